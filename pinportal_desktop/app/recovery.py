# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The recovery key takes effect once it is on paper: from then on each backup comes with the keys sealed under it."""

from pinportal_desktop.app.parts import Parts
from pinportal_desktop.domain.ids import CommandId
from pinportal_desktop.security.keys import Key
from pinportal_desktop.security.recovery import paper_number, seal_keys
from pinportal_desktop.usecases.keep_safe import SettleRecoveryKey, settle_recovery_key


def take_effect(parts: Parts, recovery: Key) -> str:
    """Seal this computer's keys under the key that was printed, and record it; gives the paper's number.

    The paper before opens the backups that were made until now, and none after. Raises `PinPortalError`
    FOLDER_NOT_WRITABLE; `StorageError`.
    """
    config, paper = parts.home.config(), paper_number(recovery)
    parts.home.write(parts.home.recovery, seal_keys(parts.own_keys, "" if config is None else config.key_set, recovery))
    desk, now = parts.desk(), parts.clock.now()
    command = SettleRecoveryKey(
        id=CommandId(desk.entropy.new_id(now)),
        by=desk.actor,
        made_at=now,
        practice_id=parts.rules().practice_id,
        paper=paper,
    )
    parts.carry_out(settle_recovery_key, command)
    return paper
