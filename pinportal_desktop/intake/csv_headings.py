# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a column's heading says it holds: the headings of common exports, as a first guess for a person to mend."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pinportal_desktop.usecases.spreadsheet import Column, Field

# By what remains of a heading when the words for the patient or the contact are taken away. The first that any column
# bears is taken: a chart number before an id that may be anything's.
_PATIENT: Final = {
    Field.CHART_NUMBER: (
        "mrn", "emrn", "chart number", "chart no", "chart num", "chart id", "chart", "medical record number",
        "medical record no", "medical record", "medical record id", "record number", "record no", "patientid", "patid",
        "chartnumber", "chartno", "emr id", "ehr id", "id", "identifier", "external id", "local id", "unique id",
        "rec id", "record id",
    ),
    Field.FAMILY: (
        "last name", "lastname", "family name", "surname", "lname", "l name", "last", "family", "name last",
        "legal last name",
    ),
    Field.GIVEN: (
        "first name", "firstname", "given name", "given names", "forename", "fname", "f name", "first", "given",
        "name first", "legal first name",
    ),
    Field.MIDDLE: ("middle name", "middlename", "middle names", "mname", "middle", "middle initial", "mi"),
    Field.SUFFIX: ("suffix", "name suffix", "generation", "generational suffix", "suffix name"),
    Field.NAME: (
        "name", "full name", "fullname", "name full", "display name", "last first", "name last first",
        "last name first name", "legal name",
    ),
    Field.PREFERRED: (
        "preferred name", "preferred first name", "preferred", "nickname", "nick name", "goes by", "known as", "called",
    ),
    Field.BORN: (
        "date of birth", "dob", "d o b", "birth date", "birthdate", "dateofbirth", "birthday", "birth day", "birth dt",
        "born", "bdate", "dt of birth",
    ),
    Field.LANGUAGE: (
        "preferred language", "language", "primary language", "lang", "language preference", "spoken language",
        "language spoken", "home language",
    ),
    Field.STANDING: (
        "status", "standing", "active", "inactive", "deceased", "is active", "is deceased", "active status",
        "active inactive", "active flag", "deceased date", "date of death", "death date",
    ),
}  # fmt: skip
_CONTACT: Final = {
    Field.CONTACT_FAMILY: _PATIENT[Field.FAMILY],
    Field.CONTACT_GIVEN: _PATIENT[Field.GIVEN],
    Field.CONTACT_NAME: (*_PATIENT[Field.NAME], ""),  # `Mother`
    Field.CONTACT_RELATIONSHIP: (
        "relationship", "relation", "rel", "relationship to", "relation to", "relationship type", "relation type",
    ),
    Field.CONTACT_EMAIL: ("email", "e mail", "email address", "e mail address", "mail", "emails"),
    Field.CONTACT_PHONE: (
        "cell phone", "cell", "mobile phone", "mobile", "cell phone number", "cell number", "mobile number",
        "mobile phone number", "phone", "phone number", "phone no", "telephone", "telephone number", "tel",
        "phone cell", "phone mobile", "home phone", "phone home", "home phone number",
    ),
    Field.CONTACT_LANGUAGE: _PATIENT[Field.LANGUAGE],
}  # fmt: skip
_CELL: Final = frozenset({"cell", "mobile", "cellphone"})
_OF_PATIENT: Final = frozenset({"patient", "patients", "pt", "pat", "child", "childs", "student", "member", "client"})
# In the order in which a heading that holds two of them is understood: `Mother/Guardian Name` is of a mother.
_WHO: Final = {
    "mother": "Mother", "mothers": "Mother", "mom": "Mother", "mum": "Mother", "father": "Father",
    "fathers": "Father", "dad": "Father", "stepmother": "Stepmother", "stepfather": "Stepfather",
    "grandmother": "Grandmother", "grandfather": "Grandfather", "grandparent": "Grandparent", "parent": "Parent",
    "parents": "Parent", "guardian": "Guardian", "guardians": "Guardian", "caregiver": "Caregiver",
    "emergency": "Emergency contact", "kin": "Next of kin", "nok": "Next of kin", "responsible": "Contact",
    "contact": "Contact",
}  # fmt: skip
_FILLERS: Final = frozenset({"s", "of", "next", "party", "legal", "contact", "the", "to", "primary", "secondary"})
_ORDINALS: Final = {"primary": "1", "secondary": "2"}
_ABOUT: Final = frozenset(_WHO) | _FILLERS | _OF_PATIENT
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+|\d+")


