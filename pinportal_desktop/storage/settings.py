# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Practices, their stations and their rules."""

from datetime import datetime
from uuid import uuid5

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, update

from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.domain.ids import PracticeId, StationId
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.storage import tables as t

_OWN = {"practice_id", "practice_name"}
_KEY_CHECK = "key_check"
_LIMIT = "minor_age_limit"
# Put together once: each command asks for the rules.
_FIRST = select(t.practice).order_by(t.practice.c.id).limit(1)
_NAMED = select(t.practice).where(t.practice.c.id == bindparam("practice_id"))
_SETTINGS = select(t.setting.c.key, t.setting.c.value).where(
    t.setting.c.practice_id == bindparam("practice_id"), t.setting.c.location_id.is_(None)
)


class RulesRepository:
    """The rules of practices: their name, and one row a setting."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now
        self.limit_changed: set[PracticeId] = set()  # whose Minor Age Limit this transaction has changed

    def of(self, practice_id: PracticeId | None) -> PracticeRules:
        """See `work.Rules`."""
        return rules_of(self._connection, practice_id)

    def for_change(self, practice_id: PracticeId) -> PracticeRules:
        """See `work.Rules`."""
        # SQLite's BEGIN IMMEDIATE does it, and knows no FOR UPDATE.
        self._connection.execute(select(t.practice.c.id).where(t.practice.c.id == practice_id).with_for_update())
        return rules_of(self._connection, practice_id)

    def put(self, rules: PracticeRules) -> None:
        """See `work.Rules`."""
        known = self._connection.execute(select(t.practice).where(t.practice.c.id == rules.practice_id)).first()
        if known is None:
            row = {"id": rules.practice_id, "name": rules.practice_name, "recorded_at": self._now}
            self._connection.execute(insert(t.practice), row)
        elif known.name != rules.practice_name:
            where = t.practice.c.id == rules.practice_id
            self._connection.execute(update(t.practice).where(where).values(name=rules.practice_name))
        kept = _settings(self._connection, rules.practice_id)
        for key, value in msgspec.to_builtins(rules).items():
            if key not in _OWN:
                self._put(rules.practice_id, key, msgspec.json.encode(value).decode(), kept)
        if _LIMIT in kept and msgspec.json.decode(kept[_LIMIT]) != rules.minor_age_limit:
            self.limit_changed.add(rules.practice_id)

    def put_setting(self, practice_id: PracticeId, key: str, value: str) -> None:
        """One setting, as its text."""
        self._put(practice_id, key, value, _settings(self._connection, practice_id))

    def _put(self, practice_id: PracticeId, key: str, value: str, kept: dict[str, str]) -> None:
        if kept.get(key) == value:
            return
        c = t.setting.c
        if key in kept:
            where = (c.practice_id == practice_id) & (c.key == key) & c.location_id.is_(None)
            self._connection.execute(update(t.setting).where(where).values(value=value, version=c.version + 1))
            return
        # The id is derived, so that putting the same rules twice gives the same rows.
        id_ = uuid5(practice_id, key)
        row = {"id": id_, "practice_id": practice_id, "key": key, "value": value, "recorded_at": self._now}
        self._connection.execute(insert(t.setting), row)


def put_key_check(connection: Connection, practice_id: PracticeId, check: str, now: datetime) -> None:
    """Keep what tells this practice's key from any other."""
    RulesRepository(connection, now).put_setting(practice_id, _KEY_CHECK, check)


def key_checks(connection: Connection) -> dict[PracticeId, str]:
    """What was kept, by practice."""
    c = t.setting.c
    query = select(c.practice_id, c.value).where(c.key == _KEY_CHECK, c.location_id.is_(None))
    return {PracticeId(row.practice_id): str(row.value) for row in connection.execute(query)}


def has_practice(connection: Connection) -> bool:
    """Whether there is one."""
    return connection.execute(select(t.practice.c.id).limit(1)).first() is not None


def rules_of(connection: Connection, practice_id: PracticeId | None) -> PracticeRules:
    """The rules of a practice, of the only one when none is named. Raises DATABASE_MISSING without one."""
    if practice_id is None:
        row = connection.execute(_FIRST).first()
    else:
        row = connection.execute(_NAMED, {"practice_id": practice_id}).first()
    if row is None:
        raise StorageError(Code.DATABASE_MISSING)
    settings = _settings(connection, row.id)
    kept = {key: msgspec.json.decode(value) for key, value in settings.items() if key != _KEY_CHECK}
    return msgspec.convert({"practice_id": row.id, "practice_name": row.name} | kept, PracticeRules)


def _settings(connection: Connection, practice_id: PracticeId) -> dict[str, str]:
    return {row.key: row.value for row in connection.execute(_SETTINGS, {"practice_id": practice_id})}


def add_station(
    connection: Connection, station_id: StationId, practice_id: PracticeId, name: str, now: datetime
) -> None:
    """Make a workstation or site known; its record chain begins empty."""
    row = {"id": station_id, "practice_id": practice_id, "name": name, "head_mac": b"", "recorded_at": now}
    connection.execute(insert(t.station), row)


def station_named(connection: Connection, practice_id: PracticeId, name: str) -> StationId | None:
    """The station of that name."""
    c = t.station.c
    found = connection.execute(select(c.id).where(c.practice_id == practice_id, c.name == name)).scalar_one_or_none()
    return None if found is None else StationId(found)
