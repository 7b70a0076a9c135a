# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The desk's program: paints first, opens the database beside it, and ends in order."""

import os
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from pinportal_desktop.app.home import Home
from pinportal_desktop.app.log import set_up_log
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.app.site import handover_address, try_site
from pinportal_desktop.app.ways_out import open_in_browser, show_pdf
from pinportal_desktop.app.worker import Worker
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.portal.serving import RunningSite
from pinportal_desktop.screens.catalogue import CatalogueTranslator
from pinportal_desktop.screens.jobs import Err, Jobs, Lane, Ok, ThreadExecutor
from pinportal_desktop.screens.main_window import MainWindow
from pinportal_desktop.screens.telling import sentence
from pinportal_desktop.screens.theme import Theme
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.words import Words

_END_WITHIN: Final = 5.0  # s for everything that still runs


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """What runs once the database is open."""

    parts: Parts
    workplace: Callable[[Jobs], Workplace]
    site: RunningSite | PinPortalError
    worker: Worker


def run_desk(home: Home, open_database: Callable[[], Parts]) -> int:
    """Run the program until its window is closed; gives the exit code. `open_database` runs off the GUI thread."""
    set_up_log(home.logs)
    application = _make_application()
    theme = Theme(application)
    window = MainWindow()
    window.say_opening(Words.load())
    window.show()
    desk = _RunningDesk(window, theme, lambda: _open(open_database))
    desk.begin()
    application.aboutToQuit.connect(desk.end)
    code = application.exec()
    if not desk.ended_in_time:
        # A worker that still calls into Python while the interpreter is torn down crashes.
        os._exit(code)
    return code


def _make_application() -> QApplication:
    application = QApplication(sys.argv[:1])
    application.setApplicationName("PinPortal")
    application.setDesktopFileName("pinportal")
    return application


class _RunningDesk(QObject):
    """Holds what runs, from the first paint to the end."""

    def __init__(self, window: MainWindow, theme: Theme, open_all: Callable[[], _Opened]) -> None:
        super().__init__()
        self._window = window
        self._theme = theme
        self._open_all = open_all
        self._opened: _Opened | None = None
        self._workplace: Workplace | None = None
        self._jobs = Jobs(
            ThreadExecutor(), interrupt=self._interrupt, new_incident=lambda: secrets.token_hex(3).upper()
        )
        self.ended_in_time = True

    def begin(self) -> None:
        """Open the database beside the painted window."""
        self._jobs.run(Lane.WRITE, self._open_all, self._furnish, owner=self)

    def end(self) -> None:
        """Stop the site, the outbox, the jobs, then give the database back."""
        ended = True
        if self._opened is not None:
            if isinstance(self._opened.site, RunningSite):
                ended &= self._opened.site.stop(_END_WITHIN)
            ended &= self._opened.worker.stop(_END_WITHIN)
        ended &= self._jobs.close(_END_WITHIN)
        if self._opened is not None and ended:
            self._opened.parts.close()
        self.ended_in_time = ended

    def _furnish(self, outcome: Ok[_Opened] | Err) -> None:
        if isinstance(outcome, Err):
            self._window.say_trouble(sentence(outcome, Words.load()))
            return
        self._opened = outcome.value
        self._workplace = workplace = outcome.value.workplace(self._jobs)
        # Kept by the application: forms made from here on speak the practice's language.
        application = QApplication.instance()
        if application is not None:
            application.installTranslator(CatalogueTranslator(workplace.words, application))
        self._window.furnish(workplace)
        outcome.value.worker.start()
        if isinstance(outcome.value.site, PinPortalError):
            self._window.warn(workplace.words.sentence(outcome.value.site))

    def _interrupt(self) -> None:
        if self._workplace is not None:
            self._workplace.looks.interrupt()


def _open(open_database: Callable[[], Parts]) -> _Opened:
    from pinportal_desktop.documents.letter import letter

    parts = open_database()
    rules, words, desk, looks = parts.rules(), parts.words(), parts.desk(), parts.store.looks()
    worker = Worker(lambda: parts.courier(f"{desk.actor.station}"))
    site = try_site(parts)

    def open_page(token: Secret) -> None:
        if isinstance(site, PinPortalError):
            raise PinPortalError(Code.PAGE_NOT_RUNNING)
        open_in_browser(handover_address(rules.portal_address, token))

    def workplace(jobs: Jobs) -> Workplace:
        return Workplace(
            desk=desk,
            carry_out=parts.carry_out,
            looks=looks,
            jobs=jobs,
            words=words,
            rules=rules,
            letters=letter,
            show_letter=lambda content: show_pdf(content, parts.home.letters),
            open_page=open_page,
            wake_worker=worker.wake,
        )

    return _Opened(parts=parts, workplace=workplace, site=site, worker=worker)
