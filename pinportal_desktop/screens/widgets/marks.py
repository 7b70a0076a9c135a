# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""How a widget says what it is, so that the style sheet can dress it, and how it tells a screen reader."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

LINK_EDGE = 4  # px that a link keeps around its text for the focus ring


class Kind(StrEnum):
    """What a widget is; the value of its dynamic property `kind`, which a form may set as well."""

    PRIMARY = "primary"
    OUTLINE = "outline"
    LINK = "link"
    DANGER_LINK = "danger-link"
    PAGE = "page"
    PLAIN = "plain"
    CARD = "card"
    PANEL = "panel"
    FOOT = "foot"
    LINE = "line"
    PAGE_TITLE = "page-title"
    CARD_TITLE = "card-title"
    LABEL = "label"
    MUTED = "muted"
    STRONG = "strong"
    SMALL = "small"
    ERROR = "error"


class Tone(StrEnum):
    """How things stand; never told by color alone."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    NEUTRAL = "neutral"


def mark(widget: QWidget, kind: Kind) -> None:
    """Dresses `widget` as a `kind`. Buttons lose what makes Qt press them on Enter."""
    set_look(widget, "kind", kind.value)
    if isinstance(widget, QPushButton):
        widget.setAutoDefault(False)
        widget.setDefault(False)
    if kind in (Kind.LINK, Kind.DANGER_LINK):
        widget.setCursor(Qt.CursorShape.PointingHandCursor)


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Sets the dynamic property that the style sheet selects by, and dresses the widget and what is in it anew."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    # Qt reads the style sheet's selectors only when a widget is polished.
    for changed in (widget, *widget.findChildren(QWidget)):
        changed.style().unpolish(changed)
        changed.style().polish(changed)
    widget.updateGeometry()
    widget.update()


def button(text: str, kind: Kind = Kind.OUTLINE, parent: QWidget | None = None) -> QPushButton:
    """A push button of a kind; one screen has one primary."""
    made = QPushButton(text, parent)
    mark(made, kind)
    return made


def links(*buttons: QPushButton) -> QHBoxLayout:
    """Links side by side, the first one's text in line with what stands above."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addSpacing(-LINK_EDGE)
    for one in buttons:
        row.addWidget(one)
    row.addStretch(1)
    return row


def label(text: str, kind: Kind | None = None, parent: QWidget | None = None) -> QLabel:
    """A text of a kind; plain without one."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind is not None:
        mark(made, kind)
    return made


def field_label(text: str, field: QWidget, parent: QWidget | None = None) -> QLabel:
    """The name of `field`, bound to it: Alt+letter goes there, and a screen reader gives the field this name.

    The buddy is a drop-down's only way to a name on Linux; elsewhere the accessible name is.
    """
    made = label(text, Kind.LABEL, parent)
    name_field(made, field)
    return made


def name_field(text: QLabel, field: QWidget) -> None:
    """Binds a label that a form made to its `field`, as `field_label` does."""
    text.setBuddy(field)
    field.setAccessibleName(spoken(text.text()))


def spoken(text: str) -> str:
    """A text as it is said: without the marks of its letter and without a colon."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix(":")


def announce(widget: QWidget, text: str) -> None:
    """Has a screen reader say `text` now."""
    if text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
