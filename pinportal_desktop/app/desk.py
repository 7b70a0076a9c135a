# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The desk's program: paints first, opens the rest beside it, and ends in order."""

import os
import secrets
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

from pinportal_desktop.app.home import Home
from pinportal_desktop.app.opener import Opener
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.catalogue import CatalogueTranslator
from pinportal_desktop.screens.jobs import Err, Jobs, Ok, Progress, ThreadExecutor
from pinportal_desktop.screens.main_window import MainWindow
from pinportal_desktop.screens.printing import system_printers
from pinportal_desktop.screens.starting import FirstStartPage, OpeningPage, PassphrasePage
from pinportal_desktop.screens.station import Station
from pinportal_desktop.screens.telling import sentence
from pinportal_desktop.screens.theme import Theme, scheme_asked_for
from pinportal_desktop.screens.workplace import Imports, Workplace
from pinportal_desktop.usecases.letter import LetterFacts
from pinportal_desktop.usecases.start_practice import FirstStart
from pinportal_desktop.words import Words

if TYPE_CHECKING:
    # Named only: database, site and cryptography take a second to load, which no first paint should wait for.
    from pinportal_desktop.app.parts import Parts
    from pinportal_desktop.app.practice import FirstStartNeeded, PassphraseNeeded
    from pinportal_desktop.app.worker import Worker
    from pinportal_desktop.portal.serving import RunningSite

Needed: TypeAlias = "FirstStartNeeded | PassphraseNeeded"
Opened: TypeAlias = "Parts | FirstStartNeeded | PassphraseNeeded"

_END_WITHIN: Final = 5.0  # s for everything that still runs


class Opening(Protocol):
    """How the database is opened. Both run off the GUI thread, and may wait for a keyring or a server."""

    def open(self, passphrase: Secret | None = None) -> "Parts | FirstStartNeeded | PassphraseNeeded":
        """The open database, or what is needed first. Raises `PinPortalError`."""

    def start(self, first: FirstStart) -> "Parts":
        """Make the database. Raises `PinPortalError`, with the input at fault as fact `field`."""


def run_desk(home: Home, opening: Opening) -> int:
    """Run the program until its window is closed; gives the exit code."""
    _refuse_without_screen()
    application = _make_application()
    theme = Theme(application)
    theme.prefer(scheme_asked_for())
    window = MainWindow()
    desk = RunningDesk(home, window, opening)
    window.show_on(window.screen().availableSize())
    _tell_unforeseen(desk)
    _end_on_signals(application)
    desk.begin()
    application.aboutToQuit.connect(desk.end)
    code = application.exec()
    if not desk.ended_in_time:
        # A worker that still calls into Python while the interpreter is torn down crashes.
        os._exit(code)
    return code


