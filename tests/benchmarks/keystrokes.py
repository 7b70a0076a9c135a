# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What receptionists type to find patients of a population, letter by letter."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pinportal_desktop.domain.folding import fold
from pinportal_desktop.domain.patient_account import PatientAccount, Status

# How a patient is looked for, and how often in a hundred.
_WAYS: Final = {
    "family given": 18,
    "given family": 14,
    "family": 14,
    "beginnings": 10,
    "beginnings and year": 6,
    "given": 5,
    "birth date": 7,
    "ISO date": 2,
    "family, birth date": 6,
    "chart number": 6,
    "phone": 5,
    "e-mail": 3,
    "one letter and a name": 2,
    "three beginnings": 1,
    "line number of the phone": 1,
}
_STATUSES: Final = (None,) * 12 + (Status.REGISTERED, Status.UNREGISTERED, Status.PENDING, Status.DISABLED)


@dataclass(frozen=True, slots=True)
class Keystroke:
    """What stands in the box after a key was pressed, and the **Search by** beside it."""

    text: str
    status: Status | None


def keystrokes(accounts: Sequence[PatientAccount], seed: int = 1) -> list[Keystroke]:
    """Each of these patients is looked for in one way, typed to the end."""
    chance = random.Random(seed)
    made = []
    for account in accounts:
        typed = _typed(account, chance)
        status = chance.choice(_STATUSES)
        made += [Keystroke(typed[:end], status) for end in range(1, len(typed) + 1)]
    return made


def _typed(account: PatientAccount, chance: random.Random) -> str:
    patient = account.patient
    family, given = (_as_typed(name, chance) for name in (patient.name.family, patient.name.given.split(" ")[0]))
    born = f"{patient.born.month}/{patient.born.day}/{patient.born.year}"
    phone = next((m.contact.phone for m in account.family if m.contact.phone), "+15550102231")[2:]
    email = next((email for m in account.family for email in m.contact.emails), "ana@mail.example")
    forms = {
        "family given": f"{family} {given}",
        "given family": f"{given} {family}",
        "family": family,
        "beginnings": f"{family[:3]} {given[:3]}",
        "beginnings and year": f"{family[:3]} {given[:3]} {patient.born.year}",
        "given": given,
        "birth date": born,
        "ISO date": patient.born.isoformat(),
        "family, birth date": f"{family} {born}",
        "chart number": patient.chart_number,
        "phone": f"{phone[:3]} {phone[3:6]} {phone[6:]}",
        "e-mail": email,
        "one letter and a name": f"{given[:1]} {family}",
        "three beginnings": f"{given[:2]} {family[:2]} {patient.born.year}",
        "line number of the phone": phone[6:],
    }
    return forms[chance.choices(list(_WAYS), list(_WAYS.values()))[0]]


def _as_typed(name: str, chance: random.Random) -> str:
    """In small letters, mostly without accents."""
    return fold(name) if chance.random() < 0.8 else name.lower()


def sample(ids: Sequence[object], count: int) -> Iterator[object]:
    """So many of them, evenly spread."""
    step = max(1, len(ids) // count)
    yield from ids[::step][:count]
