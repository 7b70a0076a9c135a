# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Many browsers with one PIN of one child at the same moment, over several stores, on both databases."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import partial

import pytest

from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.domain.ids import AssociationId, PatientId
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.security.chance import SystemEntropy
from pinportal_desktop.security.keys import RecordSubkeys
from pinportal_desktop.storage.opening import open_store
from pinportal_desktop.usecases.my_children import AddChild, add_child
from pinportal_desktop.usecases.signing_in import SignIn, sign_in
from pinportal_desktop.usecases.slowing import Step
from pinportal_desktop.usecases.tokens import token_digest
from tests.app.test_on_a_server import at_once
from tests.world import BORN, DATABASE_KEY, PRACTICE_KEY, World, wait_for_no_disk

STORES = 4  # what writes at once on one file waits for each other within 5 s: not many times more than that


@pytest.fixture
def worlds(any_world: World) -> Iterator[Callable[[int], World]]:
    """The same practice by one of several stores, each with its own connections, and with chance of its own."""
    keys = RecordSubkeys(PRACTICE_KEY, 1)
    with ExitStack() as opened:
        stores = [any_world.store]
        for _ in range(STORES - 1):
            stores.append(
                open_store(any_world.database, database_key=DATABASE_KEY, record_keys=keys, clock=any_world.clock)
            )
            opened.callback(stores[-1].close)
            wait_for_no_disk(stores[-1])
        site = replace(any_world.site, entropy=SystemEntropy())
        yield lambda n: replace(any_world, store=stores[n % STORES], site=site)


def issued(world: World, spoken: str = "Marisol Garcia") -> tuple[PatientId, Pin]:
    child = world.child(spoken)
    return child, world.issue(child, world.contact(child, "Ana Garcia")).pin


def registers(world: World, pin: Pin, email: str) -> Code | None:
    return again_while_busy(lambda: world.register(pin, "Ana Garcia", email, device=email)).failed


def again_while_busy(step: Callable[[], Step], tries: int = 5) -> Step:
    """As the sentence asks whoever waited for the others in vain: nothing was changed, try again in a moment."""
    try:
        return step()
    except StorageError as error:
        if error.code is not Code.DATABASE_BUSY or tries == 0:
            raise
        return again_while_busy(step, tries - 1)


@pytest.mark.parametrize("browsers", [8, pytest.param(50, marks=pytest.mark.proof)])
def test_many_accounts_redeem_one_pin_at_once_and_each_has_the_child_once(
    any_world: World, worlds: Callable[[int], World], browsers: int
) -> None:
    child, pin = issued(any_world)
    emails = [f"p{n}@example.com" for n in range(browsers)]
    told = at_once(*(partial(registers, worlds(n), pin, email) for n, email in enumerate(emails)))
    assert told == [None] * browsers
    accesses = any_world.account(child).accesses
    assert sorted(a.account.email for a in accesses) == sorted(emails)
    assert len({a.association.account_id for a in accesses}) == browsers
    assert all(a.association.removed_at is None and a.association.patient_id == child for a in accesses)
    assert any_world.store.first_bad_entry() is None


def adds(world: World, session: bytes, pin: Pin) -> Step:
    command = AddChild(
        **world.made(world.site),
        session_digest=session,
        association_id=AssociationId(world.site.entropy.new_id(world.clock.now())),
        digest=world.site.digests.pin_digest(pin),
        born=BORN,
        relationship="Mother",
        counters=(),
    )
    return world.do(add_child, command)


@pytest.mark.parametrize("presses", [8, pytest.param(50, marks=pytest.mark.proof)])
def test_one_account_that_adds_a_child_many_times_at_once_has_it_once(
    any_world: World, worlds: Callable[[int], World], presses: int
) -> None:
    _, first = issued(any_world)
    any_world.register(first, "Ana Garcia", "ana@example.com")
    session = token_digest(any_world.site.entropy.token())
    signs_in = SignIn(
        **any_world.made(any_world.site),
        email="ana@example.com",
        proved="hash",
        session_digest=session,
        before=None,
        counters=(),
        of_login=(),
    )
    assert any_world.do(sign_in, signs_in).failed is None
    diego, pin = issued(any_world, "Diego Garcia")
    told = at_once(*(partial(again_while_busy, partial(adds, worlds(n), session, pin)) for n in range(presses)))
    codes = [one.failed if isinstance(one, Step) else one for one in told]
    assert codes.count(None) == 1
    assert set(codes) <= {None, Code.CHILD_LISTED, Code.HAS_ACCESS_ALREADY}
    assert [a.account.email for a in any_world.account(diego).accesses] == ["ana@example.com"]
    assert any_world.store.first_bad_entry() is None
