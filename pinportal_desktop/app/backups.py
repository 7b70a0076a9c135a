# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The practice's backups: made while the desk runs, encrypted as the database is, rotated, beside them the sealed keys.

A backup is `pinportal-20261125T190800Z.backup`; where a recovery key was printed before, `….keys` beside it holds the
keys sealed under it, so that the two files and the paper open the practice on another computer.
"""

import logging
import os
import shutil
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pinportal_desktop.app.home import Home
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.app.recovery import take_effect
from pinportal_desktop.domain.backups import is_due, kept
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.recovery import (
    draw_recovery_key,
    groups_of,
    paper_number,
    paper_of,
    read_recovery_key,
)
from pinportal_desktop.storage.copies import put_in_place, writing_backups
from pinportal_desktop.usecases.backups import Backup, RecoveryDraft
from pinportal_desktop.usecases.incidents import log_incident
from pinportal_desktop.usecases.stopping import Stop

_LOG: Final = logging.getLogger(__name__)
_NAME: Final = "pinportal-%Y%m%dT%H%M%SZ.backup"
_FIRST: Final = 20.0  # s after the start, which nothing should slow down
_PAUSE: Final = 3600.0  # s between two looks whether one is due, and between two tries


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """See `usecases.backups.Backups.all`."""
    found: list[Backup] = []
    try:
        for file in folder.glob("pinportal-*.backup"):
            made_at = _named(file)
            if made_at is not None:  # else somebody's own
                found.append(Backup(file=file, made_at=made_at, size=file.stat().st_size, paper=_paper_beside(file)))
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda backup: backup.made_at, reverse=True))


def made_at_of(file: Path) -> datetime:
    """When a backup was made, by its name; a file of another name is as old as it says."""
    return _named(file) or datetime.fromtimestamp(file.stat().st_mtime, UTC)


def keys_beside(file: Path) -> Path:
    """Where the sealed keys of a backup lie."""
    return file.with_suffix(".keys")


class FileBackups:
    """Implements `usecases.backups.Backups` for a file. One is made at a time."""

    def __init__(self, parts: Parts) -> None:
        """Raises as `Home.backups` does."""
        self._parts = parts
        self._home: Home = parts.home
        self._folder = parts.home.backups()
        self._one = threading.Lock()
        self._running: Stop | None = None
        self._trouble: PinPortalError | None = None

    @property
    def folder(self) -> Path:
        """See `Backups`."""
        return self._folder

    @property
    def trouble(self) -> PinPortalError | None:
        """See `Backups`."""
        return self._trouble

    def all(self) -> tuple[Backup, ...]:
        """See `Backups`."""
        return backups_in(self._folder)

    def make(self, stop: Stop) -> Backup:
        """See `Backups`."""
        now = self._parts.clock.now().astimezone(UTC)
        with self._one:
            self._running = stop
            try:
                made = self.make_as(self._folder / now.strftime(_NAME), stop)
                self._rotate()
            except PinPortalError as error:
                if error.code is not Code.BACKUP_STOPPED:
                    self._trouble = error
                raise
            finally:
                self._running = None
            self._trouble = None
            return made

    def stop(self) -> None:
        """Break off the one that runs."""
        running = self._running
        if running is not None:
            running.ask()

    def paper(self) -> str:
        """See `Backups`."""
        return paper_of(self._sealed_keys())

    def draw_recovery_key(self) -> RecoveryDraft:
        """See `Backups`."""
        from pinportal_desktop.documents.recovery import RecoveryFacts, recovery_paper  # few ask for it

        rules, words, key = self._parts.rules(), self._parts.words(), draw_recovery_key()
        groups, number = groups_of(key), paper_number(key)
        facts = RecoveryFacts(
            practice_name=rules.practice_name,
            number=number,
            groups=groups,
            printed_on=words.date(rules.today(self._parts.clock.now())),
            language=words.language,
            size=rules.paper,
        )
        text = Secret(" ".join(group.reveal() for group in groups))
        return RecoveryDraft(number=number, page=recovery_paper(facts), key=text)

    def recovery_key_printed(self, draft: RecoveryDraft) -> None:
        """See `Backups`."""
        take_effect(self._parts, read_recovery_key(draft.key))

    def make_as(self, file: Path, stop: Stop) -> Backup:
        """Make one as a file of any name, with its sealed keys. Raises as `make` does."""
        self._clear_remains()
        # Made on this computer's own disk: SQLite's locks may not hold where the backups go.
        own = self._home.own_backups / file.name
        self._parts.store.copy_to(own, self._parts.own_keys.database.reveal(), stop)
        sealed = self._sealed_keys()
        if own != file:
            try:
                _carry(own, file)
            finally:
                own.unlink(missing_ok=True)
        if sealed:
            begun = keys_beside(file).with_suffix(f".{os.getpid()}.part")
            with writing_backups(file.parent):
                begun.write_text(sealed, "utf-8")
            put_in_place(begun, keys_beside(file))
        return Backup(file=file, made_at=made_at_of(file), size=file.stat().st_size, paper=paper_of(sealed))

    def _sealed_keys(self) -> str:
        try:
            return self._home.recovery.read_text("utf-8")
        except FileNotFoundError:
            return ""
        except (OSError, ValueError) as error:
            raise PinPortalError(Code.FILE_NOT_READABLE, name=str(self._home.recovery)) from error

    def _clear_remains(self) -> None:
        """What a power cut left half done."""
        day_ago = self._parts.clock.now().timestamp() - 86_400
        with writing_backups(self._home.own_backups):
            self._home.own_backups.mkdir(parents=True, exist_ok=True)
            for begun in self._home.own_backups.glob("*.part"):
                if begun.stat().st_mtime < day_ago:
                    begun.unlink(missing_ok=True)

    def _rotate(self) -> None:
        there = self.all()
        keep = kept(backup.made_at for backup in there)
        for backup in there:
            if backup.made_at not in keep:
                with writing_backups(self._folder):
                    backup.file.unlink(missing_ok=True)
                    keys_beside(backup.file).unlink(missing_ok=True)


class Keeper:
    """Makes a backup soon after the start and then daily, on a thread of its own; tries again when one failed."""

    def __init__(self, backups: FileBackups, now: Callable[[], datetime], first: float = _FIRST) -> None:
        """`first` is in seconds."""
        self._backups = backups
        self._now = now
        self._first = first
        self._stop = Stop()
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, name="backups", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self, timeout: float) -> bool:
        """Break off what runs; whether the thread has ended within so many seconds."""
        self._end.set()
        self._stop.ask()
        self._backups.stop()
        if self._thread.is_alive():
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        at_start, pause = True, self._first
        while not self._end.wait(pause):
            self.keep(at_start=at_start)
            at_start, pause = self._backups.trouble is not None, _PAUSE

    def keep(self, *, at_start: bool) -> None:
        """Make one if it is due. What stands against it is told by `Backups.trouble`."""
        try:
            newest = next((backup.made_at for backup in self._backups.all()), None)
            if is_due(newest, self._now(), at_start=at_start):
                self._backups.make(self._stop)
                _LOG.info("backup")
        except PinPortalError as error:
            _LOG.warning("backup", extra={"code": error.code.value})
        except Exception as error:  # noqa: BLE001 - backups that nobody makes any more are worse than any incident
            log_incident(error)


def _carry(own: Path, to: Path) -> None:
    begun = to.with_name(f"{to.name}.{os.getpid()}.part")
    try:
        with writing_backups(to.parent):
            # Not its parents: where a drive is not there, its place stays empty.
            to.parent.mkdir(exist_ok=True)
            shutil.copyfile(own, begun)
        put_in_place(begun, to)
    finally:
        with writing_backups(to.parent):
            begun.unlink(missing_ok=True)


def _named(file: Path) -> datetime | None:
    try:
        return datetime.strptime(file.name, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def _paper_beside(file: Path) -> str:
    try:
        return paper_of(keys_beside(file).read_text("utf-8"))
    except (OSError, ValueError):
        return ""
