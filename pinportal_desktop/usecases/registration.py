# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The steps of registering: their order, what each needs, and why one fails. Without HTTP, Qt or texts.

Four steps: date of birth and PIN (`try_pin`; after a hand-over `open_handover` and `confirm_born`), whom the account
is for (`say_who`), e-mail and password (`choose_login`), terms (`register_parent`). Every failure that depends on
what the practice knows is one and the same code for the parent; the record keeps the true reason.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from pinportal_desktop.domain.addresses import email_key, masked_email
from pinportal_desktop.domain.association import Association, PortalAccount
from pinportal_desktop.domain.credential import Credential, CredentialState, PinDigest
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import AccountId, AssociationId, RegistrationId
from pinportal_desktop.domain.outbox import Template
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.people import PersonName
from pinportal_desktop.domain.registering import Failure, Registration, Who
from pinportal_desktop.domain.signing_in import LinkKind
from pinportal_desktop.usecases.answering import not_answered, pin_of, redeemed, via_of, why_not_answered
from pinportal_desktop.usecases.command import Command, Done, Entry, EntryFact, Permission, use_case
from pinportal_desktop.usecases.mailing import Mailing, promise, promise_link
from pinportal_desktop.usecases.signing_in import begin_session
from pinportal_desktop.usecases.slowing import Counter, Step, ask_for_nobody, count, delay, failed, wait
from pinportal_desktop.usecases.why_not import why_not, why_not_this_person
from pinportal_desktop.usecases.work import Work

TERMS_VERSION = "2026-11"


