# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A front desk over a real database, whose jobs run when the test says so."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.ids import PatientId
from tests.screens.registration.front_desk import ANA, TOMAS, FrontDesk
from tests.world import World


@pytest.fixture
def front_desk(world: World, qtbot: QtBot) -> Iterator[FrontDesk]:
    made = FrontDesk(world, qtbot)
    yield made
    made.close()


@pytest.fixture
def marisol(world: World) -> PatientId:
    """A girl of 14 with two parents."""
    child = world.child(chart="104-2281")
    world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, ANA)
    world.contact(child, "Tomás Reyes", "Father", Authority.JOINT, TOMAS)
    return child
