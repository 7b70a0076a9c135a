# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A process at work that tells over a pipe what it begins and what was acknowledged, and is killed at a chosen moment.

It is forked from this one, which has all modules loaded and no database open. SIGKILL leaves what it wrote in the
operating system's memory: it is a program's sudden end. What a power cut takes besides is what was not synced; that
the log is synced before a command is acknowledged is what `test_faults` shows of fsync.
"""

import hashlib
import os
import random
import select
import signal
import struct
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from statistics import median
from typing import Any, Final

import msgspec
from sqlalchemy import event

from tests.benchmarks.report import percentile
from tests.world import World

_MESSAGE: Final = struct.Struct("1s16s32s24s")  # shorter than a pipe's unit: it comes whole or not at all
_PATIENCE: Final = 60  # seconds without a word


class Moment(StrEnum):
    """When the process is killed."""

    OPENING = "while it opens the file"
    ANYWHERE = "anywhere in its work"
    COMMIT = "from a COMMIT on"


@dataclass
class AtWork(World):
    """A world that tells what it does."""

    pipe: int = -1

    def __post_init__(self) -> None:
        super().__post_init__()

        @event.listens_for(self.store._engine, "commit")
        def committing(_connection: object) -> None:
            self.tell(b"c")

    def do(self, use_case: Any, command: Any) -> Any:
        self.tell(b"b", command.id.bytes, kind=use_case.kind)
        result = super().do(use_case, command)
        self.tell(b"a", command.id.bytes, hashlib.sha256(msgspec.json.encode(result)).digest())
        return result

    def tell(self, what: bytes, id_: bytes = bytes(16), digest: bytes = bytes(32), kind: str = "") -> None:
        os.write(self.pipe, _MESSAGE.pack(what, id_, digest, kind.encode()))


@dataclass(kw_only=True)
class Killed:
    """What was known of it in the end."""

    acknowledged: dict[bytes, bytes]  # SHA-256 of the result, by the command's id
    begun: str  # the kind of the command that it was killed in, or ""
    in_commit: bool
    ready: bool
    finished: bool


@dataclass
class Tempo:
    """How long things take, in seconds, as they are seen from outside: what moments are drawn from."""

    opening: list[float] = field(default_factory=list)
    command: list[float] = field(default_factory=list)
    commit: list[float] = field(default_factory=list)

    @staticmethod
    def usual(seen: list[float], otherwise: float) -> float:
        return median(seen[-200:]) if seen else otherwise

    @staticmethod
    def long(seen: list[float], otherwise: float) -> float:
        return percentile(seen[-200:], 95) if seen else otherwise


@dataclass
class Tally:
    """What the kills hit."""

    moments: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0

    def count(self, moment: Moment, killed: Killed, file: Path) -> None:
        self.moments[moment.value] += 1
        self.acknowledged += len(killed.acknowledged)
        self.hit["before the file was open"] += not killed.ready
        if killed.begun:
            self.kinds[killed.begun] += 1
            self.hit["inside a command"] += 1
        self.hit["inside COMMIT"] += killed.in_commit
        self.hit["inside a checkpoint"] += in_checkpoint(file)


class Process:
    """One forked process at work, read and killed from outside."""

    def __init__(self, work: Callable[[int], None], tempo: Tempo) -> None:
        self._tempo = tempo
        self._begun_at = time.perf_counter()
        out, into = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(out)
            _work(work, into)
        os.close(into)
        self._out = out
        self._known = Killed(acknowledged={}, begun="", in_commit=False, ready=False, finished=False)
        self._since = self._commit_since = self._begun_at
        self.commits = 0

    def killed_at(self, moment: Moment, chance: random.Random, commands: int) -> Killed:
        """Kill it: `commands` is how many it may carry out at most until then."""
        tempo = self._tempo
        match moment:
            case Moment.OPENING:
                self._listen(chance.uniform(0, tempo.usual(tempo.opening, 0.05)))
            case Moment.ANYWHERE:
                self._until(lambda: self._known.ready)
                self._listen(chance.uniform(0, commands * tempo.usual(tempo.command, 0.03)))
            case Moment.COMMIT:
                wanted = chance.randint(1, commands)
                self._until(lambda: self.commits >= wanted)
                self._listen(chance.uniform(0, tempo.long(tempo.commit, 0.005)))
        os.kill(self._pid, signal.SIGKILL)
        return self._ended()

    def finished(self) -> Killed:
        """Let it come to its end."""
        self._until(lambda: False)
        return self._ended()

    def _ended(self) -> Killed:
        while self._read():
            pass
        os.close(self._out)
        os.waitpid(self._pid, 0)
        return self._known

    def _until(self, reached: Callable[[], bool]) -> None:
        while not reached() and not self._known.finished:
            assert select.select([self._out], [], [], _PATIENCE)[0], "the process says nothing any more"
            if not self._read():
                return

    def _listen(self, seconds: float) -> None:
        """Hear what it says meanwhile, so that the tempo is known."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0 and not self._known.finished:
            if select.select([self._out], [], [], left)[0] and not self._read():
                return

    def _read(self) -> bool:
        message = os.read(self._out, _MESSAGE.size)
        if not message:
            return False
        what, id_, digest, kind = _MESSAGE.unpack(message)
        now, known, tempo = time.perf_counter(), self._known, self._tempo
        match what:
            case b"r":
                known.ready = True
                tempo.opening.append(now - self._begun_at)
            case b"b":
                known.begun, self._since = kind.rstrip(b"\0").decode(), now
            case b"c":
                known.in_commit, self._commit_since = bool(known.begun), now
                self.commits += 1
            case b"a":
                known.acknowledged[id_] = digest
                tempo.command.append(now - self._since)
                tempo.commit.append(now - self._commit_since)
                known.begun, known.in_commit = "", False
            case b"f":
                known.finished = True
            case _:
                raise AssertionError("the process at work failed: its error is on stderr")
        return True


def _work(work: Callable[[int], None], pipe: int) -> None:
    """In the forked process, which ends here."""
    try:
        work(pipe)
        os.write(pipe, _MESSAGE.pack(b"f", bytes(16), bytes(32), b""))
    except BaseException:  # noqa: BLE001 - told to the process that waits, on stderr and over the pipe
        traceback.print_exc()
        os.write(pipe, _MESSAGE.pack(b"x", bytes(16), bytes(32), b""))
    finally:
        os._exit(0)


def in_checkpoint(file: Path) -> bool:
    """Whether whoever had the file was moving the log into it, as the log's index tells (WalCkptInfo).

    https://www.sqlite.org/walformat.html#the_wal_index_file_format
    """
    shared = Path(f"{file}-shm")
    if not shared.exists() or shared.stat().st_size < 136:
        return False
    with shared.open("rb") as opened:
        head = opened.read(136)
    done, attempted = struct.unpack_from("=I", head, 96)[0], struct.unpack_from("=I", head, 128)[0]
    return bool(attempted > done)
