# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The demo's database: made whole at the first start, opened after that, thrown away when asked to."""

import shutil
from datetime import date
from pathlib import Path

from pinportal_desktop.app.home import Home, writing_to
from pinportal_desktop.app.making import BESIDE, made_beside
from pinportal_desktop.app.parts import Parts, open_parts
from pinportal_desktop.domain.errors import Code, PinPortalError, StorageError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.storage.engine import is_server
from pinportal_desktop.usecases.backups import Backup
from pinportal_desktop.usecases.start_practice import FirstStart


class DemoOpening:
    """Opens the demo for the desk; it never asks for anything."""

    def __init__(self, home: Home, database: str | None = None) -> None:
        self._home = home
        self._database = database

    def open(self, passphrase: Secret | None = None) -> Parts:  # noqa: ARG002 - the demo's keys lie open
        """See `open_demo`."""
        return open_demo(self._home, self._database)

    def start(self, first: FirstStart) -> Parts:  # noqa: ARG002 - the demo is made whole
        """See `open_demo`."""
        return open_demo(self._home, self._database)

    def backups(self) -> tuple[Backup, ...]:
        """None: the patients are invented."""
        return ()

    def restore(self, file: Path, *, passphrase: Secret | None = None, recovery: Secret | None = None) -> Parts:  # noqa: ARG002 - there is none
        """Raises `PinPortalError` BACKUP_NONE."""
        raise PinPortalError(Code.BACKUP_NONE, folder=str(file.parent))


def open_demo(home: Home, database: str | None = None) -> Parts:
    """The demo's database; made whole, with its invented patients, at the first start. Raises `PinPortalError`."""
    where = home.database(database)
    with writing_to(home.folder):
        home.folder.mkdir(parents=True, exist_ok=True)
        if not is_server(where) and not Path(where).exists():
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
    with writing_to(home.folder):
        for file in (*(Path(f"{home.own_database}{end}") for end in (*BESIDE, ".before-upgrade")), home.keys):
            file.unlink(missing_ok=True)
        for folder in (home.mail, home.letters):
            if folder.is_dir():
                shutil.rmtree(folder)


def _make_beside(home: Home, where: Path) -> None:
    try:
        with made_beside(where) as begun:
            parts = open_parts(home, begun, create=True)
            try:
                _fill_if_empty(parts)
            finally:
                parts.close()
    except StorageError as error:
        if error.code is not Code.PRACTICE_EXISTS:  # another start made the demo meanwhile: the same one
            raise


def _fill_if_empty(parts: Parts) -> None:
    try:
        parts.rules()
    except StorageError as error:
        if error.code is not Code.DATABASE_MISSING:
            raise
        from pinportal_desktop.app.demo import make_demo
        from pinportal_desktop.app.site import demo_address

        make_demo(parts, today=date.today(), portal_address=demo_address())  # noqa: DTZ011 - invented, whatever the zone
