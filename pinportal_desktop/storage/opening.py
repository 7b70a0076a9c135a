# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Opens a database, and makes or upgrades it where that is this program's to do."""

from pathlib import Path

from sqlalchemy import Engine

from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.storage.engine import is_server, make_engine, plain_errors
from pinportal_desktop.storage.migrate import refuse_other, upgrade
from pinportal_desktop.storage.store import SqlStore
from pinportal_desktop.usecases.needs import Clock, RecordKeys


def open_store(
    database: str, *, database_key: bytes | None, record_keys: RecordKeys, clock: Clock, create: bool = False
) -> SqlStore:
    """The store over a file's path or a PostgreSQL URL. A file is upgraded first, after a backup beside it.

    Raises `StorageError`: DATABASE_MISSING (no such file, and not to be created), DATABASE_KEY_WRONG, DATABASE_GONE,
    DATABASE_NEEDS_UPGRADE (a server), DATABASE_FROM_NEWER_VERSION, DATABASE_ON_NETWORK_SHARE.
    """
    if not is_server(database) and not create and not Path(database).is_file():
        raise StorageError(Code.DATABASE_MISSING, path=database)
    engine = make_engine(database, database_key)
    try:
        with plain_errors():
            _bring_up_to_date(engine, database, create=create)
    except BaseException:
        engine.dispose()
        raise
    looking = engine if is_server(database) else make_engine(database, database_key, for_looks=True)
    return SqlStore(engine, looking, record_keys, clock)


def _bring_up_to_date(engine: Engine, database: str, *, create: bool) -> None:
    if not is_server(database):
        upgrade(engine, backup=Path(f"{database}.before-upgrade"))
    elif create:
        upgrade(engine)
    else:
        with engine.connect() as connection:
            refuse_other(connection)
