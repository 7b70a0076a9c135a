# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the account screen shows, derived from the account as a whole; no widgets and no sentences."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pinportal_desktop.domain.addresses import email_key
from pinportal_desktop.domain.association import Via
from pinportal_desktop.domain.authority import Authority, FamilyMember, exclusive_elsewhere
from pinportal_desktop.domain.credential import Credential, CredentialState, Ending
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import AssociationId, ContactId
from pinportal_desktop.domain.patient_account import Access, PatientAccount, PinVq, Status
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.usecases.asking import answer_is_on_record
from pinportal_desktop.usecases.share_pin import share_is_offered


class Issue(StrEnum):
    """How the main button reads: **Register Patient** while Unregistered or Pending, else **Generate PIN**."""

    REGISTER_PATIENT = "register_patient"
    GENERATE_PIN = "generate_pin"


class Portal(StrEnum):
    """How a contact stands to the portal."""

    HAS_ACCESS = "has_access"
    LOGIN_TO_LINK = "login_to_link"  # a login of an equal e-mail has access, and nobody confirmed whose it is
    NO_ACCESS_YET = "no_access_yet"
    MAY_NOT = "may_not"


class ContactAct(StrEnum):
    """The one thing to do next about a contact; an Authority once recorded can be changed beside it."""

    GIVE_ACCESS = "give_access"
    RECORD_AUTHORITY = "record_authority"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedBy:
    """Who registered with the newest credential, and when."""

    name: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialFacts:
    """The newest activated credential as **Account Settings** tells it; `state` as of today.

    `ended_why` is what staff typed, "" where something else ended it. Of a VQ, `question` is what it asks, "" of a PIN,
    and `wrong` how many attempts were wrong so far.
    """

    state: CredentialState
    issued_on: date
    issued_by: str
    for_name: str
    valid_until: date | None
    ended_on: date | None
    ended_why: str
    used_by: tuple[UsedBy, ...]
    question: str = ""
    wrong: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AssociationRow:
    """One line of **Associations**. `past_limit` says that it ended by the Minor Age Limit, not by staff."""

    association_id: AssociationId
    name: str
    spoken: str
    own: bool
    relationship: str
    email: str
    confirmed: bool
    registered_on: date
    via: Via
    removed_on: date | None
    past_limit: bool
    in_family: bool

    @property
    def live(self) -> bool:
        """Whether **Remove Access** can be offered."""
        return self.removed_on is None and not self.past_limit

    @property
    def undoable(self) -> bool:
        """Whether **Undo** can be offered."""
        return self.removed_on is not None and not self.past_limit


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    """One line of **Family Contacts**; `act` is what its link does, None for nothing."""

    contact_id: ContactId
    name: str
    spoken: str
    relationship: str
    authority: Authority
    emails: tuple[str, ...]
    phone: str | None
    portal: Portal
    has_login: bool
    act: ContactAct | None

    @property
    def email(self) -> str:
        """The preferred address, "" where there is none."""
        return self.emails[0] if self.emails else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountState:
    """The whole screen. `issue_off` is why the main button cannot be pressed, None when it can."""

    status: Status
    pin_vq: PinVq
    credential: CredentialFacts | None
    issue: Issue
    issue_off: Code | None
    share: bool
    new_link: bool
    revoke: bool
    associations: tuple[AssociationRow, ...]
    contacts: tuple[ContactRow, ...]

    @property
    def logins(self) -> tuple[AssociationRow, ...]:
        """Those that have access: their owners are who the desk helps."""
        return tuple(row for row in self.associations if row.live)

    @property
    def unlinked(self) -> tuple[AssociationRow, ...]:
        """Live logins that belong to no family contact yet, while there is a contact to whom one can belong."""
        if all(row.has_login for row in self.contacts):
            return ()
        return tuple(row for row in self.associations if row.live and not row.in_family)

    def login_of(self, contact: ContactRow) -> AssociationRow | None:
        """The unlinked login with this contact's e-mail."""
        emails = set(map(email_key, contact.emails))
        return next((row for row in self.unlinked if email_key(row.email) in emails), None)

    def to_link(self, login: AssociationRow) -> tuple[ContactRow, ...]:
        """Whose login it may be, the likeliest first: those without one, by equal e-mail, then by equal name."""

        def unlike(row: ContactRow) -> tuple[bool, bool]:
            same_email = email_key(login.email) in map(email_key, row.emails)
            return not same_email, row.spoken.casefold() != login.spoken.casefold()

        return tuple(sorted((row for row in self.contacts if not row.has_login), key=unlike))


def derive(account: PatientAccount, rules: PracticeRules, today: date) -> AccountState:
    """The screen for this account on the practice's day."""
    status = account.status(rules, today)
    issue_off = _issue_off(account, status)
    return AccountState(
        status=status,
        pin_vq=account.pin_vq,
        credential=_credential(account, rules, today),
        issue=Issue.GENERATE_PIN if status is Status.REGISTERED else Issue.REGISTER_PATIENT,
        issue_off=issue_off,
        share=not account.patient.disabled and share_is_offered(account, account.active_on(rules, today)),
        new_link=issue_off is None and bool(answer_is_on_record(account, rules, today)) and rules.questions_on,
        revoke=account.active_on(rules, today) is not None,
        associations=tuple(_association(account, a, rules, today) for a in _listed(account)),
        contacts=tuple(_contact(account, m, rules, today, may_issue=issue_off is None) for m in account.family),
    )


