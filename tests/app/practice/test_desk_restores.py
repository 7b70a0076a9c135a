# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Restoring from the program: where it cannot open its data, and with the recovery key where there are no keys."""

import os
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from pinportal_desktop.app import site
from pinportal_desktop.app.backups import keys_beside
from pinportal_desktop.app.desk import RunningDesk
from pinportal_desktop.app.home import Home
from pinportal_desktop.app.practice import PracticeOpening
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.screens.backups.question import RestoreQuestion
from pinportal_desktop.screens.main_window import MainWindow
from pinportal_desktop.usecases.start_practice import FirstStart
from pinportal_desktop.words import Words
from tests.app.practice.practices import PASSPHRASE
from tests.app.practice.restoring import begun, names, opened
from tests.app.running import LONGEST, texts, until

WORDS = Words.load()
WITHOUT_KEYRING = FirstStart(
    practice_name="Maple Street", portal_address="https://portal.example.org", time_zone="", passphrase=PASSPHRASE
)


@pytest.fixture(autouse=True)
def no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "demo_address", lambda *_: "http://127.0.0.1:0")


def press(window: MainWindow, text: str) -> None:
    (found,) = [
        one for one in window.findChildren(QPushButton) if one.text().replace("&", "") == text and one.isVisible()
    ]
    found.click()


def confirm(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: bool(window.findChildren(RestoreQuestion)), timeout=LONGEST)
    (question,) = window.findChildren(RestoreQuestion)
    question._ui.actButton.click()


def offered(qtbot: QtBot, desk: RunningDesk) -> None:
    def shown() -> bool:
        # Pages before it are gone, and their buttons with them.
        return isValid(desk._page) and desk._page._ui.restoreButton.isVisible()

    qtbot.waitUntil(shown, timeout=LONGEST)


def test_a_damaged_database_is_told_and_a_backup_is_restored_from_there(
    qtbot: QtBot, home: Home, window: MainWindow, system_keyring: Any
) -> None:
    begun(home)
    os.truncate(home.own_database, 5000)
    desk = RunningDesk(home, window, PracticeOpening(home))
    desk.begin()
    try:
        until(qtbot, window, WORDS.code(Code.DATABASE_DAMAGED, path=str(home.own_database)))
        offered(qtbot, desk)
        press(window, "Restore a Backup…")
        confirm(qtbot, window)
        until(qtbot, window, "Patient Administration")
    finally:
        desk.end()
    parts = opened(home)
    assert names(parts) == ["Garcia, Marisol"]
    parts.close()


def test_where_a_passphrase_keeps_the_keys_the_way_is_the_same(
    qtbot: QtBot, home: Home, window: MainWindow, no_keyring: None
) -> None:
    begun(home, WITHOUT_KEYRING)
    os.truncate(home.own_database, 5000)
    desk = RunningDesk(home, window, PracticeOpening(home))
    desk.begin()
    try:
        until(qtbot, window, WORDS.text("Passphrase"))
        answer(window, PASSPHRASE.reveal(), "Open")
        offered(qtbot, desk)
        press(window, "Restore a Backup…")
        confirm(qtbot, window)
        qtbot.waitUntil(lambda: bool(window.findChildren(QLineEdit)), timeout=LONGEST)
        answer(window, PASSPHRASE.reveal(), "Open")
        until(qtbot, window, "Patient Administration")
    finally:
        desk.end()


def answer(window: MainWindow, text: str, act: str) -> None:
    (field,) = window.findChildren(QLineEdit)
    field.setText(text)
    press(window, act)


def test_a_computer_that_lost_the_keys_asks_for_the_paper_and_names_the_group_that_is_mistyped(
    qtbot: QtBot, home: Home, window: MainWindow, system_keyring: Any
) -> None:
    before = begun(home)
    config = home.config()
    assert config is not None
    # As after the keyring was reset: the entries of this set are gone.
    for name in ("database key", "practice key"):
        system_keyring.delete_password("PinPortal", f"{name} {config.key_set}")
    desk = RunningDesk(home, window, PracticeOpening(home))
    desk.begin()
    try:
        until(qtbot, window, WORDS.code(Code.KEYS_MISSING))
        offered(qtbot, desk)
        press(window, "Restore a Backup…")
        confirm(qtbot, window)
        until(qtbot, window, f"paper {before.backup.paper}")
        groups = before.recovery.reveal().split()
        wrong = ("A" if groups[4][0] != "A" else "B") + groups[4][1:]
        answer(window, " ".join([*groups[:4], wrong, *groups[5:]]), "Restore")
        until(qtbot, window, WORDS.code(Code.RECOVERY_GROUP, number=5, group=wrong))
        answer(window, before.recovery.reveal(), "Restore")
        until(qtbot, window, "Patient Administration")
    finally:
        desk.end()
    assert before.recovery.reveal() not in texts(window)


def test_nothing_is_offered_where_a_restore_would_not_help_or_there_is_no_backup(
    qtbot: QtBot, home: Home, window: MainWindow, system_keyring: Any
) -> None:
    before = begun(home)
    before.backup.file.unlink()
    keys_beside(before.backup.file).unlink()
    os.truncate(home.own_database, 5000)
    desk = RunningDesk(home, window, PracticeOpening(home))
    desk.begin()
    try:
        until(qtbot, window, WORDS.text("PinPortal cannot open its data"))
        desk._jobs.close()
        QApplication.processEvents()
        assert not desk._page._ui.restoreButton.isVisible()
    finally:
        desk.end()
