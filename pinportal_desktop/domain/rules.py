# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The practice's settings, as rules read them."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import PracticeId
from pinportal_desktop.domain.mail_server import MailServer
from pinportal_desktop.domain.verification import STANDARD_QUESTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeRules:
    """What one practice decided; ages in years, `pin_valid_days` None means that PINs do not expire.

    `portal_address` is where parents register; `practice_portal` is where their children's records are, "" for nowhere.
    `kiosk_exit_code` is an argon2id hash, "" while there is no code and so no kiosk. `questions` are those that a VQ
    can ask; without `questions_on` no VQ is issued, and those that there are go on.
    """

    practice_id: PracticeId
    practice_name: str
    practice_address: tuple[str, ...] = ()
    portal_address: str = ""
    practice_portal: str = ""
    time_zone: str = "America/New_York"
    language: str = "en"
    minor_age: int = 12
    minor_age_limit: int = 18
    pin_valid_days: int | None = None
    paper: str = "letter"
    mail_server: MailServer | None = None
    questions_on: bool = True
    questions: tuple[str, ...] = STANDARD_QUESTIONS
    kiosk_exit_code: str = field(default="", repr=False)
    demo: bool = False

    @property
    def sends(self) -> bool:
        """Whether messages can leave: the demo's always do, into a folder."""
        return self.demo or self.mail_server is not None

    def today(self, now: datetime) -> date:
        """The practice's calendar day at the instant `now` (aware)."""
        return now.astimezone(ZoneInfo(self.time_zone)).date()

    def began(self, day: date) -> datetime:
        """The instant at which that day of the practice began."""
        return datetime.combine(day, time.min, ZoneInfo(self.time_zone))

    def valid_until(self, now: datetime) -> date | None:
        """The last day on which a PIN activated now is valid; None where PINs do not expire."""
        return None if self.pin_valid_days is None else self.today(now) + timedelta(days=self.pin_valid_days)

    def refuse_without_portal_address(self) -> None:
        """Outside demo mode nothing with an address is sent or printed while the portal's address is not set."""
        if not self.portal_address:
            raise Refused(Code.PORTAL_ADDRESS_MISSING)
