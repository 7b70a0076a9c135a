# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""ContactPoint: the e-mail addresses and the phone of an adult (hl7.org/fhir/R4/datatypes.html)."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.phones import phone_number
from pinportal_desktop.intake.addresses import email_of
from pinportal_desktop.intake.fhir.shape import Shape, ended, shapes_of, text_of
from pinportal_desktop.usecases.incoming import LeftOut

_LAST: Final = 1_000  # the rank of what has none
_PHONES: Final = frozenset({"phone", "sms", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How an adult is reached, and what stood there that is no address."""

    emails: tuple[str, ...]
    phone: str | None
    left_out: tuple[LeftOut, ...]


def reach_of(telecoms: object, today: date, whose: str = "") -> Reach:
    """E-mails by rank, work last; the cell phone, else any phone. What is old or has ended is passed over.

    `whose` goes before what was left out: `contact 2, `. A telecom without a system is told by its look.
    """
    told = [t for t in shapes_of(telecoms) if _value(t) and not ended(t, today)]
    emails, left_out = _emails([t for t in told if _is_email(t)], f"{whose}e-mail")
    phones = [t for t in told if not _is_email(t) and _system(t) in _PHONES]
    phone, not_phones = _phone(sorted(phones, key=_cell_first), f"{whose}phone")
    return Reach(emails=emails, phone=phone, left_out=(*left_out, *not_phones))


def _emails(telecoms: list[Shape], what: str) -> tuple[tuple[str, ...], list[LeftOut]]:
    emails: list[str] = []
    left_out: list[LeftOut] = []
    for telecom in sorted(telecoms, key=lambda t: (_rank(t), _use(t) == "work")):
        if email := email_of(_value(telecom)):
            emails.append(email)
        else:
            left_out.append(LeftOut(what=what, code=Code.NOT_AN_EMAIL))
    return tuple(dict.fromkeys(emails)), left_out


def _phone(telecoms: list[Shape], what: str) -> tuple[str | None, list[LeftOut]]:
    left_out: list[LeftOut] = []
    for telecom in telecoms:
        try:
            return phone_number(_value(telecom)), left_out
        except Refused:
            left_out.append(LeftOut(what=what, code=Code.NOT_A_PHONE))
    return None, left_out


def _cell_first(telecom: Shape) -> tuple[bool, int, bool]:
    cell = _use(telecom) == "mobile" or _system(telecom) == "sms"
    return not cell, _rank(telecom), _use(telecom) == "work"


def _is_email(telecom: Shape) -> bool:
    return _system(telecom) == "email" or (not _system(telecom) and "@" in _value(telecom))


def _value(telecom: Shape) -> str:
    """The number or address, where some write it as a link."""
    value = text_of(telecom.get("value"))
    scheme, colon, rest = value.partition(":")
    return rest.strip() if colon and scheme.lower() in {"tel", "mailto", "sms"} else value


def _system(telecom: Shape) -> str:
    return text_of(telecom.get("system")).lower()


def _use(telecom: Shape) -> str:
    return text_of(telecom.get("use")).lower()


def _rank(telecom: Shape) -> int:
    rank = text_of(telecom.get("rank"))
    return int(rank) if rank.isascii() and rank.isdigit() and len(rank) < 4 else _LAST
