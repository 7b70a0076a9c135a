# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Tables end in patients or a reason, however they were written."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.people import PersonName
from pinportal_desktop.intake.csv_headings import guessed
from pinportal_desktop.intake.csv_look import look_at_table, order_of_dates
from pinportal_desktop.intake.csv_table import read_table
from pinportal_desktop.intake.dates import written
from pinportal_desktop.usecases.incoming import IncomingContact, IncomingPatient, LeftOut, Rejected, Row
from pinportal_desktop.usecases.spreadsheet import Column, DateOrder, Field, TableLook

TODAY = date(2026, 11, 24)
HEADINGS = "MRN,Last Name,First Name,DOB,Guardian 1 Name,Guardian 1 Relationship,Guardian 1 Email,Guardian 1 Cell"
MARISOL = '104-2281,Garcia,Marisol,2012-03-14,"Garcia, Ana",mother,ana@example.com,(555) 010-2231'


def table(tmp_path: Path, *lines: str, encoding: str = "utf-8", end: str = "\n") -> Path:
    file = tmp_path / "patients.csv"
    file.write_bytes(end.join(lines).encode(encoding))
    return file


def look(tmp_path: Path, *lines: str) -> TableLook:
    return look_at_table(table(tmp_path, *lines))


def read(tmp_path: Path, *lines: str, order: DateOrder | None = None) -> list[Row]:
    file = table(tmp_path, *lines)
    plan = look_at_table(file).plan
    return list(read_table(file, replace(plan, date_order=order or plan.date_order), TODAY))


def one(rows: Sequence[Row]) -> IncomingPatient:
    (row,) = rows
    assert isinstance(row, IncomingPatient), row
    return row


def told(rows: Sequence[Row]) -> list[tuple[int, Code | None]]:
    return [(row.row, row.code if isinstance(row, Rejected) else None) for row in rows]


def columns(headings: str) -> list[str]:
    found = guessed(headings.split(","))
    return ["" if c is None else f"{c.field}{c.contact or ''}" for c in found]


def raised(file: Path) -> Code:
    with pytest.raises(PinPortalError) as caught:
        look_at_table(file)
    return caught.value.code


def test_a_patient_comes_with_a_mother(tmp_path: Path) -> None:
    assert one(read(tmp_path, HEADINGS, MARISOL)) == IncomingPatient(
        row=2,
        chart_number="104-2281",
        identifiers=(),
        name=PersonName(family="Garcia", given="Marisol"),
        born=date(2012, 3, 14),
        contacts=(
            IncomingContact(
                name=PersonName(family="Garcia", given="Ana"),
                relationship="Mother",
                emails=("ana@example.com",),
                phone="+15550102231",
            ),
        ),
    )


# --- how the file is written


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_rows_agree_about(tmp_path: Path, delimiter: str) -> None:
    rows = ["MRN,Name,DOB,Notes", '1,"Garcia, Ana",2012-03-14,a; b', '2,"Lee, Tom",2013-03-14,c; d | e']
    lines = [delimiter.join(_cells(row)) for row in rows]
    assert look(tmp_path, *lines).plan.delimiter == delimiter
    assert len(read(tmp_path, *lines)) == 2


def _cells(row: str) -> list[str]:
    name = row.split('"')[1] if '"' in row else ""
    cells = row.replace(f'"{name}"', "NAME").split(",")
    return [f'"{cell.replace("NAME", name)}"' for cell in cells]


def test_a_first_line_may_say_the_delimiter(tmp_path: Path) -> None:
    rows = read(tmp_path, "sep=;", "MRN;Last;First, Second, Third, Fourth;DOB", "1;Garcia;Ana, M., B., C.;2012-03-14")
    assert one(rows).name.listed == "Garcia"
    assert rows[0].row == 3


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", "utf-8-sig"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_the_encoding_is_told_by_what_the_file_holds(tmp_path: Path, encoding: str, expected: str) -> None:
    file = table(tmp_path, "MRN,Last,First,DOB", "1,Muñoz,Zoë,2012-03-14", encoding=encoding)
    found = look_at_table(file)
    assert found.plan.encoding == expected
    assert one(list(read_table(file, found.plan, TODAY))).name == PersonName(family="Muñoz", given="Zoë")


