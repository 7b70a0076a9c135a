# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What resources/ gives to every surface: the tokens and their contrasts, the fonts and their glyphs, the icons."""

import re
import xml.etree.ElementTree as ET
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from pinportal_desktop.assets import Scheme, custom_properties, find_resource, look, read_look, resource

TEXT, BORDER = 4.5, 3.0
NAMES = "Núñez Łukasz Erdős Ångström Šimůnek Œuvre Ölçer Đặng Nguyễn Thị Ξένια Пётр Щербаков – · ‹ … → ↵"


def luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize(
    ("ink", "grounds"),
    [
        ("text", ("page", "surface", "selected", "hover", "band", "foot", "match")),
        ("muted", ("page", "surface", "selected", "hover", "foot", "band")),
        ("label", ("page", "surface", "selected", "hover", "foot")),
        (
            "link",
            ("page", "surface", "selected", "hover", "foot", "warn_back", "bad_back", "good_back", "neutral_back"),
        ),
        ("bad", ("bad_back", "surface", "page", "selected", "hover", "foot")),
        ("good", ("good_back",)),
        ("warn", ("warn_back",)),
        ("neutral", ("neutral_back",)),
        ("on_primary", ("primary", "primary_hover")),
        ("rail_text", ("rail", "rail_current")),
        ("on_rail_current", ("rail_current",)),
        ("on_count", ("count",)),
    ],
)
def test_every_text_can_be_read_on_its_ground(scheme: Scheme, ink: str, grounds: tuple[str, ...]) -> None:
    colors = look(scheme).colors
    for ground in grounds:
        assert contrast(getattr(colors, ink), getattr(colors, ground)) >= TEXT, f"{ink} on {ground}"


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize(
    ("edge", "grounds"),
    [
        ("control", ("page", "surface", "foot")),
        ("muted", ("selected",)),  # of buttons in a panel
        (
            "primary",
            ("page", "surface", "foot", "selected", "hover", "warn_back", "bad_back", "good_back", "neutral_back"),
        ),
        ("bad", ("page", "surface")),
        ("rail_ring", ("rail", "rail_current")),
    ],
)
def test_borders_of_controls_and_the_focus_ring_can_be_seen(
    scheme: Scheme, edge: str, grounds: tuple[str, ...]
) -> None:
    colors = look(scheme).colors
    for ground in grounds:
        assert contrast(getattr(colors, edge), getattr(colors, ground)) >= BORDER, f"{edge} on {ground}"


@pytest.mark.parametrize(
    ("scheme", "ink", "ground", "figure"),
    [
        (Scheme.LIGHT, "text", "surface", 16.0),
        (Scheme.LIGHT, "muted", "surface", 5.5),
        (Scheme.LIGHT, "on_primary", "primary", 6.1),
        (Scheme.DARK, "text", "surface", 13.2),
        (Scheme.DARK, "muted", "surface", 7.0),
        (Scheme.DARK, "on_primary", "primary", 7.9),
    ],
)
def test_the_contrasts_that_the_design_states_are_the_ones_we_have(
    scheme: Scheme, ink: str, ground: str, figure: float
) -> None:
    colors = look(scheme).colors
    assert contrast(getattr(colors, ink), getattr(colors, ground)) == pytest.approx(figure, abs=0.06)


def test_the_look_cannot_be_changed_by_who_reads_it() -> None:
    with pytest.raises(FrozenInstanceError):
        look(Scheme.LIGHT).colors.page = "#000000"  # type: ignore[misc]  # that it is refused is the test


def test_a_token_that_nothing_knows_is_refused() -> None:
    text = resource("look.toml").read_text("utf-8").replace("[light]", '[light]\nsparkle = "#ffffff"')
    with pytest.raises(ValueError, match="sparkle"):
        read_look(text, Scheme.LIGHT)


def test_an_installed_programs_own_resources_come_before_the_checkouts(tmp_path: Path) -> None:
    package = tmp_path / "package"
    (tmp_path / "resources").mkdir()
    (package / "resources").mkdir(parents=True)
    (tmp_path / "resources" / "look.toml").touch()
    assert find_resource("look.toml", package) == tmp_path / "resources" / "look.toml"
    (package / "resources" / "look.toml").touch()
    assert find_resource("look.toml", package) == package / "resources" / "look.toml"


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"fonts/Comic\.ttf"):
        resource("fonts/Comic.ttf")


def test_the_web_pages_get_the_same_tokens_in_light_and_dark() -> None:
    light, dark = custom_properties().split("@media (prefers-color-scheme: dark)")
    assert f"--color-primary: {look(Scheme.LIGHT).colors.primary};" in light
    assert f"--color-primary: {look(Scheme.DARK).colors.primary};" in dark
    assert "--size-large: 17px;" in light
    assert "--color-good-back:" in dark


@pytest.mark.parametrize("weight", ["Regular", "Medium", "SemiBold", "Bold"])
def test_inter_has_every_letter_of_our_families_names_in_outlines_a_letter_can_embed(weight: str) -> None:
    font = TTFontFile(str(resource(f"fonts/Inter-{weight}.ttf")))
    assert [letter for letter in NAMES if ord(letter) not in font.charToGlyph] == []


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_mono_font_has_every_sign_of_a_pin_in_one_width(weight: str) -> None:
    font = TTFontFile(str(resource(f"fonts/JetBrainsMono-{weight}.ttf")))
    signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ-0"
    assert {font.charWidths[ord(sign)] for sign in signs} == {font.charWidths[ord("0")]}
    assert all(ord(sign) in font.charToGlyph for sign in signs)


def test_fonts_are_small_and_bring_their_licences() -> None:
    folder = resource("fonts")
    assert sum(file.stat().st_size for file in folder.iterdir()) < 3_000_000
    for file in (*folder.glob("*.ttf"), *folder.glob("*.woff2")):
        licence = folder / f"OFL-{file.name.partition('-')[0]}.txt"
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text("utf-8")


@pytest.mark.parametrize("icon", sorted(resource("icons").glob("*.svg")), ids=lambda file: file.stem)
def test_icons_are_drawn_in_one_size_and_take_the_color_of_their_place(icon: Path) -> None:
    text = icon.read_text("utf-8")
    root = ET.fromstring(text)
    side = "64" if icon.stem == "app" else "16"
    assert root.get("viewBox") == f"0 0 {side} {side}"
    if icon.stem != "app":
        assert root.get("stroke") == "currentColor"
        assert re.findall("#[0-9a-f]{6}", text) == []