def _issue_off(account: PatientAccount, status: Status) -> Code | None:
    patient = account.patient
    if patient.withdrawn:
        return Code.PATIENT_WITHDRAWN
    if patient.merged_into is not None:
        return Code.PATIENT_MERGED
    if patient.deceased:
        return Code.PATIENT_DECEASED
    if not patient.active:
        return Code.PATIENT_INACTIVE
    if status is Status.DISABLED:
        return Code.PATIENT_DISABLED
    return Code.PATIENT_SELF_REGISTERED if status is Status.SELF_REGISTERED else None


def _credential(account: PatientAccount, rules: PracticeRules, today: date) -> CredentialFacts | None:
    newest = account.newest
    if newest is None or newest.activated_at is None:
        return None
    used = tuple(UsedBy(name=a.account.name.spoken, on=rules.today(a.association.since)) for a in account.uses(newest))
    state, ended_on = newest.state_on(today), None if newest.ended_at is None else rules.today(newest.ended_at)
    if account.is_ended_by_limit(newest, rules, today):
        state, ended_on = CredentialState.REVOKED, account.limit_birthday(rules)
    return CredentialFacts(
        state=state,
        issued_on=rules.today(newest.activated_at),
        issued_by=newest.activated_by or "",
        for_name=_for_name(account, newest),
        valid_until=newest.valid_until,
        ended_on=ended_on,
        ended_why="" if newest.ended_why in set(Ending) else newest.ended_why,
        used_by=used,
        question="" if newest.verification is None else newest.verification.question,
        wrong=0 if newest.verification is None else newest.verification.wrong_answers,
    )


def _for_name(account: PatientAccount, credential: Credential) -> str:
    if credential.for_contact is None:
        return account.patient.name.spoken
    return next((m.contact.name.spoken for m in account.family if m.contact.id == credential.for_contact), "")


def _listed(account: PatientAccount) -> list[Access]:
    return sorted(account.accesses, key=lambda a: (a.association.removed_at is not None, a.association.since))


def _association(account: PatientAccount, access: Access, rules: PracticeRules, today: date) -> AssociationRow:
    association = access.association
    own = access.account.patient_id == account.patient.id
    removed_at = association.removed_at
    return AssociationRow(
        association_id=association.id,
        name=access.account.name.listed,
        spoken=access.account.name.spoken,
        own=own,
        relationship=association.relationship,
        email=access.account.email,
        confirmed=access.account.email_confirmed_at is not None,
        registered_on=rules.today(association.since),
        via=association.via,
        removed_on=None if removed_at is None else rules.today(removed_at),
        past_limit=not own and association.via is not Via.PROXY and account.is_past_limit(rules, today),
        in_family=own or account.member_of(access) is not None,
    )


def _contact(
    account: PatientAccount, member: FamilyMember, rules: PracticeRules, today: date, *, may_issue: bool
) -> ContactRow:
    contact, link = member.contact, member.link
    portal = _portal(account, member, rules, today)
    return ContactRow(
        contact_id=contact.id,
        name=contact.name.listed,
        spoken=contact.name.spoken,
        relationship=link.relationship,
        authority=link.authority,
        emails=contact.emails,
        phone=contact.phone,
        portal=portal,
        has_login=any(a.account.contact_id == contact.id for a in account.accesses),
        act=_act(link.authority, portal, may_issue=may_issue),
    )


def _portal(account: PatientAccount, member: FamilyMember, rules: PracticeRules, today: date) -> Portal:
    # By link only: an equal unconfirmed e-mail counts for the preset of For and the supersede sentence, nowhere else.
    if any(a.account.contact_id == member.contact.id for a in account.live(rules, today)):
        return Portal.HAS_ACCESS
    may_not = (
        member.link.authority is Authority.NONE
        or exclusive_elsewhere(member.contact.id, account.family) is not None
        or account.is_past_limit(rules, today)
        or account.patient.hidden
    )
    if may_not:
        return Portal.MAY_NOT
    # "No access yet" would be said of somebody whose login stands in Associations.
    unconfirmed = account.access_of(member.contact.id, rules, today) is not None
    return Portal.LOGIN_TO_LINK if unconfirmed else Portal.NO_ACCESS_YET


def _act(authority: Authority, portal: Portal, *, may_issue: bool) -> ContactAct | None:
    if authority is Authority.NOT_RECORDED:
        return ContactAct.RECORD_AUTHORITY
    if portal is Portal.LOGIN_TO_LINK:
        return ContactAct.LINK
    return ContactAct.GIVE_ACCESS if portal is Portal.NO_ACCESS_YET and may_issue else None
