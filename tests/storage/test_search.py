# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What is found, in which order and why: both databases give the same answers."""

import json
import threading
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.errors import Code, Refused, StorageError
from pinportal_desktop.domain.patient_account import Status
from pinportal_desktop.domain.people import PersonName, Standing
from pinportal_desktop.storage import looks as looks_module
from pinportal_desktop.storage import search_postgresql, search_sqlite
from pinportal_desktop.storage.search_query import read_query
from pinportal_desktop.storage.search_text import find_in, name_key, name_tokens
from pinportal_desktop.usecases.looks import HIDDEN, MoreFields
from tests.world import World, make_world

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


def test_both_databases_find_and_rank_alike(any_world: World) -> None:
    world = any_world
    for name in NAMES:
        child = world.child(name)
        world.contact(child, "Ana Parent", "Mother", Authority.JOINT, "ana.p@example.com", phone="+15550102231")
    names = {q: found(world, q) for q in QUERIES}
    assert names["gar"] == ["Gar, Al", "Garcia, Mia", "Garcia-Lopez, Mia"]
    assert names["nunez"] == ["Núñez, Núria"]
    assert names["obrien"] == ["O'Brien, Sean"]
    assert names["luk"] == ["Łukasz, Jan"]
    assert names["петр"] == ["Петрова, Анна"]
    assert names["小"] == ["小龍, 李"]
    assert len(names["2012"]) == len(names["3/14"]) == len(names["555"]) == len(names["ana@"]) == len(NAMES)
    assert names["garcia mia"] == ["Garcia, Mia", "Garcia-Lopez, Mia"]
    assert names["x"] == []


def found(world: World, typed: str, **more: Any) -> list[str]:
    return [row.name for row in world.looks.search(typed, None, world.today, **more).rows]


def test_names_come_exact_before_begun_and_family_before_given_on_both_databases(any_world: World) -> None:
    people = ("Ana Marquez", "Ana Smith-Mar", "Mar Zed", "Ivo Mar", "Mary Abel", "Mia Marin", "Zoe Mar", "Mar Mar")
    for number, name in enumerate(people):
        any_world.child(name, chart=str(number))
    names = [
        "Mar, Ivo",
        "Mar, Mar",
        "Mar, Zoe",
        "Smith-Mar, Ana",
        "Zed, Mar",
        "Marin, Mia",
        "Marquez, Ana",
        "Abel, Mary",
    ]
    assert found(any_world, "mar") == names
    assert found(any_world, "mar a") == ["Smith-Mar, Ana", "Abel, Mary", "Marquez, Ana"]


def test_all_rows_come_page_by_page_in_exact_name_order(any_world: World) -> None:
    families = ("Hernandezi", "Hernandezo", "Hernandez", "Hernandez-Abad", "Hernandez Zulu", "Hernán")
    for number, family in enumerate(families):
        for first in ("Maria", "Marcus", "Marisol", "María", "Mario", "Mariana"):
            child = any_world.child(first, chart=f"{number}-{first}")
            with any_world.store.writing() as work:
                patient = work.patients.account(child).patient
                work.patients.save(replace(patient, name=PersonName(family=family, given=first)))
    for typed in ("", "her", "mar", "her mar"):
        whole = found(any_world, typed, limit=100)
        assert len(whole) == 36
        paged = [name for start in range(0, 36, 7) for name in found(any_world, typed, limit=7, offset=start)]
        assert paged == whole
        assert whole == sorted(whole, key=lambda name: [" ".join(name_tokens(part)[:2]) for part in name.split(", ")])


