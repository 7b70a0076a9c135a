# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The program's parts over a home of their own."""

import logging
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pinportal_desktop.app.desk import RunningDesk
from pinportal_desktop.app.home import Home
from pinportal_desktop.app.parts import Parts, open_parts
from pinportal_desktop.app.site import demo_address
from pinportal_desktop.domain.ids import PracticeId
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.main_window import MainWindow
from pinportal_desktop.usecases.backups import Backup
from pinportal_desktop.usecases.start_practice import FirstStart


@pytest.fixture(autouse=True)
def log_as_before() -> Iterator[None]:
    """What a test set up for the log does not reach the next one."""
    yield
    for name in ("pinportal_desktop", "uvicorn.error"):
        logger = logging.getLogger(name)
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
            handler.close()
        logger.propagate = True


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A demo's home on this computer."""
    return Home(path=tmp_path / "home", demo=True)


@pytest.fixture
def port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
        return number


class Opens:
    """An opening that asks for nothing."""

    def __init__(self, work: Callable[[], Parts]) -> None:
        self._work = work

    def open(self, passphrase: Secret | None = None) -> Parts:
        return self._work()

    def start(self, first: FirstStart) -> Parts:
        return self._work()

    def backups(self) -> tuple[Backup, ...]:
        return ()

    def restore(self, file: Path, *, passphrase: Secret | None = None, recovery: Secret | None = None) -> Parts:
        return self._work()


def found_practice(parts: Parts, port: int) -> None:
    """A practice without patients, where the demo's 300 would only take time."""
    parts.store.add_practice(
        PracticeRules(
            practice_id=PracticeId(parts.entropy.new_id(parts.clock.now())),
            practice_name="Maple Street Pediatrics",
            portal_address=demo_address(port),
            demo=True,
        )
    )


@pytest.fixture
def parts(home: Home, port: int) -> Iterator[Parts]:
    """An open demo with a practice and nobody in it."""
    opened = open_parts(home, create=True)
    found_practice(opened, port)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def begin(home: Home, window: MainWindow) -> Iterator[Callable[[Callable[[], Parts]], RunningDesk]]:
    begun: list[RunningDesk] = []

    def beginning(open_database: Callable[[], Parts]) -> RunningDesk:
        desk = RunningDesk(home, window, Opens(open_database))
        begun.append(desk)
        desk.begin()
        return desk

    yield beginning
    for desk in begun:
        desk.end()
        assert desk.ended_in_time


@pytest.fixture
def open_database(home: Home, port: int) -> Callable[[], Parts]:
    def opening() -> Parts:
        parts = open_parts(home, create=True)
        found_practice(parts, port)
        return parts

    return opening
