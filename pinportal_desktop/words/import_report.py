# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The report of an import as a file for any spreadsheet: a row for what did not come in, changed, or is in doubt."""

import csv
import re
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from types import TracebackType
from typing import Final

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.usecases.runs import Line, LineKind
from pinportal_desktop.words.words import Words

# A spreadsheet takes what begins so for a formula, and a name in a file may be anything. Where a computer's country
# separates with semicolons, or a tab is chosen, a cell begins within ours.
_FORMULA: Final = re.compile(r"(^|[;\t\r\n])(?=\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])")


class ImportReport(AbstractContextManager["ImportReport"]):
    """A new CSV file, in UTF-8 with the mark by which Excel knows it. Holds no birth date and no address."""

    def __init__(self, file: Path, words: Words, *, replaces: bool = False) -> None:
        """A file that is there is replaced only where somebody said so.

        Raises `PinPortalError` FILE_EXISTS, FILE_NOT_WRITABLE.
        """
        self._file = file
        self._words = words
        try:
            self._opened = file.open("w" if replaces else "x", encoding="utf-8-sig", newline="")
        except FileExistsError as error:
            raise PinPortalError(Code.FILE_EXISTS, name=file.name) from error
        except OSError as error:
            raise PinPortalError(Code.FILE_NOT_WRITABLE, name=file.name) from error
        self._writer = csv.writer(self._opened)
        text = words.text
        self._write(text("File"), text("Row"), text("Name"), text("What happened"), text("Why"))

    def add(self, name: str, line: Line) -> None:
        """One line of the report of the file `name`."""
        words = self._words
        self._write(name, str(line.row), line.name, words.import_kind(line.kind), words.import_why(line))

    def add_failure(self, name: str, why: str) -> None:
        """The whole file did not come in."""
        self._write(name, "", "", self._words.import_kind(LineKind.REFUSED), why)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        try:
            self._opened.close()
        except OSError as failed:
            raise PinPortalError(Code.FILE_NOT_WRITABLE, name=self._file.name) from failed
        finally:
            if error is not None and not isinstance(error, PinPortalError):
                with suppress(OSError):
                    self._file.unlink()

    def _write(self, *cells: str) -> None:
        try:
            self._writer.writerow([_FORMULA.sub(r"\1'", cell) for cell in cells])
        except OSError as error:
            raise PinPortalError(Code.FILE_NOT_WRITABLE, name=self._file.name) from error
