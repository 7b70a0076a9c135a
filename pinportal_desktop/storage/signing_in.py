# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Repositories of signed-in browsers and of links by e-mail, and what their pages look at."""

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import AccountId
from pinportal_desktop.domain.signing_in import AccountSession, LinkKind, MailedLink
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.accounts import Found, load_accounts, login_of
from pinportal_desktop.storage.admission import admit_by_token
from pinportal_desktop.storage.settings import rules_of
from pinportal_desktop.usecases.looks import SignedIn


class SessionRepository:
    """Browsers that are signed in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_token(self, token_digest: bytes) -> AccountSession:
        """See `work.Sessions`."""
        admit_by_token(self._connection, token_digest)
        query = select(t.account_session).where(t.account_session.c.token_digest == token_digest)
        if self._connection.dialect.name == "postgresql":
            query = query.with_for_update()
        row = self._connection.execute(query).first()
        if row is None:
            raise Refused(Code.SIGN_IN_AGAIN)
        return _session_of(row)

    def add(self, session: AccountSession) -> None:
        """See `work.Sessions`."""
        values = {
            "token_digest": session.token_digest,
            "account_id": session.account_id,
            "made_at": session.made_at,
            "seen_at": session.seen_at,
        }
        self._connection.execute(insert(t.account_session), values)

    def save(self, session: AccountSession) -> None:
        """See `work.Sessions`."""
        where = t.account_session.c.token_digest == session.token_digest
        values = {"seen_at": session.seen_at, "ended_at": session.ended_at}
        self._connection.execute(update(t.account_session).where(where).values(values))

    def end_all(self, account_id: AccountId, at: datetime) -> int:
        """See `work.Sessions`."""
        c = t.account_session.c
        lives = (c.account_id == account_id) & c.ended_at.is_(None)
        return self._connection.execute(update(t.account_session).where(lives).values(ended_at=at)).rowcount


class LinkRepository:
    """Single-use links to mailboxes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_token(self, token_digest: bytes) -> MailedLink:
        """See `work.Links`."""
        found = link_by_token(self._connection, token_digest, lock=True)
        if found is None:
            raise Refused(Code.LINK_USED)
        return found

    def add(self, link: MailedLink) -> None:
        """See `work.Links`."""
        values = {
            "token_digest": link.token_digest,
            "kind": link.kind.value,
            "account_id": link.account_id,
            "email": link.email,
            "made_at": link.made_at,
        }
        self._connection.execute(insert(t.mailed_link), values)

    def consume_all(self, account_id: AccountId, at: datetime, kind: LinkKind | None = None) -> None:
        """See `work.Links`."""
        c = t.mailed_link.c
        unused = (c.account_id == account_id) & c.consumed_at.is_(None)
        if kind is not None:
            unused &= c.kind == kind.value
        self._connection.execute(update(t.mailed_link).where(unused).values(consumed_at=at))


def link_by_token(connection: Connection, token_digest: bytes, *, lock: bool = False) -> MailedLink | None:
    """The link that the token stands for."""
    admit_by_token(connection, token_digest)
    query = select(t.mailed_link).where(t.mailed_link.c.token_digest == token_digest)
    if lock and connection.dialect.name == "postgresql":
        query = query.with_for_update()
    row = connection.execute(query).first()
    if row is None:
        return None
    return MailedLink(
        token_digest=bytes(row.token_digest),
        kind=LinkKind(row.kind),
        account_id=row.account_id,
        email=row.email,
        made_at=row.made_at,
        consumed_at=row.consumed_at,
    )


def signed_in(connection: Connection, token_digest: bytes) -> SignedIn | None:
    """The session of that token with its account, whether open or not."""
    s = t.account_session
    admit_by_token(connection, token_digest)
    found = connection.execute(select(s).where(s.c.token_digest == token_digest)).first()
    if found is None:
        return None
    query = select(t.portal_account).where(t.portal_account.c.id == found.account_id)
    row = connection.execute(query).one()
    return SignedIn(session=_session_of(found), account=login_of(row), password_hash=row.password_hash)


def my_children(connection: Connection, account_id: AccountId, now: datetime) -> tuple[str, ...]:
    """What the children are called to whom the account has access at that instant, the one it had first before.

    A patient who is hidden or whose account is disabled is not among them.
    """
    a = t.association.c
    held = select(a.patient_id).where(a.account_id == account_id, a.removed_at.is_(None)).order_by(a.since, a.id)
    ids = list(dict.fromkeys(connection.execute(held).scalars()))
    names: list[str] = []
    for account in load_accounts(connection, ids):
        rules = rules_of(connection, account.patient.practice_id)
        live = (access.account.id for access in account.live(rules, rules.today(now)))
        if account_id in live and not account.patient.hidden and not account.patient.disabled:
            names.append(account.patient.first_name)
    return tuple(names)


def _session_of(row: Found) -> AccountSession:
    return AccountSession(
        token_digest=bytes(row.token_digest),
        account_id=row.account_id,
        made_at=row.made_at,
        seen_at=row.seen_at,
        ended_at=row.ended_at,
    )
