# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The rules that registering must keep, and who may do what, on a real database."""

from dataclasses import replace
from datetime import date

import pytest

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.patient_account import Status
from pinportal_desktop.domain.registering import Who
from pinportal_desktop.usecases.access import LinkToContact, link_to_contact
from pinportal_desktop.usecases.command import Actor, ActorKind
from pinportal_desktop.usecases.issue_pin import IssuePin, issue_pin
from pinportal_desktop.usecases.issuing import prepare_draft
from tests.usecases.refusing import code_of
from tests.world import World

# --- registering


def test_while_one_is_exclusive_no_other_may_redeem(world: World) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia", "Mother", Authority.EXCLUSIVE, "ana@example.com")
    world.contact(child, "Tomas Reyes", "Father", Authority.JOINT, "tomas@example.net")
    pin = world.issue(child, ana).pin
    assert world.register(pin, "Tomas Reyes", "tomas@example.net").failed is Code.REGISTRATION_FAILED
    assert world.looks.activity(child)[0].facts["reason"] == "authority_exclusive"
    assert world.register(pin, "Ana Garcia", "ana@example.com").failed is None


def test_from_the_minor_age_limit_on_only_myself_may_redeem_also_by_date_alone(world: World) -> None:
    born = date(2008, 11, 25)
    child = world.child(born=born)
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    world.register(pin, "Ana Garcia", "ana@example.com", born)
    assert world.status(child) is Status.REGISTERED
    world.clock.pass_(days=1)
    assert world.status(child) is Status.UNREGISTERED, "access and PIN ended by date, nobody had to look"
    own = world.issue(child, None).pin
    assert world.register(own, "Tomas Reyes", "tomas@example.net", born).failed is Code.REGISTRATION_FAILED
    assert world.register(own, "", "adult@example.com", born, Who.MYSELF).failed is None


@pytest.mark.parametrize("who", [Who.MYSELF, Who.A_CHILD])
def test_on_reaching_the_minor_age_limit_the_pin_is_revoked_by_date_alone(world: World, who: Who) -> None:
    """Else a parent with last week's letter could register as the adult patient."""
    born = date(2008, 11, 25)
    child = world.child(born=born)
    ana = world.contact(child, "Ana Garcia")
    pin = world.issue(child, ana).pin
    assert world.status(child) is Status.PENDING
    world.clock.pass_(days=1)
    assert (world.active(child), world.status(child)) == (None, Status.UNREGISTERED)
    assert world.register(pin, "Ana Garcia", "ana@example.com", born, who).failed is Code.REGISTRATION_FAILED
    assert next(a.facts["reason"] for a in world.looks.activity(child)) == "past_minor_age_limit"
    assert code_of(lambda: world.share(child, None)) is Code.PIN_NOT_ACTIVE


def test_an_account_is_linked_by_hand_over_or_staff_never_by_an_unconfirmed_email(world: World) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, "ana@example.com")
    world.register(world.issue(child, ana).pin, "Ana Garcia", "ana@example.com")
    access = world.access(child, "ana@example.com")
    assert access.account.contact_id is None
    command = LinkToContact(**world.made(), patient_id=child, association_id=access.association.id, contact_id=ana)
    world.do(link_to_contact, command)
    assert world.access(child, "ana@example.com").account.contact_id == ana
    again = replace(command, id=world.made()["id"])
    assert code_of(lambda: world.do(link_to_contact, again)) is Code.ALREADY_LINKED


def test_one_person_has_one_login(world: World) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    pin = world.issue(child, ana).pin
    for email in ("ana@example.com", "ana2@example.com"):
        world.register(pin, "Ana Garcia", email)
    first, second = (
        LinkToContact(
            **world.made(),
            patient_id=child,
            association_id=world.access(child, email).association.id,
            contact_id=ana,
        )
        for email in ("ana@example.com", "ana2@example.com")
    )
    world.do(link_to_contact, first)
    with pytest.raises(Refused) as refused:
        world.do(link_to_contact, second)
    assert (refused.value.code, refused.value.facts["name"]) == (Code.CONTACT_HAS_ACCOUNT, "Ana Garcia")


