# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What keeps hands at the kiosk: no key that leaves, copies or pastes; and every touch is told."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

_MOD = Qt.KeyboardModifier
_KEYS = QKeySequence.StandardKey
_LEAVES: Final = _MOD.ControlModifier | _MOD.AltModifier | _MOD.MetaModifier
_REFUSED: Final = frozenset(
    {Qt.Key.Key_Escape, Qt.Key.Key_Help, Qt.Key.Key_Menu, Qt.Key.Key_Print, Qt.Key.Key_Copy, Qt.Key.Key_Paste}
    | {Qt.Key(Qt.Key.Key_F1 + n) for n in range(24)}
)
# Without Ctrl as well: Shift+Insert pastes, Shift+Delete cuts, on all but macOS.
_EDITS: Final = (_KEYS.Copy, _KEYS.Cut, _KEYS.Paste, _KEYS.Undo, _KEYS.Redo)
_TOUCHES: Final = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel}
)


class Guard(QObject):
    """Watches what the application is sent for the kiosk's window while it stands.

    Signals: `touched(QWidget)`, what somebody touched; `staff_asked()` at Ctrl+Shift+Q.
    """

    touched = Signal(object)
    staff_asked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def end(self) -> None:
        """Watch no longer."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if not self._is_ours(watched):
            return False
        if kind is QEvent.Type.ContextMenu:
            return True
        if isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.MiddleButton:
            return True  # on X11 it pastes what was marked last
        if kind in _TOUCHES:
            self.touched.emit(watched)
        if isinstance(event, QKeyEvent) and kind in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            return self._refuses(event)
        return False

    def _is_ours(self, watched: QObject) -> bool:
        """Of the kiosk's window, or of a list that drops down from it, which is a window of its own."""
        widget = watched if isinstance(watched, QWidget) else None
        while widget is not None and widget is not self._window:
            widget = widget.parentWidget()
        return widget is not None

    def _refuses(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & _LEAVES
        if event.type() is QEvent.Type.KeyPress and is_staffs(event):
            self.staff_asked.emit()
        # AltGr, which types "@" on many keyboards, is Ctrl+Alt on Windows.
        writes = held == (_MOD.ControlModifier | _MOD.AltModifier) and event.text().isprintable() and bool(event.text())
        edits = any(event.matches(key) for key in _EDITS)
        refused = event.key() in _REFUSED or edits or (bool(held) and not writes)
        if refused:
            event.accept()
        return refused


def is_staffs(event: QKeyEvent) -> bool:
    """Ctrl+Shift+Q."""
    wanted = _MOD.ControlModifier | _MOD.ShiftModifier
    return event.key() == Qt.Key.Key_Q and event.modifiers() & (wanted | _MOD.AltModifier) == wanted
