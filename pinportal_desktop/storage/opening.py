# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Opens a database, and makes or upgrades it where that is this program's to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.storage.copies import copy_whole
from pinportal_desktop.storage.engine import is_server, make_engine, plain_errors, refuse_network_share
from pinportal_desktop.storage.migrate import head, refuse_other, refuse_unknown, revision_of, upgrade
from pinportal_desktop.storage.portal_role import give_again
from pinportal_desktop.storage.settings import has_practice
from pinportal_desktop.storage.soundness import held_unwritten
from pinportal_desktop.storage.store import SqlStore
from pinportal_desktop.usecases.needs import Clock, RecordKeys


def open_store(
    database: str, *, database_key: bytes | None, record_keys: RecordKeys, clock: Clock, create: bool = False
) -> SqlStore:
    """The store over a file's path or a PostgreSQL URL. A file is upgraded first, after a backup beside it.

    Raises `StorageError`: DATABASE_MISSING (no such file, and not to be created), DATABASE_KEY_WRONG, DATABASE_GONE,
    DATABASE_NEEDS_UPGRADE (a server), DATABASE_FROM_NEWER_VERSION, DATABASE_ON_NETWORK_SHARE, KEYS_OF_ANOTHER_PRACTICE,
    and for a file as `soundness.held_unwritten`. A file that is refused stays as it is, with its log.
    """
    with _found(database, database_key, create=create):
        return _opened(database, database_key, record_keys, clock, create=create)


@contextmanager
def _found(database: str, key: bytes | None, *, create: bool) -> Iterator[None]:
    path = Path(database)
    if is_server(database) or (create and not path.exists()):
        yield
        return
    if not path.is_file():
        raise StorageError(Code.DATABASE_MISSING, path=database)
    refuse_network_share(path)
    if key is None:
        raise StorageError(Code.DATABASE_KEY_WRONG)
    with held_unwritten(path, key) as revision:
        if revision != head():
            refuse_unknown(revision)
        yield


def _opened(
    database: str, database_key: bytes | None, record_keys: RecordKeys, clock: Clock, *, create: bool
) -> SqlStore:
    engine = make_engine(database, database_key)
    try:
        with plain_errors():
            _bring_up_to_date(engine, database, database_key, create=create)
    except BaseException:
        engine.dispose()
        raise
    store = SqlStore(engine, record_keys, clock)
    try:
        store.refuse_other_keys()
    except BaseException:
        store.close()
        raise
    return store


def is_begun(database: str) -> bool:
    """Whether something is there already: a file, or a server's database with a practice or another version's tables.

    Needs no keys. Raises `StorageError` DATABASE_GONE, DATABASE_LOGIN_REFUSED.
    """
    if not is_server(database):
        return Path(database).exists()
    engine = make_engine(database, None)
    try:
        with plain_errors(), engine.connect() as connection:
            revision = revision_of(connection)
            return revision is not None and (revision != head() or has_practice(connection))
    finally:
        engine.dispose()


def upgrade_server(database: str) -> tuple[str | None, str]:
    """Bring a server's database to this program's schema; its revision before and after. Raises `StorageError`."""
    engine = make_engine(database, None)
    try:
        with plain_errors():
            with engine.connect() as connection:
                before = revision_of(connection)
            upgrade(engine)
            with engine.begin() as connection:
                give_again(connection)
            return before, head()
    finally:
        engine.dispose()


def _bring_up_to_date(engine: Engine, database: str, key: bytes | None, *, create: bool) -> None:
    if key is not None and not is_server(database):
        upgrade(engine, backup=partial(copy_whole, engine, key, Path(f"{database}.before-upgrade")))
    elif create:
        upgrade(engine)
    else:
        with engine.connect() as connection:
            refuse_other(connection)
