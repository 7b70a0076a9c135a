# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Opens the database that a command works on. In this version that is the demo's."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

from pinportal_desktop.app.home import Home
from pinportal_desktop.app.parts import Parts, open_parts
from pinportal_desktop.domain.errors import Code, PinPortalError, StorageError

_BESIDE: Final = ("", "-wal", "-shm")  # what SQLite keeps of one database


def open_demo(home: Home, database: str | None = None) -> Parts:
    """The demo's database; made whole, with its invented patients, at the first start. Raises `PinPortalError`."""
    where = home.database(database)
    with _writing_to(home.folder):
        home.folder.mkdir(parents=True, exist_ok=True)
        if not _is_server(where) and not Path(where).exists():
            _make_beside(home, Path(where))
    parts = open_parts(home, where, create=True)
    try:
        _fill_if_empty(parts)
    except BaseException:
        parts.close()
        raise
    return parts


def forget_demo(home: Home) -> None:
    """Throw the demo under HOME away: database, keys, mail and letters, nothing else that lies there.

    Raises `PinPortalError` DEMO_ONLY for a home that is not the demo's, FOLDER_NOT_WRITABLE.
    """
    if not home.demo:
        raise PinPortalError(Code.DEMO_ONLY)
    with _writing_to(home.folder):
        for file in (*(Path(f"{home.own_database}{end}") for end in (*_BESIDE, ".before-upgrade")), home.keys):
            file.unlink(missing_ok=True)
        for folder in (home.mail, home.letters):
            if folder.is_dir():
                shutil.rmtree(folder)


def _make_beside(home: Home, where: Path) -> None:
    """A crash in the middle leaves no half demo: it is made beside its place, then moved there."""
    where.parent.mkdir(parents=True, exist_ok=True)
    begun = where.with_name(f"{where.name}.{os.getpid()}.part")
    _clear(begun)  # what a power cut left behind is no beginning
    try:
        parts = open_parts(home, str(begun), create=True)
        try:
            _fill_if_empty(parts)
        finally:
            parts.close()
        begun.replace(where)
    finally:
        _clear(begun)


def _clear(database: Path) -> None:
    for end in _BESIDE:
        Path(f"{database}{end}").unlink(missing_ok=True)


def _fill_if_empty(parts: Parts) -> None:
    from pinportal_desktop.app.demo import make_demo
    from pinportal_desktop.app.site import demo_address

    try:
        parts.rules()
    except StorageError as error:
        if error.code is not Code.DATABASE_MISSING:
            raise
        make_demo(parts, today=date.today(), portal_address=demo_address())  # noqa: DTZ011 - invented, whatever the zone


def _is_server(database: str) -> bool:
    from pinportal_desktop.storage.engine import is_server

    return is_server(database)


@contextmanager
def _writing_to(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PinPortalError(Code.FOLDER_NOT_WRITABLE, folder=str(folder)) from error
