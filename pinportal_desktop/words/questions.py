# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the record tells of verification questions, and the questions that a practice begins with."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from pinportal_desktop.domain.credential import CredentialKind, Ending
from pinportal_desktop.domain.registering import Failure
from pinportal_desktop.usecases.command import EntryFact
from pinportal_desktop.usecases.looks import RecordLine

if TYPE_CHECKING:
    from pinportal_desktop.words.words import Words

Facts = Mapping[str, EntryFact]


def _(source: str) -> str:
    """Marks a text for the catalogue."""
    return source


# `domain.verification.STANDARD_QUESTIONS`, for the catalogue: a parent reads them in the page's language.
QUESTIONS: Final = (
    _("What word did you agree on with our front desk?"),
    _("What was the name of your first pet?"),
    _("What was the first name of your best friend when you were ten?"),
    _("What was the name of your first teacher?"),
    _("What was the first dish that you learned to cook?"),
)


def asked_in(question: str, words: "Words") -> str:
    """The question in the language of the words; one that the practice wrote is asked as it was written."""
    return words.translate(question) if question else ""


def is_about_question(facts: Facts) -> bool:
    """Whether the entry tells of a VQ, not of a PIN."""
    return facts.get("kind") == CredentialKind.VERIFICATION_QUESTION


def replaced(facts: Facts, words: "Words") -> str:
    """What the new credential put an end to, "" where there was none."""
    if not facts.get("replaced"):
        return ""
    if facts.get("replaced_kind") == CredentialKind.VERIFICATION_QUESTION:
        return " " + words.text("The verification question before it is replaced; its link stopped working.")
    return " " + words.text("The PIN before it is replaced.")


def issued(line: RecordLine, whom: str, handed: str, facts: Facts, words: "Words") -> str:
    """A VQ, or a new link to the answer on record."""
    if facts.get("kept_answer"):
        return words.text(
            "{by} issued a new link to the verification question for {whom} {handed}. The answer on record stays.",
            by=line.by,
            whom=whom,
            handed=handed,
        )
    return words.text("{by} issued a verification question for {whom} {handed}.", by=line.by, whom=whom, handed=handed)


def revoked(line: RecordLine, reason: str, words: "Words") -> str:
    """By staff."""
    return words.text("{by} revoked the verification question: {reason}.", by=line.by, reason=reason)


def why_not_answered(failure: str, ended: str, facts: Facts, words: "Words") -> str:
    """The true reason of an attempt with a VQ's link; `ended` is when the VQ ended, "" while it is active."""
    text = words.text
    match failure:
        case Failure.WRONG_ANSWER | Failure.WRONG_DATE:
            return _wrong(failure, facts, words)
        case Failure.LINK_USED:
            return text("the link had been used on {date}", date=ended)
        case Failure.SUPERSEDED:
            return text("the link was replaced by a newer one, or by a PIN, on {date}", date=ended)
        case Failure.EXPIRED if facts.get("valid_until"):
            last = words.date(dt.date.fromisoformat(str(facts["valid_until"])))
            return text("the verification question had expired; its last day was {date}", date=last)
        case Failure.REVOKED:
            return _revoked_because(str(facts.get("ended_why") or ""), ended, words)
        case Failure.DRAFT:
            return text("the link was printed but never activated")
        case Failure.NOT_FOR_MYSELF:
            return text("“Myself” was chosen with a parent's link")
        case Failure.NOT_FOR_A_CHILD:
            return text("“A child” was chosen with a minor's link")
        case Failure.USED_BY_ACCOUNT:
            return text("this account had used the link already")
        case _:
            from pinportal_desktop.words.failures import reasons

            return reasons(words).get(failure, failure)


def _wrong(failure: str, facts: Facts, words: "Words") -> str:
    n, most = facts.get("wrong"), facts.get("most")
    if failure == Failure.WRONG_ANSWER:
        told = words.text("the answer to the verification question was wrong ({n} of {most})", n=n, most=most)
    else:
        told = words.text("the date of birth was wrong ({n} of {most})", n=n, most=most)
    if facts.get("revoked"):
        return words.text("{told}, and the verification question is revoked", told=told)
    return told


def _revoked_because(why: str, date: str, words: "Words") -> str:
    text = words.text
    match why:
        case Ending.WRONG_ANSWERS:
            return text("the verification question was revoked on {date}, after five wrong answers", date=date)
        case Ending.ACCESS_REMOVED:
            return text("the verification question was revoked on {date}, when access was removed", date=date)
        case Ending.AUTHORITY:
            return text("the verification question was revoked on {date}, when an authority was recorded", date=date)
        case Ending.PATIENT_HIDDEN:
            return text(
                "the verification question was revoked on {date}, when the patient was no longer active", date=date
            )
        case Ending.VOIDED:
            return text("the link was printed but never activated; its paper was voided on {date}", date=date)
        case _:
            return text("the verification question was revoked on {date}", date=date)
