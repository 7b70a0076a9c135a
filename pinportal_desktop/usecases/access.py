# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Remove a parent's access, undo that, and say which family contact an account belongs to."""

from dataclasses import dataclass, replace
from datetime import date

from pinportal_desktop.domain.association import remove, restore
from pinportal_desktop.domain.authority import Authority, exclusive_elsewhere
from pinportal_desktop.domain.credential import Ending
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import AssociationId, ContactId, PatientId
from pinportal_desktop.domain.patient_account import Access, PatientAccount
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.typed import REASON_MOST, one_line
from pinportal_desktop.usecases.command import Command, Done, Entry, EntryFact, Permission, use_case
from pinportal_desktop.usecases.end_pin import revoke_active
from pinportal_desktop.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveAccess(Command):
    patient_id: PatientId
    association_id: AssociationId


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRemoved:
    """`revoked` when a PIN was active.

    `waiting_for_pin` names whom that PIN was issued for and who has not used it, or "".
    """

    name: str
    revoked: bool
    waiting_for_pin: str
    cancelled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreAccess(Command):
    """**Undo**."""

    patient_id: PatientId
    association_id: AssociationId
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkToContact(Command):
    patient_id: PatientId
    association_id: AssociationId
    contact_id: ContactId


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessChanged:
    name: str


@use_case(Permission.CHANGE_ACCESS)
def remove_access(command: RemoveAccess, work: Work) -> Done[AccessRemoved]:
    """End an association; the row stays with the date.

    The active PIN is revoked always: whoever lost access may know it.
    """
    account = work.patients.account(command.patient_id)
    access = access_with(account, command.association_id)
    work.associations.save(remove(access.association, at=command.made_at, by=command.by.person, why="staff"))
    rules = work.rules.of(account.patient.practice_id)
    waiting = waiting_for_pin(account, access, rules, rules.today(command.made_at))
    cancelled = revoke_active(account, command, Ending.ACCESS_REMOVED.value, work)
    name = access.account.name.spoken
    facts: dict[str, EntryFact] = {"name": name, "revoked": int(account.active is not None), "waiting": waiting}
    if account.active is not None:
        facts["kind"] = account.active.kind.value
    return Done(
        result=AccessRemoved(
            name=name, revoked=account.active is not None, waiting_for_pin=waiting, cancelled=cancelled
        ),
        entry=Entry(kind="access_removed", patient_id=command.patient_id, facts=facts),
    )


@use_case(Permission.CHANGE_ACCESS)
def restore_access(command: RestoreAccess, work: Work) -> Done[AccessChanged]:
    """**Undo**: the association lives again, the PIN does not. A reason is needed after 24 hours.

    Refused while that contact's Authority is None, while another is Exclusive, and past the Minor Age Limit.
    """
    account = work.patients.account(command.patient_id)
    rules = work.rules.of(account.patient.practice_id)
    access = access_with(account, command.association_id)
    reason = one_line(command.reason, field="reason", most=REASON_MOST)
    restored = restore(access.association, at=command.made_at, reason=reason)
    if not account.is_live(replace(access, association=restored), rules, rules.today(command.made_at)):
        raise Refused(Code.PAST_MINOR_AGE_LIMIT, limit=rules.minor_age_limit)
    refuse_unauthorised(account, access)
    work.associations.save(restored)
    name = access.account.name.spoken
    facts = {"name": name, "reason": reason}
    return Done(
        result=AccessChanged(name=name),
        entry=Entry(kind="access_restored", patient_id=command.patient_id, facts=facts),
    )


@use_case(Permission.CHANGE_ACCESS)
def link_to_contact(command: LinkToContact, work: Work) -> Done[AccessChanged]:
    """**Link to Contact…**: staff say who an account's holder is.

    Raises `Refused` ALREADY_LINKED, CONTACT_HAS_ACCOUNT (one person, one account), AUTHORITY_NONE.
    """
    account = work.patients.account(command.patient_id)
    access = access_with(account, command.association_id)
    if access.account.contact_id is not None or access.account.patient_id is not None:
        raise Refused(Code.ALREADY_LINKED)
    member = account.member(command.contact_id)
    if work.accounts.of_contact(member.contact.id) is not None:
        raise Refused(Code.CONTACT_HAS_ACCOUNT, name=member.contact.name.spoken)
    if member.link.authority is Authority.NONE:
        raise Refused(Code.AUTHORITY_NONE, name=member.contact.name.spoken)
    work.accounts.save(replace(access.account, contact_id=member.contact.id))
    name = member.contact.name.spoken
    facts = {"name": access.account.name.spoken, "contact": name}
    return Done(
        result=AccessChanged(name=name),
        entry=Entry(kind="account_linked", patient_id=command.patient_id, facts=facts),
    )


def access_with(account: PatientAccount, association_id: AssociationId) -> Access:
    """The access with that association. Raises `Refused` ASSOCIATION_NOT_FOUND."""
    for access in account.accesses:
        if access.association.id == association_id:
            return access
    raise Refused(Code.ASSOCIATION_NOT_FOUND)


def waiting_for_pin(account: PatientAccount, removed: Access, rules: PracticeRules, today: date) -> str:
    """Who was given the active PIN and has not registered with it, by name; "" when nobody waits."""
    active = account.active_on(rules, today)
    if active is None or active.for_contact is None or active.for_contact == removed.account.contact_id:
        return ""
    used = {a.account.contact_id for a in account.uses(active)}
    return "" if active.for_contact in used else account.member(active.for_contact).contact.name.spoken


def refuse_unauthorised(account: PatientAccount, access: Access) -> None:
    """Raise `Refused` AUTHORITY_NONE or AUTHORITY_EXCLUSIVE_ELSEWHERE for access that may not be given back."""
    if access.account.patient_id == account.patient.id:
        return
    member = account.member_of(access)
    name = access.account.name.spoken
    if member is not None and member.link.authority is Authority.NONE:
        raise Refused(Code.AUTHORITY_NONE, name=name)
    other = exclusive_elsewhere(None if member is None else member.contact.id, account.family)
    if other is not None:
        raise Refused(Code.AUTHORITY_EXCLUSIVE_ELSEWHERE, name=name, other=other.contact.name.spoken)
