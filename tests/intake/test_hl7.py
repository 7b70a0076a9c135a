# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""HL7 v2 messages end in patients, merges or a reason."""

from datetime import date
from pathlib import Path

import pytest

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.people import Identifier, PersonName
from pinportal_desktop.intake.hl7 import read_hl7
from pinportal_desktop.usecases.incoming import IncomingContact, IncomingMerge, IncomingPatient, LeftOut, Rejected, Row

MSH = r"MSH|^~\&|EPIC|CLINIC|PINPORTAL|CLINIC|20261124120000||ADT^A31^ADT_A05|1|P|2.5.1"
TODAY = date(2026, 11, 24)
PID = "PID|1||104-2281^^^MAIN^MR||Garcia^Marisol^Elena||20120314|F"
ANA = "NK1|1|Garcia^Ana|MTH^Mother^HL70063|1 Main St|^PRN^CP^ana@example.com^1^555^0102231"


def read(tmp_path: Path, *lines: str, end: str = "\r", encoding: str = "utf-8") -> list[Row]:
    return read_bytes(tmp_path, (end.join(lines) + end).encode(encoding))


def read_bytes(tmp_path: Path, data: bytes) -> list[Row]:
    file = tmp_path / "messages.hl7"
    file.write_bytes(data)
    return list(read_hl7(file, TODAY))


def one(rows: list[Row]) -> IncomingPatient:
    (row,) = rows
    assert isinstance(row, IncomingPatient), row
    return row


def refused(rows: list[Row]) -> Code:
    (row,) = rows
    assert isinstance(row, Rejected), row
    return row.code


def contact_of(tmp_path: Path, kin: str) -> IncomingContact:
    (contact,) = one(read(tmp_path, MSH, PID, kin)).contacts
    return contact


def left_out_of(tmp_path: Path, kin: str) -> tuple[LeftOut, ...]:
    patient = one(read(tmp_path, MSH, PID, kin))
    return patient.left_out


def test_a_patient_comes_with_chart_number_name_birth_date_and_mother(tmp_path: Path) -> None:
    patient = one(read(tmp_path, MSH, "EVN|A31|20261124", PID + "|||||||es^Spanish", ANA))
    assert patient == IncomingPatient(
        row=1,
        chart_number="104-2281",
        identifiers=(Identifier(system="urn:pinportal:hl7v2:CLINIC:MAIN", value="104-2281"),),
        name=PersonName(family="Garcia", given="Marisol Elena"),
        born=date(2012, 3, 14),
        language="es",
        contacts=(
            IncomingContact(
                name=PersonName(family="Garcia", given="Ana"),
                relationship="Mother",
                emails=("ana@example.com",),
                phone="+15550102231",
            ),
        ),
    )


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\r\r\n", "\r\n\r\n"])
def test_every_line_end_is_one(tmp_path: Path, end: str) -> None:
    rows = read(tmp_path, MSH, PID, ANA, MSH, PID.replace("104-2281", "104-2282"), end=end)
    assert [row.row for row in rows] == [1, 2]
    assert [len(row.contacts) for row in rows if isinstance(row, IncomingPatient)] == [1, 0]


def test_batches_marks_and_frames_are_passed_over(tmp_path: Path) -> None:
    batch = [r"FHS|^~\&|EPIC", r"BHS|^~\&|EPIC", MSH, PID, MSH, PID, "BTS|2", "FTS|1"]
    assert len(read(tmp_path, *batch)) == 2
    assert len(read_bytes(tmp_path, b"\xef\xbb\xbf" + f"{MSH}\r{PID}\r".encode())) == 1
    assert len(read_bytes(tmp_path, f"\x0b{MSH}\r{PID}\r\x1c\r\x0b{MSH}\r{PID}\r\x1c\r".encode())) == 2
    assert len(read(tmp_path, MSH, PID, encoding="utf-16")) == 1


