# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The statements of the search on SQLite.

Of what has many matches, only the beginning of each tier is read; few are put in order here. A row lies on a page of
its own, while the covering index by rank has what order and Status depend on side by side.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, Row, TextClause, text
from sqlalchemy.sql.selectable import TextualSelect

from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.search_question import COLUMNS, LISTED, RARE, Condition, Question, typed
from pinportal_desktop.storage.search_text import family_words, first_words

_NARROW: Final = "patient_search s INDEXED BY ix_patient_search_rank ON s.rank ="
_FEW: Final = 400
_SEEN: Final = 300
_PLACES: Final = text("SELECT rowid FROM patient_fts WHERE patient_fts MATCH :match ORDER BY rowid LIMIT :most")


def ask_sqlite(connection: Connection, question: Question) -> Sequence[Row[Any]]:
    """The first rows, as many as wanted."""
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
    return bool(connection.execute(_seen(further.sql), dict(further.bound)).scalar_one() > _SEEN * RARE)


@lru_cache(maxsize=32)
def _seen(further: str) -> TextClause:
    first = f"SELECT * FROM patient_search INDEXED BY ix_patient_search_rank ORDER BY rank LIMIT {_SEEN}"
    return text(f"SELECT count(*) FROM ({first}) AS s WHERE {further}")


@lru_cache(maxsize=32)
def _everybody_placed(further: str) -> TextualSelect:
    return typed(f"SELECT {LISTED} FROM patient_search s WHERE {further} ORDER BY s.rank LIMIT :wanted")


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
    f"SELECT {LISTED}, s.rank FROM patient_search s WHERE s.rank IN (SELECT value FROM json_each(:places))"
).columns(*COLUMNS, t.placed_patient_search.c.rank)


@lru_cache(maxsize=64)
def _matching(tiers: int, further: str) -> TextualSelect:
    """The tiers one after the other: SQLite begins with the next only when the one before had too few."""
    join = "" if further == "1" else f" CROSS JOIN {_NARROW} patient_fts.rowid"
    each = (
        f"SELECT * FROM (SELECT {n} AS tier, patient_fts.rowid AS place FROM patient_fts{join}"
        f" WHERE patient_fts MATCH :match{n} AND {further} ORDER BY patient_fts.rowid LIMIT :wanted)"
        for n in range(tiers)
    )
    return typed(
        f"SELECT {LISTED} FROM ({' UNION ALL '.join(each)} LIMIT :wanted) AS f"
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
