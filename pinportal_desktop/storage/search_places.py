# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The numbers of the SQLite index's rows: in name order, whatever is added or renamed.

A new row goes between its neighbours. Where these have become consecutive numbers, some rows around the place are
spread out first: then the move of a few rows makes room for many ("Two Simplified Algorithms for Maintaining Order
in a List", Bender and others, 2002).
"""

from collections.abc import Callable, Sequence
from typing import Final

from sqlalchemy import Connection, literal, select, tuple_

from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.types import Id

HIGHEST: Final = 2**62
# What is left free beside a row that comes first or last, or where there is plenty: files come in name order.
_STRIDE: Final = 2**40
_ROOM: Final = 2**10  # between two rows that were spread out
_LEAST_MOVED: Final = 8

Move = Callable[[Sequence[tuple[PatientId, int, int]]], None]

_PLACED: Final = t.placed_patient_search.c
_NEAR: Final = select(_PLACED.rank, _PLACED.patient_id)


def free_place(connection: Connection, key: str, patient_id: PatientId, move: Move) -> int:
    """A free number between those of the names before and after. Calls `move` where room must be made first."""
    low, high = _neighbours(connection, key, patient_id)
    if high - low < 2:
        _make_room(connection, low, move)
        low, high = _neighbours(connection, key, patient_id)
    half = (high - low) // 2
    if low == 0 and high < HIGHEST:
        return high - min(half, _STRIDE)
    return low + min(half, _STRIDE) if low else half


def spread(low: int, high: int, count: int) -> list[int]:
    """So many numbers between the two, as far apart as can be."""
    return [low + (high - low) * (n + 1) // (count + 1) for n in range(count)]


def _neighbours(connection: Connection, key: str, patient_id: PatientId) -> tuple[int, int]:
    here, at = tuple_(_PLACED.name_key, _PLACED.patient_id), tuple_(literal(key), literal(patient_id, Id))
    down, up = (_PLACED.name_key.desc(), _PLACED.patient_id.desc()), (_PLACED.name_key, _PLACED.patient_id)
    before = connection.execute(select(_PLACED.rank).where(here < at).order_by(*down).limit(1)).scalar_one_or_none()
    after = connection.execute(select(_PLACED.rank).where(here > at).order_by(*up).limit(1)).scalar_one_or_none()
    return (0 if before is None else before), (HIGHEST if after is None else after)


def _make_room(connection: Connection, at: int, move: Move) -> None:
    """Spread the rows around this number, as few as it takes to leave room between each two of them."""
    count = _LEAST_MOVED
    while True:
        # One more row on each side than is moved: it stays, and bounds the room.
        below = [*connection.execute(_NEAR.where(_PLACED.rank <= at).order_by(_PLACED.rank.desc()).limit(count + 1))]
        above = [*connection.execute(_NEAR.where(_PLACED.rank > at).order_by(_PLACED.rank).limit(count + 1))]
        low = below.pop().rank if len(below) > count else 0
        high = above.pop().rank if len(above) > count else HIGHEST
        rows = below[::-1] + above
        if (high - low) // (len(rows) + 1) >= _ROOM or (low, high) == (0, HIGHEST):
            break
        count *= 2
    places = spread(low, high, len(rows))
    move([(row.patient_id, row.rank, place) for row, place in zip(rows, places, strict=True)])