@pytest.mark.parametrize("encoding", ["cp437", "mac-roman"])
def test_letters_that_nobody_can_tell_are_not_guessed(tmp_path: Path, encoding: str) -> None:
    file = table(tmp_path, "MRN,Last,First,DOB", "1,Garcia,José,2012-03-14", encoding=encoding)
    assert raised(file) is Code.FILE_NOT_UTF8


def test_the_sample_of_a_guessed_encoding_shows_a_letter_that_tells(tmp_path: Path) -> None:
    rows = [f"{n},Garcia,Ana,2012-03-14" for n in range(500)]
    file = table(tmp_path, "MRN,Last,First,DOB", *rows, "501,Muñoz,Ana,2012-03-14", encoding="cp1252")
    assert any("Muñoz" in row for row in look_at_table(file).sample)


def test_letters_that_were_lost_before_are_refused(tmp_path: Path) -> None:
    rows = read(tmp_path, "MRN,Last,First,DOB", "1,Mu\u00c3\u00b1oz,Ana,2012-03-14", "2,Mu\ufffdoz,Ana,2012-03-14")
    assert told(rows) == [(2, Code.NAME_GARBLED), (3, Code.NAME_GARBLED)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_one(tmp_path: Path, end: str) -> None:
    file = table(tmp_path, HEADINGS, MARISOL, MARISOL, "", end=end)
    assert told(list(read_table(file, look_at_table(file).plan, TODAY))) == [(2, None), (3, None)]


def test_quotes_hold_delimiters_quotes_and_line_ends(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        "MRN,Last,First,DOB,Notes",
        '1,"Garcia, Lopez","Ana ""Annie""",2012-03-14,"one',
        'two"',
        "2, Lee , Tom ,2012-03-14,",
        '3, "Cho, Min", "Jan",2012-03-14,',
    )
    assert [row.name.listed for row in rows if isinstance(row, IncomingPatient)] == [
        'Garcia, Lopez, Ana "Annie"',
        "Lee, Tom",
        "Cho, Min, Jan",
    ]
    assert [row.row for row in rows] == [2, 4, 5]


def test_a_quote_that_nobody_closed_costs_its_own_row(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        "MRN,Last,First,DOB",
        "1,Garcia,Ana,2012-03-14",
        '2,"Lee,Tom,2012-03-14',
        "3,Cho,Min,2012-03-14",
        '4,"Ruiz",Eva,2012-03-14',
        '5,"Roe,Jan,2012-03-14',
        "6,Day,Kim,2012-03-14",
    )
    assert told(rows) == [(2, None), (3, Code.ROW_QUOTES), (4, None), (5, None), (6, Code.ROW_QUOTES), (7, None)]


def test_cells_that_are_missing_or_too_many_are_refused_and_empty_rows_passed_over(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        "MRN,Last,First,DOB,City",
        "1,Garcia,Ana,2012-03-14,Fenton",
        ",,,,",
        "",
        "2,Garcia,Ana,2012-03-14",
        "3,Garcia,Jr.,Ana,2012-03-14,Fenton",
        "4,Garcia,Ana,2012-03-14,Fenton",
    )
    assert told(rows) == [(2, None), (5, Code.ROW_COLUMNS), (6, Code.ROW_COLUMNS), (7, None)]


def test_rows_that_all_end_with_a_delimiter_are_no_trouble(tmp_path: Path) -> None:
    assert len(read(tmp_path, "MRN,Last,First,DOB", "1,Garcia,Ana,2012-03-14,", "2,Lee,Tom,2012-03-14,")) == 2


def test_what_spreadsheets_do_to_numbers(tmp_path: Path) -> None:
    rows = read(tmp_path, "MRN,Last,First,DOB", '="00123",Garcia,Ana,2012-03-14', "1.23E+09,Lee,Tom,2012-03-14")
    assert isinstance(rows[0], IncomingPatient)
    assert rows[0].chart_number == "00123"
    assert told(rows)[1] == (3, Code.CHART_NUMBER_ROUNDED)


def test_zeros_that_fill_a_cell_are_no_part_of_it(tmp_path: Path) -> None:
    rows = read(tmp_path, "MRN,Last,First,DOB", "1\0\0,Garcia\0\0,Ana,2012-03-14", "2,Gar\0cia,Ana,2012-03-14")
    assert told(rows) == [(2, None), (3, Code.NAME_UNREADABLE)]


# --- headings


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("MRN,Last Name,First Name,Middle Initial,DOB", "chart_number family given middle born"),
        ("patient_id,patient_last,patient_first,patient_dob", "chart_number family given born"),
        ("PatientNumber,PatientLastName,PatientFirstName,PatientBirthDate", "chart_number family given born"),
        ("Chart #,Patient Name,Date of Birth,Preferred Language", "chart_number name born language"),
        ("Chart No.,SURNAME,Given Names,D.O.B.,Nickname", "chart_number family given born preferred"),
        ("ID,MRN,Name,Birthdate,Status", " chart_number name born standing"),
        ("No,Last Name,First Name,Maiden Name,SSN", " family given  "),
        ("Guardian 1 First,Guardian 1 Last,Guardian 2 First", "contact_given1 contact_family1 contact_given2"),
        ("Parent2Email,Parent2Name,Parent1Name", "contact_email1 contact_name1 contact_name2"),
        ("Mother,Mother's Cell,Father Name,Father Phone", "contact_name1 contact_phone1 contact_name2 contact_phone2"),
        ("Mother's Maiden Name,Mother DOB,Guardian Address", "  "),
        ("Emergency Contact Name,Emergency Contact Relationship", "contact_name1 contact_relationship1"),
        ("Guardian Name,Guardian Phone 1,Guardian Phone 2", "contact_name1 contact_phone1 contact_phone1"),
        ("Primary Contact Name,Secondary Contact Name", "contact_name1 contact_name2"),
        ("Contact Phone,Email,Phone", "  "),
        ("Next of Kin Name,Next of Kin Preferred Language", "contact_name1 contact_language1"),
        (",Patient,x", " name "),
    ],
)
def test_headings_of_common_exports_are_known(headings: str, expected: str) -> None:
    assert columns(headings) == expected.split(" ")


