# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The widgets of every screen: what they say to eyes and to screen readers, what keys and clicks do."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QFontInfo, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from pinportal_desktop.assets import Scheme, look
from pinportal_desktop.screens.theme import Theme
from pinportal_desktop.screens.widgets import (
    ActionTable,
    Badge,
    Cell,
    Column,
    ComboBox,
    FieldError,
    Ink,
    Kind,
    Link,
    Notice,
    NoticeLink,
    PinField,
    Rail,
    RailEntry,
    RowsModel,
    Tone,
    button,
    field_label,
    mark,
)
from pinportal_desktop.screens.widgets.cells import cut_email
from pinportal_desktop.screens.widgets.rows import fit_widths


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


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp)
    made.prefer(Scheme.LIGHT)
    yield made
    made.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with a field that has the focus."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 500)
    QLineEdit(made)
    QVBoxLayout(made)
    return made


def show(window: QWidget, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.show()


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


# ---- what a screen reader gets


def spoken(widget: QWidget, kind: QAccessible.Text = QAccessible.Text.Name) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(kind)


def test_a_badge_is_read_by_its_text_and_an_empty_one_is_not_there(qtbot: QtBot) -> None:
    badge = Badge()
    qtbot.addWidget(badge)
    badge.tell("Registered", Tone.GOOD)
    assert spoken(badge) == "Registered"
    badge.tell("Pending", Tone.WARN)
    assert spoken(badge) == "Pending"
    badge.tell("", Tone.NEUTRAL)
    assert badge.isHidden()


@pytest.mark.parametrize("tone", list(Tone))
def test_a_badge_has_the_ground_of_its_tone(qtbot: QtBot, tone: Tone) -> None:
    badge = Badge()
    qtbot.addWidget(badge)
    badge.tell("Registered", Tone.GOOD)
    badge.tell("Registered", tone)
    badge.resize(badge.sizeHint())
    ground = getattr(look(Scheme.LIGHT).colors, f"{tone.value}_back")
    assert badge.grab().toImage().pixelColor(badge.width() // 2, 2) == QColor(ground)


def test_a_drop_down_is_named_by_its_label_and_reached_by_alt_and_a_letter(window: QWidget, qtbot: QtBot) -> None:
    combo = ComboBox(window)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(field_label("Email &Address:", combo, window))
    layout.addWidget(combo)
    show(window, qtbot)
    relations = QAccessible.queryAccessibleInterface(combo).relations()
    names = [text.text(QAccessible.Text.Name).replace("&", "") for text, _ in relations]
    assert names == ["Email Address:"]
    assert combo.accessibleName() == "Email Address"
    QTest.keyClick(window, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert combo.hasFocus()


def test_a_notice_shows_its_sentence_and_what_can_be_done(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    assert notice.isHidden()
    done: list[str] = []
    notice.tell(
        Tone.WARN, "A new PIN replaces it.", NoticeLink("Share Current PIN instead", lambda: done.append("shared"))
    )
    assert not notice.isHidden()
    assert spoken(notice.text) == "A new PIN replaces it."
    (link,) = notice.links
    assert spoken(link) == "Share Current PIN instead"
    link.click()
    assert done == ["shared"]
    notice.tell(Tone.BAD, "It was not sent.")
    assert notice.links == ()
    notice.dismiss()
    assert notice.isHidden()
    assert notice.text.text() == ""


def test_a_notice_that_keeps_its_place_lets_nothing_jump(window: QWidget, qtbot: QtBot) -> None:
    layout = window.layout()
    assert layout is not None
    notice, below = Notice(window, keep_place=True), button("Edit Patient", parent=window)
    layout.addWidget(notice)
    layout.addWidget(below)
    notice.tell(Tone.GOOD, "Sent.")
    show(window, qtbot)
    before = below.pos()
    notice.hide()
    QApplication.processEvents()
    assert below.pos() == before


# ---- fields


@pytest.fixture
def field_and_error(window: QWidget, qtbot: QtBot) -> tuple[QLineEdit, FieldError]:
    field, error = QLineEdit("31/31/2012", window), FieldError(window)
    show(window, qtbot)
    error.tell(field, "Type the date as 03/14/2012.")
    return field, error


def test_a_field_keeps_what_was_typed_when_it_is_refused(field_and_error: tuple[QLineEdit, FieldError]) -> None:
    field, error = field_and_error
    assert field.text() == "31/31/2012"
    assert error.text() == "Type the date as 03/14/2012."
    assert error.isVisible()
    assert spoken(field, QAccessible.Text.Description) == "Type the date as 03/14/2012."


def test_an_error_goes_while_the_field_holds_something_else_and_comes_back_with_what_was_refused(
    field_and_error: tuple[QLineEdit, FieldError],
) -> None:
    field, error = field_and_error
    field.setText("03/14/2012")
    assert error.isHidden()
    assert field.property("refused") == "false"
    assert spoken(field, QAccessible.Text.Description) == ""
    field.setText("31/31/2012")
    assert error.isVisible()
    assert field.property("refused") == "true"
    error.withdraw()
    assert error.isHidden()
    assert field.property("refused") == "false"


def test_a_refused_field_has_a_red_edge(field_and_error: tuple[QLineEdit, FieldError]) -> None:
    field, error = field_and_error
    field.clearFocus()
    edge = QPoint(field.width() // 2, 0)
    colors = look(Scheme.LIGHT).colors
    assert field.grab().toImage().pixelColor(edge) == QColor(colors.bad)
    error.withdraw()
    assert field.grab().toImage().pixelColor(edge) == QColor(colors.control)


def test_an_error_of_a_drop_down_follows_its_choice(window: QWidget, qtbot: QtBot) -> None:
    combo, error = ComboBox(window), FieldError(window)
    combo.addItems(["ana.garcia@example.com", "Other"])
    show(window, qtbot)
    error.tell(combo, "That is Ana's login; Tomás needs his own.")
    combo.setCurrentIndex(1)
    assert error.isHidden()


def test_no_button_is_pressed_by_a_stray_enter(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    for kind in (Kind.PRIMARY, Kind.OUTLINE, Kind.LINK, Kind.DANGER_LINK):
        made = button("Send PIN / Verification Question", kind, dialog)
        assert not made.autoDefault()
        assert not made.isDefault()


def test_a_pin_is_large_and_reaches_no_clipboard(qtbot: QtBot) -> None:
    field = PinField()
    qtbot.addWidget(field)
    field.show_pin("K7P4-RX9M")
    info = QFontInfo(field.font())
    assert (info.family(), info.pixelSize(), info.bold()) == ("JetBrains Mono", 22, True)
    assert field.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction
    assert spoken(field) == "K7P4-RX9M"
    field.forget()
    assert field.text() == ""


def test_a_pin_keeps_its_font_when_the_look_changes(theme: Theme, qtbot: QtBot) -> None:
    field = PinField()
    qtbot.addWidget(field)
    field.show()
    theme.prefer(Scheme.DARK)
    assert QFontInfo(field.font()).family() == "JetBrains Mono"
    assert field.font().letterSpacing() == 2


def test_a_kind_can_change_while_a_widget_is_shown(window: QWidget, qtbot: QtBot) -> None:
    made = button("Generate PIN", Kind.OUTLINE, window)
    made.resize(120, 32)
    made.move(0, 100)
    show(window, qtbot)
    mark(made, Kind.PRIMARY)
    assert made.grab().toImage().pixelColor(6, 6) == QColor(look(Scheme.LIGHT).colors.primary)


# ---- the rail


@pytest.fixture
def rail(window: QWidget, qtbot: QtBot) -> Rail:
    made = Rail(window, title="PinPortal")
    made.set_entries(
        RailEntry(key="patients", text="Patient Administration"),
        RailEntry(key="messages", text="Messages"),
        RailEntry(key="settings", text="Settings", at_end=True),
    )
    made.set_current("patients")
    made.resize(made.width(), 400)
    show(window, qtbot)
    return made


def test_the_rail_shows_where_one_is_and_asks_before_it_moves(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rail.chosen) as chosen:
        rail.button("messages").click()
    assert chosen.args == ["messages"]
    assert rail.button("patients").current
    assert not rail.button("messages").current
    rail.set_current("messages")
    assert rail.button("messages").current


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_rail_is_used_by_keyboard(rail: Rail, qtbot: QtBot, key: Qt.Key) -> None:
    rail.button("patients").setFocus()
    QTest.keyClick(rail.button("patients"), Qt.Key.Key_Down)
    assert rail.button("messages").hasFocus()
    with qtbot.waitSignal(rail.chosen) as chosen:
        QTest.keyClick(rail.button("messages"), key)
    assert chosen.args == ["messages"]


def test_the_rails_entries_are_buttons(rail: Rail) -> None:
    assert QAccessible.queryAccessibleInterface(rail.button("patients")).role() == QAccessible.Role.Button


def test_the_rail_says_how_many_things_need_a_person(rail: Rail) -> None:
    messages = rail.button("messages")
    rail.set_count("messages", 2, "2 messages need attention")
    assert spoken(messages) == "Messages"
    assert spoken(messages, QAccessible.Text.Description) == "2 messages need attention"
    pill = messages.grab().toImage().pixelColor(messages.width() - 20, messages.height() // 2 - 7)
    assert pill == QColor(look(Scheme.LIGHT).colors.count)
    rail.set_count("messages", 0, "")
    assert spoken(messages, QAccessible.Text.Description) == ""


# ---- the table


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
