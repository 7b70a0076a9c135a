# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Issuing a PIN among 1,000,000 patients, beside the same rows written by hand (issue: The desk)."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from typing import Any, Final

import pytest
from sqlalchemy import Engine, event, make_url

from pinportal_desktop.domain.errors import Refused
from tests.benchmarks.databases import RULES, Built, open_built
from tests.benchmarks.population import Population
from tests.benchmarks.report import Report, at_most, percentile, timed
from tests.fakes import FixedClock, SeededEntropy
from tests.world import World, world_over

pytestmark = pytest.mark.benchmark

_ISSUED: Final = 200  # half of them by hand
_WARM: Final = 20
_BEYOND_A_COMMIT: Final = 5  # ms
_WRITES: Final = ("BEGIN", "INSERT", "UPDATE", "DELETE")


def test_issuing_on_the_encrypted_file(practice_file: Built, report: Report) -> None:
    _measure("SQLite", practice_file, report)


def test_issuing_on_postgresql(large_server: Built, benchmark_server: Any, report: Report) -> None:
    name = "benchmark_issuing"
    original = make_url(large_server.database).database
    benchmark_server.psql(f"DROP DATABASE IF EXISTS {name}")
    benchmark_server.psql(f"CREATE DATABASE {name} TEMPLATE {original} STRATEGY file_copy")
    try:
        url = benchmark_server.get_uri(database=name)
        _measure("PostgreSQL", Built(url, large_server.size, 0, 0), report)
    finally:
        benchmark_server.psql(f"DROP DATABASE {name}")


def _measure(where: str, built: Built, report: Report) -> None:
    store = open_built(built)
    world = world_over(store, RULES, FixedClock(), SeededEntropy(), built.database)
    own, by_hand, commits = list[float](), list[float](), list[float]()
    ways: Iterator[Callable[[Any], None]] = cycle(
        [
            lambda press: own.append(timed(lambda: world.do(*press))[1]),
            lambda press: _by_hand(world, press, by_hand, commits),
        ]
    )
    for press, way in zip(_presses(world, built), ways, strict=False):
        way(press)
    own, by_hand, commits = own[_WARM:], by_hand[_WARM:], commits[_WARM:]
    store.close()
    name, count = f"Issuing a PIN, {where}", f"{len(own)} PINs"
    report.figure(f"{name}, p50", percentile(own, 50), "ms", note=count)
    report.figure(f"{name}, p95", percentile(own, 95), "ms", at_most(50), count)
    said = "the same rows by hand" if where == "PostgreSQL" else "the same rows and index entries by hand"
    beyond = percentile(own, 50) - percentile(by_hand, 50)
    note = f"p50; {said}, {percentile(by_hand, 50):.1f} ms, of which COMMIT {percentile(commits, 50):.1f} ms"
    report.figure(f"{name}, beyond a commit", beyond, "ms", at_most(_BEYOND_A_COMMIT), note)
    report.figure(f"{name}, p95 by hand", percentile(by_hand, 95), "ms", note=count)


def _presses(world: World, built: Built) -> Iterator[Any]:
    """The commands of so many PINs, e-mailed to a parent who may have one; each is carried out before the next."""
    ids = [one.id for family in Population(built.size).names() for one in family]
    made = 0
    for patient_id in ids[:: max(1, len(ids) // (4 * _ISSUED))]:
        for member in world.account(patient_id).family:
            if member.contact.emails:
                press = world.issue_command(patient_id, member.contact.id, member.contact.emails[0])
                if _may_be(world, press):
                    yield press
                    made += 1
                    break
        if made == _ISSUED + 2 * _WARM:
            return
    raise AssertionError(f"only {made} PINs could be issued")


class _Undone(Exception):
    pass


def _may_be(world: World, press: Any) -> bool:
    with _caught(world.store._engine):
        try:
            world.do(*press)
        except _Undone:
            return True
        except Refused:
            return False
    raise AssertionError("it was committed")


def _by_hand(world: World, press: Any, whole: list[float], commits: list[float]) -> None:
    """What the program would write for it is caught and undone, and then written with the driver alone."""
    with _caught(world.store._engine) as caught, pytest.raises(_Undone):
        world.do(*press)
    writes = [(text, bound, many) for text, bound, many in caught if text.lstrip().startswith(_WRITES)]
    assert len(writes) > 5
    connection = world.store._engine.raw_connection()
    try:
        cursor = connection.cursor()
        began = time.perf_counter()
        for text, bound, many in writes:
            (cursor.executemany if many else cursor.execute)(text, bound)
        written = time.perf_counter()
        connection.commit()
        ended = time.perf_counter()
        cursor.close()
    finally:
        connection.close()
    whole.append((ended - began) * 1000)
    commits.append((ended - written) * 1000)


@contextmanager
def _caught(engine: Engine) -> Iterator[list[tuple[str, Any, bool]]]:
    """The statements as they reach the driver; the commit is refused by `_Undone`."""
    found: list[tuple[str, Any, bool]] = []

    def catch(_connection: Any, _cursor: Any, text: str, bound: Any, _context: Any, many: bool) -> None:
        found.append((text, bound, many))

    def refuse(_connection: Any) -> None:
        raise _Undone

    event.listen(engine, "before_cursor_execute", catch)
    event.listen(engine, "commit", refuse)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", catch)
        event.remove(engine, "commit", refuse)
