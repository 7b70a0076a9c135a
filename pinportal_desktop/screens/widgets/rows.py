# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Rows of a table as data: what stands in a cell, what a column is, and the model that Qt asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from pinportal_desktop.screens.widgets.marks import Tone

R = TypeVar("R")
Index: TypeAlias = QModelIndex | QPersistentModelIndex
Span: TypeAlias = tuple[int, int]

CELL_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


class Ink(Enum):
    """How the text of a cell is written."""

    PLAIN = "plain"
    BOLD = "bold"
    MUTED = "muted"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Link:
    """What a cell offers to do: `key` for the program ("remove"), `text` for people ("Remove Access")."""

    key: str
    text: str
    danger: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in one cell: a text, or a badge when `tone` is given, then a link.

    An `email` that is too long is cut in its domain, so that two can be told apart.
    `found` are the (start, end) ranges of the text that matched a search. `note` is muted, behind a text. `spoken` is
    what a screen reader says instead of the text, where the text alone says too little ("–").
    """

    text: str = ""
    ink: Ink = Ink.PLAIN
    tone: Tone | None = None
    link: Link | None = None
    found: tuple[Span, ...] = ()
    note: str = ""
    spoken: str | None = None
    email: bool = False

    @property
    def plain(self) -> str:
        """All that can be read in the cell."""
        return " ".join(part for part in (self.text, self.note, self.link.text if self.link else "") if part)


# Not slotted: Python 3.11 cannot make Column[Row](…) of a frozen, slotted generic class.
@dataclass(frozen=True, kw_only=True)
class Column(Generic[R]):
    """One column: its title, what stands in it for a row, and its width.

    The width is that of `sample`, the longest usual content (or of the title, when that is longer), never that of the
    rows, so that nothing jumps when they change. `stretch` says how much of the room left over it takes. What stretches
    gives back first when there is too little, unless it `keeps` its width: a name is what one looks for.
    """

    title: str
    cell: Callable[[R], Cell]
    sample: Cell
    stretch: int = 0
    keeps: bool = False
    numbers: bool = False
    spoken_title: str = ""  # for a column without a title


class RowsModel(QAbstractTableModel, Generic[R]):
    """Frozen rows as a Qt table. Roles: text and accessible text, CELL_ROLE the Cell, ROW_ROLE the row itself."""

    def __init__(self, columns: Sequence[Column[R]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: tuple[R, ...] = ()
        self._cells: tuple[tuple[Cell, ...], ...] = ()

    @property
    def rows(self) -> tuple[R, ...]:
        """The rows shown now."""
        return self._rows

    def set_rows(self, rows: Sequence[R]) -> None:
        """Shows `rows` instead."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._cells = tuple(tuple(column.cell(row) for column in self.columns) for row in self._rows)
        self.endResetModel()

    def add_rows(self, rows: Sequence[R]) -> None:
        """Shows `rows` after those that are there."""
        if not rows:
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._rows += tuple(rows)
        self._cells += tuple(tuple(column.cell(row) for column in self.columns) for row in rows)
        self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        if not index.isValid():
            return None
        cell = self._cells[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.plain
            case Qt.ItemDataRole.AccessibleTextRole:
                return cell.plain if cell.spoken is None else cell.spoken
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(self.columns[index.column()])
            case _ if role == CELL_ROLE:
                return cell
            case _ if role == ROW_ROLE:
                return self._rows[index.row()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return column.title or column.spoken_title
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
        return None


def fit_widths(
    wishes: Sequence[int], stretches: Sequence[int], room: int, least: int, keeps: Sequence[bool] = ()
) -> list[int]:
    """Widths that fill `room` exactly, as long as `least` px for each column fit into it.

    What is left over goes to the columns that stretch, else to the last one; what is missing is taken from those that
    stretch and do not keep their width first, then from all.
    """
    widths = [max(wish, least) for wish in wishes]
    if not widths:
        return []
    spare = room - sum(widths)
    if spare >= 0:
        shares = _shared_out(spare, stretches if any(stretches) else [0] * (len(widths) - 1) + [1])
        return [width + share for width, share in zip(widths, shares, strict=True)]
    kept = keeps or [False] * len(widths)
    yielding = [0 if keep else stretch for stretch, keep in zip(stretches, kept, strict=True)]
    for takers in (yielding, [1] * len(widths)):
        can_give = [width - least if taker else 0 for width, taker in zip(widths, takers, strict=True)]
        missing = min(sum(widths) - room, sum(can_give))
        given = _shared_out(missing, can_give)
        widths = [width - gift for width, gift in zip(widths, given, strict=True)]
        if sum(widths) <= room:
            break
    return widths


def _shared_out(amount: int, weights: Sequence[int]) -> list[int]:
    """`amount` in whole shares by weight; the rounding goes to the last that has a weight."""
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    shares = [amount * weight // whole for weight in weights]
    last = max(number for number, weight in enumerate(weights) if weight)
    shares[last] += amount - sum(shares)
    return shares


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.numbers else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
