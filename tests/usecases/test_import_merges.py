# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Whom a file means: identifiers, relatives who come apart, charts that were merged, and probable doubles."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.doubles import DoubleState
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.patient_account import PatientAccount, Status
from pinportal_desktop.domain.people import Identifier, PersonName
from pinportal_desktop.usecases.edit_patient import AddPatient, PatientFacts, add_patient
from pinportal_desktop.usecases.import_patients import Imported, import_patients, prepare_import_batch
from pinportal_desktop.usecases.incoming import (
    SAME_FILE,
    Incoming,
    IncomingContact,
    IncomingMerge,
    IncomingRelative,
)
from pinportal_desktop.usecases.record_authority import RecordAuthority, record_authority
from pinportal_desktop.usecases.settle_charts import (
    SettleDouble,
    SettleMergedAccess,
    settle_double,
    settle_merged_access,
)
from tests.usecases.refusing import code_of
from tests.usecases.test_import_patients import ANA, MARISOL, found
from tests.usecases.test_record import link
from tests.world import World

LUIS = IncomingContact(name=PersonName(family="Ortiz", given="Luis"), relationship="Father", phone="+15550104444")
OLD = replace(
    MARISOL, chart_number="OLD-1", identifiers=(Identifier(system="urn:mrn", value="OLD-1"),), contacts=(LUIS,)
)


def bring_in(world: World, *rows: Incoming) -> Imported:
    return world.do(import_patients, prepare_import_batch(world.desk, world.rules.practice_id, "f.ndjson", rows))


def code(done: Imported) -> Code | None:
    return done.rejected[0].code if done.rejected else None


def weak(value: str) -> Identifier:
    return Identifier(system=SAME_FILE, value=value)


def mrn(value: str) -> Identifier:
    return Identifier(system="urn:mrn", value=value)


def chart(value: str) -> Identifier:
    return Identifier(system="", value=value)


def of_chart(world: World, number: str) -> PatientAccount:
    known = world.store.import_looks().known(
        world.rules.practice_id, [replace(MARISOL, chart_number=number, identifiers=())], strangers=False
    )
    return world.account(next(p.id for p in known.patients.values() if p.chart_number == number))


def merge(gone: str, into: str) -> IncomingMerge:
    return IncomingMerge(row=9, name="Garcia, Marisol", into=(mrn(into),), gone=(mrn(gone),))


# --- identifiers


def test_numbers_of_two_patients_refuse_the_row(world: World) -> None:
    bring_in(world, MARISOL, OLD)
    both = replace(MARISOL, identifiers=(*MARISOL.identifiers, *OLD.identifiers))
    assert code(bring_in(world, both)) is Code.IDENTIFIERS_DISAGREE


def test_a_number_that_an_export_uses_in_itself_tells_a_patient_only_with_name_and_birth_date(world: World) -> None:
    bring_in(world, replace(MARISOL, identifiers=(weak("17"),)))
    moved = replace(MARISOL, chart_number="new", identifiers=(weak("17"),))
    assert (bring_in(world, moved).changed, bring_in(world, replace(moved, born=date(2011, 1, 1))).new) == (1, 0)
    zoe = replace(moved, chart_number="Z", name=PersonName(family="Zed", given="Zoe"))
    assert bring_in(world, zoe).new == 1


def test_a_relative_joins_the_family_of_whoever_the_number_tells(any_world: World) -> None:
    bring_in(any_world, replace(MARISOL, identifiers=(mrn("1"), weak("17")), contacts=()))
    for number in (weak("17"), mrn("1"), chart("104-2281")):
        bring_in(any_world, IncomingRelative(row=2, patient=(number,), contact=ANA))
    (account,) = found(any_world, "garcia")
    assert [m.contact.name.spoken for m in account.family] == ["Ana Garcia"]
    assert account.family[0].link.authority is Authority.NOT_RECORDED


def test_a_number_that_two_systems_use_for_two_children_tells_no_relatives_child(world: World) -> None:
    """Else one system's mother would be in the family of the other's child."""
    zoe = replace(MARISOL, chart_number="Z", name=PersonName(family="Zed", given="Zoe"), contacts=())
    bring_in(world, replace(MARISOL, identifiers=(weak("17"),), contacts=()), replace(zoe, identifiers=(weak("17"),)))
    assert code(bring_in(world, IncomingRelative(row=2, patient=(weak("17"),), contact=ANA))) is (
        Code.RELATIVE_PATIENT_UNKNOWN
    )
    assert [a.family for a in found(world, "")] == [(), ()]
    again = bring_in(world, replace(zoe, identifiers=(weak("17"),)))
    assert again.unchanged == 1


def test_a_relative_of_nobody_known_is_refused(world: World) -> None:
    done = bring_in(world, IncomingRelative(row=2, patient=(mrn("nobody"),), contact=ANA))
    assert [(r.name, r.code) for r in done.rejected] == [("Garcia, Ana", Code.RELATIVE_PATIENT_UNKNOWN)]


