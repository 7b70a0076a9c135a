# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A backup and the paper with the recovery key open the practice on another computer."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from keyring import backend, core

from pinportal_desktop.app.backups import FileBackups, keys_beside
from pinportal_desktop.app.home import Home
from pinportal_desktop.app.practice import PassphraseNeeded, PracticeOpening
from pinportal_desktop.app.restoring import (
    RecoveryNeeded,
    Restored,
    Unlocking,
    restore,
)
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.recovery import draw_recovery_key, read_recovery_key
from pinportal_desktop.usecases.start_practice import FirstStart
from pinportal_desktop.usecases.stopping import Stop
from tests.app.practice.practices import PASSPHRASE
from tests.app.practice.restoring import begun, holds, opened, working
from tests.secret_service import running_secret_service
from tests.usecases.refusing import code_of

# --- on another computer


@contextmanager
def another_computers_keyring(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with running_secret_service(folder) as bus, monkeypatch.context() as patched:
        patched.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
        patched.setattr(core, "_keyring_backend", None)
        vars(backend.get_all_keyring).pop("saved_result", None)
        yield


@pytest.mark.skipif(sys.platform != "linux", reason="a second keyring is a Secret Service of its own")
def test_a_backup_and_the_paper_open_the_practice_on_a_computer_that_never_had_the_keys(
    home: Home, tmp_path: Path, system_keyring: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = begun(home)
    carried = tmp_path / "usb"
    carried.mkdir()
    for file in (before.backup.file, keys_beside(before.backup.file)):
        (carried / file.name).write_bytes(file.read_bytes())
    file = carried / before.backup.file.name
    there = Home(path=tmp_path / "another", demo=False)
    with another_computers_keyring(tmp_path / "second", monkeypatch):
        needed = restore(there, file, Unlocking())
        assert needed == RecoveryNeeded(paper=before.backup.paper, no_keyring=None)
        assert not there.folder.exists(), "asking makes nothing"
        other = Unlocking(recovery=draw_recovery_key())
        assert code_of(lambda: restore(there, file, other)) is Code.RECOVERY_OTHER
        done = restore(there, file, Unlocking(recovery=read_recovery_key(before.recovery)))
        assert isinstance(done, Restored)
        parts = opened(there)
        assert parts.rules().practice_name == "Maple Street"
        holds(parts, before)
        working(parts).child("Emily Hart")
        assert FileBackups(parts).make(Stop()).paper == "", "that computer prints a recovery key of its own"
        parts.close()
        # Its keyring has the keys now: the next one is restored without paper.
        assert isinstance(restore(there, file, Unlocking()), Restored)


def test_where_there_is_no_keyring_either_a_passphrase_keeps_the_keys_from_then_on(
    home: Home, tmp_path: Path, no_keyring: None
) -> None:
    first = FirstStart(
        practice_name="Maple Street", portal_address="https://portal.example.org", time_zone="", passphrase=PASSPHRASE
    )
    before = begun(home, first)
    there = Home(path=tmp_path / "another", demo=False)
    needed = restore(there, before.backup.file, Unlocking())
    assert isinstance(needed, RecoveryNeeded)
    assert needed.no_keyring is not None
    new = Secret("another computer's passphrase")
    recovery = read_recovery_key(before.recovery)
    assert isinstance(restore(there, before.backup.file, Unlocking(recovery=recovery, passphrase=new)), Restored)
    assert isinstance(PracticeOpening(there).open(), PassphraseNeeded)
    parts = opened(there, new)
    holds(parts, before)
    parts.close()


def test_a_backup_without_sealed_keys_says_that_no_paper_opens_it(
    home: Home, tmp_path: Path, system_keyring: Any
) -> None:
    before = begun(home)
    keys_beside(before.backup.file).unlink()
    there = Home(path=tmp_path / "another", demo=False)
    assert code_of(lambda: restore(there, before.backup.file, Unlocking())) is Code.RECOVERY_NONE


def test_a_keyring_that_lost_its_keys_gets_them_back_from_the_paper(
    home: Home, tmp_path: Path, system_keyring: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = begun(home)
    with another_computers_keyring(tmp_path / "second", monkeypatch):
        assert code_of(lambda: PracticeOpening(home).open()) is Code.KEYS_MISSING
        assert isinstance(restore(home, before.backup.file, Unlocking()), RecoveryNeeded)
        recovery = read_recovery_key(before.recovery)
        assert isinstance(restore(home, before.backup.file, Unlocking(recovery=recovery)), Restored)
        parts = opened(home)
        holds(parts, before)
        parts.close()
