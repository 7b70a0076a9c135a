# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Family contacts added and edited at the desk, with their Authority."""

from dataclasses import replace
from datetime import date

import pytest

from pinportal_desktop.domain.authority import Authority, FamilyMember
from pinportal_desktop.domain.errors import ChangedElsewhere, Code, PinPortalError
from pinportal_desktop.domain.ids import ContactId, PatientId
from pinportal_desktop.domain.people import Identifier, PersonName
from pinportal_desktop.usecases.edit_contact import (
    AddContact,
    ContactFacts,
    ContactSaved,
    EditContact,
    add_contact,
    edit_contact,
)
from pinportal_desktop.usecases.import_patients import import_patients, prepare_import_batch
from pinportal_desktop.usecases.incoming import IncomingContact, IncomingPatient
from pinportal_desktop.words import Words
from tests.world import World, person

TOMAS = ContactFacts(
    name=person("Tomas Reyes"), relationship="Father", emails=("t@example.net", "t2@example.net"), phone="+15550108812"
)


def add(world: World, child: PatientId, facts: ContactFacts = TOMAS) -> ContactSaved:
    fresh = ContactId(world.desk.entropy.new_id(world.clock.now()))
    return world.do(add_contact, AddContact(**world.made(), patient_id=child, contact_id=fresh, facts=facts))


def edit(world: World, child: PatientId, contact_id: ContactId, **changes: object) -> ContactSaved:
    member = world.account(child).member(contact_id)
    return world.do(edit_contact, edit_command(world, member, **changes))


def edit_command(world: World, member: FamilyMember, **changes: object) -> EditContact:
    shown = ContactFacts(
        name=member.contact.name,
        relationship=member.link.relationship,
        emails=member.contact.emails,
        phone=member.contact.phone,
        language=member.contact.language,
        authority=member.link.authority,
    )
    return EditContact(
        **world.made(),
        patient_id=member.link.patient_id,
        contact_id=member.contact.id,
        contact_version=member.contact.version,
        link_version=member.link.version,
        facts=replace(shown, **changes),  # type: ignore[arg-type]  # fields of the facts
    )


def code_of(act: object) -> Code | None:
    try:
        act()  # type: ignore[operator]  # a callable of any result
    except PinPortalError as error:
        return error.code
    return None


def told(world: World, child: PatientId) -> str:
    return Words.load().activity(world.looks.activity(child)[0])


def imported(world: World, *contacts: IncomingContact) -> PatientId:
    incoming = IncomingPatient(
        row=1,
        chart_number="77",
        identifiers=(Identifier(system="urn:mrn", value="77"),),
        name=PersonName(family="Garcia", given="Mia"),
        born=date(2020, 5, 1),
        contacts=contacts,
    )
    world.do(import_patients, prepare_import_batch(world.desk, world.rules.practice_id, "f.ndjson", [incoming]))
    return world.looks.search("77", None, world.today).rows[0].patient_id


# --- adding


def test_a_contact_is_added_with_authority_and_found_by_phone(any_world: World) -> None:
    world, child = any_world, any_world.child()
    saved = add(world, child, replace(TOMAS, authority=Authority.JOINT))
    member = world.account(child).member(saved.contact_id)
    assert member.contact.emails == ("t@example.net", "t2@example.net")
    assert (member.link.relationship, member.link.authority) == ("Father", Authority.JOINT)
    assert [r.patient_id for r in world.looks.search("010-8812", None, world.today).rows] == [child]
    assert told(world, child) == "Dana added the contact Tomas Reyes (Father). The authority is Joint."


def test_a_person_whom_a_siblings_family_has_is_linked_not_doubled(any_world: World) -> None:
    world, child, mateo = any_world, any_world.child(), any_world.child("Mateo Garcia")
    tomas = world.contact(mateo, "Tomas Reyes", "Father", Authority.JOINT, "T@example.net")
    saved = add(world, child, replace(TOMAS, emails=("t2@example.net", "t@example.net")))
    assert (saved.contact_id, saved.known) == (tomas, True)
    assert world.account(mateo).member(tomas).contact.emails == ("t2@example.net", "t@example.net")
    assert world.looks.patients_of(tomas) == tuple(
        world.account(one).patient for one in sorted((child, mateo), key=lambda one: one.bytes)
    )
    assert "A sibling's family had this person already." in told(world, child)


def test_the_same_person_twice_in_a_family_is_refused_a_namesake_is_not(world: World) -> None:
    child = world.child()
    add(world, child)
    assert code_of(lambda: add(world, child)) is Code.CONTACT_KNOWN
    by_address = replace(TOMAS, relationship="Stepfather")
    assert code_of(lambda: add(world, child, by_address)) is Code.CONTACT_KNOWN
    grandfather = replace(TOMAS, relationship="Grandfather", emails=(), phone=None)
    assert code_of(lambda: add(world, child, grandfather)) is None


def test_a_contact_without_relationship_is_refused(world: World) -> None:
    assert code_of(lambda: add(world, world.child(), replace(TOMAS, relationship=""))) is Code.RELATIONSHIP_MISSING


