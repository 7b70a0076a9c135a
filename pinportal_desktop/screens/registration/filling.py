# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Puts a state into widgets without their telling that a person did it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QRadioButton, QWidget

from pinportal_desktop.screens.widgets import ComboBox


class DropDowns:
    """What each line of each drop-down stands for."""

    def __init__(self) -> None:
        self._options: dict[QComboBox, Sequence[tuple[str, object]]] = {}

    def chosen(self, combo: QComboBox) -> object:
        """What the drop-down's current line stands for; None where there is none."""
        index = combo.currentIndex()
        return self._options[combo][index][1] if index >= 0 else None

    def fill(self, combo: QComboBox, options: Sequence[tuple[str, object]], chosen: object) -> None:
        """Shows these lines, and the one chosen."""
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


def check(button: QAbstractButton, checked: bool) -> None:  # noqa: FBT001 - as Qt's own setChecked
    """Checks it, or not."""
    with QSignalBlocker(button):
        button.setChecked(checked)


def uncheck(radios: Iterable[QAbstractButton]) -> None:
    """Qt lets nobody uncheck the only one of a group that is checked."""
    for radio in radios:
        with QSignalBlocker(radio):
            radio.setAutoExclusive(False)
            radio.setChecked(False)
            radio.setAutoExclusive(True)


def write(edit: QLineEdit, text: str) -> None:
    """Puts a text there, leaving the cursor alone where it stands there already."""
    if edit.text() != text:
        with QSignalBlocker(edit):
            edit.setText(text)


def lead(choices: QWidget) -> None:
    """The focus given to a row of radio buttons goes to the chosen one.

    The row is its label's buddy, because the mnemonic of a label whose buddy is a button also presses that button.
    """
    radios = choices.findChildren(QRadioButton)
    choices.setFocusProxy(next((r for r in radios if r.isChecked()), radios[0]))
