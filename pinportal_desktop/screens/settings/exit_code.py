# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Kiosk exit code**: typed twice, hashed off the GUI thread, never shown."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pinportal_desktop.domain.errors import Refused
from pinportal_desktop.domain.ids import CommandId
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.settings import EXIT_CODE_LEAST, kiosk_exit_code
from pinportal_desktop.screens.form_dialog import FormDialog
from pinportal_desktop.screens.forms.ui_exit_code import Ui_ExitCodeForm
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.telling import tell_error
from pinportal_desktop.screens.widgets import name_field
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.change_settings import ChangeSettings, change_settings


class ExitCodeForm(FormDialog):
    """Signals: `saved(PracticeRules)` with the rules as they stand then."""

    saved = Signal(object)

    def __init__(self, workplace: Workplace, seen: PracticeRules, parent: QWidget) -> None:
        super().__init__(workplace.words, parent)
        self._workplace = workplace
        self._seen = seen
        self._leaves = False
        ui = self._ui = Ui_ExitCodeForm()
        ui.setupUi(self)
        text = workplace.words.text
        self.setWindowTitle(text("Kiosk exit code"))
        ui.sentence.setText(
            text(
                "Staff type it to close the waiting room’s window. At least {least} letters or digits; it is not shown"
                " again.",
                least=EXIT_CODE_LEAST,
            )
        )
        for label, said, field in (
            (ui.codeLabel, text("&Exit code"), ui.code),
            (ui.againLabel, text("Exit code &again"), ui.again),
        ):
            label.setText(said)
            name_field(label, field)
        ui.saveButton.setText(text("&Save"))
        ui.cancelButton.setText(text("&Cancel"))
        inputs = {"code": (ui.code, ui.codeError), "again": (ui.again, ui.againError)}
        self.set_up_form(ui, inputs, save=self._save, leave=self._leave_form)
        ui.code.setFocus()

    def _save(self) -> None:
        self._ui.notice.dismiss()
        try:
            code = kiosk_exit_code(self._ui.code.text(), self._ui.again.text())
        except Refused as refused:
            field = str(refused.facts["field"])
            self.show_refusals({field: refused})
            self.lead_to(field)
            return
        self.show_refusals({})
        self.show_busy(busy=True)
        save = partial(_save, self._workplace, self._seen, code)
        self._workplace.jobs.run(Lane.WRITE, save, self._told, owner=self)

    def _told(self, outcome: Ok[PracticeRules] | Err) -> None:
        self.show_busy(busy=False)
        if isinstance(outcome, Err):
            tell_error(self._ui.notice, outcome, self._workplace.words)
            return
        self.saved.emit(outcome.value)
        self.leave()

    def _leave_form(self) -> None:
        typed = bool(self._ui.code.text() or self._ui.again.text())
        if typed and not self._leaves:
            self._leaves = True
            self.show_leaving(leaving=True)
            return
        self.leave()


def _save(workplace: Workplace, seen: PracticeRules, code: Secret) -> PracticeRules:
    """The rules as they stand after it. Another code that was set meanwhile is not overwritten."""
    assert workplace.passwords is not None
    desk, now = workplace.desk, workplace.desk.clock.now()
    command = ChangeSettings(
        id=CommandId(desk.entropy.new_id(now)),
        by=desk.actor,
        made_at=now,
        seen=seen,
        wanted=replace(seen, kiosk_exit_code=workplace.passwords().hash(code)),
    )
    workplace.carry_out(change_settings, command)
    return workplace.looks.rules(seen.practice_id)
