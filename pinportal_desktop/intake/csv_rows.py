# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A table's text as rows of cells (RFC 4180, and what programs write instead of it)."""

import csv
import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TextIO, TypeAlias

from pinportal_desktop.domain.errors import Code, PinPortalError

Cells: TypeAlias = list[str]
_LONGEST: Final = 1 << 20  # characters of a line
_SAYS_DELIMITER: Final = re.compile(r"\ufeff?\"?sep=(.)\"?[\r\n]*", re.IGNORECASE)  # a first line for Excel
_SPACE: Final = " \t\r\n\0\u00a0"
_AS_TEXT: Final = re.compile(r'^="\s*(.*?)\s*"$', re.DOTALL)  # `="00123"` keeps Excel from taking zeros away


def rows_of(file: Path, encoding: str, delimiter: str) -> Iterator[tuple[int, Cells | Code]]:
    """Each row that is not empty: the line where it begins, from 1, and its cells; ROW_QUOTES for one that is broken.

    A quote that nobody closed costs its own row, not those behind it. Reads as it goes.
    Raises `PinPortalError` FILE_NOT_READABLE, FILE_FORMAT_UNKNOWN, FILE_NOT_UTF8.
    """
    try:
        # Universal line ends: a CR alone ends a line as well.
        with file.open(encoding=encoding) as opened:
            yield from _rows(_Lines(opened, file.name), delimiter)
    except OSError as error:
        raise PinPortalError(Code.FILE_NOT_READABLE, name=file.name) from error
    except (UnicodeError, LookupError) as error:
        raise PinPortalError(Code.FILE_NOT_UTF8, name=file.name) from error


def delimiter_said(line: str) -> str:
    """The delimiter that a first line `sep=;` says, else ""."""
    said = _SAYS_DELIMITER.fullmatch(line)
    return said[1] if said else ""


class _Lines:
    """Lines that remember those of the present row, so that they can be read once more."""

    def __init__(self, opened: TextIO, name: str) -> None:
        self._opened, self._name = opened, name
        self._waiting: deque[str] = deque()
        self.taken: list[str] = []
        self.number = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else self._opened.readline(_LONGEST)
        if not line:
            raise StopIteration
        if len(line) == _LONGEST:
            raise PinPortalError(Code.FILE_FORMAT_UNKNOWN, name=self._name)
        self.taken.append(line)
        self.number += 1
        return line

    def begin(self) -> int:
        """Forget the row before; the number of the line that comes next."""
        self.taken.clear()
        return self.number + 1

    def give_back_but_first(self) -> None:
        self._waiting.extendleft(reversed(self.taken[1:]))
        self.number -= len(self.taken) - 1


def _rows(lines: _Lines, delimiter: str) -> Iterator[tuple[int, Cells | Code]]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
    while True:
        number = lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            lines.give_back_but_first()
            yield number, Code.ROW_QUOTES
            continue
        if number == 1 and len(lines.taken) == 1 and delimiter_said(lines.taken[0]):
            continue
        cells = [cell.strip(_SPACE) for cell in cells]
        if any('="' in line for line in lines.taken):
            cells = [_AS_TEXT.sub(r"\1", cell) for cell in cells]
        if any(cells):
            yield number, cells
