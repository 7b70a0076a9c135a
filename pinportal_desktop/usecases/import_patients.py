# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Import patients and their family contacts from a record system, again and again without doubling anybody.

What staff recorded stands above what a file says: Authority, edited fields and removed access are never touched.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from pinportal_desktop.domain.authority import FamilyLink, FamilyMember
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import CommandId, ContactId, PatientId, PracticeId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.people import (
    FamilyContact,
    Identifier,
    Patient,
    same_name,
    shares_address,
)
from pinportal_desktop.usecases.command import Command, Done, Entry, EntryFact, Permission, use_case
from pinportal_desktop.usecases.end_pin import hide_patient
from pinportal_desktop.usecases.incoming import IncomingContact, IncomingPatient, Rejected
from pinportal_desktop.usecases.needs import Surface
from pinportal_desktop.usecases.work import Work

BATCH: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An incoming patient with the ids that it gets where it is new."""

    patient: IncomingPatient
    patient_id: PatientId
    contact_ids: tuple[ContactId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBatch(Command):
    """At most 500 patients of one file; `file` is its name without the folder."""

    practice_id: PracticeId
    file: str
    arrivals: tuple[Arrival, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """How many patients were new, changed or as known before, and the rows that were refused."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: tuple[Rejected, ...] = ()


def batches(patients: Iterable[IncomingPatient]) -> Iterator[tuple[IncomingPatient, ...]]:
    """The patients in batches of at most 500."""
    source = iter(patients)
    while batch := tuple(islice(source, BATCH)):
        yield batch


def prepare_import_batch(
    surface: Surface, practice_id: PracticeId, file: str, patients: Sequence[IncomingPatient]
) -> ImportBatch:
    """The command for one batch, with an id for whatever may be new in it."""
    now = surface.clock.now()
    new_id = surface.entropy.new_id
    return ImportBatch(
        id=CommandId(new_id(now)),
        by=surface.actor,
        made_at=now,
        practice_id=practice_id,
        file=file,
        arrivals=tuple(
            Arrival(
                patient=patient,
                patient_id=PatientId(new_id(now)),
                contact_ids=tuple(ContactId(new_id(now)) for _ in patient.contacts),
            )
            for patient in patients
        ),
    )


@use_case(Permission.IMPORT)
def import_patients(command: ImportBatch, work: Work) -> Done[Imported]:
    """Bring a batch in. A row whose chart number belongs to another patient is refused, the others come in."""
    new = changed = 0
    rejected: list[Rejected] = []
    for arrival in command.arrivals:
        known = _known(command.practice_id, arrival.patient, work)
        if isinstance(known, Code):
            rejected.append(Rejected(row=arrival.patient.row, name=arrival.patient.name.listed, code=known))
        elif known is None:
            _add(command, arrival, work)
            new += 1
        else:
            changed += _update(command, arrival, work.patients.account(known.id), work)
    done = Imported(
        new=new,
        changed=changed,
        unchanged=len(command.arrivals) - new - changed - len(rejected),
        rejected=tuple(rejected),
    )
    facts: dict[str, EntryFact] = {
        "file": command.file,
        "new": done.new,
        "changed": done.changed,
        "unchanged": done.unchanged,
        "refused": len(rejected),
    }
    return Done(result=done, entry=Entry(kind="imported", facts=facts))


def _known(practice_id: PracticeId, incoming: IncomingPatient, work: Work) -> Patient | Code | None:
    by_identifier = work.patients.matching(practice_id, incoming.identifiers) if incoming.identifiers else None
    by_chart = work.patients.matching(practice_id, [Identifier(system="", value=incoming.chart_number)])
    if by_chart is not None and by_identifier is not None and by_chart.id != by_identifier.id:
        return Code.CHART_NUMBER_TAKEN
    if by_chart is not None and by_identifier is None and incoming.identifiers:
        # The same number from elsewhere: the same person only when name and birth date agree.
        same = by_chart.born == incoming.born and same_name(by_chart.name, incoming.name)
        return by_chart if same else Code.CHART_NUMBER_TAKEN
    return by_identifier or by_chart


