# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Family Contacts**: add one and edit one, with the Authority over this patient.

A contact belongs to every child of the family; relationship and Authority belong to one patient each.
"""

from dataclasses import dataclass, replace

from pinportal_desktop.domain.addresses import email_key, masked_email
from pinportal_desktop.domain.authority import Authority, FamilyLink, FamilyMember
from pinportal_desktop.domain.errors import ChangedElsewhere, Code, Refused
from pinportal_desktop.domain.ids import AssociationId, ContactId, PatientId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.people import FamilyContact, PersonName, same_name, shares_address
from pinportal_desktop.usecases.command import Command, Done, Entry, EntryFact, Permission, use_case
from pinportal_desktop.usecases.record_authority import end_what_no_longer_fits, refuse_second_exclusive
from pinportal_desktop.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFacts:
    """What the form holds. E-mails in order of preference, well formed; `phone` in E.164.

    `remove` names the listed access that staff chose to end with the Authority.
    """

    name: PersonName
    relationship: str
    emails: tuple[str, ...] = ()
    phone: str | None = None
    language: str | None = None
    authority: Authority = Authority.NOT_RECORDED
    remove: tuple[AssociationId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AddContact(Command):
    """`contact_id` is the contact's, should it be a new one."""

    patient_id: PatientId
    contact_id: ContactId
    facts: ContactFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class EditContact(Command):
    """The versions are those of contact and link as the form showed them."""

    patient_id: PatientId
    contact_id: ContactId
    contact_version: int
    link_version: int
    facts: ContactFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSaved:
    """`known` when a sibling's family had this person; `changed` names fields; the rest is what the Authority ended."""

    contact_id: ContactId
    known: bool = False
    changed: tuple[str, ...] = ()
    removed: int = 0
    revoked: bool = False


@use_case(Permission.EDIT_FAMILY)
def add_contact(command: AddContact, work: Work) -> Done[ContactSaved]:
    """Add a contact to the family: the person whom a sibling's family has with this name and address, else a new one.

    What staff typed is marked, so that an import leaves it. Raises `Refused` CONTACT_KNOWN, RELATIONSHIP_MISSING,
    AUTHORITY_EXCLUSIVE_ELSEWHERE.
    """
    account, facts = work.patients.account(command.patient_id), command.facts
    _refuse_without_relationship(facts)
    _refuse_known(account, facts)
    known = _known_elsewhere(account, facts, work)
    if known is None:
        contact = _new_contact(command)
        work.contacts.add(contact)
    else:
        contact = _with_typed(known, facts)
        if contact != known:
            work.contacts.save(contact)
    refuse_second_exclusive(account, contact.id, facts.authority)
    link = FamilyLink(
        patient_id=account.patient.id,
        contact_id=contact.id,
        relationship=facts.relationship,
        authority=facts.authority,
        edited=frozenset({"relationship"}),
    )
    work.contacts.add_link(link)
    revoked = end_what_no_longer_fits(account, contact.id, facts.authority, facts.remove, command, work)
    told: dict[str, EntryFact] = {
        "name": contact.name.spoken,
        "relationship": facts.relationship,
        "known": int(known is not None),
    }
    told |= {} if facts.authority is Authority.NOT_RECORDED else _authority_facts(facts, revoked)
    entry = Entry(kind="contact_added", patient_id=account.patient.id, facts=told)
    saved = ContactSaved(contact_id=contact.id, known=known is not None, removed=len(facts.remove), revoked=revoked)
    return Done(result=saved, entry=entry)


