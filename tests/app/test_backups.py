# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Backups: made beside whoever works, encrypted as the database is, rotated, and told when they cannot be made."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import event

from pinportal_desktop.app.backups import FileBackups, Keeper, backups_in, keys_beside
from pinportal_desktop.app.home import Config, Home, KeptIn
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.app.recovery import take_effect
from pinportal_desktop.domain.backups import DAYS
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.security.keys import Key, Keys
from pinportal_desktop.security.recovery import draw_recovery_key, paper_number
from pinportal_desktop.storage.opening import open_store
from pinportal_desktop.storage.soundness import unlock
from pinportal_desktop.usecases.backups import Backup
from pinportal_desktop.usecases.stopping import Stop
from tests.world import DATABASE_KEY, PRACTICE_KEY, World, make_world


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = make_world(tmp_path / "practice.db")
    yield made
    made.store.close()


@pytest.fixture
def parts(world: World, tmp_path: Path) -> Parts:
    home = Home(path=tmp_path / "home", demo=False)
    home.keep(Config(database=world.database, keys=KeptIn.KEYRING, key_set="maple"))
    return Parts(
        home=home,
        keys=Keys(database=Key(DATABASE_KEY), practice=PRACTICE_KEY),
        clock=world.clock,
        entropy=world.desk.entropy,
        store=world.store,
    )


def names_in(file: Path) -> list[str]:
    connection = sqlcipher.connect(f"{file.as_uri()}?immutable=1", uri=True)
    unlock(connection, DATABASE_KEY)
    names = [row[0] for row in connection.execute("SELECT given FROM patient ORDER BY given")]
    connection.close()
    return names


def elsewhere(parts: Parts, folder: Path) -> FileBackups:
    config = parts.home.config()
    assert config is not None
    parts.home.keep(Config(database=config.database, keys=config.keys, key_set="maple", backups=str(folder)))
    return FileBackups(parts)


def test_a_backup_holds_what_was_there_encrypted_and_others_write_meanwhile(parts: Parts, world: World) -> None:
    world.child("Marisol Garcia")
    wrote: list[str] = []

    def meanwhile() -> int:
        if not wrote:
            wrote.append("Yuki")
            world.child("Yuki Nakamura")
        return 0

    @event.listens_for(parts.store._looking, "checkout")
    def watched(connection: sqlcipher.Connection, *_: object) -> None:
        connection.set_progress_handler(meanwhile, 50)

    backup = FileBackups(parts).make(Stop())
    assert wrote, "it was written to while it was read"
    assert names_in(backup.file) == ["Marisol"]
    assert not backup.file.read_bytes().startswith(b"SQLite format 3")
    assert b"Marisol" not in backup.file.read_bytes()
    assert [file.name for file in backup.file.parent.iterdir()] == [backup.file.name], "nothing else is left"
    assert backup.made_at == world.clock.now().replace(microsecond=0)
    assert backups_in(backup.file.parent) == (backup,)
    store = open_store(str(backup.file), database_key=DATABASE_KEY, record_keys=parts.record_keys, clock=world.clock)
    assert store.first_bad_entry() is None
    store.close()


def test_backups_are_rotated_with_their_sealed_keys_and_nothing_of_somebody_elses(parts: Parts, world: World) -> None:
    backups = FileBackups(parts)
    paper = take_effect(parts, draw_recovery_key())
    own = backups.make_as(parts.home.own_backups / "before the holidays.backup", Stop())
    for _ in range(DAYS * 2):
        world.clock.pass_(days=1)
        assert backups.make(Stop()).paper == paper
    there = backups.all()
    assert len(there) < DAYS * 2
    assert [one.made_at for one in there[:DAYS]] == [world.clock.now() - timedelta(days=n) for n in range(DAYS)]
    files = {file.name for file in parts.home.own_backups.iterdir()}
    kept = {one.file.name for one in there} | {keys_beside(one.file).name for one in there}
    assert files == kept | {own.file.name, keys_beside(own.file).name}


def test_a_new_recovery_key_seals_the_keys_of_the_backups_after_it(parts: Parts, world: World) -> None:
    backups, first, second = FileBackups(parts), draw_recovery_key(), draw_recovery_key()
    assert backups.make(Stop()).paper == ""
    for key in (first, second):
        world.clock.pass_(days=1)
        take_effect(parts, key)
        backups.make(Stop())
    assert [one.paper for one in backups.all()] == [paper_number(second), paper_number(first), ""]
    for file in parts.home.folder.rglob("*"):
        if file.is_file():
            for secret in (first, second, parts.own_keys.database, parts.own_keys.practice):
                assert secret.reveal() not in file.read_bytes()
                assert secret.reveal().hex().encode() not in file.read_bytes().lower()


