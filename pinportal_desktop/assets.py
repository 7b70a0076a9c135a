# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Finds the files of resources/ and reads the look's tokens, for every surface alike. Knows no Qt."""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from functools import cache
from pathlib import Path


class Scheme(StrEnum):
    """The two ways the system may ask for."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colors:
    """The colors of one scheme, each as `#rrggbb`; what each is for stands in look.toml and the design's table."""

    page: str
    surface: str
    text: str
    muted: str
    label: str
    disabled: str
    primary: str
    primary_hover: str
    on_primary: str
    link: str
    selected: str
    hover: str
    band: str
    foot: str
    line: str
    control: str
    good: str
    good_back: str
    warn: str
    warn_back: str
    bad: str
    bad_back: str
    neutral: str
    neutral_back: str
    match: str
    rail: str
    rail_text: str
    rail_current: str
    on_rail_current: str
    rail_ring: str
    count: str
    on_count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Type, space and radii in px at 100 %."""

    small: int
    body: int
    card_title: int
    large: int
    page_title: int
    pin: int
    inside: int
    fields: int
    card: int
    cards: int
    control: int
    kiosk_control: int
    row: int
    radius: int
    card_radius: int
    ring: int
    rail: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """All tokens of one scheme."""

    scheme: Scheme
    text_family: str
    mono_family: str
    colors: Colors
    sizes: Sizes

    def tokens(self) -> Mapping[str, str]:
        """Every token as text by its name: `color_page` → `#f5f7f8`, `size_body` → `13`, `text_family` → `Inter`."""
        return (
            {"text_family": self.text_family, "mono_family": self.mono_family}
            | {f"color_{name}": str(color) for name, color in asdict(self.colors).items()}
            | {f"size_{name}": str(size) for name, size in asdict(self.sizes).items()}
        )


def resource(name: str) -> Path:
    """Where the file or folder `name` ("fonts/Inter-Bold.ttf") of resources/ lies.

    Raises FileNotFoundError when it is missing.
    """
    return find_resource(name, Path(__file__).parent)


def find_resource(name: str, package: Path) -> Path:
    """`name` in the resources/ of an installed or frozen `package`, else in those of the checkout around it."""
    for root in (package / "resources", package.parent / "resources"):
        if (found := root / name).exists():
            return found
    raise FileNotFoundError(f"resources/{name} is missing from this installation")


@cache
def look(scheme: Scheme) -> Look:
    """The tokens of look.toml for `scheme`."""
    return read_look(resource("look.toml").read_text("utf-8"), scheme)


def read_look(text: str, scheme: Scheme) -> Look:
    """The tokens of `scheme` in a look.toml's `text`.

    Raises ValueError when it lacks a token or has one that nothing knows.
    """
    read = tomllib.loads(text)
    colors: dict[str, str] = read["both"] | read[scheme.value]
    sizes: dict[str, int] = read["sizes"]
    _must_be_the_same({field.name for field in fields(Colors)}, set(colors))
    _must_be_the_same({field.name for field in fields(Sizes)}, set(sizes))
    return Look(
        scheme=scheme,
        text_family=read["families"]["text"],
        mono_family=read["families"]["mono"],
        colors=Colors(**colors),
        sizes=Sizes(**sizes),
    )


def custom_properties() -> str:
    """The `:root` rules for the web pages' CSS: `--color-page: #f5f7f8; --size-body: 13px; …`.

    The dark colors hold where the reader's system asks for them.
    """
    light, dark = look(Scheme.LIGHT), look(Scheme.DARK)
    sizes = "".join(f"--size-{_css_name(name)}: {size}px; " for name, size in asdict(light.sizes).items())
    families = f'--text-family: "{light.text_family}"; --mono-family: "{light.mono_family}"; '
    return (
        f":root {{ color-scheme: light dark; {families}{sizes}{_css_colors(light.colors)}}}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_css_colors(dark.colors)}}} }}\n"
    )


def _css_colors(colors: Colors) -> str:
    return "".join(f"--color-{_css_name(name)}: {color}; " for name, color in asdict(colors).items())


def _css_name(name: str) -> str:
    return name.replace("_", "-")


def _must_be_the_same(known: set[str], read: set[str]) -> None:
    if known != read:
        raise ValueError(f"look.toml: missing {sorted(known - read)}, unknown {sorted(read - known)}")
