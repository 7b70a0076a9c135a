# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Files of every format: what is whole comes in, row by row, and what is not ends in a sentence."""

import codecs
import json
from pathlib import Path

import pytest

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.intake.fhir import json_files, sources, xml_files
from pinportal_desktop.usecases.incoming import IncomingPatient, IncomingRelative, Rejected
from tests.intake.fhir.samples import RELATIVE, SAMPLE, as_xml, bundle, read, rows_of, why_not_the_file, write

P2 = SAMPLE | {"id": "p2"}
OTHER = {"resourceType": "Observation"}
EVERYTHING = bundle(
    {"fullUrl": "urn:uuid:1", "resource": SAMPLE},
    {"resource": RELATIVE | {"patient": {"reference": "urn:uuid:1"}}},
    {"resource": OTHER},
    {"response": {"status": "200"}},
    {"resource": P2 | {"deceasedBoolean": False, "link": [{"type": "replaces", "other": {"reference": "Patient/p3"}}]}},
)


def kinds(rows: object) -> list[tuple[str, int]]:
    return [(type(row).__name__, row.row) for row in rows]  # type: ignore[attr-defined]  # rows, as they come


def file_of(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


# --- JSON


def test_a_broken_line_is_refused_and_the_others_come_in(tmp_path: Path) -> None:
    rows = read(tmp_path, SAMPLE, '{"resourceType": "Patient", "id": "cut off', P2)
    assert kinds(rows) == [("IncomingPatient", 1), ("Rejected", 2), ("IncomingPatient", 3)]
    assert isinstance(rows[1], Rejected)
    assert rows[1].code is Code.LINE_NOT_JSON


@pytest.mark.parametrize("name", ["patients.ndjson", "patients.json"])
def test_a_first_line_that_is_cut_off_takes_no_other_with_it(tmp_path: Path, name: str) -> None:
    rows = read(tmp_path, '{"resourceType": "Patient", "id": "cut off', SAMPLE, P2, name=name)
    assert kinds(rows) == [("Rejected", 1), ("IncomingPatient", 2), ("IncomingPatient", 3)]


@pytest.mark.parametrize("indent", [None, 0, 2])
def test_a_bundle_gives_its_people_and_leaves_the_rest_alone(tmp_path: Path, indent: int | None) -> None:
    rows = read(tmp_path, json.dumps(EVERYTHING, indent=indent), name="bundle.json")
    people = [("IncomingPatient", 1), ("IncomingPatient", 5), ("IncomingRelative", 2), ("IncomingMerge", 5)]
    assert kinds(rows) == people


def test_a_bundle_in_a_bundle_and_a_bundle_on_a_line_give_their_people_too(tmp_path: Path) -> None:
    outer = bundle({"resource": bundle({"resource": SAMPLE}, {"resource": P2})}, {"resource": RELATIVE})
    inner = [("IncomingPatient", 1), ("IncomingPatient", 1), ("IncomingRelative", 2)]
    assert kinds(read(tmp_path, json.dumps(outer), name="bundle.json")) == inner
    lines = read(tmp_path, bundle({"resource": SAMPLE}, {"resource": RELATIVE}), P2)
    assert kinds(lines) == [("IncomingPatient", 1), ("IncomingPatient", 2), ("IncomingRelative", 1)]


def test_a_list_of_resources_and_a_single_one_are_read(tmp_path: Path) -> None:
    assert kinds(read(tmp_path, json.dumps([SAMPLE, P2]), name="a.json")) == [
        ("IncomingPatient", 1),
        ("IncomingPatient", 2),
    ]
    assert kinds(read(tmp_path, json.dumps(SAMPLE, indent=2), name="b.json")) == [("IncomingPatient", 1)]


def test_of_a_key_that_is_given_twice_the_last_holds(tmp_path: Path) -> None:
    twice = json.dumps(SAMPLE).replace('"id": "p1"', '"active": true, "id": "p1", "active": false')
    (row,) = read(tmp_path, twice)
    assert isinstance(row, IncomingPatient)
    assert not row.active


def test_blank_lines_and_a_byte_order_mark_are_no_trouble(tmp_path: Path) -> None:
    text = "\r\n".join(["", json.dumps(SAMPLE), "", json.dumps(P2), ""]).encode()
    file = file_of(tmp_path, "bom.ndjson", codecs.BOM_UTF8 + text)
    assert kinds(rows_of(file)) == [("IncomingPatient", 2), ("IncomingPatient", 4)]
    whole = file_of(tmp_path, "bom.json", codecs.BOM_UTF8 + json.dumps(EVERYTHING, indent=1).encode())
    assert len(rows_of(whole)) == 4


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"resourceType": "Patient", "name": [{"family": "N\u00fa\u00f1ez"}]}'.encode("latin-1"), Code.LINE_NOT_UTF8),
        (b'{"resourceType": "Patient", "id": NaN}', Code.LINE_NOT_JSON),
        (b'{"resourceType": "Patient", "id": 1e999}', Code.LINE_NOT_JSON),
        (b'{"resourceType": "Patient", "id": ' + b"9" * 5_000 + b"}", Code.LINE_NOT_JSON),
        (b'{"resourceType": "Patient", "id": "\\ud800"}', Code.LINE_NOT_JSON),
        (b'{"resourceType": "Patient", "id": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", Code.LINE_TOO_LARGE),
    ],
)
def test_a_line_that_nobody_can_read_is_refused_and_the_others_come_in(tmp_path: Path, line: bytes, code: Code) -> None:
    file = file_of(tmp_path, "odd.ndjson", json.dumps(SAMPLE).encode() + b"\n" + line + b"\n" + json.dumps(P2).encode())
    first, refused, last = rows_of(file)
    assert (type(first), type(last)) == (IncomingPatient, IncomingPatient)
    assert isinstance(refused, Rejected)
    assert (refused.row, refused.code) == (2, code)


