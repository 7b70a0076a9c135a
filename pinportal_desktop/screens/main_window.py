# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The program's window: the rail, the screen one is on, and the status bar."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.screens import shortcuts
from pinportal_desktop.screens.account.screen import AccountScreen
from pinportal_desktop.screens.focus import offer_keys, open_and_give_focus_back
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.keys import enter_presses
from pinportal_desktop.screens.patient_form import PatientForm
from pinportal_desktop.screens.patients.screen import PatientAdministration
from pinportal_desktop.screens.settings.screen import SettingsScreen
from pinportal_desktop.screens.status_line import StatusLine
from pinportal_desktop.screens.widgets import Rail, RailEntry
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.looks import Outgoing

if TYPE_CHECKING:
    from pinportal_desktop.screens.importing.screen import ImportScreen

_USUAL = QSize(1280, 800)
_FRAME = 40  # px of a window's title, which is not known before it is shown
_LOOK_AGAIN = 5_000  # ms between two looks at what waits to be sent


class MainWindow(QMainWindow):
    """Paints at once; furnished with a workplace, it shows one screen at a time: the search, or a patient's account."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("PinPortal")
        self.resize(_USUAL)
        self._pages = QStackedWidget()
        self._furnished = False
        offer_keys(self)
        self._looking = False

    def show_on(self, room: QSize) -> None:
        """Show it, filling a screen whose `room` is too small for its usual size and a frame; nothing is cut off."""
        if room.width() < _USUAL.width() or room.height() < _USUAL.height() + _FRAME:
            self.showMaximized()
        else:
            self.show()

    def show_page(self, page: QWidget) -> None:
        """What stands in the window while there is no database to work on, in place of what stood there."""
        self.setCentralWidget(page)
        page.show()  # in a window that is shown already, Qt would show it with the next events
        page.setFocus()

    def warn(self, sentence: str) -> None:
        """Something beside the screens does not run."""
        self.patients.warn(sentence)

    def furnish(self, workplace: Workplace) -> None:
        """Build the screens over an open database and show the search."""
        self._workplace = workplace
        self._furnished = True
        self.patients = PatientAdministration(workplace)
        self.account = AccountScreen(workplace)
        self._rail = Rail(title="PinPortal")
        self.settings = SettingsScreen(workplace)
        entries = [RailEntry(key="patients", text="Patient Administration")]
        if workplace.imports is not None:
            entries.append(RailEntry(key="import", text="Import"))
        entries.append(RailEntry(key="settings", text=workplace.words.text("Settings"), at_end=True))
        self._rail.set_entries(*entries)
        self._importing: ImportScreen | None = None
        self._status = StatusLine(workplace)
        for page in (self.patients, self.account, self.settings):
            self._pages.addWidget(page)
        self._pages.currentChanged.connect(self._show_where)
        self._show_where()
        self.setCentralWidget(self._laid_out())
        self._rail.chosen.connect(self._go)
        self._status.settings_wanted.connect(self.open_settings)
        self._status.patient_wanted.connect(self.open_account)
        self._status.keys_wanted.connect(self.show_keys)
        self._status.import_wanted.connect(self.open_import)
        self.settings.saved.connect(self._rules_saved)
        self.settings.left.connect(self.back_to_results)
        self.patients.chosen.connect(self.open_account)
        self.patients.new_wanted.connect(self.new_patient)
        self.account.left.connect(self.back_to_results)
        self.account.wanted.connect(self.open_account)
        self.account.changed.connect(self.look_what_waits)
        shortcuts.SEARCH.bind(self, self.search_anew)
        shortcuts.BACK.bind(self, self.back_to_results)
        shortcuts.LEAVE.bind(self.account, self.back_to_results, within=True)
        self._timer = QTimer(self, interval=_LOOK_AGAIN)
        self._timer.timeout.connect(self.look_again)
        self._timer.start()
        self.look_what_waits()

    def open_account(self, patient_id: PatientId, told: str = "") -> None:
        """Show this patient's account, with what there is to tell about it."""

        def show() -> None:
            self.account.show_patient(patient_id, told)
            self._pages.setCurrentWidget(self.account)

        self._leave(show)

    def new_patient(self) -> None:
        """**New Patient**; the account opens once it is saved."""
        form = PatientForm(self._workplace, None, self)
        added = self._workplace.words.text("The patient is added.")
        form.saved.connect(lambda saved: self.open_account(saved.patient_id, added))
        form.wanted.connect(self.open_account)
        open_and_give_focus_back(form, self.patients)

    def back_to_results(self) -> None:
        """Return to the search as it was left."""
        self._leave(lambda: self._pages.setCurrentWidget(self.patients))

    def search_anew(self) -> None:
        """Go to the search box from anywhere."""

        def show() -> None:
            self._pages.setCurrentWidget(self.patients)
            self.patients.focus_search()

        self._leave(show)

    def open_settings(self) -> None:
        """Show what the practice set."""
        if self._pages.currentWidget() is not self.settings:
            self._pages.setCurrentWidget(self.settings)
            self.settings.look()
        self.settings.setFocus()

    @property
    def importing(self) -> "ImportScreen":
        """**Import**, made when somebody first goes there: start-up is short."""
        if self._importing is None:
            from pinportal_desktop.screens.importing.screen import ImportScreen

            made = self._importing = ImportScreen(self._workplace)
            self._pages.addWidget(made)
            self._status.come_after(made.last_stop)
            made.account_wanted.connect(self.open_account)
            made.progressed.connect(self._status.tell_import)
            made.changed.connect(self.look_what_waits)
            made.left.connect(self.back_to_results)
        return self._importing

    def open_import(self) -> None:
        """Show **Import**, as it was left."""

        def show() -> None:
            self._pages.setCurrentWidget(self.importing)
            self.importing.setFocus()

        self._leave(show)

    def show_keys(self) -> None:
        """List every key that does something."""
        from pinportal_desktop.screens.keyboard import show_keys  # few ask for it, and start-up is short

        show_keys(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def look_again(self) -> None:
        """Bring up to date what others change meanwhile: a parent registers while the desk looks on."""
        self.look_what_waits()
        if self._pages.currentWidget() is self.account:
            self.account.refresh()

    def look_what_waits(self) -> None:
        """Bring the messages that wait and the practice's rules up to date."""
        if self._looking:
            return
        self._looking = True
        looks = self._workplace.looks
        work = lambda: (looks.outgoing(), looks.rules())  # noqa: E731 - one job
        self._workplace.jobs.run(Lane.NETWORK, work, self._tell_standing, owner=self)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._furnished and self.settings.unsaved:
            event.ignore()
            self.open_settings()
            self.settings.leave(lambda: QTimer.singleShot(0, self.close))
            return
        if self._furnished:
            self.settings.give_up_test()
        super().closeEvent(event)

    def _go(self, key: str) -> None:
        if key == "settings":
            self.open_settings()
        elif key == "import":
            self.open_import()
        else:
            self.search_anew()

    def _leave(self, then: Callable[[], None]) -> None:
        if self._pages.currentWidget() is self.settings:
            self.settings.leave(then)
        else:
            then()

    def _show_where(self) -> None:
        here = self._pages.currentWidget()
        importing = here is not None and here is self._importing
        self._rail.set_current("settings" if here is self.settings else "import" if importing else "patients")

    def _tell_standing(self, outcome: Ok[tuple[Outgoing, PracticeRules]] | Err) -> None:
        self._looking = False
        if isinstance(outcome, Err):
            # The screen that one works on tells it; here the number is only left out.
            self._status.tell(None)
            return
        outgoing, rules = outcome.value
        self._follow(rules)
        self._status.tell(outgoing)

    def _rules_saved(self, rules: PracticeRules) -> None:
        self._follow(rules)
        self._workplace.wake_worker()
        self.look_what_waits()

    def _follow(self, rules: PracticeRules) -> None:
        """What any desk changed holds from here on."""
        if rules == self._workplace.rules:
            return
        self._workplace.rules = rules
        self.patients.follow_rules()
        self.settings.follow(rules)
        if self._importing is not None:
            self._importing.follow_rules()
        if self._pages.currentWidget() is self.account:
            self.account.refresh()

    def _laid_out(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._pages, 1)
        column.addLayout(row, 1)
        column.addWidget(self._status)
        return whole
