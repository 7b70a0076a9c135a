# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What each column of a table holds: its heading, its first cells, and a drop-down."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from pinportal_desktop.screens.importing.plans import EXAMPLES, Table, choices
from pinportal_desktop.screens.importing.texts import holds
from pinportal_desktop.screens.widgets import ComboBox, Kind, Line, label, mark, name_field
from pinportal_desktop.usecases.spreadsheet import Column
from pinportal_desktop.words import Words

_HEADING, _EXAMPLE, _CHOICE = 190, 60, 250  # px


class ColumnsGrid(QWidget):
    """One line for each column of the table.

    Signals: `chosen(int, object)` with the column's number and what a person says that it holds.
    """

    chosen = Signal(int, object)

    def __init__(self, table: Table, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, Kind.PLAIN)
        self._words = words
        self._boxes: list[ComboBox] = []
        self._headings: list[QLabel] = []
        self._cells: list[tuple[Line, ...]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 8, 16, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for number in range(len(table.plan.columns)):
            self._add(grid, number)
        grid.setColumnMinimumWidth(0, _HEADING)
        for column in range(1, EXAMPLES + 1):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(len(table.plan.columns), 1)
        self._offer(table)
        self.show_table(table)

    @property
    def boxes(self) -> Sequence[ComboBox]:
        """The drop-downs, in the order of the columns."""
        return self._boxes

    def show_table(self, table: Table) -> None:
        """Headings, first cells and what is chosen, as the plan has them."""
        headings = table.headings
        for number, (box, heading) in enumerate(zip(self._boxes, self._headings, strict=True)):
            named = headings[number].strip() if number < len(headings) else ""
            heading.setText(_escaped(named) or self._words.text("Column {number}", number=number + 1))
            name_field(heading, box)
            examples = table.examples(number)
            for place, cell in enumerate(self._cells[number]):
                cell.tell(_shown(examples[place]) if place < len(examples) else "")
            box.blockSignals(True)  # noqa: FBT003 - Qt's
            box.setCurrentIndex(box.findData(_key(table.plan.columns[number])))
            box.blockSignals(False)  # noqa: FBT003 - Qt's
            mark(heading, Kind.MUTED if table.plan.columns[number] is None else Kind.LABEL)

    def _add(self, grid: QGridLayout, number: int) -> None:
        heading = label("", Kind.LABEL, self)
        heading.setWordWrap(True)
        heading.setMaximumWidth(_HEADING)
        cells = tuple(Line(self) for _ in range(EXAMPLES))
        box = ComboBox(self)
        box.setFixedWidth(_CHOICE)
        box.setMaxVisibleItems(16)
        grid.addWidget(heading, number, 0)
        for place, cell in enumerate(cells):
            mark(cell, Kind.MUTED)
            cell.setMinimumWidth(_EXAMPLE)
            grid.addWidget(cell, number, place + 1)
        grid.addWidget(box, number, EXAMPLES + 1, Qt.AlignmentFlag.AlignRight)
        self._boxes.append(box)
        self._headings.append(heading)
        self._cells.append(cells)

    def _offer(self, table: Table) -> None:
        offered: tuple[Column | None, ...] = (None, *choices(table.plan))
        for number, box in enumerate(self._boxes):
            for choice in offered:
                box.addItem(holds(choice, self._words), _key(choice))
            box.currentIndexChanged.connect(partial(self._choose, number, offered))

    def _choose(self, number: int, offered: Sequence[Column | None], index: int) -> None:
        self.chosen.emit(number, offered[index])


def _key(column: Column | None) -> str:
    """Qt finds a text again, but not a frozen thing that is equal."""
    return "" if column is None else f"{column.field}/{column.contact}"


def _escaped(heading: str) -> str:
    """A heading is a label's text, in which & would underline a letter."""
    return " ".join(heading.split()).replace("&", "&&")


def _shown(cell: str) -> str:
    return " ".join(cell.split())
