# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What `pinportal backup` and `pinportal restore` do and say in a terminal."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pinportal_desktop.app.backups import FileBackups, backups_in, made_at_of
from pinportal_desktop.app.home import Home
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.app.restoring import RecoveryNeeded, Restored, RestorePassphraseNeeded, Unlocking, restore
from pinportal_desktop.app.terminal import (
    ask_new_passphrase,
    ask_passphrase,
    ask_recovery_key,
    ask_whether,
)
from pinportal_desktop.domain.errors import Code, PinPortalError, Refused
from pinportal_desktop.security.recovery import read_recovery_key
from pinportal_desktop.storage.engine import is_server
from pinportal_desktop.usecases.backups import Backup
from pinportal_desktop.usecases.stopping import Stop
from pinportal_desktop.words import Words
from pinportal_desktop.words.keeping import lost_since

Say = Callable[[str], None]


def back_up(parts: Parts, file: Path | None, say: Say) -> int:
    """Make a backup: among the others, or as `file`, which must not be there yet.

    Raises `Refused` BACKUP_IS_THE_SERVERS; `PinPortalError` FILE_EXISTS; and as `FileBackups.make` does.
    """
    if not parts.store.is_file:
        raise Refused(Code.BACKUP_IS_THE_SERVERS)
    if file is not None and file.exists():
        raise PinPortalError(Code.FILE_EXISTS, name=file.name)
    backups, words = FileBackups(parts), parts.words()
    made = backups.make(Stop()) if file is None else backups.make_as(file, Stop())
    say(words.text("The backup is {file}.", file=made.file))
    if made.paper:
        say(words.text("The recovery key on paper {paper} opens it on another computer.", paper=made.paper))
    else:
        say(words.text("Only this computer's keys open it: no recovery key was printed yet (Settings)."))
    return 0


def list_backups(home: Home, database: str | None, say: Say) -> int:
    """Tell which backups there are. Raises `Refused` BACKUP_IS_THE_SERVERS; `PinPortalError` BACKUP_NONE."""
    if is_server(home.database(database)):
        raise Refused(Code.BACKUP_IS_THE_SERVERS)
    found, words = backups_in(home.backups()), Words.load()
    if not found:
        raise PinPortalError(Code.BACKUP_NONE, folder=str(home.backups()))
    for backup in found:
        say(f"{_told(backup, words)}  {backup.file}")
    say(words.text("“{program} restore FILE” puts one of them in the database's place.", program="pinportal"))
    return 0


def restore_here(home: Home, database: str | None, file: Path, say: Say, *, sure: bool) -> int:
    """Restore a backup, asking what is needed. Raises as `restore` does; RECOVERY_NEEDED away from a terminal."""
    words = Words.load()
    if not file.is_file():
        raise PinPortalError(Code.FILE_NOT_READABLE, name=file.name)
    say(lost_since(words.moment_here(made_at_of(file)), words))
    if not sure and not ask_whether(words.text("Restore this backup?")):
        return 1
    done, unlocking = restore(home, file, Unlocking(), database), Unlocking()
    while not isinstance(done, Restored):
        unlocking = _asked(done, unlocking, words, say)
        try:
            done = restore(home, file, unlocking, database)
        except Refused as refused:
            # Typed at a terminal, so that it can be typed again.
            if refused.code not in {Code.RECOVERY_OTHER, Code.PASSPHRASE_WRONG}:
                raise
            say(words.sentence(refused))
    say(words.text("The backup of {moment} is restored.", moment=words.moment_here(done.made_at)))
    if done.aside is not None:
        say(words.text("What stood there before is kept as {file}.", file=done.aside))
    if done.in_doubt:
        say(
            words.ntext(
                "{n} message may have been sent before; the account says which.",
                "{n} messages may have been sent before; the accounts say which.",
                done.in_doubt,
                n=done.in_doubt,
            )
        )
    return 0


def _asked(needed: RecoveryNeeded | RestorePassphraseNeeded, known: Unlocking, words: Words, say: Say) -> Unlocking:
    if isinstance(needed, RestorePassphraseNeeded):
        return replace(known, passphrase=ask_passphrase())
    say(words.text("This computer does not have the keys. They are opened by paper {paper}.", paper=needed.paper))
    while True:
        try:
            recovery = read_recovery_key(ask_recovery_key())
            break
        except Refused as refused:
            if refused.code not in {Code.RECOVERY_GROUP, Code.RECOVERY_GROUPS}:
                raise
            say(words.sentence(refused))
    if needed.no_keyring is None:
        return replace(known, recovery=recovery)
    say(words.sentence(needed.no_keyring))
    return Unlocking(recovery=recovery, passphrase=ask_new_passphrase())


def _told(backup: Backup, words: Words) -> str:
    megabytes = f"{backup.size / 1_000_000:,.1f} MB"
    paper = words.text("recovery key {paper}", paper=backup.paper) if backup.paper else words.text("no recovery key")
    return f"{words.moment_here(backup.made_at)}  {megabytes:>10}  {paper}"
