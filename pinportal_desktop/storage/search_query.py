# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Reads what somebody typed: the conditions that a patient must fulfil, all of them."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.folding import fold
from pinportal_desktop.storage.search_text import APOSTROPHES, WORD
from pinportal_desktop.usecases.looks import MoreFields

_READ: Final = 200  # characters; nobody types more to find a patient
_MOST_TERMS: Final = 16
_LEAP: Final = 2000  # a year with all days there are
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WRITTEN_DATES: Final = (
    (re.compile(rf"\b(\d{{1,2}})\.?\s+{_MONTH}(?:,?\s+(\d{{1,4}}))?(?=\s|$)"), ("day", "month", "year")),
    (re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(\d{{1,4}}))?(?=\s|$)"), ("month", "day", "year")),
)
_ISO_BEGUN: Final = re.compile(r"^(\d{4})-(\d{0,2})$")
_ISO: Final = re.compile(r"^(\d{4})-(\d{1,2})-(\d{0,2})$")
_US: Final = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{0,4}))?$")
_MONTH_BEGUN: Final = re.compile(r"^(\d{1,2})/$")
_DIGITS_OF_A_DATE: Final = re.compile(r"^(\d{2})(\d{2})(\d{4})$")
# Fields of the index (`search_index`): all words of a patient, those of the family name, those of given names.
ANYWHERE, FAMILY, GIVEN = "o", "l", "m"


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: a token of the `field` begins with one of the `words`, or an index entry with one of `coded`
    (a date, a state), which stand as the index has them."""

    words: tuple[str, ...] = ()
    coded: tuple[str, ...] = ()
    field: str = ANYWHERE

    @property
    def entries(self) -> tuple[str, ...]:
        """The prefixes of index entries, any of which fulfils the condition."""
        return (*(f"{self.field}{word}" for word in self.words), *self.coded)


def read_fields(fields: MoreFields) -> tuple[Term, ...]:
    """The conditions of the fields beside the box. Raises `Refused` SEARCH_DATE_UNREADABLE."""
    terms = [Term(words=(word,), field=FAMILY) for word in _name_words(fields.last_name)]
    terms += [Term(words=(word,), field=GIVEN) for word in _name_words(fields.first_name)]
    born = read_query(fields.born)
    if fields.born.strip() and not (born and all(any(map(_begins_a_day, term.coded)) for term in born)):
        raise Refused(Code.SEARCH_DATE_UNREADABLE, field="born")
    return (*terms, *(Term(coded=term.coded) for term in born))


def _begins_a_day(entry: str) -> bool:
    """Whether an index entry of a date is the beginning of a day that there is; 13/45 and 2/30 are of none."""
    of_day = entry[5:] if entry[0] == "d" else entry[1:5]
    days = (f"{month:02}{day:02}" for month in range(1, 13) for day in range(1, monthrange(_LEAP, month)[1] + 1))
    return any(day.startswith(of_day) for day in days)


def read_query(text: str) -> tuple[Term, ...]:
    """The conditions of what somebody typed. Empty for a text without a word."""
    folded = fold(text[:_READ])
    terms: list[Term] = []
    for pattern, order in _WRITTEN_DATES:
        for found in list(pattern.finditer(folded)):
            parts = dict(zip(order, found.groups(), strict=True))
            month = _MONTHS.index(parts["month"]) + 1
            terms.append(Term(coded=_date_begun(month, parts["day"].zfill(2), parts["year"] or "")))
            folded = folded.replace(found.group(0), " ", 1)
    for word in folded.split():
        terms += _read_word(word)
    return tuple(dict.fromkeys(terms))[:_MOST_TERMS]


def _name_words(name: str) -> Iterator[str]:
    yield from WORD.findall(fold(name[:_READ]).translate({ord(c): None for c in APOSTROPHES}))


def _read_word(word: str) -> Iterator[Term]:
    dated = _read_date(word)
    parts = WORD.findall("".join(c for c in word if c not in APOSTROPHES))
    digits = "".join(parts)
    if digits.isdecimal():
        if word.startswith("+1") or (len(digits) == 11 and digits.startswith("1")):
            digits = digits.removeprefix("1")  # the country; phones are kept without it
        if digits or dated:
            yield Term(words=(digits,) if digits else (), coded=dated)
    elif "@" in word or (any(c.isdigit() for c in word) and len(parts) > 1):
        if parts:
            yield Term(words=("".join(parts),))
    else:
        for part in parts:
            yield Term(words=(part,))


def _read_date(word: str) -> tuple[str, ...]:
    """The index entries that a date, or what there is of it yet, is the beginning of."""
    if found := _ISO_BEGUN.match(word):
        year, month = found.groups()
        return tuple(f"d{year}{begun}" for begun in _two_digits(month, most="1"))
    if found := _ISO.match(word):
        year, month, day = found.groups()
        return tuple(f"d{year}{month.zfill(2)}{begun}" for begun in _two_digits(day, most="3"))
    if found := _US.match(word):
        month, day, year = found.groups()
        return _date_begun(int(month), day if year is None else day.zfill(2), year or "")
    if found := _MONTH_BEGUN.match(word):
        return (f"b{int(found.group(1)):02}",)
    if found := _DIGITS_OF_A_DATE.match(word):
        month, day, year = found.groups()
        return _date_begun(int(month), day, year)
    return (f"d{word}",) if len(word) == 4 and word.startswith(("19", "20")) and word.isdecimal() else ()


def _date_begun(month: int, day: str, year: str) -> tuple[str, ...]:
    """Entries by month first. 3/1 may be the first of March or the beginning of 3/14, 3/14/20 the year 2020 or 2012."""
    if not year:
        return tuple(f"b{month:02}{begun}" for begun in _two_digits(day, most="3"))
    begun = f"b{month:02}{day.zfill(2)}"
    if len(year) == 2:
        return tuple(dict.fromkeys((f"{begun}20{year}", f"{begun}19{year}", f"{begun}{year}")))
    return (f"{begun}{year}",)


def _two_digits(begun: str, *, most: str) -> tuple[str, ...]:
    """What one digit of a month or a day may be the beginning of: 1 is 01, or what goes on to 10; 5 can only be 05."""
    if len(begun) != 1:
        return (begun,)
    return (f"0{begun}", begun) if begun <= most else (f"0{begun}",)
