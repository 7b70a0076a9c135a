# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the print window has done off the GUI thread."""

from collections.abc import Callable
from typing import Final

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.screens.jobs import Progress
from pinportal_desktop.usecases.printers import Fate, Job, JobSeen, Printers, Readiness

LOOKS: Final = 60  # at a job, until a person is told that it waits
_PAUSE: Final = 0.25  # s between two of them


def send(printers: Printers, letter: bytes, printer: str, paper: str, copies: int) -> Job:
    """Hand the letter over, if the printer would print it now; its queue is asked first.

    Raises `PinPortalError` PRINTER_MISSING, PRINTER_STOPPED, PRINTER_REJECTS, PRINTER_REFUSED.
    """
    found = next((one for one in printers.all() if one.name == printer), None)
    if found is None:
        raise PinPortalError(Code.PRINTER_MISSING)
    if found.readiness is Readiness.STOPPED:
        raise PinPortalError(Code.PRINTER_STOPPED, printer=found.label, why=found.why)
    if found.readiness is Readiness.REJECTING:
        raise PinPortalError(Code.PRINTER_REJECTS, printer=found.label, why=found.why)
    return printers.send(letter, printer, paper=paper, copies=copies)


def follow(printers: Printers, job: Job, pause: Callable[[float], None], progress: Progress) -> JobSeen:
    """Look at the job until it ended, or is still waiting after a quarter of a minute."""
    for _ in range(LOOKS):
        seen = printers.look(job)
        if seen.fate is not Fate.WAITING or progress.cancelled:
            return seen
        pause(_PAUSE)
    return printers.look(job)


def take_back(printers: Printers, job: Job) -> JobSeen:
    """Cancel the job; how it ended. Raises as `Printers.cancel` does."""
    printers.cancel(job)
    return printers.look(job)
