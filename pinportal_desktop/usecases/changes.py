# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What some rows of a file change, all at once: what storage writes, and what the report and the undo keep of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from pinportal_desktop.domain.authority import FamilyLink, FamilyMember
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.people import FamilyContact, Identifier, Patient
from pinportal_desktop.usecases.incoming import LeftOut

T = TypeVar("T")


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """Two patients who are perhaps one child; `one` came later. `chart_number` is the other's."""

    one: PatientId
    other: PatientId
    chart_number: str
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What becomes of one row. `fields` are those of the patient that change, `contacts` for the family's, `merged`.

    `numbers` are the chart number before and after, where it changes.
    `writes` is also true of a row that is as known but for an identifier; `patient_id` is whose row it is.
    """

    row: int
    name: str
    outcome: Outcome
    patient_id: PatientId | None = None
    code: Code | None = None
    fields: tuple[str, ...] = ()
    numbers: tuple[str, str] | None = None
    writes: bool = False
    left_out: tuple[LeftOut, ...] = ()
    doubles: tuple[Double, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Generic[T]):
    """A patient, contact or link that is written; `before` is what was there, None for what is new.

    `with_patient` is whose row it came with.
    """

    after: T
    before: T | None
    with_patient: PatientId


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """All that rows of a file change. What is `before` was read in the same transaction.

    `contested` identifiers tell nobody from now on. `families` are the whole ones of the patients who are new.
    """

    patients: tuple[Change[Patient], ...] = ()
    contacts: tuple[Change[FamilyContact], ...] = ()
    links: tuple[Change[FamilyLink], ...] = ()
    identifiers: tuple[tuple[PatientId, Identifier], ...] = ()
    contested: tuple[Identifier, ...] = ()
    doubles: tuple[Double, ...] = ()
    families: Mapping[PatientId, tuple[FamilyMember, ...]] = field(default_factory=dict)

    @property
    def hidden(self) -> tuple[PatientId, ...]:
        """Known patients who become hidden: their PIN ends, and no message leaves."""
        return tuple(
            change.after.id
            for change in self.patients
            if change.before is not None and change.after.hidden and not change.before.hidden
        )
