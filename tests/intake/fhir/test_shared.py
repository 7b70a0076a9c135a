# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Files that nobody here wrote: each ends in people or in a reason, counted by folder."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.intake.fhir import read_fhir
from pinportal_desktop.usecases.import_patients import import_patients, prepare_import_batch
from pinportal_desktop.usecases.incoming import IncomingMerge, IncomingPatient, IncomingRelative, Rejected, Row
from pinportal_desktop.words import Words
from tests.intake.fhir.samples import TODAY
from tests.world import World

Counts = dict[Code, int]


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What the files of a folder brought. Contacts are those inside patients; refused are rows, and whole files."""

    patients: int = 0
    contacts: int = 0
    relatives: int = 0
    merges: int = 0
    refused: Counts = field(default_factory=dict)
    left_out: Counts = field(default_factory=dict)
    files: Counts = field(default_factory=dict)


EXPECTED = {
    "fhir-r4": Brought(patients=288),
    "fhir-r4/bundles": Brought(patients=20),
    "fhir-contacts/au-base": Brought(
        patients=4, contacts=1, relatives=3, refused={Code.PATIENT_NAME_MISSING: 1}, left_out={Code.NOT_A_PHONE: 3}
    ),
    "fhir-contacts/au-core": Brought(patients=2, relatives=1),
    "fhir-contacts/fhir-build": Brought(merges=1, refused={Code.BIRTH_DATE_MISSING: 2}),
    "fhir-contacts/fhir-r4-spec": Brought(
        patients=7,
        contacts=2,
        relatives=4,
        refused={
            Code.BIRTH_DATE_MISSING: 5,
            Code.BIRTH_DATE_PARTIAL: 1,
            Code.NOT_A_PERSON: 1,
            Code.PATIENT_NAME_MISSING: 1,
        },
        left_out={Code.NOT_A_PHONE: 3, Code.CONTACT_NAME_MISSING: 2},
        files={Code.FILE_WITHOUT_PATIENTS: 2},
    ),
    "fhir-contacts/fhir-test-cases": Brought(
        patients=9,
        contacts=7,
        relatives=1,
        refused={
            Code.PATIENT_NAME_MISSING: 5,
            Code.CONTACT_NAME_MISSING: 1,
            Code.BIRTH_DATE_INVALID: 1,
            Code.BIRTH_DATE_PARTIAL: 1,
            Code.CHART_NUMBER_MISSING: 1,
        },
        left_out={Code.NOT_A_PHONE: 3},
        files={Code.FILE_NOT_WHOLE: 2, Code.FILE_FORMAT_UNKNOWN: 2, Code.FILE_NOT_UTF8: 1},
    ),
    "fhir-contacts/ms-fhir-converter": Brought(
        patients=1, contacts=2, relatives=2, refused={Code.CONTACT_NAME_MISSING: 2}, left_out={Code.NOT_A_PHONE: 8}
    ),
    "fhir-contacts/ms-fhir-server": Brought(
        patients=7,
        contacts=3,
        refused={Code.PATIENT_NAME_MISSING: 3, Code.BIRTH_DATE_MISSING: 2, Code.LINE_NOT_JSON: 1},
    ),
    "fhir-contacts/nhs-pds": Brought(
        patients=27,
        refused={Code.CONTACT_ENDED: 1, Code.PATIENT_NAME_MISSING: 1},
        left_out={Code.CONTACT_ENDED: 2, Code.CONTACT_NAME_MISSING: 2},
    ),
    "fhir-contacts/phdi": Brought(patients=6, refused={Code.BIRTH_DATE_TO_COME: 6, Code.BIRTH_DATE_INVALID: 1}),
    "fhir-contacts/reportstream": Brought(refused={Code.PATIENT_NAME_MISSING: 2, Code.CONTACT_ENDED: 2}),
    "fhir-contacts/simplereport": Brought(patients=1),
    "fhir-contacts/us-core": Brought(patients=2, relatives=1),
    "fhir-contacts/v2-to-fhir": Brought(refused={Code.BIRTH_DATE_INVALID: 1, Code.PATIENT_NOT_NAMED: 2}),
}
# Two files are no FHIR though patients stand somewhere in them: a test of views, a question of a decision service.
PATIENTS_IN_OTHER_JSON = 3 + 1
OF_RELATIVES = {Code.CONTACT_NAME_MISSING, Code.CONTACT_ENDED, Code.PATIENT_NOT_NAMED}


def everything(folder: Path) -> tuple[list[Row], list[Code]]:
    """The rows of all files of a folder, and why files were refused."""
    rows: list[Row] = []
    refused: list[Code] = []
    for file in sorted(one for one in folder.iterdir() if one.is_file()):
        before = len(rows) + len(refused)
        try:
            rows += read_fhir(file, TODAY)
        except PinPortalError as error:
            refused.append(error.code)
        assert len(rows) + len(refused) > before, f"{file.name} ended in nothing"
    return rows, refused


def brought(folder: Path) -> Brought:
    rows, files = everything(folder)
    patients = [row for row in rows if isinstance(row, IncomingPatient)]
    relatives = [row for row in rows if isinstance(row, IncomingRelative)]
    left_out = [part for patient in patients for part in patient.left_out]
    left_out += [part for relative in relatives for part in relative.left_out]
    return Brought(
        patients=len(patients),
        contacts=sum(len(patient.contacts) for patient in patients),
        relatives=len(relatives),
        merges=sum(isinstance(row, IncomingMerge) for row in rows),
        refused=Counter(row.code for row in rows if isinstance(row, Rejected)),
        left_out=Counter(part.code for part in left_out),
        files=Counter(files),
    )


@pytest.mark.parametrize("folder", EXPECTED)
def test_every_shared_file_ends_in_people_or_in_a_reason(shared_data: Path, folder: str) -> None:
    words = Words.load()
    found = brought(shared_data / folder)
    assert found == EXPECTED[folder]
    assert all(words.code(code) for code in (*found.refused, *found.left_out, *found.files))


def test_no_folder_of_the_shared_data_is_forgotten(shared_data: Path) -> None:
    folders = {f"fhir-contacts/{one.name}" for one in (shared_data / "fhir-contacts").iterdir() if one.is_dir()}
    assert folders == {folder for folder in EXPECTED if folder.startswith("fhir-contacts/")}


def test_every_patient_and_relative_that_its_readme_counts_is_in_or_refused() -> None:
    refused: Counter[Code] = Counter()
    for one in (contacts := [b for folder, b in EXPECTED.items() if folder.startswith("fhir-contacts/")]):
        refused.update(one.refused)
    relatives = sum(refused[code] for code in OF_RELATIVES)
    patients = refused.total() - relatives - refused[Code.LINE_NOT_JSON]
    assert sum(one.patients for one in contacts) + patients + PATIENTS_IN_OTHER_JSON == 105
    assert sum(one.relatives for one in contacts) + relatives == 20


def test_about_one_in_eleven_of_the_synthetic_patients_is_under_18(shared_data: Path) -> None:
    taken = [r for r in everything(shared_data / "fhir-r4")[0] if isinstance(r, IncomingPatient)]
    minors = [r for r in taken if r.born > date(2008, 11, 24) and not r.deceased]
    assert 1 / 13 < len(minors) / len(taken) < 1 / 9


def test_the_shared_patients_come_in_twice_without_doubling(shared_data: Path, world: World) -> None:
    taken = [r for r in everything(shared_data / "fhir-r4")[0] if isinstance(r, IncomingPatient)]
    results = [
        world.do(import_patients, prepare_import_batch(world.desk, world.rules.practice_id, "Patient.ndjson", taken))
        for _ in range(2)
    ]
    assert [(r.new, r.changed, r.unchanged, len(r.rejected)) for r in results] == [(288, 0, 0, 0), (0, 0, 288, 0)]
