# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Texts for phones: the letters that every phone has, and as many as one text message carries (3GPP TS 23.038)."""

import unicodedata
from collections.abc import Callable
from typing import Final

LENGTH: Final = 160  # septets of one text message in the default alphabet
_ALPHABET: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWO_SEPTETS: Final = frozenset("^{}\\[~]|€\f")
_TYPED_OTHERWISE: Final = str.maketrans({
    "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " ", "Ł": "L", "ł": "l",
    "Đ": "D", "đ": "d", "ı": "i", "Œ": "OE", "œ": "oe",
})  # fmt: skip


def septets(text: str) -> int:
    """How much of a text message it takes, for a text in the default alphabet."""
    return sum(2 if c in _TWO_SEPTETS else 1 for c in text)


def plain(text: str) -> str:
    """The text in the default alphabet: letters lose an accent that it lacks; what it cannot write at all is left out.

    One other letter would send the whole in an alphabet of 70 to the message, and some gateways make it a `?`.
    """
    written: list[str] = []
    for letter in text.translate(_TYPED_OTHERWISE):
        if letter in _ALPHABET or letter in _TWO_SEPTETS:
            written.append(letter)
        else:
            written += [c for c in unicodedata.normalize("NFKD", letter) if c in _ALPHABET]
    return "".join(written)


def one_text(template: Callable[[str], str]) -> Callable[[str], str]:
    """Gives the text for a practice's name: one line, the name cut short where the whole would need a second message.

    Nothing else is ever cut: without its PIN and its whole address the text would be worth nothing.
    """

    def written(practice_name: str) -> str:
        name = " ".join(plain(practice_name).split())
        text = _line(template(name))
        beyond = septets(text) - LENGTH
        if beyond <= 0:
            return text
        short = name[: max(1, len(name) - beyond - 3)].rstrip(" ,.&-")
        return _line(template(f"{short}...")) if len(short) + 3 < len(name) else text

    return written


def _line(rendered: str) -> str:
    return " ".join(plain(rendered).split())
