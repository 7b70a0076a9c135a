# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A database file is there whole or not at all."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pinportal_desktop.app.home import writing_to
from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.storage.soundness import code_of_disk

BESIDE: Final = ("", "-wal", "-shm")  # what SQLite keeps of one database


@contextmanager
def made_beside(where: Path) -> Iterator[str]:
    """Gives a place beside `where` to make a database in; when that went well and it is closed, it is moved there.

    A crash in the middle leaves no half database. Raises `StorageError` PRACTICE_EXISTS where another start was
    quicker, DISK_FULL and DISK_FAILS; `PinPortalError` FOLDER_NOT_WRITABLE.
    """
    begun = where.with_name(f"{where.name}.{threading.get_native_id()}.part")
    with writing_to(where.parent):
        where.parent.mkdir(parents=True, exist_ok=True)
    _clear(begun)  # what a power cut left behind is no beginning
    try:
        yield str(begun)
        refuse_unfinished(begun)
        _move(begun, where)
    finally:
        _clear(begun)


def refuse_unfinished(begun: Path) -> None:
    """Raise `StorageError` DISK_FULL or DISK_FAILS for a closed database that is not all in its file.

    SQLite says nothing when it cannot put the log into the file at the end; it leaves the log for the next opening.
    """
    if Path(f"{begun}-wal").exists():
        raise StorageError(code_of_disk(begun.parent))


def _move(begun: Path, where: Path) -> None:
    try:
        os.link(begun, where)  # renaming would put it in place of another one
    except FileExistsError as error:
        raise StorageError(Code.PRACTICE_EXISTS) from error
    except OSError:  # a file system without links
        with writing_to(where.parent):
            begun.rename(where)


def _clear(database: Path) -> None:
    for end in BESIDE:
        Path(f"{database}{end}").unlink(missing_ok=True)
