# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Lines as people type or paste them: names, relationships, reasons."""

import unicodedata
from typing import Final

from pinportal_desktop.domain.errors import Code, Refused

NAME_MOST: Final = 100
REASON_MOST: Final = 300
# Marks that turn the direction of all that follows, so that a line reads as something else than it is.
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Control characters, halves of a pair: no database and no letter can take them.
_UNWRITABLE: Final = frozenset({"Cc", "Cs"})


def one_line(typed: str, *, field: str, most: int) -> str:
    """The line with white space folded, "" where nothing was typed.

    Raises `Refused`, of the input `field`: TEXT_LONG with `most`, TEXT_UNREADABLE for invisible characters that do
    harm. Any script, any punctuation and any joiner of letters is somebody's name.
    """
    line = " ".join(typed.split())
    # What is printable has none of them, and an import asks that of a million lines.
    if not line.isprintable() and any(c in _TURNING or unicodedata.category(c) in _UNWRITABLE for c in line):
        raise Refused(Code.TEXT_UNREADABLE, field=field)
    if len(line) > most:
        raise Refused(Code.TEXT_LONG, field=field, most=most)
    return line
