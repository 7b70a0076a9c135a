# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The kiosk over a small real world."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pinportal_desktop.assets import Scheme
from pinportal_desktop.screens.theme import Theme
from tests.screens.kiosk.waiting_room import WaitingRoom
from tests.world import World


@pytest.fixture
def room(world: World, qtbot: QtBot, qapp: QApplication) -> Iterator[WaitingRoom]:
    theme = Theme(qapp)
    theme.prefer(Scheme.LIGHT)
    made = WaitingRoom(world, qtbot)
    yield made
    made.close()
    theme.deleteLater()
