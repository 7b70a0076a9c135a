# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Asks for the passphrase of a computer without a keyring."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.forms.ui_passphrase import Ui_PassphraseForm
from pinportal_desktop.screens.jobs import Err
from pinportal_desktop.screens.starting.waiting import Waiting
from pinportal_desktop.screens.telling import field_of, sentence, tell_error
from pinportal_desktop.screens.widgets import name_field
from pinportal_desktop.words import Words


class PassphrasePage(QWidget):
    """Signals: `answered(Secret)`; `given_up()` while the database is waited for.

    The page stays until it is open, and takes `refuse`.
    """

    answered = Signal(object)
    given_up = Signal()
    field = "passphrase"  # as refusals name it

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._ui = Ui_PassphraseForm()
        self._ui.setupUi(self)
        self._waiting = Waiting(self._ui.notice, words)
        self._waiting.given_up.connect(self.given_up)
        name_field(self._ui.passphraseLabel, self._ui.passphrase)
        self._ui.openButton.clicked.connect(self._answer)
        self._ui.passphrase.returnPressed.connect(self._answer)
        self.setFocusProxy(self._ui.passphrase)

    def refuse(self, outcome: Err) -> None:
        """Say what stands against it; what was typed stays, marked for typing over it."""
        self._waiting.end()
        self._ui.openButton.setEnabled(True)
        if field_of(outcome) == self.field:
            self._ui.passphraseError.tell(self._ui.passphrase, sentence(outcome, self._words))
        else:
            tell_error(self._ui.notice, outcome, self._words)
        self._ui.passphrase.setFocus()
        self._ui.passphrase.selectAll()

    def _answer(self) -> None:
        if not self._ui.passphrase.text() or not self._ui.openButton.isEnabled():
            return
        self._ui.openButton.setEnabled(False)
        self._waiting.begin()
        self.answered.emit(Secret(self._ui.passphrase.text()))
