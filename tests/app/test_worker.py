# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The outbox loop beside the desk."""

import threading
from collections.abc import Callable, Iterator

import pytest

from pinportal_desktop.app.worker import Worker
from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.usecases.deliver import Courier
from pinportal_desktop.usecases.needs import Mail
from pinportal_desktop.words.messages import Messages
from tests.world import World

LONGEST = 5.0  # seconds a thread may take before its test fails; nothing waits that long


class Arriving:
    """A sender whose messages one can wait for."""

    def __init__(self) -> None:
        self.sent: list[Mail] = []
        self._arrived = threading.Semaphore(0)

    def send(self, mail: Mail) -> None:
        self.sent.append(mail)
        self._arrived.release()

    def wait(self) -> None:
        assert self._arrived.acquire(timeout=LONGEST), "nothing arrived"


@pytest.fixture
def sender() -> Arriving:
    return Arriving()


@pytest.fixture
def courier(world: World, sender: Arriving) -> Callable[[], Courier]:
    return lambda: Courier(
        name="worker",
        store=world.store,
        clock=world.clock,
        outbox=world.desk.outbox,
        seals=world.desk.seals,
        texts=Messages(),
        sender=sender,
    )


@pytest.fixture
def started() -> Iterator[Callable[[Worker], Worker]]:
    workers: list[Worker] = []

    def start(worker: Worker) -> Worker:
        workers.append(worker)
        worker.start()
        return worker

    yield start
    assert all(worker.stop(LONGEST) for worker in workers), "it ends"


def issue(world: World, email: str) -> None:
    child = world.child()
    world.issue(child, world.contact(child, "Ana Garcia"), email)


def test_what_waited_before_the_program_began_leaves_at_once(
    world: World, sender: Arriving, courier: Callable[[], Courier], started: Callable[[Worker], Worker]
) -> None:
    issue(world, "ana@example.com")
    started(Worker(courier))
    sender.wait()
    assert [m.to for m in sender.sent] == ["ana@example.com"]


def test_woken_it_sends_what_is_new_without_waiting_for_its_next_look(
    world: World, sender: Arriving, courier: Callable[[], Courier], started: Callable[[Worker], Worker]
) -> None:
    issue(world, "ana@example.com")
    worker = started(Worker(courier))
    sender.wait()
    issue(world, "t.reyes@example.net")
    worker.wake()
    sender.wait()
    assert [m.to for m in sender.sent] == ["ana@example.com", "t.reyes@example.net"]


@pytest.mark.parametrize(
    ("error", "told"),
    [(StorageError(Code.DATABASE_BUSY), "outbox"), (RuntimeError("Marisol Garcia"), "incident")],
    ids=["a busy database", "something unforeseen"],
)
def test_no_error_ends_the_outbox(
    world: World,
    sender: Arriving,
    courier: Callable[[], Courier],
    started: Callable[[Worker], Worker],
    error: Exception,
    told: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    failed = threading.Event()

    def fails_first() -> Courier:
        if not failed.is_set():
            failed.set()
            raise error
        return courier()

    issue(world, "ana@example.com")
    worker = started(Worker(fails_first))
    assert failed.wait(LONGEST)
    worker.wake()
    sender.wait()
    assert worker.stop(LONGEST)
    assert caplog.records[0].msg == told
    assert "Marisol" not in str([vars(record) for record in caplog.records])


def test_it_ends_after_the_message_on_its_way(
    world: World, courier: Callable[[], Courier], sender: Arriving, started: Callable[[Worker], Worker]
) -> None:
    issue(world, "ana@example.com")
    worker = started(Worker(courier))
    sender.wait()
    assert worker.stop(LONGEST)
    assert worker.stop(LONGEST), "again is fine"
    assert world.looks.waiting() == 0, "what was sent is noted"


def test_one_that_never_began_ends_too(courier: Callable[[], Courier]) -> None:
    assert Worker(courier).stop()
