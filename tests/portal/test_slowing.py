# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Attempts are slowed per address, per device and in the whole; the whole never refuses anybody."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.domain.registering import FREE_FAILURES, Scope, Throttle
from pinportal_desktop.storage import tables as t
from tests.portal.conftest import HOST, Browser, site_of
from tests.world import World

WRONG = "22222222"
HOME, LIBRARY = "203.0.113.7", "198.51.100.20"


@pytest.fixture
def browser_at(world: World) -> Iterator[Callable[[str], Browser]]:
    """A fresh browser that comes from that address."""
    site, clients = site_of(world), []

    def made(address: str) -> Browser:
        client = TestClient(site, base_url=f"http://{HOST}", client=(address, 50_000))
        clients.append(client)
        return Browser(client)

    yield made
    for client in clients:
        client.close()


@pytest.fixture
def pin(world: World) -> Pin:
    child = world.child()
    return world.issue(child, world.contact(child, "Ana Garcia")).pin


def fail(browser: Browser) -> None:
    for _ in range(FREE_FAILURES):
        browser.first_step(WRONG)


def counted(world: World) -> dict[Scope, int]:
    with world.store._looking.connect() as connection:
        return {Scope(row.scope): row.failures for row in connection.execute(select(t.throttle))}


def failed_in_the_whole(world: World, failures: int) -> None:
    with world.store.writing() as work:
        work.throttles.put(Throttle(scope=Scope.WHOLE, key=b"", failures=failures, last_at=world.clock.now()))


def test_a_failure_is_counted_for_the_address_the_device_and_the_whole(
    world: World, browser_at: Callable[[str], Browser]
) -> None:
    browser_at(HOME).first_step(WRONG)
    assert counted(world) == {Scope.ADDRESS: 1, Scope.DEVICE: 1, Scope.WHOLE: 1}


def test_the_same_device_is_slowed_at_another_address_and_another_device_there_is_not(
    browser_at: Callable[[str], Browser], pin: Pin
) -> None:
    at_home, at_the_library = browser_at(HOME), browser_at(LIBRARY)
    fail(at_home)
    at_the_library.client.cookies = at_home.client.cookies
    assert "Please wait" in at_the_library.first_step(pin.reveal()).text
    assert "Step 2" in browser_at(LIBRARY).first_step(pin.reveal()).text


def test_a_fresh_device_is_slowed_at_the_same_address_and_at_another_it_is_not(
    browser_at: Callable[[str], Browser], pin: Pin
) -> None:
    fail(browser_at(HOME))
    assert "Please wait" in browser_at(HOME).first_step(pin.reveal()).text
    assert "Step 2" in browser_at(LIBRARY).first_step(pin.reveal()).text


def test_addresses_and_devices_are_counted_under_keyed_digests(
    world: World, browser_at: Callable[[str], Browser]
) -> None:
    browser = browser_at(HOME)
    browser.first_step(WRONG)
    with world.store._looking.connect() as connection:
        keys = b"|".join(row.key for row in connection.execute(select(t.throttle)))
    device = next(iter(browser.client.cookies.values()))
    for clear in (HOME, device):
        assert clear.encode() not in keys


def test_after_many_failures_in_the_whole_every_answer_is_held_back_and_nobody_is_refused(
    world: World, browser_at: Callable[[str], Browser], pin: Pin
) -> None:
    failed_in_the_whole(world, 50)
    held_back = 0.5  # s: fifty failures of the last hour, a hundredth each
    for typed, told in ((pin.reveal(), "Step 2"), (WRONG, "do not fit together")):
        before = time.monotonic()
        assert told in browser_at(HOME).first_step(typed).text
        assert time.monotonic() - before >= held_back


def test_the_steps_tell_by_how_much_an_answer_is_held_back(world: World, pin: Pin) -> None:
    failed_in_the_whole(world, 100)
    let_on, _ = world.try_pin(pin)
    assert (let_on.failed, let_on.delay) == (None, 1.0)
    refused, _ = world.try_pin(pin, world.today)
    assert (refused.wait, refused.delay) == (0, 1.01)


def test_wrong_dates_after_a_hand_over_are_slowed_for_that_registration_alone(
    world: World, browser_at: Callable[[str], Browser]
) -> None:
    """Everybody at the desk's computer shares one address."""

    def begun() -> Callable[[str], Any]:
        child = world.child()
        handover = world.issue(child, world.contact(child, "Ana Garcia"), complete=True).handover
        assert handover is not None
        browser = browser_at(HOME)
        browser.post(f"/start/{handover.reveal()}")
        return lambda day: browser.post("/born", month="3", day=day, year="2012")

    first = begun()
    for _ in range(FREE_FAILURES):
        assert "do not fit together" in first("15").text
    assert "Please wait" in first("14").text, "even the right one waits"
    second = begun()
    assert "Step 2" in second("14").text
    world.clock.pass_(seconds=2)
    assert "Step 2" in first("14").text
