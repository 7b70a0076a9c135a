# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A registration under way, the desk's hand-over to it, and the slowing of attempts."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from pinportal_desktop.domain.ids import ContactId, CredentialId, PatientId, RegistrationId
from pinportal_desktop.domain.people import PersonName

REGISTRATION_LASTS: Final = timedelta(minutes=30)
HANDOVER_LASTS: Final = timedelta(minutes=15)
FREE_FAILURES: Final = 3
LONGEST_WAIT: Final = timedelta(minutes=15)
FORGOTTEN_AFTER: Final = timedelta(hours=24)


class Who(StrEnum):
    """Whom the account is for: **Myself** or **A child**."""

    MYSELF = "myself"
    A_CHILD = "a_child"


class Failure(StrEnum):
    """The true reason of a failed registration, for staff only; the parent always reads the same sentence."""

    NO_SUCH_PIN = "no_such_pin"
    NO_SUCH_LINK = "no_such_link"
    WRONG_ANSWER = "wrong_answer"
    LINK_USED = "link_used"
    WRONG_DATE = "wrong_date"
    DRAFT = "draft"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"
    EXPIRED = "expired"
    PATIENT_HIDDEN = "patient_hidden"
    PATIENT_DISABLED = "patient_disabled"
    NOT_FOR_MYSELF = "not_for_myself"
    NOT_FOR_A_CHILD = "not_for_a_child"
    PAST_MINOR_AGE_LIMIT = "past_minor_age_limit"
    AUTHORITY_NONE = "authority_none"
    AUTHORITY_EXCLUSIVE = "authority_exclusive"
    MINOR_ADDRESS_OF_FAMILY = "minor_address_of_family"
    EMAIL_TAKEN = "email_taken"
    USED_BY_ACCOUNT = "used_by_account"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """One walk through the four steps. The browser holds a token; only its digest (SHA-256) is kept.

    `proved` turns true once date of birth and PIN (or hand-over) matched; before that nothing may be shown or
    stored. `handed_to` is the contact whom the desk handed over to. `password_hash` is an argon2id hash. `more`:
    **I'd like to add another child** was ticked, so the end leads on to **Add Child/Dependent**.
    """

    id: RegistrationId
    token_digest: bytes
    credential_id: CredentialId
    patient_id: PatientId
    handed_over: bool = False
    handed_to: ContactId | None = None
    welcome_due: bool = False
    proved: bool = False
    who: Who | None = None
    name: PersonName | None = None
    relationship: str = ""
    phone: str | None = None
    email: str = ""
    password_hash: str = ""
    language: str = "en"
    more: bool = False
    made_at: datetime
    finished_at: datetime | None = None
    version: int = 1

    def is_open(self, now: datetime) -> bool:
        """Whether the walk may go on: not finished, and begun less than half an hour ago."""
        return self.finished_at is None and now - self.made_at < REGISTRATION_LASTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """The desk's **Complete / Log In**: a single-use link that carries the credential. Only the token's digest is kept.

    `welcome_due`: nothing was sent by the desk, so a welcome without PIN goes to the new account's address.
    """

    token_digest: bytes
    credential_id: CredentialId
    patient_id: PatientId
    contact_id: ContactId | None
    welcome_due: bool = False
    made_at: datetime
    consumed_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Whether the link may be consumed: not yet, and handed over less than a quarter of an hour ago."""
        return self.consumed_at is None and now - self.made_at < HANDOVER_LASTS


class Scope(StrEnum):
    """What attempts are counted per.

    ADDRESS is a household's or device's own, RANGE the network around it; LOGIN is a portal account's e-mail; CHILD
    counts the e-mails tried behind one child's PIN. BORN, a date of birth that was tried, and WHOLE hold answers back
    and never refuse: who tries many dates, or comes from everywhere, must not keep a parent out.
    """

    ADDRESS = "address"
    RANGE = "range"
    DEVICE = "device"
    BORN = "born"
    CHILD = "child"
    WHOLE = "whole"
    LOGIN = "login"


@dataclass(frozen=True, slots=True)
class _Refusing:
    """At once for the first `free` failures, then 2, 4, 8 … seconds after each, `longest` at most."""

    free: int
    longest: timedelta


@dataclass(frozen=True, slots=True)
class _HoldingBack:
    """Every answer comes `each` seconds later for every failure beyond the `free` ones, `most` at most."""

    free: int
    each: float
    most: float


# A range is shared by strangers, and so waits a minute at most. Behind one PIN a whole family chooses its e-mails, each
# perhaps twice. A day has the birthdays of a few of a practice's children: ten failures on one are no parent's.
_REFUSING: Final = {
    Scope.ADDRESS: _Refusing(FREE_FAILURES, LONGEST_WAIT),
    Scope.DEVICE: _Refusing(FREE_FAILURES, LONGEST_WAIT),
    Scope.LOGIN: _Refusing(FREE_FAILURES, LONGEST_WAIT),
    Scope.RANGE: _Refusing(20, timedelta(minutes=1)),
    Scope.CHILD: _Refusing(8, LONGEST_WAIT),
}
_HOLDING_BACK: Final = {
    Scope.BORN: _HoldingBack(10, 0.2, 4.0),
    Scope.WHOLE: _HoldingBack(0, 0.01, 2.0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Throttle:
    """Failed attempts of one address, one device, one date …; `key` is a keyed digest, never an address in clear."""

    scope: Scope
    key: bytes
    failures: int = 0
    last_at: datetime

    def after_failure(self, now: datetime) -> "Throttle":
        """The counter with one failure more; it forgets after a day without one."""
        kept = 0 if now - self.last_at > FORGOTTEN_AFTER else self.failures
        return Throttle(scope=self.scope, key=self.key, failures=kept + 1, last_at=now)

    def open_again_at(self) -> datetime:
        """When the next attempt is looked at: at once for the first failures, then later and later."""
        patience = _REFUSING.get(self.scope)
        if patience is None or self.failures < patience.free:
            return self.last_at
        return self.last_at + min(timedelta(seconds=2 ** min(self.failures - patience.free + 1, 12)), patience.longest)

    def delay(self, now: datetime) -> float:
        """Seconds by which every answer is held back: more with each failure, none an hour after the last."""
        slow = _HOLDING_BACK.get(self.scope)
        if slow is None or now - self.last_at >= timedelta(hours=1):
            return 0.0
        return min(slow.most, slow.each * max(0, self.failures - slow.free))


def who_fits(*, myself: bool, for_minor: bool, past_limit: bool) -> Failure | None:
    """Why the one who registers does not fit the credential's Send to and the patient's age; None when they fit."""
    if past_limit:
        return None if myself else Failure.PAST_MINOR_AGE_LIMIT
    if myself and not for_minor:
        return Failure.NOT_FOR_MYSELF
    if not myself and for_minor:
        return Failure.NOT_FOR_A_CHILD
    return None


def parse_born(year: str, month: str, day: str) -> date | None:
    """The date from three inputs as a parent types them; None when there is no such day."""
    try:
        return date(int(year.strip()), int(month.strip()), int(day.strip()))
    except ValueError:
        return None
