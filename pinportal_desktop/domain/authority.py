# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Who of a family may be given access: the Authority that the practice recorded for a contact over one patient."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pinportal_desktop.domain.addresses import email_likeness, phone_likeness
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import ContactId, PatientId
from pinportal_desktop.domain.people import FamilyContact, PersonName


class Authority(StrEnum):
    """A contact's say over one patient; an import gives NOT_RECORDED."""

    JOINT = "joint"
    EXCLUSIVE = "exclusive"
    NONE = "none"
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyLink:
    """That a contact belongs to a patient, as what, and with which Authority.

    `withdrawn`: came with an import that was undone; the contact is no longer of the family.
    """

    patient_id: PatientId
    contact_id: ContactId
    relationship: str
    authority: Authority = Authority.NOT_RECORDED
    edited: frozenset[str] = frozenset()
    withdrawn: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyMember:
    """A contact together with the link to the patient that one looks at."""

    contact: FamilyContact
    link: FamilyLink


def exclusive_elsewhere(contact_id: ContactId | None, family: Iterable[FamilyMember]) -> FamilyMember | None:
    """The member who has Exclusive authority, when that is not the contact asked about."""
    return next(
        (m for m in family if m.link.authority is Authority.EXCLUSIVE and m.contact.id != contact_id),
        None,
    )


def offered(family: Iterable[FamilyMember]) -> tuple[FamilyMember, ...]:
    """Whom a screen may offer: never None, and while one is Exclusive nobody else.

    Not recorded is offered, and asked first.
    """
    members = tuple(family)
    return tuple(
        m
        for m in members
        if m.link.authority is not Authority.NONE and exclusive_elsewhere(m.contact.id, members) is None
    )


def refuse_without_authority(member: FamilyMember, family: Iterable[FamilyMember]) -> None:
    """Raise `Refused` unless this contact may be given access now.

    AUTHORITY_NONE, AUTHORITY_EXCLUSIVE_ELSEWHERE or AUTHORITY_NOT_RECORDED.
    """
    name = member.contact.name.spoken
    if member.link.authority is Authority.NONE:
        raise Refused(Code.AUTHORITY_NONE, field="for", name=name)
    other = exclusive_elsewhere(member.contact.id, family)
    if other is not None:
        raise Refused(Code.AUTHORITY_EXCLUSIVE_ELSEWHERE, field="for", name=name, other=other.contact.name.spoken)
    if member.link.authority is Authority.NOT_RECORDED:
        raise Refused(Code.AUTHORITY_NOT_RECORDED, field="for", name=name)


def refuse_typed(name: PersonName, emails: Iterable[str], phone: str | None, family: Iterable[FamilyMember]) -> None:
    """Raise `Refused` AUTHORITY_NONE when a new contact is, by name, address or phone, one with Authority None.

    None is never offered, so whoever types such a person in goes around what the practice recorded.
    """
    likenesses = {email_likeness(email) for email in emails}
    for member in family:
        known = member.contact
        same_address = likenesses & {email_likeness(email) for email in known.emails}
        same_phone = (
            phone is not None and known.phone is not None and phone_likeness(phone) == phone_likeness(known.phone)
        )
        same = _name_likeness(name) == _name_likeness(known.name) or same_address or same_phone
        if member.link.authority is Authority.NONE and same:
            raise Refused(Code.AUTHORITY_NONE, field="name", name=known.name.spoken)


def _name_likeness(name: PersonName) -> str:
    """The name without regard to case, accents and spaces."""
    letters = unicodedata.normalize("NFKD", name.spoken.casefold())
    return "".join(c for c in letters if c.isalnum())
