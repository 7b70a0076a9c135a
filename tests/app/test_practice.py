# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A practice's own database: its first start, its keys, and what is said when something is missing."""

import os
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from keyring import core
from sqlalchemy import make_url

from pinportal_desktop.app import practice
from pinportal_desktop.app.carrying import save_keys, take_keys
from pinportal_desktop.app.home import Home, KeptIn
from pinportal_desktop.app.making import made_beside
from pinportal_desktop.app.parts import Parts, open_parts
from pinportal_desktop.app.practice import FirstStartNeeded, PassphraseNeeded, PracticeOpening
from pinportal_desktop.domain.errors import Code, PinPortalError, Refused, StorageError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security import wrapping
from pinportal_desktop.security.keyring import trusted_backend
from pinportal_desktop.storage.engine import split_password
from pinportal_desktop.usecases.start_practice import FirstStart

PASSPHRASE = Secret("correct horse battery staple")
FIRST = FirstStart(
    practice_name="  Maple  Street Pediatrics ",
    portal_address="https://Portal.example.org/",
    time_zone="America/Chicago",
)
WITH_PASSPHRASE = FirstStart(
    practice_name="Maple Street Pediatrics",
    portal_address="http://127.0.0.1:8737",
    time_zone="",
    passphrase=PASSPHRASE,
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(path=tmp_path / "practice", demo=False)


@pytest.fixture(autouse=True)
def quick_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wrapping costs a second on purpose; tests/security holds that cost."""
    monkeypatch.setattr(wrapping, "USUAL", wrapping.Cost(memory=1024, passes=1, lanes=1))


def opened(opening: PracticeOpening, passphrase: Secret | None = None) -> Parts:
    parts = opening.open(passphrase)
    assert isinstance(parts, Parts)
    return parts


def code_of(work: Callable[[], object]) -> Code:
    with pytest.raises(PinPortalError) as refused:
        work()
    return refused.value.code


# --- the first start


def test_the_first_start_makes_an_encrypted_database_whose_keys_are_in_the_keyring_alone(
    home: Home, system_keyring: Any
) -> None:
    opening = PracticeOpening(home)
    asked = opening.open()
    assert asked == FirstStartNeeded(where=str(home.own_database), on_server=False, no_keyring=None)
    assert not home.path.exists(), "asking makes nothing"
    parts = opening.start(FIRST)
    keys, rules = parts.keys, parts.rules()
    assert (rules.practice_name, rules.portal_address) == ("Maple Street Pediatrics", "https://portal.example.org")
    assert (rules.time_zone, rules.demo) == ("America/Chicago", False)
    parts.close()
    assert not home.own_database.read_bytes().startswith(b"SQLite format 3")
    for file in home.path.rglob("*"):
        if file.is_file():
            for key in (keys.database, keys.practice):
                assert key.reveal() not in file.read_bytes(), file
                assert key.reveal().hex().encode() not in file.read_bytes(), file
    again = opened(PracticeOpening(home))
    assert again.rules() == rules
    again.close()


def test_a_zone_that_nobody_knows_leaves_the_practices_own(home: Home, no_keyring: None) -> None:
    parts = PracticeOpening(home).start(WITH_PASSPHRASE)
    assert parts.rules().time_zone == "America/New_York"
    parts.close()


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"practice_name": "  "}, "practice_name", Code.PRACTICE_NAME_MISSING),
        ({"portal_address": "portal.example.org"}, "portal_address", Code.PORTAL_ADDRESS_INVALID),
        ({"portal_address": "http://portal.example.org"}, "portal_address", Code.PORTAL_ADDRESS_INVALID),
        ({"portal_address": "https://user:pw@portal.example.org"}, "portal_address", Code.PORTAL_ADDRESS_INVALID),
        ({"portal_address": "https://portal.example.org/register"}, "portal_address", Code.PORTAL_ADDRESS_INVALID),
        ({"portal_address": "https://portal.example.org:99999"}, "portal_address", Code.PORTAL_ADDRESS_INVALID),
        ({"portal_address": "https://"}, "portal_address", Code.PORTAL_ADDRESS_INVALID),
        ({"passphrase": Secret("short")}, "passphrase", Code.PASSPHRASE_SHORT),
    ],
)
def test_nothing_is_made_before_all_that_was_typed_is_right(
    home: Home, no_keyring: None, changed: dict[str, Any], field: str, code: Code
) -> None:
    with pytest.raises(Refused) as refused:
        PracticeOpening(home).start(replace(WITH_PASSPHRASE, **changed))
    assert (refused.value.code, refused.value.facts["field"]) == (code, field)
    assert not home.path.exists()


def test_a_first_start_that_was_cut_off_is_asked_again_and_goes_through(
    home: Home, no_keyring: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCutError(BaseException):
        pass

    def cut(*_: object, **__: object) -> None:
        raise PowerCutError

    steps = ("keep_keys", "open_parts")
    for step in steps:
        with monkeypatch.context() as patched:
            patched.setattr(practice, step, cut)
            with pytest.raises(PowerCutError):
                PracticeOpening(home).start(WITH_PASSPHRASE)
        assert isinstance(PracticeOpening(home).open(), FirstStartNeeded)
    with monkeypatch.context() as patched:
        # The database is there, and the config does not name it yet.
        patched.setattr(PracticeOpening, "_remember", cut)
        with pytest.raises(PowerCutError):
            PracticeOpening(home).start(WITH_PASSPHRASE)
    opened(PracticeOpening(home), PASSPHRASE).close()


def test_of_two_first_starts_one_makes_the_practice_and_the_other_is_told(home: Home, no_keyring: None) -> None:
    both, told = threading.Barrier(2), list[object]()

    def start() -> None:
        opening = PracticeOpening(home)
        both.wait()
        try:
            told.append(opening.start(WITH_PASSPHRASE))
        except PinPortalError as error:
            told.append(error.code)

    threads = [threading.Thread(target=start) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    made = [one for one in told if isinstance(one, Parts)]
    assert len(made) <= 1
    for parts in made:
        parts.close()
    assert set(told) - set(made) <= {Code.PRACTICE_EXISTS, Code.DATABASE_KEY_WRONG, Code.FOLDER_NOT_WRITABLE}


def test_a_database_that_is_gone_is_told_as_missing_and_never_begun_anew(home: Home, no_keyring: None) -> None:
    PracticeOpening(home).start(WITH_PASSPHRASE).close()
    home.own_database.rename(home.path / "elsewhere.db")
    assert code_of(lambda: PracticeOpening(home).open(PASSPHRASE)) is Code.DATABASE_NOT_READABLE
    assert code_of(lambda: PracticeOpening(home).start(WITH_PASSPHRASE)) is Code.PRACTICE_EXISTS
    assert not home.own_database.exists()


def test_a_database_whose_log_did_not_go_into_its_file_is_told_and_not_moved_into_place(tmp_path: Path) -> None:
    def make() -> None:
        with made_beside(tmp_path / "pinportal.db") as begun:
            Path(begun).write_bytes(b"half")
            Path(f"{begun}-wal").write_bytes(b"the other half")

    assert code_of(make) is Code.DISK_FAILS
    assert list(tmp_path.iterdir()) == []


def test_a_practice_that_was_made_and_could_not_be_opened_is_opened_at_the_second_press(
    home: Home, no_keyring: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_at_last(home: Home, database: str, **how: Any) -> Parts:
        if database == str(home.own_database):
            raise StorageError(Code.DISK_FULL)
        return open_parts(home, database, **how)

    opening = PracticeOpening(home)
    with monkeypatch.context() as full:
        full.setattr(practice, "open_parts", full_at_last)
        assert code_of(lambda: opening.start(WITH_PASSPHRASE)) is Code.DISK_FULL
    assert isinstance(PracticeOpening(home).open(), PassphraseNeeded), "its keys are kept"
    opening.start(WITH_PASSPHRASE).close()
    opened(PracticeOpening(home), PASSPHRASE).close()
    assert code_of(lambda: opening.start(WITH_PASSPHRASE)) is Code.PRACTICE_EXISTS


# --- without a keyring


def test_without_a_keyring_the_keys_are_wrapped_under_a_passphrase_that_each_start_asks(
    home: Home, no_keyring: None
) -> None:
    asked = PracticeOpening(home).open()
    assert isinstance(asked, FirstStartNeeded)
    assert asked.no_keyring is not None
    assert asked.no_keyring.code is Code.KEYRING_MISSING
    PracticeOpening(home).start(WITH_PASSPHRASE).close()
    config = home.config()
    assert config is not None
    assert config.keys is KeptIn.FILE
    assert isinstance(PracticeOpening(home).open(), PassphraseNeeded)
    assert code_of(lambda: PracticeOpening(home).open(Secret("another one of that length"))) is Code.PASSPHRASE_WRONG
    opened(PracticeOpening(home), PASSPHRASE).close()


@pytest.mark.skipif(os.name == "nt", reason="Windows guards a user's folder by its own rights")
def test_nobody_else_on_the_computer_may_read_what_the_home_keeps(home: Home, no_keyring: None) -> None:
    PracticeOpening(home).start(WITH_PASSPHRASE).close()
    for file in (home.wrapped_keys, home.path / "config.toml"):
        assert file.stat().st_mode & 0o077 == 0


# --- the keyring later


def test_keys_that_are_gone_from_the_keyring_are_told_and_a_file_of_them_brings_them_back(
    home: Home, system_keyring: Any, tmp_path: Path
) -> None:
    PracticeOpening(home).start(FIRST).close()
    file = tmp_path / "keys.toml"
    save_keys(home, file, PASSPHRASE)
    config = home.config()
    assert config is not None
    for name in ("database key", "practice key"):
        trusted_backend().delete_password("PinPortal", f"{name} {config.key_set}")
    assert code_of(PracticeOpening(home).open) is Code.KEYS_MISSING
    take_keys(home, file, PASSPHRASE)
    opened(PracticeOpening(home)).close()
    assert home.config() == config


def test_a_keyring_that_went_away_is_told_and_nothing_is_begun_anew(
    home: Home, system_keyring: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from keyring.backends.fail import Keyring

    PracticeOpening(home).start(FIRST).close()
    monkeypatch.setattr(core, "_keyring_backend", Keyring())
    assert code_of(PracticeOpening(home).open) is Code.KEYRING_MISSING


# --- keys carried


def test_a_file_of_keys_is_never_written_over_another_and_needs_a_real_passphrase(
    home: Home, no_keyring: None, tmp_path: Path
) -> None:
    PracticeOpening(home).start(WITH_PASSPHRASE).close()
    file = tmp_path / "keys.toml"
    assert code_of(lambda: save_keys(home, file, Secret("short"))) is Code.PASSPHRASE_SHORT
    assert isinstance(save_keys(home, file, PASSPHRASE), PassphraseNeeded)
    save_keys(home, file, PASSPHRASE, PASSPHRASE)
    before = file.read_bytes()
    assert code_of(lambda: save_keys(home, file, PASSPHRASE, PASSPHRASE)) is Code.FILE_EXISTS
    assert file.read_bytes() == before


def test_a_computer_with_a_practice_of_its_own_takes_no_other_practices_keys(
    home: Home, no_keyring: None, tmp_path: Path
) -> None:
    other = Home(path=tmp_path / "other", demo=False)
    for one in (home, other):
        PracticeOpening(one).start(WITH_PASSPHRASE).close()
    file = tmp_path / "keys.toml"
    save_keys(other, file, PASSPHRASE, PASSPHRASE)
    assert code_of(lambda: take_keys(home, file, PASSPHRASE)) is Code.KEYS_OF_ANOTHER_PRACTICE
    opened(PracticeOpening(home), PASSPHRASE).close()


# --- on a server


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
