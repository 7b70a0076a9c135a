# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The record: a chain per station, each entry authenticated over the one before; the database refuses changes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import Connection, insert, select, text, update

from pinportal_desktop.domain.ids import StationId
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.accounts import Found
from pinportal_desktop.usecases.command import ACCOUNT, Command, Entry
from pinportal_desktop.usecases.needs import CarriedOut, RecordKeys

_SEALED: Final = (
    "station_id",
    "n",
    "at",
    "recorded_at",
    "actor_kind",
    "person",
    "kind",
    "patient_id",
    "facts",
    "command_id",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BadEntry:
    """The first entry of a chain that does not hold."""

    station_id: StationId
    n: int


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a station's chain, whose row this transaction has locked."""

    n: int
    mac: bytes


def append(
    connection: Connection, keys: RecordKeys, command: Command, entry: Entry, now: datetime, *, behind: Head
) -> None:
    """Append an entry to its station's chain."""
    c = t.station.c
    row: dict[str, Any] = {
        "station_id": command.by.station,
        "n": behind.n + 1,
        "at": command.made_at,
        "recorded_at": now,
        "actor_kind": command.by.kind.value,
        "person": command.by.person,
        "kind": entry.kind,
        "patient_id": entry.patient_id,
        "facts": msgspec.json.encode(entry.facts, order="sorted").decode(),
        "command_id": command.id,
    }
    key_id, mac = keys.record_mac(behind.mac, _canonical(row))
    about = entry.facts.get(ACCOUNT)
    found_by = {"account_id": None if about is None else UUID(str(about))}
    connection.execute(insert(t.record), row | found_by | {"key_id": key_id, "mac": mac})
    connection.execute(update(t.station).where(c.id == command.by.station).values(head_n=row["n"], head_mac=mac))


def keep_command(connection: Connection, carried_out: CarriedOut, now: datetime) -> Head:
    """Keep the command, numbered within its station, beside its result; the head of the station's chain, locked."""
    c, command = t.station.c, carried_out.command
    counted = update(t.station).where(c.id == command.by.station).values(command_n=c.command_n + 1)
    station = connection.execute(counted.returning(c.command_n, c.head_n, c.head_mac)).one()
    row = {
        "id": command.id,
        "station_id": command.by.station,
        "n": station.command_n,
        "kind": carried_out.kind,
        "body_key": carried_out.body.key_id,
        "body_sealed": carried_out.body.value,
        "made_at": command.made_at,
        "done_at": now,
        "result": carried_out.result,
    }
    connection.execute(insert(t.command), row)
    return Head(n=station.head_n, mac=bytes(station.head_mac))


def first_bad_entry(connection: Connection, keys: RecordKeys) -> BadEntry | None:
    """Follow every chain to its head; the first entry that is missing or does not hold, None when all hold."""
    for station in connection.execute(select(t.station).order_by(t.station.c.id)):
        previous, n = b"", 0
        entries = select(t.record).where(t.record.c.station_id == station.id).order_by(t.record.c.n)
        for entry in connection.execute(entries):
            n += 1
            _, mac = keys.record_mac(previous, _canonical({name: getattr(entry, name) for name in _SEALED}))
            if entry.n != n or mac != bytes(entry.mac):
                return BadEntry(station_id=station.id, n=n)
            previous = mac
        if station.head_n != n or bytes(station.head_mac) != previous:
            return BadEntry(station_id=station.id, n=n + 1)
    return None


def facts_of(row: Found) -> dict[str, str | int | None]:
    """The facts of an entry as they were told."""
    return msgspec.json.decode(row.facts, type=dict[str, str | int | None])


def _canonical(row: dict[str, Any]) -> bytes:
    return msgspec.json.encode({name: row[name] for name in _SEALED}, order="sorted")


def forbid_changes(connection: Connection) -> None:
    """Have the database refuse to change or delete an entry; called by the first migration."""
    if connection.dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            connection.execute(
                text(
                    f"CREATE TRIGGER record_no_{act.lower()} BEFORE {act} ON record"
                    " BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END"
                )
            )
        return
    connection.execute(
        text(
            "CREATE FUNCTION record_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$"
            " BEGIN RAISE EXCEPTION 'the record is append-only'; END $$"
        )
    )
    connection.execute(
        text(
            "CREATE TRIGGER record_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON record"
            " FOR EACH STATEMENT EXECUTE FUNCTION record_is_append_only()"
        )
    )
