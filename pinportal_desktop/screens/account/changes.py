# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Carries out the account's small decisions, off the GUI thread, and says how they ended."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QLineEdit, QWidget

from pinportal_desktop.domain.association import UNDO_WITHOUT_REASON
from pinportal_desktop.domain.credential import Credential, CredentialKind
from pinportal_desktop.domain.errors import Refused
from pinportal_desktop.domain.ids import CommandId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.screens.account.login_questions import CorrectQuestion, ResetQuestion
from pinportal_desktop.screens.account.questions import (
    AuthorityQuestion,
    LinkQuestion,
    RemoveQuestion,
    RevokeQuestion,
    UndoQuestion,
)
from pinportal_desktop.screens.account.revoking import authority_sentence, revoked_sentence, used_by
from pinportal_desktop.screens.account.state import AssociationRow, ContactRow
from pinportal_desktop.screens.focus import open_and_give_focus_back
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.question import Question
from pinportal_desktop.screens.telling import field_of
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.access import (
    AccessChanged,
    LinkToContact,
    RemoveAccess,
    RestoreAccess,
    access_with,
    link_to_contact,
    remove_access,
    restore_access,
    waiting_for_pin,
)
from pinportal_desktop.usecases.command import Actor, C, R, UseCase
from pinportal_desktop.usecases.end_pin import RevokePin, revoke_pin
from pinportal_desktop.usecases.mend_login import (
    correct_email,
    prepare_correction,
    prepare_reset,
    send_password_reset,
)
from pinportal_desktop.usecases.record_authority import RecordAuthority, listed_for_removal, record_authority


@dataclass(frozen=True, slots=True)
class _Made:
    """What every command begins with."""

    id: CommandId
    by: Actor
    made_at: datetime


