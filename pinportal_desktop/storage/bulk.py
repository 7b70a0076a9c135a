# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Many rows into one table by the driver's executemany: what SQLAlchemy does for each row takes as long as SQLite."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Any

from sqlalchemy import Column, Connection, Dialect, Table

from pinportal_desktop.storage.types import Id

_Processor = Callable[[Any], Any] | None


def insert_rows(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns; none is fine."""
    given = list(rows)
    if not given:
        return
    names = tuple(given[0])
    statement, processors = _prepared(table, names, connection.dialect)
    columns = (
        _processed(map(itemgetter(name), given), process) for name, process in zip(names, processors, strict=True)
    )
    connection.exec_driver_sql(statement, list(zip(*columns, strict=True)))


def _processed(values: Iterable[Any], process: _Processor) -> Iterable[Any]:
    return values if process is None else [None if value is None else process(value) for value in values]


@lru_cache(maxsize=64)
def _prepared(table: Table, names: tuple[str, ...], dialect: Dialect) -> tuple[str, list[_Processor]]:
    mark = "%s" if dialect.name == "postgresql" else "?"
    marks = ", ".join(mark for _ in names)
    statement = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - our own names
    return statement, [_processor(table.c[name], dialect) for name in names]


def _processor(column: Column[Any], dialect: Dialect) -> _Processor:
    if isinstance(column.type, Id):
        return None if dialect.name == "postgresql" else attrgetter("bytes")
    return column.type.dialect_impl(dialect).bind_processor(dialect)
