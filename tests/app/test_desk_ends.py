# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""How the desk's program ends: in order, in time, and whatever it was about."""

import socket
import threading
from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from pinportal_desktop.app import site
from pinportal_desktop.app.desk import RunningDesk
from pinportal_desktop.app.home import Home
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.app.worker import Worker
from pinportal_desktop.portal.serving import RunningSite
from pinportal_desktop.screens.jobs import Jobs
from pinportal_desktop.screens.main_window import MainWindow
from pinportal_desktop.storage.store import SqlStore
from tests.app.conftest import Opens
from tests.app.running import LONGEST


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
