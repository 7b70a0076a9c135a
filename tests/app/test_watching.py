# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A folder that is watched: each file is taken once, whole, and put away with its report."""

import csv
import json
import os
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from pinportal_desktop.app import watching
from pinportal_desktop.app.demo_database import open_demo
from pinportal_desktop.app.home import Home
from pinportal_desktop.app.import_files import Importer
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.app.watching import Watcher
from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.words import Words
from tests.test_cli import CHILD, children, made_demo  # noqa: F401 - a fixture
from tests.usecases.refusing import code_of

TABLE = "Chart Number,Last Name,First Name,Date of Birth\n7,Zzyzx,Quill,2015-05-05\n"


@pytest.fixture
def parts(made_demo: Path, tmp_path: Path) -> Iterator[Parts]:  # noqa: F811 - the fixture
    opened = open_demo(Home(path=Path(copytree(made_demo, tmp_path / "home")), demo=True))
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "dropped"
    made.mkdir()
    return made


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def watcher(parts: Parts, folder: Path, said: list[str]) -> Watcher:
    return Watcher(parts, folder, said.append)


def drop(folder: Path, *resources: dict[str, object], name: str = "patients.ndjson") -> Path:
    path = folder / name
    path.write_text("\n".join(map(json.dumps, resources)), "utf-8")
    return path


def lying(folder: Path) -> dict[str, list[str]]:
    """What lies where, reports aside."""
    return {
        where: sorted(p.name for p in (folder / where).iterdir() if not p.name.endswith(".report.csv"))
        for where in ("done", "failed")
    }


def report(folder: Path, where: str, name: str) -> list[list[str]]:
    text = (folder / where / f"{name}.report.csv").read_text("utf-8-sig")
    return list(csv.reader(text.splitlines()))[1:]


def found(parts: Parts, text: str) -> int:
    return len(parts.store.looks().search(text, None, parts.rules().today(parts.clock.now())).rows)


def test_a_file_is_taken_once_it_no_longer_grows(parts: Parts, watcher: Watcher, folder: Path) -> None:
    path = drop(folder, CHILD)
    watcher.look()
    path.write_text(path.read_text("utf-8") + "\n" + json.dumps(children(9)[8]), "utf-8")
    watcher.look()
    assert found(parts, "zzyzx") == 0, "it grew between the two looks"
    watcher.look()
    assert found(parts, "zzyzx") == 2
    assert lying(folder) == {"done": ["patients.ndjson"], "failed": []}
    assert not path.exists()


def test_what_is_still_being_written_under_another_name_is_left_alone(watcher: Watcher, folder: Path) -> None:
    for name in ("patients.ndjson.part", ".hidden.ndjson", "patients.tmp"):
        drop(folder, CHILD, name=name)
    watcher.look()
    watcher.look()
    assert lying(folder) == {"done": [], "failed": []}


def test_a_row_that_is_refused_stands_in_the_report_beside_the_file(watcher: Watcher, folder: Path) -> None:
    drop(folder, CHILD, CHILD | {"birthDate": "2015-05"})
    watcher.look()
    watcher.look()
    ((_, row, _, _, why),) = report(folder, "done", "patients.ndjson")
    assert (row, why) == ("2", Words.load().code(Code.BIRTH_DATE_PARTIAL))


def test_a_file_that_nobody_can_read_goes_to_failed_with_the_reason(
    watcher: Watcher, folder: Path, said: list[str]
) -> None:
    (folder / "letter.pdf").write_bytes(b"%PDF-1.7 a letter")
    (folder / "other.ndjson").write_text(json.dumps(CHILD), "utf-8")
    watcher.look()
    watcher.look()
    assert lying(folder) == {"done": ["other.ndjson"], "failed": ["letter.pdf"]}
    ((_, _, _, _, why),) = report(folder, "failed", "letter.pdf")
    assert why == Words.load().code(Code.FILE_IS_A_PDF, name="letter.pdf")
    assert f"letter.pdf: {why}" in said


