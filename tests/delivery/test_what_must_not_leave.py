# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the outbox keeps back: a PIN that ended, a child who left, a practice without an address."""

from dataclasses import replace

import pytest

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.outbox import MessageState
from pinportal_desktop.usecases.deliver import LEASE, Delivered, deliver_due
from pinportal_desktop.usecases.needs import Mail
from tests.delivery.couriers import ANA, TOMAS, Counting, contact, courier, rows, states
from tests.delivery.test_folder import PowerCut
from tests.world import World


def test_the_message_of_a_superseded_pin_never_leaves(world: World, sender: Counting, child: PatientId) -> None:
    old = world.issue(child, contact(world, child, "Ana"), ANA)
    new = world.issue(child, contact(world, child, "Tomás"), TOMAS)
    assert states(world) == [MessageState.CANCELLED, MessageState.QUEUED], "at once, not only when it is its turn"
    deliver_due(courier(world, sender))
    (message,) = sender.sent
    assert (message.to, states(world)) == (TOMAS, [MessageState.CANCELLED, MessageState.SENT])
    assert new.pin.reveal() in message.text
    assert old.pin.reveal() not in message.text


@pytest.mark.parametrize("ends", ["superseded", "revoked"])
def test_a_pin_that_ends_while_its_message_is_on_its_way_again_is_not_sent_again(
    world: World, sender: Counting, child: PatientId, ends: str
) -> None:
    """After a crash the message is still leased, so ending the PIN does not find it waiting."""

    def cut(_mail: Mail) -> None:
        raise PowerCut

    world.issue(child, contact(world, child, "Ana"), ANA)
    sender.before = cut
    with pytest.raises(PowerCut):
        deliver_due(courier(world, sender))
    if ends == "revoked":
        world.revoke(child)
    else:
        world.issue(child, contact(world, child, "Ana"), None)
    sender.before = lambda _mail: None
    world.clock.pass_(seconds=LEASE.total_seconds() + 1)
    deliver_due(courier(world, sender))
    assert (sender.sent, states(world)) == ([], [MessageState.CANCELLED])


def test_the_message_of_a_pin_that_expired_meanwhile_never_leaves(
    world: World, sender: Counting, child: PatientId
) -> None:
    world.store.add_practice(replace(world.rules, pin_valid_days=1))
    world.issue(child, contact(world, child, "Ana"), ANA)
    world.clock.pass_(days=3)
    deliver_due(courier(world, sender))
    assert (sender.sent, states(world)) == ([], [MessageState.CANCELLED])


def test_at_the_minor_age_limit_the_message_of_an_older_pin_never_leaves(world: World, sender: Counting) -> None:
    child = world.child(born=world.today.replace(year=world.today.year - 18, day=world.today.day + 1))
    world.issue(child, world.contact(child, "Ana Garcia"), ANA)
    world.clock.pass_(days=1)
    deliver_due(courier(world, sender))
    assert (sender.sent, states(world)) == ([], [MessageState.CANCELLED])


def test_nothing_leaves_while_the_portals_address_is_not_set_and_nothing_is_lost(
    world: World, sender: Counting, child: PatientId
) -> None:
    world.issue(child, contact(world, child, "Ana"), ANA)
    world.store.add_practice(replace(world.rules, portal_address=""))
    assert deliver_due(courier(world, sender)) == Delivered(failed=1, causes=(Code.PORTAL_ADDRESS_MISSING,))
    assert [(state, trouble) for state, trouble, *_ in rows(world)] == [
        (MessageState.QUEUED, Code.PORTAL_ADDRESS_MISSING)
    ]
    world.store.add_practice(world.rules)
    world.clock.pass_(hours=1)
    assert deliver_due(courier(world, sender)) == Delivered(sent=1)


@pytest.mark.parametrize("hidden", [{"active": False}, {"deceased": True}])
def test_inactive_and_deceased_patients_never_get_a_message(
    world: World, sender: Counting, child: PatientId, hidden: dict[str, bool]
) -> None:
    world.issue(child, contact(world, child, "Ana"), ANA)
    with world.store.writing() as work:
        work.patients.save(replace(world.account(child).patient, **hidden))  # type: ignore[arg-type]  # two flags
    deliver_due(courier(world, sender))
    assert (sender.sent, states(world)) == ([], [MessageState.CANCELLED])
