# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Rows of imports and of their reports, as the objects that they tell of."""

from typing import Any

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.storage.accounts import Found
from pinportal_desktop.usecases.runs import Counts, FileFacts, ImportRun, Line, LineKind, RunState


def run_of(row: Found) -> ImportRun:
    """A row of `import_run`."""
    return ImportRun(
        id=row.id,
        practice_id=row.practice_id,
        file=FileFacts(name=row.file, sha256=row.sha256, format=row.format),
        state=RunState(row.state),
        rows=row.rows,
        counts=Counts(
            new=row.new,
            changed=row.changed,
            unchanged=row.unchanged,
            refused=row.refused,
            left_out=row.left_out,
            doubles=row.doubles,
        ),
        lines=row.lines,
        by=row.person,
        began_at=row.began_at,
        ended_at=row.ended_at,
        version=row.version,
    )


def line_of(row: Found) -> Line:
    """A row of `import_line`."""
    code = Code(row.code) if row.code else None
    return Line(row=row.row, name=row.name, kind=LineKind(row.kind), code=code, what=row.what)


def run_values(run: ImportRun) -> dict[str, Any]:
    """What of a run changes while it goes on, as columns."""
    counts = run.counts
    return {
        "state": run.state.value,
        "rows": run.rows,
        "new": counts.new,
        "changed": counts.changed,
        "unchanged": counts.unchanged,
        "refused": counts.refused,
        "left_out": counts.left_out,
        "doubles": counts.doubles,
        "lines": run.lines,
        "ended_at": run.ended_at,
    }
