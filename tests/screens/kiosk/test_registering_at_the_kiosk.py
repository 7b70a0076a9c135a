# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The four steps as a family in the waiting room takes them."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from pinportal_desktop.domain.credential import CredentialState, SendTo
from pinportal_desktop.domain.patient_account import Status
from pinportal_desktop.domain.registering import Scope
from pinportal_desktop.usecases.tokens import token_digest
from tests.screens.kiosk.waiting_room import WaitingRoom
from tests.world import World


def test_a_parent_registers_at_the_kiosk(world: World, room: WaitingRoom) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin.reveal()
    room.first_step(pin.lower().replace("-", ""))
    assert room.heading == "Whom is this account for?"
    room.say_who()
    room.choose_login("ana@example.com")
    assert room.ui.loginLine.text() == "Your login will be ana@example.com."
    room.accept()
    assert room.heading == "Your account is ready"
    assert world.status(child) is Status.REGISTERED
    assert world.access(child, "ana@example.com").account.name.spoken == "Ana Garcia"


def test_the_language_changes_at_once_on_every_page_and_nothing_typed_is_lost(world: World, room: WaitingRoom) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin.reveal()
    room.born()
    room.type(room.ui.pin, "K7P0-RX9M")
    room.press("Continue")
    assert room.ui.pinError.text() == "PINs never contain 0. Check the letter or message."
    room.press("Español")
    assert room.ui.pinError.text() == "Un PIN nunca contiene 0. Revise la carta o el mensaje."
    assert (room.ui.month.currentText(), room.ui.day.text(), room.ui.pin.text()) == ("marzo", "14", "K7P0-RX9M")
    assert room.ui.pin.accessibleName() == "PIN de la carta o del mensaje"
    room.ui.pin.clear()
    room.type(room.ui.pin, pin)
    room.press("Continuar")
    assert room.heading == "¿Para quién es esta cuenta?"
    room.type(room.ui.given, "Ana")
    room.ui.relationship.setCurrentIndex(0)
    room.press("English")
    assert (room.ui.given.text(), room.ui.relationship.currentText()) == ("Ana", "Mother")
    registration = world.looks.registration(token_digest(room.window.presenter.given.session))
    assert registration is not None
    assert registration.language == "es", "as it was when the parent began"


def test_a_wrong_pin_is_told_in_the_first_step_and_counts_for_this_walk_and_in_the_whole_alone(
    world: World, room: WaitingRoom
) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin.reveal()
    room.born()
    for _ in range(4):
        room.ui.pin.clear()
        room.type(room.ui.pin, "ACDE-FGHJ")
        room.press("Continue")
    assert "Please wait" in room.ui.notice.text.text()
    with world.store.writing() as work:
        whole = work.throttles.get(Scope.WHOLE, b"")
    assert whole is not None
    assert whole.failures == 3
    room.window.presenter.wipe()
    room.settle()
    room.first_step(pin)
    assert room.heading == "Whom is this account for?", "one family's mistakes are not the next one's"


def test_everything_that_is_missing_is_told_at_once_and_the_hand_is_led_to_the_first(room: WaitingRoom) -> None:
    room.press("Continue")
    assert room.ui.bornError.text() == "Choose the month, and type the day and the year with four digits."
    assert room.ui.pinError.text() == "Type the PIN from the letter or message."
    assert room.ui.month.hasFocus()
    room.type(room.ui.pin, "K")
    assert room.ui.pinError.text() == ""
    assert room.ui.bornError.text()


def test_what_is_typed_goes_into_one_field_to_its_end_also_into_one_whose_mistake_was_told(room: WaitingRoom) -> None:
    room.born()
    room.ui.pin.setFocus()
    for letter in "K7P4":
        room.key(Qt.Key[f"Key_{letter}"])
    assert room.ui.pin.text().upper() == "K7P4"
    room.press("Continue")
    assert room.ui.pinError.isVisible()
    for letter in "K7P49QMR":
        room.key(Qt.Key[f"Key_{letter}"])
    assert room.ui.pin.text().upper() == "K7P49QMR", "in the place of what was wrong"
    room.pass_(50)
    assert room.whole.stillThere.isVisible()
    room.press("Yes, I need more time")
    assert QApplication.focusWidget() is room.ui.pin, "where the hand was"


