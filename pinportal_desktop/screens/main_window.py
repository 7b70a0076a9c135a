# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The program's window: the rail, the screen one is on, and the status bar."""

from collections.abc import Callable, Iterable
from functools import cached_property
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from pinportal_desktop.screens import shortcuts
from pinportal_desktop.screens.focus import offer_keys, open_and_give_focus_back
from pinportal_desktop.screens.keys import enter_presses

if TYPE_CHECKING:
    from pinportal_desktop.domain.ids import PatientId
    from pinportal_desktop.domain.rules import PracticeRules
    from pinportal_desktop.screens.account.screen import AccountScreen
    from pinportal_desktop.screens.importing.screen import ImportScreen
    from pinportal_desktop.screens.jobs import Err, Ok
    from pinportal_desktop.screens.outgoing.screen import OutgoingScreen
    from pinportal_desktop.screens.settings.screen import SettingsScreen
    from pinportal_desktop.screens.workplace import Workplace
    from pinportal_desktop.usecases.looks import Outgoing

# The screens are not loaded with the window: it is painted sooner. Those that are seen at first, and those behind.
AT_FIRST: Final = ("patients.screen", "status_line")
BEHIND: Final = ("account.screen", "settings.screen", "patient_form")
_USUAL = QSize(1280, 800)
_FRAME = 40  # px of a window's title, which is not known before it is shown
_LOOK_AGAIN = 5_000  # ms between two looks at what waits to be sent


def load(screens: Iterable[str]) -> None:
    """Load their modules, so that nobody waits for it later; off the GUI thread."""
    for name in screens:
        import_module(f"pinportal_desktop.screens.{name}")


