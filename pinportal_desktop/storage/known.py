# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Reads what is known of the people in some rows of a file: a handful of statements for any number of rows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, select

from pinportal_desktop.domain.addresses import email_key, email_likeness, phone_likeness
from pinportal_desktop.domain.authority import FamilyLink
from pinportal_desktop.domain.doubles import BY_ADDRESS, PROBABLE, Person, births_like, likeness
from pinportal_desktop.domain.ids import PatientId, PracticeId
from pinportal_desktop.domain.people import Identifier, Patient, PersonName
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.accounts import link_of, load_contacts, patient_of
from pinportal_desktop.storage.search_text import name_key
from pinportal_desktop.usecases.incoming import (
    SAME_FILE,
    Incoming,
    IncomingContact,
    IncomingMerge,
    IncomingPatient,
    IncomingRelative,
    named_by,
)
from pinportal_desktop.usecases.known import Alike, Known, Owner


@dataclass(slots=True)
class _Named:
    """What the rows name their people by."""

    charts: set[str] = field(default_factory=set)
    identifiers: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    emails: set[str] = field(default_factory=set)
    phones: set[str] = field(default_factory=set)
    merges: bool = False

    def patient(self, identifiers: Iterable[Identifier]) -> None:
        for one in identifiers:
            if one.system:
                self.identifiers[one.system].add(one.value)
            else:
                self.charts.add(one.value)

    def contact(self, contact: IncomingContact) -> None:
        self.emails |= {email_key(email) for email in contact.emails}
        if contact.phone:
            self.phones.add(contact.phone)


def known(
    connection: Connection,
    practice_id: PracticeId,
    rows: Sequence[Incoming],
    *,
    lock: bool = False,
    strangers: bool = True,
) -> Known:
    """See `known.Known`. `lock` holds the patients' rows; `strangers` False leaves out what only new patients need."""
    named = _named(rows)
    owners = _owners(connection, practice_id, named)
    ids = {owner.patient_id for owner in owners.values()} | _by_chart(connection, practice_id, named.charts)
    patients = _patients(connection, ids, named, lock=lock)
    new = _strangers(rows, patients, owners)
    _name_contacts(named, rows, () if strangers else new)
    links = _links(connection, list(patients))
    family = {link.contact_id for own in links.values() for link in own}
    contacts = load_contacts(connection, family | _reached(connection, named))
    return Known(
        patients=patients,
        links={id_: tuple(own) for id_, own in links.items()},
        contacts=contacts,
        identifiers=owners,
        alike=_alike(connection, practice_id, new) if strangers else (),
    )


def _named(rows: Sequence[Incoming]) -> _Named:
    named = _Named()
    for row in rows:
        named.patient(named_by(row))
        named.merges |= isinstance(row, IncomingMerge)
    return named


def _name_contacts(named: _Named, rows: Sequence[Incoming], without: Sequence[IncomingPatient]) -> None:
    left_out = {id(row) for row in without}
    for row in rows:
        if isinstance(row, IncomingRelative):
            named.contact(row.contact)
        elif isinstance(row, IncomingPatient) and id(row) not in left_out:
            for contact in row.contacts:
                named.contact(contact)


def _owners(connection: Connection, practice_id: PracticeId, named: _Named) -> dict[Identifier, Owner]:
    c = t.patient_identifier.c
    found: dict[Identifier, Owner] = {}
    for system, values in named.identifiers.items():
        query = select(c.value, c.patient_id, c.contested)
        query = query.where(c.practice_id == practice_id, c.system == system, c.value.in_(values))
        for value, patient_id, contested in connection.execute(query):
            found[Identifier(system=system, value=value)] = Owner(patient_id=patient_id, contested=contested)
    return found


def _by_chart(connection: Connection, practice_id: PracticeId, charts: set[str]) -> set[PatientId]:
    c = t.patient.c
    query = select(c.id).where(c.practice_id == practice_id, c.chart_number.in_(charts))
    return set(connection.execute(query).scalars()) if charts else set()


def _patients(connection: Connection, ids: set[PatientId], named: _Named, *, lock: bool) -> dict[PatientId, Patient]:
    """These patients, what became of those who were merged away, and for a merge whoever was merged into them."""
    found: dict[PatientId, Patient] = {}
    wanted = ids
    while wanted:
        query = select(t.patient).where(t.patient.c.id.in_(wanted)).order_by(t.patient.c.id)
        found |= _read(connection, query, lock=lock)
        wanted = {p.merged_into for p in found.values() if p.merged_into is not None} - set(found)
    if named.merges and ids:
        found |= _read(connection, select(t.patient).where(t.patient.c.merged_into.in_(list(found))), lock=lock)
    return found


