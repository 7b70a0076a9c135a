# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Text Message in the window: cell phone, Cell Carrier, and what is honest about both."""

from dataclasses import replace
from datetime import date

import pytest

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.carriers import Carrier, CarrierState
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.outbox import Channel
from pinportal_desktop.screens.registration import RegistrationWindow
from pinportal_desktop.screens.registration.texts import carrier_line
from pinportal_desktop.screens.registration.window import RegistrationWindow as Window
from pinportal_desktop.words import Words
from tests.screens.registration.front_desk import ANA, TOMAS, FrontDesk, choose, contact_of, lines, send
from tests.world import ATT, VERIZON, World

TOMAS_PHONE = "+15550108812"


@pytest.fixture
def marisol(world: World) -> PatientId:
    child = world.child(chart="104-2281")
    world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, ANA, phone="+15550102231")
    world.contact(child, "Tomás Reyes", "Father", Authority.JOINT, TOMAS, phone=TOMAS_PHONE)
    return child


def texting(front_desk: FrontDesk, child: PatientId, whom: str = "Tomás", carrier: str = "") -> RegistrationWindow:
    window = front_desk.open(child)
    choose(window.ui.forCombo, whom)
    window.ui.textRadio.setChecked(True)
    if carrier:
        choose(window.ui.carrierCombo, carrier)
    return window


