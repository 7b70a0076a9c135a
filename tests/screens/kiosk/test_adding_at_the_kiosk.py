# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Add Child/Dependent** at the kiosk: siblings go to the account that was just made."""

import pytest
from pytestqt.qtbot import QtBot

from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.patient_account import Status
from pinportal_desktop.domain.registering import Scope
from tests.screens.kiosk.waiting_room import WaitingRoom
from tests.world import World

ANAS = "ana@example.com"


def issued(world: World, spoken: str) -> tuple[PatientId, str]:
    child = world.child(spoken)
    return child, world.issue(child, world.contact(child, "Ana Garcia")).pin.reveal()


@pytest.fixture
def marisol(world: World, room: WaitingRoom) -> PatientId:
    """Ana has just made her account for her; the screen says so."""
    child, pin = issued(world, "Marisol Garcia")
    room.first_step(pin)
    room.say_who()
    room.choose_login(ANAS)
    room.accept()
    return child


def test_who_has_just_made_an_account_adds_one_child_after_the_other(
    world: World, room: WaitingRoom, marisol: PatientId
) -> None:
    (diego, first), (eva, second) = issued(world, "Diego Garcia"), issued(world, "Eva Garcia")
    room.add_child(first.lower(), relationship=0)
    assert room.heading == "The child is added"
    room.add_child(second, relationship=6)
    assert room.heading == "The child is added"
    for child, relationship in ((diego, "Mother"), (eva, "Other")):
        access = world.access(child, ANAS)
        assert access.account == world.access(marisol, ANAS).account
        assert access.association.relationship == relationship
        assert world.status(child) is Status.REGISTERED
        assert world.looks.activity(child)[0].kind == "child_added"
    assert "Diego" not in room.ui.said1.text()


def test_nothing_of_the_child_before_stands_in_the_next_ones_page(
    world: World, room: WaitingRoom, marisol: PatientId
) -> None:
    _, pin = issued(world, "Diego Garcia")
    for _ in range(2):
        room.press("Add Child/Dependent")
        ui = room.ui
        assert (ui.month.currentIndex(), ui.day.text(), ui.year.text(), ui.pin.text()) == (-1, "", "", "")
        assert ui.addRelationship.currentIndex() == -1
        assert ui.month.hasFocus()
        room.born()
        room.type(ui.pin, pin)
        ui.addRelationship.setCurrentIndex(0)
        room.press("Add")


def test_what_is_missing_is_told_at_its_field_and_nothing_typed_is_lost(room: WaitingRoom, marisol: PatientId) -> None:
    room.press("Add Child/Dependent")
    room.press("Add")
    ui = room.ui
    assert ui.bornError.text() == "Choose the month, and type the day and the year with four digits."
    assert ui.pinError.text() == "Type the PIN from the letter or message."
    assert ui.addRelationshipError.text() == "Choose how you are related to the child."
    assert ui.month.hasFocus()
    room.type(ui.pin, "K7P0-RX9M")
    ui.addRelationship.setCurrentIndex(1)
    assert ui.addRelationshipError.text() == ""
    room.press("Español")
    assert room.heading == "Add Child/Dependent (Agregar hijo o dependiente)"
    room.press("Agregar")
    assert ui.pinError.text() == "Un PIN nunca contiene 0. Revise la carta o el mensaje."
    assert (ui.pin.text(), ui.addRelationship.currentText()) == ("K7P0-RX9M", "Padre")


def test_a_pin_that_does_not_fit_is_told_like_at_registering_and_counts_for_this_family_alone(
    world: World, room: WaitingRoom, marisol: PatientId
) -> None:
    diego, pin = issued(world, "Diego Garcia")
    room.add_child("ACDE-FGHJ")
    assert "do not fit together" in room.ui.notice.text.text()
    for _ in range(3):
        room.press("Add")
    assert "Please wait" in room.ui.notice.text.text()
    with world.store.writing() as work:
        assert work.throttles.get(Scope.ADDRESS, world.site.digests.scope_digest("127.0.0.1")) is None
    world.clock.pass_(minutes=1)
    room.ui.pin.clear()
    room.type(room.ui.pin, pin)
    room.press("Add")
    assert room.heading == "The child is added"
    assert [access.account.email for access in world.account(diego).accesses] == [ANAS]


def test_a_child_that_is_in_the_account_already_is_added_once(
    world: World, room: WaitingRoom, marisol: PatientId
) -> None:
    diego, pin = issued(world, "Diego Garcia")
    room.add_child(pin)
    room.add_child(pin)
    assert room.ui.notice.text.text() == "This child is in My Children already."
    assert len(world.account(diego).accesses) == 1
    room.press("Back")
    assert room.heading == "Your account is ready"


def test_who_came_by_the_desks_hand_over_adds_another_child_with_its_pin(world: World, qtbot: QtBot) -> None:
    marisol = world.child()
    handover = world.ask(marisol, world.contact(marisol, "Ana Garcia"), complete=True).handover
    diego, pin = issued(world, "Diego Garcia")
    room = WaitingRoom(world, qtbot, handover=handover)
    room.settle()
    room.born()
    room.type(room.ui.answer, "Manchas")
    room.press("Continue")
    room.say_who()
    room.choose_login(ANAS)
    room.accept()
    room.add_child(pin)
    assert room.heading == "The child is added"
    assert world.access(diego, ANAS).account == world.access(marisol, ANAS).account
    room.press("Finish")
    assert room.heading == "Please tell the front desk"
    room.close()


def test_who_was_signed_out_meanwhile_adds_nothing_and_is_told_so(
    world: World, room: WaitingRoom, marisol: PatientId
) -> None:
    diego, pin = issued(world, "Diego Garcia")
    world.clock.pass_(minutes=16)
    room.add_child(pin)
    assert "You were signed out" in room.ui.said1.text()
    assert world.account(diego).accesses == ()
    room.press("Begin again")
    assert room.heading == "Your child's date of birth and PIN"
