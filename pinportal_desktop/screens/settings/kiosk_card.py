# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Kiosk** in Settings: whether it has an exit code, and a window to set another. The code is never shown again."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.settings import DEMO_EXIT_CODE
from pinportal_desktop.screens.focus import open_and_give_focus_back
from pinportal_desktop.screens.forms.ui_settings import Ui_SettingsForm
from pinportal_desktop.screens.settings.exit_code import ExitCodeForm
from pinportal_desktop.screens.widgets import announce
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.words import program_typed


class KioskCard(QObject):
    """Signals: `saved(PracticeRules)` with the rules as they stand then."""

    saved = Signal(object)

    def __init__(self, ui: Ui_SettingsForm, workplace: Workplace, page: QWidget) -> None:
        super().__init__(page)
        self._ui = ui
        self._workplace = workplace
        self._page = page
        self._rules = workplace.rules
        ui.kioskCard.setVisible(workplace.passwords is not None)
        ui.exitCodeButton.clicked.connect(self._open)
        self.show_rules(workplace.rules)

    def show_rules(self, rules: PracticeRules) -> None:
        """Say how things stand."""
        self._rules = rules
        text, kept = self._workplace.words.text, bool(rules.kiosk_exit_code)
        self._ui.exitCodeButton.setText(text("Change exit code…") if kept else text("Set exit code…"))
        if kept:
            told = text(
                "“{program} --kiosk” opens the waiting room’s window; its exit code is set.", program=program_typed()
            )
        elif rules.demo:
            told = text("The demo’s exit code is {code} until you set another.", code=DEMO_EXIT_CODE)
        else:
            told = text("No exit code is set, so the waiting room’s window does not open and covers no desk.")
        self._ui.kioskLine.setText(told)

    def _open(self) -> None:
        form = ExitCodeForm(self._workplace, self._rules, self._page)
        form.saved.connect(self._told)
        open_and_give_focus_back(form, self._page)

    def _told(self, rules: PracticeRules) -> None:
        self.saved.emit(rules)
        told = self._workplace.words.text("Saved. Every kiosk goes by the new exit code now.")
        self._ui.standing.setText(told)
        announce(self._ui.standing, told)
