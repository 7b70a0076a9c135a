# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Patients and family contacts (FHIR R4: Patient, RelatedPerson)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from pinportal_desktop.domain.addresses import email_key, phone_likeness
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import ContactId, LocationId, PatientId, PracticeId
from pinportal_desktop.domain.typed import NAME_MOST, one_line

# What hospitals register before a child has a name; `BB SARAH` is "baby boy of Sarah".
_PLACEHOLDER: Final = re.compile(
    r"^(baby|newborn|new born|infant|unnamed|bb|bg|b/b|b/g)\b|^(boy|girl|male|female|twin)(\s*[ab12])?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name as written; `given` holds all given names, either part may be empty but not both."""

    family: str
    given: str

    @property
    def listed(self) -> str:
        """Family name first: `Garcia, Marisol`."""
        return f"{self.family}, {self.given}" if self.family and self.given else self.family or self.given

    @property
    def spoken(self) -> str:
        """As one says it: `Marisol Garcia`."""
        return f"{self.given} {self.family}".strip()

    @property
    def first(self) -> str:
        """The first given name, or the family name where there is no other."""
        return self.given.split()[0] if self.given.split() else self.family


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """A business identifier from a record system (FHIR Identifier: system, value)."""

    system: str
    value: str


class Standing(StrEnum):
    """Whether somebody is a patient of the practice now."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DECEASED = "deceased"


EARLIEST_BIRTH: Final = date(1900, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """A child of the practice. `edited` names the fields that staff changed, which an import leaves alone.

    `withdrawn`: came with an import that was undone; a later import of the same chart brings the patient back.
    """

    id: PatientId
    practice_id: PracticeId
    location_id: LocationId | None = None
    chart_number: str
    name: PersonName
    preferred: str = ""
    born: date
    language: str | None = None
    active: bool = True
    deceased: bool = False
    merged_into: PatientId | None = None
    withdrawn: bool = False
    disabled: bool = False
    self_registration_waits: bool = False
    edited: frozenset[str] = frozenset()
    version: int = 1

    @property
    def first_name(self) -> str:
        """What the child is called: the preferred name, else the first given name."""
        return self.preferred or self.name.first

    @property
    def has_placeholder_name(self) -> bool:
        """Whether the name stands for a child who was not named yet (Baby Boy, Newborn)."""
        return is_placeholder(self.name.given)

    @property
    def standing(self) -> Standing:
        """Deceased stands above inactive."""
        if self.deceased:
            return Standing.DECEASED
        return Standing.ACTIVE if self.active else Standing.INACTIVE

    @property
    def hidden(self) -> bool:
        """Inactive, deceased and merged-away patients are hidden by default, get no PIN and never a message.

        So are those who were withdrawn.
        """
        return not self.active or self.deceased or self.merged_into is not None or self.withdrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyContact:
    """An adult known to the practice. E-mails in order of preference; `phone` is a cell phone in E.164.

    `withdrawn`: came with an import that was undone, and stays so.
    """

    id: ContactId
    name: PersonName
    emails: tuple[str, ...] = ()
    phone: str | None = None
    language: str | None = None
    edited: frozenset[str] = frozenset()
    withdrawn: bool = False
    version: int = 1


def is_placeholder(given: str) -> bool:
    """Whether it stands for a name that was not given yet (Baby Boy, Newborn)."""
    return bool(_PLACEHOLDER.search(given.strip()))


def same_name(one: PersonName, other: PersonName) -> bool:
    """Whether both parts agree, case and white space aside."""
    return _folded(one) == _folded(other)


def _folded(name: PersonName) -> tuple[str, str]:
    return " ".join(name.family.casefold().split()), " ".join(name.given.casefold().split())


def shares_address(contact: FamilyContact, emails: Iterable[str], phone: str | None) -> bool:
    """Whether the contact has one of these e-mails, or this phone."""
    if {email_key(e) for e in contact.emails} & {email_key(e) for e in emails}:
        return True
    return contact.phone is not None and phone is not None and phone_likeness(contact.phone) == phone_likeness(phone)


def refuse_birth(born: date, today: date) -> None:
    """Raise `Refused` BORN_TO_COME or BORN_TOO_EARLY, of the input `born`, for a day on which no patient was born."""
    if born > today:
        raise Refused(Code.BORN_TO_COME, field="born")
    if born < EARLIEST_BIRTH:
        raise Refused(Code.BORN_TOO_EARLY, field="born")


def named(family: str, given: str) -> PersonName:
    """A name from two inputs, white space folded.

    Raises `Refused`, of the input `name`: NAME_MISSING when both are empty, and as `one_line` does.
    """
    family, given = (one_line(part, field="name", most=NAME_MOST) for part in (family, given))
    name = PersonName(family=family, given=given)
    if not name.family and not name.given:
        raise Refused(Code.NAME_MISSING, field="name")
    return name
