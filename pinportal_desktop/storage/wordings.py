# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What practices say in their letters in their own words: one row of `template` a part and language."""

from datetime import datetime
from typing import Final
from uuid import uuid5

from sqlalchemy import Connection, Row, insert, select

from pinportal_desktop.domain.ids import PracticeId
from pinportal_desktop.domain.wording import PARTS, LetterWording
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.saving import save_version

_NAMES: Final = {f"letter.{part}": part for part in PARTS}


class WordingRepository:
    """The wording of letters; an empty body stands for the standard text, and no row is ever deleted."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def of(self, practice_id: PracticeId, language: str) -> LetterWording:
        """See `work.Wordings`."""
        return wording_of(self._connection, practice_id, language)

    def put(self, practice_id: PracticeId, language: str, wording: LetterWording) -> None:
        """See `work.Wordings`."""
        kept = _rows(self._connection, practice_id, language)
        for name, part in _NAMES.items():
            body, row = getattr(wording, part), kept.get(name)
            if row is None and body:
                self._add(practice_id, language, name, body)
            elif row is not None and row.body != body:
                where = t.template.c.id == row.id
                save_version(self._connection, t.template, where, row.version, {"body": body})

    def _add(self, practice_id: PracticeId, language: str, name: str, body: str) -> None:
        row = {
            # Derived, so that putting the same twice gives the same rows.
            "id": uuid5(practice_id, f"{name} {language}"),
            "practice_id": practice_id,
            "name": name,
            "language": language,
            "body": body,
            "version": 1,
            "recorded_at": self._now,
        }
        self._connection.execute(insert(t.template), row)


def wording_of(connection: Connection, practice_id: PracticeId, language: str) -> LetterWording:
    """What this practice's letters say in that language in its own words."""
    rows = _rows(connection, practice_id, language)
    return LetterWording(**{_NAMES[name]: row.body for name, row in rows.items()})


def _rows(connection: Connection, practice_id: PracticeId, language: str) -> dict[str, Row[tuple[object, ...]]]:
    c = t.template.c
    query = select(t.template).where(c.practice_id == practice_id, c.language == language, c.name.in_(_NAMES))
    return {row.name: row for row in connection.execute(query)}
