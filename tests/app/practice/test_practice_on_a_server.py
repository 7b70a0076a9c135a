# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A practice whose database is a PostgreSQL: several computers, one practice."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import make_url

from pinportal_desktop.app import practice
from pinportal_desktop.app.carrying import save_keys, take_keys
from pinportal_desktop.app.home import Home
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.app.practice import FirstStartNeeded, PracticeOpening
from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.storage.engine import split_password
from tests.app.practice.practices import PASSPHRASE, WITH_PASSPHRASE, opened
from tests.usecases.refusing import code_of


def test_a_practice_on_a_server_is_started_there_and_a_second_computer_joins_with_a_file_of_keys(
    home: Home, no_keyring: None, tmp_path: Path, postgres_url: str
) -> None:
    first = PracticeOpening(home, postgres_url)
    asked = first.open()
    assert isinstance(asked, FirstStartNeeded)
    assert asked.on_server
    parts = first.start(WITH_PASSPHRASE)
    practice_id = parts.rules().practice_id
    parts.close()
    second = Home(path=tmp_path / "second", demo=False)
    assert code_of(PracticeOpening(second, postgres_url).open) is Code.KEYS_MISSING
    assert code_of(lambda: PracticeOpening(second, postgres_url).start(WITH_PASSPHRASE)) is Code.PRACTICE_EXISTS
    file = tmp_path / "keys.toml"
    save_keys(home, file, PASSPHRASE, PASSPHRASE)
    take_keys(second, file, PASSPHRASE, postgres_url)
    joined = opened(PracticeOpening(second), PASSPHRASE)
    assert joined.rules().practice_id == practice_id
    joined.close()


def test_a_server_does_not_open_with_another_practices_keys(
    home: Home, no_keyring: None, tmp_path: Path, postgres_url: str
) -> None:
    """Its password would let them in, but no PIN that was issued elsewhere would be recognized."""
    PracticeOpening(home, postgres_url).start(WITH_PASSPHRASE).close()
    other = Home(path=tmp_path / "other", demo=False)
    PracticeOpening(other).start(WITH_PASSPHRASE).close()
    strange = PracticeOpening(other, postgres_url)
    assert code_of(lambda: strange.open(PASSPHRASE)) is Code.KEYS_OF_ANOTHER_PRACTICE


def test_a_servers_password_is_kept_with_the_keys_and_stands_in_no_file(
    home: Home, no_keyring: None, postgres_url: str
) -> None:
    asked = make_url(postgres_url).set(password="p@ss word").render_as_string(hide_password=False)
    assert split_password(asked)[1] == Secret("p@ss word")
    opening = PracticeOpening(home, asked)
    needed = opening.open()
    assert isinstance(needed, FirstStartNeeded)
    assert "p%40ss" not in needed.where
    opening.start(WITH_PASSPHRASE).close()
    for file in home.path.rglob("*"):
        if file.is_file():
            assert b"p%40ss" not in file.read_bytes()
            assert b"p@ss" not in file.read_bytes()
    again = opened(PracticeOpening(home), PASSPHRASE)
    assert again.keys.server_password == Secret("p@ss word")
    again.close()


def test_a_first_start_that_comes_just_too_late_is_told_that_there_is_a_practice(
    home: Home, no_keyring: None, tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(practice, "is_begun", lambda _where: False)
    PracticeOpening(home, postgres_url).start(WITH_PASSPHRASE).close()
    second = Home(path=tmp_path / "second", demo=False)
    with pytest.raises(StorageError) as told:
        PracticeOpening(second, postgres_url).start(WITH_PASSPHRASE)
    assert told.value.code is Code.PRACTICE_EXISTS
    assert second.config() is None


def test_of_two_first_starts_on_one_server_one_makes_the_practice(
    home: Home, no_keyring: None, tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both saw it empty; the database itself lets one through."""
    monkeypatch.setattr(practice, "is_begun", lambda _where: False)
    both, told = threading.Barrier(2), list[object]()

    def start(own: Home) -> None:
        both.wait()
        try:
            told.append(PracticeOpening(own, postgres_url).start(WITH_PASSPHRASE))
        except StorageError as error:
            told.append(error.code)

    homes = [home, Home(path=tmp_path / "second", demo=False)]
    threads = [threading.Thread(target=start, args=(own,)) for own in homes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made = [one for one in told if isinstance(one, Parts)]
    assert (len(made), [one for one in told if one not in made]) == (1, [Code.PRACTICE_EXISTS])
    made[0].close()
    assert sum(one.config() is not None for one in homes) == 1, "the other's keys fit nothing, so none are named"
