# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Begin an import and end it. Begun again with the same file, it goes on where it stopped or broke off."""

from dataclasses import dataclass, replace

from pinportal_desktop.domain.ids import PracticeId, RunId
from pinportal_desktop.usecases.command import Command, Done, Entry, EntryFact, Permission, use_case
from pinportal_desktop.usecases.incoming import Rejected
from pinportal_desktop.usecases.runs import Counts, FileFacts, ImportRun, RunState, advanced, refused_lines
from pinportal_desktop.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginImport(Command):
    run_id: RunId
    practice_id: PracticeId
    file: FileFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class EndImport(Command):
    """`rows` and `counts` are what came since the last batch: rows that were as known, and rejected ones."""

    run_id: RunId
    from_rows: int
    rows: int
    unchanged: int = 0
    rejected: tuple[Rejected, ...] = ()
    state: RunState


@use_case(Permission.IMPORT)
def begin_import(command: BeginImport, work: Work) -> Done[ImportRun]:
    """Begin a file, or go on with it where it was stopped or broke off."""
    known = work.imports.unfinished(command.practice_id, command.file.sha256)
    if known is not None:
        run = replace(known, state=RunState.RUNNING)
        work.imports.save_run(run)
        run = replace(run, version=run.version + 1)
    else:
        run = ImportRun(
            id=command.run_id,
            practice_id=command.practice_id,
            file=command.file,
            by=command.by.person,
            began_at=command.made_at,
        )
        work.imports.add_run(run)
    return Done(result=run, entry=None)


@use_case(Permission.IMPORT)
def end_import(command: EndImport, work: Work) -> Done[ImportRun]:
    """All rows were dealt with, or it was stopped. Raises `ChangedElsewhere` IMPORT_RUNS_ELSEWHERE."""
    before = work.imports.run(command.run_id)
    run = advanced(
        before,
        from_rows=command.from_rows,
        rows=command.rows,
        counts=Counts(unchanged=command.unchanged, refused=len(command.rejected)),
        lines=len(command.rejected),
    )
    work.imports.add_lines(before, refused_lines(command.rejected))
    ended = replace(run, state=command.state, ended_at=command.made_at)
    work.imports.save_run(ended)
    facts: dict[str, EntryFact] = {
        "file": run.file.name,
        "state": command.state.value,
        "new": run.counts.new,
        "changed": run.counts.changed,
        "unchanged": run.counts.unchanged,
        "refused": run.counts.refused,
    }
    return Done(result=replace(ended, version=ended.version + 1), entry=Entry(kind="import_ended", facts=facts))
