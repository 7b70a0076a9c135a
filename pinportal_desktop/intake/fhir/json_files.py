# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""JSON and NDJSON (hl7.org/fhir/R4/json.html, nd-json.html).

Of a key that is given twice the last holds, as with every other program that reads the file.
"""

import codecs
import re
from collections.abc import Container, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.intake.fhir.sources import HEAD, Source, not_whole, refuse_large, unknown

_LINE_MOST: Final = 1 << 26  # bytes; a patient with a photograph takes a few millions
_BY_NAME: Final = frozenset({".ndjson", ".jsonl"})
_BYTE: Final = re.compile(r"\(byte (\d+)\)")


def json_source(file: Path, head: bytes) -> Source:
    """The rows of a JSON file that begins with `head`; errors as `read_fhir` tells."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in head:
        raise _utf16_or_unknown(file, head)
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if not start.startswith((b"{", b"[")):
        raise unknown(file)
    if file.suffix.lower() in _BY_NAME or _lines_follow(file):
        return partial(_rows_of_lines, file)
    return _document(file)


def _utf16_or_unknown(file: Path, head: bytes) -> PinPortalError:
    looks_like_json = head.removeprefix(codecs.BOM_UTF16_LE).removeprefix(codecs.BOM_UTF16_BE).lstrip(b"\x00 \r\n\t")
    return PinPortalError(Code.FILE_NOT_UTF8, name=file.name) if looks_like_json[:1] in {b"{", b"["} else unknown(file)


# --- line by line


def _lines_follow(file: Path) -> bool:
    """Whether the first line is an object of its own, and not the last."""
    with file.open("rb") as opened:
        lines = (line for line in _lines(opened) if line != b"")
        return _is_object(next(lines, b"")) and next(lines, None) is not None


def _rows_of_lines(file: Path, asked: Container[int] | None) -> Iterator[tuple[int, object]]:
    with file.open("rb") as opened:
        for number, line in enumerate(_lines(opened), start=1):
            if line != b"" and (asked is None or number in asked):
                yield number, Code.LINE_TOO_LARGE if line is None else _decoded(line)


def _lines(opened: BinaryIO) -> Iterator[bytes | None]:
    """The lines without white space around them; None for one that is too long, of which the rest is passed over."""
    while line := opened.readline(_LINE_MOST):
        if len(line) == _LINE_MOST and not line.endswith(b"\n"):
            while (more := opened.readline(_LINE_MOST)) and not more.endswith(b"\n"):
                pass
            yield None
        else:
            yield line.removeprefix(codecs.BOM_UTF8).strip()


def _decoded(line: bytes | msgspec.Raw) -> object:
    """What the line or the part holds, or why it cannot be read."""
    try:
        return msgspec.json.decode(line)
    except RecursionError:
        return Code.LINE_TOO_LARGE
    except UnicodeDecodeError:
        return Code.LINE_NOT_UTF8
    except ValueError:
        return Code.LINE_NOT_JSON if _is_utf8(line) else Code.LINE_NOT_UTF8


def _is_object(line: bytes | None) -> bool:
    try:
        return line is not None and bool(msgspec.json.decode(line, type=dict[str, msgspec.Raw]))
    except (ValueError, RecursionError):
        return False


def _is_utf8(line: bytes | msgspec.Raw) -> bool:
    try:
        codecs.decode(bytes(memoryview(line)), "utf-8")
    except UnicodeDecodeError:
        return False
    return True


# --- as a whole


def _document(file: Path) -> Source:
    """A bundle, a resource or a list of them. The entries stay as they are written until each one's turn comes."""
    refuse_large(file)
    whole = file.read_bytes().removeprefix(codecs.BOM_UTF8)
    try:
        return partial(_rows_of_parts, _parts(whole, file))
    except RecursionError as error:
        raise PinPortalError(Code.FILE_TOO_LARGE, name=file.name) from error
    except ValueError as damage:
        if _cut_off_at_first(whole):
            return partial(_rows_of_lines, file)
        if not _is_utf8(whole):
            raise PinPortalError(Code.FILE_NOT_UTF8, name=file.name) from damage
        at = _BYTE.search(str(damage))
        raise not_whole(file, whole.count(b"\n", 0, int(at[1]) if at else len(whole)) + 1) from damage


def _parts(whole: bytes, file: Path) -> list[msgspec.Raw]:
    if whole[:HEAD].lstrip().startswith(b"["):
        parts = msgspec.json.decode(whole, type=list[msgspec.Raw])
        if not any(bytes(memoryview(part)).lstrip().startswith(b"{") for part in parts):
            raise unknown(file)
        return parts
    keys = msgspec.json.decode(whole, type=dict[str, msgspec.Raw])
    match msgspec.json.decode(keys.get("resourceType", b"null")):
        case "Bundle":
            return msgspec.json.decode(keys.get("entry", b"[]"), type=list[msgspec.Raw])
        case str():
            return [msgspec.Raw(whole)]
        case _:
            raise unknown(file)


def _rows_of_parts(parts: list[msgspec.Raw], asked: Container[int] | None) -> Iterator[tuple[int, object]]:
    for number, part in enumerate(parts, start=1):
        if asked is None or number in asked:
            yield number, _decoded(part)


def _cut_off_at_first(whole: bytes) -> bool:
    """Whether it is NDJSON all the same, of which the first line is damaged: the second one is an object of its own."""
    return _is_object(next((line for line in whole.split(b"\n", 2)[1:2] if line.strip()), b""))
