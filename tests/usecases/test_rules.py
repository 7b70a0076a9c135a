# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The rules that issuing, sharing, removing and registering must keep, on a real database."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import CredentialState, SendTo
from pinportal_desktop.domain.errors import ChangedElsewhere, Code, Refused
from pinportal_desktop.domain.ids import AssociationId, ContactId, PatientId
from pinportal_desktop.domain.patient_account import PinVq, Status
from pinportal_desktop.domain.registering import Who
from pinportal_desktop.usecases.access import LinkToContact, link_to_contact
from pinportal_desktop.usecases.command import Actor, ActorKind
from pinportal_desktop.usecases.end_pin import RevokePin, revoke_pin
from pinportal_desktop.usecases.issue_pin import IssuePin, issue_pin
from pinportal_desktop.usecases.issuing import prepare_draft
from pinportal_desktop.usecases.recipient import NewContact, Recipient
from pinportal_desktop.usecases.record_authority import RecordAuthority, listed_for_removal, record_authority
from tests.usecases.refusing import code_of
from tests.world import World, person


def new_contact(world: World, spoken: str, relationship: str, *emails: str) -> NewContact:
    contact_id = ContactId(world.desk.entropy.new_id(world.clock.now()))
    return NewContact(id=contact_id, name=person(spoken), relationship=relationship, emails=emails)


def with_access(world: World, child: PatientId) -> list[str]:
    return [a.account.name.spoken for a in world.account(child).live(world.rules, world.today)]


def set_authority(
    world: World, child: PatientId, contact_id: ContactId, authority: Authority, *remove: AssociationId
) -> None:
    command = RecordAuthority(
        **world.made(), patient_id=child, contact_id=contact_id, authority=authority, remove=remove
    )
    world.do(record_authority, command)


# --- both workflows


def test_parent_b_registers_with_parent_as_pin(world: World) -> None:
    """Workflow 1."""
    child = world.child()
    ana, tomas = world.contact(child, "Ana Garcia"), world.contact(child, "Tomas Reyes", "Father")
    pin = world.issue(child, ana).pin
    assert world.register(pin, "Ana Garcia", "ana@example.com").failed is None
    world.share(child, tomas, "tomas@example.net")
    assert world.register(pin, "Tomas Reyes", "tomas@example.net").failed is None
    assert with_access(world, child) == ["Ana Garcia", "Tomas Reyes"]
    assert len(world.account(child).credentials) == 1


def test_parent_b_registers_with_an_own_pin_and_parent_as_access_is_untouched(world: World) -> None:
    """Workflow 2."""
    child = world.child()
    ana, tomas = world.contact(child, "Ana Garcia"), world.contact(child, "Tomas Reyes", "Father")
    first = world.issue(child, ana).pin
    world.register(first, "Ana Garcia", "ana@example.com")
    before = world.access(child, "ana@example.com")
    assert (world.status(child), world.account(child).pin_vq) == (Status.REGISTERED, PinVq.PIN)
    second = world.issue(child, tomas).pin
    assert world.access(child, "ana@example.com") == before
    assert with_access(world, child) == ["Ana Garcia"]
    assert world.register(first, "Tomas Reyes", "tomas@example.net").failed is not None, "the old PIN is dead"
    assert world.register(second, "Tomas Reyes", "tomas@example.net").failed is None
    assert with_access(world, child) == ["Ana Garcia", "Tomas Reyes"]


def test_one_account_uses_a_pin_once_per_child(world: World) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    world.register(pin, "Ana Garcia", "ana@example.com")
    assert world.register(pin, "Ana Garcia", "ana@example.com").failed is Code.EMAIL_TAKEN


# --- issuing


def test_issuing_supersedes_the_active_pin_and_cancels_its_messages(world: World) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    first = world.issue(child, ana, "ana@example.com").credential
    second = world.issue(child, ana).credential
    states = {c.id: c.state for c in world.account(child).credentials}
    assert states == {first.id: CredentialState.SUPERSEDED, second.id: CredentialState.ACTIVE}
    assert world.looks.waiting() == 0


