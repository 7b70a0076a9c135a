# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Messages and tables that nobody here wrote: each ends in patients or in a reason, and the counts are known."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.intake.csv_look import look_at_table
from pinportal_desktop.intake.csv_rows import rows_of
from pinportal_desktop.intake.dates import written
from pinportal_desktop.intake.kinds import Kind, kind_of, read_file
from pinportal_desktop.usecases.incoming import IncomingContact, IncomingMerge, IncomingPatient, Rejected, Row
from pinportal_desktop.usecases.spreadsheet import Column, Field

TODAY = date(2026, 11, 24)
# files, patients, contacts, merges, and what was refused or left out
Counts = tuple[int, int, int, int, dict[Code, int]]

HL7: dict[str, Counts] = {
    "cdc-dex": (2, 0, 0, 0, {Code.PATIENT_NAME_MISSING: 3}),
    "cofrentes": (5, 6, 3, 1, {}),
    "linuxforhealth": (1, 1, 0, 0, {}),
    "ms-fhir-converter": (13, 6, 5, 2, {Code.NOT_A_PERSON: 7, Code.NOT_A_PHONE: 2}),
    "newborn-screening": (10, 10, 13, 0, {}),
    "phdi": (1, 1, 0, 0, {Code.CONTACT_NAME_MISSING: 1}),
    "reportstream": (9, 3, 0, 0, {Code.PATIENT_NAME_MISSING: 6, Code.BIRTH_DATE_MISSING: 1}),
    "rethinkhealth": (4, 4, 1, 0, {}),
    "ruby-hl7": (6, 4, 0, 0, {Code.NOT_A_PERSON: 1, Code.MESSAGE_ASKS: 1, Code.FILE_WITHOUT_PATIENTS: 1}),
}
CSV: dict[str, Counts] = {
    "clkhash": (1, 905, 0, 0, {Code.BIRTH_DATE_MISSING: 94, Code.PATIENT_NAME_MISSING: 1}),
    "csv-spectrum": (5, 0, 0, 0, {Code.TABLE_WITHOUT_CHART_NUMBER: 5}),
    "febrl": (
        2,
        5760,
        0,
        0,
        {
            Code.BIRTH_DATE_MISSING: 196,
            Code.BIRTH_DATE_IMPOSSIBLE: 34,
            Code.BIRTH_DATE_PARTIAL: 4,
            Code.PATIENT_NAME_MISSING: 6,
        },
    ),
    "fhir-test-cases": (1, 225, 0, 0, {}),
    "recordlinker": (
        2,
        1078,
        0,
        0,
        {
            Code.BIRTH_DATE_CENTURY: 44,
            Code.BIRTH_DATE_IMPOSSIBLE: 2,
            Code.BIRTH_DATE_INVALID: 1,
            Code.BIRTH_DATE_TOO_EARLY: 1,
            Code.BIRTH_DATE_PARTIAL: 1,
            Code.BIRTH_DATE_TO_COME: 1,
        },
    ),
    "reportstream": (4, 14, 0, 0, {Code.TABLE_WITHOUT_CHART_NUMBER: 3}),
    "simplereport": (9, 2, 0, 0, {Code.TABLE_WITHOUT_CHART_NUMBER: 8}),
    "splink": (1, 992, 0, 0, {Code.PATIENT_NAME_MISSING: 8}),
}


def files_of(folder: Path) -> list[Path]:
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "SOURCES.tsv")
    assert files
    return files


def read(files: Iterable[Path]) -> tuple[list[Row], Counter[Code]]:
    """The rows of the files, and the reasons for what did not come in: of whole files, rows and parts of rows."""
    rows: list[Row] = []
    why: Counter[Code] = Counter()
    for file in files:
        try:
            rows += read_file(file, TODAY)
        except PinPortalError as error:
            why[error.code] += 1
    why.update(row.code for row in rows if isinstance(row, Rejected))
    why.update(one.code for row in rows if isinstance(row, IncomingPatient) for one in row.left_out)
    return rows, why


def contacts_of(rows: Iterable[Row]) -> list[IncomingContact]:
    return [contact for row in rows if isinstance(row, IncomingPatient) for contact in row.contacts]


