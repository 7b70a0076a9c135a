# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Compares what a file brings with what is known: new, changed, unchanged or refused.

The preview and the import compare by this alone, so that they agree. Nothing is read or written here.
What staff recorded stands above what a file says: Authority, edited fields and removed access are never touched.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from pinportal_desktop.domain.authority import FamilyMember
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import ContactId, PatientId, PracticeId
from pinportal_desktop.domain.people import Identifier, Patient, same_name
from pinportal_desktop.usecases.changes import Changes, Outcome, Verdict
from pinportal_desktop.usecases.family import Families
from pinportal_desktop.usecases.incoming import (
    SAME_FILE,
    Incoming,
    IncomingMerge,
    IncomingPatient,
    IncomingRelative,
    other_number,
)
from pinportal_desktop.usecases.known import Known, Owner
from pinportal_desktop.usecases.likenesses import Likenesses
from pinportal_desktop.usecases.merging import merge_families

_TOLD: Final = ("chart_number", "name", "preferred", "born", "language", "active", "deceased")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An incoming row, one of the three, with the ids that it gives to what is new."""

    patient: IncomingPatient | None = None
    relative: IncomingRelative | None = None
    merge: IncomingMerge | None = None
    patient_id: PatientId | None = None  # of a patient
    contact_ids: tuple[ContactId, ...] = ()

    @property
    def row(self) -> Incoming:
        """What came in."""
        row = self.patient or self.relative or self.merge
        assert row is not None
        return row


class Comparison:
    """Takes rows one after the other; each sees what the ones before it change."""

    def __init__(self, practice_id: PracticeId, known: Known) -> None:
        """`known` is of the rows that are going to be taken."""
        self._practice_id = practice_id
        self._patients = dict(known.patients)
        self._charts = {p.chart_number: p.id for p in known.patients.values()}
        self._owners = dict(known.identifiers)
        self._families = Families(known)
        self._likenesses = Likenesses(known.alike)
        self._before: dict[PatientId, Patient | None] = {}
        self._new_identifiers: list[tuple[PatientId, Identifier]] = []
        self._contested: list[Identifier] = []

    def take(self, arrival: Arrival) -> Verdict:
        """What becomes of a row."""
        if arrival.patient is not None:
            return self._take_patient(arrival.patient, arrival)
        if arrival.relative is not None:
            return self._take_relative(arrival.relative, arrival)
        assert arrival.merge is not None
        return self._take_merge(arrival.merge)

    def is_stranger(self, row: Incoming) -> bool:
        """Whether it is a patient whose chart number and identifiers nobody has: new, whatever else it says."""
        if not isinstance(row, IncomingPatient) or row.chart_number in self._charts:
            return False
        if other_number(row.chart_number) in self._owners:
            return False
        return not any(one in self._owners for one in row.identifiers)

    @property
    def changes(self) -> Changes:
        """All that the rows change."""
        return self._families.changes(
            patients=((self._patients[id_], before) for id_, before in self._before.items()),
            identifiers=tuple(self._new_identifiers),
            contested=tuple(self._contested),
            doubles=self._likenesses.found,
        )

    def patient(self, patient_id: PatientId) -> Patient:
        """The patient as the rows so far leave them."""
        return self._patients[patient_id]

    def family(self, patient_id: PatientId) -> tuple[FamilyMember, ...]:
        """The patient's family, likewise."""
        return tuple(self._families.members(patient_id))

    # --- a patient

    def _take_patient(self, row: IncomingPatient, arrival: Arrival) -> Verdict:
        found = self._whose(row)
        if isinstance(found, Code):
            return _refused(row.row, row.name.listed, found)
        if found is None:
            return self._add(row, arrival)
        if found.merged_into is not None:  # what is known of this child lives on in the other chart
            return Verdict(
                row=row.row, name=row.name.listed, outcome=Outcome.UNCHANGED, patient_id=self._last(found).id
            )
        return self._update(row, arrival, found)

    def _whose(self, row: IncomingPatient) -> Patient | Code | None:
        strong = [one for one in row.identifiers if one.system not in {"", SAME_FILE}]
        owners, by_chart = self._owned(strong), self._by_chart(row.chart_number)
        if by_chart is not None and not by_chart.withdrawn:
            owners = [patient for patient in owners if not patient.withdrawn]  # the desk has the child anew
        live = [patient for patient in owners if patient.merged_into is None]
        if len(live) > 1:
            return Code.IDENTIFIERS_DISAGREE
        by_identifier = live[0] if live else None
        if by_identifier is not None:
            same = by_chart is None or by_chart.id == by_identifier.id
            return by_identifier if same else Code.CHART_NUMBER_TAKEN
        if by_chart is not None and by_chart.merged_into is None and strong:
            # The same number from elsewhere: the same person only when name and birth date agree.
            return by_chart if _same_person(by_chart, row) else Code.CHART_NUMBER_TAKEN
        found = by_chart or (owners[0] if owners else None)
        return found if found is not None else self._by_weak(row)

    def _by_weak(self, row: IncomingPatient) -> Patient | None:
        """By a number that the chart had before, or one of the export's own: both may be another child's by now."""
        weak = (one for one in row.identifiers if one.system == SAME_FILE)
        owners = self._owned((other_number(row.chart_number), *weak))
        return next((p for p in owners if p.merged_into is None and _same_person(p, row)), None)

    def _owned(self, identifiers: Iterable[Identifier]) -> list[Patient]:
        owners = (self._owners.get(one) for one in identifiers)
        ids = dict.fromkeys(owner.patient_id for owner in owners if owner is not None and not owner.contested)
        return [self._patients[id_] for id_ in ids]

    def _by_chart(self, chart_number: str) -> Patient | None:
        found = self._charts.get(chart_number)
        return None if found is None else self._patients[found]

    def _add(self, row: IncomingPatient, arrival: Arrival) -> Verdict:
        assert arrival.patient_id is not None
        patient = Patient(
            id=arrival.patient_id,
            practice_id=self._practice_id,
            chart_number=row.chart_number,
            name=row.name,
            preferred=row.preferred,
            born=row.born,
            language=row.language,
            active=row.active,
            deceased=row.deceased,
        )
        self._put(patient)
        self._remember(patient.id, row.identifiers)
        self._families.settle(patient.id, row.contacts, arrival.contact_ids)
        return Verdict(
            row=row.row,
            name=row.name.listed,
            outcome=Outcome.NEW,
            patient_id=patient.id,
            writes=True,
            left_out=row.left_out,
            doubles=self._likenesses.compare(patient, row.contacts),
        )

    def _update(self, row: IncomingPatient, arrival: Arrival, patient: Patient) -> Verdict:
        told = {field: getattr(row, field) for field in _TOLD if field not in patient.edited}
        if self._owned([other_number(row.chart_number)]) == [patient]:
            told.pop("chart_number", None)  # the sender gave it up, and this message is older or from elsewhere
        fields = tuple(field for field, value in told.items() if getattr(patient, field) != value)
        if fields or patient.withdrawn:
            self._put(replace(patient, **told, withdrawn=False))
        learned = self._remember(patient.id, row.identifiers)
        if self._families.settle(patient.id, row.contacts, arrival.contact_ids):
            fields += ("contacts",)
        outcome = Outcome.CHANGED if fields else Outcome.UNCHANGED
        return Verdict(
            row=row.row,
            name=row.name.listed,
            outcome=Outcome.NEW if patient.withdrawn else outcome,
            patient_id=patient.id,
            fields=fields,
            numbers=(patient.chart_number, row.chart_number) if "chart_number" in fields else None,
            writes=bool(fields) or learned or patient.withdrawn,
            left_out=row.left_out,
        )

    def _put(self, patient: Patient) -> None:
        before = self._patients.get(patient.id)
        self._before.setdefault(patient.id, before)
        if before is not None:
            self._charts.pop(before.chart_number, None)
        self._patients[patient.id] = patient
        self._charts[patient.chart_number] = patient.id

    def _remember(self, patient_id: PatientId, identifiers: Iterable[Identifier]) -> bool:
        """Keep what tells the patient again; whether anything was learned.

        A weak identifier that is somebody else's already tells nobody from then on: else a relative of one system's
        patient could get into the family of another's.
        """
        learned = False
        for one in identifiers:
            owner = self._owners.get(one)
            others = owner is not None and owner.patient_id != patient_id and not owner.contested
            if owner is None and one.system:
                self._owners[one] = Owner(patient_id=patient_id)
                self._new_identifiers.append((patient_id, one))
                learned = True
            elif owner is not None and others and one.system == SAME_FILE:
                self._owners[one] = replace(owner, contested=True)
                self._contested.append(one)
                learned = True
        return learned

    # --- a relative

    def _take_relative(self, row: IncomingRelative, arrival: Arrival) -> Verdict:
        name = row.contact.name.listed
        patients = self._named_by(row.patient)
        if len(patients) != 1:
            code = Code.IDENTIFIERS_DISAGREE if patients else Code.RELATIVE_PATIENT_UNKNOWN
            return _refused(row.row, name, code)
        changed = self._families.settle(patients[0].id, (row.contact,), arrival.contact_ids)
        return Verdict(
            row=row.row,
            name=name,
            outcome=Outcome.CHANGED if changed else Outcome.UNCHANGED,
            patient_id=patients[0].id,
            fields=("contacts",) if changed else (),
            writes=changed,
            left_out=row.left_out,
        )

    def _named_by(self, identifiers: tuple[Identifier, ...], *, last: bool = True) -> list[Patient]:
        """Whom these tell: the strong ones alone, where any of them is known; what a merged chart became."""
        charts = [one.value for one in identifiers if not one.system]
        here = [patient for number in charts if (patient := self._by_chart(number)) is not None]
        strong = [
            *(here or self._owned(other_number(number) for number in charts)),
            *self._owned(one for one in identifiers if one.system not in {"", SAME_FILE}),
        ]
        found = strong or self._owned(one for one in identifiers if one.system == SAME_FILE)
        told = {(self._last(patient) if last else patient).id for patient in found if not patient.withdrawn}
        return [self._patients[id_] for id_ in sorted(told)]

    def _last(self, patient: Patient) -> Patient:
        seen = {patient.id}
        while patient.merged_into is not None and patient.merged_into not in seen:
            patient = self._patients[patient.merged_into]
            seen.add(patient.id)
        return patient

    # --- a merge

    def _take_merge(self, row: IncomingMerge) -> Verdict:
        gone, into = self._named_by(row.gone, last=False), self._named_by(row.into)
        if len(gone) > 1 or len(into) > 1:
            return _refused(row.row, row.name, Code.IDENTIFIERS_DISAGREE)
        if not gone:  # the chart never came, so nothing is to be merged
            return Verdict(row=row.row, name=row.name, outcome=Outcome.UNCHANGED)
        if row.renumbers and (not into or into[0].id == gone[0].id):
            return self._renumber(row, gone[0], known=bool(into))
        if not into:
            return _refused(row.row, row.name, Code.MERGE_SURVIVOR_UNKNOWN)
        if gone[0].merged_into is not None and self._last(gone[0]).id == into[0].id:
            return Verdict(row=row.row, name=row.name, outcome=Outcome.UNCHANGED, patient_id=into[0].id)
        if gone[0].merged_into is not None or gone[0].id == into[0].id:
            return _refused(row.row, row.name, Code.MERGE_CONTRADICTS)
        self._merge(gone[0], into[0])
        return Verdict(
            row=row.row,
            name=row.name,
            outcome=Outcome.CHANGED,
            patient_id=into[0].id,
            fields=("merged",),
            writes=True,
        )

    def _renumber(self, row: IncomingMerge, patient: Patient, *, known: bool) -> Verdict:
        """The chart goes on under another number, and nothing ends. It is told by all its numbers from then on.

        `known`: some new number was the chart's before, so that it moves only from one that is given up.
        """
        before, number = patient.chart_number, next((one.value for one in row.into if not one.system), "")
        given_up = not known or Identifier(system="", value=before) in row.gone
        moves = number not in {"", before} and given_up and "chart_number" not in patient.edited
        if moves:
            self._put(replace(patient, chart_number=number))
        told = {one.value for one in (*row.gone, *row.into) if not one.system} | {before}
        others = (other_number(one) for one in sorted(told - {self._patients[patient.id].chart_number}))
        learned = self._remember(patient.id, (*row.gone, *row.into, *others))
        return Verdict(
            row=row.row,
            name=row.name,
            outcome=Outcome.CHANGED if moves else Outcome.UNCHANGED,
            patient_id=patient.id,
            fields=("chart_number",) if moves else (),
            numbers=(before, number) if moves else None,
            writes=moves or learned,
        )

    def _merge(self, gone: Patient, into: Patient) -> None:
        """The chart lives on as another; what was merged into it before goes along, so that nobody follows a chain."""
        for patient in [p for p in self._patients.values() if gone.id in {p.merged_into, p.id}]:
            self._put(replace(patient, merged_into=into.id))
        merge_families(self._families, gone.id, into.id)


def _same_person(patient: Patient, row: IncomingPatient) -> bool:
    return patient.born == row.born and same_name(patient.name, row.name)


def _refused(row: int, name: str, code: Code) -> Verdict:
    return Verdict(row=row, name=name, outcome=Outcome.REFUSED, code=code, writes=True)