def test_nobody_registers_without_accepting_the_terms(world: World) -> None:
    child = world.child()
    _, token = world.try_pin(world.issue(child, world.contact(child, "Ana Garcia")).pin)
    assert code_of(lambda: world.finish(token, "Ana Garcia", "ana@example.com", terms="")) is Code.TERMS_MISSING
    assert world.account(child).accesses == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"disabled": True}, "patient_disabled"),
        ({"active": False}, "patient_hidden"),
        ({"deceased": True}, "patient_hidden"),
    ],
)
def test_a_disabled_inactive_or_deceased_patients_pin_lets_nobody_in(
    world: World, change: dict[str, bool], reason: str
) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    with world.store.writing() as work:
        work.patients.save(replace(world.account(child).patient, **change))  # type: ignore[arg-type]  # one flag
    assert world.register(pin, "Ana Garcia", "ana@example.com").failed is Code.REGISTRATION_FAILED
    assert world.looks.activity(child)[0].facts["reason"] == reason


def test_a_login_is_not_linked_to_a_contact_with_authority_none(world: World) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    paula = world.contact(child, "Paula Reyes", "Grandmother", Authority.NONE)
    world.register(pin, "Paula Reyes", "p@example.com")
    association = world.access(child, "p@example.com").association
    command = LinkToContact(**world.made(), patient_id=child, association_id=association.id, contact_id=paula)
    assert code_of(lambda: world.do(link_to_contact, command)) is Code.AUTHORITY_NONE


# --- after the desk's hand-over


@pytest.mark.parametrize("end", ["superseded", "revoked", "access removed"])
def test_a_hand_over_dies_with_its_pin(world: World, end: str) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    world.register(world.issue(child, ana).pin, "Ana Garcia", "ana@example.com")
    handover = world.issue(child, ana, complete=True).handover
    assert handover is not None
    match end:
        case "superseded":
            world.issue(child, ana)
        case "revoked":
            world.revoke(child)
        case _:
            world.remove(child, "ana@example.com")
    assert code_of(lambda: world.take_handover(handover)) is Code.LINK_USED


def test_a_hand_over_of_a_quarter_of_an_hour_ago_opens_nothing(world: World) -> None:
    child = world.child()
    handover = world.issue(child, world.contact(child, "Ana Garcia"), complete=True).handover
    assert handover is not None
    world.clock.pass_(minutes=15)
    assert code_of(lambda: world.take_handover(handover)) is Code.LINK_USED


def test_after_a_hand_over_no_step_is_taken_before_the_date_of_birth_was_right(world: World) -> None:
    child = world.child()
    handover = world.issue(child, world.contact(child, "Ana Garcia"), complete=True).handover
    assert handover is not None
    step, token = world.take_handover(handover, date(2012, 3, 15))
    assert step.failed is Code.REGISTRATION_FAILED
    assert code_of(lambda: world.finish(token, "Ana Garcia", "ana@example.com")) is Code.REGISTRATION_EXPIRED
    assert world.account(child).accesses == ()


def test_a_hand_over_to_a_contact_who_has_a_login_links_no_second_one(world: World) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    for email, linked_to in (("ana@example.com", ana), ("ana2@example.com", None)):
        handover = world.issue(child, ana, complete=True).handover
        assert handover is not None
        _, token = world.take_handover(handover)
        assert world.finish(token, "Ana Garcia", email).failed is None
        assert world.access(child, email).account.contact_id == linked_to


# --- who may do what


def test_a_parents_page_may_not_issue_and_a_desk_may_not_register(world: World) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    draft, pin = prepare_draft(world.desk, child)
    command = IssuePin(
        **world.made(world.site), patient_id=child, draft=draft, handing=world.handing(ana), supersedes=None
    )
    assert code_of(lambda: world.do(issue_pin, command)) is Code.NOT_PERMITTED
    desk_actor = Actor(kind=ActorKind.STAFF, person="Dana", station=world.site.actor.station)
    world.site = replace(world.site, actor=desk_actor)
    assert code_of(lambda: world.try_pin(pin)) is Code.NOT_PERMITTED


def test_no_entry_of_the_record_holds_a_pin_or_a_birth_date(world: World) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    pin = world.issue(child, ana, "ana@example.com").pin
    world.try_pin(pin, date(2012, 3, 15))
    world.register(pin, "Ana Garcia", "ana@example.com")
    world.remove(child, "ana@example.com")
    for line in world.looks.activity(child):
        told = str(dict(line.facts))
        assert pin.symbols not in told.replace("-", "")
        assert "2012" not in told
        assert "ana@example.com" not in told
