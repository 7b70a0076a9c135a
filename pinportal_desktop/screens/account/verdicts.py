# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What **Check a PIN…** answers, in sentences: how the PIN stands, and what to do about it."""

from datetime import datetime

from pinportal_desktop.domain.credential import Ending
from pinportal_desktop.domain.people import Patient
from pinportal_desktop.screens.widgets import Tone
from pinportal_desktop.usecases.check_pin import Checked, Verdict
from pinportal_desktop.words import Words


def answer_of(checked: Checked, patient: Patient, words: Words) -> tuple[Tone, str]:
    """The answer for the desk, one line after the other."""
    if checked.verdict is Verdict.NO_SUCH_PIN:
        return Tone.BAD, _lines(
            words.text("There is no such PIN for {name}.", name=patient.first_name),
            words.text(
                "Have it read out once more, letter by letter: B and D, M and N or 5 and 9 sound alike. If it stays"
                " the same, it is another child's."
            ),
        )
    if checked.sibling_id is not None:
        return Tone.WARN, _lines(
            words.text("This is {sibling}'s PIN, not {name}'s.", sibling=checked.sibling, name=patient.first_name),
            _state_of_siblings(checked, words),
        )
    if checked.verdict is Verdict.VALID:
        return Tone.GOOD, _lines(
            words.text("This PIN is valid."), _issued(checked, words), _how_to_use(patient, checked, words)
        )
    told = _state(checked, words)
    return Tone.BAD if checked.verdict is not Verdict.DRAFT else Tone.WARN, _lines(
        told, _used(checked, words), _next(checked, words)
    )


def _lines(*lines: str) -> str:
    return "\n".join(filter(None, lines))


def _state(checked: Checked, words: Words) -> str:
    text, ended = words.text, _day(checked.ended_at, words)
    match checked.verdict:
        case Verdict.VALID:
            return text("It is valid.")
        case Verdict.ACCOUNT_DISABLED:
            return text("This PIN is valid, but nobody can register with it: the account is disabled.")
        case Verdict.DRAFT if checked.printed_at is None:
            return text("This PIN was shown but never activated.")
        case Verdict.DRAFT:
            return text("This PIN was printed on {date} but never activated.", date=_day(checked.printed_at, words))
        case Verdict.SUPERSEDED if checked.replaced_for:
            return text(
                "This PIN was replaced on {date} by a newer one for {name}.", date=ended, name=checked.replaced_for
            )
        case Verdict.SUPERSEDED:
            return text("This PIN was replaced by a newer one on {date}.", date=ended)
        case Verdict.REVOKED:
            return _revoked(checked, ended, words)
        case Verdict.EXPIRED if checked.valid_until is not None:
            return text("This PIN has expired. Its last day was {date}.", date=words.date(checked.valid_until))
        case Verdict.USED:
            return text("This PIN was used and cannot be used again.")
        case _:
            return text("This PIN has expired.")


def _revoked(checked: Checked, ended: str, words: Words) -> str:
    match checked.ended_why:
        case Ending.VOIDED:
            return words.text("This PIN was printed but never activated; its paper was voided on {date}.", date=ended)
        case Ending.ACCESS_REMOVED:
            return words.text("This PIN was revoked on {date}, when access was removed.", date=ended)
        case Ending.AUTHORITY:
            return words.text("This PIN was revoked on {date}, when an authority was recorded.", date=ended)
        case Ending.PATIENT_HIDDEN:
            return words.text("This PIN was revoked on {date}, when the patient was no longer active.", date=ended)
        case Ending.MINOR_AGE_LIMIT:
            return words.text("This PIN was revoked when the patient reached the Minor Age Limit.")
        case reason:
            return words.text("This PIN was revoked on {date}: {reason}.", date=ended, reason=reason.rstrip("."))


def _state_of_siblings(checked: Checked, words: Words) -> str:
    state = _state(checked, words)
    return words.text("{state} Look at that child's account.", state=state)


def _issued(checked: Checked, words: Words) -> str:
    issued = words.text(
        "Issued on {date} by {person} for {name}.",
        date=_day(checked.issued_at, words),
        person=checked.issued_by,
        name=checked.issued_for or words.text("the patient"),
    )
    until = (
        "" if checked.valid_until is None else words.text("Valid until {date}.", date=words.date(checked.valid_until))
    )
    used = _used(checked, words) or words.text("Nobody has used it yet.")
    return " ".join(filter(None, (issued, until, used)))


def _used(checked: Checked, words: Words) -> str:
    names = words.listed(list(checked.used_by))
    return words.text("{names} registered with it.", names=names) if names else ""


def _how_to_use(patient: Patient, checked: Checked, words: Words) -> str:
    choice = words.text("“Myself”") if checked.for_minor else words.text("“A child”")
    return words.text(
        "If it does not work at home: the date of birth must be {born}, and {choice} is to be chosen.",
        born=words.date(patient.born),
        choice=choice,
    )


def _next(checked: Checked, words: Words) -> str:
    match checked.verdict:
        case Verdict.ACCOUNT_DISABLED:
            return ""
        case Verdict.DRAFT:
            return words.text("Issue a new one; this paper can be thrown away.")
        case Verdict.SUPERSEDED:
            return words.text("The newer one works: Share Current PIN hands it over, if it is still active.")
        case _:
            return words.text("It needs a new one.")


def _day(at: datetime | None, words: Words) -> str:
    return "" if at is None else words.date(at.astimezone(words.zone).date())
