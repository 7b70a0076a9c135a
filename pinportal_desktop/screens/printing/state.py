# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the print window shows, derived from what is known; no widgets and no sentences."""

from dataclasses import dataclass
from enum import StrEnum

from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.screens.jobs import Incident
from pinportal_desktop.usecases.printers import Fate, Job, JobSeen, Printer, Readiness

_PRINTS: frozenset[Readiness] = frozenset({Readiness.READY, Readiness.UNKNOWN})


class Doing(StrEnum):
    """What the window waits for."""

    LOOKING = "looking"  # for printers
    PRINTING = "printing"
    TAKING_BACK = "taking_back"
    OPENING = "opening"  # the demo's viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known. `job` is a letter that was taken and has not ended; `seen` how the last one looked."""

    printers: tuple[Printer, ...] = ()
    chosen: str = ""
    doing: Doing | None = Doing.LOOKING
    job: Job | None = None
    seen: JobSeen | None = None
    problem: PinPortalError | Incident | None = None

    @property
    def printer(self) -> Printer | None:
        """The printer that is chosen."""
        return next((one for one in self.printers if one.name == self.chosen), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintState:
    """The whole window. `not_ready` is the chosen printer when it would not print now."""

    printers: tuple[Printer, ...]
    chosen: str
    doing: Doing | None
    not_ready: Printer | None
    none_there: bool
    waits: JobSeen | None
    failed: JobSeen | None
    problem: PinPortalError | Incident | None
    can_print: bool
    can_choose: bool


def derive(given: Given) -> PrintState:
    """The window for what is known."""
    free, printer = given.doing is None, given.printer
    ready = printer is not None and printer.readiness in _PRINTS
    ended = given.seen if given.job is None else None
    return PrintState(
        printers=given.printers,
        chosen=given.chosen,
        doing=given.doing,
        not_ready=printer if printer is not None and not ready else None,
        none_there=free and not given.printers,
        waits=given.seen if free and given.job is not None else None,
        failed=ended if ended is not None and ended.fate in {Fate.FAILED, Fate.CANCELLED} else None,
        problem=given.problem,
        # A second letter while the first may still come would be one too many.
        can_print=free and ready and given.job is None,
        can_choose=free and bool(given.printers) and given.job is None,
    )


def choice_of(printers: tuple[Printer, ...], *, before: str, remembered: str) -> str:
    """Which one is chosen: as before, else the one remembered, else the system's default, which stands first."""
    names = [printer.name for printer in printers]
    for name in (before, remembered):
        if name in names:
            return name
    return names[0] if names else ""