def _read(connection: Connection, query: Select[Any], *, lock: bool) -> dict[PatientId, Patient]:
    if lock and connection.dialect.name == "postgresql":
        query = query.with_for_update()
    return {row.id: patient_of(row) for row in connection.execute(query)}


def _links(connection: Connection, ids: Sequence[PatientId]) -> defaultdict[PatientId, list[FamilyLink]]:
    c = t.family_link.c
    links: defaultdict[PatientId, list[FamilyLink]] = defaultdict(list)
    if ids:
        query = select(t.family_link).where(c.patient_id.in_(ids)).order_by(c.place, c.contact_id)
        for row in connection.execute(query):
            links[row.patient_id].append(link_of(row))
    return links


def _reached(connection: Connection, named: _Named) -> set[Any]:
    """The contacts who have one of the e-mails or phones."""
    by_email = select(t.contact_email.c.contact_id).where(t.contact_email.c.email_key.in_(named.emails))
    by_phone = select(t.family_contact.c.id).where(t.family_contact.c.phone.in_(named.phones))
    found = set(connection.execute(by_email).scalars()) if named.emails else set()
    return found | set(connection.execute(by_phone).scalars()) if named.phones else found


# --- doubles


def _strangers(
    rows: Sequence[Incoming], patients: dict[PatientId, Patient], owners: dict[Identifier, Owner]
) -> list[IncomingPatient]:
    """The rows of patients of whom neither chart number nor identifier is known."""
    charts = {patient.chart_number for patient in patients.values()}
    return [
        row
        for row in rows
        if isinstance(row, IncomingPatient)
        and row.chart_number not in charts
        and not any(one in owners for one in row.identifiers if one.system != SAME_FILE)
    ]


def _alike(connection: Connection, practice_id: PracticeId, strangers: Sequence[IncomingPatient]) -> tuple[Alike, ...]:
    """Whoever has a key in common with one of them, and whom an address in common would make a probable double."""
    by_birth: defaultdict[date, list[Person]] = defaultdict(list)
    by_name: defaultdict[str, list[Person]] = defaultdict(list)
    for one in strangers:
        person, name = Person(name=one.name, born=one.born), one.name
        for born in births_like(one.born):
            by_birth[born].append(person)
        for either in (name, PersonName(family=name.given, given=name.family)):
            by_name[name_key(either)].append(person)
    if not by_birth:
        return ()
    p, s = t.patient.c, t.patient_search.c
    columns = (p.id, p.chart_number, p.family, p.given, p.born)
    here = (p.practice_id == practice_id, p.merged_into.is_(None), ~p.withdrawn)
    births = select(*columns, p.born.label("key")).where(p.born.in_(list(by_birth)), *here)
    names = select(*columns, s.name_key.label("key")).join(t.patient_search, s.patient_id == p.id)
    names = names.where(s.name_key.in_(list(by_name)), *here)
    found: dict[PatientId, Alike] = {}
    for query, asked in ((births, by_birth), (names, by_name)):
        for row in connection.execute(query):
            person = Person(name=PersonName(family=row.family, given=row.given), born=row.born)
            if any(likeness(person, other) >= PROBABLE - BY_ADDRESS for other in asked[row.key]):
                found[row.id] = Alike(patient_id=row.id, chart_number=row.chart_number, person=person)
    return _with_addresses(connection, found)


def _with_addresses(connection: Connection, found: dict[PatientId, Alike]) -> tuple[Alike, ...]:
    links = _links(connection, list(found))
    contacts = load_contacts(connection, {link.contact_id for own in links.values() for link in own})
    told = []
    for id_, one in found.items():
        family = [contacts[link.contact_id] for link in links.get(id_, []) if not link.withdrawn]
        person = Person(
            name=one.person.name,
            born=one.person.born,
            emails=frozenset(email_likeness(email) for contact in family for email in contact.emails),
            phones=frozenset(phone_likeness(contact.phone) for contact in family if contact.phone),
        )
        told.append(Alike(patient_id=id_, chart_number=one.chart_number, person=person))
    return tuple(told)
