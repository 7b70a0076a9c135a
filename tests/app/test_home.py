# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Where everything that the program keeps lies."""

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from pinportal_desktop.app.demo_database import open_demo
from pinportal_desktop.app.home import Home, find_home
from pinportal_desktop.domain.errors import Code, PinPortalError


def test_home_is_what_was_asked_for_else_pinportal_home_else_the_systems_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PINPORTAL_HOME", str(tmp_path / "said"))
    assert find_home(tmp_path / "asked", demo=False).path == tmp_path / "asked"
    assert find_home(None, demo=False).path == tmp_path / "said"
    monkeypatch.setenv("PINPORTAL_HOME", "")
    assert find_home(None, demo=False).path == Path(platformdirs.user_data_dir("PinPortal", appauthor=False))


def test_home_may_be_written_with_a_tilde_or_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert find_home(Path("here"), demo=False).path == tmp_path / "here"
    assert find_home(Path("~/there"), demo=False).path == tmp_path / "there"


def test_the_demo_has_a_folder_of_its_own_under_home(tmp_path: Path) -> None:
    demo, real = Home(path=tmp_path, demo=True), Home(path=tmp_path, demo=False)
    assert demo.folder == tmp_path / "demo"
    for kept in (demo.keys, demo.mail, demo.letters, demo.logs, demo.own_database):
        assert kept.is_relative_to(tmp_path / "demo")
    assert not real.own_database.is_relative_to(demo.folder)


def test_the_database_is_what_was_asked_for_else_what_config_says_else_the_file_in_home(home: Home) -> None:
    assert home.database() == str(home.folder / "pinportal.db")
    home.folder.mkdir(parents=True)
    (home.folder / "config.toml").write_text('database = "postgresql://desk@server/pinportal"\n')
    assert home.database() == "postgresql://desk@server/pinportal"
    assert home.database("other.db") == "other.db"


@pytest.mark.parametrize("text", ["database = ", "database = 3\n[", "\xff\xfe"])
def test_a_config_that_cannot_be_read_is_told_by_its_name(home: Home, text: str) -> None:
    home.folder.mkdir(parents=True)
    (home.folder / "config.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(PinPortalError) as refused:
        home.database()
    assert refused.value.code is Code.FILE_NOT_READABLE
    assert str(refused.value.facts["name"]).endswith("config.toml")


def test_everything_that_the_program_keeps_lies_under_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("HOME", str(elsewhere))
    open_demo(Home(path=tmp_path / "home", demo=True)).close()
    assert list(elsewhere.iterdir()) == []
    assert sorted(p.name for p in (tmp_path / "home" / "demo").iterdir()) == ["demo-keys.toml", "pinportal.db"]


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux'")
def test_a_full_disk_is_told_as_such_and_leaves_the_file_as_it_was(home: Home) -> None:
    file = home.folder / "config.toml"
    home.write(file, "before")
    (home.folder / f"config.toml.{os.getpid()}.part").symlink_to("/dev/full")
    with pytest.raises(PinPortalError) as refused:
        home.write(file, "after")
    assert refused.value.code is Code.DISK_FULL
    assert file.read_text() == "before"
    home.write(file, "after")
    assert file.read_text() == "after"
