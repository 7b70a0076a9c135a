# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The patient's account: the child, the family, the credentials and who has access. Most rules speak of this whole."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pinportal_desktop.domain import ages
from pinportal_desktop.domain.addresses import email_key, email_likeness, phone_likeness
from pinportal_desktop.domain.association import Association, PortalAccount, Via
from pinportal_desktop.domain.authority import (
    Authority,
    FamilyMember,
    exclusive_elsewhere,
    offered,
    refuse_without_authority,
)
from pinportal_desktop.domain.credential import Credential, CredentialKind, CredentialState, SendTo
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import ContactId, CredentialId
from pinportal_desktop.domain.people import Patient
from pinportal_desktop.domain.rules import PracticeRules


class Status(StrEnum):
    """**Status** of a patient: derived, never a fact of its own."""

    DISABLED = "disabled"
    REGISTERED = "registered"
    SELF_REGISTERED = "self_registered"
    PENDING = "pending"
    UNREGISTERED = "unregistered"


class PinVq(StrEnum):
    """**PIN/VQ**: the kind of the newest activated credential, also when it was used, revoked or has expired."""

    NONE_ASSIGNED = "none_assigned"
    PIN = "pin_already_assigned"
    VERIFICATION_QUESTION = "verification_question_assigned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """An association with the account that holds it."""

    association: Association
    account: PortalAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientAccount:
    """All that the rules need to know of one patient, as of one transaction."""

    patient: Patient
    family: tuple[FamilyMember, ...] = ()
    credentials: tuple[Credential, ...] = ()
    accesses: tuple[Access, ...] = ()

    # --- credentials

    @property
    def active(self) -> Credential | None:
        """The one credential in state active, whether or not it has expired since."""
        return next((c for c in self.credentials if c.state is CredentialState.ACTIVE), None)

    def credential(self, credential_id: CredentialId) -> Credential:
        """The patient's credential with that id. Raises `Refused` CREDENTIAL_NOT_FOUND."""
        for credential in self.credentials:
            if credential.id == credential_id:
                return credential
        raise Refused(Code.CREDENTIAL_NOT_FOUND)

    def active_on(self, rules: PracticeRules, today: date) -> Credential | None:
        """The credential that one could register with on that day."""
        active = self.active
        return active if active is not None and self.is_active(active, rules, today) else None

    def is_active(self, credential: Credential, rules: PracticeRules, today: date) -> bool:
        """Whether somebody could register with it on that day."""
        return credential.is_active(today) and not self.is_ended_by_limit(credential, rules, today)

    def is_ended_by_limit(self, credential: Credential, rules: PracticeRules, today: date) -> bool:
        """Whether it was active when the patient reached the Minor Age Limit, which revokes it by date alone.

        Else a parent who has the old letter could register as the adult patient.
        """
        limit = self.limit_birthday(rules)
        if credential.state is not CredentialState.ACTIVE or credential.activated_at is None:
            return False
        return rules.today(credential.activated_at) < limit <= today

    def last_day(self, credential: Credential, rules: PracticeRules) -> date | None:
        """The last day on which an active credential lets anybody in; None without an end."""
        eve = self.limit_birthday(rules) - timedelta(days=1)
        ends = credential.valid_until, eve if self.is_ended_by_limit(credential, rules, date.max) else None
        return min((day for day in ends if day is not None), default=None)

    def limit_birthday(self, rules: PracticeRules) -> date:
        """The day on which the patient reaches the Minor Age Limit."""
        return ages.birthday(self.patient.born, rules.minor_age_limit)

    @property
    def newest(self) -> Credential | None:
        """The newest credential that was ever activated."""
        activated = [c for c in self.credentials if c.activated_at is not None]
        return max(activated, key=lambda c: (c.activated_at, c.id), default=None)

    @property
    def pin_vq(self) -> PinVq:
        """**PIN/VQ** of the patient."""
        if self.newest is None:
            return PinVq.NONE_ASSIGNED
        return PinVq.PIN if self.newest.kind is CredentialKind.PIN else PinVq.VERIFICATION_QUESTION

    def uses(self, credential: Credential) -> tuple[Access, ...]:
        """Who registered with it, removed ones included, oldest first."""
        used = (a for a in self.accesses if a.association.credential_id == credential.id)
        return tuple(sorted(used, key=lambda a: a.association.since))

    # --- access

    def is_past_limit(self, rules: PracticeRules, today: date) -> bool:
        """Whether the patient has reached the Minor Age Limit."""
        return ages.at_least(self.patient.born, rules.minor_age_limit, today)

    def is_live(self, access: Access, rules: PracticeRules, today: date) -> bool:
        """Whether this access holds on that day.

        Not removed, and a parent's ends at the Minor Age Limit by date alone.
        """
        if access.association.removed_at is not None:
            return False
        own = access.account.patient_id == self.patient.id
        return own or access.association.via is Via.PROXY or not self.is_past_limit(rules, today)

    def live(self, rules: PracticeRules, today: date) -> tuple[Access, ...]:
        """Everybody who has access on that day, oldest first."""
        held = (a for a in self.accesses if self.is_live(a, rules, today))
        return tuple(sorted(held, key=lambda a: a.association.since))

    def status(self, rules: PracticeRules, today: date) -> Status:
        """**Status**: Disabled, else Registered, else Self Registered, else Pending, else Unregistered."""
        if self.patient.disabled:
            return Status.DISABLED
        if self.live(rules, today):
            return Status.REGISTERED
        if self.patient.self_registration_waits:
            return Status.SELF_REGISTERED
        return Status.PENDING if self.active_on(rules, today) is not None else Status.UNREGISTERED

    # --- family

    def member(self, contact_id: ContactId) -> FamilyMember:
        """The family contact with that id. Raises `Refused` CONTACT_NOT_FOUND."""
        for member in self.family:
            if member.contact.id == contact_id:
                return member
        raise Refused(Code.CONTACT_NOT_FOUND)

    def member_of(self, access: Access) -> FamilyMember | None:
        """The family contact to whom the account is linked; None while it reads "Not in Family Contacts"."""
        linked = access.account.contact_id
        return next((m for m in self.family if linked is not None and m.contact.id == linked), None)

    def access_of(self, contact_id: ContactId, rules: PracticeRules, today: date) -> Access | None:
        """The live access of a contact: by link, or by an e-mail that is equal though not confirmed.

        The latter counts for the preset of For and for the supersede sentence, nowhere else: nobody confirmed it.
        """
        member = self.member(contact_id)
        emails = {email_key(e) for e in member.contact.emails}
        for access in self.live(rules, today):
            linked = access.account.contact_id
            if linked == contact_id or (linked is None and email_key(access.account.email) in emails):
                return access
        return None

    def offered_for(self, rules: PracticeRules, today: date) -> tuple[FamilyMember, ...]:
        """Whom For offers beside the patient; nobody from the Minor Age Limit on."""
        return () if self.is_past_limit(rules, today) else offered(self.family)

    def preset_for(self, rules: PracticeRules, today: date) -> FamilyMember | None:
        """The only contact with Authority and without access; None when there is no such one or several."""
        waiting = [
            m
            for m in self.offered_for(rules, today)
            if m.link.authority is not Authority.NOT_RECORDED and self.access_of(m.contact.id, rules, today) is None
        ]
        return waiting[0] if len(waiting) == 1 else None

    def family_email_likenesses(self) -> frozenset[str]:
        """Likenesses of every address known for a parent or contact of the child, logins included, the own excluded."""
        contacts = {email_likeness(e) for m in self.family for e in m.contact.emails}
        logins = {email_likeness(a.account.email) for a in self.accesses if a.account.patient_id != self.patient.id}
        return frozenset(contacts | logins)

    def family_phone_likenesses(self) -> frozenset[str]:
        """Likewise of every phone."""
        contacts = {m.contact.phone for m in self.family}
        logins = {a.account.phone for a in self.accesses if a.account.patient_id != self.patient.id}
        return frozenset(phone_likeness(phone) for phone in contacts | logins if phone)

    # --- refusals shared by issuing, sharing and registering

    def refuse_if_no_pin_is_possible(self) -> None:
        """Raise `Refused` for patients who get no PIN: inactive, deceased, merged away, withdrawn, disabled."""
        patient = self.patient
        if patient.withdrawn:
            raise Refused(Code.PATIENT_WITHDRAWN)
        if patient.merged_into is not None:
            raise Refused(Code.PATIENT_MERGED)
        if patient.deceased:
            raise Refused(Code.PATIENT_DECEASED)
        if not patient.active:
            raise Refused(Code.PATIENT_INACTIVE)
        if patient.disabled:
            raise Refused(Code.PATIENT_DISABLED)

    def refuse_for(self, contact_id: ContactId | None, rules: PracticeRules, today: date) -> None:
        """Raise `Refused` unless access may be given to this contact (None: the patient) on that day."""
        if contact_id is None:
            return
        if self.is_past_limit(rules, today):
            raise Refused(Code.ADULT_PATIENT_ONLY, field="for", limit=rules.minor_age_limit)
        refuse_without_authority(self.member(contact_id), self.family)

    def refuse_redeemer(self, email: str, contact_id: ContactId | None, credential: Credential) -> None:
        """Raise `Refused` when whoever registers is known not to be allowed: Authority None, or another is Exclusive.

        Known by the desk's hand-over (`contact_id`) or by an e-mail that the practice has for a contact.
        While one contact is Exclusive, only a credential issued for that contact lets an unknown person in.
        """
        key = email_likeness(email)
        known = [
            m for m in self.family if m.contact.id == contact_id or key in {email_likeness(e) for e in m.contact.emails}
        ]
        if any(m.link.authority is Authority.NONE for m in known):
            raise Refused(Code.AUTHORITY_NONE)
        persons: list[ContactId | None] = [m.contact.id for m in known]
        if any(exclusive_elsewhere(p, self.family) is not None for p in persons or [credential.for_contact]):
            raise Refused(Code.AUTHORITY_EXCLUSIVE_ELSEWHERE)

    def refuse_phone(self, phone: str, send_to: SendTo, rules: PracticeRules, today: date) -> None:
        """Raise `Refused` unless a PIN may be texted there.

        MINOR_PHONE_OF_FAMILY, PHONE_OF_NONE. How the number is written does not matter.
        """
        likeness = phone_likeness(phone)
        if send_to is SendTo.MINOR and not self.is_past_limit(rules, today):
            if likeness in self.family_phone_likenesses():
                raise Refused(Code.MINOR_PHONE_OF_FAMILY, field="phone")
            return
        for member in self.family:
            if member.link.authority is Authority.NONE and likeness == phone_likeness(member.contact.phone or ""):
                raise Refused(Code.PHONE_OF_NONE, field="phone", name=member.contact.name.spoken)

    def refuse_send_to(self, send_to: SendTo, contact_id: ContactId | None, rules: PracticeRules, today: date) -> None:
        """Raise `Refused` PIN_SEND_TO when For and Send to do not fit each other or the patient's age."""
        if (contact_id is None) is not (send_to is SendTo.MINOR):
            raise Refused(Code.PIN_SEND_TO, field="send_to")
        if send_to is SendTo.MINOR and not ages.at_least(self.patient.born, rules.minor_age, today):
            raise Refused(Code.PIN_SEND_TO, field="send_to")
