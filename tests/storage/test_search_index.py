# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The search index: kept step by step it equals the rebuilt one, one built in bulk, and an upgraded one."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select, text

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.security.keys import RecordSubkeys
from pinportal_desktop.storage import migrate, search_places
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.engine import make_engine
from pinportal_desktop.storage.opening import open_store, upgrade_server
from pinportal_desktop.storage.people import patient_values
from pinportal_desktop.storage.search_index import rebuild
from pinportal_desktop.storage.store import SqlStore
from tests.benchmarks import databases
from tests.benchmarks.population import PRACTICE, Population
from tests.fakes import NOON, FixedClock
from tests.storage.test_search import NAMES, QUERIES, found
from tests.world import DATABASE_KEY, PRACTICE_KEY, World, make_world, person


def index_of(store: SqlStore) -> list[dict[str, Any]]:
    with store._engine.connect() as connection, connection.begin():
        rows = connection.execute(select(t.patient_search).order_by(t.patient_search.c.patient_id))
        return [dict(row._mapping) for row in rows]


def answers(world: World) -> dict[str, list[Any]]:
    return {q: [replace(r) for r in world.looks.search(q, None, world.today).rows] for q in QUERIES}


SINCE = {"withdrawn"}  # columns that later revisions add to `patient`

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["rename", "hide", "contact", "issue", "revoke", "register"]),
        st.integers(0, 5),
        st.integers(0, 7),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_kept_step_by_step_the_index_equals_the_rebuilt_one(steps: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = make_world(Path(folder) / "practice.db")
        children = [world.child(name, date(2012, 3, 14)) for name in NAMES[:6]]
        ana = [world.contact(child, "Ana Parent", "Mother", Authority.JOINT, "ana@example.com") for child in children]
        pins: dict[int, Any] = {}
        for number, (step, who, what) in enumerate(steps):
            child = children[who]
            patient = world.account(child).patient
            if step == "rename":
                with world.store.writing() as work:
                    work.patients.save(replace(patient, name=person(NAMES[what])))
            elif step == "hide":
                with world.store.writing() as work:
                    work.patients.save(replace(patient, active=not patient.active))
            elif step == "contact":
                world.contact(child, NAMES[what], "Father", phone=f"+1555010{1000 + what}")
            elif step == "issue" and not patient.hidden:
                pins[who] = world.issue(child, ana[who]).pin
            elif step == "revoke" and world.account(child).active is not None:
                world.revoke(child)
            elif step == "register" and who in pins:
                world.register(pins[who], "Some One", f"p{number}@example.com", date(2012, 3, 14))
            world.clock.pass_(hours=25)
        kept, found = index_of(world.store), answers(world)
        with world.store._engine.connect() as connection, connection.begin():
            rebuild(connection)
        assert (index_of(world.store), answers(world)) == (kept, found)
        world.store.close()


def test_names_find_their_place_however_many_come_between_two(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    # With so few numbers, nearly every new name needs others to make room.
    monkeypatch.setattr(search_places, "HIGHEST", 400)
    monkeypatch.setattr(search_places, "_STRIDE", 4)
    monkeypatch.setattr(search_places, "_ROOM", 3)
    firsts = ("Zoe", "Ana", "Mia", "Bo", "Al")
    names = [f"{first} {family}" for family in ("Garcia", "Garner", "Abel", "Zed") for first in firsts]
    for name in [*names, *reversed(names), *names]:
        world.child(name)
    everybody = found(world, "", limit=100)
    assert everybody == sorted(everybody)
    assert len(everybody) == 60
    assert len(found(world, "gar", limit=100)) == 30
    assert found(world, "gar mia", limit=100) == ["Garcia, Mia"] * 3 + ["Garner, Mia"] * 3


def entries_of(store: SqlStore) -> list[Any]:
    """How many patients each entry of the index finds."""
    with store._engine.connect() as connection, connection.begin():
        if connection.dialect.name == "sqlite":
            connection.execute(text("CREATE VIRTUAL TABLE temp.entries USING fts5vocab(main, patient_fts, row)"))
            counted = connection.execute(text("SELECT term, doc FROM temp.entries ORDER BY term")).all()
            connection.execute(text("DROP TABLE temp.entries"))
            return [tuple(row) for row in counted]
        query = "SELECT word, ndoc FROM ts_stat('SELECT entries FROM patient_search') ORDER BY word COLLATE \"C\""
        return [tuple(row) for row in connection.execute(text(query))]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_database_built_in_bulk_has_the_rows_that_the_ordinary_path_makes(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setenv("PINPORTAL_BENCHMARK_FOLDER", str(tmp_path))
    build: dict[str, Callable[[], databases.Built]] = {
        "sqlite": lambda: databases.sqlite_of(300),
        "postgresql": lambda: databases.postgresql_of(300, request.getfixturevalue("postgres_server")),
    }
    store = databases.open_built(build[kind]())
    built = index_of(store), entries_of(store), in_order(store)
    assert len(built[0]) == 300
    assert len(built[1]) > 1000
    ordinary = make_world(tmp_path / "ordinary.db" if kind == "sqlite" else request.getfixturevalue("postgres_url"))
    with ordinary.store.writing() as work:
        work.add_practice(replace(ordinary.rules, practice_id=PRACTICE))
    for account in Population(300).accounts():
        add_in_the_ordinary_way(ordinary.store, account)
    assert (index_of(ordinary.store), entries_of(ordinary.store), in_order(ordinary.store)) == built
    with store._engine.connect() as connection, connection.begin():
        rebuild(connection)
    assert (index_of(store), entries_of(store), in_order(store)) == built
    store.close()
    ordinary.store.close()


def in_order(store: SqlStore) -> list[str]:
    return [row.name for row in store.looks().search("", None, NOON.date(), limit=300).rows]


def add_in_the_ordinary_way(store: SqlStore, account: Any) -> None:
    """As an import and a registration do, by the repositories."""
    with store.writing() as work:
        work.patients.add(account.patient)
        known = {row.id for row in work._connection.execute(select(t.family_contact.c.id))}
        for member in account.family:
            if member.contact.id not in known:
                work.contacts.add(member.contact)
            work.contacts.add_link(member.link)
        for credential in account.credentials:
            work.credentials.add(credential)
        logins = {row.id for row in work._connection.execute(select(t.portal_account.c.id))}
        for access in account.accesses:
            if access.account.id not in logins:
                work.accounts.add(access.account, password_hash="hash", terms="2026-11", terms_at=NOON)
            work.associations.add(access.association)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_database_of_the_first_revision_is_found_by_after_the_upgrade(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    database = str(tmp_path / "old.db") if kind == "sqlite" else request.getfixturevalue("postgres_url")
    engine = make_engine(database, DATABASE_KEY)
    config = Config()
    config.set_main_option("script_location", str(migrate._SCRIPTS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(insert(t.practice), {"id": PRACTICE, "name": "Maple", "recorded_at": NOON})
        for account in Population(5).accounts():
            row = patient_values(account.patient) | {"id": account.patient.id, "practice_id": PRACTICE}
            known = {name: value for name, value in row.items() if name not in SINCE}
            connection.execute(insert(t.patient), known | {"recorded_at": NOON})
    engine.dispose()
    if kind == "postgresql":
        upgrade_server(database)
    store = open_store(
        database, database_key=DATABASE_KEY, record_keys=RecordSubkeys(PRACTICE_KEY, 1), clock=FixedClock()
    )
    names = sorted(account.patient.name.listed for account in Population(5).accounts())
    assert sorted(in_order(store)) == names
    store.close()
