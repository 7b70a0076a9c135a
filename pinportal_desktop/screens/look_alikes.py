# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Other patients with the same surname and date of birth: twins, or one child twice."""

import unicodedata
from collections.abc import Sequence
from datetime import date

from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.usecases.looks import Looks, PatientRow
from pinportal_desktop.words import Words


def look_alikes(
    looks: Looks, family: str, born: date, today: date, *, but: PatientId | None = None
) -> tuple[PatientRow, ...]:
    """Those who bear that surname, accents and case aside, and were born on that day; `but` is left out.

    It waits for the database.
    """
    page = looks.search(f"{family} {born.isoformat()}", None, today)
    return tuple(
        row
        for row in page.rows
        if row.patient_id != but and row.born == born and _plain(row.name.partition(",")[0]) == _plain(family)
    )


def also_born_line(rows: Sequence[PatientRow], words: Words) -> str:
    """Other patients of that surname and date of birth, one a line."""
    return "\n".join(
        words.text(
            "Also born {date}: {name}, chart {number}",
            date=words.date(row.born),
            name=_spoken(row.name),
            number=row.chart_number,
        )
        for row in rows
    )


def _spoken(listed: str) -> str:
    family, _, given = listed.partition(", ")
    return f"{given} {family}".strip()


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name)
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).casefold().split())
