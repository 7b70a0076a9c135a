# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Where the two keys come from: the demo's worthless file, the keyring, or a file wrapped under a passphrase."""

import os
import tomllib
from typing import Final

from pinportal_desktop.app.home import Config, Home, KeptIn
from pinportal_desktop.domain.errors import Code, PinPortalError, StorageError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.keyring import KeyringKeys, trusted_backend
from pinportal_desktop.security.keys import Key, Keys, PracticeKey, draw_keys
from pinportal_desktop.security.wrapping import check_passphrase, unwrap, wrap

KEY_ID: Final = 1  # of the subkeys in use; a rotation draws a new practice key under the next one

_TEXT: Final = """\
# The keys of the demo. They protect invented patients and are worth nothing: whoever reads this file can open the demo.
# A practice's own keys never lie open in a file.
database_key = "{database}"
practice_key = "{practice}"
"""


class DemoKeys:
    """The demo's keys: a file beside the demo's database. Refuses to exist anywhere else."""

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
        drawn = draw_keys()
        text = _TEXT.format(database=drawn.database.reveal().hex(), practice=drawn.practice.reveal().hex())
        self._home.folder.mkdir(parents=True, exist_ok=True)
        try:
            # Readable by nobody else from its first byte on; the first of two starts at the same time wins.
            with open(self._home.keys, "x", encoding="utf-8", opener=_private) as file:
                file.write(text)
        except FileExistsError:
            return


def practice_keys(home: Home, config: Config, passphrase: Secret | None) -> Keys | None:
    """The practice's keys; None where a passphrase is needed and was not given.

    May wait until somebody answers the keyring's prompt: never on the GUI thread. Raises `StorageError` KEYS_MISSING,
    KEYRING_MISSING, _NOT_TRUSTED, _LOCKED, _FAILED; `Refused` PASSPHRASE_WRONG; `PinPortalError` KEY_FILE_DAMAGED.
    """
    if config.keys is KeptIn.KEYRING:
        return KeyringKeys(trusted_backend(), config.key_set).load()
    try:
        text = home.wrapped_keys.read_text("utf-8")
    except OSError as error:
        raise StorageError(Code.KEYS_MISSING) from error
    return None if passphrase is None else unwrap(text, passphrase)[1]


def keep_keys(home: Home, keys: Keys, key_set: str, passphrase: Secret | None) -> Config:
    """Keep keys in the keyring, or under a passphrase where one is given; gives the config that leads to them.

    Raises as `practice_keys` does, FOLDER_NOT_WRITABLE, and `Refused` PASSPHRASE_SHORT.
    """
    if passphrase is None:
        KeyringKeys(trusted_backend(), key_set).save(keys)
        return Config(database="", keys=KeptIn.KEYRING, key_set=key_set)
    check_passphrase(passphrase)
    home.write(home.wrapped_keys, wrap(keys, passphrase, key_set))
    return Config(database="", keys=KeptIn.FILE, key_set=key_set)


def why_no_keyring() -> StorageError | None:
    """Why keys cannot be kept in this computer's keyring; None where they can. May wait as `practice_keys` does."""
    try:
        trusted_backend()
    except StorageError as error:
        return error
    return None


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
