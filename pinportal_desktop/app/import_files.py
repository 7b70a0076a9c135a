# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Finds out what a file is, reads it by its own reader, and has it imported."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pinportal_desktop.app.parts import Parts
from pinportal_desktop.app.readers import readers
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.usecases.command import ActorKind
from pinportal_desktop.usecases.import_looks import all_lines
from pinportal_desktop.usecases.importing import Come, File, Importing, never, run_import
from pinportal_desktop.usecases.preview_import import Preview, preview_import
from pinportal_desktop.usecases.readers import TABLE
from pinportal_desktop.usecases.remember_plan import as_remembered, keep_plan
from pinportal_desktop.usecases.runs import ImportRun, Line
from pinportal_desktop.usecases.spreadsheet import DateOrder, TableLook, TablePlan

_ALL: int = 1_000_000  # lines of a preview


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """A file that was recognised. `plan` is None where it is no table, or asks for what nobody has said."""

    path: Path
    kind: str
    look: TableLook | None = None
    known: bool = False
    plan: TablePlan | None = None


class Importer:
    """Imports for one practice. `kind` SYSTEM is nobody at a desk: a folder that is watched."""

    def __init__(self, parts: Parts, *, kind: ActorKind = ActorKind.STAFF) -> None:
        self._parts = parts
        self._readers = readers()
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
        """Import a file. How a table is read is remembered: to have it imported is to say that it is right so.

        `dates` is the order of a table's dates where they can be read both ways. Raises as `run_import` does, and
        `Refused` TABLE_PLAN_MISSING for a table that nobody imported by hand yet, with `only_known_tables`.
        """
        file = self._look(path, dates)
        if file.look is not None and not file.known and only_known_tables:
            raise Refused(Code.TABLE_PLAN_MISSING, name=path.name)
        if file.look is not None and file.plan is not None and not only_known_tables:
            keep_plan(self.importing, file.look, file.plan)
        return run_import(self.importing, self._file(file), come=come, stopped=stopped)

    def preview(
        self,
        path: Path,
        *,
        dates: DateOrder | None = None,
        come: Come = lambda _: None,
        stopped: Callable[[], bool] = never,
    ) -> Preview:
        """What that would do."""
        file = self._file(self._look(path, dates))
        return preview_import(self.importing, file, most_lines=_ALL, come=come, stopped=stopped)

    def lines(self, run: ImportRun) -> Iterator[Line]:
        """All lines of its report."""
        return all_lines(self.looks, run.id)

    def newest(self) -> ImportRun | None:
        """The import that was begun last."""
        return next(iter(self.looks.runs(self.importing.practice_id, limit=1)), None)

    def _look(self, path: Path, dates: DateOrder | None) -> _Looked:
        kind = self._readers.kind_of(path)
        if kind != TABLE:
            return _Looked(path=path, kind=kind)
        look = self._readers.look_at_table(path)
        known = as_remembered(self.importing, self._readers, path, look)
        told = known or look
        plan = told.plan if dates is None else replace(told.plan, date_order=dates)
        sure = plan.date_order is not None or not told.asks_date_order
        return _Looked(path=path, kind=kind, look=look, known=known is not None, plan=plan if sure else None)

    def _file(self, file: _Looked) -> File:
        today = self._parts.rules().today(self._parts.clock.now())
        return self._readers.file(file.path, file.kind, today, file.plan)
