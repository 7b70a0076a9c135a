# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What is the matter with the file, its backups and the recovery key: one sentence for each, with what to do."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.usecases.command import EntryFact
from pinportal_desktop.usecases.looks import RecordLine

if TYPE_CHECKING:
    from pinportal_desktop.words.words import Words


def _(source: str) -> str:
    """Marks a text for the catalogue."""
    return source


KEEPING: Final[Mapping[Code, str]] = {
    Code.DATABASE_DAMAGED: _(
        "The database file {path} is damaged, or is none, and was left as it is. Restore the newest backup by"
        " “{program} restore”, and have this computer's disk checked."
    ),
    Code.DATABASE_READ_ONLY: _(
        "PinPortal may not write to the database file {path} or its folder. Whoever looks after this computer can allow"
        " it; nothing was changed."
    ),
    Code.DATABASE_LOCKED: _(
        "Another program holds the database file {path}, such as one that copies or scans files. Wait until it is done,"
        " then try again; nothing was changed."
    ),
    Code.DATABASE_NOT_READABLE: _(
        "The database file {path} cannot be opened. Whoever looks after this computer can see whether the disk is there"
        " and this user may read it; nothing was changed."
    ),
    Code.DISK_FULL: _("The disk with the database is full, so nothing was changed. Make room on it, then try again."),
    Code.DISK_FAILS: _(
        "The disk with the database does not read or write as it should, so nothing was changed. Have it checked before"
        " you go on; the backups are in Settings."
    ),
    Code.DATABASE_IN_USE: _(
        "PinPortal has this database open, here or as a service. Close it everywhere, then restore again; nothing was"
        " changed."
    ),
    Code.BACKUP_IS_THE_SERVERS: _(
        "This practice's data is on a PostgreSQL server, and backups are made there (pg_dump). Ask whoever runs it."
    ),
    Code.BACKUP_DAMAGED: _("The backup {name} is damaged. Choose another one; nothing was changed."),
    Code.BACKUP_OF_ANOTHER: _(
        "The backup {name} is of another practice, or was made under other keys. Choose another; nothing was changed."
    ),
    Code.BACKUP_RECORD_BROKEN: _(
        "The record in the backup {name} was changed by somebody or is damaged. Choose another; nothing was changed."
    ),
    Code.BACKUP_FOLDER: _(
        "No backup can be written to {folder}. Check that the drive is there and has room; it is tried again every"
        " hour."
    ),
    Code.BACKUP_STOPPED: _("The backup was stopped. The ones before are as they were."),
    Code.BACKUP_NONE: _("There is no backup in {folder} yet."),
    Code.RECOVERY_NEEDED: _(
        "This computer does not have the keys of this backup. Type the recovery key at a terminal."
    ),
    Code.RECOVERY_GROUP: _("Group {number} of the recovery key, {group}, is mistyped. Compare it with the paper."),
    Code.RECOVERY_GROUPS: _("A recovery key has {least} groups of five; these are {count}. Type all of them."),
    Code.RECOVERY_OTHER: _("This is the recovery key of another paper. This backup needs the one numbered {paper}."),
    Code.RECOVERY_NONE: _(
        "No recovery key was printed before the backup {name} was made, or its file {keys} is missing. Bring the keys"
        " from a computer that has them: there “{program} keys save FILE”, here “{program} keys take FILE”."
    ),
    Code.RESTORED_IN_DOUBT: _(
        "A backup was restored, so nobody knows whether this left. Ask the parent before you send it again."
    ),
}


def lost_since(moment: str, words: "Words") -> str:
    """What a person must know before a backup of that moment is restored."""
    return words.text(
        "The data go back to {moment}. PINs issued since then are not known any more; PINs that were revoked and access"
        " that was removed since then are back, and what was recorded about authority since then is gone. Messages that"
        " waited are not sent again: each account says which are in doubt.",
        moment=moment,
    )


def backup_restored(line: RecordLine, facts: Mapping[str, EntryFact], words: "Words") -> str:
    """An entry: the data went back to a moment."""
    of = facts.get("backup_of")
    moment = words.moment(dt.datetime.fromisoformat(str(of))) if of else "–"
    return words.text(
        "{by} restored the backup of {moment}. What was done since then is not in it.", by=line.by, moment=moment
    )


def recovery_key_printed(line: RecordLine, facts: Mapping[str, EntryFact], words: "Words") -> str:
    """An entry: a paper exists that opens backups."""
    return words.text("{by} printed a recovery key, paper {paper}.", by=line.by, paper=facts.get("paper"))
