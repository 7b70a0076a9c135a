# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""From the outbox to the other side: real database, real words, real messages."""

import threading
from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy import select, text

from pinportal_desktop.delivery.composing import from_line
from pinportal_desktop.delivery.folder import FolderSender
from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.ids import ContactId, PatientId
from pinportal_desktop.domain.mail_server import MailServer, Security
from pinportal_desktop.domain.outbox import MessageState
from pinportal_desktop.storage import tables as t
from pinportal_desktop.usecases.deliver import LEASE, RETRY_AFTER, Courier, Delivered, deliver_due
from pinportal_desktop.usecases.issuing import TextTo
from pinportal_desktop.usecases.needs import Mail
from pinportal_desktop.words import Words
from pinportal_desktop.words.messages import Messages
from pinportal_desktop.words.sending import SENDING
from tests.delivery.test_folder import PowerCut, messages_in
from tests.world import VERIZON, World

ANA, TOMAS = "ana@example.com", "t.reyes@example.net"
LONGEST = 10.0  # seconds a thread may take before its test fails; nothing waits that long


class Counting:
    """Remembers what it was given; `before` may fail in its stead."""

    def __init__(self) -> None:
        self.sent: list[Mail] = []
        self.before: Callable[[Mail], None] = lambda _mail: None

    def send(self, mail: Mail) -> None:
        self.before(mail)
        self.sent.append(mail)


def courier(world: World, sender: Counting | FolderSender, name: str = "worker") -> Courier:
    return Courier(
        name=name,
        store=world.store,
        clock=world.clock,
        outbox=world.desk.outbox,
        seals=world.desk.seals,
        texts=Messages(),
        sender=sender,
    )


def rows(world: World) -> list[tuple[str, str, str, int]]:
    """State, trouble, Message-ID and tries of each message, oldest first."""
    c = t.outbox.c
    with world.store._looking.connect() as connection:
        found = connection.execute(select(c.state, c.trouble, c.wire_id, c.tries).order_by(c.id))
        return [(row.state, row.trouble, row.wire_id, row.tries) for row in found]


def states(world: World) -> list[str]:
    return [state for state, *_ in rows(world)]


def body(message: EmailMessage, kind: str = "plain") -> str:
    part = message.get_body((kind,))
    assert part is not None
    content: str = part.get_content()
    return content


@pytest.fixture
def sender() -> Counting:
    return Counting()


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    return tmp_path / "mail"


@pytest.fixture
def folder(mail: Path, world: World) -> FolderSender:
    return FolderSender(mail, world.clock, sender=from_line("Maple", "front-desk@example.com"), demo=True)


@pytest.fixture
def child(world: World) -> PatientId:
    child = world.child("Marisol Garcia")
    world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, ANA)
    world.contact(child, "Tomás Reyes", "Father", Authority.JOINT, TOMAS)
    return child


def contact(world: World, child: PatientId, first: str) -> ContactId:
    return next(m.contact.id for m in world.account(child).family if m.contact.name.first == first)


# --- what a message says


def test_the_welcome_message_holds_the_pin_and_the_portals_address(
    world: World, folder: FolderSender, mail: Path, child: PatientId
) -> None:
    issued = world.issue(child, contact(world, child, "Ana"), ANA)
    assert deliver_due(courier(world, folder)) == Delivered(sent=1)
    (message,) = messages_in(mail)
    assert message["To"] == ANA
    for kind in ("plain", "html"):
        assert issued.pin.reveal() in body(message, kind)
        assert world.rules.portal_address in body(message, kind)
        assert world.rules.practice_name in body(message, kind)
    assert issued.pin.reveal() not in message["Subject"]


def test_a_message_says_no_surname_no_date_of_birth_and_no_other_adult(
    world: World, folder: FolderSender, mail: Path, child: PatientId
) -> None:
    world.issue(child, contact(world, child, "Ana"), ANA)
    deliver_due(courier(world, folder))
    (file,) = mail.iterdir()
    whole = file.read_text("utf-8") + body(messages_in(mail)[0]) + body(messages_in(mail)[0], "html")
    chart = world.account(child).patient.chart_number
    for never in ("Garcia", "Marisol", "2012", "03/14", "Tom", "Reyes", TOMAS, chart):
        assert never not in whole, never


