# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Which backups are kept, and when the next one is due."""

from collections.abc import Hashable, Iterable
from datetime import datetime, timedelta
from typing import Final

DAYS, WEEKS, MONTHS = 7, 4, 12
_DAILY: Final = timedelta(days=1)
_AT_START: Final = timedelta(hours=1)  # a program that is opened again and again makes no crowd of them


def kept(made: Iterable[datetime]) -> set[datetime]:
    """Of these, the newest of each of the last seven days, four weeks and twelve months that have one.

    Days on which nobody worked count for nothing, so that a practice's holidays take no backup away.
    """
    newest_first = sorted(made, reverse=True)
    keep: set[datetime] = set()
    for most, of in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        seen: set[Hashable] = set()
        for one in newest_first:
            if of(one) not in seen and len(seen) < most:
                seen.add(of(one))
                keep.add(one)
    return keep


def is_due(newest: datetime | None, now: datetime, *, at_start: bool) -> bool:
    """Whether a backup should be made now. A clock that was set back makes none wait for long."""
    return newest is None or newest > now + _AT_START or now - newest >= (_AT_START if at_start else _DAILY)


def _day(at: datetime) -> Hashable:
    return at.date()


def _week(at: datetime) -> Hashable:
    return at.isocalendar()[:2]


def _month(at: datetime) -> Hashable:
    return at.year, at.month
