# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Verification Question** in the window, over a real database."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from pinportal_desktop.domain.carriers import Carrier
from pinportal_desktop.domain.credential import Credential, CredentialKind, CredentialState
from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.outbox import Channel, Template
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.verification import STANDARD_QUESTIONS
from pinportal_desktop.screens.registration import End, RegistrationWindow
from pinportal_desktop.screens.registration.leaving import LeavingQuestion
from tests.naughty import naughty_strings
from tests.screens.registration.front_desk import (
    FrontDesk,
    choose,
    contact_of,
    focused,
    lines,
    press,
    print_pin,
    send,
    type_in,
)
from tests.world import ANSWER, HASHES, QUESTION, World, hashed

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


def asking(
    front_desk: FrontDesk, child: PatientId, *, answer: str = ANSWER, again: str | None = None
) -> RegistrationWindow:
    """The window with everything chosen and typed."""
    window = front_desk.open(child)
    ui = window.ui
    choose(ui.forCombo, "Ana")
    ui.questionRadio.click()
    choose(ui.questionCombo, QUESTION)
    ui.answerEdit.setText(answer)
    ui.againEdit.setText(answer if again is None else again)
    return window


def active_of(world: World, child: PatientId) -> Credential:
    active = world.active(child)
    assert active is not None
    return active


# --- issuing


