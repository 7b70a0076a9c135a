# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""F1: every key that does something, and the letters of the window that one is in."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QDialog, QGridLayout, QLabel, QTabBar, QWidget

from pinportal_desktop.screens import shortcuts
from pinportal_desktop.screens.focus import open_and_give_focus_back
from pinportal_desktop.screens.forms.ui_keyboard import Ui_KeyboardForm
from pinportal_desktop.screens.keys import enter_presses
from pinportal_desktop.screens.widgets import Kind, label
from pinportal_desktop.screens.widgets.marks import spoken

Told = tuple[str, str]  # the keys, and what they do

_FORM: Final = "KeyboardForm"
_ROOM: Final = 0.85  # of the screen's height, for the window with its frame


def text(source: str) -> str:
    """As a form's texts are: the windows that F1 opens over know no words."""
    return QCoreApplication.translate(_FORM, source)


def keys_told(*, at_desk: bool) -> tuple[Told, ...]:
    """The keys that act beside the letters; before the desk is there, hardly any does."""
    help_told = (shortcuts.HELP.shown(), text("Shows these keys"))
    if not at_desk:
        return ((text("Enter"), text("Presses the button that has the focus")), help_told)
    return (
        (shortcuts.SEARCH.shown(), text("Searches from anywhere")),
        (text("↑ ↓"), text("Move through the results while the cursor is in the search box")),
        (text("Enter"), text("Opens the account that one is on; elsewhere presses the button that has the focus")),
        (shortcuts.BACK.shown(), text("Goes back to the results")),
        (shortcuts.ACT.shown(), text("Sends in Patient Registration, saves a patient or a contact")),
        (shortcuts.SAVE.shown(), text("Saves the settings")),
        (
            shortcuts.LEAVE.shown(),
            text("Goes back one step: empties the search box, leaves an account, closes a window"),
        ),
        help_told,
    )


def letters_told(window: QWidget) -> tuple[Told, ...]:
    """The letters that reach what is seen in `window`, in its order. A Mac has none."""
    seen = ((QKeySequence.mnemonic(lettered), lettered) for lettered in _lettered(window))
    native = QKeySequence.SequenceFormat.NativeText
    return tuple((keys.toString(native), spoken(lettered)) for keys, lettered in seen if not keys.isEmpty())


class KeyboardWindow(QDialog):
    """Opened with `.open()` over the window whose letters it tells."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_KeyboardForm()
        self.ui.setupUi(self)
        _fill(self.ui.keysGrid, keys_told(at_desk=_is_at_desk(over)))
        letters = letters_told(over)
        self.ui.lettersTitle.setVisible(bool(letters))
        half = (len(letters) + 1) // 2
        _fill(self.ui.lettersGrid, letters[:half])
        _fill(self.ui.lettersGrid, letters[half:], column=2)
        self.ui.closeButton.clicked.connect(self.accept)
        self.ui.closeButton.setFocus()
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """As high as the list, if the screen has that much room; else it scrolls."""
        wanted = self.ui.body.sizeHint().height() + self.ui.foot.sizeHint().height()
        room = int(self.screen().availableGeometry().height() * _ROOM)
        self.resize(self.ui.body.sizeHint().width(), min(wanted, room))


def _is_at_desk(over: QWidget) -> bool:
    """Whether there is a search to go to: in the window that one is in, or in one behind it."""
    windows: list[QWidget] = [over]
    while (behind := windows[-1].parentWidget()) is not None:
        windows.append(behind.window())
    return any(shortcuts.SEARCH.acts_in(window) for window in windows)


def show_keys(over: QWidget) -> None:
    """Open the list over a window."""
    open_and_give_focus_back(KeyboardWindow(over), over)


def _lettered(window: QWidget) -> Iterator[str]:
    """The texts in which a letter may be underlined, of what can be reached now."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window:
            continue
        match widget:
            case QLabel() if widget.buddy() is not None and widget.buddy().isEnabled():
                yield widget.text()
            case QAbstractButton() if widget.isEnabled():
                yield widget.text()
            case QTabBar():
                yield from (widget.tabText(number) for number in range(widget.count()))
            case _:
                pass


def _fill(grid: QGridLayout, lines: Sequence[Told], *, column: int = 0) -> None:
    for row, (keys, does) in enumerate(lines):
        named = label(keys, Kind.LABEL)
        told = label(does)
        told.setWordWrap(True)
        grid.addWidget(named, row, column, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(told, row, column + 1)
    grid.setColumnStretch(column + 1, 1)
