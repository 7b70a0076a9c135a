# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The first start: the practice's name and the portal's address; without a keyring also a passphrase."""

from PySide6.QtCore import QTimeZone, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from pinportal_desktop.domain.errors import Code, PinPortalError, Refused
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.forms.ui_first_start import Ui_FirstStartForm
from pinportal_desktop.screens.jobs import Err
from pinportal_desktop.screens.starting.waiting import Waiting
from pinportal_desktop.screens.telling import field_of, sentence, tell_error
from pinportal_desktop.screens.widgets import FieldError, name_field
from pinportal_desktop.usecases.start_practice import FirstStart
from pinportal_desktop.words import Words


class FirstStartPage(QWidget):
    """Signals: `answered(FirstStart)`; `given_up()` while that is waited for.

    The page stays until the database is made, and takes `refuse`.
    """

    answered = Signal(object)
    given_up = Signal()

    def __init__(
        self,
        words: Words,
        *,
        where: str,
        on_server: bool,
        portal_address: str,
        no_keyring: PinPortalError | None,
        parent: QWidget | None = None,
    ) -> None:
        """`where` the data will lie: a file, or `on_server` a PostgreSQL; `portal_address` is what stands there first.

        `no_keyring` says why a passphrase is asked for; None where a keyring keeps the keys.
        """
        super().__init__(parent)
        self._words = words
        self._asks_passphrase = no_keyring is not None
        ui = self._ui = Ui_FirstStartForm()
        ui.setupUi(self)
        self._waiting = Waiting(ui.notice, words)
        self._waiting.given_up.connect(self.given_up)
        self._fields: dict[str, tuple[QLineEdit, FieldError]] = {
            "practice_name": (ui.practiceName, ui.practiceNameError),
            "portal_address": (ui.portalAddress, ui.portalAddressError),
            "passphrase": (ui.passphrase, ui.passphraseError),
            "repeat": (ui.repeat, ui.repeatError),
        }
        labels: tuple[QLabel, ...] = (ui.practiceNameLabel, ui.portalAddressLabel, ui.passphraseLabel, ui.repeatLabel)
        for label, (field, _) in zip(labels, self._fields.values(), strict=True):
            name_field(label, field)
            field.returnPressed.connect(self._answer)
        ui.portalAddress.setText(portal_address)
        ui.passphrasePart.setVisible(self._asks_passphrase)
        if no_keyring is not None:
            asked = words.text("A passphrase protects your data instead.")
            ui.noKeyring.setText(f"{words.sentence(no_keyring)} {asked}")
        ui.whereValue.setText(self._where(where, on_server=on_server))
        ui.beginButton.clicked.connect(self._answer)
        self.setFocusProxy(ui.practiceName)

    def refuse(self, outcome: Err) -> None:
        """Say what stands against it, under the field at fault; what was typed stays."""
        self._waiting.end()
        self._ui.beginButton.setEnabled(True)
        field, error = self._fields.get(field_of(outcome), (None, None))
        if field is None or error is None:
            tell_error(self._ui.notice, outcome, self._words)
            return
        error.tell(field, sentence(outcome, self._words))
        field.setFocus()
        field.selectAll()

    def _where(self, where: str, *, on_server: bool) -> str:
        text = self._words.text
        lies = text("The data will lie in the PostgreSQL database {where}.", where=where) if on_server else ""
        lies = lies or text("The data will lie encrypted in {where}.", where=where)
        kept = "" if self._asks_passphrase else text("Its keys are kept in this computer's keyring.")
        return f"{lies} {kept}".strip()

    def _answer(self) -> None:
        ui = self._ui
        if not ui.beginButton.isEnabled():
            return
        if self._asks_passphrase and ui.passphrase.text() != ui.repeat.text():
            self.refuse(Err(Refused(Code.PASSPHRASE_REPEAT, field="repeat")))
            return
        ui.beginButton.setEnabled(False)
        self._waiting.begin()
        zone = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
        passphrase = Secret(ui.passphrase.text()) if self._asks_passphrase else None
        first = FirstStart(
            practice_name=ui.practiceName.text(),
            portal_address=ui.portalAddress.text(),
            time_zone=zone,
            passphrase=passphrase,
        )
        self.answered.emit(first)
