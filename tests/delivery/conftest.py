# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Who sends, and a child with two parents."""

from pathlib import Path

import pytest

from pinportal_desktop.delivery.composing import from_line
from pinportal_desktop.delivery.folder import FolderSender
from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.ids import PatientId
from tests.delivery.couriers import ANA, TOMAS, Counting
from tests.world import World


@pytest.fixture
def sender() -> Counting:
    return Counting()


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    return tmp_path / "mail"


@pytest.fixture
def folder(mail: Path, world: World) -> FolderSender:
    return FolderSender(mail, world.clock, sender=from_line("Maple", "front-desk@example.com"), demo=True)


@pytest.fixture
def child(world: World) -> PatientId:
    child = world.child("Marisol Garcia")
    world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, ANA)
    world.contact(child, "Tomás Reyes", "Father", Authority.JOINT, TOMAS)
    return child
