# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The families of the patients whom a file names, while its rows are compared: who of them a row means."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from pinportal_desktop.domain.addresses import email_key, phone_likeness
from pinportal_desktop.domain.authority import FamilyLink, FamilyMember
from pinportal_desktop.domain.ids import ContactId, PatientId
from pinportal_desktop.domain.people import FamilyContact, Identifier, Patient, same_name, shares_address
from pinportal_desktop.usecases.changes import Change, Changes, Double
from pinportal_desktop.usecases.incoming import IncomingContact
from pinportal_desktop.usecases.known import Known


class Families:
    """Contacts and links; contacts that a file does not name stay."""

    def __init__(self, known: Known) -> None:
        self._contacts = dict(known.contacts)
        self._links: defaultdict[PatientId, dict[ContactId, FamilyLink]] = defaultdict(dict)
        for patient_id, links in known.links.items():
            self._links[patient_id] = {link.contact_id: link for link in links}
        # Contacts by address, oldest first.
        self._reached: defaultdict[str, dict[ContactId, None]] = defaultdict(dict)
        for contact in sorted(known.contacts.values(), key=lambda one: one.id):
            self._reach(contact)
        self._contacts_before: dict[ContactId, tuple[FamilyContact | None, PatientId]] = {}
        self._links_before: dict[tuple[PatientId, ContactId], FamilyLink | None] = {}

    def members(self, patient_id: PatientId) -> list[FamilyMember]:
        """The patient's family, withdrawn ones left out."""
        links = self._links[patient_id].values()
        return [FamilyMember(contact=self._contacts[one.contact_id], link=one) for one in links if not one.withdrawn]

    def settle(
        self, patient_id: PatientId, incoming: tuple[IncomingContact, ...], fresh: tuple[ContactId, ...]
    ) -> bool:
        """Add and update the family. `fresh` are ids for who is new; whether anything changed."""
        changed = False
        family = self.members(patient_id) if incoming else []
        taken: set[ContactId] = set()
        for one, fresh_id in zip(incoming, fresh, strict=True):
            member = _same_member([m for m in family if m.contact.id not in taken], one, incoming)
            if member is None:
                changed = True
                taken.add(self._add(patient_id, one, fresh_id))
            else:
                taken.add(member.contact.id)
                changed |= self._update(patient_id, member, one)
        return changed

    def put_link(self, link: FamilyLink) -> None:
        """Add or change a link."""
        before = self._links[link.patient_id].get(link.contact_id)
        self._links_before.setdefault((link.patient_id, link.contact_id), before)
        self._links[link.patient_id][link.contact_id] = link

    def changes(
        self,
        *,
        patients: Iterable[tuple[Patient, Patient | None]],
        identifiers: tuple[tuple[PatientId, Identifier], ...],
        contested: tuple[Identifier, ...],
        doubles: tuple[Double, ...],
    ) -> Changes:
        """Everything together: the families' changes, with those that are given."""
        changed = tuple(Change(after=after, before=before, with_patient=after.id) for after, before in patients)
        return Changes(
            patients=changed,
            contacts=tuple(
                Change(after=self._contacts[id_], before=before, with_patient=patient_id)
                for id_, (before, patient_id) in self._contacts_before.items()
            ),
            links=tuple(
                Change(after=self._links[patient_id][contact_id], before=before, with_patient=patient_id)
                for (patient_id, contact_id), before in self._links_before.items()
            ),
            identifiers=identifiers,
            contested=contested,
            doubles=doubles,
            families={one.after.id: tuple(self.members(one.after.id)) for one in changed if one.before is None},
        )

    def _add(self, patient_id: PatientId, incoming: IncomingContact, fresh_id: ContactId) -> ContactId:
        """Link a contact: one whom a sibling's family has with the same name and address, else a new one."""
        contact = self._known_elsewhere(patient_id, incoming)
        if contact is None:
            contact = FamilyContact(
                id=fresh_id,
                name=incoming.name,
                emails=incoming.emails,
                phone=incoming.phone,
                language=incoming.language,
            )
            self._put_contact(contact, patient_id)
        self.put_link(FamilyLink(patient_id=patient_id, contact_id=contact.id, relationship=incoming.relationship))
        return contact.id

    def _known_elsewhere(self, patient_id: PatientId, incoming: IncomingContact) -> FamilyContact | None:
        own = {member.contact.id for member in self.members(patient_id)}
        reached = {id_ for key in _addresses(incoming.emails, incoming.phone) for id_ in self._reached.get(key, ())}
        named = (self._contacts[id_] for id_ in sorted(reached - own))
        return next((one for one in named if same_name(one.name, incoming.name) and not one.withdrawn), None)

    def _update(self, patient_id: PatientId, member: FamilyMember, incoming: IncomingContact) -> bool:
        contact, link = member.contact, member.link
        told = {
            "name": incoming.name,
            "emails": incoming.emails or contact.emails,
            "phone": incoming.phone or contact.phone,
            "language": incoming.language or contact.language,
        }
        fresh = replace(contact, **{key: value for key, value in told.items() if key not in contact.edited})  # type: ignore[arg-type]  # fields of FamilyContact
        related = link if "relationship" in link.edited else replace(link, relationship=incoming.relationship)
        if fresh != contact:
            self._put_contact(fresh, patient_id)
        if related != link:
            self.put_link(related)
        return fresh != contact or related != link

    def _put_contact(self, contact: FamilyContact, patient_id: PatientId) -> None:
        self._contacts_before.setdefault(contact.id, (self._contacts.get(contact.id), patient_id))
        self._contacts[contact.id] = contact
        self._reach(contact)

    def _reach(self, contact: FamilyContact) -> None:
        for key in _addresses(contact.emails, contact.phone):
            self._reached[key][contact.id] = None


def _addresses(emails: Iterable[str], phone: str | None) -> list[str]:
    return [email_key(email) for email in emails] + ([phone_likeness(phone)] if phone else [])


def _same_member(
    free: list[FamilyMember], incoming: IncomingContact, all_incoming: tuple[IncomingContact, ...]
) -> FamilyMember | None:
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
    alone = sum(c.relationship == incoming.relationship for c in all_incoming) == len(mended) == 1
    return by_address or (mended[0] if alone else None)


def _is_kin(member: FamilyMember, incoming: IncomingContact) -> bool:
    return member.link.relationship == incoming.relationship or "relationship" in member.link.edited


def _reach(member: FamilyMember, incoming: IncomingContact) -> bool:
    return shares_address(member.contact, incoming.emails, incoming.phone)
