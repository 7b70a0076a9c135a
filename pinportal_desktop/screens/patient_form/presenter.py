# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Holds what was typed into the form, and leaves the GUI thread for what may wait."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Unpack

from PySide6.QtCore import QObject, Signal

from pinportal_desktop.domain.errors import ChangedElsewhere, PinPortalError, Refused
from pinportal_desktop.domain.ids import CommandId, PatientId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.people import Patient
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.look_alikes import look_alikes
from pinportal_desktop.screens.patient_form import state
from pinportal_desktop.screens.patient_form.state import Given
from pinportal_desktop.screens.telling import field_of
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.edit_patient import (
    AddPatient,
    EditPatient,
    PatientAdded,
    PatientEdited,
    PatientFacts,
    add_patient,
    edit_patient,
)
from pinportal_desktop.usecases.looks import PatientRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """How the form ended: whose account, and for Edit Patient what that changed."""

    patient_id: PatientId
    edited: PatientEdited | None = None


class PatientFormPresenter(QObject):
    """One form's work.

    Signals: `changed(Given)`; `refused(field: str)` after Save was refused; `saved(Saved)`; `left()`.
    """

    changed = Signal(object)
    refused = Signal(str)
    saved = Signal(object)
    left = Signal()

    def __init__(self, workplace: Workplace, patient: Patient | None, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._words = workplace.words
        self._given = state.begin(patient, workplace.words)
        self._unanswered: AddPatient | EditPatient | None = None
        self._saves_next = False

    @property
    def given(self) -> Given:
        """What the form shows follows from this."""
        return self._given

    @property
    def born(self) -> date | None:
        """The date of birth, if one is typed."""
        return state.birth_of(self._given, self._workplace.today(), self._words)

    def edit(self, **changes: Unpack[state.Input]) -> None:
        """Another input."""
        self._set(state.edit(self._given, **changes))
        self._look_for_look_alikes()

    def save(self) -> None:
        """Saves; nothing while something is under way, so that twice is once.

        Look-alikes that were not told yet are told first; pressing again then saves.
        """
        if self._given.busy:
            return
        facts, wrong = state.read(self._given, self._workplace.today(), self._words)
        self._set(replace(self._given, refusals=wrong, problem=None))
        if facts is None:
            self.refused.emit(next(iter(wrong)))
            return
        wanted = state.alike_by(self._given, self._workplace.today(), self._words)
        if wanted is not None and self._given.told != wanted:
            self._saves_next = True
            self._set(replace(self._given, busy=True))
            self._look_for_look_alikes(again=True)
            return
        self._carry_out(facts)

    def leave(self) -> None:
        """Esc and **Cancel**: what was typed goes only when that is asked for twice."""
        if self._given.busy:
            return
        if state.is_changed(self._given, self._words) and not self._given.leaving:
            self._set(replace(self._given, leaving=True))
        else:
            self.left.emit()

    def reload(self) -> None:
        """Looks again after somebody else changed the patient; what was typed stays."""
        base = self._given.base
        if base is not None and not self._given.busy:
            self._set(replace(self._given, busy=True, problem=None))
            look = partial(self._workplace.looks.account, base.id)
            self._workplace.jobs.run(Lane.LOOK, look, self._reloaded, owner=self, topic="account")

    # --- saving

    def _carry_out(self, facts: PatientFacts) -> None:
        command = self._command(facts)
        self._unanswered = command
        self._set(replace(self._given, busy=True, leaving=False))
        jobs, carry_out = self._workplace.jobs, self._workplace.carry_out
        if isinstance(command, AddPatient):
            jobs.run(Lane.WRITE, partial(carry_out, add_patient, command), self._added, owner=self)
        else:
            jobs.run(Lane.WRITE, partial(carry_out, edit_patient, command), self._edited, owner=self)

    def _command(self, facts: PatientFacts) -> AddPatient | EditPatient:
        """The one whose answer was lost, when the same is asked for again: its id makes it happen once."""
        if self._unanswered is not None and self._unanswered.facts == facts:
            return self._unanswered
        desk, base = self._workplace.desk, self._given.base
        now = desk.clock.now()
        id_ = CommandId(desk.entropy.new_id(now))
        if base is not None:
            return EditPatient(
                id=id_, by=desk.actor, made_at=now, patient_id=base.id, version=base.version, facts=facts
            )
        return AddPatient(
            id=id_,
            by=desk.actor,
            made_at=now,
            practice_id=self._workplace.rules.practice_id,
            patient_id=PatientId(desk.entropy.new_id(now)),
            facts=facts,
        )

    def _added(self, outcome: Ok[PatientAdded] | Err) -> None:
        if isinstance(outcome, Err):
            self._failed(outcome)
        else:
            self.saved.emit(Saved(patient_id=outcome.value.patient_id))

    def _edited(self, outcome: Ok[PatientEdited] | Err) -> None:
        base = self._given.base
        if isinstance(outcome, Err):
            self._failed(outcome)
        elif base is not None:
            self.saved.emit(Saved(patient_id=base.id, edited=outcome.value))

    def _failed(self, outcome: Err) -> None:
        error, name = outcome.error, field_of(outcome)
        if isinstance(error, Refused | ChangedElsewhere):
            self._unanswered = None
        under = {name: error} if name and isinstance(error, PinPortalError) else {}
        self._set(replace(self._given, busy=False, refusals=under, problem=None if under else error))
        self.refused.emit(name)

    # --- what is looked up

    def _look_for_look_alikes(self, *, again: bool = False) -> None:
        wanted = state.alike_by(self._given, self._workplace.today(), self._words)
        if wanted == self._given.asked and not again:
            return
        if wanted is None:
            self._set(replace(self._given, asked=None, told=None, look_alikes=()))
            return
        self._set(replace(self._given, asked=wanted))
        base = self._given.base
        look = partial(
            look_alikes,
            self._workplace.looks,
            *wanted,
            self._workplace.today(),
            but=None if base is None else base.id,
        )
        then = partial(self._found, wanted)
        self._workplace.jobs.run(Lane.LOOK, look, then, owner=self, topic="look-alikes")

    def _found(self, wanted: tuple[str, date], outcome: Ok[tuple[PatientRow, ...]] | Err) -> None:
        saves, self._saves_next = self._saves_next, False
        given = replace(self._given, busy=False)
        if isinstance(outcome, Err):
            # While somebody types, a failed look is no news; Save asks again, and tells it.
            self._set(replace(given, asked=None, problem=outcome.error if saves else given.problem))
            return
        self._set(replace(given, look_alikes=outcome.value, told=wanted))
        if saves and not outcome.value:
            self.save()

    def _reloaded(self, outcome: Ok[PatientAccount] | Err) -> None:
        given = replace(self._given, busy=False)
        if isinstance(outcome, Err):
            self._set(replace(given, problem=outcome.error))
        else:
            self._set(state.rebased(given, outcome.value.patient, self._words))

    def _set(self, given: Given) -> None:
        self._given = given
        self.changed.emit(given)
