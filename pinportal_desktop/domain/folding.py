# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Text without case and accents: what names are compared and found by."""

import unicodedata
from collections.abc import Iterator
from typing import Final

# Letters that do not fall apart into a base letter and an accent.
_FOLDED: Final = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


def fold(text: str) -> str:
    """The text without case and accents; letters of other scripts stay."""
    return text.lower() if text.isascii() else "".join(part for character in text for part in unaccented(character))


def unaccented(character: str) -> Iterator[str]:
    """What a single character becomes: one, several, or none (an accent of its own)."""
    for part in unicodedata.normalize("NFKD", character.casefold().translate(_FOLDED)):
        if not unicodedata.combining(part):
            yield part
