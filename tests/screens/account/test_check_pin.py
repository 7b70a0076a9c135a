# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Check a PIN… and Revoke PIN… as a receptionist does them, by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.domain.ids import ContactId, PatientId
from pinportal_desktop.screens.account.check_pin import CheckPinDialog
from pinportal_desktop.screens.account.questions import RevokeQuestion
from tests.naughty import naughty_strings
from tests.screens.account.desk import AccountDesk
from tests.screens.registration.front_desk import focused
from tests.world import World

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def ana(world: World, marisol: PatientId) -> ContactId:
    return world.account(marisol).family[0].contact.id


def checking(desk: AccountDesk, child: PatientId) -> CheckPinDialog:
    desk.open(child)
    desk.alt("c")
    return desk.dialog(CheckPinDialog)


def answered(desk: AccountDesk, dialog: CheckPinDialog, typed: str) -> str:
    dialog.ui.pin.clear()
    desk.type(typed)
    desk.key(ENTER)
    return dialog.ui.answer.text.text()


def test_alt_c_the_pin_and_enter_tell_that_it_is_valid(
    world: World, desk: AccountDesk, marisol: PatientId, ana: ContactId
) -> None:
    pin = world.issue(marisol, ana).pin
    dialog = checking(desk, marisol)
    told = answered(desk, dialog, pin.symbols.lower())
    assert told.splitlines()[0] == "This PIN is valid."
    assert "Issued on 11/24/2026 by Dana for Ana Garcia. Nobody has used it yet." in told
    assert "the date of birth must be 03/14/2012, and “A child” is to be chosen" in told
    assert focused() is dialog.ui.pin
    assert dialog.ui.pin.selectedText(), "the next one is typed over it"
    assert desk.activity()[0] == "Dana checked a PIN: it is valid."


@pytest.mark.parametrize("symbol", "0O1ILU")
def test_a_symbol_that_no_pin_contains_is_answered_at_once(desk: AccountDesk, marisol: PatientId, symbol: str) -> None:
    dialog = checking(desk, marisol)
    desk.type(f"K7{symbol.lower()}")
    assert dialog.ui.pinError.text().startswith(f"PINs never contain {symbol}.")
    desk.key(Qt.Key.Key_Backspace)
    assert not dialog.ui.pinError.isVisible()


@pytest.mark.parametrize(("typed", "told"), [("", "Type the PIN"), ("K7P4", "A PIN has 8")])
def test_an_empty_or_short_pin_is_told_under_the_field_and_stays(
    desk: AccountDesk, marisol: PatientId, typed: str, told: str
) -> None:
    dialog = checking(desk, marisol)
    answered(desk, dialog, typed)
    assert dialog.ui.pinError.text().startswith(told)
    assert dialog.ui.pin.text() == typed
    assert desk.activity() == []


def test_a_replaced_pin_and_one_of_nobody_say_what_to_do(
    world: World, desk: AccountDesk, marisol: PatientId, ana: ContactId
) -> None:
    old = world.issue(marisol, ana).pin
    world.issue(marisol, world.account(marisol).family[1].contact.id)
    dialog = checking(desk, marisol)
    assert answered(desk, dialog, old.symbols).startswith(
        "This PIN was replaced on 11/24/2026 by a newer one for Tomás Reyes."
    )
    assert answered(desk, dialog, "22222222").startswith("There is no such PIN for Marisol.\nHave it read out")


def test_a_siblings_pin_leads_to_the_siblings_account(
    world: World, desk: AccountDesk, marisol: PatientId, ana: ContactId
) -> None:
    mateo = world.child("Mateo Garcia")
    world.link(mateo, ana, "Mother")
    pin = world.issue(mateo, ana).pin
    dialog = checking(desk, marisol)
    assert answered(desk, dialog, pin.symbols).startswith("This is Mateo's PIN, not Marisol's.")
    desk.alt("o")
    assert not desk.is_open(CheckPinDialog)
    assert desk.account.patientName.text() == "Garcia, Mateo"


def test_esc_goes_one_step_back_forgets_the_pin_and_gives_the_focus_back(
    world: World, desk: AccountDesk, marisol: PatientId, ana: ContactId
) -> None:
    pin = world.issue(marisol, ana).pin
    desk.open(marisol)
    desk.account.checkPinButton.setFocus()
    desk.key(ENTER)
    dialog = desk.dialog(CheckPinDialog)
    desk.type(pin.symbols)
    assert not any(pin.symbols in title for title in desk.titles())
    field = dialog.ui.pin
    dialog.reject()
    assert field.text() == ""
    desk.settle()
    assert focused() is desk.account.checkPinButton
    assert desk.account.patientName.isVisible(), "Esc did not leave the account as well"


