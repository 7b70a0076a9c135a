# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether a practice's file is whole: what was acknowledged is there, and record, data and index tell the same."""

import hashlib
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Table, func, select, text
from sqlalchemy.exc import DatabaseError

from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.security.keys import RecordSubkeys
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.opening import open_store
from pinportal_desktop.storage.record import facts_of
from pinportal_desktop.storage.search_index import rebuild
from pinportal_desktop.storage.store import SqlStore
from tests.fakes import FixedClock
from tests.world import DATABASE_KEY, PRACTICE_KEY

KEYS: Final = RecordSubkeys(PRACTICE_KEY, 1)
SETUP: Final = "C-"  # chart numbers of patients who were there before, without a command
# Steps of a registration and the beginning of an import change no access: they make no entry.
_WITHOUT_ENTRY: Final = frozenset({"try_pin", "confirm_born", "say_who", "choose_login", "begin_import"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`lost` acknowledged commands, what else is `wrong`, and how many seconds the opening took."""

    lost: tuple[str, ...]
    wrong: tuple[str, ...]
    seconds: float


def opened(file: Path) -> SqlStore:
    return open_store(str(file), database_key=DATABASE_KEY, record_keys=KEYS, clock=FixedClock())


def look_at(file: Path, acknowledged: Mapping[bytes, bytes], *, index: bool = True) -> Found:
    """Look at a copy, with its log as it was left: the next to open the file itself finds it as it is.

    `acknowledged` are the SHA-256 of results by the command's id; `index` False spares making the search index anew.
    """
    with copied(file) as copy:
        began = time.perf_counter()
        try:
            store = opened(copy)
        except PinPortalError as error:
            return Found(lost=(), wrong=(f"does not open: {error.code} {error.__cause__}",), seconds=0)
        seconds = time.perf_counter() - began
        try:
            _put_log_into_file(store)
            with store._engine.connect() as connection, connection.begin():
                lost = tuple(_lost(connection, acknowledged))
                wrong = [*_unsound(connection), *apart(connection)]
                wrong += _stale(connection) if index else ()
            bad = store.first_bad_entry()
        except (PinPortalError, DatabaseError) as error:
            return Found(lost=(), wrong=(f"cannot be read: {error}",), seconds=seconds)
        finally:
            store.close()
        return Found(lost=lost, wrong=(*wrong, *([] if bad is None else [f"the record: {bad}"])), seconds=seconds)


@contextmanager
def copied(file: Path) -> Iterator[Path]:
    """The file and its log, somewhere else for a while."""
    with tempfile.TemporaryDirectory(prefix="pinportal-proof-") as folder:
        copy = Path(folder) / "copy.db"
        copy_with_log(file, copy)
        yield copy


def copy_with_log(file: Path, to: Path) -> None:
    for end in ("", "-wal"):
        if Path(f"{file}{end}").exists():
            shutil.copyfile(f"{file}{end}", f"{to}{end}")


def rows_of(connection: Connection, table: Table) -> list[Any]:
    return list(connection.execute(select(table)))


def _put_log_into_file(store: SqlStore) -> None:
    """Because `cipher_integrity_check` reads the file alone, where the log's pages may have come in part."""
    with store._engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _lost(connection: Connection, acknowledged: Mapping[bytes, bytes]) -> Iterator[str]:
    kept = {row.id.bytes: hashlib.sha256(bytes(row.result)).digest() for row in rows_of(connection, t.command)}
    for id_, digest in acknowledged.items():
        if kept.get(id_) != digest:
            yield f"command {id_.hex()} is {'another' if id_ in kept else 'not known'}"


def _unsound(connection: Connection) -> Iterator[str]:
    for row in connection.execute(text("PRAGMA cipher_integrity_check")):
        yield f"cipher_integrity_check: {row}"
    for row in connection.execute(text("PRAGMA quick_check")):
        if row[0] != "ok":
            yield f"quick_check: {row}"
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"foreign_key_check: {row}"


def apart(connection: Connection) -> Iterator[str]:
    """Where the record tells something else than the data."""
    told = _Told(connection)
    for what, (by_record, in_data) in told.pairs().items():
        if by_record != in_data:
            yield f"{what}: only the record has {by_record - in_data}, only the data {in_data - by_record}"
    for command in told.commands:
        if told.entries_of[command.id] != (command.kind not in _WITHOUT_ENTRY):
            yield f"{command.kind} has {told.entries_of[command.id]} entries"
    for station in rows_of(connection, t.station):
        numbers = sorted(c.n for c in told.commands if c.station_id == station.id)
        if numbers != [*range(1, station.command_n + 1)]:
            yield f"a station's commands are numbered {numbers[-1:]}, and it counted {station.command_n}"
    for run in rows_of(connection, t.import_run):
        lines = select(func.count()).select_from(t.import_line).where(t.import_line.c.run_id == run.id)
        if connection.execute(lines).scalar_one() != run.lines:
            yield "an import's report has another number of lines than its run says"


class _Told:
    """What the record tells, counted by patient, and what the tables have."""

    def __init__(self, connection: Connection) -> None:
        self._entries = [(row, facts_of(row)) for row in connection.execute(select(t.record).order_by(t.record.c.n))]
        self._connection = connection
        self.commands = rows_of(connection, t.command)
        self.entries_of = Counter(row.command_id for row, _ in self._entries)

    def pairs(self) -> dict[str, tuple[Counter[Any], Counter[Any]]]:
        """By what is counted: as the record tells it, and as the tables have it."""
        credentials, held = self._rows(t.credential), self._rows(t.association)
        messages = self._rows(t.outbox)
        removed = self._told("access_removed")
        removed.subtract(self._told("access_restored"))
        new = sum(int(facts["new"] or 0) for row, facts in self._entries if row.kind == "imported")
        came = [p for p in self._rows(t.patient) if not p.chart_number.startswith(SETUP)]
        return {
            "credentials": (self._told("pin_issued"), _by_patient(credentials)),
            "active PINs": (self._active(), _by_patient(c for c in credentials if c.state == "active")),
            "messages with a PIN": (
                self._told("pin_issued", "to") + self._told("pin_shared", "to"),
                _by_patient(m for m in messages if m.credential_id is not None),
            ),
            "welcomes": (
                self._told("registered", "at_desk"),
                _by_patient(m for m in messages if m.credential_id is None),
            ),
            "hand-overs": (self._handed_over(), _by_patient(self._rows(t.handover))),
            "associations": (self._told("registered"), _by_patient(held)),
            "removed access": (+removed, _by_patient(a for a in held if a.removed_at is not None)),
            "logins": (
                Counter(total=self._told("registered").total()),
                Counter(total=len(self._rows(t.portal_account))),
            ),
            "registrations": (
                self._told("registered"),
                _by_patient(r for r in self._rows(t.registration) if r.finished_at is not None),
            ),
            "imported patients": (Counter(new=new), Counter(new=len(came))),
        }

    def _rows(self, table: Table) -> list[Any]:
        return rows_of(self._connection, table)

    def _told(self, kind: str, fact: str = "") -> Counter[Any]:
        return Counter(
            row.patient_id for row, facts in self._entries if row.kind == kind and (not fact or facts.get(fact))
        )

    def _handed_over(self) -> Counter[Any]:
        return Counter(row.patient_id for row, facts in self._entries if facts.get("closing") == "complete")

    def _active(self) -> Counter[Any]:
        """Whoever was issued a PIN after the last removal; all of it happens at one desk, in one chain."""
        last = {row.patient_id: row.kind for row, _ in self._entries if row.kind in {"pin_issued", "access_removed"}}
        return Counter(patient_id for patient_id, kind in last.items() if kind == "pin_issued")


def _by_patient(found: Any) -> Counter[Any]:
    return Counter(row.patient_id for row in found)


def _stale(connection: Connection) -> Iterator[str]:
    kept = _index(connection)
    rebuild(connection)
    if _index(connection) != kept:
        yield "the search index is not the one that is made anew"


def _index(connection: Connection) -> tuple[Any, ...]:
    c = t.patient_search.c
    facts = [tuple(row) for row in connection.execute(select(t.patient_search).order_by(c.patient_id))]
    order = list(connection.execute(select(t.placed_patient_search.c.patient_id).order_by(text("rank"))).scalars())
    connection.execute(text("CREATE VIRTUAL TABLE temp.entries USING fts5vocab(main, patient_fts, row)"))
    entries = [tuple(row) for row in connection.execute(text("SELECT term, doc FROM temp.entries ORDER BY term"))]
    connection.execute(text("DROP TABLE temp.entries"))
    return facts, order, entries
