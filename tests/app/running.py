# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the desk's window says by now."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from pinportal_desktop.screens.main_window import MainWindow
from pinportal_desktop.words import Words

LONGEST = 10_000  # ms that the program may take before its test fails; nothing waits that long

WORDS = Words.load()


def texts(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def until(qtbot: QtBot, window: MainWindow, text: str) -> None:
    qtbot.waitUntil(lambda: text in texts(window), timeout=LONGEST)
