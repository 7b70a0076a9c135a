# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""How a row is saved: by its version, one row or nobody."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam, update

from pinportal_desktop.domain.errors import ChangedElsewhere, Code


def save_version(
    connection: Connection, table: Table, where: ColumnElement[bool], version: int, values: dict[str, Any]
) -> None:
    """UPDATE where the version is still the one read. Raises `ChangedElsewhere` when somebody else was first."""
    done = connection.execute(
        update(table).where(where, table.c.version == version).values(**values, version=version + 1)
    )
    if done.rowcount != 1:
        raise ChangedElsewhere(Code.CHANGED_ELSEWHERE)


def save_versions(connection: Connection, table: Table, key: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
    """The same for many rows, each with all its columns: those of the `key`, its new values, the `version` read."""
    if not rows:
        return
    where = [table.c[name] == bindparam(f"old_{name}") for name in (*key, "version")]
    values = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in rows[0] if name not in key}
    given = [
        {f"old_{name}": row[name] for name in (*key, "version")}
        | {f"new_{name}": value for name, value in row.items() if name not in key}
        | {"new_version": row["version"] + 1}
        for row in rows
    ]
    if connection.execute(update(table).where(*where).values(values), given).rowcount != len(rows):
        raise ChangedElsewhere(Code.CHANGED_ELSEWHERE)
