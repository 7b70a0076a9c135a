# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A portal account, and its access to patients."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from pinportal_desktop.domain.addresses import email_key
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import AccountId, AssociationId, ContactId, CredentialId, PatientId
from pinportal_desktop.domain.people import FamilyContact, PersonName

UNDO_WITHOUT_REASON: Final = timedelta(hours=24)


class Via(StrEnum):
    """How an association came."""

    PIN = "pin"
    VERIFICATION_QUESTION = "vq"
    PROXY = "proxy"


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalAccount:
    """A login: one person, one e-mail, one password (its hash stays in storage).

    `contact_id` is set once the practice knows who this is; `patient_id` when a patient registered as Myself.
    """

    id: AccountId
    email: str
    email_confirmed_at: datetime | None = None
    name: PersonName
    phone: str | None = None
    language: str = "en"
    contact_id: ContactId | None = None
    patient_id: PatientId | None = None
    version: int = 1

    def is_of(self, contact: FamilyContact) -> bool:
        """Whether a PIN for this contact may go to the login's address: it is linked, or its e-mail is on file."""
        if self.contact_id is not None or self.patient_id is not None:
            return self.contact_id == contact.id
        return email_key(self.email) in map(email_key, contact.emails)

    def is_of_newcomer(self, name: PersonName) -> bool:
        """The same for a contact only being added: an address typed just now proves nothing, so the name must."""
        nobodys = self.contact_id is None and self.patient_id is None
        return nobodys and self.name.spoken.casefold() == name.spoken.casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Association:
    """A portal account's access to one patient; the row stays when the access ends."""

    id: AssociationId
    patient_id: PatientId
    account_id: AccountId
    via: Via = Via.PIN
    credential_id: CredentialId | None = None
    relationship: str = ""
    since: datetime
    removed_at: datetime | None = None
    removed_by: str | None = None
    removed_why: str = ""
    version: int = 1


def remove(association: Association, *, at: datetime, by: str, why: str) -> Association:
    """The association, ended. Raises `Refused` ACCESS_REMOVED_ALREADY."""
    if association.removed_at is not None:
        raise Refused(Code.ACCESS_REMOVED_ALREADY)
    return replace(association, removed_at=at, removed_by=by, removed_why=why)


def restore(association: Association, *, at: datetime, reason: str) -> Association:
    """The association, live again.

    After 24 hours a reason is needed (UNDO_NEEDS_REASON); ACCESS_NOT_REMOVED when it is live.
    """
    if association.removed_at is None:
        raise Refused(Code.ACCESS_NOT_REMOVED)
    if at - association.removed_at > UNDO_WITHOUT_REASON and not reason.strip():
        raise Refused(Code.UNDO_NEEDS_REASON, field="reason")
    return replace(association, removed_at=None, removed_by=None, removed_why="")
