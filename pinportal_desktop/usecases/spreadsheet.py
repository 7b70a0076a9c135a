# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""How a table of patients (CSV) is to be read: which column holds what, and what cannot be told from the file alone."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from pinportal_desktop.domain.errors import Code


class Field(StrEnum):
    """What a column may hold."""

    CHART_NUMBER = "chart_number"
    FAMILY = "family"
    GIVEN = "given"
    MIDDLE = "middle"
    SUFFIX = "suffix"  # Jr., III
    NAME = "name"  # the whole name in one column, "Garcia, Marisol" or "Marisol Garcia"
    PREFERRED = "preferred"
    BORN = "born"
    LANGUAGE = "language"
    STANDING = "standing"  # active, inactive, deceased
    CONTACT_NAME = "contact_name"
    CONTACT_FAMILY = "contact_family"
    CONTACT_GIVEN = "contact_given"
    CONTACT_RELATIONSHIP = "contact_relationship"
    CONTACT_EMAIL = "contact_email"
    CONTACT_PHONE = "contact_phone"
    CONTACT_LANGUAGE = "contact_language"


class DateOrder(StrEnum):
    """The order of the parts of a date that does not begin with the year."""

    MONTH_FIRST = "month_first"
    DAY_FIRST = "day_first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column holds. `contact` counts the adults of a row from 1; 0 for what is of the patient."""

    field: Field
    contact: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePlan:
    """How a table is read. `columns` has one for each column of the file, None for one that is left out.

    `date_order` None: every date of the file begins with the year, or nobody has said it yet.
    """

    delimiter: str
    encoding: str
    has_headings: bool
    columns: tuple[Column | None, ...]
    date_order: DateOrder | None = None


def missing(plan: TablePlan) -> tuple[Code, ...]:
    """What no column holds, and nobody could be brought in without: TABLE_WITHOUT_CHART_NUMBER, _NAME, _BIRTH_DATE."""
    fields = {column.field for column in plan.columns if column is not None}
    needed = (
        (Code.TABLE_WITHOUT_CHART_NUMBER, {Field.CHART_NUMBER}),
        (Code.TABLE_WITHOUT_NAME, {Field.FAMILY, Field.GIVEN, Field.NAME}),
        (Code.TABLE_WITHOUT_BIRTH_DATE, {Field.BORN}),
    )
    return tuple(code for code, any_of in needed if not fields & any_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLook:
    """A table as it was found: a first guess to be mended by a person, and what shows whether it is right."""

    plan: TablePlan
    headings: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]  # the first rows, cell by cell
    asks_date_order: bool  # dates could be read both ways: it must be asked, never guessed


class LookAtTable(Protocol):
    def __call__(self, file: Path) -> TableLook:
        """Raises `PinPortalError` FILE_NOT_READABLE, FILE_FORMAT_UNKNOWN."""
