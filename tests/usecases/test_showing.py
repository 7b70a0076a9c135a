# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A PIN on paper or read aloud, before and after it is active: its rules, on a real database."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import CredentialKind, CredentialState, SendTo
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import ContactId, CredentialId, PatientId
from pinportal_desktop.domain.patient_account import Status
from pinportal_desktop.domain.pin import Pin, parse_pin
from pinportal_desktop.usecases.end_pin import VoidDraft, void_draft
from pinportal_desktop.usecases.issuing import DraftPin, prepare_draft
from pinportal_desktop.usecases.letter import letter_facts
from pinportal_desktop.usecases.recipient import Recipient
from pinportal_desktop.usecases.share_pin import share_is_offered, shareable
from pinportal_desktop.usecases.show_pin import IdentityCheck, Shown, ShowPin, show_pin
from tests.usecases.refusing import code_of
from tests.world import World

LAST_DAY_BEFORE_18 = date(2008, 11, 25)  # of birth; the world's today is the day before the birthday


def show(
    world: World,
    child: PatientId,
    contact: ContactId | None,
    draft: DraftPin | None = None,
    *,
    active: CredentialId | None = None,
    how: Shown = Shown.PRINTED,
    **other: Any,
) -> CredentialId:
    """Shows a draft (a fresh one when none is given), or the active PIN."""
    if draft is None and active is None:
        draft, _ = prepare_draft(world.desk, child)
    credential_id = active or (draft.id if draft is not None else None)
    assert credential_id is not None
    about: dict[str, Any] = {
        "recipient": Recipient(contact_id=contact),
        "send_to": SendTo.MINOR if contact is None else SendTo.PARENT_GUARDIAN,
        "identity": IdentityCheck.CALLED_BACK if how is Shown.READ_ALOUD else None,
    }
    command = ShowPin(
        **world.made(), patient_id=child, credential_id=credential_id, draft=draft, how=how, **(about | other)
    )
    world.do(show_pin, command)
    return credential_id


def printed_draft(world: World, child: PatientId, contact: ContactId) -> tuple[CredentialId, Pin]:
    draft, pin = prepare_draft(world.desk, child)
    return show(world, child, contact, draft), pin


# --- a draft


@pytest.mark.parametrize("how", Shown)
def test_a_pin_is_saved_as_a_draft_when_it_is_first_printed_or_read_aloud(world: World, how: Shown) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    draft, pin = prepare_draft(world.desk, child)
    show(world, child, ana, draft, how=how)
    (saved,) = world.account(child).credentials
    assert (saved.id, saved.state, saved.activated_at) == (draft.id, CredentialState.DRAFT, None)
    assert saved.for_contact == ana
    assert world.desk.seals.open_pin(saved.sealed, child, saved.id) == pin, "the paper can be explained"
    assert world.status(child) is Status.UNREGISTERED


def test_nobody_registers_with_a_draft_and_staff_read_that_it_was_never_activated(world: World) -> None:
    child = world.child()
    _, pin = printed_draft(world, child, world.contact(child, "Ana Garcia"))
    assert world.register(pin, "Ana Garcia", "ana@example.com").failed is Code.REGISTRATION_FAILED
    assert world.looks.activity(child)[0].facts["reason"] == "draft"
    assert world.account(child).accesses == ()


def test_voiding_the_paper_ends_the_draft(world: World) -> None:
    child = world.child()
    draft, pin = printed_draft(world, child, world.contact(child, "Ana Garcia"))
    world.do(void_draft, VoidDraft(**world.made(), patient_id=child, credential_id=draft))
    assert [c.state for c in world.account(child).credentials] == [CredentialState.REVOKED]
    assert world.register(pin, "Ana Garcia", "ana@example.com").failed is Code.REGISTRATION_FAILED


def test_voiding_a_paper_never_ends_a_pin_that_is_active(world: World) -> None:
    child = world.child()
    active = world.issue(child, world.contact(child, "Ana Garcia")).credential
    command = VoidDraft(**world.made(), patient_id=child, credential_id=active.id)
    assert code_of(lambda: world.do(void_draft, command)) is Code.NOT_A_DRAFT
    assert world.active(child) == active


# --- printing and reading aloud under the same rules as issuing


@pytest.mark.parametrize("how", Shown)
def test_nothing_is_printed_or_read_aloud_for_whom_authority_forbids_it(world: World, how: Shown) -> None:
    child = world.child()
    paula = world.contact(child, "Paula Reyes", "Grandmother", Authority.NONE)
    carmen = world.contact(child, "Carmen Ortiz", "Aunt", Authority.NOT_RECORDED)
    assert code_of(lambda: show(world, child, paula, how=how)) is Code.AUTHORITY_NONE
    assert code_of(lambda: show(world, child, carmen, how=how)) is Code.AUTHORITY_NOT_RECORDED
    world.contact(child, "Ana Garcia", "Mother", Authority.EXCLUSIVE)
    tomas = world.contact(child, "Tomas Reyes", "Father")
    assert code_of(lambda: show(world, child, tomas, how=how)) is Code.AUTHORITY_EXCLUSIVE_ELSEWHERE
    assert world.account(child).credentials == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [({"active": False}, Code.PATIENT_INACTIVE), ({"deceased": True}, Code.PATIENT_DECEASED)],
)
def test_nothing_is_printed_for_inactive_and_deceased_patients(
    world: World, change: dict[str, bool], code: Code
) -> None:
    child = world.child("Ivo Inactive", **change)  # type: ignore[arg-type]  # fields of Patient
    ida = world.contact(child, "Ida Inactive")
    assert code_of(lambda: show(world, child, ida)) is code


