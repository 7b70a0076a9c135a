# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Small texts with a meaning: a status, a PIN."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from pinportal_desktop.screens.theme import look_now, mono_font
from pinportal_desktop.screens.widgets.marks import Tone, set_look


class Badge(QLabel):
    """A status as a pill: `badge.tell("Registered", Tone.GOOD)`. A screen reader reads its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "badge")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIndent(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def tell(self, text: str, tone: Tone) -> None:
        """Shows `text`; an empty one hides the badge."""
        self.setText(text)
        set_look(self, "tone", tone.value)
        self.setVisible(bool(text))


class Line(QLabel):
    """One line that takes the room there is; what does not fit is cut with "…" and stands whole in its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._whole = ""

    @property
    def whole(self) -> str:
        """All of what it says."""
        return self._whole

    def tell(self, text: str, more: str = "") -> None:
        """Shows `text`, and `more` with it in the tooltip."""
        self._whole = text
        self.setToolTip(more)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        whole = self.fontMetrics().horizontalAdvance(self._whole)
        return QSize(whole + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fitting = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 0))
        self.setText(fitting if self.isVisible() else self._whole)


class OneLine(Line):
    """The same by a name that forms may give: in Qt Designer a `Line` is a rule."""


class PinField(QLabel):
    """A PIN to read, large, in a mono font with a slashed zero; not to be selected, so that it reaches no clipboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFont(mono_font(look_now()))

    def show_pin(self, pin: str) -> None:
        """Shows `pin` as it is ("K7P4-RX9M"); the place for it is kept when there is none."""
        self.setText(pin)

    def forget(self) -> None:
        """Takes the PIN off the screen."""
        self.clear()
