# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Folding, tokens and the marking of what matched: one tokenizer for the index, the query and the screen."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from pinportal_desktop.domain.folding import fold, unaccented
from pinportal_desktop.domain.people import PersonName

APOSTROPHES: Final = "'’ʼ`´‘"
WORD: Final = re.compile(r"[^\W_]+")
_PLAIN: Final = re.compile(r"[a-z0-9]+(?:,? [a-z0-9]+)*")
_SPACE: Final = re.compile(r"\s")
_NO_APOSTROPHES: Final = str.maketrans("", "", APOSTROPHES)
# Lower than any letter and than the space between two words: all Garcia stand before all Garcia-Lopez.
_AFTER_FAMILY: Final = "\t"


def fold_with_places(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each of its characters the place in `text` that it came from."""
    if text.isascii():
        return text.lower(), range(len(text))
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for part in unaccented(character):
            characters.append(part)
            places.append(place)
    return "".join(characters), places


@lru_cache(maxsize=4096)  # names repeat: a family, a popular first name
def name_tokens(name: str) -> tuple[str, ...]:
    """The tokens of a name: its words, and those joined over hyphens and apostrophes (O'Brien: o, brien, obrien)."""
    tokens: list[str] = []
    for word in fold(name).split():
        parts = WORD.findall(word)
        tokens += parts
        if len(parts) > 1:
            tokens.append("".join(parts))
    return tuple(dict.fromkeys(tokens))


def name_key(name: PersonName) -> str:
    """What names are put in order by: the words of the family name, then those of the given one.

    Apostrophes join and hyphens part: O'Brien is one word, Garcia-Lopez are two. Plain comparison of code points gives
    the order on both databases.
    """
    family, given = (name.family, name.given) if name.family else (name.given, "")
    return f"{_words(family)}{_AFTER_FAMILY}{_words(given)}"


def first_words(key: str) -> tuple[str, str]:
    """The first word of the family name and of the given one, out of `name_key`."""
    family, _, given = key.partition(_AFTER_FAMILY)
    return family.partition(" ")[0], given.partition(" ")[0]


def family_words(key: str) -> list[str]:
    """The words of the family name, out of `name_key`; one empty word where there is none."""
    return key.partition(_AFTER_FAMILY)[0].split(" ")


@lru_cache(maxsize=4096)
def _words(name: str) -> str:
    return " ".join(WORD.findall(fold(name).translate(_NO_APOSTROPHES)))


def email_tokens(email: str) -> list[str]:
    """The words of an address, and all of it run together: ana.li@x.org gives ana, li, x, org, analixorg."""
    words = WORD.findall(fold(email))
    return list(dict.fromkeys([*words, "".join(words)])) if words else []


def number_tokens(number: str) -> list[str]:
    """Chart numbers as digits and letters run together, and from each part on: 104-2281 gives 1042281 and 2281."""
    parts = WORD.findall(fold(number))
    return ["".join(parts[n:]) for n in range(len(parts))]


def phone_tokens(phone: str) -> list[str]:
    """A phone number's ten digits, and from the exchange and the line number on, so that each group is found."""
    digits = "".join(c for c in phone if c.isdigit())[-10:]
    return list(dict.fromkeys((digits, digits[-7:], digits[-4:]))) if digits else []


def born_tokens(born: date) -> tuple[str, str]:
    """A birth date by year first and by month first: d20120314, b03142012; a part of it is a prefix of one of them."""
    day = f"{born.month:02}{born.day:02}"
    return f"d{born.year:04}{day}", f"b{day}{born.year:04}"


def find_in(text: str, words: Sequence[tuple[int, str]]) -> tuple[tuple[tuple[int, int], ...], set[int]]:
    """Where in a shown text the words stand as prefixes, and the numbers of those that do.

    The places are (start, end) ranges in order, without overlap. A word may run on over hyphens and apostrophes.
    """
    folded, places = fold_with_places(text)
    found: list[tuple[int, int]] = []
    numbers: set[int] = set()
    likely = [(number, word) for number, word in words if word[0] in folded]
    if not likely:
        return (), numbers
    if _PLAIN.fullmatch(folded):  # most names: a word is found where one begins, and ends before the next
        for number, word in likely:
            start = folded.find(word)
            while start >= 0:
                if start == 0 or not folded[start - 1].isalnum():
                    numbers.add(number)
                    found.append((places[start], places[start + len(word) - 1] + 1))
                start = folded.find(word, start + 1)
        return _merged(found), numbers
    for runs in _runs(folded):
        # With one run there is nothing to run on over; it is so in nearly every word of a name.
        joined = folded[runs[0][0] : runs[0][1]] if len(runs) == 1 else "".join(folded[a:b] for a, b in runs)
        offset = 0
        for start, end in runs:
            for number, word in likely:
                if joined.startswith(word, offset):
                    numbers.add(number)
                    last = _place(runs, offset + len(word) - 1)
                    found.append((places[start], places[last] + 1))
            offset += end - start
    return _merged(found), numbers


def _runs(folded: str) -> Iterator[list[tuple[int, int]]]:
    """The runs of letters and digits, those together that no white space parts."""
    runs: list[tuple[int, int]] = []
    for found in WORD.finditer(folded):
        start, end = found.span()
        if runs and _SPACE.search(folded, runs[-1][1], start):
            yield runs
            runs = []
        runs.append((start, end))
    if runs:
        yield runs


def _place(runs: Sequence[tuple[int, int]], number: int) -> int:
    """Where the character of that number of the joined runs stands."""
    for start, end in runs:
        if number < end - start:
            return start + number
        number -= end - start
    raise IndexError(number)


def _merged(ranges: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    if len(ranges) < 2:
        return tuple(ranges)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