def test_a_batch_without_messages_says_so(tmp_path: Path) -> None:
    with pytest.raises(PinPortalError) as raised:
        read(tmp_path, r"FHS|^~\&|EPIC", r"BHS|^~\&|EPIC", "BTS|0", "FTS|1")
    assert raised.value.code is Code.FILE_WITHOUT_PATIENTS


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PinPortalError) as raised:
        read(tmp_path, "Dear front desk,", "PID|1||104")
    assert raised.value.code is Code.FILE_FORMAT_UNKNOWN


@pytest.mark.parametrize("signs", [r"^~\&", r"^~\&#", r"^\&", "^~&", r"^~\\&", "^~", ""])
def test_separators_that_are_missing_or_doubled_keep_their_usual_meaning(tmp_path: Path, signs: str) -> None:
    pid = "PID|1||1^^^A&1.2.3&ISO^MR~2^^^B||Garcia\\T\\Lopez^Marisol||20120314"
    patient = one(read(tmp_path, MSH.replace(r"^~\&", signs, 1), pid))
    assert patient.name.family == "Garcia&Lopez"
    assert [i.system for i in patient.identifiers] == ["urn:oid:1.2.3", "urn:pinportal:hl7v2:CLINIC:B"]


def test_a_sender_may_have_separators_of_its_own(tmp_path: Path) -> None:
    message = "MSH!:+%,!EPIC!CLINIC!!!20261124!!ADT:A08!1!P!2.5"
    patient = one(read(tmp_path, message, "PID!!!104:::MAIN:MR+9:::SSN!!O%F%Neil:Ann|e!!20120314"))
    assert patient.name == PersonName(family="O!Neil", given="Ann|e")
    assert patient.chart_number == "104"


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        (r"D\S\Arc\F\x", "D^Arc|x"),
        (r"Smith\R\Jones", "Smith~Jones"),
        (r"back\E\slash", "back\\slash"),
        (r"M\XC39C\ller", "MÜller"),
        (r"M\XDC\ller", "MÜller"),
        (r"\H\Garcia\N\ ", "Garcia"),
        (r"Gar\.br\cia", "Gar cia"),
        (r"a\b", r"a\b"),
        (r"a\Z9\b", r"a\Z9\b"),
    ],
)
def test_escapes_are_read_and_a_lone_backslash_is_itself(tmp_path: Path, told: str, meant: str) -> None:
    assert one(read(tmp_path, MSH, PID.replace("Garcia", told))).name.family == meant


@pytest.mark.parametrize(
    ("claimed", "encoding"),
    [
        ("", "utf-8"),
        ("ASCII", "utf-8"),
        ("8859/1", "utf-8"),
        ("", "cp1252"),
        ("8859/1", "latin-1"),
        ("8859/2", "iso8859-2"),
    ],
)
def test_letters_are_told_by_what_they_are_before_what_is_claimed(tmp_path: Path, claimed: str, encoding: str) -> None:
    name = "Dvořák" if encoding == "iso8859-2" else "Muñoz"
    rows = read(tmp_path, MSH + "|" * 6 + claimed, PID.replace("Garcia", name), encoding=encoding)
    assert one(rows).name.family == name


def test_letters_that_nobody_can_tell_are_refused_and_not_guessed(tmp_path: Path) -> None:
    for encoding in ("cp437", "mac-roman"):
        rows = read(tmp_path, MSH, PID.replace("Garcia", "José"), encoding=encoding)
        assert refused(rows) is Code.LINE_NOT_UTF8
    assert refused(read(tmp_path, MSH, PID.replace("Garcia", "GarcÃ\u00ada"))) is Code.NAME_GARBLED


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("20120314", date(2012, 3, 14)),
        ("201203141130", date(2012, 3, 14)),
        ("20120314113059.1234-0500", date(2012, 3, 14)),
        ("2012-03-14", date(2012, 3, 14)),
        ("", Code.BIRTH_DATE_MISSING),
        ('""', Code.BIRTH_DATE_MISSING),
        ("0000", Code.BIRTH_DATE_MISSING),
        ("00000000", Code.BIRTH_DATE_MISSING),
        ("197010", Code.BIRTH_DATE_PARTIAL),
        ("1970", Code.BIRTH_DATE_PARTIAL),
        ("19701000", Code.BIRTH_DATE_PARTIAL),
        ("20120230", Code.BIRTH_DATE_IMPOSSIBLE),
        ("20261125", Code.BIRTH_DATE_TO_COME),
        ("03/14/2012", Code.BIRTH_DATE_INVALID),
        ("18991231", Code.BIRTH_DATE_TOO_EARLY),
    ],
)
def test_a_birth_date_is_whole_or_refused_with_the_reason(tmp_path: Path, told: str, expected: date | Code) -> None:
    rows = read(tmp_path, MSH, PID.replace("20120314", told))
    assert expected == (one(rows).born if isinstance(expected, date) else refused(rows))


