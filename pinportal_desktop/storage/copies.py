# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Whole copies of a database file while others work on it, encrypted under the same key; and what a copy is worth."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine

from pinportal_desktop.domain.errors import Code, PinPortalError, StorageError
from pinportal_desktop.storage.soundness import told_of_file, unlock
from pinportal_desktop.usecases.stopping import Stop


def copy_whole(engine: Engine, key: bytes, to: Path, stop: Stop | None = None) -> None:
    """Write a copy of the file as it is now to `to`, there whole or not at all, and read it back page by page.

    It reads beside writers and keeps nobody waiting. Raises `StorageError` as `told_of_file`, BACKUP_DAMAGED;
    `PinPortalError` BACKUP_FOLDER, BACKUP_STOPPED.
    """
    stop = stop or Stop()
    begun = to.with_name(f"{to.name}.{os.getpid()}.part")
    with writing_backups(to.parent):
        to.parent.mkdir(parents=True, exist_ok=True)
        begun.unlink(missing_ok=True)
    connection = engine.raw_connection()
    try:
        with stopped_by(stop, connection.driver_connection), told_of_file(to):
            connection.cursor().execute("VACUUM INTO ?", (str(begun),))
        refuse_damaged(begun, key, stop)
        put_in_place(begun, to)
    finally:
        connection.close()
        begun.unlink(missing_ok=True)


def refuse_damaged(copy: Path, key: bytes, stop: Stop | None = None) -> None:
    """Read every page of a copy that nobody has open. Writes nothing, not even beside it.

    Raises `StorageError` BACKUP_DAMAGED, BACKUP_OF_ANOTHER for a key that does not fit, both with its `name`;
    `PinPortalError` FILE_NOT_READABLE, BACKUP_STOPPED.
    """
    if not os.access(copy, os.R_OK) or not copy.is_file():
        raise PinPortalError(Code.FILE_NOT_READABLE, name=copy.name)
    connection = sqlcipher.connect(f"{copy.absolute().as_uri()}?immutable=1", uri=True, check_same_thread=False)
    try:
        with stopped_by(stop or Stop(), connection), told_of_file(copy):
            unlock(connection, key)
            # The first finds a page that was changed, the second pages that do not belong together.
            found = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            if found or connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
                raise StorageError(Code.BACKUP_DAMAGED, name=copy.name)
    except StorageError as error:
        meant = {Code.DATABASE_DAMAGED: Code.BACKUP_DAMAGED, Code.DATABASE_KEY_WRONG: Code.BACKUP_OF_ANOTHER}
        if error.code in meant:
            raise StorageError(meant[error.code], name=copy.name) from error
        raise
    finally:
        connection.close()


def put_in_place(begun: Path, to: Path) -> None:
    """Move a whole file to where it belongs, in a way that a power cut does not undo. Raises BACKUP_FOLDER."""
    with writing_backups(to.parent):
        synchronize(begun)
        begun.replace(to)
        synchronize(to.parent)


def synchronize(path: Path) -> None:
    """Have a file, or a folder's list of names, reach the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows keeps the list by itself
    opened = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def writing_backups(folder: Path) -> Iterator[None]:
    """Tells what the operating system refuses as BACKUP_FOLDER."""
    try:
        yield
    except OSError as error:
        raise PinPortalError(Code.BACKUP_FOLDER, folder=str(folder)) from error


@contextmanager
def stopped_by(stop: Stop, connection: Any) -> Iterator[None]:  # noqa: ANN401 - the driver's connection
    """Ends what runs on the connection when that is asked for. Raises `PinPortalError` BACKUP_STOPPED."""
    stop.by(connection.interrupt)
    try:
        if stop.asked:
            raise PinPortalError(Code.BACKUP_STOPPED)
        yield
    except StorageError as error:
        if stop.asked:
            raise PinPortalError(Code.BACKUP_STOPPED) from error
        raise
    finally:
        stop.by(None)
