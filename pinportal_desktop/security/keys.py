# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The practice key and its subkeys: one for each purpose, so that a service gets only what it needs.

HKDF-SHA-256 (RFC 5869) from the practice key, with a key id, from the first PIN on: rotation adds ids, it replaces nothing.
"""

from enum import StrEnum
from hashlib import sha256
from hmac import digest as hmac_digest
from typing import Final, Never
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from pinportal_desktop.domain.credential import PinDigest, Sealed
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.ids import CommandId, CredentialId, MessageId, PatientId
from pinportal_desktop.domain.pin import Pin, parse_pin

KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12


class Purpose(StrEnum):
    """What a subkey is for; part of its derivation."""

    PIN_DIGEST = "pin-digest"
    PIN_SEAL = "pin-seal"
    RECORD = "record"
    COMMAND = "command"
    OUTBOX = "outbox"
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
        return "Key(**********)"

    def __reduce__(self) -> Never:
        msg = "a key is not pickled"
        raise TypeError(msg)


def subkey(practice_key: Key, key_id: int, purpose: Purpose) -> Key:
    """The subkey for one purpose."""
    info = f"pinportal/{key_id}/{purpose.value}".encode()
    return Key(HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(practice_key.reveal()))


class DigestSubkeys:
    """Implements `needs.DigestKeys`."""

    def __init__(self, practice_key: Key, key_id: int) -> None:
        self._key_id = key_id
        self._pin = subkey(practice_key, key_id, Purpose.PIN_DIGEST)
        self._scope = subkey(practice_key, key_id, Purpose.SCOPE)

    def pin_digest(self, pin: Pin) -> PinDigest:
        """HMAC-SHA-256 of the eight symbols."""
        return PinDigest(key_id=self._key_id, value=hmac_digest(self._pin.reveal(), pin.symbols.encode(), sha256))

    def scope_digest(self, scope: str) -> bytes:
        """HMAC-SHA-256 of an address or a device."""
        return hmac_digest(self._scope.reveal(), scope.encode(), sha256)


class PinSealSubkey:
    """Implements `needs.PinSeals`: AES-256-GCM, bound to patient and credential."""

    def __init__(self, practice_key: Key, key_id: int) -> None:
        self._key_id = key_id
        self._seal = AESGCM(subkey(practice_key, key_id, Purpose.PIN_SEAL).reveal())

    def seal_pin(self, pin: Pin, patient_id: PatientId, credential_id: CredentialId) -> Sealed:
        """Deterministic: a credential's id is drawn once and has one PIN, so its nonce serves one text only."""
        nonce = _nonce(credential_id)
        value = self._seal.encrypt(nonce, pin.symbols.encode(), _bound(patient_id, credential_id))
        return Sealed(key_id=self._key_id, value=nonce + value)

    def open_pin(self, sealed: Sealed, patient_id: PatientId, credential_id: CredentialId) -> Pin:
        """See `needs.PinSeals`."""
        return parse_pin(_opened(self._seal, self._key_id, sealed, _bound(patient_id, credential_id)).decode())


class OutboxSubkey:
    """Implements `needs.OutboxKeys`: AES-256-GCM, bound to the message."""

    def __init__(self, practice_key: Key, key_id: int) -> None:
        self._key_id = key_id
        self._seal = AESGCM(subkey(practice_key, key_id, Purpose.OUTBOX).reveal())

    def seal_address(self, address: str, message_id: MessageId) -> Sealed:
        """Deterministic: a message's id is drawn once and has one address."""
        nonce = _nonce(message_id)
        return Sealed(
            key_id=self._key_id, value=nonce + self._seal.encrypt(nonce, address.encode(), _bound(message_id))
        )

    def open_address(self, sealed: Sealed, message_id: MessageId) -> str:
        """See `needs.OutboxKeys`."""
        return _opened(self._seal, self._key_id, sealed, _bound(message_id)).decode()


class RecordSubkeys:
    """Implements `needs.RecordKeys`."""

    def __init__(self, practice_key: Key, key_id: int) -> None:
        self._key_id = key_id
        self._record = subkey(practice_key, key_id, Purpose.RECORD)
        self._command = AESGCM(subkey(practice_key, key_id, Purpose.COMMAND).reveal())

    def record_mac(self, previous: bytes, entry: bytes) -> tuple[int, bytes]:
        """HMAC-SHA-256 over the previous code and the entry; the length first, so that no two pairs run together."""
        text = len(previous).to_bytes(2, "big") + previous + entry
        return self._key_id, hmac_digest(self._record.reveal(), text, sha256)

    def seal_command(self, command_id: CommandId, body: bytes) -> Sealed:
        """Deterministic: a command's id stands for one body, so carrying it out twice writes the same row."""
        nonce = _nonce(command_id)
        return Sealed(key_id=self._key_id, value=nonce + self._command.encrypt(nonce, body, _bound(command_id)))


def _nonce(id_: UUID) -> bytes:
    """Twelve bytes of the id's SHA-256: two ids share them by a chance of 2^-96."""
    return sha256(id_.bytes).digest()[:_NONCE_BYTES]


def _bound(*ids: UUID) -> bytes:
    return b"".join(id_.bytes for id_ in ids)


def _opened(seal: AESGCM, key_id: int, sealed: Sealed, bound: bytes) -> bytes:
    if sealed.key_id != key_id:
        raise PinPortalError(Code.SEAL_BROKEN)
    try:
        return seal.decrypt(sealed.value[:_NONCE_BYTES], sealed.value[_NONCE_BYTES:], bound)
    except InvalidTag as error:
        raise PinPortalError(Code.SEAL_BROKEN) from error
