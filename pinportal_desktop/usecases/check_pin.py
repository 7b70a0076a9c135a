# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Check a PIN…**: what becomes of a PIN that a parent reads out. It tells and records; it never changes the PIN."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from pinportal_desktop.domain.credential import Credential, CredentialKind, CredentialState, Ending, PinDigest, SendTo
from pinportal_desktop.domain.ids import CommandId, ContactId, PatientId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.usecases.command import Command, Done, Entry, EntryFact, Permission, use_case
from pinportal_desktop.usecases.needs import Desk
from pinportal_desktop.usecases.work import Work


class Verdict(StrEnum):
    """How a PIN stands. NO_SUCH_PIN also for one of a child who is no sibling: nobody's name is told."""

    VALID = "valid"
    ACCOUNT_DISABLED = "account_disabled"
    DRAFT = "draft"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"
    EXPIRED = "expired"
    USED = "used"
    NO_SUCH_PIN = "no_such_pin"


_VERDICTS: Final = {
    CredentialState.ACTIVE: Verdict.VALID,
    CredentialState.DRAFT: Verdict.DRAFT,
    CredentialState.SUPERSEDED: Verdict.SUPERSEDED,
    CredentialState.REVOKED: Verdict.REVOKED,
    CredentialState.EXPIRED: Verdict.EXPIRED,
    CredentialState.USED: Verdict.USED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPin(Command):
    """Holds the PIN's digest alone: the PIN stays in the field that it was typed into."""

    patient_id: PatientId
    digest: PinDigest


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a PIN is to this patient; `sibling_id` and `sibling` (the first name) when it is a sibling's.

    `issued_for` and `replaced_for` are names as spoken, "" for the patient; `used_by` lists who registered with it;
    `ended_why` is a short code or what staff typed.
    """

    verdict: Verdict
    sibling_id: PatientId | None = None
    sibling: str = ""
    issued_at: datetime | None = None
    issued_by: str = ""
    issued_for: str = ""
    for_minor: bool = False
    printed_at: datetime | None = None
    valid_until: date | None = None
    used_by: tuple[str, ...] = ()
    ended_at: datetime | None = None
    ended_why: str = ""
    replaced_for: str = ""


def prepare_check_pin(desk: Desk, patient_id: PatientId, pin: Pin) -> CheckPin:
    """The command for a PIN that was typed."""
    now = desk.clock.now()
    return CheckPin(
        id=CommandId(desk.entropy.new_id(now)),
        by=desk.actor,
        made_at=now,
        patient_id=patient_id,
        digest=desk.digests.pin_digest(pin),
    )


@use_case(Permission.ISSUE_CREDENTIAL)
def check_pin(command: CheckPin, work: Work) -> Done[Checked]:
    """Tell what the PIN is, and record that it was asked, whatever the answer."""
    account = work.patients.account(command.patient_id)
    rules = work.rules.of(account.patient.practice_id)
    today = rules.today(command.made_at)
    credential = work.credentials.by_digest(command.digest)
    if credential is None or credential.kind is not CredentialKind.PIN:
        checked = Checked(verdict=Verdict.NO_SUCH_PIN)
    elif credential.patient_id == account.patient.id:
        checked = _of_patient(account, credential, rules, today)
    else:
        checked = _of_sibling(account, credential, rules, today, work)
    facts: dict[str, EntryFact] = {"verdict": checked.verdict.value, "sibling": checked.sibling}
    if checked.ended_at is not None:
        facts["ended_at"] = checked.ended_at.isoformat()
    return Done(result=checked, entry=Entry(kind="pin_checked", patient_id=command.patient_id, facts=facts))


def _of_patient(account: PatientAccount, credential: Credential, rules: PracticeRules, today: date) -> Checked:
    verdict = _VERDICTS[credential.state_on(today)]
    grown_up = verdict is Verdict.VALID and account.is_ended_by_limit(credential, rules, today)
    if grown_up:
        verdict = Verdict.REVOKED
    if verdict is Verdict.VALID and account.patient.disabled:
        verdict = Verdict.ACCOUNT_DISABLED
    successor = next((c for c in account.credentials if c.id == credential.superseded_by), None)
    return Checked(
        verdict=verdict,
        issued_at=credential.activated_at,
        issued_by=credential.activated_by or credential.made_by,
        issued_for=_name(account, credential.for_contact),
        for_minor=credential.send_to is SendTo.MINOR or account.is_past_limit(rules, today),
        printed_at=credential.printed_at,
        valid_until=credential.valid_until,
        used_by=tuple(a.account.name.spoken for a in account.uses(credential)),
        ended_at=credential.ended_at,
        ended_why=Ending.MINOR_AGE_LIMIT if grown_up else credential.ended_why,
        replaced_for="" if successor is None else _name(account, successor.for_contact),
    )


def _of_sibling(
    account: PatientAccount, credential: Credential, rules: PracticeRules, today: date, work: Work
) -> Checked:
    siblings = work.patients.siblings(account.patient.id)
    sibling = next((p for p in siblings if p.id == credential.patient_id), None)
    if sibling is None:
        return Checked(verdict=Verdict.NO_SUCH_PIN)
    grown_up = work.patients.account(sibling.id).is_ended_by_limit(credential, rules, today)
    return Checked(
        verdict=Verdict.REVOKED if grown_up else _VERDICTS[credential.state_on(today)],
        sibling_id=sibling.id,
        sibling=sibling.first_name,
        printed_at=credential.printed_at,
        valid_until=credential.valid_until,
        ended_at=credential.ended_at,
        ended_why=Ending.MINOR_AGE_LIMIT if grown_up else credential.ended_why,
    )


def _name(account: PatientAccount, contact_id: ContactId | None) -> str:
    member = next((m for m in account.family if m.contact.id == contact_id), None)
    return "" if member is None else member.contact.name.spoken