def test_send_activates_the_question_and_queues_its_link(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    window = asking(front_desk, marisol)
    send(front_desk, window)
    active = active_of(world, marisol)
    assert active.kind is CredentialKind.VERIFICATION_QUESTION
    assert active.verification is not None
    assert (active.verification.question, active.verification.answer_hash) == (QUESTION, hashed(ANSWER))
    (message,) = front_desk.waiting()
    assert (message.template, message.credential_id) == (Template.WELCOME_WITH_QUESTION, active.id)
    assert front_desk.closed[0].end is End.ISSUED
    assert front_desk.closed[0].sentence.startswith("The verification question is active, and its link on its way to")
    link = world.desk.seals.open_link(active.sealed, marisol, active.id)
    assert world.answer(link, "manchas")[0].failed is None


def test_the_link_goes_as_text_message_too(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = asking(front_desk, marisol)
    window.ui.textRadio.click()
    window.ui.phoneEdit.setText("(413) 555-0142")
    choose(window.ui.carrierCombo, "Verizon")
    carrier = window._view.drop_downs.chosen(window.ui.carrierCombo)
    assert isinstance(carrier, Carrier)
    send(front_desk, window)
    (message,) = front_desk.waiting()
    assert (message.channel, message.template) == (Channel.TEXT, Template.WELCOME_WITH_QUESTION)
    assert "as text message" in front_desk.closed[0].sentence


def test_do_not_send_activates_it_and_says_so_before_and_after(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    window = asking(front_desk, marisol)
    window.ui.doNotSendRadio.click()
    assert window.ui.footLine.text() == "Activates the verification question. Nothing is sent."
    send(front_desk, window)
    assert active_of(world, marisol).kind is CredentialKind.VERIFICATION_QUESTION
    assert front_desk.waiting() == []
    assert front_desk.closed[0].sentence == "The verification question is active. Nothing was sent."


def test_complete_opens_the_page_where_the_answer_is_asked_for(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    window = asking(front_desk, marisol)
    window.ui.completeButton.click()
    front_desk.drain()
    (token,) = front_desk.pages
    step, _ = world.take_handover(token, proved=hashed(ANSWER))
    assert step.failed is None


def test_a_lost_answer_of_the_database_issues_one_question_not_two(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    window = asking(front_desk, marisol)

    def lose() -> None:
        raise StorageError(Code.DATABASE_GONE)

    front_desk.after_commit = lose
    send(front_desk, window)
    send(front_desk, window)
    assert [c.state for c in front_desk.credentials(marisol)] == [CredentialState.ACTIVE]
    assert len(front_desk.waiting()) == 1


# --- what must be said first


@pytest.mark.parametrize(
    ("answer", "again", "told", "field"),
    [
        ("", "", "An answer has at least 4 letters and digits.", "answerEdit"),
        ("Rex", "Rex", "An answer has at least 4 letters and digits.", "answerEdit"),
        ("marisol", "marisol", "The child's name or date of birth is known to many.", "answerEdit"),
        ("03/14/2012", "03/14/2012", "The child's name or date of birth is known to many.", "answerEdit"),
        ("first", "first", "This stands in the question itself.", "answerEdit"),
        ("Manchas", "Mancha", "The two answers differ.", "againEdit"),
        ("x" * 101, "x" * 101, "100", "answerEdit"),
        ("Man\u202echas", "Man\u202echas", "", "answerEdit"),
    ],
)
def test_what_is_no_answer_is_told_under_the_field_and_nothing_is_lost(
    front_desk: FrontDesk, marisol: PatientId, answer: str, again: str, told: str, field: str
) -> None:
    window = asking(front_desk, marisol, answer=answer, again=again)
    send(front_desk, window)
    assert told in window.ui.answerError.text()
    assert window.ui.answerError.isVisible()
    assert focused() is getattr(window.ui, field)
    assert (window.ui.answerEdit.text(), window.ui.againEdit.text()) == (answer, again)
    assert front_desk.credentials(marisol) == ()
    window.ui.answerEdit.setText("Pelusa")
    assert not window.ui.answerError.isVisible()


def test_a_question_must_be_chosen(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Ana")
    window.ui.questionRadio.click()
    assert window.ui.questionCombo.currentIndex() == -1
    assert lines(window.ui.questionCombo) == list(STANDARD_QUESTIONS)
    send(front_desk, window)
    assert window.ui.questionError.text() == "Choose a question."
    assert focused() is window.ui.questionCombo


def test_the_answer_is_masked_explained_and_gone_with_the_window(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = asking(front_desk, marisol)
    ui = window.ui
    for edit in (ui.answerEdit, ui.againEdit):
        assert edit.echoMode() is QLineEdit.EchoMode.Password
        assert "Nobody can read it again" in edit.accessibleDescription()
    assert ANSWER not in repr(window._presenter.given)
    left: list[tuple[str, str, bool]] = []
    drawing = window._presenter._drawing
    window.closed_with.connect(
        lambda _closed: left.append((ui.answerEdit.text(), ui.againEdit.text(), drawing.is_empty))
    )
    send(front_desk, window)
    assert left == [("", "", True)]


def test_naughty_answers_are_taken_or_refused_and_never_a_fault(
    front_desk: FrontDesk, marisol: PatientId, shared_data: Path
) -> None:
    window = asking(front_desk, marisol)
    for text in naughty_strings(shared_data)[::11]:
        window.ui.answerEdit.setText(text)
        window.ui.againEdit.setText(text)
        window.ui.printButton.click()  # refused, or a draft and its letter
        front_desk.drain()
        for dialog in window.findChildren(type(window)):
            dialog.close()
    assert all(c.state is CredentialState.DRAFT for c in front_desk.credentials(marisol))


# --- what is shown when


def test_with_the_question_the_pin_and_reading_aloud_are_gone_and_come_back(
    front_desk: FrontDesk, marisol: PatientId
) -> None:
    ui = front_desk.open(marisol).ui
    asks = (ui.questionCombo, ui.answerEdit, ui.againEdit, ui.answerHint)
    pins = (ui.pin, ui.readButton)
    assert [w.isVisible() for w in (*asks, *pins)] == [False] * 4 + [True] * 2
    ui.questionRadio.click()
    assert [w.isVisible() for w in (*asks, *pins)] == [True] * 4 + [False] * 2
    assert "single-use link" in ui.pinLine.text()
    assert ui.printButton.isVisible()
    ui.pinRadio.click()
    assert [w.isVisible() for w in (*asks, *pins)] == [False] * 4 + [True] * 2


def test_a_practice_that_turned_questions_off_is_not_offered_one(front_desk: FrontDesk, marisol: PatientId) -> None:
    front_desk.world.rules = replace(front_desk.world.rules, questions_on=False)
    ui = front_desk.open(marisol).ui
    assert ui.pinRadio.isVisible()
    assert not ui.questionRadio.isVisible()


def test_the_practices_own_questions_are_offered(front_desk: FrontDesk, marisol: PatientId) -> None:
    front_desk.world.rules = replace(front_desk.world.rules, questions=("Which song did you dance to?",))
    ui = front_desk.open(marisol).ui
    assert lines(ui.questionCombo) == ["Which song did you dance to?"]


def test_the_kiosk_over_this_screen_is_given_the_question(front_desk: FrontDesk, marisol: PatientId) -> None:
    covered: list[object] = []
    front_desk.cover = covered.append
    front_desk.world.rules = replace(front_desk.world.rules, demo=True)
    window = asking(front_desk, marisol)
    window._workplace.station.completes_here = True
    window.ui.completeButton.click()
    front_desk.drain()
    assert (front_desk.pages, len(covered)) == ([], 1)


# --- what it replaces


def test_the_sentence_changes_with_the_radio_and_names_whose_letter_dies(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    world.issue(marisol, contact_of(world, marisol, "Ana"))
    ui = front_desk.open(marisol).ui
    assert "A new PIN replaces it: Ana's letter or message stops working." in ui.supersedeNotice.text.text()
    ui.questionRadio.click()
    told = ui.supersedeNotice.text.text()
    assert "The present PIN was issued for Ana and has not been used." in told
    assert "A verification question replaces it: what Ana got stops working." in told


def test_who_keeps_access_is_named_when_a_question_replaces_a_used_pin(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    world.register(world.issue(marisol, contact_of(world, marisol, "Ana")).pin, "Ana Garcia", "ana@example.com")
    ui = front_desk.open(marisol).ui
    ui.questionRadio.click()
    assert (
        "Ana used the present PIN and keeps access. A verification question replaces it"
        in ui.supersedeNotice.text.text()
    )


def test_a_pin_that_replaces_a_question_says_whose_link_dies(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    world.ask(marisol, contact_of(world, marisol, "Ana"))
    ui = front_desk.open(marisol).ui
    assert (
        "The present verification question was issued for Ana and has not been used." in ui.supersedeNotice.text.text()
    )
    assert "A new PIN replaces it: the link of Ana stops working." in ui.supersedeNotice.text.text()
    assert ui.supersedeNotice.links == ()


def test_a_new_link_keeps_the_answer_on_record_and_asks_for_none(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    ana = contact_of(world, marisol, "Ana")
    old = world.ask(marisol, ana, "ana@example.com", question="Which song?")
    window = front_desk.open(marisol, preset_for=ana, register_with=CredentialKind.VERIFICATION_QUESTION)
    ui = window.ui
    assert ui.keepCheck.isChecked()
    assert (ui.questionCombo.currentText(), ui.questionCombo.isEnabled()) == ("Which song?", False)
    assert not ui.answerEdit.isVisible()
    assert "A new link replaces it: the link that Ana got stops working." in ui.supersedeNotice.text.text()
    send(front_desk, window)
    active = active_of(world, marisol)
    assert active.verification == old.credential.verification
    assert world.answer(old.link)[0].failed is Code.ANSWER_FAILED
    assert world.answer(world.desk.seals.open_link(active.sealed, marisol, active.id))[0].failed is None
    assert "1 message with the old link was still waiting and is cancelled." in front_desk.closed[0].sentence


def test_another_answer_can_be_recorded_instead(front_desk: FrontDesk, world: World, marisol: PatientId) -> None:
    ana = contact_of(world, marisol, "Ana")
    world.ask(marisol, ana)
    window = front_desk.open(marisol, preset_for=ana, register_with=CredentialKind.VERIFICATION_QUESTION)
    window.ui.keepCheck.click()
    choose(window.ui.questionCombo, STANDARD_QUESTIONS[2])
    for edit in (window.ui.answerEdit, window.ui.againEdit):
        edit.setText("Lucero")
    send(front_desk, window)
    asked = active_of(world, marisol).verification
    assert asked is not None
    assert (asked.question, asked.answer_hash) == (STANDARD_QUESTIONS[2], hashed("Lucero"))


# --- paper


def test_print_pin_prints_the_link_and_what_was_printed_must_be_activated_or_voided(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    window = asking(front_desk, marisol)
    print_pin(front_desk, window)
    (facts,) = front_desk.letters
    assert facts.pin is None
    assert facts.link is not None
    (draft,) = front_desk.credentials(marisol)
    assert draft.state is CredentialState.DRAFT
    link = world.desk.seals.open_link(draft.sealed, marisol, draft.id)
    assert facts.link.reveal() == f"http://127.0.0.1:8737/question/{link.reveal()}"
    assert window.ui.pinLine.text() == "The printed link is not active yet."
    assert not window.ui.pinRadio.isEnabled(), "what is on paper decides"
    window.reject()
    question = window.findChild(LeavingQuestion)
    assert question is not None
    assert question._ui.heading.text() == "The printed link is not active yet"
    question._ui.activateButton.click()
    front_desk.drain()
    assert active_of(world, marisol).id == draft.id
    assert world.answer(link)[0].failed is None


def test_a_printed_link_is_voided(front_desk: FrontDesk, world: World, marisol: PatientId) -> None:
    window = asking(front_desk, marisol)
    print_pin(front_desk, window)
    window.reject()
    question = window.findChild(LeavingQuestion)
    assert question is not None
    question._ui.voidButton.click()
    front_desk.drain()
    assert [c.state for c in front_desk.credentials(marisol)] == [CredentialState.REVOKED]
    assert front_desk.closed[0].sentence == "The printed link is void. Throw the paper away."


# --- by keyboard


def test_the_question_is_issued_by_keyboard_alone(front_desk: FrontDesk, world: World, marisol: PatientId) -> None:
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Ana")
    press(focused(), KEY.Key_R, ALT)
    assert focused() is window.ui.pinRadio
    press(focused(), KEY.Key_Right)
    assert focused() is window.ui.questionRadio
    assert window.ui.questionRadio.isChecked()
    press(focused(), KEY.Key_Tab)
    assert focused() is window.ui.questionCombo
    press(focused(), KEY.Key_Down)
    press(focused(), KEY.Key_Tab)
    assert focused() is window.ui.answerEdit
    type_in("Peñón")
    press(focused(), KEY.Key_Tab)
    assert focused() is window.ui.againEdit
    type_in("penon")
    press(focused(), KEY.Key_W, ALT)
    assert focused() is window.ui.answerEdit
    press(focused(), KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    front_desk.drain()
    asked = active_of(world, marisol).verification
    assert asked is not None
    assert asked.question == STANDARD_QUESTIONS[0]
    assert HASHES.verify(Secret("penon"), asked.answer_hash)


def test_each_field_is_reached_by_a_letter(front_desk: FrontDesk, marisol: PatientId) -> None:
    ui = asking(front_desk, marisol).ui
    for letter, field in ((KEY.Key_Q, ui.questionCombo), (KEY.Key_W, ui.answerEdit), (KEY.Key_G, ui.againEdit)):
        press(ui.forCombo, letter, ALT)
        assert focused() is field
    assert [ui.questionCombo.accessibleName(), ui.answerEdit.accessibleName(), ui.againEdit.accessibleName()] == [
        "Question", "Answer", "Answer again",
    ]  # fmt: skip
