# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The table of every screen: what it reads aloud, what keys and clicks do, how it fills its room."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from pinportal_desktop.assets import Scheme, look
from pinportal_desktop.screens.widgets import (
    ActionTable,
    Cell,
    Column,
    Ink,
    Link,
    RowsModel,
    Tone,
)
from pinportal_desktop.screens.widgets.cells import cut_email
from pinportal_desktop.screens.widgets.rows import fit_widths
from tests.screens.widgets.showing import show, spoken


@dataclass(frozen=True)
class Contact:
    name: str
    e_mail: str
    access: bool


ANA = Contact("Garcia, Ana", "ana.garcia@example.com", True)

TOMAS = Contact("Reyes, Tomás", "", False)


def access(row: Contact) -> Cell:
    return Cell(text="Has access", tone=Tone.GOOD) if row.access else Cell(text="No access yet", tone=Tone.NEUTRAL)


def act(row: Contact) -> Cell:
    return Cell() if row.access else Cell(link=Link("give", "Give access…"))


COLUMNS = (
    Column[Contact](
        title="Name",
        cell=lambda row: Cell(text=row.name, ink=Ink.BOLD, found=((0, 3),)),
        sample=Cell(text="Reyes, Tomás", ink=Ink.BOLD),
        stretch=1,
    ),
    Column[Contact](
        title="E-mail",
        cell=lambda row: Cell(text=row.e_mail or "–", spoken=row.e_mail or "no e-mail"),
        sample=Cell(text="ana.garcia@example.com"),
        numbers=True,
    ),
    Column[Contact](title="Portal", cell=access, sample=Cell(text="No access yet", tone=Tone.NEUTRAL)),
    Column[Contact](title="", spoken_title="Action", cell=act, sample=Cell(link=Link("give", "Give access…"))),
)

LINK_COLUMN = 3


@pytest.fixture
def table(window: QWidget, qtbot: QtBot) -> ActionTable[Contact]:
    made: ActionTable[Contact] = ActionTable(window, name="Family Contacts")
    made.set_columns(*COLUMNS)
    made.set_rows((ANA, TOMAS))
    layout = window.layout()
    assert layout is not None
    layout.addWidget(made)
    show(window, qtbot)
    return made


def test_the_model_keeps_qts_promises(qtmodeltester: ModelTester, qapp: QApplication) -> None:
    model = RowsModel(COLUMNS)
    for rows in ((), (ANA, TOMAS), ()):
        model.set_rows(rows)
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped


def test_every_cell_can_be_read_aloud(table: ActionTable[Contact]) -> None:
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface.text(QAccessible.Text.Name) == "Family Contacts"
    model = table.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert [model.index(1, column).data(role) for column in range(4)] == [
        "Reyes, Tomás",
        "no e-mail",
        "No access yet",
        "Give access…",
    ]
    assert model.headerData(LINK_COLUMN, Qt.Orientation.Horizontal, role) == "Action"
    assert model.index(1, 1).data() == "–"


def test_numbers_stand_at_the_right(table: ActionTable[Contact]) -> None:
    aligned = Qt.AlignmentFlag(table.model().index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole))
    assert aligned & Qt.AlignmentFlag.AlignRight


def test_a_link_is_followed_by_click(table: ActionTable[Contact], qtbot: QtBot) -> None:
    place = table.visualRect(table.model().index(1, LINK_COLUMN)).center()
    with qtbot.waitSignal(table.acted) as acted:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert acted.args == ["give", TOMAS]


