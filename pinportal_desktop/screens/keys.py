# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Enter does the focused control only."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget


def enter_presses(window: QWidget, event: QKeyEvent) -> bool:
    """Whether the key was Enter, which presses the push button that has the focus and does nothing elsewhere.

    Qt presses a dialog's default button, and a focused one only when that is `autoDefault` in a dialog: both are off
    here.
    """
    if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
        return False
    focused = window.focusWidget()
    if isinstance(focused, QPushButton) and focused.hasFocus() and not event.isAutoRepeat():
        focused.click()
    event.accept()
    return True
