# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the form was given and what has been typed into it, and how each step changes that; no widgets."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import TypedDict, Unpack

from pinportal_desktop.domain.addresses import email_key
from pinportal_desktop.domain.association import PortalAccount
from pinportal_desktop.domain.authority import Authority, FamilyMember
from pinportal_desktop.domain.emails import email_address, is_email_address
from pinportal_desktop.domain.errors import Code, PinPortalError, Refused
from pinportal_desktop.domain.ids import AssociationId, ContactId
from pinportal_desktop.domain.patient_account import Access, PatientAccount
from pinportal_desktop.domain.people import PersonName, named, same_name
from pinportal_desktop.domain.phones import phone_number
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.typed import NAME_MOST, one_line
from pinportal_desktop.screens.jobs import Incident
from pinportal_desktop.usecases.edit_contact import ContactFacts
from pinportal_desktop.usecases.record_authority import listed_for_removal
from pinportal_desktop.words import Words

RELATIONSHIP_MOST = 60
Wrong = dict[str, PinPortalError]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The inputs as they stand; `emails` from the preferred one down, empty lines left out."""

    given: str = ""
    family: str = ""
    relationship: str = ""
    emails: tuple[str, ...] = ()
    phone: str = ""
    language: str | None = None
    authority: Authority = Authority.NOT_RECORDED


class Input(TypedDict, total=False):
    """The inputs that `edit` changes."""

    given: str
    family: str
    relationship: str
    emails: tuple[str, ...]
    phone: str
    language: str | None
    authority: Authority


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Everything the form's look follows from. `base` is the contact as read, None for a new one.

    `contact_id` is the contact's, a new one's included. `refusals` stand under inputs, those of e-mails by "email0",
    "email1" …; `logins` are whose logins the addresses are; `children` are other patients of the contact, by first
    name; `meanwhile` are inputs that somebody else changed while they were being typed into.
    """

    account: PatientAccount
    contact_id: ContactId
    base: FamilyMember | None
    typed: Typed
    refusals: Mapping[str, PinPortalError] = field(default_factory=dict)
    logins: tuple[PortalAccount, ...] = ()
    asked: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    meanwhile: tuple[str, ...] = ()
    busy: bool = False
    leaving: bool = False
    problem: PinPortalError | Incident | None = None


def begin(account: PatientAccount, member: FamilyMember | None, fresh: ContactId, words: Words) -> Given:
    """The form as it opens; `fresh` is the id for a new contact."""
    contact_id = fresh if member is None else member.contact.id
    typed = Typed() if member is None else as_typed(member, words)
    return Given(account=account, contact_id=contact_id, base=member, typed=typed)


def as_typed(member: FamilyMember, words: Words) -> Typed:
    """The contact as somebody would have typed it."""
    contact, link = member.contact, member.link
    return Typed(
        given=contact.name.given,
        family=contact.name.family,
        relationship=link.relationship,
        emails=contact.emails,
        phone="" if contact.phone is None else words.phone(contact.phone),
        language=contact.language,
        authority=link.authority,
    )


def edit(given: Given, /, **changes: Unpack[Input]) -> Given:
    """A changed input; what was said about it, and about leaving, is gone."""
    gone = set(changes) | ({"name"} if {"given", "family"} & set(changes) else set())
    refusals = {
        name: refusal
        for name, refusal in given.refusals.items()
        if name not in gone and not (name.startswith("email") and "emails" in gone)
    }
    if "emails" in changes:
        changes["emails"] = tuple(text for text in changes["emails"] if text.strip())
    return replace(given, typed=replace(given.typed, **changes), refusals=refusals, leaving=False)


def is_changed(given: Given, words: Words) -> bool:
    """Whether leaving would lose something typed."""
    return given.typed != (Typed() if given.base is None else as_typed(given.base, words))


