# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The verification question (VQ): its single-use link, how answers are compared, and what is no answer."""

import unicodedata
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.folding import fold
from pinportal_desktop.domain.people import Patient
from pinportal_desktop.domain.pin import ALPHABET, Symbols, typed_symbols
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.typed import one_line

SHORTEST_ANSWER: Final = 4  # letters and digits, after folding
LONGEST_ANSWER: Final = 100
WRONG_ANSWERS_MOST: Final = 5
QUESTION_MOST: Final = 120  # letters; a page and the window's drop-down hold no more in two lines
LINK_SYMBOLS: Final = 24  # of a PIN's alphabet: 117 bits, which nobody guesses, and which can be typed off a letter
_GROUP: Final = 4
# What a practice begins with. Nothing that a separated parent or a neighbour knows, or that stands in a chart.
STANDARD_QUESTIONS: Final = (
    "What word did you agree on with our front desk?",
    "What was the name of your first pet?",
    "What was the first name of your best friend when you were ten?",
    "What was the name of your first teacher?",
    "What was the first dish that you learned to cook?",
)
_COUNTED: Final = frozenset("LNM")  # letters, numbers, and the vowel signs of scripts that write them as marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a VQ has beside its link: the question, the slow salted hash of the folded answer, the wrong ones so far."""

    question: str
    answer_hash: str = field(repr=False)
    wrong_answers: int = 0


def draw_link(source: Symbols) -> Secret:
    """A new link's token, as it stands in the address: `K7P4-RX9M-…`, six groups of four."""
    return _in_groups("".join(source.symbol(ALPHABET) for _ in range(LINK_SYMBOLS)))


def read_link(typed: str) -> Secret | None:
    """The token of an address that was opened, or typed off a letter in any case; None for what is none."""
    symbols = typed_symbols(typed)
    whole = len(symbols) == LINK_SYMBOLS and all(symbol in ALPHABET for symbol in symbols)
    return _in_groups(symbols) if whole else None


def _in_groups(symbols: str) -> Secret:
    return Secret("-".join(symbols[at : at + _GROUP] for at in range(0, LINK_SYMBOLS, _GROUP)))


def folded_answer(typed: str) -> Secret:
    """The answer as it is hashed: without case, accents, white space and punctuation, in one width (NFKC).

    Who types "Saint-Exupéry" at home means what the desk recorded as "saint exupery".
    """
    return Secret(_folded(typed))


def _folded(text: str) -> str:
    return "".join(c for c in fold(unicodedata.normalize("NFKC", text)) if unicodedata.category(c)[0] in _COUNTED)


def refuse_answer(typed: str, again: str, question: str, child: Patient) -> None:
    """Raise `Refused` for what a stranger could guess, or what was typed differently the second time.

    ANSWER_SHORT with `least`, ANSWER_IS_QUESTION, ANSWER_IS_CHILD, and as `one_line` does, of the input `answer`;
    ANSWER_DIFFERS of `answer_again`.
    """
    answer = _folded(one_line(typed, field="answer", most=LONGEST_ANSWER))
    if len(answer) < SHORTEST_ANSWER:
        raise Refused(Code.ANSWER_SHORT, field="answer", least=SHORTEST_ANSWER)
    if answer in {_folded(question), *map(_folded, question.split())}:
        raise Refused(Code.ANSWER_IS_QUESTION, field="answer")
    if answer in _names(child) or _is_birth(answer, child.born):
        raise Refused(Code.ANSWER_IS_CHILD, field="answer")
    if answer != _folded(again):
        raise Refused(Code.ANSWER_DIFFERS, field="answer_again")


def _names(child: Patient) -> set[str]:
    """Each name of the child, each word of one, and first and last name together in both orders."""
    whole = {child.name.family, child.name.given, child.preferred}
    firsts = {child.name.given, child.name.first, child.preferred}
    pairs = {text for first in firsts for text in (first + child.name.family, child.name.family + first)}
    return {_folded(text) for text in whole | pairs | {word for name in whole for word in name.split()}}


def _is_birth(answer: str, born: date) -> bool:
    """Whether it is the birth date in digits, with or without leading zeros, its year, or day and year with a word."""
    years = {f"{born:%Y}", f"{born:%y}"}
    months = {f"{born:%m}", str(born.month)}
    days = {f"{born:%d}", str(born.day)}
    if not answer.isdigit():
        digits = "".join(c for c in answer if c.isdigit())
        return digits in {text for d in days for text in (f"{d}{born:%Y}", f"{born:%Y}{d}")}
    orders = {text for y in years for m in months for d in days for text in (y + m + d, m + d + y, d + m + y)}
    return answer in orders | {f"{born:%Y}"}
