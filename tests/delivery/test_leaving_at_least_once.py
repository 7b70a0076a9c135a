# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""At least once, never silently dropped: failures, crashes, refusals, two couriers."""

import threading
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import select, text

from pinportal_desktop.delivery.folder import FolderSender
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.mail_server import MailServer, Security
from pinportal_desktop.domain.outbox import MessageState
from pinportal_desktop.domain.retrying import GIVEN_UP_AFTER
from pinportal_desktop.storage import tables as t
from pinportal_desktop.usecases.deliver import LEASE, Delivered, deliver_due
from pinportal_desktop.usecases.needs import Mail
from pinportal_desktop.words import Words
from pinportal_desktop.words.sending import SENDING
from tests.delivery.couriers import ANA, Counting, contact, courier, rows, states
from tests.delivery.test_folder import PowerCut, messages_in
from tests.world import World

LONGEST = 10.0  # seconds a thread may take before its test fails; nothing waits that long


def test_what_could_not_leave_waits_with_its_cause_and_leaves_later_under_the_same_message_id(
    world: World, sender: Counting, child: PatientId
) -> None:
    def refuse(_mail: Mail) -> None:
        raise PinPortalError(Code.MAIL_BROKEN_OFF)

    world.issue(child, contact(world, child, "Ana"), ANA)
    sender.before = refuse
    assert deliver_due(courier(world, sender)) == Delivered(failed=1, causes=(Code.MAIL_BROKEN_OFF,))
    ((state, trouble, wire_id, _tries),) = rows(world)
    assert (state, trouble) == (MessageState.QUEUED, Code.MAIL_BROKEN_OFF)
    assert world.looks.waiting() == 1
    sender.before = lambda _mail: None
    assert deliver_due(courier(world, sender)) == Delivered(), "it is not hammered at"
    world.clock.pass_(minutes=6)
    assert deliver_due(courier(world, sender)) == Delivered(sent=1)
    assert [m.wire_id for m in sender.sent] == [wire_id]
    assert rows(world) == [(MessageState.SENT, "", wire_id, 2)]
    assert world.looks.waiting() == 0


def test_a_crash_between_sending_and_noting_it_sends_again_under_the_same_message_id(
    world: World, folder: FolderSender, mail: Path, child: PatientId, sender: Counting
) -> None:
    def send_then_cut(one: Mail) -> None:
        folder.send(one)
        raise PowerCut

    world.issue(child, contact(world, child, "Ana"), ANA)
    sender.before = send_then_cut
    with pytest.raises(PowerCut):
        deliver_due(courier(world, sender))
    (first,) = messages_in(mail)
    world.clock.pass_(minutes=1)
    assert deliver_due(courier(world, folder)) == Delivered(), "another worker respects the lease"
    world.clock.pass_(seconds=LEASE.total_seconds() + 1)
    assert deliver_due(courier(world, folder)) == Delivered(sent=1)
    assert [m["Message-ID"] for m in messages_in(mail)] == [first["Message-ID"]]


def test_one_message_that_cannot_be_made_does_not_hold_up_the_others(
    world: World, sender: Counting, child: PatientId
) -> None:
    world.issue(child, contact(world, child, "Ana"), ANA)
    other = world.child("Noor Khan")
    world.issue(other, world.contact(other, "Sara Khan"), "sara@example.org")
    with world.store._engine.connect() as connection, connection.begin():
        connection.execute(text("UPDATE outbox SET address_key = 9 WHERE patient_id = :id"), {"id": child.bytes})
    assert deliver_due(courier(world, sender)) == Delivered(sent=1, failed=1, causes=(Code.SEAL_BROKEN,))
    assert [m.to for m in sender.sent] == ["sara@example.org"]
    assert [(state, trouble) for state, trouble, *_ in rows(world)] == [
        (MessageState.QUEUED, Code.SEAL_BROKEN),
        (MessageState.SENT, ""),
    ]


def two_families(world: World, child: PatientId) -> None:
    world.issue(child, contact(world, child, "Ana"), ANA)
    world.clock.pass_(seconds=1)
    other = world.child("Noor Khan")
    world.issue(other, world.contact(other, "Sara Khan"), "sara@example.org")


def test_a_refused_recipient_ends_its_message_with_the_cause_and_holds_up_nobody(
    world: World, sender: Counting, child: PatientId
) -> None:
    def refuse(mail: Mail) -> None:
        if mail.to == ANA:
            raise PinPortalError(Code.MAIL_RECIPIENT_REFUSED, server="mx.test", port=25)

    two_families(world, child)
    sender.before = refuse
    done = deliver_due(courier(world, sender))
    assert done == Delivered(sent=1, failed=1, causes=(Code.MAIL_RECIPIENT_REFUSED,))
    assert [m.to for m in sender.sent] == ["sara@example.org"]
    world.clock.pass_(days=1)
    assert deliver_due(courier(world, sender)) == Delivered(), "asking again changes nothing there"
    assert [(state, trouble) for state, trouble, *_ in rows(world)] == [
        (MessageState.FAILED, Code.MAIL_RECIPIENT_REFUSED),
        (MessageState.SENT, ""),
    ]


