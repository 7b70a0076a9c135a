# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Where the two keys come from. The demo's lie in a file that says so; the operating system's keyring comes next."""

import os
import secrets
import tomllib
from dataclasses import dataclass
from typing import Final, Protocol

from pinportal_desktop.app.home import Home
from pinportal_desktop.domain.errors import Code, PinPortalError, StorageError
from pinportal_desktop.security.keys import KEY_BYTES, Key, PracticeKey

KEY_ID: Final = 1  # of the subkeys in use; a rotation draws a new practice key under the next one

_TEXT: Final = """\
# The keys of the demo. They protect invented patients and are worth nothing: whoever reads this file can open the demo.
# A practice's own keys never lie in a file.
database_key = "{database}"
practice_key = "{practice}"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The two keys that everything hangs on."""

    database: Key
    practice: PracticeKey


class KeyStore(Protocol):
    """Keeps the two keys of one database."""

    def keys(self) -> Keys:
        """Both. May wait until somebody answers a prompt, so never on the GUI thread. Raises `PinPortalError`."""


class DemoKeys:
    """Implements `KeyStore` for the demo alone: a file beside the demo's database. Refuses to exist anywhere else."""

    def __init__(self, home: Home) -> None:
        """Raises `PinPortalError` DEMO_ONLY for a home that is not the demo's."""
        if not home.demo:
            raise PinPortalError(Code.DEMO_ONLY)
        self._home = home

    def keys(self) -> Keys:
        """The keys, drawn at the first call. Raises `StorageError` DATABASE_KEY_WRONG for a file that is damaged."""
        if not self._home.keys.is_file():
            self._draw()
        try:
            kept = tomllib.loads(self._home.keys.read_text("utf-8"))
            database, practice = bytes.fromhex(kept["database_key"]), bytes.fromhex(kept["practice_key"])
            return Keys(database=Key(database), practice=PracticeKey(practice))
        except (KeyError, TypeError, ValueError) as error:
            raise StorageError(Code.DATABASE_KEY_WRONG) from error

    def _draw(self) -> None:
        text = _TEXT.format(database=secrets.token_hex(KEY_BYTES), practice=secrets.token_hex(KEY_BYTES))
        self._home.folder.mkdir(parents=True, exist_ok=True)
        try:
            # Readable by nobody else from its first byte on; the first of two starts at the same time wins.
            with open(self._home.keys, "x", encoding="utf-8", opener=_private) as file:
                file.write(text)
        except FileExistsError:
            return


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