# --- merged charts


def given_access(world: World, number: str, email: str) -> PatientAccount:
    child = of_chart(world, number)
    contact = child.family[0].contact.id
    command = RecordAuthority(
        **world.made(), patient_id=child.patient.id, contact_id=contact, authority=Authority.JOINT
    )
    world.do(record_authority, command)
    world.register(world.issue(child.patient.id, contact).pin, child.family[0].contact.name.spoken, email)
    link(world, child.patient.id, email, contact)
    return of_chart(world, number)


def test_a_chart_that_was_merged_away_is_hidden_loses_its_pin_and_its_messages_and_keeps_its_access(
    any_world: World,
) -> None:
    world = any_world
    bring_in(world, MARISOL, OLD)
    gone = given_access(world, "OLD-1", "luis@example.com")
    world.issue(gone.patient.id, gone.family[0].contact.id, "luis@example.com")
    waiting = world.looks.waiting()
    assert bring_in(world, merge("OLD-1", "104-2281")).changed == 1
    after = of_chart(world, "OLD-1")
    survivor = of_chart(world, "104-2281")
    assert after.patient.merged_into == survivor.patient.id
    assert [a.patient.chart_number for a in found(world, "garcia")] == ["104-2281"]
    assert (after.active, world.looks.waiting() < waiting) == (None, True)
    assert [a.association.removed_at for a in after.accesses] == [None]
    (line,) = world.store.import_looks().merged_access(survivor.patient.id)
    assert (line.name, line.gone_chart, line.email) == ("Luis Ortiz", "OLD-1", "luis@example.com")
    assert bring_in(world, OLD, merge("OLD-1", "104-2281")).unchanged == 2, "as known"


@pytest.mark.parametrize("recorded", [Authority.NONE, Authority.EXCLUSIVE, Authority.JOINT])
def test_what_authority_was_recorded_on_a_merged_chart_holds_on_the_surviving_one(
    world: World, recorded: Authority
) -> None:
    bring_in(world, replace(MARISOL, contacts=(ANA, LUIS)), replace(OLD, contacts=(LUIS,)))
    gone = of_chart(world, "OLD-1")
    command = RecordAuthority(
        **world.made(), patient_id=gone.patient.id, contact_id=gone.family[0].contact.id, authority=recorded
    )
    world.do(record_authority, command)
    bring_in(world, merge("OLD-1", "104-2281"))
    authority = {m.contact.name.given: m.link.authority for m in of_chart(world, "104-2281").family}
    assert authority == {"Ana": Authority.NOT_RECORDED, "Luis": recorded}


def test_a_contact_whom_only_the_merged_chart_had_is_in_the_surviving_family(world: World) -> None:
    bring_in(world, MARISOL, OLD, merge("OLD-1", "104-2281"))
    assert [m.contact.name.given for m in of_chart(world, "104-2281").family] == ["Ana", "Luis"]


def test_a_chain_of_merges_ends_in_the_last_surviving_chart(world: World) -> None:
    third = replace(OLD, chart_number="3", identifiers=(mrn("3"),))
    bring_in(world, MARISOL, OLD, third, merge("3", "OLD-1"))
    bring_in(world, merge("OLD-1", "104-2281"))
    last = of_chart(world, "104-2281").patient.id
    assert [of_chart(world, number).patient.merged_into for number in ("3", "OLD-1")] == [last, last]
    bring_in(world, IncomingRelative(row=2, patient=(mrn("3"),), contact=replace(ANA, relationship="Aunt")))
    assert "Aunt" in [m.link.relationship for m in of_chart(world, "104-2281").family]


def test_a_circle_of_merges_leaves_the_first_one_as_it_is(world: World) -> None:
    bring_in(world, MARISOL, OLD, merge("OLD-1", "104-2281"))
    assert code(bring_in(world, merge("104-2281", "OLD-1"))) is Code.MERGE_CONTRADICTS
    assert of_chart(world, "104-2281").patient.merged_into is None


def test_a_merge_into_a_chart_that_never_came_is_refused_with_the_reason(world: World) -> None:
    bring_in(world, OLD)
    assert code(bring_in(world, merge("OLD-1", "104-2281"))) is Code.MERGE_SURVIVOR_UNKNOWN
    assert not of_chart(world, "OLD-1").patient.hidden


def merged(world: World) -> tuple[PatientId, Any]:
    bring_in(world, MARISOL, OLD)
    given_access(world, "OLD-1", "luis@example.com")
    bring_in(world, merge("OLD-1", "104-2281"))
    survivor = of_chart(world, "104-2281").patient.id
    (line,) = world.store.import_looks().merged_access(survivor)
    return survivor, line


def settle(world: World, survivor: PatientId, line: Any, *, keep: bool) -> None:
    command = SettleMergedAccess(
        **world.made(), patient_id=survivor, gone=line.gone, association_id=line.association_id, keep=keep
    )
    world.do(settle_merged_access, command)