def test_a_pin_that_another_desk_issued_meanwhile_is_not_superseded_unseen(world: World) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    world.issue(child, ana, desk=world.second_desk)
    draft, _ = prepare_draft(world.desk, child)
    command = IssuePin(**world.made(), patient_id=child, draft=draft, handing=world.handing(ana), supersedes=None)
    with pytest.raises(ChangedElsewhere) as refused:
        world.do(issue_pin, command)
    assert (refused.value.code, refused.value.facts["by"]) == (Code.ISSUED_ELSEWHERE, "Sam")


def test_sharing_supersedes_nothing_and_sends_the_same_pin(world: World) -> None:
    child = world.child()
    ana, tomas = world.contact(child, "Ana Garcia"), world.contact(child, "Tomas Reyes", "Father")
    issued = world.issue(child, ana)
    world.share(child, tomas, "tomas@example.net")
    assert world.active(child) == issued.credential
    assert world.looks.waiting() == 1


def test_authority_none_is_refused_when_issuing_sharing_and_typed_as_an_address(world: World) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    paula = world.contact(child, "Paula Reyes", "Grandmother", Authority.NONE, "paula@example.com")
    assert code_of(lambda: world.issue(child, paula)) is Code.AUTHORITY_NONE
    assert code_of(lambda: world.issue(child, ana, "Pau.la@example.com")) is Code.EMAIL_OF_NONE
    pin = world.issue(child, ana).pin
    assert code_of(lambda: world.share(child, paula)) is Code.AUTHORITY_NONE
    assert world.register(pin, "Paula Reyes", "paula@example.com").failed is Code.REGISTRATION_FAILED


def test_authority_not_recorded_must_be_answered_before_the_first_pin(world: World) -> None:
    child = world.child()
    carmen = world.contact(child, "Carmen Ortiz", "Aunt", Authority.NOT_RECORDED)
    assert code_of(lambda: world.issue(child, carmen)) is Code.AUTHORITY_NOT_RECORDED
    world.issue(child, None, recipient=Recipient(contact_id=carmen, authority=Authority.JOINT))
    assert world.account(child).member(carmen).link.authority is Authority.JOINT


def test_an_answer_never_overwrites_an_authority_that_is_recorded(world: World) -> None:
    child = world.child()
    paula = world.contact(child, "Paula Reyes", "Grandmother", Authority.NONE)
    recipient = Recipient(contact_id=paula, authority=Authority.JOINT)
    assert code_of(lambda: world.issue(child, None, recipient=recipient)) is Code.AUTHORITY_NONE


def test_a_new_contact_is_kept_with_the_pin_issued_for_them(world: World) -> None:
    child = world.child()
    new = new_contact(world, "Tomas Reyes", "Father", "tomas@example.net")
    recipient = Recipient(new=new, authority=Authority.JOINT)
    issued = world.issue(child, None, "tomas@example.net", recipient=recipient).credential
    member = world.account(child).member(new.id)
    assert (member.contact.name.spoken, member.link.relationship) == ("Tomas Reyes", "Father")
    assert issued.for_contact == new.id


def test_an_exclusive_new_contact_cannot_be_made_beside_another_exclusive(world: World) -> None:
    child = world.child()
    world.contact(child, "Ana Garcia", "Mother", Authority.EXCLUSIVE)
    new = new_contact(world, "Tomas Reyes", "Father")
    for authority in (Authority.EXCLUSIVE, Authority.JOINT):
        recipient = Recipient(new=new, authority=authority)
        assert code_of(partial(world.issue, child, None, recipient=recipient)) is Code.AUTHORITY_EXCLUSIVE_ELSEWHERE
    assert len(world.account(child).family) == 1


def test_while_one_is_exclusive_no_other_is_given_a_pin_or_the_pin(world: World) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia", "Mother", Authority.EXCLUSIVE)
    tomas = world.contact(child, "Tomas Reyes", "Father")
    assert code_of(lambda: world.issue(child, tomas)) is Code.AUTHORITY_EXCLUSIVE_ELSEWHERE
    world.issue(child, ana)
    assert code_of(lambda: world.share(child, tomas)) is Code.AUTHORITY_EXCLUSIVE_ELSEWHERE


def test_an_address_that_is_somebody_elses_login_says_whose(world: World) -> None:
    child = world.child()
    ana, tomas = world.contact(child, "Ana Garcia"), world.contact(child, "Tomas Reyes", "Father")
    world.register(world.issue(child, ana).pin, "Ana Garcia", "ana@example.com")
    with pytest.raises(Refused) as refused:
        world.issue(child, tomas, "ANA@example.com")
    assert refused.value.code is Code.EMAIL_IS_ANOTHERS_LOGIN
    assert (refused.value.facts["owner"], refused.value.facts["name"]) == ("Ana", "Tomas")


