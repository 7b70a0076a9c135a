# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A credential's life: draft → active → superseded | revoked | expired; a VQ also ends as used."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import ContactId, CredentialId, PatientId
from pinportal_desktop.domain.verification import WRONG_ANSWERS_MOST, Verification


class CredentialKind(StrEnum):
    PIN = "pin"
    VERIFICATION_QUESTION = "vq"


class CredentialState(StrEnum):
    DRAFT = "draft"
    ACTIVE = "active"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"
    EXPIRED = "expired"
    USED = "used"


class Ending(StrEnum):
    """Why a credential ended where it was not staff who said why."""

    SUPERSEDED = "superseded"
    VOIDED = "voided"
    ACCESS_REMOVED = "access_removed"
    AUTHORITY = "authority"
    PATIENT_HIDDEN = "patient_hidden"
    MINOR_AGE_LIMIT = "minor_age_limit"
    WRONG_ANSWERS = "wrong_answers"


class SendTo(StrEnum):
    """Who is to register with it: **Myself** needs MINOR (or the Minor Age Limit), **A child** PARENT_GUARDIAN."""

    PARENT_GUARDIAN = "parent_guardian"
    MINOR = "minor"


@dataclass(frozen=True, slots=True, kw_only=True)
class PinDigest:
    """A PIN's keyed digest, for looking it up; `key_id` tells under which digest key."""

    key_id: int
    value: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """Something sealed under the key `key_id`, bound to what it was sealed for."""

    key_id: int
    value: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """A PIN or a VQ of one patient. `for_contact` None means that it was issued for the patient.

    `valid_until` is the last valid day in the practice's zone, None where it does not expire. Of a VQ, `digest` and
    `sealed` are those of its link's token, and `verification` has the rest; a PIN has None there.
    """

    id: CredentialId
    patient_id: PatientId
    kind: CredentialKind = CredentialKind.PIN
    state: CredentialState = CredentialState.DRAFT
    send_to: SendTo = SendTo.PARENT_GUARDIAN
    for_contact: ContactId | None = None
    digest: PinDigest
    sealed: Sealed
    made_at: datetime
    made_by: str
    printed_at: datetime | None = None
    activated_at: datetime | None = None
    activated_by: str | None = None
    valid_until: date | None = None
    ended_at: datetime | None = None
    ended_why: str = ""
    superseded_by: CredentialId | None = None
    verification: Verification | None = None
    version: int = 1

    def state_on(self, today: date) -> CredentialState:
        """The state as of the practice's day.

        An active one past its last valid day has expired, whether or not anybody noted it.
        """
        if self.state is CredentialState.ACTIVE and self.valid_until is not None and today > self.valid_until:
            return CredentialState.EXPIRED
        return self.state

    def is_active(self, today: date) -> bool:
        """Whether somebody could register with it on that day."""
        return self.state_on(today) is CredentialState.ACTIVE


def activate(draft: Credential, *, at: datetime, by: str, valid_until: date | None) -> Credential:
    """The draft as active credential. Raises `Refused` NOT_A_DRAFT for anything else: a PIN comes to life once."""
    if draft.state is not CredentialState.DRAFT:
        raise Refused(Code.NOT_A_DRAFT)
    return replace(draft, state=CredentialState.ACTIVE, activated_at=at, activated_by=by, valid_until=valid_until)


def supersede(active: Credential, *, at: datetime, successor: CredentialId) -> Credential:
    """What becomes of the active one when another is issued; one past its validity ends as expired."""
    return replace(
        active,
        state=CredentialState.SUPERSEDED,
        ended_at=at,
        ended_why=Ending.SUPERSEDED.value,
        superseded_by=successor,
    )


def revoke(credential: Credential, *, at: datetime, why: str) -> Credential:
    """A draft or active credential that will never let anybody in again. `why` is an `Ending` or what staff typed."""
    if credential.state not in {CredentialState.DRAFT, CredentialState.ACTIVE}:
        raise Refused(Code.PIN_NOT_ACTIVE)
    return replace(credential, state=CredentialState.REVOKED, ended_at=at, ended_why=why)


def answer_wrongly(question: Credential, *, at: datetime) -> Credential:
    """The active VQ with one wrong answer more; the fifth revokes it. Raises `Refused` PIN_NOT_ACTIVE for all else."""
    asked = _asked(question)
    counted = replace(question, verification=replace(asked, wrong_answers=asked.wrong_answers + 1))
    if asked.wrong_answers + 1 < WRONG_ANSWERS_MOST:
        return counted
    return revoke(counted, at=at, why=Ending.WRONG_ANSWERS.value)


def use_up(question: Credential, *, at: datetime) -> Credential:
    """The VQ after somebody registered with it: its link lets nobody else in. Raises `Refused` PIN_NOT_ACTIVE."""
    _asked(question)
    return replace(question, state=CredentialState.USED, ended_at=at)


def _asked(question: Credential) -> Verification:
    if question.verification is None or question.state is not CredentialState.ACTIVE:
        raise Refused(Code.PIN_NOT_ACTIVE)
    return question.verification
