# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The part of the form that says where the PIN goes: Send by, address or phone, Send to, language."""

from itertools import pairwise

from PySide6.QtWidgets import QWidget

from pinportal_desktop.domain.carriers import CarrierState
from pinportal_desktop.domain.credential import SendTo
from pinportal_desktop.screens.forms.ui_registration_window import Ui_RegistrationForm
from pinportal_desktop.screens.registration import texts
from pinportal_desktop.screens.registration.filling import DropDowns, check, write
from pinportal_desktop.screens.registration.given import Given, SendBy
from pinportal_desktop.screens.registration.state import WindowState
from pinportal_desktop.screens.widgets import NoticeLink, Tone
from pinportal_desktop.screens.widgets.marks import set_look
from pinportal_desktop.words import Words

_WIDEST = 16777215  # Qt's QWIDGETSIZE_MAX, which PySide6 does not name
_OTHER_WIDTH = 132
_TONES = {CarrierState.DEAD: Tone.BAD, CarrierState.ENDING: Tone.WARN, CarrierState.UNVERIFIED: Tone.WARN}


class WayView:
    """`offers` are the ways that stand beside a carrier that is not to be trusted."""

    def __init__(
        self, ui: Ui_RegistrationForm, words: Words, drop_downs: DropDowns, *, offers: tuple[NoticeLink, ...]
    ) -> None:
        self._ui = ui
        self._words = words
        self._drop_downs = drop_downs
        self._offers = offers
        self._warned: tuple[str, ...] = ()
        ui.emailCombo.setPlaceholderText(words.text("Choose first who gets the PIN"))
        ui.carrierCombo.setPlaceholderText(words.text("Choose the carrier"))
        # Wider than it needs to be, it would push the window's edge out.
        ui.carrierCombo.setMinimumContentsLength(8)

    def show(self, state: WindowState, given: Given) -> None:
        """Shows the state; what was typed is left alone."""
        self._show_send_by(state)
        self._show_email(state)
        self._show_text(state)
        self._show_send_to(state, given)
        self._show_language(state)

    def _show_send_by(self, state: WindowState) -> None:
        ui = self._ui
        check(ui.emailRadio, state.send_by is SendBy.EMAIL)
        check(ui.textRadio, state.send_by is SendBy.TEXT)
        check(ui.doNotSendRadio, state.send_by is SendBy.NOTHING)
        ui.textRadio.setVisible(state.can_text)

    def _show_email(self, state: WindowState) -> None:
        ui, words = self._ui, self._words
        lines = [(texts.address_line(o, words), o.address) for o in state.addresses]
        self._drop_downs.fill(ui.emailCombo, lines, state.address)
        for widget in (ui.emailLabel, ui.emailRow, ui.emailLine):
            widget.setVisible(state.send_by is not SendBy.TEXT)
        for widget in (ui.emailLabel, ui.emailRow):
            widget.setEnabled(state.send_by is SendBy.EMAIL)
        ui.otherEdit.setVisible(state.types_other)
        ui.emailCombo.setMaximumWidth(_OTHER_WIDTH if state.types_other else _WIDEST)

    def _show_text(self, state: WindowState) -> None:
        ui, words = self._ui, self._words
        for widget in (ui.phoneLabel, ui.phoneRow, ui.phoneLine):
            widget.setVisible(state.send_by is SendBy.TEXT)
        if not state.phone_typed:
            write(ui.phoneEdit, words.phone(state.phone) if state.phone else "")
        self._drop_downs.fill(ui.carrierCombo, [(c.name, c) for c in state.carriers], state.carrier)
        self._warn_of_carrier(state)

    def _warn_of_carrier(self, state: WindowState) -> None:
        ui, carrier, kind = self._ui, state.carrier, state.carrier_state
        tone = None if kind is None else _TONES.get(kind)
        dead = kind is CarrierState.DEAD and state.send_by is SendBy.TEXT
        set_look(ui.carrierCombo, "refused", "true" if dead else "false")
        told = (
            () if carrier is None or kind is None or tone is None else (carrier.name, kind.value, state.send_by.value)
        )
        if told == self._warned:
            return  # told again, it would make its links anew, and the one in use would lose the focus
        self._warned = told
        if carrier is None or kind is None or tone is None or state.send_by is not SendBy.TEXT:
            ui.carrierNotice.dismiss()
            ui.carrierCombo.setAccessibleDescription("")
            return
        line = texts.carrier_line(carrier, kind, self._words)
        ui.carrierNotice.tell(tone, line, *self._offers)
        for before, after in pairwise((ui.carrierCombo, *ui.carrierNotice.links)):
            QWidget.setTabOrder(before, after)  # made anew, they would come last
        ui.carrierCombo.setAccessibleDescription(line)

    def _show_send_to(self, state: WindowState, given: Given) -> None:
        ui, words = self._ui, self._words
        ui.minorCheck.setVisible(state.asks_minor_checked)
        ui.minorCheck.setText(texts.minor_check_line(state.send_by, words))
        check(ui.minorCheck, state.minor_checked)
        for widget in (ui.sendToLabel, ui.sendToChoices):
            widget.setVisible(state.send_to_shown)
        check(ui.guardianRadio, state.send_to is SendTo.PARENT_GUARDIAN)
        check(ui.minorRadio, state.send_to is SendTo.MINOR)
        for radio in (ui.guardianRadio, ui.minorRadio):
            radio.setEnabled(not state.send_to_fixed)
        ui.sendToHint.setText(texts.send_to_line(state, given.rules, words))

    def _show_language(self, state: WindowState) -> None:
        ui, words = self._ui, self._words
        self._drop_downs.fill(ui.languageCombo, [(words.language_name(c), c) for c in state.languages], state.language)
        several = len(state.languages) > 1
        ui.languageCombo.setVisible(several)
        ui.languageText.setVisible(not several)
        ui.languageText.setText(words.language_name(state.language))
