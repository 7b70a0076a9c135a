# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The recovery key: 256 random bits on paper, under which a practice's keys are sealed beside its backups.

As text it is thirteen groups of five symbols: four of the key (Crockford's base 32: no I, L, O or U), one that checks
the four and their place. That one is a sum over GF(32) in which each symbol weighs differently, so it finds every
single mistyped symbol, any two that changed places, and a group in another's place. The keys are sealed with
AES-256-GCM under a key made from it by HKDF-SHA-256; 256 random bits need no slow derivation as a passphrase does.
"""

import json
import os
import secrets
import tomllib
from base64 import b64decode, b64encode
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from pinportal_desktop.domain.errors import Code, PinPortalError, Refused
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.keys import KEY_BYTES, Key, Keys
from pinportal_desktop.security.wrapping import keys_as_json, keys_from_json

_SYMBOLS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": " ", "–": " ", "·": " "})
GROUPS: Final = 13
_DATA: Final = 4  # symbols of a group that are the key's
_BITS: Final = 5
_NONCE_BYTES: Final = 12
_FIELD: Final = 0b100101  # x^5 + x^2 + 1, of which x generates all but zero
_TEXT: Final = """\
# The keys of a PinPortal database, sealed under the recovery key on the practice's paper {paper}.
paper = "{paper}"
key_set = "{key_set}"
sealed = "{sealed}"
"""


def draw_recovery_key() -> Key:
    """A fresh one, from the operating system's entropy."""
    return Key(secrets.token_bytes(KEY_BYTES))


def paper_number(key: Key) -> str:
    """What tells papers apart, and nothing about the key: "7F3A-91C2"."""
    number = _derived(key, "pinportal/recovery paper", 4).hex().upper()
    return f"{number[:4]}-{number[4:]}"


def groups_of(key: Key) -> tuple[Secret, ...]:
    """The key as it stands on paper."""
    # Four bits are left over in the last symbol.
    number = int.from_bytes(key.reveal(), "big") << (GROUPS * _DATA * _BITS - KEY_BYTES * 8)
    values = [number >> _BITS * n & 31 for n in reversed(range(GROUPS * _DATA))]
    groups = [values[n : n + _DATA] for n in range(0, len(values), _DATA)]
    return tuple(
        Secret("".join(_SYMBOLS[value] for value in [*group, _check(group, place)]))
        for place, group in enumerate(groups)
    )


def read_recovery_key(typed: Secret) -> Key:
    """The key as somebody typed or pasted it, in whatever groups and case.

    Raises `Refused` RECOVERY_GROUPS (`count` of `least`), RECOVERY_GROUP with the `number` of the first group that is
    mistyped and the `group` itself; the field at fault is "recovery".
    """
    symbols = "".join(typed.reveal().upper().translate(_READ_AS).split())
    size = _DATA + 1
    groups = [symbols[n : n + size] for n in range(0, len(symbols), size)]
    for place, group in enumerate(groups[:GROUPS]):
        values = [_SYMBOLS.find(symbol) for symbol in group]
        if -1 in values or len(group) < size or values[-1] != _check(values[:-1], place):
            raise Refused(Code.RECOVERY_GROUP, field="recovery", number=place + 1, group=group)
    if len(groups) != GROUPS:
        raise Refused(Code.RECOVERY_GROUPS, field="recovery", count=len(groups), least=GROUPS)
    number = 0
    for group in groups:
        for symbol in group[:_DATA]:
            number = number << _BITS | _SYMBOLS.index(symbol)
    return Key((number >> GROUPS * _DATA * _BITS - KEY_BYTES * 8).to_bytes(KEY_BYTES, "big"))


def seal_keys(keys: Keys, key_set: str, recovery: Key) -> str:
    """The text of a file that holds the keys sealed."""
    paper, nonce = paper_number(recovery), os.urandom(_NONCE_BYTES)
    body = nonce + _cipher(recovery).encrypt(nonce, keys_as_json(keys), _bound(key_set, paper))
    return _TEXT.format(paper=paper, key_set=key_set, sealed=b64encode(body).decode())


def open_keys(text: str, recovery: Key) -> tuple[str, Keys]:
    """The key set's name and its keys.

    Raises `PinPortalError` KEY_FILE_DAMAGED; `Refused` RECOVERY_OTHER with the number of the `paper` that is needed.
    """
    try:
        said: dict[str, Any] = tomllib.loads(text)
        paper, key_set, sealed = str(said["paper"]), str(said["key_set"]), b64decode(said["sealed"])
        if paper != paper_number(recovery):
            raise Refused(Code.RECOVERY_OTHER, field="recovery", paper=paper)
        body = _cipher(recovery).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _bound(key_set, paper))
    except (KeyError, TypeError, ValueError, InvalidTag) as error:
        raise PinPortalError(Code.KEY_FILE_DAMAGED) from error
    return key_set, keys_from_json(body)


def paper_of(text: str) -> str:
    """The number of the paper that opens a file of sealed keys; "" where it is none."""
    try:
        return str(tomllib.loads(text).get("paper", ""))
    except tomllib.TOMLDecodeError:
        return ""


def _check(values: list[int], place: int) -> int:
    """The place's own value plus x·v1 + x²·v2 + x³·v3 + x⁴·v4."""
    total = place + 1
    for power, value in enumerate(values, start=1):
        for _ in range(power):
            value <<= 1  # noqa: PLW2901 - multiplied by x, reduced
            if value & 32:
                value ^= _FIELD  # noqa: PLW2901 - likewise
        total ^= value
    return total


def _cipher(recovery: Key) -> AESGCM:
    return AESGCM(_derived(recovery, "pinportal/recovery", KEY_BYTES))


def _derived(key: Key, info: str, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=info.encode()).derive(key.reveal())


def _bound(key_set: str, paper: str) -> bytes:
    return json.dumps([key_set, paper]).encode()
