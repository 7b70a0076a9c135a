# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Share Current PIN: the same window with the active PIN."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import CredentialState
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import ContactId, PatientId
from pinportal_desktop.screens.registration import End
from tests.screens.registration.front_desk import FrontDesk, choose, contact_of, lines, send
from tests.world import Issue, World, make_world


@pytest.fixture
def ana(world: World, marisol: PatientId) -> ContactId:
    return contact_of(world, marisol, "Ana")


@pytest.fixture
def anas(world: World, marisol: PatientId, ana: ContactId, front_desk: FrontDesk) -> Issue:
    """A PIN issued for Ana and used by her, whose welcome has left."""
    issue = world.issue(marisol, ana, complete=True)
    assert issue.handover is not None
    _, token = world.take_handover(issue.handover)
    world.finish(token, "Ana Garcia", "ana@example.com")
    assert len(front_desk.waiting()) == 1
    return issue


def test_the_active_pin_is_shown_and_goes_to_a_further_person_and_nothing_is_superseded(
    front_desk: FrontDesk, marisol: PatientId, anas: Issue
) -> None:
    window = front_desk.open(marisol, sharing=True)
    ui = window.ui
    assert ui.pin.text() == anas.pin.reveal()
    assert ui.pinLabel.text() == "Current PIN"
    assert ui.forCombo.currentText().startswith("Tomás Reyes")
    ui.sendButton.click()
    front_desk.drain()
    assert [c.state for c in front_desk.credentials(marisol)] == [CredentialState.ACTIVE]
    (message,) = front_desk.waiting()
    assert message.credential_id == anas.credential.id
    assert front_desk.address_of(message) == "t.reyes@example.net"
    assert front_desk.closed[0].end is End.SHARED
    assert anas.pin.reveal() not in front_desk.closed[0].sentence


def test_parent_b_registers_with_the_shared_pin_and_parent_a_keeps_access(
    front_desk: FrontDesk, world: World, marisol: PatientId, anas: Issue
) -> None:
    front_desk.open(marisol, sharing=True).ui.sendButton.click()
    front_desk.drain()
    assert world.register(anas.pin, "Tomás Reyes", "t.reyes@example.net").failed is None
    assert {a.account.name.first for a in world.account(marisol).live(world.rules, world.today)} == {"Ana", "Tomás"}


def test_the_title_stays_the_way_to_register_is_not_asked_and_send_to_cannot_be_changed(
    front_desk: FrontDesk, marisol: PatientId, anas: Issue
) -> None:
    window = front_desk.open(marisol, sharing=True)
    ui = window.ui
    assert window.windowTitle() == "Patient Registration"
    assert not ui.registerChoices.isVisible()
    assert not ui.guardianRadio.isEnabled()
    assert not ui.minorRadio.isEnabled()
    assert ui.guardianRadio.isChecked()
    assert not any("the patient" in line for line in lines(ui.forCombo))
    assert "share" in ui.supersedeNotice.text.text()
    assert ui.supersedeNotice.links == ()


def test_the_pin_is_opened_off_the_gui_thread(front_desk: FrontDesk, marisol: PatientId, anas: Issue) -> None:
    drain = front_desk.drain
    front_desk.drain = lambda: None  # type: ignore[method-assign] # so that the window is seen before its jobs ran
    window = front_desk.open(marisol, sharing=True)
    assert window.ui.pin.text() == ""
    assert not window.ui.sendButton.isEnabled()
    drain()
    assert window.ui.pin.text() == anas.pin.reveal()
    assert window.ui.sendButton.isEnabled()


def test_printing_a_shared_pin_is_recorded_and_leaving_asks_nothing(
    front_desk: FrontDesk, world: World, marisol: PatientId, anas: Issue
) -> None:
    window = front_desk.open(marisol, sharing=True)
    window.ui.printButton.click()
    front_desk.drain()
    assert front_desk.letters[0].addressee == "Tomás Reyes"
    assert [a.kind for a in world.looks.activity(marisol)].count("pin_shown") == 1
    window.ui.cancelButton.click()
    front_desk.drain()
    assert [c.end for c in front_desk.closed] == [End.CANCELLED]
    assert world.active(marisol) is not None


