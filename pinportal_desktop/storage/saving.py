# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""How a row is saved: by its version, one row or nobody."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, update

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