@pytest.mark.parametrize(
    ("told", "name", "preferred"),
    [
        ("Garcia^Marisol^^^^^D~Garcia Lopez^Marisol^Elena^^^^L", "Garcia Lopez, Marisol Elena", ""),
        ("Garcia^Marisol^^^^^L~^Mari^^^^^N", "Garcia, Marisol", "Mari"),
        ("Lopez^Marisol^^^^^M~Garcia^Marisol", "Garcia, Marisol", ""),
        ("Old^Marisol^^^^^L^^^^^^20200101~Garcia^Marisol^^^^^L", "Garcia, Marisol", ""),
        ("Garcia^Marisol^^^^^L^^^^^^20200101~^Mari^^^^^N", "Garcia, Marisol", "Mari"),
        ("Garcia^Marisol^^^^^L^^^^^^^^Mari", "Garcia, Marisol", "Mari"),
        ("^^^^^^L~Garcia^Marisol^^^^^N", "Garcia, Marisol", "Marisol"),
        ("Garcia&&&&Smith^Marisol^^Jr^Dr^MD", "Garcia Jr., Marisol", ""),
        ('Garcia^Marisol^""', "Garcia, Marisol", ""),
        ("&van&Hessel^Martha", "van Hessel, Martha", ""),
    ],
)
def test_of_several_names_the_legal_one_in_use_is_taken(tmp_path: Path, told: str, name: str, preferred: str) -> None:
    patient = one(read(tmp_path, MSH, PID.replace("Garcia^Marisol^Elena", told)))
    assert (patient.name.listed, patient.preferred) == (name, preferred)


@pytest.mark.parametrize("told", ["", "~^^^^^^S", '""', "Lopez^Marisol^^^^^M"])
def test_a_maiden_name_alone_is_no_name(tmp_path: Path, told: str) -> None:
    assert refused(read(tmp_path, MSH, PID.replace("Garcia^Marisol^Elena", told))) is Code.PATIENT_NAME_MISSING


@pytest.mark.parametrize(
    ("told", "chart", "kept"),
    [
        ("999-82-2867^^^SSA^SS~104^^^MAIN^MR", "104", 1),
        ("999-82-2867^^^SSN~104^^^MRN", "104", 1),
        ("999-82-2867^^^&2.16.840.1.113883.4.1^ISO^SS~104", "104", 0),
        ("999-82-2867^^^&2.16.840.1.113883.4.1&ISO~104", "104", 0),
        ("999-82-2867^^^^^USSSA~104^^^MAIN^MR", "104", 1),
        ("S1^^^FL^DL~P1^^^USA^PPN~A1^^^MAIN^AN~V1^^^MAIN^VN~104^^^MAIN^PI", "104", 1),
        ("7^^^EPI~104^^^MAIN^MR", "104", 2),
        ("7^^^EPI~8^^^OTHER", "7", 2),
        ("104^^^&https://clinic.example.org/mrn&URI^MR", "104", 1),
    ],
)
def test_the_chart_number_is_the_medical_record_number_and_what_is_nobodys_business_is_not_kept(
    tmp_path: Path, told: str, chart: str, kept: int
) -> None:
    patient = one(read(tmp_path, MSH, PID.replace("104-2281^^^MAIN^MR", told) + "|||||||||||A99|999-82-2867|DL-1"))
    assert (patient.chart_number, len(patient.identifiers)) == (chart, kept)
    assert "999-82-2867" not in repr(patient)


