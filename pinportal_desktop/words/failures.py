# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Why a registration failed, as the staff's Activity tells it; the parent always reads the same sentence."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from pinportal_desktop.domain.credential import Ending
from pinportal_desktop.domain.registering import Failure
from pinportal_desktop.usecases.command import EntryFact
from pinportal_desktop.usecases.looks import RecordLine
from pinportal_desktop.words.questions import is_about_question, why_not_answered

if TYPE_CHECKING:
    from pinportal_desktop.words.words import Words

Facts = Mapping[str, EntryFact]


def failed(_line: RecordLine, facts: Facts, words: "Words") -> str:
    """A failed registration with its true reason."""
    reason = _why_failed(facts, words)
    who = str(facts.get("name") or "")
    if who:
        return words.text("A registration by {who} failed: {reason}.", who=who, reason=reason)
    return words.text("A registration attempt failed: {reason}.", reason=reason)


def _why_failed(facts: Facts, words: "Words") -> str:
    failure, date = str(facts.get("reason")), _ended_on(facts, words)
    if is_about_question(facts):
        return why_not_answered(failure, date, facts, words)
    if failure == Failure.REVOKED and date:
        return _revoked_because(str(facts.get("ended_why") or ""), date, words)
    if failure == Failure.SUPERSEDED and date:
        return words.text("the PIN was replaced by a newer one on {date}", date=date)
    if failure == Failure.EXPIRED and facts.get("valid_until"):
        last = words.date(dt.date.fromisoformat(str(facts["valid_until"])))
        return words.text("the PIN had expired; its last day was {date}", date=last)
    return reasons(words).get(failure, failure)


def _ended_on(facts: Facts, words: "Words") -> str:
    ended = str(facts.get("ended_at") or "")
    return words.date(dt.datetime.fromisoformat(ended).astimezone(words.zone).date()) if ended else ""


def _revoked_because(why: str, date: str, words: "Words") -> str:
    match why:
        case Ending.ACCESS_REMOVED:
            return words.text("the PIN was revoked on {date}, when access was removed", date=date)
        case Ending.AUTHORITY:
            return words.text("the PIN was revoked on {date}, when an authority was recorded", date=date)
        case Ending.PATIENT_HIDDEN:
            return words.text("the PIN was revoked on {date}, when the patient was no longer active", date=date)
        case Ending.VOIDED:
            return words.text("the PIN was printed but never activated; its paper was voided on {date}", date=date)
        case _:
            return words.text("the PIN was revoked on {date}", date=date)


def reasons(words: "Words") -> dict[str, str]:
    """Each reason that needs no further fact."""
    source = words.translate
    return {
        Failure.NO_SUCH_PIN: source("there is no such PIN"),
        Failure.NO_SUCH_LINK: source("there is no such link of a verification question"),
        Failure.WRONG_ANSWER: source("the answer to the verification question was wrong"),
        Failure.LINK_USED: source("the link had been used already"),
        Failure.WRONG_DATE: source("the date of birth was wrong"),
        Failure.DRAFT: source("the PIN was printed but never activated"),
        Failure.SUPERSEDED: source("the PIN was replaced by a newer one"),
        Failure.REVOKED: source("the PIN was revoked"),
        Failure.EXPIRED: source("the PIN has expired"),
        Failure.PATIENT_HIDDEN: source("the patient is not active"),
        Failure.PATIENT_DISABLED: source("the account is disabled"),
        Failure.NOT_FOR_MYSELF: source("“Myself” was chosen with a parent's PIN"),
        Failure.NOT_FOR_A_CHILD: source("“A child” was chosen with a minor's PIN"),
        Failure.PAST_MINOR_AGE_LIMIT: source("the patient has reached the Minor Age Limit"),
        Failure.AUTHORITY_NONE: source("the practice recorded no authority for this person"),
        Failure.AUTHORITY_EXCLUSIVE: source("somebody else has exclusive authority"),
        Failure.MINOR_ADDRESS_OF_FAMILY: source("a minor used an address of the family"),
        Failure.EMAIL_TAKEN: source("the e-mail address has an account already"),
        Failure.USED_BY_ACCOUNT: source("this account had used the PIN already"),
    }
