# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The database is being opened, or could not be."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from pinportal_desktop.screens.forms.ui_opening import Ui_OpeningForm
from pinportal_desktop.screens.starting.waiting import LONG, hint
from pinportal_desktop.screens.widgets import announce
from pinportal_desktop.words import Words


class OpeningPage(QWidget):
    """Signals: `given_up()` while it waits; `asked_again()` after a failure."""

    given_up = Signal()
    asked_again = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._ui = Ui_OpeningForm()
        self._ui.setupUi(self)
        self._failed = False
        self._long = QTimer(self, singleShot=True, interval=LONG)
        self._long.timeout.connect(self._say_long)
        self._ui.actButton.clicked.connect(self._act)
        self.say_opening()

    def say_opening(self) -> None:
        """It has begun."""
        self._failed = False
        self._ui.heading.setText(self._words.text("Opening PinPortal…"))
        self._ui.sentence.hide()
        self._ui.hint.hide()
        self._ui.actButton.hide()
        self._long.start()

    def say_trouble(self, sentence: str) -> None:
        """Why it could not be opened, with the way to try again."""
        self._failed = True
        self._long.stop()
        self._ui.heading.setText(self._words.text("PinPortal cannot open its data"))
        self._ui.sentence.setText(sentence)
        self._ui.sentence.show()
        self._ui.hint.hide()
        self._offer(self._words.text("&Try Again"))
        announce(self, sentence)

    def _say_long(self) -> None:
        told = hint(self._words)
        self._ui.hint.setText(told)
        self._ui.hint.show()
        self._offer(self._words.text("&Give Up"))
        announce(self, told)

    def _offer(self, act: str) -> None:
        self._ui.actButton.setText(act)
        self._ui.actButton.setEnabled(True)
        self._ui.actButton.show()
        self._ui.actButton.setFocus()

    def _act(self) -> None:
        if self._failed:
            self.asked_again.emit()
        else:
            self._ui.actButton.setEnabled(False)
            self.given_up.emit()
