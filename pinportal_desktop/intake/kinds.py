# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a file is, told by what it holds and never by its name; and its rows, whatever it is."""

import codecs
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from enum import Enum, auto
from pathlib import Path
from typing import Final

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.intake.csv_look import look_at_table
from pinportal_desktop.intake.csv_table import read_table
from pinportal_desktop.intake.fhir import read_fhir
from pinportal_desktop.intake.hl7 import read_hl7
from pinportal_desktop.usecases.incoming import Row
from pinportal_desktop.usecases.spreadsheet import TablePlan

_SEEN: Final = 4096
# What other programs' files begin with, and why they are none of ours.
_BEGINNINGS: Final = (
    (b"%PDF", Code.FILE_IS_A_PDF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Code.FILE_IS_A_WORKBOOK),  # Excel's before 2007
    (b"{\\rtf", Code.FILE_IS_A_DOCUMENT),
    (b"\x1f\x8b", Code.FILE_IS_AN_ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Code.FILE_IS_AN_ARCHIVE),
    (b"Rar!", Code.FILE_IS_AN_ARCHIVE),
    (b"\x89PNG", Code.FILE_IS_A_PICTURE),
    (b"\xff\xd8\xff", Code.FILE_IS_A_PICTURE),
    (b"GIF8", Code.FILE_IS_A_PICTURE),
    (b"II*\0", Code.FILE_IS_A_PICTURE),
    (b"MM\0*", Code.FILE_IS_A_PICTURE),
)
_INSIDE: Final = (
    ("xl/", Code.FILE_IS_A_WORKBOOK),
    ("word/", Code.FILE_IS_A_DOCUMENT),
    ("ppt/", Code.FILE_IS_A_DOCUMENT),
)
_HL7: Final = re.compile(r"[\s\x0b]*(MSH|FHS|BHS)[^\w\s]")


class Kind(Enum):
    """The formats that are read."""

    FHIR = auto()
    HL7 = auto()
    TABLE = auto()


def kind_of(file: Path) -> Kind:
    """What the file is. Whatever is nothing else may be a table; `look_at_table` says whether it is.

    Raises `PinPortalError` FILE_NOT_READABLE, FILE_WITHOUT_PATIENTS for an empty one, and a FILE_IS_… for what people
    take for a list of patients.
    """
    try:
        with file.open("rb") as opened:
            head = opened.read(_SEEN)
    except OSError as error:
        raise PinPortalError(Code.FILE_NOT_READABLE, name=file.name) from error
    if not head.strip():
        raise PinPortalError(Code.FILE_WITHOUT_PATIENTS, name=file.name)
    for beginning, code in _BEGINNINGS:
        if head.startswith(beginning):
            raise PinPortalError(code, name=file.name)
    if head.startswith(b"PK\x03\x04"):
        raise PinPortalError(_packed(file), name=file.name)
    text = _text(head).lstrip("\ufeff")
    if _HL7.match(text):
        return Kind.HL7
    return Kind.FHIR if text.lstrip()[:1] in {"{", "[", "<"} else Kind.TABLE


def read_file(file: Path, today: date, plan: TablePlan | None = None) -> Iterator[Row]:
    """The rows of a file of any format, as of `today` in the practice's time zone.

    `plan` is how a table is read; without one, as it looks at first sight.

    Raises as `kind_of` and the format's reader do, and TABLE_DATE_ORDER for a table whose dates nobody can tell.
    """
    match kind_of(file):
        case Kind.FHIR:
            return read_fhir(file, today)
        case Kind.HL7:
            return read_hl7(file, today)
        case Kind.TABLE:
            return read_table(file, plan, today) if plan else _read_as_it_looks(file, today)


def _read_as_it_looks(file: Path, today: date) -> Iterator[Row]:
    look = look_at_table(file)
    rows = read_table(file, look.plan, today)
    if look.asks_date_order:
        raise PinPortalError(Code.TABLE_DATE_ORDER, name=file.name)
    return rows


def _packed(file: Path) -> Code:
    """Workbooks and documents are archives with folders of known names."""
    try:
        with zipfile.ZipFile(file) as opened:
            names = opened.namelist()
            if "mimetype" in names and b"spreadsheet" in opened.read("mimetype"):
                return Code.FILE_IS_A_WORKBOOK
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return Code.FILE_IS_AN_ARCHIVE
    return next((code for folder, code in _INSIDE if any(n.startswith(folder) for n in names)), Code.FILE_IS_AN_ARCHIVE)


def _text(head: bytes) -> str:
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return head.decode("utf-16" if wide else "utf-8", "replace")
