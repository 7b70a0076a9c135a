# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The search index: what one finds a patient by, and the rows ready to show. One function keeps it, `reindex`.

SQLite: an FTS5 table without content, its rows numbered in name order, so that the first fifty matches are the first
fifty names. PostgreSQL: a tsvector under GIN, its lexemes weighted by field (A family, B given, C chart and
birth, D hidden).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, text

from pinportal_desktop.domain.association import Via
from pinportal_desktop.domain.credential import CredentialState
from pinportal_desktop.domain.ids import PatientId, PracticeId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.accounts import load_accounts
from pinportal_desktop.storage.search_text import (
    born_tokens,
    email_tokens,
    name_tokens,
    number_tokens,
    phone_tokens,
    rank_of,
)
from pinportal_desktop.storage.settings import rules_of

TIE_BITS: Final = 18
FIELDS: Final = ("family", "given", "known", "hidden")
WEIGHTS: Final = {"family": "A", "given": "B", "known": "C", "hidden": "D"}


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a patient is found by: `known` is the chart number and the birth date, `hidden` what no row shows."""

    family: list[str]
    given: list[str]
    known: list[str]
    hidden: list[str]

    def by_field(self) -> dict[str, list[str]]:
        """The tokens under the index's names of the fields."""
        return {name: getattr(self, name) for name in FIELDS}


def tokens_of(account: PatientAccount) -> Tokens:
    """The tokens of a patient and the family."""
    patient = account.patient
    hidden = name_tokens(patient.preferred)
    for member in account.family:
        hidden += name_tokens(member.contact.name.spoken)
        hidden += phone_tokens(member.contact.phone or "")
        for email in member.contact.emails:
            hidden += email_tokens(email)
    for access in account.accesses:
        hidden += email_tokens(access.account.email)
    return Tokens(
        family=name_tokens(patient.name.family),
        given=name_tokens(patient.name.given),
        known=number_tokens(patient.chart_number) + born_tokens(patient.born),
        hidden=hidden,
    )


def create_index(connection: Connection) -> None:
    """Make what only one of the databases has; called by the first migration."""
    if connection.dialect.name == "sqlite":
        connection.execute(
            text(
                "CREATE VIRTUAL TABLE patient_fts USING fts5(family, given, known, hidden, content='',"
                " contentless_delete=1, detail=column, prefix='1 2 3 4', tokenize='unicode61 remove_diacritics 0')"
            )
        )
        return
    connection.execute(text("ALTER TABLE patient_search ADD COLUMN tokens tsvector NOT NULL"))
    connection.execute(text("CREATE INDEX ix_patient_search_tokens ON patient_search USING gin (tokens)"))


def reindex(connection: Connection, patient_ids: Iterable[PatientId]) -> None:
    """Bring the index rows of these patients up to date, in the transaction of the change itself."""
    ids = list(dict.fromkeys(patient_ids))
    rules: dict[PracticeId, PracticeRules] = {}
    for account in load_accounts(connection, ids):
        practice_id = account.patient.practice_id
        if practice_id not in rules:
            rules[practice_id] = rules_of(connection, practice_id)
        _reindex_one(connection, account, rules[practice_id])


def _reindex_one(connection: Connection, account: PatientAccount, rules: PracticeRules) -> None:
    known = connection.execute(
        select(t.patient_search.c.rank).where(t.patient_search.c.patient_id == account.patient.id)
    ).scalar_one_or_none()
    base = rank_of(account.patient.name.family, account.patient.name.given) << TIE_BITS
    stays = known is not None and known >> TIE_BITS == base >> TIE_BITS
    if known is not None:
        _drop(connection, account.patient.id, known)
    if not account.patient.hidden:
        rank = known if stays and known is not None else _free_rank(connection, base, account.patient.id)
        _add(connection, account, rank, rules)


def _free_rank(connection: Connection, base: int, patient_id: UUID) -> int:
    tie = int.from_bytes(patient_id.bytes[-3:], "big") & ((1 << TIE_BITS) - 1)
    column = t.patient_search.c.rank
    while connection.execute(select(column).where(column == base | tie)).scalar_one_or_none() is not None:
        tie = (tie + 1) & ((1 << TIE_BITS) - 1)
    return base | tie


def _drop(connection: Connection, patient_id: UUID, rank: int) -> None:
    connection.execute(delete(t.patient_search).where(t.patient_search.c.patient_id == patient_id))
    if connection.dialect.name == "sqlite":
        connection.execute(text("DELETE FROM patient_fts WHERE rowid = :rank"), {"rank": rank})


def _add(connection: Connection, account: PatientAccount, rank: int, rules: PracticeRules) -> None:
    fields = tokens_of(account).by_field()
    row = row_of(account, rules) | {"rank": rank}
    if connection.dialect.name == "sqlite":
        connection.execute(insert(t.patient_search), row)
        connection.execute(
            text(
                "INSERT INTO patient_fts(rowid, family, given, known, hidden)"
                " VALUES (:rank, :family, :given, :known, :hidden)"
            ),
            {"rank": rank} | {name: " ".join(tokens) for name, tokens in fields.items()},
        )
        return
    columns = ", ".join(row)
    places = ", ".join(f":{name}" for name in row)
    vectors = " || ".join(f"setweight(array_to_tsvector(CAST(:t_{n} AS text[])), '{WEIGHTS[n]}')" for n in FIELDS)
    connection.execute(
        text(f"INSERT INTO patient_search ({columns}, tokens) VALUES ({places}, {vectors})"),  # noqa: S608 - our own column names
        row | {f"t_{name}": sorted(set(tokens)) for name, tokens in fields.items()},
    )


def row_of(account: PatientAccount, rules: PracticeRules) -> dict[str, Any]:
    """The facts that a result row is made of, none of which changes with the date.

    `valid_until` is the last day on which the active PIN lets anybody in; another Minor Age Limit is another one.
    """
    patient, newest = account.patient, account.newest
    held = [a for a in account.accesses if a.association.removed_at is None]
    lasting = [a for a in held if a.account.patient_id == patient.id or a.association.via is Via.PROXY]
    active = account.active
    unused = active is not None and active.activated_at is not None and not account.uses(active)
    return {
        "patient_id": patient.id,
        "listed": patient.name.listed,
        "born": patient.born,
        "chart_number": patient.chart_number,
        "disabled": patient.disabled,
        "self_registration_waits": patient.self_registration_waits,
        "parents": len(held) - len(lasting),
        "others": len(lasting),
        "pin_vq": account.pin_vq.value,
        "active": newest is not None and newest.state is CredentialState.ACTIVE,
        "valid_until": None if active is None else account.last_day(active, rules),
        "unused_since": active.activated_at if unused and active is not None else None,
    }


def rebuild(connection: Connection) -> None:
    """Make the whole index anew."""
    connection.execute(delete(t.patient_search))
    if connection.dialect.name == "sqlite":
        connection.execute(text("DELETE FROM patient_fts"))
    ids: Sequence[PatientId] = connection.execute(select(t.patient.c.id).order_by(t.patient.c.id)).scalars().all()
    for start in range(0, len(ids), 500):
        reindex(connection, ids[start : start + 500])
