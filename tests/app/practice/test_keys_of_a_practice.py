# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Where a practice's keys are kept: in the keyring, under a passphrase, in a file that is carried."""

import os
from pathlib import Path
from typing import Any

import pytest
from keyring import core

from pinportal_desktop.app.carrying import save_keys, take_keys
from pinportal_desktop.app.home import Home, KeptIn
from pinportal_desktop.app.practice import FirstStartNeeded, PassphraseNeeded, PracticeOpening
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.keyring import trusted_backend
from tests.app.practice.practices import FIRST, PASSPHRASE, WITH_PASSPHRASE, opened
from tests.usecases.refusing import code_of

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
