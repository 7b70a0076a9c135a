# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A receptionist's desk, and a girl with her parents."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.ids import PatientId
from tests.screens.patients.desk import Desk
from tests.world import World


@pytest.fixture
def desk(world: World, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(world, qtbot)
    yield made
    made.jobs.close(0)


@pytest.fixture
def marisol(world: World) -> PatientId:
    child = world.child(chart="104-2281")
    world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, "ana@example.com", phone="+15550102231")
    world.contact(child, "Tomás Reyes", "Father", Authority.JOINT, "t.reyes@example.net")
    world.contact(child, "Paula Reyes", "Grandmother", Authority.NONE)
    world.contact(child, "Carmen Ortiz", "Aunt", Authority.NOT_RECORDED)
    return child
