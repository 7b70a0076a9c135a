# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Badges, drop-downs and notices: what they say to eyes and to screen readers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pinportal_desktop.assets import Scheme, look
from pinportal_desktop.screens.widgets import (
    Badge,
    ComboBox,
    Notice,
    NoticeLink,
    Tone,
    button,
    field_label,
)
from tests.screens.widgets.showing import show, spoken


def test_a_badge_is_read_by_its_text_and_an_empty_one_is_not_there(qtbot: QtBot) -> None:
    badge = Badge()
    qtbot.addWidget(badge)
    badge.tell("Registered", Tone.GOOD)
    assert spoken(badge) == "Registered"
    badge.tell("Pending", Tone.WARN)
    assert spoken(badge) == "Pending"
    badge.tell("", Tone.NEUTRAL)
    assert badge.isHidden()


@pytest.mark.parametrize("tone", list(Tone))
def test_a_badge_has_the_ground_of_its_tone(qtbot: QtBot, tone: Tone) -> None:
    badge = Badge()
    qtbot.addWidget(badge)
    badge.tell("Registered", Tone.GOOD)
    badge.tell("Registered", tone)
    badge.resize(badge.sizeHint())
    ground = getattr(look(Scheme.LIGHT).colors, f"{tone.value}_back")
    assert badge.grab().toImage().pixelColor(badge.width() // 2, 2) == QColor(ground)


def test_a_drop_down_is_named_by_its_label_and_reached_by_alt_and_a_letter(window: QWidget, qtbot: QtBot) -> None:
    combo = ComboBox(window)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(field_label("Email &Address:", combo, window))
    layout.addWidget(combo)
    show(window, qtbot)
    relations = QAccessible.queryAccessibleInterface(combo).relations()
    names = [text.text(QAccessible.Text.Name).replace("&", "") for text, _ in relations]
    assert names == ["Email Address:"]
    assert combo.accessibleName() == "Email Address"
    QTest.keyClick(window, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert combo.hasFocus()


def test_a_notice_shows_its_sentence_and_what_can_be_done(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    assert notice.isHidden()
    done: list[str] = []
    notice.tell(
        Tone.WARN, "A new PIN replaces it.", NoticeLink("Share Current PIN instead", lambda: done.append("shared"))
    )
    assert not notice.isHidden()
    assert spoken(notice.text) == "A new PIN replaces it."
    (link,) = notice.links
    assert spoken(link) == "Share Current PIN instead"
    link.click()
    assert done == ["shared"]
    notice.tell(Tone.BAD, "It was not sent.")
    assert notice.links == ()
    notice.dismiss()
    assert notice.isHidden()
    assert notice.text.text() == ""


def test_a_notice_that_keeps_its_place_lets_nothing_jump(window: QWidget, qtbot: QtBot) -> None:
    layout = window.layout()
    assert layout is not None
    notice, below = Notice(window, keep_place=True), button("Edit Patient", parent=window)
    layout.addWidget(notice)
    layout.addWidget(below)
    notice.tell(Tone.GOOD, "Sent.")
    show(window, qtbot)
    before = below.pos()
    notice.hide()
    QApplication.processEvents()
    assert below.pos() == before
