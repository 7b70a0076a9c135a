# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Nobody leaves the kiosk without its exit code."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.screens.kiosk.waiting_room import EXIT_CODE, WaitingRoom

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
META, SHIFT = Qt.KeyboardModifier.MetaModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Escape, NONE),
        (Qt.Key.Key_F4, ALT),
        (Qt.Key.Key_Q, CTRL),
        (Qt.Key.Key_W, CTRL),
        (Qt.Key.Key_F1, NONE),
        (Qt.Key.Key_F11, NONE),
        (Qt.Key.Key_Space, ALT),
        (Qt.Key.Key_Tab, ALT),
        (Qt.Key.Key_M, META),
        (Qt.Key.Key_Escape, CTRL | SHIFT),
        (Qt.Key.Key_Menu, NONE),
    ],
)
def test_no_key_leaves_it(room: WaitingRoom, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    room.type(room.ui.pin, "K7P4")
    room.key(key, held)
    assert room.window.isVisible()
    assert room.window.isFullScreen()
    assert room.whole.scroll.isVisible()
    assert room.ui.pin.text() == "K7P4"
    assert QApplication.activePopupWidget() is None
    assert room.left == []


def test_closing_and_shrinking_the_window_are_refused(room: WaitingRoom) -> None:
    room.window.close()
    assert room.window.isVisible()
    room.window.showMinimized()
    room.settle()
    assert room.window.isFullScreen()
    assert room.left == []


def test_nothing_is_copied_pasted_or_offered_in_a_menu(room: WaitingRoom) -> None:
    QGuiApplication.clipboard().setText("from elsewhere")
    room.type(room.ui.pin, "K7P4")
    room.ui.pin.selectAll()
    room.key(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "from elsewhere"
    room.ui.pin.selectAll()
    for key, held in ((Qt.Key.Key_V, CTRL), (Qt.Key.Key_Insert, SHIFT), (Qt.Key.Key_Delete, SHIFT)):
        assert QApplication.focusWidget() is room.ui.pin
        room.key(key, held)
        assert room.ui.pin.text() == "K7P4"
    assert QGuiApplication.clipboard().text() == "from elsewhere"
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), room.ui.pin.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(room.ui.pin, menu)
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
    QTest.mouseClick(room.ui.pin, Qt.MouseButton.MiddleButton)
    assert room.ui.pin.text() == "K7P4"


def test_letters_that_need_altgr_are_typed(room: WaitingRoom) -> None:
    room.window.presenter.touch()
    room.ui.pin.setFocus()
    QTest.keyClicks(room.ui.pin, "@", CTRL | ALT)
    assert room.ui.pin.text() == "@"


@pytest.mark.parametrize("by_key", [True, False])
def test_the_exit_code_closes_it(room: WaitingRoom, by_key: bool) -> None:
    if by_key:
        room.key(Qt.Key.Key_Q, CTRL | SHIFT)
    else:
        room.press("Front desk")
    room.type(room.whole.exitCode, EXIT_CODE)
    room.press("Close the kiosk")
    assert room.left == [True]
    assert not room.window.isVisible()


def test_a_wrong_code_is_told_and_wrong_ones_are_answered_later_and_later(room: WaitingRoom) -> None:
    room.press("Front desk")
    for _ in range(3):
        room.type(room.whole.exitCode, "wrong one")
        room.press("Close the kiosk")
        assert room.whole.exitCodeError.text() == "This is not the exit code. Try again."
        assert room.whole.exitCode.text() == ""
    room.type(room.whole.exitCode, EXIT_CODE)
    room.press("Close the kiosk")
    assert room.whole.exitCodeError.text() == "Please wait 2 seconds, then try again."
    assert room.left == []
    room.world.clock.pass_(seconds=3)
    room.type(room.whole.exitCode, EXIT_CODE)
    room.press("Close the kiosk")
    assert room.left == [True]


def test_wrong_codes_count_on_when_the_kiosk_is_started_anew(room: WaitingRoom, qtbot: QtBot) -> None:
    room.press("Front desk")
    for _ in range(3):
        room.type(room.whole.exitCode, "wrong one")
        room.press("Close the kiosk")
    room.window.end()
    room.close()
    again = WaitingRoom(room.world, qtbot)
    again.press("Front desk")
    again.type(again.whole.exitCode, EXIT_CODE)
    again.press("Close the kiosk")
    assert again.whole.exitCodeError.text() == "Please wait 2 seconds, then try again."
    assert again.left == []
    again.close()


def test_every_button_and_field_is_a_target_of_48_px(room: WaitingRoom) -> None:
    fields = (room.ui.month, room.ui.day, room.ui.year, room.ui.pin)
    buttons = [b for b in room.window.findChildren(QPushButton) if b.isVisible()]
    assert len(buttons) >= 5
    for widget in (*fields, *buttons):
        assert widget.height() >= 48, (widget.objectName(), widget.height())


def test_a_mouse_that_moves_over_it_is_nobody(room: WaitingRoom) -> None:
    at = room.ui.pin.rect().center().toPointF()
    move = QMouseEvent(QMouseEvent.Type.MouseMove, at, at, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, NONE)
    QApplication.sendEvent(room.ui.pin, move)
    assert room.window.presenter.given.is_clean