def test_only_where_siblings_must_be_told_apart_the_first_initial_is_said(
    world: World, sender: Counting, child: PatientId
) -> None:
    ana = contact(world, child, "Ana")
    world.issue(child, ana, ANA)
    brother = world.child("Lucas Garcia")
    world.link(brother, ana, "Mother")
    world.issue(brother, ana, ANA)
    alone = world.child("Noor Khan")
    world.issue(alone, world.contact(alone, "Sara Khan"), "sara@example.org")
    deliver_due(courier(world, sender))
    said = ["for your child" in m.text and m.text.partition("for your child ")[2][:2] for m in sender.sent]
    assert said == ["M.", "L.", False]


def test_after_registering_at_the_desk_a_welcome_without_pin_goes_to_the_new_login(
    world: World, sender: Counting, child: PatientId
) -> None:
    issued = world.issue(child, contact(world, child, "Ana"), None, complete=True)
    assert deliver_due(courier(world, sender)) == Delivered(), "nothing leaves before"
    assert issued.handover is not None
    step, token = world.take_handover(issued.handover)
    assert step.failed is None
    assert world.finish(token, "Ana Garcia", "ana.new@example.com").failed is None
    deliver_due(courier(world, sender))
    (welcome,) = sender.sent
    assert welcome.to == "ana.new@example.com"
    assert issued.pin.reveal() not in welcome.text + welcome.html + welcome.subject


def test_with_do_not_send_pin_nothing_leaves(world: World, sender: Counting, child: PatientId) -> None:
    world.issue(child, contact(world, child, "Ana"), None)
    assert deliver_due(courier(world, sender)) == Delivered()


def test_a_text_message_goes_to_the_carriers_gateway_with_text_alone(
    world: World, folder: FolderSender, mail: Path, child: PatientId
) -> None:
    issued = world.issue(child, contact(world, child, "Ana"), text_to=TextTo(phone="+15550102231", carrier=VERIZON))
    assert deliver_due(courier(world, folder)) == Delivered(sent=1)
    (message,) = messages_in(mail)
    assert (message["To"], message["Subject"], message.is_multipart()) == ("5550102231@vtext.com", None, False)
    text = body(message)
    assert issued.pin.reveal() in text
    assert world.rules.practice_name in text
    for never in ("Garcia", "Marisol", "2012", "Ana"):
        assert never not in text


def test_somebody_with_an_account_through_a_sibling_is_told_to_sign_in_and_add_the_child(
    world: World, sender: Counting, child: PatientId
) -> None:
    ana = contact(world, child, "Ana")
    registered = world.issue(child, ana, complete=True)
    assert registered.handover is not None
    _, token = world.take_handover(registered.handover)
    assert world.finish(token, "Ana Garcia", ANA).failed is None
    brother = world.child("Lucas Garcia")
    world.link(brother, ana, "Mother")
    issued = world.issue(brother, ana, ANA)
    noor = world.child("Noor Khan")
    world.issue(noor, world.contact(noor, "Sara Khan"), "sara@example.org")
    deliver_due(courier(world, sender))
    told = {m.to: m for m in sender.sent if m.html and "PIN" in m.text}
    assert "sign in" in told[ANA].text
    assert issued.pin.reveal() in told[ANA].text
    assert "sign in" not in told["sara@example.org"].text


# --- what must not leave any more


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
    world.clock.pass_(seconds=RETRY_AFTER.total_seconds() + 1)
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


# --- at least once, never silently dropped


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
    world.clock.pass_(seconds=RETRY_AFTER.total_seconds() + 2)
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
    world.clock.pass_(seconds=RETRY_AFTER.total_seconds() + 2)
    deliver_due(courier(world, sender))
    assert tried == [ANA, "sara@example.org"], "not the same one again: it alone may be what the server balks at"
    sender.before = lambda _mail: None
    world.clock.pass_(seconds=RETRY_AFTER.total_seconds() + 2)
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
