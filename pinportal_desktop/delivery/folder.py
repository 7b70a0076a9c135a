# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Writes messages into a folder, for the demo: one `.eml` a message, as a mail program shows it."""

import os
from contextlib import suppress
from email.headerregistry import Address
from email.policy import SMTP
from pathlib import Path

from pinportal_desktop.delivery.composing import composed
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.usecases.needs import Clock, Mail


class FolderSender:
    """Implements `needs.Sender`. Refuses to exist outside demo mode: a PIN would lie in a file."""

    def __init__(self, folder: Path, clock: Clock, *, sender: Address, demo: bool) -> None:
        """`sender` is the practice's name and address, as the From line shows it."""
        if not demo:
            raise PinPortalError(Code.DEMO_ONLY)
        self._folder = folder
        self._clock = clock
        self._sender = sender

    def send(self, mail: Mail) -> None:
        """Put the whole message there at once; sent again, it replaces itself. Raises MAIL_FOLDER_CLOSED."""
        content = composed(mail, self._sender, self._clock.now()).as_bytes(policy=SMTP)
        # Named by the message's own id: a folder's listing shows no address.
        name = mail.wire_id.strip("<>").partition("@")[0]
        begun = self._folder / f".{name}.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _write_through(begun, content)
            os.replace(begun, self._folder / f"{name}.eml")  # noqa: PTH105 - atomic, and over an older one on Windows too
        except OSError as error:
            with suppress(OSError):  # the first trouble is the one to tell
                begun.unlink(missing_ok=True)
            raise PinPortalError(Code.MAIL_FOLDER_CLOSED) from error


def _write_through(file: Path, content: bytes) -> None:
    """Onto the disk, not only on its way: the outbox forgets the message once this returned."""
    with file.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
