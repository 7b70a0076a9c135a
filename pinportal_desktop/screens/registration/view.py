# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Puts the window's state into the form's widgets; decides nothing."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QRadioButton, QWidget

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import SendTo
from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.screens.forms.ui_registration_window import Ui_RegistrationForm
from pinportal_desktop.screens.jobs import Incident
from pinportal_desktop.screens.registration import texts
from pinportal_desktop.screens.registration.given import Given
from pinportal_desktop.screens.registration.state import Supersedes, WindowState
from pinportal_desktop.screens.widgets import ComboBox, FieldError, NoticeLink, Tone, name_field
from pinportal_desktop.words import Words

_WIDEST = 16777215  # Qt's QWIDGETSIZE_MAX, which PySide6 does not name
_OTHER_WIDTH = 132
_GAP = 8  # px between the line about a twin and a notice


class RegistrationView:
    """The form, as the state says."""

    def __init__(self, ui: Ui_RegistrationForm, words: Words, *, share: NoticeLink, reload: NoticeLink) -> None:
        self._ui = ui
        self._words = words
        self._share = share
        self._reload = reload
        self._told: dict[str, PinPortalError] = {}
        self._trouble: PinPortalError | Incident | None = None
        self._supersedes: Supersedes | None = None
        self._options: dict[QComboBox, Sequence[tuple[str, object]]] = {}
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
            (ui.sendByLabel, ui.sendByChoices),
            (ui.emailLabel, ui.emailCombo),
            (ui.sendToLabel, ui.sendToChoices),
            (ui.languageLabel, ui.languageCombo),
        ):
            name_field(label, field)
        # A drop-down is also named after its line: of the two named "Other" the one to type in is to be found first.
        ui.emailCombo.raise_()
        ui.forCombo.setPlaceholderText(self._words.text("Choose who gets the PIN"))
        ui.emailCombo.setPlaceholderText(self._words.text("Choose first who gets the PIN"))

    # --- the whole

    def show(self, state: WindowState, given: Given) -> None:
        """Shows the state; what was typed is left alone."""
        ui = self._ui
        self._show_head(state, given)
        self._show_person(state)
        self._show_way(state)
        self._show_foot(state, given)
        for field in {*self._told, *state.refusals}:
            self._show_refusal(field, state.refusals.get(field), state)
        self._show_trouble(state)
        for choices in (ui.authorityChoices, ui.registerChoices, ui.sendByChoices, ui.sendToChoices):
            _lead(choices)

    def show_pin(self, pin: Pin) -> None:
        """Puts the PIN on the screen."""
        self._ui.pin.show_pin(pin.reveal())

    def forget_pin(self) -> None:
        """Takes it off."""
        self._ui.pin.forget()

    # --- its parts, from top to bottom

    def _show_head(self, state: WindowState, given: Given) -> None:
        ui, words, patient = self._ui, self._words, given.account.patient
        ui.patientName.setText(patient.name.listed)
        chart = words.text("Chart {number}", number=patient.chart_number)
        ui.patientFacts.setText(" · ".join((words.date(patient.born), words.age(patient.born, given.today), chart)))
        ui.alsoBorn.setText(texts.also_born_line(given.also_born, words))
        ui.alsoBorn.setVisible(bool(given.also_born))
        ui.noticesLayout.setContentsMargins(0, _GAP if given.also_born else 0, 0, 0)
        self._show_supersedes(state)
        if state.sharing:
            ui.supersedeNotice.tell(Tone.NEUTRAL, texts.sharing_sentence(words))
        if state.asks_name_reason:
            ui.nameNotice.tell(Tone.WARN, texts.placeholder_sentence(patient.name.given, words))
        for widget in (ui.reasonLabel, ui.reasonEdit, ui.reasonLine):
            widget.setVisible(state.asks_name_reason)
        for widget in (ui.registerLabel, ui.registerChoices):
            widget.setVisible(not state.sharing)

    def _show_supersedes(self, state: WindowState) -> None:
        if state.supersedes == self._supersedes:
            return  # a notice told again makes its links anew, and the one in use would lose the focus
        self._supersedes = state.supersedes
        if state.supersedes is None:
            self._ui.supersedeNotice.dismiss()
            return
        links = (self._share,) if state.share_offered else ()
        self._ui.supersedeNotice.tell(Tone.WARN, texts.supersede_sentence(state.supersedes, self._words), *links)

    def _show_person(self, state: WindowState) -> None:
        ui, words = self._ui, self._words
        self._fill(ui.forCombo, [(texts.for_line(o, words), o.for_) for o in state.for_options], state.for_)
        line = texts.access_line(state, words)
        ui.forHint.setText(line)
        ui.forHint.setVisible(bool(line))
        ui.newContact.setVisible(state.asks_new_contact)
        for widget in (ui.authorityLabel, ui.authorityChoices, ui.authorityLine):
            widget.setVisible(state.asks_authority)
        for kind, radio in self.authorities():
            _check(radio, state.authority is kind)
        if state.authority is None:
            _uncheck(radio for _, radio in self.authorities())
        line = texts.exclusive_line(state, words)
        ui.authorityHint.setText(line)
        ui.authorityHint.setVisible(bool(line))

    def _show_way(self, state: WindowState) -> None:
        ui, words = self._ui, self._words
        _check(ui.emailRadio, state.by_email)
        _check(ui.doNotSendRadio, not state.by_email)
        lines = [(texts.address_line(o, words), o.address) for o in state.addresses]
        self._fill(ui.emailCombo, lines, state.address)
        for widget in (ui.emailLabel, ui.emailRow):
            widget.setEnabled(state.by_email)
        ui.otherEdit.setVisible(state.types_other)
        ui.emailCombo.setMaximumWidth(_OTHER_WIDTH if state.types_other else _WIDEST)
        ui.minorCheck.setVisible(state.asks_minor_checked)
        _check(ui.minorCheck, state.minor_checked)
        for widget in (ui.sendToLabel, ui.sendToChoices):
            widget.setVisible(state.send_to_shown)
        _check(ui.guardianRadio, state.send_to is SendTo.PARENT_GUARDIAN)
        _check(ui.minorRadio, state.send_to is SendTo.MINOR)
        for radio in (ui.guardianRadio, ui.minorRadio):
            radio.setEnabled(not state.send_to_fixed)
        self._fill(ui.languageCombo, [(words.language_name(c), c) for c in state.languages], state.language)
        several = len(state.languages) > 1
        ui.languageCombo.setVisible(several)
        ui.languageText.setVisible(not several)
        ui.languageText.setText(words.language_name(state.language))

    def _show_foot(self, state: WindowState, given: Given) -> None:
        ui, words = self._ui, self._words
        ui.sendToHint.setText(texts.send_to_line(state, given.rules, words))
        ui.pinLabel.setText(words.text("Current PIN") if state.sharing else words.text("New PIN"))
        ui.pinLine.setText(texts.panel_line(state.panel, given, words))
        ui.printButton.setEnabled(state.can_print)
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
            "for": ui.forCombo,
            "name": ui.firstNameEdit,
            "relationship": ui.relationshipEdit,
            "new_email": ui.newEmailEdit,
            "authority": ui.authorityChoices,
            "email": ui.otherEdit if types_other else ui.emailCombo,
            "minor_checked": ui.minorCheck,
            "send_to": ui.sendToChoices,
        }
        return fields.get(name)

    def _error(self, name: str) -> FieldError | None:
        ui = self._ui
        errors: dict[str, FieldError] = {
            "name_reason": ui.reasonError,
            "for": ui.forError,
            "name": ui.nameError,
            "relationship": ui.newReachError,
            "new_email": ui.newReachError,
            "authority": ui.authorityError,
            "email": ui.emailError,
            "minor_checked": ui.minorCheckError,
            "send_to": ui.sendToError,
        }
        return errors.get(name)

    def _show_refusal(self, name: str, refusal: PinPortalError | None, state: WindowState) -> None:
        field, error = self.field(name, types_other=state.types_other), self._error(name)
        if field is None or error is None:
            return
        if refusal is None:
            self._told.pop(name, None)
            error.withdraw()
        elif self._told.get(name) is not refusal and not _same(self._told.get(name), refusal):
            self._told[name] = refusal
            error.tell(field, self._words.sentence(refusal))

    def _show_trouble(self, state: WindowState) -> None:
        if state.trouble is None:
            self._ui.troubleNotice.dismiss()
        elif state.trouble is not self._trouble:
            links = (self._reload,) if state.reload_offered else ()
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

    def chosen(self, combo: QComboBox) -> object:
        """What the drop-down's current line stands for; None where there is none."""
        index = combo.currentIndex()
        return self._options[combo][index][1] if index >= 0 else None

    def _fill(self, combo: QComboBox, options: Sequence[tuple[str, object]], chosen: object) -> None:
        with QSignalBlocker(combo):
            if self._options.get(combo) != options:
                self._options[combo] = options
                combo.clear()
                combo.addItems([text for text, _ in options])
            combo.setCurrentIndex(next((n for n, (_, data) in enumerate(options) if data == chosen), -1))
        if isinstance(combo, ComboBox):
            combo.show_empty()


def focus(widget: QWidget) -> None:
    """Leads the keyboard there, as the Tab key would."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)


def _check(button: QAbstractButton, checked: bool) -> None:  # noqa: FBT001 - as Qt's own setChecked
    with QSignalBlocker(button):
        button.setChecked(checked)


def _uncheck(radios: Iterable[QAbstractButton]) -> None:
    """Qt lets nobody uncheck the only one of a group that is checked."""
    for radio in radios:
        with QSignalBlocker(radio):
            radio.setAutoExclusive(False)
            radio.setChecked(False)
            radio.setAutoExclusive(True)


def _lead(choices: QWidget) -> None:
    """The focus given to a row of radio buttons goes to the chosen one.

    The row is its label's buddy, because the mnemonic of a label whose buddy is a button also presses that button.
    """
    radios = choices.findChildren(QRadioButton)
    choices.setFocusProxy(next((r for r in radios if r.isChecked()), radios[0]))


def _same(one: PinPortalError | None, other: PinPortalError) -> bool:
    return one is not None and (one.code, dict(one.facts)) == (other.code, dict(other.facts))
