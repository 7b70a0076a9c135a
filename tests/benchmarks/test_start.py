# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Start and memory beside a bare window's, from the checkout and frozen (issue: The desk).

The program and the bare window take turns, so that both see the same machine; of each moment the median counts.
"""

import sys
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Final

import pytest

from tests.benchmarks.bundles import bundles
from tests.benchmarks.databases import Built, open_built
from tests.benchmarks.display import Display
from tests.benchmarks.keystrokes import keystrokes, sample
from tests.benchmarks.population import Population
from tests.benchmarks.report import Report, at_most
from tests.benchmarks.running import Programs, frozen, home_of_practice, home_with_keys, in_checkout, run

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(sys.platform != "linux", reason="what is in memory is read from /proc"),
]

_ROUNDS: Final = 7
_MOMENTS: Final = ("painted", "ready", "answered")
_FIRST_KEY: Final = "g"
_LOOKED_FOR: Final = 150  # patients, until the page cache is full
_MB: Final = 1e6
_CACHES: Final = (64 + 8) * 1024 * 1024 / _MB  # of the search's connection, and of the others
_OWN: Final = 30  # MB for all that the program is more than a bare window


@pytest.fixture(scope="module")
def checkout() -> Programs:
    return in_checkout()


@pytest.fixture(scope="module")
def bundle(report: Report) -> Programs:
    built = bundles()
    report.built("bundle, and a bare window's", seconds=built.seconds, size=built.bytes)
    return frozen(built)


@pytest.mark.parametrize("kind", ["checkout", "bundle"])
def test_start_beside_a_bare_window(
    kind: str,
    request: pytest.FixtureRequest,
    practice_file: Built,
    display: Display,
    report: Report,
    system_keyring: object,
    tmp_path: Path,
) -> None:
    programs: Programs = request.getfixturevalue(kind)
    database = practice_file.database
    turns = {
        "bare": (programs.bare(database), ("painted", "imported", "read")),
        "icon": (programs.from_icon(home_of_practice(tmp_path / "home", database), [_FIRST_KEY]), _MOMENTS),
        "typed": (programs.typed(database, home_with_keys(tmp_path / "demo"), [_FIRST_KEY]), _MOMENTS),
    }
    taken: dict[str, list[float]] = defaultdict(list)
    for number in range(_ROUNDS + 1):
        for who, (command, moments) in turns.items():
            with run(command, display) as running:
                for moment in moments:
                    after = running.after(moment)
                    if number:  # the first round brings the files into the system's memory
                        taken[f"{who} {moment}"].append(after * 1000)
    ms = {moment: median(values) for moment, values in taken.items()}
    note = f"medians of {_ROUNDS} in turns, {display.told}"
    name = f"Start, {programs.name}"
    _tell(report, f"{name}, window painted", ms["icon painted"], ms["bare painted"], 1.5, f"bare window; {note}")
    report.figure(f"{name}, ready for the first key", ms["icon ready"], "ms", note=f"keys from the keyring; {note}")
    beside = f"bare window, SQLAlchemy imported ({ms['bare imported']:.0f} ms) and the file read; {note}"
    _tell(report, f"{name}, first key answered", ms["icon answered"], ms["bare read"], 1.3, beside)
    for moment in ("painted", "answered"):
        report.figure(f"{name}, {moment}, as `pinportal demo`", ms[f"typed {moment}"], "ms", note="keys in a file")


def _tell(report: Report, name: str, own: float, bare: float, goal: float, note: str) -> None:
    report.figure(name, own, "ms")
    report.figure(f"{name}, beside a bare start", own / bare, "x", at_most(goal), f"to {bare:.0f} ms: {note}")


@pytest.mark.parametrize("kind", ["checkout", "bundle"])
def test_memory_after_searching_around(
    kind: str,
    request: pytest.FixtureRequest,
    practice_file: Built,
    display: Display,
    report: Report,
    system_keyring: object,
    tmp_path: Path,
) -> None:
    programs: Programs = request.getfixturevalue(kind)
    with run(programs.bare(practice_file.database), display) as bare:
        reference = bare.moment("imported")["bytes"] / _MB
    texts = _typed(practice_file)
    home = home_of_practice(tmp_path / "home", practice_file.database)
    with run(programs.from_icon(home, texts), display) as watched:
        at_first = watched.moment("answered")["bytes"] / _MB
        resident = watched.moment("searched")["bytes"] / _MB
    name = f"Memory, {programs.name}"
    report.figure(f"{name}, at the first answer", at_first, "MB", note="resident set")
    report.figure(
        f"{name}, after {sum(map(len, texts)):,} searches",
        resident,
        "MB",
        at_most(round(reference + _CACHES + _OWN, 1)),
        f"resident set; bare window with SQLAlchemy {reference:.0f} MB, page caches {_CACHES:.0f}, and {_OWN}",
    )


def _typed(built: Built) -> Sequence[str]:
    """What a receptionist types to the end, patient by patient."""
    ids = [one.id for family in Population(built.size).names() for one in family]
    store = open_built(built)
    pressed = keystrokes([store.looks().account(id_) for id_ in sample(ids, _LOOKED_FOR)], seed=3)  # type: ignore[arg-type]  # ids
    store.close()
    last = [key.text for key, after in pairwise(pressed) if len(after.text) <= len(key.text)]
    return [*last, pressed[-1].text]
