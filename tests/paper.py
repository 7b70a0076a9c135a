# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A printer for tests of windows: its tray holds what came, and a test says how each letter ends."""

from dataclasses import dataclass, field

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.usecases.printers import Fate, Job, JobSeen, Printer, Readiness

DESK = Printer(name="Desk", label="Front desk", is_default=True, readiness=Readiness.READY)
BACK = Printer(name="Back", label="Back office", readiness=Readiness.READY)


@dataclass
class PaperTray:
    """Implements `usecases.printers.Printers`."""

    printers: tuple[Printer, ...] = (DESK, BACK)
    ends: Fate = Fate.PRINTED
    why: str = ""
    refuses: bool = False
    tray: list[tuple[str, bytes, str, int]] = field(default_factory=list)
    taken_back: list[Job] = field(default_factory=list)

    def all(self) -> tuple[Printer, ...]:
        return self.printers

    def send(self, letter: bytes, printer: str, *, paper: str, copies: int = 1) -> Job:
        if self.refuses:
            raise PinPortalError(Code.PRINTER_REFUSED, why=self.why)
        self.tray.append((printer, letter, paper, copies))
        return Job(printer=printer, number=str(len(self.tray)))

    def look(self, job: Job) -> JobSeen:
        return JobSeen(fate=Fate.CANCELLED if job in self.taken_back else self.ends, why=self.why)

    def cancel(self, job: Job) -> None:
        self.taken_back.append(job)
