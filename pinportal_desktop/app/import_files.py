# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Finds out what a file is, reads it by its own reader, and has it imported."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from pinportal_desktop.app.parts import Parts
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import CommandId
from pinportal_desktop.intake.csv_look import look_at_table
from pinportal_desktop.intake.kinds import Kind, kind_of, read_file
from pinportal_desktop.usecases.command import ActorKind
from pinportal_desktop.usecases.importing import Come, File, Importing, never, run_import
from pinportal_desktop.usecases.preview_import import Preview, preview_import
from pinportal_desktop.usecases.remember_plan import RememberPlan, plan_key, remember_plan
from pinportal_desktop.usecases.runs import ImportRun, Line, RunState
from pinportal_desktop.usecases.spreadsheet import DateOrder, TableLook, TablePlan

_ALL: int = 1_000_000  # lines of a preview


class Importer:
    """Imports for one practice. `kind` SYSTEM is nobody at a desk: a folder that is watched."""

    def __init__(self, parts: Parts, *, kind: ActorKind = ActorKind.STAFF) -> None:
        self._parts = parts
        self.looks = parts.store.import_looks()
        self.importing = Importing(
            surface=parts.desk(kind=kind),
            practice_id=parts.rules().practice_id,
            looks=self.looks,
            carry_out=parts.carry_out,
        )

    def bring_in(
        self,
        path: Path,
        *,
        dates: DateOrder | None = None,
        only_known_tables: bool = False,
        come: Come = lambda _: None,
        stopped: Callable[[], bool] = never,
    ) -> ImportRun:
        """Import a file. How a table was read is remembered once it came in whole.

        `dates` is the order of a table's dates where they can be read both ways. Raises as `run_import` does, and
        `Refused` TABLE_PLAN_MISSING for a table that nobody imported by hand yet, with `only_known_tables`.
        """
        look = look_at_table(path) if kind_of(path) is Kind.TABLE else None
        known = None if look is None else self._known_plan(look)
        if look is not None and known is None and only_known_tables:
            raise Refused(Code.TABLE_PLAN_MISSING, name=path.name)
        plan = _plan(look, known, dates)
        run = run_import(self.importing, self._file(path, plan), come=come, stopped=stopped)
        if look is not None and plan is not None and plan != known and run.state is RunState.DONE:
            self._remember(look, plan)
        return run

    def preview(
        self,
        path: Path,
        *,
        dates: DateOrder | None = None,
        come: Come = lambda _: None,
        stopped: Callable[[], bool] = never,
    ) -> Preview:
        """What that would do."""
        look = look_at_table(path) if kind_of(path) is Kind.TABLE else None
        plan = _plan(look, None if look is None else self._known_plan(look), dates)
        file = self._file(path, plan)
        return preview_import(self.importing, file, most_lines=_ALL, come=come, stopped=stopped)

    def lines(self, run: ImportRun) -> Iterator[Line]:
        """All lines of its report."""
        after = -1
        while page := self.looks.lines(run.id, after=after):
            yield from (line for _, line in page)
            after = page[-1][0]

    def newest(self) -> ImportRun | None:
        """The import that was begun last."""
        return next(iter(self.looks.runs(self.importing.practice_id, limit=1)), None)

    def _file(self, path: Path, plan: TablePlan | None) -> File:
        today = self._parts.rules().today(self._parts.clock.now())
        return File(path=path, read=lambda file: read_file(file, today, plan), format=kind_of(path).name.lower())

    def _known_plan(self, look: TableLook) -> TablePlan | None:
        if not look.headings:
            return None
        plan = self.looks.plan(self.importing.practice_id, plan_key(look.headings))
        # What the file itself shows stands above what was remembered of another one.
        return None if plan is None else replace(plan, delimiter=look.plan.delimiter, encoding=look.plan.encoding)

    def _remember(self, look: TableLook, plan: TablePlan) -> None:
        if not look.headings:
            return
        surface, now = self.importing.surface, self.importing.surface.clock.now()
        command = RememberPlan(
            id=CommandId(surface.entropy.new_id(now)),
            by=surface.actor,
            made_at=now,
            practice_id=self.importing.practice_id,
            headings=plan_key(look.headings),
            plan=plan,
        )
        self.importing.carry_out(remember_plan, command)


def _plan(look: TableLook | None, known: TablePlan | None, dates: DateOrder | None) -> TablePlan | None:
    """The plan, None where the file is none, or asks for what nobody has said."""
    if look is None:
        return None
    plan = known or look.plan
    if dates is not None:
        return replace(plan, date_order=dates)
    return None if known is None and look.asks_date_order else plan
