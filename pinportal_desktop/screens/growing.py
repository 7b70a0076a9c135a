# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A small window grows with what it has to say."""

from PySide6.QtWidgets import QWidget


def grow(window: QWidget) -> None:
    """Makes the window as high as what stands in it, as far as the screen has room. It does not shrink again.

    Qt grows a window by the least height of its widgets, which for wrapped text is one line.
    """
    layout = window.layout()
    if layout is None or not window.isVisible():
        return
    for inner in window.findChildren(QWidget):
        held = inner.layout()
        if held is not None:
            held.activate()
    layout.activate()
    missing = layout.totalHeightForWidth(window.width()) - window.height()
    room = window.screen().availableGeometry().height() - window.frameGeometry().height()
    if min(missing, room) > 0:
        window.resize(window.width(), window.height() + min(missing, room))
        below = window.frameGeometry().bottom() - window.screen().availableGeometry().bottom()
        if below > 0:
            window.move(window.x(), window.y() - below)
