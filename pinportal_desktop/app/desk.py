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
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

from pinportal_desktop.app.home import Home
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.catalogue import CatalogueTranslator
from pinportal_desktop.screens.jobs import Err, Jobs, Ok, Progress, ThreadExecutor
from pinportal_desktop.screens.main_window import MainWindow
from pinportal_desktop.screens.telling import sentence
from pinportal_desktop.screens.theme import Theme
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.letter import LetterFacts
from pinportal_desktop.words import Words

if TYPE_CHECKING:
    # Named only: database, site and cryptography take a second to load, which no first paint should wait for.
    from pinportal_desktop.app.parts import Parts
    from pinportal_desktop.app.worker import Worker
    from pinportal_desktop.portal.serving import RunningSite

_END_WITHIN: Final = 5.0  # s for everything that still runs


def run_desk(home: Home, open_database: "Callable[[], Parts]") -> int:
    """Run the program until its window is closed; gives the exit code. `open_database` runs off the GUI thread."""
    _refuse_without_screen()
    application = _make_application()
    theme = Theme(application)  # noqa: F841 - lives as long as the application
    window = MainWindow()
    window.say_opening(Words.load())
    window.show()
    desk = RunningDesk(home, window, open_database)
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

    def __init__(self, home: Home, window: MainWindow, open_database: "Callable[[], Parts]") -> None:
        super().__init__()
        self._home = home
        self._window = window
        self._open_database = open_database
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
        self._jobs.run_long(self._open, self._furnish, owner=self, progressed=lambda _done, _total: None)

    def _open(self, _progress: Progress) -> Workplace:
        """Off the GUI thread. What is open is kept at once, so that an end in the middle of it can close it."""
        from pinportal_desktop.app.log import set_up_log
        from pinportal_desktop.app.ways_out import show_pdf
        from pinportal_desktop.app.worker import Worker

        set_up_log(self._home.logs)
        self._parts = parts = self._open_database()
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
            show_letter=lambda content: show_pdf(content, parts.home),
            open_page=partial(self._open_page, rules.portal_address),
            wake_worker=worker.wake,
        )

    def _furnish(self, outcome: Ok[Workplace] | Err) -> None:
        if isinstance(outcome, Err):
            self._window.say_trouble(sentence(outcome, Words.load()))
            return
        workplace = self._workplace = outcome.value
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

    def _open_page(self, portal_address: str, token: Secret) -> None:
        from pinportal_desktop.app.site import handover_address
        from pinportal_desktop.app.ways_out import open_in_browser

        # Pressed within the first second, it waits for the page to come up; this runs off the GUI thread.
        self._served.wait(_END_WITHIN)
        if self._site is None or isinstance(self._site, PinPortalError):
            raise PinPortalError(Code.PAGE_NOT_RUNNING)
        open_in_browser(handover_address(portal_address, token))

    def _interrupt(self) -> None:
        if self._workplace is not None:
            self._workplace.looks.interrupt()

    # --- the end, in this order, five seconds for all of it

    def end(self) -> None:
        """Stop the site, carry out the writes that were given, stop the outbox, give the database back."""
        until = time.monotonic() + _END_WITHIN
        self._served.set()
        ended = self._stop_site(until)
        ended &= self._jobs.close(_left(until))
        # A page that was still coming up is there now.
        ended &= self._stop_site(until)
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
