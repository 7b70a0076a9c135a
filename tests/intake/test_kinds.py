# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A file is what it holds, whatever its name says; and no file whatsoever ends in anything but rows or a reason."""

import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.intake.csv_look import look_at_table
from pinportal_desktop.intake.csv_table import read_table
from pinportal_desktop.intake.hl7 import read_hl7
from pinportal_desktop.intake.kinds import Kind, kind_of, read_file
from pinportal_desktop.usecases.incoming import IncomingPatient, Rejected, Row
from pinportal_desktop.usecases.spreadsheet import Column, DateOrder, Field, TablePlan
from pinportal_desktop.words import Words

TODAY = date(2026, 11, 24)
FHIR = {"resourceType": "Patient", "id": "p1", "name": [{"family": "Garcia"}], "birthDate": "2012-03-14"}
HL7 = "MSH|^~\\&|A|B|||20261124||ADT^A08|1|P|2.5\rPID|||104||Garcia^Ana||20120314\r"
TABLE = "MRN,Last,First,DOB\n104,Garcia,Ana,2012-03-14\n"


def put(tmp_path: Path, data: bytes) -> Path:
    file = tmp_path / "patients"
    file.write_bytes(data)
    return file


def packed(**files: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as opened:
        for name, text in files.items():
            opened.writestr(name.replace("__", "/"), text)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (json.dumps(FHIR).encode(), Kind.FHIR),
        (json.dumps(FHIR, indent=1).encode("utf-8-sig"), Kind.FHIR),
        (b"<?xml version='1.0'?><Patient/>", Kind.FHIR),
        (HL7.encode(), Kind.HL7),
        (HL7.encode("utf-8-sig"), Kind.HL7),
        (HL7.encode("utf-16"), Kind.HL7),
        (b"\x0b" + HL7.encode() + b"\x1c\r", Kind.HL7),
        (b"FHS|^~\\&|A\rBHS|^~\\&|A\r" + HL7.encode(), Kind.HL7),
        (TABLE.encode(), Kind.TABLE),
        (TABLE.encode("utf-16"), Kind.TABLE),
        (b"MSH,Last\n1,2\n", Kind.HL7),
        (b"MSHA,Last\n1,2\n", Kind.TABLE),
    ],
)
def test_a_file_is_known_by_what_it_holds(tmp_path: Path, data: bytes, kind: Kind) -> None:
    assert kind_of(put(tmp_path, data)) is kind


@pytest.mark.parametrize("data", [HL7.encode(), TABLE.encode(), json.dumps(FHIR).encode()])
def test_whatever_the_format_the_patient_comes_in(tmp_path: Path, data: bytes) -> None:
    (row,) = read_file(put(tmp_path, data), TODAY)
    assert isinstance(row, IncomingPatient)
    assert row.name.family == "Garcia"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\n", Code.FILE_IS_A_PDF),
        (packed(xl__workbook="x"), Code.FILE_IS_A_WORKBOOK),
        (packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"), Code.FILE_IS_A_WORKBOOK),
        (packed(word__document="x"), Code.FILE_IS_A_DOCUMENT),
        (packed(patients="x"), Code.FILE_IS_AN_ARCHIVE),
        (packed(patients="x")[:40], Code.FILE_IS_AN_ARCHIVE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), Code.FILE_IS_A_WORKBOOK),
        (b"{\\rtf1 Dear", Code.FILE_IS_A_DOCUMENT),
        (b"\x1f\x8b\x08", Code.FILE_IS_AN_ARCHIVE),
        (b"\x89PNG\r\n", Code.FILE_IS_A_PICTURE),
        (b"", Code.FILE_WITHOUT_PATIENTS),
        (b" \r\n\r\n", Code.FILE_WITHOUT_PATIENTS),
        (b"Dear front desk,\nplease call.", Code.FILE_FORMAT_UNKNOWN),
        (b"MRN,Last,First,DOB\n1,Garcia,Ana,03/04/2012\n", Code.TABLE_DATE_ORDER),
    ],
    ids=lambda value: str(value) if isinstance(value, Code) else f"{len(value)} bytes",
)
def test_what_is_no_list_of_patients_is_named_for_what_it_is(tmp_path: Path, data: bytes, code: Code) -> None:
    with pytest.raises(PinPortalError) as caught:
        list(read_file(put(tmp_path, data), TODAY))
    assert caught.value.code is code
    assert "patients" in Words.load().sentence(caught.value), "the file's name or what it should hold"


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path) -> None:
    for file in (tmp_path, tmp_path / "missing.csv"):
        with pytest.raises(PinPortalError) as caught:
            list(read_file(file, TODAY))
        assert caught.value.code is Code.FILE_NOT_READABLE


