# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A login after registration, on both databases: sessions, links, children; and what the desk does for it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import SendTo
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.ids import AssociationId, MessageId, PatientId
from pinportal_desktop.domain.outbox import MessageState
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.domain.registering import Who
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.signing_in import (
    IDLE_AT_MOST,
    LINK_LASTS,
    SESSION_LASTS,
    AccountSession,
    LinkKind,
    MailedLink,
)
from pinportal_desktop.usecases.confirming import (
    AskNewEmail,
    AskReset,
    ConfirmEmail,
    ResetPassword,
    ask_new_email,
    ask_reset,
    confirm_email,
    reset_password,
)
from pinportal_desktop.usecases.mailing import Mailing, prepare_mailing
from pinportal_desktop.usecases.mend_login import (
    correct_email,
    prepare_correction,
    prepare_reset,
    send_password_reset,
)
from pinportal_desktop.usecases.my_children import AddChild, add_child
from pinportal_desktop.usecases.signing_in import SignIn, SignOut, sign_in, sign_out
from pinportal_desktop.usecases.slowing import Step
from pinportal_desktop.usecases.tokens import token_digest
from tests.fakes import NOON
from tests.usecases.refusing import code_of
from tests.world import BORN, World

ANAS, NEW = "ana@example.com", "ana.garcia@example.net"


def registered(world: World, spoken: str = "Ana Garcia", email: str = ANAS) -> PatientId:
    child = world.child()
    world.register(world.issue(child, world.contact(child, spoken)).pin, spoken, email)
    world.clock.pass_(minutes=1)
    return child


def signs_in(world: World, email: str = ANAS, proved: str = "hash") -> tuple[Step, bytes]:
    session = token_digest(world.site.entropy.token())
    command = SignIn(
        **world.made(world.site),
        email=email,
        proved=proved,
        session_digest=session,
        before=None,
        counters=world.counters(),
        of_login=(),
    )
    return world.do(sign_in, command), session


def adding(world: World, session: bytes, pin: Pin) -> AddChild:
    return AddChild(
        **world.made(world.site),
        session_digest=session,
        association_id=AssociationId(world.site.entropy.new_id(world.clock.now())),
        digest=world.site.digests.pin_digest(pin),
        born=BORN,
        relationship="Mother",
        counters=world.counters(),
    )


def mailing(world: World, email: str = ANAS) -> tuple[Mailing, bytes]:
    made = prepare_mailing(world.site, world.rules.practice_id, email)
    return made, made.token_digest


def resetting(world: World, digest: bytes) -> ResetPassword:
    return ResetPassword(
        **world.made(world.site), token_digest=digest, password_hash="other", told=mailing(world)[0], of_login=()
    )


def confirming(world: World, digest: bytes, proved: str = "hash") -> ConfirmEmail:
    return ConfirmEmail(
        **world.made(world.site), token_digest=digest, proved=proved, told=mailing(world)[0], of_login=()
    )


# --- sessions


def test_a_session_begins_with_the_right_password_only_and_ends_at_sign_out(any_world: World) -> None:
    world = any_world
    registered(world)
    assert signs_in(world, proved="")[0].failed is Code.SIGN_IN_FAILED
    assert signs_in(world, proved="one that was changed meanwhile")[0].failed is Code.SIGN_IN_FAILED
    assert signs_in(world, "nobody@example.com")[0].failed is Code.SIGN_IN_FAILED
    world.clock.pass_(hours=1)
    step, session = signs_in(world)
    assert step.failed is None
    found = world.looks.signed_in(session)
    assert found is not None
    assert (found.account.email, found.session.is_open(world.clock.now())) == (ANAS, True)
    for _ in range(2):
        world.do(sign_out, SignOut(**world.made(world.site), session_digest=session))
    found = world.looks.signed_in(session)
    assert found is not None
    assert not found.session.is_open(world.clock.now())


def test_a_session_lasts_a_quarter_of_an_hour_idle_and_eight_hours_at_most() -> None:
    session = AccountSession(token_digest=b"", account_id=None, made_at=NOON, seen_at=NOON)  # type: ignore[arg-type]  # nobody's
    just = timedelta(seconds=1)
    assert session.is_open(NOON + IDLE_AT_MOST - just)
    assert not session.is_open(NOON + IDLE_AT_MOST)
    used = AccountSession(
        token_digest=b"",
        account_id=session.account_id,
        made_at=NOON,
        seen_at=NOON + SESSION_LASTS - just,
    )
    assert used.is_open(NOON + SESSION_LASTS - just)
    assert not used.is_open(NOON + SESSION_LASTS)


# --- children


def test_one_account_has_many_children_and_one_pin_counts_once_a_child(any_world: World) -> None:
    world = any_world
    first = registered(world)
    _, session = signs_in(world)
    second = world.child("Diego Garcia")
    pin = world.issue(second, world.contact(second, "Ana Garcia")).pin
    assert world.do(add_child, adding(world, session, pin)).failed is None
    assert world.do(add_child, adding(world, session, pin)).failed is Code.CHILD_LISTED
    account = world.access(first, ANAS).account
    assert world.looks.my_children(account.id, world.clock.now(), by=b"") == ("Marisol", "Diego")
    entries = [line for line in world.looks.activity(second) if line.kind == "child_added"]
    assert [(e.facts["name"], e.facts["relationship"]) for e in entries] == [("Ana Garcia", "Mother")]
    assert world.store.first_bad_entry() is None


