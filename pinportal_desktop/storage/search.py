# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Answers a search: the best rows first, each saying what of it matched."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from pinportal_desktop.domain.folding import fold
from pinportal_desktop.domain.patient_account import PinVq, Status
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.search_hidden import hidden_patients, rows_of_hidden
from pinportal_desktop.storage.search_index import hidden_of
from pinportal_desktop.storage.search_postgresql import ask_postgresql
from pinportal_desktop.storage.search_query import Term, read_fields, read_query
from pinportal_desktop.storage.search_question import Condition, Question
from pinportal_desktop.storage.search_sqlite import ask_sqlite
from pinportal_desktop.storage.search_text import born_tokens, find_in
from pinportal_desktop.usecases.looks import HIDDEN, DatePart, Marks, MoreFields, PatientRow, SearchBy, SearchPage

Found = Row[Any] | SimpleNamespace  # a row of the index, or what one would be of a hidden patient

_PIN_VQ: Final = {kind.value: kind for kind in PinVq}
_PARTS: Final = {
    "d": ((5, DatePart.YEAR), (7, DatePart.MONTH), (9, DatePart.DAY)),
    "b": ((3, DatePart.MONTH), (5, DatePart.DAY), (6, DatePart.YEAR)),
}


def search(
    connection: Connection,
    typed: str,
    fields: MoreFields,
    status: SearchBy,
    today: date,
    *,
    limit: int,
    offset: int,
) -> SearchPage:
    """See `looks.Looks.search`."""
    terms = read_query(typed)
    if typed.strip() and not terms:
        return SearchPage(rows=(), more=False)
    terms += read_fields(fields)
    born_after = _limit_birthday(today, _minor_age_limit(connection))
    if status == HIDDEN:
        hidden = hidden_patients(connection, terms, offset + limit + 1)
        shown = rows_of_hidden(connection, hidden[offset : offset + limit])
        told = _rows([row for row, _ in shown], terms, today, born_after)
        rows = (
            replace(row, standing=patient.standing, merged=patient.merged_into is not None)
            for row, (_, patient) in zip(told, shown, strict=True)
        )
        return SearchPage(rows=tuple(rows), more=len(hidden) > offset + limit)
    question = Question(terms, offset + limit + 1)
    if status is not None:
        further = _has_status(connection, status, today, born_after)
        question = replace(question, further=further, states=_STATES[status])
    found = _ask(connection, question)
    page = found[offset : offset + limit]
    return SearchPage(rows=tuple(_rows(page, terms, today, born_after)), more=len(found) > offset + limit)


def _ask(connection: Connection, question: Question) -> Sequence[Row[Any]]:
    """The first rows, as many as wanted."""
    if connection.dialect.name == "sqlite":
        return ask_sqlite(connection, question)
    return ask_postgresql(connection, question.narrowed)


_MINOR_AGE_LIMIT: Final = select(t.setting.c.value).where(t.setting.c.key == "minor_age_limit")


def _minor_age_limit(connection: Connection) -> int:
    values = connection.execute(_MINOR_AGE_LIMIT).scalars().all()
    return min((int(v) for v in values), default=18)


# --- Status, from facts that do not change with the date

# Entries of the index without which a patient cannot have the status (`search_index`: whose access, what waits, what is
# active). Access of parents ends by date, and so does a PIN; the condition beside them knows the day.
_STATES: Final = {
    Status.DISABLED: ("xd",),
    Status.REGISTERED: ("xl", "xp"),
    Status.SELF_REGISTERED: ("xnw", "xpw"),
    Status.PENDING: ("xnna", "xpna"),
    Status.UNREGISTERED: ("xnn", "xpn"),
}
_REGISTERED: Final = "(s.others > 0 OR (s.parents > 0 AND s.born > :born_after))"
_PENDING: Final = "(s.active AND (s.valid_until IS NULL OR s.valid_until >= :today))"
_CONDITIONS: Final = {
    Status.DISABLED: "s.disabled",
    Status.REGISTERED: f"(NOT s.disabled AND {_REGISTERED})",
    Status.SELF_REGISTERED: f"(NOT s.disabled AND NOT {_REGISTERED})",
    Status.PENDING: f"(NOT s.disabled AND NOT {_REGISTERED} AND {_PENDING})",
    Status.UNREGISTERED: f"(NOT s.disabled AND NOT {_REGISTERED} AND NOT {_PENDING})",
}


