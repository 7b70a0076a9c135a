# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Make a letter with a PIN or a VQ's link, or read a PIN aloud. A draft is saved before, so that a crash leaves the
paper explainable.

Whether the paper came is another matter: `settle_paper`.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from pinportal_desktop.domain.credential import Credential, CredentialState, SendTo
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import CredentialId, PatientId
from pinportal_desktop.domain.verification import Verification
from pinportal_desktop.usecases.asking import verification_of
from pinportal_desktop.usecases.command import Command, Done, Entry, EntryFact, Permission, use_case
from pinportal_desktop.usecases.issue_pin import draft_credential, refuse_placeholder
from pinportal_desktop.usecases.issuing import DraftPin
from pinportal_desktop.usecases.recipient import Recipient, contact_of, settle_recipient
from pinportal_desktop.usecases.share_pin import refuse_other_send_to, shareable
from pinportal_desktop.usecases.work import Work


class Shown(StrEnum):
    PRINTED = "printed"
    READ_ALOUD = "read_aloud"


class IdentityCheck(StrEnum):
    """How the desk made sure to whom it reads a PIN aloud."""

    CALLED_BACK = "called_back"
    QUESTIONS = "questions"
    PHOTO_ID = "photo_id"
    KNOWN = "known"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowPin(Command):
    """`draft` is the window's new PIN; None when the active one is shown (**Share Current PIN**).

    `identity` is answered when it is read aloud; `identity_note` says what OTHER means.
    """

    patient_id: PatientId
    credential_id: CredentialId
    draft: DraftPin | None
    recipient: Recipient
    send_to: SendTo
    how: Shown
    name_reason: str = ""
    identity: IdentityCheck | None = None
    identity_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PinShown:
    """`active` tells whether what was shown can be used already."""

    active: bool


@use_case(Permission.ISSUE_CREDENTIAL)
def show_pin(command: ShowPin, work: Work) -> Done[PinShown]:
    """Record that a PIN is about to be printed, or was read aloud; a draft is saved.

    The same rules hold as for issuing or sharing it. Raises `Refused` IDENTITY_MISSING when it is read aloud to
    somebody whom nobody checked; PIN_NOT_ACTIVE when a VQ is to be read aloud: its link is for paper and messages.
    """
    account = work.patients.account(command.patient_id)
    rules = work.rules.of(account.patient.practice_id)
    today = rules.today(command.made_at)
    account.refuse_if_no_pin_is_possible()
    verification = None
    if command.draft is not None:
        refuse_placeholder(account, command.name_reason)
        verification = verification_of(command.draft, account, rules, today)
    if verification is not None and command.how is Shown.READ_ALOUD:
        raise Refused(Code.PIN_NOT_ACTIVE)
    if command.how is Shown.PRINTED:
        rules.refuse_without_portal_address()
    else:
        refuse_unchecked(command.identity, command.identity_note)
    account = settle_recipient(account, command.recipient, work)
    contact_id = contact_of(command.recipient)
    account.refuse_for(contact_id, rules, today)
    account.refuse_send_to(command.send_to, contact_id, rules, today)
    saved = next((c for c in account.credentials if c.id == command.credential_id), None)
    if saved is not None and saved.state is not CredentialState.DRAFT:
        refuse_other_send_to(shareable(account.active_on(rules, today), saved.id), command.send_to)
    credential = _shown(saved, command, verification)
    if saved is None:
        work.credentials.add(credential)
    elif credential != saved:
        work.credentials.save(credential)
    name = account.patient.name.spoken if contact_id is None else account.member(contact_id).contact.name.spoken
    active = account.is_active(credential, rules, today)
    facts: dict[str, EntryFact] = {
        "for": name,
        "how": command.how.value,
        "active": int(active),
        "kind": credential.kind.value,
    }
    if command.recipient.authority is not None:
        facts["authority"] = command.recipient.authority.value
    if command.identity is not None:
        facts |= {"identity": command.identity.value, "identity_note": command.identity_note}
    return Done(
        result=PinShown(active=active), entry=Entry(kind="pin_shown", patient_id=command.patient_id, facts=facts)
    )


def refuse_unchecked(identity: IdentityCheck | None, note: str) -> None:
    """Raise `Refused` IDENTITY_MISSING unless it is said how the identity was checked."""
    if identity is None:
        raise Refused(Code.IDENTITY_MISSING, field="identity")
    if identity is IdentityCheck.OTHER and not note.strip():
        raise Refused(Code.IDENTITY_MISSING, field="identity_note")


def _shown(saved: Credential | None, command: ShowPin, verification: Verification | None) -> Credential:
    contact_id = contact_of(command.recipient)
    if saved is None:
        if command.draft is None:
            raise Refused(Code.CREDENTIAL_NOT_FOUND)
        saved = draft_credential(command, command.patient_id, command.draft)
    if saved.state is CredentialState.DRAFT:
        saved = replace(saved, send_to=command.send_to, for_contact=contact_id, verification=verification)
    return saved
