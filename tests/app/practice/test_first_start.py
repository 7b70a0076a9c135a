# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A practice's first start: what it makes, and what is said when it cannot."""

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pinportal_desktop.app import practice
from pinportal_desktop.app.home import Home
from pinportal_desktop.app.making import made_beside
from pinportal_desktop.app.parts import Parts, open_parts
from pinportal_desktop.app.practice import FirstStartNeeded, PassphraseNeeded, PracticeOpening
from pinportal_desktop.domain.errors import Code, PinPortalError, Refused, StorageError
from pinportal_desktop.domain.secrets import Secret
from tests.app.practice.practices import FIRST, PASSPHRASE, WITH_PASSPHRASE, opened
from tests.usecases.refusing import code_of


def test_the_first_start_makes_an_encrypted_database_whose_keys_are_in_the_keyring_alone(
    home: Home, system_keyring: Any
) -> None:
    opening = PracticeOpening(home)
    asked = opening.open()
    assert asked == FirstStartNeeded(where=str(home.own_database), on_server=False, no_keyring=None)
    assert not home.path.exists(), "asking makes nothing"
    parts = opening.start(FIRST)
    keys, rules = parts.own_keys, parts.rules()
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