def test_without_any_number_of_its_own_a_patient_is_refused(tmp_path: Path) -> None:
    assert refused(read(tmp_path, MSH, PID.replace("104-2281^^^MAIN^MR", "9^^^^SS"))) is Code.CHART_NUMBER_MISSING
    assert one(read(tmp_path, MSH, "PID|1|77||| Garcia^Ana||20120314")).chart_number == "77"


def test_two_senders_with_one_namespace_are_two_systems(tmp_path: Path) -> None:
    here, there = read(tmp_path, MSH, PID, MSH.replace("EPIC|CLINIC", "EPIC|HOSPITAL"), PID)
    assert isinstance(here, IncomingPatient)
    assert isinstance(there, IncomingPatient)
    assert here.identifiers != there.identifiers


@pytest.mark.parametrize(
    ("event", "tail", "active", "deceased"),
    [
        ("A08", "", True, False),
        ("A03", "", True, False),
        ("A29", "", False, False),
        ("A08", "|" * 22 + "Y", True, True),
        ("A08", "|" * 21 + "20200101|", True, True),
        ("A08", "|" * 21 + "20200101|N", True, False),
        ("A08", "|" * 22 + "N", True, False),
    ],
)
def test_the_dead_and_the_deleted_come_in_hidden(
    tmp_path: Path, event: str, tail: str, active: bool, deceased: bool
) -> None:
    patient = one(read(tmp_path, MSH.replace("A31", event), PID + tail))
    assert (patient.active, patient.deceased) == (active, deceased)


def test_an_animal_is_no_patient(tmp_path: Path) -> None:
    assert refused(read(tmp_path, MSH, PID + "|" * 27 + "448771007^Dog^SCT")) is Code.NOT_A_PERSON
    assert one(read(tmp_path, MSH, PID + "|" * 27 + "337915000^Homo sapiens^SCT"))


def test_next_of_kin_before_the_patient_are_the_patients(tmp_path: Path) -> None:
    assert len(one(read(tmp_path, MSH, ANA, PID)).contacts) == 1


def test_each_patient_of_a_message_has_its_own_kin(tmp_path: Path) -> None:
    rows = read(tmp_path, MSH.replace("A31", "A24"), PID, ANA, PID.replace("104-2281", "104-2282"))
    assert [len(row.contacts) for row in rows if isinstance(row, IncomingPatient)] == [1, 0]


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("MTH^Mother^HL70063", "Mother"),
        ("FTH", "Father"),
        ("Mother", "Mother"),
        ("MOTHER", "Mother"),
        ("mom", "Mother"),
        ("XX^GREAT AUNT", "Great aunt"),
        ("8^^L^GRD", "Guardian"),
        ("FCH", "Foster child"),
        ("SO", "Contact"),
        ("EMC", "Emergency contact"),
        ("", "Contact"),
    ],
)
def test_the_relationship_is_told_in_the_front_desks_words(tmp_path: Path, told: str, meant: str) -> None:
    assert contact_of(tmp_path, f"NK1|1|Garcia^Ana|{told}").relationship == meant


def test_a_role_tells_what_a_relationship_does_not(tmp_path: Path) -> None:
    assert contact_of(tmp_path, "NK1|1|Garcia^Ana|SO||||EMC").relationship == "Emergency contact"
    assert contact_of(tmp_path, "NK1|1|Garcia^Ana|UNK||||N^Next of Kin").relationship == "Next of kin"
    assert contact_of(tmp_path, "NK1|1|Garcia^Ana|AUNT||||C^Emergency Contact").relationship == "Aunt"


