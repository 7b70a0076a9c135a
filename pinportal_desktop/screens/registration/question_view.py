# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The part of the form that says what the parent registers with: a PIN, or a verification question and its answer."""

from pinportal_desktop.screens.forms.ui_registration_window import Ui_RegistrationForm
from pinportal_desktop.screens.registration import texts
from pinportal_desktop.screens.registration.asking import AskingState
from pinportal_desktop.screens.registration.filling import DropDowns, check
from pinportal_desktop.words import Words
from pinportal_desktop.words.questions import asked_in


class QuestionView:
    """The radio buttons, the question, and the answer that is typed twice."""

    def __init__(self, ui: Ui_RegistrationForm, words: Words, drop_downs: DropDowns) -> None:
        self._ui = ui
        self._words = words
        self._drop_downs = drop_downs
        ui.questionCombo.setPlaceholderText(words.text("Choose a question that the parent can answer"))
        ui.answerHint.setText(texts.answer_rules(words))
        ui.againEdit.setAccessibleName(words.text("Answer again"))
        for edit in (ui.answerEdit, ui.againEdit):
            edit.setAccessibleDescription(ui.answerHint.text())

    def show(self, state: AskingState) -> None:
        """Shows the state; what was typed is left alone."""
        ui = self._ui
        check(ui.pinRadio, not state.chosen)
        check(ui.questionRadio, state.chosen)
        ui.questionRadio.setVisible(state.offered or state.chosen)
        for radio in (ui.pinRadio, ui.questionRadio):
            radio.setEnabled(not state.fixed)
            radio.setToolTip(
                self._words.text("A letter is on paper: activate it or void it first.") if state.fixed else ""
            )
        lines = [(asked_in(question, self._words), question) for question in state.questions]
        self._drop_downs.fill(ui.questionCombo, lines, state.question or None)
        for widget in (ui.questionLabel, ui.questionPart):
            widget.setVisible(state.chosen)
        ui.questionCombo.setEnabled(not state.keeps)
        ui.keepCheck.setVisible(bool(state.on_record))
        check(ui.keepCheck, state.keeps)
        for widget in (ui.answerLabel, ui.answerPart):
            widget.setVisible(state.asks_answer)

    def forget(self) -> None:
        """Takes the answer off the screen."""
        for edit in (self._ui.answerEdit, self._ui.againEdit):
            edit.clear()
