# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""E-mails in order of preference: a line each, and always an empty one for the next."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from pinportal_desktop.screens.widgets import FieldError, Kind, button

MOST: Final = 4  # lines that typing makes; a contact who has more shows them all


class EmailRows(QWidget):
    """The lines, from the preferred one down.

    Signals: `changed(texts)` when something was typed or another one is preferred; it has the lines as they stand.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = ("", "")
        self._rows: list[tuple[QLineEdit, QPushButton, FieldError, QWidget]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._add_row()

    def set_names(self, prefer: str, *, further: str) -> None:
        """What the buttons say, and what a screen reader calls the lines after the first ("E-mail {n}")."""
        self._names = (prefer, further)
        for number, (line, one, _, _) in enumerate(self._rows):
            self._name(number, line, one)

    def come_after(self, before: QWidget) -> None:
        """Takes its turn among the inputs after `before`."""
        QWidget.setTabOrder(before, self._rows[0][0])
        QWidget.setTabOrder(self._rows[0][0], self._rows[0][1])

    @property
    def first(self) -> QLineEdit:
        """The preferred one's line."""
        return self._rows[0][0]

    def row(self, number: int) -> tuple[QLineEdit, FieldError]:
        """A line and what is wrong with it."""
        line, _, error, _ = self._rows[number]
        return line, error

    @property
    def texts(self) -> tuple[str, ...]:
        """All lines as they stand, empty ones too."""
        return tuple(line.text() for line, _, _, _ in self._rows)

    def set_texts(self, texts: tuple[str, ...]) -> None:
        """Shows these, and an empty line after them."""
        while len(self._rows) < len(texts):
            self._add_row()
        for number, (line, _, _, _) in enumerate(self._rows):
            wanted = texts[number] if number < len(texts) else ""
            if line.text() != wanted:
                with QSignalBlocker(line):
                    line.setText(wanted)
        self._settle()

    def _add_row(self) -> None:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line, prefer, error = QLineEdit(holder), button("", Kind.LINK, holder), FieldError(holder)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(line, 1)
        row.addWidget(prefer)
        column.addLayout(row)
        column.addWidget(error)
        number = len(self._rows)
        if self._rows:
            QWidget.setTabOrder(self._rows[-1][1], line)
        QWidget.setTabOrder(line, prefer)
        self._rows.append((line, prefer, error, holder))
        self._column.addWidget(holder)
        holder.show()  # Qt would show it with the next events, after the window has asked how high it must be
        self._name(number, line, prefer)
        line.textChanged.connect(self._typed)
        prefer.clicked.connect(partial(self._prefer, number))
        self._settle()

    def _name(self, number: int, line: QLineEdit, prefer: QPushButton) -> None:
        prefer.setText(self._names[0])
        if number:
            line.setAccessibleName(self._names[1].format(n=number + 1))
        prefer.setAccessibleDescription(line.accessibleName())

    def _typed(self) -> None:
        self._settle()
        self.changed.emit(self.texts)

    def _prefer(self, number: int) -> None:
        texts = self.texts
        self.set_texts((texts[number], *texts[:number], *texts[number + 1 :]))
        self.first.setFocus()
        self.changed.emit(self.texts)

    def _settle(self) -> None:
        """One empty line at the end, as long as there is room."""
        if self._rows[-1][0].text().strip() and len(self._rows) < MOST:
            self._add_row()
        for number, (line, prefer, _, _) in enumerate(self._rows):
            prefer.setVisible(number > 0 and bool(line.text().strip()))
