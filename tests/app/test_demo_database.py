# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The demo's keys and database: worthless, whole, and nowhere else."""

import stat
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pinportal_desktop.app import demo
from pinportal_desktop.app.demo_database import forget_demo, open_demo
from pinportal_desktop.app.home import Home
from pinportal_desktop.app.keys import DemoKeys
from pinportal_desktop.app.parts import Parts, open_parts
from pinportal_desktop.app.site import DEMO_PORT
from pinportal_desktop.app.ways_out import show_pdf
from pinportal_desktop.domain.errors import Code, PinPortalError, StorageError
from tests.app.conftest import Opens, found_practice


class PowerCut(BaseException):
    """Ends the program where it stands."""


def small_demo(parts: Parts, **_how: object) -> None:
    """In place of the 300 patients: a practice, so that the database counts as filled."""
    found_practice(parts, DEMO_PORT)


# --- keys


def test_the_demos_keys_say_that_they_are_worth_nothing(home: Home) -> None:
    DemoKeys(home).keys()
    said = home.keys.read_text("utf-8")
    assert "demo" in said
    assert "worth nothing" in said


def test_the_demos_keys_stay_the_same_and_every_demo_has_its_own(home: Home, tmp_path: Path) -> None:
    first, again = DemoKeys(home).keys(), DemoKeys(home).keys()
    assert (first.database.reveal(), first.practice.reveal()) == (again.database.reveal(), again.practice.reveal())
    assert first.database.reveal() != first.practice.reveal()
    other = DemoKeys(Home(path=tmp_path / "other", demo=True)).keys()
    assert other.database.reveal() != first.database.reveal()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's folders private by itself")
def test_nobody_else_on_this_computer_reads_the_key_file(home: Home) -> None:
    DemoKeys(home).keys()
    assert stat.S_IMODE(home.keys.stat().st_mode) == 0o600


@pytest.mark.parametrize("damaged", ["", 'database_key = "zz"', 'database_key = "00"\npractice_key = "00"', "[["])
def test_a_damaged_key_file_is_told_as_a_wrong_key(home: Home, damaged: str) -> None:
    home.folder.mkdir(parents=True)
    home.keys.write_text(damaged)
    with pytest.raises(StorageError) as refused:
        DemoKeys(home).keys()
    assert refused.value.code is Code.DATABASE_KEY_WRONG


@pytest.mark.parametrize(
    "use",
    [DemoKeys, forget_demo, lambda home: show_pdf(b"%PDF", home)],
    ids=["keys in a file", "throwing everything away", "letters as files"],
)
def test_what_is_for_the_demo_only_refuses_elsewhere(use: Callable[[Home], object], home: Home) -> None:
    with pytest.raises(PinPortalError) as refused:
        use(replace(home, demo=False))
    assert refused.value.code is Code.DEMO_ONLY
    assert not home.path.exists()


def test_outside_the_demo_no_database_opens_by_the_demos_keys(home: Home) -> None:
    with pytest.raises(PinPortalError) as refused:
        open_parts(replace(home, demo=False), create=True)
    assert refused.value.code is Code.DEMO_ONLY
    assert not home.path.exists()


# --- the demo's database


def test_a_crash_while_the_demo_is_made_leaves_no_half_demo(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(parts: Parts, **how: object) -> None:
        small_demo(parts, **how)
        raise PowerCut

    monkeypatch.setattr(demo, "make_demo", half)
    with pytest.raises(PowerCut):
        open_demo(home)
    assert not home.own_database.exists()
    monkeypatch.setattr(demo, "make_demo", small_demo)
    with_practice = open_demo(home)
    assert with_practice.rules().demo
    with_practice.close()
    assert sorted(p.name for p in home.folder.iterdir()) == ["demo-keys.toml", "pinportal.db"]


def test_what_a_power_cut_left_of_a_demo_is_no_beginning(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.folder.mkdir(parents=True)
    left = open_parts(home, f"{home.own_database}.{threading.get_native_id()}.part", create=True)
    small_demo(left)
    half_a_demo = left.rules().practice_id
    left.close()
    monkeypatch.setattr(demo, "make_demo", small_demo)
    whole = open_demo(home)
    assert whole.rules().practice_id != half_a_demo
    whole.close()


def test_the_demo_is_made_once(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Parts] = []

    def counted(parts: Parts, **how: object) -> None:
        made.append(parts)
        small_demo(parts, **how)

    monkeypatch.setattr(demo, "make_demo", counted)
    first = open_demo(home)
    practice_id = first.rules().practice_id
    first.close()
    again = open_demo(home)
    assert again.rules().practice_id == practice_id
    again.close()
    assert len(made) == 1


def test_the_demo_is_made_where_the_database_was_asked_for(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "make_demo", small_demo)
    open_demo(home, str(tmp_path / "a folder" / "mine.db")).close()
    assert [p.name for p in (tmp_path / "a folder").iterdir()] == ["mine.db"]
    assert not home.own_database.exists()


def test_a_database_that_is_none_is_told_and_left_as_it_is(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear Sir or Madam, this is not a database at all, and long enough to be looked at. " * 30)
    before = file.read_bytes()
    with pytest.raises(StorageError) as refused:
        open_demo(home, str(file))
    assert refused.value.code is Code.DATABASE_DAMAGED
    assert file.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_told_by_its_name(tmp_path: Path) -> None:
    blocked = tmp_path / "home"
    blocked.write_text("a file where the folder should be")
    with pytest.raises(PinPortalError) as refused:
        open_demo(Home(path=blocked, demo=True))
    assert refused.value.code is Code.FOLDER_NOT_WRITABLE
    assert refused.value.facts["folder"] == str(blocked / "demo")


def test_a_fresh_demo_throws_away_the_demo_and_nothing_else(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "make_demo", small_demo)
    open_demo(home).close()
    home.mail.mkdir()
    (home.mail / "one.eml").write_text("PIN")
    home.letters.mkdir()
    (home.letters / "letter-1.pdf").write_bytes(b"%PDF")
    mine = home.folder / "pinportal.db.notes.txt"
    mine.write_text("mine")
    forget_demo(home)
    assert [p.name for p in home.folder.iterdir()] == [mine.name]


def test_without_a_screen_the_program_says_so_instead_of_aborting(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    from pinportal_desktop.app.first_paint import run_desk

    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(PinPortalError) as refused:
        run_desk(home, Opens(lambda: pytest.fail("the database was opened")))
    assert refused.value.code is Code.SCREEN_MISSING


def test_the_demo_is_made_on_a_postgresql_that_was_asked_for(
    home: Home, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "make_demo", small_demo)
    first = open_demo(home, postgres_url)
    practice_id = first.rules().practice_id
    first.close()
    again = open_demo(home, postgres_url)
    assert again.rules().practice_id == practice_id
    again.close()
    assert not home.own_database.exists()