def test_a_click_beside_a_link_only_selects(table: ActionTable[Contact], qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.acted), qtbot.assertNotEmitted(table.opened):
        place = table.visualRect(table.model().index(1, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.current_row() == TOMAS


def test_a_text_before_a_link_is_not_the_link(window: QWidget, qtbot: QtBot) -> None:
    undo = Cell(text="06/01/2026", ink=Ink.MUTED, link=Link("undo", "Undo"))
    made: ActionTable[Contact] = ActionTable(window, name="Associations")
    made.set_columns(Column[Contact](title="Access removed", cell=lambda _: undo, sample=undo))
    made.set_rows((ANA,))
    made.resize(600, 200)
    show(window, qtbot)
    area = made.visualRect(made.model().index(0, 0))
    acted: list[object] = []
    made.acted.connect(lambda key, row: acted.append((key, row)))
    QTest.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(area.left() + 20, area.center().y()))
    assert acted == []
    QTest.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(area.left() + 100, area.center().y()))
    assert acted == [("undo", ANA)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_link_is_followed_by_keyboard(table: ActionTable[Contact], qtbot: QtBot, key: Qt.Key) -> None:
    table.setFocus()
    table.go_to(0)
    QTest.keyClick(table, Qt.Key.Key_Down)
    for _ in range(LINK_COLUMN):
        QTest.keyClick(table, Qt.Key.Key_Right)
    with qtbot.waitSignal(table.acted) as acted:
        QTest.keyClick(table, key)
    assert acted.args == ["give", TOMAS]


def test_enter_elsewhere_opens_the_row(table: ActionTable[Contact], qtbot: QtBot) -> None:
    table.setFocus()
    table.go_to(1)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [TOMAS]


def test_a_double_click_opens_the_row_and_follows_a_link_only_once(table: ActionTable[Contact]) -> None:
    opened: list[object] = []
    acted: list[object] = []
    table.opened.connect(opened.append)
    table.acted.connect(lambda _, row: acted.append(row))
    for column in (0, LINK_COLUMN):
        place = table.visualRect(table.model().index(1, column)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [TOMAS]
    assert acted == [TOMAS]


def test_the_current_row_stays_when_rows_change_and_goes_with_it(table: ActionTable[Contact]) -> None:
    table.go_to(1)
    table.set_rows((TOMAS, ANA))
    assert table.current_row() == TOMAS
    table.set_rows((ANA,))
    assert table.current_row() is None


def test_the_table_tells_which_row_the_keyboard_is_on(table: ActionTable[Contact], qtbot: QtBot) -> None:
    table.go_to(0)
    with qtbot.waitSignal(table.went) as went:
        table.step(1)
    assert went.args == [TOMAS]
    table.step(1)
    assert table.current_row() == TOMAS


def test_tab_leaves_the_table(table: ActionTable[Contact], window: QWidget) -> None:
    after = QLineEdit(window)
    after.show()
    QWidget.setTabOrder(table, after)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_the_cell_that_has_the_focus_has_a_ring(table: ActionTable[Contact]) -> None:
    index = table.model().index(1, LINK_COLUMN)
    table.go_to(1, LINK_COLUMN)
    table.setFocus()
    area = table.visualRect(index)
    edge = table.viewport().grab().toImage().pixelColor(area.left() + 1, area.center().y())
    assert edge == QColor(look(Scheme.LIGHT).colors.primary)


def test_letters_that_matched_are_marked(table: ActionTable[Contact]) -> None:
    area = table.visualRect(table.model().index(1, 0))
    picture = table.viewport().grab(area).toImage()
    match = QColor(look(Scheme.LIGHT).colors.match)
    marked = [x for x in range(picture.width()) if picture.pixelColor(x, area.height() // 2 - 7) == match]
    assert marked
    assert max(marked) < 50, "only the first three letters were found"


def test_columns_fill_the_table_without_a_horizontal_bar_and_do_not_jump(table: ActionTable[Contact]) -> None:
    widths = [table.columnWidth(number) for number in range(4)]
    assert sum(widths) == table.viewport().width()
    table.set_rows((Contact("Garcia-Lopez y Reyes de la Vega, María Guadalupe", "x" * 80, True),))
    assert [table.columnWidth(number) for number in range(4)] == widths


def test_a_dragged_column_keeps_its_width_and_the_others_make_room(table: ActionTable[Contact], qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.widths_chosen):
        table.horizontalHeader().resizeSection(1, 300)
    assert table.chosen_widths() == {1: 300}
    assert table.columnWidth(1) == 300
    assert sum(table.columnWidth(number) for number in range(4)) == table.viewport().width()


@pytest.mark.parametrize(
    ("wishes", "stretches", "room", "widths"),
    [
        ((100, 100), (1, 0), 300, [200, 100]),
        ((100, 100), (0, 0), 300, [100, 200]),
        ((100, 100, 100), (1, 2, 0), 601, [200, 301, 100]),
        ((200, 100), (1, 0), 250, [150, 100]),
        ((100, 100), (1, 0), 130, [48, 82]),
        ((10, 10), (0, 0), 50, [48, 48]),
        ((), (), 50, []),
    ],
)
def test_widths_fill_the_room_and_stretching_columns_give_first(
    wishes: tuple[int, ...], stretches: tuple[int, ...], room: int, widths: list[int]
) -> None:
    assert fit_widths(wishes, stretches, room, 48) == widths


def test_an_email_that_is_too_long_is_cut_in_its_domain_so_that_two_can_be_told_apart(qapp: QApplication) -> None:
    metrics = QFontMetricsF(qapp.font())
    room = metrics.horizontalAdvance("ana.garcia1@exam…e.com")
    addresses = ("ana.garcia1@example.com", "ana.garcia2@example.com", "ana.garcia1@example.org")
    shown = [cut_email(address, metrics, room - 1) for address in addresses]
    assert len(set(shown)) == len(addresses)
    assert all(metrics.horizontalAdvance(one) <= room for one in shown)
    assert shown[0].startswith("ana.garcia1@e")
    assert "…" in shown[0]
    assert cut_email(addresses[0], metrics, 10 * room) == addresses[0]
    assert metrics.horizontalAdvance(cut_email("a" * 80 + "@b.org", metrics, room)) <= room


def test_an_empty_table_says_what_would_be_there(table: ActionTable[Contact]) -> None:
    table.set_empty_text("Nobody has access yet.")
    table.set_rows(())
    (text,) = [one for one in table.viewport().findChildren(QWidget) if one.isVisible()]
    assert spoken(text) == "Nobody has access yet."
    table.set_rows((ANA,))
    assert not text.isVisible()
