# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""How the desk's program begins, and what it says when something is missing or goes wrong."""

import socket
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest
from pytestqt.qtbot import QtBot

from pinportal_desktop.app import site
from pinportal_desktop.app.desk import RunningDesk
from pinportal_desktop.app.home import Home
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.domain.errors import Code, PinPortalError, StorageError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.main_window import MainWindow
from tests.app.running import LONGEST, WORDS, texts, until


def test_the_window_stands_before_the_database_is_open(
    qtbot: QtBot, window: MainWindow, begin: Callable[..., RunningDesk], open_database: Callable[[], Parts]
) -> None:
    go_on = threading.Event()

    def slow() -> Parts:
        assert go_on.wait(LONGEST / 1000)
        return open_database()

    begin(slow)
    assert window.isVisible()
    assert WORDS.text("Opening PinPortal…") in texts(window)
    go_on.set()
    until(qtbot, window, "Patient Administration")


def test_a_database_that_cannot_be_opened_is_told_in_the_window(
    qtbot: QtBot, window: MainWindow, begin: Callable[..., RunningDesk]
) -> None:
    def fails() -> Parts:
        raise StorageError(Code.DATABASE_KEY_WRONG)

    begin(fails)
    until(qtbot, window, WORDS.code(Code.DATABASE_KEY_WRONG))
    assert WORDS.text("Opening PinPortal…") not in texts(window)
    assert "incident" not in texts(window), "a known cause has a sentence of its own"


def test_something_unforeseen_at_the_beginning_is_told_with_its_number(
    qtbot: QtBot, window: MainWindow, begin: Callable[..., RunningDesk], home: Home
) -> None:
    def fails() -> Parts:
        raise RuntimeError("Marisol Garcia")

    begin(fails)
    until(qtbot, window, "incident")
    log = (home.logs / "pinportal.log").read_text("utf-8")
    assert "RuntimeError" in log
    assert "Marisol" not in log + texts(window)


def test_where_the_port_is_taken_the_program_opens_all_the_same_and_says_that_the_page_cannot(
    qtbot: QtBot, window: MainWindow, begin: Callable[..., RunningDesk], open_database: Callable[[], Parts], port: int
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        desk = begin(open_database)
        until(qtbot, window, WORDS.code(Code.PORT_TAKEN, port=port))
        assert "Patient Administration" in texts(window)
        assert desk._workplace is not None
        with pytest.raises(PinPortalError) as refused:
            desk._workplace.open_page(Secret("token"))
    assert refused.value.code is Code.PAGE_NOT_RUNNING


def test_complete_log_in_pressed_at_once_waits_for_the_page_to_come_up(
    qtbot: QtBot,
    window: MainWindow,
    begin: Callable[..., RunningDesk],
    open_database: Callable[[], Parts],
    monkeypatch: pytest.MonkeyPatch,
    port: int,
) -> None:
    go_on, opened, serve = threading.Event(), list[str](), site.try_site

    def slow(parts: Parts) -> object:
        assert go_on.wait(LONGEST / 1000)
        return serve(parts)

    monkeypatch.setattr(site, "try_site", slow)

    def keep(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", keep)
    desk = begin(open_database)
    until(qtbot, window, "Patient Administration")
    assert desk._workplace is not None
    pressed = threading.Thread(target=desk._workplace.open_page, args=(Secret("token"),))
    pressed.start()
    go_on.set()
    pressed.join(LONGEST / 1000)
    assert opened == [f"http://127.0.0.1:{port}/start/token"]


def test_a_practice_whose_portal_is_elsewhere_serves_no_page_until_a_parent_needs_one(
    qtbot: QtBot,
    window: MainWindow,
    begin: Callable[..., RunningDesk],
    open_database: Callable[[], Parts],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def opening() -> Parts:
        parts = open_database()
        parts.store.add_practice(replace(parts.rules(), portal_address="https://portal.example.org"))
        return parts

    served, opened, serve = list[Parts](), list[str](), site.try_site

    def counted(parts: Parts) -> object:
        served.append(parts)
        return serve(parts)

    def keep(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr(site, "try_site", counted)
    monkeypatch.setattr(webbrowser, "open", keep)
    desk = begin(opening)
    qtbot.waitUntil(desk._served.is_set, timeout=LONGEST)
    assert served == []
    assert desk._workplace is not None
    for _ in range(2):
        desk._workplace.open_page(Secret("token"))
    assert len(served) == 1
    with urlopen(urljoin(opened[0], "/")) as answer:
        assert answer.status == 200


def test_something_unforeseen_later_is_told_with_its_number_and_the_program_goes_on(
    qtbot: QtBot, window: MainWindow, begin: Callable[..., RunningDesk], open_database: Callable[[], Parts]
) -> None:
    desk = begin(open_database)
    until(qtbot, window, "Patient Administration")
    desk.tell_incident("7F3A2C")
    assert WORDS.incident("7F3A2C") in texts(window)
