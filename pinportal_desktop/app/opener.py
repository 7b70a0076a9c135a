# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Waits for a database to open, and can give up waiting: a keyring's prompt may never be answered."""

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.secrets import Secret

if TYPE_CHECKING:
    from pathlib import Path

    from pinportal_desktop.app.parts import Parts
    from pinportal_desktop.app.practice import FirstStartNeeded, PassphraseNeeded
    from pinportal_desktop.app.restoring import RecoveryNeeded, RestorePassphraseNeeded
    from pinportal_desktop.usecases.backups import Backup
    from pinportal_desktop.usecases.start_practice import FirstStart

T = TypeVar("T")


class Opening(Protocol):
    """How the database is opened. All runs off the GUI thread, and may wait for a keyring, a server or a drive."""

    def open(self, passphrase: Secret | None = None) -> "Parts | FirstStartNeeded | PassphraseNeeded":
        """The open database, or what is needed first. Raises `PinPortalError`."""

    def start(self, first: "FirstStart") -> "Parts":
        """Make the database. Raises `PinPortalError`, with the input at fault as fact `field`."""

    def backups(self) -> "tuple[Backup, ...]":
        """The backups there are, newest first. Raises `PinPortalError`."""

    def restore(
        self, file: "Path", *, passphrase: Secret | None = None, recovery: Secret | None = None
    ) -> "Parts | RecoveryNeeded | RestorePassphraseNeeded":
        """Restore a backup and open it; or what is needed first. Raises `PinPortalError`."""


class LateOpening:
    """An opening that is made when it is first asked: it takes longer to load than a window to paint."""

    def __init__(self, make: Callable[[], Opening]) -> None:
        self._make = make

    def open(self, passphrase: Secret | None = None) -> "Parts | FirstStartNeeded | PassphraseNeeded":
        """See `Opening`."""
        return self._make().open(passphrase)

    def start(self, first: "FirstStart") -> "Parts":
        """See `Opening`."""
        return self._make().start(first)

    def backups(self) -> "tuple[Backup, ...]":
        """See `Opening`."""
        return self._make().backups()

    def restore(
        self, file: "Path", *, passphrase: Secret | None = None, recovery: Secret | None = None
    ) -> "Parts | RecoveryNeeded | RestorePassphraseNeeded":
        """See `Opening`."""
        return self._make().restore(file, passphrase=passphrase, recovery=recovery)


@runtime_checkable
class _Closes(Protocol):
    def close(self) -> None: ...


class Opener:
    """Runs one opening at a time on a thread of its own, which nobody else waits for."""

    def __init__(self) -> None:
        self._fence = threading.Condition()
        self._given_up = False
        self._closed = False
        self._running: list[threading.Thread] = []

    def run(self, step: Callable[[], T]) -> T:
        """What the step gives. Raises what it raises, or `PinPortalError` OPENING_GIVEN_UP.

        A step that was given up goes on behind; what it opens is closed at once.
        """
        told: list[T | BaseException] = []
        waits = True

        def work() -> None:
            result: T | BaseException
            try:
                result = step()
            except BaseException as error:  # noqa: BLE001 - raised on the thread that waits
                result = error
            with self._fence:
                told.append(result)
                self._fence.notify_all()
                wanted = waits
            if not wanted and isinstance(result, _Closes):
                result.close()

        thread = threading.Thread(target=work, name="opening", daemon=True)
        with self._fence:
            self._given_up = self._closed
            self._running = [one for one in self._running if one.is_alive()] + [thread]
        thread.start()
        with self._fence:
            self._fence.wait_for(lambda: told or self._given_up)
            if not told:
                waits = False
                raise PinPortalError(Code.OPENING_GIVEN_UP)
        if isinstance(told[0], BaseException):
            raise told[0]
        return told[0]

    def give_up(self) -> None:
        """Wait no longer."""
        with self._fence:
            self._given_up = True
            self._fence.notify_all()

    def close(self) -> None:
        """Wait no longer, now or later."""
        self._closed = True
        self.give_up()

    def ended(self, timeout: float) -> bool:
        """Wait for what still runs behind; whether nothing does any more after so many seconds."""
        until = time.monotonic() + timeout
        for thread in self._running:
            thread.join(max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in self._running)
