# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The search index: what one finds a patient by, and the rows ready to show. One function keeps it, `reindex`.

An entry is a letter for its field and a token. `o`: any word of the patient (names, chart number, family contacts,
phones, e-mails); `l`: of the family name, `f` its first word, `s` another one; `m`: of the given and preferred names,
`g` the first given one; `d` and `b`: the date of birth; `x`: the state. So one list of rows answers "family names that
begin with gar", and nothing needs filtering.

SQLite: an FTS5 table without content whose rows are numbered in name order (`search_places`), so that the first fifty
matches are the first fifty names. PostgreSQL: a tsvector under GIN, and B-trees by name.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, bindparam, delete, select, text

from pinportal_desktop.domain.addresses import phone_likeness
from pinportal_desktop.domain.association import Via
from pinportal_desktop.domain.credential import CredentialState
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.people import Patient, PersonName
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.accounts import load_accounts
from pinportal_desktop.storage.admission import put_in_index, sees_admitted_only
from pinportal_desktop.storage.bulk import insert_rows
from pinportal_desktop.storage.search_places import HIGHEST, place_all, spread
from pinportal_desktop.storage.search_text import (
    born_tokens,
    email_tokens,
    family_words,
    first_words,
    name_key,
    name_tokens,
    number_tokens,
    phone_tokens,
)
from pinportal_desktop.storage.settings import rules_of

_BATCH: Final = 500
_FTS_INSERT: Final = "INSERT INTO patient_fts(rowid, entries) VALUES (?, ?)"
_FTS_DELETE: Final = text("DELETE FROM patient_fts WHERE rowid = :rank")

_FACTS: Final = tuple(column.name for column in t.patient_search.columns)
_PUT: Final = text(
    f"INSERT INTO patient_search ({', '.join(_FACTS)}, entries)"  # noqa: S608 - our own column names
    f" VALUES ({', '.join(f':{name}' for name in _FACTS)}, array_to_tsvector(:entries)) ON CONFLICT (patient_id)"
    f" DO UPDATE SET {', '.join(f'{name} = EXCLUDED.{name}' for name in (*_FACTS, 'entries'))}"
).bindparams(*(bindparam(column.name, type_=column.type) for column in t.patient_search.columns))


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A patient in the index: the facts of a result row by column, and the entries that one is found by."""

    facts: dict[str, Any]
    entries: tuple[str, ...]


def reindex(connection: Connection, patient_ids: Iterable[PatientId], fresh: Sequence[PatientAccount] = ()) -> None:
    """Bring the index rows of these patients up to date, in the transaction of the change itself.

    `fresh` are whole accounts of patients who were just written for the first time.
    """
    # In one order, and locked: of two workstations the later one sees what the earlier one changed.
    accounts = load_accounts(connection, sorted(set(patient_ids)), lock=True)
    if connection.dialect.name == "sqlite":
        _take_out(connection, [account.patient.id for account in accounts])
        _place(connection, _rows(connection, [*accounts, *fresh]))
        return
    rows = _rows(connection, [*accounts, *fresh])
    if sees_admitted_only(connection):  # whoever became hidden became so at a desk
        for row in rows:
            put_in_index(connection, row.facts, row.entries)
        return
    gone = [a.patient.id for a in accounts if a.patient.hidden]
    connection.execute(delete(t.patient_search).where(t.patient_search.c.patient_id.in_(gone)))
    if rows:
        add_rows(connection, rows)


def _take_out(connection: Connection, patient_ids: Sequence[PatientId]) -> None:
    c = t.placed_patient_search.c
    for start in range(0, len(patient_ids), _BATCH):
        ids = patient_ids[start : start + _BATCH]
        places = connection.execute(select(c.rank).where(c.patient_id.in_(ids)).order_by(c.rank)).scalars().all()
        if places:
            connection.execute(_FTS_DELETE, [{"rank": place} for place in places])
            connection.execute(delete(t.placed_patient_search).where(c.rank.in_(places)))


def _place(connection: Connection, rows: Sequence[IndexRow]) -> None:
    """Put rows that are not there in between the others, by name."""
    ordered = sorted(rows, key=lambda row: (row.facts["name_key"], row.facts["patient_id"].bytes))

    def put(first: int, places: Sequence[int]) -> None:
        add_rows(connection, ordered[first : first + len(places)], places)

    def move(moves: Sequence[tuple[PatientId, int, int]]) -> None:
        _take_out(connection, [patient_id for patient_id, _, _ in moves])
        places = {patient_id: after for patient_id, _, after in moves}
        accounts = load_accounts(connection, list(places))
        add_rows(connection, _rows(connection, accounts), [places[a.patient.id] for a in accounts])

    place_all(connection, [(row.facts["name_key"], row.facts["patient_id"]) for row in ordered], put, move)


def add_rows(connection: Connection, rows: Sequence[IndexRow], places: Sequence[int] = ()) -> None:
    """Put these rows into the index: on SQLite at free places, on PostgreSQL instead of those that are there."""
    if connection.dialect.name == "postgresql":
        connection.execute(_PUT, [row.facts | {"entries": list(row.entries)} for row in rows])
        return
    if not rows:
        return
    # In ascending order: FTS5 writes to the disk whenever one goes back.
    placed = sorted(zip(places, rows, strict=True), key=itemgetter(0))
    insert_rows(connection, t.placed_patient_search, (row.facts | {"rank": place} for place, row in placed))
    connection.exec_driver_sql(_FTS_INSERT, [(place, " ".join(row.entries)) for place, row in placed])


def _rows(connection: Connection, accounts: Sequence[PatientAccount]) -> list[IndexRow]:
    seen = [account for account in accounts if not account.patient.hidden]
    rules = {id_: rules_of(connection, id_) for id_ in {a.patient.practice_id for a in seen}}
    return [index_row(a, rules[a.patient.practice_id]) for a in seen]


def rebuild(connection: Connection) -> None:
    """Make the whole index anew."""
    connection.execute(delete(t.patient_search))
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO patient_fts(patient_fts) VALUES ('delete-all')"))
    ids, places = _in_name_order(connection)
    for start in range(0, len(ids), _BATCH):
        accounts = load_accounts(connection, ids[start : start + _BATCH])
        add_rows(connection, _rows(connection, accounts), places[start : start + _BATCH])


def _in_name_order(connection: Connection) -> tuple[list[PatientId], list[int]]:
    c = t.patient.c
    seen = connection.execute(
        select(c.id, c.family, c.given).where(c.active, ~c.deceased, c.merged_into.is_(None), ~c.withdrawn)
    )
    keyed = sorted((name_key(PersonName(family=row.family, given=row.given)), row.id) for row in seen)
    return [patient_id for _, patient_id in keyed], spread(0, HIGHEST, len(keyed))


# --- what a patient's row in the index is made of

# Whose it is, what it is (a key of TOKENS), and itself.
Hidden: TypeAlias = Sequence[tuple[str, str, str]]
TOKENS: Final[Mapping[str, Callable[[str], Iterable[str]]]] = {
    "preferred name": name_tokens,
    "name": name_tokens,
    "phone": phone_tokens,
    "e-mail": email_tokens,
    "portal e-mail": email_tokens,
}


def index_row(account: PatientAccount, rules: PracticeRules) -> IndexRow:
    """The patient's row: none of its facts changes with the date. Another Minor Age Limit makes another one."""
    key, hidden = name_key(account.patient.name), tuple(_hidden(account))
    facts = _facts(account, key, rules) | {"hidden": "\n".join("\t".join(one) for one in hidden)}
    told = (f"o{token}" for _, what, of in hidden for token in TOKENS[what](of))
    entries = (*own_entries(account.patient, key), *told)
    return IndexRow(facts=facts, entries=tuple(sorted({*entries, _state(facts)})))


