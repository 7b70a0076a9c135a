# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A small window grows with what it has to say."""

from PySide6.QtWidgets import QScrollArea, QWidget


def grow(window: QWidget, scroll: QScrollArea | None = None, *, most: int | None = None) -> None:
    """Makes the window as high as what stands in it, as far as the screen has room. It does not shrink again.

    With `scroll` it is high enough for what that holds, `most` px at most; beyond, that scrolls. Qt grows a window by
    the least height of its widgets, which for wrapped text is one line.
    """
    layout = window.layout()
    if layout is None or not window.isVisible():
        return
    for inner in window.findChildren(QWidget):
        held = inner.layout()
        if held is not None:
            held.activate()
    layout.activate()
    available = window.screen().availableGeometry()
    room = available.height() if most is None else min(available.height(), most)
    wanted = min(_missing(window, scroll), room - window.frameGeometry().height())
    if wanted > 0:
        window.resize(window.width(), window.height() + wanted)
        below = window.frameGeometry().bottom() - available.bottom()
        if below > 0:
            window.move(window.x(), window.y() - below)


def _missing(window: QWidget, scroll: QScrollArea | None) -> int:
    """px of height."""
    shown = window if scroll is None else scroll.viewport()
    held = window if scroll is None else scroll.widget()
    layout = None if held is None else held.layout()
    if held is None or layout is None:
        return 0
    wanted = layout.totalHeightForWidth(shown.width())
    # A scroll area gives what it holds the height of its least width, too.
    return (wanted if scroll is None else max(wanted, held.minimumSizeHint().height())) - shown.height()
