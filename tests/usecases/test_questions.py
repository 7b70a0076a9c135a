# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Verification questions, from the desk to the new account: link, date of birth and answer, all three and once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pinportal_desktop.domain.association import Via
from pinportal_desktop.domain.credential import Credential, CredentialKind, CredentialState, Ending, SendTo
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.ids import AssociationId, ContactId, CredentialId, PatientId
from pinportal_desktop.domain.outbox import MessageState
from pinportal_desktop.domain.patient_account import PinVq, Status
from pinportal_desktop.domain.pin import parse_pin
from pinportal_desktop.domain.registering import Who
from pinportal_desktop.domain.verification import draw_link, read_link
from pinportal_desktop.usecases.check_pin import Verdict, check_pin, prepare_check_pin
from pinportal_desktop.usecases.deliver import Courier, deliver_due
from pinportal_desktop.usecases.issue_pin import IssuePin, issue_pin
from pinportal_desktop.usecases.my_children import AddProvedChild, add_child, add_proved_child
from pinportal_desktop.usecases.needs import Mail
from pinportal_desktop.usecases.recipient import Recipient
from pinportal_desktop.usecases.share_pin import SharePin, share_is_offered, share_pin
from pinportal_desktop.usecases.show_pin import IdentityCheck, Shown, ShowPin, show_pin
from pinportal_desktop.words import Words
from pinportal_desktop.words.messages import Messages
from tests.usecases import test_accounts as accounts
from tests.usecases.refusing import code_of
from tests.world import BORN, QUESTION, World

ANAS, TOMASES = "ana@example.com", "t.reyes@example.net"
WORDS = Words.load("en")


