# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Whoever has an account through a sibling is told so: by the window, the message, the letter."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.outbox import Template
from tests.screens.registration.front_desk import ANA, TOMAS, FrontDesk, choose, contact_of, lines, print_pin, send
from tests.world import World


@pytest.fixture
def lucas(front_desk: FrontDesk, world: World, marisol: PatientId) -> PatientId:
    """Marisol's brother, whose mother has an account through her."""
    ana = contact_of(world, marisol, "Ana")
    issued = world.issue(marisol, ana, complete=True)
    assert issued.handover is not None
    _, token = world.take_handover(issued.handover)
    assert world.finish(token, "Ana Garcia", ANA).failed is None
    front_desk.waiting()
    lucas = world.child("Lucas Garcia", date(2019, 5, 6))
    world.link(lucas, ana, "Mother")
    return lucas


def test_the_window_says_that_for_has_an_account_through_a_sibling_and_what_the_message_says(
    front_desk: FrontDesk, world: World, lucas: PatientId
) -> None:
    world.contact(lucas, "Tomás Reyes", "Father", Authority.JOINT, "t.reyes@example.net")
    window = front_desk.open(lucas)
    choose(window.ui.forCombo, "Ana")
    told = "Ana has an account already, through Marisol."
    assert window.ui.forHint.text() == f"{told} The message says to sign in and add Lucas."
    window.ui.doNotSendRadio.setChecked(True)
    assert window.ui.forHint.text() == f"{told} Tell Ana to sign in and add Lucas."
    choose(window.ui.forCombo, "Tomás")
    assert window.ui.forHint.text() == ""


def test_and_that_parent_gets_the_message_to_sign_in(front_desk: FrontDesk, lucas: PatientId) -> None:
    window = front_desk.open(lucas)
    assert window.ui.forCombo.currentText().startswith("Ana"), "an account through a sibling is no access to this child"
    send(front_desk, window)
    assert [m.template for m in front_desk.waiting()] == [Template.ADD_CHILD]


@pytest.mark.parametrize("sends", [True, False])
def test_and_the_letter_says_the_same_as_the_message(
    front_desk: FrontDesk, world: World, lucas: PatientId, *, sends: bool
) -> None:
    world.contact(lucas, "Tomás Reyes", "Father", Authority.JOINT, TOMAS)
    window = front_desk.open(lucas, preset_for=contact_of(world, lucas, "Ana"))
    window.ui.doNotSendRadio.setChecked(not sends)
    print_pin(front_desk, window)
    choose(window.ui.forCombo, "Tomás")
    print_pin(front_desk, window)
    assert [(letter.addressee, letter.adds_child) for letter in front_desk.letters] == [
        ("Ana Garcia", True),
        ("Tomás Reyes", False),
    ]
    texts = [PdfReader(BytesIO(paper)).pages[0].extract_text() for _, paper, _, _ in front_desk.printer.tray]
    assert ["How to add the child" in text for text in texts] == [True, False]
    assert ["How to register" in text for text in texts] == [False, True]


def test_a_letter_to_an_address_that_is_a_login_does_not_say_to_make_a_second_one(
    front_desk: FrontDesk, world: World
) -> None:
    child = world.child("Noor Khan")
    sara = world.contact(child, "Sara Khan", "Mother", Authority.JOINT, "sara@example.org")
    world.register(world.issue(child, sara).pin, "Sara Khan", "sara@example.org")
    sister = world.child("Lila Khan")
    world.link(sister, sara, "Mother")
    window = front_desk.open(sister)
    print_pin(front_desk, window)
    window.ui.doNotSendRadio.setChecked(True)
    print_pin(front_desk, window)
    # As with the message: only the address that is sent to tells whose login it is, until staff link the account.
    assert [letter.adds_child for letter in front_desk.letters] == [True, False]


def test_who_has_access_to_this_child_too_is_told_as_that(
    front_desk: FrontDesk, marisol: PatientId, lucas: PatientId
) -> None:
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Ana")
    assert window.ui.forHint.text() == "Ana has access already."


def test_a_contact_with_authority_none_is_not_offered_in_the_window(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    world.contact(marisol, "Rex Stone", "Uncle", Authority.NONE, "rex@example.com")
    ui = front_desk.open(marisol).ui
    assert not any("Rex" in line for line in lines(ui.forCombo) + lines(ui.emailCombo))


def test_a_new_contact_is_added_to_the_family_with_relationship_email_and_authority(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    window = front_desk.open(marisol)
    ui = window.ui
    choose(ui.forCombo, "New contact")
    ui.firstNameEdit.setText("Rosa")
    ui.lastNameEdit.setText("Díaz")
    ui.newEmailEdit.setText("rosa@example.com")
    ui.jointRadio.setChecked(True)
    send(front_desk, window)
    assert ui.newReachError.text() == front_desk.workplace.words.code(Code.RELATIONSHIP_MISSING)
    assert ui.relationshipEdit.hasFocus()
    ui.relationshipEdit.setText("Aunt")
    send(front_desk, window)
    rosa = next(m for m in world.account(marisol).family if m.contact.name.spoken == "Rosa Díaz")
    assert (rosa.link.relationship, rosa.link.authority) == ("Aunt", Authority.JOINT)
    assert rosa.contact.emails == ("rosa@example.com",)
    (message,) = front_desk.waiting()
    assert front_desk.address_of(message) == "rosa@example.com"
