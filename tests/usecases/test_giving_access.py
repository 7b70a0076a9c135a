# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Both workflows, and the rules that issuing and sharing must keep, on a real database."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import CredentialState, SendTo
from pinportal_desktop.domain.errors import ChangedElsewhere, Code, Refused
from pinportal_desktop.domain.ids import ContactId, PatientId
from pinportal_desktop.domain.patient_account import PinVq, Status
from pinportal_desktop.domain.registering import Who
from pinportal_desktop.usecases.issue_pin import IssuePin, issue_pin
from pinportal_desktop.usecases.issuing import prepare_draft
from pinportal_desktop.usecases.recipient import NewContact, Recipient
from tests.usecases.refusing import code_of
from tests.world import World, person


def new_contact(world: World, spoken: str, relationship: str, *emails: str) -> NewContact:
    contact_id = ContactId(world.desk.entropy.new_id(world.clock.now()))
    return NewContact(id=contact_id, name=person(spoken), relationship=relationship, emails=emails)


def with_access(world: World, child: PatientId) -> list[str]:
    return [a.account.name.spoken for a in world.account(child).live(world.rules, world.today)]


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


def test_an_adult_patients_own_login_is_no_stranger(world: World) -> None:
    born = date(2008, 1, 1)
    child = world.child(born=born)
    world.register(world.issue(child, None).pin, "", "adult@example.com", born, Who.MYSELF)
    world.issue(child, None, "adult@example.com")
    mother = world.child("Zoe Zed")
    ana = world.contact(mother, "Ana Garcia")
    assert code_of(lambda: world.issue(mother, ana, "adult@example.com")) is Code.EMAIL_IS_ANOTHERS_LOGIN
