# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The kiosk over the desk's own screen: nothing of the desk is to be seen or reached until staff take it back."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.kiosk.window import Kiosk, KioskWindow


class Cover(QObject):
    """Covers at once. Signals: `taken_back()` after the exit code, with every window of the desk as it was."""

    taken_back = Signal()

    def __init__(self, kiosk: Kiosk, handover: Secret, parent: QObject) -> None:
        super().__init__(parent)
        self.window = KioskWindow(kiosk, handover=handover)
        # Before it closes, so that the program always has a window, which it ends with.
        self.window.left.connect(self._take_back)
        active = QApplication.activeWindow()
        self._hidden = [widget for widget in QApplication.topLevelWidgets() if self._is_desks(widget)]
        self._active = active if active in self._hidden else None
        self.window.showFullScreen()
        for widget in self._hidden:
            widget.hide()
        self.window.activateWindow()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that the desk opens meanwhile, of something it had begun before, waits behind the cover."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and self._is_desks(watched):
            self._hidden.append(watched)
            QTimer.singleShot(0, watched, watched.hide)
        return False

    def _is_desks(self, widget: QWidget) -> bool:
        if not widget.isWindow() or not widget.isVisible():
            return False
        above: QWidget | None = widget
        while above is not None and above is not self.window:
            above = above.parentWidget()
        return above is None

    def _take_back(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        for widget in self._hidden:
            widget.show()
        if self._active is not None:
            self._active.activateWindow()
        self.taken_back.emit()
        # At the next turn: this runs within what they send.
        self.window.deleteLater()
        self.deleteLater()
