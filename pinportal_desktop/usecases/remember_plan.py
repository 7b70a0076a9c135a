# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Remember how a table of patients is read, so that the next one with the same headings asks nobody.

The desk, `pinportal import` and the watched folder all ask and keep by the two functions at the end.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pinportal_desktop.domain.ids import CommandId, PracticeId
from pinportal_desktop.usecases.command import Command, Done, Permission, use_case
from pinportal_desktop.usecases.importing import Importing
from pinportal_desktop.usecases.readers import Readers
from pinportal_desktop.usecases.spreadsheet import TableLook, TablePlan, missing
from pinportal_desktop.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberPlan(Command):
    """`headings` as `plan_key` gives them."""

    practice_id: PracticeId
    headings: bytes
    plan: TablePlan


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRemembered:
    """Nothing more is to be said."""


def plan_key(headings: Iterable[str]) -> bytes:
    """What tells tables of one making: 32 bytes from the headings in their order, case and white space aside."""
    folded = "\x1f".join(" ".join(heading.casefold().split()) for heading in headings)
    return hashlib.sha256(folded.encode()).digest()


@use_case(Permission.IMPORT)
def remember_plan(command: RememberPlan, work: Work) -> Done[PlanRemembered]:
    """Keep the plan, in place of one for the same headings. It changes no access: no entry."""
    work.imports.put_plan(command.practice_id, command.headings, command.plan)
    return Done(result=PlanRemembered(), entry=None)


def as_remembered(importing: Importing, readers: Readers, path: Path, look: TableLook) -> TableLook | None:
    """The table as a person had one with these headings read; None where nobody did, or it has other columns now.

    How it is written, and the order of its dates where they show it, the file itself says. It waits.
    """
    if not look.headings:
        return None
    kept = importing.looks.plan(importing.practice_id, plan_key(look.headings))
    if kept is None or len(kept.columns) != len(look.plan.columns):
        return None
    written = replace(kept, delimiter=look.plan.delimiter, encoding=look.plan.encoding)
    plan, asks = readers.order_of_dates(path, written)
    if plan.date_order is None:  # either way, or no date needs it: the next file's may
        plan = replace(plan, date_order=kept.date_order)
    return replace(look, plan=plan, asks_date_order=asks)


def keep_plan(importing: Importing, look: TableLook, plan: TablePlan) -> None:
    """Remember a plan by which a person has a table imported, whatever becomes of the rows. It waits.

    Not one that lacks what nobody could be brought in without, or of a table without headings to tell it by.
    """
    if not look.headings or missing(plan):
        return
    key = plan_key(look.headings)
    if importing.looks.plan(importing.practice_id, key) == plan:
        return
    surface, now = importing.surface, importing.surface.clock.now()
    command = RememberPlan(
        id=CommandId(surface.entropy.new_id(now)),
        by=surface.actor,
        made_at=now,
        practice_id=importing.practice_id,
        headings=key,
        plan=plan,
    )
    importing.carry_out(remember_plan, command)
