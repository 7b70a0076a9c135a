# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The printers of this computer, and what becomes of a letter that was handed to one. `screens.printing` implements it.

A printer that takes a job is not a paper that came: the queue is asked before, and the job is followed where the system
can tell how it ended.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Readiness(StrEnum):
    """Whether a printer would print now. UNKNOWN where the system does not tell."""

    READY = "ready"
    STOPPED = "stopped"  # takes letters and keeps them until somebody starts it
    REJECTING = "rejecting"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer:
    """One queue. `label` is what people call it, `why` the system's own words for its state, "" for none."""

    name: str
    label: str
    is_default: bool = False
    readiness: Readiness = Readiness.UNKNOWN
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A letter that a printer took; `number` is the system's, "" where it gives none."""

    printer: str
    number: str = ""


class Fate(StrEnum):
    """What became of a job. HANDED_OVER where the system tells no more than that it was taken."""

    WAITING = "waiting"
    PRINTED = "printed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    HANDED_OVER = "handed_over"

    @property
    def may_be_on_paper(self) -> bool:
        """Whether a letter is there, or may still come."""
        return self not in {Fate.FAILED, Fate.CANCELLED}


@dataclass(frozen=True, slots=True, kw_only=True)
class JobSeen:
    """A job as the system tells it; `why` is its own words, "" for none."""

    fate: Fate
    why: str = ""


class Printers(Protocol):
    """Everything here waits for another program or a device: never on the GUI thread."""

    def all(self) -> tuple[Printer, ...]:
        """The printers there are, the default first, then by name; empty where none is set up."""

    def send(self, letter: bytes, printer: str, *, paper: str, copies: int = 1) -> Job:
        """Hand a PDF to a printer, through a pipe or memory, so that no PIN lies in a file of ours.

        Raises `PinPortalError` PRINTER_MISSING, PRINTER_REFUSED with the system's words as fact `why`.
        """

    def look(self, job: Job) -> JobSeen:
        """What became of it so far."""

    def cancel(self, job: Job) -> None:
        """Take it out of the queue. Raises `PinPortalError` PRINTER_REFUSED when it is too late for that."""