def test_a_table_without_headings_is_known_by_its_first_row(tmp_path: Path) -> None:
    found = look(tmp_path, "104-2281,Garcia,Ana,2012-03-14", "104-2282,Lee,Tom,2013-03-14")
    assert not found.plan.has_headings
    assert found.headings == ()
    assert found.plan.columns == (None, None, None, Column(field=Field.BORN))


def test_a_look_shows_the_first_rows_cell_by_cell(tmp_path: Path) -> None:
    found = look(tmp_path, HEADINGS, *[MARISOL] * 20)
    assert found.headings == tuple(HEADINGS.split(","))
    assert len(found.sample) == 8
    assert found.sample[0][:5] == ("104-2281", "Garcia", "Marisol", "2012-03-14", "Garcia, Ana")


@pytest.mark.parametrize(
    ("without", "code"),
    [
        ("MRN", Code.TABLE_WITHOUT_CHART_NUMBER),
        ("DOB", Code.TABLE_WITHOUT_BIRTH_DATE),
        ("First,Last", Code.TABLE_WITHOUT_NAME),
    ],
)
def test_a_table_that_lacks_what_a_patient_needs_is_refused_as_a_whole(
    tmp_path: Path, without: str, code: Code
) -> None:
    file = table(tmp_path, "MRN,First,Last,DOB,City".replace(without, ",".join("X" for _ in without.split(","))))
    with pytest.raises(PinPortalError) as caught:
        read_table(file, look_at_table(file).plan, TODAY)
    assert caught.value.code is code


def test_a_remembered_plan_does_not_fit_a_file_with_more_columns(tmp_path: Path) -> None:
    plan = look(tmp_path, "MRN,Last,First,DOB", "1,Garcia,Ana,2012-03-14").plan
    with pytest.raises(PinPortalError) as caught:
        list(read_table(table(tmp_path, "MRN,Site,Last,First,DOB", "1,A,Garcia,Ana,2012-03-14"), plan, TODAY))
    assert caught.value.code is Code.TABLE_CHANGED


