# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Why a registration fails: the true reason, for the record. The parent reads one sentence whatever it is."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from pinportal_desktop.domain.addresses import email_likeness
from pinportal_desktop.domain.credential import Credential, CredentialState, SendTo
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import ContactId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.registering import Failure, Registration, Who, who_fits
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.usecases.work import Work

_ENDED: Final = {
    CredentialState.DRAFT: Failure.DRAFT,
    CredentialState.SUPERSEDED: Failure.SUPERSEDED,
    CredentialState.REVOKED: Failure.REVOKED,
    CredentialState.EXPIRED: Failure.EXPIRED,
    CredentialState.USED: Failure.LINK_USED,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Redeemer:
    """Who uses a credential, as far as that is known; `email` "" and `contact_id` None where it is not."""

    who: Who | None
    email: str
    contact_id: ContactId | None


def why_not_this_person(
    registration: Registration,
    account: PatientAccount,
    credential: Credential,
    rules: PracticeRules,
    now: datetime,
    work: Work,
) -> Failure | None:
    """Why this person could not register now, as far as the steps taken tell; None when nothing stands against it.

    EMAIL_TAKEN is the one failure that a parent is told by its name, and sees only behind a right date and PIN: who
    has an account through a sibling would otherwise never learn that there is nothing to make anew. A stranger
    without a PIN learns of no address; whoever has one leaves an entry in that child's Activity with every try.
    """
    redeemer = Redeemer(who=registration.who, email=registration.email, contact_id=registration.handed_to)
    failure = why_not_redeemer(redeemer, account, credential, rules, rules.today(now))
    if failure is not None:
        return failure
    if registration.email and work.accounts.by_email(registration.email) is not None:
        return Failure.EMAIL_TAKEN
    return None


def why_not_redeemer(
    redeemer: Redeemer, account: PatientAccount, credential: Credential, rules: PracticeRules, today: date
) -> Failure | None:
    """Why nobody, or not this person, may use the credential today: state, age, Send to, Authority."""
    failure = why_not(account, credential, rules, today, None)
    if failure is not None:
        return failure
    past_limit = account.is_past_limit(rules, today)
    myself = redeemer.who is Who.MYSELF
    misfit = who_fits(myself=myself, for_minor=credential.send_to is SendTo.MINOR, past_limit=past_limit)
    if misfit is not None:
        return misfit
    if myself:
        of_family = email_likeness(redeemer.email) in account.family_email_likenesses()
        if redeemer.email and of_family and not past_limit:
            return Failure.MINOR_ADDRESS_OF_FAMILY
    else:
        try:
            account.refuse_redeemer(redeemer.email, redeemer.contact_id, credential)
        except Refused as refused:
            return Failure.AUTHORITY_NONE if refused.code is Code.AUTHORITY_NONE else Failure.AUTHORITY_EXCLUSIVE
    return None
