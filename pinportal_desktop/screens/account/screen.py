# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The patient's account: **Account Settings**, **Associations**, **Family Contacts** and **Activity**."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pinportal_desktop.domain.credential import CredentialKind
from pinportal_desktop.domain.ids import ContactId, PatientId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.people import Patient
from pinportal_desktop.screens.account.changes import Changes
from pinportal_desktop.screens.account.check_pin import CheckPinDialog
from pinportal_desktop.screens.account.merged import MergedCharts
from pinportal_desktop.screens.account.narrow import Narrow
from pinportal_desktop.screens.account.opening import Opening
from pinportal_desktop.screens.account.state import (
    AccountState,
    AssociationRow,
    ContactRow,
    CredentialFacts,
    Issue,
    derive,
)
from pinportal_desktop.screens.account.tables import set_up_tables
from pinportal_desktop.screens.account.texts import patient_facts, stray_sentence, validity
from pinportal_desktop.screens.contact_form import ContactForm
from pinportal_desktop.screens.focus import open_and_give_focus_back
from pinportal_desktop.screens.forms.ui_account import Ui_AccountForm
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.patient_form import PatientForm
from pinportal_desktop.screens.patient_form.texts import saved_sentence
from pinportal_desktop.screens.registration import Closed, RegistrationWindow
from pinportal_desktop.screens.statuses import PIN_VQ, STATUS
from pinportal_desktop.screens.telling import tell_error
from pinportal_desktop.screens.widgets import LINK_EDGE, Tone
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.looks import Looks, MessageLine, RecordLine, StrayAttempts
from pinportal_desktop.words.questions import asked_in

_ISSUE = {Issue.REGISTER_PATIENT: "&Register Patient", Issue.GENERATE_PIN: "&Generate PIN"}


@dataclass(frozen=True, slots=True)
class _Seen:
    account: PatientAccount
    messages: tuple[MessageLine, ...]
    activity: tuple[RecordLine, ...]
    stray: StrayAttempts


def _see(looks: Looks, patient_id: PatientId, day_began: datetime) -> _Seen:
    return _Seen(
        looks.account(patient_id),
        looks.messages(patient_id),
        looks.activity(patient_id),
        looks.stray_attempts(day_began),
    )


