# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Dates of birth as files write them. A century is never guessed, and neither is which number is the month."""

import re
from datetime import date
from typing import Final

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.people import EARLIEST_BIRTH
from pinportal_desktop.usecases.spreadsheet import DateOrder

_NONE: Final = frozenset({
    "", '""', "na", "n/a", "n.a.", "unk", "unknown", "unkn", "none", "null", "nil", "missing", "not given",
    "-", "--", "?",
})  # fmt: skip
_A_YEAR: Final = 1000  # four digits below it are no year, as those of 03142012
_ZEROS: Final = re.compile(r"0[0\s/.:-]*")
_TIME: Final = re.compile(
    r"[T\s]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*([AP]\.?M\.?)?\s*(Z|[+-]\d{2}:?\d{2})?$", re.IGNORECASE
)
# HL7 v2's TS and DTM: YYYY[MM[DD[HHMM[SS[.S]]]]][+/-ZZZZ] (HL7 v2.5.1, 2.A.22 and 2.A.77).
_STAMP: Final = re.compile(r"(\d{4})(\d\d)?(\d\d)?(?:\d{2}|\d{4}|\d{6})?(?:\.\d+)?\s*(?:[+-]\d{2}:?\d{2})?")
_YEAR_FIRST: Final = re.compile(r"(\d{4})\s*[-/. ]\s*(\d{1,2})(?:\s*[-/. ]\s*(\d{1,2}))?")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})")
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{4})")
_WORDS: Final = re.compile(r"[^\W\d_]+|\d+")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME: Final = re.compile(
    r"jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?"
)
_ORDINALS: Final = frozenset({"st", "nd", "rd", "th"})


def stamped(text: str) -> date | Code:
    """A date of birth as HL7 v2 writes it, its time left away: the day where the child was born, in whatever zone."""
    text = text.strip()
    if _is_none(text):
        return Code.BIRTH_DATE_MISSING
    if found := _STAMP.fullmatch(text):
        year, month, day = found.groups()
        return _day(year, month, day)
    found = _YEAR_FIRST.fullmatch(_TIME.sub("", text))
    return _day(*found.groups()) if found else Code.BIRTH_DATE_INVALID


def written(text: str, order: DateOrder | None) -> date | Code:
    """A date of birth as tables write it, a time behind it left away.

    BIRTH_DATE_ORDER where it could be read both ways and nobody said the order, BIRTH_DATE_OTHER_ORDER where it can be
    read only against the order that was said, BIRTH_DATE_CENTURY for a year of two digits.
    """
    text = text.strip()
    if _is_none(text):
        return Code.BIRTH_DATE_MISSING
    text = _TIME.sub("", text)
    if found := _YEAR_FIRST.fullmatch(text) or _STAMP.fullmatch(text):
        return _day(*found.groups()[:3])
    if found := _YEAR_LAST.fullmatch(text):
        return _ordered(*found.groups(), order=order)
    if _MONTH_YEAR.fullmatch(text):
        return Code.BIRTH_DATE_PARTIAL
    return _named(text.casefold())


def by_today(born: date | Code, today: date) -> date | Code:
    """The date of birth, or BIRTH_DATE_TO_COME."""
    return Code.BIRTH_DATE_TO_COME if isinstance(born, date) and born > today else born


def order_shown(text: str) -> tuple[DateOrder, ...]:
    """In which orders a date that ends with its year can be read as a different day; none for any other."""
    found = _YEAR_LAST.fullmatch(_TIME.sub("", text.strip()))
    if found is None or found[1].lstrip("0") == found[2].lstrip("0"):
        return ()
    year = found[3] if len(found[3]) == 4 else "2000"
    ways = {DateOrder.MONTH_FIRST: (found[1], found[2]), DateOrder.DAY_FIRST: (found[2], found[1])}
    return tuple(order for order, (month, day) in ways.items() if isinstance(_day(year, month, day), date))


def _is_none(text: str) -> bool:
    return text.casefold() in _NONE or bool(_ZEROS.fullmatch(text))


def _ordered(first: str, second: str, year: str, *, order: DateOrder | None) -> date | Code:
    month_first, day_first = _day(year, first, second), _day(year, second, first)
    readable = [one for one in (month_first, day_first) if isinstance(one, date)]
    if not readable:
        return month_first
    if len(year) == 2:
        return Code.BIRTH_DATE_CENTURY
    if order is None:
        return readable[0] if len(set(readable)) == 1 else Code.BIRTH_DATE_ORDER
    told = month_first if order is DateOrder.MONTH_FIRST else day_first
    return told if isinstance(told, date) else Code.BIRTH_DATE_OTHER_ORDER


def _named(text: str) -> date | Code:
    """`January 31, 2020`, `31-Jan-2020`: the month is a word, so there is nothing to ask."""
    words = [word for word in _WORDS.findall(text) if word not in _ORDINALS]
    months = [word for word in words if _MONTH_NAME.fullmatch(word)]
    numbers = [word for word in words if word.isascii() and word.isdigit()]
    if len(months) != 1 or len(months) + len(numbers) != len(words):
        return Code.BIRTH_DATE_INVALID
    month = str(_MONTHS.index(months[0][:3]) + 1)
    years = [number for number in numbers if len(number) == 4]
    if len(numbers) == 1 and years:
        return Code.BIRTH_DATE_PARTIAL
    if len(numbers) != 2 or len(years) > 1 or any(len(n) > 2 for n in numbers if n not in years):
        return Code.BIRTH_DATE_INVALID
    if not years:
        return Code.BIRTH_DATE_CENTURY
    return _day(years[0], month, next(n for n in numbers if n not in years))


def _day(year: str, month: str | None, day: str | None) -> date | Code:
    if len(year) == 2:
        year = "2000"
    elif int(year) < EARLIEST_BIRTH.year:
        return Code.BIRTH_DATE_TOO_EARLY if int(year) >= _A_YEAR else Code.BIRTH_DATE_INVALID
    if not int(month or 0) or not int(day or 0):
        return Code.BIRTH_DATE_PARTIAL if int(month or 0) <= 12 else Code.BIRTH_DATE_IMPOSSIBLE
    try:
        return date(int(year), int(month or 0), int(day or 0))
    except ValueError:
        return Code.BIRTH_DATE_IMPOSSIBLE
