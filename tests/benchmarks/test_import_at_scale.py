# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""An import of 100,000 new patients, beside the same rows by hand: time, memory, and the search at a desk meanwhile.

By hand is: the file parsed by the fastest parser there is, and the very rows that the import leaves, index rows
included, put by executemany into the same encrypted schema in the file's order, committed as often as the import is.
"""

import json
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest

from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.intake.fhir import read_fhir
from pinportal_desktop.storage.engine import make_engine
from pinportal_desktop.usecases.carry_out import carry_out
from pinportal_desktop.usecases.importing import File, Importing, run_import
from tests.benchmarks.population import Population
from tests.benchmarks.report import Report, at_most, timed
from tests.world import DATABASE_KEY, World, make_world

pytestmark = pytest.mark.benchmark

_MANY: Final = int(os.environ.get("PINPORTAL_BENCHMARK_IMPORTED", "100000"))
_TABLES: Final = ("patient", "patient_identifier", "family_contact", "contact_email", "family_link", "patient_search")
_AT_ONCE: Final = 500


def test_an_import_beside_the_same_rows_by_hand(tmp_path: Path, report: Report) -> None:
    file = written(tmp_path / "patients.ndjson", _MANY)
    world = make_world(tmp_path / "practice.db")
    run, took = timed(lambda: run_import(importing(world), File(path=file, read=partial(read_fhir, today=world.today))))
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
    _, again = timed(lambda: run_import(importing(world), File(path=file, read=partial(read_fhir, today=world.today))))
    report.figure(f"The same file again, {_MANY:,} unchanged", again / 1000, "s")
    world.store.close()


def importing(world: World) -> Importing:
    return Importing(
        surface=world.desk,
        practice_id=world.rules.practice_id,
        looks=world.store.import_looks(),
        carry_out=lambda use_case, command: carry_out(use_case, command, store=world.store, keys=world.keys),
    )


def written(file: Path, count: int) -> Path:
    """So many patients of the benchmarks' population as a bulk export has them: NDJSON, a Patient a line."""
    with file.open("w", encoding="utf-8") as opened:
        for account in Population(count).accounts():
            opened.write(json.dumps(_patient(account), ensure_ascii=False) + "\n")
    return file


def _patient(account: PatientAccount) -> dict[str, Any]:
    patient = account.patient
    return {
        "resourceType": "Patient",
        "id": patient.id.hex,
        "identifier": [
            {
                "type": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0203", "code": "MR"}]},
                "system": "urn:oid:2.16.840.1.113883.19.5",
                "value": patient.chart_number,
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
