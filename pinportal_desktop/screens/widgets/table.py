# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The one table: rows with badges and links, reached by mouse, keyboard and screen reader alike."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QToolTip, QWidget

from pinportal_desktop.screens.theme import look_now
from pinportal_desktop.screens.widgets.cells import CellDelegate, column_width
from pinportal_desktop.screens.widgets.marks import Kind, label
from pinportal_desktop.screens.widgets.rows import CELL_ROLE, ROW_ROLE, Cell, Column, Index, RowsModel, fit_widths

R = TypeVar("R")

_HEAD = 35
_NARROWEST = 48
_NEAR = 20  # rows


class ActionTable(QTableView, Generic[R]):
    """A table set up once for all screens: `ActionTable(card, name="Associations")`, `set_columns`, `set_rows`.

    Signals:
        opened(row): Enter on a cell without a link, or a double click.
        acted(key, row): a link was clicked, or Enter or Space pressed on its cell.
        went(row): the current row changed; None when there is none.
        widths_chosen(): a person dragged a column; `chosen_widths()` is worth keeping.
        near_end(): the last rows come into view or within the keyboard's reach; more may be added.

    Arrow keys move between cells, Tab leaves the table.
    """

    opened = Signal(object)
    acted = Signal(str, object)
    went = Signal(object)
    widths_chosen = Signal()
    near_end = Signal()

    def __init__(self, parent: QWidget | None = None, *, name: str = "") -> None:
        """`name` is what a screen reader calls the table."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._rows: RowsModel[R] = RowsModel((), self)
        self._key: Callable[[R], object] = _itself
        self._chosen: dict[int, int] = {}
        self._laying_out = False
        self._pressed: QModelIndex | None = None
        self._height_in_rows: tuple[int, int] | None = None
        self._cells = CellDelegate(self)
        self.setItemDelegate(self._cells)
        self._empty = label("", Kind.MUTED, self.viewport())
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.hide()
        self._set_up()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(look_now().sizes.row)
        head = self.horizontalHeader()
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setFixedHeight(_HEAD)
        head.setMinimumSectionSize(_NARROWEST)
        head.sectionResized.connect(self._dragged)
        self.verticalScrollBar().valueChanged.connect(self._tell_near_end)

    @property
    def rows(self) -> tuple[R, ...]:
        """The rows shown now."""
        return self._rows.rows

    def set_columns(self, *columns: Column[R], key: Callable[[R], object] | None = None) -> None:
        """What the table shows of its rows, and what makes a row the same when it has changed; called once."""
        self._key = key or _itself
        self._rows = RowsModel(columns, self)
        self.setModel(self._rows)
        self.selectionModel().currentRowChanged.connect(self._went)
        self._lay_out()

    def set_empty_text(self, text: str) -> None:
        """What stands in a table without rows: what would be here and the one thing to do next."""
        self._empty.setText(text)
        self._show_empty()

    def set_rows(self, rows: Sequence[R], *, keep: bool = True) -> None:
        """Shows `rows`. The current row stays when the same one is among them and `keep`; else there is none."""
        before, column = self.current_row(), max(self.currentIndex().column(), 0)
        self._rows.set_rows(rows)
        if keep and before is not None:
            keys = [self._key(row) for row in self._rows.rows]
            if self._key(before) in keys:
                self.go_to(keys.index(self._key(before)), column)
        self._show_empty()
        self.updateGeometry()

    def add_rows(self, rows: Sequence[R]) -> None:
        """Shows `rows` after those that are there; what is in view and the current row stay."""
        self._rows.add_rows(rows)

    def current_row(self) -> R | None:
        """The row that the keyboard is on."""
        index = self.currentIndex()
        return self._rows.rows[index.row()] if index.isValid() else None

    def go_to(self, number: int, column: int = 0) -> None:
        """Makes the row `number` the current one and brings it into view."""
        index = self._rows.index(number, column)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def step(self, by: int) -> None:
        """Moves the current row, as the arrow keys of a search box do."""
        if self._rows.rows:
            here = self.currentIndex().row()
            self.go_to(min(max(here + by, 0), len(self._rows.rows) - 1), max(self.currentIndex().column(), 0))

    def fit_height(self, least: int, most: int) -> None:
        """Is as high as its rows, at least and at most as many as given: for a page that scrolls as a whole."""
        self._height_in_rows = (least, most)
        self.setMinimumHeight(_HEAD + least * look_now().sizes.row)
        self.updateGeometry()

    def chosen_widths(self) -> Mapping[int, int]:
        """The widths in px that a person gave to columns, by the column's number."""
        return dict(self._chosen)

    def choose_widths(self, widths: Mapping[int, int]) -> None:
        """Gives columns the widths that a person chose another time."""
        self._chosen = {number: width for number, width in widths.items() if number < len(self._rows.columns)}
        self._lay_out()

    def cell_at(self, index: Index) -> Cell:
        """What stands at `index`."""
        cell = index.data(CELL_ROLE)
        assert isinstance(cell, Cell)
        return cell

    def _lay_out(self) -> None:
        columns = self._rows.columns
        head = QFont(self.font())
        head.setPixelSize(look_now().sizes.small)
        head.setWeight(QFont.Weight.DemiBold)
        wishes = [self._chosen.get(n) or column_width(column, self.font(), head) for n, column in enumerate(columns)]
        stretches = [0 if n in self._chosen else column.stretch for n, column in enumerate(columns)]
        keeps = [column.keeps for column in columns]
        # Laid out as if the scroll bar were there, so that nothing jumps when it comes; the last column fills up.
        bar = 0 if self.verticalScrollBar().isVisible() else self.verticalScrollBar().sizeHint().width()
        widths = fit_widths(wishes, stretches, self.viewport().width() - bar, _NARROWEST, keeps)
        self._laying_out = True
        for number, width in enumerate(widths):
            self.setColumnWidth(number, width + (bar if number == len(widths) - 1 else 0))
        self._laying_out = False

    def _dragged(self, number: int, _before: int, now: int) -> None:
        if not self._laying_out:
            self._chosen[number] = now
            self._lay_out()
            self.widths_chosen.emit()

    def _show_empty(self) -> None:
        self._empty.setVisible(not self._rows.rows and bool(self._empty.text()))
        self._empty.setGeometry(self.viewport().rect().adjusted(24, 24, -24, 0))

    def _went(self, now: QModelIndex) -> None:
        self.went.emit(now.data(ROW_ROLE))
        self._tell_near_end()

    def _tell_near_end(self) -> None:
        last = self.rowAt(self.viewport().height() - 1)
        reached = max(last if last >= 0 else len(self._rows.rows), self.currentIndex().row())
        if self._rows.rows and reached >= len(self._rows.rows) - _NEAR:
            self.near_end.emit()

    def _act(self, index: QModelIndex) -> None:
        link = self.cell_at(index).link
        row = index.data(ROW_ROLE)
        if link is None:
            self.opened.emit(row)
        else:
            self.acted.emit(link.key, row)

    def _link_at(self, place: QPoint) -> QModelIndex | None:
        """The cell whose link lies at `place` of the viewport."""
        index = self.indexAt(place)
        if index.isValid() and self._cells.link_area(self.visualRect(index), self.cell_at(index)).contains(place):
            return index
        return None

    def _hover(self, place: QPoint | None) -> None:
        row = -1 if place is None else self.indexAt(place).row()
        link = place is not None and self._link_at(place) is not None
        if (row, link) != (self._cells.hover_row, self._cells.hover_link):
            self._cells.hover_row, self._cells.hover_link = row, link
            shape = Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._height_in_rows is not None:
            least, most = self._height_in_rows
            hint.setHeight(_HEAD + min(max(len(self._rows.rows), least), most) * look_now().sizes.row)
        return hint

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        space = event.key() == Qt.Key.Key_Space
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if index.isValid() and plain and (enter or (space and self.cell_at(index).link is not None)):
            self._act(index)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._link_at(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        super().mouseReleaseEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and pressed is not None and self._link_at(event.position().toPoint()) == pressed:
            self._act(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        super().mouseDoubleClickEvent(event)
        if index.isValid() and self._link_at(place) is None:
            self.opened.emit(index.data(ROW_ROLE))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(event.position().toPoint())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._rows.rows and not self.selectionModel().hasSelection():
            self.go_to(max(self.currentIndex().row(), 0), self._act_column(max(self.currentIndex().row(), 0)))

    def _act_column(self, number: int) -> int:
        """The column of a row's last link, which is what Enter is to do there; 0 without one."""
        columns = range(len(self._rows.columns))
        return max((n for n in columns if self.cell_at(self._rows.index(number, n)).link is not None), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self._show_empty()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            cut = index.isValid() and self._cells.is_cut(self.visualRect(index), self.cell_at(index))
            QToolTip.showText(event.globalPos(), self.cell_at(index).plain if cut else "", self)
            return True
        return super().viewportEvent(event)


def _itself(row: object) -> object:
    return row
