# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A practice's home on this computer."""

from pathlib import Path

import pytest

from pinportal_desktop.app.home import Home
from pinportal_desktop.security import wrapping


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(path=tmp_path / "practice", demo=False)


@pytest.fixture(autouse=True)
def quick_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wrapping costs a second on purpose; tests/security holds that cost."""
    monkeypatch.setattr(wrapping, "USUAL", wrapping.Cost(memory=1024, passes=1, lanes=1))