def test_a_placeholder_name_blocks_printing_until_a_reason_is_given(world: World) -> None:
    child = world.child("Baby Boy Cohen", world.today)
    lea = world.contact(child, "Lea Cohen")
    assert code_of(lambda: show(world, child, lea)) is Code.PLACEHOLDER_NAME
    show(world, child, lea, name_reason="not named yet, discharge today")


def test_below_the_minor_age_nothing_is_printed_for_the_patient(world: World) -> None:
    child = world.child("Mateo Garcia", date(2020, 1, 1))
    assert code_of(lambda: show(world, child, None)) is Code.PIN_SEND_TO


def test_nothing_is_printed_while_the_portals_address_is_not_set(world: World) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    world.store.add_practice(replace(world.rules, portal_address=""))
    assert code_of(lambda: show(world, child, ana)) is Code.PORTAL_ADDRESS_MISSING
    show(world, child, ana, how=Shown.READ_ALOUD)


def test_no_letter_is_made_while_the_portals_address_is_not_set(world: World) -> None:
    account = world.account(world.child())
    about = partial(letter_facts, account, pin=parse_pin("K7P4RX9M"), addressee="Ana Garcia", language="en")
    about = partial(about, today=world.today, valid_until=None)
    assert about(world.rules).portal_address == world.rules.portal_address
    assert code_of(lambda: about(replace(world.rules, portal_address=""))) is Code.PORTAL_ADDRESS_MISSING


# --- the active PIN, shared


def test_a_shared_pin_is_printed_only_for_persons_that_fit_its_send_to(world: World) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    minors = world.issue(child, None).credential.id
    for send_to in SendTo:
        assert code_of(partial(show, world, child, ana, active=minors, send_to=send_to)) is Code.PIN_SEND_TO
    show(world, child, None, active=minors)


def test_a_pin_that_ended_is_neither_printed_nor_read_aloud_nor_shared(world: World) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    superseded = world.issue(child, ana).credential.id
    world.store.add_practice(replace(world.rules, pin_valid_days=1))
    expires = world.issue(child, ana).credential.id
    assert code_of(lambda: show(world, child, ana, active=superseded)) is Code.PIN_NOT_ACTIVE
    show(world, child, ana, active=expires)
    world.clock.pass_(days=2)
    assert code_of(lambda: show(world, child, ana, active=expires)) is Code.PIN_NOT_ACTIVE
    assert code_of(lambda: world.share(child, ana)) is Code.PIN_NOT_ACTIVE
    world.revoke(child)
    assert code_of(lambda: show(world, child, ana, active=expires, how=Shown.READ_ALOUD)) is Code.PIN_NOT_ACTIVE


def test_showing_the_active_pin_changes_nothing_about_it(world: World) -> None:
    child = world.child()
    ana, tomas = world.contact(child, "Ana Garcia"), world.contact(child, "Tomas Reyes", "Father")
    issued = world.issue(child, ana).credential
    show(world, child, tomas, active=issued.id)
    assert world.active(child) == issued


def test_a_verification_question_is_never_shared(world: World) -> None:
    child = world.child()
    issued = world.issue(child, world.contact(child, "Ana Garcia")).credential
    question = replace(issued, kind=CredentialKind.VERIFICATION_QUESTION)
    assert code_of(lambda: shareable(question, question.id)) is Code.PIN_NOT_ACTIVE
    assert not share_is_offered(world.account(child), question)
    assert shareable(issued, issued.id) == issued


def test_the_pin_of_an_inactive_or_deceased_patient_is_neither_offered_for_sharing_nor_shared(world: World) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    world.issue(child, ana)
    assert share_is_offered(world.account(child), world.active(child))
    with world.store.writing() as work:
        work.patients.save(replace(world.account(child).patient, active=False))
    assert not share_is_offered(world.account(child), world.active(child))
    assert code_of(lambda: world.share(child, ana)) is Code.PATIENT_INACTIVE


# --- the Minor Age Limit


def test_the_minor_age_limit_revokes_what_was_issued_before_also_by_date_alone(world: World) -> None:
    child = world.child(born=LAST_DAY_BEFORE_18)
    ana = world.contact(child, "Ana Garcia")
    parents = world.issue(child, ana, "ana@example.com").pin
    world.clock.pass_(days=1)
    step, _ = world.try_pin(parents, LAST_DAY_BEFORE_18)
    assert step.failed is Code.REGISTRATION_FAILED, "a parent knows it, and could register as Myself"
    assert world.looks.activity(child)[0].facts["reason"] == "past_minor_age_limit"
    own = world.issue(child, None)
    assert world.try_pin(own.pin, LAST_DAY_BEFORE_18, "own phone")[0].failed is None


def test_at_the_minor_age_limit_a_minors_older_pin_is_neither_shared_nor_printed(world: World) -> None:
    child = world.child(born=LAST_DAY_BEFORE_18)
    minors = world.issue(child, None).credential.id
    world.share(child, None)
    world.clock.pass_(days=1)
    assert code_of(lambda: world.share(child, None)) is Code.PIN_NOT_ACTIVE
    assert code_of(lambda: show(world, child, None, active=minors)) is Code.PIN_NOT_ACTIVE