def test_a_table_is_taken_once_somebody_has_imported_one_with_its_headings(
    parts: Parts, watcher: Watcher, folder: Path, tmp_path: Path
) -> None:
    (folder / "patients.csv").write_text(TABLE, "utf-8")
    watcher.look()
    watcher.look()
    ((_, _, _, _, why),) = report(folder, "failed", "patients.csv")
    assert why == Words.load().code(Code.TABLE_PLAN_MISSING, name="patients.csv")
    by_hand = tmp_path / "by-hand.csv"
    by_hand.write_text(TABLE, "utf-8")
    Importer(parts).bring_in(by_hand)
    (folder / "tonight.csv").write_text(TABLE.replace("Quill", "Wren").replace("7,", "8,"), "utf-8")
    watcher.look()
    watcher.look()
    assert lying(folder)["done"] == ["tonight.csv"]
    assert found(parts, "zzyzx wren") == 1


def test_of_two_watchers_one_takes_a_file(parts: Parts, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = Watcher(parts, folder, lambda _: None)
    monkeypatch.setattr(watching, "station_name", lambda: "another")
    other = Watcher(parts, folder, lambda _: None)
    for n in range(8):
        drop(folder, children(n + 1)[n], name=f"{n}.ndjson")
    one.look()
    other.look()
    taken: list[str] = []
    bring_in = Importer.bring_in

    def counted(importer: Importer, path: Path, **how: Any) -> Any:
        taken.append(path.name)
        if len(taken) == 3:
            other.look()  # in the middle of the first one's work
        return bring_in(importer, path, **how)

    monkeypatch.setattr(Importer, "bring_in", counted)
    one.look()
    other.look()
    assert sorted(taken) == [f"{n}.ndjson" for n in range(8)]
    assert len(lying(folder)["done"]) == 8


def test_the_same_name_again_is_put_beside_the_one_before(watcher: Watcher, folder: Path) -> None:
    for n in (1, 2):
        drop(folder, children(n)[n - 1])
        watcher.look()
        watcher.look()
    assert lying(folder)["done"] == ["patients 2.ndjson", "patients.ndjson"]
    assert (folder / "done" / "patients 2.ndjson.report.csv").exists()


def test_a_file_waits_while_the_database_is_away_and_is_taken_afterwards(
    parts: Parts, watcher: Watcher, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> object:
        raise StorageError(Code.DATABASE_GONE)

    drop(folder, CHILD)
    watcher.look()
    with monkeypatch.context() as broken:
        broken.setattr(Parts, "carry_out", away)
        watcher._importer = Importer(parts)
        watcher.look()
    assert lying(folder) == {"done": [], "failed": []}
    watcher._importer = Importer(parts)
    watcher.look()
    assert lying(folder) == {"done": ["patients.ndjson"], "failed": []}


def test_what_a_dead_watcher_had_claimed_is_taken_by_another(parts: Parts, watcher: Watcher, folder: Path) -> None:
    dead = folder / "working" / "old-desk-1"
    dead.mkdir()
    (dead / ".alive").write_text("", "utf-8")
    drop(dead, CHILD)
    watcher.look()
    watcher.look()
    assert found(parts, "zzyzx") == 0, "it may still be at work"
    long_ago = (folder / "working").stat().st_mtime - 3600
    os.utime(dead / ".alive", (long_ago, long_ago))
    for _ in range(3):
        watcher.look()
    assert found(parts, "zzyzx") == 1
    assert not dead.exists()


def test_what_is_stopped_in_the_middle_is_given_back_and_goes_on(parts: Parts, watcher: Watcher, folder: Path) -> None:
    drop(folder, *children(1200))
    watcher.look()
    asked = iter([False, False, True, True, True])
    watcher.look(lambda: next(asked, True))
    watcher.leave()
    assert (folder / "patients.ndjson").exists()
    again = Watcher(parts, folder, lambda _: None)
    again.look()
    again.look()
    (run,) = parts.store.import_looks().runs(parts.rules().practice_id)
    assert run.counts.new == 1200


def test_a_folder_that_is_not_there_is_said_to_be_so(parts: Parts, tmp_path: Path) -> None:
    assert code_of(lambda: Watcher(parts, tmp_path / "none", lambda _: None)) is Code.FOLDER_NOT_WATCHABLE


def test_the_watched_folder_acts_as_nobody_at_a_desk(parts: Parts, watcher: Watcher, folder: Path) -> None:
    drop(folder, CHILD)
    watcher.look()
    watcher.look()
    assert watcher._importer.importing.surface.actor.kind.value == "system"
