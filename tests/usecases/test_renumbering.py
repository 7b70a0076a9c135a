# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A chart that gets another number at the record system (HL7 v2 A46, A47) is renamed, and nothing ends."""

from dataclasses import replace
from pathlib import Path

import pytest

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.people import PersonName
from pinportal_desktop.intake.hl7 import read_hl7
from pinportal_desktop.usecases.import_patients import BATCH
from pinportal_desktop.usecases.importing import File, run_import
from pinportal_desktop.usecases.preview_import import preview_import
from pinportal_desktop.usecases.record_authority import RecordAuthority, record_authority
from pinportal_desktop.usecases.runs import Counts, ImportRun, RunState
from pinportal_desktop.usecases.undo_import import undo_whole
from pinportal_desktop.words import Words
from tests.usecases.test_edit_patient import edit
from tests.usecases.test_import_patients import found
from tests.usecases.test_import_runs import importing
from tests.world import World

WORDS = Words.load()
KIN = "NK1|1|Garcia^Ana|MTH^Mother|1 Main St|^PRN^CP^ana@example.com^1^555^0102231"


def told(event: str, number: str, *, before: str = "", name: str = "Garcia^Marisol", space: str = "^^^MAIN^MR") -> str:
    """A message about the patient of that number; `before` stands in its MRG."""
    segments = [
        rf"MSH|^~\&|EPIC|CLINIC|PINPORTAL|CLINIC|20261124120000||ADT^{event}|1|P|2.5.1",
        f"PID|1||{number}{space}||{name}||20120314|F",
        *([f"MRG|{before}{space}"] if before else [KIN]),
    ]
    return "\r".join(segments) + "\r"


def file_of(world: World, folder: Path, *messages: str) -> File:
    path = folder / "messages.hl7"
    path.write_text("".join(messages), "utf-8", newline="")
    return File(path=path, read=lambda file: read_hl7(file, world.today), format="HL7")


def bring_in(world: World, folder: Path, *messages: str) -> ImportRun:
    return run_import(importing(world), file_of(world, folder, *messages))


def lines(world: World, run: ImportRun) -> list[str]:
    return [WORDS.import_why(line) for _, line in world.store.import_looks().lines(run.id)]


def marisol(world: World) -> PatientAccount:
    (account,) = (one for one in found(world, "garcia") if one.patient.name.family == "Garcia")
    return account


def with_a_pin(world: World, folder: Path, space: str = "^^^MAIN^MR") -> PatientId:
    bring_in(world, folder, told("A04", "OLD", space=space))
    account = marisol(world)
    child, ana = account.patient.id, account.family[0].contact.id
    joint = RecordAuthority(**world.made(), patient_id=child, contact_id=ana, authority=Authority.JOINT)
    world.do(record_authority, joint)
    world.issue(child, ana)
    return child


@pytest.mark.parametrize("event", ["A46", "A47", "A31"])
@pytest.mark.parametrize("space", ["^^^MAIN^MR", ""])
def test_a_changed_number_renames_the_chart_and_revokes_nothing(
    any_world: World, tmp_path: Path, event: str, space: str
) -> None:
    world = any_world
    child = with_a_pin(world, tmp_path, space)
    pin = world.account(child).active
    message = told(event, "NEW", before="OLD", space=space)
    seen = preview_import(importing(world), file_of(world, tmp_path, message))
    run = bring_in(world, tmp_path, message)
    account = marisol(world)
    assert (account.patient.id, account.patient.chart_number, account.active) == (child, "NEW", pin)
    assert pin is not None
    assert seen.counts == run.counts == Counts(changed=1, unchanged=1)
    assert lines(world, run) == ["The chart number changed from OLD to NEW."]


@pytest.mark.parametrize("space", ["^^^MAIN^MR", ""])
def test_the_old_number_tells_the_child_and_never_comes_back_by_itself(
    any_world: World, tmp_path: Path, space: str
) -> None:
    world = any_world
    messages = (told("A04", "OLD", space=space), told("A47", "NEW", before="OLD", space=space))
    bring_in(world, tmp_path, *messages)
    child = marisol(world).patient.id
    assert bring_in(world, tmp_path, *messages).counts == Counts(unchanged=3), "every night the same"
    late = bring_in(world, tmp_path, told("A40", "OTHER", space=space), told("A40", "OTHER", before="OLD", space=space))
    assert late.state is RunState.DONE
    survivor = world.account(child).patient.merged_into
    assert survivor is not None, "a later merge that names the old number means this chart"
    assert world.account(child).patient.chart_number == "NEW"


