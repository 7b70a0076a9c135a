# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Takes a whole file in, batch by batch. It waits: never on a GUI thread.

Rows that are as known never enter a command, so that importing the same file every night writes next to nothing.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.ids import PatientId, PracticeId, RunId
from pinportal_desktop.usecases.changes import Outcome, Verdict
from pinportal_desktop.usecases.command import CarryOut
from pinportal_desktop.usecases.comparing import Arrival, Comparison
from pinportal_desktop.usecases.import_looks import ImportLooks
from pinportal_desktop.usecases.import_patients import (
    BATCH,
    ImportBatch,
    Step,
    arrival_of,
    import_patients,
)
from pinportal_desktop.usecases.import_runs import BeginImport, EndImport, begin_import, end_import
from pinportal_desktop.usecases.incoming import Incoming, IncomingMerge, Rejected, Row
from pinportal_desktop.usecases.needs import Surface
from pinportal_desktop.usecases.runs import Counts, FileFacts, ImportRun, RunState

_TRIES: Final = 3  # of a batch, when somebody at a desk changes the same patient meanwhile, or is busy
_AGAIN: Final = frozenset({Code.CHANGED_ELSEWHERE, Code.CHART_NUMBER_TAKEN, Code.DATABASE_BUSY})
_READ: Final = 1 << 20  # bytes at once

