# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The numbers of the SQLite index's rows: in name order, whatever is added or renamed.

A new row goes between its neighbours. Where these have become consecutive numbers, some rows around the place are
spread out first: then the move of a few rows makes room for many ("Two Simplified Algorithms for Maintaining Order
in a List", Bender and others, 2002).
"""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final

from sqlalchemy import Connection, select, text

from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.storage import tables as t

HIGHEST: Final = 2**62
# What is left free beside a row that comes first or last, or where there is plenty: files come in name order.
_STRIDE: Final = 2**40
_ROOM: Final = 2**10  # between two rows that were spread out
_LEAST_MOVED: Final = 8

Move = Callable[[Sequence[tuple[PatientId, int, int]]], None]
Put = Callable[[int, Sequence[int]], None]
Wanted = tuple[str, PatientId]

_PLACED: Final = t.placed_patient_search.c
_NEAR: Final = select(_PLACED.rank, _PLACED.patient_id)
# One statement for many: each is two steps into the index.
_NEIGHBOURS: Final = text(
    "SELECT coalesce((SELECT rank FROM patient_search"
    "  WHERE (name_key, patient_id) < (asked.value ->> 0, unhex(asked.value ->> 1))"
    "  ORDER BY name_key DESC, patient_id DESC LIMIT 1), 0) AS low,"
    " coalesce((SELECT rank FROM patient_search"
    "  WHERE (name_key, patient_id) > (asked.value ->> 0, unhex(asked.value ->> 1))"
    "  ORDER BY name_key, patient_id LIMIT 1), :highest) AS high"
    " FROM json_each(:asked) AS asked ORDER BY asked.key"
)


def place_all(connection: Connection, wanted: Sequence[Wanted], put: Put, move: Move) -> None:
    """Give these (name key, patient, in this order) free numbers between the names before and after.

    `put` is handed numbers in ascending order for so many of the next ones, to enter at once. Calls `move` where room
    must be made first.
    """
    done = 0
    while done < len(wanted):
        found: list[int] = []
        rest = wanted[done:]
        for (low, high), count in _gaps(connection, rest):
            fitting = min(count, high - low - 1)
            found += _between(low, high, fitting)
            if fitting < count:
                break
        put(done, found)
        done += len(found)
        if done < len(wanted):
            _make_room(connection, found[-1] if found else low, move)


def _between(low: int, high: int, count: int) -> list[int]:
    """So many numbers between the two; next to the one that is there, since files come in name order."""
    if not count:
        return []
    if low == 0 and high == HIGHEST:
        low = HIGHEST // 2
    step = min((high - low) // (count + 1), _STRIDE)
    first = high - step * count if low == 0 else low + step
    return [first + step * n for n in range(count)]


def spread(low: int, high: int, count: int) -> list[int]:
    """So many numbers between the two, as far apart as can be."""
    return [low + (high - low) * (n + 1) // (count + 1) for n in range(count)]


def _gaps(connection: Connection, wanted: Sequence[Wanted]) -> Iterator[tuple[tuple[int, int], int]]:
    """The numbers before and after, and how many of these come between them one after the other."""
    asked = json.dumps([[key, patient_id.hex] for key, patient_id in wanted])
    found = connection.execute(_NEIGHBOURS, {"asked": asked, "highest": HIGHEST})
    for gap, rows in groupby(found, key=lambda row: (row.low, row.high)):
        yield gap, sum(1 for _ in rows)


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
