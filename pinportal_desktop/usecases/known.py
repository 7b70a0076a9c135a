# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the practice knows of the people whom some rows of a file name: read at once, for preview and import alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pinportal_desktop.domain.authority import FamilyLink
from pinportal_desktop.domain.doubles import Person
from pinportal_desktop.domain.ids import ContactId, PatientId
from pinportal_desktop.domain.people import FamilyContact, Identifier, Patient


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whose an identifier is.

    `contested`: two record systems use it for different patients, so it tells nobody any more.
    """

    patient_id: PatientId
    contested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A known patient who is perhaps one that a file brings as new."""

    patient_id: PatientId
    chart_number: str
    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The patients who bear a chart number or an identifier of the rows, their families, and who shares an address.

    `links` has withdrawn ones too, in the family's order. `alike` are candidates for doubles, where asked for.
    """

    patients: Mapping[PatientId, Patient] = field(default_factory=dict)
    links: Mapping[PatientId, tuple[FamilyLink, ...]] = field(default_factory=dict)
    contacts: Mapping[ContactId, FamilyContact] = field(default_factory=dict)
    identifiers: Mapping[Identifier, Owner] = field(default_factory=dict)
    alike: tuple[Alike, ...] = ()
