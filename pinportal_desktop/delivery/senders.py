# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Which sender a practice uses. A new one is a module beside this and one line here."""

from pathlib import Path

from pinportal_desktop.delivery.composing import from_line
from pinportal_desktop.delivery.folder import FolderSender
from pinportal_desktop.delivery.smtp import SmtpSender
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.usecases.needs import Clock, Sender, SettingKeys
from pinportal_desktop.usecases.stopping import Stop

_OF_THE_DEMO = "front-desk@example.com"


def sender_for(
    rules: PracticeRules, folder: Path, clock: Clock, keys: SettingKeys, *, stop: Stop | None = None
) -> Sender:
    """The practice's sender, the folder in the demo whatever else is set. `stop` ends what it sends just then.

    Raises `PinPortalError` SENDER_MISSING while none is set up, SEAL_BROKEN for a password of another key.
    """
    if rules.demo:
        return FolderSender(folder, clock, sender=from_line(rules.practice_name, _OF_THE_DEMO), demo=True)
    if (server := rules.mail_server) is not None:
        password = None if server.password is None else keys.open_secret(server.password, rules.practice_id)
        return SmtpSender(server, password, clock, practice_name=rules.practice_name, stop=stop)
    raise PinPortalError(Code.SENDER_MISSING)
