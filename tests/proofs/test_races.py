# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Two workstations and many browsers, again and again on a real PostgreSQL: whatever the order, every rule holds."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.security.chance import SystemEntropy
from tests.app.test_on_a_server import a_family, at_once
from tests.world import World, make_world

pytestmark = pytest.mark.proof
ROUNDS = 100


@pytest.fixture
def world(postgres_url: str) -> Iterator[World]:
    made = make_world(postgres_url)
    yield made
    made.store.close()


def test_of_two_presses_at_two_workstations_one_issues_each_of_a_hundred_times(world: World) -> None:
    for _ in range(ROUNDS):
        child = a_family(world)
        ana, tomas = (member.contact.id for member in world.account(child).family)
        first = world.issue_command(child, ana, desk=world.desk)
        second = world.issue_command(child, tomas, desk=world.second_desk)
        told = at_once(partial(world.do, *first), partial(world.do, *second))
        assert len([one for one in told if isinstance(one, Code)]) == 1
        assert [c.is_active(world.today) for c in world.account(child).credentials] == [True]
    assert world.store.first_bad_entry() is None


def registers(world: World, pin: Pin, email: str) -> Code | None:
    """In a browser of its own, with its own chance: the world's is for one thread."""
    site = replace(world.site, entropy=SystemEntropy())
    return replace(world, site=site).register(pin, "Ana Garcia", email).failed


def test_of_eight_browsers_with_one_pin_each_has_access_once_each_of_twenty_times(world: World) -> None:
    for number in range(ROUNDS // 5):
        child = a_family(world)
        pin = world.issue(child, world.account(child).family[0].contact.id).pin
        emails = [f"p{number}.{n}@example.com" for n in range(8)]
        told = at_once(*(partial(registers, world, pin, email) for email in emails))
        assert told == [None] * 8
        assert len({access.account.email for access in world.account(child).accesses}) == 8
    assert world.store.first_bad_entry() is None
