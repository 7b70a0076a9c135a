# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Fields and what is wrong with them; buttons, and a PIN."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QFontInfo
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pinportal_desktop.assets import Scheme, look
from pinportal_desktop.screens.theme import Theme
from pinportal_desktop.screens.widgets import (
    ComboBox,
    FieldError,
    Kind,
    PinField,
    button,
    mark,
)
from tests.screens.widgets.showing import show, spoken


@pytest.fixture
def field_and_error(window: QWidget, qtbot: QtBot) -> tuple[QLineEdit, FieldError]:
    field, error = QLineEdit("31/31/2012", window), FieldError(window)
    show(window, qtbot)
    error.tell(field, "Type the date as 03/14/2012.")
    return field, error


def test_a_field_keeps_what_was_typed_when_it_is_refused(field_and_error: tuple[QLineEdit, FieldError]) -> None:
    field, error = field_and_error
    assert field.text() == "31/31/2012"
    assert error.text() == "Type the date as 03/14/2012."
    assert error.isVisible()
    assert spoken(field, QAccessible.Text.Description) == "Type the date as 03/14/2012."


def test_an_error_goes_while_the_field_holds_something_else_and_comes_back_with_what_was_refused(
    field_and_error: tuple[QLineEdit, FieldError],
) -> None:
    field, error = field_and_error
    field.setText("03/14/2012")
    assert error.isHidden()
    assert field.property("refused") == "false"
    assert spoken(field, QAccessible.Text.Description) == ""
    field.setText("31/31/2012")
    assert error.isVisible()
    assert field.property("refused") == "true"
    error.withdraw()
    assert error.isHidden()
    assert field.property("refused") == "false"


def test_a_refused_field_has_a_red_edge(field_and_error: tuple[QLineEdit, FieldError]) -> None:
    field, error = field_and_error
    field.clearFocus()
    edge = QPoint(field.width() // 2, 0)
    colors = look(Scheme.LIGHT).colors
    assert field.grab().toImage().pixelColor(edge) == QColor(colors.bad)
    error.withdraw()
    assert field.grab().toImage().pixelColor(edge) == QColor(colors.control)


def test_an_error_of_a_drop_down_follows_its_choice(window: QWidget, qtbot: QtBot) -> None:
    combo, error = ComboBox(window), FieldError(window)
    combo.addItems(["ana.garcia@example.com", "Other"])
    show(window, qtbot)
    error.tell(combo, "That is Ana's login; Tomás needs his own.")
    combo.setCurrentIndex(1)
    assert error.isHidden()


def test_no_button_is_pressed_by_a_stray_enter(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    for kind in (Kind.PRIMARY, Kind.OUTLINE, Kind.LINK, Kind.DANGER_LINK):
        made = button("Send PIN / Verification Question", kind, dialog)
        assert not made.autoDefault()
        assert not made.isDefault()


def test_a_pin_is_large_and_reaches_no_clipboard(qtbot: QtBot) -> None:
    field = PinField()
    qtbot.addWidget(field)
    field.show_pin("K7P4-RX9M")
    info = QFontInfo(field.font())
    assert (info.family(), info.pixelSize(), info.bold()) == ("JetBrains Mono", 22, True)
    assert field.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction
    assert spoken(field) == "K7P4-RX9M"
    field.forget()
    assert field.text() == ""


def test_a_pin_keeps_its_font_when_the_look_changes(theme: Theme, qtbot: QtBot) -> None:
    field = PinField()
    qtbot.addWidget(field)
    field.show()
    theme.prefer(Scheme.DARK)
    assert QFontInfo(field.font()).family() == "JetBrains Mono"
    assert field.font().letterSpacing() == 2


def test_a_kind_can_change_while_a_widget_is_shown(window: QWidget, qtbot: QtBot) -> None:
    made = button("Generate PIN", Kind.OUTLINE, window)
    made.resize(120, 32)
    made.move(0, 100)
    show(window, qtbot)
    mark(made, Kind.PRIMARY)
    assert made.grab().toImage().pixelColor(6, 6) == QColor(look(Scheme.LIGHT).colors.primary)
