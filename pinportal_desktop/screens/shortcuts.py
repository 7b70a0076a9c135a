# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The keys that act beside the focused control, once: windows bind them from here, hints and F1 tell them from here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Keys:
    """`told` is the one that people are told, `also` does the same; both as QKeySequence reads them."""

    told: str
    also: tuple[str, ...] = ()

    def shown(self) -> str:
        """As this computer's keyboard names them ("Ctrl+K", on a Mac "⌘K")."""
        return QKeySequence(self.told).toString(QKeySequence.SequenceFormat.NativeText)

    def bind(self, owner: QWidget, act: Callable[[], object], *, within: bool = False) -> None:
        """Have them act in the owner's window, or only while the focus is `within` the owner. Held down, once."""
        for keys in (self.told, *self.also):
            shortcut = QShortcut(QKeySequence(keys), owner, act)
            shortcut.setAutoRepeat(False)
            if within:
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def acts_in(self, window: QWidget) -> bool:
        """Whether anything in the window has bound them."""
        return any(shortcut.key() == QKeySequence(self.told) for shortcut in window.findChildren(QShortcut))


SEARCH: Final = Keys("Ctrl+K")
BACK: Final = Keys("Alt+Left")
LEAVE: Final = Keys("Esc")
# The keyboard's two: beside the letters and beside the digits.
ACT: Final = Keys("Ctrl+Enter", ("Ctrl+Return",))
SAVE: Final = Keys("Ctrl+S")
HELP: Final = Keys("F1")

ALL: Final = (SEARCH, BACK, LEAVE, ACT, SAVE, HELP)
