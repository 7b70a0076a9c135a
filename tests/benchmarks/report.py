# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What benchmarks and proofs print and leave behind: each figure beside its goal, and `build/benchmarks.json`.

    def test_...(report: Report) -> None:                       # the fixture is in conftest.py, one for the whole run
        report.built("encrypted SQLite, 1,000,000 patients", seconds=95, size=900_000_000)
        report.figure("Search, SQLite, p95", 4.2, "ms", at_most(10))
        report.figure("Search, SQLite, p95 to SQL by hand", 1.2, "x", at_most(1.5))
        report.figure("Search, SQLite, p50", 0.9, "ms")         # without a goal: only to know

A missed goal is printed as such and fails nothing: figures belong to the machine and to what else runs on it, so the
load stands beside them. Compare with a reference taken in the same run (`x`) wherever there is one. Durations are taken
with `timed` or by hand with `time.perf_counter()`; `percentile(values, 95)` is the nearest rank.
"""

import json
import math
import os
import platform
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, TypeVar

_FOLDER: Final = Path(__file__).resolve().parents[2] / "build"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure is to be: at most this, or at least."""

    value: float
    least: bool = False

    def is_met(self, value: float) -> bool:
        return value >= self.value if self.least else value <= self.value

    def told(self, unit: str) -> str:
        return f"at {'least' if self.least else 'most'} {self.value:,g} {unit}".rstrip()


def at_most(value: float) -> Goal:
    """The goal of a figure."""
    return Goal(value)


def at_least(value: float) -> Goal:
    """The goal of a figure that is to be large: a share, a precision."""
    return Goal(value, least=True)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it was measured, with the load of the machine (one minute's average) at that moment."""

    name: str
    value: float
    unit: str
    goal: float | None
    met: bool | None
    note: str
    load: float


@dataclass
class Report:
    """Prints as it goes; `write` leaves everything in build/NAME.json, in place of the run before."""

    name: str = "benchmarks"
    began: float = field(default_factory=time.time)
    figures: list[Figure] = field(default_factory=list)
    buildings: list[dict[str, Any]] = field(default_factory=list)

    def built(self, what: str, *, seconds: float, size: int) -> None:
        """What was built to measure on, in how many seconds, and how many bytes it takes."""
        self.buildings.append({"what": what, "seconds": round(seconds, 1), "bytes": size})
        self.say(f"built   {what}: {seconds:,.0f} s, {size / 1e6:,.0f} MB")

    def figure(self, name: str, value: float, unit: str, goal: Goal | None = None, note: str = "") -> None:
        """Print a figure beside its goal and keep it."""
        met = None if goal is None else goal.is_met(value)
        load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
        self.figures.append(Figure(name, value, unit, None if goal is None else goal.value, met, note, load))
        sign = {True: "OK", False: "MISSED", None: ""}[met]
        shown = f"{value:,.0f}" if value >= 1000 else f"{value:,.3g}"
        beside = "" if goal is None else f"   goal: {goal.told(unit)}"
        self.say(f"{sign:7} {name}: {shown} {unit}{beside}{f'   ({note})' if note else ''}")

    def say(self, line: str) -> None:
        """Print a line of its own."""
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    def write(self) -> None:
        """Write build/NAME.json and print how many goals were met."""
        goals = [figure for figure in self.figures if figure.met is not None]
        missed = [figure.name for figure in goals if not figure.met]
        file = _FOLDER / f"{self.name}.json"
        file.parent.mkdir(exist_ok=True)
        told = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "seconds": round(time.time() - self.began),
            "machine": {"system": platform.platform(), "cores": os.cpu_count(), "python": platform.python_version()},
            "built": self.buildings,
            "figures": [asdict(figure) for figure in self.figures],
        }
        file.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
        self.say(f"\n{len(goals) - len(missed)} of {len(goals)} goals met; all figures: {file}")
        for name in missed:
            self.say(f"  missed: {name}")


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` per cent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share / 100) - 1)]


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What the work gave, and how many milliseconds it took."""
    start = time.perf_counter()
    result = work()
    return result, (time.perf_counter() - start) * 1000
