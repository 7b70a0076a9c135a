# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A Patient ends in a patient with its contacts, or in a reason."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.people import Identifier, PersonName
from pinportal_desktop.usecases.incoming import SAME_FILE, IncomingPatient, LeftOut
from tests.intake.fhir.samples import MOTHER, SAMPLE, read, read_patient, why


def test_a_patient_with_names_by_use_and_family_contacts(tmp_path: Path) -> None:
    patient = read_patient(tmp_path, SAMPLE)
    assert patient.name == PersonName(family="Garcia", given="Marisol Elena")
    assert (patient.preferred, patient.born, patient.language) == ("Mari", date(2012, 3, 14), "es")
    assert (patient.active, patient.deceased, patient.left_out) == (True, False, ())
    (ana,) = patient.contacts
    assert (ana.relationship, ana.emails, ana.phone) == ("Mother", ("ana@example.com",), "+15550102231")


# --- names


@pytest.mark.parametrize(
    ("names", "called", "preferred"),
    [
        ([{"use": "usual", "given": ["Jim"]}, {"use": "official", "family": "Chalmers", "given": ["Peter"]}],
         "Chalmers, Peter", "Jim"),
        ([{"use": "usual", "given": ["Peter"]}, {"use": "official", "family": "Chalmers", "given": ["Peter", "J"]}],
         "Chalmers, Peter J", ""),
        ([{"use": "official", "family": "Was", "given": ["A"], "period": {"end": "2020"}},
          {"use": "usual", "family": "Is", "given": ["A"]}], "Is, A", ""),
        ([{"use": "usual", "family": "Alone", "given": ["A"], "period": {"end": "2020-01-01"}}], "Alone, A", ""),
        ([{"use": "official", "family": "Holds", "given": ["A"], "period": {"end": "2026-11"}},
          {"use": "usual", "family": "Other", "given": ["B"]}], "Holds, A", "B"),
        ([{"use": "maiden", "family": "Born"}, {"family": "Wed", "given": ["A"]}], "Wed, A", ""),
        ([{"use": "nickname", "given": ["Now"]}, {"use": "official", "family": "Was", "period": {"end": "2020"}}],
         "Was", "Now"),
        ([{"use": "nickname", "given": ["Then"], "period": {"end": "2020"}}, {"family": "Is"}], "Is", ""),
        ([{"use": "nickname", "given": ["Mari"]}, {"text": "Maria del Carmen Garcia"}],
         "Garcia, Maria del Carmen", "Mari"),
        ([{"text": "Garcia Lopez, Ana"}], "Garcia Lopez, Ana", ""),
        ([{"text": "张无忌"}], "张无忌", ""),
        ([{"given": ["Ana", None, " María "]}], "Ana María", ""),
        ([{"family": None, "_family": {"extension": []}, "given": ["Ana"]}], "Ana", ""),
        ([{"family": "du Marché", "_family": {"extension": [{"url": "own-prefix", "valueString": "du"}]}}],
         "du Marché", ""),
        ([None, {"family": "\u202eevil"}, {"family": "Next", "given": "One"}], "Next, One", ""),
        ({"family": "Single", "given": "One"}, "Single, One", ""),
        ([{"family": "Diaz", "given": ["Ben"], "suffix": ["MD", "Jr"]}], "Diaz Jr., Ben", ""),
    ],
)  # fmt: skip
def test_the_name_is_the_one_in_use_and_the_nickname_is_preferred(
    tmp_path: Path, names: object, called: str, preferred: str
) -> None:
    patient = read_patient(tmp_path, SAMPLE | {"name": names})
    assert (patient.name.listed, patient.preferred) == (called, preferred)


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (None, Code.PATIENT_NAME_MISSING),
        ([{"use": "maiden", "family": "Windsor"}, {"use": "old", "family": "Lopez"}], Code.PATIENT_NAME_MISSING),
        ([{"extension": [{"url": "data-absent-reason"}]}], Code.PATIENT_NAME_MISSING),
        ([{"family": "x" * 101}], Code.NAME_UNREADABLE),
        ([{"family": "\u202eevil"}], Code.NAME_UNREADABLE),
        ([{"family": "nul\u0000l"}], Code.NAME_UNREADABLE),
    ],
)
def test_a_patient_without_a_name_that_can_be_kept_is_refused(tmp_path: Path, names: object, code: Code) -> None:
    assert why(tmp_path, SAMPLE | {"name": names}) is code


