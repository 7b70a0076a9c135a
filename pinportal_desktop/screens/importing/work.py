# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What **Import** does off the GUI thread: looking at a file, the preview, the import, its undo, its report."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.ids import RunId
from pinportal_desktop.screens.importing.plans import Chosen, Table
from pinportal_desktop.screens.importing.texts import rows
from pinportal_desktop.screens.jobs import Progress
from pinportal_desktop.screens.workplace import Imports, Workplace
from pinportal_desktop.usecases.import_looks import all_lines
from pinportal_desktop.usecases.importing import File, Importing, file_facts, run_import
from pinportal_desktop.usecases.preview_import import Preview, preview_import
from pinportal_desktop.usecases.readers import TABLE, Readers
from pinportal_desktop.usecases.remember_plan import as_remembered, keep_plan
from pinportal_desktop.usecases.runs import Counts, ImportRun, Line
from pinportal_desktop.usecases.undo_import import undo_whole

MOST_LINES: Final = 20_000  # that are shown; the saved report has all


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
    known = as_remembered(importing(workplace), imports.readers, path, look)
    told = known or look
    table = Table(look=look, plan=told.plan, asks_date_order=told.asks_date_order, remembered=known is not None)
    return Chosen(path=path, kind=kind, table=table)


def dated(readers: Readers, path: Path, table: Table) -> Table:
    """The table with the order of dates that the file proves, and whether it must be asked."""
    plan, asks = readers.order_of_dates(path, table.plan)
    return replace(table, plan=plan, asks_date_order=asks)


def file_of(workplace: Workplace, chosen: Chosen) -> File:
    """The file with its reader, as of today."""
    return imports_of(workplace).readers.file(chosen.path, chosen.kind, workplace.today(), chosen.plan)


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
    if chosen.table is not None:
        keep_plan(importing(workplace), chosen.table.look, chosen.table.plan)
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
    for line in all_lines(imports_of(workplace).looks, run_id):
        if len(lines) == MOST_LINES:
            break
        lines.append(line)
    return Report(run=run, lines=tuple(sorted(lines, key=lambda line: line.row)))


def undo(workplace: Workplace, run_id: RunId, progress: Progress) -> bool:
    """Undo a whole import; False where it was stopped before the end."""
    come: Callable[[int], None] = progress.report
    return undo_whole(importing(workplace), run_id, come=come, stopped=lambda: progress.cancelled)
