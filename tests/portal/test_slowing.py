# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Attempts are slowed per address, per device and in the whole; the whole never refuses anybody."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import event, select
from starlette.testclient import TestClient

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import RegistrationId
from pinportal_desktop.domain.pin import Pin, parse_pin
from pinportal_desktop.domain.registering import FREE_FAILURES, Scope, Throttle, Who
from pinportal_desktop.storage import tables as t
from pinportal_desktop.usecases.registration import ChooseLogin, SayWho, TryPin, choose_login, say_who, try_pin
from pinportal_desktop.usecases.registration_commands import prepare_choose_login
from pinportal_desktop.usecases.registration_form import Typed
from pinportal_desktop.usecases.slowing import Step, of_born
from pinportal_desktop.usecases.tokens import token_digest
from tests.fakes import PlainPasswords
from tests.portal.conftest import HOST, Browser, site_of
from tests.world import BORN, World, person

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


def try_pin_command(world: World, pin: Pin, device: str = "phone") -> TryPin:
    entropy, made = world.site.entropy, world.site.made()
    return TryPin(
        **made,
        registration_id=RegistrationId(entropy.new_id(made["made_at"])),
        token_digest=token_digest(entropy.token()),
        digest=world.site.digests.pin_digest(pin),
        born=BORN,
        counters=world.counters(device),
        language="en",
    )


def counted(world: World) -> dict[Scope, int]:
    with world.store._looking.connect() as connection:
        return {Scope(row.scope): row.failures for row in connection.execute(select(t.throttle))}


def failed_in_the_whole(world: World, failures: int) -> None:
    with world.store.writing() as work:
        work.throttles.put(Throttle(scope=Scope.WHOLE, key=b"", failures=failures, last_at=world.clock.now()))


def test_a_failure_is_counted_for_the_address_its_range_the_device_the_date_and_the_whole(
    world: World, browser_at: Callable[[str], Browser]
) -> None:
    browser_at(HOME).first_step(WRONG)
    assert counted(world) == dict.fromkeys((Scope.ADDRESS, Scope.RANGE, Scope.DEVICE, Scope.BORN, Scope.WHOLE), 1)


@pytest.mark.parametrize(
    ("address", "neighbour", "elsewhere"),
    [
        ("203.0.113.{}", "203.0.113.250", "203.0.114.1"),
        ("::ffff:203.0.113.{}", "203.0.113.250", "203.0.114.1"),
        ("2001:db8:7:{}::5", "2001:db8:7:ffff::1", "2001:db8:8::1"),
    ],
)
def test_who_changes_the_address_within_one_range_waits_and_the_next_range_does_not(
    browser_at: Callable[[str], Browser], pin: Pin, address: str, neighbour: str, elsewhere: str
) -> None:
    for n in range(1, 21):  # each on a day of its own, for one day's answers are held back
        assert "do not fit together" in browser_at(address.format(n)).first_step(WRONG, day=str(n)).text
    assert "Please wait" in browser_at(neighbour).first_step(pin.reveal()).text
    assert "Step 2" in browser_at(elsewhere).first_step(pin.reveal()).text


def test_another_address_out_of_a_households_ipv6_is_the_same_household(
    browser_at: Callable[[str], Browser], pin: Pin
) -> None:
    for n in range(FREE_FAILURES):
        browser_at(f"2001:db8::{n}").first_step(WRONG)
    assert "Please wait" in browser_at("2001:db8::ffff").first_step(pin.reveal()).text
    assert "Step 2" in browser_at("2001:db8:0:1::").first_step(pin.reveal()).text


def test_a_date_of_birth_that_is_tried_from_everywhere_is_answered_later_and_a_parent_is_let_on(
    world: World, pin: Pin
) -> None:
    born = of_born(world.site.digests, BORN)
    with world.store.writing() as work:
        work.throttles.put(Throttle(scope=born.scope, key=born.key, failures=25, last_at=world.clock.now()))
    counters = (*world.counters(), born)
    command = replace(try_pin_command(world, pin), counters=counters)
    assert world.do(try_pin, command) == Step(delay=3.0)


