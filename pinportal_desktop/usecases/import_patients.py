# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Bring a batch of a file in: what is new or changed in it, compared anew, and written at once.

What staff recorded stands above what a file says: Authority, edited fields and removed access are never touched.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from pinportal_desktop.domain.ids import CommandId, ContactId, PatientId, PracticeId, RunId
from pinportal_desktop.usecases.changes import Outcome, Verdict
from pinportal_desktop.usecases.command import Command, Done, Entry, EntryFact, Permission, use_case
from pinportal_desktop.usecases.comparing import Arrival, Comparison
from pinportal_desktop.usecases.end_pin import hide_patient
from pinportal_desktop.usecases.incoming import Incoming, IncomingMerge, IncomingPatient, IncomingRelative, Rejected
from pinportal_desktop.usecases.needs import Surface
from pinportal_desktop.usecases.runs import Counts, Line, LineKind, advanced, refused_lines, what_changed
from pinportal_desktop.usecases.work import Work

BATCH: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Which part of a run a batch is: it begins after `from_rows` of the file and covers `rows`.

    `unchanged` of these were as known and are not in the batch, `rejected` could not be read.
    """

    run_id: RunId
    from_rows: int
    rows: int
    unchanged: int = 0
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBatch(Command):
    """At most 500 rows of one file; `file` is its name without the folder. `step` None: of no file (the demo's own)."""

    practice_id: PracticeId
    file: str
    arrivals: tuple[Arrival, ...]
    step: Step | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """How many rows were new, changed or as known before, and the rows that were refused."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    left_out: int = 0
    doubles: int = 0
    rejected: tuple[Rejected, ...] = field(default=())

    @property
    def counts(self) -> Counts:
        """The same without the rows."""
        return Counts(
            new=self.new,
            changed=self.changed,
            unchanged=self.unchanged,
            refused=len(self.rejected),
            left_out=self.left_out,
            doubles=self.doubles,
        )


def batches(rows: Iterable[Incoming]) -> Iterator[tuple[Incoming, ...]]:
    """The rows in batches of at most 500."""
    source = iter(rows)
    while batch := tuple(islice(source, BATCH)):
        yield batch


def prepare_import_batch(
    surface: Surface, practice_id: PracticeId, file: str, rows: Sequence[Incoming], step: Step | None = None
) -> ImportBatch:
    """The command for one batch, with an id for whatever may be new in it."""
    now = surface.clock.now()
    return ImportBatch(
        id=CommandId(surface.entropy.new_id(now)),
        by=surface.actor,
        made_at=now,
        practice_id=practice_id,
        file=file,
        arrivals=tuple(arrival_of(row, surface) for row in rows),
        step=step,
    )


def arrival_of(row: Incoming, surface: Surface) -> Arrival:
    """The row with the ids that it needs where it is new."""
    now, new_id = surface.clock.now(), surface.entropy.new_id
    match row:
        case IncomingPatient():
            ids = tuple(ContactId(new_id(now)) for _ in row.contacts)
            return Arrival(patient=row, patient_id=PatientId(new_id(now)), contact_ids=ids)
        case IncomingRelative():
            return Arrival(relative=row, contact_ids=(ContactId(new_id(now)),))
        case IncomingMerge():
            return Arrival(merge=row)


@use_case(Permission.IMPORT)
def import_patients(command: ImportBatch, work: Work) -> Done[Imported]:
    """Bring a batch in. A row that is refused keeps no other one out. Raises `ChangedElsewhere`."""
    rows = [arrival.row for arrival in command.arrivals]
    comparison = Comparison(command.practice_id, work.imports.known(command.practice_id, rows))
    verdicts = [comparison.take(arrival) for arrival in command.arrivals]
    changes = comparison.changes
    done = _counted(verdicts)
    work.imports.write(changes, None if command.step is None else command.step.run_id)
    for patient_id in changes.hidden:
        hide_patient(work.patients.account(patient_id), command, work)
    if command.step is not None:
        _advance(command.step, verdicts, done, work)
    facts: dict[str, EntryFact] = {
        "file": command.file,
        "new": done.new,
        "changed": done.changed,
        "unchanged": done.unchanged,
        "refused": len(done.rejected),
    }
    return Done(result=done, entry=Entry(kind="imported", facts=facts))


def _counted(verdicts: Sequence[Verdict]) -> Imported:
    outcomes = [verdict.outcome for verdict in verdicts]
    return Imported(
        new=outcomes.count(Outcome.NEW),
        changed=outcomes.count(Outcome.CHANGED),
        unchanged=outcomes.count(Outcome.UNCHANGED),
        left_out=sum(len(verdict.left_out) for verdict in verdicts if verdict.outcome is not Outcome.UNCHANGED),
        doubles=sum(len(verdict.doubles) for verdict in verdicts),
        rejected=tuple(Rejected(row=v.row, name=v.name, code=v.code) for v in verdicts if v.code is not None),
    )


def _advance(step: Step, verdicts: Sequence[Verdict], done: Imported, work: Work) -> None:
    lines = (*refused_lines(step.rejected), *lines_of(verdicts))
    counts = done.counts + Counts(unchanged=step.unchanged, refused=len(step.rejected))
    before = work.imports.run(step.run_id)
    run = advanced(before, from_rows=step.from_rows, rows=step.rows, counts=counts, lines=len(lines))
    work.imports.add_lines(before, lines)
    work.imports.save_run(run)


def count(verdicts: Iterable[Verdict]) -> Counts:
    """How many of these rows were what."""
    return _counted(tuple(verdicts)).counts


def lines_of(verdicts: Iterable[Verdict]) -> Iterator[Line]:
    """What the report tells of these rows: nothing of what is new whole, or as known."""
    for verdict in verdicts:
        row, name = verdict.row, verdict.name
        if verdict.code is not None:
            yield Line(row=row, name=name, kind=LineKind.REFUSED, code=verdict.code)
        if verdict.outcome is Outcome.CHANGED:
            yield Line(row=row, name=name, kind=LineKind.CHANGED, what=what_changed(verdict.fields, verdict.numbers))
        # What is left out of a row that is as known was told when that came in.
        if verdict.outcome in {Outcome.NEW, Outcome.CHANGED}:
            for left in verdict.left_out:
                yield Line(row=row, name=name, kind=LineKind.LEFT_OUT, code=left.code, what=left.what)
        for double in verdict.doubles:
            yield Line(row=row, name=name, kind=LineKind.DOUBLE, what=double.chart_number)
