# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""FHIR files end in patients or in a reason, row by row."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.people import PersonName
from pinportal_desktop.intake.fhir import read_fhir
from pinportal_desktop.usecases.import_patients import import_patients, prepare_import_batch
from pinportal_desktop.usecases.incoming import IncomingPatient, Rejected
from tests.world import World

SAMPLE: dict[str, Any] = {
    "resourceType": "Patient",
    "id": "p1",
    "identifier": [
        {"system": "urn:ssn", "value": "999-82-2867", "type": {"coding": [{"code": "SS"}]}},
        {"system": "urn:mrn", "value": "104-2281", "type": {"coding": [{"code": "MR"}]}},
    ],
    "name": [
        {"use": "old", "family": "Lopez", "given": ["Marisol"]},
        {"use": "official", "family": "Garcia", "given": ["Marisol", "Elena"]},
        {"use": "nickname", "given": ["Mari"]},
    ],
    "birthDate": "2012-03-14",
    "communication": [{"language": {"coding": [{"code": "es"}]}, "preferred": True}],
    "contact": [
        {
            "relationship": [{"coding": [{"code": "MTH"}]}],
            "name": {"family": "Garcia", "given": ["Ana"]},
            "telecom": [
                {"system": "phone", "value": "(555) 010-1111", "use": "home"},
                {"system": "phone", "value": "(555) 010-2231", "use": "mobile"},
                {"system": "email", "value": "ana@example.com"},
            ],
        },
        {"organization": {"reference": "Organization/1"}},
        {"name": {"family": "Old", "given": ["Guardian"]}, "period": {"end": "2025-12-31"}},
    ],
}


def read(tmp_path: Path, *lines: object, name: str = "patients.ndjson") -> list[IncomingPatient | Rejected]:
    file = tmp_path / name
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    file.write_text("\n".join(texts) + "\n", "utf-8")
    return list(read_fhir(file))


def test_a_patient_with_names_by_use_and_family_contacts(tmp_path: Path) -> None:
    (patient,) = read(tmp_path, SAMPLE)
    assert isinstance(patient, IncomingPatient)
    assert patient.name == PersonName(family="Garcia", given="Marisol Elena")
    assert (patient.preferred, patient.born, patient.language) == ("Mari", date(2012, 3, 14), "es")
    assert patient.chart_number == "104-2281"
    (ana,) = patient.contacts
    assert (ana.relationship, ana.emails, ana.phone) == ("Mother", ("ana@example.com",), "+15550102231")


def test_no_social_security_number_is_kept(tmp_path: Path) -> None:
    (patient,) = read(tmp_path, SAMPLE)
    assert "999-82-2867" not in repr(patient)


@pytest.mark.parametrize(
    ("birth_date", "code"),
    [
        (None, Code.BIRTH_DATE_MISSING),
        ("1974-12", Code.BIRTH_DATE_PARTIAL),
        ("1975", Code.BIRTH_DATE_PARTIAL),
        ("05/30/1955", Code.BIRTH_DATE_INVALID),
        ("2012-02-30", Code.BIRTH_DATE_INVALID),
        ("1970-06-01T09:12", Code.BIRTH_DATE_INVALID),
        (20120314, Code.BIRTH_DATE_MISSING),
    ],
)
def test_a_birth_date_that_is_none_is_refused_with_the_reason(tmp_path: Path, birth_date: object, code: Code) -> None:
    (row,) = read(tmp_path, SAMPLE | {"birthDate": birth_date})
    assert isinstance(row, Rejected)
    assert row.code is code


def test_a_broken_line_is_refused_and_the_others_come_in(tmp_path: Path) -> None:
    rows = read(tmp_path, SAMPLE, '{"resourceType": "Patient", "id": "cut off', SAMPLE | {"id": "p3"})
    assert [(type(r).__name__, r.row) for r in rows] == [
        ("IncomingPatient", 1),
        ("Rejected", 2),
        ("IncomingPatient", 3),
    ]


