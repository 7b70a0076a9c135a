# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""FHIR R4 Patient and Patient.contact from NDJSON, bundles and single resources (hl7.org/fhir/R4/patient.html)."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.people import Identifier, PersonName
from pinportal_desktop.usecases.incoming import IncomingContact, IncomingPatient, Rejected

_DATE: Final = 10  # characters of YYYY-MM-DD
# Identifiers that a front desk has no use for, and that should not lie in one more database.
_NOT_KEPT: Final = frozenset({"SS", "DL", "PPN"})
_USES: Final = ("official", "usual", "", "temp", "anonymous", "nickname", "maiden", "old")
_RELATIONSHIPS: Final = {
    "MTH": "Mother", "MOTH": "Mother", "FTH": "Father", "FATH": "Father", "PRN": "Parent", "PAR": "Parent",
    "GRP": "Grandparent", "GRPRN": "Grandparent", "GRMTH": "Grandmother", "GRFTH": "Grandfather", "SIB": "Sibling",
    "GUARD": "Guardian", "GRD": "Guardian", "FCH": "Foster parent", "SPO": "Spouse", "SPS": "Spouse", "AUNT": "Aunt",
    "UNCLE": "Uncle", "N": "Next of kin", "C": "Emergency contact", "E": "Employer", "F": "Federal agency",
    "I": "Insurance company", "S": "State agency", "U": "Contact",
}  # fmt: skip

Row = IncomingPatient | Rejected


def read_fhir(file: Path) -> Iterator[Row]:
    """The patients of a file, row by row as they stand there; NDJSON is read line by line.

    Raises `PinPortalError` FILE_NOT_READABLE, FILE_FORMAT_UNKNOWN.
    """
    try:
        # utf-8-sig: some systems write a byte order mark.
        with file.open(encoding="utf-8-sig") as opened:
            first = next((line for line in opened if line.strip()), "")
            opened.seek(0)
            if _is_whole(first):
                for number, line in enumerate(opened, start=1):
                    if line.strip():
                        yield from _read_line(number, line)
                return
            yield from _read_document(file.name, opened.read())
    except OSError as error:
        raise PinPortalError(Code.FILE_NOT_READABLE, name=file.name) from error
    except UnicodeDecodeError as error:
        raise PinPortalError(Code.FILE_FORMAT_UNKNOWN, name=file.name) from error


def _is_whole(line: str) -> bool:
    """Whether a line is a resource of its own, as in NDJSON; a bundle on one line is one too."""
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        # A first line that is cut off is still NDJSON when it begins as one.
        return line.lstrip().startswith('{"resourceType"') and len(line) > 80


def _read_line(number: int, line: str) -> Iterator[Row]:
    try:
        read = json.loads(line)
    except ValueError:
        yield Rejected(row=number, name="", code=Code.LINE_NOT_JSON)
        return
    yield from _read_resource(number, read)


def _read_document(name: str, text: str) -> Iterator[Row]:
    try:
        read = json.loads(text)
    except ValueError as error:
        raise PinPortalError(Code.FILE_FORMAT_UNKNOWN, name=name) from error
    if not isinstance(read, dict) or not isinstance(read.get("resourceType"), str):
        raise PinPortalError(Code.FILE_FORMAT_UNKNOWN, name=name)
    yield from _read_resource(1, read)


def _read_resource(number: int, read: Any) -> Iterator[Row]:  # noqa: ANN401 - whatever the JSON holds
    match _text(_dict(read).get("resourceType")):
        case "Patient":
            yield _read_patient(number, read)
        case "Bundle":
            for place, entry in enumerate(_list(read.get("entry")), start=1):
                yield from _read_resource(place, _dict(entry).get("resource"))
        case _:
            return  # other resources are not refused: they are not patients


def _read_patient(number: int, read: dict[str, Any]) -> Row:
    name, preferred = _names(_list(read.get("name")))
    told = name.listed if name is not None else _text(read.get("id"))
    if any("patient-animal" in _text(_dict(e).get("url")) for e in _list(read.get("extension"))):
        return Rejected(row=number, name=told, code=Code.NOT_A_PERSON)
    if name is None:
        return Rejected(row=number, name=told, code=Code.PATIENT_NAME_MISSING)
    born = _born(read.get("birthDate"))
    if isinstance(born, Code):
        return Rejected(row=number, name=told, code=born)
    chart, identifiers = _identifiers(read)
    if not chart:
        return Rejected(row=number, name=told, code=Code.CHART_NUMBER_MISSING)
    replaced = any(_text(_dict(one).get("type")) == "replaced-by" for one in _list(read.get("link")))
    return IncomingPatient(
        row=number,
        chart_number=chart,
        identifiers=identifiers,
        name=name,
        preferred=preferred,
        born=born,
        language=_language(_list(read.get("communication"))),
        active=read.get("active") is not False and not replaced,
        deceased=read.get("deceasedBoolean") is True or bool(_text(read.get("deceasedDateTime"))),
        contacts=tuple(c for c in map(_contact, _list(read.get("contact"))) if c is not None),
    )


