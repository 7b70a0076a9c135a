# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Tries what storage stands on, for `pinportal self-check`: the migrations and both drivers. Keeps nothing."""

import tempfile
from importlib.metadata import version
from pathlib import Path

from pinportal_desktop.storage.engine import make_engine
from pinportal_desktop.storage.migrate import head
from pinportal_desktop.storage.opening import open_store
from pinportal_desktop.usecases.needs import Clock, RecordKeys


def try_database(*, database_key: bytes, record_keys: RecordKeys, clock: Clock) -> str:
    """Make an encrypted database in a temporary folder, open it again, remove it; gives its revision.

    Raises as `open_store` does.
    """
    with tempfile.TemporaryDirectory(prefix="pinportal-self-check-") as folder:
        where = str(Path(folder) / "throw-away.db")
        for create in (True, False):
            open_store(where, database_key=database_key, record_keys=record_keys, clock=clock, create=create).close()
    return head()


def file_driver() -> str:
    """The driver of encrypted files: "SQLCipher 4.19.0 community, SQLite 3.53.4". Raises ImportError."""
    engine = make_engine(":memory:", bytes(32))
    try:
        with engine.connect() as connection:
            cipher = connection.exec_driver_sql("PRAGMA cipher_version").scalar_one()
            sqlite = connection.exec_driver_sql("SELECT sqlite_version()").scalar_one()
    finally:
        engine.dispose()
    return f"SQLCipher {cipher}, SQLite {sqlite}"


def server_driver() -> str:
    """The driver of PostgreSQL: "psycopg 3.3.9 (binary), libpq 18.1". Raises ImportError. Connects to nothing."""
    make_engine("postgresql://localhost/none", None).dispose()
    from psycopg import pq

    major, minor = divmod(pq.version(), 10_000)
    return f"psycopg {version('psycopg')} ({pq.__impl__}), libpq {major}.{minor}"
