# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What happens in a practice all day, carried out for real: PINs, registrations, access; a file brought in."""

import random
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Final, TypeVar

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData, event, select

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.people import Identifier
from pinportal_desktop.storage import migrate
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.engine import make_engine
from pinportal_desktop.storage.store import SqlStore
from pinportal_desktop.usecases import importing
from pinportal_desktop.usecases.importing import File, Importing, run_import
from pinportal_desktop.usecases.incoming import IncomingMerge, Rejected, Row
from pinportal_desktop.usecases.runs import ImportRun
from tests.fakes import FixedClock, SeededEntropy
from tests.proofs.soundness import opened
from tests.usecases.test_import_runs import many
from tests.world import DATABASE_KEY, World, make_world, world_over

FAMILIES: Final = 8
W = TypeVar("W", bound=World)


def practice_of_families(file: Path, families: int = FAMILIES) -> None:
    """A file of a practice with a few children, each with two parents."""
    world = make_world(file)
    for n in range(families):
        child = world.child(f"Marisol Garcia{n}")
        world.contact(child, f"Ana Garcia{n}", "Mother", Authority.JOINT, f"ana{n}@example.com")
        world.contact(child, f"Tomas Garcia{n}", "Father", Authority.JOINT, f"tomas{n}@example.com")
    world.store.close()


def world_in(file: Path, seed: int, kind: Callable[..., W], **more: Any) -> W:
    """A world over a file that is there; `seed` tells its ids and PINs from those of any other."""
    store = opened(file)
    made = world_over(store, store.looks().rules(), FixedClock(), SeededEntropy(seed), str(file))
    return kind(**{one.name: getattr(made, one.name) for one in fields(made)}, **more)


def checkpoint_after(store: SqlStore, pages: int) -> None:
    """Have the log go into the file after so many pages already, not after SQLite's 1,000."""

    @event.listens_for(store._engine, "connect")
    def connected(connection: Any, _record: object) -> None:
        connection.execute(f"PRAGMA wal_autocheckpoint = {pages}")

    store._engine.dispose()  # what comes now is connected so


# --- the desk and the parents


def a_day(world: World, chance: random.Random) -> None:
    """Until it is stopped from outside."""
    children = patients_of(world)
    while True:
        child = chance.choice(children)
        if chance.random() < 0.4:
            change_access(world, child, chance)
        else:
            give_access(world, child, chance)


def patients_of(world: World) -> Sequence[PatientId]:
    with world.store._looking.connect() as connection, connection.begin():
        return list(connection.execute(select(t.patient.c.id).order_by(t.patient.c.id)).scalars())


def give_access(world: World, child: PatientId, chance: random.Random) -> None:
    """A PIN for one parent, shared with the other, and used by either, at the desk or at home."""
    ana, tomas = (member.contact for member in world.account(child).family)
    email = f"p{chance.getrandbits(64)}@example.com"
    if chance.random() < 0.3:
        issued = world.issue(child, ana.id, complete=True)
        assert issued.handover is not None
        _, token = world.take_handover(issued.handover)
        told = world.finish(token, "Ana Garcia", email)
    else:
        issued = world.issue(child, ana.id, ana.emails[0])
        world.share(child, tomas.id, tomas.emails[0])
        told = world.register(issued.pin, "Tomas Garcia", email)
    assert told.failed is None
    if chance.random() < 0.5:
        world.remove(child, email)
        world.undo(child, email)


def change_access(world: World, child: PatientId, chance: random.Random) -> None:
    """Remove access that is held, or undo a removal."""
    accesses = world.account(child).accesses
    if accesses:
        access = chance.choice(accesses)
        change = world.remove if access.association.removed_at is None else world.undo
        change(child, access.account.email)


# --- a file that comes in

BATCH: Final = 60
_ROWS: Final = 420


