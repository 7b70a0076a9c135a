# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Add Child/Dependent**: one account, many children. The same checks as registering, by the same functions.

With date of birth and PIN (`add_child`), or with a registration whose first step was passed before the parent said "I
already have an account" (`add_proved_child`): what was typed, or what the desk handed over, is not asked again.
"""

from dataclasses import dataclass, replace
from datetime import date

from pinportal_desktop.domain.addresses import masked_email
from pinportal_desktop.domain.association import Association, PortalAccount
from pinportal_desktop.domain.credential import Credential, PinDigest
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import AssociationId, ContactId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.registering import Failure, Who
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.usecases.answering import pin_of, redeemed, via_of
from pinportal_desktop.usecases.command import Command, Done, Entry, Permission, about_login, use_case
from pinportal_desktop.usecases.signing_in import open_session
from pinportal_desktop.usecases.slowing import Counter, Step, ask_for_nobody, failed, wait
from pinportal_desktop.usecases.why_not import Redeemer, why_not, why_not_redeemer
from pinportal_desktop.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class AddChild(Command):
    session_digest: bytes
    association_id: AssociationId
    digest: PinDigest
    born: date
    relationship: str
    counters: tuple[Counter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddProvedChild(Command):
    session_digest: bytes
    association_id: AssociationId
    registration_digest: bytes
    relationship: str


@use_case(Permission.OWN_ACCOUNT)
def add_child(command: AddChild, work: Work) -> Done[Step]:
    """Date of birth and PIN must both match. Failed attempts are counted and answered like those at registering.

    Raises `Refused` SIGN_IN_AGAIN, RELATIONSHIP_MISSING.
    """
    login = _signed_in(command.session_digest, command, work)
    _refuse_no_relationship(command.relationship)
    seconds = wait(command.counters, command.made_at, work)
    if seconds:
        return Done(result=Step(failed=Code.REGISTRATION_WAIT, wait=seconds), entry=None)
    credential = pin_of(command.digest, work)
    if credential is None:
        ask_for_nobody(work)
        return failed(Failure.NO_SUCH_PIN, None, command.counters, command.made_at, work, who=login.name.spoken)
    account = work.patients.account(credential.patient_id)
    rules = work.rules.of(account.patient.practice_id)
    failure = why_not(account, credential, rules, rules.today(command.made_at), command.born)
    if failure is not None:
        return failed(failure, credential, command.counters, command.made_at, work, who=login.name.spoken)
    return _add(command, login, account, credential, rules, None, work)


@use_case(Permission.OWN_ACCOUNT)
def add_proved_child(command: AddProvedChild, work: Work) -> Done[Step]:
    """What the registration's first step proved goes to the account; the registration is finished with it.

    Raises `Refused` SIGN_IN_AGAIN, RELATIONSHIP_MISSING, REGISTRATION_EXPIRED.
    """
    login = _signed_in(command.session_digest, command, work)
    _refuse_no_relationship(command.relationship)
    registration = work.registrations.by_token(command.registration_digest)
    if not registration.is_open(command.made_at) or not registration.proved:
        raise Refused(Code.REGISTRATION_EXPIRED)
    account = work.patients.account(registration.patient_id)
    credential = account.credential(registration.credential_id)
    rules = work.rules.of(account.patient.practice_id)
    done = _add(command, login, account, credential, rules, registration.handed_to, work)
    if done.result.failed in {None, Code.CHILD_LISTED}:
        work.registrations.save(replace(registration, finished_at=command.made_at, password_hash=""))
    return done


def _signed_in(session_digest: bytes, command: Command, work: Work) -> PortalAccount:
    return work.accounts.get(open_session(session_digest, command.made_at, work).account_id)


def _refuse_no_relationship(relationship: str) -> None:
    if not relationship.strip():
        raise Refused(Code.RELATIONSHIP_MISSING, field="relationship")


def _add(
    command: AddChild | AddProvedChild,
    login: PortalAccount,
    account: PatientAccount,
    credential: Credential,
    rules: PracticeRules,
    handed_to: ContactId | None,
    work: Work,
) -> Done[Step]:
    # Whose login it is weighs more than whom the desk took the person for.
    contact_id = login.contact_id or handed_to
    redeemer = Redeemer(who=Who.A_CHILD, email=login.email, contact_id=contact_id)
    counters = command.counters if isinstance(command, AddChild) else ()
    failure = why_not_redeemer(redeemer, account, credential, rules, rules.today(command.made_at))
    if failure is not None:
        return failed(failure, credential, counters, command.made_at, work, who=login.name.spoken)
    if _has_access(login, account, credential):
        # Told plainly: whoever asks proved the child, and sees it in My Children anyway.
        return Done(result=Step(failed=Code.CHILD_LISTED), entry=None)
    redeemed(credential, command.made_at, work)
    _link(login, handed_to, work)
    work.associations.add(
        Association(
            id=command.association_id,
            patient_id=credential.patient_id,
            account_id=login.id,
            via=via_of(credential),
            credential_id=credential.id,
            relationship=command.relationship.strip(),
            since=command.made_at,
        )
    )
    facts = about_login(login) | {
        "relationship": command.relationship.strip(),
        "login": masked_email(login.email),
    }
    return Done(result=Step(), entry=Entry(kind="child_added", patient_id=account.patient.id, facts=facts))


def _link(login: PortalAccount, handed_to: ContactId | None, work: Work) -> None:
    """The desk handed over to that contact: whoever came is that contact, unless the account is somebody's already."""
    if handed_to is None or login.contact_id is not None or login.patient_id is not None:
        return
    if work.accounts.of_contact(handed_to) is None:
        work.accounts.save(replace(login, contact_id=handed_to))


def _has_access(login: PortalAccount, account: PatientAccount, credential: Credential) -> bool:
    """Whether the account sees the child already, or used this credential before (once per child)."""
    own = (a.association for a in account.accesses if a.account.id == login.id)
    return any(a.removed_at is None or a.credential_id == credential.id for a in own)