def test_a_table_with_headings_alone_says_that_nobody_is_in_it(tmp_path: Path) -> None:
    with pytest.raises(PinPortalError) as caught:
        read(tmp_path, HEADINGS)
    assert caught.value.code is Code.FILE_WITHOUT_PATIENTS


def test_who_is_not_born_yet_is_refused(tmp_path: Path) -> None:
    rows = read(tmp_path, "MRN,Last,First,DOB", "1,Garcia,Ana,2026-11-24", "2,Lee,Tom,2026-11-25")
    assert told(rows) == [(2, None), (3, Code.BIRTH_DATE_TO_COME)]


@pytest.mark.parametrize("text", ["Dear front desk\nplease call\n", "x" * 3_000_000, "a\x02b,c\nd,e\n"])
def test_what_is_no_table_is_refused(tmp_path: Path, text: str) -> None:
    assert raised(table(tmp_path, text)) is Code.FILE_FORMAT_UNKNOWN


# --- dates

MONTH, DAY = DateOrder.MONTH_FIRST, DateOrder.DAY_FIRST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2012-03-14", date(2012, 3, 14)),
        ("2012/3/14", date(2012, 3, 14)),
        ("20120314", date(2012, 3, 14)),
        ("2012-03-14T17:42:31+00:00", date(2012, 3, 14)),
        ("2012-03-14 00:00:00.000", date(2012, 3, 14)),
        ("3/14/2012 12:00 AM", date(2012, 3, 14)),
        ("03/14/2012", date(2012, 3, 14)),
        ("14.03.2012", date(2012, 3, 14)),
        ("3-3-2012", date(2012, 3, 3)),
        ("March 14, 2012", date(2012, 3, 14)),
        ("14-Mar-2012", date(2012, 3, 14)),
        ("14th March 2012", date(2012, 3, 14)),
        ("Sept. 4 2012", date(2012, 9, 4)),
        ("03/04/2012", Code.BIRTH_DATE_ORDER),
        ("3/14/12", Code.BIRTH_DATE_CENTURY),
        ("14-Mar-12", Code.BIRTH_DATE_CENTURY),
        ("3/4/12", Code.BIRTH_DATE_CENTURY),
        ("2012", Code.BIRTH_DATE_PARTIAL),
        ("1964-10", Code.BIRTH_DATE_PARTIAL),
        ("10/1964", Code.BIRTH_DATE_PARTIAL),
        ("March 2012", Code.BIRTH_DATE_PARTIAL),
        ("2012-03-00", Code.BIRTH_DATE_PARTIAL),
        ("", Code.BIRTH_DATE_MISSING),
        ("N/A", Code.BIRTH_DATE_MISSING),
        ("0000-00-00", Code.BIRTH_DATE_MISSING),
        ("00/00/0000", Code.BIRTH_DATE_MISSING),
        ("2012-02-30", Code.BIRTH_DATE_IMPOSSIBLE),
        ("19151311", Code.BIRTH_DATE_IMPOSSIBLE),
        ("02/30/2012", Code.BIRTH_DATE_IMPOSSIBLE),
        ("40981", Code.BIRTH_DATE_INVALID),
        ("1899-12-31", Code.BIRTH_DATE_TOO_EARLY),
        ("03142012", Code.BIRTH_DATE_INVALID),
        ("Missing, but 2012", Code.BIRTH_DATE_INVALID),
        ("٢٠١٢-٠٣-١٤", date(2012, 3, 14)),
    ],
)
def test_a_birth_date_is_one_day_or_refused_with_the_reason(text: str, expected: date | Code) -> None:
    assert written(text, None) == expected


def test_the_order_that_was_said_is_kept_to() -> None:
    assert written("03/04/2012", MONTH) == date(2012, 3, 4)
    assert written("03/04/2012", DAY) == date(2012, 4, 3)
    assert written("14/03/2012", MONTH) is Code.BIRTH_DATE_OTHER_ORDER
    assert written("03/14/2012", DAY) is Code.BIRTH_DATE_OTHER_ORDER


