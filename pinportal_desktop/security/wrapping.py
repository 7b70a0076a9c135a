# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Keys wrapped under a passphrase, as a small text file: for a computer without a keyring, and to take keys elsewhere.

argon2id (RFC 9106) makes the wrapping key, AES-256-GCM seals; what the file says of its costs is sealed along, so that
nobody makes guessing cheaper.
"""

import json
import os
import tomllib
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from pinportal_desktop.domain.errors import Code, PinPortalError, Refused
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.keys import KEY_BYTES, Key, Keys, PracticeKey

# NIST SP 800-63B-4, 3.1.1.2: 15 where nothing stands beside it. Whoever has the file can guess at leisure.
PASSPHRASE_LEAST: Final = 15
_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12
_MEMORY_MOST: Final = 2 * 1024 * 1024  # KiB; a damaged file must not ask for more than the computer has
_TEXT: Final = """\
# The keys of a PinPortal database, wrapped under a passphrase. Without the passphrase nobody can use them.
key_set = "{key_set}"
memory = {memory}
passes = {passes}
lanes = {lanes}
salt = "{salt}"
sealed = "{sealed}"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one guess costs: memory in KiB, passes over it, lanes at once."""

    memory: int
    passes: int
    lanes: int


USUAL: Final = Cost(memory=256 * 1024, passes=4, lanes=4)


def check_passphrase(passphrase: Secret) -> None:
    """Raises `Refused` PASSPHRASE_SHORT; the field at fault is "passphrase"."""
    if len(passphrase.reveal()) < PASSPHRASE_LEAST:
        raise Refused(Code.PASSPHRASE_SHORT, field="passphrase", least=PASSPHRASE_LEAST)


def wrap(keys: Keys, passphrase: Secret, key_set: str, *, cost: Cost | None = None) -> str:
    """The file's text. Takes about a second, on purpose."""
    cost, salt, nonce = cost or USUAL, os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    cipher = AESGCM(_wrapping_key(passphrase, salt, cost))
    sealed = nonce + cipher.encrypt(nonce, keys_as_json(keys), _bound(key_set, cost))
    return _TEXT.format(
        key_set=key_set,
        memory=cost.memory,
        passes=cost.passes,
        lanes=cost.lanes,
        salt=b64encode(salt).decode(),
        sealed=b64encode(sealed).decode(),
    )


def unwrap(text: str, passphrase: Secret) -> tuple[str, Keys]:
    """The key set's name and its keys. Raises `PinPortalError` KEY_FILE_DAMAGED, `Refused` PASSPHRASE_WRONG."""
    try:
        said: dict[str, Any] = tomllib.loads(text)
        cost = Cost(memory=int(said["memory"]), passes=int(said["passes"]), lanes=int(said["lanes"]))
        key_set, salt, sealed = str(said["key_set"]), b64decode(said["salt"]), b64decode(said["sealed"])
        if not 8 * cost.lanes <= cost.memory <= _MEMORY_MOST or len(salt) < _SALT_BYTES or cost.passes > 100:
            raise ValueError("costs")
        wrapping_key = _wrapping_key(passphrase, salt, cost)
    except (KeyError, TypeError, ValueError) as error:
        raise PinPortalError(Code.KEY_FILE_DAMAGED) from error
    try:
        body = AESGCM(wrapping_key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _bound(key_set, cost))
    except InvalidTag as error:
        raise Refused(Code.PASSPHRASE_WRONG, field="passphrase") from error
    except ValueError as error:
        raise PinPortalError(Code.KEY_FILE_DAMAGED) from error
    return key_set, keys_from_json(body)


def keys_as_json(keys: Keys) -> bytes:
    """What is sealed of keys. Never store what comes back as it is."""
    body = {
        "database": keys.database.reveal().hex(),
        "practice": keys.practice.reveal().hex(),
        "server_password": None if keys.server_password is None else keys.server_password.reveal(),
    }
    return json.dumps(body).encode()


def keys_from_json(body: bytes) -> Keys:
    """The keys again."""
    kept = json.loads(body)
    password = kept["server_password"]
    return Keys(
        database=Key(bytes.fromhex(kept["database"])),
        practice=PracticeKey(bytes.fromhex(kept["practice"])),
        server_password=None if password is None else Secret(password),
    )


def _wrapping_key(passphrase: Secret, salt: bytes, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw  # only a start with a passphrase needs it

    return hash_secret_raw(
        # Two keyboards' ways to an accented letter give the same passphrase.
        unicodedata.normalize("NFKC", passphrase.reveal()).encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _bound(key_set: str, cost: Cost) -> bytes:
    return json.dumps([key_set, cost.memory, cost.passes, cost.lanes]).encode()
