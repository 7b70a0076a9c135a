# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Backups as a screen or a command sees them; `app` makes and restores them."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.usecases.stopping import Stop

# What a restored backup gets a practice out of.
RESTORING_HELPS: Final = frozenset(
    {
        Code.DATABASE_DAMAGED,
        Code.DATABASE_KEY_WRONG,
        Code.DATABASE_MISSING,
        Code.DATABASE_NOT_READABLE,
        Code.DISK_FAILS,
        Code.KEYS_MISSING,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup. `size` is in bytes; `paper` numbers the recovery key that opens it elsewhere, "" for none."""

    file: Path
    made_at: datetime
    size: int
    paper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryDraft:
    """A recovery key that is worth nothing before it was printed. `page` is a PDF; nothing of it is ever in a file."""

    number: str
    page: bytes = field(repr=False)
    key: Secret


class Backups(Protocol):
    """A practice's backups. What looks at the disk may wait for a drive: call it in a lane of `jobs`."""

    @property
    def folder(self) -> Path:
        """Where they lie."""

    @property
    def trouble(self) -> PinPortalError | None:
        """Why the last one could not be made; None when it could. Waits for nothing."""

    def all(self) -> tuple[Backup, ...]:
        """Those that are there, newest first; none where the folder cannot be read."""

    def make(self, stop: Stop) -> Backup:
        """Make one now. Raises as `copies.copy_whole` does."""

    def paper(self) -> str:
        """The number of the paper that opens the next backup, "" for none. Raises FILE_NOT_READABLE."""

    def draw_recovery_key(self) -> RecoveryDraft:
        """A fresh recovery key with its page."""

    def recovery_key_printed(self, draft: RecoveryDraft) -> None:
        """From now on it opens each backup. Raises `PinPortalError` FOLDER_NOT_WRITABLE; `StorageError`."""