@pytest.mark.parametrize(
    ("phones", "expected"),
    [
        ("(555) 010-2231", "+15550102231"),
        ("^PRN^PH^^1^555^0102231", "+15550102231"),
        ("^^^^^555^0102231", "+15550102231"),
        ("^PRN^PH^^^^^^^^^+1 555 010 2231", "+15550102231"),
        ("5550101111^PRN^PH~5550102231^PRN^CP", "+15550102231"),
        ("5550101111^WPN^PH~5550102231^PRN^PH", "+15550102231"),
        ("5550101111^PRN^FX~5550102231^PRN^PH~5550103333^^BP", "+15550102231"),
        ("78788788^WPN^Internet^5555~5550102231", "+15550102231"),
        ("0102231~5550102231", "+15550102231"),
        ("|5550102231", "+15550102231"),
        ("5550102231|5550101111^^CP", "+15550101111"),
    ],
)
def test_the_phone_is_the_cell_phone_wherever_it_stands(tmp_path: Path, phones: str, expected: str) -> None:
    assert contact_of(tmp_path, f"NK1|1|Garcia^Ana|MTH||{phones}").phone == expected


@pytest.mark.parametrize("phone", ["0102231", "^WPN^PH^^1^555^0102231^44", "none"])
def test_a_phone_that_no_text_message_reaches_is_left_out_and_said(tmp_path: Path, phone: str) -> None:
    patient = one(read(tmp_path, MSH, PID, f"NK1|1|Garcia^Ana|MTH||{phone}"))
    assert patient.contacts[0].phone is None
    assert patient.left_out == (LeftOut(what="contact 1, phone", code=Code.NOT_A_PHONE),)


@pytest.mark.parametrize(
    "told",
    [
        "^NET^Internet^ana@example.com",
        "ana@example.com^NET^Internet",
        "^PRN^PH^ana@example.com^1^555^0102231",
        "|^WPN^^ana@example.com",
        "|" * 35 + "^^Internet^ana@example.com",
    ],
)
def test_an_email_is_found_wherever_senders_write_it(tmp_path: Path, told: str) -> None:
    assert contact_of(tmp_path, f"NK1|1|Garcia^Ana|MTH||{told}").emails == ("ana@example.com",)


@pytest.mark.parametrize(
    ("kin", "code"),
    [
        ("NK1|1||BRO^BROTHER", Code.CONTACT_NAME_MISSING),
        ("NK1|1|Garcia^Ana|MTH||||||20251231", Code.CONTACT_ENDED),
        ("NK1|1|Garcia^Marisol|SEL", Code.CONTACT_IS_THE_PATIENT),
        ("NK1|1||OTH||||||||||County Foster Care", Code.CONTACT_IS_ORGANIZATION),
        (f"NK1|1|{'x' * 101}^Ana|MTH", Code.NAME_UNREADABLE),
    ],
)
def test_kin_who_are_no_contact_are_left_out_with_the_reason(tmp_path: Path, kin: str, code: Code) -> None:
    assert left_out_of(tmp_path, kin) == (LeftOut(what="contact 1", code=code),)


def test_a_contact_who_ends_later_is_one_today(tmp_path: Path) -> None:
    for end in ("20270101", "2027", "20261124", "202611"):
        assert contact_of(tmp_path, f"NK1|1|Garcia^Ana|MTH||||||{end}")


def test_one_person_named_twice_is_one_contact(tmp_path: Path) -> None:
    again = "NK1|2|GARCIA^ANA|EMC||5550102231^^CP|||C"
    (ana,) = one(read(tmp_path, MSH, PID, ANA, again)).contacts
    assert (ana.relationship, ana.phone) == ("Mother", "+15550102231")
    grandmother = "NK1|2|Garcia^Ana|GRMTH||5550109999^^CP"
    assert len(one(read(tmp_path, MSH, PID, ANA, grandmother)).contacts) == 2