# --- birth dates and death


@pytest.mark.parametrize(
    ("birth_date", "code"),
    [
        (None, Code.BIRTH_DATE_MISSING),
        ("1974-12", Code.BIRTH_DATE_PARTIAL),
        ("1975", Code.BIRTH_DATE_PARTIAL),
        ("05/30/1955", Code.BIRTH_DATE_INVALID),
        ("1970-06-01T09:12", Code.BIRTH_DATE_INVALID),
        ("X2002-09-26", Code.BIRTH_DATE_INVALID),
        ("٢٠١٢-٠٣-١٤", Code.BIRTH_DATE_INVALID),
        (20120314, Code.BIRTH_DATE_INVALID),
        ("2012-02-30", Code.BIRTH_DATE_IMPOSSIBLE),
        ("0000-01-01", Code.BIRTH_DATE_IMPOSSIBLE),
        ("2026-11-25", Code.BIRTH_DATE_TO_COME),
        ("1899-12-31", Code.BIRTH_DATE_TOO_EARLY),
    ],
)
def test_a_birth_date_that_is_none_is_refused_with_the_reason(tmp_path: Path, birth_date: object, code: Code) -> None:
    assert why(tmp_path, SAMPLE | {"birthDate": birth_date}) is code


def test_a_child_born_today_comes_in(tmp_path: Path) -> None:
    assert read_patient(tmp_path, SAMPLE | {"birthDate": "2026-11-24"}).born == date(2026, 11, 24)


@pytest.mark.parametrize(("accuracy", "comes_in"), [("AAA", True), ("EAA", True), ("UAA", False), ("UUU", False)])
def test_a_birth_date_with_a_filler_for_what_is_not_known_is_not_complete(
    tmp_path: Path, accuracy: str, comes_in: bool
) -> None:
    url = "http://hl7.org.au/fhir/StructureDefinition/date-accuracy-indicator"
    unsure = SAMPLE | {"_birthDate": {"extension": [{"url": url, "valueCoding": {"code": accuracy}}]}}
    if comes_in:
        assert read_patient(tmp_path, unsure).born == date(2012, 3, 14)
    else:
        assert why(tmp_path, unsure) is Code.BIRTH_DATE_PARTIAL


@pytest.mark.parametrize(
    ("told", "deceased"),
    [
        ({"deceasedBoolean": False}, False),
        ({"deceasedBoolean": True}, True),
        ({"deceasedDateTime": "2015-02"}, True),
        ({"_deceasedDateTime": {"extension": [{"url": "data-absent-reason"}]}}, True),
        ({"deceasedBoolean": None, "deceasedDateTime": None}, False),
    ],
)
def test_who_died_is_told_by_yes_or_by_the_day_and_not_by_no(
    tmp_path: Path, told: dict[str, Any], deceased: bool
) -> None:
    assert read_patient(tmp_path, SAMPLE | told).deceased is deceased


def test_inactive_and_replaced_patients_come_in_hidden_and_no_word_means_active(tmp_path: Path) -> None:
    assert not read_patient(tmp_path, SAMPLE | {"active": False}).active
    assert read_patient(tmp_path, SAMPLE | {"active": None}).active
    link = [{"type": "replaced-by", "other": {"reference": "Patient/2"}}]
    replaced = read(tmp_path, SAMPLE | {"link": link})[0]
    assert isinstance(replaced, IncomingPatient)
    assert not replaced.active


