# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""An import again and again: nobody is doubled, and nothing that staff recorded is undone."""

from dataclasses import replace
from datetime import date

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.patient_account import PatientAccount, Status
from pinportal_desktop.domain.people import Identifier, PersonName
from pinportal_desktop.usecases.import_patients import BATCH, Imported, batches, import_patients, prepare_import_batch
from pinportal_desktop.usecases.incoming import IncomingContact, IncomingPatient
from pinportal_desktop.usecases.record_authority import RecordAuthority, record_authority
from tests.world import World

ANA = IncomingContact(
    name=PersonName(family="Garcia", given="Ana"),
    relationship="Mother",
    emails=("ana@example.com",),
    phone="+15550102231",
)
MARISOL = IncomingPatient(
    row=1,
    chart_number="104-2281",
    identifiers=(Identifier(system="urn:mrn", value="104-2281"),),
    name=PersonName(family="Garcia", given="Marisol"),
    born=date(2012, 3, 14),
    contacts=(ANA,),
)


def bring_in(world: World, *patients: IncomingPatient) -> Imported:
    command = prepare_import_batch(world.desk, world.rules.practice_id, "patients.ndjson", patients)
    return world.do(import_patients, command)


def found(world: World, text: str) -> list[PatientAccount]:
    rows = world.looks.search(text, None, world.today).rows
    return [world.account(row.patient_id) for row in rows]


def test_importing_twice_changes_nothing(any_world: World) -> None:
    assert bring_in(any_world, MARISOL).new == 1
    before = found(any_world, "garcia")
    again = bring_in(any_world, MARISOL)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 1)
    assert found(any_world, "garcia") == before


def test_a_changed_phone_changes_the_contact_and_doubles_nobody(world: World) -> None:
    bring_in(world, MARISOL)
    moved = replace(MARISOL, contacts=(replace(ANA, phone="+15550109999"),))
    assert bring_in(world, moved).changed == 1
    (account,) = found(world, "garcia")
    assert [m.contact.phone for m in account.family] == ["+15550109999"]


def test_a_contact_missing_from_a_later_file_stays(world: World) -> None:
    bring_in(world, MARISOL)
    assert bring_in(world, replace(MARISOL, contacts=())).unchanged == 1
    assert len(found(world, "garcia")[0].family) == 1


def test_siblings_share_the_contact_who_has_the_same_name_and_address(world: World) -> None:
    mateo = replace(
        MARISOL, row=2, chart_number="104-2282", identifiers=(), name=PersonName(family="Garcia", given="Mateo")
    )
    bring_in(world, MARISOL, mateo)
    one, two = found(world, "garcia")
    assert one.family[0].contact.id == two.family[0].contact.id
    assert world.looks.siblings(one.patient.id) == (two.patient.id,)


def test_an_import_gives_authority_not_recorded_and_never_overwrites_what_staff_recorded(world: World) -> None:
    bring_in(world, MARISOL)
    (account,) = found(world, "garcia")
    (member,) = account.family
    assert member.link.authority is Authority.NOT_RECORDED
    command = RecordAuthority(
        **world.made(), patient_id=account.patient.id, contact_id=member.contact.id, authority=Authority.NONE
    )
    world.do(record_authority, command)
    bring_in(world, replace(MARISOL, contacts=(replace(ANA, phone="+15550109999"),)))
    assert found(world, "garcia")[0].family[0].link.authority is Authority.NONE


def test_an_import_never_overwrites_what_staff_edited(world: World) -> None:
    bring_in(world, MARISOL)
    (account,) = found(world, "garcia")
    edited = replace(account.patient, preferred="Mari", language="es", edited=frozenset({"preferred", "language"}))
    with world.store.writing() as work:
        work.patients.save(edited)
        work.contacts.save(replace(account.family[0].contact, phone="+15550107777", edited=frozenset({"phone"})))
        work.contacts.save_link(
            replace(account.family[0].link, relationship="Stepmother", edited=frozenset({"relationship"}))
        )
    bring_in(world, replace(MARISOL, preferred="Sol", language="en"))
    (account,) = found(world, "garcia")
    assert (account.patient.preferred, account.patient.language) == ("Mari", "es")
    ((contact, link),) = ((m.contact, m.link) for m in account.family)
    assert (contact.phone, link.relationship) == ("+15550107777", "Stepmother")


def test_an_import_never_brings_removed_access_back(world: World) -> None:
    bring_in(world, MARISOL)
    (account,) = found(world, "garcia")
    child, ana = account.patient.id, account.family[0].contact.id
    command = RecordAuthority(**world.made(), patient_id=child, contact_id=ana, authority=Authority.JOINT)
    world.do(record_authority, command)
    world.register(world.issue(child, ana).pin, "Ana Garcia", "ana@example.com")
    world.remove(child, "ana@example.com")
    bring_in(world, MARISOL)
    assert world.status(child) is Status.UNREGISTERED


def test_a_patient_who_becomes_inactive_is_hidden_and_loses_the_pin_and_what_waits(world: World) -> None:
    bring_in(world, MARISOL)
    (account,) = found(world, "garcia")
    child, ana = account.patient.id, account.family[0].contact.id
    command = RecordAuthority(**world.made(), patient_id=child, contact_id=ana, authority=Authority.JOINT)
    world.do(record_authority, command)
    world.issue(child, ana, "ana@example.com")
    bring_in(world, replace(MARISOL, active=False))
    assert found(world, "garcia") == []
    assert world.active(child) is None
    assert world.looks.waiting() == 0


def test_a_chart_number_of_another_patient_refuses_that_row_only(world: World) -> None:
    bring_in(world, MARISOL)
    other = replace(
        MARISOL,
        row=2,
        identifiers=(Identifier(system="urn:other", value="1"),),
        name=PersonName(family="Zed", given="Zoe"),
    )
    third = replace(MARISOL, row=3, chart_number="9", identifiers=(), name=PersonName(family="Young", given="Yara"))
    done = bring_in(world, other, third)
    assert [(r.row, r.code) for r in done.rejected] == [(2, Code.CHART_NUMBER_TAKEN)]
    assert done.new == 1
    assert found(world, "garcia")[0].patient.name.given == "Marisol"


def test_a_batch_holds_at_most_500() -> None:
    many = [replace(MARISOL, row=n, chart_number=str(n), identifiers=(), contacts=()) for n in range(BATCH + 1)]
    assert [len(batch) for batch in batches(many)] == [500, 1]
