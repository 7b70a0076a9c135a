# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""An import of 100,000 new patients, beside the same rows by hand: time, memory, and the search at a desk meanwhile.

By hand is: the file parsed by the fastest parser there is, and the very rows that the import leaves, index rows
included, put by executemany into the same encrypted schema in the file's order, committed as often as the import is.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest

from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.storage.engine import make_engine
from pinportal_desktop.storage.looks import SqlLooks
from tests.benchmarks.keystrokes import Keystroke, keystrokes
from tests.benchmarks.population import Population
from tests.benchmarks.programs.importing import bring_in
from tests.benchmarks.report import Report, at_most, percentile, timed
from tests.conftest import REPOSITORY
from tests.fakes import NOON
from tests.world import DATABASE_KEY, World, make_world

pytestmark = pytest.mark.benchmark

_MANY: Final = int(os.environ.get("PINPORTAL_BENCHMARK_IMPORTED", "100000"))
_TABLES: Final = ("patient", "patient_identifier", "family_contact", "contact_email", "family_link", "patient_search")
_AT_ONCE: Final = 500
_LOOKED_FOR: Final = 60  # patients


def test_an_import_beside_the_same_rows_by_hand(tmp_path: Path, report: Report) -> None:
    file = written(tmp_path / "patients.ndjson", _MANY)
    world = make_world(tmp_path / "practice.db")
    run, took = timed(lambda: bring_in(world, file))
    assert run.counts.new > 0.99 * _MANY
    parsing, rows = parsed(file), rows_of(world)
    at_once = inserted(rows, tmp_path / "at-once.db", commit=False)
    in_batches = inserted(rows, tmp_path / "batches.db", commit=True)
    name = f"Import of {_MANY:,} new patients, SQLite"
    report.figure(name, took / 1000, "s")
    note = f"by hand {(parsing + in_batches) / 1000:.1f} s, committed as the import is, 500 at a time"
    report.figure(f"{name}, to parsing and inserting by hand", took / (parsing + in_batches), "x", at_most(3), note)
    note = f"by hand {(parsing + at_once) / 1000:.1f} s, in one transaction that locks every desk out"
    report.figure(f"{name}, to the same in one transaction", took / (parsing + at_once), "x", note=note)
    commands = _count(world, "command")
    _, again = timed(lambda: bring_in(world, file))
    note = f"{_count(world, 'command') - commands} commands"
    report.figure(f"The same file again, {_MANY:,} rows, SQLite", again / 1000, "s", note=note)
    world.store.close()


@pytest.mark.skipif(sys.platform != "linux", reason="others tell a process' memory another way")
def test_the_memory_of_an_import_does_not_grow_with_the_file(tmp_path: Path, report: Report) -> None:
    few, many = _MANY // 10, _MANY
    peaks = []
    for count in (few, many):
        file = written(tmp_path / f"{count}.ndjson", count)
        peaks.append(json.loads(_program(file, tmp_path / f"{count}.db").communicate()[0])["peak"])
    report.figure(f"Memory of an import of {many:,}, SQLite", peaks[1] / 1e6, "MB")
    report.figure(f"Memory of {many:,} to {few:,}", peaks[1] / peaks[0], "x", at_most(1.3))


