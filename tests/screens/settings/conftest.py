# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Desks at **Settings**."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.screens.settings.desk import Desk, Make
from tests.world import World


@pytest.fixture
def make(world: World, qtbot: QtBot, tmp_path: Path) -> Iterator[Make]:
    made: list[Desk] = []

    def desk(**rules: Any) -> Desk:
        world.store.add_practice(replace(world.rules, **rules))
        world.rules = world.looks.rules()
        made.append(Desk(world, qtbot, tmp_path))
        made[-1].open()
        return made[-1]

    yield desk
    for one in made:
        one.window.settings.discard()
        one.workplace.jobs.close(0)


@pytest.fixture
def desk(make: Make) -> Desk:
    return make(practice_address=("12 Maple Street",))
