# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Share Current PIN: the active PIN goes to another address or paper; nothing is superseded."""

from dataclasses import dataclass

from pinportal_desktop.domain.credential import Credential, CredentialKind, SendTo
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import CredentialId, PatientId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.usecases.command import Command, Done, Entry, Permission, use_case
from pinportal_desktop.usecases.issuing import Handing, hand_over, handing_facts, refuse_handing
from pinportal_desktop.usecases.recipient import settle_recipient
from pinportal_desktop.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class SharePin(Command):
    patient_id: PatientId
    credential_id: CredentialId
    handing: Handing


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    credential_id: CredentialId


@use_case(Permission.ISSUE_CREDENTIAL)
def share_pin(command: SharePin, work: Work) -> Done[Shared]:
    """Hand the active PIN to a further person.

    Raises `Refused` PIN_NOT_ACTIVE when it ended meanwhile, and as issuing does.
    """
    account = work.patients.account(command.patient_id)
    rules = work.rules.of(account.patient.practice_id)
    today = rules.today(command.made_at)
    active = account.active_on(rules, today)
    active = shareable(active, command.credential_id)
    account = settle_recipient(account, command.handing.recipient, work)
    refuse_other_send_to(active, command.handing.send_to)
    refuse_handing(account, command.handing, rules, today, work)
    hand_over(account, command.handing, active, command.made_at, rules, work)
    entry = Entry(kind="pin_shared", patient_id=command.patient_id, facts=handing_facts(account, command.handing))
    return Done(result=Shared(credential_id=active.id), entry=entry)


def shareable(active: Credential | None, credential_id: CredentialId) -> Credential:
    """The active PIN, if it is the one meant. Raises `Refused` PIN_NOT_ACTIVE; a VQ is never shared."""
    if active is None or active.id != credential_id or active.kind is not CredentialKind.PIN:
        raise Refused(Code.PIN_NOT_ACTIVE)
    return active


def refuse_other_send_to(active: Credential, send_to: SendTo) -> None:
    """Only persons that fit the credential's Send to are given it."""
    if send_to is not active.send_to:
        raise Refused(Code.PIN_SEND_TO, field="for")


def share_is_offered(account: PatientAccount, active: Credential | None) -> bool:
    """Whether **Share Current PIN** may be pressed: whenever a PIN is active, used or not."""
    return active is not None and active.kind is CredentialKind.PIN and not account.patient.hidden
