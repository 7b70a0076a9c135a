# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Puts the window's state into the form's widgets; decides nothing."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QAbstractButton, QWidget

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.screens.forms.ui_registration_window import Ui_RegistrationForm
from pinportal_desktop.screens.jobs import Incident
from pinportal_desktop.screens.look_alikes import also_born_line
from pinportal_desktop.screens.registration import texts
from pinportal_desktop.screens.registration.filling import DropDowns, check, lead, uncheck
from pinportal_desktop.screens.registration.given import Given
from pinportal_desktop.screens.registration.question_view import QuestionView
from pinportal_desktop.screens.registration.state import Supersedes, WindowState
from pinportal_desktop.screens.registration.way import WayView
from pinportal_desktop.screens.widgets import FieldError, NoticeLink, Tone, name_field
from pinportal_desktop.words import Words

# px: beside a PIN and two buttons, or beside one.
_PIN_LINE_LEAST: Final = 200
_PIN_LINE: Final = 260
_LINK_LINE: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What the window's notices offer; `edit_patient` is None while there is no such window."""

    share: NoticeLink
    reload: NoticeLink
    edit_patient: NoticeLink | None
    instead_of_text: tuple[NoticeLink, ...]


class RegistrationView:
    """The form, as the state says."""

    def __init__(self, ui: Ui_RegistrationForm, words: Words, links: Links) -> None:
        self._ui = ui
        self._words = words
        self._links = links
        self.drop_downs = DropDowns()
        self._question = QuestionView(ui, words, self.drop_downs)
        self._way = WayView(ui, words, self.drop_downs, offers=links.instead_of_text)
        self._told: dict[str, PinPortalError] = {}
        self._trouble: PinPortalError | Incident | None = None
        self._supersedes: Supersedes | None = None
        self._placeholder = ""
        self._name_fields()

    def _name_fields(self) -> None:
        ui = self._ui
        for label, field in (
            (ui.reasonLabel, ui.reasonEdit),
            (ui.forLabel, ui.forCombo),
            (ui.firstNameEditLabel, ui.firstNameEdit),
            (ui.lastNameEditLabel, ui.lastNameEdit),
            (ui.relationshipEditLabel, ui.relationshipEdit),
            (ui.newEmailEditLabel, ui.newEmailEdit),
            (ui.authorityLabel, ui.authorityChoices),
            (ui.registerLabel, ui.registerChoices),
            (ui.questionLabel, ui.questionCombo),
            (ui.answerLabel, ui.answerEdit),
            (ui.sendByLabel, ui.sendByChoices),
            (ui.emailLabel, ui.emailCombo),
            (ui.phoneLabel, ui.phoneEdit),
            (ui.carrierLabel, ui.carrierCombo),
            (ui.sendToLabel, ui.sendToChoices),
            (ui.languageLabel, ui.languageCombo),
        ):
            name_field(label, field)
        # A drop-down is also named after its line: of the two named "Other" the one to type in is to be found first.
        ui.emailCombo.raise_()
        ui.forCombo.setPlaceholderText(self._words.text("Choose who gets the PIN"))

    # --- the whole

    def show(self, state: WindowState, given: Given) -> None:
        """Shows the state; what was typed is left alone."""
        ui = self._ui
        self._show_head(state, given)
        self._show_person(state, given)
        self._question.show(state.asking)
        self._way.show(state, given)
        self._show_foot(state, given)
        for field in {*self._told, *state.refusals}:
            self._show_refusal(field, state.refusals.get(field), state)
        self._show_trouble(state)
        for choices in (ui.authorityChoices, ui.registerChoices, ui.sendByChoices, ui.sendToChoices):
            lead(choices)

    def show_pin(self, pin: Pin) -> None:
        """Puts the PIN on the screen."""
        self._ui.pin.show_pin(pin.reveal())

    def forget_pin(self) -> None:
        """Takes it off, and the answer."""
        self._ui.pin.forget()
        self._question.forget()

    # --- its parts, from top to bottom

    def _show_head(self, state: WindowState, given: Given) -> None:
        ui, words, patient = self._ui, self._words, given.account.patient
        ui.patientName.setText(patient.name.listed)
        chart = words.text("Chart {number}", number=patient.chart_number)
        ui.patientFacts.setText(" · ".join((words.date(patient.born), words.age(patient.born, given.today), chart)))
        if given.also_born:
            ui.alsoBorn.tell(Tone.WARN, also_born_line(given.also_born, words))
        self._show_supersedes(state)
        if state.sharing:
            ui.supersedeNotice.tell(Tone.NEUTRAL, texts.sharing_sentence(words))
        self._show_placeholder(patient.name.given if state.asks_name_reason else "")
        for widget in (ui.reasonLabel, ui.reasonEdit, ui.reasonLine):
            widget.setVisible(state.asks_name_reason)
        for widget in (ui.registerLabel, ui.registerChoices):
            widget.setVisible(not state.sharing)

    def _show_placeholder(self, name: str) -> None:
        if name == self._placeholder:
            return  # as below
        self._placeholder = name
        if not name:
            self._ui.nameNotice.dismiss()
            return
        edits = () if self._links.edit_patient is None else (self._links.edit_patient,)
        self._ui.nameNotice.tell(Tone.WARN, texts.placeholder_sentence(name, self._words), *edits)

    def _show_supersedes(self, state: WindowState) -> None:
        if state.supersedes == self._supersedes:
            return  # a notice told again makes its links anew, and the one in use would lose the focus
        self._supersedes = state.supersedes
        if state.supersedes is None:
            self._ui.supersedeNotice.dismiss()
            return
        links = (self._links.share,) if state.share_offered else ()
        self._ui.supersedeNotice.tell(Tone.WARN, texts.supersede_sentence(state.supersedes, self._words), *links)

    def _show_person(self, state: WindowState, given: Given) -> None:
        ui, words = self._ui, self._words
        self.drop_downs.fill(ui.forCombo, [(texts.for_line(o, words), o.for_) for o in state.for_options], state.for_)
        line = texts.access_line(state, given, words)
        ui.forHint.setText(line)
        ui.forHint.setVisible(bool(line))
        ui.newContact.setVisible(state.asks_new_contact)
        for widget in (ui.authorityLabel, ui.authorityChoices, ui.authorityLine):
            widget.setVisible(state.asks_authority)
        for kind, radio in self.authorities():
            check(radio, state.authority is kind)
        if state.authority is None:
            uncheck(radio for _, radio in self.authorities())
        line = texts.exclusive_line(state, words)
        ui.authorityHint.setText(line)
        ui.authorityHint.setVisible(bool(line))

    def _show_foot(self, state: WindowState, given: Given) -> None:
        ui, words = self._ui, self._words
        new = words.text("New link") if state.asking.chosen else words.text("New PIN")
        ui.pinLabel.setText(words.text("Current PIN") if state.sharing else new)
        for widget in (ui.pin, ui.readButton):
            widget.setVisible(not state.asking.chosen)
        ui.pinLine.setMaximumWidth(_LINK_LINE if state.asking.chosen else _PIN_LINE)
        ui.pinLine.setMinimumWidth(_LINK_LINE if state.asking.chosen else _PIN_LINE_LEAST)
        ui.pinLine.setText(texts.panel_line(state.panel, given, words))
        for button in (ui.readButton, ui.printButton):
            button.setEnabled(state.can_show)
        for button in (ui.completeButton, ui.sendButton):
            button.setEnabled(state.can_close)
        ui.cancelButton.setEnabled(state.busy is None)
        ui.body.setEnabled(state.busy is None)
        ui.footLine.setText(texts.foot_line(state, words))
        ui.sendButton.setAccessibleDescription(texts.foot_line(state, words))

    # --- what stands in the way

    def field(self, name: str, *, types_other: bool = False) -> QWidget | None:
        """The input that a refusal names."""
        ui = self._ui
        fields: dict[str, QWidget] = {
            "name_reason": ui.reasonEdit,
            "question": ui.questionCombo,
            "answer": ui.answerEdit,
            "answer_again": ui.againEdit,
            "for": ui.forCombo,
            "name": ui.firstNameEdit,
            "relationship": ui.relationshipEdit,
            "new_email": ui.newEmailEdit,
            "authority": ui.authorityChoices,
            "email": ui.otherEdit if types_other else ui.emailCombo,
            "phone": ui.phoneEdit,
            "carrier": ui.carrierCombo,
            "minor_checked": ui.minorCheck,
            "send_to": ui.sendToChoices,
        }
        return fields.get(name)

    def _error(self, name: str) -> FieldError | None:
        ui = self._ui
        errors: dict[str, FieldError] = {
            "name_reason": ui.reasonError,
            "question": ui.questionError,
            "answer": ui.answerError,
            "answer_again": ui.answerError,
            "for": ui.forError,
            "name": ui.nameError,
            "relationship": ui.newReachError,
            "new_email": ui.newReachError,
            "authority": ui.authorityError,
            "email": ui.emailError,
            "phone": ui.phoneError,
            "carrier": ui.carrierError,
            "minor_checked": ui.minorCheckError,
            "send_to": ui.sendToError,
        }
        return errors.get(name)

    def _show_refusal(self, name: str, refusal: PinPortalError | None, state: WindowState) -> None:
        field, error = self.field(name, types_other=state.types_other), self._error(name)
        if field is None or error is None:
            return
        if refusal is None or refusal.code is Code.CARRIER_DEAD:  # the notice under it says more
            self._told.pop(name, None)
            error.withdraw()
        elif self._told.get(name) is not refusal and not _same(self._told.get(name), refusal):
            self._told[name] = refusal
            error.tell(field, texts.refusal_sentence(refusal, self._words))

    def _show_trouble(self, state: WindowState) -> None:
        if state.trouble is None:
            self._ui.troubleNotice.dismiss()
        elif state.trouble is not self._trouble:
            links = (self._links.reload,) if state.reload_offered else ()
            self._ui.troubleNotice.tell(Tone.BAD, texts.trouble_sentence(state.trouble, self._words), *links)
        self._trouble = state.trouble

    # --- small things

    def authorities(self) -> tuple[tuple[Authority, QAbstractButton], ...]:
        """The answers to the Authority question."""
        ui = self._ui
        return (
            (Authority.JOINT, ui.jointRadio),
            (Authority.EXCLUSIVE, ui.exclusiveRadio),
            (Authority.NONE, ui.noneRadio),
        )


def _same(one: PinPortalError | None, other: PinPortalError) -> bool:
    return one is not None and (one.code, dict(one.facts)) == (other.code, dict(other.facts))
