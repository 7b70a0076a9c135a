# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The reference: the same rows by SQL that was written by hand, in several ways, straight on the driver.

A way knows nothing of the program's own statements, and fetches what a result row is made of. What it cannot know
cheaply (which of two ways is the better one for a text) it is spared: of each text, the best of the ways counts.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final, TypeAlias

from pinportal_desktop.domain.patient_account import Status
from pinportal_desktop.storage.search_query import Term

_SHOWN: Final = (
    "p.patient_id, p.listed, p.born, p.chart_number, p.disabled, p.self_registration_waits, p.parents, p.others,"
    " p.pin_vq, p.active, p.valid_until, p.unused_since, p.hidden"
)
_REGISTERED: Final = "(p.others > 0 OR p.parents > 0 AND p.born > {b})"
_PENDING: Final = "(p.active AND (p.valid_until IS NULL OR p.valid_until >= {t}))"
_STATUS: Final = {
    Status.DISABLED: "p.disabled",
    Status.REGISTERED: f"NOT p.disabled AND {_REGISTERED}",
    Status.PENDING: f"NOT p.disabled AND NOT {_REGISTERED} AND NOT p.self_registration_waits AND {_PENDING}",
    Status.UNREGISTERED: f"NOT p.disabled AND NOT {_REGISTERED} AND NOT p.self_registration_waits AND NOT {_PENDING}",
}
_STATES: Final = {
    Status.DISABLED: ("xd",),
    Status.REGISTERED: ("xl", "xp"),
    Status.PENDING: ("xnna", "xpna"),
    Status.UNREGISTERED: ("xnn", "xpn"),
}
Way: TypeAlias = Callable[[Any], list[Any]]


def _status(status: Status | None, today: date) -> str:
    limit = today.replace(year=today.year - 18)
    return "" if status is None else " AND " + _STATUS[status].format(b=f"'{limit}'", t=f"'{today}'")


def _words(terms: Sequence[Term]) -> list[str]:
    return [word for term in terms for word in term.words if not word.isdecimal()]


# --- SQLite


def sqlite_ways(terms: Sequence[Term], status: Status | None, today: date, wanted: int) -> list[Way]:
    """Ways for a cursor of the driver: everything from the full-text index, or family names along their B-tree."""
    where = _status(status, today)
    if not terms:
        query = f"SELECT {_SHOWN} FROM patient_search p WHERE 1 {where} ORDER BY rank LIMIT {wanted}"
        return [lambda c: c.execute(query).fetchall()]
    conditions = [" OR ".join(f'"{entry}"*' for entry in term.entries) for term in terms]
    if status is not None:
        conditions.append(" OR ".join(f'"{entry}"*' for entry in _STATES[status]))
    whole = " AND ".join(f"({condition})" for condition in conditions)
    words = _words(terms)
    if not words:
        return [lambda c: c.execute(_fts(where, wanted), (whole,)).fetchall()]
    tiers = [" OR ".join(f'"{field}{word}"{star}' for word in words) for field, star in _TIERS]
    matches = [_tier(field, star, terms, conditions) for field, star in _TIERS] + [whole]
    without = [f"({m}) NOT ({' OR '.join(tiers[:n])})" if n else m for n, m in enumerate(matches)]

    def all_at_once(cursor: Any) -> list[Any]:
        arms = " UNION ALL ".join(f"SELECT * FROM ({_fts(where, wanted)})" for _ in without)
        return list(cursor.execute(f"{arms} LIMIT {wanted}", without).fetchall())

    def one_by_one(cursor: Any) -> list[Any]:
        rows: list[Any] = []
        for match in without:
            rows += cursor.execute(_fts(where, wanted - len(rows)), (match,)).fetchall()
            if len(rows) >= wanted:
                break
        return rows

    ways: list[Way] = [all_at_once, one_by_one, _sorted_after(words, whole, where, wanted)]
    return [*ways, _along_the_names(words[0], without, where, wanted)] if len(terms) == 1 else ways


def _sorted_after(words: Sequence[str], whole: str, where: str, wanted: int) -> Way:
    """All matches, then the tiers by the names that the rows have."""
    cases = " ".join(
        f"WHEN {' OR '.join(case.format(w=word) for word in words)} THEN {n}" for n, case in enumerate(_BY_NAME)
    )
    query = (
        f"SELECT {_SHOWN} FROM (SELECT rowid FROM patient_fts WHERE patient_fts MATCH ? LIMIT 1000) f"
        f" CROSS JOIN patient_search p ON p.rank = f.rowid WHERE 1{where} ORDER BY CASE {cases} ELSE 4 END, p.rank"
        f" LIMIT {wanted}"
    )
    return lambda c: c.execute(query, (whole,)).fetchall()


_BY_NAME: Final = (
    "p.name_key >= '{w}\t' AND p.name_key < '{w}!'",
    "instr(' ' || replace(p.name_key, char(9), ' ' || char(9)), ' {w} ') > 0",
    "p.given_word = '{w}'",
    "p.name_key >= '{w}' AND p.name_key < '{w}􏿿'",
)


def _tier(field: str, star: str, terms: Sequence[Term], conditions: Sequence[str]) -> str:
    """The matches of a tier: its word stands for the condition that it fulfils by itself."""
    ways = []
    for word in _words(terms):
        rest = [c for n, c in enumerate(conditions) if n >= len(terms) or terms[n].words != (word,)]
        ways.append(" AND ".join([f'"{field}{word}"{star}', *(f"({c})" for c in rest)]))
    return " OR ".join(f"({way})" for way in ways)