@dataclass(frozen=True, slots=True, kw_only=True)
class TryPin(Command):
    registration_id: RegistrationId
    token_digest: bytes
    digest: PinDigest
    born: date
    counters: tuple[Counter, ...]
    language: str
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHandover(Command):
    handover_digest: bytes
    registration_id: RegistrationId
    token_digest: bytes
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmBorn(Command):
    """`proved` as in `AnswerQuestion`."""

    token_digest: bytes
    born: date
    counters: tuple[Counter, ...]
    more: bool = False
    proved: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SayWho(Command):
    """`name`, `relationship` and `phone` (E.164) are the adult's; not asked for Myself."""

    token_digest: bytes
    who: Who
    name: PersonName | None
    relationship: str
    phone: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseLogin(Command):
    """`counters` slow down who tries one e-mail after the other behind a right PIN."""

    token_digest: bytes
    email: str
    password_hash: str
    counters: tuple[Counter, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterParent(Command):
    """`mailing` is the message to the new login's address; not `confirm`, it asks for no confirmation of it, and is
    queued only where a welcome is due. `session_digest` signs in a browser that wants to add another child; ""
    language is the registration's.
    """

    token_digest: bytes
    account_id: AccountId
    association_id: AssociationId
    terms: str
    mailing: Mailing
    confirm: bool = True
    session_digest: bytes = b""
    language: str = ""


@use_case(Permission.REGISTER)
def try_pin(command: TryPin, work: Work) -> Done[Step]:
    """First step: both must match, date of birth and PIN. Failed attempts are counted, and answered later and later."""
    seconds = wait(command.counters, command.made_at, work)
    if seconds:
        return Done(result=Step(failed=Code.REGISTRATION_WAIT, wait=seconds), entry=None)
    credential = pin_of(command.digest, work)
    if credential is None:
        ask_for_nobody(work)
        return failed(Failure.NO_SUCH_PIN, None, command.counters, command.made_at, work)
    account = work.patients.account(credential.patient_id)
    rules = work.rules.of(account.patient.practice_id)
    failure = why_not(account, credential, rules, rules.today(command.made_at), command.born)
    if failure is not None:
        return failed(failure, credential, command.counters, command.made_at, work)
    work.registrations.add(
        Registration(
            id=command.registration_id,
            token_digest=command.token_digest,
            credential_id=credential.id,
            patient_id=credential.patient_id,
            proved=True,
            language=command.language,
            more=command.more,
            made_at=command.made_at,
        )
    )
    return Done(result=Step(delay=delay(command.counters, command.made_at, work)), entry=None)


@use_case(Permission.REGISTER)
def open_handover(command: OpenHandover, work: Work) -> Done[Step]:
    """Consume the desk's single-use link.

    Raises `Refused` LINK_USED when it was consumed, is too old, or its PIN ended.
    """
    handover = work.registrations.handover(command.handover_digest)
    credential = work.credentials.get(handover.credential_id)
    if not handover.is_open(command.made_at) or credential.state is not CredentialState.ACTIVE:
        raise Refused(Code.LINK_USED)
    work.registrations.save_handover(replace(handover, consumed_at=command.made_at))
    work.registrations.add(
        Registration(
            id=command.registration_id,
            token_digest=command.token_digest,
            credential_id=handover.credential_id,
            patient_id=handover.patient_id,
            handed_over=True,
            handed_to=handover.contact_id,
            welcome_due=handover.welcome_due,
            language=command.language,
            made_at=command.made_at,
        )
    )
    return Done(result=Step(), entry=Entry(kind="handover_opened", patient_id=handover.patient_id))


@use_case(Permission.REGISTER)
def confirm_born(command: ConfirmBorn, work: Work) -> Done[Step]:
    """First step after a hand-over: the PIN came with the link, the child's date of birth is asked; of a VQ the answer,
    too."""
    registration = _open(command.token_digest, command.made_at, work, proved=False)
    seconds = wait(command.counters, command.made_at, work)
    if seconds:
        return Done(result=Step(failed=Code.REGISTRATION_WAIT, wait=seconds), entry=None)
    account = work.patients.account(registration.patient_id)
    credential = account.credential(registration.credential_id)
    rules = work.rules.of(account.patient.practice_id)
    today = rules.today(command.made_at)
    failure = why_not_answered(account, credential, rules, today, command.born, command.proved)
    if failure is not None:
        return not_answered(failure, credential, command.counters, command.made_at, work)
    work.registrations.save(replace(registration, proved=True, more=command.more))
    return Done(result=Step(), entry=None)


@use_case(Permission.REGISTER)
def say_who(command: SayWho, work: Work) -> Done[Step]:
    """Second step: **Myself** or **A child**, and who the adult is.

    Raises `Refused` NAME_MISSING, RELATIONSHIP_MISSING.
    """
    registration = _open(command.token_digest, command.made_at, work)
    if command.who is Who.A_CHILD:
        if command.name is None:
            raise Refused(Code.NAME_MISSING, field="name")
        if not command.relationship.strip():
            raise Refused(Code.RELATIONSHIP_MISSING, field="relationship")
    registration = replace(
        registration,
        who=command.who,
        name=command.name,
        relationship=command.relationship.strip(),
        phone=command.phone,
    )
    return _saved_unless_failed(registration, command.made_at, work)


@use_case(Permission.REGISTER)
def choose_login(command: ChooseLogin, work: Work) -> Done[Step]:
    """Third step: e-mail (found well formed by the surface) and the password's hash.

    A taken e-mail fails with EMAIL_TAKEN. Every other one than before is counted, taken or not: whoever has one right
    PIN shall not learn, address by address, who has a login.
    """
    registration = _open(command.token_digest, command.made_at, work)
    if registration.who is None:
        raise Refused(Code.REGISTRATION_EXPIRED)
    seconds = wait(command.counters, command.made_at, work)
    if seconds:
        return Done(result=Step(failed=Code.REGISTRATION_WAIT, wait=seconds), entry=None)
    if email_key(command.email) != email_key(registration.email):
        count(command.counters, command.made_at, work)
    registration = replace(registration, email=command.email, password_hash=command.password_hash)
    return _saved_unless_failed(registration, command.made_at, work)


@use_case(Permission.REGISTER)
def register_parent(command: RegisterParent, work: Work) -> Done[Step]:
    """Last step, **Create My Account**: everything is checked again, then the account and its association are made.

    Raises `Refused` TERMS_MISSING, REGISTRATION_EXPIRED; EMAIL_TAKEN or HAS_ACCESS_ALREADY when another took it
    meanwhile.
    """
    registration = _open(command.token_digest, command.made_at, work)
    if not registration.email or registration.who is None:
        raise Refused(Code.REGISTRATION_EXPIRED)
    if not command.terms:
        raise Refused(Code.TERMS_MISSING, field="terms")
    account = work.patients.account(registration.patient_id)
    credential = account.credential(registration.credential_id)
    rules = work.rules.of(account.patient.practice_id)
    failure = why_not_this_person(registration, account, credential, rules, command.made_at, work)
    if failure is not None:
        return failed(failure, credential, (), command.made_at, work, registration)
    if redeemed(credential, command.made_at, work):
        # What was to welcome the parent led to a link that is used up now.
        registration = replace(registration, welcome_due=True)
    login = _login(command, registration, account, work)
    work.accounts.add(login, password_hash=registration.password_hash, terms=command.terms, terms_at=command.made_at)
    work.associations.add(_association(command, registration, credential))
    work.registrations.save(replace(registration, finished_at=command.made_at, password_hash=""))
    _promise_message(command, registration, login, work)
    if command.session_digest:
        begin_session(command.session_digest, login.id, command.made_at, work)
    facts: dict[str, EntryFact] = {
        "name": login.name.spoken,
        "relationship": registration.relationship,
        "myself": int(registration.who is Who.MYSELF),
        "at_desk": int(registration.handed_over),
        "login": masked_email(login.email),
    }
    return Done(result=Step(), entry=Entry(kind="registered", patient_id=account.patient.id, facts=facts))


def _saved_unless_failed(registration: Registration, now: datetime, work: Work) -> Done[Step]:
    credential = work.credentials.get(registration.credential_id)
    account = work.patients.account(credential.patient_id)
    rules = work.rules.of(account.patient.practice_id)
    failure = why_not_this_person(registration, account, credential, rules, now, work)
    if failure is not None:
        return failed(failure, credential, (), now, work, registration)
    work.registrations.save(registration)
    return Done(result=Step(), entry=None)


def _open(token_digest: bytes, now: datetime, work: Work, *, proved: bool = True) -> Registration:
    registration = work.registrations.by_token(token_digest)
    if not registration.is_open(now) or registration.proved is not proved:
        raise Refused(Code.REGISTRATION_EXPIRED)
    return registration


# --- what is made


def _login(command: RegisterParent, registration: Registration, account: PatientAccount, work: Work) -> PortalAccount:
    """The account; linked to a contact only where the desk handed over to that contact, who has no account yet."""
    myself = registration.who is Who.MYSELF
    contact_id = None if myself else registration.handed_to
    if contact_id is not None and work.accounts.of_contact(contact_id) is not None:
        contact_id = None
    return PortalAccount(
        id=command.account_id,
        email=registration.email,
        name=account.patient.name if myself or registration.name is None else registration.name,
        phone=registration.phone,
        language=command.language or registration.language,
        contact_id=contact_id,
        patient_id=account.patient.id if myself else None,
    )


def _association(command: RegisterParent, registration: Registration, credential: Credential) -> Association:
    return Association(
        id=command.association_id,
        patient_id=credential.patient_id,
        account_id=command.account_id,
        via=via_of(credential),
        credential_id=credential.id,
        relationship=registration.relationship,
        since=command.made_at,
    )


def _promise_message(command: RegisterParent, registration: Registration, login: PortalAccount, work: Work) -> None:
    """The welcome where one is due; what asks to confirm the address stands in it, else in a message of its own."""
    mailing, now = command.mailing, command.made_at
    welcome, about = Template.WELCOME_REGISTERED, registration.patient_id
    match registration.welcome_due, command.confirm:
        case True, True:
            promise_link(LinkKind.CONFIRM_EMAIL, mailing, login, login.email, now, work, template=welcome, about=about)
        case True, False:
            promise(welcome, mailing, login, now, work, about=about)
        case False, True:
            promise_link(LinkKind.CONFIRM_EMAIL, mailing, login, login.email, now, work)
