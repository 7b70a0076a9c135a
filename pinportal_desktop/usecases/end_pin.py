# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""End a PIN or a VQ before its time: void a draft whose paper exists, revoke an active one."""

from dataclasses import dataclass

from pinportal_desktop.domain.credential import CredentialState, Ending, revoke
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import CredentialId, PatientId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.typed import REASON_MOST, one_line
from pinportal_desktop.usecases.command import Command, Done, Entry, EntryFact, Permission, use_case
from pinportal_desktop.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidDraft(Command):
    patient_id: PatientId
    credential_id: CredentialId


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokePin(Command):
    patient_id: PatientId
    credential_id: CredentialId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """`cancelled` messages were still waiting; `used_by` names who registered with it."""

    cancelled: int = 0
    used_by: tuple[str, ...] = ()


@use_case(Permission.ISSUE_CREDENTIAL)
def void_draft(command: VoidDraft, work: Work) -> Done[Ended]:
    """Void a draft that was printed or read aloud. Raises `Refused` NOT_A_DRAFT when it was activated meanwhile."""
    account = work.patients.account(command.patient_id)
    draft = account.credential(command.credential_id)
    if draft.state is not CredentialState.DRAFT:
        raise Refused(Code.NOT_A_DRAFT)
    work.credentials.save(revoke(draft, at=command.made_at, why=Ending.VOIDED.value))
    facts: dict[str, EntryFact] = {"printed": int(draft.printed_at is not None), "kind": draft.kind.value}
    return Done(result=Ended(), entry=Entry(kind="draft_voided", patient_id=command.patient_id, facts=facts))


@use_case(Permission.ISSUE_CREDENTIAL)
def revoke_pin(command: RevokePin, work: Work) -> Done[Ended]:
    """Revoke the active PIN, with a reason. Raises `Refused` REASON_MISSING, PIN_NOT_ACTIVE."""
    reason = one_line(command.reason, field="reason", most=REASON_MOST)
    if not reason:
        raise Refused(Code.REASON_MISSING, field="reason")
    account = work.patients.account(command.patient_id)
    active = account.credential(command.credential_id)
    if active.state is not CredentialState.ACTIVE:
        raise Refused(Code.PIN_NOT_ACTIVE)
    used_by = tuple(a.account.name.spoken for a in account.uses(active))
    cancelled = revoke_active(account, command, reason, work)
    facts: dict[str, EntryFact] = {"reason": reason, "used_by": ", ".join(used_by), "cancelled": cancelled}
    facts["kind"] = active.kind.value
    entry = Entry(kind="pin_revoked", patient_id=command.patient_id, facts=facts)
    return Done(result=Ended(cancelled=cancelled, used_by=used_by), entry=entry)


def revoke_active(account: PatientAccount, command: Command, why: str, work: Work) -> int:
    """Revoke the active credential, if there is one, and cancel what waits.

    How many were cancelled.
    """
    if account.active is None:
        return 0
    work.credentials.save(revoke(account.active, at=command.made_at, why=why))
    return work.outbox.cancel_for(account.active.id, "revoked")


def hide_patient(account: PatientAccount, command: Command, work: Work) -> tuple[bool, int]:
    """What follows when a patient becomes inactive or deceased: the active PIN is revoked, and no message leaves.

    Whether there was an active one, and how many messages were cancelled.
    """
    revoked = account.active is not None
    cancelled = revoke_active(account, command, Ending.PATIENT_HIDDEN.value, work)
    return revoked, cancelled + work.outbox.cancel_of(account.patient.id, Ending.PATIENT_HIDDEN.value)
