# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The table under hands that are in a hurry: rows change below them, and the next key must still mean the same row."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pinportal_desktop.screens.widgets import ActionTable, Cell, Column, Link
from pinportal_desktop.screens.widgets.rows import fit_widths


@dataclass(frozen=True, slots=True)
class Login:
    """A line of Associations."""

    number: int
    name: str
    live: bool = True


def removal(login: Login) -> Cell:
    return Cell(link=Link("remove", "Remove Access")) if login.live else Cell(text="11/24/2026")


NAME = Column[Login](
    title="Name", cell=lambda login: Cell(text=login.name, note="· by phone"), sample=Cell(text="Ana"), stretch=1
)
REMOVAL = Column[Login](title="Removed", cell=removal, sample=Cell(text="11/24/2026"))
ANA, LUIS, TOMAS = Login(1, "Ana"), Login(2, "Luis"), Login(3, "Tomás")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(500, 220)
    QVBoxLayout(made).addWidget(QLineEdit())
    return made


@pytest.fixture
def table(window: QWidget, qtbot: QtBot) -> ActionTable[Login]:
    made: ActionTable[Login] = ActionTable(name="Associations")
    made.set_columns(NAME, REMOVAL, key=lambda login: login.number)
    made.set_rows((ANA, LUIS, TOMAS))
    layout = window.layout()
    assert layout is not None
    layout.addWidget(made)
    with qtbot.waitActive(window):
        window.show()
    return made


def test_the_hand_stays_on_a_row_that_has_changed_and_moved(table: ActionTable[Login]) -> None:
    table.go_to(0, 1)
    gone = replace(ANA, live=False)
    table.set_rows((LUIS, TOMAS, gone))
    assert (table.current_row(), table.currentIndex().column()) == (gone, 1)
    table.set_rows((LUIS, TOMAS))
    assert table.current_row() is None


def test_who_comes_by_tab_stands_on_what_can_be_done(window: QWidget, table: ActionTable[Login], qtbot: QtBot) -> None:
    field = window.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert table.hasFocus()
    with qtbot.waitSignal(table.acted) as acted:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert acted.args == ["remove", ANA]


def test_nothing_jumps_when_the_scroll_bar_comes(table: ActionTable[Login], qtbot: QtBot) -> None:
    before = table.columnViewportPosition(1)
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()
    table.set_rows(tuple(Login(number, "Ana") for number in range(50)))
    qtbot.waitUntil(table.verticalScrollBar().isVisible)
    assert table.columnViewportPosition(1) == before
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()


def test_a_note_is_read_with_its_text(table: ActionTable[Login]) -> None:
    assert table.model().index(0, 0).data() == "Ana · by phone"


def test_a_name_keeps_its_width_while_what_else_stretches_gives_back() -> None:
    assert fit_widths([100, 60, 100], [1, 0, 1], 240, 48, [True, False, False]) == [100, 60, 80]
    assert fit_widths([100, 60, 100], [1, 0, 1], 280, 48, [True, False, False]) == [110, 60, 110]
