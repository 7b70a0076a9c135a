# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a use case sees of the database inside its one transaction.

`storage` implements it; names are the aggregates'.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from pinportal_desktop.domain.association import Association, PortalAccount
from pinportal_desktop.domain.authority import FamilyLink
from pinportal_desktop.domain.credential import Credential, PinDigest
from pinportal_desktop.domain.doubles import DoubleState
from pinportal_desktop.domain.ids import (
    AccountId,
    ContactId,
    CredentialId,
    MessageId,
    PatientId,
    PracticeId,
    RunId,
)
from pinportal_desktop.domain.outbox import OutboxMessage
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.people import FamilyContact, Identifier, Patient
from pinportal_desktop.domain.registering import Handover, Registration, Scope, Throttle
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.signing_in import AccountSession, LinkKind, MailedLink
from pinportal_desktop.domain.wording import LetterWording
from pinportal_desktop.usecases.changes import Changes
from pinportal_desktop.usecases.incoming import Incoming
from pinportal_desktop.usecases.kept import Kept
from pinportal_desktop.usecases.known import Known
from pinportal_desktop.usecases.runs import ImportRun, Line
from pinportal_desktop.usecases.spreadsheet import TablePlan


class Patients(Protocol):
    def account(self, patient_id: PatientId) -> PatientAccount:
        """The patient's whole account, its row locked until the transaction ends.

        Raises `Refused` PATIENT_NOT_FOUND.
        """

    def matching(self, practice_id: PracticeId, identifiers: Sequence[Identifier]) -> Patient | None:
        """The patient who bears any of these identifiers (chart number: system `""`), merged-away ones included."""

    def add(self, patient: Patient, identifiers: Sequence[Identifier] = ()) -> None: ...

    def save(self, patient: Patient) -> None:
        """Write it where the version is still the one read. Raises `ChangedElsewhere`."""

    def has_siblings(self, patient_id: PatientId) -> bool:
        """Whether another patient shares a family contact with this one."""

    def siblings(self, patient_id: PatientId) -> tuple[Patient, ...]:
        """Other patients who share a family contact with this one; their rows are not locked."""

    def add_identifiers(self, patient_id: PatientId, identifiers: Sequence[Identifier]) -> None:
        """Remember further identifiers; known ones are left alone."""


class Contacts(Protocol):
    def add(self, contact: FamilyContact) -> None: ...

    def save(self, contact: FamilyContact) -> None:
        """Raises `ChangedElsewhere`."""

    def add_link(self, link: FamilyLink) -> None: ...

    def save_link(self, link: FamilyLink) -> None:
        """Raises `ChangedElsewhere`."""

    def patients_of(self, contact_id: ContactId) -> tuple[PatientId, ...]:
        """The patients whose family the contact belongs to."""

    def with_address(self, *, emails: Sequence[str], phone: str | None) -> tuple[FamilyContact, ...]:
        """Contacts that have one of these e-mails (by `email_key`) or this phone."""


class Credentials(Protocol):
    def get(self, credential_id: CredentialId) -> Credential:
        """Raises `Refused` CREDENTIAL_NOT_FOUND."""

    def by_digest(self, digest: PinDigest) -> Credential | None: ...

    def add(self, credential: Credential) -> None:
        """Raises `ChangedElsewhere` ISSUED_ELSEWHERE where the database holds another active one."""

    def save(self, credential: Credential) -> None:
        """Raises `ChangedElsewhere`."""


class Accounts(Protocol):
    def get(self, account_id: AccountId) -> PortalAccount: ...

    def by_email(self, email: str) -> PortalAccount | None:
        """The account with that login, by `email_key`."""

    def of_contact(self, contact_id: ContactId) -> PortalAccount | None:
        """The account linked to that contact."""

    def add(self, account: PortalAccount, *, password_hash: str, terms: str, terms_at: datetime) -> None:
        """Raises `Refused` EMAIL_TAKEN; the database itself holds one account per e-mail."""

    def save(self, account: PortalAccount) -> None:
        """Raises `ChangedElsewhere`, and `Refused` EMAIL_TAKEN as `add` does."""

    def password_hash(self, account_id: AccountId) -> str:
        """The account's row locked until the transaction ends."""

    def patients_of(self, account_id: AccountId) -> tuple[PatientId, ...]:
        """The patients to whom the account has access that was not removed."""

    def set_password(self, account_id: AccountId, password_hash: str) -> None: ...


class Associations(Protocol):
    def add(self, association: Association) -> None:
        """Raises `Refused` HAS_ACCESS_ALREADY.

        One use per account and child, one live association per account and child.
        """

    def save(self, association: Association) -> None:
        """Raises `ChangedElsewhere`, and `Refused` as `add` does."""


class Registrations(Protocol):
    def by_token(self, token_digest: bytes) -> Registration:
        """Locked until the transaction ends. Raises `Refused` REGISTRATION_EXPIRED for an unknown one."""

    def add(self, registration: Registration) -> None: ...

    def save(self, registration: Registration) -> None:
        """Raises `ChangedElsewhere`."""

    def handover(self, token_digest: bytes) -> Handover:
        """Raises `Refused` LINK_USED for an unknown one."""

    def add_handover(self, handover: Handover) -> None: ...

    def save_handover(self, handover: Handover) -> None: ...


