# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the desk's window asks before there is a database: a first start, a passphrase, another try."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from pinportal_desktop.app.desk import RunningDesk
from pinportal_desktop.app.home import Home
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.app.practice import FirstStartNeeded, PassphraseNeeded
from pinportal_desktop.domain.errors import Code, Refused, StorageError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.main_window import MainWindow
from pinportal_desktop.screens.starting import waiting
from pinportal_desktop.screens.starting.first_start import FirstStartPage
from pinportal_desktop.screens.starting.opening import OpeningPage
from pinportal_desktop.screens.starting.passphrase import PassphrasePage
from pinportal_desktop.usecases.start_practice import FirstStart
from tests.app.conftest import Opens
from tests.app.running import LONGEST, WORDS, until


class Asks(Opens):
    """A practice's opening whose keyring nobody answers until told."""

    def __init__(self, open_database: Callable[[], Parts], needed: object) -> None:
        self.answered = threading.Event()
        self.asked = 0
        self._open_database = open_database
        self._needed = needed

    def open(self, passphrase: Secret | None = None) -> Any:
        if passphrase is None:
            return self._needed
        if passphrase != Secret("right"):
            raise Refused(Code.PASSPHRASE_WRONG, field="passphrase")
        return self._open_database()

    def start(self, first: FirstStart) -> Parts:
        self.asked += 1
        if self.asked == 1:
            assert self.answered.wait(LONGEST / 1000)
            raise StorageError(Code.KEYRING_LOCKED)
        return self._open_database()


def test_a_keyring_whose_prompt_nobody_answers_never_blocks_the_window_and_can_be_given_up(
    qtbot: QtBot, home: Home, window: MainWindow, open_database: Callable[[], Parts], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "LONG", 1)
    asks = Asks(open_database, FirstStartNeeded(where="practice.db", on_server=False, no_keyring=None))
    desk = RunningDesk(home, window, asks)
    desk.begin()
    until(qtbot, window, "Welcome to PinPortal")
    (page,) = window.findChildren(FirstStartPage)
    page._ui.practiceName.setText("Maple Street Pediatrics")
    page._ui.beginButton.click()
    qtbot.waitUntil(lambda: bool(page._ui.notice.links))
    page._ui.notice.links[0].click()
    until(qtbot, window, WORDS.code(Code.OPENING_GIVEN_UP))
    assert page._ui.practiceName.text() == "Maple Street Pediatrics"
    asks.answered.set()
    page._ui.beginButton.click()
    until(qtbot, window, "Patient Administration")
    desk.end()
    assert desk.ended_in_time


def test_a_wrong_passphrase_is_told_and_the_right_one_opens(
    qtbot: QtBot, home: Home, window: MainWindow, open_database: Callable[[], Parts]
) -> None:
    desk = RunningDesk(home, window, Asks(open_database, PassphraseNeeded()))
    desk.begin()
    until(qtbot, window, "Passphrase")
    (page,) = window.findChildren(PassphrasePage)
    for said, told in (("wrong", WORDS.code(Code.PASSPHRASE_WRONG)), ("right", "Patient Administration")):
        page._ui.passphrase.setText(said)
        page._ui.openButton.click()
        until(qtbot, window, told)
    desk.end()
    assert desk.ended_in_time


def test_a_database_that_could_not_be_opened_is_tried_again_from_the_window(
    qtbot: QtBot, home: Home, window: MainWindow, open_database: Callable[[], Parts]
) -> None:
    tries = [StorageError(Code.DATABASE_GONE), None]

    def work() -> Parts:
        if (error := tries.pop(0)) is not None:
            raise error
        return open_database()

    desk = RunningDesk(home, window, Opens(work))
    desk.begin()
    until(qtbot, window, WORDS.code(Code.DATABASE_GONE))
    (page,) = window.findChildren(OpeningPage)
    page._ui.actButton.click()
    until(qtbot, window, "Patient Administration")
    desk.end()
    assert desk.ended_in_time
