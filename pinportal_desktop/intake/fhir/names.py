# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""HumanName: what somebody is called now, and what the front desk calls a child (hl7.org/fhir/R4/datatypes.html)."""

from datetime import date
from typing import Final

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.people import PersonName, named
from pinportal_desktop.domain.typed import NAME_MOST, one_line
from pinportal_desktop.intake.fhir.shape import Shape, ended, list_of, shapes_of, text_of
from pinportal_desktop.intake.people import with_generation

_NEVER: Final = frozenset({"maiden", "old"})
_USES: Final = {"official": 0, "usual": 1, "": 2, "temp": 3, "anonymous": 4, "nickname": 5}


def name_of(names: object, today: date, *, of_patient: bool = False) -> PersonName | Code:
    """The name in use: official before usual, none that ended while another has not, never a maiden or an old one.

    A patient's with Jr. or III.

    PATIENT_NAME_MISSING where there is none, NAME_UNREADABLE where there is but none that could be kept.
    """
    found = Code.PATIENT_NAME_MISSING
    for name in _in_order(names, today):
        family, given = _parts(name)
        if of_patient:
            family = with_generation(family, *map(text_of, list_of(name.get("suffix"))))
        try:
            return named(family, given)
        except Refused as refused:
            if refused.code is not Code.NAME_MISSING:
                found = Code.NAME_UNREADABLE
    return found


def preferred_of(names: object, today: date) -> str:
    """The nickname; else, beside an official name, the given name that is usual; "" where neither says more."""
    by_use: dict[str, Shape] = {}
    for name in _in_order(names, today):
        if not ended(name, today):
            by_use.setdefault(text_of(name.get("use")), name)
    if nickname := by_use.get("nickname"):
        return _line(_given(nickname) or text_of(nickname.get("text")))
    official, usual = by_use.get("official"), by_use.get("usual")
    if not official or not usual:
        return ""
    called, written = _given(usual).casefold(), _given(official).casefold()
    return "" if f"{written} ".startswith(f"{called} ") else _line(_given(usual))


def _in_order(names: object, today: date) -> list[Shape]:
    told = [name for name in shapes_of(names) if text_of(name.get("use")) not in _NEVER]
    return sorted(told, key=lambda name: _order(name, today))


def _order(name: Shape, today: date) -> tuple[bool, bool, int]:
    use = text_of(name.get("use"))
    return use == "nickname", ended(name, today), _USES.get(use, _USES[""])


def _parts(name: Shape) -> tuple[str, str]:
    """Family and given names; a text alone is parted at its comma, else before its last word."""
    family, given = text_of(name.get("family")), _given(name)
    if family or given:
        return family, given
    text = " ".join(text_of(name.get("text")).split())
    if "," in text:
        family, _, given = text.partition(",")
    else:
        given, _, family = text.rpartition(" ")
    return family, given


def _given(name: Shape) -> str:
    return " ".join(given for one in list_of(name.get("given")) if (given := text_of(one)))


def _line(text: str) -> str:
    try:
        return one_line(text, field="preferred", most=NAME_MOST)
    except Refused:
        return ""
