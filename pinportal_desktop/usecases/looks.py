# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""All that is only looked at: frozen rows, straight from storage to a surface."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Literal, Protocol, TypeAlias

from pinportal_desktop.domain.association import PortalAccount
from pinportal_desktop.domain.credential import Credential, PinDigest
from pinportal_desktop.domain.ids import AccountId, ContactId, CredentialId, MessageId, PatientId, PracticeId
from pinportal_desktop.domain.outbox import Channel, MessageState, Template
from pinportal_desktop.domain.patient_account import PatientAccount, PinVq, Status
from pinportal_desktop.domain.people import Patient, Standing
from pinportal_desktop.domain.registering import Handover, Registration
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.signing_in import AccountSession, MailedLink
from pinportal_desktop.domain.verification import Verification
from pinportal_desktop.domain.wording import LetterWording
from pinportal_desktop.usecases.command import EntryFact

PAGE: int = 50

# **Search by**: a status; None for all who are not hidden; or those who are: inactive, deceased or merged away.
HIDDEN: Final = "hidden"
SearchBy: TypeAlias = Status | Literal["hidden"] | None


class DatePart(StrEnum):
    """A part of a birth date that one may search by."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreFields:
    """What stands in **Last name**, **First name** and **Date of Birth**; like the box, beginnings are enough."""

    last_name: str = ""
    first_name: str = ""
    born: str = ""


NO_FIELDS: Final = MoreFields()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What of a row matched: `name` as (start, end) ranges in the listed name, `chart` likewise, parts of `born`."""

    name: tuple[tuple[int, int], ...] = ()
    chart: tuple[tuple[int, int], ...] = ()
    born: frozenset[DatePart] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientRow:
    """One line of the search. `matched_by` names a match that the row does not show: ("Father", "phone"), else None.

    `standing` and `merged` tell why a patient is hidden by default; nobody else's row needs them.
    """

    patient_id: PatientId
    name: str
    born: date
    chart_number: str
    status: Status
    pin_vq: PinVq
    unused_since: date | None = None
    with_access: int = 0
    matched_by: tuple[str, str] | None = None
    marks: Marks = field(default_factory=Marks)
    standing: Standing = Standing.ACTIVE
    merged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """The best rows in their order; `more` when further ones match."""

    rows: tuple[PatientRow, ...]
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLine:
    """One entry of the record as a surface tells it."""

    at: datetime
    by: str
    station: str
    kind: str
    patient_id: PatientId | None
    facts: Mapping[str, EntryFact]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageLine:
    """One message of the outbox as a surface tells it. `to` is the person as spoken, "" for the patient.

    `address` is masked; `trouble` is why it did not leave: words, the value of a `Code`, or why it was cancelled.
    """

    message_id: MessageId
    made_at: datetime
    to: str
    template: Template
    language: str
    channel: Channel
    address: str
    state: MessageState
    tries: int
    next_at: datetime
    sent_at: datetime | None
    trouble: str


class Concern(StrEnum):
    """Which messages of the outbox one looks at."""

    PERSON = "person"  # they will not arrive by themselves, and nothing was sent in their place
    WAITING = "waiting"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxLine:
    """A message with the patient it is about: for what goes to an account as such, the first one it has access to."""

    message: MessageLine
    patient_id: PatientId | None
    patient: str  # family name first, "" where there is none any more


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxPage:
    """Messages, the newest first; `more` when there are others."""

    lines: tuple[OutboxLine, ...]
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StrayAttempts:
    """Failed registrations with a PIN that nobody was given: they belong to no patient. `last_at` None without one."""

    count: int = 0
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiblingLogin:
    """A family contact's portal account; `children` are the other patients it has access to, by first name."""

    contact_id: ContactId
    email: str
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """How the outbox stands.

    `trouble` is the newest code for which something waits, "" for none. `refused` messages will not arrive by
    themselves, and nothing was sent in their place; `refused_patient` is whose newest one is.
    """

    waiting: int = 0
    trouble: str = ""
    refused: int = 0
    refused_patient: PatientId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """A browser's session with its account, and the hash that a password typed again is checked against."""

    session: AccountSession
    account: PortalAccount
    password_hash: str = field(repr=False)