@pytest.mark.parametrize(
    ("begin", "row"),
    [
        ("MRN,Last,First,DOB\n", "{n},Garcia,Ana,2012-03-14\n"),
        ("", "MSH|^~\\&|A|B|||20261124||ADT^A08|{n}|P|2.5\rPID|||{n}||Garcia^Ana||20120314\r"),
    ],
)
def test_a_file_is_read_as_it_goes_however_long_it_is(tmp_path: Path, begin: str, row: str) -> None:
    def peak(patients: int) -> int:
        file = put(tmp_path, (begin + "".join(row.format(n=n) for n in range(patients))).encode())
        tracemalloc.start()
        try:
            assert sum(isinstance(row, IncomingPatient) for row in read_file(file, TODAY)) == patients
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(10)  # what is loaded once
    assert peak(10_000) < 1.3 * peak(5_000)


# --- whatever comes

PLAN = TablePlan(
    delimiter=",",
    encoding="utf-8-sig",
    has_headings=False,
    columns=(
        Column(field=Field.CHART_NUMBER),
        Column(field=Field.NAME),
        Column(field=Field.BORN),
        Column(field=Field.CONTACT_NAME, contact=1),
        Column(field=Field.CONTACT_EMAIL, contact=1),
        Column(field=Field.CONTACT_PHONE, contact=1),
        Column(field=Field.STANDING),
    ),
    date_order=DateOrder.MONTH_FIRST,
)
SIGNS = [b"\r", b"\n", b"|", b"^", b"~", b"&", b"\\", b"\\X", b'"', b",", b";", b'="', b"\x00", b"\xff", b"\xc3"]
WORDS = [
    b"MSH|^~\\&|A|B|",
    b"PID|1||",
    b"NK1|1|",
    b"MRG|",
    b"ADT^A40",
    b"20120314",
    b"MRN,Last,First,DOB\n",
    b"03/04/2012",
]
PIECES = st.one_of(st.sampled_from([*SIGNS, *WORDS, b"\xef\xbb\xbf"]), st.binary(max_size=4))
ANY_BYTES = st.one_of(st.binary(max_size=300), st.lists(PIECES, max_size=60).map(b"".join))
HEADS = st.sampled_from([b"", *WORDS, b"\xff\xfe", b"\xfe\xff", b"PK\x03\x04", b"FHS", b"sep=;\n"])


@pytest.fixture(scope="module")
def anything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("anything") / "file"


def ends_well(rows: Iterator[Row]) -> None:
    for row in rows:
        assert isinstance(row, Row)


@given(head=HEADS, data=ANY_BYTES)
@settings(deadline=None, max_examples=400)
def test_no_bytes_end_in_anything_but_rows_or_a_reason(anything: Path, head: bytes, data: bytes) -> None:
    anything.write_bytes(head + data)
    plans = [
        PLAN,
        replace(PLAN, encoding="utf-16"),
        replace(PLAN, encoding="no such"),
        replace(PLAN, encoding="cp1252"),
    ]
    reads: list[Callable[[], Iterator[Row]]] = [partial(read_file, anything, TODAY), partial(read_hl7, anything, TODAY)]
    reads += [partial(read_table, anything, plan, TODAY) for plan in plans]
    reads.append(lambda: read_table(anything, look_at_table(anything).plan, TODAY))
    for read in reads:
        with suppress(PinPortalError):
            ends_well(read())


DATES = st.dates().map(lambda day: day.strftime("%Y%m%d"))
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="|^~\\&\r\n\x0b\x1c"), max_size=12)
SECRET = "5521 Quillfeather Lane"


@given(born=st.one_of(DATES, TEXTS), name=TEXTS, kin=TEXTS, reach=TEXTS)
@settings(deadline=None, max_examples=150)
def test_what_is_refused_or_left_out_of_a_message_tells_no_birth_date_and_no_address(
    anything: Path, born: str, name: str, kin: str, reach: str
) -> None:
    lines = [
        "MSH|^~\\&|A|B|||20261124||ADT^A40|1|P|2.5",
        f"PID|||104||{name}^Ana||{born}8888|F|||{SECRET}||{SECRET}",
        f"NK1|1|{kin}|MTH|{SECRET}|{SECRET}~^NET^Internet^{reach}@{SECRET}",
        "MRG|",
    ]
    anything.write_text("\r".join(lines), "utf-8", newline="")
    tell_nothing(read_hl7(anything, TODAY), born)


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=12)


@given(born=st.one_of(DATES, CELLS), name=CELLS, kin=CELLS, reach=CELLS)
@settings(deadline=None, max_examples=150)
def test_what_is_refused_or_left_out_of_a_table_tells_no_birth_date_and_no_address(
    anything: Path, born: str, name: str, kin: str, reach: str
) -> None:
    cells = ["104", f"{name} Garcia", f"{born}8888", kin, f"{reach}@{SECRET}", SECRET, SECRET]
    anything.write_text(",".join(f'"{cell.replace(chr(34), "")}"' for cell in cells), "utf-8", newline="")
    tell_nothing(read_table(anything, PLAN, TODAY), born)


def tell_nothing(rows: Iterator[Row], born: str) -> None:
    for row in rows:
        if isinstance(row, Rejected):
            assert SECRET not in row.name
            assert f"{born}8888" not in row.name
        elif isinstance(row, IncomingPatient):
            for one in row.left_out:
                assert one.what.startswith(("contact 1", "status"))
                assert len(one.what) < 20
