# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Related persons and merged charts come after the patients that they need."""

from pathlib import Path
from typing import Any

import pytest

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.people import Identifier
from pinportal_desktop.usecases.incoming import (
    SAME_FILE,
    IncomingMerge,
    IncomingPatient,
    IncomingRelative,
    LeftOut,
    Rejected,
)
from tests.intake.fhir.samples import RELATIVE, SAMPLE, bundle, read, why

P1 = Identifier(system=SAME_FILE, value="Patient/p1")
MRN = Identifier(system="urn:mrn", value="104-2281")


def relative(folder: Path, *lines: object, name: str = "patients.ndjson") -> IncomingRelative:
    (one,) = [row for row in read(folder, *lines, name=name) if isinstance(row, IncomingRelative)]
    return one


def test_a_related_person_comes_after_all_patients_of_the_file(tmp_path: Path) -> None:
    rows = read(tmp_path, RELATIVE, SAMPLE, SAMPLE | {"id": "p2"})
    assert [(type(row), row.row) for row in rows] == [(IncomingPatient, 2), (IncomingPatient, 3), (IncomingRelative, 1)]
    luis = rows[-1]
    assert isinstance(luis, IncomingRelative)
    assert luis.patient == (P1,)
    assert (luis.contact.name.listed, luis.contact.relationship) == ("Reyes, Luis", "Father")
    assert luis.contact.emails == ("luis@example.com",)


def test_a_related_person_has_a_language_and_says_what_was_left_out(tmp_path: Path) -> None:
    told = {
        "communication": [{"language": {"coding": [{"code": "es"}]}}],
        "telecom": [{"system": "email", "value": "none"}, {"system": "phone", "value": "555-010-7777"}],
    }
    luis = relative(tmp_path, RELATIVE | told)
    assert (luis.contact.language, luis.contact.phone) == ("es", "+15550107777")
    assert luis.left_out == (LeftOut(what="e-mail", code=Code.NOT_AN_EMAIL),)


@pytest.mark.parametrize(
    ("reference", "patient"),
    [
        ({"reference": "Patient/p1"}, (P1,)),
        ({"reference": "Patient/p1/_history/7"}, (P1,)),
        ({"reference": "https://ehr.example.org/fhir/Patient/p1"}, (P1,)),
        ({"reference": "urn:uuid:p1"}, (P1,)),
        ({"reference": "p1"}, (P1,)),
        ({"identifier": {"system": "urn:mrn", "value": "104-2281"}}, (MRN,)),
        ({"reference": "Patient/p1", "identifier": {"system": "urn:mrn", "value": "104-2281"}}, (P1, MRN)),
        ({"reference": "Patient?identifier=urn:mrn|104-2281"}, (MRN,)),
        ({"reference": "#inside"}, (MRN, )),
    ],
)  # fmt: skip
def test_whose_relative_it_is_is_told_by_any_kind_of_reference(
    tmp_path: Path, reference: dict[str, Any], patient: tuple[Identifier, ...]
) -> None:
    told = RELATIVE | {"patient": reference, "contained": [SAMPLE | {"id": "inside"}]}
    assert relative(tmp_path, told).patient == patient


def test_a_bundles_full_urls_tell_whose_relative_it_is(tmp_path: Path) -> None:
    url = "urn:uuid:0b7c3f62-9f3e-4cc5-8e3c-1f1f3f1f1f1f"
    without_id = {key: value for key, value in SAMPLE.items() if key != "id"}
    refers = RELATIVE | {"patient": {"reference": url}}
    named = bundle({"fullUrl": url, "resource": SAMPLE}, {"resource": refers})
    assert relative(tmp_path, named, name="bundle.json").patient == (P1,)
    nameless = bundle({"fullUrl": url, "resource": without_id}, {"resource": refers})
    patient, luis = read(tmp_path, nameless, name="bundle.json")
    assert isinstance(patient, IncomingPatient)
    assert isinstance(luis, IncomingRelative)
    assert set(luis.patient) <= set(patient.identifiers)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"active": False}, Code.CONTACT_ENDED),
        ({"period": {"end": "2025-12-31"}}, Code.CONTACT_ENDED),
        ({"name": []}, Code.CONTACT_NAME_MISSING),
        ({"patient": None}, Code.PATIENT_NOT_NAMED),
        ({"patient": {"reference": "Group/7"}}, Code.PATIENT_NOT_NAMED),
        ({"patient": {"reference": "#nobody"}}, Code.PATIENT_NOT_NAMED),
        ({"patient": {"identifier": {"system": "http://hl7.org/fhir/sid/us-ssn", "value": "1"}}},
         Code.PATIENT_NOT_NAMED),
    ],
)  # fmt: skip
def test_a_relative_who_cannot_be_taken_is_refused_with_the_reason(
    tmp_path: Path, changed: dict[str, Any], code: Code
) -> None:
    assert why(tmp_path, RELATIVE | changed) is code


