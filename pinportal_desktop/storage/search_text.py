# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Folding, tokens, the reading of a query and the marking of what matched: one tokenizer for all of it."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

# Letters that do not fall apart into a base letter and an accent.
_FOLDED: Final = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_APOSTROPHES: Final = frozenset("'’ʼ`´‘")
_WORD: Final = re.compile(r"[^\W_]+")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WRITTEN_DATES: Final = (
    (re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(\d{{4}}))?(?=\s|$)"), ("month", "day", "year")),
    (re.compile(rf"\b(\d{{1,2}})\.?\s+{_MONTH}(?:,?\s+(\d{{4}}))?(?=\s|$)"), ("day", "month", "year")),
)
_ISO: Final = re.compile(r"^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$")
_US: Final = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}|\d{2}))?[/.\-]?$")
_MONTH_BEGUN: Final = re.compile(r"^(\d{1,2})/$")
_DIGITS_OF_A_DATE: Final = re.compile(r"^(\d{2})(\d{2})(\d{4})$")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition of a query: any of these prefixes. `whole` are those that must be whole tokens."""

    prefixes: tuple[str, ...]
    whole: tuple[str, ...] = ()


def fold(text: str) -> str:
    """The text without case and accents; letters of other scripts stay."""
    folded, _ = fold_with_places(text)
    return folded


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in `text` that it came from."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for part in unicodedata.normalize("NFKD", character.casefold().translate(_FOLDED)):
            if not unicodedata.combining(part):
                characters.append(part)
                places.append(place)
    return "".join(characters), places


def name_tokens(name: str) -> list[str]:
    """The tokens of a name: its words, and those joined over hyphens and apostrophes (O'Brien: obrien, o, brien)."""
    tokens: list[str] = []
    for word in fold(name).split():
        parts = _WORD.findall(word)
        tokens += parts
        if len(parts) > 1:
            tokens.append("".join(parts))
    return tokens


def email_tokens(email: str) -> list[str]:
    """The words of an address: ana.garcia@example.com gives ana, garcia, example, com."""
    return _WORD.findall(fold(email))


def number_tokens(number: str) -> list[str]:
    """Chart numbers as digits and letters run together, and from each part on: 104-2281 gives 1042281 and 2281."""
    parts = _WORD.findall(fold(number))
    return ["".join(parts[n:]) for n in range(len(parts))]


def phone_tokens(phone: str) -> list[str]:
    """A phone number's ten digits, and from the exchange and the line number on, so that each group is found."""
    digits = "".join(c for c in phone if c.isdigit())[-10:]
    return list(dict.fromkeys((digits, digits[-7:], digits[-4:]))) if digits else []


def born_tokens(born: date) -> list[str]:
    """A birth date by the whole, and by month and day: d20120314, b0314. The year alone is the first one's prefix."""
    return [f"d{born:%Y%m%d}", f"b{born:%m%d}"]


def read_query(text: str) -> tuple[Term, ...]:
    """The conditions of what somebody typed; all must hold. Empty for a text without a word."""
    folded = fold(text[:200])
    terms: list[Term] = []
    for pattern, order in _WRITTEN_DATES:
        for found in list(pattern.finditer(folded)):
            parts = dict(zip(order, found.groups(), strict=True))
            month = _MONTHS.index(parts["month"]) + 1
            terms.append(_date_term(parts["year"], month, int(parts["day"])))
            folded = folded.replace(found.group(0), " ", 1)
    for word in folded.split():
        terms += _read_word(word)
    return tuple(term for term in terms if term.prefixes or term.whole)


def _read_word(word: str) -> list[Term]:
    dated = _read_date(word)
    digits = "".join(_WORD.findall(word))
    if digits.isdigit():
        return [Term((digits, *dated.prefixes), dated.whole)]
    if dated.prefixes or dated.whole:
        return [dated]
    joined = "".join(c for c in word if c not in _APOSTROPHES)
    parts = _WORD.findall(joined)
    if any(c.isdigit() for c in word) and "@" not in word and len(parts) > 1:
        return [Term(("".join(parts),))]
    return [Term((part,)) for part in parts]


def _read_date(word: str) -> Term:
    if found := _ISO.match(word):
        year, month, day = found.groups()
        if day is None:
            return Term((f"d{year}{int(month):02}",)) if len(month) == 2 else Term((f"d{year}{month}",))
        return _date_term(year, int(month), int(day), begun=len(day) == 1)
    if found := _US.match(word):
        month, day, year = found.groups()
        return _date_term(year, int(month), int(day), begun=len(day) == 1)
    if found := _MONTH_BEGUN.match(word):
        return Term((f"b{int(found.group(1)):02}",))
    if found := _DIGITS_OF_A_DATE.match(word):
        month, day, year = found.groups()
        return _date_term(year, int(month), int(day))
    return Term((f"d{word}",)) if len(word) == 4 and word.startswith(("19", "20")) and word.isdigit() else Term(())


def _date_term(year: str | None, month: int, day: int, *, begun: bool = False) -> Term:
    if year is None:
        # 3/1 may be the first of March or the beginning of 3/14.
        more = (f"b{month:02}{day}",) if begun and day < 4 else ()
        return Term(more, (f"b{month:02}{day:02}",))
    years = [year] if len(year) == 4 else [f"20{year}", f"19{year}"]
    return Term((), tuple(f"d{y}{month:02}{day:02}" for y in years))


def matches(term: Term, tokens: list[str]) -> bool:
    """Whether one of the tokens fulfils the condition."""
    return any(t.startswith(term.prefixes) for t in tokens) or any(t in term.whole for t in tokens)


def marks(text: str, terms: tuple[Term, ...]) -> tuple[tuple[int, int], ...]:
    """The (start, end) ranges of a shown text that fulfil a condition, in order, without overlap."""
    folded, places = fold_with_places(text)
    found: set[int] = set()
    for word in re.finditer(r"\S+", folded):
        letters = [n for n in range(word.start(), word.end()) if folded[n].isalnum()]
        starts = [n for k, n in enumerate(letters) if k == 0 or letters[k - 1] != n - 1]
        for start in starts:
            run = [n for n in letters if n >= start]
            token = "".join(folded[n] for n in run)
            for prefix in (p for term in terms for p in term.prefixes):
                if token.startswith(prefix):
                    found |= set(range(places[run[0]], places[run[len(prefix) - 1]] + 1))
    return _ranges(sorted(found))


def _ranges(places: list[int]) -> tuple[tuple[int, int], ...]:
    ranges: list[tuple[int, int]] = []
    for place in places:
        if ranges and ranges[-1][1] == place:
            ranges[-1] = (ranges[-1][0], place + 1)
        else:
            ranges.append((place, place + 1))
    return tuple(ranges)


def rank_of(family: str, given: str) -> int:
    """Where a name stands in name order: 30 bits of the family name and 15 of the given one, each letter five bits."""
    return _letters("".join(name_tokens(family)[:1] or [""]), 6) << 15 | _letters(
        "".join(_WORD.findall(fold(given))), 3
    )


def _letters(name: str, count: int) -> int:
    value = 0
    for place in range(count):
        character = name[place : place + 1]
        code = (
            0 if not character else (ord(character) - 96 if "a" <= character <= "z" else 1 if character < "a" else 27)
        )
        value = value << 5 | code
    return value
