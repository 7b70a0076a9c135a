# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Holds what was typed into the form, and leaves the GUI thread for what may wait."""

from dataclasses import replace
from functools import partial
from typing import Unpack

from PySide6.QtCore import QObject, Signal

from pinportal_desktop.domain.association import PortalAccount
from pinportal_desktop.domain.authority import FamilyMember
from pinportal_desktop.domain.errors import ChangedElsewhere, PinPortalError, Refused
from pinportal_desktop.domain.ids import AssociationId, CommandId, ContactId, PatientId
from pinportal_desktop.domain.patient_account import Access, PatientAccount
from pinportal_desktop.domain.people import Patient
from pinportal_desktop.screens.contact_form import state
from pinportal_desktop.screens.contact_form.state import Given
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.telling import field_of
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.edit_contact import (
    AddContact,
    ContactFacts,
    ContactSaved,
    EditContact,
    add_contact,
    edit_contact,
)
from pinportal_desktop.usecases.looks import Looks


def _logins(looks: Looks, emails: tuple[str, ...]) -> tuple[PortalAccount, ...]:
    return tuple(login for login in map(looks.login, emails) if login is not None)


class ContactFormPresenter(QObject):
    """One form's work.

    Signals: `changed(Given)`; `refused(field: str)` after Save was refused; `saved(ContactSaved)`; `left()`.
    """

    changed = Signal(object)
    refused = Signal(str)
    saved = Signal(object)
    left = Signal()

    def __init__(
        self, workplace: Workplace, account: PatientAccount, member: FamilyMember | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._words = workplace.words
        desk = workplace.desk
        fresh = ContactId(desk.entropy.new_id(desk.clock.now()))
        self._given = state.begin(account, member, fresh, workplace.words)
        self._unanswered: AddContact | EditContact | None = None

    @property
    def given(self) -> Given:
        """What the form shows follows from this."""
        return self._given

    @property
    def listed(self) -> tuple[Access, ...]:
        """Whose access no longer fits the Authority chosen."""
        return state.listed(self._given, self._workplace.rules, self._workplace.today())

    def start(self) -> None:
        """Looks up of whom else the contact is, and whose logins the addresses are."""
        if self._given.base is not None:
            look = partial(self._workplace.looks.patients_of, self._given.contact_id)
            self._workplace.jobs.run(Lane.LOOK, look, self._take_children, owner=self, topic="children")
        self._set(self._given)
        self._look_whose_logins()

    def edit(self, **changes: Unpack[state.Input]) -> None:
        """Another input."""
        self._set(state.edit(self._given, **changes))
        self._look_whose_logins()

    def save(self, remove: tuple[AssociationId, ...]) -> None:
        """Saves, ending the ticked access; nothing while something is under way, so that twice is once."""
        if self._given.busy:
            return
        facts, wrong = state.read(self._given, remove)
        self._set(replace(self._given, refusals=wrong, problem=None))
        if facts is None:
            self.refused.emit(next(iter(wrong)))
            return
        command = self._command(facts)
        self._unanswered = command
        self._set(replace(self._given, busy=True, leaving=False))
        jobs, carry_out = self._workplace.jobs, self._workplace.carry_out
        if isinstance(command, AddContact):
            jobs.run(Lane.WRITE, partial(carry_out, add_contact, command), self._answered, owner=self)
        else:
            jobs.run(Lane.WRITE, partial(carry_out, edit_contact, command), self._answered, owner=self)

    def leave(self) -> None:
        """Esc and **Cancel**: what was typed goes only when that is asked for twice."""
        if self._given.busy:
            return
        if state.is_changed(self._given, self._words) and not self._given.leaving:
            self._set(replace(self._given, leaving=True))
        else:
            self.left.emit()

    def reload(self) -> None:
        """Looks again after somebody else changed the contact; what was typed stays."""
        if not self._given.busy:
            self._set(replace(self._given, busy=True, problem=None))
            look = partial(self._workplace.looks.account, self._patient_id)
            self._workplace.jobs.run(Lane.LOOK, look, self._reloaded, owner=self, topic="account")

    @property
    def _patient_id(self) -> PatientId:
        return self._given.account.patient.id

    def _command(self, facts: ContactFacts) -> AddContact | EditContact:
        """The one whose answer was lost, when the same is asked for again: its id makes it happen once."""
        if self._unanswered is not None and self._unanswered.facts == facts:
            return self._unanswered
        desk, base = self._workplace.desk, self._given.base
        now = desk.clock.now()
        id_, contact_id = CommandId(desk.entropy.new_id(now)), self._given.contact_id
        if base is None:
            return AddContact(
                id=id_, by=desk.actor, made_at=now, patient_id=self._patient_id, contact_id=contact_id, facts=facts
            )
        return EditContact(
            id=id_,
            by=desk.actor,
            made_at=now,
            patient_id=self._patient_id,
            contact_id=contact_id,
            contact_version=base.contact.version,
            link_version=base.link.version,
            facts=facts,
        )

    # --- what comes back

    def _answered(self, outcome: Ok[ContactSaved] | Err) -> None:
        if isinstance(outcome, Ok):
            self.saved.emit(outcome.value)
            return
        error, name = outcome.error, field_of(outcome)
        if isinstance(error, Refused | ChangedElsewhere):
            self._unanswered = None
        under = {name: error} if name and name != "authority" and isinstance(error, PinPortalError) else {}
        self._set(replace(self._given, busy=False, refusals=under, problem=None if under else error))
        self.refused.emit(name)

    def _reloaded(self, outcome: Ok[PatientAccount] | Err) -> None:
        given = replace(self._given, busy=False)
        if isinstance(outcome, Err):
            self._set(replace(given, problem=outcome.error))
            return
        try:
            self._set(state.rebased(given, outcome.value, self._words))
        except Refused as gone:
            self._set(replace(given, problem=gone))

    def _look_whose_logins(self) -> None:
        emails = state.addresses(self._given)
        if emails != self._given.asked:
            self._set(replace(self._given, asked=emails))
            look = partial(_logins, self._workplace.looks, emails)
            self._workplace.jobs.run(Lane.LOOK, look, self._take_logins, owner=self, topic="logins")

    def _take_logins(self, outcome: Ok[tuple[PortalAccount, ...]] | Err) -> None:
        # It only warns: where the look fails, issuing to that address asks again.
        if isinstance(outcome, Ok):
            self._set(replace(self._given, logins=outcome.value))

    def _take_children(self, outcome: Ok[tuple[Patient, ...]] | Err) -> None:
        if isinstance(outcome, Ok):
            others = tuple(p.first_name for p in outcome.value if p.id != self._patient_id)
            self._set(replace(self._given, children=others))

    def _set(self, given: Given) -> None:
        self._given = given
        self.changed.emit(given)
