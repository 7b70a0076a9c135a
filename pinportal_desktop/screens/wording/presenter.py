# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Holds what was typed into the form, and leaves the GUI thread for what may wait."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from pinportal_desktop.domain.errors import ChangedElsewhere
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.wording import state, work
from pinportal_desktop.screens.wording.state import Given, Wordings
from pinportal_desktop.screens.wording.work import Saved, Shown
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.change_wording import settled_wording
from pinportal_desktop.usecases.letter import LetterFacts
from pinportal_desktop.usecases.settling import Faults
from pinportal_desktop.words.letters import standard_wording


class WordingPresenter(QObject):
    """One form's work.

    Signals: `changed(Given)`; `letter_there(QImage)` with the letter as it would be printed now; `refused(part: str)`
    after Save was refused; `saved()`; `left()`.
    """

    changed = Signal(object)
    letter_there = Signal(object)
    refused = Signal(str)
    saved = Signal()
    left = Signal()

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        languages = workplace.words.languages
        standard = {language: standard_wording(language) for language in languages}
        first = workplace.rules.language if workplace.rules.language in languages else languages[0]
        self._given = Given(language=first, standard=standard)
        self._shown: LetterFacts | None = None

    @property
    def given(self) -> Given:
        """What the form shows follows from this."""
        return self._given

    def look(self) -> None:
        """Read what stands there; what was typed stays."""
        self._workplace.jobs.run(
            Lane.LOOK, partial(work.read, self._workplace), self._found, owner=self, topic="wordings"
        )

    def edit(self, part: str, text: str) -> None:
        """Another text of this part."""
        if getattr(self._given.here, part) != text:
            self._set(state.edit(self._given, part, text))

    def restore(self, part: str) -> None:
        """Back to the standard text."""
        self.edit(part, getattr(self._given.standard[self._given.language], part))

    def choose_language(self, language: str) -> None:
        """Show another language; what was typed in this one stays."""
        if language != self._given.language:
            self._set(replace(self._given, language=language, refusals={}, leaving=False))

    def choose_reader(self, *, adds_child: bool) -> None:
        """Show the letter of a parent who has an account, or of one who has none."""
        self._set(replace(self._given, adds_child=adds_child))

    def lead_to(self, part: str) -> None:
        """This part is worked on: show the letter that has it."""
        self._set(state.shown_for(self._given, part))

    def save(self) -> None:
        """Save every language, or say under each part what stands against it."""
        if self._given.busy:
            return
        wanted, given = state.wanted(self._given)
        self._set(given)
        if given.refusals:
            self.refused.emit(next(iter(given.refusals)))
        elif not wanted:
            self.left.emit()
        else:
            self._set(replace(given, busy=True, leaving=False))
            save = partial(work.save, self._workplace, given.seen, wanted)
            self._workplace.jobs.run(Lane.WRITE, save, self._told, owner=self)

    def leave(self) -> None:
        """Esc and **Cancel**: what was typed goes only when that is asked for twice."""
        if self._given.busy:
            return
        if state.changed(self._given) and not self._given.leaving:
            self._set(replace(self._given, leaving=True))
        else:
            self.left.emit()

    def _found(self, outcome: Ok[Wordings] | Err) -> None:
        if isinstance(outcome, Err):
            self._set(replace(self._given, problem=outcome.error))
        else:
            self._set(state.loaded(self._given, outcome.value))

    def _told(self, outcome: Ok[Saved] | Err) -> None:
        if isinstance(outcome, Err):
            self._set(replace(self._given, busy=False, problem=outcome.error))
            return
        told = outcome.value
        given = state.loaded(self._given, {**self._given.seen, **told.wordings})
        if told.error is None:
            self._given = given
            self.saved.emit()
            return
        part = str(told.error.facts.get("field") or "")
        if not part:
            self._set(replace(given, problem=told.error))
            return
        self._set(state.refuse(given, told.language, told.error))
        self.refused.emit(part)
        if isinstance(told.error, ChangedElsewhere):
            self.look()

    # --- the letter beside it

    def _set(self, given: Given) -> None:
        self._tell(given)
        self._show_letter()

    def _tell(self, given: Given) -> None:
        self._given = given
        self.changed.emit(given)

    def _show_letter(self) -> None:
        """Once for every letter that is another one; while what is typed cannot be kept, the last one stays."""
        given = self._given
        if given.language not in given.seen:
            return
        try:
            wording = settled_wording(given.here, given.standard[given.language])
        except Faults:
            return
        facts = work.example(self._workplace, given.language, wording, adds_child=given.adds_child)
        if facts == self._shown:
            return
        self._shown = facts
        self._workplace.jobs.run(
            Lane.LOOK,
            partial(work.show, self._workplace, facts),
            partial(self._letter_made, facts),
            owner=self,
            topic="letter",
        )

    def _letter_made(self, facts: LetterFacts, outcome: Ok[Shown] | Err) -> None:
        if isinstance(outcome, Err):
            self._shown = None  # so that the next change tries again
            self._tell(replace(self._given, problem=outcome.error))
            return
        self.letter_there.emit(outcome.value.page)
        misfit = outcome.value.misfit
        # In another language there may be something that cannot be kept, so that no newer letter was made.
        if misfit is not None and facts.language == self._given.language:
            refusals = {**self._given.refusals, str(misfit.facts["field"]): misfit}
            self._tell(replace(self._given, refusals=refusals))
