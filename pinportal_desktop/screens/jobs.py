# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The only way off the GUI thread.

A screen freezes what the work needs, hands over a plain function, and gets `Ok` or `Err` back on the GUI thread:

    def search(self, text: str) -> None:
        looks = self._looks
        self._jobs.run(Lane.LOOK, lambda: looks.search(text), self._found, owner=self, topic="search")

    def _found(self, outcome: Ok[Found] | Err) -> None:
        match outcome:
            case Ok(found): ...
            case Err(PinPortalError() as error): ...
            case Err(Incident(number)): ...

The work must not touch a widget. When `owner` is gone by then, the result is dropped.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.screens.lanes import Executor, Lane, ManualExecutor, Task, ThreadExecutor
from pinportal_desktop.usecases.incidents import log_incident

__all__ = ["Err", "Executor", "Incident", "Jobs", "Lane", "ManualExecutor", "Ok", "Progress", "ThreadExecutor"]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Ok(Generic[T_co]):
    """What the work gave."""

    value: T_co


@dataclass(frozen=True, slots=True)
class Incident:
    """Something unforeseen; the log has the cause under `number`, which is shown."""

    number: str


@dataclass(frozen=True, slots=True)
class Err:
    """Why the work gave nothing."""

    error: PinPortalError | Incident


class Progress:
    """How a long work tells how far it is and learns that it was cancelled. One per job, safe from any thread."""

    def __init__(self, post: Callable[[Task], None], show: Callable[[int, int | None], None]) -> None:
        self._post = post
        self._show = show
        self._cancelled = threading.Event()
        self._lock = threading.Lock()
        self._latest: tuple[int, int | None] | None = None

    @property
    def cancelled(self) -> bool:
        """Whether the work should stop at the next whole step and return how far it came."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Asks the work to stop; its result still arrives."""
        self._cancelled.set()

    def report(self, done: int, total: int | None = None) -> None:
        """Shows `done` of `total` (None: not known) on the GUI thread; only the latest of many is shown."""
        with self._lock:
            on_its_way = self._latest is not None
            self._latest = (done, total)
        if not on_its_way:
            self._post(self._tell)

    def _tell(self) -> None:
        with self._lock:
            latest, self._latest = self._latest, None
        if latest is not None:
            self._show(*latest)


@dataclass(slots=True, kw_only=True, eq=False)
class _Ticket:
    """One look on its way."""

    owner: QObject
    dropped: bool = False


class _Mailbox(QObject):
    """Carries a call to the thread that it was made on: queued from another one, at once from the same."""

    posted = Signal(object)

    def __init__(self, state: "_State") -> None:
        super().__init__()
        self._state = state
        self.posted.connect(self._open)

    @Slot(object)
    def _open(self, call: Task) -> None:
        if not self._state.closed:
            call()


@dataclass(slots=True, eq=False)
class _State:
    """What worker threads and the GUI thread both see."""

    running: _Ticket | None = None
    closed: bool = False
    # Held while a look begins, ends or is interrupted, so that an interrupt never hits the next one.
    # Never taken on the GUI thread: an interrupt may wait for a server.
    fence: threading.Lock = field(default_factory=threading.Lock)


