# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Letter**: in which languages the practice has words of its own, and the way to them."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pinportal_desktop.screens.focus import open_and_give_focus_back
from pinportal_desktop.screens.forms.ui_settings import Ui_SettingsForm
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.telling import sentence
from pinportal_desktop.screens.widgets import announce
from pinportal_desktop.screens.wording import LetterWordingForm
from pinportal_desktop.screens.wording.state import Wordings
from pinportal_desktop.screens.wording.work import read
from pinportal_desktop.screens.workplace import Workplace


class LetterCard(QObject):
    """The wording has a window and a Save of its own: it is seen on the letter before it is kept."""

    def __init__(self, ui: Ui_SettingsForm, workplace: Workplace, page: QWidget) -> None:
        super().__init__(page)
        self._ui = ui
        self._workplace = workplace
        self._page = page
        ui.wordingButton.clicked.connect(self._open)

    def look(self) -> None:
        """Bring it up to date."""
        work = partial(read, self._workplace)
        self._workplace.jobs.run(Lane.LOOK, work, self._tell, owner=self, topic="wordings")

    def _open(self) -> None:
        form = LetterWordingForm(self._workplace, self._page)
        form.saved.connect(self._saved)
        open_and_give_focus_back(form, self._page)

    def _saved(self) -> None:
        told = self._workplace.words.text("Saved. Every desk prints it so now.")
        self._ui.standing.setText(told)
        announce(self._ui.standing, told)
        self.look()

    def _tell(self, outcome: Ok[Wordings] | Err) -> None:
        words = self._workplace.words
        if isinstance(outcome, Err):
            self._ui.letterLine.setText(sentence(outcome, words))
            return
        own = [words.language_told(language) for language, wording in outcome.value.items() if wording.changed]
        if own:
            told = words.text("In your practice’s own words: {languages}.", languages=words.listed(own))
        else:
            told = words.text("The standard text, in every language.")
        self._ui.letterLine.setText(told)
