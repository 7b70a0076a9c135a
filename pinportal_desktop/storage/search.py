# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Answers a search: the best rows first, each saying what of it matched."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, literal_column, not_, or_, select, text

from pinportal_desktop.domain.addresses import phone_likeness
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.patient_account import PatientAccount, PinVq, Status
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.accounts import Found, load_accounts
from pinportal_desktop.storage.search_index import WEIGHTS
from pinportal_desktop.storage.search_text import (
    Term,
    born_tokens,
    email_tokens,
    fold,
    marks,
    matches,
    name_tokens,
    number_tokens,
    phone_tokens,
    read_query,
)
from pinportal_desktop.usecases.looks import Marks, PatientRow, SearchPage

s = t.patient_search.c


def search(
    connection: Connection, typed: str, status: Status | None, today: date, *, limit: int, offset: int
) -> SearchPage:
    """See `looks.Looks.search`."""
    limit_age = _minor_age_limit(connection)
    terms = read_query(typed)
    if typed.strip() and not terms:
        return SearchPage(rows=(), more=False)
    wanted = offset + limit + 1
    found: dict[PatientId, Found] = {}
    for condition in _passes(connection, terms):
        query = select(t.patient_search)
        if condition is not None:
            query = query.where(condition)
        if status is not None:
            query = query.where(_has_status(status, today, limit_age))
        # The rank tells six letters of the family name apart; the rest of the order is made here.
        for row in sorted(connection.execute(query.order_by(s.rank).limit(wanted)), key=lambda row: fold(row.listed)):
            found.setdefault(row.patient_id, row)
        if len(found) >= wanted:
            break
    page = list(found.values())[offset : offset + limit]
    accounts = {a.patient.id: a for a in load_accounts(connection, [row.patient_id for row in page])} if terms else {}
    rows = tuple(_row(row, accounts.get(row.patient_id), terms, today, limit_age) for row in page)
    return SearchPage(rows=rows, more=len(found) > offset + limit)


def _minor_age_limit(connection: Connection) -> int:
    c = t.setting.c
    values = connection.execute(select(c.value).where(c.key == "minor_age_limit")).scalars().all()
    return min((int(v) for v in values), default=18)


# --- which rows


def _passes(connection: Connection, terms: Sequence[Term]) -> list[ColumnElement[bool] | None]:
    """Exact before prefix, family name first: each pass asks for all conditions, and for one more thing."""
    if not terms:
        return [None]
    words = [prefix for term in terms for prefix in term.prefixes if prefix.isalpha()]
    extras: list[tuple[str, bool]] = [("family", True), ("given", True), ("family", False)] if words else []
    if connection.dialect.name == "sqlite":
        whole = " AND ".join(_fts_term(term) for term in terms)
        asked = [f"({whole}) AND ({_fts_extra(field, words, exact=exact)})" for field, exact in extras]
        return [_fts(query) for query in (*asked, whole)]
    whole = " & ".join(_ts_term(term) for term in terms)
    asked = [f"({whole}) & ({_ts_extra(field, words, exact=exact)})" for field, exact in extras]
    return [_ts(query) for query in (*asked, whole)]


def _fts_term(term: Term) -> str:
    return "(" + " OR ".join([f'"{p}"*' for p in term.prefixes] + [f'"{w}"' for w in term.whole]) + ")"


def _fts_extra(field: str, words: Sequence[str], *, exact: bool) -> str:
    star = "" if exact else "*"
    return " OR ".join(f'{field} : "{word}"{star}' for word in words)


def _fts(query: str) -> ColumnElement[bool]:
    inner: Select[Any] = select(literal_column("rowid")).select_from(text("patient_fts"))
    return s.rank.in_(inner.where(text("patient_fts MATCH :fts").bindparams(fts=query)))


def _ts_term(term: Term) -> str:
    return "(" + " | ".join([f"'{p}':*" for p in term.prefixes] + [f"'{w}'" for w in term.whole]) + ")"


def _ts_extra(field: str, words: Sequence[str], *, exact: bool) -> str:
    star = "" if exact else "*"
    return " | ".join(f"'{word}':{star}{WEIGHTS[field]}" for word in words)


def _ts(query: str) -> ColumnElement[bool]:
    return text("patient_search.tokens @@ CAST(:ts AS tsquery)").bindparams(ts=query)  # type: ignore[return-value]  # a text clause is a condition


