# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A stranger with a list of birth dates, PINs or addresses learns from no answer who is a patient or has a login.

What the answers' times tell is in `tests/proofs/test_enumeration.py`.
"""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from starlette.testclient import TestClient

from pinportal_desktop.domain.registering import FREE_FAILURES
from tests.portal.conftest import HOST, Browser, site_of
from tests.portal.knocking import Question, questions
from tests.world import World, make_world

Told: TypeAlias = tuple[int, list[tuple[bytes, bytes]], str]
# What differs from one asking to the next: the form's own token, and what the asker typed.
_OF_THE_ASKER = re.compile(r'value="[^"]*"| selected')


@pytest.fixture
def world(tmp_path: Path) -> Any:
    made = make_world(tmp_path / "practice.db", pin_valid_days=1)
    yield made
    made.store.close()


def answered(site: Any, number: int, question: Question) -> Any:
    """In a fresh browser, from a network of its own."""
    with TestClient(site, base_url=f"http://{HOST}", client=(f"10.0.{number}.1", 50_000)) as client:
        form = {"csrf": Browser(client).csrf()} | question.fields
        return client.post(question.path, data=form, follow_redirects=False)


def told(answer: Any) -> Told:
    """All that is sent: status, headers in their order, body."""
    return answer.status_code, answer.headers.raw, _OF_THE_ASKER.sub("", answer.text)


def test_every_failure_is_answered_in_the_same_bytes(world: World) -> None:
    asked = questions(world)
    site = site_of(world)
    answers: defaultdict[str, dict[str, Told]] = defaultdict(dict)
    for number, question in enumerate(asked):
        answers[question.about][question.name] = told(answered(site, number, question))
    for about, ways in answers.items():
        first = next(iter(ways.values()))
        for name, answer in ways.items():
            assert answer == first, f"{about}: {name}"
    assert [len(ways) for ways in answers.values()] == [7, 2, 3]
    statuses = {about: next(iter(ways.values()))[0] for about, ways in answers.items()}
    assert statuses == {"the first step": 422, "signing in": 422, "a forgotten password": 303}


@pytest.mark.parametrize("about", ["the first step", "signing in"])
def test_who_asks_on_and_on_is_made_to_wait_alike(world: World, about: str) -> None:
    asked = [question for question in questions(world) if question.about == about]
    site, waits = site_of(world), set()
    for number, question in enumerate(asked):
        for _ in range(FREE_FAILURES):
            answered(site, number, question)
        status, _, text = told(answered(site, number, question))
        waits.add((status, text))
        world.clock.pass_(hours=2)
    assert [status for status, _ in waits] == [429]
