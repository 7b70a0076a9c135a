# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The rail at the left: where one is, and what needs a person."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pinportal_desktop.assets import Scheme, look
from pinportal_desktop.screens.widgets import (
    Rail,
    RailEntry,
)
from tests.screens.widgets.showing import show, spoken


@pytest.fixture
def rail(window: QWidget, qtbot: QtBot) -> Rail:
    made = Rail(window, title="PinPortal")
    made.set_entries(
        RailEntry(key="patients", text="Patient Administration"),
        RailEntry(key="messages", text="Messages"),
        RailEntry(key="settings", text="Settings", at_end=True),
    )
    made.set_current("patients")
    made.resize(made.width(), 400)
    show(window, qtbot)
    return made


def test_the_rail_shows_where_one_is_and_asks_before_it_moves(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rail.chosen) as chosen:
        rail.button("messages").click()
    assert chosen.args == ["messages"]
    assert rail.button("patients").current
    assert not rail.button("messages").current
    rail.set_current("messages")
    assert rail.button("messages").current


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_rail_is_used_by_keyboard(rail: Rail, qtbot: QtBot, key: Qt.Key) -> None:
    rail.button("patients").setFocus()
    QTest.keyClick(rail.button("patients"), Qt.Key.Key_Down)
    assert rail.button("messages").hasFocus()
    with qtbot.waitSignal(rail.chosen) as chosen:
        QTest.keyClick(rail.button("messages"), key)
    assert chosen.args == ["messages"]


def test_the_rails_entries_are_buttons(rail: Rail) -> None:
    assert QAccessible.queryAccessibleInterface(rail.button("patients")).role() == QAccessible.Role.Button


def test_the_rail_says_how_many_things_need_a_person(rail: Rail) -> None:
    messages = rail.button("messages")
    rail.set_count("messages", 2, "2 messages need attention")
    assert spoken(messages) == "Messages"
    assert spoken(messages, QAccessible.Text.Description) == "2 messages need attention"
    pill = messages.grab().toImage().pixelColor(messages.width() - 20, messages.height() // 2 - 7)
    assert pill == QColor(look(Scheme.LIGHT).colors.count)
    rail.set_count("messages", 0, "")
    assert spoken(messages, QAccessible.Text.Description) == ""