class Looks(Protocol):
    """Reading. Every method is its own short read transaction on the caller's thread; raises `StorageError`."""

    def rules(self, practice_id: PracticeId | None = None) -> PracticeRules:
        """The rules of the practice (of the only one when none is named)."""

    def letter_wording(self, practice_id: PracticeId, language: str) -> LetterWording:
        """What the practice's letters say in that language in its own words."""

    def search(
        self,
        text: str,
        status: SearchBy,
        today: date,
        *,
        fields: MoreFields = NO_FIELDS,
        limit: int = PAGE,
        offset: int = 0,
    ) -> SearchPage:
        """Patients that match every word of the text as a prefix, best first; by name when nothing is asked.

        Words are any of last name, first name, date of birth (also by year alone or month/day), chart number,
        phone, e-mail. First come those whose family name is a word of the text, then those whose first given name is,
        then those whose family name begins with one, then all others; by name in each of these. Of hidden patients
        only name, birth date and chart number are looked at, and all are by name.
        Raises `Refused` SEARCH_DATE_UNREADABLE.
        """

    def account(self, patient_id: PatientId) -> PatientAccount:
        """The patient's account. Raises `Refused` PATIENT_NOT_FOUND."""

    def activity(self, patient_id: PatientId, *, limit: int = 200) -> tuple[RecordLine, ...]:
        """The patient's record, and that of the logins with access to the patient, newest first."""

    def messages(self, patient_id: PatientId, *, limit: int = 200) -> tuple[MessageLine, ...]:
        """What was promised to go out about the patient, newest first."""

    def outbox(self, concern: Concern, *, limit: int = 200) -> OutboxPage:
        """Messages of all patients."""

    def stray_attempts(self, since: datetime) -> StrayAttempts:
        """How often since then somebody tried to register with a PIN that there is not."""

    def login(self, email: str) -> PortalAccount | None:
        """Whose login an e-mail is."""

    def login_of(self, contact_id: ContactId) -> PortalAccount | None:
        """The account linked to that contact."""

    def patients_of(self, contact_id: ContactId) -> tuple[Patient, ...]:
        """The patients whose family the contact belongs to."""

    def siblings(self, patient_id: PatientId) -> tuple[PatientId, ...]:
        """Other patients who share a family contact with this one."""

    def sibling_logins(self, patient_id: PatientId) -> tuple[SiblingLogin, ...]:
        """The accounts of this patient's family contacts that have access to somebody else, or once had."""

    def waiting(self) -> int:
        """How many messages wait to be sent."""

    def outgoing(self) -> Outgoing:
        """The same, with what stands against it, and what was refused for good."""

    def handover(self, token_digest: bytes) -> Handover | None:
        """A hand-over by its token's digest, without consuming it."""

    def registration(self, token_digest: bytes) -> Registration | None:
        """A registration under way by its token's digest."""

    def linked_question(self, digest: PinDigest) -> Credential | None:
        """The VQ whose link has that digest, however it stands; None for none, and for a PIN."""

    # The last three are asked `by` the digest of the token that led there, a registration's, hand-over's, link's or
    # session's: without it a service that connects with a role of its own sees nothing.

    def question_of(self, credential_id: CredentialId, *, by: bytes) -> Verification | None:
        """What that VQ asks; None for a PIN."""

    def password_hash(self, email: str) -> str | None:
        """The argon2id hash of the login with that e-mail; None where there is no such login."""

    def signed_in(self, token_digest: bytes) -> SignedIn | None:
        """The session of that token's digest, whether it is still open or not."""

    def mailed_link(self, token_digest: bytes) -> MailedLink | None:
        """A link by e-mail by its token's digest, without consuming it."""

    def login_with(self, account_id: AccountId, *, by: bytes) -> PortalAccount:
        """The account with that id."""

    def my_children(self, account_id: AccountId, now: datetime, *, by: bytes) -> tuple[str, ...]:
        """**My Children**: what those are called to whom the account has access now."""

    def interrupt(self) -> None:
        """End the query that runs on another thread now, if any; its caller gets DATABASE_BUSY."""
