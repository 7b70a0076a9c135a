# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Leaving the GUI thread and coming back: who is told what, where, and who is not told any more."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.screens.jobs import Err, Incident, Jobs, Lane, ManualExecutor, Ok, Progress, ThreadExecutor

LONGEST = 5.0  # seconds a thread may take before its test fails; nothing waits that long


def numbers() -> Callable[[], str]:
    drawn = count(1)
    return lambda: f"I-{next(drawn)}"


def nothing() -> None:
    """For jobs whose test interrupts nothing."""


@pytest.fixture
def hand() -> ManualExecutor:
    return ManualExecutor()


@pytest.fixture
def jobs(hand: ManualExecutor, qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs(hand, interrupt=nothing, new_incident=numbers())
    yield made
    made.close(0)


@pytest.fixture
def screen(qtbot: QtBot) -> QObject:
    return QObject()


@pytest.fixture
def threads() -> Iterator[ThreadExecutor]:
    made = ThreadExecutor()
    yield made
    assert made.close(LONGEST)


@pytest.mark.parametrize("lane", [Lane.LOOK, Lane.WRITE, Lane.NETWORK])
def test_a_result_arrives_as_ok_only_after_the_work_was_done(
    jobs: Jobs, hand: ManualExecutor, screen: QObject, lane: Lane
) -> None:
    got: list[object] = []
    jobs.run(lane, lambda: "Garcia", got.append, owner=screen)
    assert got == []
    hand.drain()
    assert got == [Ok("Garcia")]


def test_a_refusal_arrives_as_err_with_its_code(jobs: Jobs, hand: ManualExecutor, screen: QObject) -> None:
    refusal = Refused(Code.AUTHORITY_NONE)

    def work() -> None:
        raise refusal

    got: list[object] = []
    jobs.run(Lane.WRITE, work, got.append, owner=screen)
    hand.drain()
    assert got == [Err(refusal)]


def test_something_unforeseen_arrives_as_an_incident_and_its_log_names_nobody(
    jobs: Jobs, hand: ManualExecutor, screen: QObject, caplog: pytest.LogCaptureFixture
) -> None:
    def work() -> None:
        try:
            raise KeyError("Marisol")
        except KeyError as cause:
            raise RuntimeError("no row for Marisol Garcia, 03/14/2012, K7P4-RX9M") from cause

    got: list[object] = []
    jobs.run(Lane.WRITE, work, got.append, owner=screen)
    hand.drain()
    assert got == [Err(Incident("I-1"))]
    (entry,) = [vars(record) for record in caplog.records]
    assert (entry["number"], entry["causes"]) == ("I-1", ["RuntimeError", "KeyError"])
    assert any("test_jobs.py" in frame for frame in entry["where"])
    assert all(secret not in str(entry) for secret in ("Marisol", "2012", "K7P4"))


def test_an_interrupt_that_fails_harms_nobody(threads: ThreadExecutor, screen: QObject, qtbot: QtBot) -> None:
    begun, tried = threading.Event(), threading.Event()

    def interrupt() -> None:
        tried.set()
        raise ConnectionError("the server is away")

    def slow() -> None:
        begun.set()
        assert tried.wait(LONGEST)

    jobs = Jobs(threads, interrupt=interrupt, new_incident=numbers())
    got: list[object] = []
    for text in ("garc", "garci"):
        begun.clear()
        tried.clear()
        jobs.run(Lane.LOOK, slow, not_called, owner=screen)
        assert begun.wait(LONGEST)
        jobs.run(Lane.LOOK, partial(str, text), got.append, owner=screen)
        qtbot.waitUntil(partial(got.__contains__, Ok(text)))
    assert jobs.close(LONGEST)


@pytest.mark.parametrize("lane", [Lane.LOOK, Lane.WRITE, Lane.NETWORK])
def test_a_closed_screen_ignores_late_results(jobs: Jobs, hand: ManualExecutor, screen: QObject, lane: Lane) -> None:
    got: list[object] = []
    jobs.run(lane, lambda: delete(screen), got.append, owner=screen)
    hand.drain()
    assert got == []


def test_a_write_is_carried_out_even_when_its_screen_was_closed(
    jobs: Jobs, hand: ManualExecutor, screen: QObject
) -> None:
    written: list[str] = []
    jobs.run(Lane.WRITE, lambda: written.append("PIN issued"), not_called, owner=screen)
    delete(screen)
    hand.drain()
    assert written == ["PIN issued"]


def test_a_closed_screens_look_is_not_even_begun(jobs: Jobs, hand: ManualExecutor, screen: QObject) -> None:
    looked: list[str] = []
    jobs.run(Lane.LOOK, lambda: looked.append("Garcia"), not_called, owner=screen)
    delete(screen)
    hand.drain()
    assert looked == []


def not_called(outcome: object) -> None:
    raise AssertionError(f"{outcome} was to be dropped")


def test_of_two_looks_the_newest_wins_and_the_older_is_not_begun(
    jobs: Jobs, hand: ManualExecutor, screen: QObject
) -> None:
    begun: list[str] = []
    got: list[object] = []
    jobs.run(Lane.LOOK, lambda: begun.append("gar"), not_called, owner=screen, topic="search")
    jobs.run(Lane.LOOK, lambda: begun.append("garc"), got.append, owner=screen, topic="search")
    hand.drain()
    assert begun == ["garc"]
    assert got == [Ok(None)]


def test_looks_of_another_topic_or_screen_are_left_alone(jobs: Jobs, hand: ManualExecutor, screen: QObject) -> None:
    got: list[object] = []
    other = QObject()
    jobs.run(Lane.LOOK, lambda: "rows", got.append, owner=screen, topic="search")
    jobs.run(Lane.LOOK, lambda: "counts", got.append, owner=screen, topic="count")
    jobs.run(Lane.LOOK, lambda: "account", got.append, owner=other, topic="search")
    hand.drain()
    assert got == [Ok("rows"), Ok("counts"), Ok("account")]


def test_writes_are_all_carried_out_in_the_order_given(jobs: Jobs, hand: ManualExecutor, screen: QObject) -> None:
    got: list[object] = []
    for number in (1, 2, 3):
        jobs.run(Lane.WRITE, partial(int, number), got.append, owner=screen)
    hand.drain()
    assert got == [Ok(1), Ok(2), Ok(3)]


def test_a_long_work_shows_how_far_it_is_and_stops_when_cancelled(
    jobs: Jobs, hand: ManualExecutor, screen: QObject
) -> None:
    shown: list[tuple[int, int | None]] = []
    got: list[object] = []

    def work(progress: Progress) -> int:
        for done in range(1, 10):
            progress.report(done, 10)
            if done == 2:
                running.cancel()
            if progress.cancelled:
                return done
        return 10

    running = jobs.run_long(work, got.append, owner=screen, progressed=lambda done, total: shown.append((done, total)))
    hand.drain()
    assert shown == [(1, 10), (2, 10)]
    assert got == [Ok(2)]


def test_closing_carries_out_the_writes_that_were_given_and_delivers_nothing(
    hand: ManualExecutor, screen: QObject
) -> None:
    jobs = Jobs(hand, interrupt=nothing, new_incident=numbers())
    done: list[str] = []
    jobs.run(Lane.LOOK, lambda: done.append("look"), not_called, owner=screen)
    jobs.run(Lane.NETWORK, lambda: done.append("network"), not_called, owner=screen)
    jobs.run_long(lambda _: done.append("long"), not_called, owner=screen, progressed=lambda *_: None)
    jobs.run(Lane.WRITE, lambda: done.append("write"), not_called, owner=screen)
    assert jobs.close(0)
    jobs.run(Lane.WRITE, lambda: done.append("too late"), not_called, owner=screen)
    hand.drain()
    assert done == ["write"]


def test_work_runs_on_its_lanes_thread_and_its_result_arrives_on_the_gui_thread(
    threads: ThreadExecutor, screen: QObject, qtbot: QtBot
) -> None:
    jobs = Jobs(threads, interrupt=nothing, new_incident=numbers())
    arrived: list[tuple[object, threading.Thread]] = []
    jobs.run(
        Lane.WRITE,
        lambda: threading.current_thread().name,
        lambda outcome: arrived.append((outcome, threading.current_thread())),
        owner=screen,
    )
    qtbot.waitUntil(lambda: bool(arrived))
    assert arrived == [(Ok("jobs-write"), threading.main_thread())]
    assert jobs.close(LONGEST)


def test_a_newer_look_interrupts_the_one_that_runs(
    threads: ThreadExecutor, screen: QObject, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    begun, interrupted = threading.Event(), threading.Event()
    jobs = Jobs(threads, interrupt=interrupted.set, new_incident=numbers())
    got: list[object] = []

    def slow() -> None:
        begun.set()
        assert interrupted.wait(LONGEST)
        raise RuntimeError("interrupted")

    jobs.run(Lane.LOOK, slow, not_called, owner=screen, topic="search")
    assert begun.wait(LONGEST)
    jobs.run(Lane.LOOK, lambda: "garc", got.append, owner=screen, topic="search")
    qtbot.waitUntil(lambda: bool(got))
    assert interrupted.is_set()
    assert got == [Ok("garc")]
    assert caplog.records == []
    assert jobs.close(LONGEST)


def test_a_look_that_ended_meanwhile_is_not_interrupted_and_neither_is_the_next(
    hand: ManualExecutor, screen: QObject
) -> None:
    interrupted: list[str] = []
    jobs = Jobs(hand, interrupt=lambda: interrupted.append("hit"), new_incident=numbers())
    got: list[object] = []

    def while_the_late_interrupt_comes() -> str:
        late()
        return "garc"

    jobs.run(Lane.LOOK, lambda: "gar", not_called, owner=screen)
    jobs.run(Lane.LOOK, while_the_late_interrupt_comes, got.append, owner=screen)
    (_, first), (lane, late), (_, second) = hand.waiting
    assert lane is Lane.INTERRUPT
    first()
    second()
    assert got == [Ok("garc")]
    assert interrupted == []


def test_closing_ends_a_look_that_runs_and_joins_the_threads(screen: QObject) -> None:
    begun, interrupted = threading.Event(), threading.Event()
    jobs = Jobs(ThreadExecutor(), interrupt=interrupted.set, new_incident=numbers())

    def slow() -> None:
        begun.set()
        assert interrupted.wait(LONGEST)

    jobs.run(Lane.LOOK, slow, not_called, owner=screen)
    assert begun.wait(LONGEST)
    assert jobs.close(LONGEST)
    assert interrupted.is_set()
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("jobs-")] == []


def test_closing_cancels_a_long_work_that_runs(screen: QObject) -> None:
    begun, closing = threading.Event(), threading.Event()
    cancelled: list[bool] = []

    class Closing(ThreadExecutor):
        def close(self, timeout: float) -> bool:
            closing.set()
            return super().close(timeout)

    def work(progress: Progress) -> None:
        begun.set()
        assert closing.wait(LONGEST)
        cancelled.append(progress.cancelled)

    jobs = Jobs(Closing(), interrupt=nothing, new_incident=numbers())
    jobs.run_long(work, not_called, owner=screen, progressed=lambda *_: None)
    assert begun.wait(LONGEST)
    assert jobs.close(LONGEST)
    assert cancelled == [True]


def test_closing_says_when_something_would_not_end(screen: QObject) -> None:
    begun, release = threading.Event(), threading.Event()
    executor = ThreadExecutor()
    jobs = Jobs(executor, interrupt=nothing, new_incident=numbers())

    def stubborn() -> None:
        begun.set()
        assert release.wait(LONGEST)

    jobs.run(Lane.NETWORK, stubborn, not_called, owner=screen)
    assert begun.wait(LONGEST)
    assert not jobs.close(0.01)
    release.set()
    assert executor.close(LONGEST)
