# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Links to a mailbox: confirm an e-mail address, change it, reset a forgotten password.

A link is single-use, consumed by POST, and proves control of a mailbox, not who reads it: a parent mistypes an address
and a stranger gets the link. So an address is confirmed with the password as well, and a forgotten password is reset
through a confirmed address only, unless the desk, which knows the person, sends the link. Nobody learns here whether an
address has a login: what is asked for with an unknown or a taken one ends alike, silently.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from pinportal_desktop.domain.addresses import email_key, email_likeness, masked_email
from pinportal_desktop.domain.association import PortalAccount
from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import ContactId
from pinportal_desktop.domain.outbox import Template
from pinportal_desktop.domain.signing_in import LinkKind, MailedLink
from pinportal_desktop.usecases.command import Command, Done, Entry, Permission, about_login, use_case
from pinportal_desktop.usecases.mailing import Mailing, promise, promise_link
from pinportal_desktop.usecases.signing_in import open_session, put_password, refuse_unproved
from pinportal_desktop.usecases.slowing import Counter, Step, count, forget, wait
from pinportal_desktop.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class AskReset(Command):
    """`mailing` goes to the account's own address, never to what was typed. `to_mailbox` slows repeated asking down."""

    email: str
    mailing: Mailing
    to_mailbox: tuple[Counter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResetPassword(Command):
    token_digest: bytes
    password_hash: str
    told: Mailing
    of_login: tuple[Counter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskConfirmation(Command):
    session_digest: bytes
    mailing: Mailing
    to_mailbox: tuple[Counter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskNewEmail(Command):
    """`proved` is the kept hash that the password, typed again, was found to belong to."""

    session_digest: bytes
    proved: str
    email: str
    mailing: Mailing
    of_login: tuple[Counter, ...]
    to_mailbox: tuple[Counter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmEmail(Command):
    """`proved` as in `AskNewEmail`; `told` goes to the address that was the login before."""

    token_digest: bytes
    proved: str
    told: Mailing
    of_login: tuple[Counter, ...]


@use_case(Permission.OWN_ACCOUNT)
def ask_reset(command: AskReset, work: Work) -> Done[Step]:
    """**I forgot my password**: a link where the address is a login's and confirmed, the same answer else."""
    too_soon = _is_too_soon(command.to_mailbox, command.made_at, work)
    account = work.accounts.by_email(command.email)
    if account is None or too_soon:
        return Done(result=Step(), entry=None)
    confirmed = account.email_confirmed_at is not None
    if confirmed:
        promise_link(LinkKind.RESET, command.mailing, account, account.email, command.made_at, work)
    facts = about_login(account) | {"sent": int(confirmed)}
    return Done(result=Step(), entry=Entry(kind="reset_asked", facts=facts))


@use_case(Permission.OWN_ACCOUNT)
def reset_password(command: ResetPassword, work: Work) -> Done[Step]:
    """Another password by the link. Every session ends; the address counts as confirmed, for the link came there.

    Raises `Refused` LINK_USED.
    """
    link = _open(command.token_digest, (LinkKind.RESET,), command.made_at, work)
    account = work.accounts.get(link.account_id)
    put_password(account, command.password_hash, command.told, command.made_at, work)
    forget(command.of_login, command.made_at, work)
    if account.email_confirmed_at is None and email_key(link.email) == email_key(account.email):
        work.accounts.save(_confirmed(account, command.made_at, work))
    return Done(result=Step(), entry=Entry(kind="password_changed", facts=about_login(account) | {"reset": 1}))


@use_case(Permission.OWN_ACCOUNT)
def ask_confirmation(command: AskConfirmation, work: Work) -> Done[Step]:
    """Send the message that asks to confirm the address once more; nothing where that was done."""
    account = work.accounts.get(open_session(command.session_digest, command.made_at, work).account_id)
    if account.email_confirmed_at is None and not _is_too_soon(command.to_mailbox, command.made_at, work):
        promise_link(LinkKind.CONFIRM_EMAIL, command.mailing, account, account.email, command.made_at, work)
    return Done(result=Step(), entry=None)


@use_case(Permission.OWN_ACCOUNT)
def ask_new_email(command: AskNewEmail, work: Work) -> Done[Step]:
    """Another address for the login, the password asked again: a link goes there, and until it is used nothing changes.

    PASSWORD_WRONG is counted; EMAIL_SAME for the address that it is. One that cannot be used (somebody else's login;
    for a minor one of the family's) ends like any other, and is an entry with the reason.
    """
    account = work.accounts.get(open_session(command.session_digest, command.made_at, work).account_id)
    refusal = refuse_unproved(account, command.proved, command.of_login, command.made_at, work)
    if refusal is not None:
        return refusal
    if email_key(command.email) == email_key(account.email):
        return Done(result=Step(failed=Code.EMAIL_SAME), entry=None)
    facts = about_login(account) | {"to": masked_email(command.email)}
    too_soon = _is_too_soon(command.to_mailbox, command.made_at, work)
    unusable = why_unusable(account, command.email, command.made_at, work)
    if unusable is not None:
        facts["reason"] = unusable.value
    elif not too_soon:
        promise_link(LinkKind.CHANGE_EMAIL, command.mailing, account, command.email, command.made_at, work)
    return Done(result=Step(), entry=Entry(kind="email_change_asked", facts=facts))


@use_case(Permission.OWN_ACCOUNT)
def confirm_email(command: ConfirmEmail, work: Work) -> Done[Step]:
    """The button behind a link: the address is confirmed, and becomes the login where it was to be another.

    PASSWORD_WRONG is counted, and the link stays. The old address is told of a change. A login that is nobody's yet is
    linked to the contact with the equal address, where there is only one (PRODUCT: "linked to a contact only by equal
    confirmed e-mail or by staff"). Raises `Refused` LINK_USED, also when the address became another's login meanwhile.
    """
    kinds = (LinkKind.CONFIRM_EMAIL, LinkKind.CHANGE_EMAIL)
    link = _open(command.token_digest, kinds, command.made_at, work)
    account = work.accounts.get(link.account_id)
    refusal = refuse_unproved(account, command.proved, command.of_login, command.made_at, work)
    if refusal is not None:
        return refusal
    work.links.consume_all(account.id, command.made_at, link.kind)
    changes = link.kind is LinkKind.CHANGE_EMAIL
    if changes and why_unusable(account, link.email, command.made_at, work) is not None:
        raise Refused(Code.LINK_USED)
    if not changes and email_key(link.email) != email_key(account.email):
        raise Refused(Code.LINK_USED)
    work.accounts.save(_confirmed(replace(account, email=link.email), command.made_at, work))
    facts = about_login(account) | {"login": masked_email(link.email)}
    if not changes:
        return Done(result=Step(), entry=Entry(kind="email_confirmed", facts=facts))
    # What waits in the old mailbox opens nothing any more.
    work.links.consume_all(account.id, command.made_at)
    promise(Template.EMAIL_CHANGED, command.told, account, command.made_at, work)
    return Done(result=Step(), entry=Entry(kind="email_changed", facts=facts | {"before": masked_email(account.email)}))


def _is_too_soon(to_mailbox: tuple[Counter, ...], now: datetime, work: Work) -> bool:
    """Whether that mailbox was asked for too often just now; then nothing is sent, so that nobody fills another's.

    It is answered like any other: the message before this one still works.
    """
    if wait(to_mailbox, now, work):
        return True
    count(to_mailbox, now, work)
    return False


# --- shared with the desk


def why_unusable(account: PortalAccount, email: str, now: datetime, work: Work) -> Code | None:
    """Why this account may not have that address: it is another's login, or a minor would use one of the family's."""
    other = work.accounts.by_email(email)
    if other is not None and other.id != account.id:
        return Code.EMAIL_IS_ANOTHERS_LOGIN
    if account.patient_id is None:
        return None
    patient = work.patients.account(account.patient_id)
    rules = work.rules.of(patient.patient.practice_id)
    if patient.is_past_limit(rules, rules.today(now)):
        return None
    return Code.MINOR_ADDRESS_OF_FAMILY if email_likeness(email) in patient.family_email_likenesses() else None


def _open(token_digest: bytes, kinds: tuple[LinkKind, ...], now: datetime, work: Work) -> MailedLink:
    link = work.links.by_token(token_digest)
    if link.kind not in kinds or not link.is_open(now):
        raise Refused(Code.LINK_USED)
    return link


def _confirmed(account: PortalAccount, now: datetime, work: Work) -> PortalAccount:
    contact_id = account.contact_id or _contact_with(account, work)
    return replace(account, email_confirmed_at=now, contact_id=contact_id)


def _contact_with(account: PortalAccount, work: Work) -> ContactId | None:
    """The only contact of the account's children with its address, who has a login not yet and may have one."""
    if account.patient_id is not None:
        return None
    found = {
        member.contact.id
        for patient_id in work.accounts.patients_of(account.id)
        for member in work.patients.account(patient_id).family
        if email_key(account.email) in map(email_key, member.contact.emails)
        and member.link.authority is not Authority.NONE
    }
    free = [contact_id for contact_id in found if work.accounts.of_contact(contact_id) is None]
    return free[0] if len(found) == len(free) == 1 else None
