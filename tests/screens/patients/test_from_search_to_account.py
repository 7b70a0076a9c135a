# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The account as a receptionist comes to it and works in it, over a real database."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QRadioButton

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.screens.registration import RegistrationWindow
from tests.screens.patients.desk import Desk, registered
from tests.world import World


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
