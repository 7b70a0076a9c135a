# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""How a table is read, as a person mends it: what each column holds, its headings, the order of its dates."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.usecases.readers import TABLE
from pinportal_desktop.usecases.spreadsheet import Column, DateOrder, Field, TableLook, TablePlan, missing

CONTACTS: Final = 4  # that may be told apart in one row
EXAMPLES: Final = 3  # rows shown beside a column

_OF_PATIENT: Final = tuple(field for field in Field if not field.value.startswith("contact_"))
_OF_CONTACT: Final = tuple(field for field in Field if field.value.startswith("contact_"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that was chosen. `remembered`: its plan is the one that a person chose for these headings before."""

    look: TableLook
    plan: TablePlan
    asks_date_order: bool
    remembered: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        """As the plan has them: none where the first row holds none."""
        if not self.plan.has_headings:
            return ()
        return self.look.headings or (self.look.sample[0] if self.look.sample else ())

    def examples(self, column: int) -> tuple[str, ...]:
        """The first cells of a column."""
        rows = self.look.sample
        if self.plan.has_headings and not self.look.headings:
            rows = rows[1:]
        elif not self.plan.has_headings and self.look.headings:
            rows = (self.look.headings, *rows)
        return tuple(row[column] for row in rows[:EXAMPLES] if column < len(row))

    def holding(self, column: int, holds: Column | None) -> "Table":
        """The same with another content of a column. The order of the dates must be looked for anew by the caller."""
        columns = tuple(holds if number == column else one for number, one in enumerate(self.plan.columns))
        return replace(self, plan=replace(self.plan, columns=columns), remembered=False)

    def with_headings(self, has_headings: bool) -> "Table":  # noqa: FBT001 - as a check box says it
        """The same with a first row that holds headings, or a patient."""
        return replace(self, plan=replace(self.plan, has_headings=has_headings), remembered=False)

    def dated(self, order: DateOrder | None) -> "Table":
        """The same with its dates read in this order."""
        return replace(self, plan=replace(self.plan, date_order=order))

    @property
    def lacks(self) -> tuple[Code, ...]:
        """What stands against reading it, but for the order of its dates."""
        return missing(self.plan)

    @property
    def needs_date_order(self) -> bool:
        """Whether somebody must still say it."""
        return self.asks_date_order and self.plan.date_order is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A file that was recognised; `table` only of a table."""

    path: Path
    kind: str
    table: Table | None = None

    @property
    def plan(self) -> TablePlan | None:
        """How it is read."""
        return None if self.table is None else self.table.plan

    @property
    def is_table(self) -> bool:
        """Whether somebody has to say what its columns hold."""
        return self.kind == TABLE


def choices(plan: TablePlan) -> tuple[Column, ...]:
    """What a column may hold: the patient's first, then those of each contact, as many as the plan has or four."""
    most = max([CONTACTS, *(column.contact for column in plan.columns if column is not None)])
    of_contacts = (Column(field=field, contact=n) for n in range(1, most + 1) for field in _OF_CONTACT)
    return (*(Column(field=field) for field in _OF_PATIENT), *of_contacts)