def counted(files: list[Path]) -> Counts:
    rows, why = read(files)
    kinds = Counter(map(type, rows))
    return len(files), kinds[IncomingPatient], len(contacts_of(rows)), kinds[IncomingMerge], dict(why)


@pytest.mark.parametrize("folder", HL7)
def test_every_shared_message_ends_in_patients_or_a_reason(shared_data: Path, folder: str) -> None:
    assert counted(files_of(shared_data / "hl7v2" / folder)) == HL7[folder]


@pytest.mark.parametrize("folder", CSV)
def test_every_shared_table_ends_in_patients_or_a_reason(shared_data: Path, folder: str) -> None:
    assert counted(files_of(shared_data / "csv" / folder)) == CSV[folder]


def test_no_shared_folder_is_left_out(shared_data: Path) -> None:
    for kind, known, count in (("hl7v2", HL7, 51), ("csv", CSV, 25)):
        folders = {p.name for p in (shared_data / kind).iterdir() if p.is_dir()}
        assert folders == set(known)
        assert sum(files for files, *_ in known.values()) == len(files_of(shared_data / kind)) == count


def test_every_shared_file_is_known_for_what_it_is(shared_data: Path) -> None:
    assert {kind_of(file) for file in files_of(shared_data / "hl7v2")} == {Kind.HL7}
    assert {kind_of(file) for file in files_of(shared_data / "csv")} == {Kind.TABLE}


def test_the_newborns_come_with_their_mothers_and_fathers(shared_data: Path) -> None:
    rows, _ = read(files_of(shared_data / "hl7v2" / "newborn-screening"))
    assert Counter(c.relationship for c in contacts_of(rows)) == {"Mother": 9, "Father": 3, "Contact": 1}
    assert sum(c.phone is not None for c in contacts_of(rows)) == 11
    assert sum(bool(c.emails) for c in contacts_of(rows)) == 1


def test_a_language_that_a_practice_can_read_comes_of_its_code(shared_data: Path) -> None:
    rows, _ = read(files_of(shared_data / "hl7v2"))
    languages = Counter(row.language for row in rows if isinstance(row, IncomingPatient))
    assert languages == {None: 31, "en": 3, "ar": 1}


def cells_of(file: Path) -> list[list[str]]:
    plan = look_at_table(file).plan
    rows = [cells for _, cells in rows_of(file, plan.encoding, plan.delimiter)]
    told = [cells for cells in rows if not isinstance(cells, Code)]
    assert len(told) == len(rows), "the quotes of every row match"
    return told[1:]


@pytest.mark.parametrize(
    ("folder", "emails"), [("splink", 878), ("simplereport", 28), ("reportstream", 14), ("febrl", 0), ("clkhash", 0)]
)
def test_the_tables_have_as_many_emails_as_were_counted_by_hand(shared_data: Path, folder: str, emails: int) -> None:
    """In tables with headings: without any, nobody could say which column it is."""
    files = [file for file in files_of(shared_data / "csv" / folder) if look_at_table(file).headings]
    cells = [cell for file in files for row in cells_of(file) for cell in row]
    assert sum("@" in cell for cell in cells) == emails


def test_the_tables_have_as_many_rows_as_were_counted_by_hand(shared_data: Path) -> None:
    assert sum(len(cells_of(file)) for file in files_of(shared_data / "csv")) == 9420


@pytest.mark.parametrize(
    ("folder", "minors"),
    [("splink", 243), ("fhir-test-cases", 5), ("recordlinker", 2), ("febrl", 0), ("reportstream", 1)],
)
def test_as_many_are_under_18_as_were_counted_by_hand(shared_data: Path, folder: str, minors: int) -> None:
    """Also among the rows that do not come in because they lack a name."""
    born = [
        written(row[place], None)
        for file in files_of(shared_data / "csv" / folder)
        for place, column in enumerate(look_at_table(file).plan.columns)
        if column == Column(field=Field.BORN)
        for row in cells_of(file)
    ]
    assert sum(isinstance(day, date) and day > TODAY.replace(year=2008) for day in born) == minors