def test_a_pin_that_ended_meanwhile_is_not_shared(
    front_desk: FrontDesk, world: World, marisol: PatientId, anas: Issue
) -> None:
    window = front_desk.open(marisol, sharing=True)
    world.revoke(marisol)
    window.ui.sendButton.click()
    front_desk.drain()
    assert window.ui.troubleNotice.text.text() == front_desk.workplace.words.code(Code.PIN_NOT_ACTIVE)
    assert front_desk.waiting() == []


def test_without_sending_a_shared_pin_stays_active(front_desk: FrontDesk, marisol: PatientId, anas: Issue) -> None:
    window = front_desk.open(marisol, sharing=True)
    window.ui.doNotSendRadio.setChecked(True)
    assert window.ui.footLine.text() == "The PIN stays active. Nothing is sent."
    window.ui.completeButton.click()
    front_desk.drain()
    assert len(front_desk.pages) == 1
    assert front_desk.waiting() == []


def test_share_instead_hands_over_whom_for_was(
    front_desk: FrontDesk, marisol: PatientId, ana: ContactId, anas: Issue
) -> None:
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Ana")
    window.ui.supersedeNotice.links[0].click()
    front_desk.drain()
    assert front_desk.shares == [ana]


def test_after_another_pin_was_issued_the_one_shown_is_not_taken_for_it(
    front_desk: FrontDesk, world: World, marisol: PatientId, ana: ContactId, anas: Issue
) -> None:
    window = front_desk.open(marisol, sharing=True)
    world.issue(marisol, ana, desk=world.second_desk)
    window._presenter.reload()
    front_desk.drain()
    window.ui.sendButton.click()
    front_desk.drain()
    assert window.ui.troubleNotice.text.text() == front_desk.workplace.words.code(Code.PIN_NOT_ACTIVE)
    assert front_desk.waiting() == []


def test_a_shared_letter_says_until_when_the_pin_is_valid_not_as_if_it_were_new(tmp_path: Path, qtbot: QtBot) -> None:
    world = make_world(tmp_path / "practice.db", pin_valid_days=30)
    child = world.child()
    issue = world.issue(child, world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, "ana@example.com"))
    world.clock.pass_(days=3)
    desk = FrontDesk(world, qtbot)
    window = desk.open(child, sharing=True)
    choose(window.ui.forCombo, "Ana")
    window.ui.printButton.click()
    desk.drain()
    until = issue.credential.valid_until
    assert until is not None
    assert desk.letters[0].valid_until == until
    assert window.ui.pinLine.text().endswith(f"Valid until {desk.workplace.words.date(until)}.")
    desk.close()
    world.store.close()


def test_an_expired_pin_is_not_shared(tmp_path: Path, qtbot: QtBot) -> None:
    world = make_world(tmp_path / "practice.db", pin_valid_days=30)
    child = world.child()
    world.issue(child, world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, "ana@example.com"))
    world.clock.pass_(days=31)
    desk = FrontDesk(world, qtbot)
    ui = desk.open(child, sharing=True).ui
    assert ui.troubleNotice.text.text() == desk.workplace.words.code(Code.PIN_NOT_ACTIVE)
    assert (ui.pin.text(), ui.sendButton.isEnabled()) == ("", False)
    desk.close()
    world.store.close()


def test_before_a_new_pin_the_window_also_names_with_whom_the_present_one_was_shared(
    front_desk: FrontDesk, world: World, marisol: PatientId, anas: Issue
) -> None:
    window = front_desk.open(marisol)
    assert "Tomás" not in window.ui.supersedeNotice.text.text()
    window.reject()
    front_desk.drain()
    world.clock.pass_(minutes=1)
    shared = front_desk.open(marisol, sharing=True, preset_for=contact_of(world, marisol, "Tomás"))
    send(front_desk, shared)
    assert front_desk.open(marisol).ui.supersedeNotice.text.text().endswith("Tomás's letter or message stops working.")