def rows_of_a_file() -> list[Row]:
    """New children, known ones who are called otherwise now, a row that cannot be read, charts that were merged."""
    known = [replace(row, preferred="Sam") if row.row % 3 == 0 else row for row in many(_ROWS // 2)]
    rows: list[Row] = [*known, *many(_ROWS // 2, first=_ROWS // 2)]
    rows.insert(150, Rejected(row=9_001, name="Nobody", code=Code.BIRTH_DATE_MISSING))
    rows.insert(300, merge(9_002, "000007", "000005"))
    rows.insert(310, merge(9_003, "000400", "000401"))  # of charts that come further down
    return rows


def merge(row: int, gone: str, into: str) -> IncomingMerge:
    of = (Identifier(system="", value=into),), (Identifier(system="", value=gone),)
    return IncomingMerge(row=row, name="Gone", into=of[0], gone=of[1])


def practice_before_the_file(file: Path) -> None:
    """Half of the children are known already."""
    practice_of_families(file, 2)
    world = world_in(file, 999, World)
    bring_in(world, file.with_name("before.ndjson"), many(_ROWS // 2))
    world.store.close()


def bring_in(world: World, path: Path, rows: Sequence[Row], batch: int = BATCH) -> ImportRun:
    """The file as a run of several batches; begun again it goes on."""
    path.write_text(f"{len(rows)}", "utf-8")
    whole = Importing(
        surface=world.desk,
        practice_id=world.rules.practice_id,
        looks=world.store.import_looks(),
        carry_out=world.do,
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importing, "BATCH", batch)
        return run_import(whole, File(path=path, read=lambda _: iter(rows), format="FHIR R4"))


def what_came_in(file: Path) -> dict[str, list[Any]]:
    """All that the import wrote, without the ids that each run draws for itself."""
    store = opened(file)
    with store._looking.connect() as connection, connection.begin():
        charts = {row.id: row.chart_number for row in connection.execute(select(t.patient))}
        people = {row.id: f"{row.family}, {row.given}" for row in connection.execute(select(t.family_contact))}
        names = charts | people
        told = {
            table.name: sorted(
                repr(
                    [
                        names.get(value, value)
                        for column, value in row._mapping.items()
                        if column not in _OWN[table.name]
                    ]
                )
                for row in connection.execute(select(table))
            )
            for table in _TABLES
        }
    store.close()
    return told


_TABLES: Final = (
    t.patient,
    t.family_contact,
    t.contact_email,
    t.family_link,
    t.patient_identifier,
    t.probable_double,
    t.import_line,
    t.import_change,
    t.import_run,
    t.patient_search,
)
# Ids of a run, what is made of ids, and how often a run was begun.
_OWN: Final[dict[str, set[str]]] = {table.name: set() for table in _TABLES} | {
    "patient": {"practice_id"},
    "patient_identifier": {"practice_id", "run_id"},
    "import_line": {"run_id"},
    "import_change": {"run_id", "came_with"},
    "import_run": {"id", "practice_id", "version"},
}


# --- a file of the first version


def file_of_the_first_version(file: Path) -> dict[str, int]:
    """A practice that has lived a little, with the tables of the first revision; how many rows each has."""
    newest = file.with_name("newest.db")
    practice_of_families(newest)
    world, chance = world_in(newest, 3, World), random.Random(3)
    for child in patients_of(world):
        give_access(world, child, chance)
    engine, config = make_engine(str(file), DATABASE_KEY), Config()
    config.set_main_option("script_location", str(migrate._SCRIPTS))
    with engine.begin() as old, world.store._engine.connect() as new:
        config.attributes["connection"] = old
        command.upgrade(config, "0001")
        then, now = MetaData(), MetaData()
        then.reflect(old, only=_is_data)
        now.reflect(new, only=_is_data)
        old.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        counts = {name: _carried(old, new, table, now.tables[name]) for name, table in then.tables.items()}
    engine.dispose()
    world.store.close()
    return counts


def _is_data(name: str, _tables: object) -> bool:
    return name != "alembic_version" and not name.startswith(("patient_search", "patient_fts"))


def _carried(old: Any, new: Any, table: Any, source: Any) -> int:
    shared = [column.name for column in table.columns if column.name in source.columns]
    found = [tuple(row) for row in new.execute(select(*(source.c[name] for name in shared)))]
    if found:
        marks = ", ".join("?" * len(shared))
        old.exec_driver_sql(f"INSERT INTO {table.name} ({', '.join(shared)}) VALUES ({marks})", found)
    return len(found)
