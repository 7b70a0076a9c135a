# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The statements of the search on PostgreSQL.

What has few matches is found by the entries and put in order; of what has many, the B-trees are followed in name order
until there are enough.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, Row, TextClause, text
from sqlalchemy.sql.selectable import TextualSelect

from pinportal_desktop.storage.search_query import Term
from pinportal_desktop.storage.search_question import COLUMNS, LISTED, RARE, Condition, Question, typed

# Rows in name order that are read before all matches are fetched; each has a statement of its own.
_BUDGETS: Final = (300, 600, 1_200, 2_500, 5_000, 10_000)
_HALF_RARE: Final = 0.1  # what more rows fulfil is a long list to read, and leaves out little
_LAST: Final = "\U0010ffff"
_SAMPLE: Final = 600
_SPARE: Final = 4  # times what is expected to be needed is read
_FEW_UNNAMED: Final = 8_000
_MANY: Final = 10_000  # fewer are fetched sooner than the names are followed as far as can be
_FEW_SORTED: Final = 800  # more rows take longer to fetch and to put in order than to follow a B-tree


def ask_postgresql(connection: Connection, question: Question) -> Sequence[Row[Any]]:
    """The first rows, as many as wanted."""
    if not question.terms:
        return connection.execute(_EVERYBODY, {"wanted": question.wanted}).all()
    is_name_alone = len(question.terms) == 1 and question.further is None and bool(question.tiers[0])
    if is_name_alone:
        # Whoever bears the name fulfils all that was asked: nothing is read in vain.
        named = _by_names(connection, question, _SPARE * question.wanted, only_named=True)
        if named is not None:
            return named
    patients, shares = _shares(connection, question.terms)
    matches = patients * math.prod(shares)
    # Without a name among the terms there is but the whole table to follow.
    if matches > (_FEW_SORTED if any(question.tiers) else _FEW_UNNAMED):
        likely = set() if is_name_alone else {_budget(question, shares)}
        for budget in sorted(likely | ({_BUDGETS[-1]} if matches > _MANY else set())):
            found = _by_names(connection, question, budget)
            if found is not None:
                return found
    rare = _rare(question.terms, shares, patients)
    return _by_entries(connection, question, rare, [term for term in question.terms if term not in rare])


def _rare(terms: Sequence[Term], shares: Sequence[float], patients: float) -> list[Term]:
    """What is asked of the index: whatever is rare, and of the rest as much as leaves few enough rows to be fetched."""
    rare: list[Term] = []
    expected = patients
    for share, term in sorted(zip(shares, terms, strict=True), key=lambda of: of[0]):
        if not rare or share <= RARE or (expected > _MANY and share <= _HALF_RARE):
            rare.append(term)
            expected *= share
    return rare


def _budget(question: Question, shares: Sequence[float]) -> int:
    """How many rows of a name are worth reading, going by how many of them fulfil the rest of what was asked."""
    names = [share for term, share in zip(question.terms, shares, strict=True) if any(map(str.isalpha, term.words))]
    fulfil = math.prod(shares) / min(names, default=1.0)
    expected = _SPARE * question.wanted / fulfil
    return next((budget for budget in _BUDGETS if budget >= expected), _BUDGETS[-1])


_EVERYBODY: Final = typed(f"SELECT {LISTED} FROM patient_search s ORDER BY s.name_key, s.patient_id LIMIT :wanted")


def _by_names(
    connection: Connection, question: Question, budget: int, *, only_named: bool = False
) -> list[Row[Any]] | None:
    """The first rows, tier by tier in name order; None when the budget of a tier was spent before there were enough.

    With `only_named` the last tier, whom nothing of the name tells, is not looked through; None when it would be.
    """
    found: list[Row[Any]] = []
    sources = list(_sources(question, budget))
    for source in sources[:-1] if only_named else sources:
        rows = connection.execute(source.statement, source.bound).all()
        is_spent = bool(rows) and rows[-1].patient_id is None
        found += rows[:-1] if is_spent else rows
        if len(found) >= question.wanted:
            return found[: question.wanted]
        if is_spent:
            return None
    return None if only_named else found


@dataclass(frozen=True, slots=True)
class _Source:
    statement: TextualSelect
    bound: dict[str, Any]


def _sources(question: Question, budget: int) -> Iterator[_Source]:
    further = question.further or Condition("true")
    base = {"q": _tsquery(question.terms), "wanted": question.wanted} | dict(further.bound)
    first, other, given, begun = question.tiers
    asked: tuple[str, ...] = ()
    if first:
        ranges = {f"low{n}": f"{e[1:]}\t" for n, e in enumerate(first)} | {
            f"high{n}": f"{e[1:]}!" for n, e in enumerate(first)
        }
        yield _Source(_along("name_key", len(first), further.sql, budget), base | ranges | {"but": ""})
        asked += first
        yield _Source(_exactly(further.sql), base | {"tier": _exact(other), "but": _exact(asked)})
        asked += other
    if given:
        words = {f"low{n}": e[1:] for n, e in enumerate(given)}
        yield _Source(_along("given_word", len(given), further.sql, budget), base | words | {"but": _exact(asked)})
        asked += given
    if begun:
        shortest = [e for e in begun if not any(e != o and e.startswith(o) for o in begun)]
        ranges = {f"low{n}": e[1:] for n, e in enumerate(shortest)} | {
            f"high{n}": f"{e[1:]}{_LAST}" for n, e in enumerate(shortest)
        }
        yield _Source(_along("name_key", len(shortest), further.sql, budget), base | ranges | {"but": _exact(asked)})
    but = " | ".join(filter(None, (_exact(asked), " | ".join(f"'{entry}':*" for entry in begun))))
    yield _Source(_along("", 1, further.sql, budget), base | {"but": but})


