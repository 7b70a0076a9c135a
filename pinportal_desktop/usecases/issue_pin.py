# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Issue a PIN or a VQ: the draft comes to life, the one before it dies, and the hand-over begins."""

from dataclasses import dataclass, replace

from pinportal_desktop.domain.credential import Credential, CredentialState, activate, supersede
from pinportal_desktop.domain.errors import ChangedElsewhere, Code, Refused
from pinportal_desktop.domain.ids import CredentialId, PatientId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.usecases.asking import verification_of
from pinportal_desktop.usecases.command import Command, Done, Entry, Permission, use_case
from pinportal_desktop.usecases.issuing import DraftPin, Handing, hand_over, handing_facts, refuse_handing
from pinportal_desktop.usecases.recipient import contact_of, settle_recipient
from pinportal_desktop.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePin(Command):
    """`supersedes` is the active credential that the window named in its sentence; None when it named none.

    `name_reason` is the reason for issuing in spite of a placeholder name.
    """

    patient_id: PatientId
    draft: DraftPin
    handing: Handing
    supersedes: CredentialId | None
    name_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """`cancelled` messages of the superseded PIN were still waiting in the outbox."""

    credential_id: CredentialId
    cancelled: int


@use_case(Permission.ISSUE_CREDENTIAL)
def issue_pin(command: IssuePin, work: Work) -> Done[Issued]:
    """Activate the PIN that the window shows, or the VQ that it asks, superseding the one it named.

    A VQ that keeps the answer on record ends the link before it: that is how a lost link is sent again.

    Raises `ChangedElsewhere` ISSUED_ELSEWHERE when another PIN is active than the window said, and `Refused` for
    every rule of issuing and handing over that says no.
    """
    account = work.patients.account(command.patient_id)
    rules = work.rules.of(account.patient.practice_id)
    today = rules.today(command.made_at)
    refuse_issued_elsewhere(account, command.supersedes)
    refuse_placeholder(account, command.name_reason)
    verification = verification_of(command.draft, account, rules, today)
    account = settle_recipient(account, command.handing.recipient, work)
    refuse_handing(account, command.handing, rules, today, work)
    cancelled = _supersede(account, command, work)
    saved = next((c for c in account.credentials if c.id == command.draft.id), None)
    draft = replace(
        saved or draft_credential(command, command.patient_id, command.draft),
        send_to=command.handing.send_to,
        for_contact=contact_of(command.handing.recipient),
        verification=verification,
    )
    active = activate(draft, at=command.made_at, by=command.by.person, valid_until=rules.valid_until(command.made_at))
    if saved is None:
        work.credentials.add(active)
    else:
        work.credentials.save(active)
    hand_over(account, command.handing, active, command.made_at, rules, work)
    facts = handing_facts(account, command.handing) | {
        "kind": active.kind.value,
        "kept_answer": int(verification is not None and not command.draft.answer_hash),
        "replaced": int(account.active is not None),
        "replaced_kind": "" if account.active is None else account.active.kind.value,
        "name_reason": command.name_reason.strip(),
    }
    entry = Entry(kind="pin_issued", patient_id=command.patient_id, facts=facts)
    return Done(result=Issued(credential_id=active.id, cancelled=cancelled), entry=entry)


def refuse_issued_elsewhere(account: PatientAccount, seen: CredentialId | None) -> None:
    """Raise `ChangedElsewhere` when the active credential is not the one the surface showed."""
    active = account.active
    if (active.id if active is not None else None) != seen:
        by = "" if active is None else active.activated_by
        raise ChangedElsewhere(Code.ISSUED_ELSEWHERE, by=by)


def refuse_placeholder(account: PatientAccount, reason: str) -> None:
    """A name such as Baby Boy blocks issuing until it is mended or overridden with a reason."""
    if account.patient.has_placeholder_name and not reason.strip():
        raise Refused(Code.PLACEHOLDER_NAME, field="name_reason", name=account.patient.name.listed)


def draft_credential(command: Command, patient_id: PatientId, draft: DraftPin) -> Credential:
    """The draft as a row of its own, for one that was neither printed nor read aloud before."""
    return Credential(
        id=draft.id,
        patient_id=patient_id,
        kind=draft.kind,
        state=CredentialState.DRAFT,
        digest=draft.digest,
        sealed=draft.sealed,
        made_at=command.made_at,
        made_by=command.by.person,
    )


def _supersede(account: PatientAccount, command: IssuePin, work: Work) -> int:
    if account.active is None:
        return 0
    work.credentials.save(supersede(account.active, at=command.made_at, successor=command.draft.id))
    return work.outbox.cancel_for(account.active.id, "superseded")