def test_the_search_at_a_desk_while_an_import_runs(tmp_path: Path, report: Report) -> None:
    """The import is another process, as a watched folder is, or another desk's."""
    database, before = tmp_path / "practice.db", _MANY // 2
    bring_in(world := make_world(database), written(tmp_path / "before.ndjson", before))
    looks = world.store.looks()
    people = [account for n, account in enumerate(Population(before).accounts()) if n % (before // _LOOKED_FOR) == 0]
    pressed = keystrokes(people)
    quiet = [_timed(looks, key) for _ in range(3) for key in pressed][len(pressed) :]  # the first round warms up
    program = _program(written(tmp_path / "meanwhile.ndjson", _MANY // 4, seed=2), database)
    meanwhile: list[float] = []
    while program.poll() is None:
        meanwhile += [_timed(looks, key) for key in pressed[:: len(pressed) // 50]]
    assert json.loads(program.communicate()[0])["new"] > 0.9 * _MANY // 4
    note = f"{len(meanwhile):,} searches, of {before:,} patients; {percentile(quiet, 95):.1f} ms without it"
    report.figure("Search while an import runs, SQLite, p95", percentile(meanwhile, 95), "ms", note=note)
    growth = percentile(meanwhile, 95) / percentile(quiet, 95)
    report.figure("Search while an import runs, p95 to that without it", growth, "x", at_most(2))
    world.store.close()


def test_an_import_on_postgresql(tmp_path: Path, report: Report, postgres_url: str) -> None:
    count = _MANY // 5
    world = make_world(postgres_url)
    file = written(tmp_path / "patients.ndjson", count)
    run, took = timed(lambda: bring_in(world, file))
    note = f"{run.counts.new / took * 1000:,.0f} patients a second"
    report.figure(f"Import of {count:,} new patients, PostgreSQL", took / 1000, "s", note=note)
    _, again = timed(lambda: bring_in(world, file))
    report.figure(f"The same file again, {count:,} rows, PostgreSQL", again / 1000, "s")
    world.store.close()


def _program(file: Path, database: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.benchmarks.programs.importing", str(file), str(database)]
    return subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)


def _timed(looks: SqlLooks, key: Keystroke) -> float:
    _, milliseconds = timed(lambda: looks.search(key.text, key.status, NOON.date()))
    return milliseconds


def _count(world: World, table: str) -> int:
    with world.store._looking.connect() as connection, connection.begin():
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def written(file: Path, count: int, seed: int = 1) -> Path:
    """So many patients of the benchmarks' population as a bulk export has them: NDJSON, a Patient a line."""
    with file.open("w", encoding="utf-8") as opened:
        for account in Population(count, seed=seed).accounts():
            opened.write(json.dumps(_patient(account, seed), ensure_ascii=False) + "\n")
    return file


def _patient(account: PatientAccount, seed: int) -> dict[str, Any]:
    patient = account.patient
    return {
        "resourceType": "Patient",
        "id": f"{seed}-{patient.id.hex}",
        "identifier": [
            {
                "type": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0203", "code": "MR"}]},
                "system": "urn:oid:2.16.840.1.113883.19.5",
                "value": f"{seed}-{patient.chart_number}",
            }
        ],
        "active": True,
        "name": [{"use": "official", "family": patient.name.family, "given": patient.name.given.split()}],
        "birthDate": patient.born.isoformat(),
        "contact": [
            {
                "relationship": [{"text": member.link.relationship}],
                "name": {"family": member.contact.name.family, "given": member.contact.name.given.split()},
                "telecom": [
                    *({"system": "email", "value": email} for email in member.contact.emails),
                    *(
                        [{"system": "phone", "use": "mobile", "value": member.contact.phone}]
                        * bool(member.contact.phone)
                    ),
                ],
            }
            for member in account.family
        ],
    }


def parsed(file: Path) -> float:
    """Milliseconds to parse every line by msgspec, the fastest JSON parser for Python."""
    decode = msgspec.json.Decoder().decode

    def parse() -> int:
        with file.open("rb") as opened:
            return sum(1 for line in opened if decode(line))

    count, took = timed(parse)
    assert count == _MANY
    return took


@dataclass(frozen=True, slots=True)
class Left:
    """What the import left of some families: rows by table, and index entries by rank."""

    tables: dict[str, list[Any]]
    entries: list[tuple[int, str]]


def rows_of(world: World) -> list[Left]:
    """Everything that the import left of the patients, in the file's order, so many families at once."""
    source = make_engine(world.database, DATABASE_KEY).raw_connection()
    tables = {table: source.cursor().execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() for table in _TABLES}
    source.close()
    place = {row[0]: n // _AT_ONCE for n, row in enumerate(tables["patient"])}
    for patient, contact, *_ in tables["family_link"]:
        place.setdefault(contact, place[patient])
    whose = {"patient_identifier": 1, "patient_search": 1}  # in which column an id tells the family
    left = [Left({table: [] for table in _TABLES}, []) for _ in range(max(place.values()) + 1)]
    entries = _entries(world)
    for table, rows in tables.items():
        for row in rows:
            left[place[row[whose.get(table, 0)]]].tables[table].append(row)
    for one in left:
        one.entries.extend(sorted((row[0], entries[row[1]]) for row in one.tables["patient_search"]))
    return left


def inserted(left: list[Left], where: Path, *, commit: bool) -> float:
    """Milliseconds to insert it into an empty database of the same schema, as the program opens one."""
    make_world(where).store.close()
    practice = make_engine(str(where), DATABASE_KEY).raw_connection()
    cursor = practice.cursor()
    cursor.execute("PRAGMA foreign_keys = OFF")
    cursor.execute("UPDATE practice SET id = ?", (left[0].tables["patient"][0][1],))
    cursor.execute("PRAGMA foreign_keys = ON")

    def insert() -> None:
        for n, families in enumerate(left):
            if commit or n == 0:
                cursor.execute("BEGIN IMMEDIATE")
            for table, rows in families.tables.items():
                if rows:
                    marks = ", ".join("?" * len(rows[0]))
                    cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
            cursor.executemany("INSERT INTO patient_fts(rowid, entries) VALUES (?, ?)", families.entries)
            if commit or families is left[-1]:
                cursor.execute("COMMIT")

    _, took = timed(insert)
    practice.close()
    return took


def _entries(world: World) -> dict[bytes, str]:
    from sqlalchemy import select

    from pinportal_desktop.storage import tables as t
    from pinportal_desktop.storage.accounts import load_accounts
    from pinportal_desktop.storage.search_index import index_row

    found: dict[bytes, str] = {}
    with world.store._looking.connect() as connection, connection.begin():
        ids = list(connection.execute(select(t.patient.c.id)).scalars())
        for start in range(0, len(ids), _AT_ONCE):
            for account in load_accounts(connection, ids[start : start + _AT_ONCE]):
                found[account.patient.id.bytes] = " ".join(index_row(account, world.rules).entries)
    return found
