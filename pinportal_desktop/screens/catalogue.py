# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Gives Qt's forms their texts from the one catalogue."""

from PySide6.QtCore import QObject, QTranslator

from pinportal_desktop.words import Words


class CatalogueTranslator(QTranslator):
    """Asks `words` for each text of a form; a miss gives the source."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def translate(self, _context: str, source: str, _comment: str | None = None, _n: int = -1) -> str:
        return self._words.translate(source)

    def isEmpty(self) -> bool:
        return False
