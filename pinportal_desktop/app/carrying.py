# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Keys carried from one computer to another, and back to one that lost them: a file wrapped under a passphrase."""

import os
from dataclasses import replace
from pathlib import Path

from pinportal_desktop.app.home import Home
from pinportal_desktop.app.keys import keep_keys, practice_keys, why_no_keyring
from pinportal_desktop.app.practice import PassphraseNeeded
from pinportal_desktop.domain.errors import Code, PinPortalError, Refused, StorageError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.wrapping import check_passphrase, unwrap, wrap
from pinportal_desktop.storage.engine import split_password


def save_keys(
    home: Home, file: Path, wrapped_under: Secret, passphrase: Secret | None = None
) -> PassphraseNeeded | None:
    """Write this computer's keys into a new file, wrapped. `passphrase` opens them where there is no keyring.

    Raises `Refused` NO_PRACTICE_YET, PASSPHRASE_SHORT; `PinPortalError` FILE_EXISTS, FOLDER_NOT_WRITABLE; and as
    `practice_keys` does.
    """
    check_passphrase(wrapped_under)
    config = home.config()
    if config is None:
        raise Refused(Code.NO_PRACTICE_YET)
    keys = practice_keys(home, config, passphrase)
    if keys is None:
        return PassphraseNeeded()
    text = wrap(keys, wrapped_under, config.key_set)
    try:
        with open(file, "x", encoding="utf-8", opener=lambda path, flags: os.open(path, flags, 0o600)) as opened:
            opened.write(text)
    except FileExistsError as error:
        raise PinPortalError(Code.FILE_EXISTS, name=file.name) from error
    except OSError as error:
        raise PinPortalError(Code.FOLDER_NOT_WRITABLE, folder=str(file.parent)) from error
    return None


def take_keys(home: Home, file: Path, wrapped_under: Secret, database: str | None = None) -> None:
    """Keep a file's keys on this computer: in its keyring, else under the same passphrase in HOME.

    Raises `PinPortalError` FILE_NOT_READABLE, KEY_FILE_DAMAGED; `Refused` PASSPHRASE_WRONG; `StorageError`
    KEYS_OF_ANOTHER_PRACTICE where this computer has a practice of its own already.
    """
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PinPortalError(Code.FILE_NOT_READABLE, name=file.name) from error
    key_set, keys = unwrap(text, wrapped_under)
    known = home.config()
    if known is not None and known.database and known.key_set != key_set:
        raise StorageError(Code.KEYS_OF_ANOTHER_PRACTICE)
    where = database or ("" if known is None else known.database)
    where, password = split_password(where)
    keys = replace(keys, server_password=password or keys.server_password)
    config = keep_keys(home, keys, key_set, None if why_no_keyring() is None else wrapped_under)
    home.keep(replace(config, database=where, backups="" if known is None else known.backups))
