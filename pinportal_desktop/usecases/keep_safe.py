# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the record keeps of backups: that one was restored, and that a recovery key was printed."""

from dataclasses import dataclass
from datetime import datetime

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import PracticeId
from pinportal_desktop.usecases.command import Command, Done, Entry, Permission, use_case
from pinportal_desktop.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleRestored(Command):
    """`backup_of` is the moment that the data go back to."""

    practice_id: PracticeId
    backup_of: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoredSettled:
    """How many messages nobody knows about any more."""

    in_doubt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleRecoveryKey(Command):
    """`paper` numbers the paper, and tells nothing about the key on it."""

    practice_id: PracticeId
    paper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryKeySettled:
    paper: str


@use_case(Permission.KEEP_SAFE)
def settle_restored(command: SettleRestored, work: Work) -> Done[RestoredSettled]:
    """What waited in the backup most likely left since: nothing is sent twice, a person decides on each."""
    in_doubt = work.outbox.doubt(command.practice_id, trouble=Code.RESTORED_IN_DOUBT)
    return Done(
        result=RestoredSettled(in_doubt=in_doubt),
        entry=Entry(kind="backup_restored", facts={"backup_of": command.backup_of.isoformat(), "in_doubt": in_doubt}),
    )


@use_case(Permission.KEEP_SAFE)
def settle_recovery_key(command: SettleRecoveryKey, work: Work) -> Done[RecoveryKeySettled]:  # noqa: ARG001 - as all have it
    """A paper that opens every backup from now on exists."""
    return Done(
        result=RecoveryKeySettled(paper=command.paper),
        entry=Entry(kind="recovery_key_printed", facts={"paper": command.paper}),
    )
