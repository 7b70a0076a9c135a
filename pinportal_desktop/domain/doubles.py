# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Probable doubles: two charts that may be of one child. A person decides; nothing is merged for its likeness.

Compared are names, birth date, and the addresses of the family (Fellegi and Sunter, "A Theory for Record Linkage",
1969: evidence for and against is added up). Candidates are found by keys, so that nobody compares all with all.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from pinportal_desktop.domain.folding import fold
from pinportal_desktop.domain.people import PersonName

PROBABLE: Final = 100  # points from which two are listed for a person to decide
BY_ADDRESS: Final = 20  # points for an e-mail address or a phone that both families have
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What candidates are found by: who has one of these in common may be a double."""

    born: str  # birth date, and the initials in either order
    name: str  # the whole name, its words in any order


def keys_of(name: PersonName, born: date) -> Keys:
    """The keys that a patient is found by."""
    return _keys(name.family, name.given, born)


@lru_cache(maxsize=4096)  # one who comes in is asked for several times
def _keys(family: str, given: str, born: date) -> Keys:
    family, given = _words(family), _words(given)
    initials = "".join(sorted((family[:1], given[:1])))
    return Keys(born=f"{born.isoformat()}{initials}", name=" ".join(sorted(f"{family} {given}".split())))


def looked_for(name: PersonName, born: date) -> tuple[Keys, ...]:
    """The keys to look for: the own ones, and those of the birth date with day and month changed over."""
    swapped = _swapped(born)
    dates = (born,) if swapped is None or swapped == born else (born, swapped)
    return tuple(keys_of(name, one) for one in dates)


def likeness(one: Person, other: Person) -> int:
    """Points for being one child; from `PROBABLE` on they are listed."""
    names = _names(one.name, other.name)
    if names <= 0:
        return 0
    shared = bool(one.emails & other.emails or one.phones & other.phones)
    return max(0, names + _births(one.born, other.born) + (BY_ADDRESS if shared else 0))


def _names(one: PersonName, other: PersonName) -> int:
    """Up to 60 points; 0 for names that are not alike."""
    from rapidfuzz.distance import JaroWinkler

    ours, theirs = (_words(one.family), _words(one.given)), (_words(other.family), _words(other.given))
    if ours in {theirs, theirs[::-1]}:
        return 60
    alike = JaroWinkler.normalized_similarity
    straight = min(alike(ours[0], theirs[0]), alike(ours[1], theirs[1]))
    crossed = min(alike(ours[0], theirs[1]), alike(ours[1], theirs[0]))
    best = max(straight, crossed)
    return round(60 * best) if best >= 0.85 else 0


def _births(one: date, other: date) -> int:
    if one == other:
        return 45
    if _swapped(one) == other:
        return 35
    same = sum(a == b for a, b in zip(f"{one:%Y%m%d}", f"{other:%Y%m%d}", strict=True))
    return 25 if same == 7 else -60


def _swapped(born: date) -> date | None:
    return born.replace(month=born.day, day=born.month) if born.day <= 12 else None


@lru_cache(maxsize=4096)  # names repeat: a family, a popular first name
def _words(name: str) -> str:
    return " ".join(_WORD.findall(fold(name)))