def _tsquery(terms: Sequence[Term]) -> str:
    return " & ".join("(" + " | ".join(f"'{entry}':*" for entry in term.entries) + ")" for term in terms)


def _exact(entries: Sequence[str]) -> str:
    return " | ".join(f"'{entry}'" for entry in entries)


# In a subquery it is read once, not for each row; and called by name, the operator's function uses no index.
_Q, _BUT = "(SELECT CAST(:q AS tsquery))", "(SELECT CAST(:but AS tsquery))"
_KEPT: Final = f"(:q = '' OR ts_match_vq(s.entries, {_Q})) AND (:but = '' OR NOT ts_match_vq(s.entries, {_BUT}))"
_NO_ROW: Final = ", ".join("NULL" for _ in COLUMNS)


@lru_cache(maxsize=128)
def _along(column: str, ranges: int, further: str, budget: int) -> TextualSelect:
    """Rows of the ranges in name order that fulfil all; and a row of nothing when there was more than may be read."""
    where = {
        "name_key": "WHERE name_key >= :low{n} AND name_key < :high{n}",
        "given_word": "WHERE given_word = :low{n}",
        "": "",
    }[column]
    order = "given_word, name_key, patient_id" if column == "given_word" else "name_key, patient_id"
    read = " UNION ALL ".join(
        f"(SELECT * FROM patient_search {where.format(n=n)} ORDER BY {order} LIMIT {budget})" for n in range(ranges)
    )
    ordered = f"SELECT * FROM ({read}) AS r ORDER BY name_key, patient_id LIMIT {budget}" if ranges > 1 else read
    return typed(
        f"WITH r AS MATERIALIZED ({ordered}) SELECT {LISTED} FROM r AS s WHERE {_KEPT} AND {further}"
        f" UNION ALL SELECT {_NO_ROW} WHERE (SELECT count(*) FROM r) = {budget} LIMIT :wanted"
    )


@lru_cache(maxsize=32)
def _exactly(further: str) -> TextualSelect:
    """Rows with one of the entries of a tier: few, for it is a name that is not the first."""
    # Materialized: else the planner, which cannot know how few they are, follows the names through the whole table.
    return typed(
        "WITH s AS MATERIALIZED (SELECT * FROM patient_search s WHERE s.entries @@ (SELECT CAST(:tier AS tsquery))"
        f" AND {_KEPT} AND {further}) SELECT {LISTED} FROM s ORDER BY s.name_key, s.patient_id LIMIT :wanted"
    )


def _by_entries(
    connection: Connection, question: Question, rare: Sequence[Term], frequent: Sequence[Term]
) -> Sequence[Row[Any]]:
    """All rows that have what is rare of what was asked, of these the ones with the rest of it, then in order."""
    further = question.further or Condition("true")
    first, other, given, begun = question.tiers
    bound = {
        "rare": _tsquery(rare),
        "q": _tsquery(frequent),
        "but": "",
        "wanted": question.wanted,
        "tier0": _exact(first),
        "tier1": _exact(other),
        "tier2": _exact(given),
        "tier3": " | ".join(f"'{entry}':*" for entry in begun),
    }
    return connection.execute(_found_by_entries(further.sql), bound | dict(further.bound)).all()


@lru_cache(maxsize=32)
def _found_by_entries(further: str) -> TextualSelect:
    tiers = " ".join(
        f"WHEN :tier{n} <> '' AND ts_match_vq(s.entries, (SELECT CAST(:tier{n} AS tsquery))) THEN {n}" for n in range(4)
    )
    return typed(
        # OFFSET, for the reason of `_exactly`: many rows would not fit into the memory of a materialized one.
        f"SELECT {LISTED} FROM (SELECT * FROM patient_search s"
        f" WHERE s.entries @@ (SELECT CAST(:rare AS tsquery)) AND {_KEPT} AND {further} OFFSET 0) AS s"
        f" ORDER BY CASE {tiers} ELSE 4 END, s.name_key, s.patient_id LIMIT :wanted"
    )


def _shares(connection: Connection, terms: Sequence[Term]) -> tuple[float, list[float]]:
    """About how many patients there are, and the share of them that fulfils each term, going by a sample."""
    patients = connection.execute(_PATIENTS).scalar_one()
    bound = {f"term{n}": _tsquery([term]) for n, term in enumerate(terms)}
    bound["percent"] = min(100.0, 100.0 * _SAMPLE / max(patients, 1))
    seen, *counts = connection.execute(_counted(len(terms)), bound).one()
    # None of the sample is no proof that there is none; of a table that was never analysed nobody knows the size.
    return max(patients, seen), [max(count, 0.2) / max(seen, 1) for count in counts]


_PATIENTS: Final = text("SELECT reltuples FROM pg_class WHERE oid = CAST('patient_search' AS regclass)")


@lru_cache(maxsize=16)
def _counted(terms: int) -> TextClause:
    counts = ", ".join(
        f"count(*) FILTER (WHERE ts_match_vq(r.entries, (SELECT CAST(:term{n} AS tsquery))))" for n in range(terms)
    )
    # Pages from all over the table, always the same ones: neighbours in name order are alike.
    sample = f"SELECT entries FROM patient_search TABLESAMPLE SYSTEM (:percent) REPEATABLE (1) LIMIT {_SAMPLE}"
    return text(f"SELECT count(*), {counts} FROM ({sample}) AS r")
