# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The statements of the search, as each database answers them best: the first rows by tier and then by name.

Tiers: the first word of the family name is a word that was typed; another word of it; the first given name; the
first word of the family name begins with one; all the rest.
"""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, Final

from sqlalchemy import Connection, Row, TextClause, text
from sqlalchemy.sql.selectable import TextualSelect

from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.search_query import FAMILY, GIVEN, Term
from pinportal_desktop.storage.search_text import family_words, first_words

_COLUMNS: Final = tuple(c for c in t.patient_search.columns if c.name not in {"name_key", "given_word"})
_LISTED: Final = ", ".join(f"s.{column.name}" for column in _COLUMNS)
# Rows in name order that are read before all matches are fetched; each has a statement of its own.
_BUDGETS: Final = (300, 600, 1_200, 2_500, 5_000, 10_000)
_RARE: Final = 0.05  # what fewer rows fulfil is asked of the index, the rest is looked for in the rows found
_LAST: Final = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on `patient_search s` in SQL, and what is bound in it."""

    sql: str
    bound: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Question:
    """What is asked of the index."""

    terms: tuple[Term, ...]
    wanted: int
    further: Condition | None = None
    states: tuple[str, ...] = ()  # entries without any of which the further condition cannot hold

    @cached_property
    def narrowed(self) -> "Question":
        """The same, with the states among the terms."""
        return replace(self, terms=(*self.terms, Term(coded=self.states)), states=()) if self.states else self

    @cached_property
    def tiers(self) -> tuple[tuple[str, ...], ...]:
        """The entries that put a row into the first tiers; those of the fourth are beginnings of entries."""
        words = [(word, term.field) for term in self.terms for word in term.words if not word.isdecimal()]
        family = [word for word, field in words if field != GIVEN]
        given = [word for word, field in words if field != FAMILY]
        exact = [[f"{field}{word}" for word in of] for field, of in (("f", family), ("s", family), ("g", given))]
        return tuple(tuple(entries) for entries in (*exact, [f"f{word}" for word in family]))


def ask(connection: Connection, question: Question) -> Sequence[Row[Any]]:
    """The first rows, as many as wanted."""
    if connection.dialect.name == "sqlite":
        return _ask_sqlite(connection, question)
    return _ask_postgresql(connection, question.narrowed)


def _typed(statement: str) -> TextualSelect:
    return text(statement).columns(*_COLUMNS)


# --- SQLite: of what has many matches, only the beginning of each tier is read; few are put in order here. A row lies
# on a page of its own, while the covering index by rank has what order and Status depend on side by side.

_NARROW: Final = "patient_search s INDEXED BY ix_patient_search_rank ON s.rank ="
_FEW: Final = 400
_SEEN: Final = 300
_PLACES: Final = text("SELECT rowid FROM patient_fts WHERE patient_fts MATCH :match ORDER BY rowid LIMIT :most")


def _ask_sqlite(connection: Connection, question: Question) -> Sequence[Row[Any]]:
    further = question.further or Condition("1")
    bound = {"wanted": question.wanted} | dict(further.bound)
    if question.further is not None and not _is_frequent(connection, question.further):
        question = question.narrowed
    if not question.terms:
        return connection.execute(_everybody_placed(further.sql), bound).all()
    *tiers, whole = _matches(question)
    if tiers and not _is_short(question):
        matched = {"match": _whole(question), "most": _FEW + 1}
        places = connection.execute(_PLACES, matched).scalars().all()
        if len(places) <= _FEW:
            return _in_order(connection, question, places)
    bound |= {f"match{n}": match for n, match in enumerate((*tiers, whole))}
    return connection.execute(_matching(len(tiers) + 1, further.sql), bound).all()


def _is_short(question: Question) -> bool:
    """Whether so little was typed that there are hardly few matches: to look for these would be for nothing."""
    lengths = [
        len(word) for term in question.terms for word in term.words if question.further is None or not word.isdecimal()
    ]
    if len(question.terms) > 2 or not lengths:
        return False
    return min(lengths) <= (1 if question.further is not None else 2 if len(question.terms) == 2 else 5)


