# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What was focused before a window opened is focused after it closes."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget
from shiboken6 import isValid

from pinportal_desktop.screens import shortcuts

_AROUND: Final = 24  # px kept in view above and below the focus: an error stands under its field


class KeepInView(QObject):
    """Scrolls to what has the focus: Tab does so by itself, a letter pressed with Alt does not."""

    def __init__(self, scroll: QScrollArea) -> None:
        super().__init__(scroll)
        self._scroll = scroll
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        held = self._scroll.widget()
        if now is not None and held is not None and held.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, _AROUND)


def open_and_give_focus_back(dialog: QDialog, owner: QWidget) -> None:
    """Open the dialog over `owner`; when it closes, the hand is where it was, or at `owner` when that is gone.

    F1 lists the keys in it.
    """
    before = QApplication.focusWidget()

    def give_back() -> None:
        if not isValid(owner):
            return
        owner.window().activateWindow()
        kept = before is not None and isValid(before) and before.isVisible() and before.isEnabled()
        (before if kept and before is not None else owner).setFocus()

    dialog.finished.connect(give_back)
    offer_keys(dialog)
    dialog.open()


def offer_keys(window: QWidget) -> None:
    """F1 lists the keys in this window."""

    def show() -> None:
        # Loaded when it is asked for; it opens by this module itself.
        from pinportal_desktop.screens.keyboard import show_keys

        show_keys(window)

    shortcuts.HELP.bind(window, show)