def test_an_animal_is_no_patient(tmp_path: Path) -> None:
    dog = SAMPLE | {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/patient-animal"}]}
    assert why(tmp_path, dog) is Code.NOT_A_PERSON


# --- identifiers


def test_the_chart_number_is_the_medical_record_number_then_the_systems_own_then_any_then_the_id(
    tmp_path: Path,
) -> None:
    record = {"type": {"text": "Medical Record Number"}, "system": "urn:a", "value": "by text"}
    internal = {"type": {"coding": [{"code": "PI"}]}, "system": "urn:b", "value": "internal"}
    other, bare = {"system": "urn:c", "value": "other"}, {"value": 17}
    gone = {"type": {"coding": [{"code": "MR"}]}, "value": "gone", "period": {"end": "2026-11-23"}}

    def chart(*identifiers: object) -> str:
        return read_patient(tmp_path, SAMPLE | {"identifier": identifiers}).chart_number

    assert chart(bare, other, internal, record, gone) == "by text"
    assert chart(bare, other, internal, gone) == "internal"
    assert chart(bare, other, gone) == "17"
    assert chart(gone, {"use": "old", "value": "older"}, None, {"system": "urn:d"}) == "p1"


def test_a_patient_without_any_identifier_is_refused(tmp_path: Path) -> None:
    assert why(tmp_path, {k: v for k, v in SAMPLE.items() if k not in {"id", "identifier"}}) is (
        Code.CHART_NUMBER_MISSING
    )


def test_the_resources_own_id_tells_the_same_patient_within_one_systems_files(tmp_path: Path) -> None:
    assert read_patient(tmp_path, SAMPLE).identifiers == (
        Identifier(system="urn:mrn", value="104-2281"),
        Identifier(system=SAME_FILE, value="Patient/p1"),
    )


@pytest.mark.parametrize(
    "never",
    [
        {"type": {"coding": [{"code": "SS"}]}, "system": "urn:x"},
        {"type": {"coding": [{"code": "DL"}]}, "system": "urn:x"},
        {"type": {"coding": [{"code": "PPN"}]}, "system": "urn:x"},
        {"type": {"coding": [{"code": "NNFIN"}]}, "system": "urn:x"},
        {"type": {"text": "Social Security Number"}, "system": "urn:x"},
        {"system": "http://hl7.org/fhir/sid/us-ssn"},
        {"system": "http://hl7.org/fhir/sid/passport-USA"},
        {"system": "urn:oid:2.16.840.1.113883.4.3.25"},
        {"system": "http://example.org/ssn"},
    ],
)
def test_no_social_security_number_licence_or_passport_is_kept(tmp_path: Path, never: dict[str, Any]) -> None:
    patient = read_patient(tmp_path, SAMPLE | {"identifier": [never | {"value": "999-82-2867"}]})
    assert "999-82-2867" not in repr(patient)


# --- contacts


def contact(tmp_path: Path, **changed: object) -> Any:
    (one,) = read_patient(tmp_path, SAMPLE | {"contact": [MOTHER | changed]}).contacts
    return one


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"name": None}, Code.CONTACT_NAME_MISSING),
        ({"name": {"use": "official"}}, Code.CONTACT_NAME_MISSING),
        ({"name": None, "organization": {"reference": "Organization/1"}}, Code.CONTACT_IS_ORGANIZATION),
        ({"period": {"end": "2025-12-31"}}, Code.CONTACT_ENDED),
        ({"period": {"end": "who knows"}}, Code.CONTACT_ENDED),
        ({"name": {"family": "x" * 101}}, Code.NAME_UNREADABLE),
    ],
)
def test_a_contact_that_is_no_person_or_has_ended_is_left_out_with_the_reason(
    tmp_path: Path, changed: dict[str, Any], code: Code
) -> None:
    patient = read_patient(tmp_path, SAMPLE | {"contact": [MOTHER, MOTHER | changed]})
    assert [c.name.listed for c in patient.contacts] == ["Garcia, Ana"]
    assert patient.left_out == (LeftOut(what="contact 2", code=code),)


@pytest.mark.parametrize("end", ["2026-11-24", "2026-11", "2026", "2027-01-01", "2026-11-24T08:00:00Z", None])
def test_a_contact_whose_last_day_has_not_passed_is_one(tmp_path: Path, end: str | None) -> None:
    assert contact(tmp_path, period={"start": "2020", "end": end}).name.listed == "Garcia, Ana"


def test_a_named_person_of_an_organization_is_a_contact(tmp_path: Path) -> None:
    worker = contact(tmp_path, organization={"display": "Youth services"}, relationship=[{"coding": [{"code": "S"}]}])
    assert (worker.name.listed, worker.relationship) == ("Garcia, Ana", "State agency")


@pytest.mark.parametrize(
    ("relationship", "word"),
    [
        ([{"coding": [{"code": "N"}, {"code": "MTH"}]}], "Mother"),
        ([{"coding": [{"code": "C"}]}, {"coding": [{"code": "STPFTH"}]}], "Stepfather"),
        ([{"coding": [{"code": "C", "display": "alt-display"}]}], "Emergency contact"),
        ([{"coding": [{"code": "N"}], "text": "great aunt"}], "Great aunt"),
        ([{"coding": [{"code": "133932002", "display": "Carer"}], "text": "Caregiver"}], "Caregiver"),
        ([{"coding": [{"code": "Guardian"}]}], "Guardian"),
        ([{"coding": [{"code": "123 High Street"}]}], "Contact"),
        ([{"text": "x" * 61}], "Contact"),
        ([None], "Contact"),
        (None, "Contact"),
    ],
)
def test_the_relationship_is_the_closest_that_a_code_or_a_text_tells(
    tmp_path: Path, relationship: object, word: str
) -> None:
    assert contact(tmp_path, relationship=relationship).relationship == word