def test_access_that_staff_keep_goes_on_with_the_surviving_chart_and_is_recorded(any_world: World) -> None:
    survivor, line = merged(any_world)
    settle(any_world, survivor, line, keep=True)
    assert any_world.status(survivor) is Status.REGISTERED
    assert any_world.store.import_looks().merged_access(survivor) == ()
    entry = any_world.looks.activity(survivor)[0]
    assert (entry.kind, entry.facts) == ("merged_access_settled", {"name": "Luis Ortiz", "kept": 1, "chart": "OLD-1"})
    account = any_world.account(survivor)
    assert account.member_of(account.accesses[0]) is not None, "he is in the family as before"


def test_access_that_staff_end_is_gone_from_both_charts(world: World) -> None:
    survivor, line = merged(world)
    settle(world, survivor, line, keep=False)
    assert world.status(survivor) is Status.UNREGISTERED
    assert world.store.import_looks().merged_access(survivor) == ()
    assert code_of(lambda: settle(world, survivor, line, keep=True)) is Code.ACCESS_REMOVED_ALREADY


@pytest.mark.parametrize(
    ("who", "authority", "refusal"),
    [("Luis", Authority.NONE, Code.AUTHORITY_NONE), ("Ana", Authority.EXCLUSIVE, Code.AUTHORITY_EXCLUSIVE_ELSEWHERE)],
)
def test_access_to_a_merged_chart_is_not_kept_against_the_authority(
    world: World, who: str, authority: Authority, refusal: Code
) -> None:
    survivor, line = merged(world)
    contact = next(m.contact.id for m in world.account(survivor).family if m.contact.name.given == who)
    command = RecordAuthority(**world.made(), patient_id=survivor, contact_id=contact, authority=authority)
    world.do(record_authority, command)
    assert code_of(lambda: settle(world, survivor, line, keep=True)) is refusal
    settle(world, survivor, line, keep=False)


# --- probable doubles


def test_a_child_of_the_same_name_and_birth_date_comes_in_and_is_listed_once(any_world: World) -> None:
    bring_in(any_world, MARISOL)
    double = replace(MARISOL, chart_number="2", identifiers=(mrn("2"),), contacts=())
    done = bring_in(any_world, double)
    assert (done.new, done.doubles) == (1, 1)
    (line,) = any_world.store.import_looks().doubles(any_world.rules.practice_id)
    assert (line.one_chart, line.other_chart) == ("2", "104-2281")
    assert bring_in(any_world, double).doubles == 0
    assert len(found(any_world, "garcia")) == 2, "nobody is merged for likeness"


def listed(world: World) -> Any:
    bring_in(world, MARISOL, replace(MARISOL, chart_number="2", identifiers=(mrn("2"),), contacts=(LUIS,)))
    (line,) = world.store.import_looks().doubles(world.rules.practice_id)
    return line


def test_two_whom_staff_know_to_be_two_are_not_listed_again(world: World) -> None:
    line = listed(world)
    done = world.do(settle_double, SettleDouble(**world.made(), one=line.one, other=line.other))
    assert done.state is DoubleState.DIFFERENT
    assert world.store.import_looks().doubles(world.rules.practice_id) == ()
    assert code_of(lambda: world.do(settle_double, SettleDouble(**world.made(), one=line.one, other=line.other))) is (
        Code.DOUBLE_SETTLED_ALREADY
    )


@pytest.mark.parametrize("survivor", ["one", "other"])
def test_two_whom_staff_know_to_be_one_become_one_chart(world: World, survivor: str) -> None:
    line = listed(world)
    staying = getattr(line, survivor)
    world.do(settle_double, SettleDouble(**world.made(), one=line.one, other=line.other, survivor=staying))
    (account,) = found(world, "garcia")
    assert account.patient.id == staying
    assert {m.contact.name.given for m in account.family} == {"Ana", "Luis"}
    assert world.looks.activity(staying)[0].kind == "double_settled"


def test_twins_are_no_doubles(world: World) -> None:
    mateo = replace(MARISOL, chart_number="2", identifiers=(), name=PersonName(family="Garcia", given="Mateo"))
    assert bring_in(world, MARISOL, mateo).doubles == 0


# --- the desk beside an undone import


def test_the_desk_may_use_the_chart_number_of_a_withdrawn_patient(world: World) -> None:
    bring_in(world, MARISOL)
    (account,) = found(world, "garcia")
    with world.store.writing() as work:
        work.patients.save(replace(account.patient, withdrawn=True))
    fresh = PatientId(world.desk.entropy.new_id(world.clock.now()))
    facts = PatientFacts(name=MARISOL.name, preferred="", born=MARISOL.born, chart_number="104-2281", language=None)
    command = AddPatient(**world.made(), practice_id=world.rules.practice_id, patient_id=fresh, facts=facts)
    world.do(add_patient, command)
    assert bring_in(world, MARISOL).changed == 1
    assert [a.patient.id for a in found(world, "garcia")] == [fresh]
