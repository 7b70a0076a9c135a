# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The database is being opened, or could not be. The first thing that is painted: whatever else it has to say is loaded
when it has to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from pinportal_desktop.screens.forms.ui_opening import Ui_OpeningForm

if TYPE_CHECKING:
    from pinportal_desktop.words import Words

LONG = 2_000  # ms after which it takes longer than it usually does


class OpeningPage(QWidget):
    """Speaks English: the practice's language is in the database.

    Signals: `given_up()` while it waits; `asked_again()` and `restore_wanted()` after a failure.
    """

    given_up = Signal()
    asked_again = Signal()
    restore_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_OpeningForm()
        self._ui.setupUi(self)
        self._begun = self._ui.heading.text()
        self._failed = False
        self._long = QTimer(self, singleShot=True, interval=LONG)
        self._long.timeout.connect(self._say_long)
        self._ui.actButton.clicked.connect(self._act)
        self._ui.restoreButton.clicked.connect(self.restore_wanted)
        self.say_opening()

    def say_opening(self, *, restoring: bool = False) -> None:
        """It has begun."""
        self._failed = False
        self._ui.heading.setText(_words().text("Restoring the backup…") if restoring else self._begun)
        self._ui.sentence.hide()
        self._ui.hint.hide()
        self._ui.actButton.hide()
        self._ui.restoreButton.hide()
        self._long.start()

    def say_trouble(self, sentence: str, *, restoring: bool = False) -> None:
        """Why it could not be opened, with the way to try again."""
        words = _words()
        self._failed = True
        self._long.stop()
        told = words.text("The backup was not restored") if restoring else words.text("PinPortal cannot open its data")
        self._ui.heading.setText(told)
        self._ui.sentence.setText(sentence)
        self._ui.sentence.show()
        self._ui.hint.hide()
        self._offer(words.text("&Try Again"), sentence)

    def offer_restore(self) -> None:
        """There are backups."""
        if self._failed:
            self._ui.restoreButton.show()

    def _say_long(self) -> None:
        from pinportal_desktop.screens.starting.waiting import hint

        words = _words()
        told = hint(words)
        self._ui.hint.setText(told)
        self._ui.hint.show()
        self._offer(words.text("&Give Up"), told)

    def _offer(self, act: str, told: str) -> None:
        from pinportal_desktop.screens.widgets import announce

        self._ui.actButton.setText(act)
        self._ui.actButton.setEnabled(True)
        self._ui.actButton.show()
        self._ui.actButton.setFocus()
        announce(self, told)

    def _act(self) -> None:
        if self._failed:
            self.asked_again.emit()
        else:
            self._ui.actButton.setEnabled(False)
            self.given_up.emit()


def _words() -> "Words":
    from pinportal_desktop.words import Words

    return Words.load()
