# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Brings a database to this program's schema: a file at start, after a backup; a server only by `pinportal upgrade`."""

import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, inspect, text

from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.storage.engine import upgrade_alone
from pinportal_desktop.storage.search_index import rebuild

INDEX_IS_STALE: Final = "index is stale"  # a revision sets it among Alembic's attributes when it changes the index
_SCRIPTS: Final = Path(__file__).parent / "migrations"
_ONE_AT_A_TIME: Final = threading.Lock()  # Alembic's context is the whole process's
_NAMED: Final = re.compile(r"^(down_)?revision\b[^=\n]*= *[\"']([^\"'\n]+)", re.MULTILINE)

# Alembic itself, as much to load as SQLAlchemy, is left to the rare start that changes something.


def head() -> str:
    """The revision that this program knows."""
    known, before = _revisions()
    (last,) = known - before
    return last


def revision_of(connection: Connection) -> str | None:
    """The database's revision; None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def upgrade(engine: Engine, *, backup: Callable[[], None] | None = None) -> None:
    """Run what is missing. `backup` makes a copy first, when there is something to lose.

    Raises `StorageError` DATABASE_FROM_NEWER_VERSION, and touches nothing then.
    """
    with engine.connect() as connection, connection.begin():
        revision = revision_of(connection)
    if revision == head():
        return
    refuse_unknown(revision)
    if revision is not None and backup is not None:
        backup()
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    with _ONE_AT_A_TIME, engine.begin() as connection:
        upgrade_alone(connection)  # whoever came second finds it done
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        # Only now: the index is made from all tables, as the last revision has them.
        if config.attributes.get(INDEX_IS_STALE):
            rebuild(connection)


def refuse_unknown(revision: str | None) -> None:
    """Raise `StorageError` for a revision that this program does not know: a newer program made it."""
    known, _before = _revisions()
    if revision is not None and revision not in known:
        raise StorageError(Code.DATABASE_FROM_NEWER_VERSION)


def refuse_other(connection: Connection) -> None:
    """Raise `StorageError` DATABASE_NEEDS_UPGRADE or _FROM_NEWER_VERSION for another revision than this program's."""
    revision = revision_of(connection)
    refuse_unknown(revision)
    if revision != head():
        raise StorageError(Code.DATABASE_NEEDS_UPGRADE)


def _revisions() -> tuple[set[str], set[str]]:
    """All revisions that the scripts say they are, and those that another one comes after."""
    known, before = set[str](), set[str]()
    for script in (_SCRIPTS / "versions").glob("*.py"):
        for down, name in _NAMED.findall(script.read_text("utf-8")):
            (before if down else known).add(name)
    return known, before
