# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The window stands there before anything that takes long is loaded, and the desk begins once."""

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pinportal_desktop.app import first_paint
from pinportal_desktop.screens.main_window import MainWindow

_LONG = ("sqlalchemy", "sqlcipher3", "cryptography", "typer", "keyring", "starlette", "pinportal_desktop.words")
_BEHIND = ("pinportal_desktop.screens.patients", "pinportal_desktop.screens.account", "pinportal_desktop.app.desk")


def test_nothing_that_takes_long_is_loaded_before_the_first_paint() -> None:
    asked = f"print([m for m in {(*_LONG, *_BEHIND)} if m in sys.modules])"
    begins = "import sys, pinportal_desktop.__main__, pinportal_desktop.app.terminal, pinportal_desktop.app.first_paint"
    done = subprocess.run([sys.executable, "-c", f"{begins}\n{asked}"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("shown", ["at once", "after it began", "never"])
def test_the_desk_begins_once_whenever_its_window_is_painted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, shown: str
) -> None:
    monkeypatch.setattr(first_paint, "_PAINTED_WITHIN", 1 if shown != "at once" else 600_000)
    window, begun = MainWindow(), list[bool]()
    qtbot.addWidget(window)
    first_paint._once_painted(window, lambda: begun.append(True))
    if shown == "at once":
        window.show()
    qtbot.waitUntil(lambda: bool(begun))
    if shown == "after it began":
        with qtbot.waitSignal(window.painted):
            window.show()
    QApplication.processEvents()
    assert begun == [True]
