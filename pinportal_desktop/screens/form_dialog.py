# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A window with fields to type into and **Save**: what all such windows do alike."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QLineEdit, QPushButton, QWidget

from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.screens import shortcuts
from pinportal_desktop.screens.keys import enter_presses
from pinportal_desktop.screens.widgets import FieldError, Notice, Tone
from pinportal_desktop.words import Words

Lines = Mapping[str, tuple[QLineEdit, FieldError]]
Inputs = Mapping[str, tuple[QWidget, FieldError]]


class FormWidgets(Protocol):
    """What every such form has."""

    body: QFrame
    leaving: Notice
    footLine: QLabel  # noqa: N815 - named in the form
    saveButton: QPushButton  # noqa: N815 - named in the form
    cancelButton: QPushButton  # noqa: N815 - named in the form


class FormDialog(QDialog):
    """Opened with `.open()`. Ctrl+Enter is **Save**, Esc is **Cancel**, Enter presses the focused button only."""

    def __init__(self, words: Words, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = words
        self._before_busy: QWidget | None = None
        self._leave: Callable[[], None] = lambda: None

    def set_up_form(
        self, form: FormWidgets, inputs: Inputs, *, save: Callable[[], None], leave: Callable[[], None]
    ) -> None:
        """Called once the form stands. `inputs` are its own by the names that refusals give them."""
        self._form, self._inputs, self._leave = form, inputs, leave
        form.saveButton.clicked.connect(save)
        form.cancelButton.clicked.connect(self.reject)
        form.footLine.setText(self._words.text("{keys} saves", keys=shortcuts.ACT.shown()))
        shortcuts.ACT.bind(self, save)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc and **Cancel**."""
        self._leave()

    def leave(self) -> None:
        """Closes without saving."""
        self.done(QDialog.DialogCode.Rejected)

    def show_refusals(self, refusals: Mapping[str, PinPortalError]) -> None:
        """What stands under which input; one of both names stands under the first."""
        named = {"given": refusals["name"]} if "name" in refusals else {}
        shown = named | dict(refusals)
        for name, (line, error) in self._inputs.items():
            refusal = shown.get(name)
            if refusal is None:
                error.withdraw()
            elif error.text() != self._words.sentence(refusal):
                error.tell(line, self._words.sentence(refusal))

    def lead_to(self, name: str) -> None:
        """Leads the keyboard to the input at fault."""
        line, _ = self._inputs.get("given" if name == "name" else name, (None, None))
        if line is not None:
            line.setFocus(Qt.FocusReason.TabFocusReason)

    def show_busy(self, *, busy: bool) -> None:
        """What is disabled loses the focus; the person goes on where they were."""
        if busy and self._before_busy is None:
            self._before_busy = self.focusWidget()
        for widget in (self._form.body, self._form.saveButton, self._form.cancelButton):
            widget.setEnabled(not busy)
        if not busy and self._before_busy is not None:
            before, self._before_busy = self._before_busy, None
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_leaving(self, *, leaving: bool) -> None:
        """Says once that leaving would lose what was typed."""
        if leaving:
            told = self._words.text("What you typed is not saved yet. Cancel once more leaves it.")
            self._form.leaving.tell(Tone.WARN, told)
        else:
            self._form.leaving.dismiss()
