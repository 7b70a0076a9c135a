# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Looks: frozen rows for whoever only looks."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, func, or_, select

from pinportal_desktop.domain.addresses import email_key
from pinportal_desktop.domain.association import PortalAccount
from pinportal_desktop.domain.credential import Credential, PinDigest
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import AccountId, ContactId, CredentialId, PatientId, PracticeId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.people import Patient
from pinportal_desktop.domain.registering import Failure, Handover, Registration
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.signing_in import MailedLink
from pinportal_desktop.domain.verification import Verification
from pinportal_desktop.domain.wording import LetterWording
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.accounts import load_accounts, login_of, patient_of, sibling_logins
from pinportal_desktop.storage.admission import admit_by_email, admit_by_token
from pinportal_desktop.storage.credentials import (
    credential_by_digest,
    credential_with,
    login_by_email,
    login_of_contact,
)
from pinportal_desktop.storage.engine import plain_errors
from pinportal_desktop.storage.outbox_looks import count_waiting, messages_of, outbox_page, outgoing
from pinportal_desktop.storage.people import siblings
from pinportal_desktop.storage.record import facts_of
from pinportal_desktop.storage.registrations import handover_by_token, registration_by_token
from pinportal_desktop.storage.search import search
from pinportal_desktop.storage.settings import rules_of
from pinportal_desktop.storage.signing_in import link_by_token, my_children, signed_in
from pinportal_desktop.storage.wordings import wording_of
from pinportal_desktop.usecases.looks import (
    NO_FIELDS,
    PAGE,
    Concern,
    MessageLine,
    MoreFields,
    OutboxPage,
    Outgoing,
    RecordLine,
    SearchBy,
    SearchPage,
    SiblingLogin,
    SignedIn,
    StrayAttempts,
)