def _has_status(connection: Connection, status: Status, today: date, born_after: date) -> Condition:
    sql = _CONDITIONS[status]
    days = {"today": today, "born_after": born_after}
    bound = {name: day.isoformat() if connection.dialect.name == "sqlite" else day for name, day in days.items()}
    return Condition(sql, tuple((name, day) for name, day in bound.items() if f":{name}" in sql))


def _limit_birthday(today: date, years: int) -> date:
    """Who was born after this day has not reached the age yet."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:  # 29 February
        return date(today.year - years, 2, 28)


def _status(row: Found, with_access: int, today: date) -> Status:
    if row.disabled:
        return Status.DISABLED
    if with_access:
        return Status.REGISTERED
    if row.self_registration_waits:
        return Status.SELF_REGISTERED
    pending = row.active and (row.valid_until is None or row.valid_until >= today)
    return Status.PENDING if pending else Status.UNREGISTERED


# --- what a row shows


def _rows(page: Sequence[Found], terms: tuple[Term, ...], today: date, born_after: date) -> Iterator[PatientRow]:
    words = [(number, word) for number, term in enumerate(terms) for word in term.words]
    coded = [(number, entry) for number, term in enumerate(terms) for entry in term.coded]
    for row in page:
        name, matched = find_in(row.listed, words)
        chart, in_chart = _chart_marks(row.chart_number, words)
        born, in_born = _born_marks(row.born, coded)
        matched.update(in_chart, in_born)
        hidden = None
        if len(matched) < len(terms):
            hidden = next(term for number, term in enumerate(terms) if number not in matched)
        with_access = row.others + (row.parents if row.born > born_after else 0)
        yield PatientRow(
            patient_id=row.patient_id,
            name=row.listed,
            born=row.born,
            chart_number=row.chart_number,
            status=_status(row, with_access, today),
            pin_vq=_PIN_VQ[row.pin_vq],
            unused_since=None if row.unused_since is None else row.unused_since.date(),
            with_access=with_access,
            matched_by=None if hidden is None else _whose(row.hidden, hidden),
            marks=Marks(name=name, chart=chart, born=born),
        )


def _chart_marks(chart: str, words: Sequence[tuple[int, str]]) -> tuple[tuple[tuple[int, int], ...], Collection[int]]:
    """The matched part of a chart number, which is searched with its separators left out: the longest one."""
    folded = fold(chart)
    likely = [(number, word) for number, word in words if word[0] in folded]
    if not likely:
        return (), ()
    places = [place for place, character in enumerate(folded) if character.isalnum()]
    joined = "".join(folded[place] for place in places)
    starts = [n for n, place in enumerate(places) if n == 0 or place != places[n - 1] + 1]
    found = [
        (len(word), number, places[start], places[start + len(word) - 1] + 1)
        for number, word in likely
        for start in starts
        if joined.startswith(word, start)
    ]
    if not found:
        return (), ()
    _, _, first, last = max(found, key=lambda one: one[0])
    return ((first, last),), {number for _, number, _, _ in found}


def _born_marks(born: date, coded: Sequence[tuple[int, str]]) -> tuple[frozenset[DatePart], Collection[int]]:
    """Which parts of the birth date matched."""
    if not coded:
        return frozenset(), ()
    tokens = born_tokens(born)
    found = [(number, entry) for number, entry in coded if any(token.startswith(entry) for token in tokens)]
    parts = {part for _, entry in found for least, part in _PARTS[entry[0]] if len(entry) >= least}
    return frozenset(parts), {number for number, _ in found}


def _whose(hidden: str, term: Term) -> tuple[str, str] | None:
    """Whose and what fulfils a condition that nothing in the row does."""
    for who, what, tokens in hidden_of(hidden, term.words):
        if any(token.startswith(term.words) for token in tokens):
            return who, what
    return None