def test_a_placeholder_name_blocks_issuing_until_a_reason_is_given(world: World) -> None:
    child = world.child("Baby Boy Cohen", world.today)
    assert world.account(child).patient.name.given == "Baby Boy"
    mother = world.contact(child, "Lea Cohen")
    assert code_of(lambda: world.issue(child, mother)) is Code.PLACEHOLDER_NAME
    world.issue(child, mother, reason="not named yet, discharge today")
    assert world.status(child) is Status.PENDING


@pytest.mark.parametrize(
    ("change", "code"),
    [({"active": False}, Code.PATIENT_INACTIVE), ({"deceased": True}, Code.PATIENT_DECEASED)],
)
def test_inactive_and_deceased_patients_get_no_pin(world: World, change: dict[str, bool], code: Code) -> None:
    child = world.child("Ivo Inactive", **change)  # type: ignore[arg-type]  # fields of Patient
    assert code_of(lambda: world.issue(child, world.contact(child, "Ida Inactive"))) is code


def test_outside_demo_nothing_is_sent_while_the_portals_address_is_not_set(world: World) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    world.store.add_practice(replace(world.rules, portal_address=""))
    assert code_of(lambda: world.issue(child, ana, "ana@example.com")) is Code.PORTAL_ADDRESS_MISSING
    world.issue(child, ana)


def test_a_pin_does_not_expire_unless_the_practice_sets_a_validity(world: World) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    world.clock.pass_(days=1000)
    active = world.active(child)
    assert active is not None
    assert active.valid_until is None
    assert world.register(pin, "Ana Garcia", "ana@example.com").failed is None


def test_a_validity_set_by_the_practice_ends_with_the_local_day(world: World) -> None:
    world.store.add_practice(replace(world.rules, pin_valid_days=10))
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    credential = world.active(child)
    assert credential is not None
    assert credential.valid_until == date(2026, 12, 4)
    world.clock.pass_(days=10, hours=11)  # 23:00 in New York on the last day
    assert world.try_pin(pin)[0].failed is None
    world.clock.pass_(hours=2)
    assert world.try_pin(pin)[0].failed is Code.REGISTRATION_FAILED
    assert world.status(child) is Status.UNREGISTERED


def test_generate_pin_never_depends_on_the_old_one_being_unexpired(world: World) -> None:
    world.store.add_practice(replace(world.rules, pin_valid_days=10))
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    old = world.issue(child, ana).credential
    world.clock.pass_(days=12)
    assert world.active(child) is None
    new = world.issue(child, ana).credential
    assert world.active(child) == new
    assert [c.superseded_by for c in world.account(child).credentials if c.id == old.id] == [new.id]


# --- Send to


def test_a_minors_address_must_not_be_one_of_the_family(world: World) -> None:
    child = world.child()
    world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, "ana.garcia@example.com")
    assert code_of(lambda: world.issue(child, None, "AnaGarcia+m@example.com")) is Code.MINOR_ADDRESS_OF_FAMILY
    world.issue(child, None, "marisol@example.com")


def test_with_no_family_address_on_file_staff_confirm_that_they_checked(world: World) -> None:
    child = world.child()
    assert code_of(lambda: world.issue(child, None, "m@example.com")) is Code.MINOR_ADDRESS_UNCHECKED
    world.issue(child, None, "m@example.com", minor_address_checked=True)
    assert world.looks.activity(child)[0].facts["minor_address_checked"] == 1


def test_a_minors_address_must_not_be_somebody_elses_login(world: World) -> None:
    child, other = world.child(), world.child("Zoe Zed")
    world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, "ana@example.com")
    world.register(world.issue(other, world.contact(other, "Eve Zed")).pin, "Eve Zed", "eve@example.org")
    assert code_of(lambda: world.issue(child, None, "eve@example.org")) is Code.EMAIL_IS_ANOTHERS_LOGIN


def test_send_to_minor_is_refused_below_the_minor_age(world: World) -> None:
    child = world.child("Mateo Garcia", date(2020, 1, 1))
    assert code_of(lambda: world.issue(child, None)) is Code.PIN_SEND_TO