@pytest.mark.parametrize("event", ["A40", "A34", "A39", "A18"])
def test_a_merge_names_both_charts_after_the_patient_who_stays(tmp_path: Path, event: str) -> None:
    patient, merge = read(tmp_path, MSH.replace("A31", event), PID, "MRG|104-9999^^^MAIN^MR")
    assert isinstance(patient, IncomingPatient)
    assert isinstance(merge, IncomingMerge)
    assert merge.name == "Garcia, Marisol Elena"
    assert merge.into == (*patient.identifiers, Identifier(system="", value="104-2281"))
    assert [i.value for i in merge.gone] == ["104-9999", "104-9999"]


@pytest.mark.parametrize("event", ["A46", "A47", "A31", "A08"])
def test_a_changed_number_comes_before_the_patient_who_bears_it(tmp_path: Path, event: str) -> None:
    number, patient = read(tmp_path, MSH.replace("A31", event), PID, "MRG|104-9999^^^MAIN^MR")
    assert isinstance(patient, IncomingPatient)
    assert isinstance(number, IncomingMerge)
    assert (number.renumbers, number.into[-1].value, number.gone[-1].value) == (True, "104-2281", "104-9999")


def test_a_list_of_numbers_may_keep_some_and_without_a_new_one_changes_none(tmp_path: Path) -> None:
    a47, both = MSH.replace("A31", "A47"), "PID|1||104-2281^^^MAIN^MR~77^^^LAB^PI||Garcia^Marisol||20120314|F"
    number, _patient = read(tmp_path, a47, both, "MRG|104-9999^^^MAIN^MR~77^^^LAB^PI")
    assert isinstance(number, IncomingMerge)
    assert isinstance(one(read(tmp_path, a47, both, "MRG|104-2281^^^MAIN^MR")), IncomingPatient)


def test_a_changed_number_names_both_but_an_update_may_have_an_empty_merge_segment(tmp_path: Path) -> None:
    assert Code.MERGE_INCOMPLETE in [
        row.code for row in read(tmp_path, MSH.replace("A31", "A47"), PID, "MRG|") if isinstance(row, Rejected)
    ]
    assert isinstance(one(read(tmp_path, MSH, PID, "MRG|")), IncomingPatient)


def test_a_merge_needs_no_birth_date_but_both_charts(tmp_path: Path) -> None:
    a40, bare = MSH.replace("A31", "A40"), "PID|1||104-2281^^^MAIN^MR"
    (merge,) = read(tmp_path, a40, bare, "MRG|104-9999^^^MAIN^MR")
    assert isinstance(merge, IncomingMerge)
    assert refused(read(tmp_path, a40, bare, "MRG|")) is Code.MERGE_INCOMPLETE
    assert refused(read(tmp_path, a40, bare, "MRG|104-2281^^^MAIN^MR")) is Code.MERGE_INCOMPLETE


@pytest.mark.parametrize("event", ["A24", "A35", "A43", "A45"])
def test_links_and_moved_visits_merge_nobody(tmp_path: Path, event: str) -> None:
    rows = read(tmp_path, MSH.replace("A31", event), PID, "MRG|104-9999^^^MAIN^MR")
    assert not any(isinstance(row, IncomingMerge) for row in rows)


@pytest.mark.parametrize(
    ("kind", "code"),
    [("RQI^A04", Code.MESSAGE_ASKS), ("QBP^Q22", Code.MESSAGE_ASKS), ("VXU^V04", None), ("ORM^O01", None)],
)
def test_a_question_brings_nobody_and_any_other_message_its_patient(
    tmp_path: Path, kind: str, code: Code | None
) -> None:
    rows = read(tmp_path, MSH.replace("ADT^A31^ADT_A05", kind), PID)
    assert (refused(rows) if code else None) is code


def test_a_message_without_a_patient_says_so(tmp_path: Path) -> None:
    assert refused(read(tmp_path, MSH.replace("A31", "A20"), "NPU|1")) is Code.MESSAGE_WITHOUT_PATIENT


def test_a_line_end_inside_a_field_costs_no_field_behind_it(tmp_path: Path) -> None:
    patient = one(read(tmp_path, MSH, PID + "|||1 Main St", "Apt 2" + "|" * 19 + "Y", end="\n"))
    assert patient.deceased
