# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The form's window: puts what was typed before the presenter, and shows what follows from it."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QRadioButton, QWidget

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.people import Patient, Standing
from pinportal_desktop.screens.form_dialog import FormDialog, Lines
from pinportal_desktop.screens.forms.ui_patient_form import Ui_PatientForm
from pinportal_desktop.screens.growing import grow
from pinportal_desktop.screens.jobs import Err
from pinportal_desktop.screens.look_alikes import also_born_line
from pinportal_desktop.screens.patient_form import texts
from pinportal_desktop.screens.patient_form.presenter import PatientFormPresenter, Saved
from pinportal_desktop.screens.patient_form.state import Given
from pinportal_desktop.screens.telling import tell_error
from pinportal_desktop.screens.widgets import NoticeLink, Tone, name_field
from pinportal_desktop.screens.workplace import Workplace


class PatientForm(FormDialog):
    """Opened with `.open()`; **New Patient** without a patient, **Edit Patient** with one.

    Signals: `saved(Saved)`; `wanted(PatientId)` when the person goes to a look-alike's account instead.
    """

    saved = Signal(object)
    wanted = Signal(object)

    def __init__(self, workplace: Workplace, patient: Patient | None, parent: QWidget | None) -> None:
        super().__init__(workplace.words, parent)
        self._workplace = workplace
        self._told: tuple[object, ...] = ()
        ui = self.ui = Ui_PatientForm()
        ui.setupUi(self)
        self.setWindowTitle("New Patient" if patient is None else "Edit Patient")
        self._presenter = PatientFormPresenter(workplace, patient, self)
        self._lines: Lines = {
            "given": (ui.given, ui.givenError),
            "family": (ui.family, ui.familyError),
            "preferred": (ui.preferred, ui.preferredError),
            "born": (ui.born, ui.bornError),
            "chart_number": (ui.chartNumber, ui.chartNumberError),
        }
        self.set_up_form(ui, self._lines, save=self._presenter.save, leave=self._presenter.leave)
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
        presenter.changed.connect(self._show)
        presenter.refused.connect(self.lead_to)
        presenter.saved.connect(self._end)
        presenter.left.connect(self.leave)

    # --- what is shown

    def _show(self, given: Given) -> None:
        ui, words = self.ui, self._words
        self._show_typed(given)
        born = self._presenter.born
        ui.age.setText("" if born is None else words.age(born, self._workplace.today()))
        line = texts.standing_line(given, words)
        ui.standingHint.setText(line)
        ui.standingHint.setVisible(bool(line))
        self.show_refusals(given.refusals)
        self._show_notices(given)
        self.show_busy(busy=given.busy)
        grow(self)

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
        self.show_leaving(leaving=given.leaving)

    # --- how it goes on

    def _go_to(self, patient_id: PatientId) -> None:
        self.leave()
        self.wanted.emit(patient_id)

    def _end(self, saved: Saved) -> None:
        self.accept()
        self.saved.emit(saved)