@use_case(Permission.EDIT_FAMILY)
def edit_contact(command: EditContact, work: Work) -> Done[ContactSaved]:
    """Change what is known of a contact; each changed field is marked, so that an import leaves it.

    Raises `ChangedElsewhere`, and `Refused` RELATIONSHIP_MISSING, AUTHORITY_EXCLUSIVE_ELSEWHERE.
    """
    account, facts = work.patients.account(command.patient_id), command.facts
    _refuse_without_relationship(facts)
    member = account.member(command.contact_id)
    if (member.contact.version, member.link.version) != (command.contact_version, command.link_version):
        raise ChangedElsewhere(Code.CHANGED_ELSEWHERE)
    changed = _save_contact(member.contact, facts, work) + _save_link(account, member, facts, work)
    if not changed:
        return Done(result=ContactSaved(contact_id=member.contact.id), entry=None)
    revoked = False
    if "authority" in changed:
        revoked = end_what_no_longer_fits(account, member.contact.id, facts.authority, facts.remove, command, work)
    told: dict[str, EntryFact] = {
        "name": facts.name.spoken,
        "changed": ",".join(changed),
        "name_before": member.contact.name.spoken if "name" in changed else "",
        "emails": ", ".join(map(masked_email, facts.emails)) if "emails" in changed else "",
    }
    told |= _authority_facts(facts, revoked) if "authority" in changed else {}
    removed = len(facts.remove) if "authority" in changed else 0
    return Done(
        result=ContactSaved(contact_id=member.contact.id, changed=changed, removed=removed, revoked=revoked),
        entry=Entry(kind="contact_edited", patient_id=account.patient.id, facts=told),
    )


def _authority_facts(facts: ContactFacts, revoked: bool) -> dict[str, EntryFact]:  # noqa: FBT001 - a fact of the entry
    return {"authority": facts.authority.value, "removed": len(facts.remove), "revoked": int(revoked)}


def _save_contact(contact: FamilyContact, facts: ContactFacts, work: Work) -> tuple[str, ...]:
    fresh = replace(contact, name=facts.name, emails=facts.emails, phone=facts.phone, language=facts.language)
    fields = ("name", "emails", "phone", "language")
    changed = tuple(field for field in fields if getattr(fresh, field) != getattr(contact, field))
    if changed:
        work.contacts.save(replace(fresh, edited=contact.edited | set(changed)))
    return changed


def _save_link(account: PatientAccount, member: FamilyMember, facts: ContactFacts, work: Work) -> tuple[str, ...]:
    link = member.link
    fresh = replace(link, relationship=facts.relationship, authority=facts.authority)
    if fresh == link:
        return ()
    changed: tuple[str, ...] = ()
    if fresh.relationship != link.relationship:
        fresh, changed = replace(fresh, edited=link.edited | {"relationship"}), ("relationship",)
    if fresh.authority is not link.authority:
        refuse_second_exclusive(account, member.contact.id, facts.authority)
        changed += ("authority",)
    work.contacts.save_link(fresh)
    return changed


def _refuse_without_relationship(facts: ContactFacts) -> None:
    if not facts.relationship:
        raise Refused(Code.RELATIONSHIP_MISSING, field="relationship")


def _refuse_known(account: PatientAccount, facts: ContactFacts) -> None:
    """A father and a grandfather may bear one name; the same name and relationship, or address, is one person."""
    for member in account.family:
        kin = member.link.relationship.casefold() == facts.relationship.casefold()
        reach = shares_address(member.contact, facts.emails, facts.phone)
        if same_name(member.contact.name, facts.name) and (kin or reach):
            raise Refused(Code.CONTACT_KNOWN, field="name", name=member.contact.name.spoken)


def _known_elsewhere(account: PatientAccount, facts: ContactFacts, work: Work) -> FamilyContact | None:
    own = {m.contact.id for m in account.family}
    reached = work.contacts.with_address(emails=facts.emails, phone=facts.phone)
    return next((c for c in reached if c.id not in own and same_name(c.name, facts.name)), None)


def _new_contact(command: AddContact) -> FamilyContact:
    facts = command.facts
    typed = {"emails": facts.emails, "phone": facts.phone, "language": facts.language}
    return FamilyContact(
        id=command.contact_id,
        name=facts.name,
        emails=facts.emails,
        phone=facts.phone,
        language=facts.language,
        edited=frozenset(field for field, value in typed.items() if value),
    )


def _with_typed(known: FamilyContact, facts: ContactFacts) -> FamilyContact:
    """What was typed comes first, what was known stays."""
    keys = set(map(email_key, facts.emails))
    emails = (*facts.emails, *(e for e in known.emails if email_key(e) not in keys))
    fresh = replace(known, emails=emails, phone=facts.phone or known.phone, language=facts.language or known.language)
    fields = ("emails", "phone", "language")
    changed = {field for field in fields if getattr(fresh, field) != getattr(known, field)}
    return replace(fresh, edited=known.edited | changed)
