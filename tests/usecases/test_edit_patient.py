# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""New Patient and Edit Patient: what staff type stands, and what becoming inactive ends."""

from dataclasses import replace
from datetime import date

import pytest

from pinportal_desktop.domain.errors import ChangedElsewhere, Code, PinPortalError, Refused
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.people import Identifier, PersonName, Standing
from pinportal_desktop.usecases.edit_patient import (
    AddPatient,
    EditPatient,
    PatientEdited,
    PatientFacts,
    add_patient,
    edit_patient,
)
from pinportal_desktop.usecases.import_patients import import_patients, prepare_import_batch
from pinportal_desktop.usecases.incoming import IncomingPatient
from pinportal_desktop.words import Words
from tests.world import World

MIA = PatientFacts(
    name=PersonName(family="Garcia", given="Mia"), preferred="", born=date(2020, 5, 1), chart_number="77", language=None
)


def add(world: World, facts: PatientFacts = MIA) -> PatientId:
    fresh = PatientId(world.desk.entropy.new_id(world.clock.now()))
    command = AddPatient(**world.made(), practice_id=world.rules.practice_id, patient_id=fresh, facts=facts)
    return world.do(add_patient, command).patient_id


def edit(world: World, child: PatientId, version: int | None = None, **changes: object) -> PatientEdited:
    patient = world.account(child).patient
    shown = PatientFacts(
        name=patient.name,
        preferred=patient.preferred,
        born=patient.born,
        chart_number=patient.chart_number,
        language=patient.language,
        standing=patient.standing,
    )
    facts = replace(shown, **changes)  # type: ignore[arg-type]  # fields of the facts
    version = patient.version if version is None else version
    return world.do(edit_patient, EditPatient(**world.made(), patient_id=child, version=version, facts=facts))


def refusal(act: object) -> PinPortalError:
    with pytest.raises(PinPortalError) as refused:
        act()  # type: ignore[operator]  # a callable of any result
    return refused.value


def told(world: World, child: PatientId) -> str:
    return Words.load().activity(world.looks.activity(child)[0])


def imported(world: World, **changes: object) -> None:
    incoming = IncomingPatient(
        row=1,
        chart_number="77",
        identifiers=(Identifier(system="urn:mrn", value="77"),),
        name=PersonName(family="Garcia", given="Mia"),
        born=date(2020, 5, 1),
    )
    incoming = replace(incoming, **changes)  # type: ignore[arg-type]  # fields of a row
    world.do(import_patients, prepare_import_batch(world.desk, world.rules.practice_id, "f.ndjson", [incoming]))


# --- New Patient


def test_a_new_patient_is_found_at_once_and_recorded(any_world: World) -> None:
    world = any_world
    child = add(world, replace(MIA, preferred="Mimi", language="es"))
    patient = world.account(child).patient
    assert (patient.name.spoken, patient.preferred, patient.language) == ("Mia Garcia", "Mimi", "es")
    assert [r.patient_id for r in world.looks.search("garcia 77", None, world.today).rows] == [child]
    assert told(world, child) == "Dana added the patient Mia Garcia."


def test_a_chart_number_is_unique_in_the_practice(any_world: World) -> None:
    world = any_world
    other = world.child("Zoe Zimmer", chart="77")
    refused = refusal(lambda: add(world))
    assert (refused.code, refused.facts["field"]) == (Code.CHART_NUMBER_TAKEN, "chart_number")
    child = add(world, replace(MIA, chart_number="78"))
    assert refusal(lambda: edit(world, child, chart_number="77")).code is Code.CHART_NUMBER_TAKEN
    edit(world, other, chart_number="80")
    edit(world, child, chart_number="77")


@pytest.mark.parametrize(
    ("born", "code"), [(date(2026, 11, 25), Code.BORN_TO_COME), (date(1899, 12, 31), Code.BORN_TOO_EARLY)]
)
def test_a_birth_to_come_or_of_long_ago_is_refused(world: World, born: date, code: Code) -> None:
    assert refusal(lambda: add(world, replace(MIA, born=born))).code is code
    child = add(world)
    assert refusal(lambda: edit(world, child, born=born)).code is code
    add(world, replace(MIA, born=world.today, chart_number="79"))


def test_an_import_goes_on_naming_a_child_added_by_hand_but_blanks_nothing(world: World) -> None:
    child = add(world, replace(MIA, preferred="Mimi", language="es"))
    imported(world)
    imported(world, name=PersonName(family="Garcia", given="Mia Sofía"))
    patient = world.account(child).patient
    assert (patient.name.given, patient.preferred, patient.language) == ("Mia Sofía", "Mimi", "es")


