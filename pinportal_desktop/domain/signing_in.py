# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Being signed in to a portal account, and links that prove control of a mailbox."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from pinportal_desktop.domain.ids import AccountId

# NIST SP 800-63B-4, 2.1.3 and 5.2, lets a session at AAL1 live for 30 days. Parents sign in on phones that children
# play with and on a clinic's computer, and have little to do here: it ends sooner than AAL2 asks (1 h idle, 24 h).
IDLE_AT_MOST: Final = timedelta(minutes=15)
SESSION_LASTS: Final = timedelta(hours=8)
# How often being active is written down: a page more does not need a row more.
NOTED_EVERY: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountSession:
    """A browser that is signed in. It holds an opaque token; only the token's digest (SHA-256) is kept."""

    token_digest: bytes
    account_id: AccountId
    made_at: datetime
    seen_at: datetime
    ended_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Whether it still counts: not ended, used within a quarter of an hour, begun within eight."""
        return self.ended_at is None and now - self.seen_at < IDLE_AT_MOST and now - self.made_at < SESSION_LASTS

    def is_worth_noting(self, now: datetime) -> bool:
        """Whether its last sign of life is old enough to write down a newer one."""
        return now - self.seen_at >= NOTED_EVERY


class LinkKind(StrEnum):
    """What a link by e-mail is for."""

    CONFIRM_EMAIL = "confirm_email"
    CHANGE_EMAIL = "change_email"
    RESET = "reset_password"


# A reset opens the account to whoever reads the mailbox: an hour. NIST SP 800-63B-4, 4.2.2.2, allows 24 hours by mail.
LINK_LASTS: Final = {
    LinkKind.CONFIRM_EMAIL: timedelta(days=7),
    LinkKind.CHANGE_EMAIL: timedelta(hours=24),
    LinkKind.RESET: timedelta(hours=1),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MailedLink:
    """A single-use link to a mailbox. Only its token's digest is kept. `email` is the address that it proves."""

    token_digest: bytes
    kind: LinkKind
    account_id: AccountId
    email: str
    made_at: datetime
    consumed_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Whether it may still be used."""
        return self.consumed_at is None and now - self.made_at < LINK_LASTS[self.kind]
