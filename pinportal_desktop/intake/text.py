# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""From bytes to letters: which encoding a file has is decided by what it holds, or the file is refused."""

import codecs
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from pinportal_desktop.domain.errors import Code, PinPortalError

WESTERN: Final = "cp1252"
UTF_8: Final = "utf-8-sig"
_CHUNK: Final = 1 << 16
_MARKS: Final = ((codecs.BOM_UTF8, UTF_8), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# What no name in Windows' western encoding holds, and what names in a Mac's or in DOS' encoding look like when they are
# read as that one: a symbol, a dash or a capital letter with an accent within a word (`Jos‚`, `Mu–oz`, `JosŽ`).
_NOT_WESTERN: Final = re.compile(
    rb"[\x80-\x8b\x8d\x8f\x90\x95\x98\x99\x9b\x9d]|[A-Za-z][\x96\x97][A-Za-z]|[a-z][\x8a\x8c\x8e\x9f\xc0-\xde]"
)
# Letters that were lost in an export before this one, or read in the wrong encoding there: `GarcÃ­a`.
_GARBLED: Final = re.compile("\ufffd|[ÂÃ][\u0080-\u00bf]")


def encoding_of(file: Path) -> str:
    """The Python name of the file's encoding: UTF-8 or UTF-16, else Windows' western one where its letters make sense.

    Reads the file once. Raises `PinPortalError` FILE_NOT_READABLE, and FILE_NOT_UTF8 rather than guess.
    """
    try:
        with file.open("rb") as opened:
            head = opened.read(_CHUNK)
            for mark, encoding in _MARKS:
                if head.startswith(mark) and encoding != UTF_8:
                    return encoding
            if wide := _wide(head[:4096]):
                return wide
            return _narrow(file, head, opened.read)
    except OSError as error:
        raise PinPortalError(Code.FILE_NOT_READABLE, name=file.name) from error


def is_western(data: bytes) -> bool:
    """Whether bytes that are no UTF-8 make sense as Windows' western encoding (a superset of ISO 8859-1's letters)."""
    return not _NOT_WESTERN.search(data)


def is_garbled(text: str) -> bool:
    """Whether letters were lost before the file was written."""
    return not text.isascii() and bool(_GARBLED.search(text))


def _wide(head: bytes) -> str:
    """UTF-16 without a mark shows by its zeros: every other byte of western text is one."""
    pairs = len(head) // 2
    if pairs and head[1::2].count(0) > pairs // 2:
        return "utf-16-le"
    return "utf-16-be" if pairs and head[::2].count(0) > pairs // 2 else ""


def _narrow(file: Path, chunk: bytes, read: Callable[[int], bytes]) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    utf_8 = western = True
    before = b""
    while chunk:
        if utf_8:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                utf_8 = False
        western = western and is_western(before + chunk)
        if not utf_8 and not western:
            raise PinPortalError(Code.FILE_NOT_UTF8, name=file.name)
        before, chunk = chunk[-2:], read(_CHUNK)
    if utf_8:
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            utf_8 = False
    if utf_8:
        return UTF_8
    if not western:
        raise PinPortalError(Code.FILE_NOT_UTF8, name=file.name)
    return WESTERN