def _is_frequent(connection: Connection, further: Condition) -> bool:
    """Whether so many patients fulfil the condition that looking at each match costs less than one more list."""
    return bool(connection.execute(_seen(further.sql), dict(further.bound)).scalar_one() > _SEEN * _RARE)


@lru_cache(maxsize=32)
def _seen(further: str) -> TextClause:
    first = f"SELECT * FROM patient_search INDEXED BY ix_patient_search_rank ORDER BY rank LIMIT {_SEEN}"
    return text(f"SELECT count(*) FROM ({first}) AS s WHERE {further}")


@lru_cache(maxsize=32)
def _everybody_placed(further: str) -> TextualSelect:
    return _typed(f"SELECT {_LISTED} FROM patient_search s WHERE {further} ORDER BY s.rank LIMIT :wanted")


def _in_order(connection: Connection, question: Question, places: Sequence[int]) -> Sequence[Row[Any]]:
    """The rows at these places: by tier, and in a tier by name, which is the order of the places."""
    further = question.further or Condition("1")
    first, other, given, begun = (tuple(entry[1:] for entry in tier) for tier in question.tiers)
    tiered: list[tuple[int, int]] = []
    named = connection.execute(_names(further.sql), {"places": json.dumps(places)} | dict(further.bound)).all()
    for place, key in named:
        (family, *others), given_word = family_words(key), first_words(key)[1]
        tiers = (family in first, any(word in other for word in others), given_word in given, family.startswith(begun))
        tiered.append((tiers.index(True) if True in tiers else 4, place))
    ordered = [place for _, place in sorted(tiered)[: question.wanted]]
    found = {row.rank: row for row in connection.execute(_AT_PLACES, {"places": json.dumps(ordered)}).all()}
    return [found[place] for place in ordered]


@lru_cache(maxsize=32)
def _names(further: str) -> TextClause:
    return text(f"SELECT s.rank, s.name_key FROM json_each(:places) p CROSS JOIN {_NARROW} p.value WHERE {further}")


_AT_PLACES: Final = text(
    f"SELECT {_LISTED}, s.rank FROM patient_search s WHERE s.rank IN (SELECT value FROM json_each(:places))"
).columns(*_COLUMNS, t.placed_patient_search.c.rank)


@lru_cache(maxsize=64)
def _matching(tiers: int, further: str) -> TextualSelect:
    """The tiers one after the other: SQLite begins with the next only when the one before had too few."""
    join = "" if further == "1" else f" CROSS JOIN {_NARROW} patient_fts.rowid"
    each = (
        f"SELECT * FROM (SELECT {n} AS tier, patient_fts.rowid AS place FROM patient_fts{join}"
        f" WHERE patient_fts MATCH :match{n} AND {further} ORDER BY patient_fts.rowid LIMIT :wanted)"
        for n in range(tiers)
    )
    return _typed(
        f"SELECT {_LISTED} FROM ({' UNION ALL '.join(each)} LIMIT :wanted) AS f"
        " CROSS JOIN patient_search s ON s.rank = f.place ORDER BY f.tier, f.place"
    )


def _matches(question: Question) -> list[str]:
    conditions = [f"({_any(term.entries, '*')})" for term in question.terms]
    *exact, begun = question.tiers
    asked: list[str] = []
    matches: list[str] = []
    for tier, star in (*((entries, "") for entries in exact), (begun, "*")):
        if tier:
            # The word of the tier fulfils its own term, which need not be asked again; that is most of the work.
            ways = (_all([f'"{entry}"{star}', *_others(question, entry[1:], conditions)]) for entry in tier)
            matches.append(f"({' OR '.join(ways)}){_but(asked)}")
            asked.append(_any(tier, star))
    return [*matches, _all(conditions) + _but(asked)]


def _whole(question: Question) -> str:
    return _all([f"({_any(term.entries, '*')})" for term in question.terms])