class Changes:
    """Asks, carries out, and tells `done` a sentence; a refusal stays in the question with what was typed.

    `failed` gets what went wrong where no question is open.
    """

    def __init__(
        self,
        workplace: Workplace,
        owner: QWidget,
        *,
        done: Callable[[str], None],
        failed: Callable[[Err], None],
    ) -> None:
        self._workplace = workplace
        self._owner = owner
        self._done = done
        self._failed = failed

    def ask_to_remove(self, account: PatientAccount, row: AssociationRow) -> None:
        """**Remove Access**, after saying what follows."""
        access, rules, today = access_with(account, row.association_id), self._workplace.rules, self._workplace.today()
        active = account.active_on(rules, today)
        question = RemoveQuestion(
            self._workplace.words,
            row,
            active=None if active is None else active.kind,
            waiting=waiting_for_pin(account, access, rules, today),
            parent=self._owner.window(),
        )
        made = self._made()
        command = RemoveAccess(
            id=made.id,
            by=made.by,
            made_at=made.made_at,
            patient_id=account.patient.id,
            association_id=row.association_id,
        )
        told = self._workplace.words.text("{name} no longer has access.", name=row.spoken)
        question.acted.connect(lambda: self._carry_out(remove_access, command, told, question))
        open_and_give_focus_back(question, self._owner)

    def undo(self, account: PatientAccount, row: AssociationRow) -> None:
        """**Undo**: at once within 24 hours, later with a reason."""
        removed_at = access_with(account, row.association_id).association.removed_at
        made = self._made()
        told = self._workplace.words.text("{name} has access again. A PIN does not come back with it.", name=row.spoken)

        def command(reason: str) -> RestoreAccess:
            return RestoreAccess(
                id=made.id,
                by=made.by,
                made_at=made.made_at,
                patient_id=account.patient.id,
                association_id=row.association_id,
                reason=reason,
            )

        if removed_at is None or made.made_at - removed_at <= UNDO_WITHOUT_REASON:
            self._carry_out(restore_access, command(""), told)
            return
        question = UndoQuestion(self._workplace.words, row, parent=self._owner.window())
        question.acted.connect(
            lambda: self._carry_out(restore_access, command(question.reason.text()), told, question, question.reason)
        )
        open_and_give_focus_back(question, self._owner)

    def ask_to_link(self, account: PatientAccount, row: AssociationRow, contacts: Sequence[ContactRow]) -> None:
        """**Link to Contact…**"""
        question = LinkQuestion(self._workplace.words, row, contacts, parent=self._owner.window())

        def act() -> None:
            made = self._made()
            command = LinkToContact(
                id=made.id,
                by=made.by,
                made_at=made.made_at,
                patient_id=account.patient.id,
                association_id=row.association_id,
                contact_id=question.contact_id,
            )
            self._carry_out(link_to_contact, command, self._workplace.words.text("The login is linked."), question)

        question.acted.connect(act)
        open_and_give_focus_back(question, self._owner)

    def ask_to_reset(self, account: PatientAccount, row: AssociationRow) -> None:
        """**Send Password Reset**, after saying where it goes."""
        words, patient = self._workplace.words, account.patient
        question = ResetQuestion(words, row, parent=self._owner.window())
        command = prepare_reset(self._workplace.desk, patient.practice_id, patient.id, row.association_id, row.email)
        told = words.text("A link to choose a new password is on its way to {name}.", name=row.spoken)
        question.acted.connect(lambda: self._carry_out(send_password_reset, command, self._leaving(told), question))
        open_and_give_focus_back(question, self._owner)

    def ask_to_correct(self, account: PatientAccount, row: AssociationRow) -> None:
        """**Correct E-mail**; what is wrong with the address stands under it."""
        words, patient, desk = self._workplace.words, account.patient, self._workplace.desk
        question = CorrectQuestion(words, row, parent=self._owner.window())
        told = words.text("A link is on its way. {name} signs in with that address once it is used.", name=row.spoken)

        def act() -> None:
            typed = question.email.text()
            try:
                command = prepare_correction(desk, patient.practice_id, patient.id, row.association_id, typed)
            except Refused as refusal:
                question.refuse(Err(refusal), question.email)
                return
            self._carry_out(correct_email, command, self._leaving(told), question, question.email)

        question.acted.connect(act)
        open_and_give_focus_back(question, self._owner)

    def _leaving(self, told: str) -> Callable[[AccessChanged], str]:
        """The sentence, and the worker is told that something waits."""

        def then(_done: AccessChanged) -> str:
            self._workplace.wake_worker()
            return told

        return then

    def ask_for_authority(self, account: PatientAccount, row: ContactRow) -> None:
        """**Authority**; what no longer fits is listed for removal as one chooses."""
        question = AuthorityQuestion(self._workplace.words, row, parent=self._owner.window())
        rules, today = self._workplace.rules, self._workplace.today()

        def choose() -> None:
            chosen = question.authority
            if chosen is not None:
                listed = listed_for_removal(account, row.contact_id, chosen, rules, today)
                question.list_access([(a.association.id, a.account.name.spoken) for a in listed])

        def act() -> None:
            made, chosen = self._made(), question.authority
            if chosen is None:
                return
            command = RecordAuthority(
                id=made.id,
                by=made.by,
                made_at=made.made_at,
                patient_id=account.patient.id,
                contact_id=row.contact_id,
                authority=chosen,
                remove=question.to_remove,
            )
            told = lambda done: authority_sentence(done, row.spoken, self._workplace.words)  # noqa: E731 - of what came back
            self._carry_out(record_authority, command, told, question)

        question.chosen.connect(lambda *_: choose())
        question.acted.connect(act)
        open_and_give_focus_back(question, self._owner)

    def ask_to_revoke(self, account: PatientAccount, active: Credential) -> None:
        """**Revoke PIN…**, with a reason; says who used it, also when that happened meanwhile."""
        words, seen = self._workplace.words, used_by(account, active)
        of_question = active.kind is CredentialKind.VERIFICATION_QUESTION
        question = RevokeQuestion(words, seen, question=of_question, parent=self._owner.window())
        made = self._made()

        def command() -> RevokePin:
            return RevokePin(
                id=made.id,
                by=made.by,
                made_at=made.made_at,
                patient_id=account.patient.id,
                credential_id=active.id,
                reason=question.reason.text(),
            )

        told = lambda ended: revoked_sentence(ended, seen, words, question=of_question)  # noqa: E731 - of what came back
        question.acted.connect(lambda: self._carry_out(revoke_pin, command(), told, question, question.reason))
        open_and_give_focus_back(question, self._owner)

    def _made(self) -> _Made:
        desk = self._workplace.desk
        now = desk.clock.now()
        return _Made(CommandId(desk.entropy.new_id(now)), desk.actor, now)

    def _carry_out(
        self,
        use_case: UseCase[C, R],
        command: C,
        told: str | Callable[[R], str],
        question: Question | None = None,
        field: QLineEdit | None = None,
    ) -> None:
        def then(outcome: Ok[R] | Err) -> None:
            match outcome:
                case Ok(result):
                    if question is not None:
                        question.accept()
                    self._done(told if isinstance(told, str) else told(result))
                case Err() if question is not None:
                    question.refuse(outcome, field if field_of(outcome) in {"reason", "email"} else None)
                case Err():
                    self._failed(outcome)

        work = lambda: self._workplace.carry_out(use_case, command)  # noqa: E731 - frozen for the other thread
        self._workplace.jobs.run(Lane.WRITE, work, then, owner=self._owner)
