# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Puts a backup in the database's place: checked first, the present file kept aside, whole or not at all.

What takes the place stands beside it as `….restored` once it is complete. A power cut from there on is caught up with
at the next start; one before that has changed nothing.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeAlias

from pinportal_desktop.app.backups import keys_beside, made_at_of
from pinportal_desktop.app.home import Config, Home, writing_to
from pinportal_desktop.app.keys import keep_keys, practice_keys, why_no_keyring
from pinportal_desktop.app.making import BESIDE, refuse_unfinished
from pinportal_desktop.app.parts import Parts, open_parts
from pinportal_desktop.domain.errors import Code, PinPortalError, Refused, StorageError
from pinportal_desktop.domain.ids import CommandId
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.keys import Key, Keys
from pinportal_desktop.security.recovery import open_keys, paper_of
from pinportal_desktop.storage.copies import refuse_damaged, synchronize
from pinportal_desktop.storage.engine import is_server
from pinportal_desktop.usecases.keep_safe import SettleRestored, settle_restored

_RESTORED: Final = ".restored"
# Where every connection of SQLite's holds its share of the file.
_LOCK_AT, _LOCK_BYTES = 0x4000_0002, 510


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """`aside` is where the file lies that stood there before, None where there was none."""

    made_at: datetime
    aside: Path | None
    in_doubt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlocking:
    """What opens the keys: this computer's `passphrase`, or the `recovery` key from paper.

    With the latter the keys are kept in this computer's keyring; `passphrase` is then a new one where it has none.
    """

    passphrase: Secret | None = None
    recovery: Key | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryNeeded:
    """This computer does not have the keys; `paper` numbers the one that has. `no_keyring`: a passphrase is due too."""

    paper: str
    no_keyring: StorageError | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePassphraseNeeded:
    """The keys are wrapped under a passphrase."""


Needed: TypeAlias = RecoveryNeeded | RestorePassphraseNeeded


def restore(home: Home, file: Path, unlocking: Unlocking, database: str | None = None) -> Restored | Needed:
    """Put the backup in the place of the database, or say what is needed first.

    Raises `Refused` BACKUP_IS_THE_SERVERS, RECOVERY_OTHER, RECOVERY_NONE; `StorageError` DATABASE_IN_USE,
    BACKUP_RECORD_BROKEN, DATABASE_FROM_NEWER_VERSION, KEYS_OF_ANOTHER_PRACTICE, and as `refuse_damaged` and
    `practice_keys` do. Nothing was changed then, but for keys that were kept.
    """
    where = home.database(database)
    if is_server(where):
        raise Refused(Code.BACKUP_IS_THE_SERVERS)
    if not file.is_file():
        raise PinPortalError(Code.FILE_NOT_READABLE, name=file.name)
    found = _keys(home, file, unlocking)
    if isinstance(found, RecoveryNeeded | RestorePassphraseNeeded):
        return found
    keys, to_keep = found
    refuse_damaged(file, keys.database.reveal())
    place = Path(where)
    with not_in_use(place):
        in_doubt = _prepare(home, file, place, keys)
        config = home.config()
        if to_keep is not None:
            config = _keep(home, keys, to_keep, unlocking)
        aside = put_restored_in_place(place)
        if config is not None and not config.database:
            home.keep(replace(config, database=where))
    return Restored(made_at=made_at_of(file), aside=aside, in_doubt=in_doubt)


def put_restored_in_place(place: Path) -> Path | None:
    """Finish a restore that is prepared; where the file went that stood there before. Without one, nothing happens.

    Raises `StorageError` DATABASE_IN_USE, `PinPortalError` FOLDER_NOT_WRITABLE.
    """
    restored = Path(f"{place}{_RESTORED}")
    if not restored.is_file():
        return None
    # The moment is the prepared file's, so that what is cut off in the middle goes on under the same name.
    at = datetime.fromtimestamp(restored.stat().st_mtime, UTC)
    aside = place.with_name(f"{place.name}.before-{at:%Y%m%dT%H%M%S.%fZ}")
    moved = False
    with writing_to(place.parent):
        for end in BESIDE:
            there = Path(f"{place}{end}")
            if there.exists():
                try:
                    there.rename(f"{aside}{end}")
                except PermissionError as error:  # Windows moves nothing that is open
                    raise StorageError(Code.DATABASE_IN_USE) from error
                moved = True
        restored.rename(place)
        synchronize(place.parent)
    return aside if moved else None