class SqlLooks:
    """Reads through a pool; `interrupt` ends the search that runs on another thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._searching: Any = None

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with plain_errors(), self._engine.connect() as connection, connection.begin():
            yield connection

    def rules(self, practice_id: PracticeId | None = None) -> PracticeRules:
        """See `looks.Looks`."""
        with self._reading() as connection:
            return rules_of(connection, practice_id)

    def letter_wording(self, practice_id: PracticeId, language: str) -> LetterWording:
        """See `looks.Looks`."""
        with self._reading() as connection:
            return wording_of(connection, practice_id, language)

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
        """See `looks.Looks`."""
        with self._reading() as connection:
            self._searching = connection.connection.driver_connection
            try:
                return search(connection, text, fields, status, today, limit=limit, offset=offset)
            finally:
                self._searching = None

    def account(self, patient_id: PatientId) -> PatientAccount:
        """See `looks.Looks`."""
        with self._reading() as connection:
            found = load_accounts(connection, [patient_id])
        if not found:
            raise Refused(Code.PATIENT_NOT_FOUND)
        return found[0]

    def activity(self, patient_id: PatientId, *, limit: int = 200) -> tuple[RecordLine, ...]:
        """See `looks.Looks`."""
        r, s = t.record.c, t.station.c
        held = select(t.association.c.account_id).where(t.association.c.patient_id == patient_id)
        query = (
            select(t.record, s.name.label("station"))
            .join(t.station, s.id == r.station_id)
            .where(or_(r.patient_id == patient_id, r.patient_id.is_(None) & r.account_id.in_(held)))
            # Of one instant, as they were drawn: each station numbers its own.
            .order_by(r.at.desc(), r.command_id.desc(), r.n.desc())
            .limit(limit)
        )
        with self._reading() as connection:
            return tuple(
                RecordLine(
                    at=row.at,
                    by=row.person,
                    station=row.station,
                    kind=row.kind,
                    patient_id=row.patient_id,
                    facts=facts_of(row),
                )
                for row in connection.execute(query)
            )

    def messages(self, patient_id: PatientId, *, limit: int = 200) -> tuple[MessageLine, ...]:
        """See `looks.Looks`."""
        with self._reading() as connection:
            return messages_of(connection, patient_id, limit)

    def outbox(self, concern: Concern, *, limit: int = 200) -> OutboxPage:
        """See `looks.Looks`."""
        with self._reading() as connection:
            return outbox_page(connection, concern, limit)

    def stray_attempts(self, since: datetime) -> StrayAttempts:
        """See `looks.Looks`."""
        r = t.record.c
        # Not with links that there are not: those are opened by whoever tries addresses, and mistyped by nobody.
        by_pin = r.facts.contains(Failure.NO_SUCH_PIN.value)
        stray = (r.patient_id.is_(None), r.kind == "registration_failed", r.at >= since, by_pin)
        with self._reading() as connection:
            count, last_at = connection.execute(select(func.count(), func.max(r.at)).where(*stray)).one()
        return StrayAttempts(count=count, last_at=last_at)

    def login(self, email: str) -> PortalAccount | None:
        """See `looks.Looks`."""
        with self._reading() as connection:
            return login_by_email(connection, email)

    def login_of(self, contact_id: ContactId) -> PortalAccount | None:
        """See `looks.Looks`."""
        with self._reading() as connection:
            return login_of_contact(connection, contact_id)

    def patients_of(self, contact_id: ContactId) -> tuple[Patient, ...]:
        """See `looks.Looks`."""
        query = (
            select(t.patient)
            .join(t.family_link, t.family_link.c.patient_id == t.patient.c.id)
            .where(t.family_link.c.contact_id == contact_id, ~t.family_link.c.withdrawn)
            .order_by(t.patient.c.born, t.patient.c.id)
        )
        with self._reading() as connection:
            return tuple(patient_of(row) for row in connection.execute(query))

    def siblings(self, patient_id: PatientId) -> tuple[PatientId, ...]:
        """See `looks.Looks`."""
        with self._reading() as connection:
            return siblings(connection, patient_id)

    def sibling_logins(self, patient_id: PatientId) -> tuple[SiblingLogin, ...]:
        """See `looks.Looks`."""
        with self._reading() as connection:
            return sibling_logins(connection, patient_id)

    def waiting(self) -> int:
        """See `looks.Looks`."""
        with self._reading() as connection:
            return count_waiting(connection)

    def outgoing(self) -> Outgoing:
        """See `looks.Looks`."""
        with self._reading() as connection:
            return outgoing(connection)

    def handover(self, token_digest: bytes) -> Handover | None:
        """See `looks.Looks`."""
        with self._reading() as connection:
            return handover_by_token(connection, token_digest)

    def registration(self, token_digest: bytes) -> Registration | None:
        """See `looks.Looks`."""
        with self._reading() as connection:
            return registration_by_token(connection, token_digest)

    def linked_question(self, digest: PinDigest) -> Credential | None:
        """See `looks.Looks`."""
        with self._reading() as connection:
            found = credential_by_digest(connection, digest)
        return None if found is None or found.verification is None else found

    def question_of(self, credential_id: CredentialId, *, by: bytes) -> Verification | None:
        """See `looks.Looks`."""
        with self._reading() as connection:
            admit_by_token(connection, by)
            return credential_with(connection, credential_id).verification

    def password_hash(self, email: str) -> str | None:
        """See `looks.Looks`."""
        c = t.portal_account.c
        query = select(c.password_hash).where(c.email_key == email_key(email))
        with self._reading() as connection:
            admit_by_email(connection, email)
            return connection.execute(query).scalar_one_or_none()

    def signed_in(self, token_digest: bytes) -> SignedIn | None:
        """See `looks.Looks`."""
        with self._reading() as connection:
            return signed_in(connection, token_digest)

    def mailed_link(self, token_digest: bytes) -> MailedLink | None:
        """See `looks.Looks`."""
        with self._reading() as connection:
            return link_by_token(connection, token_digest)

    def login_with(self, account_id: AccountId, *, by: bytes) -> PortalAccount:
        """See `looks.Looks`."""
        query = select(t.portal_account).where(t.portal_account.c.id == account_id)
        with self._reading() as connection:
            admit_by_token(connection, by)
            return login_of(connection.execute(query).one())

    def my_children(self, account_id: AccountId, now: datetime, *, by: bytes) -> tuple[str, ...]:
        """See `looks.Looks`."""
        with self._reading() as connection:
            admit_by_token(connection, by)
            return my_children(connection, account_id, now)

    def interrupt(self) -> None:
        """See `looks.Looks`."""
        searching = self._searching
        if searching is None:
            return
        if hasattr(searching, "cancel_safe"):
            searching.cancel_safe(timeout=2)
        else:
            searching.interrupt()
