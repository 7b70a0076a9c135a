# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Identifiers, the resource's own id, and references to a patient (hl7.org/fhir/R4/references.html)."""

from collections.abc import Mapping
from datetime import date
from typing import Final
from urllib.parse import parse_qs

from pinportal_desktop.domain.errors import Refused
from pinportal_desktop.domain.people import Identifier
from pinportal_desktop.domain.typed import one_line
from pinportal_desktop.intake.fhir.shape import Shape, codes_of, ended, shape_of, shapes_of, text_of
from pinportal_desktop.usecases.incoming import SAME_FILE

_MOST: Final = 255
# Identifiers that a front desk has no use for, and that should not lie in one more database: social security, national
# and tax numbers, driver's licences, passports, residence and military cards, bank accounts, birth certificates
# (types of v2 table 0203; the systems of hl7.org/fhir/R4/identifier-registry.html).
_TYPES_NOT_KEPT: Final = frozenset({"SS", "SB", "NI", "TAX", "DL", "PPN", "PRC", "MI", "BA", "BC", "BCT", "CC"})
_NATIONAL: Final = "NN"  # with the country's code: NNFIN
_SYSTEMS_NOT_KEPT: Final = (
    "http://hl7.org/fhir/sid/us-ssn", "http://hl7.org/fhir/sid/passport", "urn:oid:2.16.840.1.113883.4.1",
    "urn:oid:2.16.840.1.113883.4.3.", "urn:oid:2.16.840.1.113883.4.330.",
)  # fmt: skip
_NAMES_NOT_KEPT: Final = frozenset({"ssn", "social security number", "driver's license", "passport number"})
_RECORD: Final = frozenset({"mrn", "medical record number"})
_HOLDS: Final = "Patient/"


def identifiers_of(read: Shape, today: date) -> tuple[str, tuple[Identifier, ...]]:
    """The chart number, and what tells the same patient again: business identifiers, and the resource's own id.

    The chart number is the medical record number, else the record system's own number (PI), else the first that is
    kept, else the resource's id; "" where there is none of them.
    """
    chart: dict[int, str] = {}
    kept: list[Identifier] = []
    for one in shapes_of(read.get("identifier")):
        value = _line(one.get("value"))
        if not value or ended(one, today) or not _is_kept(one):
            continue
        chart.setdefault(_fitness(one), value)
        if system := _line(one.get("system")):
            kept.append(Identifier(system=system, value=value))
    own = _line(read.get("id"))
    best = chart[min(chart)] if chart else own
    return best, tuple(dict.fromkeys(kept))


def own_key(read: Shape, url: str) -> str:
    """What references call this patient within the file: `Patient/<id>`, where it has none its full URL."""
    own = _line(read.get("id"))
    return f"{_HOLDS}{own}" if own else _line(url)


def in_this_file(key: str) -> tuple[Identifier, ...]:
    """The key as an identifier."""
    return (Identifier(system=SAME_FILE, value=key),) if key else ()


def refer(reference: object, holder: Shape, urls: Mapping[str, str], today: date) -> tuple[Identifier, ...]:
    """Whom a reference means: by the resource's id, by a business identifier, or by both; nothing where by none.

    `holder` is the resource that refers, for what it contains. `urls` are full URLs of a bundle and whose they are.
    """
    told = shape_of(reference)
    link = text_of(told.get("reference")).partition("/_history/")[0]
    logical = shape_of(told.get("identifier"))
    found = _by_link(link, holder, urls, today)
    value, system = _line(logical.get("value")), _line(logical.get("system"))
    if value and _is_kept(logical):
        found = (*found, Identifier(system=system, value=value))
    return tuple(dict.fromkeys(found))


def _by_link(link: str, holder: Shape, urls: Mapping[str, str], today: date) -> tuple[Identifier, ...]:
    if link.startswith("#"):
        return _contained(link.removeprefix("#"), holder, today)
    if link in urls:
        return in_this_file(urls[link])
    if link.startswith(f"{_HOLDS.rstrip('/')}?"):
        return _by_query(link)
    if link.startswith("urn:uuid:"):
        return in_this_file(_HOLDS + link.removeprefix("urn:uuid:"))
    # Absolute, relative, or the bare id that some write.
    before, found, last = link.rpartition(_HOLDS)
    if found and last and "/" not in last and (not before or before.endswith("/")):
        return in_this_file(_line(_HOLDS + last))
    bare = bool(link) and not set(link) & set("/:?#")
    return in_this_file(_line(_HOLDS + link)) if bare else ()


def _contained(own: str, holder: Shape, today: date) -> tuple[Identifier, ...]:
    """A patient inside the resource has no id that holds outside: its business identifiers tell."""
    for one in shapes_of(holder.get("contained")):
        if one.get("resourceType") == "Patient" and text_of(one.get("id")).removeprefix("#") == own:
            return identifiers_of(one, today)[1]
    return ()


def _by_query(link: str) -> tuple[Identifier, ...]:
    """A conditional reference, as transactions have them: `Patient?identifier=system|value`."""
    asked = parse_qs(link.partition("?")[2]).get("identifier", [""])[0]
    system, bar, value = asked.rpartition("|")
    kept = bar and value and _is_kept({"system": system, "value": value})
    return (Identifier(system=_line(system), value=_line(value)),) if kept else ()


def _is_kept(one: Shape) -> bool:
    codes = {text_of(coding.get("code")).upper() for coding in codes_of(one.get("type"))}
    if codes & _TYPES_NOT_KEPT or any(code.startswith(_NATIONAL) for code in codes):
        return False
    system = text_of(one.get("system")).lower()
    if system.startswith(_SYSTEMS_NOT_KEPT) or system.rpartition("/")[2].rpartition(":")[2] in _NAMES_NOT_KEPT:
        return False
    return _type_text(one) not in _NAMES_NOT_KEPT


def _fitness(one: Shape) -> int:
    """How well it serves as the chart number, 0 best."""
    codes = {text_of(coding.get("code")).upper() for coding in codes_of(one.get("type"))}
    if "MR" in codes or _type_text(one) in _RECORD:
        return 0
    return 1 if "PI" in codes else 2


def _type_text(one: Shape) -> str:
    return text_of(shape_of(one.get("type")).get("text")).lower()


def _line(value: object) -> str:
    """The text in one line; "" where it cannot be kept."""
    try:
        return one_line(text_of(value), field="identifier", most=_MOST)
    except Refused:
        return ""