def test_the_contacts_number_is_preset_and_the_text_goes_to_the_carriers_gateway(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    window = texting(front_desk, marisol, carrier="Verizon")
    assert window.ui.phoneEdit.text() == "(555) 010-8812"
    assert not window.ui.emailCombo.isVisible()
    send(front_desk, window)
    (message,) = front_desk.waiting()
    assert message.channel is Channel.TEXT
    assert front_desk.address_of(message) == "5550108812@vtext.com"
    assert message.contact_id == contact_of(world, marisol, "Tomás")
    assert front_desk.closed[0].sentence == "The PIN is active and on its way to …8812 as text message."


def test_the_number_can_be_changed_and_another_person_brings_their_own(
    front_desk: FrontDesk, marisol: PatientId
) -> None:
    window = texting(front_desk, marisol, carrier="Verizon")
    window.ui.phoneEdit.setText("555 010 7777")
    choose(window.ui.forCombo, "Ana")
    assert window.ui.phoneEdit.text() == "(555) 010-2231"
    assert window.ui.carrierCombo.currentIndex() == -1, "her carrier is not his"
    choose(window.ui.carrierCombo, "Verizon")
    window.ui.phoneEdit.setText("555 010 7777")
    send(front_desk, window)
    assert front_desk.address_of(front_desk.waiting()[0]) == "5550107777@vtext.com"


def test_cell_carrier_is_required_with_a_text_message(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = texting(front_desk, marisol)
    send(front_desk, window)
    assert window.ui.carrierError.text() == front_desk.workplace.words.code(Code.CARRIER_MISSING)
    assert window.ui.carrierCombo.hasFocus()
    assert front_desk.credentials(marisol) == ()
    choose(window.ui.carrierCombo, "Verizon")
    assert not window.ui.carrierError.isVisible()


@pytest.mark.parametrize(
    ("typed", "code"),
    [("", Code.PHONE_MISSING), ("555-FLOWERS", Code.PHONE_LETTERS), ("010-2231", Code.PHONE_INVALID)],
)
def test_what_is_no_cell_phone_is_told_under_the_field_and_stays_there(
    front_desk: FrontDesk, marisol: PatientId, typed: str, code: Code
) -> None:
    window = texting(front_desk, marisol, carrier="Verizon")
    window.ui.phoneEdit.setText(typed)
    send(front_desk, window)
    assert window.ui.phoneError.text() == front_desk.workplace.words.code(code)
    assert window.ui.phoneEdit.text() == typed
    assert window.ui.phoneEdit.hasFocus()
    assert front_desk.credentials(marisol) == ()


def test_a_dead_carrier_is_refused_with_the_date_at_once_and_when_sending(
    front_desk: FrontDesk, marisol: PatientId
) -> None:
    window = texting(front_desk, marisol, carrier="AT&T")
    notice = window.ui.carrierNotice
    assert notice.text.text() == "AT&T has delivered no texts sent by e-mail since 06/17/2025."
    assert notice.property("tone") == "bad"
    send(front_desk, window)
    assert front_desk.credentials(marisol) == ()
    assert window.ui.carrierCombo.hasFocus()
    assert window.isVisible()


@pytest.mark.parametrize(
    ("carrier", "told"),
    [
        ("Verizon", "Verizon ends texts sent by e-mail on 03/31/2027, and some are lost already."),
        ("Boost", "Nobody could confirm that Boost Mobile still delivers texts sent by e-mail."),
    ],
)
def test_an_ending_or_unverified_carrier_is_warned_about_and_may_be_tried(
    front_desk: FrontDesk, marisol: PatientId, carrier: str, told: str
) -> None:
    window = texting(front_desk, marisol, carrier=carrier)
    assert (window.ui.carrierNotice.text.text(), window.ui.carrierNotice.property("tone")) == (told, "warn")
    send(front_desk, window)
    assert len(front_desk.waiting()) == 1


@pytest.mark.parametrize(
    ("carrier", "kind", "told"),
    [
        (
            replace(ATT, name="T-Mobile", on=date(2024, 12, 1), whole_month=True),
            CarrierState.DEAD,
            "T-Mobile has delivered no texts sent by e-mail since December 2024.",
        ),
        (replace(ATT, name="Sprint", on=None), CarrierState.DEAD, "Sprint delivers no texts sent by e-mail any more."),
        (VERIZON, CarrierState.LIVE, ""),
    ],
)
def test_no_more_is_said_of_a_carriers_end_than_is_known(carrier: Carrier, kind: CarrierState, told: str) -> None:
    assert carrier_line(carrier, kind, Words.load("en")) == told


@pytest.mark.parametrize("carrier", ["AT&T", "Verizon", "Boost"])
def test_the_same_line_offers_email_address_or_print_pin(
    front_desk: FrontDesk, marisol: PatientId, carrier: str
) -> None:
    window = texting(front_desk, marisol, carrier=carrier)
    by_email, by_paper = window.ui.carrierNotice.links
    assert (by_email.text(), by_paper.text()) == ("Email Address", "Print PIN")
    by_email.click()
    assert window.ui.emailRadio.isChecked()
    assert window.ui.emailCombo.hasFocus()
    window.ui.textRadio.setChecked(True)
    window.ui.carrierNotice.links[1].click()
    front_desk.drain()
    assert window.ui.doNotSendRadio.isChecked()
    assert [letter.addressee for letter in front_desk.letters] == ["Tomás Reyes"]
    assert front_desk.waiting() == []


def test_a_new_contact_who_is_texted_is_kept_with_the_cell_phone(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    window = texting(front_desk, marisol, "New contact", "Verizon")
    ui = window.ui
    assert ui.phoneEdit.text() == ""
    for edit, text in ((ui.firstNameEdit, "Rosa"), (ui.relationshipEdit, "Aunt"), (ui.phoneEdit, "(555) 010-3333")):
        edit.setText(text)
    ui.jointRadio.setChecked(True)
    send(front_desk, window)
    rosa = next(m for m in world.account(marisol).family if m.contact.name.first == "Rosa")
    assert (rosa.contact.phone, rosa.contact.emails) == ("+15550103333", ())


def test_for_a_minor_a_phone_of_the_family_is_refused_however_it_is_written(
    front_desk: FrontDesk, marisol: PatientId
) -> None:
    window = texting(front_desk, marisol, "Marisol", "Verizon")
    assert window.ui.phoneEdit.text() == ""
    window.ui.phoneEdit.setText("+1 (555) 010.2231")
    assert window.ui.phoneError.text() == front_desk.workplace.words.code(Code.MINOR_PHONE_OF_FAMILY)
    send(front_desk, window)
    assert front_desk.credentials(marisol) == ()
    window.ui.phoneEdit.setText("555 010 9999")
    send(front_desk, window)
    assert front_desk.address_of(front_desk.waiting()[0]) == "5550109999@vtext.com"


def test_with_no_phone_of_the_family_on_file_staff_confirm_that_they_checked(
    front_desk: FrontDesk, world: World
) -> None:
    child = world.child()
    world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, ANA)
    window = texting(front_desk, child, "Marisol", "Verizon")
    window.ui.phoneEdit.setText("555 010 9999")
    assert window.ui.minorCheck.text().replace("&", "") == "I checked that this is the patient's own number"
    send(front_desk, window)
    assert window.ui.minorCheckError.text() == front_desk.workplace.words.code(Code.MINOR_PHONE_UNCHECKED)
    window.ui.minorCheck.setChecked(True)
    send(front_desk, window)
    assert len(front_desk.waiting()) == 1
    window = front_desk.open(child)
    choose(window.ui.forCombo, "Marisol")
    assert not window.ui.minorCheck.isVisible(), "an e-mail address of the family is on file"


def test_a_phone_of_another_country_has_no_gateway(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = texting(front_desk, marisol, carrier="Verizon")
    window.ui.phoneEdit.setText("+34 600 102 231")
    assert "United States and Canada only" in window.ui.phoneError.text()
    send(front_desk, window)
    assert front_desk.credentials(marisol) == ()


def test_the_current_pin_is_texted_under_the_same_rules(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    world.issue(marisol, contact_of(world, marisol, "Ana"))
    window: Window = front_desk.open(marisol, sharing=True)
    choose(window.ui.forCombo, "Tomás")
    window.ui.textRadio.setChecked(True)
    choose(window.ui.carrierCombo, "AT&T")
    send(front_desk, window)
    assert front_desk.waiting() == []
    choose(window.ui.carrierCombo, "Verizon")
    send(front_desk, window)
    assert len(front_desk.waiting()) == 1
    assert front_desk.closed[0].sentence == "The current PIN is on its way to …8812 as text message."


def test_while_email_is_not_set_up_a_text_waits_too_because_it_goes_by_email(
    front_desk: FrontDesk, marisol: PatientId
) -> None:
    front_desk.sends = False
    window = texting(front_desk, marisol, carrier="Verizon")
    assert window.ui.footLine.text() == "The message waits: e-mail is not set up yet."
    send(front_desk, window)
    assert front_desk.closed[0].sentence.startswith("The PIN is active. The message to …8812 waits")


def test_every_carrier_is_listed_by_its_name_alone(front_desk: FrontDesk, marisol: PatientId) -> None:
    assert lines(texting(front_desk, marisol).ui.carrierCombo) == ["Verizon", "AT&T", "Boost Mobile"]


def test_text_message_is_not_there_where_no_carrier_is(front_desk: FrontDesk, marisol: PatientId) -> None:
    workplace = replace(front_desk.workplace, carriers=())
    window = RegistrationWindow(
        workplace, front_desk.world.account(marisol), sharing=False, preset_for=None, parent=front_desk.parent
    )
    assert window.ui.textRadio.isHidden()
    assert not window.ui.doNotSendRadio.isHidden()
