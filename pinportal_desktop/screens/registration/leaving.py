# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The question that leaving asks once a PIN was printed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from pinportal_desktop.screens.forms.ui_registration_leaving import Ui_LeavingForm
from pinportal_desktop.screens.keys import enter_presses
from pinportal_desktop.screens.registration.presenter import Decision
from pinportal_desktop.words import Words


class LeavingQuestion(QDialog):
    """Opened with `.open()`. Esc keeps editing.

    Signals: `decided(Decision)`; `rejected()` when editing goes on.
    """

    decided = Signal(object)

    def __init__(self, words: Words, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = Ui_LeavingForm()
        self._ui.setupUi(self)
        self._ui.heading.setText(words.text("The printed PIN is not active yet"))
        self._ui.sentence.setText(
            words.text(
                "The letter for {name} is on paper. Activate its PIN, or void the paper, so that nobody tries it in"
                " vain. Nothing is sent either way.",
                name=name,
            )
        )
        self._ui.keepButton.clicked.connect(self.reject)
        self._ui.voidButton.clicked.connect(lambda: self._decide(Decision.VOID))
        self._ui.activateButton.clicked.connect(lambda: self._decide(Decision.ACTIVATE))
        self._ui.keepButton.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def _decide(self, decision: Decision) -> None:
        self.accept()
        self.decided.emit(decision)