# --- Edit Patient


def test_each_edited_field_is_marked_so_that_an_import_leaves_it(world: World) -> None:
    child = add(world)
    imported(world)
    edited = edit(world, child, name=PersonName(family="Garcia-Lopez", given="Mia"), born=date(2020, 5, 2))
    assert edited.changed == ("name", "born")
    assert world.account(child).patient.edited == {"name", "born"}
    imported(world, name=PersonName(family="Garcia", given="Maya"), preferred="Mimi")
    patient = world.account(child).patient
    assert (patient.name.family, patient.born) == ("Garcia-Lopez", date(2020, 5, 2))
    assert patient.preferred == "Mimi", "what staff did not touch goes on coming from the file"


def test_a_newborn_called_baby_boy_is_mended_and_may_be_given_a_pin(world: World) -> None:
    child = world.child("Baby Boy Cohen", world.today)
    mother = world.contact(child, "Lea Cohen")
    assert refusal(lambda: world.issue(child, mother)).code is Code.PLACEHOLDER_NAME
    edit(world, child, name=PersonName(family="Cohen", given="Levi"))
    world.issue(child, mother)
    sentences = [Words.load().activity(line) for line in world.looks.activity(child)]
    assert "Dana changed the name. The name was Baby Boy Cohen." in sentences


def test_nothing_changed_writes_nothing(world: World) -> None:
    child = add(world)
    before = world.account(child), world.looks.activity(child)
    assert edit(world, child) == PatientEdited()
    assert (world.account(child), world.looks.activity(child)) == before


@pytest.mark.parametrize("standing", [Standing.INACTIVE, Standing.DECEASED])
def test_becoming_inactive_or_deceased_revokes_the_pin_and_cancels_every_message(
    any_world: World, standing: Standing
) -> None:
    world, child = any_world, any_world.child()
    ana = world.contact(child, "Ana Garcia")
    handover = world.issue(child, ana, complete=True).handover
    assert handover is not None
    _, token = world.take_handover(handover)
    world.finish(token, "Ana Garcia", "ana@example.com", confirm=True)
    world.issue(child, ana, "ana@example.com")
    assert world.looks.waiting() == 2, "a welcome without a PIN, which asks to confirm the address, and one with"
    edited = edit(world, child, standing=standing)
    assert (edited.revoked, edited.cancelled) == (True, 2)
    assert world.active(child) is None
    assert world.looks.waiting() == 0
    assert world.looks.search("garcia", None, world.today).rows == ()
    assert world.access(child, "ana@example.com").association.removed_at is None
    assert told(world, child).endswith("The PIN was revoked with it.")


def test_active_again_brings_the_patient_back_but_not_the_pin(world: World) -> None:
    child = world.child()
    world.issue(child, world.contact(child, "Ana Garcia"))
    edit(world, child, standing=Standing.DECEASED)
    edit(world, child, standing=Standing.ACTIVE)
    assert len(world.looks.search("garcia", None, world.today).rows) == 1
    assert world.active(child) is None
    patient = world.account(child).patient
    assert (patient.active, patient.deceased) == (True, False)


def test_a_patient_changed_elsewhere_is_not_overwritten(any_world: World) -> None:
    world = any_world
    child = add(world)
    seen = world.account(child).patient.version
    edit(world, child, preferred="Mimi")
    with pytest.raises(ChangedElsewhere):
        edit(world, child, seen, preferred="Mia")
    assert world.account(child).patient.preferred == "Mimi"


def test_a_chart_that_was_merged_away_is_not_edited(world: World) -> None:
    child, other = add(world), world.child("Mia Garcia")
    with world.store.writing() as work:
        work.patients.save(replace(work.patients.account(child).patient, merged_into=other))
    assert refusal(lambda: edit(world, child, preferred="Mimi")).code is Code.PATIENT_MERGED


def test_no_birth_date_is_in_the_record(world: World) -> None:
    child = add(world)
    edit(world, child, born=date(2020, 5, 2))
    for line in world.looks.activity(child):
        assert "2020" not in str(dict(line.facts))
    assert told(world, child) == "Dana changed the date of birth."


def test_refused_is_the_only_error_of_a_form_that_was_typed_wrong(world: World) -> None:
    world.child("Zoe Zimmer", chart="77")
    assert isinstance(refusal(lambda: add(world)), Refused)