def test_a_removed_parent_does_not_come_back_by_the_same_pin(any_world: World) -> None:
    world = any_world
    registered(world)
    _, session = signs_in(world)
    second = world.child("Diego Garcia")
    pin = world.issue(second, world.contact(second, "Ana Garcia")).pin
    world.do(add_child, adding(world, session, pin))
    world.remove(second, ANAS)
    assert world.do(add_child, adding(world, session, pin)).failed is Code.REGISTRATION_FAILED
    again = world.issue(second, world.account(second).family[0].contact.id).pin
    assert world.do(add_child, adding(world, session, again)).failed is None, "but by one issued after it"


def test_pressed_twenty_times_at_once_a_child_is_added_once(any_world: World) -> None:
    world = any_world
    first = registered(world)
    _, session = signs_in(world)
    second = world.child("Diego Garcia")
    pin = world.issue(second, world.contact(second, "Ana Garcia")).pin
    commands = [adding(world, session, pin) for _ in range(20)]

    def press(command: AddChild) -> Any:
        try:
            return world.do(add_child, command).failed
        except PinPortalError as error:
            return error.code

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(press, commands))
    assert answers.count(None) == 1
    assert set(answers) <= {None, Code.CHILD_LISTED, Code.HAS_ACCESS_ALREADY, Code.DATABASE_BUSY}
    assert len(world.account(second).accesses) == 1
    assert world.looks.my_children(world.access(first, ANAS).account.id, world.clock.now(), by=b"") == (
        "Marisol",
        "Diego",
    )


def test_who_is_signed_out_adds_nobody(any_world: World) -> None:
    world = any_world
    registered(world)
    _, session = signs_in(world)
    second = world.child("Diego Garcia")
    pin = world.issue(second, world.contact(second, "Ana Garcia")).pin
    world.clock.pass_(minutes=15)
    assert code_of(lambda: world.do(add_child, adding(world, session, pin))) is Code.SIGN_IN_AGAIN
    nobodys = token_digest(Secret("nobody's"))
    assert code_of(lambda: world.do(add_child, adding(world, nobodys, pin))) is Code.SIGN_IN_AGAIN
    assert world.account(second).accesses == ()


# --- links


def test_a_link_is_used_once_also_by_two_at_the_same_time(any_world: World) -> None:
    world = any_world
    child = registered(world)
    sent = prepare_reset(world.desk, world.rules.practice_id, child, world.access(child, ANAS).association.id, ANAS)
    world.do(send_password_reset, sent)
    commands = [resetting(world, sent.mailing.token_digest) for _ in range(8)]

    def use(command: ResetPassword) -> Any:
        try:
            return world.do(reset_password, command).failed
        except PinPortalError as error:
            return error.code

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(use, commands))
    assert answers.count(None) == 1
    assert set(answers) == {None, Code.LINK_USED}
    assert world.looks.password_hash(ANAS) == "other"


@pytest.mark.parametrize("kind", LinkKind)
def test_a_link_has_its_time(world: World, kind: LinkKind) -> None:
    child = registered(world)
    link = MailedLink(
        token_digest=b"x",
        kind=kind,
        account_id=world.access(child, ANAS).account.id,
        email=ANAS,
        made_at=world.clock.now(),
    )
    lasts = LINK_LASTS[kind]
    assert link.is_open(world.clock.now() + lasts - timedelta(seconds=1))
    assert not link.is_open(world.clock.now() + lasts)


def test_the_reset_that_the_desk_sends_opens_a_login_whose_address_was_never_confirmed(any_world: World) -> None:
    world = any_world
    child = registered(world)
    sent = prepare_reset(world.desk, world.rules.practice_id, child, world.access(child, ANAS).association.id, ANAS)
    world.do(send_password_reset, sent)
    _, session = signs_in(world)
    world.do(reset_password, resetting(world, sent.mailing.token_digest))
    assert world.access(child, ANAS).account.email_confirmed_at == world.clock.now()
    found = world.looks.signed_in(session)
    assert found is not None
    assert not found.session.is_open(world.clock.now()), "every session ended"


def test_a_reset_that_is_asked_for_goes_to_confirmed_addresses_only(any_world: World) -> None:
    world = any_world
    child = registered(world)
    before = world.looks.waiting()
    for email in (ANAS, "nobody@example.com"):
        made, _ = mailing(world, email)
        assert (
            world.do(ask_reset, AskReset(**world.made(world.site), email=email, mailing=made, to_mailbox=())) == Step()
        )
    assert world.looks.waiting() == before
    assert world.looks.activity(child)[0].facts["sent"] == 0