@contextmanager
def not_in_use(place: Path) -> Iterator[None]:
    """Keep everybody else from opening the file. Raises `StorageError` DATABASE_IN_USE."""
    if os.name == "nt" or not place.is_file():
        yield
        return
    import fcntl

    with writing_to(place.parent):
        opened = os.open(place, os.O_RDWR)
    try:
        try:
            fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCK_BYTES, _LOCK_AT)
        except OSError as error:
            raise StorageError(Code.DATABASE_IN_USE) from error
        yield
    finally:
        os.close(opened)


def _keys(home: Home, file: Path, unlocking: Unlocking) -> tuple[Keys, str | None] | Needed:
    """The keys, with the name of their set where this computer has yet to keep them."""
    config = home.config()
    if config is not None and unlocking.recovery is None:
        try:
            keys = practice_keys(home, config, unlocking.passphrase)
        except StorageError as error:
            if error.code is not Code.KEYS_MISSING:
                raise
        else:
            return RestorePassphraseNeeded() if keys is None else (keys, None)
    try:
        sealed = keys_beside(file).read_text("utf-8")
    except (OSError, ValueError) as error:
        raise Refused(Code.RECOVERY_NONE, name=file.name, keys=keys_beside(file).name) from error
    if unlocking.recovery is None:
        return RecoveryNeeded(paper=paper_of(sealed), no_keyring=why_no_keyring())
    key_set, keys = open_keys(sealed, unlocking.recovery)
    if config is not None and config.database and config.key_set != key_set:
        raise StorageError(Code.KEYS_OF_ANOTHER_PRACTICE)
    return keys, key_set


def _prepare(home: Home, file: Path, place: Path, keys: Keys) -> int:
    """Make what takes the place, complete in itself; how many of its messages are in doubt."""
    begun = place.with_name(f"{place.name}.{os.getpid()}.part")
    with writing_to(place.parent):
        place.parent.mkdir(parents=True, exist_ok=True)
        _clear(begun)
        shutil.copyfile(file, begun)
    try:
        parts = _open(home, begun, keys, file)
        try:
            bad = parts.store.first_bad_entry()
            if bad is not None:
                raise StorageError(Code.BACKUP_RECORD_BROKEN, name=file.name)
            in_doubt = _settle(parts, made_at_of(file))
        finally:
            parts.close()
        refuse_unfinished(begun)
        with writing_to(place.parent):
            synchronize(begun)
            begun.replace(f"{place}{_RESTORED}")
            synchronize(place.parent)
        return in_doubt
    finally:
        _clear(begun)


def _open(home: Home, begun: Path, keys: Keys, file: Path) -> Parts:
    try:
        return open_parts(home, str(begun), keys=keys)
    except StorageError as error:
        if error.code is Code.KEYS_OF_ANOTHER_PRACTICE:
            raise StorageError(Code.BACKUP_OF_ANOTHER, name=file.name) from error
        raise


def _settle(parts: Parts, made_at: datetime) -> int:
    desk, now, rules = parts.desk(), parts.clock.now(), parts.rules()
    command = SettleRestored(
        id=CommandId(desk.entropy.new_id(now)),
        by=desk.actor,
        made_at=now,
        practice_id=rules.practice_id,
        backup_of=made_at,
    )
    return parts.carry_out(settle_restored, command).in_doubt


def _keep(home: Home, keys: Keys, key_set: str, unlocking: Unlocking) -> Config:
    known = home.config()
    passphrase = None if why_no_keyring() is None else unlocking.passphrase
    config = keep_keys(home, keys, key_set, passphrase)
    if known is not None:
        config = replace(config, database=known.database, backups=known.backups)
    home.keep(config)
    return config


def _clear(begun: Path) -> None:
    for end in (*BESIDE, ".before-upgrade"):
        Path(f"{begun}{end}").unlink(missing_ok=True)