def _others(question: Question, word: str, conditions: Sequence[str]) -> list[str]:
    return [found for term, found in zip(question.terms, conditions, strict=True) if term.words != (word,)]


def _all(conditions: Sequence[str]) -> str:
    return f"({' AND '.join(conditions)})"


def _any(entries: Sequence[str], star: str = "") -> str:
    return " OR ".join(f'"{entry}"{star}' for entry in entries)


def _but(asked: Sequence[str]) -> str:
    return f" NOT ({' OR '.join(asked)})" if asked else ""


# --- PostgreSQL: what has few matches is found by the entries and put in order; of what has many, the B-trees are
# followed in name order until there are enough

_SAMPLE: Final = 600
_SPARE: Final = 4  # times what is expected to be needed is read
_FEW_UNNAMED: Final = 8_000
_FEW_SORTED: Final = 800  # more rows take longer to fetch and to put in order than to follow a B-tree


def _ask_postgresql(connection: Connection, question: Question) -> Sequence[Row[Any]]:
    if not question.terms:
        return connection.execute(_EVERYBODY, {"wanted": question.wanted}).all()
    if len(question.terms) == 1 and question.further is None and question.tiers[0]:
        # Whoever bears the name fulfils all that was asked: nothing is read in vain.
        named = _by_names(connection, question, _SPARE * question.wanted, only_named=True)
        if named is not None:
            return named
    patients, shares = _shares(connection, question.terms)
    # Without a name among the terms there is but the whole table to follow.
    if patients * math.prod(shares) > (_FEW_SORTED if any(question.tiers) else _FEW_UNNAMED):
        for budget in sorted({_budget(question, shares), _BUDGETS[-1]}):
            found = _by_names(connection, question, budget)
            if found is not None:
                return found
    rare = [term for term, share in zip(question.terms, shares, strict=True) if share <= max(_RARE, min(shares))]
    return _by_entries(connection, question, rare, [term for term in question.terms if term not in rare])


def _budget(question: Question, shares: Sequence[float]) -> int:
    """How many rows of a name are worth reading, going by how many of them fulfil the rest of what was asked."""
    names = [share for term, share in zip(question.terms, shares, strict=True) if any(map(str.isalpha, term.words))]
    fulfil = math.prod(shares) / min(names, default=1.0)
    expected = _SPARE * question.wanted / fulfil
    return next((budget for budget in _BUDGETS if budget >= expected), _BUDGETS[-1])


_EVERYBODY: Final = _typed(f"SELECT {_LISTED} FROM patient_search s ORDER BY s.name_key, s.patient_id LIMIT :wanted")


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
_NO_ROW: Final = ", ".join("NULL" for _ in _COLUMNS)


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
    return _typed(
        f"WITH r AS MATERIALIZED ({ordered}) SELECT {_LISTED} FROM r AS s WHERE {_KEPT} AND {further}"
        f" UNION ALL SELECT {_NO_ROW} WHERE (SELECT count(*) FROM r) = {budget} LIMIT :wanted"
    )


@lru_cache(maxsize=32)
def _exactly(further: str) -> TextualSelect:
    """Rows with one of the entries of a tier: few, for it is a name that is not the first."""
    # Materialized: else the planner, which cannot know how few they are, follows the names through the whole table.
    return _typed(
        "WITH s AS MATERIALIZED (SELECT * FROM patient_search s WHERE s.entries @@ (SELECT CAST(:tier AS tsquery))"
        f" AND {_KEPT} AND {further}) SELECT {_LISTED} FROM s ORDER BY s.name_key, s.patient_id LIMIT :wanted"
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
    return _typed(
        f"WITH s AS MATERIALIZED (SELECT * FROM patient_search s"
        f" WHERE s.entries @@ (SELECT CAST(:rare AS tsquery)) AND {_KEPT} AND {further})"
        f" SELECT {_LISTED} FROM s ORDER BY CASE {tiers} ELSE 4 END, s.name_key, s.patient_id LIMIT :wanted"
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
