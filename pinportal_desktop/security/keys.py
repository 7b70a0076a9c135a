# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The practice key and its subkeys: one for each purpose, so that a service gets only what it needs.

HKDF-SHA-256 (RFC 5869) from the practice key, with a key id, from the first PIN on: rotation adds ids, replacing none.

Everything is sealed with AES-256-GCM under a nonce that is made from what is sealed and what it is bound to (as in SIV,
RFC 5297), not drawn. A nonce thus serves two different texts only by chance, whatever a caller or a restored virtual
machine does with ids, and the same thing sealed twice gives the same bytes, as `carry_out` needs it. What that tells a
reader of the database (the same text was sealed twice for the same id) he sees from the id. 96 bits allow 2^32 seals
under one subkey before a chance collision nears 2^-32 (NIST SP 800-38D, 8.3).
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from hmac import digest as hmac_digest
from typing import Final, Never, Protocol
from uuid import UUID, uuid5

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from pinportal_desktop.domain.credential import PinDigest, Sealed
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.ids import CommandId, CredentialId, MessageId, PatientId, PracticeId
from pinportal_desktop.domain.pin import Pin, parse_pin
from pinportal_desktop.domain.secrets import Secret

KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16


class Purpose(StrEnum):
    """What a subkey is for; part of its derivation, so that nothing made for one purpose passes for another."""

    PIN_DIGEST = "pin-digest"
    PIN_SEAL = "pin-seal"
    RECORD = "record"
    COMMAND = "command"
    OUTBOX = "outbox"
    SETTING = "setting"
    SCOPE = "scope"


class Key:
    """32 secret bytes. Neither printing nor pickling shows them."""

    __slots__ = ("_bytes",)

    def __init__(self, secret: bytes) -> None:
        if len(secret) != KEY_BYTES:
            msg = f"a key has {KEY_BYTES} bytes, not {len(secret)}"
            raise ValueError(msg)
        self._bytes = secret

    def reveal(self) -> bytes:
        """The bytes. Never store, log or format what comes back."""
        return self._bytes

    def __repr__(self) -> str:
        return f"{type(self).__name__}(**********)"

    def __reduce__(self) -> Never:
        msg = "a key is not pickled"
        raise TypeError(msg)


class Subkeys(Protocol):
    """Where subkeys come from: the practice key has all of them; a service is given those that it needs, no others."""

    def subkey(self, key_id: int, purpose: Purpose) -> Key:
        """The subkey for one purpose under one key id."""


class GivenSubkeys:
    """Subkeys that were handed out, without the practice key that they came from. Implements `Subkeys`."""

    def __init__(self, key_id: int, given: Mapping[Purpose, Key]) -> None:
        self._key_id = key_id
        self._given = dict(given)

    def subkey(self, key_id: int, purpose: Purpose) -> Key:
        """See `Subkeys`. Raises `PinPortalError` KEYS_OF_A_SERVICE for what was not handed out."""
        if key_id != self._key_id or purpose not in self._given:
            raise PinPortalError(Code.KEYS_OF_A_SERVICE)
        return self._given[purpose]

    def __repr__(self) -> str:
        return f"GivenSubkeys({', '.join(sorted(self._given))})"


