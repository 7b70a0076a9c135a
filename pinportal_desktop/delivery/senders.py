# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Which sender a practice uses. A new one is a module beside this and one line here."""

from pathlib import Path

from pinportal_desktop.delivery.folder import FolderSender
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.usecases.needs import Clock, Sender


def sender_for(rules: PracticeRules, folder: Path, clock: Clock) -> Sender:
    """The practice's sender. Raises `PinPortalError` DEMO_ONLY while there is none but the demo's."""
    if rules.demo:
        return FolderSender(folder, clock, sender=f"{rules.practice_name} <front-desk@example.com>", demo=True)
    raise PinPortalError(Code.DEMO_ONLY)
