# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Repositories of credentials, portal accounts and associations."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, insert, select, update

from pinportal_desktop.domain.addresses import email_key
from pinportal_desktop.domain.association import Association, PortalAccount
from pinportal_desktop.domain.credential import Credential, PinDigest
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import AccountId, ContactId, CredentialId, PatientId
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.accounts import credential_of, login_of
from pinportal_desktop.storage.admission import admit_by_digest, admit_by_email, sees_admitted_only, with_seals
from pinportal_desktop.storage.people import Touch
from pinportal_desktop.storage.saving import save_version

# All that becomes of a credential whose link is answered.
ANSWERED: Final = ("state", "ended_at", "ended_why", "wrong_answers")


class CredentialRepository:
    """PINs and VQs."""

    def __init__(self, connection: Connection, now: datetime, touch: Touch) -> None:
        self._connection = connection
        self._now = now
        self._touch = touch

    def get(self, credential_id: CredentialId) -> Credential:
        """See `work.Credentials`."""
        return credential_with(self._connection, credential_id)

    def by_digest(self, digest: PinDigest) -> Credential | None:
        """See `work.Credentials`."""
        return credential_by_digest(self._connection, digest)

    def add(self, credential: Credential) -> None:
        """See `work.Credentials`."""
        values = _values(credential) | {
            "id": credential.id,
            "patient_id": credential.patient_id,
            "kind": credential.kind.value,
            "digest_key": credential.digest.key_id,
            "digest": credential.digest.value,
            "seal_key": credential.sealed.key_id,
            "sealed": credential.sealed.value,
            "made_at": credential.made_at,
            "made_by": credential.made_by,
        }
        self._connection.execute(
            insert(t.credential), values | {"version": credential.version, "recorded_at": self._now}
        )
        self._touch(credential.patient_id)

    def save(self, credential: Credential) -> None:
        """See `work.Credentials`."""
        where, values = t.credential.c.id == credential.id, _values(credential)
        if sees_admitted_only(self._connection):
            values = {name: values[name] for name in ANSWERED}
        save_version(self._connection, t.credential, where, credential.version, values)
        self._touch(credential.patient_id)


def credential_with(connection: Connection, credential_id: CredentialId) -> Credential:
    """The credential with that id. Raises `Refused` CREDENTIAL_NOT_FOUND."""
    query = select(t.credential).where(t.credential.c.id == credential_id)
    row = connection.execute(with_seals(connection, query, t.credential)).first()
    if row is None:
        raise Refused(Code.CREDENTIAL_NOT_FOUND)
    return credential_of(row)


def credential_by_digest(connection: Connection, digest: PinDigest) -> Credential | None:
    """The credential with that digest, of a PIN or of a VQ's link."""
    c = t.credential.c
    admit_by_digest(connection, digest)
    query = select(t.credential).where(c.digest_key == digest.key_id, c.digest == digest.value)
    row = connection.execute(with_seals(connection, query, t.credential)).first()
    return None if row is None else credential_of(row)


def _values(credential: Credential) -> dict[str, Any]:
    asked = credential.verification
    return {
        "state": credential.state.value,
        "send_to": credential.send_to.value,
        "for_contact": credential.for_contact,
        "printed_at": credential.printed_at,
        "activated_at": credential.activated_at,
        "activated_by": credential.activated_by,
        "valid_until": credential.valid_until,
        "ended_at": credential.ended_at,
        "ended_why": credential.ended_why,
        "superseded_by": credential.superseded_by,
        "question": None if asked is None else asked.question,
        "answer_hash": None if asked is None else asked.answer_hash,
        "wrong_answers": 0 if asked is None else asked.wrong_answers,
    }