def test_whoever_has_one_pin_cannot_try_out_who_has_a_login(world: World, pin: Pin) -> None:
    """Address by address behind the same PIN, in walks of their own: free ones are counted as taken ones are."""
    told = []
    for n in range(9):
        _, token = world.try_pin(pin)
        walk = world.looks.registration(token)
        assert walk is not None
        typed = Typed({"email": f"p{n}@example.com", "password": "three random words"})
        who = SayWho(
            **world.site.made(), token_digest=token, who=Who.A_CHILD, name=person("Ana Diaz"), relationship="Aunt",
            phone=None,
        )  # fmt: skip
        world.do(say_who, who)
        command = prepare_choose_login(world.site, PlainPasswords(), typed, walk)
        assert isinstance(command, ChooseLogin)
        told.append(world.do(choose_login, command).failed)
    assert told == [None] * 8 + [Code.REGISTRATION_WAIT]


def test_going_back_to_the_same_e_mail_is_no_other_try(world: World, browser: Browser, pin: Pin) -> None:
    browser.first_step(pin.reveal())
    browser.post("/who", who="a_child", given="Ana", family="Garcia", relationship="Mother")
    for _ in range(10):
        assert "Step 4" in browser.post("/login", email="ana@example.com", password="three random words").text
    assert counted(world)[Scope.CHILD] == 1


def test_of_many_tries_at_once_each_sees_the_one_before_it(any_world: World) -> None:
    """A burst at a counter that is not there yet: no more are looked at than one after the other."""
    child = any_world.child()
    commands = [try_pin_command(any_world, parse_pin(WRONG)) for _ in range(12)]
    assert any_world.status(child)
    with ThreadPoolExecutor(12) as pool:
        steps = list(pool.map(partial(any_world.do, try_pin), commands))
    looked_at = [step for step in steps if step.failed is Code.REGISTRATION_FAILED]
    assert len(looked_at) == FREE_FAILURES
    assert counted(any_world)[Scope.DEVICE] == FREE_FAILURES


def test_counters_are_forgotten_after_a_day(world: World, browser_at: Callable[[str], Browser]) -> None:
    browser_at(HOME).first_step(WRONG)
    world.clock.pass_(hours=25)
    browser_at(LIBRARY).first_step(WRONG)
    with world.store._looking.connect() as connection:
        ages = connection.execute(select(t.throttle.c.last_at)).scalars().all()
    assert set(ages) == {world.clock.now()}


def statements(world: World, typed: str) -> Counter[str]:
    """What the database is asked, in what words, when that is tried."""
    asked: Counter[str] = Counter()

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked[" ".join(statement.split()[:4])] += 1

    event.listen(world.store._looking, "before_cursor_execute", note)
    try:
        assert world.do(try_pin, try_pin_command(world, parse_pin(typed), device=typed)).failed is not None
    finally:
        event.remove(world.store._looking, "before_cursor_execute", note)
    return asked


def test_whatever_a_try_fails_by_the_database_is_asked_the_same(world: World, pin: Pin) -> None:
    """Unknown, revoked, wrong date: told apart by no question more or less."""
    other = world.child("Luis Diaz", born=date(2014, 5, 6))
    wrong_date = world.issue(other, world.contact(other, "Eva Diaz")).pin
    third = world.child("Mia Roe")
    revoked = world.issue(third, world.contact(third, "Eva Roe")).pin
    world.revoke(third)
    statements(world, "33333333")  # the counters of the date and the whole are there from now on
    unknown = statements(world, WRONG)
    for known in (wrong_date, revoked):
        world.clock.pass_(minutes=30)  # attempts are slowed
        assert statements(world, known.symbols) == unknown
    assert sum(unknown.values()) > 15


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


def test_addresses_ranges_devices_and_dates_are_counted_under_keyed_digests(
    world: World, browser_at: Callable[[str], Browser]
) -> None:
    browser = browser_at(HOME)
    browser.first_step(WRONG)
    with world.store._looking.connect() as connection:
        keys = b"|".join(row.key for row in connection.execute(select(t.throttle)))
    device = next(iter(browser.client.cookies.values()))
    for clear in (HOME, "203.0.113.0/24", device, "2012-03-14"):
        assert clear.encode() not in keys
        assert sha256(clear.encode()).digest() not in keys


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
