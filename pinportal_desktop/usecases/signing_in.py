# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Sign in to a portal account, stay signed in, sign out, and change the password.

The browser holds an opaque token, the database its digest. The token is another at each sign-in, and whatever the
browser was signed in to before ends. Whoever fails is told one sentence whatever the cause. Failed attempts count per
address and device together with those at a PIN, and per login besides (NIST SP 800-63B-4, 3.2.2); the last begin anew
with a password that is right, so that only who does not know it waits.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from pinportal_desktop.domain.association import PortalAccount
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import AccountId
from pinportal_desktop.domain.outbox import Template
from pinportal_desktop.domain.signing_in import AccountSession, LinkKind
from pinportal_desktop.usecases.command import Command, Done, Entry, Permission, about_login, use_case
from pinportal_desktop.usecases.mailing import Mailing, promise
from pinportal_desktop.usecases.slowing import Counter, Step, count, delay, forget, wait
from pinportal_desktop.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn(Command):
    """`proved` is the kept hash that the password was found to belong to, "" for none; `before` the session to end.

    `of_login` are those of the counters that a right password lets begin anew.
    """

    email: str
    proved: str
    session_digest: bytes
    before: bytes | None
    counters: tuple[Counter, ...]
    of_login: tuple[Counter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaySignedIn(Command):
    session_digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOut(Command):
    session_digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePassword(Command):
    """`proved` as in `SignIn`; `rotated` is the digest of the token under which this browser goes on."""

    session_digest: bytes
    proved: str
    password_hash: str
    rotated: bytes
    told: Mailing
    of_login: tuple[Counter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakLanguage(Command):
    session_digest: bytes
    language: str


@use_case(Permission.OWN_ACCOUNT)
def sign_in(command: SignIn, work: Work) -> Done[Step]:
    """A right password opens a session; anything else is SIGN_IN_FAILED, and an entry with the true reason."""
    seconds = wait((*command.counters, *command.of_login), command.made_at, work)
    if seconds:
        return Done(result=Step(failed=Code.REGISTRATION_WAIT, wait=seconds), entry=None)
    account = work.accounts.by_email(command.email)
    if account is None or not command.proved or work.accounts.password_hash(account.id) != command.proved:
        count((*command.counters, *command.of_login), command.made_at, work)
        return Done(
            result=Step(failed=Code.SIGN_IN_FAILED, delay=delay(command.counters, command.made_at, work)),
            entry=Entry(
                kind="sign_in_failed",
                facts={"reason": "no_such_login"}
                if account is None
                else {"reason": "wrong_password"} | about_login(account),
            ),
        )
    if command.before is not None:
        _end(command.before, command.made_at, work)
    begin_session(command.session_digest, account.id, command.made_at, work)
    forget(command.of_login, command.made_at, work)
    return Done(result=Step(delay=delay(command.counters, command.made_at, work)), entry=None)


@use_case(Permission.OWN_ACCOUNT)
def stay_signed_in(command: StaySignedIn, work: Work) -> Done[Step]:
    """Note that the browser is in use. Raises `Refused` SIGN_IN_AGAIN when it was idle for too long before."""
    session = open_session(command.session_digest, command.made_at, work)
    work.sessions.save(replace(session, seen_at=command.made_at))
    return Done(result=Step(), entry=None)


@use_case(Permission.OWN_ACCOUNT)
def sign_out(command: SignOut, work: Work) -> Done[Step]:
    """The session ends; one that has ended already stays so."""
    _end(command.session_digest, command.made_at, work)
    return Done(result=Step(), entry=None)


@use_case(Permission.OWN_ACCOUNT)
def change_password(command: ChangePassword, work: Work) -> Done[Step]:
    """Another password, the present one asked again. Every session ends but this one, which gets another token.

    A wrong present password fails with PASSWORD_WRONG and is counted.
    """
    session = open_session(command.session_digest, command.made_at, work)
    account = work.accounts.get(session.account_id)
    refusal = refuse_unproved(account, command.proved, command.of_login, command.made_at, work)
    if refusal is not None:
        return refusal
    put_password(account, command.password_hash, command.told, command.made_at, work)
    begin_session(command.rotated, account.id, command.made_at, work)
    return Done(result=Step(), entry=Entry(kind="password_changed", facts=about_login(account)))


@use_case(Permission.OWN_ACCOUNT)
def speak_language(command: SpeakLanguage, work: Work) -> Done[Step]:
    """The account's pages and messages come in this language from now on."""
    session = open_session(command.session_digest, command.made_at, work)
    account = work.accounts.get(session.account_id)
    if account.language != command.language:
        work.accounts.save(replace(account, language=command.language))
    return Done(result=Step(), entry=None)


# --- shared with the other use cases of one's own account


def open_session(session_digest: bytes, now: datetime, work: Work) -> AccountSession:
    """The session, if it still counts. Raises `Refused` SIGN_IN_AGAIN."""
    session = work.sessions.by_token(session_digest)
    if not session.is_open(now):
        raise Refused(Code.SIGN_IN_AGAIN)
    return session


def begin_session(session_digest: bytes, account_id: AccountId, now: datetime, work: Work) -> None:
    """A browser is signed in from now on."""
    work.sessions.add(AccountSession(token_digest=session_digest, account_id=account_id, made_at=now, seen_at=now))


def refuse_unproved(
    account: PortalAccount, proved: str, counters: tuple[Counter, ...], now: datetime, work: Work
) -> Done[Step] | None:
    """The step as it fails for whoever is signed in and does not know the password; None for who does."""
    seconds = wait(counters, now, work)
    if seconds:
        return Done(result=Step(failed=Code.REGISTRATION_WAIT, wait=seconds), entry=None)
    if proved and work.accounts.password_hash(account.id) == proved:
        forget(counters, now, work)
        return None
    count(counters, now, work)
    facts = {"reason": "wrong_password"} | about_login(account)
    return Done(result=Step(failed=Code.PASSWORD_WRONG), entry=Entry(kind="sign_in_failed", facts=facts))


def put_password(account: PortalAccount, password_hash: str, told: Mailing, now: datetime, work: Work) -> None:
    """Put another password in the place of the kept one: all sessions and resets end, and its owner is told."""
    work.accounts.set_password(account.id, password_hash)
    work.sessions.end_all(account.id, now)
    work.links.consume_all(account.id, now, LinkKind.RESET)
    promise(Template.LOGIN_SECURED, told, account, now, work)


def _end(session_digest: bytes, now: datetime, work: Work) -> None:
    try:
        session = work.sessions.by_token(session_digest)
    except Refused:
        return  # a cookie that nobody gave, or of a database that was restored: nothing to end
    if session.ended_at is None:
        work.sessions.save(replace(session, ended_at=now))
