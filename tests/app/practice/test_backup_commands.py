# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""`pinportal backup` and `pinportal restore`, typed in a terminal."""

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pinportal_desktop.app import backup_commands
from pinportal_desktop.app.backups import keys_beside
from pinportal_desktop.app.home import Home
from pinportal_desktop.cli import app
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.words import Words
from tests.app.practice.restoring import begun, names, opened

WORDS = Words.load()


def run(home: Home, *line: object) -> Any:
    return CliRunner().invoke(app, [*map(str, line), "--home", str(home.path)])


def test_a_backup_is_made_listed_and_restored(home: Home, tmp_path: Path, system_keyring: Any) -> None:
    before = begun(home)
    carried = tmp_path / "usb.backup"
    assert run(home, "backup", carried).exit_code == 0
    assert keys_beside(carried).is_file()
    assert run(home, "backup", carried).exit_code == 1, "nothing is written over"
    listed = run(home, "restore")
    assert str(before.backup.file) in listed.stdout
    assert before.backup.paper in listed.stdout
    refused = run(home, "restore", before.backup.file)
    assert refused.exit_code == 1, "away from a terminal nobody said that it is meant"
    restored = run(home, "restore", before.backup.file, "--yes")
    assert restored.exit_code == 0, restored.output
    assert "PINs issued since then are not known any more" in restored.stdout
    parts = opened(home)
    assert names(parts) == ["Garcia, Marisol"]
    parts.close()


def test_a_mistyped_recovery_key_is_typed_again(
    home: Home, tmp_path: Path, system_keyring: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = begun(home)
    config = home.config()
    assert config is not None
    for name in ("database key", "practice key"):
        system_keyring.delete_password("PinPortal", f"{name} {config.key_set}")
    assert run(home, "restore", before.backup.file, "--yes").stderr.strip() == WORDS.code(Code.RECOVERY_NEEDED)
    groups = before.recovery.reveal().split()
    typed = iter([Secret(" ".join(groups[:-1])), before.recovery])
    monkeypatch.setattr(backup_commands, "ask_recovery_key", lambda: next(typed))
    done = run(home, "restore", before.backup.file, "--yes")
    assert done.exit_code == 0, done.output
    assert WORDS.code(Code.RECOVERY_GROUPS, count=12, least=13) in done.stdout
    assert not any(group in done.output for group in groups)


def test_a_servers_backups_are_its_own(home: Home) -> None:
    told = run(home, "restore", "--database", "postgresql://localhost/maple")
    assert told.stderr.strip() == WORDS.code(Code.BACKUP_IS_THE_SERVERS)