def rebased(given: Given, fresh: PatientAccount, words: Words) -> Given:
    """After somebody else changed the contact: what was not typed into is theirs, what was stays, and is named."""
    assert given.base is not None
    member = fresh.member(given.contact_id)
    before, now = as_typed(given.base, words), as_typed(member, words)
    names = [f.name for f in fields(Typed)]
    touched = {name for name in names if getattr(given.typed, name) != getattr(before, name)}
    theirs = {name for name in names if getattr(now, name) != getattr(before, name)}
    taken = {name: getattr(now, name) for name in theirs - touched}
    return replace(
        given,
        account=fresh,
        base=member,
        typed=replace(given.typed, **taken),
        meanwhile=tuple(name for name in names if name in theirs & touched),
        problem=None,
    )


def listed(given: Given, rules: PracticeRules, today: date) -> tuple[Access, ...]:
    """Whose access no longer fits the Authority chosen, where another was chosen than is recorded."""
    recorded = Authority.NOT_RECORDED if given.base is None else given.base.link.authority
    if given.typed.authority is recorded:
        return ()
    return listed_for_removal(given.account, given.contact_id, given.typed.authority, rules, today)


def others_logins(given: Given) -> tuple[tuple[str, PortalAccount], ...]:
    """Addresses that are somebody else's login, with whose."""
    name = PersonName(family=given.typed.family.strip(), given=given.typed.given.strip())
    typed = {email_key(e): e for e in given.typed.emails}
    found = ((typed.get(email_key(login.email)), login) for login in given.logins)
    return tuple((e, login) for e, login in found if e is not None and not _is_own(login, given.contact_id, name))


def _is_own(login: PortalAccount, contact_id: ContactId, name: PersonName) -> bool:
    if login.contact_id is not None or login.patient_id is not None:
        return login.contact_id == contact_id
    return same_name(login.name, name)  # registered at home, and not linked to anybody yet


def addresses(given: Given) -> tuple[str, ...]:
    """The e-mails that are whole already."""
    return tuple(e.strip() for e in given.typed.emails if is_email_address(e))


def read(given: Given, remove: tuple[AssociationId, ...]) -> tuple[ContactFacts | None, Wrong]:
    """What was typed as facts; None, and what is wrong by input, where something is."""
    typed, wrong = given.typed, Wrong()
    name = _name(typed, wrong)
    relationship = _line(typed.relationship, "relationship", RELATIONSHIP_MOST, wrong)
    if not relationship and "relationship" not in wrong:
        wrong["relationship"] = Refused(Code.RELATIONSHIP_MISSING, field="relationship")
    emails = _emails(typed.emails, wrong)
    phone = _phone(typed.phone, wrong)
    if wrong or name is None:
        return None, wrong
    facts = ContactFacts(
        name=name,
        relationship=relationship,
        emails=emails,
        phone=phone,
        language=typed.language,
        authority=typed.authority,
        remove=remove,
    )
    return facts, {}


def _emails(typed: tuple[str, ...], wrong: Wrong) -> tuple[str, ...]:
    emails: list[str] = []
    for number, text in enumerate(typed):
        field_name = f"email{number}"
        try:
            email = email_address(text, field=field_name)
            if email_key(email) in map(email_key, emails):
                raise Refused(Code.EMAIL_TWICE, field=field_name)
            emails.append(email)
        except Refused as refused:
            wrong[field_name] = refused
    return tuple(emails)


def _phone(typed: str, wrong: Wrong) -> str | None:
    if not typed.strip():
        return None
    try:
        return phone_number(typed)
    except Refused as refused:
        wrong["phone"] = refused
        return None


def _name(typed: Typed, wrong: Wrong) -> PersonName | None:
    given = _line(typed.given, "given", NAME_MOST, wrong)
    family = _line(typed.family, "family", NAME_MOST, wrong)
    if wrong:
        return None
    try:
        return named(family, given)
    except Refused as refused:
        wrong["name"] = refused
        return None


def _line(typed: str, name: str, most: int, wrong: Wrong) -> str:
    try:
        return one_line(typed, field=name, most=most)
    except Refused as refused:
        wrong[name] = refused
        return ""
