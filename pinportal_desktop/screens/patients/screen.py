# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Patient Administration**: one box that takes anything, and the patients that match as one types."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from pinportal_desktop.domain.patient_account import Status
from pinportal_desktop.screens.forms.ui_patient_administration import Ui_PatientAdministrationForm
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.patients.columns import columns
from pinportal_desktop.screens.station import remember_widths
from pinportal_desktop.screens.statuses import STATUS
from pinportal_desktop.screens.telling import tell_error
from pinportal_desktop.screens.widgets import Tone, name_field
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.looks import PatientRow, SearchPage
from pinportal_desktop.words import program_typed

_FILTERS: Final = (None, Status.REGISTERED, Status.UNREGISTERED, Status.PENDING)
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}


class PatientAdministration(QWidget):
    """The search. Every key press looks anew, and the newest answer wins.

    Signals: `chosen(patient_id: PatientId)` when a person opens a patient's account; `new_wanted()` for
    **New Patient**.
    """

    chosen = Signal(object)
    new_wanted = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._warning = ""
        self._asked = self._shown = ("", "")  # what was looked for, and whose answer stands there
        self._opens_what_comes = False
        self._ui = Ui_PatientAdministrationForm()
        self._ui.setupUi(self)
        ui, text = self._ui, workplace.words.text
        name_field(ui.searchTitle, ui.searchBox)
        name_field(ui.searchByLabel, ui.searchBy)
        self.follow_rules()
        for status in _FILTERS:
            ui.searchBy.addItem("All" if status is None else STATUS[status][0], status)
        ui.resultsTable.setAccessibleName(text("Patients"))
        ui.resultsTable.set_columns(*columns(workplace.words, workplace.today()))
        remember_widths(ui.resultsTable, workplace.station, "patients")
        ui.searchBox.installEventFilter(self)
        ui.searchBox.textChanged.connect(self.search)
        ui.searchBy.currentIndexChanged.connect(self.search)
        ui.newPatientButton.clicked.connect(self.new_wanted)
        ui.accountButton.clicked.connect(self._open_current)
        ui.resultsTable.opened.connect(self._open)
        ui.resultsTable.acted.connect(lambda _key, row: self._open(row))

    def search(self) -> None:
        """Look for what stands in the box now."""
        text, status = self._ui.searchBox.text(), self._ui.searchBy.currentData()
        looks, today = self._workplace.looks, self._workplace.today()
        self._asked, self._opens_what_comes = (text, self._ui.searchBy.currentText()), False
        work = partial(looks.search, text, status, today)
        self._workplace.jobs.run(Lane.LOOK, work, partial(self._found, self._asked), owner=self, topic="search")

    def follow_rules(self) -> None:
        """The practice's rules are others now."""
        self._ui.practiceName.setText(self._workplace.rules.practice_name)

    def warn(self, sentence: str) -> None:
        """Say that something beside this screen does not run."""
        self._warning = sentence
        self._ui.notice.tell(Tone.WARN, sentence)

    def focus_search(self) -> None:
        """Put the cursor into the box, with what stands there selected."""
        self._ui.searchBox.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._ui.searchBox.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.search()
        self.focus_search()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys in the box move through the results, Enter opens the one they are on."""
        if watched is self._ui.searchBox and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._ui.resultsTable.step(_STEPS[key])
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._open_current()
                return True
            if key == Qt.Key.Key_Escape and self._ui.searchBox.text():
                self._ui.searchBox.clear()
                return True
        return super().eventFilter(watched, event)

    def _found(self, asked: tuple[str, str], outcome: Ok[SearchPage] | Err) -> None:
        ui, text = self._ui, self._workplace.words.text
        opens, self._opens_what_comes = self._opens_what_comes, False
        if isinstance(outcome, Err):
            tell_error(ui.notice, outcome, self._workplace.words)
            return
        if self._warning:
            ui.notice.tell(Tone.WARN, self._warning)
        else:
            ui.notice.dismiss()
        page = outcome.value
        nothing = text("No patient matches. Try fewer letters, the date of birth or the chart number.")
        nobody = text(
            "No patients yet. They come in by “{program} import FILE”, or one by one by New Patient.",
            program=program_typed(),
        )
        ui.resultsTable.set_empty_text(nothing if ui.searchBox.text().strip() else nobody)
        ui.resultsTable.set_rows(page.rows, keep=asked == self._shown)
        self._shown = asked
        if page.rows and ui.resultsTable.current_row() is None:
            ui.resultsTable.go_to(0)
        ui.accountButton.setEnabled(bool(page.rows))
        ui.resultsHint.setText(self._hint(page))
        if opens:
            self._open_current()

    def _hint(self, page: SearchPage) -> str:
        words, count = self._workplace.words, len(page.rows)
        if not count:
            return words.text("Ctrl+K searches from anywhere")
        found = (
            words.text("The first {count} patients", count=count)
            if page.more
            else words.ntext("{count} patient", "{count} patients", count, count=count)
        )
        return f"{found} · {words.text('↑↓ move · Enter opens the account · Ctrl+K searches from anywhere')}"

    def _open_current(self) -> None:
        """Open the row one is on; while the answer to what was typed is still to come, the first row of that answer."""
        if self._asked != self._shown:
            self._opens_what_comes = True
            return
        row = self._ui.resultsTable.current_row()
        if row is not None:
            self._open(row)

    def _open(self, row: PatientRow) -> None:
        self.chosen.emit(row.patient_id)
