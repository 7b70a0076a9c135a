# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Looks for patients who are hidden by default, and are in no index: inactive, deceased and merged-away ones.

It reads through all of them, which is seldom asked for; what an undone import brought is never shown.
"""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Final

from sqlalchemy import Connection, or_, select

from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.people import Patient
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.accounts import load_accounts, patient_of
from pinportal_desktop.storage.search_index import index_row, own_entries
from pinportal_desktop.storage.search_query import Term
from pinportal_desktop.storage.search_text import name_key
from pinportal_desktop.storage.settings import rules_of

_AT_ONCE: Final = 2_000  # rows; between two such reads a newer keystroke ends the query


def hidden_patients(connection: Connection, terms: Sequence[Term], wanted: int) -> list[PatientId]:
    """The first of those who fulfil all terms, by name."""
    c = t.patient.c
    hidden = select(t.patient).where(or_(~c.active, c.deceased, c.merged_into.is_not(None)), ~c.withdrawn)
    found: list[tuple[str, bytes, PatientId]] = []
    for rows in connection.execute(hidden).partitions(_AT_ONCE):
        for patient in map(patient_of, rows):
            key = name_key(patient.name)
            if _fulfils(patient, key, terms):
                found.append((key, patient.id.bytes, patient.id))
    return [patient_id for _, _, patient_id in sorted(found)[:wanted]]


def rows_of_hidden(connection: Connection, patient_ids: Sequence[PatientId]) -> list[tuple[SimpleNamespace, Patient]]:
    """What their rows of the index would be, in that order, with the patients themselves."""
    accounts = {account.patient.id: account for account in load_accounts(connection, patient_ids)}
    rules = {id_: rules_of(connection, id_) for id_ in {a.patient.practice_id for a in accounts.values()}}
    shown = [accounts[patient_id] for patient_id in patient_ids if patient_id in accounts]
    return [(SimpleNamespace(**index_row(a, rules[a.patient.practice_id]).facts), a.patient) for a in shown]


def _fulfils(patient: Patient, key: str, terms: Sequence[Term]) -> bool:
    if not terms:
        return True
    entries = tuple(own_entries(patient, key))
    return all(any(entry.startswith(term.entries) for entry in entries) for term in terms)
