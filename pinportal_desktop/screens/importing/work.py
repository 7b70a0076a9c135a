# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What **Import** does off the GUI thread: looking at a file, the preview, the import, its undo, its report."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.ids import CommandId, RunId
from pinportal_desktop.screens.importing.plans import Chosen, Table
from pinportal_desktop.screens.importing.texts import rows
from pinportal_desktop.screens.jobs import Progress
from pinportal_desktop.screens.workplace import Imports, Workplace
from pinportal_desktop.usecases.importing import File, Importing, file_facts, run_import
from pinportal_desktop.usecases.preview_import import Preview, preview_import
from pinportal_desktop.usecases.readers import TABLE, Readers
from pinportal_desktop.usecases.remember_plan import RememberPlan, plan_key, remember_plan
from pinportal_desktop.usecases.runs import Counts, ImportRun, Line
from pinportal_desktop.usecases.spreadsheet import TablePlan
from pinportal_desktop.usecases.undo_import import undo_whole

MOST_LINES: Final = 20_000  # that are shown; the saved report has all
_PAGE: Final = 1_000


@dataclass(slots=True)
class Meter:
    """How far it is, for the GUI thread to read whenever it is told that it moved."""

    counts: Counts = field(default_factory=Counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A run with its lines, as many as are shown."""

    run: ImportRun
    lines: tuple[Line, ...]


def imports_of(workplace: Workplace) -> Imports:
    """There is no **Import** without them."""
    assert workplace.imports is not None
    return workplace.imports


def look_at(workplace: Workplace, path: Path) -> Chosen:
    """Recognise a file. Raises `PinPortalError` for what cannot be taken."""
    imports = imports_of(workplace)
    kind = imports.readers.kind_of(path)
    if kind != TABLE:
        return Chosen(path=path, kind=kind)
    look = imports.readers.look_at_table(path)
    table = Table(look=look, plan=look.plan, asks_date_order=look.asks_date_order)
    kept = imports.looks.plan(workplace.rules.practice_id, plan_key(look.headings)) if look.headings else None
    if kept is not None and len(kept.columns) == len(look.plan.columns):
        # The file itself says how it is written; of the dates' order it says more than the last one did.
        plan = replace(kept, delimiter=look.plan.delimiter, encoding=look.plan.encoding)
        told = dated(imports.readers, path, replace(table, plan=plan, remembered=True))
        table = told.dated(kept.date_order) if told.needs_date_order else told
    return Chosen(path=path, kind=kind, table=table)


def dated(readers: Readers, path: Path, table: Table) -> Table:
    """The table with the order of dates that the file proves, and whether it must be asked."""
    plan, asks = readers.order_of_dates(path, table.plan)
    return replace(table, plan=plan, asks_date_order=asks)


def file_of(workplace: Workplace, chosen: Chosen) -> File:
    """The file with its reader, as of today."""
    readers, today, plan = imports_of(workplace).readers, workplace.today(), chosen.plan
    return File(path=chosen.path, read=lambda path: readers.read(path, today, plan), format=chosen.kind)


def importing(workplace: Workplace) -> Importing:
    """All that importing needs."""
    return Importing(
        surface=workplace.desk,
        practice_id=workplace.rules.practice_id,
        looks=imports_of(workplace).looks,
        carry_out=workplace.carry_out,
    )


def preview(workplace: Workplace, chosen: Chosen, meter: Meter, progress: Progress) -> Preview:
    """What importing would do; of what was read until it was cancelled."""
    return preview_import(
        importing(workplace),
        file_of(workplace, chosen),
        most_lines=MOST_LINES,
        come=partial(_come, meter, progress, None),
        stopped=lambda: progress.cancelled,
    )


def bring_in(workplace: Workplace, chosen: Chosen, total: int | None, meter: Meter, progress: Progress) -> Report:
    """Import the file, going on where it was stopped, and remember how a table is read."""
    if chosen.table is not None and chosen.table.look.headings:
        _remember(workplace, chosen.table.look.headings, chosen.table.plan)
    run = run_import(
        importing(workplace),
        file_of(workplace, chosen),
        come=partial(_come, meter, progress, total),
        stopped=lambda: progress.cancelled,
    )
    return report(workplace, run.id)


def _come(meter: Meter, progress: Progress, total: int | None, counts: Counts) -> None:
    meter.counts = counts
    progress.report(rows(counts), total)


def _remember(workplace: Workplace, headings: tuple[str, ...], plan: TablePlan) -> None:
    command = RememberPlan(
        **_made(workplace), practice_id=workplace.rules.practice_id, headings=plan_key(headings), plan=plan
    )
    workplace.carry_out(remember_plan, command)


def _made(workplace: Workplace) -> dict[str, Any]:
    desk, now = workplace.desk, workplace.desk.clock.now()
    return {"id": CommandId(desk.entropy.new_id(now)), "by": desk.actor, "made_at": now}


def same_file(workplace: Workplace, run: ImportRun, path: Path) -> Chosen:
    """The file that a run is of, recognised. Raises `PinPortalError` IMPORT_OTHER_FILE, and as `look_at` does."""
    facts = file_facts(File(path=path, read=lambda _path: iter(())))
    if facts.sha256 != run.file.sha256:
        raise PinPortalError(Code.IMPORT_OTHER_FILE, name=run.file.name)
    return look_at(workplace, path)


def report(workplace: Workplace, run_id: RunId) -> Report:
    """The run as it stands, with its first lines."""
    run = imports_of(workplace).looks.run(run_id)
    lines: list[Line] = []
    for line in all_lines(workplace, run_id):
        if len(lines) == MOST_LINES:
            break
        lines.append(line)
    return Report(run=run, lines=tuple(sorted(lines, key=lambda line: line.row)))


def all_lines(workplace: Workplace, run_id: RunId) -> Iterator[Line]:
    """Every line of a run's report, page by page."""
    looks, after = imports_of(workplace).looks, -1
    while page := looks.lines(run_id, after=after, limit=_PAGE):
        yield from (line for _, line in page)
        after = page[-1][0]


def undo(workplace: Workplace, run_id: RunId, progress: Progress) -> bool:
    """Undo a whole import; False where it was stopped before the end."""
    come: Callable[[int], None] = progress.report
    return undo_whole(importing(workplace), run_id, come=come, stopped=lambda: progress.cancelled)