# --- Status, from facts that do not change with the date


def _has_status(status: Status, today: date, limit_age: int) -> ColumnElement[bool]:
    registered = or_(s.others > 0, and_(s.parents > 0, s.born > _limit_birthday(today, limit_age)))
    pending = and_(s.active, or_(s.valid_until.is_(None), s.valid_until >= today))
    cases = {
        Status.DISABLED: s.disabled,
        Status.REGISTERED: and_(not_(s.disabled), registered),
        Status.SELF_REGISTERED: and_(not_(s.disabled), not_(registered), s.self_registration_waits),
        Status.PENDING: and_(not_(s.disabled), not_(registered), not_(s.self_registration_waits), pending),
        Status.UNREGISTERED: and_(not_(s.disabled), not_(registered), not_(s.self_registration_waits), not_(pending)),
    }
    return cases[status]


def _limit_birthday(today: date, years: int) -> date:
    """Who was born after this day has not reached the age yet."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:  # 29 February
        return date(today.year - years, 2, 28)


def _status(row: Found, today: date, limit_age: int) -> Status:
    if row.disabled:
        return Status.DISABLED
    if _with_access(row, today, limit_age):
        return Status.REGISTERED
    if row.self_registration_waits:
        return Status.SELF_REGISTERED
    pending = row.active and (row.valid_until is None or row.valid_until >= today)
    return Status.PENDING if pending else Status.UNREGISTERED


def _with_access(row: Found, today: date, limit_age: int) -> int:
    parents = row.parents if row.born > _limit_birthday(today, limit_age) else 0
    return int(row.others) + int(parents)


# --- what a row shows


def _row(
    row: Found, account: PatientAccount | None, terms: tuple[Term, ...], today: date, limit_age: int
) -> PatientRow:
    return PatientRow(
        patient_id=row.patient_id,
        name=row.listed,
        born=row.born,
        chart_number=row.chart_number,
        status=_status(row, today, limit_age),
        pin_vq=PinVq(row.pin_vq),
        unused_since=None if row.unused_since is None else row.unused_since.date(),
        with_access=_with_access(row, today, limit_age),
        matched_by=None if account is None else _hidden_match(account, terms),
        marks=Marks(
            name=marks(row.listed, terms),
            chart=_chart_marks(row.chart_number, terms),
            born=any(matches(term, born_tokens(row.born)) for term in terms),
        ),
    )


def _chart_marks(chart: str, terms: tuple[Term, ...]) -> tuple[tuple[int, int], ...]:
    """The matched part of a chart number, which is searched with its separators left out."""
    places = [n for n, c in enumerate(fold(chart)) if c.isalnum()]
    joined = "".join(fold(chart)[n] for n in places)
    for prefix in sorted({p for term in terms for p in term.prefixes}, key=len, reverse=True):
        for start, token in zip(_starts(chart), number_tokens(chart), strict=True):
            if token.startswith(prefix):
                first = joined.index(token) if start == 0 else len(joined) - len(token)
                return ((places[first], places[first + len(prefix) - 1] + 1),)
    return ()


def _starts(chart: str) -> list[int]:
    return list(range(len(number_tokens(chart))))


def _hidden_match(account: PatientAccount, terms: tuple[Term, ...]) -> tuple[str, str] | None:
    """Whose and what, for the first condition that nothing in the row fulfils."""
    patient = account.patient
    shown = name_tokens(patient.name.family) + name_tokens(patient.name.given)
    shown += number_tokens(patient.chart_number) + born_tokens(patient.born)
    for term in terms:
        if not matches(term, shown):
            return _whose(account, term)
    return None


def _whose(account: PatientAccount, term: Term) -> tuple[str, str] | None:
    if matches(term, name_tokens(account.patient.preferred)):
        return ("", "preferred name")
    for member in account.family:
        who = member.link.relationship or member.contact.name.spoken
        if matches(term, phone_tokens(phone_likeness(member.contact.phone or ""))):
            return (who, "phone")
        if any(matches(term, email_tokens(email)) for email in member.contact.emails):
            return (who, "e-mail")
        if matches(term, name_tokens(member.contact.name.spoken)):
            return (who, "name")
    for access in account.accesses:
        if matches(term, email_tokens(access.account.email)):
            return (access.association.relationship, "portal e-mail")
    return None