@pytest.mark.parametrize(
    ("dates", "order", "asks"),
    [
        (["2012-03-04", "2013-05-06"], None, False),
        (["03/04/2012", "05/06/2013"], None, True),
        (["03/04/2012", "05/16/2013"], MONTH, False),
        (["03/04/2012", "16/05/2013"], DAY, False),
        (["03/14/2012", "16/05/2013"], None, False),
        (["03/14/2012", "16/05/2013", "03/04/2012"], None, True),
        (["03/03/2012", "05/05/2013"], None, False),
        (["03/04/12"], None, False),
        (["03/04/2012", "05/16/13"], MONTH, False),
    ],
)
def test_the_order_is_asked_when_no_date_proves_it(
    tmp_path: Path, dates: list[str], order: DateOrder | None, asks: bool
) -> None:
    found = look(tmp_path, "MRN,Last,First,DOB", *[f"{n},Garcia,Ana,{day}" for n, day in enumerate(dates)])
    assert (found.plan.date_order, found.asks_date_order) == (order, asks)


def test_the_proof_may_stand_far_down(tmp_path: Path) -> None:
    rows = [f"{n},Garcia,Ana,03/04/2012" for n in range(1_000)]
    found = look(tmp_path, "MRN,Last,First,DOB", *rows, "1001,Lee,Tom,14/03/2012")
    assert (found.plan.date_order, found.asks_date_order) == (DAY, False)


def test_the_order_is_looked_for_again_when_a_person_says_which_column_it_is(tmp_path: Path) -> None:
    file = table(tmp_path, "MRN,Last,First,Arrived", "1,Garcia,Ana,03/04/2012", "2,Lee,Tom,05/06/2012")
    plan = look_at_table(file).plan
    assert not look_at_table(file).asks_date_order
    mended = replace(plan, columns=(*plan.columns[:3], Column(field=Field.BORN)))
    assert order_of_dates(file, mended) == (mended, True)


def test_a_date_against_the_order_that_was_said_is_refused(tmp_path: Path) -> None:
    lines = ["MRN,Last,First,DOB", "1,Garcia,Ana,03/14/2012", "2,Lee,Tom,16/05/2013", "3,Cho,Min,03/04/2012"]
    assert told(read(tmp_path, *lines, order=MONTH)) == [(2, None), (3, Code.BIRTH_DATE_OTHER_ORDER), (4, None)]
    assert told(read(tmp_path, *lines)) == [(2, None), (3, None), (4, Code.BIRTH_DATE_ORDER)]


# --- names, contacts, standing


@pytest.mark.parametrize(
    ("whole", "family", "given"),
    [
        ("Garcia, Marisol", "Garcia", "Marisol"),
        ("Garcia, Marisol, Jr.", "Garcia Jr.", "Marisol"),
        ("Marisol Elena Garcia", "Garcia", "Marisol Elena"),
        ("Marisol Garcia Jr", "Garcia Jr.", "Marisol"),
        ("Cher", "Cher", ""),
        ("van der Berg, Anna", "van der Berg", "Anna"),
    ],
)
def test_a_name_in_one_column_is_parted(tmp_path: Path, whole: str, family: str, given: str) -> None:
    patient = one(read(tmp_path, "MRN,Patient Name,DOB", f'1,"{whole}",2012-03-14'))
    assert patient.name == PersonName(family=family, given=given)


@pytest.mark.parametrize(
    ("family", "suffix", "known"),
    [
        ("Diaz", "JR", "Diaz Jr."),
        ("Diaz", "3rd", "Diaz III"),
        ("Diaz Jr", "Jr.", "Diaz Jr"),
        ("Diaz", "MD", "Diaz"),
        ("Diaz", "Jr., MD", "Diaz Jr."),
        ("Diaz", "", "Diaz"),
    ],
)
def test_a_suffix_tells_generations_of_a_family_apart(tmp_path: Path, family: str, suffix: str, known: str) -> None:
    patient = one(read(tmp_path, "MRN,Last,First,Suffix,DOB", f'1,{family},Ben,"{suffix}",2012-03-14'))
    assert patient.name == PersonName(family=known, given="Ben")


def test_a_parents_suffix_is_left_out_for_nobody_types_it(tmp_path: Path) -> None:
    (father,) = contact(tmp_path, "Father Name", '"Garcia, Luis, Jr."').contacts
    assert father.name == PersonName(family="Garcia", given="Luis")


