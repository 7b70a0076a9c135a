# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**New Patient** and **Edit Patient**: what staff type about a child stands above what an import says."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pinportal_desktop.domain.errors import ChangedElsewhere, Code, Refused
from pinportal_desktop.domain.ids import PatientId, PracticeId
from pinportal_desktop.domain.people import Identifier, Patient, PersonName, Standing, refuse_birth
from pinportal_desktop.usecases.command import Command, Done, Entry, EntryFact, Permission, use_case
from pinportal_desktop.usecases.end_pin import hide_patient
from pinportal_desktop.usecases.work import Work

_FIELDS: Final = ("name", "preferred", "born", "chart_number", "language", "active", "deceased")


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientFacts:
    """What the form holds. `language` None: not recorded."""

    name: PersonName
    preferred: str
    born: date
    chart_number: str
    language: str | None
    standing: Standing = Standing.ACTIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPatient(Command):
    practice_id: PracticeId
    patient_id: PatientId
    facts: PatientFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientAdded:
    patient_id: PatientId


@dataclass(frozen=True, slots=True, kw_only=True)
class EditPatient(Command):
    """`version` is that of the patient whom the form showed."""

    patient_id: PatientId
    version: int
    facts: PatientFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientEdited:
    """`changed` names fields of `Patient`; `revoked` and `cancelled` tell what becoming hidden ended."""

    changed: tuple[str, ...] = ()
    revoked: bool = False
    cancelled: int = 0


@use_case(Permission.EDIT_PATIENT)
def add_patient(command: AddPatient, work: Work) -> Done[PatientAdded]:
    """Add a patient by hand.

    A later import may go on naming the child as the record system does; what a file leaves empty stays as typed.
    Raises `Refused` CHART_NUMBER_TAKEN, BORN_TO_COME, BORN_TOO_EARLY.
    """
    facts = command.facts
    refuse_birth(facts.born, work.rules.of(command.practice_id).today(command.made_at))
    _refuse_taken(command.practice_id, facts.chart_number, command.patient_id, work)
    kept = {"preferred": facts.preferred, "language": facts.language}
    fresh = Patient(
        id=command.patient_id,
        practice_id=command.practice_id,
        chart_number=facts.chart_number,
        name=facts.name,
        preferred=facts.preferred,
        born=facts.born,
        language=facts.language,
        edited=frozenset(field for field, typed in kept.items() if typed),
    )
    work.patients.add(fresh)
    entry = Entry(kind="patient_added", patient_id=fresh.id, facts={"name": fresh.name.spoken})
    return Done(result=PatientAdded(patient_id=fresh.id), entry=entry)


@use_case(Permission.EDIT_PATIENT)
def edit_patient(command: EditPatient, work: Work) -> Done[PatientEdited]:
    """Change what is known of a patient; each changed field is marked, so that an import leaves it.

    Becoming inactive or deceased revokes the active PIN and cancels the messages. Raises `ChangedElsewhere`, and
    `Refused` CHART_NUMBER_TAKEN, BORN_TO_COME, BORN_TOO_EARLY, PATIENT_MERGED.
    """
    account = work.patients.account(command.patient_id)
    patient, facts = account.patient, command.facts
    if patient.merged_into is not None:
        raise Refused(Code.PATIENT_MERGED)
    if patient.version != command.version:
        raise ChangedElsewhere(Code.CHANGED_ELSEWHERE)
    fresh = _applied(patient, facts)
    changed = tuple(field for field in _FIELDS if getattr(fresh, field) != getattr(patient, field))
    if not changed:
        return Done(result=PatientEdited(), entry=None)
    if "born" in changed:
        refuse_birth(facts.born, work.rules.of(patient.practice_id).today(command.made_at))
    if "chart_number" in changed:
        _refuse_taken(patient.practice_id, facts.chart_number, patient.id, work)
    work.patients.save(replace(fresh, edited=patient.edited | set(changed)))
    revoked, cancelled = hide_patient(account, command, work) if fresh.hidden and not patient.hidden else (False, 0)
    told: dict[str, EntryFact] = {
        "changed": ",".join(changed),
        "name_before": patient.name.spoken if "name" in changed else "",
        "standing": fresh.standing.value if fresh.standing is not patient.standing else "",
        "revoked": int(revoked),
        "cancelled": cancelled,
    }
    return Done(
        result=PatientEdited(changed=changed, revoked=revoked, cancelled=cancelled),
        entry=Entry(kind="patient_edited", patient_id=patient.id, facts=told),
    )


def _applied(patient: Patient, facts: PatientFacts) -> Patient:
    active, deceased = patient.active, facts.standing is Standing.DECEASED
    if not deceased:
        active = facts.standing is Standing.ACTIVE
    return replace(
        patient,
        name=facts.name,
        preferred=facts.preferred,
        born=facts.born,
        chart_number=facts.chart_number,
        language=facts.language,
        active=active,
        deceased=deceased,
    )


def _refuse_taken(practice_id: PracticeId, chart_number: str, patient_id: PatientId, work: Work) -> None:
    holder = work.patients.matching(practice_id, [Identifier(system="", value=chart_number)])
    if holder is not None and holder.withdrawn and holder.id != patient_id:
        # Nobody sees that one: the number is free for whoever is at the desk.
        work.patients.save(replace(holder, chart_number=f"{holder.chart_number} ({holder.id})"))
    elif holder is not None and holder.id != patient_id:
        raise Refused(Code.CHART_NUMBER_TAKEN, field="chart_number")