def test_e_mails_come_by_rank_and_work_last_and_what_ended_is_passed_over(tmp_path: Path) -> None:
    told = contact(
        tmp_path,
        telecom=[
            {"system": "email", "value": "work@example.com", "use": "work"},
            {"system": "email", "value": "third@example.com"},
            {"system": "Email", "value": "first@example.com", "rank": 1},
            {"value": "mailto:told-by-look@Example.com"},
            {"system": "email", "value": "first@example.com", "rank": 5},
            {"system": "email", "value": "old@example.com", "use": "old"},
            {"system": "email", "value": "ended@example.com", "period": {"end": "2022"}},
            None,
        ],
    )
    assert told.emails == ("first@example.com", "third@example.com", "told-by-look@example.com", "work@example.com")


@pytest.mark.parametrize(
    ("telecom", "phone"),
    [
        ([{"system": "phone", "value": "555-010-1111", "rank": 1}, {"system": "sms", "value": "555-010-2222"}],
         "+15550102222"),
        ([{"system": "phone", "value": "555-010-1111", "use": "work", "rank": 2},
          {"system": "phone", "value": "555-010-2222", "use": "home", "rank": 1}], "+15550102222"),
        ([{"system": "phone", "value": "555-010-1111", "use": "work"}, {"value": "tel:+1-555-010-2222"}],
         "+15550102222"),
        ([{"system": "fax", "value": "555-010-1111"}, {"system": "url", "value": "https://example.org"}], None),
        ([{"system": "phone", "use": "home"}], None),
    ],
)  # fmt: skip
def test_the_phone_is_the_cell_phone_else_any(tmp_path: Path, telecom: list[object], phone: str | None) -> None:
    assert contact(tmp_path, telecom=telecom).phone == phone


def test_an_e_mail_or_a_phone_that_is_none_is_left_out_and_told_without_naming_it(tmp_path: Path) -> None:
    telecom = [
        {"system": "email", "value": "email1"},
        {"system": "phone", "value": "(03) 5555 6473", "use": "mobile"},
        {"system": "phone", "value": "555-010-2222"},
    ]
    patient = read_patient(tmp_path, SAMPLE | {"contact": [MOTHER | {"telecom": telecom}]})
    assert (patient.contacts[0].emails, patient.contacts[0].phone) == ((), "+15550102222")
    assert patient.left_out == (
        LeftOut(what="contact 1, e-mail", code=Code.NOT_AN_EMAIL),
        LeftOut(what="contact 1, phone", code=Code.NOT_A_PHONE),
    )


@pytest.mark.parametrize(("label", "known"), [("U", True), ("N", True), ("R", False), ("V", False)])
def test_a_restricted_child_comes_in_without_the_adults_beside_it(tmp_path: Path, label: str, known: bool) -> None:
    security = {"system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": label}
    patient = read_patient(tmp_path, SAMPLE | {"meta": {"security": [security]}})
    assert bool(patient.contacts) is known
    assert [part.code for part in patient.left_out] == ([] if known else [Code.RECORD_RESTRICTED])


def test_the_language_is_the_preferred_one_and_a_tag(tmp_path: Path) -> None:
    told = [
        {"language": {"coding": [{"code": "en"}]}},
        {"language": {"coding": [{"code": "speaks Spanish, some English"}, {"code": "es-MX"}]}, "preferred": True},
    ]
    assert read_patient(tmp_path, SAMPLE | {"communication": told}).language == "es-MX"
    assert read_patient(tmp_path, SAMPLE | {"communication": [{"language": {"text": "Nederlands"}}]}).language is None


def test_nulls_are_no_trouble(tmp_path: Path) -> None:
    odd = SAMPLE | {"telecom": None, "contact": [None, {"name": None}], "name": [None, *SAMPLE["name"]], "link": None}
    assert read_patient(tmp_path, odd).contacts == ()
