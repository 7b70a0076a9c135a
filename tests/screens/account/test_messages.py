# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The tab Messages: what was sent to whom, how it went, and why one did not leave."""

from dataclasses import replace

import pytest

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.mail_server import MailServer, Security
from pinportal_desktop.domain.outbox import MessageState
from pinportal_desktop.usecases.looks import MessageLine
from pinportal_desktop.words import Words
from pinportal_desktop.words.outbox import details_of, state_of
from tests.screens.account.desk import AccountDesk
from tests.world import World

SERVER = MailServer(host="smtp.maple.org", port=465, security=Security.TLS, from_address="desk@maple.org")


def cells(desk: AccountDesk) -> list[list[str]]:
    model = desk.account.messagesTable.model()
    return [[model.index(row, n).data() for n in range(model.columnCount())] for row in range(model.rowCount())]


def settle_all(world: World, **change: object) -> None:
    """What delivery writes down about everything that is due."""
    with world.store.writing() as work:
        while (message := work.outbox.claim(world.clock.now(), worker="t", until=world.clock.now())) is not None:
            work.outbox.save(replace(message, **change))  # type: ignore[arg-type]  # fields of a message


def test_a_message_is_told_with_whom_what_where_to_and_how_it_stands(
    world: World, desk: AccountDesk, marisol: PatientId
) -> None:
    world.issue(marisol, world.account(marisol).family[0].contact.id, "ana@example.com")
    world.store.add_practice(replace(world.rules, mail_server=SERVER))
    desk.window.look_again()
    desk.settle()
    desk.open(marisol)
    assert cells(desk) == [
        [
            "11/24/2026 12:00 PM",
            "Ana Garcia",
            "PIN and how to register, in English",
            "E-mail a…@example.com",
            "Waiting",
            "It leaves within a minute.",
        ]
    ]


def test_the_tab_says_what_would_be_here_and_is_reached_by_alt_m(desk: AccountDesk, marisol: PatientId) -> None:
    desk.open(marisol)
    desk.alt("m")
    assert desk.account.messagesTable.isVisible()
    assert "What is sent to the family appears here" in desk.texts(desk.account.messagesTable)


def test_it_brings_itself_up_to_date(world: World, desk: AccountDesk, marisol: PatientId) -> None:
    world.issue(marisol, world.account(marisol).family[0].contact.id, "ana@example.com")
    desk.open(marisol)
    settle_all(world, state=MessageState.SENT, sent_at=world.clock.now())
    desk.window.look_again()
    desk.settle()
    assert cells(desk)[0][4:] == ["Sent", "11/24/2026 12:00 PM"]


def test_newest_first_and_a_replaced_pins_message_says_why_it_is_cancelled(
    any_world: World,
) -> None:
    world = any_world
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    world.issue(child, ana, "ana@example.com")
    world.clock.pass_(minutes=1)
    world.issue(child, ana, "ana2@example.com")
    words, lines = Words.load(), world.looks.messages(child)
    assert [(state_of(m, words), details_of(m, words, replace(world.rules, demo=True))) for m in lines] == [
        ("Waiting", "It leaves within a minute."),
        ("Cancelled", "A newer PIN replaced the one in it."),
    ]


def test_a_welcome_without_pin_names_who_registered(world: World, desk: AccountDesk, marisol: PatientId) -> None:
    issued = world.issue(marisol, world.account(marisol).family[0].contact.id, complete=True)
    assert issued.handover is not None
    _, token = world.take_handover(issued.handover)
    world.finish(token, "Ana Garcia", "ana@example.com")
    desk.open(marisol)
    assert cells(desk)[0][1:4] == ["Ana Garcia", "Welcome, without a PIN, in English", "E-mail a…@example.com"]


def test_another_patients_messages_are_not_shown(world: World, desk: AccountDesk, marisol: PatientId) -> None:
    other = world.child("Zoe Zimmer")
    world.issue(other, world.contact(other, "Zelda Zimmer"), "z@example.com")
    desk.open(marisol)
    assert cells(desk) == []


@pytest.fixture
def line(world: World) -> MessageLine:
    child = world.child()
    world.issue(child, world.contact(child, "Ana Garcia"), "ana@example.com")
    return world.looks.messages(child)[0]


@pytest.mark.parametrize(
    ("state", "trouble", "told"),
    [
        (
            MessageState.QUEUED,
            "No such file or directory",
            "No such file or directory. The next try is on 11/24/2026 12:00 PM.",
        ),
        (
            MessageState.QUEUED,
            "seal_broken",
            (
                "This PIN cannot be read with this computer's key. Issue a new one."
                " The next try is on 11/24/2026 12:00 PM."
            ),
        ),
        (MessageState.FAILED, "mailbox unknown.", "Mailbox unknown."),
        (MessageState.BOUNCED, "mailbox full", "Mailbox full."),
        (MessageState.CANCELLED, "revoked", "The PIN in it was revoked."),
        (MessageState.CANCELLED, "patient_hidden", "The patient is no longer active."),
        (MessageState.CANCELLED, "", "The PIN in it had ended, or the patient is no longer active."),
        (MessageState.IN_DOUBT, "", "The program stopped while it was being sent."),
        (MessageState.SENDING, "", ""),
    ],
)
def test_every_state_says_why_in_plain_words(
    world: World, line: MessageLine, state: MessageState, trouble: str, told: str
) -> None:
    sending = replace(world.rules, demo=True)
    assert details_of(replace(line, state=state, trouble=trouble), Words.load(), sending) == told


def test_a_mail_server_that_stands_in_the_way_is_named(world: World, line: MessageLine) -> None:
    waits = replace(line, trouble=Code.MAIL_SERVER_SILENT.value)
    told = details_of(waits, Words.load(), replace(world.rules, mail_server=SERVER))
    assert told.startswith("smtp.maple.org does not answer on port 465.")
    assert told.endswith("The next try is on 11/24/2026 12:00 PM.")


def test_while_nothing_can_leave_a_waiting_message_says_so(world: World, line: MessageLine) -> None:
    assert details_of(line, Words.load(), world.rules) == "E-mail is not set up yet, so messages wait."


def test_no_two_states_are_told_alike(line: MessageLine) -> None:
    told = {state_of(replace(line, state=state), Words.load()) for state in MessageState}
    assert len(told) == len(MessageState)


# --- attempts that belong to no patient


def test_attempts_with_a_pin_of_nobody_are_told_beside_the_activity(
    world: World, desk: AccountDesk, marisol: PatientId
) -> None:
    issued = world.issue(marisol, world.account(marisol).family[0].contact.id)
    desk.open(marisol)
    desk.alt("y")
    assert not desk.account.strayNote.isVisible()
    mistyped = type(issued.pin)("2222-2222")
    world.try_pin(mistyped)
    world.clock.pass_(minutes=5)
    world.try_pin(mistyped)
    desk.window.look_again()
    desk.settle()
    assert desk.account.strayNote.text() == (
        "Registrations were also tried 2 times today with a PIN that nobody was given, the last time at 12:05 PM."
        " They may be mistyped."
    )
    assert "2222" not in desk.account.strayNote.text()
    assert not any("attempt" in told for told in desk.activity())


def test_an_attempt_of_yesterday_is_no_longer_told(any_world: World) -> None:
    world = any_world
    child = world.child()
    issued = world.issue(child, world.contact(child, "Ana Garcia"))
    world.try_pin(type(issued.pin)("2222-2222"))
    assert world.looks.stray_attempts(world.rules.began(world.today)).count == 1
    world.clock.pass_(days=1)
    assert world.looks.stray_attempts(world.rules.began(world.today)).last_at is None
