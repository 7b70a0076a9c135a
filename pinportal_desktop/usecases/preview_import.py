# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What an import would do, by the comparison that the import itself makes. Nothing is written."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

import msgspec

from pinportal_desktop.domain.addresses import email_likeness, phone_likeness
from pinportal_desktop.domain.authority import FamilyMember
from pinportal_desktop.domain.doubles import Person, births_like, name_likeness
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.people import Patient
from pinportal_desktop.usecases.changes import Outcome, Verdict
from pinportal_desktop.usecases.comparing import Comparison
from pinportal_desktop.usecases.import_patients import arrival_of, count, lines_of
from pinportal_desktop.usecases.importing import Come, File, Importing, chunks, never, waits
from pinportal_desktop.usecases.incoming import Incoming, IncomingMerge, IncomingPatient, Rejected, named_by
from pinportal_desktop.usecases.known import Alike, Known, Owner
from pinportal_desktop.usecases.runs import Counts, Line, refused_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What importing would do; `lines` are those of the report, at most so many as were asked for."""

    counts: Counts
    lines: tuple[Line, ...]


def preview_import(
    importing: Importing,
    file: File,
    *,
    most_lines: int = 1000,
    come: Come = lambda _: None,
    stopped: Callable[[], bool] = never,
) -> Preview:
    """What `run_import` of the whole file would do now. Stopped, it gives what was seen so far. It waits.

    It remembers in memory whom the file brings or changes, since a row further down may name them again.
    """
    counts, lines = Counts(), list[Line]()
    earlier = _Earlier(importing)
    later: list[IncomingMerge] = []
    for chunk in chunks(file.read(file.path)):
        if stopped():
            break
        rejected = tuple(row for row in chunk if isinstance(row, Rejected))
        rows = [row for row in chunk if not isinstance(row, Rejected)]
        verdicts = []
        for row, verdict in zip(rows, earlier.compare(rows), strict=True):
            if isinstance(row, IncomingMerge) and waits(row, verdict):
                later.append(row)
            else:
                verdicts.append(verdict)
        counts += count(verdicts) + Counts(refused=len(rejected))
        lines += islice((*refused_lines(rejected), *lines_of(verdicts)), max(0, most_lines - len(lines)))
        come(counts)
    for batch in chunks(later):
        verdicts = earlier.compare(batch)
        counts += count(verdicts)
        lines += islice(lines_of(verdicts), max(0, most_lines - len(lines)))
    return Preview(counts=counts, lines=tuple(sorted(lines, key=lambda line: line.row)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A patient as a row before left them."""

    patient: Patient
    family: tuple[FamilyMember, ...]


class _Earlier:
    """Compares chunk after chunk, each as if what the ones before it change had been written."""

    def __init__(self, importing: Importing) -> None:
        self._importing = importing
        self._seen: dict[PatientId, bytes] = {}
        self._owners: dict[tuple[str, str], Owner] = {}
        self._by_key: defaultdict[date | str, list[PatientId]] = defaultdict(list)

    def compare(self, rows: Sequence[Incoming]) -> list[Verdict]:
        """What becomes of these rows."""
        importing = self._importing
        known = importing.looks.known(importing.practice_id, rows)
        comparison = Comparison(importing.practice_id, self._with_earlier(known, rows))
        verdicts = [comparison.take(arrival_of(row, importing.surface)) for row in rows]
        changes = comparison.changes
        for patient_id, identifier in changes.identifiers:
            self._owners[identifier.system, identifier.value] = Owner(patient_id=patient_id)
        for identifier in changes.contested:
            owner = known.identifiers.get(identifier) or self._owners[identifier.system, identifier.value]
            self._owners[identifier.system, identifier.value] = replace(owner, contested=True)
        new = {v.patient_id for v in verdicts if v.outcome is Outcome.NEW}
        touched = {change.with_patient for change in changes.patients}
        touched |= {change.with_patient for change in changes.contacts}
        touched |= {change.with_patient for change in changes.links}
        for patient_id in sorted(touched):
            self._remember(_Seen(patient=comparison.patient(patient_id), family=comparison.family(patient_id)), new)
        return verdicts

    def _remember(self, seen: _Seen, new: set[PatientId | None]) -> None:
        patient = seen.patient
        self._seen[patient.id] = msgspec.json.encode(seen)
        self._owners["", patient.chart_number] = Owner(patient_id=patient.id)
        if patient.id in new:
            for key in (patient.born, name_likeness(patient.name)):
                self._by_key[key].append(patient.id)

    def _with_earlier(self, known: Known, rows: Sequence[Incoming]) -> Known:
        named = [one for row in rows for one in named_by(row)]
        owners = {one: found for one in named if (found := self._owners.get((one.system, one.value))) is not None}
        ids = {owner.patient_id for owner in owners.values()} | (set(known.patients) & set(self._seen))
        seen = self._read(ids)
        alike = [_alike(one) for one in self._read(self._like(rows)).values()]
        members = [member for one in seen.values() for member in one.family]
        return Known(
            patients={**known.patients, **{id_: one.patient for id_, one in seen.items()}},
            links={**known.links, **{id_: tuple(m.link for m in one.family) for id_, one in seen.items()}},
            contacts={**known.contacts, **{member.contact.id: member.contact for member in members}},
            identifiers={**known.identifiers, **{one: owner for one, owner in owners.items() if one.system}},
            alike=(*known.alike, *alike),
        )

    def _like(self, rows: Sequence[Incoming]) -> set[PatientId]:
        new = [row for row in rows if isinstance(row, IncomingPatient)]
        keys: set[date | str] = {born for row in new for born in births_like(row.born)}
        keys |= {name_likeness(row.name) for row in new}
        return {id_ for key in keys for id_ in self._by_key.get(key, ())}

    def _read(self, ids: Iterable[PatientId]) -> dict[PatientId, _Seen]:
        wanted = set(ids)
        found: dict[PatientId, _Seen] = {}
        while wanted:
            for id_ in wanted & set(self._seen):
                found[id_] = msgspec.json.decode(self._seen[id_], type=_Seen)
            survivors = {one.patient.merged_into for one in found.values()}
            wanted = {id_ for id_ in survivors if id_ is not None and id_ in self._seen} - set(found)
        return found


def _alike(seen: _Seen) -> Alike:
    contacts = [member.contact for member in seen.family]
    person = Person(
        name=seen.patient.name,
        born=seen.patient.born,
        emails=frozenset(email_likeness(email) for contact in contacts for email in contact.emails),
        phones=frozenset(phone_likeness(contact.phone) for contact in contacts if contact.phone),
    )
    return Alike(patient_id=seen.patient.id, chart_number=seen.patient.chart_number, person=person)
