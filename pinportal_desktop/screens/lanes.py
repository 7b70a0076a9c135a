# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The lanes that jobs run in, and what runs them: threads in the program, a hand in the tests."""

import threading
from collections import deque
from collections.abc import Callable
from enum import StrEnum
from queue import SimpleQueue
from typing import Protocol, TypeAlias

Task: TypeAlias = Callable[[], None]


class Lane(StrEnum):
    """Jobs of one lane run one after the other, those of two lanes side by side."""

    LOOK = "look"  # reading; of one owner's topic only the newest counts
    WRITE = "write"  # commands, in the order given; also carried out while the program closes
    LONG = "long"  # letters, printing; with progress and cancel
    BULK = "bulk"  # files that come in: no letter waits behind a hundred thousand patients
    NETWORK = "network"
    INTERRUPT = "interrupt"  # the jobs' own: interrupting a look may itself wait for a server


class Executor(Protocol):
    """Runs tasks, those of one lane in order."""

    def submit(self, lane: Lane, task: Task) -> None: ...

    def close(self, timeout: float) -> bool:
        """Takes no more tasks, finishes what was submitted; whether all was done within `timeout` seconds."""


class ThreadExecutor:
    """One thread a lane, started at its first task."""

    def __init__(self) -> None:
        self._queues: dict[Lane, SimpleQueue[Task | None]] = {}
        self._threads: list[threading.Thread] = []
        self._served = 0
        self._ended = threading.Condition()

    def submit(self, lane: Lane, task: Task) -> None:
        if lane not in self._queues:
            queue = self._queues[lane] = SimpleQueue()
            # A daemon, so that a server that never answers cannot keep a closed program from ending.
            thread = threading.Thread(target=self._serve, args=(queue,), name=f"jobs-{lane}", daemon=True)
            self._threads.append(thread)
            thread.start()
        self._queues[lane].put(task)

    def close(self, timeout: float) -> bool:
        for queue in self._queues.values():
            queue.put(None)
        with self._ended:
            in_time = self._ended.wait_for(lambda: self._served == len(self._threads), timeout)
        if in_time:
            for thread in self._threads:
                thread.join()
        return in_time

    def _serve(self, queue: "SimpleQueue[Task | None]") -> None:
        try:
            while (task := queue.get()) is not None:
                task()
        finally:
            with self._ended:
                self._served += 1
                self._ended.notify_all()


class ManualExecutor:
    """Runs nothing until told, on the caller's thread: for tests, which so need no sleep."""

    def __init__(self) -> None:
        self.waiting: deque[tuple[Lane, Task]] = deque()

    def submit(self, lane: Lane, task: Task) -> None:
        self.waiting.append((lane, task))

    def drain(self) -> None:
        """Runs what waits, and what that submits, until nothing does."""
        while self.waiting:
            _, task = self.waiting.popleft()
            task()

    def close(self, timeout: float) -> bool:  # noqa: ARG002 - nothing here takes time
        self.drain()
        return True
