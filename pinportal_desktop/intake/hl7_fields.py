# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the fields of PID and NK1 tell: names, numbers, ways to reach somebody (HL7 v2.5.1, chapters 2.A and 3.4)."""

from collections.abc import Sequence
from typing import Final

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.people import Identifier, PersonName
from pinportal_desktop.intake.hl7_messages import Repetition
from pinportal_desktop.intake.people import chart_of, name_of, preferred_of, with_generation

# Table 0200. A maiden name is never anybody's name; a nickname only where there is no other.
_NAMES_IN_ORDER: Final = ("L", "", "R", "U", "C", "D", "I", "P", "B", "TEMP", "T", "A", "N")
_MAIDEN: Final = frozenset({"M", "MSK", "BAD", "NOUSE"})
# Table 0203: what a front desk has no use for, and that should not lie in one more database (social security, national
# and tax numbers, licences, passports, residence and military cards, bank, insurance, birth certificates), and what is
# no patient's own (accounts, which siblings share; visits).
_NOT_KEPT: Final = frozenset({
    "SS", "SSN", "USSSA", "SSA", "SB", "NI", "TAX", "DL", "PPN", "PRC", "MI", "BA", "BC", "BCT", "CC", "MA",
    "MB", "MC", "MCD", "MCR", "MD", "WC",
    "AN", "ANC", "AND", "ANT", "GN", "VN",
})  # fmt: skip
_SOCIAL_SECURITY: Final = "2.16.840.1.113883.4.1"
_CHARTS: Final = ("MR", "MRN", "PI", "PT")
_NO_PHONE: Final = frozenset({"FX", "MD", "TDD", "TTY", "BP", "INTERNET", "X.400"})
_NOT_THEIR_OWN: Final = frozenset({"WPN", "BPN", "ASN"})


def names_of(told: Sequence[Repetition], *, of_patient: bool = False) -> tuple[PersonName | Code, str]:
    """XPN: the name in use, the legal one first, one that has ended last; and what somebody is called.

    A patient's with Jr. or III.
    """
    usable = [one for one in told if _name_type(one) not in _MAIDEN and (_family(one) or _given(one))]
    usable.sort(key=_name_order)
    name: PersonName | Code = Code.PATIENT_NAME_MISSING
    for one in usable:
        name = name_of(with_generation(_family(one), one.text(4) if of_patient else ""), _given(one))
        if isinstance(name, PersonName):
            break
    nicknames = (_given(one) or _family(one) for one in usable if _name_type(one) == "N")
    called = next(nicknames, "") or next((c for one in usable[:1] if (c := one.text(15))), "")
    return name, preferred_of(called)


def _name_type(one: Repetition) -> str:
    return one.text(7).upper()


def _name_order(one: Repetition) -> tuple[bool, bool, int]:
    use = _name_type(one)
    ended = bool(one.text(13) or one.text(10, 2))
    place = _NAMES_IN_ORDER.index(use) if use in _NAMES_IN_ORDER else _NAMES_IN_ORDER.index("A")
    return use == "N", ended, place


def _family(one: Repetition) -> str:
    """The surname; where only its parts are told (2.A.30), its prefix and itself."""
    return one.text(1) or f"{one.text(1, 2)} {one.text(1, 3)}".strip()


def _given(one: Repetition) -> str:
    return f"{one.text(2)} {one.text(3)}".strip()


def identifiers_of(told: Sequence[Repetition], sender: str) -> tuple[str | Code, tuple[Identifier, ...]]:
    """CX: the chart number (medical record number, else patient number, else the first), and what tells the patient.

    A namespace alone is the sender's own word, so the sender is a part of its system: two hospitals both say `MRN`.
    """
    kept = [one for one in told if one.text(1) and not _is_not_kept(one)]
    kept.sort(key=_chart_order)
    chart: str | Code = Code.CHART_NUMBER_MISSING
    for one in kept:
        found = chart_of(one.text(1))
        if isinstance(found, str):
            chart = found
            break
        chart = found
    identifiers = (Identifier(system=_system(one, sender), value=one.text(1)) for one in kept)
    return chart, tuple(dict.fromkeys(one for one in identifiers if one.system))


def _is_not_kept(one: Repetition) -> bool:
    """By its type, its authority or its facility; some put one of them a component too late."""
    told = {text.upper() for component in range(4, 9) for text in _parts(one, component)}
    return bool(told & _NOT_KEPT) or _SOCIAL_SECURITY in told


def _parts(one: Repetition, component: int) -> list[str]:
    return [text for part in (1, 2, 3) if (text := one.text(component, part))]


def _chart_order(one: Repetition) -> int:
    told = [one.text(5).upper(), one.text(4).upper()]
    return min((_CHARTS.index(word) // 2 for word in told if word in _CHARTS), default=len(_CHARTS))


def _system(one: Repetition, sender: str) -> str:
    namespace, universal, kind = (one.text(4, part) for part in (1, 2, 3))
    match kind.upper():
        case "ISO" if universal:
            return f"urn:oid:{universal}"
        case "UUID" | "GUID" if universal:
            return f"urn:uuid:{universal.lower()}"
        case "URI" | "URL" if universal:
            return universal
    name = namespace or universal
    return f"urn:pinportal:hl7v2:{sender}:{name}" if name else ""


def emails_of(told: Sequence[Repetition]) -> list[str]:
    """XTN-4; some write the address where a number belongs. Those of work come last."""
    found = [(one.text(2).upper() == "WPN", text) for one in told for n in (4, 1, 12) if "@" in (text := one.text(n))]
    return [text for _, text in sorted(found, key=lambda pair: pair[0])]


def phones_of(own: Sequence[Repetition], work: Sequence[Repetition] = ()) -> list[str]:
    """XTN: numbers as they may be dialled, a cell phone first, those of work last; no fax, no pager.

    `work`: what stands in a field for numbers of work.
    """
    phones = [(_phone_order(one), one) for one in own] + [(_phone_order(one, otherwise=2), one) for one in work]
    phones.sort(key=lambda pair: pair[0])
    return [number for _, one in phones if not _is_no_phone(one) for number in _numbers(one)]


def _is_no_phone(one: Repetition) -> bool:
    return one.text(3).upper() in _NO_PHONE or one.text(2).upper() == "NET"


def _phone_order(one: Repetition, *, otherwise: int = 1) -> int:
    if one.text(3).upper() == "CP" or one.text(2).upper() in {"PRS", "CP"}:
        return 0
    return 2 if one.text(2).upper() in _NOT_THEIR_OWN else otherwise


def _numbers(one: Repetition) -> list[str]:
    """The same number as it may be written: in one piece (XTN-1, 12), or in parts (XTN-5 to 8)."""
    whole = [text for n in (1, 12) if (text := one.text(n)) and "@" not in text]
    country, area, local, extension = (one.text(n) for n in (5, 6, 7, 8))
    if not local:
        return whole
    # An extension makes it no cell phone: `phone_number` says so.
    tail = f" x{extension}" if extension else ""
    plus = f"+{country.lstrip('+0')} " if country.strip("+0 ") else ""
    return [*whole[:1], f"{plus}{area} {local}{tail}".strip(), *whole[1:]]
