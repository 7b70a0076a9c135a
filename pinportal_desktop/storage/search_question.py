# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What is asked of the index of the search: the first rows by tier and then by name.

Tiers: the first word of the family name is a word that was typed; another word of it; the first given name; the
first word of the family name begins with one; all the rest.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from sqlalchemy import text
from sqlalchemy.sql.selectable import TextualSelect

from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.search_query import FAMILY, GIVEN, Term

COLUMNS: Final = tuple(c for c in t.patient_search.columns if c.name not in {"name_key", "given_word"})
LISTED: Final = ", ".join(f"s.{column.name}" for column in COLUMNS)
RARE: Final = 0.05  # the share of patients up to which a list of the index is the quickest way to them


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


def typed(statement: str) -> TextualSelect:
    """The statement, whose rows have the columns of `LISTED`."""
    return text(statement).columns(*COLUMNS)