def test_a_database_that_is_gone_keeps_what_was_typed(desk: AccountDesk, marisol: PatientId) -> None:
    dialog = checking(desk, marisol)
    desk.fails = StorageError(Code.DATABASE_GONE)
    assert "does not answer" in answered(desk, dialog, "K7P4-RX9M")
    assert dialog.ui.pin.text() == "K7P4-RX9M"
    assert not dialog.ui.pin.isReadOnly()


def test_every_naughty_string_gives_an_answer_and_stays(
    desk: AccountDesk, marisol: PatientId, shared_data: Path
) -> None:
    dialog = checking(desk, marisol)
    for typed in naughty_strings(shared_data):
        dialog.ui.pin.setText(typed)
        shown = dialog.ui.pin.text()
        dialog.ui.checkButton.click()
        desk.settle()
        assert dialog.ui.pinError.text() or dialog.ui.answer.text.text(), typed
        assert dialog.ui.pin.text() == shown


# --- Revoke PIN…


def test_revoke_pin_is_there_while_a_pin_is_active(
    world: World, desk: AccountDesk, marisol: PatientId, ana: ContactId
) -> None:
    desk.open(marisol)
    assert not desk.account.revokeButton.isVisible()
    world.issue(marisol, ana)
    desk.open(marisol)
    assert desk.account.revokeButton.isVisible()


def test_revoking_asks_for_the_reason_and_cancels_what_waits(
    world: World, desk: AccountDesk, marisol: PatientId, ana: ContactId
) -> None:
    world.issue(marisol, ana, "ana@example.com")
    desk.open(marisol)
    desk.alt("v")
    question = desk.dialog(RevokeQuestion)
    assert "Nobody has registered with it." in desk.texts(question)
    assert focused() is question.reason
    desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Tab)
    assert focused().text() == "Revoke PIN"  # type: ignore[attr-defined]  # a button
    desk.key(ENTER)
    assert "Say why" in desk.texts(question)
    desk.type("letter lost")
    question._ui.actButton.click()
    desk.settle()
    assert not desk.is_open(RevokeQuestion)
    assert world.active(marisol) is None
    assert world.looks.waiting() == 0
    assert desk.account.notice.text.text() == (
        "The PIN is revoked. 1 message with it was still waiting and is cancelled."
    )
    assert desk.activity()[0] == "Dana revoked the PIN: letter lost."
    assert desk.account.validValue.text() == "revoked on 11/24/2026: letter lost"


def test_a_long_reason_is_shortened_beside_the_pin_and_told_in_full_in_the_activity(
    world: World, desk: AccountDesk, marisol: PatientId, ana: ContactId
) -> None:
    world.issue(marisol, ana)
    world.revoke(marisol, "x" * 300)
    desk.open(marisol)
    assert desk.account.validValue.text() == f"revoked on 11/24/2026: {'x' * 48}…"
    assert "x" * 300 in desk.activity()[0]


def test_revoking_says_who_used_it_before_and_who_meanwhile(
    world: World, desk: AccountDesk, marisol: PatientId, ana: ContactId
) -> None:
    pin = world.issue(marisol, ana).pin
    world.register(pin, "Ana Garcia", "ana@example.com")
    desk.open(marisol)
    desk.alt("v")
    question = desk.dialog(RevokeQuestion)
    assert "Ana Garcia registered with it and keeps access." in desk.texts(question)
    world.register(pin, "Tomás Reyes", "t.reyes@example.net")
    desk.type("shown to a stranger")
    question._ui.actButton.click()
    desk.settle()
    assert desk.account.notice.text.text() == "The PIN is revoked. Meanwhile it was used by Tomás Reyes."
    assert len(world.account(marisol).live(world.rules, world.today)) == 2, "access is not the PIN's to end"


def test_a_pin_that_another_desk_ended_meanwhile_is_told_and_the_reason_stays(
    world: World, desk: AccountDesk, marisol: PatientId, ana: ContactId
) -> None:
    world.issue(marisol, ana)
    desk.open(marisol)
    desk.alt("v")
    question = desk.dialog(RevokeQuestion)
    desk.type("lost")
    world.revoke(marisol)
    question._ui.actButton.click()
    desk.settle()
    assert "not active any more" in desk.texts(question)
    assert question.reason.text() == "lost"


def test_a_reason_of_10000_characters_is_told_under_the_field_and_stays(
    world: World, desk: AccountDesk, marisol: PatientId, ana: ContactId
) -> None:
    world.issue(marisol, ana)
    desk.open(marisol)
    desk.alt("v")
    question = desk.dialog(RevokeQuestion)
    question.reason.setText("x" * 10_000)
    question._ui.actButton.click()
    desk.settle()
    assert "at most 300 characters" in desk.texts(question)
    assert len(question.reason.text()) == 10_000
    assert world.active(marisol) is not None