def test_a_relative_whose_time_has_not_ended_is_one(tmp_path: Path) -> None:
    assert relative(tmp_path, RELATIVE | {"active": True, "period": {"end": "2027"}}).patient == (P1,)


def test_relatives_of_a_restricted_child_do_not_come_in(tmp_path: Path) -> None:
    security = {"system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "R"}
    hidden = {"meta": {"security": [security]}}
    _, refused, taken = read(tmp_path, RELATIVE, SAMPLE | hidden, RELATIVE | {"patient": {"reference": "Patient/p2"}})
    assert isinstance(refused, Rejected)
    assert (refused.code, type(taken)) == (Code.RECORD_RESTRICTED, IncomingRelative)
    assert why(tmp_path, RELATIVE | hidden) is Code.RECORD_RESTRICTED


def test_a_related_person_inside_the_patient_is_this_patients(tmp_path: Path) -> None:
    inside = {key: value for key, value in RELATIVE.items() if key != "patient"}
    luis = relative(tmp_path, SAMPLE | {"contained": [inside, {"resourceType": "Organization"}]})
    assert P1 in luis.patient


# --- merged charts


@pytest.mark.parametrize("kind", ["seealso", "refer", None])
def test_a_link_that_only_points_elsewhere_merges_nothing(tmp_path: Path, kind: str | None) -> None:
    linked = SAMPLE | {"link": [{"type": kind, "other": {"reference": "Patient/p2"}}]}
    assert [type(row) for row in read(tmp_path, linked)] == [IncomingPatient]


@pytest.mark.parametrize("kind", ["replaces", "replaced-by"])
def test_the_chart_that_is_replaced_lives_on_as_the_other(tmp_path: Path, kind: str) -> None:
    linked = SAMPLE | {"link": [{"type": kind, "other": {"reference": "Patient/p2"}}]}
    patient, merge = read(tmp_path, linked)
    assert isinstance(patient, IncomingPatient)
    assert isinstance(merge, IncomingMerge)
    assert patient.active is (kind == "replaces")
    assert (merge.row, merge.name) == (1, "Garcia, Marisol Elena")
    own, other = (merge.into, merge.gone) if kind == "replaces" else (merge.gone, merge.into)
    assert set(own) == {P1, MRN, Identifier(system="", value="104-2281")}
    assert other == (Identifier(system=SAME_FILE, value="Patient/p2"),)


def test_a_merge_is_told_though_the_patient_could_not_come_in(tmp_path: Path) -> None:
    linked = SAMPLE | {"birthDate": None, "link": [{"type": "replaces", "other": {"reference": "Patient/p2"}}]}
    assert [type(row) for row in read(tmp_path, linked)] == [Rejected, IncomingMerge]


def test_a_merge_with_nobody_is_refused_with_the_reason(tmp_path: Path) -> None:
    linked = SAMPLE | {"link": [{"type": "replaced-by", "other": {"display": "somebody"}}]}
    patient, refused = read(tmp_path, linked)
    assert isinstance(patient, IncomingPatient)
    assert isinstance(refused, Rejected)
    assert (refused.code, patient.active) == (Code.PATIENT_NOT_NAMED, False)
