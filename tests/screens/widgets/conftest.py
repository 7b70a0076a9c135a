# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A window, and the look."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pinportal_desktop.assets import Scheme
from pinportal_desktop.screens.theme import Theme


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp)
    made.prefer(Scheme.LIGHT)
    yield made
    made.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with a field that has the focus."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 500)
    QLineEdit(made)
    QVBoxLayout(made)
    return made
