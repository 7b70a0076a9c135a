# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the window was given, what has been chosen and typed in it so far, and how each choice changes that."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from pinportal_desktop.domain import ages
from pinportal_desktop.domain.association import PortalAccount
from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.carriers import Carrier
from pinportal_desktop.domain.credential import CredentialKind, SendTo
from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.domain.ids import ContactId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.screens.jobs import Incident
from pinportal_desktop.usecases.looks import PatientRow, SiblingLogin
from pinportal_desktop.usecases.show_pin import Shown


class Whom(StrEnum):
    NOBODY = "nobody"
    CONTACT = "contact"
    PATIENT = "patient"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class For:
    """A choice of **For**; `contact_id` with CONTACT only."""

    whom: Whom
    contact_id: ContactId | None = None


NOBODY: Final = For(whom=Whom.NOBODY)
PATIENT: Final = For(whom=Whom.PATIENT)
NEW: Final = For(whom=Whom.NEW)


class Where(StrEnum):
    KNOWN = "known"
    NEW_CONTACT = "new_contact"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A choice of **Email Address**: one that the practice has, the new contact's, or **Other**."""

    where: Where
    email: str = ""


OTHER: Final = Address(where=Where.OTHER)
OF_NEW_CONTACT: Final = Address(where=Where.NEW_CONTACT)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedContact:
    """A new contact as typed."""

    given: str = ""
    family: str = ""
    relationship: str = ""
    email: str = ""


class SendBy(StrEnum):
    """**Send by**: Email Address, Text Message, or Do not send PIN."""

    EMAIL = "email"
    TEXT = "text"
    NOTHING = "nothing"


class Busy(StrEnum):
    """What the window waits for."""

    PRINTING = "printing"
    READING = "reading"
    CLOSING = "closing"
    COMPLETING = "completing"
    VOIDING = "voiding"
    LOADING = "loading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """Whose login an address is, as last looked up; `holder` None when it is nobody's."""

    email: str
    holder: PortalAccount | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Everything the window's look follows from, but the PIN itself.

    `address`, `language` and `phone` are None until chosen or typed: then what fits For is meant. `shown_for` is for
    whom the PIN was printed or read aloud, None before, and `shown` how. `languages` are those that there are
    templates in; without `carriers` nothing can be texted. `sends` is False while e-mail is not set up. `handed` are
    those, as spoken, to whom the active PIN was shared, printed or read aloud since it was issued.
    """

    account: PatientAccount
    rules: PracticeRules
    today: date
    languages: tuple[str, ...]
    sends: bool = True
    carriers: tuple[Carrier, ...] = ()
    sharing: bool = False
    for_: For = NOBODY
    before: For = NOBODY
    authority: Authority | None = None
    new: TypedContact = field(default_factory=TypedContact)
    send_by: SendBy = SendBy.EMAIL
    address: Address | None = None
    other: str = ""
    phone: str | None = None
    carrier: Carrier | None = None
    minor_checked: bool = False
    language: str | None = None
    name_reason: str = ""
    register_with: CredentialKind = CredentialKind.PIN
    question: str = ""
    answer: str = field(default="", repr=False)
    again: str = field(default="", repr=False)
    keep_answer: bool = True
    pin_ready: bool = False
    shown_for: For | None = None
    shown: frozenset[Shown] = frozenset()
    login: Login | None = None
    sibling_logins: tuple[SiblingLogin, ...] = ()
    also_born: tuple[PatientRow, ...] = ()
    handed: frozenset[str] = frozenset()
    busy: Busy | None = None
    problem: PinPortalError | Incident | None = None


def field_of(problem: PinPortalError | Incident | None) -> str:
    """The input at fault, "" where there is none."""
    named = problem.facts.get("field") if isinstance(problem, PinPortalError) else None
    return named if isinstance(named, str) else ""


def begin(
    account: PatientAccount,
    rules: PracticeRules,
    today: date,
    languages: tuple[str, ...],
    *,
    sends: bool = True,
    carriers: tuple[Carrier, ...] = (),
    sharing: bool = False,
    preset_for: ContactId | None = None,
    register_with: CredentialKind = CredentialKind.PIN,
) -> Given:
    """The window as it opens: For is preset, and never to somebody who has access."""
    given = Given(
        account=account,
        rules=rules,
        today=today,
        languages=languages,
        sends=sends,
        carriers=carriers,
        sharing=sharing,
        register_with=register_with,
    )
    return replace(given, for_=_preset(given, preset_for))


def _preset(given: Given, wanted: ContactId | None) -> For:
    account, rules, today = given.account, given.rules, given.today
    choices = offered_for(given)
    if wanted is not None:
        choice = For(whom=Whom.CONTACT, contact_id=wanted)
        return choice if choice in choices and account.access_of(wanted, rules, today) is None else NOBODY
    if choices == (PATIENT,):
        own = any(a.account.patient_id == account.patient.id for a in account.live(rules, today))
        return NOBODY if own else PATIENT
    member = account.preset_for(rules, today)
    choice = NOBODY if member is None else For(whom=Whom.CONTACT, contact_id=member.contact.id)
    return choice if choice in choices else NOBODY


def offered_for(given: Given) -> tuple[For, ...]:
    """Whom For offers: only persons who may be given this PIN now; a new contact comes last."""
    account, rules, today = given.account, given.rules, given.today
    contacts = tuple(For(whom=Whom.CONTACT, contact_id=m.contact.id) for m in account.offered_for(rules, today))
    exclusive = any(m.link.authority is Authority.EXCLUSIVE for m in account.family)
    new = () if exclusive or account.is_past_limit(rules, today) else (NEW,)
    patient = (PATIENT,) if ages.at_least(account.patient.born, rules.minor_age, today) else ()
    if given.sharing and account.active is not None:
        return patient if account.active.send_to is SendTo.MINOR else (*contacts, *new)
    return (*contacts, *patient, *new)
