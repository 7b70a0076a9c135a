# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Settings** and mail: the test to oneself, and what the foot says of what waits."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.screens.jobs import Lane
from pinportal_desktop.usecases.deliver import deliver_due
from tests.delivery.couriers import Counting, courier
from tests.delivery.mail_server import LOGIN, PASSWORD, Mailbox, RunningServer, scripted
from tests.screens.settings.desk import SERVER, WORDS, Desk, Make, ways_out
from tests.world import World

# --- Send a test to myself


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def server(mailbox: Mailbox) -> Iterator[RunningServer]:
    running = RunningServer(mailbox)
    yield running
    running.stop()


def try_mail(desk: Desk, port: int, **typed: str) -> None:
    about = {"mailHost": "localhost", "mailSecurity": "STARTTLS, if offered", "mailFromAddress": "desk@maple.org"}
    desk.type(**(about | {"mailPort": str(port), "testAddress": "dana@maple.org"} | typed))
    desk.press(desk.ui.testButton)


def test_a_test_goes_through_what_is_typed_before_anything_is_saved(
    desk: Desk, server: RunningServer, mailbox: Mailbox
) -> None:
    try_mail(desk, server.port)
    (message,) = mailbox.messages
    assert (message["To"], message["From"]) == ("dana@maple.org", "Maple Street Pediatrics <desk@maple.org>")
    assert message["Subject"] == "Test from Maple Street Pediatrics"
    assert "dana@maple.org" in desk.ui.testNotice.text.text()
    assert desk.rules.mail_server is None
    assert desk.ui.testButton.isEnabled()


def test_in_a_practice_that_writes_spanish_the_test_is_spanish(
    make: Make, server: RunningServer, mailbox: Mailbox
) -> None:
    try_mail(make(language="es"), server.port)
    assert mailbox.messages[0]["Subject"] == "Prueba de Maple Street Pediatrics"


def test_what_stands_against_it_is_told_beside_the_field_it_is_about(
    desk: Desk, server: RunningServer, mailbox: Mailbox
) -> None:
    mailbox.recipients["dana@maple.org"] = "550 5.1.1 user unknown"
    try_mail(desk, server.port)
    assert desk.error("testAddress") == WORDS.code(Code.MAIL_RECIPIENT_REFUSED)
    mailbox.recipients.clear()
    mailbox.sender_reply = "553 5.7.1 not yours"
    try_mail(desk, server.port)
    assert desk.error("mailFromAddress") == WORDS.code(Code.MAIL_FROM_REFUSED, server="localhost")
    assert desk.error("testAddress") == "", "what was told before is taken back"
    try_mail(desk, server.port, mailSecurity="STARTTLS, required")
    assert desk.error("mailSecurity") == WORDS.code(Code.MAIL_NO_STARTTLS, server="localhost")
    try_mail(desk, server.port, mailUser=LOGIN, mailPassword=PASSWORD)
    assert "password was not sent" in desk.error("mailSecurity")
    try_mail(desk, server.port, mailHost="nowhere.invalid", mailUser="", mailPassword="")
    assert "no mail server named nowhere.invalid" in desk.error("mailHost")
    mailbox.sender_reply, mailbox.data_reply = "", "451 4.3.0 later"
    try_mail(desk, server.port)
    assert desk.ui.testNotice.text.text() == WORDS.code(Code.MAIL_TRY_LATER, server="localhost")


def test_a_test_that_cannot_be_sent_says_so_under_the_fields_and_asks_nobody(desk: Desk) -> None:
    try_mail(desk, 25, mailHost="", mailFromAddress="", testAddress="")
    assert desk.error("mailHost") == WORDS.code(Code.MAIL_HOST_MISSING)
    assert desk.error("mailFromAddress") == WORDS.code(Code.EMAIL_MISSING)
    try_mail(desk, 25, testAddress="dana")
    assert desk.error("testAddress") == WORDS.code(Code.EMAIL_INVALID)
    assert not desk.hand.waiting


def test_a_test_waits_in_the_lane_of_the_network_and_can_be_cancelled(
    desk: Desk, server: RunningServer, mailbox: Mailbox
) -> None:
    desk.type(mailHost="localhost", mailSecurity="STARTTLS, if offered", mailFromAddress="desk@maple.org")
    desk.type(mailPort=str(server.port), testAddress="dana@maple.org")
    QTest.mouseClick(desk.ui.testButton, Qt.MouseButton.LeftButton)
    assert [lane for lane, _ in desk.hand.waiting] == [Lane.NETWORK]
    assert not desk.ui.testButton.isEnabled()
    assert "localhost" in desk.ui.testNotice.text.text()
    desk.ui.testNotice.links[0].click()
    assert desk.ui.testButton.isEnabled()
    assert desk.ui.testNotice.isHidden()
    desk.settle()
    assert mailbox.messages == [], "given up before it began, it never leaves"
    assert desk.ui.testNotice.isHidden(), "and what came of it is nobody's business"


