# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Remember how a table of patients is read, so that the next one with the same headings asks nobody."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from pinportal_desktop.domain.ids import PracticeId
from pinportal_desktop.usecases.command import Command, Done, Permission, use_case
from pinportal_desktop.usecases.spreadsheet import TablePlan
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