def test_a_bundle_gives_its_patients_and_leaves_the_rest_alone(tmp_path: Path) -> None:
    entries = [{"resource": SAMPLE}, {"resource": {"resourceType": "Observation"}}, {"resource": SAMPLE | {"id": "p2"}}]
    bundle = json.dumps({"resourceType": "Bundle", "type": "transaction", "entry": entries}, indent=2)
    assert len(read(tmp_path, bundle, name="bundle.json")) == 2


def test_dead_and_inactive_and_replaced_patients_come_in_hidden(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        SAMPLE | {"active": False},
        SAMPLE | {"deceasedDateTime": "2020-01-01"},
        SAMPLE | {"link": [{"type": "replaced-by", "other": {"reference": "Patient/2"}}]},
    )
    assert all(isinstance(r, IncomingPatient) and (r.deceased or not r.active) for r in rows)


def test_a_file_of_another_kind_is_refused_in_words_and_so_is_one_that_is_not_there(tmp_path: Path) -> None:
    for name, content in (("a.json", b"[1, 2]"), ("b.json", b"{"), ("c.bin", b"\xff\xfe\x00")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(PinPortalError) as refused:
            list(read_fhir(tmp_path / name))
        assert refused.value.code is Code.FILE_FORMAT_UNKNOWN
    with pytest.raises(PinPortalError) as refused:
        list(read_fhir(tmp_path / "missing.json"))
    assert refused.value.code is Code.FILE_NOT_READABLE


def test_a_byte_order_mark_and_nulls_are_no_trouble(tmp_path: Path) -> None:
    odd = SAMPLE | {"telecom": None, "contact": [None, {"name": None}], "name": [None, *SAMPLE["name"]]}
    (tmp_path / "bom.ndjson").write_bytes(b"\xef\xbb\xbf" + json.dumps(odd).encode())
    (row,) = read_fhir(tmp_path / "bom.ndjson")
    assert isinstance(row, IncomingPatient)
    assert row.contacts == ()


# --- files that nobody here wrote

FOLDERS = ("fhir-r4", "fhir-r4/bundles", "fhir-contacts/us-core", "fhir-contacts/fhir-r4-spec")


def everything(shared_data: Path, folder: str) -> list[IncomingPatient | Rejected]:
    files = sorted(p for p in (shared_data / folder).iterdir() if p.suffix in {".json", ".ndjson"})
    assert files
    return [row for file in files for row in read_fhir(file)]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_shared_file_ends_in_patients_or_a_reason(shared_data: Path, folder: str) -> None:
    rows = everything(shared_data, folder)
    expected = {
        "fhir-r4": (288, {}),
        "fhir-r4/bundles": (20, {}),
        "fhir-contacts/us-core": (2, {}),
        "fhir-contacts/fhir-r4-spec": (
            7,
            {
                Code.BIRTH_DATE_MISSING: 5,
                Code.BIRTH_DATE_PARTIAL: 1,
                Code.NOT_A_PERSON: 1,
                Code.PATIENT_NAME_MISSING: 1,
            },
        ),
    }[folder]
    taken = [r for r in rows if isinstance(r, IncomingPatient)]
    refused = Counter(r.code for r in rows if isinstance(r, Rejected))
    assert (len(taken), refused) == expected


def test_about_one_in_eleven_of_the_synthetic_patients_is_under_18(shared_data: Path) -> None:
    taken = [r for r in everything(shared_data, "fhir-r4") if isinstance(r, IncomingPatient)]
    minors = [r for r in taken if r.born > date(2008, 11, 24) and not r.deceased]
    assert 1 / 13 < len(minors) / len(taken) < 1 / 9


def test_the_shared_patients_come_in_twice_without_doubling(shared_data: Path, world: World) -> None:
    taken = [r for r in everything(shared_data, "fhir-r4") if isinstance(r, IncomingPatient)]
    results = [
        world.do(import_patients, prepare_import_batch(world.desk, world.rules.practice_id, "Patient.ndjson", taken))
        for _ in range(2)
    ]
    assert [(r.new, r.changed, r.unchanged, len(r.rejected)) for r in results] == [(288, 0, 0, 0), (0, 0, 288, 0)]
