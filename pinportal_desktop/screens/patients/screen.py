# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Patient Administration**: one box that takes anything, and the patients that match as one types."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from pinportal_desktop.domain.patient_account import Status
from pinportal_desktop.domain.people import Standing
from pinportal_desktop.screens import shortcuts
from pinportal_desktop.screens.forms.ui_patient_administration import Ui_PatientAdministrationForm
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.patients.columns import columns
from pinportal_desktop.screens.station import remember_widths
from pinportal_desktop.screens.statuses import STANDING, STATUS
from pinportal_desktop.screens.telling import field_of, sentence, tell_error
from pinportal_desktop.screens.widgets import Tone, name_field
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.looks import HIDDEN, NO_FIELDS, PAGE, MoreFields, PatientRow, SearchBy, SearchPage

_FILTERS: Final[tuple[SearchBy, ...]] = (
    None,
    Status.REGISTERED,
    Status.UNREGISTERED,
    Status.PENDING,
    Status.SELF_REGISTERED,
    Status.DISABLED,
    HIDDEN,
)
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was looked for."""

    text: str = ""
    status: SearchBy = None
    fields: MoreFields = NO_FIELDS


def _shown(status: SearchBy) -> str:
    if status is None:
        return "All"
    return STANDING[Standing.INACTIVE][0] if status == HIDDEN else STATUS[status][0]


class PatientAdministration(QWidget):
    """The search. Every key press in the box looks anew, and the newest answer wins; **More fields** look when told to.

    The first rows are there at once, further ones come as one goes down.

    Signals: `chosen(patient_id: PatientId)` when a person opens a patient's account; `new_wanted()` for
    **New Patient**.
    """

    chosen = Signal(object)
    new_wanted = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._warning = ""
        self._fields = NO_FIELDS
        self._asked = self._shown = _Asked()  # what was looked for, and whose answer stands there
        self._opens_what_comes = False
        self._more = False  # whether further patients match, and nobody is getting them yet
        self._ui = Ui_PatientAdministrationForm()
        self._ui.setupUi(self)
        ui, text = self._ui, workplace.words.text
        name_field(ui.searchTitle, ui.searchBox)
        for label, field in (
            (ui.searchByLabel, ui.searchBy),
            (ui.lastNameLabel, ui.lastName),
            (ui.firstNameLabel, ui.firstName),
            (ui.dateOfBirthLabel, ui.dateOfBirth),
        ):
            name_field(label, field)
        ui.moreFields.hide()
        self.follow_rules()
        for status in _FILTERS:
            ui.searchBy.addItem(_shown(status), status)
        ui.resultsTable.setAccessibleName(text("Patients"))
        ui.resultsTable.set_columns(*columns(workplace.words, workplace.today()))
        remember_widths(ui.resultsTable, workplace.station, "patients")
        self._connect()

    def _connect(self) -> None:
        ui = self._ui
        for field in (ui.searchBox, ui.lastName, ui.firstName, ui.dateOfBirth):
            field.installEventFilter(self)
        ui.searchBox.textChanged.connect(self._typed)
        ui.searchBy.currentIndexChanged.connect(self._typed)
        ui.moreButton.toggled.connect(self._show_more_fields)
        ui.searchButton.clicked.connect(self._search_by_fields)
        ui.newPatientButton.clicked.connect(self.new_wanted)
        ui.accountButton.clicked.connect(self._open_current)
        ui.resultsTable.opened.connect(self._open)
        ui.resultsTable.near_end.connect(self._get_more)
        ui.resultsTable.acted.connect(lambda _key, row: self._open(row))

    def search(self) -> None:
        """Look for what is asked for now; as many rows as were shown, so that one finds the place again."""
        self._look(max(len(self._ui.resultsTable.rows), PAGE))

    def follow_rules(self) -> None:
        """The practice's rules are others now."""
        self._ui.practiceName.setText(self._workplace.rules.practice_name)

    def _look(self, limit: int) -> None:
        ui = self._ui
        asked = _Asked(text=ui.searchBox.text(), status=ui.searchBy.currentData(), fields=self._fields)
        self._asked, self._opens_what_comes = asked, False
        self._run(asked, limit, 0, partial(self._found, asked))

    def _run(self, asked: _Asked, limit: int, offset: int, then: Callable[[Ok[SearchPage] | Err], None]) -> None:
        looks, today = self._workplace.looks, self._workplace.today()
        work = partial(looks.search, asked.text, asked.status, today, fields=asked.fields, limit=limit, offset=offset)
        self._more = False
        self._workplace.jobs.run(Lane.LOOK, work, then, owner=self, topic="search")

    def _typed(self) -> None:
        self._look(PAGE)

    def _get_more(self) -> None:
        if self._more:
            self._run(self._shown, PAGE, len(self._ui.resultsTable.rows), self._found_more)

    def _search_by_fields(self) -> None:
        self._fields = self._in_fields()
        self._ui.dateOfBirthError.withdraw()
        self._look(PAGE)

    def _in_fields(self) -> MoreFields:
        ui = self._ui
        return MoreFields(last_name=ui.lastName.text(), first_name=ui.firstName.text(), born=ui.dateOfBirth.text())

    def _show_more_fields(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        ui = self._ui
        ui.moreFields.setVisible(shown)
        if shown:
            ui.lastName.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        for field in (ui.lastName, ui.firstName, ui.dateOfBirth):
            field.clear()
        ui.searchBox.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._fields != NO_FIELDS:  # what one no longer sees must not narrow the search
            self._search_by_fields()

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
        """Arrow keys in a field move through the results; Enter opens the one they are on, after a change it looks."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QLineEdit):
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._ui.resultsTable.step(_STEPS[key])
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._enter(watched)
                return True
            if key == Qt.Key.Key_Escape:
                return self._escape(watched)
        return super().eventFilter(watched, event)

    def _enter(self, field: QLineEdit) -> None:
        if field is self._ui.searchBox or self._in_fields() == self._fields:
            self._open_current()
        else:
            self._search_by_fields()

    def _escape(self, field: QLineEdit) -> bool:
        """Esc goes back one step: what was typed, then the fields."""
        if field.text():
            field.clear()
        elif field is not self._ui.searchBox:
            self._ui.moreButton.setChecked(False)
        else:
            return False
        return True

    def _found(self, asked: _Asked, outcome: Ok[SearchPage] | Err) -> None:
        ui = self._ui
        opens, self._opens_what_comes = self._opens_what_comes, False
        if isinstance(outcome, Err):
            self._tell_error(outcome)
            return
        if self._warning:
            ui.notice.tell(Tone.WARN, self._warning)
        else:
            ui.notice.dismiss()
        page = outcome.value
        ui.resultsTable.set_empty_text(self._nothing(asked))
        ui.resultsTable.set_rows(page.rows, keep=asked == self._shown)
        self._shown = asked
        if page.rows and ui.resultsTable.current_row() is None:
            ui.resultsTable.go_to(0)
        ui.accountButton.setEnabled(bool(page.rows))
        self._tell_how_many(more=page.more)
        if opens:
            self._open_current()

    def _found_more(self, outcome: Ok[SearchPage] | Err) -> None:
        if isinstance(outcome, Err):
            self._more = True  # going on scrolling asks again
            self._tell_error(outcome)
            return
        self._ui.resultsTable.add_rows(outcome.value.rows)
        self._tell_how_many(more=outcome.value.more)

    def _tell_how_many(self, *, more: bool) -> None:
        self._more = more
        self._ui.resultsHint.setText(self._hint(len(self._ui.resultsTable.rows), more=more))

    def _nothing(self, asked: _Asked) -> str:
        text = self._workplace.words.text
        if asked.status == HIDDEN:
            return text(
                "No inactive, deceased or merged patient matches. Only name, date of birth and chart number count."
            )
        if asked.text.strip() or asked.fields != NO_FIELDS:
            return text(
                "No patient matches. Try fewer letters, the date of birth or the chart number."
                " Who left the practice is under Inactive in Search by."
            )
        if asked.status is not None:
            return text("No patient has this status. Choose another one in Search by.")
        return text("No patients yet. They come in by Import, or one by one by New Patient.")

    def _tell_error(self, outcome: Err) -> None:
        ui, words = self._ui, self._workplace.words
        if field_of(outcome) == "born":
            # What one types in the box meanwhile is looked for without the date, and keeps the focus.
            self._fields = replace(self._fields, born="")
            ui.dateOfBirthError.tell(ui.dateOfBirth, sentence(outcome, words))
        else:
            tell_error(ui.notice, outcome, words)

    def _hint(self, count: int, *, more: bool) -> str:
        words = self._workplace.words
        if not count:
            return words.text("{keys} searches from anywhere", keys=shortcuts.SEARCH.shown())
        found = (
            words.text("The first {count} patients, more below", count=count)
            if more
            else words.ntext("{count} patient", "{count} patients", count, count=count)
        )
        told = words.text(
            "↑↓ move · Enter opens the account · {keys} searches from anywhere", keys=shortcuts.SEARCH.shown()
        )
        return f"{found} · {told}"

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
