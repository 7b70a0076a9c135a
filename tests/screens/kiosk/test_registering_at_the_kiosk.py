# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The four steps as a family in the waiting room takes them."""

from pinportal_desktop.domain.patient_account import Status
from tests.screens.kiosk.waiting_room import WaitingRoom
from tests.world import World

GENERIC = "The date of birth and the PIN do not fit together"


def pin_of_a_child(world: World) -> tuple[object, str]:
    child = world.child()
    return child, world.issue(child, world.contact(child, "Ana Garcia")).pin.reveal()


def test_a_parent_registers_at_the_kiosk(world: World, room: WaitingRoom) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin.reveal()
    room.first_step(pin.lower().replace("-", ""))
    assert room.heading == "Whom is this account for?"
    room.say_who()
    room.choose_login("ana@example.com")
    assert room.ui.loginLine.text() == "Your login will be ana@example.com."
    room.accept()
    assert room.heading == "Your account is ready"
    assert world.status(child) is Status.REGISTERED
    assert world.access(child, "ana@example.com").account.name.spoken == "Ana Garcia"
