# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The search and the account as a receptionist sees them, over a real database."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.screens.jobs import Jobs, ManualExecutor
from pinportal_desktop.screens.main_window import MainWindow
from pinportal_desktop.screens.question import Question
from pinportal_desktop.screens.registration import RegistrationWindow
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.words import Words
from tests.paper import PaperTray
from tests.world import World


class Desk:
    """The main window; `settle` lets what was started off the GUI thread come back."""

    def __init__(self, world: World, qtbot: QtBot) -> None:
        self.world = world
        self.qtbot = qtbot
        self.hand = ManualExecutor()
        self.jobs = Jobs(self.hand, interrupt=lambda: None, new_incident=lambda: "I-1")
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.furnish(self._workplace())
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.settle()
        self.search = self.window.patients._ui
        self.account = self.window.account._ui

    def _workplace(self) -> Workplace:
        world = self.world
        return Workplace(
            desk=world.desk,
            carry_out=world.do,
            looks=world.looks,
            jobs=self.jobs,
            words=Words.load(),
            rules=world.rules,
            letters=lambda _facts: b"%PDF",
            printers=PaperTray(),
            show_letter=None,
            open_page=lambda _token: None,
            wake_worker=lambda: None,
        )

    def settle(self) -> None:
        for _ in range(4):
            self.hand.drain()
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def type(self, text: str) -> None:
        self.search.searchBox.setText(text)
        self.settle()

    def names(self) -> list[str]:
        return [row.name for row in self.search.resultsTable.rows]

    def chosen(self) -> str:
        row = self.search.resultsTable.current_row()
        return "" if row is None else row.name

    def open(self, patient_id: PatientId) -> None:
        self.window.open_account(patient_id)
        self.settle()

    def question(self) -> Question:
        (found,) = [q for q in self.window.findChildren(Question) if q.isVisible()]
        return found

    def answer(self, question: Question, button: str) -> None:
        found = [b for b in question.findChildren(QPushButton) if b.text().replace("&", "") == button]
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        self.settle()

    def texts(self, of: Any) -> str:
        return " ".join(label.text() for label in of.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def desk(world: World, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(world, qtbot)
    yield made
    made.jobs.close(0)


@pytest.fixture
def marisol(world: World) -> PatientId:
    child = world.child(chart="104-2281")
    world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, "ana@example.com", phone="+15550102231")
    world.contact(child, "Tomás Reyes", "Father", Authority.JOINT, "t.reyes@example.net")
    world.contact(child, "Paula Reyes", "Grandmother", Authority.NONE)
    world.contact(child, "Carmen Ortiz", "Aunt", Authority.NOT_RECORDED)
    return child


def registered(world: World, child: PatientId, name: str = "Ana Garcia", email: str = "ana@example.com") -> None:
    contact = next(m.contact.id for m in world.account(child).family if m.contact.name.spoken == name)
    handover = world.issue(child, contact, complete=True).handover
    assert handover is not None
    _, token = world.take_handover(handover)
    world.finish(token, name, email)


# --- search


@pytest.mark.parametrize(("room", "fills"), [(QSize(1280, 800), True), (QSize(1920, 1040), False)])
def test_on_a_small_screen_the_window_fills_it_and_nothing_is_cut_off(qtbot: QtBot, room: QSize, fills: bool) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_on(room)
    assert window.isVisible()
    assert window.isMaximized() is fills


def test_patients_are_found_as_one_types_in_any_order_by_any_field(
    world: World, desk: Desk, marisol: PatientId
) -> None:
    world.child("Zoe Zimmer", chart="9")
    for typed in ("gar", "mar gar", "3/14/2012", "2012-03-14", "104-22", "1042281", "555 010", "ana@exam", "reyes"):
        desk.type(typed)
        assert "Garcia, Marisol" in desk.names(), typed
    desk.type("gar zimmer")
    assert desk.names() == []


def test_exact_comes_before_prefix_and_family_name_first(world: World, desk: Desk) -> None:
    for name in ("Ana Garner", "Gar Zed", "Ivo Gar", "Gary Abel", "Mia Garcia-Lopez", "Mia Garcia"):
        world.child(name)
    desk.type("gar")
    assert desk.names() == ["Gar, Ivo", "Zed, Gar", "Garcia, Mia", "Garcia-Lopez, Mia", "Garner, Ana", "Abel, Gary"]


@pytest.mark.parametrize("typed", ["nunez", "NÚÑEZ", "lukasz", "obrien", "o'brien", "lopez", "garcialopez", "nguyen"])
def test_accents_case_hyphens_and_apostrophes_make_no_difference(world: World, desk: Desk, typed: str) -> None:
    names = {"nunez": "Ana Núñez", "lukasz": "Jan Łukasz", "obrien": "Sean O'Brien", "nguyen": "Anh Nguyễn"}
    for name in (*names.values(), "Mia Garcia-Lopez"):
        world.child(name)
    desk.type(typed)
    assert len(desk.names()) == 1


def test_a_row_that_matched_by_something_not_shown_says_so(desk: Desk, marisol: PatientId) -> None:
    desk.type("010-2231")
    model = desk.search.resultsTable.model()
    assert "mother's phone" in model.index(0, 0).data()


def many(world: World, count: int) -> list[str]:
    """So many patients, by name."""
    for number in range(count):
        world.child(f"Mia Many{chr(97 + number // 26)}{chr(97 + number % 26)}", chart=str(number))
    return [f"Many{chr(97 + number // 26)}{chr(97 + number % 26)}, Mia" for number in range(count)]


def test_the_first_50_rows_are_there_and_the_hint_says_that_there_are_more(world: World, desk: Desk) -> None:
    names = many(world, 51)
    desk.type("many")
    assert desk.names() == names[:50]
    assert "The first 50" in desk.search.resultsHint.text()


@pytest.mark.parametrize("way", ["scroll", "down", "page down"])
def test_more_rows_come_as_one_goes_down_and_the_current_row_stays(world: World, desk: Desk, way: str) -> None:
    names = many(world, 130)
    desk.type("many")
    table = desk.search.resultsTable
    for _ in range(60):
        match way:
            case "scroll":
                table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
            case "down":
                for _key in range(3):
                    QTest.keyClick(desk.search.searchBox, Qt.Key.Key_Down)
            case _:
                QTest.keyClick(desk.search.searchBox, Qt.Key.Key_PageDown)
        desk.settle()
    assert desk.names() == names
    assert desk.search.resultsHint.text().startswith("130 patients")
    current = table.current_row()
    assert current is not None
    assert current.name == (names[0] if way == "scroll" else names[-1])


def test_a_keystroke_while_more_rows_are_on_their_way_shows_only_what_it_found(world: World, desk: Desk) -> None:
    many(world, 60)
    world.child("Zoe Zimmer")
    desk.type("many")
    desk.search.resultsTable.step(49)
    desk.type("zim")
    assert desk.names() == ["Zimmer, Zoe"]


def test_back_from_an_account_the_place_in_a_long_list_is_found_again(world: World, desk: Desk) -> None:
    names = many(world, 80)
    desk.type("many")
    table = desk.search.resultsTable
    table.step(49)
    desk.settle()
    table.step(20)
    row = table.current_row()
    assert row is not None
    desk.open(row.patient_id)
    desk.window.back_to_results()
    desk.settle()
    assert desk.names() == names
    assert table.current_row() == row


def test_more_fields_find_by_last_name_first_name_and_date_of_birth(world: World, desk: Desk) -> None:
    for name, born in (
        ("Garcia Lopez", date(2012, 3, 14)),
        ("Ana Garcia", date(2012, 3, 14)),
        ("Ana Garner", date(2013, 1, 1)),
    ):
        world.child(name, born=born)
    ui = desk.search
    assert not ui.moreFields.isVisible()
    QTest.keyClick(desk.window, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    desk.qtbot.waitUntil(lambda: QApplication.focusWidget() is ui.lastName)  # Qt shows the button pressed first
    desk.window.patients.search()
    ui.lastName.setText("gar")
    desk.settle()
    assert len(desk.names()) == 3, "fields look when told to"
    QTest.keyClick(ui.lastName, Qt.Key.Key_Return)
    desk.settle()
    assert desk.names() == ["Garcia, Ana", "Garner, Ana"], "not who is called Garcia as a first name"
    ui.firstName.setText("an")
    ui.dateOfBirth.setText("3/14/2012")
    QTest.mouseClick(ui.searchButton, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.names() == ["Garcia, Ana"]
    QTest.keyClick(desk.window, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    desk.qtbot.waitUntil(lambda: not ui.moreFields.isVisible())
    desk.settle()
    assert len(desk.names()) == 3, "fields that one does not see narrow nothing"


def test_enter_in_a_field_that_was_searched_by_opens_the_account(desk: Desk, marisol: PatientId) -> None:
    ui = desk.search
    ui.moreButton.click()
    ui.lastName.setText("garcia")
    for _ in range(2):
        QTest.keyClick(ui.lastName, Qt.Key.Key_Return)
        desk.settle()
    assert desk.account.patientName.text() == "Garcia, Marisol"


def test_a_date_that_is_none_is_told_at_its_field_and_the_box_goes_on_finding(desk: Desk, marisol: PatientId) -> None:
    ui = desk.search
    ui.moreButton.click()
    ui.dateOfBirth.setText("the 14th")
    ui.searchButton.click()
    desk.settle()
    assert ui.dateOfBirthError.text() == "Type it as 03/14/2012, 3/14 or 2012."
    assert ui.dateOfBirth.text() == "the 14th"
    desk.type("gar")
    assert desk.names() == ["Garcia, Marisol"]
    desk.type("xyz")
    assert desk.names() == []


def test_search_by_shows_only_that_status(world: World, desk: Desk, marisol: PatientId) -> None:
    registered(world, marisol)
    world.child("Zoe Zimmer")
    world.child("Dora Disabled", disabled=True)
    world.child("Sam Self", self_registration_waits=True)
    world.child("Ina Ivanov", active=False)
    shown = {
        "All": ["Disabled, Dora", "Garcia, Marisol", "Self, Sam", "Zimmer, Zoe"],
        "Registered": ["Garcia, Marisol"],
        "Unregistered": ["Zimmer, Zoe"],
        "Pending": [],
        "Self Registered": ["Self, Sam"],
        "Disabled": ["Disabled, Dora"],
        "Inactive": ["Ivanov, Ina"],
    }
    desk.window.patients.search()
    combo = desk.search.searchBy
    assert [combo.itemText(n) for n in range(combo.count())] == list(shown)
    for status, names in shown.items():
        combo.setCurrentText(status)
        desk.settle()
        assert desk.names() == names
    combo.setCurrentText("Pending")
    desk.settle()
    assert "No patient has this status" in desk.texts(desk.search.resultsTable)


def test_who_left_the_practice_is_found_under_inactive_and_opens(world: World, desk: Desk) -> None:
    world.child("Walter Price", active=False)
    desk.type("price")
    assert desk.names() == []
    assert "Inactive in Search by" in desk.texts(desk.search.resultsTable)
    desk.search.searchBy.setCurrentText("Inactive")
    desk.settle()
    assert desk.names() == ["Price, Walter"]
    table = desk.search.resultsTable
    assert [table.cell_at(table.model().index(0, n)).text for n in range(5)][4] == "Inactive"
    QTest.keyClick(desk.search.searchBox, Qt.Key.Key_Return)
    desk.settle()
    assert desk.account.patientName.text() == "Price, Walter"


def test_only_the_parts_of_a_date_that_matched_are_marked(desk: Desk, marisol: PatientId) -> None:
    for typed, parts in (("2012", ["2012"]), ("3/14", ["03/14"]), ("3/14/2012", ["03/14/2012"]), ("gar", [])):
        desk.type(typed)
        model = desk.search.resultsTable.model()
        cell = desk.search.resultsTable.cell_at(model.index(0, 1))
        assert [cell.text[start:end] for start, end in cell.found] == parts


def test_the_newest_keystroke_wins(world: World, desk: Desk, marisol: PatientId) -> None:
    world.child("Zoe Zimmer")
    desk.search.searchBox.setText("gar")
    desk.search.searchBox.setText("zim")
    desk.settle()
    assert desk.names() == ["Zimmer, Zoe"]


def test_enter_opens_what_was_typed_not_what_stood_there_before(world: World, desk: Desk, marisol: PatientId) -> None:
    world.child("Zoe Abel")
    desk.type("a")
    desk.type("")
    assert desk.names()[0] == "Abel, Zoe"
    desk.search.searchBox.setText("gar")
    QTest.keyClick(desk.search.searchBox, Qt.Key.Key_Return)
    desk.settle()
    assert desk.account.patientName.text() == "Garcia, Marisol"
    assert desk.account.patientName.isVisible()


def test_enter_opens_nobody_once_one_types_on_or_nothing_is_found(world: World, desk: Desk, marisol: PatientId) -> None:
    for typed_on in ("garx", "garc"):
        desk.type("")
        desk.search.searchBox.setText("gar")
        QTest.keyClick(desk.search.searchBox, Qt.Key.Key_Return)
        desk.search.searchBox.setText(typed_on)
        desk.settle()
        assert desk.search.searchBox.isVisible()


def test_the_best_match_is_the_chosen_one_after_each_keystroke(world: World, desk: Desk) -> None:
    for name in ("Eve Adams", "Bo Eve"):
        world.child(name)
    desk.type("")
    desk.type("eve")
    assert desk.names() == ["Eve, Bo", "Adams, Eve"]
    assert desk.chosen() == "Eve, Bo"
    desk.search.resultsTable.go_to(1)
    desk.window.patients.search()
    desk.settle()
    assert desk.chosen() == "Adams, Eve", "the same search leaves the hand where it was"


@pytest.mark.parametrize("way", ["enter", "account", "select", "double click"])
def test_enter_account_select_and_double_click_open_the_account(desk: Desk, marisol: PatientId, way: str) -> None:
    desk.type("gar")
    table = desk.search.resultsTable
    place = table.visualRect(table.model().index(0, 0)).center()
    match way:
        case "enter":
            QTest.keyClick(desk.search.searchBox, Qt.Key.Key_Return)
        case "account":
            QTest.mouseClick(desk.search.accountButton, Qt.MouseButton.LeftButton)
        case "select":
            last = table.visualRect(table.model().index(0, table.model().columnCount() - 1)).center()
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=last)
        case _:
            QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.settle()
    assert desk.account.patientName.text() == "Garcia, Marisol"
    assert desk.account.patientName.isVisible()


def test_a_database_that_is_gone_is_told_and_what_was_typed_stays(
    desk: Desk, marisol: PatientId, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise StorageError(Code.DATABASE_GONE)

    monkeypatch.setattr(desk.world.looks, "search", gone)
    desk.type("gar")
    assert "does not answer" in desk.search.notice.text.text()
    assert desk.search.searchBox.text() == "gar"


def test_nothing_found_says_what_to_try(desk: Desk, marisol: PatientId) -> None:
    desk.type("xyzzy")
    assert "No patient matches" in desk.texts(desk.search.resultsTable)


# --- account


def test_ctrl_k_searches_from_anywhere_and_esc_goes_back(desk: Desk, marisol: PatientId) -> None:
    desk.open(marisol)
    assert desk.account.patientName.isVisible()
    QTest.keyClick(desk.window.account, Qt.Key.Key_Escape)
    desk.settle()
    assert desk.search.searchBox.isVisible()
    desk.open(marisol)
    QTest.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_account_settings_tell_status_pin_and_who_used_it(world: World, desk: Desk, marisol: PatientId) -> None:
    registered(world, marisol)
    desk.open(marisol)
    ui = desk.account
    assert (ui.statusValue.text(), ui.pinVqValue.text()) == ("Registered", "Pin Already Assigned")
    assert ui.issuedValue.text() == "11/24/2026 by Dana\nfor Ana Garcia"
    assert ui.validValue.text() == "does not expire"
    assert ui.usedByValue.text() == "Ana Garcia, 11/24/2026"
    assert ui.issueButton.text().replace("&", "") == "Generate PIN"
    assert not ui.shareButton.isHidden()


def test_a_patient_who_gets_no_pin_has_the_button_off_and_the_reason_beside_it(world: World, desk: Desk) -> None:
    child = world.child("Dora Disabled", disabled=True)
    desk.open(child)
    assert not desk.account.issueButton.isEnabled()
    assert "disabled" in desk.account.issueOff.text()


def test_give_access_opens_the_window_for_that_contact(desk: Desk, marisol: PatientId) -> None:
    desk.open(marisol)
    tomas = desk.account.familyTable.rows[1]
    desk.account.familyTable.acted.emit("give", tomas)
    desk.settle()
    (window,) = desk.window.findChildren(RegistrationWindow)
    combo = window.findChild(QComboBox, "forCombo")
    assert combo is not None
    assert "Tomás Reyes" in combo.currentText()
    window.reject()
    desk.settle()


def test_remove_access_says_what_follows_acts_once_and_can_be_undone(
    world: World, desk: Desk, marisol: PatientId
) -> None:
    registered(world, marisol)
    tomas = next(m.contact.id for m in world.account(marisol).family if m.contact.name.given == "Tomás")
    world.issue(marisol, tomas)
    desk.open(marisol)
    table = desk.account.associationsTable
    table.acted.emit("remove", table.rows[0])
    question = desk.question()
    told = desk.texts(question)
    assert "Ana Garcia no longer sees" in told
    assert "Tomás Reyes was still waiting" in told
    first = question.focusWidget()
    assert isinstance(first, QPushButton)
    assert first.text() == "Cancel", "never the destructive one"
    desk.answer(question, "Remove Access")
    assert desk.account.statusValue.text() == "Unregistered"
    assert not table.rows[0].live
    table.acted.emit("undo", table.rows[0])
    desk.settle()
    assert desk.account.statusValue.text() == "Registered"


def test_cancel_leaves_access_as_it_was(world: World, desk: Desk, marisol: PatientId) -> None:
    registered(world, marisol)
    desk.open(marisol)
    table = desk.account.associationsTable
    table.acted.emit("remove", table.rows[0])
    desk.answer(desk.question(), "Cancel")
    assert desk.account.statusValue.text() == "Registered"


def test_undo_after_24_hours_asks_for_a_reason_and_keeps_the_window_until_there_is_one(
    world: World, desk: Desk, marisol: PatientId
) -> None:
    registered(world, marisol)
    world.remove(marisol, "ana@example.com")
    world.clock.pass_(hours=25)
    desk.open(marisol)
    table = desk.account.associationsTable
    table.acted.emit("undo", table.rows[0])
    question = desk.question()
    desk.answer(question, "Undo")
    assert question.isVisible()
    assert "Say why" in desk.texts(question)
    reason = question.findChild(QLineEdit)
    assert reason is not None
    reason.setText("Court letter")
    desk.answer(question, "Undo")
    assert desk.account.statusValue.text() == "Registered"


def test_a_login_that_is_not_in_family_contacts_says_so_and_is_linked_by_staff(
    world: World, desk: Desk, marisol: PatientId
) -> None:
    ana = world.account(marisol).family[0].contact.id
    world.register(world.issue(marisol, ana).pin, "Ana Garcia", "ana@example.com")
    desk.open(marisol)
    model = desk.account.associationsTable.model()
    assert model.index(0, 1).data() == "Not in Family Contacts"
    assert desk.account.linkButton.text().replace("&", "") == "Link to Contact…"
    QTest.mouseClick(desk.account.linkButton, Qt.MouseButton.LeftButton)
    desk.answer(desk.question(), "Link")
    assert model.index(0, 1).data() == "Parent"
    assert not desk.account.linkButton.isVisible()
    assert world.access(marisol, "ana@example.com").account.contact_id == ana


def test_a_contact_whose_e_mail_is_a_login_to_be_linked_is_linked_on_its_line(
    world: World, desk: Desk, marisol: PatientId
) -> None:
    ana = world.account(marisol).family[0].contact.id
    world.register(world.issue(marisol, ana).pin, "Ana Garcia", "ana@example.com")
    desk.open(marisol)
    table = desk.account.familyTable
    row = next(row for row in table.rows if row.contact_id == ana)
    shown = [table.model().index(table.rows.index(row), column).data() for column in (5, 6)]
    assert shown == ["Login to be linked", "Link to Contact…"]
    table.acted.emit("link", row)
    desk.answer(desk.question(), "Link")
    assert world.access(marisol, "ana@example.com").account.contact_id == ana
    assert table.model().index(0, 5).data() == "Has access"


def test_setting_none_lists_that_contacts_access_and_removes_it_with_the_same_step(
    world: World, desk: Desk, marisol: PatientId
) -> None:
    registered(world, marisol)
    desk.open(marisol)
    table = desk.account.familyTable
    table.acted.emit("record", table.rows[0])
    question = desk.question()
    none = next(r for r in question.findChildren(QRadioButton) if r.text().replace("&", "").startswith("None"))
    none.click()
    desk.settle()
    assert [b.text() for b in question.findChildren(QCheckBox) if b.isVisible()] == ["Remove Access of Ana Garcia"]
    desk.answer(question, "Record")
    assert desk.account.statusValue.text() == "Unregistered"
    assert world.account(marisol).family[0].link.authority is Authority.NONE


def test_activity_tells_in_plain_sentences_why_a_registration_failed(
    world: World, desk: Desk, marisol: PatientId
) -> None:
    ana = world.account(marisol).family[0].contact.id
    old = world.issue(marisol, ana, "ana@example.com").pin
    world.clock.pass_(minutes=1)
    world.issue(marisol, ana)
    world.clock.pass_(minutes=1)
    world.try_pin(old)
    desk.open(marisol)
    model = desk.account.activityTable.model()
    told = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert told == [
        "A registration attempt failed: the PIN was replaced by a newer one on 11/24/2026.",
        "Dana issued a PIN for Ana Garcia (Mother) and sent nothing. The PIN before it is replaced.",
        "Dana issued a PIN for Ana Garcia (Mother) to be sent to a…@example.com.",
    ]


def test_no_pin_and_no_name_stands_in_the_window_title(world: World, desk: Desk, marisol: PatientId) -> None:
    desk.open(marisol)
    desk.account.issueButton.click()
    desk.settle()
    titles = [w.windowTitle() for w in QApplication.topLevelWidgets()]
    assert set(titles) <= {"PinPortal", "Patient Registration", ""}
    (window,) = desk.window.findChildren(RegistrationWindow)
    window.reject()
    desk.settle()


def test_the_account_shows_what_a_parent_did_meanwhile(world: World, desk: Desk, marisol: PatientId) -> None:
    desk.open(marisol)
    assert desk.account.statusValue.text() == "Unregistered"
    registered(world, marisol)
    desk.window.look_again()
    desk.settle()
    assert desk.account.statusValue.text() == "Registered"


def test_the_demo_says_that_it_is_one(desk: Desk) -> None:
    assert "Demo" not in desk.texts(desk.window), "this world is a practice's"


def test_messages_that_wait_are_counted_in_the_status_bar(world: World, desk: Desk, marisol: PatientId) -> None:
    world.issue(marisol, world.account(marisol).family[0].contact.id, "ana@example.com")
    desk.window.look_again()
    desk.settle()
    assert "1 message waiting to send" in desk.texts(desk.window)