class AccountScreen(QWidget):
    """One patient at a time: `show_patient`, `refresh`.

    Signals: `left()` when the person goes back to the results; `changed()` after something was changed here;
    `wanted(PatientId)` when the person goes on to another account from here.
    """

    left = Signal()
    wanted = Signal(object)
    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._account: PatientAccount | None = None
        self._patient_id: PatientId | None = None
        self._ui = Ui_AccountForm()
        self._ui.setupUi(self)
        Narrow(self._ui, self)
        self._opening = Opening(self._ui, workplace.words, self)
        self._changes = Changes(workplace, self, done=self._told, failed=self._failed)
        self._merged = MergedCharts(self._ui.mergedNotice, workplace, self, done=self._told)
        ui = self._ui
        set_up_tables(ui, workplace)
        ui.settingsLinks.insertSpacing(0, -LINK_EDGE)
        ui.backButton.clicked.connect(self.left)
        ui.issueButton.clicked.connect(lambda: self.open_registration(sharing=False))
        ui.shareButton.clicked.connect(lambda: self.open_registration(sharing=True))
        ui.newLinkButton.clicked.connect(self._send_new_link)
        ui.editButton.clicked.connect(self.edit_patient)
        ui.addContactButton.clicked.connect(lambda: self.edit_contact(None))
        ui.familyTable.opened.connect(lambda row: self.edit_contact(row.contact_id))
        ui.checkPinButton.clicked.connect(self._check_pin)
        ui.revokeButton.clicked.connect(self._revoke)
        ui.linkButton.clicked.connect(self._link)
        ui.resetButton.clicked.connect(lambda: self._help(self._changes.ask_to_reset))
        ui.correctButton.clicked.connect(lambda: self._help(self._changes.ask_to_correct))
        ui.associationsTable.acted.connect(self._act_on_association)
        ui.familyTable.acted.connect(self._act_on_contact)

    def show_patient(self, patient_id: PatientId, told: str = "") -> None:
        """Open this patient's account, with what there is to tell about it."""
        self._patient_id, self._account = patient_id, None
        self._opening.begin()
        self._merged.begin(patient_id)
        self._ui.notice.dismiss()
        if told:
            self._ui.notice.tell(Tone.GOOD, told)
        self._ui.tabs.setCurrentIndex(0)
        self.refresh()

    def refresh(self) -> None:
        """Look again; what is shown stays until the answer is there."""
        if self._patient_id is not None:
            workplace = self._workplace
            day_began = workplace.rules.began(workplace.today())
            work = partial(_see, workplace.looks, self._patient_id, day_began)
            self._workplace.jobs.run(Lane.LOOK, work, self._saw, owner=self, topic="account")
            self._merged.look()

    def open_registration(
        self,
        *,
        sharing: bool,
        preset_for: ContactId | None = None,
        register_with: CredentialKind = CredentialKind.PIN,
    ) -> None:
        """Open the **Patient Registration** window for this patient."""
        if self._account is None:
            return
        window = RegistrationWindow(
            self._workplace,
            self._account,
            sharing=sharing,
            preset_for=preset_for,
            parent=self.window(),
            edit_patient=partial(self._edit_patient_over, self._account.patient),
            register_with=register_with,
        )
        window.closed_with.connect(self._registration_closed)
        window.share_instead_requested.connect(lambda whom: self.open_registration(sharing=True, preset_for=whom))
        open_and_give_focus_back(window, self._ui.issueButton)

    def _send_new_link(self) -> None:
        """The same question and answer with another link, for whom the VQ was issued; the old link dies."""
        active = None if self._account is None else self._account.active
        if active is not None:
            with_question = CredentialKind.VERIFICATION_QUESTION
            self.open_registration(sharing=False, preset_for=active.for_contact, register_with=with_question)

    def edit_patient(self) -> None:
        """**Edit Patient**."""
        if self._account is None:
            return
        form = PatientForm(self._workplace, self._account.patient, self.window())
        form.saved.connect(lambda saved: self._told(*saved_sentence(saved, self._workplace.words)))
        form.wanted.connect(self.wanted)
        open_and_give_focus_back(form, self._ui.editButton)

    def _edit_patient_over(self, patient: Patient, window: QWidget, saved: Callable[[], None]) -> None:
        """**Edit Patient** over **Patient Registration**, which goes on with the name as it was mended."""
        form = PatientForm(self._workplace, patient, window)
        form.saved.connect(lambda _saved: saved())
        form.saved.connect(lambda _saved: self.refresh())
        open_and_give_focus_back(form, window)

    def edit_contact(self, contact_id: ContactId | None) -> None:
        """Add a contact to the family, or edit the one given."""
        if self._account is None:
            return
        member = None if contact_id is None else self._account.member(contact_id)
        form = ContactForm(self._workplace, self._account, member, self.window())
        form.told.connect(self._told)
        open_and_give_focus_back(form, self._ui.familyTable)

    # --- what came back

    def _saw(self, outcome: Ok[_Seen] | Err) -> None:
        if isinstance(outcome, Err):
            self._opening.failed(outcome)
            return
        self._opening.came()
        first = self._account is None
        self._account = outcome.value.account
        self._render(outcome.value.account)
        self._ui.messagesTable.set_rows(outcome.value.messages)
        self._ui.activityTable.set_rows(outcome.value.activity)
        strays = stray_sentence(outcome.value.stray, self._workplace.words)
        self._ui.strayNote.setText(strays)
        self._ui.strayNote.setVisible(bool(strays))
        if first:
            target = self._ui.issueButton if self._ui.issueButton.isEnabled() else self._ui.backButton
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _registration_closed(self, closed: Closed) -> None:
        self._told(closed.sentence, closed.tone)

    def _told(self, sentence: str, tone: Tone = Tone.GOOD) -> None:
        if sentence:
            self._ui.notice.tell(tone, sentence)
        self.refresh()
        self.changed.emit()

    def _failed(self, outcome: Err) -> None:
        tell_error(self._ui.notice, outcome, self._workplace.words)

    # --- what is shown

    def _render(self, account: PatientAccount) -> None:
        workplace, ui = self._workplace, self._ui
        state = derive(account, workplace.rules, workplace.today())
        ui.patientName.setText(account.patient.name.listed)
        ui.patientFacts.setText(patient_facts(account.patient, workplace.today(), workplace.words))
        ui.statusBadge.tell(*STATUS[state.status])
        ui.statusValue.setText(STATUS[state.status][0])
        ui.pinVqValue.setText(PIN_VQ[state.pin_vq])
        self._render_credential(state.credential)
        ui.issueButton.setText(_ISSUE[state.issue])
        ui.issueButton.setEnabled(state.issue_off is None)
        ui.issueOff.setText("" if state.issue_off is None else workplace.words.why_off(state.issue_off))
        ui.issueOff.setVisible(state.issue_off is not None)
        ui.shareButton.setVisible(state.share)
        ui.newLinkButton.setVisible(state.new_link)
        ui.revokeButton.setVisible(state.revoke)
        ui.associationsTable.set_rows(state.associations)
        ui.linkButton.setVisible(bool(state.unlinked))
        for button in (ui.resetButton, ui.correctButton):
            button.setVisible(bool(state.logins))
        ui.familyTable.set_rows(state.contacts)
        self._state: AccountState = state

    def _render_credential(self, facts: CredentialFacts | None) -> None:
        words, ui = self._workplace.words, self._ui
        told = facts is not None
        for widget in (ui.issuedLabel, ui.issuedValue, ui.validLabel, ui.validValue, ui.usedByLabel, ui.usedByValue):
            widget.setVisible(told)
        for widget in (ui.questionLabel, ui.questionValue):
            widget.setVisible(facts is not None and bool(facts.question))
        if facts is None:
            return
        ui.questionValue.setText(asked_in(facts.question, words))
        issued = words.text("{date} by {person}", date=words.date(facts.issued_on), person=facts.issued_by)
        for_whom = words.text("for {name}", name=facts.for_name) if facts.for_name else ""
        ui.issuedValue.setText("\n".join(filter(None, (issued, for_whom))))
        ui.validValue.setText(validity(facts, words))
        used = [f"{use.name}, {words.date(use.on)}" for use in facts.used_by]
        ui.usedByValue.setText("\n".join(used) or words.text("nobody yet"))

    # --- what is done

    def _act_on_association(self, key: str, row: AssociationRow) -> None:
        if self._account is None:
            return
        match key:
            case "remove":
                self._changes.ask_to_remove(self._account, row)
            case "undo":
                self._changes.undo(self._account, row)
            case _:
                pass

    def _check_pin(self) -> None:
        """**Check a PIN…**"""
        if self._account is None:
            return
        dialog = CheckPinDialog(self._workplace, self._account.patient, self.window())
        dialog.checked.connect(self.refresh)
        dialog.sibling_wanted.connect(self.wanted)
        open_and_give_focus_back(dialog, self._ui.checkPinButton)

    def _revoke(self) -> None:
        """**Revoke PIN…**"""
        if self._account is None:
            return
        active = self._account.active_on(self._workplace.rules, self._workplace.today())
        if active is not None:
            self._changes.ask_to_revoke(self._account, active)

    def _link(self) -> None:
        """Link the login on whose line one is, else the first that is not in Family Contacts."""
        if self._account is None or not self._state.unlinked:
            return
        current = self._ui.associationsTable.current_row()
        self._ask_to_link(current if current in self._state.unlinked else self._state.unlinked[0])

    def _help(self, ask: Callable[[PatientAccount, AssociationRow], None]) -> None:
        """For the login on whose line one is, else the first; the question names whose it is."""
        if self._account is None or not self._state.logins:
            return
        current = self._ui.associationsTable.current_row()
        ask(self._account, current if current in self._state.logins else self._state.logins[0])

    def _ask_to_link(self, row: AssociationRow | None) -> None:
        if self._account is None or row is None:
            return
        self._changes.ask_to_link(self._account, row, self._state.to_link(row))

    def _act_on_contact(self, key: str, row: ContactRow) -> None:
        if self._account is None:
            return
        match key:
            case "give":
                self.open_registration(sharing=False, preset_for=row.contact_id)
            case "edit":
                self.edit_contact(row.contact_id)
            case "link":
                self._ask_to_link(self._state.login_of(row))
            case _:
                self._changes.ask_for_authority(self._account, row)
