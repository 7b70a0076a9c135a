# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""An import as a whole, how far it came, and the lines of its report.

A run is told by the file's content, so that a file that was renamed or moved is still the same one.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from pinportal_desktop.domain.errors import ChangedElsewhere, Code
from pinportal_desktop.domain.ids import PracticeId, RunId
from pinportal_desktop.usecases.incoming import Rejected


class RunState(StrEnum):
    """running → done | stopped → running …; done or stopped → undoing → undone. A crash leaves it running."""

    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    UNDOING = "undoing"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What became of the rows of a file. `left_out` parts are of rows that came in."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    left_out: int = 0
    doubles: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            new=self.new + other.new,
            changed=self.changed + other.changed,
            unchanged=self.unchanged + other.unchanged,
            refused=self.refused + other.refused,
            left_out=self.left_out + other.left_out,
            doubles=self.doubles + other.doubles,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """A file that is imported: its name without the folder, SHA-256 of its content in hex, and its format's name."""

    name: str
    sha256: str
    format: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRun:
    """An import. `rows` of the file are dealt with: going on begins after them. `lines` numbers the report's lines."""

    id: RunId
    practice_id: PracticeId
    file: FileFacts
    state: RunState = RunState.RUNNING
    rows: int = 0
    counts: Counts = Counts()
    lines: int = 0
    by: str
    began_at: datetime
    ended_at: datetime | None = None
    version: int = 1


class LineKind(StrEnum):
    """What a line of the report tells."""

    REFUSED = "refused"
    LEFT_OUT = "left_out"
    DOUBLE = "double"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of an import's report. `name` has no birth date.

    `what`: the part left out, what changed (as `what_changed` gives it), or the chart number of the other one.
    """

    row: int
    name: str
    kind: LineKind
    code: Code | None = None
    what: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """Which changed."""
        return tuple(filter(None, self.what.partition("\t")[0].split(",")))

    @property
    def numbers(self) -> tuple[str, str] | None:
        """The chart number before and after, where it changed."""
        _fields, *numbers = self.what.split("\t")
        return (numbers[0], numbers[1]) if numbers else None


def what_changed(fields: tuple[str, ...], numbers: tuple[str, str] | None) -> str:
    """As a line keeps it: commas between the fields, then a tab before each of the numbers, which hold none."""
    return "\t".join((",".join(fields), *(numbers or ())))


def advanced(run: ImportRun, *, from_rows: int, rows: int, counts: Counts, lines: int) -> ImportRun:
    """The run after so many further rows. Raises `ChangedElsewhere` where somebody else goes on with it."""
    if run.state is not RunState.RUNNING or run.rows != from_rows:
        raise ChangedElsewhere(Code.IMPORT_RUNS_ELSEWHERE)
    return replace(run, rows=run.rows + rows, counts=run.counts + counts, lines=run.lines + lines)


def refused_lines(rejected: tuple[Rejected, ...]) -> tuple[Line, ...]:
    """The lines of rows that did not come in."""
    return tuple(Line(row=one.row, name=one.name, kind=LineKind.REFUSED, code=one.code) for one in rejected)
