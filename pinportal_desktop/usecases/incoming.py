# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a file of a record system brings, row by row, whatever its format: `intake` makes it, the import takes it."""

from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.people import Identifier, PersonName


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A part of a row that could not be taken, while the rest came in: `what` is how the file calls it, and why.

    `what` holds no birth date and no address: `contact 2`, `e-mail`.
    """

    what: str
    code: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingContact:
    """An adult as the file names them. `phone` is E.164."""

    name: PersonName
    relationship: str
    emails: tuple[str, ...] = ()
    phone: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingPatient:
    """A patient as the file tells. `row` is where it stands there (line, entry or message, from 1), for the report.

    `identifiers` tell the same patient again; one with the system `SAME_FILE` only within what one system exports.
    """

    row: int
    chart_number: str
    identifiers: tuple[Identifier, ...]
    name: PersonName
    born: date
    preferred: str = ""
    language: str | None = None
    active: bool = True
    deceased: bool = False
    contacts: tuple[IncomingContact, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingRelative:
    """An adult who comes apart from the patient (FHIR RelatedPerson), after the patients of the file."""

    row: int
    patient: tuple[Identifier, ...]  # any of them tells whose; a chart number has the system ""
    contact: IncomingContact
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingMerge:
    """Two charts turned out to be of one patient: `gone` lives on as `into` (FHIR Patient.link, HL7 v2 A40).

    `renumbers`: the sender gave the same chart another number (HL7 v2 A46 and A47), so that it is a merge only where
    `into` is somebody else's here.
    """

    row: int
    name: str  # as the file calls the patient, without a birth date
    into: tuple[Identifier, ...]
    gone: tuple[Identifier, ...]
    renumbers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A row that did not come in, and why; `name` is what the file calls it, without a birth date."""

    row: int
    name: str
    code: Code


Incoming: TypeAlias = IncomingPatient | IncomingRelative | IncomingMerge
Row: TypeAlias = Incoming | Rejected

# The system of an identifier that a record system's export uses inside itself (FHIR's resource id): another system may
# use the same one for somebody else, so it tells the same patient only where name and birth date agree.
SAME_FILE: Final = "urn:pinportal:same-file"

# The system of a number that the chart had before, or that it has at the sender alone.
_OTHER_NUMBER: Final = "urn:pinportal:other-chart-number"


def other_number(chart_number: str) -> Identifier:
    """What tells a chart by a number that it no longer has here."""
    return Identifier(system=_OTHER_NUMBER, value=chart_number)


def named_by(row: Incoming) -> tuple[Identifier, ...]:
    """All that a row may name its people by; a chart number has the system ""."""
    match row:
        case IncomingPatient():
            told = (*row.identifiers, Identifier(system="", value=row.chart_number))
        case IncomingRelative():
            told = row.patient
        case IncomingMerge():
            told = (*row.into, *row.gone)
    return (*told, *(other_number(one.value) for one in told if not one.system))