T = TypeVar("T")
Come: TypeAlias = Callable[[Counts], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Importing:
    """All that importing needs. `carry_out` and `looks` wait for the database."""

    surface: Surface
    practice_id: PracticeId
    looks: ImportLooks
    carry_out: CarryOut


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file and how it is read; `format` is its kind's name."""

    path: Path
    read: Callable[[Path], Iterator[Row]]
    format: str = ""


def never() -> bool:
    """Nobody stops it."""
    return False


def file_facts(file: File) -> FileFacts:
    """Raises `PinPortalError` FILE_NOT_READABLE."""
    digest = hashlib.sha256()
    try:
        with file.path.open("rb") as opened:
            while part := opened.read(_READ):
                digest.update(part)
    except OSError as error:
        raise PinPortalError(Code.FILE_NOT_READABLE, name=file.path.name) from error
    return FileFacts(name=file.path.name, sha256=digest.hexdigest(), format=file.format)


def run_import(
    importing: Importing, file: File, *, come: Come = lambda _: None, stopped: Callable[[], bool] = never
) -> ImportRun:
    """Bring a file in, going on where it was stopped; `come` is told the counts of the whole run after each chunk.

    `stopped` is asked between batches. The run that it gives is done or stopped. Raises as the reader and `carry_out`
    do; what was brought in until then stays, and begun again it goes on from there.
    """
    return _Import(importing, file, come).through(stopped)


class _Import:
    """One file on its way: rows are read in chunks, compared, and what is new or changed is gathered for a batch."""

    def __init__(self, importing: Importing, file: File, come: Come) -> None:
        self._importing = importing
        self._file = file
        self._come = come
        self._begin()
        self._gathered: list[Arrival] = []
        self._rejected: list[Rejected] = []
        self._whose: set[PatientId | None] = set()  # what was gathered may change whom a later row names again
        self._rows = 0  # since the last batch, with those that were as known
        self._unchanged = 0

    def through(self, stopped: Callable[[], bool]) -> ImportRun:
        """See `run_import`."""
        rows = self._file.read(self._file.path)
        before = islice(rows, self._run.rows)
        again = [row for row in before if isinstance(row, IncomingMerge) and not row.renumbers]
        later: list[IncomingMerge] = []
        self._come(self._run.counts)
        for chunk in chunks(rows):
            if stopped():
                return self._end(RunState.STOPPED)
            self._take(chunk, later)
        self._take_later(again, counted=False)
        self._take_later(later, counted=True)
        return self._end(RunState.DONE)

    def _begin(self) -> None:
        new_id, now = self._importing.surface.entropy.new_id, self._importing.surface.clock.now()
        command = BeginImport(
            **self._importing.surface.made(),
            run_id=RunId(new_id(now)),
            practice_id=self._importing.practice_id,
            file=file_facts(self._file),
        )
        self._run = self._importing.carry_out(begin_import, command)

    def _take(self, chunk: Sequence[Row], later: list[IncomingMerge]) -> None:
        rejected = [row for row in chunk if isinstance(row, Rejected)]
        rows = [row for row in chunk if not isinstance(row, Rejected)]
        gathered: list[Arrival] = []
        unchanged = 0
        for arrival, verdict in self._compare(rows):
            if arrival.merge is not None and waits(arrival.merge, verdict):
                later.append(arrival.merge)
            elif verdict.writes or verdict.patient_id in self._whose or self._unsure(arrival, gathered):
                gathered.append(arrival)
                self._whose |= {verdict.patient_id} - {None}
            else:
                unchanged += 1
        if len(self._gathered) + len(self._rejected) + len(gathered) + len(rejected) > BATCH:
            self._flush()
        self._gathered += gathered
        self._rejected += rejected
        self._rows += len(chunk)
        self._unchanged += unchanged
        self._come(self._run.counts + Counts(unchanged=self._unchanged))

    def _unsure(self, arrival: Arrival, gathered: list[Arrival]) -> bool:
        """Whether a chart that gets another number may be one of those who come new in the same batch."""
        return arrival.merge is not None and arrival.merge.renumbers and bool(self._gathered or gathered)

    def _take_later(self, later: list[IncomingMerge], *, counted: bool) -> None:
        """Merges of charts that were not there yet. Those before where it was stopped were `counted` then."""
        self._flush()
        for batch in chunks(later):
            self._gathered = [arrival for arrival, verdict in self._compare(batch) if verdict.writes]
            self._unchanged += len(batch) - len(self._gathered) if counted else 0
            self._flush()

    def _compare(self, rows: Sequence[Incoming]) -> list[tuple[Arrival, Verdict]]:
        """What is to be done with these, by what is known now; a stranger is compared in the batch alone."""
        importing = self._importing
        known = importing.looks.known(importing.practice_id, rows, strangers=False)
        comparison = Comparison(importing.practice_id, known)
        arrivals = [arrival_of(row, importing.surface) for row in rows]
        return [
            (arrival, stranger(row) if comparison.is_stranger(row) else comparison.take(arrival))
            for row, arrival in zip(rows, arrivals, strict=True)
        ]

    def _flush(self) -> None:
        if not self._gathered and not self._rejected:
            return
        step = Step(
            run_id=self._run.id,
            from_rows=self._run.rows,
            rows=self._rows,
            unchanged=self._unchanged,
            rejected=tuple(self._rejected),
        )
        done = self._carried_out(step)
        counts = done + Counts(unchanged=self._unchanged, refused=len(self._rejected))
        self._run = replace(self._run, rows=self._run.rows + self._rows, counts=self._run.counts + counts)
        self._forget()

    def _carried_out(self, step: Step) -> Counts:
        importing = self._importing
        for tries in range(1, _TRIES + 1):
            command = ImportBatch(
                **self._importing.surface.made(),
                practice_id=importing.practice_id,
                file=self._file.path.name,
                arrivals=tuple(self._gathered),
                step=step,
            )
            try:
                return importing.carry_out(import_patients, command).counts
            except PinPortalError as error:
                if tries == _TRIES or error.code not in _AGAIN:
                    raise
        raise AssertionError

    def _forget(self) -> None:
        self._gathered, self._rejected, self._whose = [], [], set()
        self._rows = self._unchanged = 0

    def _end(self, state: RunState) -> ImportRun:
        if state is RunState.STOPPED:
            self._forget()  # read again when it goes on
        command = EndImport(
            **self._importing.surface.made(),
            run_id=self._run.id,
            from_rows=self._run.rows,
            rows=self._rows,
            unchanged=self._unchanged,
            state=state,
        )
        return self._importing.carry_out(end_import, command)


def stranger(row: Incoming) -> Verdict:
    """A patient of whom nothing is known: new, if the batch finds it so."""
    return Verdict(row=row.row, name="", outcome=Outcome.NEW, writes=True)


def waits(merge: IncomingMerge, verdict: Verdict) -> bool:
    """Whether a merge is to be looked at again at the end: one of its charts may come further down.

    Not so a number that was changed: what comes further down has the new one.
    """
    if merge.renumbers:
        return False
    return verdict.code is Code.MERGE_SURVIVOR_UNKNOWN or (verdict.code is None and verdict.patient_id is None)


def chunks(rows: Iterable[T]) -> Iterator[list[T]]:
    """The rows, as many at once as a batch holds."""
    source = iter(rows)
    while chunk := list(islice(source, BATCH)):
        yield chunk
