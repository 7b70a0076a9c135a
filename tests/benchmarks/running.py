# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Runs the programs that are measured, and reads the moments that they tell.

with run(programs.typed(database, home, ["g"]), display) as running:
    seconds = running.after("painted")        # since just before the process was started
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pinportal_desktop.app.home import Config, Home, KeptIn
from pinportal_desktop.security.keyring import KeyringKeys, trusted_backend
from pinportal_desktop.security.keys import Key, Keys
from tests.benchmarks.bundles import PROGRAMS, Bundles
from tests.benchmarks.display import Display
from tests.world import DATABASE_KEY, PRACTICE_KEY

_KEY_SET: Final = "benchmarks"
_LONGEST: Final = 120.0  # s for a moment to come; nothing waits that long


@dataclass(frozen=True, slots=True)
class Command:
    """What is started, and what its environment says."""

    line: Sequence[str]
    environment: dict[str, str]


@dataclass(frozen=True, slots=True)
class Programs:
    """The bare window and the program, both run in one way: from the checkout, or frozen."""

    name: str
    bare_line: tuple[str, ...]
    watched_line: tuple[str, ...]

    def bare(self, database: str) -> Command:
        """The bare window, which then reads the file."""
        asked = {"database": database, "key": DATABASE_KEY.hex()}
        return Command(self.bare_line, {"PINPORTAL_BARE": json.dumps(asked)})

    def from_icon(self, home: Path, texts: Sequence[str]) -> Command:
        """The program without arguments, on the practice of this HOME; its keys come from the keyring."""
        asked = {"texts": texts, "every": 0, "stalls": False}
        return Command(self.watched_line, {"PINPORTAL_WATCHED": json.dumps(asked), "PINPORTAL_HOME": str(home)})

    def typed(
        self, database: str, home: Path, texts: Sequence[str], *, every: int = 0, stalls: bool = False
    ) -> Command:
        """`pinportal demo` on the file, with keys that lie open; in both someone types, see `programs/watched.py`."""
        asked = {"texts": texts, "every": every, "stalls": stalls}
        line = (*self.watched_line, "demo", "--home", str(home), "--database", database)
        return Command(line, {"PINPORTAL_WATCHED": json.dumps(asked)})


def in_checkout() -> Programs:
    """Run by this interpreter."""
    bare, watched = (str(PROGRAMS / name) for name in ("bare.py", "watched.py"))
    return Programs("checkout", (sys.executable, bare), (sys.executable, watched))


def frozen(bundles: Bundles) -> Programs:
    """Run from the bundles."""
    return Programs("frozen", (bundles.bare,), (bundles.watched,))


def home_of_practice(path: Path, database: str) -> Path:
    """A HOME whose practice has this database, and its keys in this computer's keyring, which is a test's own."""
    keys = Keys(database=Key(DATABASE_KEY), practice=PRACTICE_KEY)
    KeyringKeys(trusted_backend(), _KEY_SET).save(keys)
    Home(path=path, demo=False).keep(Config(database=database, keys=KeptIn.KEYRING, key_set=_KEY_SET))
    return path


def home_with_keys(path: Path) -> Path:
    """A HOME whose demo has the keys of the benchmarks' databases, so that no keyring is asked."""
    (path / "demo").mkdir(parents=True)
    keys = {"database_key": DATABASE_KEY.hex(), "practice_key": PRACTICE_KEY.reveal().hex()}
    lines = [f'{name} = "{key}"\n' for name, key in keys.items()]
    (path / "demo" / "demo-keys.toml").write_text("".join(lines), "utf-8")
    return path


class Running:
    """A program that runs."""

    def __init__(self, process: "subprocess.Popen[str]", began: float) -> None:
        self._process = process
        self._began = began

    def moment(self, name: str) -> dict[str, Any]:
        """What it tells of this moment; waits for it."""
        assert self._process.stdout is not None
        watch = threading.Timer(_LONGEST, self._process.kill)
        watch.start()
        try:
            for line in self._process.stdout:
                told: dict[str, Any] = json.loads(line)
                if told["moment"] == name:
                    return told
        finally:
            watch.cancel()
        raise AssertionError(f"the program ended, or took {_LONGEST:.0f} s, before it was {name}")

    def after(self, name: str) -> float:
        """Seconds from the start of the process to this moment."""
        at: float = self.moment(name)["at"]
        return at - self._began

    def end(self) -> None:
        """Have it end in order; what it tells last can still be read."""
        assert self._process.stdin is not None
        self._process.stdin.close()


@contextmanager
def run(command: Command, display: Display) -> Iterator[Running]:
    """The program while it runs; at the end it is asked to end in order."""
    # What runs the benchmarks must not lead the program to other modules than those of its own.
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PINPORTAL_"))}
    environment = kept | display.environment | command.environment
    began = time.monotonic()
    process = subprocess.Popen(command.line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    running = Running(process, began)
    try:
        yield running
    finally:
        running.end()
        watch = threading.Timer(_LONGEST, process.kill)
        watch.start()
        assert process.stdout is not None
        process.stdout.read()
        code = process.wait()
        watch.cancel()
        process.stdout.close()
    assert code == 0, f"the program ended with {code}"
