# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Send a test to myself**: one message through settings that may not be saved yet. It holds nobody's facts."""

from typing import Final, Protocol
from uuid import UUID

from pinportal_desktop.domain.mail_server import MailServer
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.usecases.needs import Mail, MessageTexts
from pinportal_desktop.usecases.stopping import Stop

TRY_OUT: Final = "test"  # its template


class TryMail(Protocol):
    """Sends it; `app` wires it. May wait for a server: call it in a lane of `jobs`."""

    def __call__(self, server: MailServer, to: str, stop: Stop) -> None:
        """Gives nothing when the server took it. Raises `PinPortalError` with the cause; NOT_IN_DEMO in the demo."""


def try_out(rules: PracticeRules, to: str, texts: MessageTexts, message_id: UUID) -> Mail:
    """The message, in the practice's language."""
    subject, text, html = texts.message(
        TRY_OUT,
        rules.language,
        practice_name=rules.practice_name,
        portal_address=rules.portal_address,
        pin=None,
        initial="",
    )
    return Mail(to=to, wire_id=f"<{message_id}@pinportal.invalid>", subject=subject, text=text, html=html)
