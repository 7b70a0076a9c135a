# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A table of patients at first sight: its encoding, delimiter and headings, and what its columns seem to hold."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.intake.csv_headings import guessed, known_among
from pinportal_desktop.intake.csv_rows import Cells, delimiter_said, rows_of
from pinportal_desktop.intake.dates import order_shown, written
from pinportal_desktop.intake.text import WESTERN, encoding_of
from pinportal_desktop.usecases.spreadsheet import Column, DateOrder, Field, TableLook, TablePlan

_DELIMITERS: Final = (",", ";", "\t", "|")
_SEEN: Final = 200  # rows that the guess is made from
_SHOWN: Final = 8
_DATA: Final = re.compile(r"@|\d{3}|\d[/.-]\d")  # what no heading holds: an address, a number, a date
_BINARY: Final = re.compile("[\x01-\x08\x0e-\x19\x1c-\x1f]")


def look_at_table(file: Path) -> TableLook:
    """See `LookAtTable`; FILE_NOT_UTF8 where its letters cannot be told.

    Where the encoding is a guess, the sample has a row with letters that show whether it is right.
    """
    encoding = encoding_of(file)
    delimiter = _delimiter(file, encoding)
    rows = _first(file, encoding, delimiter)
    if not rows:
        raise PinPortalError(Code.FILE_WITHOUT_PATIENTS, name=file.name)
    width, agreed = Counter(map(len, rows)).most_common(1)[0]
    has_headings = _are_headings(rows[0])
    if agreed * 2 <= len(rows) and not known_among(rows[0]):
        raise PinPortalError(Code.FILE_FORMAT_UNKNOWN, name=file.name)  # text in which a comma happens to stand
    headings = tuple((rows[0] + [""] * width)[:width]) if has_headings else ()
    body = [row for row in (rows[1:] if has_headings else rows) if len(row) == width]
    columns = guessed(headings) if has_headings else _guessed_by_content(body, width)
    plan = TablePlan(delimiter=delimiter, encoding=encoding, has_headings=has_headings, columns=columns)
    plan, asks = order_of_dates(file, plan)
    sample = body[:_SHOWN]
    if encoding == WESTERN:
        sample = [*sample[: _SHOWN - 1], *_telling(file, plan)]
    return TableLook(plan=plan, headings=headings, sample=tuple(tuple(row) for row in sample), asks_date_order=asks)


def order_of_dates(file: Path, plan: TablePlan) -> tuple[TablePlan, bool]:
    """The plan with the order that the dates of birth prove, and whether it must be asked instead.

    It must where every date can be read both ways, and where some prove one order and some the other. Reads the whole
    file unless its dates begin with the year. Raises as `rows_of` does.
    """
    places = [place for place, column in enumerate(plan.columns) if column == Column(field=Field.BORN)]
    proven: Counter[DateOrder] = Counter()
    unsure = False
    for row in _body(file, plan):
        for place in places:
            told = row[place] if place < len(row) else ""
            if len(ways := order_shown(told)) == 1:
                proven[ways[0]] += 1
            # A date without its century is refused anyway, so there is nothing to ask about it.
            unsure = unsure or (len(ways) > 1 and written(told, None) is Code.BIRTH_DATE_ORDER)
    if len(proven) == 1:
        return replace(plan, date_order=next(iter(proven))), False
    return replace(plan, date_order=None), unsure


def _body(file: Path, plan: TablePlan) -> Iterator[Cells]:
    rows = (cells for _, cells in rows_of(file, plan.encoding, plan.delimiter) if not isinstance(cells, Code))
    return islice(rows, int(plan.has_headings), None)


def _first(file: Path, encoding: str, delimiter: str) -> list[Cells]:
    rows = islice(rows_of(file, encoding, delimiter), _SEEN)
    return [cells for _, cells in rows if not isinstance(cells, Code)]


def _delimiter(file: Path, encoding: str) -> str:
    """The one that most rows agree about; a first line may say it.

    Raises `PinPortalError` FILE_FORMAT_UNKNOWN, FILE_WITHOUT_PATIENTS, and as `encoding_of` does.
    """
    try:
        with file.open(encoding=encoding) as opened:
            head = opened.read(4096)
    except OSError as error:
        raise PinPortalError(Code.FILE_NOT_READABLE, name=file.name) from error
    except UnicodeError as error:
        raise PinPortalError(Code.FILE_NOT_UTF8, name=file.name) from error
    if not head.strip():
        raise PinPortalError(Code.FILE_WITHOUT_PATIENTS, name=file.name)
    if not _BINARY.search(head):
        said = delimiter_said(head.partition("\n")[0])
        if said in _DELIMITERS:
            return said
        agreed = {one: _agreement(_first(file, encoding, one)) for one in _DELIMITERS}
        best = max(_DELIMITERS, key=lambda one: agreed[one])
        if agreed[best] != (0, 0):
            return best
    raise PinPortalError(Code.FILE_FORMAT_UNKNOWN, name=file.name)


def _agreement(rows: Sequence[Cells]) -> tuple[float, int]:
    """Which part of the rows has the commonest width, and that; (0, 0) where it is a single column."""
    if not rows:
        return 0, 0
    width, count = Counter(map(len, rows)).most_common(1)[0]
    return (0, 0) if width < 2 else (count / len(rows), width)


def _are_headings(cells: Cells) -> bool:
    known = known_among(cells)
    return known > 1 or not any(_DATA.search(cell) for cell in cells)


def _guessed_by_content(rows: Sequence[Cells], width: int) -> tuple[Column | None, ...]:
    """Without headings only dates speak for themselves, and only one column of them."""
    dates = [place for place in range(width) if rows and all(_is_date(row[place]) for row in rows)]
    born = dates[0] if len(dates) == 1 else None
    return tuple(Column(field=Field.BORN) if place == born else None for place in range(width))


def _is_date(cell: str) -> bool:
    if cell.isdigit() and len(cell) != 8:
        return False
    return not isinstance(written(cell, DateOrder.MONTH_FIRST), Code) or bool(order_shown(cell))


def _telling(file: Path, plan: TablePlan) -> list[Cells]:
    """A row with a letter beyond ASCII."""
    telling = (row for row in _body(file, plan) if len(row) == len(plan.columns) and not "".join(row).isascii())
    return list(islice(telling, 1))
