# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What leaving asks while something is not saved."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pinportal_desktop.screens.question import Question
from pinportal_desktop.screens.widgets import Kind, button
from pinportal_desktop.words import Words


class UnsavedQuestion(Question):
    """Esc stays on the page. Signals: `acted()` to save; `discarded()`."""

    discarded = Signal()

    def __init__(self, words: Words, *, parent: QWidget) -> None:
        text = words.text
        super().__init__(
            words,
            title=text("Settings"),
            heading=text("Save what you changed?"),
            text=text("Other desks go by it as soon as it is saved."),
            act=text("&Save"),
            parent=parent,
        )
        self._ui.backButton.setText(text("&Keep editing"))
        discard = button(text("&Discard changes"), Kind.DANGER_LINK, self)
        foot = self._ui.footLayout
        foot.insertWidget(foot.indexOf(self._ui.actButton), discard)
        discard.clicked.connect(self._discard)
        self._ui.actButton.setFocus()

    def _discard(self) -> None:
        self.accept()
        self.discarded.emit()