@pytest.mark.parametrize("way", ["rail", "close"])
def test_leaving_gives_up_a_test_that_waits(desk: Desk, way: str) -> None:
    with scripted(None) as port:
        desk.type(mailHost="localhost", mailSecurity="STARTTLS, if offered", mailFromAddress="desk@maple.org")
        desk.type(mailPort=str(port), testAddress="dana@maple.org")
        QTest.mouseClick(desk.ui.testButton, Qt.MouseButton.LeftButton)
        stop = desk.window.settings._trial._stop
        assert stop is not None
        desk.window.settings.discard()
        ways_out(desk)[way]()
        assert stop.asked


def test_in_the_demo_the_mail_server_is_off_and_one_sentence_says_why(make: Make, mailbox: Mailbox) -> None:
    desk = make(demo=True)
    for name in ("mailHost", "mailSecurity", "mailPort", "mailUser", "mailPassword", "mailFromAddress", "testAddress"):
        assert not getattr(desk.ui, name).isEnabled(), name
    assert not desk.ui.testButton.isEnabled()
    assert desk.ui.mailSentence.text() == WORDS.code(Code.NOT_IN_DEMO)
    with pytest.raises(PinPortalError) as refused:
        desk.workplace.try_mail(SERVER, "dana@maple.org", desk.window.settings._trial._stop)  # type: ignore[arg-type]  # none waits
    assert refused.value.code is Code.NOT_IN_DEMO
    desk.type(practiceName="Oak Pediatrics")
    desk.save()
    assert (desk.rules.practice_name, desk.rules.mail_server, desk.rules.demo) == ("Oak Pediatrics", None, True)


# --- the foot of the window


def queue(world: World, email: str = "ana@example.com") -> None:
    child = world.child()
    world.issue(child, world.contact(child, "Ana Garcia"), email)


def look(desk: Desk) -> str:
    desk.window.look_again()
    desk.settle()
    return desk.foot()


def test_the_foot_says_what_waits_and_why(desk: Desk) -> None:
    queue(desk.world)
    assert look(desk).startswith("1 message waiting to send: e-mail is not set up yet")
    desk.world.store.add_practice(replace(desk.rules, mail_server=SERVER))
    sender = Counting()

    def refuse(_mail: object) -> None:
        raise PinPortalError(Code.MAIL_LOGIN_REFUSED, server="localhost", port=25)

    sender.before = refuse
    deliver_due(courier(desk.world, sender))
    assert look(desk).startswith("1 message waiting to send: localhost does not accept the user name or the password")
    assert desk.window._status._waiting.toolTip() == WORDS.code(Code.MAIL_LOGIN_REFUSED, server="localhost")
    assert desk.window._status._settings.isVisible()
    sender.before = lambda _mail: None
    desk.world.clock.pass_(minutes=31)
    deliver_due(courier(desk.world, sender))
    assert look(desk).startswith("No messages waiting")


def test_a_message_that_will_never_arrive_is_told_until_another_goes_to_the_same_person(desk: Desk) -> None:
    world = desk.world
    child = world.child()
    ana, sender = world.contact(child, "Ana Garcia"), Counting()

    def refuse(_mail: object) -> None:
        raise PinPortalError(Code.MAIL_RECIPIENT_REFUSED, server="localhost", port=25)

    world.issue(child, ana, "ann@example.com")
    sender.before = refuse
    deliver_due(courier(world, sender))
    assert look(desk).startswith("1 message could not be delivered | No messages waiting")
    desk.window.resize(desk.window.minimumSizeHint().width(), 500)
    assert desk.window._status._refused.text() == desk.window._status._refused.whole, "cut where there is little room"
    desk.press(desk.window._status._open)
    assert desk.here() is desk.window.account
    assert desk.window.account._ui.patientName.text() == "Garcia, Marisol"
    world.share(child, world.contact(child, "Tomás Reyes", "Father"), "t.reyes@example.net")
    assert "could not" in look(desk), "that was another person's"
    world.share(child, ana, "ana@example.com")
    assert "could not" not in look(desk)


def test_a_practice_without_a_portals_address_or_with_this_computers_is_told_with_a_way_to_settings(desk: Desk) -> None:
    status = desk.window._status
    assert "Only this computer can open the portal's address" in look(desk)
    desk.world.store.add_practice(replace(desk.rules, portal_address=""))
    assert WORDS.code(Code.PORTAL_ADDRESS_MISSING) in look(desk)
    desk.window.back_to_results()
    desk.press(status._settings)
    assert desk.here() is desk.window.settings
    desk.world.store.add_practice(replace(desk.rules, portal_address="https://portal.maple.org"))
    assert look(desk) == "No messages waiting"
    assert not status._settings.isVisible()


def test_one_look_at_a_time_while_a_server_keeps_the_lane_waiting(desk: Desk) -> None:
    desk.window.look_what_waits()
    desk.window.look_what_waits()
    assert len(desk.hand.waiting) == 1
    desk.settle()
    desk.window.look_what_waits()
    assert len(desk.hand.waiting) == 1
