# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Reads whole patient accounts: a handful of queries for any number of patients."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Column, Connection, Row, Select, bindparam, select

from pinportal_desktop.domain.association import Association, PortalAccount, Via
from pinportal_desktop.domain.authority import Authority, FamilyLink, FamilyMember
from pinportal_desktop.domain.credential import Credential, CredentialKind, CredentialState, PinDigest, Sealed, SendTo
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.patient_account import Access, PatientAccount
from pinportal_desktop.domain.people import FamilyContact, Patient, PersonName
from pinportal_desktop.domain.verification import Verification
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.admission import with_seals
from pinportal_desktop.usecases.looks import SiblingLogin

Found = Row[Any]

# Put together once: an account is read more often than anything else.


def _by(column: Column[Any]) -> Select[Any]:
    return select(column.table).where(column.in_(bindparam("ids", expanding=True)))


_PATIENTS: Final = _by(t.patient.c.id)
# In one order, so that two never wait for each other.
_LOCKED: Final = _PATIENTS.order_by(t.patient.c.id).with_for_update()
_CREDENTIALS: Final = _by(t.credential.c.patient_id).order_by(t.credential.c.id)
_LINKS: Final = (
    _by(t.family_link.c.patient_id)
    .where(~t.family_link.c.withdrawn)
    .order_by(t.family_link.c.place, t.family_link.c.contact_id)
)
_CONTACTS: Final = _by(t.family_contact.c.id)
_EMAILS: Final = _by(t.contact_email.c.contact_id).order_by(t.contact_email.c.place)
_ASSOCIATIONS: Final = _by(t.association.c.patient_id).order_by(t.association.c.id)
_LOGINS: Final = _by(t.portal_account.c.id)


def load_accounts(connection: Connection, ids: Sequence[PatientId], *, lock: bool = False) -> list[PatientAccount]:
    """The accounts of these patients, in the order asked; unknown ids are left out. `lock` holds the patients' rows."""
    if not ids:
        return []
    query = _LOCKED if lock and connection.dialect.name == "postgresql" else _PATIENTS
    patients = {row.id: patient_of(row) for row in _rows(connection, query, ids)}
    families = _families(connection, ids)
    credentials: defaultdict[PatientId, list[Credential]] = defaultdict(list)
    for row in _rows(connection, with_seals(connection, _CREDENTIALS, t.credential), ids):
        credentials[row.patient_id].append(credential_of(row))
    accesses = _accesses(connection, ids)
    return [
        PatientAccount(
            patient=patients[id_],
            family=tuple(families[id_]),
            credentials=tuple(credentials[id_]),
            accesses=tuple(accesses[id_]),
        )
        for id_ in ids
        if id_ in patients
    ]


def _rows(connection: Connection, query: Select[Any], ids: Collection[Any]) -> Sequence[Found]:
    """Asked for none as well: whoever tries PINs is not to tell by the time that there is no such family."""
    return connection.execute(query, {"ids": list(ids)}).all()


def _families(connection: Connection, ids: Sequence[PatientId]) -> defaultdict[PatientId, list[FamilyMember]]:
    links = _rows(connection, _LINKS, ids)
    contacts = load_contacts(connection, {row.contact_id for row in links})
    families: defaultdict[PatientId, list[FamilyMember]] = defaultdict(list)
    for row in links:
        families[row.patient_id].append(FamilyMember(contact=contacts[row.contact_id], link=link_of(row)))
    return families


def load_contacts(connection: Connection, ids: Iterable[Any]) -> dict[Any, FamilyContact]:
    """These contacts, by id."""
    wanted = list(ids)
    emails: defaultdict[Any, list[str]] = defaultdict(list)
    for row in _rows(connection, _EMAILS, wanted):
        emails[row.contact_id].append(row.email)
    return {row.id: contact_of(row, tuple(emails[row.id])) for row in _rows(connection, _CONTACTS, wanted)}


def _accesses(connection: Connection, ids: Sequence[PatientId]) -> defaultdict[PatientId, list[Access]]:
    rows = _rows(connection, _ASSOCIATIONS, ids)
    logins = {row.id: login_of(row) for row in _rows(connection, _LOGINS, {row.account_id for row in rows})}
    accesses: defaultdict[PatientId, list[Access]] = defaultdict(list)
    for row in rows:
        accesses[row.patient_id].append(Access(association=association_of(row), account=logins[row.account_id]))
    return accesses


