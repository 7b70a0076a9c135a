# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What of imports is only looked at, and what waits for a person to decide after one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from pinportal_desktop.domain.ids import AssociationId, PatientId, PracticeId, RunId
from pinportal_desktop.domain.people import PersonName
from pinportal_desktop.usecases.incoming import Incoming
from pinportal_desktop.usecases.kept import Kept, KeptRow
from pinportal_desktop.usecases.known import Known
from pinportal_desktop.usecases.runs import ImportRun, Line
from pinportal_desktop.usecases.spreadsheet import TablePlan


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubleLine:
    """Two charts that are perhaps of one child; `one` came later."""

    one: PatientId
    one_name: PersonName
    one_chart: str
    other: PatientId
    other_name: PersonName
    other_chart: str
    born: date
    other_born: date
    points: int
    found_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedAccess:
    """Somebody's access to a chart that was merged away: staff decide whether it goes on with the surviving one."""

    association_id: AssociationId
    gone: PatientId
    gone_chart: str
    name: str
    email: str
    since: datetime


class ImportLooks(Protocol):
    """Reading, as `looks.Looks` does."""

    def known(self, practice_id: PracticeId, rows: Sequence[Incoming], *, strangers: bool = True) -> Known:
        """What is known of these rows' people, nothing locked.

        `strangers` False leaves out what only new patients need.
        """

    def run(self, run_id: RunId) -> ImportRun:
        """Raises `Refused` IMPORT_NOT_FOUND."""

    def runs(self, practice_id: PracticeId, *, limit: int = 50) -> tuple[ImportRun, ...]:
        """The newest imports first."""

    def lines(self, run_id: RunId, *, after: int = -1, limit: int = 1000) -> tuple[tuple[int, Line], ...]:
        """Lines of a run's report with their numbers, from the one after `after` on."""

    def kept(self, run: ImportRun, *, after: KeptRow | None = None, limit: int = 500) -> Kept:
        """What is kept of it for its undo, from the row after `after` on, beside what there is now."""

    def doubles(self, practice_id: PracticeId, *, limit: int = 50, offset: int = 0) -> tuple[DoubleLine, ...]:
        """Probable doubles that nobody has decided about, the likeliest first."""

    def merged_access(self, patient_id: PatientId) -> tuple[MergedAccess, ...]:
        """Whose access to a chart that was merged into this one waits for a decision."""

    def plan(self, practice_id: PracticeId, headings: bytes) -> TablePlan | None:
        """How a table with these headings (`plan_key`) is read, as a person said once."""


def all_lines(looks: ImportLooks, run_id: RunId) -> Iterator[Line]:
    """Every line of a run's report, page by page. It waits."""
    after = -1
    while page := looks.lines(run_id, after=after):
        yield from (line for _, line in page)
        after = page[-1][0]
