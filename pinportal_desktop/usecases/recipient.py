# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**For**: whom a PIN is handed to, and what the desk answers or adds about that person on the way."""

from dataclasses import dataclass, replace

from pinportal_desktop.domain.authority import Authority, FamilyLink, FamilyMember, refuse_typed
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import ContactId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.people import FamilyContact, PersonName
from pinportal_desktop.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContact:
    """An adult whom the desk adds while giving access; Authority was asked."""

    id: ContactId
    name: PersonName
    relationship: str
    emails: tuple[str, ...] = ()
    phone: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """**For**: a family contact, the patient (both None), or a new contact.

    `authority` answers what was not recorded.
    """

    contact_id: ContactId | None = None
    new: NewContact | None = None
    authority: Authority | None = None


def contact_of(recipient: Recipient) -> ContactId | None:
    """The contact for whom it is, a new one included; None for the patient."""
    return recipient.new.id if recipient.new is not None else recipient.contact_id


def settle_recipient(account: PatientAccount, recipient: Recipient, work: Work) -> PatientAccount:
    """The account after a new contact was added or an unrecorded Authority was answered; both are written."""
    if recipient.new is not None:
        return _with_new_contact(account, recipient.new, recipient.authority, work)
    if recipient.contact_id is None or recipient.authority is None:
        return account
    member = account.member(recipient.contact_id)
    if member.link.authority is not Authority.NOT_RECORDED:
        return account
    work.contacts.save_link(replace(member.link, authority=recipient.authority))
    return _with_member(account, replace(member, link=_bumped(replace(member.link, authority=recipient.authority))))


def _with_new_contact(
    account: PatientAccount, new: NewContact, authority: Authority | None, work: Work
) -> PatientAccount:
    if not new.relationship.strip():
        raise Refused(Code.RELATIONSHIP_MISSING, field="relationship")
    refuse_typed(new.name, new.emails, new.phone, account.family)
    contact = FamilyContact(id=new.id, name=new.name, emails=new.emails, phone=new.phone, language=new.language)
    link = FamilyLink(
        patient_id=account.patient.id,
        contact_id=new.id,
        relationship=new.relationship.strip(),
        authority=authority or Authority.NOT_RECORDED,
    )
    work.contacts.add(contact)
    work.contacts.add_link(link)
    return replace(account, family=(*account.family, FamilyMember(contact=contact, link=link)))


def _with_member(account: PatientAccount, changed: FamilyMember) -> PatientAccount:
    family = tuple(changed if m.contact.id == changed.contact.id else m for m in account.family)
    return replace(account, family=family)


def _bumped(link: FamilyLink) -> FamilyLink:
    return replace(link, version=link.version + 1)
