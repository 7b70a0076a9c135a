# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a practice says in its letters in its own words, language by language.

The PIN, the code, the portal's address, the steps, the child's first name and the addressee stand in places of their
own, which no wording reaches: none of them can be lost.
"""

import re
import sys
from dataclasses import dataclass, fields, replace
from typing import Final

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.typed import one_line

CHILD: Final = "{child}"
HEADING_MOST: Final = 60  # letters; more would be set too small for a heading
TEXT_MOST: Final = 500
LINES_MOST: Final = 8
_ANY: Final = sys.maxsize  # letters: a sentence of our own says what is too long
_LINE_ENDS: Final = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_GAPS: Final = re.compile(r"\n{3,}")
_BRACED: Final = re.compile(r"\{[^{}\n]*\}?|\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWording:
    """The parts that a practice may word, "" for the standard text.

    `introduction` is for who registers, `with_account` for who has an account and adds the child to it; `CHILD` in
    them stands for the child's first name. `closing` follows the steps; its lines stay as they are.
    """

    heading: str = ""
    introduction: str = ""
    with_account: str = ""
    closing: str = ""

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the parts that are not standard."""
        return tuple(part for part in PARTS if getattr(self, part))


STANDARD: Final = LetterWording()
PARTS: Final = tuple(field.name for field in fields(LetterWording))


def checked(part: str, typed: str) -> str:
    """The part as it is kept, white space folded.

    Raises `Refused`, of the field `part`: TEXT_UNREADABLE; WORDING_LONG, WORDING_LINES for what could not stay on the
    letter's one page; HEADING_BRACES, WORDING_BRACES for what looks like a place to fill in and is none.
    """
    if part == "heading":
        line = one_line(typed, field=part, most=_ANY)
        _refuse_long(line, part, HEADING_MOST)
        _refuse_braces(line, part, Code.HEADING_BRACES, known=())
        return line
    lines = [one_line(line, field=part, most=_ANY) for line in _LINE_ENDS.split(typed)]
    kept = _GAPS.sub("\n\n", "\n".join(lines)).strip("\n")
    _refuse_long(kept, part, TEXT_MOST)
    if kept.count("\n") >= LINES_MOST:
        raise Refused(Code.WORDING_LINES, field=part, most=LINES_MOST)
    _refuse_braces(kept, part, Code.WORDING_BRACES, known=(CHILD,))
    return kept


def refuse_bad(wording: LetterWording) -> None:
    """Raise `Refused` as `checked` does: no letter is made with such a wording."""
    for part in PARTS:
        checked(part, getattr(wording, part))


def over(own: LetterWording, standard: LetterWording) -> LetterWording:
    """All that the letter says: the practice's own parts, the standard text in the others."""
    return replace(standard, **{part: getattr(own, part) for part in own.changed})


def with_child(wording: str, first_name: str) -> str:
    """The text with the child's first name in its place; what the name holds is left as it is."""
    return wording.replace(CHILD, first_name)


def _refuse_long(said: str, part: str, most: int) -> None:
    if len(said) > most:
        raise Refused(Code.WORDING_LONG, field=part, most=most)


def _refuse_braces(said: str, part: str, code: Code, *, known: tuple[str, ...]) -> None:
    for found in _BRACED.findall(said):
        if found not in known:
            raise Refused(code, field=part, found=found[:20], known=CHILD)