def test_a_line_without_end_is_refused_without_being_taken_into_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_files, "_LINE_MOST", 4_096)
    endless = '{"resourceType": "Patient", "id": "' + "x" * 50_000
    rows = read(tmp_path, SAMPLE, endless, P2)
    assert kinds(rows) == [("IncomingPatient", 1), ("Rejected", 2), ("IncomingPatient", 3)]
    assert isinstance(rows[1], Rejected)
    assert rows[1].code is Code.LINE_TOO_LARGE


@pytest.mark.parametrize("name", ["a.json", "a.xml"])
def test_a_file_that_would_not_fit_in_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(sources, "DOCUMENT_MOST", 100)
    text = as_xml(SAMPLE) if name == "a.xml" else json.dumps(SAMPLE, indent=1)
    assert why_not_the_file(write(tmp_path, text, name=name)).code is Code.FILE_TOO_LARGE


# --- files of another kind, and damaged ones


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.json", b"", Code.FILE_FORMAT_UNKNOWN),
        ("a.json", b"[1, 2]", Code.FILE_FORMAT_UNKNOWN),
        ("a.json", b'{"title": "a test", "resources": []}', Code.FILE_FORMAT_UNKNOWN),
        ("a.json", b"MSH|^~\\&|LAB", Code.FILE_FORMAT_UNKNOWN),
        ("a.pdf", b"%PDF-1.7\n\x00\xff", Code.FILE_FORMAT_UNKNOWN),
        ("a.bin", b"\xff\xfe\x00", Code.FILE_FORMAT_UNKNOWN),
        ("a.json", json.dumps(SAMPLE).encode("utf-16"), Code.FILE_NOT_UTF8),
        ("a.json", json.dumps(SAMPLE).encode("utf-16-be"), Code.FILE_NOT_UTF8),
        ("a.json", b"{", Code.FILE_NOT_WHOLE),
        ("a.json", b'{"resourceType": "Bundle",\n"entry": [\n{"resource": ]}', Code.FILE_NOT_WHOLE),
        ("a.json", b'{\n"resourceType": "Patient",\n"id": ' + b"[" * 100_000, Code.FILE_TOO_LARGE),
        ("a.json", b'{\n"resourceType": "N\xfa\xf1ez"\n}', Code.FILE_NOT_UTF8),
        ("a.json", b'{"resourceType": "Observation"}', Code.FILE_WITHOUT_PATIENTS),
        ("a.json", b'{"resourceType": "Bundle", "total": 0}', Code.FILE_WITHOUT_PATIENTS),
        ("a.ndjson", b'{"resourceType": "Observation"}\n{}\n', Code.FILE_WITHOUT_PATIENTS),
        ("a.xml", b"<html><p>Sign in</p></html>", Code.FILE_FORMAT_UNKNOWN),
        ("a.xml", b'<ClinicalDocument xmlns="urn:hl7-org:v3"/>', Code.FILE_FORMAT_UNKNOWN),
        ("a.xml", b'<Observation xmlns="http://hl7.org/fhir"/>', Code.FILE_WITHOUT_PATIENTS),
        ("a.xml", b'<Patient xmlns="http://hl7.org/fhir"><id', Code.FILE_NOT_WHOLE),
        ("a.xml", b'<Patient xmlns="http://hl7.org/fhir"></Person>', Code.FILE_NOT_WHOLE),
        ("a.xml", b'<Patient xmlns="http://hl7.org/fhir"><a value="1"&/></Patient>', Code.FILE_NOT_WHOLE),
        ("a.xml", b'<Patient xmlns="http://hl7.org/fhir"><a value="N\xfa\xf1ez"/></Patient>', Code.FILE_NOT_UTF8),
        ("a.xml", b'<?xml version="1.0" encoding="Shift_JIS"?><Patient xmlns="http://hl7.org/fhir"/>',
         Code.FILE_NOT_UTF8),
        ("a.xml", b'<?xml version="1.0" encoding="no-such"?><Patient xmlns="http://hl7.org/fhir"/>',
         Code.FILE_NOT_UTF8),
        ("a.xml", b'<Patient xmlns="http://hl7.org/fhir">' + b"<a>" * 100_000, Code.FILE_TOO_LARGE),
    ],
)  # fmt: skip
def test_a_file_of_another_kind_or_a_damaged_one_is_refused_in_words(
    tmp_path: Path, name: str, content: bytes, code: Code
) -> None:
    refused = why_not_the_file(file_of(tmp_path, name, content))
    assert (refused.code, refused.facts["name"]) == (code, name)


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    assert why_not_the_file(tmp_path / "missing.json").code is Code.FILE_NOT_READABLE
    assert why_not_the_file(tmp_path).code is Code.FILE_NOT_READABLE


