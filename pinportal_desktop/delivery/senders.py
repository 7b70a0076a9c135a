# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Which sender a practice uses. A new one is a module beside this and one line here."""

from email.headerregistry import Address
from pathlib import Path

from pinportal_desktop.delivery.folder import FolderSender
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.usecases.needs import Clock, Sender


def sender_for(rules: PracticeRules, folder: Path, clock: Clock) -> Sender:
    """The practice's sender. Raises `PinPortalError` SENDER_MISSING while none is set up."""
    if sends(rules):
        return FolderSender(folder, clock, sender=_from(rules.practice_name), demo=True)
    raise PinPortalError(Code.SENDER_MISSING)


def sends(rules: PracticeRules) -> bool:
    """Whether a sender is set up."""
    return rules.demo


def _from(practice_name: str) -> str:
    return str(Address(display_name=" ".join(practice_name.split()), addr_spec="front-desk@example.com"))
