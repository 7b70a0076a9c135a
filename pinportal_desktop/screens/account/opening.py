# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""While an account is looked up: nobody takes another child's page for it."""

from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from pinportal_desktop.screens.forms.ui_account import Ui_AccountForm
from pinportal_desktop.screens.jobs import Err
from pinportal_desktop.screens.telling import tell_error
from pinportal_desktop.screens.widgets import Tone
from pinportal_desktop.words import Words

LONG: Final = 1_000  # ms after which it is said that it takes long


class Opening(QObject):
    """Has the page empty until its account is there, and the notice say why it is not."""

    def __init__(self, ui: Ui_AccountForm, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._words = words
        self._told = False
        self._timer = QTimer(self, singleShot=True, interval=LONG)
        self._timer.timeout.connect(self._tell_long)
        for part in self._page():
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # nothing jumps when it comes
            part.setSizePolicy(policy)

    def begin(self) -> None:
        """Another account is being looked up."""
        self._show_page(shown=False)
        self._ui.backButton.setFocus()
        self._timer.start()

    def failed(self, outcome: Err) -> None:
        """It could not be looked up; it is tried again from time to time."""
        self._timer.stop()
        self._told = True
        tell_error(self._ui.notice, outcome, self._words)

    def came(self) -> None:
        """The account is there: what the notice said of its coming is over."""
        self._timer.stop()
        if self._told:
            self._ui.notice.dismiss()
        self._told = False
        self._show_page(shown=True)

    def _tell_long(self) -> None:
        self._told = True
        self._ui.notice.tell(Tone.NEUTRAL, self._words.text("Looking for the account…"))

    def _show_page(self, *, shown: bool) -> None:
        for part in self._page():
            part.setVisible(shown)

    def _page(self) -> tuple[QWidget, ...]:
        return self._ui.headCard, self._ui.tabs
