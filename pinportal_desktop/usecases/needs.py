# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the use cases need of the world: time, chance, keys, a store, senders.

Rooms implement them; `app` wires them.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from pinportal_desktop.domain.credential import PinDigest, Sealed
from pinportal_desktop.domain.ids import CommandId, CredentialId, MessageId, PatientId, PracticeId
from pinportal_desktop.domain.outbox import Channel
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.usecases.command import Actor, Command, Entry
from pinportal_desktop.usecases.work import Work


class Clock(Protocol):
    def now(self) -> datetime:
        """The present instant, aware, UTC."""


class Entropy(Protocol):
    """Chance: the operating system's source, a seeded one in tests and demo data."""

    def new_id(self, at: datetime) -> UUID:
        """A UUIDv7 for the instant `at`; those of one instant sort in the order drawn."""

    def symbol(self, alphabet: str) -> str:
        """One symbol, each equally likely."""

    def token(self) -> Secret:
        """256 bits as URL-safe text, for single-use links and browser sessions."""


class DigestKeys(Protocol):
    def pin_digest(self, pin: Pin) -> PinDigest:
        """Keyed and deterministic: the same PIN gives the same digest under the same key."""

    def link_digest(self, token: Secret) -> PinDigest:
        """The same of a VQ's link. No PIN has a link's digest, and no link a PIN's."""

    def scope_digest(self, scope: str) -> bytes:
        """Keyed digest of a network address or device, so that counters hold none in clear."""


class PinSeals(Protocol):
    def seal_pin(self, pin: Pin, patient_id: PatientId, credential_id: CredentialId) -> Sealed:
        """Sealed under the practice key and bound to patient and credential."""

    def open_pin(self, sealed: Sealed, patient_id: PatientId, credential_id: CredentialId) -> Pin:
        """Raises `PinPortalError` SEAL_BROKEN when it was sealed for something else or under another key."""

    def seal_link(self, token: Secret, patient_id: PatientId, credential_id: CredentialId) -> Sealed:
        """The token of a VQ's link, likewise."""

    def open_link(self, sealed: Sealed, patient_id: PatientId, credential_id: CredentialId) -> Secret:
        """Raises `PinPortalError` SEAL_BROKEN."""


class OutboxKeys(Protocol):
    def seal_address(self, address: str, message_id: MessageId) -> Sealed: ...

    def open_address(self, sealed: Sealed, message_id: MessageId) -> str:
        """Raises `PinPortalError` SEAL_BROKEN."""

    def seal_link(self, token: Secret, message_id: MessageId) -> Sealed:
        """A single-use link's token, for the one message that carries it."""

    def open_link(self, sealed: Sealed, message_id: MessageId) -> Secret:
        """Raises `PinPortalError` SEAL_BROKEN."""


class SettingKeys(Protocol):
    """Seals what a practice sets and nobody may read: the mail server's password. Bound to the practice."""

    def seal_secret(self, secret: Secret, practice_id: PracticeId) -> Sealed: ...

    def open_secret(self, sealed: Sealed, practice_id: PracticeId) -> Secret:
        """Raises `PinPortalError` SEAL_BROKEN."""


class RecordKeys(Protocol):
    def record_mac(self, previous: bytes, entry: bytes) -> tuple[int, bytes]:
        """Key id and HMAC-SHA256 over the previous entry's MAC and this entry's canonical bytes."""

    def seal_command(self, command_id: CommandId, body: bytes) -> Sealed:
        """The command's body, sealed deterministically: carried out twice, it gives the same row."""


class Passwords(Protocol):
    def hash(self, password: Secret) -> str:
        """An argon2id hash with its parameters (about 85 ms and 64 MiB: never on a GUI thread)."""

    def verify(self, password: Secret, hashed: str | None) -> bool:
        """Whether it is the one; for None (there is no such login) the same work, and never."""

    def is_common(self, password: Secret) -> bool:
        """Whether it stands on the blocklist (NIST SP 800-63B-4, 3.1.1.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOut:
    """A command as it is kept beside its result."""

    command: Command
    kind: str
    body: Sealed
    result: bytes


class Transaction(Work, Protocol):
    """One writing transaction, with what only `carry_out` may touch."""

    def result_of(self, command_id: CommandId) -> bytes | None:
        """The stored result of a command carried out before; None for a new one."""

    def conclude(self, carried_out: CarriedOut, entry: Entry | None) -> None:
        """Keep the command and append the entry to its station's chain: the last statements before the commit."""


class Store(Protocol):
    def writing(self) -> AbstractContextManager[Transaction]:
        """A transaction that commits at the end of the block and rolls back on an error.

        Raises `StorageError` DATABASE_BUSY after five seconds of waiting, DATABASE_GONE when there is no
        connection.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """Where commands are drawn: a desk or a site, with its actor, its clock, its chance and its keys."""

    actor: Actor
    clock: Clock
    entropy: Entropy
    digests: DigestKeys
    outbox: OutboxKeys

    def made(self) -> dict[str, Any]:
        """What every command begins with: an id of its own, by whom, and when (UTC)."""
        now = self.clock.now()
        return {"id": CommandId(self.entropy.new_id(now)), "by": self.actor, "made_at": now}


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk(Surface):
    """A surface at which PINs are made and shown, and settings are made: it alone has these seals."""

    seals: PinSeals
    settings: SettingKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A message ready to leave; `html` is empty where only text is wanted. Its texts are bodies: never logged.

    A text message goes to a carrier's gateway, without `subject` and `html`: what a phone shows is `text` alone.
    """

    to: str
    wire_id: str
    subject: str
    text: str
    html: str


class Sender(Protocol):
    def send(self, mail: Mail) -> None:
        """Hand it over for good. Raises `PinPortalError`, whose code is the cause (see `domain.outbox`)."""


class MessageTexts(Protocol):
    """Renders a message; `words` implements it."""

    def message(
        self,
        template: str,
        language: str,
        *,
        practice_name: str,
        portal_address: str,
        pin: Pin | None,
        initial: str,
        channel: Channel = Channel.EMAIL,
        link: str = "",
    ) -> tuple[str, str, str]:
        """Subject, text and HTML; of a text message only the text, in letters that every phone has.

        `initial` is the child's first initial where siblings must be told apart, else empty. `link` is the whole
        address of a single-use page.
        """
