# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the account's screen says about the patient, the PIN and what belongs to nobody."""

from datetime import date
from typing import Final

from pinportal_desktop.domain.credential import CredentialState
from pinportal_desktop.domain.people import Patient
from pinportal_desktop.domain.verification import WRONG_ANSWERS_MOST
from pinportal_desktop.screens.account.state import CredentialFacts
from pinportal_desktop.usecases.looks import StrayAttempts
from pinportal_desktop.words import Words

_WHY_MOST: Final = 48


def patient_facts(patient: Patient, today: date, words: Words) -> str:
    """The line under the name: born, age, chart, how the child is called, the language."""
    facts = [
        words.text("Born {date}", date=words.date(patient.born)),
        words.age(patient.born, today),
        words.text("Chart {number}", number=patient.chart_number),
    ]
    if patient.preferred:
        facts.append(words.text("Called {name}", name=patient.preferred))
    if patient.language is not None:
        facts.append(words.text("Prefers {language}", language=words.language_told(patient.language)))
    return " · ".join(facts)


def validity(facts: CredentialFacts, words: Words) -> str:
    """Until when the newest credential is valid, or since when and why no more."""
    if facts.state is CredentialState.EXPIRED and facts.valid_until is not None:
        return words.text("expired on {date}", date=words.date(facts.valid_until))
    if facts.ended_on is not None and facts.state is CredentialState.USED:
        return words.text("used on {date}: the link works no more", date=words.date(facts.ended_on))
    if facts.ended_on is not None and facts.wrong >= WRONG_ANSWERS_MOST:
        date = words.date(facts.ended_on)
        return words.text("revoked on {date}, after {count} wrong answers", date=date, count=facts.wrong)
    if facts.ended_on is not None:
        revoked = words.text("revoked on {date}", date=words.date(facts.ended_on))
        # The beginning: the card has room for two lines, and Activity tells all of it.
        why = facts.ended_why if len(facts.ended_why) <= _WHY_MOST else f"{facts.ended_why[:_WHY_MOST].rstrip()}…"
        return f"{revoked}: {why}" if why else revoked
    if facts.valid_until is not None:
        valid = words.text("until {date}", date=words.date(facts.valid_until))
    else:
        valid = words.text("does not expire")
    if not facts.wrong:
        return valid
    wrong = words.text("{count} of {most} wrong answers so far", count=facts.wrong, most=WRONG_ANSWERS_MOST)
    return f"{valid}, {wrong}"


def stray_sentence(stray: StrayAttempts, words: Words) -> str:
    """A mistyped PIN is nobody's: the desk learns of it here, or not at all. "" without such an attempt."""
    if stray.last_at is None:
        return ""
    return words.ntext(
        "A registration was also tried with a PIN that nobody was given, today at {time}. It may be mistyped.",
        "Registrations were also tried {count} times today with a PIN that nobody was given, the last time at"
        " {time}. They may be mistyped.",
        stray.count,
        count=stray.count,
        time=words.time(stray.last_at),
    )
