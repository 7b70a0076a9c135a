# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The question that leaving asks once a PIN was printed or read aloud."""

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

    def __init__(self, words: Words, name: str, parent: QWidget, *, printed: bool, link: bool = False) -> None:
        super().__init__(parent)
        self._ui = Ui_LeavingForm()
        self._ui.setupUi(self)
        self._say(words, name, printed=printed, link=link)
        self._ui.keepButton.clicked.connect(self.reject)
        self._ui.voidButton.clicked.connect(lambda: self._decide(Decision.VOID))
        self._ui.activateButton.clicked.connect(lambda: self._decide(Decision.ACTIVATE))
        self._ui.keepButton.setFocus()

    def _say(self, words: Words, name: str, *, printed: bool, link: bool) -> None:
        if link:
            heading = words.text("The printed link is not active yet")
            sentence = words.text(
                "The letter for {name} is on paper. Activate its verification question, or void the paper, so that"
                " nobody tries it in vain. Nothing is sent either way.",
                name=name,
            )
        elif printed:
            heading = words.text("The printed PIN is not active yet")
            sentence = words.text(
                "The letter for {name} is on paper. Activate its PIN, or void the paper, so that nobody tries it in"
                " vain. Nothing is sent either way.",
                name=name,
            )
        else:
            heading = words.text("The PIN that was read aloud is not active yet")
            sentence = words.text(
                "{name} heard the PIN. Activate it, or void it, so that nobody tries it in vain. Nothing is sent"
                " either way.",
                name=name,
            )
            self.setWindowTitle(words.text("PIN read aloud"))
            self._ui.voidButton.setText(words.translate("&Void the PIN"))
        self._ui.heading.setText(heading)
        self._ui.sentence.setText(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def _decide(self, decision: Decision) -> None:
        self.accept()
        self.decided.emit(decision)
