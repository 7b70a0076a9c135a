# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The desk's program after its first paint: opens the database beside it, furnishes the window, and ends in order."""

import os
import secrets
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from pinportal_desktop.app.home import Home
from pinportal_desktop.app.letters import letter, try_letter
from pinportal_desktop.app.log import set_up_log
from pinportal_desktop.app.opener import Opener, Opening
from pinportal_desktop.domain.addresses import leads_here
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.catalogue import CatalogueTranslator
from pinportal_desktop.screens.focus import open_and_give_focus_back
from pinportal_desktop.screens.jobs import Err, Jobs, Lane, Ok, Progress, ThreadExecutor
from pinportal_desktop.screens.main_window import AT_FIRST, BEHIND, MainWindow, load
from pinportal_desktop.screens.printing import system_printers
from pinportal_desktop.screens.starting.opening import OpeningPage
from pinportal_desktop.screens.station import Station
from pinportal_desktop.screens.telling import sentence
from pinportal_desktop.screens.workplace import Imports, Workplace
from pinportal_desktop.usecases.backups import RESTORING_HELPS, Backup
from pinportal_desktop.words import Words

if TYPE_CHECKING:
    # Named only: database, site and cryptography take a second to load, off the GUI thread.
    from pinportal_desktop.app.backups import Keeper
    from pinportal_desktop.app.parts import Parts
    from pinportal_desktop.app.practice import FirstStartNeeded, PassphraseNeeded
    from pinportal_desktop.app.restoring import RecoveryNeeded, RestorePassphraseNeeded
    from pinportal_desktop.app.worker import Worker
    from pinportal_desktop.portal.serving import RunningSite
    from pinportal_desktop.screens.kiosk.cover import Cover
    from pinportal_desktop.screens.kiosk.window import Kiosk
    from pinportal_desktop.screens.starting.first_start import FirstStartPage
    from pinportal_desktop.screens.starting.passphrase import PassphrasePage

Needed: TypeAlias = "FirstStartNeeded | PassphraseNeeded | RecoveryNeeded | RestorePassphraseNeeded"
Opened: TypeAlias = "Parts | Needed"

_AT_REST: Final = 0.3  # s after the search stands there
_END_WITHIN: Final = 5.0  # s for everything that still runs


