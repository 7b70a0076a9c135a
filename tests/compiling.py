# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Statements compiled once a run, not once a test.

SQLAlchemy keeps them by engine, and each test has engines of its own: a third of the suite's time went into compiling
the same statements again. The program has its engines as long as it runs, and is left as it is.
"""

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

_KEPT = 3_000  # statements; the whole suite has some hundreds


def share_compiled_statements() -> None:
    """Let every engine from now on have one cache, in which dialects of one kind are one."""
    cache: LRUCache[Any, Any] = LRUCache(_KEPT)
    begin = Engine.__init__

    def begin_with_cache(engine: Engine, *given: Any, **options: Any) -> None:
        begin(engine, *given, **options)
        engine._compiled_cache = cache

    def is_alike(dialect: DefaultDialect, other: object) -> bool:
        return type(dialect) is type(other)

    def of_kind(dialect: DefaultDialect) -> int:
        return hash(type(dialect))

    for owner, name, own in (
        (Engine, "__init__", begin_with_cache),
        (DefaultDialect, "__eq__", is_alike),
        (DefaultDialect, "__hash__", of_kind),
    ):
        setattr(owner, name, own)