class AccountRepository:
    """Portal accounts."""

    def __init__(self, connection: Connection, now: datetime, touch: Touch) -> None:
        self._connection = connection
        self._now = now
        self._touch = touch

    def get(self, account_id: AccountId) -> PortalAccount:
        """See `work.Accounts`."""
        row = self._connection.execute(select(t.portal_account).where(t.portal_account.c.id == account_id)).one()
        return login_of(row)

    def by_email(self, email: str) -> PortalAccount | None:
        """See `work.Accounts`."""
        return login_by_email(self._connection, email)

    def of_contact(self, contact_id: ContactId) -> PortalAccount | None:
        """See `work.Accounts`."""
        return login_of_contact(self._connection, contact_id)

    def add(self, account: PortalAccount, *, password_hash: str, terms: str, terms_at: datetime) -> None:
        """See `work.Accounts`."""
        values = _account_values(account) | {
            "id": account.id,
            "password_hash": password_hash,
            "terms": terms,
            "terms_at": terms_at,
            "version": account.version,
            "recorded_at": self._now,
        }
        self._connection.execute(insert(t.portal_account), values)

    def save(self, account: PortalAccount) -> None:
        """See `work.Accounts`."""
        where = t.portal_account.c.id == account.id
        save_version(self._connection, t.portal_account, where, account.version, _account_values(account))
        held = select(t.association.c.patient_id).where(t.association.c.account_id == account.id)
        for patient_id in self._connection.execute(held).scalars():
            self._touch(patient_id)

    def password_hash(self, account_id: AccountId) -> str:
        """See `work.Accounts`."""
        query = select(t.portal_account.c.password_hash).where(t.portal_account.c.id == account_id)
        if self._connection.dialect.name == "postgresql":
            query = query.with_for_update()
        return str(self._connection.execute(query).scalar_one())

    def patients_of(self, account_id: AccountId) -> tuple[PatientId, ...]:
        """See `work.Accounts`."""
        c = t.association.c
        query = select(c.patient_id).where(c.account_id == account_id, c.removed_at.is_(None)).order_by(c.patient_id)
        return tuple(self._connection.execute(query).scalars())

    def set_password(self, account_id: AccountId, password_hash: str) -> None:
        """See `work.Accounts`."""
        where = t.portal_account.c.id == account_id
        self._connection.execute(update(t.portal_account).where(where).values(password_hash=password_hash))


def login_by_email(connection: Connection, email: str) -> PortalAccount | None:
    """The account with that login, by `email_key`."""
    admit_by_email(connection, email)
    query = select(t.portal_account).where(t.portal_account.c.email_key == email_key(email))
    row = connection.execute(query).first()
    return None if row is None else login_of(row)


def login_of_contact(connection: Connection, contact_id: ContactId) -> PortalAccount | None:
    """The account linked to that contact."""
    query = select(t.portal_account).where(t.portal_account.c.contact_id == contact_id)
    row = connection.execute(query).first()
    return None if row is None else login_of(row)


def _account_values(account: PortalAccount) -> dict[str, Any]:
    return {
        "email": account.email,
        "email_key": email_key(account.email),
        "email_confirmed_at": account.email_confirmed_at,
        "family": account.name.family,
        "given": account.name.given,
        "phone": account.phone,
        "language": account.language,
        "contact_id": account.contact_id,
        "patient_id": account.patient_id,
    }


class AssociationRepository:
    """Who has access to whom."""

    def __init__(self, connection: Connection, now: datetime, touch: Touch) -> None:
        self._connection = connection
        self._now = now
        self._touch = touch

    def add(self, association: Association) -> None:
        """See `work.Associations`."""
        values = {
            "id": association.id,
            "patient_id": association.patient_id,
            "account_id": association.account_id,
            "via": association.via.value,
            "credential_id": association.credential_id,
            "relationship": association.relationship,
            "since": association.since,
        }
        self._connection.execute(
            insert(t.association), values | {"version": association.version, "recorded_at": self._now}
        )
        self._touch(association.patient_id)

    def save(self, association: Association) -> None:
        """See `work.Associations`."""
        values = {
            "patient_id": association.patient_id,
            "removed_at": association.removed_at,
            "removed_by": association.removed_by,
            "removed_why": association.removed_why,
        }
        where = t.association.c.id == association.id
        save_version(self._connection, t.association, where, association.version, values)
        self._touch(association.patient_id)
