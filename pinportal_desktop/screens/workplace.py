# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What every screen at this desk is given: where to look, how to change something, words, and ways out."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from pinportal_desktop.domain.carriers import Carrier
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.mail_server import MailServer
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.jobs import Jobs
from pinportal_desktop.screens.station import Station
from pinportal_desktop.usecases.backups import Backups
from pinportal_desktop.usecases.command import CarryOut
from pinportal_desktop.usecases.import_looks import ImportLooks
from pinportal_desktop.usecases.letter import LetterFacts, Letters
from pinportal_desktop.usecases.looks import Looks
from pinportal_desktop.usecases.needs import Desk, Passwords
from pinportal_desktop.usecases.printers import Printers
from pinportal_desktop.usecases.readers import Readers
from pinportal_desktop.usecases.stopping import Stop
from pinportal_desktop.usecases.try_mail import TryMail
from pinportal_desktop.words import Words


def _no_mail(server: MailServer, to: str, stop: Stop) -> None:  # noqa: ARG001 - as `TryMail` has them
    raise PinPortalError(Code.SENDER_MISSING)


def _any_letter(facts: LetterFacts) -> None:
    """Takes every letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imports:
    """What bringing patients in needs beside the rest."""

    looks: ImportLooks
    readers: Readers


@dataclass(slots=True, kw_only=True)
class Workplace:
    """Handed to each screen by `app.desk`; tests make one with their own clock, store and executor.

    `carry_out` waits for the database: call it in the lane write.
    `try_letter` raises `Refused` for a letter whose wording no paper can carry.
    `show_letter` shows a PDF in the system's viewer: in the demo alone, elsewhere None, so that no PIN lies in a file.
    `open_page` opens the registration page for a hand-over token. Both may wait, so they run in a lane of `jobs`, and
    raise `PinPortalError`. `station` is what this computer remembers. `pause` waits so many seconds, in a lane.
    `wake_worker` tells the outbox that something new waits. `try_mail` sends a test and waits for a mail server.
    `rules` are the practice's as they stand now: the main window brings in what any desk changes. `carriers` are those
    that **Text Message** can go through; without any it is not offered. Without `imports` there is no **Import**.
    `passwords` hash the kiosk's exit code, in a lane; without them none can be set. `cover` puts the kiosk over the
    desk's own screen for a hand-over token; None where it cannot.
    `backups` are a file's; None on a server, whose backups are its own, and in the demo.
    """

    desk: Desk
    carry_out: CarryOut
    looks: Looks
    jobs: Jobs
    words: Words
    rules: PracticeRules
    letters: Letters
    printers: Printers
    show_letter: Callable[[bytes], None] | None
    open_page: Callable[[Secret], None]
    wake_worker: Callable[[], None]
    try_mail: TryMail = _no_mail
    try_letter: Callable[[LetterFacts], None] = _any_letter
    station: Station = field(default_factory=Station)
    pause: Callable[[float], None] = time.sleep
    carriers: tuple[Carrier, ...] = ()
    imports: Imports | None = None
    passwords: Callable[[], Passwords] | None = None
    cover: Callable[[Secret], None] | None = None
    backups: Backups | None = None

    @property
    def can_cover(self) -> bool:
        """Whether the kiosk may cover this desk's screen: there is an exit code to take the screen back with."""
        return self.cover is not None and (self.rules.demo or bool(self.rules.kiosk_exit_code))

    def today(self) -> date:
        """The practice's calendar day now."""
        return self.rules.today(self.desk.clock.now())
