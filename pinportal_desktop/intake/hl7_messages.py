# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""HL7 v2 as messages, segments and fields, whatever line ends, separators and encoding they came with.

Encoding rules: HL7 v2.5.1, chapter 2, sections 2.5 to 2.7 and 2.10.3. Only segments that tell of people are kept.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.intake.text import WESTERN, is_western

_CHUNK: Final = 1 << 16
_LONGEST: Final = 1 << 24  # bytes of a line; a document inside a message is shorter
# Segments end with CR (2.5.4); files hold LF, CRLF and CR CR LF as well, and captured ones the frames of MLLP.
_LINE_ENDS: Final = re.compile(rb"[\r\n\x0b\x1c]+")
_SEGMENT: Final = re.compile(rb"[A-Z][A-Z0-9]{2}(?![A-Za-z0-9])")
_HEADER: Final = re.compile(rb"(MSH|FHS|BHS|BTS|FTS)(?![A-Za-z0-9])")
_KEPT: Final = (b"PID", b"NK1", b"MRG")
_USUAL: Final = "^~\\&#"
# Table 0211, as far as Python knows it; UTF-8 is tried first whatever a message claims.
_CHARSETS: Final = {f"8859/{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 9, 15)}


@dataclass(frozen=True, slots=True)
class Separators:
    """MSH-1 and MSH-2. Their usual characters keep their meaning where one is missing or doubled."""

    field: str = "|"
    component: str = "^"
    repetition: str = "~"
    escape: str = "\\"
    subcomponent: str = "&"

    @classmethod
    def of(cls, header: str) -> "Separators":
        """Those of an MSH segment."""
        field = header[3:4] or "|"
        told = header[4:].partition(field)[0]
        if not told or set(told) <= set(_USUAL):
            return cls(field)
        return cls(field, *(told[place : place + 1] or usual for place, usual in enumerate(_USUAL[:4])))


class Segment:
    """One line of a message; fields count from 1, as the standard counts them."""

    __slots__ = ("_fields", "_separators", "name")

    def __init__(self, line: str, separators: Separators) -> None:
        self.name, *self._fields = line.split(separators.field)
        self._separators = separators
        if self.name == "MSH":
            self._fields.insert(0, separators.field)

    def repetitions(self, number: int) -> "list[Repetition]":
        """What stands in a field, repetition by repetition; empty ones are left away."""
        told = self._fields[number - 1] if number <= len(self._fields) else ""
        parts = told.split(self._separators.repetition) if told else ()
        return [Repetition(part, self._separators) for part in parts if part.strip()]

    def text(self, number: int, component: int = 1) -> str:
        """A component of a field's first repetition."""
        first = self.repetitions(number)[:1]
        return first[0].text(component) if first else ""


class Repetition:
    """A value of a field; components and subcomponents count from 1. `""`, which deletes a value, reads as empty."""

    __slots__ = ("_components", "_separators")

    def __init__(self, told: str, separators: Separators) -> None:
        self._components = told.split(separators.component)
        self._separators = separators

    def text(self, component: int, subcomponent: int = 1) -> str:
        """The text without escapes, "" where there is none."""
        if component > len(self._components):
            return ""
        told = self._components[component - 1]
        if self._separators.subcomponent in told or subcomponent > 1:
            parts = told.split(self._separators.subcomponent)
            told = parts[subcomponent - 1] if subcomponent <= len(parts) else ""
        told = told.strip()
        return "" if told in {"", '""'} else _without_escapes(told, self._separators)

    def texts(self) -> list[str]:
        """Every subcomponent that is told."""
        parts = [part for told in self._components for part in told.split(self._separators.subcomponent)]
        return [_without_escapes(part.strip(), self._separators) for part in parts if part.strip()]


@dataclass(frozen=True)
class Message:
    """`number` counts the messages of the file from 1. `unreadable`: its letters could not be told."""

    number: int
    segments: tuple[Segment, ...]
    unreadable: bool = False

    @cached_property
    def header(self) -> Segment:
        return self.segments[0]

    @property
    def code(self) -> str:
        """What kind of message it is: `ADT`."""
        return self.header.text(9).upper()

    @property
    def event(self) -> str:
        """What happened: `A40`."""
        return self.header.text(9, 2).upper()


def messages_of(file: Path) -> Iterator[Message]:
    """The messages of a file, one after the other; batch headers are passed over.

    Raises `PinPortalError` FILE_NOT_READABLE, and FILE_FORMAT_UNKNOWN where there is neither a message nor a batch.
    """
    number, found, lines = 0, False, list[bytes]()
    kept = False
    for line in _lines(file):
        if _HEADER.match(line):
            found = True
            if lines:
                number += 1
                yield _message(number, lines)
            kept = line.startswith(b"MSH")
            lines = [line] if kept else []
        elif _SEGMENT.match(line):
            kept = bool(lines) and line.startswith(_KEPT)
            if kept:
                lines.append(line)
        elif kept:  # a line end inside a field
            lines[-1] += b" " + line
    if lines:
        yield _message(number + 1, lines)
    if not found:
        raise PinPortalError(Code.FILE_FORMAT_UNKNOWN, name=file.name)


def _lines(file: Path) -> Iterator[bytes]:
    try:
        with file.open("rb") as opened:
            head = opened.read(2)
            opened.seek(0)
            wide = head in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
            decoder = codecs.getincrementaldecoder("utf-16")() if wide else None
            rest = b""
            while chunk := opened.read(_CHUNK):
                data = decoder.decode(chunk).encode() if decoder else chunk
                *lines, rest = _LINE_ENDS.split(rest + data)
                if len(rest) > _LONGEST:
                    raise PinPortalError(Code.FILE_FORMAT_UNKNOWN, name=file.name)
                yield from filter(None, map(_bare, lines))
            if last := _bare(rest):
                yield last
    except OSError as error:
        raise PinPortalError(Code.FILE_NOT_READABLE, name=file.name) from error
    except UnicodeError as error:
        raise PinPortalError(Code.FILE_NOT_UTF8, name=file.name) from error


def _bare(line: bytes) -> bytes:
    return line.removeprefix(codecs.BOM_UTF8).strip(b" \t\0")


def _message(number: int, lines: list[bytes]) -> Message:
    text = _decoded(lines)
    unreadable = text is None
    header, *rest = text or [line.decode("ascii", "replace") for line in lines]
    separators = Separators.of(header)
    segments = (Segment(line, separators) for line in (header, *rest))
    return Message(number, tuple(segments), unreadable)


def _decoded(lines: list[bytes]) -> list[str] | None:
    """UTF-8 where it is, whatever MSH-18 claims; else what that claims, else Windows' western encoding if it may be."""
    data = b"\n".join(lines)
    try:
        return data.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        header = lines[0].decode("ascii", "replace")
        claimed = (
            Segment(header, Separators.of(header)).text(18).upper().removeprefix("ISO ").replace("ISO8859", "8859")
        )
        encoding = _CHARSETS.get(claimed.replace("-", "/"))
        if encoding is None and not is_western(data):
            return None
    try:
        return data.decode(encoding or WESTERN).split("\n")
    except UnicodeDecodeError:
        return None


def _without_escapes(text: str, separators: Separators) -> str:
    mark = separators.escape
    if mark not in text:
        return text
    meant = {"F": separators.field, "S": separators.component, "T": separators.subcomponent}
    meant |= {"R": separators.repetition, "E": mark, "H": "", "N": ""}

    def said(found: re.Match[str]) -> str:
        code = found[1]
        if code in meant:
            return meant[code]
        if code.startswith(".") and code[1:3].lower() in {"br", "sp", "ce"}:
            return " "
        return _bytes_said(code[1:]) if code[:1] == "X" else found[0]

    sign = re.escape(mark)
    return re.sub(f"{sign}([^{sign}]{{1,200}}){sign}", said, text)


def _bytes_said(digits: str) -> str:
    try:
        data = bytes.fromhex(digits)
    except ValueError:
        return ""
    for encoding in ("utf-8", WESTERN):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""
