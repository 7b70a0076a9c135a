# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Repositories of patients and family contacts."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, delete, exists, func, insert, or_, select

from pinportal_desktop.domain.addresses import email_key
from pinportal_desktop.domain.authority import FamilyLink
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import ContactId, PatientId, PracticeId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.people import FamilyContact, Identifier, Patient
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.accounts import edited_text, load_accounts, load_contacts, patient_of
from pinportal_desktop.storage.saving import save_version

Touch = Callable[[PatientId], None]


class PatientRepository:
    """Patients and their identifiers."""

    def __init__(self, connection: Connection, now: datetime, touch: Touch) -> None:
        self._connection = connection
        self._now = now
        self._touch = touch

    def account(self, patient_id: PatientId) -> PatientAccount:
        """See `work.Patients`."""
        found = load_accounts(self._connection, [patient_id], lock=True)
        if not found:
            raise Refused(Code.PATIENT_NOT_FOUND)
        return found[0]

    def matching(self, practice_id: PracticeId, identifiers: Sequence[Identifier]) -> Patient | None:
        """See `work.Patients`."""
        i, p = t.patient_identifier.c, t.patient.c
        pairs = [and_(i.system == one.system, i.value == one.value) for one in identifiers if one.system]
        charts = [one.value for one in identifiers if not one.system]
        by_pair = select(i.patient_id).where(i.practice_id == practice_id, or_(*pairs)) if pairs else None
        wanted = [p.chart_number.in_(charts)] if charts else []
        if by_pair is not None:
            wanted.append(p.id.in_(by_pair))
        if not wanted:
            return None
        query = select(t.patient).where(p.practice_id == practice_id, or_(*wanted)).order_by(p.id).limit(1)
        row = self._connection.execute(query).first()
        return None if row is None else patient_of(row)

    def add(self, patient: Patient, identifiers: Sequence[Identifier] = ()) -> None:
        """See `work.Patients`."""
        values = patient_values(patient) | {
            "id": patient.id,
            "practice_id": patient.practice_id,
            "recorded_at": self._now,
        }
        self._connection.execute(insert(t.patient), values | {"version": patient.version})
        self.add_identifiers(patient.id, identifiers)
        self._touch(patient.id)

    def save(self, patient: Patient) -> None:
        """See `work.Patients`."""
        save_version(
            self._connection, t.patient, t.patient.c.id == patient.id, patient.version, patient_values(patient)
        )
        self._touch(patient.id)

    def has_siblings(self, patient_id: PatientId) -> bool:
        """See `work.Patients`."""
        return bool(siblings(self._connection, patient_id))

    def siblings(self, patient_id: PatientId) -> tuple[Patient, ...]:
        """See `work.Patients`."""
        query = select(t.patient).where(t.patient.c.id.in_(siblings(self._connection, patient_id)))
        return tuple(patient_of(row) for row in self._connection.execute(query.order_by(t.patient.c.id)))

    def add_identifiers(self, patient_id: PatientId, identifiers: Sequence[Identifier]) -> None:
        """See `work.Patients`."""
        practice_id = self._connection.execute(
            select(t.patient.c.practice_id).where(t.patient.c.id == patient_id)
        ).scalar_one()
        i = t.patient_identifier.c
        for one in identifiers:
            known = select(exists().where(i.practice_id == practice_id, i.system == one.system, i.value == one.value))
            if one.system and not self._connection.execute(known).scalar_one():
                row = {"practice_id": practice_id, "patient_id": patient_id, "system": one.system, "value": one.value}
                self._connection.execute(insert(t.patient_identifier), row | {"recorded_at": self._now})


def siblings(connection: Connection, patient_id: PatientId) -> tuple[PatientId, ...]:
    """Other patients who share a family contact with this one."""
    own, other = t.family_link.alias(), t.family_link.alias()
    query = (
        select(other.c.patient_id)
        .join(own, own.c.contact_id == other.c.contact_id)
        .where(own.c.patient_id == patient_id, other.c.patient_id != patient_id)
        .where(~own.c.withdrawn, ~other.c.withdrawn)
        .distinct()
    )
    return tuple(connection.execute(query).scalars())