def test_a_shared_pin_goes_only_to_persons_that_fit_its_send_to(world: World) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    world.issue(child, ana)
    assert code_of(lambda: world.share(child, None)) is Code.PIN_SEND_TO
    world.issue(child, None)
    for send_to in SendTo:
        assert code_of(partial(world.share, child, ana, send_to=send_to)) is Code.PIN_SEND_TO, send_to


# --- removing


def test_remove_access_revokes_the_active_pin_always_and_names_who_waited(world: World) -> None:
    child = world.child()
    ana, tomas = world.contact(child, "Ana Garcia"), world.contact(child, "Tomas Reyes", "Father")
    world.register(world.issue(child, ana).pin, "Ana Garcia", "ana@example.com")
    pin = world.issue(child, tomas, "tomas@example.net").pin
    world.remove(child, "ana@example.com")
    assert world.active(child) is None
    assert world.looks.waiting() == 0
    assert world.register(pin, "Tomas Reyes", "tomas@example.net").failed is not None
    entry = next(line for line in world.looks.activity(child) if line.kind == "access_removed")
    assert (entry.facts["revoked"], entry.facts["waiting"]) == (1, "Tomas Reyes")


def test_undo_restores_the_association_never_the_pin(world: World) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    world.register(pin, "Ana Garcia", "ana@example.com")
    world.remove(child, "ana@example.com")
    world.undo(child, "ana@example.com")
    assert world.status(child) is Status.REGISTERED
    assert world.active(child) is None


def test_undo_asks_for_a_reason_after_24_hours(world: World) -> None:
    child = world.child()
    world.register(world.issue(child, world.contact(child, "Ana Garcia")).pin, "Ana Garcia", "ana@example.com")
    world.remove(child, "ana@example.com")
    world.clock.pass_(hours=24, seconds=1)
    assert code_of(lambda: world.undo(child, "ana@example.com")) is Code.UNDO_NEEDS_REASON
    world.undo(child, "ana@example.com", "court letter")


@pytest.mark.parametrize("authority", [Authority.NONE, Authority.EXCLUSIVE])
def test_undo_is_refused_while_authority_is_none_or_another_is_exclusive(world: World, authority: Authority) -> None:
    child = world.child()
    ana, tomas = world.contact(child, "Ana Garcia"), world.contact(child, "Tomas Reyes", "Father")
    issued = world.issue(child, ana, complete=True)
    assert issued.handover is not None
    _, token = world.take_handover(issued.handover)
    world.finish(token, "Ana Garcia", "ana@example.com")
    world.remove(child, "ana@example.com")
    changed = ana if authority is Authority.NONE else tomas
    world.do(
        record_authority,
        RecordAuthority(**world.made(), patient_id=child, contact_id=changed, authority=authority),
    )
    expected = Code.AUTHORITY_NONE if authority is Authority.NONE else Code.AUTHORITY_EXCLUSIVE_ELSEWHERE
    assert code_of(lambda: world.undo(child, "ana@example.com")) is expected


def test_undo_is_refused_past_the_minor_age_limit(world: World) -> None:
    child = world.child(born=date(2008, 11, 25))
    world.register(
        world.issue(child, world.contact(child, "Ana Garcia")).pin, "Ana Garcia", "ana@example.com", date(2008, 11, 25)
    )
    world.remove(child, "ana@example.com")
    world.clock.pass_(days=1)
    assert code_of(lambda: world.undo(child, "ana@example.com", "why")) is Code.PAST_MINOR_AGE_LIMIT


# --- authority recorded


def test_setting_none_is_recorded_and_revokes_the_pin_issued_for_them_but_nobody_elses(world: World) -> None:
    child = world.child()
    ana, tomas = world.contact(child, "Ana Garcia"), world.contact(child, "Tomas Reyes", "Father")
    pin = world.issue(child, ana).credential
    set_authority(world, child, tomas, Authority.NONE)
    assert world.account(child).member(tomas).link.authority is Authority.NONE
    assert world.active(child) == pin
    set_authority(world, child, ana, Authority.NONE)
    assert world.active(child) is None


