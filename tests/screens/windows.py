# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a window of any screen owes to hands, eyes and ears; each function gives the faults as sentences."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QWidget,
)

from pinportal_desktop.screens import shortcuts
from pinportal_desktop.screens.widgets import Line

W = TypeVar("W", bound=QWidget)

_FIELDS = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractSpinBox)
_PORTABLE = QKeySequence.SequenceFormat.PortableText


def faults(window: QWidget) -> list[str]:
    """All of them."""
    return [
        *without_name(window),
        *without_letter(window),
        *letters_twice(window),
        *pressed_by_a_stray_enter(window),
        *against_the_reading_order(window),
        *keys_untold(window),
        *cut_off(window),
    ]


def without_name(window: QWidget) -> Iterator[str]:
    """What has the focus says its name to a screen reader. On Linux a drop-down has its label's name only."""
    for widget in _reached(window):
        if not _name(widget):
            yield f"{_told(widget)} has no name"
        if isinstance(widget, QComboBox) and not any(label.buddy() is widget for label in _seen(window, QLabel)):
            yield f"{_told(widget)} is named by no label"


def without_letter(window: QWidget) -> Iterator[str]:
    """Alt and a letter lead to each field and each choice, or to the group that it is in."""
    lettered = [label.buddy() for label in _seen(window, QLabel) if _letter(label.text())]
    for widget in _reached(window):
        if not isinstance(widget, (*_FIELDS, QRadioButton, QCheckBox)):
            continue
        own = isinstance(widget, QAbstractButton) and _letter(widget.text())
        if not own and not any(led is widget or (led is not None and led.isAncestorOf(widget)) for led in lettered):
            yield f"no letter leads to {_told(widget)}"


def letters_twice(window: QWidget) -> Iterator[str]:
    """Each letter does one thing."""
    texts = [label.text() for label in _seen(window, QLabel) if label.buddy() is not None]
    texts += [made.text() for made in _seen(window, QAbstractButton)]
    texts += [bar.tabText(number) for bar in _seen(window, QTabBar) for number in range(bar.count())]
    letters = [_letter(text) for text in texts if _letter(text)]
    for letter in sorted(set(letters)):
        if letters.count(letter) > 1:
            yield f"{letter} is there {letters.count(letter)} times"


def pressed_by_a_stray_enter(window: QWidget) -> Iterator[str]:
    """Enter does the focused control only."""
    for button in window.findChildren(QPushButton):
        if button.isDefault() or button.autoDefault():
            yield f"{_told(button)} is pressed by Enter elsewhere"


def against_the_reading_order(window: QWidget) -> Iterator[str]:
    """Tab goes to the right or down, up only into the column to the right; and once from the end to the beginning."""
    chain = [widget for widget in _tab_order(window) if widget in _reached(window)]
    back = []
    for before, after in pairwise([*chain, *chain[:1]]):
        one, other = _place(before, window), _place(after, window)
        shown = _shown_in(before, window)
        if shown is not None and _shown_in(after, window) != shown:
            one = one.intersected(shown)  # scrolled out of sight, it is below nothing
        if other.top() < one.bottom() and other.left() < one.right():
            back.append(f"Tab goes back from {_told(before)} to {_told(after)}")
    if len(back) > 1:
        yield from back


def keys_untold(window: QWidget) -> Iterator[str]:
    """F1 lists the keys, and every key that acts is one that it lists."""
    bound = {shortcut.key().toString(_PORTABLE) for shortcut in window.findChildren(QShortcut)}
    listed = {QKeySequence(keys).toString(_PORTABLE) for one in shortcuts.ALL for keys in (one.told, *one.also)}
    yield from (f"{keys} acts and is not listed" for keys in sorted(bound - listed))
    if shortcuts.HELP.told not in bound:
        yield "F1 does nothing"


def cut_off(window: QWidget) -> Iterator[str]:
    """Every text has the room that it needs, in a window that fits a screen of 1280 by 800."""
    if window.width() > 1280 or window.height() > 800:
        yield f"{window.width()} by {window.height()} is larger than the screen"
    for label in _seen(window, QLabel):
        if isinstance(label, Line) or not label.text():
            continue
        needed = label.minimumSizeHint().width() if label.wordWrap() else label.sizeHint().width()
        high = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        if label.width() < needed or label.height() < high:
            yield f"{label.text()!r} is cut off"
    for button in _seen(window, QAbstractButton):
        if button.text() and button.width() < button.minimumSizeHint().width():
            yield f"{_told(button)} is cut off"


def _seen(window: QWidget, kind: type[W]) -> list[W]:
    return [widget for widget in window.findChildren(kind) if widget.isVisible() and widget.window() is window.window()]


def _reached(window: QWidget) -> list[QWidget]:
    """What Tab stops at, but for the radio buttons beside the chosen one."""
    return [
        widget
        for widget in _seen(window, QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not isinstance(widget.parentWidget(), (QComboBox, QAbstractSpinBox, QAbstractItemView))
    ]


def _tab_order(window: QWidget) -> Iterator[QWidget]:
    widget = window.nextInFocusChain()
    while widget is not window and widget is not None:
        yield widget
        widget = widget.nextInFocusChain()


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _shown_in(widget: QWidget, window: QWidget) -> QRect | None:
    """The part of the window in which what the widget stands in is scrolled; None where nothing is."""
    above = widget.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QScrollArea):
            return _place(above, window)
        above = above.parentWidget()
    return None


def _letter(text: str) -> str:
    return QKeySequence.mnemonic(text).toString(_PORTABLE)


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return "" if interface is None else interface.text(QAccessible.Text.Name)


def _told(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName() or _name(widget)!r}"
