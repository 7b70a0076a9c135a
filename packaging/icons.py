# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Draws resources/icons/app.svg in the sizes that Windows and macOS ask for. Used by the PyInstaller spec."""

import sys
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter, Qt
from PySide6.QtSvg import QSvgRenderer

_SIDES: Final = (16, 24, 32, 48, 64, 128, 256)  # px
_LARGEST: Final = 1024  # px, as macOS wants it


def icon_for(platform: str, svg: Path, folder: Path) -> str | None:
    """The icon's file in `folder`, made for `platform` (as `sys.platform`); None where executables carry none."""
    endings = {"win32": "ico", "darwin": "icns"}
    if platform not in endings:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / f"app.{endings[platform]}"
    drawn = [_drawn(svg, side) for side in (*_SIDES, _LARGEST)]
    if platform == "win32":
        drawn[-2].save(made, sizes=[(side, side) for side in _SIDES], append_images=drawn[:-2])
    else:
        drawn[-1].save(made, append_images=drawn[:-1])
    return str(made)


def _drawn(svg: Path, side: int) -> Image.Image:
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(kept, "PNG")  # type: ignore[call-overload]  # Qt's stubs want bytes here, and Qt takes both
    return Image.open(BytesIO(bytes(kept.data().data())))


if __name__ == "__main__":
    icon_for(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
