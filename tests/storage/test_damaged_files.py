# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A database file that cannot be worked on: one sentence that says what to do, and the file stays byte for byte."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from pinportal_desktop.domain.errors import Code, PinPortalError, StorageError
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.security.keys import RecordSubkeys
from pinportal_desktop.storage import engine
from pinportal_desktop.storage.opening import open_store
from pinportal_desktop.storage.soundness import PAGE, unlock
from pinportal_desktop.storage.store import SqlStore
from pinportal_desktop.words import Words
from tests.fakes import FixedClock, SeededEntropy
from tests.world import DATABASE_KEY, PRACTICE_KEY, World, make_world, world_over

FRAME = PAGE + 24
PARTS = ("", "-wal")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted practice with a few children, closed in order."""
    file = tmp_path_factory.mktemp("whole") / "practice.db"
    world = make_world(file)
    for name in ("Marisol Garcia", "Yuki Nakamura", "Emily Hart"):
        child = world.child(name)
        world.issue(child, world.contact(child, f"Ana {name.split()[1]}"))
    world.store.close()
    return file


@pytest.fixture
def file(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "practice.db"))


@pytest.fixture
def logged(file: Path, tmp_path: Path) -> Path:
    """The same as a power cut leaves it: what was done last stands in the log."""
    world = reopened(file)
    for name in ("Ana Reyes", "Tomas Reyes", "Sam Hart"):
        world.child(name)
    left = tmp_path / "left.db"
    for part in PARTS:
        shutil.copy(f"{file}{part}", f"{left}{part}")
    world.store.close()
    return left


def reopened(file: Path) -> World:
    store = opened(file)
    return world_over(store, store.looks().rules(), FixedClock(), SeededEntropy(2), str(file))


def opened(file: Path, key: bytes = DATABASE_KEY) -> SqlStore:
    return open_store(str(file), database_key=key, record_keys=RecordSubkeys(PRACTICE_KEY, 1), clock=FixedClock())


def found_by(store: SqlStore, text: str) -> list[str]:
    return sorted(row.name for row in store.looks().search(text, None, FixedClock().now().date()).rows)


def bytes_of(file: Path) -> list[bytes]:
    return [Path(f"{file}{part}").read_bytes() if Path(f"{file}{part}").exists() else b"" for part in PARTS]


def flip(file: Path, at: int) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 0x55
    file.write_bytes(content)


def told(file: Path, work: Callable[[Path], object] = opened) -> Code:
    """Why it was refused; the file is as it was, and there is a sentence that names what to do."""
    before = bytes_of(file)
    with pytest.raises(StorageError) as refused:
        work(file)
    assert bytes_of(file) == before
    sentence = Words.load().sentence(refused.value)
    assert sentence.count("{") == 0
    return refused.value.code


def cut(to: int) -> Callable[[Path], None]:
    return lambda file: os.truncate(file, to if to >= 0 else file.stat().st_size // 2 // PAGE * PAGE - to - PAGE)


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        pytest.param(cut(0), Code.DATABASE_DAMAGED, id="emptied"),
        pytest.param(cut(100), Code.DATABASE_DAMAGED, id="cut off in its header"),
        pytest.param(cut(PAGE), Code.DATABASE_DAMAGED, id="cut off behind its first page"),
        pytest.param(cut(-PAGE), Code.DATABASE_DAMAGED, id="cut off in the middle, at a page"),
        pytest.param(cut(-PAGE - 100), Code.DATABASE_DAMAGED, id="cut off in the middle of a page"),
        pytest.param(lambda file: flip(file, 3), Code.DATABASE_KEY_WRONG, id="a flipped byte in its salt"),
        pytest.param(lambda file: flip(file, 500), Code.DATABASE_KEY_WRONG, id="a flipped byte in its first page"),
        pytest.param(lambda file: file.write_text("Dear diary,\n" * 999), Code.DATABASE_DAMAGED, id="a text"),
        pytest.param(
            lambda file: file.write_bytes(b"SQLite format 3\0" + bytes(PAGE - 16)), Code.DATABASE_KEY_WRONG,
            id="another program's database",
        ),
    ],
)  # fmt: skip
def test_a_file_that_is_damaged_or_none_is_told_and_stays_as_it_is(
    file: Path, harm: Callable[[Path], None], code: Code
) -> None:
    harm(file)
    assert told(file) is code
    assert [found.name for found in file.parent.iterdir()] == [file.name], "nothing is left beside it"


def test_an_empty_file_is_no_place_for_a_new_practice(tmp_path: Path) -> None:
    """It may be what a failing disk left of the old one."""
    file = tmp_path / "practice.db"
    file.touch()
    assert told(file) is Code.DATABASE_DAMAGED


def page_of(file: Path, table: str) -> int:
    connection = sqlcipher.connect(f"{file.as_uri()}?mode=ro", uri=True)
    unlock(connection, DATABASE_KEY)
    (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    connection.close()
    return (int(root) - 1) * PAGE


def marisol(world: World) -> PatientId:
    return world.looks.search("Marisol", None, world.today).rows[0].patient_id


@pytest.mark.parametrize(
    "work",
    [
        pytest.param(lambda world: world.account(marisol(world)), id="a look"),
        pytest.param(lambda world: world.child("Kenji Nakamura"), id="a write"),
    ],
)
def test_a_damaged_page_that_is_met_later_is_told_by_the_look_or_the_write(
    file: Path, work: Callable[[World], Any]
) -> None:
    flip(file, page_of(file, "patient") + 2000)
    world = reopened(file)

    def act(_file: Path) -> None:
        work(world)

    assert told(file, act) is Code.DATABASE_DAMAGED
    world.store.close()


def test_a_file_that_is_refused_keeps_its_log(logged: Path) -> None:
    """Closing SQLite's last connection would move the log into the file."""
    flip(logged, page_of(logged, "setting") + 2000)
    assert told(logged) is Code.DATABASE_DAMAGED
    assert Path(f"{logged}-wal").stat().st_size > 0