class Family:
    """Marisol and her mother Ana."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.child = world.child()
        self.ana = world.contact(self.child, "Ana Garcia")

    def told(self) -> list[str]:
        """Activity, newest first."""
        return [WORDS.activity(line) for line in self.world.looks.activity(self.child)]

    @property
    def newest(self) -> Credential:
        newest = self.world.account(self.child).newest
        assert newest is not None
        return newest

    def states(self) -> list[CredentialState]:
        return [c.state for c in sorted(self.world.account(self.child).credentials, key=lambda c: c.id)]


@pytest.fixture
def family(any_world: World) -> Family:
    return Family(any_world)


class Postbox:
    def __init__(self) -> None:
        self.mails: list[Mail] = []

    def send(self, mail: Mail) -> None:
        self.mails.append(mail)


def delivered(world: World) -> list[Mail]:
    postbox = Postbox()
    deliver_due(
        Courier(
            name="test",
            store=world.store,
            clock=world.clock,
            outbox=world.desk.outbox,
            seals=world.desk.seals,
            texts=Messages(),
            sender=postbox,
        )
    )
    return postbox.mails


# --- registering


def test_a_parent_registers_with_link_answer_and_date_of_birth_and_the_link_is_used_up(family: Family) -> None:
    world = family.world
    asked = world.ask(family.child, family.ana, ANAS)
    assert world.account(family.child).pin_vq is PinVq.VERIFICATION_QUESTION
    assert world.status(family.child) is Status.PENDING
    step, token = world.answer(asked.link, " MANCHAS!")
    assert step.failed is None
    assert family.states() == [CredentialState.ACTIVE], "an answer alone uses nothing up"
    assert world.finish(token, "Ana Garcia", ANAS).failed is None
    assert family.states() == [CredentialState.USED]
    assert world.status(family.child) is Status.REGISTERED
    assert world.access(family.child, ANAS).association.via is Via.VERIFICATION_QUESTION
    assert world.answer(asked.link)[0].failed is Code.ANSWER_FAILED
    assert "the link had been used on 11/24/2026" in family.told()[0]


@pytest.mark.parametrize(
    ("answer", "born", "why"),
    [
        ("Pelusa", BORN, "the answer to the verification question was wrong (1 of 5)"),
        ("Manchas", date(2012, 3, 15), "the date of birth was wrong (1 of 5)"),
        ("Pelusa", date(2012, 3, 15), "the answer to the verification question was wrong (1 of 5)"),
    ],
)
def test_whoever_fails_is_told_the_same_and_staff_the_true_reason(
    family: Family, answer: str, born: date, why: str
) -> None:
    asked = family.world.ask(family.child, family.ana, ANAS)
    step, _ = family.world.answer(asked.link, answer, born)
    assert step.failed is Code.ANSWER_FAILED
    assert family.told()[0] == f"A registration attempt failed: {why}."


def test_a_link_that_nobody_was_given_lets_nobody_in(family: Family) -> None:
    world = family.world
    step, _ = world.answer(draw_link(world.desk.entropy))
    assert step.failed is Code.ANSWER_FAILED
    day_began = world.rules.began(world.today)
    assert world.looks.stray_attempts(day_began).count == 0, "the desk's hint is about mistyped PINs"
    world.try_pin(parse_pin("K7P4RX9M"), device="another")
    assert world.looks.stray_attempts(day_began).count == 1


@pytest.mark.parametrize("born", [BORN, date(2012, 3, 15)])
def test_five_wrong_attempts_revoke_it_and_cancel_its_message_and_four_do_not(family: Family, born: date) -> None:
    world = family.world
    asked = world.ask(family.child, family.ana, ANAS)
    for n in range(4):
        world.answer(asked.link, "Pelusa" if born == BORN else "Manchas", born, device=f"phone {n}")
        world.clock.pass_(hours=1)
    assert world.active(family.child) is not None
    world.answer(asked.link, "Pelusa" if born == BORN else "Manchas", born, device="another")
    assert world.active(family.child) is None
    assert (family.newest.state, family.newest.ended_why) == (CredentialState.REVOKED, Ending.WRONG_ANSWERS)
    assert "(5 of 5), and the verification question is revoked." in family.told()[0]
    (line,) = world.looks.messages(family.child)
    assert (line.state, line.trouble) == (MessageState.CANCELLED, Ending.WRONG_ANSWERS)
    world.clock.pass_(hours=1)
    assert world.answer(asked.link)[0].failed is Code.ANSWER_FAILED, "the right answer comes too late"
    assert "was revoked on 11/24/2026, after five wrong answers" in family.told()[0]


def test_eight_wrong_answers_at_once_count_five_and_none_ends_in_a_fault(family: Family) -> None:
    world = family.world
    asked = world.ask(family.child, family.ana)
    with ThreadPoolExecutor(8) as pool:
        steps = list(pool.map(lambda n: world.answer(asked.link, f"Pelusa {n}", device=f"phone {n}")[0], range(8)))
    assert {step.failed for step in steps} <= {Code.ANSWER_FAILED, Code.REGISTRATION_WAIT}
    world.clock.pass_(hours=1)
    for n in range(5):
        world.answer(asked.link, "Pelusa", device=f"another {n}")
        world.clock.pass_(hours=1)
    assert family.newest.verification is not None
    assert (family.newest.state, family.newest.verification.wrong_answers) == (CredentialState.REVOKED, 5)


def test_attempts_with_a_link_are_slowed_as_those_with_a_pin_and_then_not_counted(family: Family) -> None:
    world = family.world
    asked = world.ask(family.child, family.ana, ANAS)
    steps = [world.answer(asked.link, "Pelusa")[0].failed for _ in range(5)]
    assert steps == [Code.ANSWER_FAILED] * 3 + [Code.REGISTRATION_WAIT] * 2
    assert family.newest.verification is not None
    assert family.newest.verification.wrong_answers == 3
    assert world.try_pin(parse_pin("K7P4RX9M"))[0].failed is Code.REGISTRATION_WAIT


def test_a_minor_registers_as_myself_with_a_link_that_was_issued_for_the_minor_only(family: Family) -> None:
    world = family.world
    parents = world.answer(world.ask(family.child, family.ana, ANAS).link)[1]
    assert world.finish(parents, "Marisol Garcia", "m@example.org", Who.MYSELF).failed is Code.ANSWER_FAILED
    assert "“Myself” was chosen with a parent's link" in family.told()[0]
    minors = world.ask(family.child, None, "m@example.org", minor_address_checked=True).link
    assert world.finish(world.answer(minors)[1], "Marisol Garcia", "m@example.org", Who.MYSELF).failed is None


def test_two_who_answered_rightly_race_and_one_registers(family: Family) -> None:
    world = family.world
    asked = world.ask(family.child, family.ana, ANAS)
    tokens = [world.answer(asked.link, device=f"phone {n}")[1] for n in range(4)]

    def finish(n: int) -> object:
        try:
            return world.finish(tokens[n], "Ana Garcia", f"ana{n}@example.com").failed
        except PinPortalError as error:
            return error.code

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(finish, range(4)))
    assert outcomes.count(None) == 1
    assert len(world.account(family.child).accesses) == 1


def proved_child(world: World, session: bytes, token: bytes) -> AddProvedChild:
    return AddProvedChild(
        **world.made(world.site),
        session_digest=session,
        association_id=AssociationId(world.site.entropy.new_id(world.clock.now())),
        registration_digest=token,
        relationship="Mother",
    )


def test_a_parent_with_an_account_adds_the_child_by_the_link_and_it_is_used_up(family: Family) -> None:
    world = family.world
    accounts.registered(world)
    _, session = accounts.signs_in(world)
    asked = world.ask(family.child, family.ana)
    _, token = world.answer(asked.link)
    assert world.do(add_proved_child, proved_child(world, session, token)).failed is None
    (access,) = world.account(family.child).accesses
    assert access.association.via is Via.VERIFICATION_QUESTION
    assert family.newest.state is CredentialState.USED
    assert world.answer(asked.link)[0].failed is Code.ANSWER_FAILED


# --- after the desk's hand-over


def test_after_a_hand_over_the_answer_is_asked_for_and_counted(family: Family) -> None:
    world = family.world
    asked = world.ask(family.child, family.ana, complete=True)
    assert asked.handover is not None
    assert asked.credential.verification is not None
    step, _ = world.take_handover(asked.handover)
    assert step.failed is Code.ANSWER_FAILED, "the date of birth alone is not enough"
    assert "was wrong (1 of 5)" in family.told()[0]
    again = world.ask(family.child, family.ana, complete=True, keep=True)
    assert again.handover is not None
    step, token = world.take_handover(again.handover, proved=asked.credential.verification.answer_hash)
    assert step.failed is None
    assert world.finish(token, "Ana Garcia", ANAS).failed is None


def test_a_welcome_goes_instead_of_a_message_whose_link_was_used_up_at_the_desk(family: Family) -> None:
    world = family.world
    asked = world.ask(family.child, family.ana, ANAS, complete=True)
    assert asked.handover is not None
    assert asked.credential.verification is not None
    _, token = world.take_handover(asked.handover, proved=asked.credential.verification.answer_hash)
    world.finish(token, "Ana Garcia", ANAS)
    (mail,) = delivered(world)
    assert asked.link.reveal() not in mail.text
    assert mail.subject.startswith("Welcome")
    states = {line.template.value: (line.state, line.trouble) for line in world.looks.messages(family.child)}
    assert states["question"] == (MessageState.CANCELLED, "used")


# --- a PIN and a VQ are never taken for each other


def as_pin(world: World, credential: Credential) -> Credential:
    """A VQ that has the digest of a PIN, which no desk makes."""
    digest = world.desk.digests.pin_digest(parse_pin("K7P4RX9M"))
    draft, _ = world.drawn_link(credential.patient_id)[1], None
    odd = replace(credential, id=draft.id, digest=digest)
    with world.store.writing() as work:
        work.credentials.save(replace(credential, state=CredentialState.REVOKED))
        work.credentials.add(odd)
    return odd


def test_a_question_is_never_redeemed_checked_or_added_as_a_pin(family: Family) -> None:
    world = family.world
    as_pin(world, world.ask(family.child, family.ana).credential)
    pin = parse_pin("K7P4RX9M")
    assert world.try_pin(pin)[0].failed is Code.REGISTRATION_FAILED
    assert world.do(check_pin, prepare_check_pin(world.desk, family.child, pin)).verdict is Verdict.NO_SUCH_PIN
    accounts.registered(world)
    _, session = accounts.signs_in(world)
    assert world.do(add_child, accounts.adding(world, session, pin)).failed is Code.REGISTRATION_FAILED
    assert len(world.account(family.child).accesses) == 0


def test_a_pin_is_never_redeemed_as_a_question(family: Family) -> None:
    world = family.world
    link, draft = world.drawn_link(family.child)
    pin = world.issue(family.child, family.ana).credential
    odd = replace(pin, id=draft.id, digest=draft.digest)
    with world.store.writing() as work:
        work.credentials.save(replace(pin, state=CredentialState.REVOKED))
        work.credentials.add(odd)
    assert world.looks.linked_question(draft.digest) is None
    assert world.answer(link)[0].failed is Code.ANSWER_FAILED


def test_a_question_is_neither_shared_nor_read_aloud(family: Family) -> None:
    world = family.world
    asked = world.ask(family.child, family.ana)
    assert not share_is_offered(world.account(family.child), asked.credential)
    share = SharePin(
        **world.made(),
        patient_id=family.child,
        credential_id=asked.credential.id,
        handing=world.handing(family.ana, ANAS),
    )
    assert code_of(lambda: world.do(share_pin, share)) is Code.PIN_NOT_ACTIVE
    _, draft = world.drawn_link(family.child)
    about = about_showing(family, draft.id)
    read = ShowPin(**world.made(), draft=draft, how=Shown.READ_ALOUD, identity=IdentityCheck.KNOWN, **about)
    assert code_of(lambda: world.do(show_pin, read)) is Code.PIN_NOT_ACTIVE


def about_showing(family: Family, credential_id: CredentialId) -> dict[str, Any]:
    return {
        "patient_id": family.child,
        "credential_id": credential_id,
        "recipient": Recipient(contact_id=family.ana),
        "send_to": SendTo.PARENT_GUARDIAN,
    }


# --- what replaces what


def test_a_question_replaces_a_pin_and_a_pin_a_question(family: Family) -> None:
    world = family.world
    pin = world.issue(family.child, family.ana, ANAS).pin
    asked = world.ask(family.child, family.ana, ANAS)
    assert world.try_pin(pin)[0].failed is Code.REGISTRATION_FAILED
    assert family.told()[1].endswith("The PIN before it is replaced.")
    world.issue(family.child, family.ana, ANAS)
    assert world.answer(asked.link)[0].failed is Code.ANSWER_FAILED
    assert "the link was replaced by a newer one, or by a PIN" in family.told()[0]
    assert family.states() == [CredentialState.SUPERSEDED, CredentialState.SUPERSEDED, CredentialState.ACTIVE]
    assert family.told()[1].endswith("The verification question before it is replaced; its link stopped working.")


def test_a_new_link_keeps_question_and_answer_and_ends_the_link_before_it(family: Family) -> None:
    world = family.world
    first = world.ask(family.child, family.ana, ANAS)
    world.answer(first.link, "Pelusa")
    again = world.ask(family.child, family.ana, ANAS, keep=True)
    assert again.credential.verification is not None
    assert (again.credential.verification.question, again.credential.verification.wrong_answers) == (QUESTION, 0)
    assert world.answer(first.link)[0].failed is Code.ANSWER_FAILED
    assert world.answer(again.link)[0].failed is None
    assert "issued a new link to the verification question for Ana Garcia (Mother)" in family.told()[1]
    states = [line.state for line in world.looks.messages(family.child)]
    assert sorted(states) == [MessageState.CANCELLED, MessageState.QUEUED]


def revoked(world: World, family: Family) -> None:
    world.ask(family.child, family.ana)
    world.revoke(family.child)


def of_a_pin(world: World, family: Family) -> None:
    world.issue(family.child, family.ana)


def nothing(world: World, family: Family) -> None:
    """Nothing was issued yet."""


@pytest.mark.parametrize("before", [revoked, of_a_pin, nothing])
def test_only_an_active_questions_answer_can_be_kept(family: Family, before: Callable[[World, Family], None]) -> None:
    before(family.world, family)
    assert code_of(lambda: family.world.ask(family.child, family.ana, keep=True)) is Code.ANSWER_MISSING


def test_no_question_is_issued_once_the_practice_has_turned_them_off_and_old_ones_go_on(family: Family) -> None:
    world = family.world
    asked = world.ask(family.child, family.ana)
    with world.store.writing() as work:
        work.rules.put(replace(world.rules, questions_on=False))
    assert code_of(lambda: world.ask(family.child, family.ana)) is Code.QUESTIONS_OFF
    _, draft = world.drawn_link(family.child)
    printed = ShowPin(**world.made(), draft=draft, how=Shown.PRINTED, **about_showing(family, draft.id))
    assert code_of(lambda: world.do(show_pin, printed)) is Code.QUESTIONS_OFF
    assert world.answer(asked.link)[0].failed is None


@pytest.mark.parametrize("question", ["", "  \n "])
def test_a_question_must_ask_something(family: Family, question: str) -> None:
    assert code_of(lambda: family.world.ask(family.child, family.ana, question=question)) is Code.QUESTION_MISSING


# --- paper


def test_a_printed_link_is_a_draft_until_it_is_activated_and_what_was_typed_last_is_asked(family: Family) -> None:
    world = family.world
    link, draft = world.drawn_link(family.child)
    world.do(show_pin, ShowPin(**world.made(), draft=draft, how=Shown.PRINTED, **about_showing(family, draft.id)))
    (saved,) = world.account(family.child).credentials
    assert (saved.state, saved.kind) == (CredentialState.DRAFT, CredentialKind.VERIFICATION_QUESTION)
    assert world.desk.seals.open_link(saved.sealed, family.child, saved.id) == link, "the paper can be explained"
    assert world.answer(link)[0].failed is Code.ANSWER_FAILED
    assert "the link was printed but never activated" in family.told()[0]
    _, other = world.drawn_link(family.child, answer="Pelusa")
    command = IssuePin(
        **world.made(),
        patient_id=family.child,
        draft=replace(draft, question=QUESTION, answer_hash=other.answer_hash),
        supersedes=None,
        handing=world.handing(family.ana),
    )
    world.do(issue_pin, command)
    assert world.answer(link, "Manchas")[0].failed is Code.ANSWER_FAILED
    assert world.answer(link, "Pelusa")[0].failed is None


# --- messages


def test_the_message_carries_the_link_and_no_pin_answer_or_question(family: Family) -> None:
    world = family.world
    asked = world.ask(family.child, family.ana, ANAS)
    (mail,) = delivered(world)
    for body in (mail.text, mail.html):
        assert f"http://127.0.0.1:8737/question/{asked.link.reveal()}" in body
        assert "PIN" not in body
        assert "Manchas" not in body
        assert "first pet" not in body
    assert asked.link.reveal() not in mail.subject


def test_the_message_to_a_parent_with_an_account_says_to_sign_in_and_add_the_child(family: Family) -> None:
    world = family.world
    sibling = world.child("Mateo Garcia", chart="C-2")
    world.link(sibling, family.ana, "Mother")
    handover = world.issue(sibling, family.ana, complete=True).handover
    assert handover is not None
    world.finish(world.take_handover(handover)[1], "Ana Garcia", ANAS)
    delivered(world)
    asked = world.ask(family.child, family.ana, ANAS)
    (mail,) = delivered(world)
    assert "You have an account for our patient portal already" in mail.text
    assert asked.link.reveal() in mail.text


def test_a_revoked_questions_message_never_leaves(family: Family) -> None:
    world = family.world
    world.ask(family.child, family.ana, ANAS)
    world.revoke(family.child)
    assert delivered(world) == []
    assert family.told()[0] == "Dana revoked the verification question: lost letter."


# --- the link itself


def test_a_link_is_read_in_any_case_with_or_without_its_dashes(family: Family) -> None:
    link = draw_link(family.world.desk.entropy)
    text = link.reveal()
    assert [len(group) for group in text.split("-")] == [4] * 6
    for typed in (text, text.lower(), text.replace("-", ""), f" {text} "):
        assert read_link(typed) == link
    for wrong in ("", "start", text[:-1], text + "A", text[:-1] + "0", "../../etc/passwd"):
        assert read_link(wrong) is None


def test_a_links_seal_opens_for_its_own_child_and_credential_only(family: Family) -> None:
    world = family.world
    asked = world.ask(family.child, family.ana)
    seals = world.desk.seals
    assert seals.open_link(asked.credential.sealed, family.child, asked.credential.id) == asked.link
    other = PatientId(world.desk.entropy.new_id(world.clock.now()))
    for patient_id, credential_id in (
        (other, asked.credential.id),
        (family.child, CredentialId(ContactId(other))),
    ):
        with pytest.raises(PinPortalError):
            seals.open_link(asked.credential.sealed, patient_id, credential_id)
    with pytest.raises(PinPortalError):
        seals.open_pin(asked.credential.sealed, family.child, asked.credential.id)
