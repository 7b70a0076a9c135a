# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""XML (hl7.org/fhir/R4/xml.html), through expat alone: no element tree, no entity, nothing fetched.

A document type is refused where it begins, before it could declare an entity (FHIR has none), which is all that
hardened parsers add. What remains are elements and their attributes; they become the shape that JSON has.
"""

import codecs
from collections.abc import Callable, Container, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final
from xml.parsers import expat

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.intake.fhir.shape import Shape
from pinportal_desktop.intake.fhir.sources import Source, not_whole, refuse_large, unknown

_CHUNK: Final = 1 << 16
_TAG_MOST: Final = 1 << 25  # bytes; a photograph is an attribute of some millions
_DEEPEST: Final = 200  # elements; FHIR's deepest, with extensions in extensions, take two dozen
_FHIR: Final = "http://hl7.org/fhir"
_ENCODING_UNKNOWN: Final = frozenset(
    {
        expat.errors.codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING],
        expat.errors.codes[expat.errors.XML_ERROR_INCORRECT_ENCODING],
    }
)
_TOKEN_INVALID: Final = expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN]

_Start = Callable[[str, dict[str, str]], None]
_End = Callable[[str], None]


def is_xml(head: bytes) -> bool:
    """Whether a file that begins so is XML: its first sign is `<`, in UTF-8 or UTF-16."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head.removeprefix(mark).decode(encoding, "replace").lstrip().startswith("<")
    return head.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<")


def xml_source(file: Path) -> Source:
    """The rows of an XML file, read from it entry by entry; errors as `read_fhir` tells, before the first row."""
    refuse_large(file)
    check = _Check(file)
    for _ in _parse(file, check.start, check.end):
        pass
    return partial(_rows, file)


def _rows(file: Path, asked: Container[int] | None) -> Iterator[tuple[int, object]]:
    shaping = _Shaping()
    row = 0
    for _ in _parse(file, shaping.start, shaping.end):
        for shape in shaping.take():
            row += 1
            if asked is None or row in asked:
                yield row, shape


def _parse(file: Path, start: _Start, end: _End) -> Iterator[None]:
    """Reads on, and gives the turn back after each piece."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = partial(_refuse_doctype, file)
    with file.open("rb") as opened:
        try:
            while piece := opened.read(_CHUNK):
                parser.Parse(piece)
                # Expat reads a tag from its beginning again with each piece, as long as it has no end.
                if opened.tell() - parser.CurrentByteIndex > _TAG_MOST:
                    raise PinPortalError(Code.FILE_TOO_LARGE, name=file.name)
                yield
            parser.Parse(b"", True)  # noqa: FBT003 - expat takes no name for "this was the last"
        except expat.ExpatError as error:
            raise _why(file, opened, error, parser) from error
        except (
            ValueError,
            LookupError,
        ) as error:  # an encoding that Python does not know, or of several bytes a letter
            raise PinPortalError(Code.FILE_NOT_UTF8, name=file.name) from error
        yield


def _refuse_doctype(file: Path, *_declared: object) -> None:
    raise PinPortalError(Code.FILE_WITH_DOCTYPE, name=file.name)


def _why(file: Path, opened: BinaryIO, error: expat.ExpatError, parser: expat.XMLParserType) -> PinPortalError:
    opened.seek(max(parser.ErrorByteIndex, 0))
    beyond_ascii = opened.read(1) >= b"\x80"
    if error.code in _ENCODING_UNKNOWN or (error.code == _TOKEN_INVALID and beyond_ascii):
        return PinPortalError(Code.FILE_NOT_UTF8, name=file.name)
    return not_whole(file, error.lineno)


class _Check:
    """Whether the file is FHIR, and nests no deeper than it should."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._depth = 0
        self._seen = False

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        if not self._seen:
            self._seen = True
            space, _, local = name.rpartition(" ")
            if space != _FHIR or not local[:1].isupper():
                raise unknown(self._file)
        self._depth += 1
        if self._depth > _DEEPEST:
            raise PinPortalError(Code.FILE_TOO_LARGE, name=self._file.name)

    def end(self, _name: str) -> None:
        self._depth -= 1


class _Element:
    """An element that is open."""

    __slots__ = ("holds", "inside", "name", "value")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.value = attributes.get("value")
        self.inside: Shape | None = None  # a resource within `resource` or `contained`
        self.holds: Shape = {key: attributes[key] for key in ("url", "id") if key in attributes}

    def add(self, name: str, value: object) -> None:
        if name not in self.holds:
            self.holds[name] = value
        elif isinstance(known := self.holds[name], list):
            known.append(value)
        else:
            self.holds[name] = [known, value]

    def shape(self) -> Shape:
        if self.inside is not None:
            return self.inside
        return {"resourceType": self.name, **self.holds} if self.name[:1].isupper() else self.holds


class _Shaping:
    """Makes of each entry of a bundle, or of the one resource, what JSON would hold. The narrative is passed over."""

    def __init__(self) -> None:
        self._open: list[_Element] = []
        self._passed_over = 0
        self._made: list[Shape] = []

    def take(self) -> list[Shape]:
        made, self._made = self._made, []
        return made

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if self._passed_over or space != _FHIR:
            self._passed_over += 1
            return
        self._open.append(_Element(local, attributes))

    def end(self, _name: str) -> None:
        if self._passed_over:
            self._passed_over -= 1
            return
        element = self._open.pop()
        if not self._open:
            if element.name != "Bundle":
                self._made.append(element.shape())
        elif element.name == "entry" and len(self._open) == 1 and self._open[0].name == "Bundle":
            self._made.append(element.shape())
        else:
            self._close(element, self._open[-1])

    def _close(self, element: _Element, outer: _Element) -> None:
        if element.name[:1].isupper():
            outer.inside = element.shape()
        elif element.value is None:
            outer.add(element.name, element.shape())
        else:
            outer.add(element.name, element.value)
            if element.holds:  # its extensions, as JSON holds them
                outer.add(f"_{element.name}", element.holds)