class MainWindow(QMainWindow):
    """Paints at once; furnished with a workplace, it shows one screen at a time: the search, or a patient's account.

    Signals: `painted()` once it stands on the screen; `restore_wanted(Backup)`.
    """

    painted = Signal()
    restore_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("PinPortal")
        self.resize(_USUAL)
        self._pages = QStackedWidget()
        self._is_painted = False
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

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def furnish(self, workplace: "Workplace") -> None:
        """Show the search over an open database; the other screens are built when they are wanted."""
        from pinportal_desktop.screens.patients.screen import PatientAdministration
        from pinportal_desktop.screens.status_line import StatusLine
        from pinportal_desktop.screens.widgets import Rail, RailEntry

        self._workplace = workplace
        self.patients = PatientAdministration(workplace)
        self._rail = Rail(title="PinPortal")
        entries = [
            RailEntry(key="patients", text="Patient Administration"),
            RailEntry(key="messages", text="Messages"),
        ]
        if workplace.imports is not None:
            entries.append(RailEntry(key="import", text="Import"))
        self._rail.set_entries(*entries, RailEntry(key="settings", text=workplace.words.text("Settings"), at_end=True))
        self._status = StatusLine(workplace)
        self._pages.addWidget(self.patients)
        self._pages.currentChanged.connect(self._show_where)
        self._show_where()
        self.setCentralWidget(self._laid_out())
        self._rail.chosen.connect(self._go)
        self._status.settings_wanted.connect(self.open_settings)
        self._status.patient_wanted.connect(self.open_account)
        self._status.keys_wanted.connect(self.show_keys)
        self._status.import_wanted.connect(self.open_import)
        self.patients.chosen.connect(self.open_account)
        self.patients.new_wanted.connect(self.new_patient)
        shortcuts.SEARCH.bind(self, self.search_anew)
        shortcuts.BACK.bind(self, self.back_to_results)
        self._timer = QTimer(self, interval=_LOOK_AGAIN)
        self._timer.timeout.connect(self.look_again)
        self._timer.start()
        self.look_what_waits()

    def furnish_behind(self) -> None:
        """Build the other screens before they are wanted, one at a turn of the event loop."""
        QTimer.singleShot(0, self, lambda: self.account)
        QTimer.singleShot(0, self, lambda: self.settings)

    @cached_property
    def account(self) -> "AccountScreen":
        """A patient's account."""
        from pinportal_desktop.screens.account.screen import AccountScreen

        account = AccountScreen(self._workplace)
        self._add(account)
        account.left.connect(self.back_to_results)
        account.wanted.connect(self.open_account)
        account.changed.connect(self.look_what_waits)
        shortcuts.LEAVE.bind(account, self.back_to_results, within=True)
        return account

    @cached_property
    def settings(self) -> "SettingsScreen":
        """What the practice set."""
        from pinportal_desktop.screens.settings.screen import SettingsScreen

        settings = SettingsScreen(self._workplace)
        self._add(settings)
        settings.saved.connect(self._rules_saved)
        settings.restore_wanted.connect(self.restore_wanted)
        settings.left.connect(self.back_to_results)
        return settings

    def open_account(self, patient_id: "PatientId", told: str = "") -> None:
        """Show this patient's account, with what there is to tell about it."""

        def show() -> None:
            self.account.show_patient(patient_id, told)
            self._pages.setCurrentWidget(self.account)

        self._leave(show)

    def new_patient(self) -> None:
        """**New Patient**; the account opens once it is saved."""
        from pinportal_desktop.screens.patient_form import PatientForm

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
        if not self._shows("settings"):
            self._pages.setCurrentWidget(self.settings)
            self.settings.look()
        self.settings.setFocus()

    @cached_property
    def importing(self) -> "ImportScreen":
        """**Import**, made when somebody first goes there."""
        from pinportal_desktop.screens.importing.screen import ImportScreen

        importing = ImportScreen(self._workplace)
        self._add(importing)
        importing.account_wanted.connect(self.open_account)
        importing.progressed.connect(self._status.tell_import)
        importing.changed.connect(self.look_what_waits)
        importing.left.connect(self.back_to_results)
        return importing

    def open_import(self) -> None:
        """Show **Import**, as it was left."""

        def show() -> None:
            self._pages.setCurrentWidget(self.importing)
            self.importing.setFocus()

        self._leave(show)

    @cached_property
    def outgoing(self) -> "OutgoingScreen":
        """**Messages**, made when somebody first goes there."""
        from pinportal_desktop.screens.outgoing.screen import OutgoingScreen

        outgoing = OutgoingScreen(self._workplace)
        self._add(outgoing)
        outgoing.account_wanted.connect(self.open_account)
        outgoing.changed.connect(self.look_what_waits)
        outgoing.left.connect(self.back_to_results)
        return outgoing

    def open_messages(self) -> None:
        """Show **Messages**."""

        def show() -> None:
            self._pages.setCurrentWidget(self.outgoing)
            self.outgoing.setFocus()

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
        if self._shows("account"):
            self.account.refresh()
        if self._shows("outgoing"):
            self.outgoing.look()

    def look_what_waits(self) -> None:
        """Bring the messages that wait and the practice's rules up to date."""
        from pinportal_desktop.screens.jobs import Lane

        if self._looking:
            return
        self._looking = True
        looks = self._workplace.looks
        work = lambda: (looks.outgoing(), looks.rules())  # noqa: E731 - one job
        self._workplace.jobs.run(Lane.NETWORK, work, self._tell_standing, owner=self)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_built("settings") and self.settings.unsaved:
            event.ignore()
            self.open_settings()
            self.settings.leave(lambda: QTimer.singleShot(0, self.close))
            return
        if self._is_built("settings"):
            self.settings.give_up_test()
        super().closeEvent(event)

    def _go(self, key: str) -> None:
        if key == "settings":
            self.open_settings()
        elif key == "import":
            self.open_import()
        elif key == "messages":
            self.open_messages()
        else:
            self.search_anew()

    def _leave(self, then: Callable[[], None]) -> None:
        if self._shows("settings"):
            self.settings.leave(then)
        else:
            then()

    def _show_where(self) -> None:
        places = {"settings": "settings", "importing": "import", "outgoing": "messages"}
        self._rail.set_current(next((key for screen, key in places.items() if self._shows(screen)), "patients"))

    def _add(self, screen: QWidget) -> None:
        """Tab comes to the foot of the window after the screen, whenever that was built."""
        self._pages.addWidget(screen)
        foot = _reached_by_tab(self._status)
        for before, after in pairwise([*_reached_by_tab(screen)[-1:], *foot]):
            QWidget.setTabOrder(before, after)

    def _is_built(self, screen: str) -> bool:
        return screen in vars(self)

    def _shows(self, screen: str) -> bool:
        return self._is_built(screen) and self._pages.currentWidget() is vars(self)[screen]

    def _tell_standing(self, outcome: "Ok[tuple[Outgoing, PracticeRules]] | Err") -> None:
        from pinportal_desktop.screens.jobs import Err

        self._looking = False
        if isinstance(outcome, Err):
            # The screen that one works on tells it; here the number is only left out.
            self._status.tell(None)
            return
        outgoing, rules = outcome.value
        self._follow(rules)
        self._status.tell(outgoing)
        needs = self._workplace.words.ntext(
            "{count} message needs a person", "{count} messages need a person", outgoing.refused, count=outgoing.refused
        )
        self._rail.set_count("messages", outgoing.refused, needs)

    def _rules_saved(self, rules: "PracticeRules") -> None:
        self._follow(rules)
        self._workplace.wake_worker()
        self.look_what_waits()

    def _follow(self, rules: "PracticeRules") -> None:
        """What any desk changed holds from here on."""
        if rules == self._workplace.rules:
            return
        self._workplace.rules = rules
        self.patients.follow_rules()
        if self._is_built("settings"):
            self.settings.follow(rules)
        if self._is_built("importing"):
            self.importing.follow_rules()
        if self._is_built("outgoing"):
            self.outgoing.follow_rules()
        if self._shows("account"):
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


def _reached_by_tab(whole: QWidget) -> list[QWidget]:
    """What takes the focus in it, in the order of Tab."""
    found, one = list[QWidget](), whole.window().nextInFocusChain()
    while one is not None and one is not whole.window():
        if whole.isAncestorOf(one) and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(one)
        one = one.nextInFocusChain()
    return found