def test_access_that_ends_with_an_authority_revokes_the_active_pin_always(world: World) -> None:
    child = world.child()
    ana, tomas = world.contact(child, "Ana Garcia"), world.contact(child, "Tomas Reyes", "Father")
    world.register(world.issue(child, tomas).pin, "Tomas Reyes", "tomas@example.net")
    world.issue(child, ana)
    gone = world.access(child, "tomas@example.net").association.id
    set_authority(world, child, tomas, Authority.NONE, gone)
    assert world.active(child) is None, "whoever lost access may know it"


def test_setting_none_revokes_the_pin_issued_for_them_and_ends_the_listed_access(world: World) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    issued = world.issue(child, ana, complete=True)
    assert issued.handover is not None
    _, token = world.take_handover(issued.handover)
    world.finish(token, "Ana Garcia", "ana@example.com")
    listed = listed_for_removal(world.account(child), ana, Authority.NONE, world.rules, world.today)
    assert [a.account.email for a in listed] == ["ana@example.com"]
    world.do(
        record_authority,
        RecordAuthority(
            **world.made(),
            patient_id=child,
            contact_id=ana,
            authority=Authority.NONE,
            remove=tuple(a.association.id for a in listed),
        ),
    )
    assert world.status(child) is Status.UNREGISTERED
    assert world.active(child) is None


def test_setting_exclusive_revokes_the_pin_issued_for_another_and_no_others(world: World) -> None:
    child = world.child()
    ana, tomas = world.contact(child, "Ana Garcia"), world.contact(child, "Tomas Reyes", "Father")
    world.issue(child, tomas)
    set_authority(world, child, ana, Authority.EXCLUSIVE)
    assert world.active(child) is None
    world.issue(child, ana)
    set_authority(world, child, ana, Authority.EXCLUSIVE)
    assert world.active(child) is not None


def test_setting_exclusive_lists_the_others_access_but_not_the_patients_own(world: World) -> None:
    child = world.child()
    ana, tomas = world.contact(child, "Ana Garcia"), world.contact(child, "Tomas Reyes", "Father")
    for contact, name, email in ((ana, "Ana Garcia", "ana@example.com"), (tomas, "Tomas Reyes", "tomas@example.net")):
        handover = world.issue(child, contact, complete=True).handover
        assert handover is not None
        _, token = world.take_handover(handover)
        world.finish(token, name, email)
    own = world.issue(child, None).pin
    world.register(own, "", "marisol@example.com", who=Who.MYSELF)
    listed = listed_for_removal(world.account(child), ana, Authority.EXCLUSIVE, world.rules, world.today)
    assert [a.account.email for a in listed] == ["tomas@example.net"]


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


def test_a_revoke_needs_a_reason_and_says_who_used_it(world: World) -> None:
    child = world.child()
    issued = world.issue(child, world.contact(child, "Ana Garcia"))
    world.register(issued.pin, "Ana Garcia", "ana@example.com")
    assert code_of(lambda: world.revoke(child, " ")) is Code.REASON_MISSING
    ended = world.do(
        revoke_pin,
        RevokePin(**world.made(), patient_id=child, credential_id=issued.credential.id, reason="lost"),
    )
    assert ended.used_by == ("Ana Garcia",)
    assert world.status(child) is Status.REGISTERED


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


def test_an_adult_patients_own_login_is_no_stranger(world: World) -> None:
    born = date(2008, 1, 1)
    child = world.child(born=born)
    world.register(world.issue(child, None).pin, "", "adult@example.com", born, Who.MYSELF)
    world.issue(child, None, "adult@example.com")
    mother = world.child("Zoe Zed")
    ana = world.contact(mother, "Ana Garcia")
    assert code_of(lambda: world.issue(mother, ana, "adult@example.com")) is Code.EMAIL_IS_ANOTHERS_LOGIN


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


def test_only_one_contact_is_exclusive_or_both_would_be_shut_out(world: World) -> None:
    child = world.child()
    world.contact(child, "Ana Garcia", "Mother", Authority.EXCLUSIVE)
    tomas = world.contact(child, "Tomas Reyes", "Father")
    command = RecordAuthority(**world.made(), patient_id=child, contact_id=tomas, authority=Authority.EXCLUSIVE)
    assert code_of(lambda: world.do(record_authority, command)) is Code.AUTHORITY_EXCLUSIVE_ELSEWHERE
    assert world.account(child).member(tomas).link.authority is Authority.JOINT
