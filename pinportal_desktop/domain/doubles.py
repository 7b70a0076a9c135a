# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Probable doubles: two charts that may be of one child. A person decides; nothing is merged for its likeness.

Compared are names, birth date, and the addresses of the family; what speaks for one child is added up (Fellegi and
Sunter, "A Theory for Record Linkage", 1969). Twins are the hard case: they share all of it but the given name, so that
one has to be much alike, while a family name may be mistyped, or another one after a marriage.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from pinportal_desktop.domain.folding import fold
from pinportal_desktop.domain.people import PersonName, is_placeholder

PROBABLE: Final = 100  # points from which two are listed for a person to decide
BY_ADDRESS: Final = 40  # points for an e-mail address or a phone that both families have
_SAME_NAMES, _ALIKE, _PART_MISSING, _GIVEN_ALONE = 60, 55, 55, 30
_SAME_DAY, _DAY_AND_MONTH, _ONE_DIGIT = 45, 40, 30
_FAMILY_ALIKE, _FAMILY_MUCH_ALIKE, _GIVEN_ALIKE = 0.82, 0.9, 0.86  # Jaro-Winkler
_GENERATIONS: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "v"})
_WORD: Final = re.compile(r"[^\W_]+")


class DoubleState(StrEnum):
    """open → different (two children) | merged (one child, whose charts staff merged)."""

    OPEN = "open"
    DIFFERENT = "different"
    MERGED = "merged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What is compared of a child. `emails` by `email_likeness`, `phones` by `phone_likeness`: the family's."""

    name: PersonName
    born: date
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()


def births_like(born: date) -> tuple[date, ...]:
    """The birth dates to look for: the same, and the one with day and month changed over."""
    swapped = _swapped(born)
    return (born,) if swapped is None or swapped == born else (born, swapped)


def name_likeness(name: PersonName) -> str:
    """The words of the name in an order of their own: the same where family and given names were changed over."""
    return " ".join(sorted(f"{_family(name)} {_words(name.given)}".split()))


def likeness(one: Person, other: Person) -> int:
    """Points for being one child; from `PROBABLE` on they are listed."""
    names = _names((_family(one.name), _given(one.name)), (_family(other.name), _given(other.name)))
    if not names or _are_of_two_generations(one.name, other.name):
        return 0
    births = _births(one.born, other.born)
    shared = bool(one.emails & other.emails or one.phones & other.phones)
    return names + births + (BY_ADDRESS if shared else 0)


def _names(ours: tuple[str, str], theirs: tuple[str, str]) -> int:
    crossed = (theirs[1], theirs[0])
    if ours in {theirs, crossed}:
        return _SAME_NAMES
    if not any(part[:1] in {a[:1] for a in theirs} for part in ours):
        return 0  # most who were born on one day end here
    return max(_straight(ours, theirs), _straight(ours, crossed))


def _straight(ours: tuple[str, str], theirs: tuple[str, str]) -> int:
    (family, given), (other_family, other_given) = ours, theirs
    if not all((family, given, other_family, other_given)):
        return _PART_MISSING if family == other_family != "" and (given == "") != (other_given == "") else 0
    if not _given_alike(given, other_given):
        return 0
    enough = _FAMILY_ALIKE if given == other_given else _FAMILY_MUCH_ALIKE
    if family == other_family or _alike(family, other_family) >= enough:
        return _ALIKE
    return _GIVEN_ALONE if given == other_given else 0


def _given_alike(one: str, other: str) -> bool:
    """Whether the names are one, but for a slip of the pen or a second name: twins' names differ by more."""
    if sorted(one) == sorted(other) or _begins(one, other) or _begins(other, one):
        return True
    return _alike(one, other) >= _GIVEN_ALIKE


def _begins(one: str, other: str) -> bool:
    """Whether the other is the same name, written with further ones, or in full."""
    return len(one) >= 3 and other.startswith(one)


def _alike(one: str, other: str) -> float:
    from rapidfuzz.distance import JaroWinkler

    return JaroWinkler.similarity(one, other)


def _births(one: date, other: date) -> int:
    if one == other:
        return _SAME_DAY
    if _swapped(one) == other:
        return _DAY_AND_MONTH
    digits = zip(one.isoformat(), other.isoformat(), strict=True)
    return _ONE_DIGIT if sum(a != b for a, b in digits) == 1 else 0


def _swapped(born: date) -> date | None:
    return born.replace(month=born.day, day=born.month) if born.day <= 12 else None


@lru_cache(maxsize=4096)  # names repeat: a family, a popular first name
def _words(name: str) -> str:
    return " ".join(_WORD.findall(fold(name)))


def _are_of_two_generations(one: PersonName, other: PersonName) -> bool:
    """Jr. is not Sr.; a name that says neither may be either."""
    return bool(_generation(one)) and bool(_generation(other)) and _generation(one) != _generation(other)


def _generation(name: PersonName) -> str:
    words = _words(name.family).split()
    return words[-1] if len(words) > 1 and words[-1] in _GENERATIONS else ""


def _family(name: PersonName) -> str:
    """The family name without what tells generations apart."""
    return _words(name.family).removesuffix(_generation(name)).rstrip()


def _given(name: PersonName) -> str:
    """The given names; none where they only say that the child was not named yet."""
    return "" if is_placeholder(name.given) else _words(name.given)