@dataclass(frozen=True, slots=True)
class _Read:
    """A heading: who it is about ("" for the patient), and what remains to say what it holds."""

    who: str
    place: str
    rest: str


def guessed(headings: Sequence[str]) -> tuple[Column | None, ...]:
    """What each column seems to hold; contacts without a name among their columns are left to a person."""
    read = [_read(heading) for heading in headings]
    found: dict[int, Column] = {}
    _guess(found, [(i, one.rest) for i, one in enumerate(read) if not one.who], _PATIENT, 0)
    if any(column.field is Field.FAMILY for column in found.values()):
        found = {i: column for i, column in found.items() if column.field is not Field.NAME}
    people = list(dict.fromkeys((one.who, one.place) for one in read if one.who))
    contact = 0
    for who, place in people:
        columns: dict[int, Column] = {}
        rests = [(i, one.rest) for i, one in enumerate(read) if (one.who, one.place) == (who, place)]
        _guess(columns, rests, _CONTACT, contact + 1)
        if any(c.field in {Field.CONTACT_NAME, Field.CONTACT_FAMILY, Field.CONTACT_GIVEN} for c in columns.values()):
            found |= columns
            contact += 1
    return tuple(found.get(i) for i in range(len(headings)))


def known_among(cells: Sequence[str]) -> int:
    """How many cells are headings that are known."""
    known = {rest for rests in (*_PATIENT.values(), *_CONTACT.values()) for rest in rests if rest}
    return sum(bool(cell) and _read(cell).rest in known for cell in cells)


def relationship_said(heading: str) -> str:
    """The relationship that a contact's heading tells: `Mother's Cell` is of a mother; "" where it tells none."""
    return _WHO.get(_read(heading).who, "")


def says_cell(heading: str) -> bool:
    """Whether a heading is of a cell phone."""
    return bool(_CELL & set(_read(heading).rest.split()))


def _guess(
    found: dict[int, Column], rests: list[tuple[int, str]], known: dict[Field, tuple[str, ...]], to: int
) -> None:
    for field, names in known.items():
        free = [(names.index(rest), i) for i, rest in rests if i not in found and rest in names]
        if field is Field.CONTACT_PHONE:
            found |= {i: Column(field=field, contact=to) for _, i in free}
        elif free:
            found[min(free)[1]] = Column(field=field, contact=to)


def _read(heading: str) -> _Read:
    words = [word.casefold() for word in _WORD.findall(heading)]
    who = next((word for word in _WHO if word in words), "")
    if not who:
        left = [word for word in words if word not in _OF_PATIENT]
        if len(left) < len(words) and left in (["no"], ["number"], ["num"], []):
            # A number of the patient's is the chart's; a column that is named `Patient` holds the name.
            return _Read("", "", "chart number" if left else "name")
        return _Read("", "", " ".join(left) or "?")
    rest = " ".join(w for w in words if w not in _ABOUT and not w.isdigit())
    return _Read(who, _place(words, rest), rest)


def _place(words: list[str], rest: str) -> str:
    """Which of several contacts: `Guardian 2 Phone`, `Secondary Contact`; `Guardian Phone 2` is one's other number."""
    for word, after in pairwise(words):
        if word in _WHO and after.isdigit():
            return after
        if word in _ORDINALS and after in _WHO:
            return _ORDINALS[word]
    listed = rest in _CONTACT[Field.CONTACT_PHONE] or rest in _CONTACT[Field.CONTACT_EMAIL]
    return words[-1] if words[-1].isdigit() and not listed else ""
