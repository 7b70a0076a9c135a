# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The navigation at the left."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from pinportal_desktop.screens.theme import look_now

_HEIGHT, _INDENT, _PILL = 36, 12, 18


@dataclass(frozen=True, slots=True, kw_only=True)
class RailEntry:
    """One place to go: `key` for the program, `text` for people; those `at_end` stand at the foot."""

    key: str
    text: str
    at_end: bool = False


class RailButton(QAbstractButton):
    """One entry: current or not, with the number of what needs a person."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._current = False
        self._count = 0

    @property
    def current(self) -> bool:
        """Whether the window is there now."""
        return self._current

    def set_current(self, current: bool) -> None:  # noqa: FBT001 - as Qt's own setters take it
        """Shows whether the window is there now."""
        self._current = current
        self.update()

    @property
    def count(self) -> int:
        """How many things need a person there."""
        return self._count

    def set_count(self, count: int, spoken: str) -> None:
        """Shows `count` (0: none) and has a screen reader say it as `spoken` ("2 messages need attention")."""
        self._count = count
        self.setAccessibleDescription(spoken if count else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        colors, sizes = look_now().colors, look_now().sizes
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._current or self.underMouse():
            ground = QColor(colors.rail_current)
            ground.setAlphaF(1.0 if self._current else 0.5)
            painter.setBrush(ground)
            painter.drawRoundedRect(self.rect(), sizes.radius, sizes.radius)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colors.rail_ring), sizes.ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), sizes.radius - 1, sizes.radius - 1)
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold if self._current else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colors.on_rail_current if self._current else colors.rail_text))
        place = self.rect().adjusted(_INDENT, 0, -_INDENT, 0)
        painter.drawText(
            place,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic,
            self.text(),
        )
        if self._count:
            self._paint_count(painter, QRectF(place))
        painter.end()

    def _paint_count(self, painter: QPainter, place: QRectF) -> None:
        colors, sizes = look_now().colors, look_now().sizes
        font = self.font()
        font.setPixelSize(sizes.small - 1)
        font.setWeight(QFont.Weight.Bold)
        text = str(self._count)
        width = max(QFontMetricsF(font).horizontalAdvance(text) + 14, _PILL)
        pill = QRectF(place.right() - width, place.center().y() - _PILL / 2, width, _PILL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.count))
        painter.drawRoundedRect(pill, _PILL / 2, _PILL / 2)
        painter.setFont(font)
        painter.setPen(QColor(colors.on_count))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


class Rail(QFrame):
    """The navigation: `rail.set_entries(…)`, `rail.set_current("patients")`, `rail.set_count("messages", 2, "…")`.

    Signals: `chosen(key: str)` when a person goes somewhere; the screen then sets what is current.
    Up and Down move between entries, Enter and Space go there.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, title: str) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self.setFixedWidth(look_now().sizes.rail)
        self._buttons: dict[str, RailButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 18, 10, 20)
        self._column.setSpacing(3)
        name = QLabel(title, self)
        name.setContentsMargins(10, 0, 0, 14)
        self._column.addWidget(name)
        self._column.addStretch(1)

    def set_entries(self, *entries: RailEntry) -> None:
        """The places to go, in order; an entry appears when it works. Called once, before the window is shown."""
        top = 1
        for entry in entries:
            made = RailButton(entry.text, self)
            made.clicked.connect(lambda _=False, key=entry.key: self.chosen.emit(key))
            self._buttons[entry.key] = made
            if entry.at_end:
                self._column.addWidget(made)
            else:
                self._column.insertWidget(top, made)
                top += 1

    def button(self, key: str) -> RailButton:
        """The entry's button. Raises KeyError when there is none."""
        return self._buttons[key]

    def set_current(self, key: str) -> None:
        """Shows where the window is now."""
        for one, made in self._buttons.items():
            made.set_current(one == key)

    def set_count(self, key: str, count: int, spoken: str) -> None:
        """What needs a person there, see RailButton.set_count."""
        self._buttons[key].set_count(count, spoken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt's buttons take Space, and the arrows to move on, but leave Enter to us.
        focused = next((made for made in self._buttons.values() if made.hasFocus()), None)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and focused is not None:
            focused.click()
        else:
            super().keyPressEvent(event)
