# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Why a registration fails: the true reason, for the record. The parent reads one sentence whatever it is."""

from datetime import date, datetime
from typing import Final

from pinportal_desktop.domain.addresses import email_likeness
from pinportal_desktop.domain.credential import Credential, CredentialState, SendTo
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.registering import Failure, Registration, Who, who_fits
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.usecases.work import Work

_ENDED: Final = {
    CredentialState.DRAFT: Failure.DRAFT,
    CredentialState.SUPERSEDED: Failure.SUPERSEDED,
    CredentialState.REVOKED: Failure.REVOKED,
    CredentialState.EXPIRED: Failure.EXPIRED,
    CredentialState.USED: Failure.USED_BY_ACCOUNT,
}


def why_not(
    account: PatientAccount, credential: Credential, rules: PracticeRules, today: date, born: date | None
) -> Failure | None:
    """Why nobody at all could register with this credential now.

    `born` None leaves the date out (it was checked before).
    """
    if account.patient.hidden:
        return Failure.PATIENT_HIDDEN
    if account.patient.disabled:
        return Failure.PATIENT_DISABLED
    state = credential.state_on(today)
    if state is not CredentialState.ACTIVE:
        return _ENDED[state]
    if account.is_ended_by_limit(credential, rules, today):
        return Failure.PAST_MINOR_AGE_LIMIT
    if born is not None and born != account.patient.born:
        return Failure.WRONG_DATE
    return None


def why_not_this_person(
    registration: Registration,
    account: PatientAccount,
    credential: Credential,
    rules: PracticeRules,
    now: datetime,
    work: Work,
) -> Failure | None:
    """Why this person could not register now, as far as the steps taken tell; None when nothing stands against it."""
    today = rules.today(now)
    failure = why_not(account, credential, rules, today, None)
    if failure is not None:
        return failure
    past_limit = account.is_past_limit(rules, today)
    myself = registration.who is Who.MYSELF
    misfit = who_fits(myself=myself, for_minor=credential.send_to is SendTo.MINOR, past_limit=past_limit)
    if misfit is not None:
        return misfit
    if myself:
        of_family = email_likeness(registration.email) in account.family_email_likenesses()
        if registration.email and of_family and not past_limit:
            return Failure.MINOR_ADDRESS_OF_FAMILY
    else:
        try:
            account.refuse_redeemer(registration.email, registration.handed_to, credential)
        except Refused as refused:
            return Failure.AUTHORITY_NONE if refused.code is Code.AUTHORITY_NONE else Failure.AUTHORITY_EXCLUSIVE
    if registration.email and work.accounts.by_email(registration.email) is not None:
        return Failure.EMAIL_TAKEN
    return None