class Sessions(Protocol):
    def by_token(self, token_digest: bytes) -> AccountSession:
        """Locked until the transaction ends. Raises `Refused` SIGN_IN_AGAIN for an unknown one."""

    def add(self, session: AccountSession) -> None: ...

    def save(self, session: AccountSession) -> None: ...

    def end_all(self, account_id: AccountId, at: datetime) -> int:
        """End every session of the account that has not ended; how many."""


class Links(Protocol):
    def by_token(self, token_digest: bytes) -> MailedLink:
        """Locked until the transaction ends. Raises `Refused` LINK_USED for an unknown one."""

    def add(self, link: MailedLink) -> None: ...

    def consume_all(self, account_id: AccountId, at: datetime, kind: LinkKind | None = None) -> None:
        """No link of the account (of that kind) that was not used yet works any more."""


class Throttles(Protocol):
    def get(self, scope: Scope, key: bytes) -> Throttle | None:
        """The counter, also one that there is not yet kept from others until the transaction ends."""

    def seen(self, scope: Scope, key: bytes) -> Throttle | None:
        """The same for who only looks, and keeps nobody waiting."""

    def put(self, throttle: Throttle) -> None:
        """Keep it in the place of what was counted."""

    def forget_before(self, at: datetime) -> None:
        """Forget those that nothing was counted under since."""


class Outbox(Protocol):
    def add(self, message: OutboxMessage) -> None: ...

    def cancel_for(self, credential_id: CredentialId, why: str) -> int:
        """Cancel what has not left yet of a credential that ended; how many."""

    def cancel_of(self, patient_id: PatientId, why: str) -> int:
        """Cancel whatever has not left yet of a patient who gets no message any more; how many."""

    def claim(self, now: datetime, *, worker: str, until: datetime) -> OutboxMessage | None:
        """Lease the next message that is due (also one whose lease ran out); None when nothing is due."""

    def put_off(self, now: datetime, *, until: datetime, trouble: str) -> int:
        """Have everything that is due at `now` wait until then, with this trouble; how many."""

    def hurry(self, practice_id: PracticeId, now: datetime) -> None:
        """Have what waits for another try be due now: what stood against it was mended."""

    def doubt(self, practice_id: PracticeId, *, trouble: str) -> int:
        """Have whatever waits or is on its way count as perhaps sent, with this trouble; how many."""

    def get(self, message_id: MessageId) -> OutboxMessage: ...

    def save(self, message: OutboxMessage) -> None: ...


class Imports(Protocol):
    """Many people at once, in few statements; and the imports themselves."""

    def known(self, practice_id: PracticeId, rows: Sequence[Incoming]) -> Known:
        """What is known of these rows' people, the patients' rows locked, with candidates for doubles."""

    def write(self, changes: Changes, run_id: RunId | None) -> None:
        """Write all of them and keep what was there before for the run's undo. Raises `ChangedElsewhere`."""

    def unfinished(self, practice_id: PracticeId, sha256: str) -> ImportRun | None:
        """The newest run of a file with that content, where it is neither done nor undone."""

    def run(self, run_id: RunId) -> ImportRun:
        """Raises `Refused` IMPORT_NOT_FOUND."""

    def add_run(self, run: ImportRun) -> None: ...

    def save_run(self, run: ImportRun) -> None:
        """Raises `ChangedElsewhere`."""

    def kept(self, run: ImportRun, *, limit: int = 500) -> Kept:
        """What is kept of the run for its undo, the patients' rows locked."""

    def forget(self, run: ImportRun, kept: Kept) -> None:
        """These rows were undone."""

    def forget_identifiers(self, run: ImportRun) -> None:
        """Those that the run brought tell nobody any more, but for its withdrawn patients if they come again."""

    def double(self, one: PatientId, other: PatientId) -> DoubleState:
        """How it stands with two probable doubles. Raises `Refused` DOUBLES_NOT_FOUND."""

    def settle_double(self, one: PatientId, other: PatientId, state: DoubleState, *, at: datetime, by: str) -> None: ...

    def put_plan(self, practice_id: PracticeId, headings: bytes, plan: TablePlan) -> None:
        """Keep how a table with these headings is read, in place of what was kept."""

    def add_lines(self, run: ImportRun, lines: Sequence[Line]) -> None:
        """Add lines to the report of a run, after the `run.lines` that it has."""


class Rules(Protocol):
    def of(self, practice_id: PracticeId | None) -> PracticeRules:
        """A practice's; of the only one when none is named."""

    def for_change(self, practice_id: PracticeId) -> PracticeRules:
        """The same, while nobody else changes them until the transaction ends."""

    def put(self, rules: PracticeRules) -> None: ...


class Wordings(Protocol):
    def of(self, practice_id: PracticeId, language: str) -> LetterWording: ...

    def put(self, practice_id: PracticeId, language: str, wording: LetterWording) -> None:
        """Raises `ChangedElsewhere`."""


class Work(Protocol):
    """One transaction's view: repositories by aggregate."""

    @property
    def patients(self) -> Patients: ...
    @property
    def contacts(self) -> Contacts: ...
    @property
    def credentials(self) -> Credentials: ...
    @property
    def accounts(self) -> Accounts: ...
    @property
    def associations(self) -> Associations: ...
    @property
    def registrations(self) -> Registrations: ...
    @property
    def sessions(self) -> Sessions: ...
    @property
    def links(self) -> Links: ...
    @property
    def throttles(self) -> Throttles: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def imports(self) -> Imports: ...
    @property
    def rules(self) -> Rules: ...
    @property
    def wordings(self) -> Wordings: ...