@pytest.mark.parametrize("at", [10, 32 + 20, 32 + 24 + 100], ids=["in its header", "in a frame's header", "in a frame"])
def test_acknowledged_changes_behind_a_damaged_place_of_the_log_are_not_forgotten_without_a_word(
    logged: Path, at: int
) -> None:
    flip(Path(f"{logged}-wal"), at)
    assert told(logged) is Code.DATABASE_DAMAGED


def test_what_a_power_cut_leaves_at_the_logs_end_is_mended(logged: Path) -> None:
    log = Path(f"{logged}-wal")
    flip(log, log.stat().st_size - 100)
    store = opened(logged)
    assert store.first_bad_entry() is None
    found = found_by(store, "Reyes")
    assert found == ["Reyes, Ana", "Reyes, Tomas"], "what was whole is there"
    store.close()


def test_a_log_that_is_whole_is_taken(logged: Path) -> None:
    store = opened(logged)
    assert found_by(store, "Hart") == ["Hart, Emily", "Hart, Sam"]
    store.close()


def refusal(file: Path) -> Code | None:
    try:
        opened(file).close()
    except PinPortalError as error:
        return error.code
    return None


@pytest.mark.parametrize("part", PARTS)
def test_whatever_byte_is_flipped_the_file_opens_or_is_refused_in_words(logged: Path, part: str) -> None:
    drawn, original = random.Random(7), bytes_of(logged)
    for _ in range(40):
        for name, content in zip(PARTS, original, strict=True):
            Path(f"{logged}{name}").write_bytes(content)
        flip(Path(f"{logged}{part}"), drawn.randrange(Path(f"{logged}{part}").stat().st_size))
        Path(f"{logged}-shm").unlink(missing_ok=True)
        before = bytes_of(logged)
        code = refusal(logged)
        assert code in {None, Code.DATABASE_DAMAGED, Code.DATABASE_KEY_WRONG}
        assert code is None or bytes_of(logged) == before