def test_an_import_leaves_the_addresses_that_staff_typed(world: World) -> None:
    ana = IncomingContact(name=person("Ana Garcia"), relationship="Mother", emails=("ana@example.com",))
    child = imported(world, ana)
    add(world, child)
    imported(
        world, ana, IncomingContact(name=person("Tomas Reyes"), relationship="Father", emails=("old@example.net",))
    )
    assert [m.contact.emails for m in world.account(child).family] == [("ana@example.com",), TOMAS.emails]


# --- editing


def test_a_mended_name_and_address_stand_and_the_next_import_doubles_nobody(world: World) -> None:
    ana = IncomingContact(name=person("Anna Garcia"), relationship="Mother", emails=("ana@example.com",))
    tomas = IncomingContact(name=person("Tomas Reyes"), relationship="Father", emails=("ana@example.com",))
    child = imported(world, ana, tomas)
    mother = world.account(child).family[0].contact.id
    edit(world, child, mother, name=person("Ana María Garcia"))
    imported(world, tomas, ana)
    edit(world, child, mother, emails=("am@example.com",))
    imported(world, tomas, ana)
    family = world.account(child).family
    assert [m.contact.name.spoken for m in family] == ["Ana María Garcia", "Tomas Reyes"]
    assert family[0].contact.emails == ("am@example.com",)


def test_each_changed_field_is_marked_and_recorded_with_masked_addresses(world: World) -> None:
    child = world.child()
    tomas = add(world, child).contact_id
    saved = edit(world, child, tomas, emails=("tomas.reyes@example.net",), phone=None, relationship="Stepfather")
    assert saved.changed == ("emails", "phone", "relationship")
    member = world.account(child).member(tomas)
    assert (set(member.contact.edited), set(member.link.edited)) == ({"emails", "phone"}, {"relationship"})
    assert told(world, child) == (
        "Dana changed the e-mail, the cell phone and the relationship of the contact Tomas Reyes."
        " The e-mail is now t…@example.net."
    )


def test_editing_a_contact_changes_it_for_the_sibling_but_not_relationship_and_authority(world: World) -> None:
    child, mateo = world.child(), world.child("Mateo Garcia")
    tomas = add(world, child).contact_id
    world.link(mateo, tomas, "Uncle", Authority.NONE)
    edit(world, child, tomas, phone="+15550100000", relationship="Stepfather", authority=Authority.JOINT)
    theirs = world.account(mateo).member(tomas)
    assert (theirs.contact.phone, theirs.link.relationship, theirs.link.authority) == (
        "+15550100000",
        "Uncle",
        Authority.NONE,
    )
    assert [r.patient_id for r in world.looks.search("mateo 010-0000", None, world.today).rows] == [mateo]


def test_setting_none_in_the_form_revokes_the_pin_issued_for_them_and_ends_the_ticked_access(any_world: World) -> None:
    world, child = any_world, any_world.child()
    tomas = add(world, child, replace(TOMAS, authority=Authority.JOINT)).contact_id
    handover = world.issue(child, tomas, complete=True).handover
    assert handover is not None
    _, token = world.take_handover(handover)
    world.finish(token, "Tomas Reyes", "t@example.net")
    held = world.access(child, "t@example.net").association.id
    saved = edit(world, child, tomas, authority=Authority.NONE, remove=(held,))
    assert (saved.changed, saved.removed, saved.revoked) == (("authority",), 1, True)
    assert world.active(child) is None
    assert world.account(child).live(world.rules, world.today) == ()
    assert told(world, child).endswith("The authority is None. 1 access was removed. The PIN was revoked with it.")


@pytest.mark.parametrize("way", ["add", "edit"])
def test_a_second_exclusive_is_refused_and_nothing_is_kept(world: World, way: str) -> None:
    child = world.child()
    world.contact(child, "Ana Garcia", "Mother", Authority.EXCLUSIVE)
    if way == "add":
        assert code_of(lambda: add(world, child, replace(TOMAS, authority=Authority.EXCLUSIVE))) is (
            Code.AUTHORITY_EXCLUSIVE_ELSEWHERE
        )
        assert len(world.account(child).family) == 1
        return
    tomas = add(world, child).contact_id
    refused = code_of(lambda: edit(world, child, tomas, authority=Authority.EXCLUSIVE, phone=None))
    assert refused is Code.AUTHORITY_EXCLUSIVE_ELSEWHERE
    assert world.account(child).member(tomas).contact.phone == TOMAS.phone


def test_a_contact_or_authority_changed_elsewhere_is_not_overwritten(any_world: World) -> None:
    world, child = any_world, any_world.child()
    tomas = add(world, child).contact_id
    seen = world.account(child).member(tomas)
    edit(world, child, tomas, authority=Authority.NONE)
    with pytest.raises(ChangedElsewhere):
        world.do(edit_contact, edit_command(world, seen, authority=Authority.JOINT))
    edit(world, child, tomas, phone=None)
    with pytest.raises(ChangedElsewhere):
        world.do(edit_contact, edit_command(world, replace(seen, link=world.account(child).member(tomas).link)))
    assert world.account(child).member(tomas).link.authority is Authority.NONE


def test_nothing_changed_writes_nothing(world: World) -> None:
    child = world.child()
    tomas = add(world, child).contact_id
    before = world.account(child), world.looks.activity(child)
    assert edit(world, child, tomas) == ContactSaved(contact_id=tomas)
    assert (world.account(child), world.looks.activity(child)) == before
