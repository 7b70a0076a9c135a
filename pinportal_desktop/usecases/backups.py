# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Backups as a screen or a command sees them; `app` makes and restores them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.usecases.stopping import Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup. `size` is in bytes; `paper` numbers the recovery key that opens it elsewhere, "" for none."""

    file: Path
    made_at: datetime
    size: int
    paper: str


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
