# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.screens.importing.bench import ImportBench
from tests.world import World


@pytest.fixture
def bench(world: World, qtbot: QtBot) -> Iterator[ImportBench]:
    made = ImportBench(world, qtbot)
    yield made
    made.close()
