# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A letter's page as a picture: for the preview, and for printers that take pictures only."""

from PySide6.QtGui import QImage


def page_picture(letter: bytes, *, dots_per_inch: float) -> QImage:
    """The first page of a PDF. Takes about 50 ms at 100 dots per inch: never on the GUI thread."""
    # Here, because no start should wait for it.
    from pypdfium2 import PdfDocument

    document = PdfDocument(letter)
    try:
        bitmap = document[0].render(scale=dots_per_inch / 72)
        picture = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888)
        return picture.copy()  # the buffer goes with the document
    finally:
        document.close()
