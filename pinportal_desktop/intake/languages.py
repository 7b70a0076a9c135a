# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The language that somebody speaks, however a file writes it: `es`, `spa`, `es-MX`, `Spanish`, `español`."""

from functools import cache
from typing import Final

_LONGEST: Final = 16


@cache
def language_of(told: str) -> str | None:
    """The shortest tag of the language (BCP 47, without a region), None where nothing is told or known by that name."""
    word = " ".join(told.casefold().replace("_", "-").split())
    if not word or word in {"unknown", "unk", "und", "other", "none", '""'}:
        return None
    return _names().get(word) or _names().get(word.partition("-")[0])


@cache
def _names() -> dict[str, str]:
    """Codes of two and three letters, and the names in English and in the language itself (Unicode CLDR, by Babel)."""
    from babel.core import get_global

    english = _of("en")
    known = {code: code for code in english}
    for language in ("es", "fr", "pt", "vi", "zh", "ar", "ru", "ko"):
        known.setdefault(_of(language).get(language, language), language)
    known = {name: code for code, name in english.items()} | {name: code for code, name in _of("es").items()} | known
    aliases = {old: str(new) for old, new in get_global("language_aliases").items() if len(old) == 3}
    return known | {old: new for old, new in aliases.items() if new in english}


def _of(language: str) -> dict[str, str]:
    """Codes, and how a language calls each of them."""
    from babel.core import Locale

    told = Locale(language).languages
    return {c: str(name).casefold() for c, name in told.items() if isinstance(c, str) and c.isalpha() and len(c) < 4}
