# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What is kept of an import for its undo, beside what there is now; and what stands against the undo."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from pinportal_desktop.domain.authority import Authority, FamilyLink
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import ContactId, PatientId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.people import FamilyContact, Patient
from pinportal_desktop.usecases.runs import ImportRun


class ChangeKind(StrEnum):
    """What a change is of."""

    PATIENT = "patient"
    CONTACT = "contact"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """One thing that the import changed: `other` is a link's contact, else the same as `id`.

    `before` None: it came new. `came_with` are the contacts who came new with a new patient, whose links stand for
    themselves nowhere. `version_after` is what the import left.
    """

    kind: ChangeKind
    id: PatientId | ContactId
    other: PatientId | ContactId
    patient_id: PatientId
    before: Patient | FamilyContact | FamilyLink | None
    came_with: tuple[ContactId, ...] = ()
    version_after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Some of the rows, and what they speak of as it is now.

    `links` are all of the patients of the rows, withdrawn ones too; `linked` tells whose families a contact is in.
    `versions` are those in which the run left contacts that it changed after they came. `later` are things that another
    import changed since, by kind and id.
    """

    rows: tuple[KeptRow, ...] = ()
    accounts: Mapping[PatientId, PatientAccount] = field(default_factory=dict)
    contacts: Mapping[ContactId, FamilyContact] = field(default_factory=dict)
    links: Mapping[PatientId, tuple[FamilyLink, ...]] = field(default_factory=dict)
    linked: Mapping[ContactId, frozenset[PatientId]] = field(default_factory=dict)
    versions: Mapping[ContactId, int] = field(default_factory=dict)
    later: frozenset[tuple[ChangeKind, PatientId | ContactId]] = frozenset()


_BY_STAFF: Final = Code.UNDO_CHANGED_BY_STAFF


def obstacles(run: ImportRun, kept: Kept) -> Iterator[Refused]:
    """What stands against undoing these rows, at most one thing for each patient."""
    told: set[PatientId] = set()
    for row in kept.rows:
        account = kept.accounts[row.patient_id]
        code = _built_on(account, run) or _changed_since(row, account, kept)
        if code is not None and row.patient_id not in told:
            told.add(row.patient_id)
            yield Refused(code, name=account.patient.name.spoken, run=str(run.id))


def _built_on(account: PatientAccount, run: ImportRun) -> Code | None:
    if any(access.association.since >= run.began_at for access in account.accesses):
        return Code.UNDO_HAS_ACCESS
    if any(credential.made_at >= run.began_at for credential in account.credentials):
        return Code.UNDO_PIN_ISSUED
    return None


def _changed_since(row: KeptRow, account: PatientAccount, kept: Kept) -> Code | None:
    match row.kind:
        case ChangeKind.CONTACT:
            return _contact_changed(ContactId(row.id), row.version_after, kept)
        case ChangeKind.LINK:
            links = kept.links[row.patient_id]
            link = next((one for one in links if one.contact_id == row.other), None)
            return None if link is None or link.withdrawn else _link_changed(link, row.version_after, kept)
        case ChangeKind.PATIENT:
            if account.patient.version != row.version_after:
                return _since(ChangeKind.PATIENT, row.id, kept)
            return _family_changed(row, kept) if row.before is None else None


def _family_changed(row: KeptRow, kept: Kept) -> Code | None:
    """Of a patient who came new: every link came too, but for those that the desk or another import added."""
    for link in kept.links[row.patient_id]:
        if link.authority is not Authority.NOT_RECORDED:
            return Code.UNDO_AUTHORITY_RECORDED
        if link.edited:
            return _BY_STAFF
    if (ChangeKind.LINK, row.patient_id) in kept.later:
        return Code.UNDO_IMPORTED_AGAIN
    changed = (_contact_changed(one, kept.versions.get(one, 1), kept) for one in row.came_with)
    return next((code for code in changed if code is not None), None)


def _contact_changed(contact_id: ContactId, version: int, kept: Kept) -> Code | None:
    contact = kept.contacts[contact_id]
    if contact.withdrawn or contact.version == version:
        return None
    return _since(ChangeKind.CONTACT, contact_id, kept)


def _link_changed(link: FamilyLink, version: int, kept: Kept) -> Code | None:
    if link.version == version:
        return None
    if (ChangeKind.LINK, link.patient_id) in kept.later:
        return Code.UNDO_IMPORTED_AGAIN
    return _BY_STAFF if link.edited else Code.UNDO_AUTHORITY_RECORDED


def _since(kind: ChangeKind, id_: PatientId | ContactId, kept: Kept) -> Code:
    return Code.UNDO_IMPORTED_AGAIN if (kind, id_) in kept.later else _BY_STAFF
