# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Read aloud**: first how the identity was checked, then the PIN, large and spelled out in English and Spanish."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QWidget

from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.screens.forms.ui_registration_reading_aloud import Ui_ReadingAloudForm
from pinportal_desktop.screens.jobs import Err
from pinportal_desktop.screens.keys import enter_presses
from pinportal_desktop.screens.registration.filling import focus
from pinportal_desktop.screens.telling import field_of, sentence, tell_error
from pinportal_desktop.screens.theme import look_now, mono_font
from pinportal_desktop.screens.widgets import Kind
from pinportal_desktop.screens.widgets.marks import label
from pinportal_desktop.usecases.show_pin import IdentityCheck
from pinportal_desktop.words import Words, spelled

_LARGE: Final = 38  # px: read from where one holds a telephone
_SPELLED: Final = 16  # px
_HALF: Final = 4


class ReadingAloud(QDialog):
    """Opened with `.open()`; it forgets the PIN when it closes. Esc closes it.

    Signals: `checked(IdentityCheck | None, str)` when the PIN is asked for; `read` or `refuse` answers it.
    """

    checked = Signal(object, str)

    def __init__(self, words: Words, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._ui = Ui_ReadingAloudForm()
        self._ui.setupUi(self)
        self._spelling: list[QLabel] = []
        ui = self._ui
        ui.heading.setText(words.text("Read the PIN aloud to {name}", name=name))
        ui.sentence.setText(words.text("How did you check that this is {name}? The record keeps it.", name=name))
        ui.noteEdit.setAccessibleName(words.text("How else it was checked"))
        ui.noteEdit.setPlaceholderText(words.text("How?"))
        large = mono_font(look_now())
        large.setPixelSize(_LARGE)
        ui.pin.setFont(large)
        ui.readPage.hide()
        ui.doneButton.hide()
        self._connect()
        focus(ui.calledBackRadio)

    def _connect(self) -> None:
        ui = self._ui
        for _, choice in self._choices():
            choice.toggled.connect(lambda *_: self._allow_note())
        ui.noteEdit.textEdited.connect(lambda *_: ui.identityError.withdraw())
        ui.readButton.clicked.connect(self._ask)
        ui.backButton.clicked.connect(self.reject)
        ui.doneButton.clicked.connect(self.accept)
        self._allow_note()

    def read(self, pin: Pin | None) -> None:
        """It is recorded: the PIN may be read. None when the window has forgotten it meanwhile."""
        if pin is None:
            self.reject()
            return
        ui = self._ui
        for gone in (ui.sentence, ui.askPage, ui.readButton, ui.backButton):
            gone.hide()
        ui.notice.dismiss()
        ui.pin.show_pin(pin.reveal())
        self._spell(pin)
        ui.readLine.setText(self._words.text("Have it read back to you. PINs never contain 0, 1, I, L, O or U."))
        ui.readPage.show()
        ui.doneButton.show()
        ui.doneButton.setFocus()
        self.adjustSize()

    def refuse(self, outcome: Err) -> None:
        """Says what stands against it; what was chosen and typed stays."""
        ui = self._ui
        fields: dict[str, QWidget] = {"identity": ui.identityChoices, "identity_note": ui.noteEdit}
        field = fields.get(field_of(outcome))
        self._enable(enabled=True)
        if field is None:
            tell_error(ui.notice, outcome, self._words)
            focus(ui.readButton)
            return
        ui.identityError.tell(field, sentence(outcome, self._words))
        focus(ui.calledBackRadio if field is ui.identityChoices else field)

    def done(self, result: int) -> None:
        ui = self._ui
        ui.pin.forget()
        for symbol in self._spelling:
            symbol.clear()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    # --- small things

    def _choices(self) -> tuple[tuple[IdentityCheck, QAbstractButton], ...]:
        ui = self._ui
        return (
            (IdentityCheck.CALLED_BACK, ui.calledBackRadio),
            (IdentityCheck.QUESTIONS, ui.questionsRadio),
            (IdentityCheck.PHOTO_ID, ui.photoIdRadio),
            (IdentityCheck.KNOWN, ui.knownRadio),
            (IdentityCheck.OTHER, ui.otherRadio),
        )

    def _allow_note(self) -> None:
        other = self._ui.otherRadio.isChecked()
        self._ui.noteEdit.setEnabled(other)
        self._ui.identityError.withdraw()
        if other:
            focus(self._ui.noteEdit)

    def _ask(self) -> None:
        chosen = next((kind for kind, choice in self._choices() if choice.isChecked()), None)
        self._ui.notice.dismiss()
        self._enable(enabled=False)
        self.checked.emit(chosen, self._ui.noteEdit.text())

    def _enable(self, *, enabled: bool) -> None:
        self._ui.askPage.setEnabled(enabled)
        self._ui.readButton.setEnabled(enabled)

    def _spell(self, pin: Pin) -> None:
        grid = self._ui.spellingLayout
        columns = (("en", self._words.language_name("en")), ("es", self._words.language_name("es")))
        for column, (code, title) in enumerate(columns):
            self._put(label(title, Kind.SMALL, self), 0, column)
            for row, read in enumerate(spelled(pin, code), start=1):
                said = label(read, None, self)
                said.setStyleSheet(f"font-size: {_SPELLED}px;")
                self._put(said, row + (row > _HALF), column)
        # A gap after the dash: one reads four, waits, and reads four.
        grid.setRowMinimumHeight(_HALF + 1, 8)

    def _put(self, text: QLabel, row: int, column: int) -> None:
        self._spelling.append(text)
        self._ui.spellingLayout.addWidget(text, row, column, Qt.AlignmentFlag.AlignLeft)
