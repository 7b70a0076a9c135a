# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""`pinportal import`: brings files in, looks what they would change, undoes an import; says it all in a terminal."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from pinportal_desktop.app.import_files import Importer
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.app.terminal import in_words, until_stopped
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.usecases.runs import Counts, ImportRun, Line, LineKind, RunState
from pinportal_desktop.usecases.spreadsheet import DateOrder
from pinportal_desktop.usecases.undo_import import undo_whole, what_stands_against
from pinportal_desktop.words import Words
from pinportal_desktop.words.import_report import ImportReport
from pinportal_desktop.words.program import program_typed

_TOLD: Final = 50  # lines that a terminal is told
_RUN: Final = 8  # last digits of an import's id: enough to tell one from the others
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was typed beside the files: one of the four, `report` and `dates` with any."""

    files: tuple[Path, ...] = ()
    preview: bool = False
    listed: bool = False
    undo: str = ""
    watch: Path | None = None
    report: Path | None = None
    dates: DateOrder | None = None


def import_as_asked(parts: Parts, asked: Asked, say: Say, come: Callable[[int], None]) -> int:
    """0 when all went well, 1 when a file or a row was refused, or it was stopped. Raises `PinPortalError`."""
    if asked.listed:
        return _list(parts, say)
    if asked.undo:
        return _undo(parts, asked.undo, say)
    if asked.watch is not None:
        from pinportal_desktop.app.watching import watch_until_stopped

        return watch_until_stopped(parts, asked.watch, say)
    return _Files(parts, asked, say, come).all()


class _Files:
    """Some files, one after the other, with one report of all."""

    def __init__(self, parts: Parts, asked: Asked, say: Say, come: Callable[[int], None]) -> None:
        self._asked = asked
        self._say = say
        self._words = parts.words()
        self._importer = Importer(parts)
        self._come = come
        self._report: ImportReport | None = None

    def all(self) -> int:
        """A file that cannot be read does not keep the others out."""
        with ExitStack() as stack:
            if self._asked.report is not None:
                self._report = stack.enter_context(ImportReport(self._asked.report, self._words))
            stopped = stack.enter_context(until_stopped())
            one = self._preview if self._asked.preview else self._import
            ended = []
            for file in self._asked.files:
                if stopped():
                    break
                ended.append(in_words(partial(one, file, stopped)))
        return 1 if any(ended) or len(ended) < len(self._asked.files) else 0

    def _preview(self, file: Path, stopped: Callable[[], bool]) -> int:
        seen = self._importer.preview(file, dates=self._asked.dates, come=self._counted, stopped=stopped)
        self._say(self._words.text("Preview, nothing was brought in:"))
        self._tell(file, seen.counts, seen.lines)
        return 1 if seen.counts.refused or stopped() else 0

    def _import(self, file: Path, stopped: Callable[[], bool]) -> int:
        before = self._importer.newest()
        try:
            run = self._importer.bring_in(file, dates=self._asked.dates, come=self._counted, stopped=stopped)
        except BaseException:
            broken = self._importer.newest()
            if broken is not None and broken != before and broken.rows:
                self._tell_run(file, broken)
            raise
        self._tell_run(file, run)
        return 1 if run.counts.refused or run.state is not RunState.DONE else 0

    def _tell_run(self, file: Path, run: ImportRun) -> None:
        self._tell(file, run.counts, self._importer.lines(run))
        if run.state is not RunState.DONE:
            self._say(
                self._words.text("Not all of it: import the same file again to go on after row {row}.", row=run.rows)
            )
        if run.counts.new or run.counts.changed:
            told = self._words.text(
                "To undo it: {program} import --undo {run}", program=program_typed(), run=short(run)
            )
            self._say(told)

    def _counted(self, counts: Counts) -> None:
        self._come(counts.new + counts.changed + counts.unchanged + counts.refused)

    def _tell(self, file: Path, counts: Counts, lines: Iterable[Line]) -> None:
        self._say(summary(file.name, counts, self._words))
        refused = 0
        for line in lines:
            if self._report is not None:
                self._report.add(file.name, line)
            if line.kind is LineKind.REFUSED:
                refused += 1
                if refused <= _TOLD:
                    self._say(_refused(line, self._words))
        if refused > _TOLD:
            more = refused - _TOLD
            self._say(
                self._words.ntext(
                    "  and {n} more row; --report FILE saves them all.",
                    "  and {n} more rows; --report FILE saves them all.",
                    more,
                    n=more,
                )
            )
        for told in beside(counts, self._words):
            self._say(told)


def summary(name: str, counts: Counts, words: Words) -> str:
    """How a file went, in one line."""
    return words.text(
        "{file}: {new} new, {changed} changed, {unchanged} unchanged, {refused} refused.",
        file=name,
        new=counts.new,
        changed=counts.changed,
        unchanged=counts.unchanged,
        refused=counts.refused,
    )


def beside(counts: Counts, words: Words) -> Iterator[str]:
    """What somebody should look at, though it came in."""
    if counts.left_out:
        yield words.ntext(
            "{n} part of a row was left out; --report FILE says which.",
            "{n} parts of rows were left out; --report FILE says which.",
            counts.left_out,
            n=counts.left_out,
        )
    if counts.doubles:
        yield words.ntext(
            "{n} pair of charts is perhaps of one child.",
            "{n} pairs of charts are perhaps of one child.",
            counts.doubles,
            n=counts.doubles,
        )


def short(run: ImportRun) -> str:
    """What a person types for an import."""
    return run.id.hex[-_RUN:]


def _refused(line: Line, words: Words) -> str:
    assert line.code is not None
    return words.text("  row {row}, {name}: {why}", row=line.row, name=line.name or "–", why=words.code(line.code))


def _list(parts: Parts, say: Say) -> int:
    words, runs = parts.words(), _runs(parts)
    for run in runs:
        states = {
            RunState.RUNNING: words.text("not done"),
            RunState.STOPPED: words.text("stopped"),
            RunState.DONE: words.text("done"),
            RunState.UNDOING: words.text("undone in part"),
            RunState.UNDONE: words.text("undone"),
        }
        how = summary(run.file.name, run.counts, words)
        say(f"{short(run)}  {words.moment(run.began_at)}  {states[run.state]}  {how}")
    if not runs:
        say(words.text("Nothing was imported yet."))
    return 0


def _undo(parts: Parts, asked: str, say: Say) -> int:
    words, importer = parts.words(), Importer(parts)
    found = [run for run in _runs(parts) if len(asked) >= 4 and run.id.hex.endswith(asked.lower().replace("-", ""))]
    if len(found) != 1:
        raise Refused(Code.IMPORT_NOT_FOUND)
    (run,) = found
    against = what_stands_against(importer.looks, run.id)
    for one in against:
        say(words.sentence(one))
    if against:
        return 1
    with until_stopped() as stopped:
        whole = undo_whole(importer.importing, run.id, stopped=stopped)
    if not whole:
        say(words.text("Undone in part. Type the same again to go on."))
        return 1
    say(words.text("The import of {file} is undone.", file=run.file.name))
    return 0


def _runs(parts: Parts) -> Sequence[ImportRun]:
    return parts.store.import_looks().runs(parts.rules().practice_id, limit=1000)