class ContactRepository:
    """Family contacts and their links to patients."""

    def __init__(self, connection: Connection, now: datetime, touch: Touch) -> None:
        self._connection = connection
        self._now = now
        self._touch = touch

    def add(self, contact: FamilyContact) -> None:
        """See `work.Contacts`."""
        values = contact_values(contact) | {"id": contact.id, "version": contact.version, "recorded_at": self._now}
        self._connection.execute(insert(t.family_contact), values)
        self._put_emails(contact)

    def save(self, contact: FamilyContact) -> None:
        """See `work.Contacts`."""
        where = t.family_contact.c.id == contact.id
        save_version(self._connection, t.family_contact, where, contact.version, contact_values(contact))
        self._connection.execute(delete(t.contact_email).where(t.contact_email.c.contact_id == contact.id))
        self._put_emails(contact)
        for patient_id in self.patients_of(contact.id):
            self._touch(patient_id)

    def add_link(self, link: FamilyLink) -> None:
        """See `work.Contacts`."""
        place = self._connection.execute(
            select(func.count()).select_from(t.family_link).where(t.family_link.c.patient_id == link.patient_id)
        ).scalar_one()
        values = link_values(link) | {"patient_id": link.patient_id, "contact_id": link.contact_id, "place": place}
        self._connection.execute(insert(t.family_link), values | {"version": link.version, "recorded_at": self._now})
        self._touch(link.patient_id)

    def save_link(self, link: FamilyLink) -> None:
        """See `work.Contacts`."""
        c = t.family_link.c
        where = and_(c.patient_id == link.patient_id, c.contact_id == link.contact_id)
        save_version(self._connection, t.family_link, where, link.version, link_values(link))
        self._touch(link.patient_id)

    def patients_of(self, contact_id: ContactId) -> tuple[PatientId, ...]:
        """See `work.Contacts`."""
        c = t.family_link.c
        query = select(c.patient_id).where(c.contact_id == contact_id, ~c.withdrawn)
        return tuple(self._connection.execute(query).scalars())

    def with_address(self, *, emails: Sequence[str], phone: str | None) -> tuple[FamilyContact, ...]:
        """See `work.Contacts`."""
        keys = [email_key(email) for email in emails]
        by_email = select(t.contact_email.c.contact_id).where(t.contact_email.c.email_key.in_(keys))
        found = set(self._connection.execute(by_email).scalars())
        if phone is not None:
            by_phone = select(t.family_contact.c.id).where(t.family_contact.c.phone == phone)
            found |= set(self._connection.execute(by_phone).scalars())
        contacts = load_contacts(self._connection, found)
        return tuple(contacts[id_] for id_ in sorted(contacts) if not contacts[id_].withdrawn)

    def _put_emails(self, contact: FamilyContact) -> None:
        if contact.emails:
            self._connection.execute(insert(t.contact_email), email_values(contact))


def patient_values(patient: Patient) -> dict[str, Any]:
    """A row of `patient`, without what says when and where."""
    return {
        "location_id": patient.location_id,
        "chart_number": patient.chart_number,
        "family": patient.name.family,
        "given": patient.name.given,
        "preferred": patient.preferred,
        "born": patient.born,
        "language": patient.language,
        "active": patient.active,
        "deceased": patient.deceased,
        "merged_into": patient.merged_into,
        "withdrawn": patient.withdrawn,
        "disabled": patient.disabled,
        "self_registration_waits": patient.self_registration_waits,
        "edited": edited_text(patient.edited),
    }


def contact_values(contact: FamilyContact) -> dict[str, Any]:
    """A row of `family_contact`, likewise."""
    return {
        "family": contact.name.family,
        "given": contact.name.given,
        "phone": contact.phone,
        "language": contact.language,
        "edited": edited_text(contact.edited),
        "withdrawn": contact.withdrawn,
    }


def email_values(contact: FamilyContact) -> list[dict[str, Any]]:
    """Its rows of `contact_email`."""
    return [
        {"contact_id": contact.id, "place": place, "email": email, "email_key": email_key(email)}
        for place, email in enumerate(contact.emails)
    ]


def link_values(link: FamilyLink) -> dict[str, Any]:
    """A row of `family_link`, likewise."""
    return {
        "relationship": link.relationship,
        "authority": link.authority.value,
        "edited": edited_text(link.edited),
        "withdrawn": link.withdrawn,
    }