class RunningDesk(QObject):
    """Holds what runs, from the first paint to the end."""

    def __init__(self, home: Home, window: MainWindow, opening: Opening) -> None:
        super().__init__()
        self._home = home
        self._window = window
        self._opening = opening
        self._opener = Opener()
        self._page = OpeningPage(Words.load())
        self._page.given_up.connect(self._opener.give_up)
        self._page.asked_again.connect(self.begin)
        window.show_page(self._page)
        self._jobs = Jobs(
            ThreadExecutor(), interrupt=self._interrupt, new_incident=lambda: secrets.token_hex(3).upper()
        )
        self._parts: Parts | None = None
        self._site: RunningSite | PinPortalError | None = None
        self._served = threading.Event()
        self._worker: Worker | None = None
        self._workplace: Workplace | None = None
        self.ended_in_time = True

    # --- the beginning, in this order

    def begin(self) -> None:
        """Open the database beside the painted window, put the screens into it, then begin to serve and to send."""
        self._page.say_opening()
        self._attempt(self._opening.open, self._told_opened)

    def _attempt(self, step: "Callable[[], Opened]", then: "Callable[[Ok[Workplace | Needed] | Err], None]") -> None:
        self._jobs.run_long(partial(self._open, step), then, owner=self, progressed=lambda _done, _total: None)

    def _open(self, step: "Callable[[], Opened]", _progress: Progress) -> "Workplace | Needed":
        """Off the GUI thread. What is open is kept at once, so that an end in the middle of it can close it."""
        from pinportal_desktop.app.log import set_up_log
        from pinportal_desktop.app.parts import Parts

        set_up_log(self._home.logs)
        opened = self._opener.run(step)
        if not isinstance(opened, Parts):
            return opened
        self._parts = opened
        return self._workplace_over(opened)

    def _workplace_over(self, parts: "Parts") -> Workplace:
        from pinportal_desktop.app.readers import readers
        from pinportal_desktop.app.ways_out import show_pdf
        from pinportal_desktop.app.worker import Worker
        from pinportal_desktop.delivery.carriers import carriers

        desk, rules = parts.desk(), parts.rules()
        self._worker = worker = Worker(partial(parts.courier, f"{desk.actor.station}/{os.getpid()}"))
        return Workplace(
            desk=desk,
            carry_out=parts.carry_out,
            looks=parts.store.looks(),
            jobs=self._jobs,
            words=parts.words(),
            rules=rules,
            letters=_letter,
            try_letter=_try_letter,
            printers=system_printers(),
            show_letter=partial(show_pdf, home=parts.home) if parts.home.demo else None,
            open_page=self._open_page,
            wake_worker=worker.wake,
            station=Station(parts.home.station),
            try_mail=parts.try_mail,
            carriers=carriers(),
            imports=Imports(looks=parts.store.import_looks(), readers=readers()),
        )

    def _told_opened(self, outcome: "Ok[Workplace | Needed] | Err") -> None:
        if isinstance(outcome, Err):
            self._page.say_trouble(sentence(outcome, Words.load()))
        elif isinstance(outcome.value, Workplace):
            self._furnish(outcome.value)
        else:
            self._ask(outcome.value)

    def _ask(self, needed: "Needed") -> None:
        from pinportal_desktop.app.practice import FirstStartNeeded
        from pinportal_desktop.app.site import demo_address

        page: FirstStartPage | PassphrasePage
        if isinstance(needed, FirstStartNeeded):
            page = FirstStartPage(
                Words.load(),
                where=needed.where,
                on_server=needed.on_server,
                portal_address=demo_address(),
                no_keyring=needed.no_keyring,
            )
            answer: Callable[[Any], Opened] = self._opening.start
        else:
            page, answer = PassphrasePage(Words.load()), self._opening.open
        page.answered.connect(lambda said: self._attempt(partial(answer, said), partial(self._told_answered, page)))
        page.given_up.connect(self._opener.give_up)
        self._window.show_page(page)

    def _told_answered(self, page: "FirstStartPage | PassphrasePage", outcome: "Ok[Workplace | Needed] | Err") -> None:
        """The page stays with what was typed until there is a database."""
        if isinstance(outcome, Err):
            page.refuse(outcome)
        elif isinstance(outcome.value, Workplace):
            self._furnish(outcome.value)

    def _furnish(self, workplace: Workplace) -> None:
        self._workplace = workplace
        # Kept by the application: forms made from here on speak the practice's language.
        application = QApplication.instance()
        if application is not None:
            application.installTranslator(CatalogueTranslator(workplace.words, application))
        self._window.furnish(workplace)
        # The site's libraries take a third of a second to load, which the screens need not wait for.
        self._jobs.run_long(self._serve, self._tell_served, owner=self, progressed=lambda _done, _total: None)

    def _serve(self, _progress: Progress) -> None:
        from pinportal_desktop.app.site import try_site

        assert self._parts is not None
        assert self._worker is not None
        self._worker.start()
        try:
            self._site = try_site(self._parts)
        finally:
            self._served.set()

    def _tell_served(self, outcome: Ok[None] | Err) -> None:
        if self._workplace is not None and isinstance(self._site, PinPortalError):
            self._window.warn(self._workplace.words.sentence(self._site))
        elif isinstance(outcome, Err):
            self._window.warn(sentence(outcome, Words.load()))

    # --- in between

    def tell_incident(self, number: str) -> None:
        """Something unforeseen failed on the GUI thread; the log has the cause under the number."""
        if self._workplace is not None:
            self._window.warn(self._workplace.words.incident(number))

    def _open_page(self, token: Secret) -> None:
        from pinportal_desktop.app.site import handover_address
        from pinportal_desktop.app.ways_out import open_in_browser

        # Pressed within the first second, it waits for the page to come up; this runs off the GUI thread.
        self._served.wait(_END_WITHIN)
        if self._site is None or isinstance(self._site, PinPortalError):
            raise PinPortalError(Code.PAGE_NOT_RUNNING)
        open_in_browser(handover_address(self._site.port, token))

    def _interrupt(self) -> None:
        if self._workplace is not None:
            self._workplace.looks.interrupt()

    # --- the end, in this order, five seconds for all of it

    def end(self) -> None:
        """Stop the site, carry out the writes that were given, stop the outbox, give the database back."""
        until = time.monotonic() + _END_WITHIN
        self._served.set()
        self._opener.close()
        ended = self._stop_site(until)
        ended &= self._jobs.close(_left(until))
        # A page that was still coming up is there now.
        ended &= self._stop_site(until)
        ended &= self._opener.ended(_left(until))
        if self._worker is not None:
            ended &= self._worker.stop(_left(until))
        if self._parts is not None and ended:
            self._parts.close()
        self.ended_in_time = ended

    def _stop_site(self, until: float) -> bool:
        site, self._site = self._site, None
        return site is None or isinstance(site, PinPortalError) or site.stop(_left(until))


def _letter(facts: LetterFacts) -> bytes:
    from pinportal_desktop.documents.letter import letter

    return letter(facts)


def _try_letter(facts: LetterFacts) -> None:
    from pinportal_desktop.documents.letter import refuse_misfit

    refuse_misfit(facts)


def _left(until: float) -> float:
    return max(0.1, until - time.monotonic())


def _refuse_without_screen() -> None:
    """Raise `PinPortalError` SCREEN_MISSING where Qt would abort the process: X11 and Wayland are both absent."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in named):
        raise PinPortalError(Code.SCREEN_MISSING)


def _make_application() -> QApplication:
    application = QApplication(sys.argv[:1])
    application.setApplicationName("PinPortal")
    application.setDesktopFileName("pinportal")
    return application


def _tell_unforeseen(desk: RunningDesk) -> None:
    """An error in a slot is logged without personal data, and shown with its number; the program goes on."""

    def tell(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        from pinportal_desktop.usecases.incidents import log_incident

        desk.tell_incident(log_incident(error))

    sys.excepthook = tell


def _end_on_signals(application: QApplication) -> None:
    """Ctrl+C in the terminal and a service's stop end the program in order; Qt's loop alone would not notice them."""
    reading, writing = socket.socketpair()
    writing.settimeout(0)
    signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda _number, _frame: application.quit())
    notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read, application)
    # Both ends are kept by the slot, which lives as long as the application.
    notifier.activated.connect(lambda: (reading.recv(64), writing))