class Jobs:
    """Runs work off the GUI thread. Make it on the GUI thread, and `close` it before the application ends."""

    def __init__(self, executor: Executor, *, interrupt: Task, new_incident: Callable[[], str]) -> None:
        """`interrupt` ends the look that runs now, from another thread; `new_incident` draws an incident's number."""
        self._executor = executor
        self._interrupt = interrupt
        self._new_incident = new_incident
        self._state = _State()
        self._mailbox = _Mailbox(self._state)
        self._newest: dict[tuple[int, str], _Ticket] = {}
        self._long: set[Progress] = set()

    def run(
        self, lane: Lane, work: Callable[[], T], then: Callable[[Ok[T] | Err], None], *, owner: QObject, topic: str = ""
    ) -> None:
        """Runs `work` in `lane`, then calls `then` on the GUI thread unless `owner` was destroyed.

        In the lane look a newer run of the same owner and topic drops the older one: its `then` is never called.
        """
        if lane is Lane.LOOK:
            self._look(work, then, owner, topic)
            return

        def task() -> None:
            if lane is Lane.WRITE or not self._state.closed:
                outcome = self._attempt(work)
                self._post(lambda: then(outcome) if isValid(owner) else None)

        self._submit(lane, task)

    def run_long(
        self,
        work: Callable[[Progress], T],
        then: Callable[[Ok[T] | Err], None],
        *,
        owner: QObject,
        progressed: Callable[[int, int | None], None],
        lane: Lane = Lane.LONG,
    ) -> Progress:
        """Runs `work` in the lane long or bulk; calls `progressed(done, total)` on the GUI thread while `owner` lives.

        What comes back cancels it; `then` is called in either case.
        """
        progress = Progress(self._post, lambda done, total: progressed(done, total) if isValid(owner) else None)
        self._long.add(progress)

        def finish(outcome: Ok[T] | Err) -> None:
            self._long.discard(progress)
            if isValid(owner):
                then(outcome)

        def task() -> None:
            if not self._state.closed:
                outcome = self._attempt(lambda: work(progress))
                self._post(lambda: finish(outcome))

        self._submit(lane, task)
        return progress

    def close(self, timeout: float = 5.0) -> bool:
        """Drops the looks, cancels what is long, carries out the writes that were given, and joins the threads.

        No result is delivered any more. False when something still ran after `timeout` seconds: then end the process
        by `os._exit`, because a worker that calls into Python while the interpreter is torn down crashes.
        """
        for ticket in self._newest.values():
            ticket.dropped = True
        for progress in self._long:
            progress.cancel()
        if (running := self._state.running) is not None:
            self._executor.submit(Lane.INTERRUPT, lambda: self._interrupt_look(running))
        self._state.closed = True
        return self._executor.close(timeout)

    def _look(self, work: Callable[[], T], then: Callable[[Ok[T] | Err], None], owner: QObject, topic: str) -> None:
        key = (id(owner), topic)
        older, newest = self._newest.get(key), _Ticket(owner=owner)
        self._newest[key] = newest
        if older is not None:
            older.dropped = True
            self._submit(Lane.INTERRUPT, lambda: self._interrupt_look(older))

        def arrive(outcome: Ok[T] | Err | None) -> None:
            if self._newest.get(key) is newest:
                del self._newest[key]
            if outcome is not None and not newest.dropped and isValid(owner):
                then(outcome)

        def task() -> None:
            outcome = self._attempt_look(work, newest)
            self._post(lambda: arrive(outcome))

        self._submit(Lane.LOOK, task)

    def _attempt_look(self, work: Callable[[], T], ticket: _Ticket) -> Ok[T] | Err | None:
        with self._state.fence:
            if ticket.dropped or not isValid(ticket.owner):
                return None
            self._state.running = ticket
        try:
            return self._attempt(work, unless=ticket)
        finally:
            with self._state.fence:
                self._state.running = None

    def _interrupt_look(self, ticket: _Ticket) -> None:
        with self._state.fence:
            if self._state.running is ticket:
                self._attempt(self._interrupt)  # one that fails is logged; the look then ends by itself

    def _attempt(self, work: Callable[[], T], *, unless: _Ticket | None = None) -> Ok[T] | Err:
        try:
            return Ok(work())
        except PinPortalError as error:
            return Err(error)
        except Exception as error:  # noqa: BLE001 - whatever else happens becomes an incident that the person sees
            number = self._new_incident()
            # An interrupted look fails in its driver's words, and nobody waits for it.
            if unless is None or not unless.dropped:
                log_incident(error, number)
            return Err(Incident(number))

    def _submit(self, lane: Lane, task: Task) -> None:
        if not self._state.closed:
            self._executor.submit(lane, task)

    def _post(self, call: Task) -> None:
        if not self._state.closed:
            self._mailbox.posted.emit(call)