class RunningDesk(QObject):
    """Holds what runs, from the first paint to the end."""

    def __init__(self, home: Home, window: MainWindow, opening: Opening, page: OpeningPage | None = None) -> None:
        """`page` is what the window shows already."""
        super().__init__()
        self._home = home
        self._window = window
        self._opening = opening
        self._opener = Opener()
        self._backups: tuple[Backup, ...] = ()
        self._page = self._opening_page(page)
        self._jobs = Jobs(ThreadExecutor(), interrupt=self._interrupt, new_incident=_new_incident)
        self._parts: Parts | None = None
        self._site: RunningSite | PinPortalError | None = None
        self._one_site = threading.Lock()
        self._hurry, self._served = threading.Event(), threading.Event()
        self._worker: Worker | None = None
        self._keeper: Keeper | None = None
        self.to_restore: Backup | None = None
        self._workplace: Workplace | None = None
        self._covering: Cover | None = None
        self.ended_in_time = True

    # --- the beginning, in this order

    def begin(self) -> None:
        """Open the database beside the painted window, put the screens into it, then begin to serve and to send."""
        self._page.say_opening()
        self._attempt(self._opening.open, self._told_opened)

    def restore(self, backup: Backup) -> None:
        """Restore a backup beside the painted window, then go on as after opening."""
        self._page.say_opening(restoring=True)
        self._attempt(partial(self._opening.restore, backup.file), partial(self._told_opened, restoring=backup))

    def _opening_page(self, shown: OpeningPage | None = None) -> OpeningPage:
        """The one that is shown, or a fresh one in the place of whatever stood in the window and is gone then."""
        page = shown or OpeningPage()
        page.given_up.connect(self._opener.give_up)
        page.asked_again.connect(self.begin)
        page.restore_wanted.connect(self._ask_restore)
        if shown is None:
            self._window.show_page(page)
        return page

    def _attempt(self, step: "Callable[[], Opened]", then: "Callable[[Ok[Workplace | Needed] | Err], None]") -> None:
        self._beside(partial(self._open, step), then)

    def _open(self, step: "Callable[[], Opened]", _progress: Progress) -> "Workplace | Needed":
        """Off the GUI thread. What is open is kept at once, so that an end in the middle of it can close it."""
        from pinportal_desktop.app.parts import Parts

        set_up_log(self._home.logs)
        opened = self._opener.run(step)
        if not isinstance(opened, Parts):
            return opened
        self._parts = opened
        return self._workplace_over(opened)

    def _workplace_over(self, parts: "Parts") -> Workplace:
        from pinportal_desktop.app.backups import FileBackups, Keeper
        from pinportal_desktop.app.readers import readers
        from pinportal_desktop.app.ways_out import show_pdf
        from pinportal_desktop.app.worker import Worker
        from pinportal_desktop.delivery.carriers import carriers

        load(AT_FIRST)
        desk, rules = parts.desk(), parts.rules()
        self._worker = worker = Worker(partial(parts.courier, f"{desk.actor.station}/{os.getpid()}"))
        backups = FileBackups(parts) if parts.store.is_file and not parts.home.demo else None
        self._keeper = None if backups is None else Keeper(backups, parts.clock.now)
        return Workplace(
            desk=desk,
            carry_out=parts.carry_out,
            looks=parts.store.looks(),
            jobs=self._jobs,
            words=parts.words(),
            rules=rules,
            letters=letter,
            try_letter=try_letter,
            printers=system_printers(),
            show_letter=partial(show_pdf, home=parts.home) if parts.home.demo else None,
            open_page=self._open_page,
            wake_worker=worker.wake,
            station=Station(parts.home.station),
            try_mail=parts.try_mail,
            carriers=carriers(),
            backups=backups,
            passwords=parts.passwords,
            cover=self._cover,
            imports=Imports(looks=parts.store.import_looks(), readers=readers()),
        )

    def _told_opened(self, outcome: "Ok[Workplace | Needed] | Err", restoring: Backup | None = None) -> None:
        if isinstance(outcome, Err):
            self._page.say_trouble(sentence(outcome, Words.load()), restoring=restoring is not None)
            if _code_of(outcome) in RESTORING_HELPS or restoring is not None:
                self._jobs.run(Lane.NETWORK, self._opening.backups, self._offer_restore, owner=self)
        elif isinstance(outcome.value, Workplace):
            self._furnish(outcome.value)
        else:
            self._ask(outcome.value, restoring)

    def _offer_restore(self, outcome: Ok[tuple[Backup, ...]] | Err) -> None:
        if isinstance(outcome, Ok) and outcome.value:
            self._backups = outcome.value
            self._page.offer_restore()

    def _ask_restore(self) -> None:
        from pinportal_desktop.screens.backups.question import RestoreQuestion

        words = Words.load()
        question = RestoreQuestion(words, self._backups, moment=words.moment_here, parent=self._page)
        question.acted.connect(question.accept)
        question.acted.connect(lambda: self.restore(question.chosen))
        open_and_give_focus_back(question, self._page)

    def _ask(self, needed: "Needed", restoring: Backup | None) -> None:
        from pinportal_desktop.app.practice import FirstStartNeeded
        from pinportal_desktop.app.site import demo_address
        from pinportal_desktop.screens.starting.first_start import FirstStartPage
        from pinportal_desktop.screens.starting.passphrase import PassphrasePage

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
        elif restoring is not None:
            page, answer = self._asking_to_restore(needed, restoring)
        else:
            page, answer = PassphrasePage(Words.load()), self._opening.open
        told = partial(self._told_answered, page, restoring)
        page.answered.connect(lambda said: self._attempt(partial(answer, said), told))
        page.given_up.connect(self._opener.give_up)
        self._window.show_page(page)

    def _asking_to_restore(
        self, needed: "Needed", restoring: Backup
    ) -> "tuple[PassphrasePage, Callable[[Secret], Opened]]":
        from pinportal_desktop.app.restoring import RecoveryNeeded
        from pinportal_desktop.screens.starting.passphrase import PassphrasePage
        from pinportal_desktop.screens.starting.recovery import RecoveryPage

        restore = partial(self._opening.restore, restoring.file)
        if isinstance(needed, RecoveryNeeded):
            return RecoveryPage(Words.load(), paper=needed.paper), lambda key: restore(recovery=key)
        return PassphrasePage(Words.load()), lambda passphrase: restore(passphrase=passphrase)

    def _told_answered(
        self,
        page: "FirstStartPage | PassphrasePage",
        restoring: Backup | None,
        outcome: "Ok[Workplace | Needed] | Err",
    ) -> None:
        """The page stays with what was typed until there is a database, or something that typing does not mend."""
        if isinstance(outcome, Err) and _code_of(outcome) in RESTORING_HELPS:
            self._page = self._opening_page()
            self._told_opened(outcome, restoring)
        elif isinstance(outcome, Err):
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
        self._window.restore_wanted.connect(self._end_to_restore)
        self._beside(self._load_behind, self._told_loaded)
        self._beside(self._serve, self._tell_served)

    def _load_behind(self, _progress: Progress) -> None:
        """What is not seen at first waits until the search is at rest: who types at once has the answer sooner."""
        self._hurry.wait(_AT_REST)
        load(BEHIND)

    def _told_loaded(self, outcome: Ok[None] | Err) -> None:
        if isinstance(outcome, Ok):
            self._window.furnish_behind()

    def _serve(self, _progress: Progress) -> None:
        """Letters and messages of a portal that is this computer lead to its pages; else they wait for a parent."""
        assert self._parts is not None
        assert self._worker is not None
        self._worker.start()
        if self._keeper is not None:
            self._keeper.start()
        try:
            if leads_here(self._parts.rules().portal_address):
                self._begin_site()
        finally:
            self._served.set()

    def _begin_site(self) -> "RunningSite | PinPortalError":
        """The running pages, or why they do not run; tried again each time."""
        from pinportal_desktop.app.site import try_site

        assert self._parts is not None
        with self._one_site:
            if self._site is None or isinstance(self._site, PinPortalError):
                self._site = try_site(self._parts)
            return self._site

    def _tell_served(self, outcome: Ok[None] | Err) -> None:
        if self._workplace is not None and isinstance(self._site, PinPortalError):
            self._window.warn(self._workplace.words.sentence(self._site))
        elif isinstance(outcome, Err):
            self._window.warn(sentence(outcome, Words.load()))

    def _beside(self, work: Callable[[Progress], Any], then: Callable[[Any], None]) -> None:
        self._jobs.run_long(work, then, owner=self, progressed=lambda _done, _total: None)

    # --- in between

    def tell_incident(self, number: str) -> None:
        """Something unforeseen failed on the GUI thread; the log has the cause under the number."""
        if self._workplace is not None:
            self._window.warn(self._workplace.words.incident(number))

    def _end_to_restore(self, backup: Backup) -> None:
        """What a restore takes the place of must be closed first."""
        self.to_restore = backup
        QApplication.quit()

    def _open_page(self, token: Secret) -> None:
        from pinportal_desktop.app.site import handover_address
        from pinportal_desktop.app.ways_out import open_in_browser

        # Pressed within the first second, it waits for what comes up; this runs off the GUI thread.
        self._hurry.set()
        self._served.wait(_END_WITHIN)
        site = self._begin_site()
        if isinstance(site, PinPortalError):
            raise PinPortalError(Code.PAGE_NOT_RUNNING) from site
        open_in_browser(handover_address(site.port, token))

    def _cover(self, token: Secret) -> None:
        """The kiosk over this desk's screen, for the parent who was handed over, until staff take it back."""
        from pinportal_desktop.app.kiosk import kiosk_over

        assert self._parts is not None
        make = partial(kiosk_over, self._parts, self._jobs)
        self._jobs.run(Lane.NETWORK, make, partial(self._covered, token), owner=self)

    def _covered(self, token: Secret, outcome: "Ok[Kiosk] | Err") -> None:
        from pinportal_desktop.screens.kiosk.cover import Cover

        if isinstance(outcome, Err):
            self._window.warn(sentence(outcome, Words.load()))
            return
        cover = self._covering = Cover(outcome.value, token, parent=self)
        cover.taken_back.connect(self._uncovered)

    def _uncovered(self) -> None:
        self._covering = None
        self._window.look_again()

    def quit(self) -> None:
        """A signal, or the computer's shutting down, ends the program also while its screen is covered."""
        if self._covering is not None:
            self._covering.window.end()
        QApplication.quit()

    def _interrupt(self) -> None:
        if self._workplace is not None:
            self._workplace.looks.interrupt()

    # --- the end, in this order, five seconds for all of it

    def end(self) -> None:
        """Stop the site, carry out the writes that were given, stop the outbox, give the database back."""
        until = time.monotonic() + _END_WITHIN
        self._hurry.set()
        self._served.set()
        self._opener.close()
        ended = self._stop_site(until)
        if self._keeper is not None:
            ended &= self._keeper.stop(_left(until))
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


def _new_incident() -> str:
    """The number of what is to be logged next."""
    return secrets.token_hex(3).upper()


def _code_of(outcome: Err) -> Code | None:
    return outcome.error.code if isinstance(outcome.error, PinPortalError) else None


def _left(until: float) -> float:
    return max(0.1, until - time.monotonic())