def hidden_of(text: str, words: Sequence[str]) -> Iterator[tuple[str, str, Iterable[str]]]:
    """What a row does not show and these words may be the beginning of: whose it is, what it is, and its tokens."""
    has_number = any(word.isdecimal() for word in words)
    for line in filter(None, text.split("\n")):
        who, what, value = line.split("\t")
        if has_number or what != "phone":
            yield who, what, TOKENS[what](value)


def _facts(account: PatientAccount, key: str, rules: PracticeRules) -> dict[str, Any]:
    patient, newest, active = account.patient, account.newest, account.active
    held = [a for a in account.accesses if a.association.removed_at is None]
    lasting = [a for a in held if a.account.patient_id == patient.id or a.association.via is Via.PROXY]
    unused = active is not None and active.activated_at is not None and not account.uses(active)
    return {
        "patient_id": patient.id,
        "name_key": key,
        "given_word": first_words(key)[1],
        "listed": patient.name.listed,
        "born": patient.born,
        "chart_number": patient.chart_number,
        "disabled": patient.disabled,
        "self_registration_waits": patient.self_registration_waits,
        "parents": len(held) - len(lasting),
        "others": len(lasting),
        "pin_vq": account.pin_vq.value,
        "active": newest is not None and newest.state is CredentialState.ACTIVE,
        "valid_until": None if active is None else account.last_day(active, rules),  # on which it lets anybody in
        "unused_since": active.activated_at if unused and active is not None else None,
    }


def own_entries(patient: Patient, key: str) -> Iterator[str]:
    """The entries of what is the patient's own: names (`key` is their `name_key`), chart number and birth date."""
    first_family, first_given = first_words(key)
    family = {first_family, *name_tokens(patient.name.family or patient.name.given)} - {""}
    given = {first_given, *name_tokens(patient.name.given), *name_tokens(patient.preferred)} - {""}
    fields: tuple[tuple[str, Iterable[str]], ...] = (
        ("f", {first_family} - {""}),
        ("s", {*family_words(key)[1:]} - {first_family}),
        ("l", family),
        ("g", {first_given} - {""}),
        ("m", given),
        ("o", (*family, *given, *number_tokens(patient.chart_number))),
    )
    for field, tokens in fields:
        yield from (f"{field}{token}" for token in tokens)
    yield from born_tokens(patient.born)


def _state(facts: dict[str, Any]) -> str:
    """What **Status** is made of, but for the date: xd (disabled); else whose access, what waits, what is active."""
    if facts["disabled"]:
        return "xd"
    access = "l" if facts["others"] else "p" if facts["parents"] else "n"
    return f"x{access}{'w' if facts['self_registration_waits'] else 'n'}{'a' if facts['active'] else 'n'}"


def _hidden(account: PatientAccount) -> Iterator[tuple[str, str, str]]:
    """In the order in which a match is told by it."""
    if account.patient.preferred:
        yield "", "preferred name", _one_line(account.patient.preferred)
    for member in account.family:
        contact = member.contact
        who = _one_line(member.link.relationship or contact.name.spoken)
        if contact.phone:
            yield who, "phone", phone_likeness(contact.phone)
        yield from ((who, "e-mail", _one_line(email)) for email in contact.emails)
        yield who, "name", _one_line(contact.name.spoken)
    for access in account.accesses:
        yield _one_line(access.association.relationship), "portal e-mail", _one_line(access.account.email)


def _one_line(text: str) -> str:
    return " ".join(text.split())
