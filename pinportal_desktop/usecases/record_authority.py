# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Record what Authority a contact has, and end the access that no longer fits it."""

from dataclasses import dataclass, replace
from datetime import date

from pinportal_desktop.domain.association import remove
from pinportal_desktop.domain.authority import Authority, exclusive_elsewhere
from pinportal_desktop.domain.credential import Ending
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import AssociationId, ContactId, PatientId
from pinportal_desktop.domain.patient_account import Access, PatientAccount
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.usecases.access import access_with
from pinportal_desktop.usecases.command import Command, Done, Entry, Permission, use_case
from pinportal_desktop.usecases.end_pin import revoke_active
from pinportal_desktop.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAuthority(Command):
    """`remove` names the listed associations that staff chose to end with it."""

    patient_id: PatientId
    contact_id: ContactId
    authority: Authority
    remove: tuple[AssociationId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityRecorded:
    revoked: bool
    removed: int


@use_case(Permission.EDIT_FAMILY)
def record_authority(command: RecordAuthority, work: Work) -> Done[AuthorityRecorded]:
    """Set the Authority. The active PIN is revoked when it was issued for whom may not use it now, or access ends.

    Raises `Refused` AUTHORITY_EXCLUSIVE_ELSEWHERE for a second Exclusive.
    """
    account = work.patients.account(command.patient_id)
    member = account.member(command.contact_id)
    refuse_second_exclusive(account, command.contact_id, command.authority)
    before = member.link.authority
    if before is not command.authority:
        work.contacts.save_link(replace(member.link, authority=command.authority))
    revoked = end_what_no_longer_fits(account, command.contact_id, command.authority, command.remove, command, work)
    facts = {
        "name": member.contact.name.spoken,
        "relationship": member.link.relationship,
        "before": before.value,
        "authority": command.authority.value,
        "removed": len(command.remove),
        "revoked": int(revoked),
    }
    return Done(
        result=AuthorityRecorded(revoked=revoked, removed=len(command.remove)),
        entry=Entry(kind="authority_recorded", patient_id=command.patient_id, facts=facts),
    )


def refuse_second_exclusive(account: PatientAccount, contact_id: ContactId, authority: Authority) -> None:
    """Raise `Refused` AUTHORITY_EXCLUSIVE_ELSEWHERE: two at once would shut both out."""
    other = exclusive_elsewhere(contact_id, account.family)
    if authority is Authority.EXCLUSIVE and other is not None:
        raise Refused(Code.AUTHORITY_EXCLUSIVE_ELSEWHERE, field="authority", other=other.contact.name.spoken)


def end_what_no_longer_fits(
    account: PatientAccount,
    contact_id: ContactId,
    authority: Authority,
    listed: tuple[AssociationId, ...],
    command: Command,
    work: Work,
) -> bool:
    """End the listed access, and the PIN that was issued for whom may not use it now or that a removed one may know.

    Whether a PIN was revoked.
    """
    for association_id in listed:
        access = access_with(account, association_id)
        work.associations.save(remove(access.association, at=command.made_at, by=command.by.person, why="authority"))
    revoked = account.active is not None and (bool(listed) or _pin_is_for_excluded(account, contact_id, authority))
    if revoked:
        revoke_active(account, command, Ending.AUTHORITY.value, work)
    return revoked


def listed_for_removal(
    account: PatientAccount, contact_id: ContactId, authority: Authority, rules: PracticeRules, today: date
) -> tuple[Access, ...]:
    """Whose access the desk is asked to end.

    None lists that contact's, Exclusive everybody else's but the patient's own; the contact may be a new one.
    """
    live = account.live(rules, today)
    known = any(m.contact.id == contact_id for m in account.family)
    own = account.access_of(contact_id, rules, today) if known else None
    if authority is Authority.NONE:
        return tuple(a for a in live if a == own)
    if authority is Authority.EXCLUSIVE:
        return tuple(a for a in live if a != own and a.account.patient_id != account.patient.id)
    return ()


def _pin_is_for_excluded(account: PatientAccount, contact_id: ContactId, authority: Authority) -> bool:
    active = account.active
    if active is None:
        return False
    if authority is Authority.NONE:
        return active.for_contact == contact_id
    if authority is Authority.EXCLUSIVE:
        return active.for_contact is not None and active.for_contact != contact_id
    return False
