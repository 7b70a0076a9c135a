# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Reads a file of FHIR resources: first the patients, then what needs them to be there."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.people import Identifier
from pinportal_desktop.intake.fhir.identifiers import identifiers_of, in_this_file, own_key
from pinportal_desktop.intake.fhir.json_files import json_source
from pinportal_desktop.intake.fhir.patients import Found, is_animal, is_restricted, read_patient
from pinportal_desktop.intake.fhir.relatives import comes_later, read_relative, read_what_comes_later
from pinportal_desktop.intake.fhir.shape import shape_of, shapes_of, text_of
from pinportal_desktop.intake.fhir.sources import HEAD, Source
from pinportal_desktop.intake.fhir.xml_files import is_xml, xml_source
from pinportal_desktop.usecases.incoming import Rejected, Row


def read_fhir(file: Path, today: date) -> Iterator[Row]:
    """The patients of a file as they stand there, then the related persons and the merges.

    `today`, in the practice's time zone, tells what has ended. Other resources are passed over. The file is read twice
    where something comes later, and NDJSON never lies in memory as a whole. Raises `PinPortalError` with `name` before
    the first row: FILE_NOT_READABLE, FILE_FORMAT_UNKNOWN, FILE_NOT_WHOLE (with `line`), FILE_NOT_UTF8,
    FILE_WITH_DOCTYPE, FILE_TOO_LARGE; FILE_WITHOUT_PATIENTS where there was none.
    """
    try:
        yield from _Reading(_source(file), file.name, today).rows()
    except OSError as error:
        raise PinPortalError(Code.FILE_NOT_READABLE, name=file.name) from error


def _source(file: Path) -> Source:
    with file.open("rb") as opened:
        head = opened.read(HEAD)
    if is_xml(head):
        return xml_source(file)
    return json_source(file, head)


class _Reading:
    """One file on its way: what was seen of it that the second time needs."""

    def __init__(self, source: Source, name: str, today: date) -> None:
        self._source = source
        self._name = name
        self._today = today
        self._later: set[int] = set()
        self._urls: dict[str, str] = {}
        self._restricted: set[Identifier] = set()

    def rows(self) -> Iterator[Row]:
        empty = True
        for row in self._patients():
            empty = False
            yield row
        if empty and not self._later:
            raise PinPortalError(Code.FILE_WITHOUT_PATIENTS, name=self._name)
        if self._later:
            yield from self._relatives()

    def _patients(self) -> Iterator[Row]:
        for row, read in self._source(None):
            if isinstance(read, Code):
                yield Rejected(row=row, name="", code=read)
                continue
            for found in _people(row, read):
                if found.read["resourceType"] == "Patient":
                    self._remember(found)
                    yield read_patient(found, self._today)
                else:
                    self._later.add(row)

    def _remember(self, found: Found) -> None:
        key = own_key(found.read, found.url)
        # Most full URLs end with the key, and need no memory.
        if found.url and not found.url.endswith(f"/{key}"):
            self._urls[found.url] = key
        if is_restricted(found.read):
            self._restricted.update((*in_this_file(key), *identifiers_of(found.read, self._today)[1]))
        if comes_later(found.read) and not is_animal(found.read):
            self._later.add(found.row)

    def _relatives(self) -> Iterator[Row]:
        for row, read in self._source(frozenset(self._later)):
            for found in _people(row, read):
                if found.read["resourceType"] == "RelatedPerson":
                    yield read_relative(found, self._urls, self._restricted, self._today)
                elif not is_animal(found.read):
                    yield from read_what_comes_later(found, self._urls, self._restricted, self._today)


def _people(row: int, read: object) -> Iterator[Found]:
    """The patients and related persons of a resource, of an entry, of a bundle, of bundles in a bundle."""
    waiting = [("", shape_of(read))]
    while waiting:
        url, one = waiting.pop()
        match one.get("resourceType"):
            case "Patient" | "RelatedPerson":
                yield Found(row=row, url=url, read=one)
            case "Bundle":
                waiting += [("", entry) for entry in reversed(shapes_of(one.get("entry")))]
            case None if "resource" in one:
                waiting.append((text_of(one.get("fullUrl")), shape_of(one["resource"])))