def _add(command: ImportBatch, arrival: Arrival, work: Work) -> None:
    incoming = arrival.patient
    patient = Patient(
        id=arrival.patient_id,
        practice_id=command.practice_id,
        chart_number=incoming.chart_number,
        name=incoming.name,
        preferred=incoming.preferred,
        born=incoming.born,
        language=incoming.language,
        active=incoming.active,
        deceased=incoming.deceased,
    )
    work.patients.add(patient, incoming.identifiers)
    _settle_contacts(arrival, PatientAccount(patient=patient), work)


def _update(command: ImportBatch, arrival: Arrival, account: PatientAccount, work: Work) -> bool:
    incoming, patient = arrival.patient, account.patient
    told = {
        "chart_number": incoming.chart_number,
        "name": incoming.name,
        "preferred": incoming.preferred,
        "born": incoming.born,
        "language": incoming.language,
        "active": incoming.active,
        "deceased": incoming.deceased,
    }
    fresh = replace(patient, **{key: value for key, value in told.items() if key not in patient.edited})  # type: ignore[arg-type]  # fields of Patient
    if fresh != patient:
        work.patients.save(fresh)
    work.patients.add_identifiers(patient.id, incoming.identifiers)
    if fresh.hidden and not patient.hidden:
        hide_patient(account, command, work)
    return _settle_contacts(arrival, account, work) or fresh != patient


def _settle_contacts(arrival: Arrival, account: PatientAccount, work: Work) -> bool:
    """Add and update the family; contacts that the file does not name stay. Whether anything changed."""
    changed = False
    taken: set[ContactId] = set()
    for incoming, fresh_id in zip(arrival.patient.contacts, arrival.contact_ids, strict=True):
        member = _same_member([m for m in account.family if m.contact.id not in taken], incoming, arrival)
        if member is None:
            changed = True
            taken.add(_link_new(incoming, fresh_id, account, work))
        else:
            taken.add(member.contact.id)
            changed |= _update_contact(member, incoming, work)
    return changed


def _same_member(free: list[FamilyMember], incoming: IncomingContact, arrival: Arrival) -> FamilyMember | None:
    """Whom of the family the file means: by name, else somebody whose name staff mended meanwhile."""
    named = (
        m for m in free if same_name(m.contact.name, incoming.name) and (_is_kin(m, incoming) or _reach(m, incoming))
    )
    by_name = next(named, None)
    if by_name is not None:
        return by_name
    mended = [m for m in free if "name" in m.contact.edited and _is_kin(m, incoming)]
    by_address = next((m for m in mended if _reach(m, incoming)), None)
    # Where staff mended the addresses as well, the relationship tells, if there is but one such person on both sides.
    alone = sum(c.relationship == incoming.relationship for c in arrival.patient.contacts) == len(mended) == 1
    return by_address or (mended[0] if alone else None)


def _is_kin(member: FamilyMember, incoming: IncomingContact) -> bool:
    return member.link.relationship == incoming.relationship or "relationship" in member.link.edited


def _reach(member: FamilyMember, incoming: IncomingContact) -> bool:
    return shares_address(member.contact, incoming.emails, incoming.phone)


def _link_new(incoming: IncomingContact, fresh_id: ContactId, account: PatientAccount, work: Work) -> ContactId:
    """Link a contact: one whom a sibling's family has with the same name and address, else a new one."""
    own = {m.contact.id for m in account.family}
    shared = work.contacts.with_address(emails=incoming.emails, phone=incoming.phone)
    contact = next((c for c in shared if c.id not in own and same_name(c.name, incoming.name)), None)
    if contact is None:
        contact = FamilyContact(id=fresh_id, name=incoming.name, emails=incoming.emails, phone=incoming.phone)
        work.contacts.add(contact)
    link = FamilyLink(patient_id=account.patient.id, contact_id=contact.id, relationship=incoming.relationship)
    work.contacts.add_link(link)
    return contact.id


def _update_contact(member: FamilyMember, incoming: IncomingContact, work: Work) -> bool:
    contact, link = member.contact, member.link
    told = {
        "name": incoming.name,
        "emails": incoming.emails or contact.emails,
        "phone": incoming.phone or contact.phone,
    }
    fresh = replace(contact, **{key: value for key, value in told.items() if key not in contact.edited})  # type: ignore[arg-type]  # fields of FamilyContact
    related = link if "relationship" in link.edited else replace(link, relationship=incoming.relationship)
    if fresh != contact:
        work.contacts.save(fresh)
    if related != link:
        work.contacts.save_link(related)
    return fresh != contact or related != link
