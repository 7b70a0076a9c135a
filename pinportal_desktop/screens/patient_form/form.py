# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The form's window: puts what was typed before the presenter, and shows what follows from it."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QRadioButton, QWidget

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.people import Patient, Standing
from pinportal_desktop.screens.forms.ui_patient_form import Ui_PatientForm
from pinportal_desktop.screens.growing import grow
from pinportal_desktop.screens.jobs import Err
from pinportal_desktop.screens.keys import enter_presses
from pinportal_desktop.screens.patient_form import texts
from pinportal_desktop.screens.patient_form.presenter import PatientFormPresenter, Saved
from pinportal_desktop.screens.patient_form.state import Given
from pinportal_desktop.screens.registration.texts import also_born_line
from pinportal_desktop.screens.telling import tell_error
from pinportal_desktop.screens.widgets import FieldError, NoticeLink, Tone, name_field
from pinportal_desktop.screens.workplace import Workplace

_NAME: Final = "name"  # a refusal of both names stands under the first


class PatientForm(QDialog):
    """Opened with `.open()`; **New Patient** without a patient, **Edit Patient** with one.

    Signals: `saved(Saved)`; `wanted(PatientId)` when the person goes to a look-alike's account instead.
    """

    saved = Signal(object)
    wanted = Signal(object)

    def __init__(self, workplace: Workplace, patient: Patient | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workplace, self._words = workplace, workplace.words
        self._told: tuple[object, ...] = ()
        self._before_busy: QWidget | None = None
        ui = self.ui = Ui_PatientForm()
        ui.setupUi(self)
        self.setWindowTitle("New Patient" if patient is None else "Edit Patient")
        self._presenter = PatientFormPresenter(workplace, patient, self)
        self._lines: dict[str, tuple[QLineEdit, FieldError]] = {
            "given": (ui.given, ui.givenError),
            "family": (ui.family, ui.familyError),
            "preferred": (ui.preferred, ui.preferredError),
            "born": (ui.born, ui.bornError),
            "chart_number": (ui.chartNumber, ui.chartNumberError),
        }
        self._radios: dict[Standing, QRadioButton] = {
            Standing.ACTIVE: ui.activeRadio,
            Standing.INACTIVE: ui.inactiveRadio,
            Standing.DECEASED: ui.deceasedRadio,
        }
        self._set_up(patient)
        self._connect()
        self._show(self._presenter.given)
        ui.given.setFocus()
        ui.given.selectAll()

    def _set_up(self, patient: Patient | None) -> None:
        ui, words = self.ui, self._words
        for label, field in (
            (ui.givenLabel, ui.given),
            (ui.familyLabel, ui.family),
            (ui.preferredLabel, ui.preferred),
            (ui.bornLabel, ui.born),
            (ui.chartNumberLabel, ui.chartNumber),
            (ui.languageLabel, ui.language),
            (ui.standingLabel, ui.standing),
        ):
            name_field(label, field)
        new = words.text("Who is new in the practice?")
        ui.heading.setText(new if patient is None else words.text("Edit {name}", name=patient.name.spoken))
        ui.born.setPlaceholderText(words.text("mm/dd/yyyy"))
        ui.language.addItem(words.text("Not recorded"), None)
        known = patient.language if patient is not None else None
        for code in dict.fromkeys(filter(None, (*words.languages, known))):
            ui.language.addItem(words.language_name(code), code)
        name_line = texts.name_line(patient, words)
        if name_line:
            ui.nameNotice.tell(Tone.WARN, name_line)
        for widget in (ui.standingLabel, ui.standing):
            widget.setVisible(patient is not None)

    def _connect(self) -> None:
        ui, presenter = self.ui, self._presenter
        ui.given.textChanged.connect(lambda typed: presenter.edit(given=typed))
        ui.family.textChanged.connect(lambda typed: presenter.edit(family=typed))
        ui.preferred.textChanged.connect(lambda typed: presenter.edit(preferred=typed))
        ui.born.textChanged.connect(lambda typed: presenter.edit(born=typed))
        ui.chartNumber.textChanged.connect(lambda typed: presenter.edit(chart_number=typed))
        ui.language.currentIndexChanged.connect(lambda: presenter.edit(language=ui.language.currentData()))
        for standing, radio in self._radios.items():
            radio.toggled.connect(lambda on, standing=standing: presenter.edit(standing=standing) if on else None)
        ui.saveButton.clicked.connect(presenter.save)
        ui.cancelButton.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, presenter.save)
            shortcut.setAutoRepeat(False)
        presenter.changed.connect(self._show)
        presenter.refused.connect(self._lead_to)
        presenter.saved.connect(self._end)
        presenter.left.connect(lambda: self.done(QDialog.DialogCode.Rejected))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def reject(self) -> None:
        self._presenter.leave()

    # --- what is shown

    def _show(self, given: Given) -> None:
        ui, words = self.ui, self._words
        self._show_typed(given)
        born = self._presenter.born
        ui.age.setText("" if born is None else words.age(born, self._workplace.today()))
        line = texts.standing_line(given, words)
        ui.standingHint.setText(line)
        ui.standingHint.setVisible(bool(line))
        self._show_refusals(given)
        self._show_notices(given)
        self._show_busy(busy=given.busy)
        grow(self)

    def _show_busy(self, *, busy: bool) -> None:
        """What is disabled loses the focus; the person goes on where they were."""
        if busy and self._before_busy is None:
            self._before_busy = self.focusWidget()
        for widget in (self.ui.body, self.ui.saveButton, self.ui.cancelButton):
            widget.setEnabled(not busy)
        if not busy and self._before_busy is not None:
            before, self._before_busy = self._before_busy, None
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_typed(self, given: Given) -> None:
        """After a reload the inputs that were not typed into are somebody else's; the others hold what they hold."""
        typed, ui = given.typed, self.ui
        for name, (line, _) in self._lines.items():
            if line.text() != getattr(typed, name):
                with QSignalBlocker(line):
                    line.setText(getattr(typed, name))
        if ui.language.currentData() != typed.language or ui.language.currentIndex() < 0:
            with QSignalBlocker(ui.language):
                ui.language.setCurrentIndex(max(ui.language.findData(typed.language), 0))
        for standing, radio in self._radios.items():
            with QSignalBlocker(radio):
                radio.setChecked(standing is typed.standing)
        ui.standing.setFocusProxy(self._radios[typed.standing])

    def _show_refusals(self, given: Given) -> None:
        refusals = dict(given.refusals)
        if _NAME in refusals:
            refusals.setdefault("given", refusals[_NAME])
        for name, (line, error) in self._lines.items():
            refusal = refusals.get(name)
            if refusal is None:
                error.withdraw()
            elif error.text() != self._words.sentence(refusal):
                error.tell(line, self._words.sentence(refusal))

    def _show_notices(self, given: Given) -> None:
        now = (given.problem, given.meanwhile, given.look_alikes, given.leaving)
        if now == self._told:
            return  # a notice told again makes its links anew, and the one in use would lose the focus
        self._told = now
        ui, words = self.ui, self._words
        if given.problem is not None:
            changed = isinstance(given.problem, PinPortalError) and given.problem.code is Code.CHANGED_ELSEWHERE
            links = (NoticeLink(words.text("&Reload"), self._presenter.reload),) if changed else ()
            tell_error(ui.trouble, Err(given.problem), words, *links)
        elif given.meanwhile:
            ui.trouble.tell(Tone.WARN, texts.meanwhile_line(given, words))
        else:
            ui.trouble.dismiss()
        if given.look_alikes:
            first = given.look_alikes[0]
            go = NoticeLink(words.text("&Open that account"), partial(self._go_to, first.patient_id))
            ui.alike.tell(Tone.WARN, also_born_line(given.look_alikes, words), go)
        else:
            ui.alike.dismiss()
        if given.leaving:
            ui.leaving.tell(Tone.WARN, words.text("What you typed is not saved yet. Cancel once more leaves it."))
        else:
            ui.leaving.dismiss()

    # --- how it goes on

    def _lead_to(self, name: str) -> None:
        line, _ = self._lines.get("given" if name == _NAME else name, (None, None))
        if line is not None:
            line.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_to(self, patient_id: PatientId) -> None:
        self.done(QDialog.DialogCode.Rejected)
        self.wanted.emit(patient_id)

    def _end(self, saved: Saved) -> None:
        self.accept()
        self.saved.emit(saved)