def _born(value: Any) -> date | Code:  # noqa: ANN401 - whatever the JSON holds
    text = _text(value)
    if not text:
        return Code.BIRTH_DATE_MISSING
    if len(text) in {4, 7} and text.replace("-", "").isdigit():
        return Code.BIRTH_DATE_PARTIAL
    try:
        born = date.fromisoformat(text)
    except ValueError:
        return Code.BIRTH_DATE_INVALID
    return born if len(text) == _DATE and born.year >= 1900 else Code.BIRTH_DATE_INVALID


def _names(names: list[Any]) -> tuple[PersonName | None, str]:
    """The name in use, official before usual, none that ended while another has not; and the nickname."""
    told = [n for n in map(_dict, names) if _person_name(n) is not None]
    told.sort(key=lambda n: (_ended(n), _USES.index(use) if (use := _text(n.get("use"))) in _USES else 2))
    nickname = next((n for n in told if _text(n.get("use")) == "nickname"), None)
    preferred = "" if nickname is None else " ".join(_given(nickname))
    return (_person_name(told[0]) if told else None), preferred


def _person_name(name: dict[str, Any]) -> PersonName | None:
    family, given = " ".join(_text(name.get("family")).split()), " ".join(_given(name))
    if not family and not given:
        given, _, family = " ".join(_text(name.get("text")).split()).rpartition(" ")
    return PersonName(family=family, given=given) if family or given else None


def _given(name: dict[str, Any]) -> list[str]:
    return [part for g in _list(name.get("given")) for part in _text(g).split()]


def _ended(of: dict[str, Any]) -> bool:
    return bool(_text(_dict(of.get("period")).get("end")))


def _identifiers(read: dict[str, Any]) -> tuple[str, tuple[Identifier, ...]]:
    """The chart number (medical record number, else first identifier, else the resource's id), and what to match by."""
    chart = ""
    kept: list[Identifier] = []
    for one in map(_dict, _list(read.get("identifier"))):
        value, system = _text(one.get("value")).strip(), _text(one.get("system")).strip()
        codes = {_text(_dict(c).get("code")) for c in _list(_dict(one.get("type")).get("coding"))}
        if not value or codes & _NOT_KEPT or _ended(one):
            continue
        if system:
            kept.append(Identifier(system=system, value=value))
        if "MR" in codes and not chart:
            chart = value
    first = kept[0].value if kept else ""
    return chart or first or _text(read.get("id")), tuple(dict.fromkeys(kept))


def _language(communication: list[Any]) -> str | None:
    told = sorted(map(_dict, communication), key=lambda one: one.get("preferred") is not True)
    for one in told:
        for coding in map(_dict, _list(_dict(one.get("language")).get("coding"))):
            if code := _text(coding.get("code")).strip():
                return code[:16]
    return None


def _contact(read: Any) -> IncomingContact | None:  # noqa: ANN401 - whatever the JSON holds
    """A person of the family; organizations, contacts without a name and those that ended are left out."""
    contact = _dict(read)
    name = _person_name(_dict(contact.get("name")))
    if name is None or _ended(contact):
        return None
    telecoms = [t for t in map(_dict, _list(contact.get("telecom"))) if not _ended(t)]
    emails = [_text(t.get("value")).strip() for t in telecoms if _is_email(t)]
    return IncomingContact(
        name=name,
        relationship=_relationship(_list(contact.get("relationship"))),
        emails=tuple(dict.fromkeys(e for e in emails if e)),
        phone=_phone(telecoms),
    )


def _relationship(concepts: list[Any]) -> str:
    for concept in map(_dict, concepts):
        for coding in map(_dict, _list(concept.get("coding"))):
            if known := _RELATIONSHIPS.get(_text(coding.get("code"))):
                return known
            if display := _text(coding.get("display")).strip():
                return display[:60]
        if text := _text(concept.get("text")).strip():
            return text[:60]
    return "Contact"


def _is_email(telecom: dict[str, Any]) -> bool:
    system, value = _text(telecom.get("system")), _text(telecom.get("value"))
    return system == "email" or (not system and "@" in value)


def _phone(telecoms: list[dict[str, Any]]) -> str | None:
    """The cell phone, else any phone, in E.164; a number that cannot be one is left out."""
    import phonenumbers

    phones = [t for t in telecoms if _text(t.get("system")) in {"phone", "sms", ""} and not _is_email(t)]
    phones.sort(key=lambda t: (_text(t.get("use")) != "mobile", _text(t.get("system")) != "sms"))
    for telecom in phones:
        try:
            parsed = phonenumbers.parse(_text(telecom.get("value")), "US")
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(parsed):
            return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return None


# --- JSON is what it is: a null in a list, a number where a text should be


def _dict(value: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever the JSON holds
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:  # noqa: ANN401 - whatever the JSON holds
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:  # noqa: ANN401 - whatever the JSON holds
    return value if isinstance(value, str) else ""
