# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A patient with a family, and how the tests write and read files."""

import json
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.intake.fhir import read_fhir
from pinportal_desktop.usecases.incoming import IncomingPatient, Rejected, Row

TODAY = date(2026, 11, 24)

MOTHER: dict[str, Any] = {
    "relationship": [{"coding": [{"code": "MTH"}]}],
    "name": {"family": "Garcia", "given": ["Ana"]},
    "telecom": [
        {"system": "phone", "value": "(555) 010-1111", "use": "home"},
        {"system": "phone", "value": "(555) 010-2231", "use": "mobile"},
        {"system": "email", "value": "ana@example.com"},
    ],
}

SAMPLE: dict[str, Any] = {
    "resourceType": "Patient",
    "id": "p1",
    "identifier": [
        {"system": "urn:ssn", "value": "999-82-2867", "type": {"coding": [{"code": "SS"}]}},
        {"system": "urn:mrn", "value": "104-2281", "type": {"coding": [{"code": "MR"}]}},
    ],
    "name": [
        {"use": "old", "family": "Lopez", "given": ["Marisol"]},
        {"use": "official", "family": "Garcia", "given": ["Marisol", "Elena"]},
        {"use": "nickname", "given": ["Mari"]},
    ],
    "birthDate": "2012-03-14",
    "communication": [{"language": {"coding": [{"code": "es"}]}, "preferred": True}],
    "contact": [MOTHER],
}

RELATIVE: dict[str, Any] = {
    "resourceType": "RelatedPerson",
    "id": "r1",
    "patient": {"reference": "Patient/p1"},
    "relationship": [{"coding": [{"code": "NFTH"}]}],
    "name": [{"family": "Reyes", "given": ["Luis"]}],
    "telecom": [{"system": "email", "value": "luis@example.com"}],
}


def write(folder: Path, *lines: object, name: str = "patients.ndjson") -> Path:
    """The lines as a file; what is no text is written as JSON."""
    file = folder / name
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    file.write_text("\n".join(texts) + "\n", "utf-8")
    return file


def rows_of(file: Path) -> list[Row]:
    return list(read_fhir(file, TODAY))


def read(folder: Path, *lines: object, name: str = "patients.ndjson") -> list[Row]:
    return rows_of(write(folder, *lines, name=name))


def read_patient(folder: Path, patient: object) -> IncomingPatient:
    (row,) = read(folder, patient)
    assert isinstance(row, IncomingPatient), row
    return row


def why(folder: Path, resource: object) -> Code:
    """Why the one row of the file was refused."""
    (row,) = read(folder, resource)
    assert isinstance(row, Rejected), row
    return row.code


def why_not_the_file(file: Path) -> PinPortalError:
    try:
        rows = rows_of(file)
    except PinPortalError as error:
        return error
    raise AssertionError(rows)


def bundle(*entries: object) -> dict[str, Any]:
    return {"resourceType": "Bundle", "type": "collection", "entry": list(entries)}


def as_xml(read: dict[str, Any]) -> str:
    """The resource as FHIR writes it in XML."""
    name = read["resourceType"]
    inside = "".join(_element(key, value) for key, value in read.items() if key != "resourceType")
    return f'<{name} xmlns="http://hl7.org/fhir">{inside}</{name}>'


def _element(name: str, value: object) -> str:
    match value:
        case list():
            return "".join(_element(name, one) for one in value)
        case dict() if "resourceType" in value:
            return f"<{name}>{as_xml(value)}</{name}>"
        case dict():
            url = f" url={quoteattr(value['url'])}" if "url" in value else ""
            inside = "".join(_element(key, one) for key, one in value.items() if key != "url")
            return f"<{name}{url}>{inside}</{name}>"
        case bool():
            return f'<{name} value="{str(value).lower()}"/>'
        case None:
            return ""
        case _:
            return f"<{name} value={quoteattr(str(value))}/>"
