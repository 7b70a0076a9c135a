# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""People as rows name them: names, chart numbers and family contacts that can be kept, and why others cannot."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.people import PersonName, named, same_name
from pinportal_desktop.domain.phones import phone_number
from pinportal_desktop.domain.typed import NAME_MOST, one_line
from pinportal_desktop.intake.addresses import email_of
from pinportal_desktop.intake.text import is_garbled
from pinportal_desktop.usecases.incoming import IncomingContact, LeftOut

_CHART_MOST: Final = 60
_BETWEEN: Final = re.compile(r"[;,\s]+")
_SUFFIX: Final = re.compile(r"(jr|sr|ii|iii|iv|v|md|phd|esq)\.?", re.IGNORECASE)
_GENERATIONS: Final = {
    "jr": "Jr.", "junior": "Jr.", "sr": "Sr.", "senior": "Sr.", "ii": "II", "2nd": "II", "iii": "III", "3rd": "III",
    "iv": "IV", "4th": "IV", "v": "V", "5th": "V",
}  # fmt: skip
# What a spreadsheet program makes of a long number that nobody formatted as text: digits are gone for good.
_ROUNDED: Final = re.compile(r"\d([.,]\d+)?e\+\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A contact as the file tells: `emails` and `phones` as written, those to be preferred first."""

    name: PersonName | Code
    relationship: str
    emails: Sequence[str] = ()
    phones: Sequence[str] = ()
    language: str | None = None


def name_of(family: str, given: str) -> PersonName | Code:
    """PATIENT_NAME_MISSING where both parts are empty, NAME_UNREADABLE where one could not be kept."""
    if is_garbled(family) or is_garbled(given):
        return Code.NAME_GARBLED
    try:
        return named(family, given)
    except Refused as refused:
        return Code.PATIENT_NAME_MISSING if refused.code is Code.NAME_MISSING else Code.NAME_UNREADABLE


def with_generation(family: str, *suffixes: str) -> str:
    """The family name with what tells a child from an elder of the same name: `Garcia Jr.`; other suffixes are titles.

    Charts are told apart by it, in the list of results and among probable doubles. A parent's name goes without: nobody
    types it in a form.
    """
    told = (_GENERATIONS.get(word.strip(".").casefold()) for suffix in suffixes for word in _BETWEEN.split(suffix))
    generation = next(filter(None, told), "")
    words = family.split()
    if not words or not generation or _GENERATIONS.get(words[-1].strip(".").casefold()) == generation:
        return family
    return f"{family} {generation}"


def parted(whole: str) -> tuple[str, str, str]:
    """Family name, given names and suffixes of a name in one piece: parted at its comma, else before its last word."""
    parts = [part.strip() for part in whole.split(",")]
    suffixes: list[str] = []
    while len(parts) > 1 and _SUFFIX.fullmatch(parts[-1]):
        suffixes.append(parts.pop())
    if len(parts) > 1:
        return parts[0], " ".join(parts[1:]), " ".join(suffixes)
    words = parts[0].split()
    while len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        suffixes.append(words.pop())
    return " ".join(words[-1:]), " ".join(words[:-1]), " ".join(suffixes)


def preferred_of(text: str) -> str:
    """What a child is called, "" for what cannot be kept."""
    try:
        return "" if is_garbled(text) else one_line(text, field="preferred", most=NAME_MOST)
    except Refused:
        return ""


def chart_of(text: str) -> str | Code:
    """A chart number that can be kept; CHART_NUMBER_MISSING, _ROUNDED or _UNREADABLE."""
    try:
        chart = one_line(text, field="chart_number", most=_CHART_MOST)
    except Refused:
        return Code.CHART_NUMBER_UNREADABLE
    if _ROUNDED.fullmatch(chart):
        return Code.CHART_NUMBER_ROUNDED
    return chart or Code.CHART_NUMBER_MISSING


def settled(contacts: Iterable[tuple[int, Told]]) -> tuple[tuple[IncomingContact, ...], tuple[LeftOut, ...]]:
    """The contacts of a row, one for each person, and what could not be taken; each comes with its place in the row."""
    taken: list[IncomingContact] = []
    left_out: list[LeftOut] = []
    for place, told in contacts:
        contact, rest = _settled(f"contact {place}", told)
        left_out += rest
        if contact is not None:
            _put(taken, contact)
    return tuple(taken), tuple(left_out)


def _settled(what: str, told: Told) -> tuple[IncomingContact | None, list[LeftOut]]:
    if isinstance(told.name, Code):
        missing = told.name is Code.PATIENT_NAME_MISSING
        return None, [LeftOut(what=what, code=Code.CONTACT_NAME_MISSING if missing else told.name)]
    emails, left_out = _emails(told.emails, f"{what}, e-mail")
    phone, no_phone = _phone(told.phones, f"{what}, phone")
    contact = IncomingContact(
        name=told.name, relationship=told.relationship, emails=emails, phone=phone, language=told.language
    )
    return contact, [*left_out, *no_phone]


def _emails(texts: Sequence[str], what: str) -> tuple[tuple[str, ...], list[LeftOut]]:
    emails: list[str] = []
    left_out: list[LeftOut] = []
    for text in texts:
        for address in filter(None, _BETWEEN.split(text)):
            if email := email_of(address):
                emails.append(email)
            else:
                left_out = [LeftOut(what=what, code=Code.NOT_AN_EMAIL)]
    return tuple(dict.fromkeys(emails)), left_out


def _phone(texts: Sequence[str], what: str) -> tuple[str | None, list[LeftOut]]:
    """The first number that can be one; only where none can be, it is said."""
    told = [text for text in texts if text.strip()]
    for text in told:
        try:
            return phone_number(text), []
        except Refused:
            continue
    return None, [LeftOut(what=what, code=Code.NOT_A_PHONE)] if told else []


def _put(taken: list[IncomingContact], contact: IncomingContact) -> None:
    """One person is one contact, though some files name a mother as next of kin and as emergency contact too."""
    for place, other in enumerate(taken):
        if same_name(other.name, contact.name) and not _differ(other, contact):
            taken[place] = replace(
                other,
                emails=tuple(dict.fromkeys((*other.emails, *contact.emails))),
                phone=other.phone or contact.phone,
                language=other.language or contact.language,
            )
            return
    taken.append(contact)


def _differ(one: IncomingContact, other: IncomingContact) -> bool:
    """Whether two of one name are two people: a grandmother and a mother may share it, with an address of their own."""
    if one.relationship == other.relationship:
        return False
    shared = set(one.emails) & set(other.emails) or (one.phone is not None and one.phone == other.phone)
    return not shared