def test_a_number_that_somebody_else_has_is_not_the_child_who_had_it_before(world: World, tmp_path: Path) -> None:
    bring_in(world, tmp_path, told("A04", "OLD", space=""), told("A47", "NEW", before="OLD", space=""))
    run = bring_in(world, tmp_path, told("A04", "OLD", name="Zed^Zoe", space=""))
    assert run.counts == Counts(new=1)
    assert marisol(world).patient.name == PersonName(family="Garcia", given="Marisol")


def test_a_new_number_that_another_chart_has_is_a_merge(world: World, tmp_path: Path) -> None:
    child = with_a_pin(world, tmp_path)
    bring_in(world, tmp_path, told("A04", "NEW"))
    run = bring_in(world, tmp_path, told("A47", "NEW", before="OLD"))
    assert world.account(child).patient.merged_into == marisol(world).patient.id
    assert world.account(child).active is None
    assert lines(world, run) == ["Another chart was merged into this one."]


def test_an_unknown_old_number_brings_the_patient_under_the_new_one(world: World, tmp_path: Path) -> None:
    assert bring_in(world, tmp_path, told("A47", "NEW", before="OLD")).counts == Counts(new=1, unchanged=1)
    assert marisol(world).patient.chart_number == "NEW"


def test_a_child_who_comes_and_is_renamed_in_one_file_is_one_chart(world: World, tmp_path: Path) -> None:
    others = [told("A04", f"{n:05}", name=f"Other{n}^Ben") for n in range(BATCH - 1)]
    messages = (*others, told("A04", "OLD"), told("A47", "NEW", before="OLD"))
    seen = preview_import(importing(world), file_of(world, tmp_path, *messages))
    run = bring_in(world, tmp_path, *messages)
    assert (run.counts.new, run.counts.changed) == (BATCH, 1)
    assert seen.counts == run.counts
    assert marisol(world).patient.chart_number == "NEW"
    assert not marisol(world).patient.hidden


def test_a_number_that_is_changed_back_is_the_first_one_again(world: World, tmp_path: Path) -> None:
    bring_in(world, tmp_path, told("A04", "OLD"), told("A47", "NEW", before="OLD"))
    bring_in(world, tmp_path, told("A47", "OLD", before="NEW"))
    assert marisol(world).patient.chart_number == "OLD"
    assert bring_in(world, tmp_path, told("A08", "NEW")).counts == Counts(unchanged=1)


def test_a_chart_number_that_staff_changed_stays_and_the_child_is_told_by_the_new_one(
    world: World, tmp_path: Path
) -> None:
    bring_in(world, tmp_path, told("A04", "OLD"))
    child = marisol(world).patient
    edit(world, child.id, chart_number="DESK")
    bring_in(world, tmp_path, told("A47", "NEW", before="OLD"))
    bring_in(world, tmp_path, told("A08", "NEW"))
    assert marisol(world).patient.chart_number == "DESK"


def test_undo_gives_the_old_number_back_and_forgets_the_new_one(any_world: World, tmp_path: Path) -> None:
    world = any_world
    bring_in(world, tmp_path, told("A04", "OLD"))
    child = marisol(world)
    run = bring_in(world, tmp_path, told("A47", "NEW", before="OLD"))
    assert undo_whole(importing(world), run.id)
    after = marisol(world).patient
    assert replace(after, version=child.patient.version) == child.patient
    world.clock.pass_(seconds=1)
    assert bring_in(world, tmp_path, told("A04", "NEW", name="Zed^Zoe")).counts == Counts(new=1)


def test_a_real_change_of_an_identifier_list_renames_the_patient(
    world: World, tmp_path: Path, shared_data: Path
) -> None:
    file = shared_data / "hl7v2" / "ms-fhir-converter" / "ADT-A47-01.hl7"
    message = file.read_text("utf-8")
    before = message.replace("ADT^A47^ADT_A47", "ADT^A04").replace(
        "MR101^5^M11^GOOD HEALTH HOSPITAL^MR", "MR102^^^BCBS^MR"
    )
    assert bring_in(world, tmp_path, before.partition("MRG|")[0]).counts.new == 1
    run = run_import(importing(world), File(path=file, read=lambda path: read_hl7(path, world.today), format="HL7"))
    (adam,) = found(world, "everyman")
    assert (adam.patient.chart_number, run.counts.new) == ("MR101", 0)
    assert lines(world, run) == ["The chart number changed from MR102 to MR101."]
