# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Patient (hl7.org/fhir/R4/patient.html), with the contacts inside it."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.people import EARLIEST_BIRTH, PersonName
from pinportal_desktop.domain.typed import NAME_MOST
from pinportal_desktop.intake.fhir.identifiers import identifiers_of, in_this_file, own_key
from pinportal_desktop.intake.fhir.names import name_of, preferred_of
from pinportal_desktop.intake.fhir.relationships import relationship_of
from pinportal_desktop.intake.fhir.shape import (
    Shape,
    codes_of,
    ended,
    is_false,
    is_true,
    shape_of,
    shapes_of,
    text_of,
)
from pinportal_desktop.intake.fhir.telecoms import reach_of
from pinportal_desktop.usecases.incoming import IncomingContact, IncomingPatient, LeftOut, Rejected

_PARTIAL: Final = re.compile(r"\d{4}(-\d\d)?")
_WHOLE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_LANGUAGE_MOST: Final = 16
_CONFIDENTIALITY: Final = "v3-Confidentiality"
_RESTRICTED: Final = frozenset({"R", "V"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A resource where it stands: `row` is its line or entry, `url` its full URL in a bundle."""

    row: int
    url: str
    read: Shape


def read_patient(found: Found, today: date) -> IncomingPatient | Rejected:
    """The patient with the contacts that could be taken, or why not. `today` tells what has ended."""
    read = found.read
    if is_animal(read):
        return refused(found, Code.NOT_A_PERSON)
    name = name_of(read.get("name"), today, of_patient=True)
    if isinstance(name, Code):
        return refused(found, name)
    born = _born(read, today)
    if isinstance(born, Code):
        return refused(found, born)
    chart, identifiers = identifiers_of(read, today)
    if not chart:
        return refused(found, Code.CHART_NUMBER_MISSING)
    contacts, left_out = _contacts(read, today)
    replaced = any(text_of(link.get("type")) == "replaced-by" for link in shapes_of(read.get("link")))
    return IncomingPatient(
        row=found.row,
        chart_number=chart,
        identifiers=(*identifiers, *in_this_file(own_key(read, found.url))),
        name=name,
        preferred=preferred_of(read.get("name"), today),
        born=born,
        language=language_of(read),
        active=not is_false(read.get("active")) and not replaced,
        deceased=_deceased(read),
        contacts=contacts,
        left_out=left_out,
    )


def refused(found: Found, code: Code) -> Rejected:
    """The row and why; called by its name, where that cannot be read by its id."""
    return Rejected(row=found.row, name=called(found.read), code=code)


def called(read: Shape) -> str:
    """What a report calls the resource: the name, family name first, else its id; without what cannot be read."""
    name = name_of(read.get("name"), date.max, of_patient=True)
    told = name.listed if isinstance(name, PersonName) else text_of(read.get("id"))
    return "".join(c for c in told if c.isprintable())[:NAME_MOST]


def is_animal(read: Shape) -> bool:
    """Whether the patient is one of a vet (extension patient-animal)."""
    return any("patient-animal" in text_of(one.get("url")) for one in shapes_of(read.get("extension")))


def is_restricted(read: Shape) -> bool:
    """Whether the record system marks it restricted or very restricted (v3 Confidentiality).

    Such a child comes in as any other, and staff record who has authority. The adults beside it do not: whoever must
    not be found should not stand in one more database because nobody looked.
    """
    labels = shapes_of(shape_of(read.get("meta")).get("security"))
    return any(
        text_of(label.get("code")) in _RESTRICTED and text_of(label.get("system")).endswith(_CONFIDENTIALITY)
        for label in labels
    )


def language_of(read: Shape) -> str | None:
    """The language of `communication`, the preferred one first, as a BCP 47 tag."""
    told = sorted(shapes_of(read.get("communication")), key=lambda one: not is_true(one.get("preferred")))
    for one in told:
        for coding in codes_of(one.get("language")):
            code = text_of(coding.get("code"))
            if _LANGUAGE.fullmatch(code) and len(code) <= _LANGUAGE_MOST:
                return code
    return None


def _born(read: Shape, today: date) -> date | Code:
    text = text_of(read.get("birthDate"))
    if not text:
        return Code.BIRTH_DATE_MISSING
    if _PARTIAL.fullmatch(text):
        return Code.BIRTH_DATE_PARTIAL
    if not (text.isascii() and _WHOLE.fullmatch(text)):
        return Code.BIRTH_DATE_INVALID
    try:
        born = date.fromisoformat(text)
    except ValueError:
        return Code.BIRTH_DATE_IMPOSSIBLE
    if born > today:
        return Code.BIRTH_DATE_TO_COME
    if born < EARLIEST_BIRTH:
        return Code.BIRTH_DATE_TOO_EARLY
    return Code.BIRTH_DATE_PARTIAL if _is_unsure(read) else born


def _is_unsure(read: Shape) -> bool:
    """Whether day, month or year is a filler (`U` in Australia's date-accuracy-indicator); nobody registers by one."""
    for extension in shapes_of(shape_of(read.get("_birthDate")).get("extension")):
        if text_of(extension.get("url")).endswith("date-accuracy-indicator"):
            return "U" in text_of(shape_of(extension.get("valueCoding")).get("code"))
    return False


def _deceased(read: Shape) -> bool:
    # XML and JSON alike may leave the day out and say only, in an extension, why it is not known.
    told = read.get("deceasedDateTime") or read.get("_deceasedDateTime")
    return is_true(read.get("deceasedBoolean")) or bool(told)


def _contacts(read: Shape, today: date) -> tuple[tuple[IncomingContact, ...], tuple[LeftOut, ...]]:
    contacts: list[IncomingContact] = []
    left_out: list[LeftOut] = []
    restricted = is_restricted(read)
    for number, contact in enumerate(shapes_of(read.get("contact")), start=1):
        what = f"contact {number}"
        name = Code.RECORD_RESTRICTED if restricted else _contact_name(contact, today)
        if isinstance(name, Code):
            left_out.append(LeftOut(what=what, code=name))
            continue
        reach = reach_of(contact.get("telecom"), today, f"{what}, ")
        left_out += reach.left_out
        contacts.append(
            IncomingContact(
                name=name,
                relationship=relationship_of(contact.get("relationship")),
                emails=reach.emails,
                phone=reach.phone,
            )
        )
    return tuple(contacts), tuple(left_out)


def _contact_name(contact: Shape, today: date) -> PersonName | Code:
    """The contact's name, or why it cannot be taken. A person of an organization is one; it alone is none."""
    if ended(contact, today):
        return Code.CONTACT_ENDED
    name = name_of(contact.get("name"), today)
    if name is not Code.PATIENT_NAME_MISSING:
        return name
    return Code.CONTACT_IS_ORGANIZATION if contact.get("organization") else Code.CONTACT_NAME_MISSING