# --- files that others keep from us


@contextmanager
def unprivileged() -> Iterator[None]:
    """As a user whom files' permissions bind."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def in_the_open(whole: Path) -> Iterator[Path]:
    """A file in a folder that another user reaches."""
    folder = Path("/tmp") / f"pinportal-open-{os.getpid()}"
    folder.mkdir(mode=0o755)
    file = Path(shutil.copy(whole, folder / "practice.db"))
    for path in (folder, file):
        os.chown(path, 65534 if os.geteuid() == 0 else -1, -1)
    opened(file).close()  # everything that is loaded late is there
    yield file
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions as Linux and macOS have them")
@pytest.mark.parametrize(
    ("of_file", "of_folder", "code"),
    [
        (0o444, 0o755, Code.DATABASE_READ_ONLY),
        (0o644, 0o555, Code.DATABASE_READ_ONLY),
        (0o444, 0o555, Code.DATABASE_READ_ONLY),
        (0o000, 0o755, Code.DATABASE_NOT_READABLE),
    ],
)
def test_a_file_that_this_user_may_not_write_or_read_is_told_before_anybody_types(
    in_the_open: Path, of_file: int, of_folder: int, code: Code
) -> None:
    in_the_open.chmod(of_file)
    in_the_open.parent.chmod(of_folder)
    before = in_the_open.read_bytes() if os.geteuid() == 0 else b""
    with unprivileged(), pytest.raises(StorageError) as refused:
        opened(in_the_open)
    assert refused.value.code is code
    in_the_open.chmod(0o644)
    assert os.geteuid() != 0 or in_the_open.read_bytes() == before


def test_a_file_that_another_program_holds_is_told_as_such(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pinportal_desktop.storage.soundness.BUSY", 0.1)
    holder = sqlcipher.connect(str(file), isolation_level=None)
    unlock(holder, DATABASE_KEY)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    assert told(file) is Code.DATABASE_LOCKED
    holder.close()


def test_on_a_network_share_nothing_is_opened(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_file_system", lambda _path: "cifs")
    assert told(file) is Code.DATABASE_ON_NETWORK_SHARE


def test_a_newer_versions_file_is_refused_with_its_log_as_it_is(logged: Path) -> None:
    connection = sqlcipher.connect(str(logged), isolation_level=None)
    unlock(connection, DATABASE_KEY)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    copy = logged.with_name("newer.db")
    for part in PARTS:
        shutil.copy(f"{logged}{part}", f"{copy}{part}")
    connection.close()
    assert told(copy) is Code.DATABASE_FROM_NEWER_VERSION


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounting = ("mount", "-t", "tmpfs", "-o", "size=2m,mode=755", "tmpfs", str(folder))
    if sys.platform != "linux" or subprocess.run(mounting, check=False, capture_output=True).returncode:
        pytest.skip("only Linux's administrator mounts a small disk")
    yield folder
    subprocess.run(("umount", "-l", str(folder)), check=True)


def fill(disk: Path) -> None:
    with (disk / "holiday pictures").open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            pass


def test_on_a_full_disk_starting_and_writing_are_refused_and_nothing_is_lost(whole: Path, small_disk: Path) -> None:
    file = Path(shutil.copy(whole, small_disk / "practice.db"))
    fill(small_disk)
    assert told(file) is Code.DISK_FULL
    (small_disk / "holiday pictures").unlink()
    world = reopened(file)
    marisol = world.child("Marisol Reyes")
    fill(small_disk)

    def write(_file: Path) -> None:
        for _ in range(200):  # the log had room of its own
            world.child("Kenji Nakamura")

    with pytest.raises(StorageError) as refused:
        write(file)
    assert refused.value.code is Code.DISK_FULL
    assert world.looks.account(marisol).patient.name.spoken == "Marisol Reyes"
    assert world.store.first_bad_entry() is None
    (small_disk / "holiday pictures").unlink()
    world.child("Kenji Nakamura")
    world.store.close()