def test_a_corrected_address_is_the_login_once_its_owner_confirmed_it_with_the_password(any_world: World) -> None:
    world = any_world
    child = registered(world)
    association = world.access(child, ANAS).association.id
    command = prepare_correction(world.desk, world.rules.practice_id, child, association, f" {NEW} ")
    world.do(correct_email, command)
    digest = command.mailing.token_digest
    assert world.do(confirm_email, confirming(world, digest, proved="")).failed is Code.PASSWORD_WRONG
    assert world.access(child, ANAS)
    assert world.do(confirm_email, confirming(world, digest)).failed is None
    login = world.access(child, NEW).account
    assert login.email_confirmed_at == world.clock.now()
    assert signs_in(world, NEW)[0].failed is None
    assert code_of(lambda: world.do(confirm_email, confirming(world, digest))) is Code.LINK_USED
    kinds = [line.kind for line in world.looks.activity(child)]
    assert {"email_corrected", "email_changed"} <= set(kinds)


def test_the_desk_helps_no_login_without_access_and_takes_no_others_address(any_world: World) -> None:
    world = any_world
    child = registered(world)
    other = registered(world, "Zia Zed", "zia@example.org")
    association = world.access(child, ANAS).association.id

    def correct(email: str) -> Code | None:
        command = prepare_correction(world.desk, world.rules.practice_id, child, association, email)
        return code_of(lambda: world.do(correct_email, command))

    assert correct("ZIA@example.org") is Code.EMAIL_IS_ANOTHERS_LOGIN
    assert correct(ANAS) is Code.EMAIL_SAME
    elsewhere = prepare_correction(world.desk, world.rules.practice_id, other, association, NEW)
    assert code_of(lambda: world.do(correct_email, elsewhere)) is Code.ASSOCIATION_NOT_FOUND
    world.remove(child, ANAS)
    assert correct(NEW) is Code.ACCESS_ENDED


def teen_with_login(world: World) -> tuple[PatientId, bytes]:
    """A patient of 14 with an own login, signed in."""
    teen = world.child("Teo Garcia")
    world.contact(teen, "Ana Garcia", "Mother", Authority.JOINT, "Ana.Garcia@example.com")
    world.register(world.issue(teen, None, send_to=SendTo.MINOR).pin, "", "teo@example.com", who=Who.MYSELF)
    world.clock.pass_(minutes=1)
    return teen, signs_in(world, "teo@example.com")[1]


def asking(world: World, session: bytes, email: str) -> AskNewEmail:
    return AskNewEmail(
        **world.made(world.site),
        session_digest=session,
        proved="hash",
        email=email,
        mailing=mailing(world, email)[0],
        of_login=(),
        to_mailbox=(),
    )


def test_a_minor_takes_no_address_of_the_family_for_the_own_login(world: World) -> None:
    teen, session = teen_with_login(world)
    command = asking(world, session, "anagarcia+x@example.com")
    assert world.do(ask_new_email, command) == Step(), "told like any other"
    assert world.looks.mailed_link(command.mailing.token_digest) is None
    (entry,) = [line for line in world.looks.activity(teen) if line.kind == "email_change_asked"]
    assert entry.facts["reason"] == "minor_address_of_family"


def test_an_address_that_became_the_familys_before_its_link_was_used_is_refused_then(world: World) -> None:
    teen, session = teen_with_login(world)
    command = asking(world, session, "home@example.com")
    world.do(ask_new_email, command)
    world.contact(teen, "Luis Garcia", "Father", Authority.JOINT, "home@example.com")
    digest = command.mailing.token_digest
    assert code_of(lambda: world.do(confirm_email, confirming(world, digest))) is Code.LINK_USED
    assert world.access(teen, "teo@example.com")


def test_a_message_to_a_login_that_was_refused_for_good_leads_the_desk_to_its_child(any_world: World) -> None:
    world = any_world
    child = registered(world)
    association = world.access(child, ANAS).association.id

    def send() -> MessageId:
        sent = prepare_reset(world.desk, world.rules.practice_id, child, association, ANAS)
        world.do(send_password_reset, sent)
        return sent.mailing.message_id

    first = send()
    with world.store.writing() as work:
        work.outbox.save(replace(work.outbox.get(first), state=MessageState.FAILED))
    outgoing = world.looks.outgoing()
    assert (outgoing.refused, outgoing.refused_patient) == (1, child)
    send()
    assert world.looks.outgoing().refused == 0, "until the next one is made"


def test_a_welcome_that_was_refused_for_good_is_settled_by_the_next_message_to_the_login(any_world: World) -> None:
    """As when the desk corrects the address that was mistyped at the hand-over."""
    world, child = any_world, any_world.child()
    handover = world.issue(child, world.contact(child, "Ana Garcia"), complete=True).handover
    assert handover is not None
    _, token = world.take_handover(handover)
    world.finish(token, "Ana Garcia", ANAS, confirm=True)
    (welcome,) = world.looks.messages(child)
    with world.store.writing() as work:
        work.outbox.save(replace(work.outbox.get(welcome.message_id), state=MessageState.FAILED))
    assert world.looks.outgoing().refused == 1
    association = world.access(child, ANAS).association.id
    corrected = prepare_correction(world.desk, world.rules.practice_id, child, association, NEW)
    world.do(correct_email, corrected)
    assert world.looks.outgoing().refused == 0