def test_what_every_message_would_meet_is_tried_once_and_puts_all_of_them_off(
    world: World, sender: Counting, child: PatientId
) -> None:
    """A server that refuses the login locks it after a few tries."""
    tried: list[str] = []

    def refuse(mail: Mail) -> None:
        tried.append(mail.to)
        raise PinPortalError(Code.MAIL_LOGIN_REFUSED, server="mx.test", port=465)

    two_families(world, child)
    sender.before = refuse
    assert deliver_due(courier(world, sender)) == Delivered(failed=2, causes=(Code.MAIL_LOGIN_REFUSED,))
    assert tried == [ANA]
    assert [(state, trouble) for state, trouble, *_ in rows(world)] == [
        (MessageState.QUEUED, Code.MAIL_LOGIN_REFUSED),
        (MessageState.QUEUED, Code.MAIL_LOGIN_REFUSED),
    ]
    world.clock.pass_(minutes=31)
    deliver_due(courier(world, sender))
    assert tried == [ANA, "sara@example.org"], "not the same one again: it alone may be what the server balks at"
    sender.before = lambda _mail: None
    world.clock.pass_(minutes=31)
    assert deliver_due(courier(world, sender)) == Delivered(sent=2)


def test_a_mailbox_that_takes_nothing_is_asked_ever_more_seldom_and_given_up_after_days_with_the_cause(
    world: World, sender: Counting, child: PatientId
) -> None:
    at: list[datetime] = []

    def put_off(_mail: Mail) -> None:
        at.append(world.clock.now())
        raise PinPortalError(Code.MAIL_RECIPIENT_LATER, server="mx.test", port=25)

    world.issue(child, contact(world, child, "Ana"), ANA)
    sender.before = put_off
    for _ in range(6 * 24 * 5):
        deliver_due(courier(world, sender))
        world.clock.pass_(minutes=10)
    waits = [later - earlier for earlier, later in pairwise(at)]
    assert waits[:6] == sorted(waits[:6])
    assert timedelta(hours=3) < max(waits) < timedelta(hours=5)
    assert GIVEN_UP_AFTER <= at[-1] - at[0] < GIVEN_UP_AFTER + timedelta(hours=5)
    assert [(state, trouble) for state, trouble, *_ in rows(world)] == [
        (MessageState.FAILED, Code.MAIL_RECIPIENT_LATER)
    ]


def test_messages_wait_as_long_as_there_is_no_network_and_leave_within_a_minute_of_its_return(
    world: World, sender: Counting, child: PatientId
) -> None:
    def away(_mail: Mail) -> None:
        raise PinPortalError(Code.MAIL_SERVER_NOT_FOUND, server="mx.test", port=25)

    two_families(world, child)
    sender.before = away
    for _ in range(30):
        deliver_due(courier(world, sender))
        world.clock.pass_(hours=6)
    assert [state for state, *_ in rows(world)] == [MessageState.QUEUED] * 2
    deliver_due(courier(world, sender))
    sender.before = lambda _mail: None
    world.clock.pass_(seconds=62)
    assert deliver_due(courier(world, sender)) == Delivered(sent=2)


def test_what_waits_for_another_try_is_due_at_once_when_what_stood_against_it_is_mended(
    any_world: World, sender: Counting
) -> None:
    def refuse(_mail: Mail) -> None:
        raise PinPortalError(Code.MAIL_LOGIN_REFUSED, server="mx.test", port=465)

    child = any_world.child("Marisol Garcia")
    any_world.issue(child, any_world.contact(child, "Ana Garcia"), ANA)
    sender.before = refuse
    deliver_due(courier(any_world, sender))
    sender.before = lambda _mail: None
    with any_world.store.writing() as work:
        work.outbox.hurry(any_world.rules.practice_id, any_world.clock.now())
    assert deliver_due(courier(any_world, sender)) == Delivered(sent=1)


@pytest.mark.parametrize("code", SENDING)
def test_every_cause_is_told_of_a_message_that_waits_with_the_server_it_names(world: World, code: Code) -> None:
    server = MailServer(host="mx.test", port=587, security=Security.STARTTLS, from_address="desk@example.com")
    told = Words.load().why_not_sent(code.value, replace(world.rules, mail_server=server))
    assert told.endswith(".")
    assert ("{server}" not in SENDING[code]) or "mx.test" in told
    assert Words.load().why_not_sent("from the future", world.rules) == ""


def test_two_couriers_share_an_outbox_without_sending_twice(any_world: World) -> None:
    world, sender = any_world, Counting()
    both = threading.Barrier(2)
    sender.before = lambda _mail: None
    for n in range(12):
        child = world.child(f"Child{n} Garcia")
        world.issue(child, world.contact(child, f"Parent{n} Garcia"), f"parent{n}@example.com")
    done: list[Delivered] = []

    def work(name: str) -> None:
        both.wait(LONGEST)
        done.append(deliver_due(courier(world, sender, name)))

    threads = [threading.Thread(target=work, args=(name,)) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LONGEST)
    assert sorted(m.to for m in sender.sent) == sorted(f"parent{n}@example.com" for n in range(12))
    assert sum(d.sent for d in done) == 12
    assert set(states(world)) == {MessageState.SENT}


def test_the_outbox_holds_no_body_no_pin_and_no_address_in_clear(world: World, child: PatientId) -> None:
    issued = world.issue(child, contact(world, child, "Ana"), ANA)
    with world.store._looking.connect() as connection:
        row = connection.execute(select(t.outbox)).one()
    held = "|".join(str(value) for value in row)
    for never in (issued.pin.reveal(), issued.pin.symbols, ANA, world.rules.portal_address):
        assert never not in held