@pytest.mark.parametrize(
    ("few", "budget", "rare"),
    [(-1, 10_000, 0.05), (-1, 2, 0.05), (1e9, 2, 0.0), (1e9, 2, 0.9)],
    ids=["along the names", "as far as the budget goes", "by the rarest entries", "by all entries"],
)
def test_on_postgresql_every_way_to_the_rows_gives_the_same(
    postgres_url: str, few: float, budget: int, rare: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = make_world(postgres_url)
    for number in range(3):
        for name in NAMES:
            world.contact(world.child(name, chart=f"{number}-{name}"), "Ana Garcia", phone="+15550102231")
    typed = [*QUERIES, "", "gar m", "m gar 2012", "mia 555", "ana gar mia"]
    usual = {text: found(world, text) for text in typed}
    assert usual["gar"][:3] == ["Gar, Al"] * 3
    for name in ("_FEW_SORTED", "_FEW_UNNAMED", "_MANY"):
        monkeypatch.setattr(search_postgresql, name, few)
    for name, value in (("_BUDGETS", (budget,)), ("_SPARE", 0), ("RARE", rare), ("_HALF_RARE", 2 * rare)):
        monkeypatch.setattr(search_postgresql, name, value)
    assert {text: found(world, text) for text in typed} == usual
    world.store.close()


def test_on_sqlite_few_matches_and_many_come_in_the_same_order(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        for name in NAMES:
            world.contact(world.child(name, chart=f"{number}-{name}"), "Ana Garcia", phone="+15550102231")
    typed = [*QUERIES, "", "gar m", "m gar 2012", "mia 555", "ana gar mia", "lopez", "brien", "garcialopez", "al gar"]
    few = {text: found(world, text) for text in typed}
    monkeypatch.setattr(search_sqlite, "_FEW", -1)
    assert {text: found(world, text) for text in typed} == few


def test_more_fields_narrow_to_family_name_given_name_and_birth_date(any_world: World) -> None:
    world = any_world
    world.child("Ana Lopez-Garcia", born=date(2012, 3, 14))
    world.child("Garcia Ana", born=date(2012, 3, 15))
    world.contact(world.child("Mia Zed"), "Ana Garcia")
    assert found(world, "", fields=MoreFields(last_name="garc")) == ["Lopez-Garcia, Ana"]
    assert found(world, "", fields=MoreFields(first_name="garc")) == ["Ana, Garcia"]
    assert found(world, "ana", fields=MoreFields(born="3/14")) == ["Lopez-Garcia, Ana", "Zed, Mia"]


@pytest.mark.parametrize("typed", ["soon", "13/45/2012", "2/30", "02/30/2012", "2012-13-01", "0/1", "99999999"])
def test_a_birth_date_that_there_is_not_is_refused_at_its_field(world: World, typed: str) -> None:
    with pytest.raises(Refused) as refused:
        found(world, "", fields=MoreFields(born=typed))
    assert (refused.value.code, refused.value.facts["field"]) == (Code.SEARCH_DATE_UNREADABLE, "born")


@pytest.mark.parametrize("typed", ["2/", "2/29", "2/29/2012", "2012", "2012-0", "2012-02-2", "3/14/12", "mar 14"])
def test_a_birth_date_is_taken_while_it_is_being_typed(world: World, typed: str) -> None:
    world.child("Mia Garcia")
    assert found(world, "", fields=MoreFields(born=typed)) == (
        ["Garcia, Mia"] if typed in {"2012", "2012-0", "3/14/12", "mar 14"} else []
    )


def test_a_row_says_whose_what_matched_when_it_is_not_shown(any_world: World) -> None:
    world = any_world
    child = world.child("Marisol Garcia", preferred="Sol", chart="104-2281")
    world.contact(child, "Ana Núñez", "Mother", Authority.JOINT, "ana.n@example.com", phone="+15550102231")
    why = {
        "garcia": None, "104-22": None, "2281": None, "2012": None, "3/14/2": None,
        "010-2231": ("Mother", "phone"), "(555) 010": ("Mother", "phone"), "+1 555 010 2231": ("Mother", "phone"),
        "ana.n@ex": ("Mother", "e-mail"), "garcia nunez": ("Mother", "name"), "sol": ("", "preferred name"),
    }  # fmt: skip
    for typed, by in why.items():
        (row,) = world.looks.search(typed, None, world.today).rows
        assert row.matched_by == by, typed


@pytest.mark.parametrize(
    ("typed", "first"), [("3/14/2012", "3/"), ("03/14/2012", "03/"), ("2012-03-14", "2012"), ("14 mar 2012", "14 mar")]
)
def test_a_date_finds_from_its_first_part_on_while_it_is_typed(world: World, typed: str, first: str) -> None:
    world.child("Mia Garcia", born=date(2012, 3, 14), chart="A-7")
    world.child("Zoe Zed", born=date(2011, 4, 15), chart="A-8")
    for end in range(len(first), len(typed) + 1):
        assert found(world, typed[:end]) == ["Garcia, Mia"], typed[:end]


def test_a_newer_look_ends_the_one_that_runs(any_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    running, told = threading.Event(), []
    slow = {
        "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
        "postgresql": "SELECT pg_sleep(600)",
    }

    def never_ending(connection: Connection, *_: object, **__: object) -> None:
        running.set()
        connection.exec_driver_sql(slow[connection.dialect.name])

    def look() -> None:
        try:
            any_world.looks.search("gar", None, any_world.today)
        except StorageError as error:
            told.append(error.code)

    monkeypatch.setattr(looks_module, "search", never_ending)
    thread = threading.Thread(target=look)
    thread.start()
    assert running.wait(10)
    while thread.is_alive():
        any_world.looks.interrupt()
        thread.join(0.05)
    assert told == [Code.DATABASE_BUSY]
    monkeypatch.undo()
    assert any_world.looks.search("gar", None, any_world.today).rows == (), "the connection can be used again"


def test_inactive_deceased_and_merged_patients_are_not_found(any_world: World) -> None:
    world = any_world
    kept = world.child("Mia Garcia")
    world.child("Ivo Garcia", active=False)
    world.child("Eva Garcia", deceased=True)
    world.child("Old Garcia", merged_into=kept)
    assert [r.name for r in world.looks.search("garcia", None, world.today).rows] == ["Garcia, Mia"]


def test_search_by_inactive_finds_who_is_hidden_and_says_why(any_world: World) -> None:
    world = any_world
    kept = world.child("Mia Garcia", chart="C-1")
    world.child("Ivo Garcia", active=False, chart="C-2", born=date(2014, 5, 6))
    world.child("Eva Garcia", deceased=True, chart="C-3")
    world.child("Old Núñez", merged_into=kept, chart="C-4")
    world.child("Una Garcia", chart="C-5", withdrawn=True)  # an import brought her, and was undone

    def hidden(typed: str, **more: Any) -> list[tuple[str, Standing, bool]]:
        page = world.looks.search(typed, HIDDEN, world.today, **more)
        return [(row.name, row.standing, row.merged) for row in page.rows]

    ivo, eva = ("Garcia, Ivo", Standing.INACTIVE, False), ("Garcia, Eva", Standing.DECEASED, False)
    old = ("Núñez, Old", Standing.ACTIVE, True)
    assert hidden("") == [eva, ivo, old]
    assert hidden("gar") == [eva, ivo]
    assert hidden("nunez") == hidden("C-4") == [old]
    assert hidden("5/6/2014") == hidden("iv ga") == [ivo]
    assert hidden("", fields=MoreFields(last_name="gar", first_name="e")) == [eva]
    assert hidden("", limit=1, offset=1) == [ivo]
    assert world.looks.search("", HIDDEN, world.today, limit=2).more


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


def test_a_row_agrees_with_the_account_on_status_and_access_also_past_the_minor_age_limit(any_world: World) -> None:
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
        assert [s for s in Status if world.looks.search("garcia", s, day).rows] == [row.status]


def test_a_row_agrees_with_the_account_on_a_pin_that_the_minor_age_limit_revoked(any_world: World) -> None:
    world = any_world
    child = world.child(born=date(2008, 11, 26))
    world.issue(child, world.contact(child, "Ana Garcia"))
    days = [world.today + timedelta(days=ahead) for ahead in range(3)]
    told = [row.status for day in days for row in world.looks.search("garcia", None, day).rows]
    assert told == [world.account(child).status(world.rules, day) for day in days]
    assert told == [Status.PENDING, Status.PENDING, Status.UNREGISTERED]
    with world.store.writing() as work:
        work.rules.put(replace(world.rules, minor_age_limit=21))
    told = [row.status for day in days for row in world.looks.search("garcia", None, day).rows]
    assert told == [Status.PENDING] * 3, "another limit holds at once"
    with world.store.writing() as work:
        work.rules.put(world.rules)
    world.clock.pass_(days=2)
    world.issue(child, None)
    assert [r.status for r in world.looks.search("garcia", None, world.today).rows] == [Status.PENDING]


@pytest.mark.parametrize(
    "typed",
    ["3/14/2012", "03/14/2012", "3-14-2012", "3.14.2012", "3/14/12", "2012-03-14", "03142012", "March 14, 2012",
     "14 mar 2012", "mar 14 2012", "2012-03", "3/14", "3/1", "3/", "2012", "201"],
)  # fmt: skip
def test_a_date_is_found_in_the_usual_us_forms_and_iso_whole_or_in_part(world: World, typed: str) -> None:
    world.child("Mia Garcia", born=date(2012, 3, 14), chart="A-1")
    world.child("Zoe Zed", born=date(2011, 4, 15), chart="A-2")
    assert found(world, typed) == (["Garcia, Mia"] if typed != "201" else found(world, "20"))


@pytest.mark.parametrize(
    "typed",
    ["2/30/2012", "13/13/2012", "99/99", "0/0/0000", "'\"*():^", "a" * 10_000, "AND OR NOT", "family:x", "\x00", "%_"],
)
def test_whatever_is_typed_gives_rows_or_none_and_never_an_error(any_world: World, typed: str) -> None:
    any_world.child("Mia Garcia")
    assert len(any_world.looks.search(typed, None, any_world.today).rows) <= 1


def test_every_naughty_string_is_searched_without_an_error(any_world: World, shared_data: Path) -> None:
    any_world.child("Mia Garcia")
    for text in json.loads((shared_data / "strings" / "blns.json").read_text("utf-8")):
        assert len(found(any_world, text)) <= 1
        assert len(found(any_world, "", fields=MoreFields(last_name=text, first_name=text))) <= 1


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
