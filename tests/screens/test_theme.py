# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The look in Qt: nothing unfilled, nothing default, light and dark as the system says."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pinportal_desktop.assets import Scheme, look, resource
from pinportal_desktop.screens.theme import (
    Theme,
    colored_icon,
    icon,
    load_fonts,
    look_now,
    mono_font,
    scheme_asked_for,
    style_sheet,
    text_font,
)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp)
    yield made
    made.prefer(Scheme.LIGHT)
    made.deleteLater()


def system_says(scheme: Qt.ColorScheme) -> None:
    QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)


@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_style_sheet_has_every_token_filled_in(scheme: Scheme) -> None:
    filled = style_sheet(look(scheme))
    assert "$" not in filled
    assert look(scheme).colors.primary in filled


def test_the_style_sheet_has_no_colors_of_its_own() -> None:
    template = resource("style.qss").read_text("utf-8")
    assert "#" not in template.replace("QWidget#qt_scrollarea_viewport", "")


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize(
    ("name", "token"), [("check", "on_primary"), ("chevron-down", "text"), ("focused-button", "primary")]
)
def test_the_style_sheets_pictures_are_the_icons_in_the_schemes_colors(scheme: Scheme, name: str, token: str) -> None:
    """Qt's style sheets take pictures from files only, so these stand beside the icons that they are made from."""
    drawn = resource(f"icons/{scheme.value}/{name}.svg").read_text("utf-8")
    assert drawn == colored_icon(name, getattr(look(scheme).colors, token))


def test_the_program_follows_the_system_from_light_to_dark_while_it_runs(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(theme.changed):
        system_says(Qt.ColorScheme.Dark)
    dark = look(Scheme.DARK).colors
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(dark.page)
    assert dark.surface in qapp.styleSheet()
    assert look(Scheme.LIGHT).colors.page not in qapp.styleSheet()
    system_says(Qt.ColorScheme.Light)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(look(Scheme.LIGHT).colors.page)


def test_a_scheme_that_was_chosen_stays_whatever_the_system_says(theme: Theme) -> None:
    theme.prefer(Scheme.LIGHT)
    system_says(Qt.ColorScheme.Dark)
    assert theme.look == look(Scheme.LIGHT)
    theme.prefer(None)
    system_says(Qt.ColorScheme.Dark)
    assert theme.look == look(Scheme.DARK)


def test_a_system_that_does_not_say_gets_the_light_one(theme: Theme) -> None:
    system_says(Qt.ColorScheme.Dark)
    system_says(Qt.ColorScheme.Unknown)
    assert theme.look == look(Scheme.LIGHT)


@pytest.mark.parametrize(
    ("asked", "scheme"), [("dark", Scheme.DARK), ("light", Scheme.LIGHT), ("", None), ("purple", None)]
)
def test_the_environment_can_ask_for_one_scheme(
    monkeypatch: pytest.MonkeyPatch, asked: str, scheme: Scheme | None
) -> None:
    monkeypatch.setenv("PINPORTAL_SCHEME", asked)
    assert scheme_asked_for() is scheme


def test_what_paints_itself_finds_the_look_that_it_is_dressed_in(theme: Theme) -> None:
    assert look_now() == look(Scheme.LIGHT)
    theme.prefer(Scheme.DARK)
    assert look_now() == look(Scheme.DARK)


@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold, QFont.Weight.Bold])
def test_texts_are_in_inter_in_the_weight_asked_for(theme: Theme, weight: QFont.Weight) -> None:
    font = text_font(theme.look)
    font.setWeight(weight)
    info = QFontInfo(font)
    assert (info.family(), info.weight(), info.pixelSize()) == ("Inter", weight, 13)


def test_pins_are_in_a_bold_mono_of_22_px(theme: Theme) -> None:
    info = QFontInfo(mono_font(theme.look))
    assert (info.family(), info.weight(), info.pixelSize()) == ("JetBrains Mono", QFont.Weight.Bold, 22)


def test_names_of_our_families_show_no_boxes(qapp: QApplication) -> None:
    load_fonts()
    metrics = QFontMetrics(text_font(look(Scheme.LIGHT)))
    assert [letter for letter in "ñéŁőŠĐễịПёЩΞ·…" if not metrics.inFontUcs4(ord(letter))] == []


@pytest.fixture
def two_buttons(theme: Theme, qtbot: QtBot) -> Iterator[tuple[QPushButton, QPushButton]]:
    """One that has the focus and one to give it to, in an active window."""
    window = QWidget()
    qtbot.addWidget(window)
    first, second = QPushButton("Edit Patient", window), QPushButton("Generate PIN", window)
    second.move(0, 60)
    window.resize(300, 200)
    with qtbot.waitActive(window):
        window.show()
    first.setFocus()
    yield first, second
    window.close()


@pytest.mark.parametrize("kind", ["primary", "outline", None])
def test_buttons_are_32_px_high_with_and_without_the_focus(
    two_buttons: tuple[QPushButton, QPushButton], kind: str | None
) -> None:
    _, button = two_buttons
    button.setProperty("kind", kind)
    before = button.sizeHint()
    button.setFocus()
    assert button.hasFocus()
    assert before.height() == look(Scheme.LIGHT).sizes.control
    assert button.sizeHint() == before


@pytest.mark.parametrize("kind", ["primary", "outline", "link", "danger-link"])
def test_the_focus_can_be_seen_on_every_kind_of_button(two_buttons: tuple[QPushButton, QPushButton], kind: str) -> None:
    _, button = two_buttons
    button.setProperty("kind", kind)
    button.style().polish(button)
    button.resize(button.sizeHint())
    without = button.grab().toImage()
    button.setFocus()
    assert button.grab().toImage() != without


@pytest.mark.parametrize("scheme", list(Scheme))
def test_a_button_in_a_panel_has_a_border_that_can_be_seen_there(theme: Theme, qtbot: QtBot, scheme: Scheme) -> None:
    theme.prefer(scheme)
    panel = QFrame()
    qtbot.addWidget(panel)
    panel.setProperty("kind", "panel")
    QVBoxLayout(panel).addWidget(button := QPushButton("Print PIN"))
    panel.show()
    assert button.grab().toImage().pixelColor(button.width() // 2, 0) == QColor(theme.look.colors.muted)


def test_an_icon_takes_the_color_of_its_place(qapp: QApplication) -> None:
    picture = icon("dot", "#a4161a").pixmap(16, 16).toImage()
    assert picture.pixelColor(picture.width() // 2, picture.height() // 2) == QColor("#a4161a")


def test_a_label_says_what_it_is_by_its_kind(theme: Theme, qtbot: QtBot) -> None:
    title = QLabel("Garcia, Marisol")
    title.setProperty("kind", "page-title")
    qtbot.addWidget(title)
    title.ensurePolished()
    assert QFontInfo(title.font()).pixelSize() == 21
    assert QFontInfo(title.font()).weight() == QFont.Weight.Bold