def sibling_logins(connection: Connection, patient_id: PatientId) -> tuple[SiblingLogin, ...]:
    """The family contacts who have a login of their own that came by another patient."""
    link, login, other = t.family_link.c, t.portal_account.c, t.association.c
    query = (
        select(login.contact_id, login.email, t.patient, other.removed_at)
        .join(t.family_link, link.contact_id == login.contact_id)
        .join(t.association, other.account_id == login.id)
        .join(t.patient, t.patient.c.id == other.patient_id)
        .where(link.patient_id == patient_id, ~link.withdrawn, other.patient_id != patient_id)
        .order_by(login.contact_id, t.patient.c.id)
    )
    found: dict[Any, SiblingLogin] = {}
    for row in connection.execute(query):
        known = found.get(row.contact_id, SiblingLogin(contact_id=row.contact_id, email=row.email, children=()))
        live = () if row.removed_at is not None else (patient_of(row).first_name,)
        found[row.contact_id] = replace(known, children=(*known.children, *live))
    return tuple(found.values())


# --- rows to domain objects


def edited_of(text: str) -> frozenset[str]:
    """The names of fields that staff edited, as kept in one column."""
    return frozenset(filter(None, text.split(",")))


def edited_text(edited: frozenset[str]) -> str:
    """The other way."""
    return ",".join(sorted(edited))


def patient_of(row: Found) -> Patient:
    """A row of `patient`."""
    return Patient(
        id=row.id,
        practice_id=row.practice_id,
        location_id=row.location_id,
        chart_number=row.chart_number,
        name=PersonName(family=row.family, given=row.given),
        preferred=row.preferred,
        born=row.born,
        language=row.language,
        active=row.active,
        deceased=row.deceased,
        merged_into=row.merged_into,
        withdrawn=row.withdrawn,
        disabled=row.disabled,
        self_registration_waits=row.self_registration_waits,
        edited=edited_of(row.edited),
        version=row.version,
    )


def contact_of(row: Found, emails: tuple[str, ...]) -> FamilyContact:
    """A row of `family_contact` with its e-mails."""
    return FamilyContact(
        id=row.id,
        name=PersonName(family=row.family, given=row.given),
        emails=emails,
        phone=row.phone,
        language=row.language,
        edited=edited_of(row.edited),
        withdrawn=row.withdrawn,
        version=row.version,
    )


def link_of(row: Found) -> FamilyLink:
    """A row of `family_link`."""
    return FamilyLink(
        patient_id=row.patient_id,
        contact_id=row.contact_id,
        relationship=row.relationship,
        authority=Authority(row.authority),
        edited=edited_of(row.edited),
        withdrawn=row.withdrawn,
        version=row.version,
    )


def credential_of(row: Found) -> Credential:
    """A row of `credential`."""
    return Credential(
        id=row.id,
        patient_id=row.patient_id,
        kind=CredentialKind(row.kind),
        state=CredentialState(row.state),
        send_to=SendTo(row.send_to),
        for_contact=row.for_contact,
        digest=PinDigest(key_id=row.digest_key, value=bytes(row.digest)),
        sealed=Sealed(key_id=row.seal_key, value=bytes(row.sealed)),
        made_at=row.made_at,
        made_by=row.made_by,
        printed_at=row.printed_at,
        activated_at=row.activated_at,
        activated_by=row.activated_by,
        valid_until=row.valid_until,
        ended_at=row.ended_at,
        ended_why=row.ended_why,
        superseded_by=row.superseded_by,
        verification=_verification_of(row),
        version=row.version,
    )


def _verification_of(row: Found) -> Verification | None:
    if row.question is None:
        return None
    return Verification(question=row.question, answer_hash=row.answer_hash, wrong_answers=row.wrong_answers)


def login_of(row: Found) -> PortalAccount:
    """A row of `portal_account`, without its password hash."""
    return PortalAccount(
        id=row.id,
        email=row.email,
        email_confirmed_at=row.email_confirmed_at,
        name=PersonName(family=row.family, given=row.given),
        phone=row.phone,
        language=row.language,
        contact_id=row.contact_id,
        patient_id=row.patient_id,
        version=row.version,
    )


def association_of(row: Found) -> Association:
    """A row of `association`."""
    return Association(
        id=row.id,
        patient_id=row.patient_id,
        account_id=row.account_id,
        via=Via(row.via),
        credential_id=row.credential_id,
        relationship=row.relationship,
        since=row.since,
        removed_at=row.removed_at,
        removed_by=row.removed_by,
        removed_why=row.removed_why,
        version=row.version,
    )
