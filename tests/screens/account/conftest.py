# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A receptionist's desk, and a family."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.ids import PatientId
from tests.screens.account.desk import AccountDesk
from tests.world import World


@pytest.fixture
def desk(world: World, qtbot: QtBot) -> Iterator[AccountDesk]:
    made = AccountDesk(world, qtbot)
    yield made
    made.close()


@pytest.fixture
def marisol(world: World) -> PatientId:
    """A girl of 14 with two parents, a grandmother without authority and an aunt of whom none is recorded."""
    child = world.child(chart="104-2281")
    world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, "ana@example.com", phone="+15550102231")
    world.contact(child, "Tomás Reyes", "Father", Authority.JOINT, "t.reyes@example.net")
    world.contact(child, "Paula Reyes", "Grandmother", Authority.NONE)
    world.contact(child, "Carmen Ortiz", "Aunt", Authority.NOT_RECORDED)
    return child
