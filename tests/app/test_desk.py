# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""How the desk's program begins, what it says when something is missing, and how it ends."""

import socket
import threading
import webbrowser
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from pinportal_desktop.app import site
from pinportal_desktop.app.desk import RunningDesk
from pinportal_desktop.app.home import Home
from pinportal_desktop.app.parts import Parts, open_parts
from pinportal_desktop.app.practice import FirstStartNeeded, PassphraseNeeded
from pinportal_desktop.app.worker import Worker
from pinportal_desktop.domain.errors import Code, PinPortalError, Refused, StorageError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.portal.serving import RunningSite
from pinportal_desktop.screens.jobs import Jobs
from pinportal_desktop.screens.main_window import MainWindow
from pinportal_desktop.screens.starting import waiting
from pinportal_desktop.screens.starting.first_start import FirstStartPage
from pinportal_desktop.screens.starting.opening import OpeningPage
from pinportal_desktop.screens.starting.passphrase import PassphrasePage
from pinportal_desktop.storage.store import SqlStore
from pinportal_desktop.usecases.start_practice import FirstStart
from pinportal_desktop.words import Words
from tests.app.conftest import Opens, found_practice

LONGEST = 10_000  # ms that the program may take before its test fails; nothing waits that long
WORDS = Words.load()


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


def texts(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def until(qtbot: QtBot, window: MainWindow, text: str) -> None:
    qtbot.waitUntil(lambda: text in texts(window), timeout=LONGEST)


# --- the beginning


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


# --- the end


def test_the_program_ends_in_order_and_gives_the_database_back_last(
    qtbot: QtBot,
    window: MainWindow,
    begin: Callable[..., RunningDesk],
    open_database: Callable[[], Parts],
    monkeypatch: pytest.MonkeyPatch,
    port: int,
) -> None:
    ended: list[str] = []
    for kind, method, name in (
        (RunningSite, "stop", "site"),
        (Jobs, "close", "jobs"),
        (Worker, "stop", "outbox"),
        (SqlStore, "close", "database"),
    ):
        _note(kind, method, name, ended, monkeypatch)
    desk = begin(open_database)
    qtbot.waitUntil(desk._served.is_set, timeout=LONGEST)
    desk.end()
    assert ended == ["site", "jobs", "outbox", "database"]
    assert desk.ended_in_time
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0, "the page is gone"


@pytest.mark.parametrize("middle", ["the database is being opened", "the page is coming up"])
def test_an_end_in_the_middle_of_the_beginning_closes_what_was_opened_meanwhile(
    qtbot: QtBot,
    home: Home,
    window: MainWindow,
    open_database: Callable[[], Parts],
    monkeypatch: pytest.MonkeyPatch,
    port: int,
    middle: str,
) -> None:
    begun, go_on, ended = threading.Event(), threading.Event(), list[str]()

    def slowly(work: Callable[..., object]) -> Callable[..., Any]:
        def slow(*given: object) -> object:
            begun.set()
            assert go_on.wait(LONGEST / 1000)
            return work(*given)

        return slow

    close = Jobs.close

    def let_it_go_on_then_close(jobs: Jobs, timeout: float) -> bool:
        go_on.set()
        return close(jobs, timeout)

    monkeypatch.setattr(Jobs, "close", let_it_go_on_then_close)
    _note(SqlStore, "close", "database", ended, monkeypatch)
    if middle == "the page is coming up":
        monkeypatch.setattr(site, "try_site", slowly(site.try_site))
    else:
        open_database = slowly(open_database)
    desk = RunningDesk(home, window, Opens(open_database))
    desk.begin()
    qtbot.waitUntil(begun.is_set, timeout=LONGEST)
    desk.end()
    assert (desk.ended_in_time, ended) == (True, ["database"])
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0, "no page was left running"


def test_a_database_is_not_taken_away_under_work_that_still_runs(
    qtbot: QtBot,
    window: MainWindow,
    home: Home,
    open_database: Callable[[], Parts],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The process then ends by itself, at once; what was not committed never was."""
    ended: list[str] = []
    with monkeypatch.context() as patched:
        _note(SqlStore, "close", "database", ended, patched)
        patched.setattr(Worker, "stop", lambda _worker, _timeout: False)
        desk = RunningDesk(home, window, Opens(open_database))
        desk.begin()
        qtbot.waitUntil(desk._served.is_set, timeout=LONGEST)
        desk.end()
    assert (desk.ended_in_time, ended) == (False, [])
    assert desk._worker is not None
    assert desk._worker.stop()
    assert desk._parts is not None
    desk._parts.close()


def _note(kind: type, method: str, name: str, ended: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Writes down when it is called, and does it."""
    own = getattr(kind, method)

    def noting(self: object, *given: float) -> object:
        ended.append(name)
        return own(self, *given)

    monkeypatch.setattr(kind, method, noting)


# --- what is needed first


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