def test_a_password_is_shown_nowhere_and_asked_again_on_the_way_back(world: World, room: WaitingRoom) -> None:
    child = world.child()
    room.first_step(world.issue(child, world.contact(child, "Ana Garcia")).pin.reveal())
    room.say_who()
    room.choose_login("ana@example.com", "short")
    assert room.ui.passwordError.text() == "Use at least 12 characters. Three random words work well."
    assert room.ui.password.echoMode() is QLineEdit.EchoMode.Password
    room.ui.password.clear()
    room.type(room.ui.password, "three random words")
    room.press("Continue")
    room.press("Back")
    assert (room.ui.email.text(), room.ui.password.text()) == ("ana@example.com", "")


def test_myself_asks_nothing_more(world: World, room: WaitingRoom) -> None:
    child = world.child(born=date(2009, 3, 14))
    issue = world.issue(child, None, email="m@example.com", send_to=SendTo.MINOR, minor_address_checked=True)
    room.born(date(2009, 3, 14))
    room.type(room.ui.pin, issue.pin.reveal())
    room.press("Continue")
    room.ui.myself.setChecked(True)
    assert not room.ui.given.isVisible()
    room.press("Continue")
    assert room.heading == "Your e-mail and password"


def test_who_has_an_account_is_told_where_to_sign_in(room: WaitingRoom) -> None:
    room.press("I already have an account")
    assert room.ui.said1.text() == "Sign in at http://127.0.0.1:8737, at home or on your phone."
    room.press("Back")
    assert room.heading == "Your child's date of birth and PIN"


def test_after_the_hand_over_of_a_question_the_answer_is_asked_too_and_counted(world: World, qtbot: QtBot) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    handover = world.ask(child, ana, complete=True).handover
    assert handover is not None
    room = WaitingRoom(world, qtbot, handover=handover)
    room.settle()
    ui = room.ui
    assert room.heading == "Your child's date of birth and your answer"
    assert (ui.answerLabel.text(), ui.pin.isVisible()) == ("What was the name of your first pet?", False)
    room.press("Español")
    assert ui.answerLabel.text() == "¿Cómo se llamaba su primera mascota?"
    room.born()
    room.press("Continuar")
    assert ui.answerError.text() == "Escriba la respuesta."
    seen = world.looks.handover(token_digest(handover))
    assert seen is not None
    assert seen.consumed_at is None, "not before somebody answers"
    room.type(ui.answer, "Pelusa")
    room.press("Continuar")
    assert "no coinciden" in ui.notice.text.text()
    ui.answer.clear()
    room.type(ui.answer, "MANCHAS")
    room.press("Continuar")
    room.say_who()
    room.choose_login("ana@example.com")
    room.accept()
    assert room.heading == "Su cuenta está lista"
    newest = world.account(child).newest
    assert newest is not None
    assert newest.state is CredentialState.USED
    assert newest.verification is not None
    assert newest.verification.wrong_answers == 1
    assert world.access(child, "ana@example.com").account.contact_id == ana
    room.close()


def test_what_was_answered_is_gone_with_the_family(world: World, qtbot: QtBot) -> None:
    child = world.child()
    handover = world.ask(child, world.contact(child, "Ana Garcia"), complete=True).handover
    assert handover is not None
    room = WaitingRoom(world, qtbot, handover=handover)
    room.settle()
    room.type(room.ui.answer, "Zanahoria")
    room.pass_(59)
    assert room.ui.answer.text() == "Zanahoria"
    room.pass_(61)
    lines, labels = room.window.findChildren(QLineEdit), room.window.findChildren(QLabel)
    told = [line.text() for line in lines] + [label.text() for label in labels]
    assert not any("Zanahoria" in text or "first pet" in text for text in told)
    assert room.window.presenter.given.question == ""
    room.close()


def test_after_the_desks_hand_over_only_the_date_is_asked_and_the_screen_goes_back(world: World, qtbot: QtBot) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    handover = world.issue(child, ana, complete=True).handover
    assert handover is not None
    room = WaitingRoom(world, qtbot, handover=handover)
    assert room.heading == "Your child's date of birth"
    assert not room.ui.pin.isVisible()
    seen = world.looks.handover(token_digest(handover))
    assert seen is not None
    assert seen.consumed_at is None, "not before somebody answers"
    room.press("Español")
    room.born()
    room.press("Continuar")
    room.say_who()
    room.choose_login("ana@example.com")
    room.accept()
    assert room.heading == "Su cuenta está lista"
    account = world.access(child, "ana@example.com").account
    assert (account.contact_id, account.language) == (ana, "es")
    room.press("Terminar")
    assert room.heading == "Please tell the front desk"
    room.pass_(seconds=1000)
    assert room.heading == "Please tell the front desk"
    room.close()
