# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The search index: kept step by step it equals the rebuilt one; both databases give the same answers."""

import tempfile
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.patient_account import Status
from pinportal_desktop.domain.people import PersonName
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.search_index import rebuild
from pinportal_desktop.storage.search_query import read_query
from pinportal_desktop.storage.search_text import find_in, name_key, name_tokens
from tests.world import World, make_world, person

NAMES = (
    "Mia Garcia",
    "Mia Garcia-Lopez",
    "Núria Núñez",
    "Sean O'Brien",
    "Jan Łukasz",
    "Анна Петрова",
    "李 小龍",
    "Al Gar",
)
QUERIES = ("gar", "mia", "nunez", "obrien", "2012", "3/14", "luk", "петр", "小", "555", "ana@", "garcia mia", "x")


def index_of(world: World) -> list[dict[str, Any]]:
    with world.store._engine.connect() as connection, connection.begin():
        rows = connection.execute(select(t.patient_search).order_by(t.patient_search.c.patient_id))
        return [dict(row._mapping) for row in rows]


def answers(world: World) -> dict[str, list[Any]]:
    return {q: [replace(r) for r in world.looks.search(q, None, world.today).rows] for q in QUERIES}


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
        kept, found = index_of(world), answers(world)
        with world.store._engine.connect() as connection, connection.begin():
            rebuild(connection)
        assert (index_of(world), answers(world)) == (kept, found)
        world.store.close()


def test_both_databases_find_and_rank_alike(any_world: World) -> None:
    world = any_world
    for name in NAMES:
        child = world.child(name)
        world.contact(child, "Ana Parent", "Mother", Authority.JOINT, "ana.p@example.com", phone="+15550102231")
    found = {q: [r.name for r in world.looks.search(q, None, world.today).rows] for q in QUERIES}
    assert found["gar"] == ["Gar, Al", "Garcia, Mia", "Garcia-Lopez, Mia"]
    assert found["nunez"] == ["Núñez, Núria"]
    assert found["obrien"] == ["O'Brien, Sean"]
    assert found["luk"] == ["Łukasz, Jan"]
    assert found["петр"] == ["Петрова, Анна"]
    assert found["小"] == ["小龍, 李"]
    assert len(found["2012"]) == len(found["3/14"]) == len(found["555"]) == len(found["ana@"]) == len(NAMES)
    assert found["garcia mia"] == ["Garcia, Mia", "Garcia-Lopez, Mia"]
    assert found["x"] == []


def test_inactive_deceased_and_merged_patients_are_not_found(any_world: World) -> None:
    world = any_world
    kept = world.child("Mia Garcia")
    world.child("Ivo Garcia", active=False)
    world.child("Eva Garcia", deceased=True)
    world.child("Old Garcia", merged_into=kept)
    assert [r.name for r in world.looks.search("garcia", None, world.today).rows] == ["Garcia, Mia"]


def test_status_of_a_row_follows_the_date_without_anybody_touching_it(any_world: World) -> None:
    world = any_world
    world.store.add_practice(replace(world.rules, pin_valid_days=5))
    child = world.child()
    world.issue(child, world.contact(child, "Ana Garcia"))
    later = world.today + timedelta(days=6)
    for day, status in ((world.today, Status.PENDING), (later, Status.UNREGISTERED)):
        (row,) = world.looks.search("garcia", None, day).rows
        assert row.status is status
        for asked in Status:
            found = world.looks.search("garcia", asked, day).rows
            assert len(found) == (asked is status), asked


def test_a_row_agrees_with_the_account_on_status_and_access(any_world: World) -> None:
    world = any_world
    born = date(2008, 11, 26)
    child = world.child(born=born)
    ana = world.contact(child, "Ana Garcia")
    world.register(world.issue(child, ana).pin, "Ana Garcia", "ana@example.com", born)
    for day in (world.today, world.today + timedelta(days=2)):
        account = world.account(child)
        (row,) = world.looks.search("garcia", None, day).rows
        assert row.status is account.status(world.rules, day)
        assert row.with_access == len(account.live(world.rules, day))


@pytest.mark.parametrize(
    "typed",
    ["3/14/2012", "03/14/2012", "3-14-2012", "3.14.2012", "3/14/12", "2012-03-14", "03142012", "March 14, 2012",
     "14 mar 2012", "mar 14 2012", "2012-03", "3/14", "3/1", "3/", "2012", "201"],
)  # fmt: skip
def test_a_date_is_found_in_the_usual_us_forms_and_iso_whole_or_in_part(world: World, typed: str) -> None:
    world.child("Mia Garcia", born=date(2012, 3, 14), chart="A-1")
    world.child("Zoe Zed", born=date(2011, 4, 15), chart="A-2")
    found = [r.name for r in world.looks.search(typed, None, world.today).rows]
    assert found == (["Garcia, Mia"] if typed != "201" else found)


@pytest.mark.parametrize(
    "typed",
    ["2/30/2012", "13/13/2012", "99/99", "0/0/0000", "'\"*():^", "a" * 10_000, "AND OR NOT", "family:x", "\x00", "%_"],
)
def test_whatever_is_typed_gives_rows_or_none_and_never_an_error(any_world: World, typed: str) -> None:
    any_world.child("Mia Garcia")
    assert len(any_world.looks.search(typed, None, any_world.today).rows) <= 1


def test_every_naughty_string_is_searched_without_an_error(world: World, shared_data: Path) -> None:
    import json

    world.child("Mia Garcia")
    for text in json.loads((shared_data / "strings" / "blns.json").read_text("utf-8")):
        assert len(world.looks.search(text, None, world.today).rows) <= 1


def marks(shown: str, typed: str) -> tuple[tuple[int, int], ...]:
    words = [(number, word) for number, term in enumerate(read_query(typed)) for word in term.words]
    return find_in(shown, words)[0]


@given(st.text(max_size=30), st.text(max_size=12))
def test_marks_lie_in_the_text_in_order(shown: str, typed: str) -> None:
    ranges = marks(shown, typed)
    assert all(0 <= start < end <= len(shown) for start, end in ranges)
    assert all(one[1] < two[0] for one, two in pairwise(ranges))


def test_the_letters_that_matched_are_marked_where_they_stand() -> None:
    assert marks("Garcia-Lopez, Marcus", "lop mar") == ((7, 10), (14, 17))
    assert marks("Núñez, Ana", "nun") == ((0, 3),)
    assert marks("O'Brien, Sean", "obri") == ((0, 5),)
    assert marks("O'Brien, Sean", "brie") == ((2, 6),)


def test_names_are_in_order_by_family_name_then_given_name() -> None:
    names = [
        ("Adams", "Zoe"),
        ("Garcia", "Ana"),
        ("García", "Bea"),
        ("Garcia-Lopez", "Ana"),
        ("Garner", "Al"),
        ("Núñez", "X"),
        ("O'Brien", "Al"),
        ("Oboe", "Al"),
        ("Zed", "A"),
    ]
    keys = [name_key(PersonName(family=family, given=given)) for family, given in names]
    assert keys[:6] == sorted(keys[:6])
    assert keys[6] == "obrien\tal"
    assert set(name_tokens("O'Brien-Smith")) == {"o", "brien", "smith", "obriensmith"}
