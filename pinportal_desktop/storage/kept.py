# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Reads what is kept of an import for its undo, beside what there is now."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import Connection, and_, literal, or_, select

from pinportal_desktop.domain.authority import FamilyLink
from pinportal_desktop.domain.ids import ContactId, PatientId
from pinportal_desktop.domain.people import FamilyContact, Patient
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.accounts import Found, link_of, load_accounts, load_contacts
from pinportal_desktop.storage.types import Id
from pinportal_desktop.usecases.kept import ChangeKind, Kept, KeptRow
from pinportal_desktop.usecases.runs import ImportRun

_c: Final = t.import_change.c
_MADE_OF: Final = {ChangeKind.PATIENT: Patient, ChangeKind.CONTACT: FamilyContact, ChangeKind.LINK: FamilyLink}


def kept(
    connection: Connection, run: ImportRun, *, after: KeptRow | None = None, limit: int = 500, lock: bool = False
) -> Kept:
    """See `import_looks.ImportLooks`; `lock` holds the patients' rows."""
    # Patients first, then links, then contacts: what came new with a patient goes with the patient.
    order = (_c.kind.desc(), _c.id.desc(), _c.other.desc())
    query = select(t.import_change).where(_c.run_id == run.id).order_by(*order).limit(limit)
    if after is not None:
        query = query.where(_comes_after(after))
    rows = tuple(_row(row) for row in connection.execute(query))
    ids = sorted({row.patient_id for row in rows})
    accounts = {account.patient.id: account for account in load_accounts(connection, ids, lock=lock)}
    links = _links(connection, ids)
    named = {ContactId(row.id) for row in rows if row.kind is ChangeKind.CONTACT}
    came = {contact for row in rows for contact in row.came_with}
    linked = {link.contact_id for own in links.values() for link in own}
    return Kept(
        rows=rows,
        accounts=accounts,
        contacts=load_contacts(connection, named | came | linked),
        links={id_: tuple(links[id_]) for id_ in ids},
        linked=_linked(connection, linked),
        versions=_versions(connection, run, came),
        later=_later(connection, run, rows),
    )


def _comes_after(row: KeptRow) -> Any:  # noqa: ANN401 - a condition
    same_id = and_(_c.kind == row.kind.value, _c.id == row.id, _c.other < literal(row.other, Id))
    same_kind = and_(_c.kind == row.kind.value, _c.id < literal(row.id, Id))
    return or_(_c.kind < row.kind.value, same_kind, same_id)


def _row(row: Found) -> KeptRow:
    kind, ids = ChangeKind(row.kind), bytes(row.came_with)
    return KeptRow(
        kind=kind,
        id=row.id,
        other=row.other,
        patient_id=row.patient_id,
        before=msgspec.json.decode(row.before, type=_MADE_OF[kind]) if row.before else None,
        came_with=tuple(ContactId(UUID(bytes=ids[at : at + 16])) for at in range(0, len(ids), 16)),
        version_after=row.version_after,
    )


def _links(connection: Connection, ids: Sequence[PatientId]) -> defaultdict[PatientId, list[FamilyLink]]:
    c = t.family_link.c
    found: defaultdict[PatientId, list[FamilyLink]] = defaultdict(list)
    for row in connection.execute(select(t.family_link).where(c.patient_id.in_(ids)).order_by(c.place)):
        found[row.patient_id].append(link_of(row))
    return found


def _linked(connection: Connection, ids: set[ContactId]) -> dict[ContactId, frozenset[PatientId]]:
    c = t.family_link.c
    found: defaultdict[ContactId, set[PatientId]] = defaultdict(set)
    for row in connection.execute(select(c.contact_id, c.patient_id).where(c.contact_id.in_(ids), ~c.withdrawn)):
        found[row.contact_id].add(row.patient_id)
    return {id_: frozenset(patients) for id_, patients in found.items()}


def _versions(connection: Connection, run: ImportRun, ids: set[ContactId]) -> dict[ContactId, int]:
    query = select(_c.id, _c.version_after).where(_c.run_id == run.id, _c.kind == ChangeKind.CONTACT.value)
    return {row.id: row.version_after for row in connection.execute(query.where(_c.id.in_(ids)))}


def _later(
    connection: Connection, run: ImportRun, rows: Sequence[KeptRow]
) -> frozenset[tuple[ChangeKind, PatientId | ContactId]]:
    """What of these a later import changed too: the key begins with the run, so this is looked up, not searched."""
    r = t.import_run.c
    newer = or_(r.began_at > run.began_at, and_(r.began_at == run.began_at, r.id > literal(run.id, Id)))
    runs = select(r.id).where(r.practice_id == run.practice_id, newer)
    later = list(connection.execute(runs).scalars())
    patients = {row.patient_id for row in rows}
    contacts = {ContactId(row.id) for row in rows if row.kind is ChangeKind.CONTACT}
    contacts |= {contact for row in rows for contact in row.came_with}
    asked: dict[ChangeKind, set[PatientId] | set[ContactId]] = {
        ChangeKind.PATIENT: patients,
        ChangeKind.LINK: patients,
        ChangeKind.CONTACT: contacts,
    }
    found: set[tuple[ChangeKind, PatientId | ContactId]] = set()
    for kind, ids in asked.items() if later else ():
        query = select(_c.id).where(_c.run_id.in_(later), _c.kind == kind.value, _c.id.in_(ids))
        found |= {(kind, id_) for id_ in connection.execute(query).scalars()}
    return frozenset(found)
