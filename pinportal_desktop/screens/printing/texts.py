# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the print window says, in sentences."""

from dataclasses import dataclass

from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.screens.jobs import Err, Incident
from pinportal_desktop.screens.telling import sentence
from pinportal_desktop.usecases.printers import Fate, JobSeen, Printer, Readiness
from pinportal_desktop.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the window says of the page."""

    title: str
    heading: str
    sentence: str


def letter_told(addressee: str, words: Words) -> Told:
    """Of a letter with a PIN."""
    return Told(
        title=words.text("Print PIN"),
        heading=words.text("Letter for {name}", name=addressee),
        sentence=words.text("The PIN stands on it: print it where nobody else takes it."),
    )


def printer_line(printer: Printer, words: Words) -> str:
    """A line of the drop-down: `Front desk (default)`."""
    return words.text("{printer} (default)", printer=printer.label) if printer.is_default else printer.label


def not_ready_sentence(printer: Printer, words: Words) -> str:
    """Why the chosen printer would not print now, with the system's own words behind it."""
    told = (
        words.text("This printer takes no letters now.")
        if printer.readiness is Readiness.REJECTING
        else words.text("This printer is stopped.")
    )
    return _with(told, printer.why)


def waits_sentence(seen: JobSeen, words: Words) -> str:
    """A letter that was taken and does not come."""
    told = words.text("The letter is in the printer's queue and has not come yet. It may still come.")
    return _with(told, seen.why)


def failed_sentence(seen: JobSeen, words: Words) -> str:
    """A letter that will not come."""
    if seen.fate is Fate.CANCELLED:
        return words.text("The letter was taken out of the queue. Nothing was printed.")
    return _with(words.text("The letter was not printed. Look at the printer, then print again."), seen.why)


def problem_sentence(problem: PinPortalError | Incident, words: Words) -> str:
    """What stands against it, with the system's own words behind it."""
    why = str(problem.facts.get("why") or "") if isinstance(problem, PinPortalError) else ""
    return _with(sentence(Err(problem), words), why)


def _with(told: str, why: str) -> str:
    return f"{told} ({why.rstrip('.')})" if why else told
