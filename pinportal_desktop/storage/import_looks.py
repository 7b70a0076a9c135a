# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Looks at imports, at what they found out, and at what waits for a decision."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import msgspec
from sqlalchemy import Connection, Engine, select

from pinportal_desktop.domain.doubles import DoubleState
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import PatientId, PracticeId, RunId
from pinportal_desktop.domain.people import PersonName
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.engine import plain_errors
from pinportal_desktop.storage.import_rows import line_of, run_of
from pinportal_desktop.storage.kept import kept
from pinportal_desktop.storage.known import known
from pinportal_desktop.usecases.import_looks import DoubleLine, MergedAccess
from pinportal_desktop.usecases.incoming import Incoming
from pinportal_desktop.usecases.kept import Kept, KeptRow
from pinportal_desktop.usecases.known import Known
from pinportal_desktop.usecases.runs import ImportRun, Line
from pinportal_desktop.usecases.spreadsheet import TablePlan


class SqlImportLooks:
    """See `import_looks.ImportLooks`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with plain_errors(), self._engine.connect() as connection, connection.begin():
            yield connection

    def known(self, practice_id: PracticeId, rows: Sequence[Incoming], *, strangers: bool = True) -> Known:
        """See `import_looks.ImportLooks`."""
        with self._reading() as connection:
            return known(connection, practice_id, rows, strangers=strangers)

    def run(self, run_id: RunId) -> ImportRun:
        """See `import_looks.ImportLooks`."""
        with self._reading() as connection:
            row = connection.execute(select(t.import_run).where(t.import_run.c.id == run_id)).first()
        if row is None:
            raise Refused(Code.IMPORT_NOT_FOUND)
        return run_of(row)

    def runs(self, practice_id: PracticeId, *, limit: int = 50) -> tuple[ImportRun, ...]:
        """See `import_looks.ImportLooks`."""
        c = t.import_run.c
        query = select(t.import_run).where(c.practice_id == practice_id).order_by(c.began_at.desc(), c.id.desc())
        with self._reading() as connection:
            return tuple(run_of(row) for row in connection.execute(query.limit(limit)))

    def lines(self, run_id: RunId, *, after: int = -1, limit: int = 1000) -> tuple[tuple[int, Line], ...]:
        """See `import_looks.ImportLooks`."""
        c = t.import_line.c
        query = select(t.import_line).where(c.run_id == run_id, c.n > after).order_by(c.n).limit(limit)
        with self._reading() as connection:
            return tuple((row.n, line_of(row)) for row in connection.execute(query))

    def kept(self, run: ImportRun, *, after: KeptRow | None = None, limit: int = 500) -> Kept:
        """See `import_looks.ImportLooks`."""
        with self._reading() as connection:
            return kept(connection, run, after=after, limit=limit)

    def doubles(self, practice_id: PracticeId, *, limit: int = 50, offset: int = 0) -> tuple[DoubleLine, ...]:
        """See `import_looks.ImportLooks`."""
        d, one, other = t.probable_double.c, t.patient.alias("one"), t.patient.alias("other")
        query = (
            select(
                d.one_id,
                d.other_id,
                d.points,
                d.recorded_at,
                *(one.c[name].label(f"one_{name}") for name in ("family", "given", "chart_number", "born")),
                *(other.c[name].label(f"other_{name}") for name in ("family", "given", "chart_number", "born")),
            )
            .join(one, one.c.id == d.one_id)
            .join(other, other.c.id == d.other_id)
            .where(d.state == DoubleState.OPEN.value, one.c.practice_id == practice_id)
            .where(*(~each.c.withdrawn & each.c.merged_into.is_(None) for each in (one, other)))
            .order_by(d.points.desc(), d.one_id, d.other_id)
        )
        with self._reading() as connection:
            return tuple(
                DoubleLine(
                    one=row.one_id,
                    one_name=PersonName(family=row.one_family, given=row.one_given),
                    one_chart=row.one_chart_number,
                    other=row.other_id,
                    other_name=PersonName(family=row.other_family, given=row.other_given),
                    other_chart=row.other_chart_number,
                    born=row.one_born,
                    other_born=row.other_born,
                    points=row.points,
                    found_at=row.recorded_at,
                )
                for row in connection.execute(query.limit(limit).offset(offset))
            )

    def merged_access(self, patient_id: PatientId) -> tuple[MergedAccess, ...]:
        """See `import_looks.ImportLooks`."""
        a, p, login = t.association.c, t.patient.c, t.portal_account.c
        query = (
            select(a.id, a.since, p.id.label("gone"), p.chart_number, login.family, login.given, login.email)
            .join(t.patient, p.id == a.patient_id)
            .join(t.portal_account, login.id == a.account_id)
            .where(p.merged_into == patient_id, a.removed_at.is_(None))
            .order_by(a.since, a.id)
        )
        with self._reading() as connection:
            return tuple(
                MergedAccess(
                    association_id=row.id,
                    gone=row.gone,
                    gone_chart=row.chart_number,
                    name=PersonName(family=row.family, given=row.given).spoken,
                    email=row.email,
                    since=row.since,
                )
                for row in connection.execute(query)
            )

    def plan(self, practice_id: PracticeId, headings: bytes) -> TablePlan | None:
        """See `import_looks.ImportLooks`."""
        c = t.import_plan.c
        query = select(c.plan).where(c.practice_id == practice_id, c.headings == headings)
        with self._reading() as connection:
            found = connection.execute(query).scalar_one_or_none()
        return None if found is None else msgspec.json.decode(found, type=TablePlan)