class PracticeKey(Key):
    """The key that a practice's secrets hang on. Implements `Subkeys`."""

    __slots__ = ()

    def subkey(self, key_id: int, purpose: Purpose) -> Key:
        """See `Subkeys`; HKDF-SHA-256."""
        return Key(_derived(self, f"pinportal/{key_id}/{purpose.value}"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The two keys that everything of a practice hangs on; for a server that asks for one, also its password.

    A file is encrypted under `database`; beside a server it is there for the copies that a desk keeps.
    """

    database: Key
    practice: PracticeKey
    server_password: Secret | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceKeys:
    """What a service is given in place of `Keys`: `practice` has a few subkeys. `database` is a file's, else None."""

    database: Key | None
    practice: GivenSubkeys
    server_password: Secret | None = None


def draw_keys(server_password: Secret | None = None) -> Keys:
    """Fresh keys, from the operating system's entropy."""
    database, practice = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(KEY_BYTES)
    return Keys(database=Key(database), practice=PracticeKey(practice), server_password=server_password)


class DigestSubkeys:
    """Implements `needs.DigestKeys`."""

    def __init__(self, keys: Subkeys, key_id: int) -> None:
        self._key_id = key_id
        self._pin = keys.subkey(key_id, Purpose.PIN_DIGEST)
        self._scope = keys.subkey(key_id, Purpose.SCOPE)

    def pin_digest(self, pin: Pin) -> PinDigest:
        """HMAC-SHA-256 of the eight symbols."""
        return PinDigest(key_id=self._key_id, value=hmac_digest(self._pin.reveal(), pin.symbols.encode(), sha256))

    def link_digest(self, token: Secret) -> PinDigest:
        """HMAC-SHA-256 of the token, which no PIN's eight symbols can be."""
        text = b"link " + token.reveal().encode()
        return PinDigest(key_id=self._key_id, value=hmac_digest(self._pin.reveal(), text, sha256))

    def scope_digest(self, scope: str) -> bytes:
        """HMAC-SHA-256 of an address or a device."""
        return hmac_digest(self._scope.reveal(), scope.encode(), sha256)


class PinSealSubkey:
    """Implements `needs.PinSeals`: bound to the practice by its key, to patient and credential by their ids."""

    def __init__(self, keys: Subkeys, key_id: int) -> None:
        self._seal = _Seal(keys, key_id, Purpose.PIN_SEAL)

    def seal_pin(self, pin: Pin, patient_id: PatientId, credential_id: CredentialId) -> Sealed:
        """See `needs.PinSeals`."""
        return self._seal.close(pin.symbols.encode(), patient_id, credential_id)

    def open_pin(self, sealed: Sealed, patient_id: PatientId, credential_id: CredentialId) -> Pin:
        """See `needs.PinSeals`."""
        return parse_pin(self._seal.open(sealed, patient_id, credential_id).decode())

    def seal_link(self, token: Secret, patient_id: PatientId, credential_id: CredentialId) -> Sealed:
        """See `needs.PinSeals`."""
        return self._seal.close(token.reveal().encode(), patient_id, uuid5(credential_id, "link"))

    def open_link(self, sealed: Sealed, patient_id: PatientId, credential_id: CredentialId) -> Secret:
        """See `needs.PinSeals`."""
        return Secret(self._seal.open(sealed, patient_id, uuid5(credential_id, "link")).decode())


class OutboxSubkey:
    """Implements `needs.OutboxKeys`: bound to the message."""

    def __init__(self, keys: Subkeys, key_id: int) -> None:
        self._seal = _Seal(keys, key_id, Purpose.OUTBOX)

    def seal_address(self, address: str, message_id: MessageId) -> Sealed:
        """See `needs.OutboxKeys`."""
        return self._seal.close(address.encode(), message_id)

    def open_address(self, sealed: Sealed, message_id: MessageId) -> str:
        """See `needs.OutboxKeys`."""
        return self._seal.open(sealed, message_id).decode()

    def seal_link(self, token: Secret, message_id: MessageId) -> Sealed:
        """See `needs.OutboxKeys`."""
        return self._seal.close(token.reveal().encode(), uuid5(message_id, "link"))

    def open_link(self, sealed: Sealed, message_id: MessageId) -> Secret:
        """See `needs.OutboxKeys`."""
        return Secret(self._seal.open(sealed, uuid5(message_id, "link")).decode())


class SettingSubkey:
    """Implements `needs.SettingKeys`: bound to the practice."""

    def __init__(self, keys: Subkeys, key_id: int) -> None:
        self._seal = _Seal(keys, key_id, Purpose.SETTING)

    def seal_secret(self, secret: Secret, practice_id: PracticeId) -> Sealed:
        """See `needs.SettingKeys`."""
        return self._seal.close(secret.reveal().encode(), practice_id)

    def open_secret(self, sealed: Sealed, practice_id: PracticeId) -> Secret:
        """See `needs.SettingKeys`."""
        return Secret(self._seal.open(sealed, practice_id).decode())


class RecordSubkeys:
    """Implements `needs.RecordKeys`."""

    def __init__(self, keys: Subkeys, key_id: int) -> None:
        self._key_id = key_id
        self._record = keys.subkey(key_id, Purpose.RECORD)
        self._command = _Seal(keys, key_id, Purpose.COMMAND)

    def record_mac(self, previous: bytes, entry: bytes) -> tuple[int, bytes]:
        """HMAC-SHA-256 over the previous code and the entry; the length first, so that no two pairs run together."""
        text = len(previous).to_bytes(2, "big") + previous + entry
        return self._key_id, hmac_digest(self._record.reveal(), text, sha256)

    def seal_command(self, command_id: CommandId, body: bytes) -> Sealed:
        """See `needs.RecordKeys`."""
        return self._command.close(body, command_id)


class _Seal:
    """AES-256-GCM under one subkey, the nonce made from the text (see the module)."""

    def __init__(self, keys: Subkeys, key_id: int, purpose: Purpose) -> None:
        subkey = keys.subkey(key_id, purpose)
        self._key_id = key_id
        self._cipher = AESGCM(subkey.reveal())
        self._nonces = _derived(subkey, "pinportal/nonce")

    def close(self, text: bytes, *bound: UUID) -> Sealed:
        to = _joined(bound)
        nonce = hmac_digest(self._nonces, len(to).to_bytes(2, "big") + to + text, sha256)[:_NONCE_BYTES]
        return Sealed(key_id=self._key_id, value=nonce + self._cipher.encrypt(nonce, text, to))

    def open(self, sealed: Sealed, *bound: UUID) -> bytes:
        """Raises `PinPortalError` SEAL_BROKEN."""
        if sealed.key_id != self._key_id or len(sealed.value) < _NONCE_BYTES + _TAG_BYTES:
            raise PinPortalError(Code.SEAL_BROKEN)
        nonce, closed = sealed.value[:_NONCE_BYTES], sealed.value[_NONCE_BYTES:]
        try:
            return self._cipher.decrypt(nonce, closed, _joined(bound))
        except InvalidTag as error:
            raise PinPortalError(Code.SEAL_BROKEN) from error


def _derived(key: Key, info: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info.encode()).derive(key.reveal())


def _joined(ids: tuple[UUID, ...]) -> bytes:
    return b"".join(id_.bytes for id_ in ids)
