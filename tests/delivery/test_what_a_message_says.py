# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""From the outbox to the other side: real database, real words, real messages."""

from pathlib import Path

from pinportal_desktop.delivery.folder import FolderSender
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.usecases.deliver import Delivered, deliver_due
from pinportal_desktop.usecases.issuing import TextTo
from tests.delivery.couriers import ANA, TOMAS, Counting, body, contact, courier
from tests.delivery.test_folder import messages_in
from tests.world import VERIZON, World


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
