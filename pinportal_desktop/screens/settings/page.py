# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The page's fields: filled from what is typed or set, read back, each with its place for what is wrong with it."""

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from pinportal_desktop.domain.addresses import is_loopback
from pinportal_desktop.domain.mail_server import Security
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.forms.ui_settings import Ui_SettingsForm
from pinportal_desktop.screens.settings.state import port_for
from pinportal_desktop.screens.widgets import FieldError, Kind, mark, name_field
from pinportal_desktop.usecases.settling import TypedServer, TypedSettings
from pinportal_desktop.words import Words

_FIELDS: Final = (
    "practiceName", "practiceAddress", "language", "timeZone", "paper",
    "portalAddress", "minorAge", "minorAgeLimit", "pinValidDays", "practicePortal",
    "mailHost", "mailSecurity", "mailPort", "mailUser", "mailPassword", "mailFromAddress", "testAddress",
    "questions",
)  # fmt: skip


class SettingsPage(QObject):
    """Signals: `changed()` when a person or the program changed a field."""

    changed = Signal()

    def __init__(self, ui: Ui_SettingsForm, words: Words, languages: Iterable[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        self._words = words
        self._demo = False
        self.fields: dict[str, tuple[QWidget, FieldError]] = {}
        for name in _FIELDS:
            field: QWidget = getattr(ui, name)
            label: QLabel = getattr(ui, f"{name}Label")
            name_field(label, field)
            self.fields[_snake(name)] = (field, getattr(ui, f"{name}Error"))
            if name != "testAddress":
                self._watch(field)
        self._offer(languages)
        ui.questionsOn.toggled.connect(self.changed)
        ui.mailSecurity.currentIndexChanged.connect(self._suggest_port)
        ui.mailSecurity.currentIndexChanged.connect(self._hint)
        for edit in (ui.portalAddress, ui.minorAgeLimit):
            edit.textChanged.connect(self._hint)
        self._standing: PracticeRules | None = None

    def offer_zones(self, zones: Iterable[str]) -> None:
        """The time zones there are, those of the United States first; what is chosen stays."""
        combo, chosen = self._ui.timeZone, self._ui.timeZone.currentData()
        combo.blockSignals(True)  # noqa: FBT003 - Qt's
        combo.clear()
        for zone in self._words.zones_in_order(zones):
            combo.addItem(self._words.zone_name(zone), zone)
        combo.blockSignals(False)  # noqa: FBT003 - Qt's
        self._choose(combo, chosen)

    def fill(self, typed: TypedSettings, standing: PracticeRules) -> None:
        """Show what is typed, over rules as they stand."""
        ui, self._standing = self._ui, standing
        ui.practiceName.setText(typed.practice_name)
        if ui.practiceAddress.toPlainText() != typed.practice_address:
            ui.practiceAddress.setPlainText(typed.practice_address)
        ui.portalAddress.setText(typed.portal_address)
        ui.minorAge.setText(typed.minor_age)
        ui.minorAgeLimit.setText(typed.minor_age_limit)
        ui.pinValidDays.setText(typed.pin_valid_days)
        ui.practicePortal.setText(typed.practice_portal)
        ui.questionsOn.setChecked(typed.questions_on)
        if ui.questions.toPlainText() != typed.questions:
            ui.questions.setPlainText(typed.questions)
        for combo, value in ((ui.language, typed.language), (ui.timeZone, typed.time_zone), (ui.paper, typed.paper)):
            self._choose(combo, value)
        self._demo = typed.server is None
        if typed.server is not None:
            self._fill_server(typed.server, standing)
        self._allow_mail()
        self._hint()

    def typed(self) -> TypedSettings:
        """What stands there now."""
        ui = self._ui
        return TypedSettings(
            practice_name=ui.practiceName.text(),
            practice_address=ui.practiceAddress.toPlainText(),
            portal_address=ui.portalAddress.text(),
            time_zone=ui.timeZone.currentData() or "",
            language=ui.language.currentData() or "",
            minor_age=ui.minorAge.text(),
            minor_age_limit=ui.minorAgeLimit.text(),
            pin_valid_days=ui.pinValidDays.text(),
            practice_portal=ui.practicePortal.text(),
            questions_on=ui.questionsOn.isChecked(),
            questions=ui.questions.toPlainText(),
            paper=ui.paper.currentData() or "",
            server=None if self._demo else self.typed_server(),
        )

    def typed_server(self) -> TypedServer:
        """The mail server as it stands there now."""
        ui = self._ui
        return TypedServer(
            host=ui.mailHost.text(),
            port=ui.mailPort.text(),
            security=self._security(),
            user=ui.mailUser.text(),
            password=Secret(ui.mailPassword.text()),
            from_address=ui.mailFromAddress.text(),
        )

    def tell(self, told: Iterable[tuple[str, str]]) -> bool:
        """Each sentence under its field, the hand in the first of them; whether every one had a place."""
        placed, first = True, True
        for name, sentence in told:
            field, error = self.fields.get(name, (None, None))
            if field is None or error is None:
                placed = False
                continue
            error.tell(field, sentence)
            if first:
                field.setFocus()
                self._ui.scroll.ensureWidgetVisible(error)
                first = False
        return placed

    def withdraw(self) -> None:
        """Take back what was wrong."""
        for _, error in self.fields.values():
            error.withdraw()

    def _fill_server(self, server: TypedServer, standing: PracticeRules) -> None:
        ui, kept = self._ui, standing.mail_server
        self._choose(ui.mailSecurity, server.security)
        ui.mailHost.setText(server.host)
        ui.mailPort.setText(server.port)
        ui.mailUser.setText(server.user)
        ui.mailPassword.setText(server.password.reveal())
        ui.mailFromAddress.setText(server.from_address)
        is_kept = kept is not None and kept.password is not None
        ui.mailPassword.setPlaceholderText(self._words.text("Kept. Type another to replace it.") if is_kept else "")

    def _allow_mail(self) -> None:
        for name, (field, _) in self.fields.items():
            if name.startswith("mail_") or name == "test_address":
                field.setEnabled(not self._demo)
        self._ui.testButton.setEnabled(not self._demo)

    def _offer(self, languages: Iterable[str]) -> None:
        ui, text = self._ui, self._words.text
        for code in languages:
            ui.language.addItem(self._words.language_told(code), code)
        for name, paper in ((text("US Letter"), "letter"), (text("A4"), "a4")):
            ui.paper.addItem(name, paper)
        names = {
            Security.TLS: text("TLS"),
            Security.STARTTLS: text("STARTTLS, required"),
            Security.STARTTLS_IF_OFFERED: text("STARTTLS, if offered"),
        }
        for security, name in names.items():
            ui.mailSecurity.addItem(name, security)

    def _security(self) -> Security:
        # Qt gives a plain text back.
        return Security(self._ui.mailSecurity.currentData())

    def _suggest_port(self) -> None:
        self._ui.mailPort.setText(port_for(self._security(), self._ui.mailPort.text()))

    def _hint(self) -> None:
        """What follows from what is typed, before it is saved."""
        ui, text, standing = self._ui, self._words.text, self._standing
        clear = self._security() is Security.STARTTLS_IF_OFFERED
        ui.mailSecurityHint.setText(text("PINs may travel unencrypted to the mail server.") if clear else "")
        ui.mailSecurityHint.setVisible(clear)
        about, weighs = self._about_portal(ui.portalAddress.text().strip())
        ui.portalAddressHint.setText(about)
        mark(ui.portalAddressHint, Kind.STRONG if weighs else Kind.MUTED)
        limit = ui.minorAgeLimit.text().strip()
        lower = standing is not None and limit.isdecimal() and int(limit[:9]) < standing.minor_age_limit
        ui.minorAgeLimitHint.setText(
            text("years. Once saved, parents of patients from {age} on lose their access.", age=limit)
            if lower
            else text("years; from then on parents’ access ends.")
        )
        mark(ui.minorAgeLimitHint, Kind.STRONG if lower else Kind.MUTED)

    def _about_portal(self, address: str) -> tuple[str, bool]:
        """What follows from it, and whether that needs somebody's attention."""
        text = self._words.text
        if not address:
            return text("Where parents register. While it is empty, nothing is sent or printed."), True
        host = address.partition("://")[2].partition("/")[0].partition(":")[0]
        if is_loopback(host) and not self._demo:
            return text("Only this computer can open this address; parents at home cannot."), True
        return text("Where parents register."), False

    def _watch(self, field: QWidget) -> None:
        match field:
            case QLineEdit() | QPlainTextEdit():
                field.textChanged.connect(self.changed)
            case QComboBox():
                field.currentIndexChanged.connect(self.changed)

    def _choose(self, combo: QComboBox, value: Any) -> None:  # noqa: ANN401 - as `addItem` takes it
        if value is not None and combo.findData(value) < 0:
            name = self._words.zone_name(value) if combo is self._ui.timeZone else str(value)
            combo.addItem(name, value)
        combo.setCurrentIndex(combo.findData(value))


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name)
