# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether a database file can be worked on: found out before anything could write to it, and told as one code."""

import os
import shutil
import struct
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher

from pinportal_desktop.domain.errors import Code, StorageError

PAGE: Final = 4096  # SQLCipher's
BUSY: Final = 5.0  # s to wait for whoever holds the file
_LEAST_ROOM: Final = 64 * 1024  # bytes
# What SQLite says of a file, by a piece of its sentence.
_SAID: Final = {
    "file is not a database": Code.DATABASE_KEY_WRONG,
    "malformed": Code.DATABASE_DAMAGED,
    "vtable constructor failed": Code.DATABASE_DAMAGED,  # the index's own pages
    "readonly database": Code.DATABASE_READ_ONLY,
    "disk is full": Code.DISK_FULL,
    "disk I/O error": Code.DISK_FAILS,
    "unable to open database file": Code.DATABASE_NOT_READABLE,
}
# https://www.sqlite.org/fileformat2.html#the_write_ahead_log
_WAL_HEADER: Final = struct.Struct(">8I")
_FRAME_HEADER: Final = struct.Struct(">6I")
_WAL_MAGIC: Final = (0x377F0682, 0x377F0683)
_MASK: Final = 0xFFFFFFFF


def code_of_file(said: str) -> Code | None:
    """What a sentence of SQLite's means for the file; None when it is not about the file."""
    return next((code for words, code in _SAID.items() if words in said), None)


@contextmanager
def held_unwritten(path: Path, key: bytes) -> Iterator[str | None]:
    """Gives the schema's revision once the file can be read with the key; None before its first table.

    Until it ends, closing another connection moves nothing from the log into the file, so that a file that turns out
    to be unusable stays as it is, byte for byte. Raises `StorageError` DATABASE_READ_ONLY, DATABASE_DAMAGED,
    DATABASE_KEY_WRONG, DATABASE_LOCKED, DATABASE_NOT_READABLE, DISK_FULL, DISK_FAILS.
    """
    logged = _has_log(path)
    _refuse_unreadable(path)
    _refuse_misshapen(path, logged=logged)
    if logged:
        _refuse_damaged_log(Path(f"{path}-wal"))
    # Without a log, a connection that may write leaves nothing behind; one that may not would leave an empty log.
    with told_of_file(path):
        connection = sqlcipher.connect(
            f"{path.absolute().as_uri()}?mode={'ro' if logged else 'rw'}", uri=True, timeout=BUSY
        )
    try:
        with told_of_file(path):
            revision = _revision(connection, key)
        yield revision
    finally:
        connection.close()


@contextmanager
def told_of_file(path: Path) -> Iterator[None]:
    """Turns what SQLite says of the file into a `StorageError`."""
    try:
        yield
    except sqlcipher.DatabaseError as error:
        said = str(error.args[0]) if error.args else ""
        code = code_of_file(said) or (Code.DATABASE_LOCKED if "locked" in said else Code.DATABASE_GONE)
        if code is Code.DISK_FAILS:
            code = code_of_disk(path.parent)  # what is shared between programs is told less well than the file itself
        raise StorageError(code, path=str(path)) from error


def code_of_disk(folder: Path) -> Code:
    """Why a disk took less than it was given: DISK_FULL where hardly any room is left, else DISK_FAILS."""
    return Code.DISK_FULL if shutil.disk_usage(folder).free < _LEAST_ROOM else Code.DISK_FAILS


def unlock(connection: Any, key: bytes) -> None:  # noqa: ANN401 - the driver's connection
    """Give a fresh connection its key."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA cipher_log_level = NONE")  # a wrong key is told as a sentence, not on stderr
    cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    cursor.execute("SELECT count(*) FROM sqlite_master")
    cursor.close()


def _revision(connection: Any, key: bytes) -> str | None:  # noqa: ANN401 - the driver's connection
    unlock(connection, key)
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone() is None:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def _refuse_unreadable(path: Path) -> None:
    if not os.access(path, os.R_OK):
        raise StorageError(Code.DATABASE_NOT_READABLE, path=str(path))
    # The log is made beside the file, so the folder counts as much.
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise StorageError(Code.DATABASE_READ_ONLY, path=str(path))


def _refuse_misshapen(path: Path, *, logged: bool) -> None:
    """A file cut off at a page's end is found by SQLite. With a log, half a page is a power cut's, and is mended."""
    size = path.stat().st_size
    if size == 0 or (size % PAGE and not logged):
        raise StorageError(Code.DATABASE_DAMAGED, path=str(path))


def _has_log(path: Path) -> bool:
    log = Path(f"{path}-wal")
    return log.is_file() and log.stat().st_size > 0


def _refuse_damaged_log(log: Path) -> None:
    """Raise `StorageError` DATABASE_DAMAGED where changes that were acknowledged stand behind a damaged place.

    SQLite takes a log up to its first frame that does not hold and forgets the rest, because a power cut leaves such a
    frame: of one transaction at most, since each is synchronized before the next begins. Where the ends of two or more
    stand behind it, it is no power cut's, and opening the file would lose them without a word.
    """
    while True:
        with log.open("rb") as opened:
            content = opened.read()
            # A program that is at work begins its log anew from time to time.
            opened.seek(0)
            if opened.read(_WAL_HEADER.size) == content[: _WAL_HEADER.size]:
                break
    if _ends_behind_damage(content) > 1:
        raise StorageError(Code.DATABASE_DAMAGED, path=str(log).removesuffix("-wal"))


def _ends_behind_damage(log: bytes) -> int:
    """How many transactions end behind the first frame that does not hold."""
    if len(log) < _WAL_HEADER.size + _FRAME_HEADER.size:
        return 0
    magic, _format, page, _n, salt1, salt2, sum1, sum2 = _WAL_HEADER.unpack_from(log)
    sound = magic in _WAL_MAGIC and _checksum(log[:24], (0, 0), magic) == (sum1, sum2)
    if not sound:  # what its frames agree on instead
        page, (salt1, salt2) = PAGE, _FRAME_HEADER.unpack_from(log, _WAL_HEADER.size)[2:4]
    sums, ends = (sum1, sum2), 0
    for at in range(_WAL_HEADER.size, len(log) - _FRAME_HEADER.size - page + 1, _FRAME_HEADER.size + page):
        _page, pages_after, own1, own2, *kept = _FRAME_HEADER.unpack_from(log, at)
        of_this_log = (own1, own2) == (salt1, salt2)
        if sound:
            body = at + _FRAME_HEADER.size
            sums = _checksum(log[body : body + page], _checksum(log[at : at + 8], sums, magic), magic)
            sound = of_this_log and sums == tuple(kept)
        if not sound and of_this_log and pages_after:
            ends += 1
    return ends


def _checksum(data: bytes, sums: tuple[int, int], magic: int) -> tuple[int, int]:
    words = array("I", data)
    if (magic & 1) != (sys.byteorder == "big"):
        words.byteswap()
    s0, s1 = sums
    for n in range(0, len(words), 2):
        s0 = (s0 + words[n] + s1) & _MASK
        s1 = (s1 + words[n + 1] + s0) & _MASK
    return s0, s1