@pytest.mark.parametrize("name", ["a.json", "a.xml"])
def test_a_damaged_file_tells_the_line(tmp_path: Path, name: str) -> None:
    broken = {
        "a.json": '{\n"resourceType": "Patient",\n"name": [}\n}',
        "a.xml": '<Patient xmlns="http://hl7.org/fhir">\n\n</id></Patient>',
    }[name]
    assert why_not_the_file(write(tmp_path, broken, name=name)).facts["line"] == 3


# --- XML


def test_xml_gives_what_json_gives(tmp_path: Path) -> None:
    assert rows_of(write(tmp_path, as_xml(SAMPLE), name="a.xml")) == read(tmp_path, SAMPLE)
    both = [
        rows_of(write(tmp_path, text, name=name))
        for name, text in (("a.xml", as_xml(EVERYTHING)), ("a.json", json.dumps(EVERYTHING)))
    ]
    assert both[0] == both[1] != []


def test_an_extension_within_a_birth_date_is_not_the_date(tmp_path: Path) -> None:
    url = "http://hl7.org.au/fhir/StructureDefinition/date-accuracy-indicator"
    accuracy = f'<extension url="{url}"><valueCoding><code value="UUU"/></valueCoding></extension>'
    text = as_xml(SAMPLE).replace(
        '<birthDate value="2012-03-14"/>', f'<birthDate value="2012-03-14">{accuracy}</birthDate>'
    )
    (refused,) = rows_of(write(tmp_path, text, name="a.xml"))
    assert isinstance(refused, Rejected)
    assert refused.code is Code.BIRTH_DATE_PARTIAL


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_xml_says_itself_how_its_letters_are_written(tmp_path: Path, encoding: str) -> None:
    named = SAMPLE | {"name": [{"family": "Núñez", "given": ["Ana"]}]}
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n<!-- a child -->{as_xml(named)}'
    (row,) = rows_of(file_of(tmp_path, "a.xml", text.encode(encoding)))
    assert isinstance(row, IncomingPatient)
    assert row.name.listed == "Núñez, Ana"


def test_the_narrative_and_what_is_not_fhir_are_passed_over(tmp_path: Path) -> None:
    foreign = '<active xmlns="urn:elsewhere" value="false"/>'
    div = '<text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml"><name>No</name></div></text>'
    text = as_xml(SAMPLE).replace("<id ", f"{div}{foreign}<id ")
    assert rows_of(write(tmp_path, text, name="a.xml")) == read(tmp_path, SAMPLE)


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "http://127.0.0.1:9/a.dtd"> %a;',
        "",
    ],
)
def test_a_document_type_is_refused_before_it_declares_anything(tmp_path: Path, declared: str) -> None:
    text = f'<!DOCTYPE Patient [{declared}]><Patient xmlns="http://hl7.org/fhir"><id value="&a;"/></Patient>'
    assert why_not_the_file(write(tmp_path, text, name="a.xml")).code is Code.FILE_WITH_DOCTYPE
    outside = '<!DOCTYPE html SYSTEM "http://127.0.0.1:9/a.dtd"><html/>'
    assert why_not_the_file(write(tmp_path, outside, name="b.xml")).code is Code.FILE_WITH_DOCTYPE


def test_a_tag_without_end_is_refused_without_being_taken_into_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xml_files, "_CHUNK", 1_000)
    monkeypatch.setattr(xml_files, "_TAG_MOST", 4_000)
    photo = SAMPLE | {"photo": [{"data": "x" * 3_000}]}
    assert len(rows_of(write(tmp_path, as_xml(photo), name="a.xml"))) == 1
    endless = as_xml(SAMPLE | {"photo": [{"data": "x" * 500_000}]})
    assert why_not_the_file(write(tmp_path, endless, name="a.xml")).code is Code.FILE_TOO_LARGE


def test_nothing_of_a_damaged_xml_file_comes_in(tmp_path: Path) -> None:
    cut = as_xml(EVERYTHING)[:-20]
    assert why_not_the_file(write(tmp_path, cut, name="a.xml")).code is Code.FILE_NOT_WHOLE


def test_related_persons_come_after_all_patients_of_an_xml_file(tmp_path: Path) -> None:
    first = bundle({"resource": RELATIVE}, {"resource": SAMPLE})
    patient, luis = rows_of(write(tmp_path, as_xml(first), name="a.xml"))
    assert isinstance(patient, IncomingPatient)
    assert isinstance(luis, IncomingRelative)
    assert set(luis.patient) <= set(patient.identifiers)