def test_on_another_drive_they_are_whole_or_not_there_and_its_absence_is_told(
    parts: Parts, world: World, tmp_path: Path
) -> None:
    drive = tmp_path / "usb"
    backups = elsewhere(parts, drive / "PinPortal")
    world.child("Marisol Garcia")
    with pytest.raises(PinPortalError) as refused:
        backups.make(Stop())
    assert refused.value.code is Code.BACKUP_FOLDER
    assert backups.trouble is refused.value
    assert not drive.exists(), "where a drive is not there, nothing is written in its place"
    assert list(parts.home.own_backups.iterdir()) == []
    drive.mkdir()
    made = backups.make(Stop())
    assert backups.trouble is None
    assert names_in(made.file) == ["Marisol"]
    assert made.file.parent == drive / "PinPortal"
    assert list(parts.home.own_backups.iterdir()) == []


def test_a_backup_that_is_stopped_leaves_nothing_and_is_no_trouble(parts: Parts) -> None:
    stop, backups = Stop(), FileBackups(parts)
    stop.ask()
    with pytest.raises(PinPortalError) as refused:
        backups.make(stop)
    assert refused.value.code is Code.BACKUP_STOPPED
    assert list(parts.home.own_backups.iterdir()) == []
    assert backups.trouble is None


def test_one_that_runs_is_broken_off(parts: Parts, world: World) -> None:
    for n in range(20):
        world.child(f"Marisol Garcia{n}")
    stop = Stop()

    @event.listens_for(parts.store._looking, "checkout")
    def watched(connection: sqlcipher.Connection, *_: object) -> None:
        connection.set_progress_handler(lambda: stop.ask() or 0, 50)  # type: ignore[func-returns-value]  # asks, goes on

    with pytest.raises(PinPortalError) as refused:
        FileBackups(parts).make(stop)
    assert refused.value.code is Code.BACKUP_STOPPED
    assert list(parts.home.own_backups.iterdir()) == []


def test_a_copy_that_does_not_read_back_is_none(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """As from a disk that forgets."""
    from pinportal_desktop.storage import copies

    check = copies.refuse_damaged

    def forgets(copy: Path, key: bytes, stop: Stop) -> None:
        content = bytearray(copy.read_bytes())
        content[len(content) // 2] ^= 1
        copy.write_bytes(content)
        check(copy, key, stop)

    monkeypatch.setattr(copies, "refuse_damaged", forgets)
    backups = FileBackups(parts)
    with pytest.raises(PinPortalError) as refused:
        backups.make(Stop())
    assert refused.value.code is Code.BACKUP_DAMAGED
    assert backups.all() == ()


def test_the_desk_keeps_one_at_its_start_and_then_daily_and_tries_again_after_a_failure(
    parts: Parts, world: World, tmp_path: Path
) -> None:
    drive = tmp_path / "usb"
    backups = elsewhere(parts, drive / "PinPortal")
    keeper = Keeper(backups, world.clock.now)
    keeper.keep(at_start=True)
    assert backups.trouble is not None
    drive.mkdir()
    world.clock.pass_(hours=1)
    keeper.keep(at_start=False)
    assert backups.trouble is None
    assert len(backups.all()) == 1
    world.clock.pass_(hours=23)
    keeper.keep(at_start=False)
    assert len(backups.all()) == 1, "not yet"
    world.clock.pass_(hours=1)
    keeper.keep(at_start=False)
    assert len(backups.all()) == 2
    world.clock.pass_(minutes=5)
    keeper.keep(at_start=True)
    assert len(backups.all()) == 2, "a program that is opened again and again makes no crowd of them"


def test_the_keepers_thread_makes_one_and_ends_when_the_desk_does(parts: Parts, world: World) -> None:
    backups, made = FileBackups(parts), threading.Event()
    original = backups.make

    def make(stop: Stop) -> Backup:
        backup = original(stop)
        made.set()
        return backup

    backups.make = make  # type: ignore[method-assign]  # told when it has
    keeper = Keeper(backups, world.clock.now, first=0.0)
    keeper.start()
    assert made.wait(30)
    assert keeper.stop(5.0)
    assert len(backups.all()) == 1
