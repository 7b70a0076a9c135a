# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What was focused before a window opened is focused after it closes."""

from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid


def open_and_give_focus_back(dialog: QDialog, owner: QWidget) -> None:
    """Open the dialog over `owner`; when it closes, the hand is where it was, or at `owner` when that is gone."""
    before = QApplication.focusWidget()

    def give_back() -> None:
        if not isValid(owner):
            return
        owner.window().activateWindow()
        kept = before is not None and isValid(before) and before.isVisible() and before.isEnabled()
        (before if kept and before is not None else owner).setFocus()

    dialog.finished.connect(give_back)
    dialog.open()
