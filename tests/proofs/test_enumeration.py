# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""How long an answer takes tells nobody who is a patient or has a login: a thousand answers of each kind, compared.

Asked over HTTP as a stranger asks, of the site with its real password hashes over a real PostgreSQL. Each question
comes from a browser and a network of its own; the counters are emptied meanwhile, or everybody would wait.
"""

import json
import os
import statistics
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
import uvicorn
from sqlalchemy import delete, select, tuple_

from pinportal_desktop.portal.serving import RunningSite, listen, port_of
from pinportal_desktop.portal.site import SiteSettings, make_site
from pinportal_desktop.portal.steps import Steps
from pinportal_desktop.security.chance import SystemEntropy
from pinportal_desktop.security.passwords import Argon2Passwords
from pinportal_desktop.storage import tables as t
from pinportal_desktop.words import Words
from tests.benchmarks.report import Report, at_least
from tests.portal.knocking import questions
from tests.proofs.telling import kolmogorov_smirnov, mann_whitney
from tests.world import World, make_world

pytestmark = pytest.mark.proof
ROUNDS: Final = int(os.environ.get("PINPORTAL_PROOF_ANSWERS", "1000"))
AT_ONCE: Final = 8
_UNKEPT: Final = 10  # times fewer without the time that answers take: only to know what it covers
# Of a hundred runs with nothing to tell, one says so all the same: shared by the comparisons (Bonferroni).
LEAST: Final = 0.01


@pytest.fixture
def world(upgraded_postgres_url: str) -> Iterator[World]:
    made = make_world(upgraded_postgres_url, pin_valid_days=1)
    yield made
    made.store.close()


@contextmanager
def served(world: World, answers_take: float) -> Iterator[int]:
    """The site on a port of its own, behind a proxy that says who asks."""
    opened = listen(0)
    steps = Steps(
        surface=replace(world.site, entropy=SystemEntropy()),
        carry_out=world.do,
        looks=world.looks,
        passwords=Argon2Passwords(frozenset, at_once=os.cpu_count() or 1),
        rules=world.looks.rules,
    )
    hosts = frozenset({f"127.0.0.1:{port_of(opened)}"})
    settings = SiteSettings(hosts=hosts, secure=False, threads=AT_ONCE, answers_take=answers_take)
    app = make_site(steps, Words.load(), settings)
    server = uvicorn.Server(uvicorn.Config(app, access_log=False, log_config=None, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [opened]}, daemon=True)
    thread.start()
    ended = threading.Event()
    emptying = threading.Thread(target=_empty_counters, args=(world, ended), daemon=True)
    emptying.start()
    yield port_of(opened)
    ended.set()
    emptying.join()
    assert RunningSite(server, thread, port_of(opened)).stop()


def _empty_counters(world: World, ended: threading.Event) -> None:
    while not ended.wait(0.25):
        with world.store._engine.begin() as connection:
            # What is in use stays for the next time: whoever waits for nobody is in nobody's way.
            c = t.throttle.c
            free = select(c.scope, c.key).with_for_update(skip_locked=True)
            connection.execute(delete(t.throttle).where(tuple_(c.scope, c.key).in_(free)))


def times(port: int, asked: list[tuple[str, dict[str, str]]], rounds: int, at_once: int) -> list[list[float]]:
    told = {"port": port, "rounds": rounds, "at_once": at_once, "questions": asked}
    script = str(Path(__file__).with_name("knocker.py"))
    # What it says of an answer that it did not expect is seen at once.
    done = subprocess.run(
        [sys.executable, script], input=json.dumps(told), stdout=subprocess.PIPE, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("kept", [True, False], ids=["as served", "without the time that answers take"])
def test_the_time_of_an_answer_tells_nothing(world: World, report: Report, kept: bool) -> None:
    """As served nothing can be told. Without that time it is measured only to know what it covers."""
    asked = questions(world)
    settings = SiteSettings(hosts=frozenset(), secure=False, threads=1)
    with served(world, settings.answers_take if kept else 0.0) as port:
        forms = [(question.path, question.fields) for question in asked]
        # Alone it takes no turn of another's, which makes small differences easier to tell.
        found = times(port, forms, ROUNDS, AT_ONCE) if kept else times(port, forms, ROUNDS // _UNKEPT, 1)
    samples: defaultdict[str, dict[str, list[float]]] = defaultdict(dict)
    for question, sample in zip(asked, found, strict=True):
        samples[question.about][question.name] = sample
    compared = sum(len(ways) - 1 for ways in samples.values())
    goal = LEAST / (2 * compared)
    for about, ways in samples.items():
        (first, reference), *others = ways.items()
        for name, sample in others:
            chances = {"Mann-Whitney": mann_whitney, "Kolmogorov-Smirnov": kolmogorov_smirnov}
            apart = (statistics.median(sample) - statistics.median(reference)) * 1000
            note = f"n = {len(sample)}, medians {apart:+.2f} ms of {statistics.median(reference) * 1000:.0f} ms apart"
            for test, chance in chances.items():
                p = chance(reference, sample)
                what = f"{about}: {first} against {name}, {test}{'' if kept else ', no time kept'}"
                report.figure(what, p, "p", at_least(goal) if kept else None, note)
                assert p >= goal or not kept, what
        if kept:
            _told_where_there_is_something(report, about, reference)


def _told_where_there_is_something(report: Report, about: str, sample: list[float]) -> None:
    """The other way round: how much later every answer would have to come to be told."""
    one, other = sample[::2], sample[1::2]
    steps = (n / 10_000 for n in range(1, 1000))
    least = next(shift for shift in steps if mann_whitney(one, [took + shift for took in other]) < LEAST)
    report.figure(f"{about}: a difference that would be told", least * 1000, "ms")
    assert least < 0.1
