# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The search and the account as a receptionist sees them, over a real database."""

from collections.abc import Iterator
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


def test_no_more_than_50_rows_are_shown_and_the_hint_says_that_there_are_more(world: World, desk: Desk) -> None:
    for number in range(51):
        world.child("Mia Many", chart=str(number))
    desk.type("many")
    assert len(desk.names()) == 50
    assert "The first 50" in desk.search.resultsHint.text()


def test_search_by_shows_only_that_status(world: World, desk: Desk, marisol: PatientId) -> None:
    registered(world, marisol)
    world.child("Zoe Zimmer")
    for status, names in (("Registered", ["Garcia, Marisol"]), ("Unregistered", ["Zimmer, Zoe"]), ("Pending", [])):
        desk.search.searchBy.setCurrentText(status)
        desk.settle()
        assert desk.names() == names


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


def test_setting_none_lists_that_contacts_access_and_removes_it_with_the_same_step(
    world: World, desk: Desk, marisol: PatientId
) -> None:
    registered(world, marisol)
    desk.open(marisol)
    table = desk.account.familyTable
    table.acted.emit("record", table.rows[0])
    question = desk.question()
    none = next(r for r in question.findChildren(QRadioButton) if r.text().startswith("None"))
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
        "Dana issued a PIN for Ana Garcia (Mother) and sent it to a…@example.com.",
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