def _along_the_names(word: str, without: Sequence[str], where: str, wanted: int) -> Way:
    """A family name alone: along the B-tree of the names."""
    query = (
        f"SELECT {_SHOWN} FROM patient_search p WHERE name_key >= ? AND name_key < ?{where}"
        f" ORDER BY name_key, patient_id LIMIT {wanted}"
    )

    def along(cursor: Any) -> list[Any]:
        rows = list(cursor.execute(query, (f"{word}\t", f"{word}!")).fetchall())
        for match in without[1:3]:
            if len(rows) < wanted:
                rows += cursor.execute(_fts(where, wanted - len(rows)), (match,)).fetchall()
        if len(rows) < wanted:
            taken = {row[0] for row in rows}
            more = cursor.execute(query, (word, f"{word}\U0010ffff")).fetchall()
            rows += [row for row in more if row[0] not in taken][: wanted - len(rows)]
        if len(rows) < wanted:
            rows += cursor.execute(_fts(where, wanted - len(rows)), (without[4],)).fetchall()
        return rows

    return along


_TIERS: Final = (("f", ""), ("s", ""), ("g", ""), ("f", "*"))


def _fts(where: str, wanted: int) -> str:
    return (
        f"SELECT {_SHOWN} FROM patient_fts f JOIN patient_search p ON p.rank = f.rowid"
        f" WHERE f.patient_fts MATCH ?{where} ORDER BY f.rowid LIMIT {wanted}"
    )


# --- PostgreSQL


def postgresql_ways(terms: Sequence[Term], status: Status | None, today: date, wanted: int) -> list[Way]:
    """Ways for a cursor of the driver: by the entries and sorted; along the names until there are enough."""
    where = _status(status, today)
    along = (
        f"SELECT {_SHOWN} FROM patient_search p WHERE true {{}}{where} ORDER BY p.name_key, p.patient_id LIMIT {wanted}"
    )
    if not terms:
        return [lambda c: c.execute(along.format("")).fetchall()]
    asked = [*terms, *([] if status is None else [Term(coded=_STATES[status])])]
    whole = " & ".join("(" + " | ".join(f"'{entry}':*" for entry in term.entries) + ")" for term in asked)
    words = _words(terms)
    tiers = [" | ".join(f"'{field}{word}'{':*' if star else ''}" for word in words) for field, star in _TIERS]
    cases = " ".join(f"WHEN p.entries @@ $q${tier}$q$ THEN {n}" for n, tier in enumerate(tiers)) if words else ""
    order = f"CASE {cases} ELSE 4 END, p.name_key" if words else "p.name_key"
    by_entries = (
        f"WITH p AS MATERIALIZED (SELECT * FROM patient_search p WHERE p.entries @@ %s{where})"
        f" SELECT {_SHOWN} FROM p ORDER BY {order}, p.patient_id LIMIT {wanted}"
    )
    ways: list[Way] = [lambda c: c.execute(by_entries, (whole,)).fetchall()]
    rarest = max(terms, key=lambda term: min(len(entry) for entry in term.entries))
    if len(terms) > 1:  # the longest word by the index, the others on what is found
        rare = " | ".join(f"'{entry}':*" for entry in rarest.entries)
        filtered = by_entries.replace("@@ %s", "@@ %s AND ts_match_vq(p.entries, %s)")
        ways.append(lambda c: c.execute(filtered, (rare, whole)).fetchall())
    matches = "AND ts_match_vq(p.entries, %s)"
    if not words:
        ways.append(lambda c: c.execute(along.format(matches), (whole,)).fetchall())
        return ways

    def family(cursor: Any) -> list[Any]:
        """One statement: the ranges of the family names, the exact ones first, each only as far as it takes."""
        exact = _ranges(words, "\t", "!", matches, where, wanted)
        begun = _ranges(words, "", "\U0010ffff", matches + " AND NOT ts_match_vq(p.entries, %s)", where, wanted)
        named = (
            f"(SELECT {_SHOWN} FROM patient_search p WHERE p.entries @@ %s {matches}"
            f" AND NOT ts_match_vq(p.entries, %s){where} ORDER BY p.name_key, p.patient_id LIMIT {wanted})"
        )
        query = f"{exact} UNION ALL {named} UNION ALL {named} UNION ALL {begun} LIMIT {wanted}"
        before = [" | ".join(tiers[:n]) for n in range(4)]
        bound = [*[whole] * len(words), tiers[1], whole, before[1], tiers[2], whole, before[2]]
        return list(cursor.execute(query, [*bound, *[whole, before[3]] * len(words)]).fetchall())

    return [*ways, family]


def _ranges(words: Sequence[str], low: str, high: str, matches: str, where: str, wanted: int) -> str:
    each = " UNION ALL ".join(
        f"(SELECT * FROM patient_search p WHERE name_key >= '{word}{low}' AND name_key < '{word}{high}' {matches}"
        f"{where} ORDER BY name_key, patient_id LIMIT {wanted})"
        for word in words
    )
    return f"(SELECT {_SHOWN} FROM ({each}) AS p ORDER BY p.name_key, p.patient_id LIMIT {wanted})"
