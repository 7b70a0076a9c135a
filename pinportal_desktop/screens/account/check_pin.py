# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Check a PIN…**: the desk types what the parent reads out, and is told how that PIN stands."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.people import Patient
from pinportal_desktop.domain.pin import parse_pin
from pinportal_desktop.screens.account.verdicts import answer_of
from pinportal_desktop.screens.forms.ui_check_pin import Ui_CheckPinForm
from pinportal_desktop.screens.growing import grow
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.keys import enter_presses
from pinportal_desktop.screens.telling import tell_error
from pinportal_desktop.screens.theme import look_now, mono_font
from pinportal_desktop.screens.widgets import NoticeLink, name_field
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.check_pin import Checked, check_pin, prepare_check_pin


class CheckPinDialog(QDialog):
    """Opened with `.open()`. The PIN stands in its field only and is gone with the window.

    Signals: `sibling_wanted(PatientId)` when the person wants to look at the account of the child whose PIN it is;
    `checked()` after an answer, which the record has then.
    """

    sibling_wanted = Signal(object)
    checked = Signal()

    def __init__(self, workplace: Workplace, patient: Patient, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workplace = workplace
        self._patient = patient
        self._busy = False
        ui = self.ui = Ui_CheckPinForm()
        ui.setupUi(self)
        name_field(ui.pinLabel, ui.pin)
        ui.heading.setText(workplace.words.text("Is this PIN {name}'s?", name=patient.name.spoken))
        ui.pin.setFont(mono_font(look_now()))
        ui.pin.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        ui.pin.textChanged.connect(self._typed)
        ui.pin.returnPressed.connect(self._check)
        ui.checkButton.clicked.connect(self._check)
        ui.backButton.clicked.connect(self.reject)
        ui.pin.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Closes, and forgets what was typed."""
        self.ui.pin.clear()
        super().done(result)

    def _typed(self) -> None:
        """A symbol that no PIN contains is answered at once; the answer to another PIN goes."""
        self.ui.answer.dismiss()
        try:
            parse_pin(self.ui.pin.text())
        except Refused as refused:
            if refused.code is Code.PIN_SYMBOL:
                self._refuse(refused)

    def _check(self) -> None:
        if self._busy:
            return
        try:
            pin = parse_pin(self.ui.pin.text())
        except Refused as refused:
            self._refuse(refused)
            return
        self._set_busy(busy=True)
        command = prepare_check_pin(self._workplace.desk, self._patient.id, pin)
        work = partial(self._workplace.carry_out, check_pin, command)
        self._workplace.jobs.run(Lane.WRITE, work, self._answered, owner=self)

    def _answered(self, outcome: Ok[Checked] | Err) -> None:
        self._set_busy(busy=False)
        if isinstance(outcome, Err):
            tell_error(self.ui.answer, outcome, self._workplace.words)
            grow(self)
            return
        checked, words = outcome.value, self._workplace.words
        tone, told = answer_of(checked, self._patient, words)
        links: tuple[NoticeLink, ...] = ()
        if checked.sibling_id is not None:
            to_sibling = partial(self._go_to_sibling, checked.sibling_id)
            links = (NoticeLink(words.text("&Open {name}'s account", name=checked.sibling), to_sibling),)
        self.ui.answer.tell(tone, told, *links)
        grow(self)
        self.ui.pin.setFocus()
        self.ui.pin.selectAll()
        self.checked.emit()

    def _go_to_sibling(self, patient_id: PatientId) -> None:
        self.accept()
        self.sibling_wanted.emit(patient_id)

    def _refuse(self, refused: Refused) -> None:
        self.ui.pinError.tell(self.ui.pin, self._workplace.words.sentence(refused))
        grow(self)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.ui.pin.setReadOnly(busy)
        self.ui.checkButton.setEnabled(not busy)
