# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Issuing a PIN in the window, over a real database."""

from dataclasses import replace

from pinportal_desktop.domain.credential import CredentialState
from pinportal_desktop.domain.errors import Code, PinPortalError, StorageError
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.screens.jobs import Lane
from pinportal_desktop.screens.registration import End
from pinportal_desktop.screens.registration.pressing import Press
from pinportal_desktop.screens.widgets import Tone
from pinportal_desktop.usecases.tokens import token_digest
from tests.screens.registration.front_desk import ANA, TOMAS, FrontDesk, choose, contact_of, send
from tests.world import World


def test_send_activates_the_pin_and_queues_it_to_the_chosen_address(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    window = front_desk.open(marisol)
    pin = window.ui.pin.text()
    choose(window.ui.forCombo, "Tomás")
    send(front_desk, window)
    active = world.active(marisol)
    assert active is not None
    assert active.for_contact == contact_of(world, marisol, "Tomás")
    assert world.desk.seals.open_pin(active.sealed, marisol, active.id).reveal() == pin
    (message,) = front_desk.waiting()
    assert front_desk.address_of(message) == TOMAS
    assert message.credential_id == active.id
    assert front_desk.woken == 1
    assert front_desk.closed[0].end is End.ISSUED
    assert "t…@example.net" in front_desk.closed[0].sentence


def test_a_pin_is_a_draft_until_a_closing_button_is_pressed(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = front_desk.open(marisol)
    assert window.ui.pin.text()
    assert window.ui.pinLine.text() == "Not active until you choose one of the two buttons below."
    window.ui.cancelButton.click()
    front_desk.drain()
    assert front_desk.credentials(marisol) == ()
    assert [c.end for c in front_desk.closed] == [End.CANCELLED]


def test_complete_opens_the_page_with_a_token_whose_digest_alone_is_kept(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Ana")
    window.ui.completeButton.click()
    front_desk.drain()
    (token,) = front_desk.pages
    handover = world.looks.handover(token_digest(token))
    assert handover is not None
    assert handover.contact_id == contact_of(world, marisol, "Ana")
    assert not handover.welcome_due
    assert len(front_desk.waiting()) == 1


def test_a_page_that_does_not_open_is_told_and_the_pin_stays_active(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    front_desk.page_fails = PinPortalError(Code.PORT_TAKEN, port=8737)
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Ana")
    window.ui.completeButton.click()
    front_desk.drain()
    assert world.active(marisol) is not None
    assert front_desk.closed[0].tone is Tone.WARN
    assert front_desk.workplace.words.sentence(front_desk.page_fails) in front_desk.closed[0].sentence


def test_with_do_not_send_pin_nothing_with_a_pin_leaves_and_the_window_says_so(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Ana")
    window.ui.doNotSendRadio.setChecked(True)
    assert window.ui.footLine.text() == "Activates the PIN. Nothing is sent."
    assert not window.ui.emailCombo.isEnabled()
    send(front_desk, window)
    assert world.active(marisol) is not None
    assert front_desk.waiting() == []


def test_while_e_mail_is_not_set_up_the_window_says_that_the_message_waits(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    front_desk.sends = False
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Ana")
    assert window.ui.footLine.text() == "The message waits: e-mail is not set up yet."
    send(front_desk, window)
    assert world.active(marisol) is not None
    assert len(front_desk.waiting()) == 1, "it goes out once there is a sender"
    assert front_desk.closed[0].tone is Tone.WARN
    assert "waits: e-mail is not set up yet" in front_desk.closed[0].sentence
    assert "on its way" not in front_desk.closed[0].sentence


def test_after_complete_with_do_not_send_a_welcome_without_pin_is_due(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Ana")
    window.ui.doNotSendRadio.setChecked(True)
    window.ui.completeButton.click()
    front_desk.drain()
    handover = world.looks.handover(token_digest(front_desk.pages[0]))
    assert handover is not None
    assert handover.welcome_due


# --- superseding


def test_before_superseding_the_window_says_who_keeps_access_and_offers_to_share(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    issue = world.issue(marisol, contact_of(world, marisol, "Ana"), ANA)
    world.register(issue.pin, "Ana Garcia", ANA)
    window = front_desk.open(marisol)
    notice = window.ui.supersedeNotice
    assert notice.isVisible()
    assert notice.text.text().startswith("Ana used the present PIN and keeps access.")
    notice.links[0].click()
    front_desk.drain()
    assert front_desk.closed[0].end is End.CANCELLED
    assert len(front_desk.shares) == 1


def test_before_superseding_the_window_names_whose_letter_dies(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    world.issue(marisol, contact_of(world, marisol, "Ana"), ANA)
    window = front_desk.open(marisol)
    assert "Ana's letter or message stops working" in window.ui.supersedeNotice.text.text()


def test_nothing_is_said_of_superseding_when_no_pin_is_active(front_desk: FrontDesk, marisol: PatientId) -> None:
    assert not front_desk.open(marisol).ui.supersedeNotice.isVisible()


def test_a_pin_issued_elsewhere_meanwhile_is_told_with_who_and_can_be_loaded(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Tomás")
    world.issue(marisol, contact_of(world, marisol, "Ana"), ANA, desk=world.second_desk)
    send(front_desk, window)
    notice = window.ui.troubleNotice
    assert front_desk.closed == []
    assert "Sam" in notice.text.text()
    notice.links[0].click()
    front_desk.drain()
    assert not notice.isVisible()
    assert "Ana" in window.ui.supersedeNotice.text.text()
    assert window.ui.forCombo.currentText().startswith("Tomás")
    send(front_desk, window)
    assert [c.state for c in front_desk.credentials(marisol)].count(CredentialState.ACTIVE) == 1
    assert front_desk.closed[0].end is End.ISSUED


def test_what_still_waited_with_the_superseded_pin_is_cancelled_and_that_is_told(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    ana = contact_of(world, marisol, "Ana")
    world.issue(marisol, ana, ANA)
    send(front_desk, front_desk.open(marisol, preset_for=ana))
    assert "1 message with the old PIN was still waiting and is cancelled." in front_desk.closed[0].sentence
    assert len(front_desk.waiting()) == 1


# --- once


def test_a_double_click_issues_once(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Ana")
    window.ui.sendButton.click()
    window.ui.sendButton.click()
    window._presenter.press(Press.SEND)
    assert [lane for lane, _ in front_desk.hand.waiting].count(Lane.WRITE) == 1
    front_desk.drain()
    assert len(front_desk.credentials(marisol)) == 1
    assert len(front_desk.waiting()) == 1


def test_a_lost_answer_is_asked_for_again_and_nothing_happens_twice(front_desk: FrontDesk, marisol: PatientId) -> None:
    def lose_the_answer() -> None:
        raise StorageError(Code.DATABASE_GONE)

    front_desk.after_commit = lose_the_answer
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Ana")
    send(front_desk, window)
    assert window.ui.troubleNotice.isVisible()
    send(front_desk, window)
    assert front_desk.closed[0].end is End.ISSUED
    assert len(front_desk.credentials(marisol)) == 1
    assert len(front_desk.waiting()) == 1


def test_while_it_is_busy_nothing_can_be_pressed_and_esc_waits(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Ana")
    window.ui.sendButton.click()
    ui = window.ui
    assert not any(b.isEnabled() for b in (ui.sendButton, ui.completeButton, ui.printButton, ui.cancelButton))
    window.reject()
    assert front_desk.closed == []
    front_desk.drain()
    assert [c.end for c in front_desk.closed] == [End.ISSUED]


# --- refusals


def test_a_refusal_stands_under_its_field_and_everything_typed_stays(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = front_desk.open(marisol)
    ui = window.ui
    choose(ui.forCombo, "Ana")
    choose(ui.emailCombo, "Other")
    ui.otherEdit.setText("ana@")
    send(front_desk, window)
    assert ui.emailError.text() == front_desk.workplace.words.code(Code.EMAIL_INVALID)
    assert ui.otherEdit.hasFocus()
    assert ui.otherEdit.text() == "ana@"
    assert ui.forCombo.currentText().startswith("Ana")
    ui.otherEdit.setText("ana.g@example.com")
    assert not ui.emailError.isVisible()
    send(front_desk, window)
    (message,) = front_desk.waiting()
    assert front_desk.address_of(message) == "ana.g@example.com"


def test_for_must_be_chosen_first(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = front_desk.open(marisol)
    send(front_desk, window)
    assert window.ui.forError.text() == front_desk.workplace.words.code(Code.FOR_MISSING)
    assert window.ui.forCombo.hasFocus()
    assert front_desk.credentials(marisol) == ()


def test_a_refusal_of_the_use_case_without_a_field_stands_in_the_notice_bar(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Ana")
    with world.store.writing() as work:
        patient = work.patients.account(marisol).patient
        work.patients.save(replace(patient, active=False))
    send(front_desk, window)
    assert window.ui.troubleNotice.text.text() == front_desk.workplace.words.code(Code.PATIENT_INACTIVE)
    assert window.ui.sendButton.isEnabled()


def test_choosing_somebody_elses_login_says_whose_it_is_at_once(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    issue = world.issue(marisol, contact_of(world, marisol, "Ana"), complete=True)
    assert issue.handover is not None
    _, token = world.take_handover(issue.handover)
    world.finish(token, "Ana Garcia", ANA)
    window = front_desk.open(marisol, preset_for=contact_of(world, marisol, "Tomás"))
    assert not window.ui.emailError.isVisible()
    choose(window.ui.emailCombo, ANA)
    front_desk.drain()
    assert window.ui.emailError.text() == "That is Ana's login; Tomás needs his own."
    choose(window.ui.forCombo, "Ana")
    front_desk.drain()
    assert not window.ui.emailError.isVisible()
    assert window.ui.forHint.text() == "Ana has access already."


# --- the PIN stays here


def test_the_pin_is_gone_when_the_window_has_closed_and_was_never_in_its_title_or_in_what_it_tells(
    front_desk: FrontDesk, marisol: PatientId
) -> None:
    window = front_desk.open(marisol)
    pin = window.ui.pin.text()
    shown: list[str] = []
    window.closed_with.connect(lambda closed: shown.extend([window.ui.pin.text(), closed.sentence]))
    choose(window.ui.forCombo, "Ana")
    assert window.windowTitle() == "Patient Registration"
    presenter, kept = window._presenter, []
    window.closed_with.connect(lambda _: kept.append(presenter._pin))
    assert pin not in repr(presenter.given)
    send(front_desk, window)
    assert shown[0] == ""
    assert kept == [None]
    assert pin not in shown[1]
    assert not [line for line in front_desk.world.looks.activity(marisol) if pin in str(line.facts)]
