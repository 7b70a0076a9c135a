# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The program's window: the rail, the screen one is on, and the status bar."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.screens.account.screen import AccountScreen
from pinportal_desktop.screens.focus import open_and_give_focus_back
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.keys import enter_presses
from pinportal_desktop.screens.patient_form import PatientForm
from pinportal_desktop.screens.patients.screen import PatientAdministration
from pinportal_desktop.screens.widgets import Kind, Rail, RailEntry, label, mark
from pinportal_desktop.screens.workplace import Workplace

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
        self._waiting = label("", Kind.MUTED)

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
        text = workplace.words.text
        self.patients = PatientAdministration(workplace)
        self.account = AccountScreen(workplace)
        self._rail = Rail(title="PinPortal")
        self._rail.set_entries(RailEntry(key="patients", text=text("Patient Administration")))
        self._rail.set_current("patients")
        self._pages.addWidget(self.patients)
        self._pages.addWidget(self.account)
        self.setCentralWidget(self._laid_out())
        self._rail.chosen.connect(lambda _key: self.search_anew())
        self.patients.chosen.connect(self.open_account)
        self.patients.new_wanted.connect(self.new_patient)
        self.account.left.connect(self.back_to_results)
        self.account.wanted.connect(self.open_account)
        self.account.changed.connect(self.look_what_waits)
        for keys, act in (("Ctrl+K", self.search_anew), ("Alt+Left", self.back_to_results)):
            QShortcut(QKeySequence(keys), self, act)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.account, self.back_to_results)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._timer = QTimer(self, interval=_LOOK_AGAIN)
        self._timer.timeout.connect(self.look_again)
        self._timer.start()
        self.look_what_waits()

    def open_account(self, patient_id: PatientId, told: str = "") -> None:
        """Show this patient's account, with what there is to tell about it."""
        self.account.show_patient(patient_id, told)
        self._pages.setCurrentWidget(self.account)

    def new_patient(self) -> None:
        """**New Patient**; the account opens once it is saved."""
        form = PatientForm(self._workplace, None, self)
        added = self._workplace.words.text("The patient is added.")
        form.saved.connect(lambda saved: self.open_account(saved.patient_id, added))
        form.wanted.connect(self.open_account)
        open_and_give_focus_back(form, self.patients)

    def back_to_results(self) -> None:
        """Return to the search as it was left."""
        self._pages.setCurrentWidget(self.patients)

    def search_anew(self) -> None:
        """Go to the search box from anywhere."""
        self._pages.setCurrentWidget(self.patients)
        self.patients.focus_search()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def look_again(self) -> None:
        """Bring up to date what others change meanwhile: a parent registers while the desk looks on."""
        self.look_what_waits()
        if self._pages.currentWidget() is self.account:
            self.account.refresh()

    def look_what_waits(self) -> None:
        """Bring the number of messages that wait up to date."""
        work = self._workplace.looks.waiting
        self._workplace.jobs.run(Lane.NETWORK, work, self._tell_waiting, owner=self, topic="waiting")

    def _tell_waiting(self, outcome: Ok[int] | Err) -> None:
        words = self._workplace.words
        match outcome:
            case Ok(0):
                self._waiting.setText(words.text("No messages waiting"))
            case Ok(count):
                waiting = words.ntext(
                    "{count} message waiting to send", "{count} messages waiting to send", count, count=count
                )
                why = "" if self._workplace.sends else words.text(": e-mail is not set up yet")
                self._waiting.setText(waiting + why)
            case Err():
                # The screen that one works on tells it; here the number is only left out.
                self._waiting.setText("")

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
        column.addWidget(self._status_bar())
        return whole

    def _status_bar(self) -> QFrame:
        workplace, text = self._workplace, self._workplace.words.text
        bar = QFrame()
        mark(bar, Kind.FOOT)
        line = QHBoxLayout(bar)
        line.setContentsMargins(14, 4, 14, 4)
        line.setSpacing(24)
        if workplace.rules.demo:
            line.addWidget(QLabel(text("Demo: invented patients, nothing leaves this computer")))
        line.addWidget(self._waiting)
        line.addStretch(1)
        line.addWidget(label(text("Signed in: {person}", person=workplace.desk.actor.person), Kind.MUTED))
        return bar