def test_a_middle_name_is_a_given_one_and_a_nickname_preferred(tmp_path: Path) -> None:
    patient = one(read(tmp_path, "MRN,Last,First,Middle,DOB,Preferred Name", "1,Garcia,Marisol,Elena,2012-03-14,Mari"))
    assert (patient.name.given, patient.preferred) == ("Marisol Elena", "Mari")


def contact(tmp_path: Path, headings: str, cells: str) -> IncomingPatient:
    return one(read(tmp_path, f"MRN,Last,First,DOB,{headings}", f"1,Garcia,Marisol,2012-03-14,{cells}"))


def test_the_heading_tells_the_relationship_where_the_row_does_not(tmp_path: Path) -> None:
    patient = contact(
        tmp_path,
        "Mother's Name,Father's Name,Guardian Name,Guardian Relationship,Contact 4 Name",
        "Ana Garcia,Tom Garcia,Eva Roe,,Kim Day",
    )
    assert [c.relationship for c in patient.contacts] == ["Mother", "Father", "Guardian", "Contact"]
    told = contact(tmp_path, "Guardian Name,Guardian Relationship", "Eva Roe,GRANDMOTHER").contacts
    assert [c.relationship for c in told] == ["Grandmother"]


def test_a_contact_may_have_several_emails_and_the_cell_phone_comes_first(tmp_path: Path) -> None:
    (ana,) = contact(
        tmp_path,
        "Guardian Name,Guardian Home Phone,Guardian Cell Phone,Guardian Email",
        "Ana Garcia,555-010-1111,555-010-2231,ana@example.com; ana@example.org",
    ).contacts
    assert (ana.emails, ana.phone) == (("ana@example.com", "ana@example.org"), "+15550102231")


def test_addresses_that_are_none_are_left_out_and_said_without_themselves(tmp_path: Path) -> None:
    patient = contact(tmp_path, "Guardian Name,Guardian Email,Guardian Phone", "Ana Garcia,ana(at)example,n/a")
    assert patient.left_out == (
        LeftOut(what="contact 1, e-mail", code=Code.NOT_AN_EMAIL),
        LeftOut(what="contact 1, phone", code=Code.NOT_A_PHONE),
    )


def test_a_contact_without_a_name_is_left_out_and_one_without_anything_is_none(tmp_path: Path) -> None:
    headings = "Guardian Name,Guardian Relationship,Guardian Email"
    left_out = contact(tmp_path, headings, ",Mother,ana@example.com").left_out
    assert left_out == (LeftOut(what="contact 1", code=Code.CONTACT_NAME_MISSING),)
    assert contact(tmp_path, headings, ",Mother,").left_out == ()


@pytest.mark.parametrize(
    ("heading", "cell", "active", "deceased"),
    [
        ("Status", "Active", True, False),
        ("Status", "", True, False),
        ("Status", "INACTIVE", False, False),
        ("Status", "Deceased", True, True),
        ("Active", "N", False, False),
        ("Active", "Y", True, False),
        ("Inactive", "Y", False, False),
        ("Inactive", "N", True, False),
        ("Active/Inactive", "A", True, False),
        ("Active/Inactive", "I", False, False),
        ("Deceased", "Y", True, True),
        ("Deceased", "N", True, False),
        ("Deceased", "", True, False),
        ("Date of Death", "2020-01-01", True, True),
        ("Date of Death", "", True, False),
    ],
)
def test_the_dead_and_those_who_left_come_in_hidden(
    tmp_path: Path, heading: str, cell: str, active: bool, deceased: bool
) -> None:
    patient = contact(tmp_path, heading, cell)
    assert (patient.active, patient.deceased) == (active, deceased)


def test_a_status_that_nobody_knows_is_said(tmp_path: Path) -> None:
    assert contact(tmp_path, "Status", "Pending").left_out == (LeftOut(what="status", code=Code.STATUS_UNKNOWN),)


@pytest.mark.parametrize("language", ["es", "spa", "Spanish", "español", "es-MX"])
def test_a_language_is_known_by_code_and_by_name(tmp_path: Path, language: str) -> None:
    assert contact(tmp_path, "Preferred Language", language).language == "es"
