# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Restoring a backup: here, and with the recovery paper on a computer that never had the keys."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from pinportal_desktop.app import restoring
from pinportal_desktop.app.home import Home
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.app.practice import PracticeOpening
from pinportal_desktop.app.restoring import (
    Restored,
    RestorePassphraseNeeded,
    Unlocking,
    put_restored_in_place,
    restore,
)
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.storage.soundness import unlock
from pinportal_desktop.usecases.start_practice import FirstStart
from tests.app.practice.practices import PASSPHRASE
from tests.app.practice.restoring import begun, files, holds, names, opened, working
from tests.usecases.refusing import code_of

# --- here


def test_a_restored_practice_is_as_it_was_and_the_present_file_is_kept(home: Home, system_keyring: Any) -> None:
    before = begun(home)
    present = home.own_database.read_bytes()
    done = restore(home, before.backup.file, Unlocking())
    assert isinstance(done, Restored)
    assert (done.made_at, done.in_doubt) == (before.backup.made_at, 1)
    assert done.aside is not None
    assert done.aside.read_bytes() == present
    parts = opened(home)
    assert names(parts) == ["Garcia, Marisol"]
    holds(parts, before)
    working(parts).child("Emily Hart")
    parts.close()
    again = restore(home, before.backup.file, Unlocking())
    assert isinstance(again, Restored)
    assert again.aside != done.aside, "a second one does not take the first one's place"


def test_a_damaged_database_is_replaced_and_kept(home: Home, system_keyring: Any) -> None:
    before = begun(home)
    os.truncate(home.own_database, 5000)
    assert code_of(lambda: PracticeOpening(home).open()) is Code.DATABASE_DAMAGED
    done = restore(home, before.backup.file, Unlocking())
    assert isinstance(done, Restored)
    assert done.aside is not None
    assert done.aside.stat().st_size == 5000
    parts = opened(home)
    holds(parts, before)
    parts.close()


def test_a_database_that_is_gone_is_replaced(home: Home, system_keyring: Any) -> None:
    before = begun(home)
    home.own_database.unlink()
    done = restore(home, before.backup.file, Unlocking())
    assert isinstance(done, Restored)
    assert done.aside is None
    parts = opened(home)
    holds(parts, before)
    parts.close()


def test_while_somebody_works_nothing_is_restored(home: Home, system_keyring: Any) -> None:
    before = begun(home)
    desk = (
        "import sys\n"
        "from pathlib import Path\n"
        "from pinportal_desktop.app.home import Home\n"
        "from pinportal_desktop.app.practice import PracticeOpening\n"
        "parts = PracticeOpening(Home(path=Path(sys.argv[1]), demo=False)).open()\n"
        "parts.rules()\n"
        "print('open', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", desk, str(home.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        there = files(home)
        assert code_of(lambda: restore(home, before.backup.file, Unlocking())) is Code.DATABASE_IN_USE
        assert files(home) == there
        other.kill()
    assert isinstance(restore(home, before.backup.file, Unlocking()), Restored)


def spoil(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def forge(file: Path, keys: Parts) -> None:
    """As somebody with the keys of the file alone could."""
    connection = sqlcipher.connect(str(file), isolation_level=None)
    unlock(connection, keys.own_keys.database.reveal())
    connection.execute("DROP TRIGGER record_no_update")
    connection.execute("UPDATE record SET person = 'Nobody' WHERE kind = 'pin_issued'")
    connection.close()


def test_a_bad_backup_is_refused_and_nothing_is_changed(home: Home, tmp_path: Path, system_keyring: Any) -> None:
    before = begun(home)
    copies = {name: tmp_path / f"{name}.backup" for name in ("spoilt", "cut", "forged", "text")}
    for file in copies.values():
        file.write_bytes(before.backup.file.read_bytes())
    spoil(copies["spoilt"])
    os.truncate(copies["cut"], 8192)
    copies["text"].write_text("Dear diary,\n" * 999)
    parts = opened(home)
    forge(copies["forged"], parts)
    parts.close()
    other = Home(path=tmp_path / "other", demo=False)
    begun_there = begun(other)
    there = files(home)
    expected = {
        copies["spoilt"]: Code.BACKUP_DAMAGED,
        copies["cut"]: Code.BACKUP_DAMAGED,
        copies["text"]: Code.BACKUP_OF_ANOTHER,
        copies["forged"]: Code.BACKUP_RECORD_BROKEN,
        begun_there.backup.file: Code.BACKUP_OF_ANOTHER,
        tmp_path / "none.backup": Code.FILE_NOT_READABLE,
    }
    for file, code in expected.items():
        assert code_of(lambda file=file: restore(home, file, Unlocking())) is code  # type: ignore[misc]  # bound now
        assert files(home) == there


def test_a_restore_that_a_power_cut_breaks_off_is_caught_up_with_or_has_changed_nothing(
    home: Home, system_keyring: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCutError(BaseException):
        pass

    before = begun(home)
    Path(f"{home.own_database}-wal").write_bytes(b"what was done last")
    rename, cuts = Path.rename, 0
    for cut_at in range(4):
        seen = 0

        def cut(self: Path, target: Any, cut_at: int = cut_at) -> Path:
            nonlocal seen, cuts
            seen += 1
            if seen > cut_at:
                cuts += 1
                raise PowerCutError
            return rename(self, target)

        monkeypatch.setattr(Path, "rename", cut)
        try:
            restore(home, before.backup.file, Unlocking())
        except PowerCutError:
            monkeypatch.setattr(Path, "rename", rename)
            parts = opened(home)
            holds(parts, before)
            parts.close()
            Path(f"{home.own_database}-wal").write_bytes(b"what was done last")
        monkeypatch.setattr(Path, "rename", rename)
    assert cuts == 3, "the file, its log, and what takes their place"
    kept = {file.name for file in home.folder.glob("pinportal.db.before-*")}
    assert {name for name in kept if name.endswith("-wal")}, "the log is kept as well"


def test_a_restore_that_ends_before_it_is_prepared_leaves_all_as_it_was(
    home: Home, system_keyring: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = begun(home)
    there = files(home)

    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring, "synchronize", full)
    assert code_of(lambda: restore(home, before.backup.file, Unlocking())) is Code.DISK_FULL
    assert files(home) == there
    assert put_restored_in_place(home.own_database) is None


def test_where_a_passphrase_keeps_the_keys_it_is_asked_for(home: Home, no_keyring: None) -> None:
    first = FirstStart(
        practice_name="Maple Street", portal_address="https://portal.example.org", time_zone="", passphrase=PASSPHRASE
    )
    before = begun(home, first)
    assert isinstance(restore(home, before.backup.file, Unlocking()), RestorePassphraseNeeded)
    wrong = Unlocking(passphrase=Secret("wrong horse battery staple"))
    assert code_of(lambda: restore(home, before.backup.file, wrong)) is Code.PASSPHRASE_WRONG
    assert isinstance(restore(home, before.backup.file, Unlocking(passphrase=PASSPHRASE)), Restored)
    parts = opened(home, PASSPHRASE)
    holds(parts, before)
    parts.close()


def test_on_a_server_backups_are_the_servers(home: Home, tmp_path: Path) -> None:
    backup = tmp_path / "some.backup"
    backup.touch()
    where = "postgresql://localhost/maple"
    assert code_of(lambda: restore(home, backup, Unlocking(), where)) is Code.BACKUP_IS_THE_SERVERS
