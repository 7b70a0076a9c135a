# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A small window that asks for one decision, says what follows from it, and keeps what was typed when it is refused."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from pinportal_desktop.screens.forms.ui_question import Ui_QuestionForm
from pinportal_desktop.screens.growing import grow
from pinportal_desktop.screens.jobs import Err
from pinportal_desktop.screens.keys import enter_presses
from pinportal_desktop.screens.telling import sentence, tell_error
from pinportal_desktop.screens.widgets import Kind, mark
from pinportal_desktop.words import Words


class Question(QDialog):
    """Opened with `.open()`. Answers stand in `answers`; the caller carries out and then calls `accept` or `refuse`.

    Signals: `acted()` when the person pressed the acting button; the window stays until the answer is in.
    """

    acted = Signal()

    def __init__(
        self, words: Words, *, title: str, heading: str, text: str, act: str, parent: QWidget, danger: bool = False
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._ui = Ui_QuestionForm()
        self._ui.setupUi(self)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self.answers = self._ui.answerLayout
        self._ui.heading.setText(heading)
        self._ui.sentence.setText(text)
        self._ui.sentence.setVisible(bool(text))
        self._ui.actButton.setText(act)
        mark(self._ui.actButton, Kind.OUTLINE if danger else Kind.PRIMARY)
        if danger:
            # Never the filled one, never where a stray key lands.
            mark(self._ui.actButton, Kind.DANGER_LINK)
            self._ui.backButton.setFocus()
        self._ui.actButton.clicked.connect(self._act)
        self._ui.backButton.clicked.connect(self.reject)

    def refuse(self, outcome: Err, field: QWidget | None = None) -> None:
        """Say what stands against it, under `field` when one is at fault; the window stays as it was."""
        self._ui.actButton.setEnabled(True)
        if field is None:
            tell_error(self._ui.notice, outcome, self._words)
        else:
            self._ui.error.tell(field, sentence(outcome, self._words))
            field.setFocus()
        grow(self)

    def say(self, text: str) -> None:
        """Change the sentence that tells what follows."""
        self._ui.sentence.setText(text)
        self._ui.sentence.setVisible(bool(text))

    def allow(self, allowed: bool) -> None:  # noqa: FBT001 - a slot
        """Let the acting button be pressed, or not yet."""
        self._ui.actButton.setEnabled(allowed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def _act(self) -> None:
        self._ui.actButton.setEnabled(False)
        self._ui.notice.dismiss()
        self.acted.emit()
