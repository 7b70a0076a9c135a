# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the form was given and what has been typed into it, and how each step changes that; no widgets."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import TypedDict, Unpack

from pinportal_desktop.domain.errors import Code, PinPortalError, Refused
from pinportal_desktop.domain.people import Patient, PersonName, Standing, named, refuse_birth
from pinportal_desktop.domain.typed import NAME_MOST, one_line
from pinportal_desktop.screens.jobs import Incident
from pinportal_desktop.usecases.edit_patient import PatientFacts
from pinportal_desktop.usecases.looks import PatientRow
from pinportal_desktop.words import Words

CHART_MOST = 60
_SAMPLE = date(2012, 3, 14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The inputs as they stand."""

    given: str = ""
    family: str = ""
    preferred: str = ""
    born: str = ""
    chart_number: str = ""
    language: str | None = None
    standing: Standing = Standing.ACTIVE


class Input(TypedDict, total=False):
    """The inputs that `edit` changes."""

    given: str
    family: str
    preferred: str
    born: str
    chart_number: str
    language: str | None
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Everything the form's look follows from. `base` is the patient as read, None for a new one.

    `refusals` stand under inputs; `meanwhile` are inputs that somebody else changed while they were being typed into;
    `asked` is what look-alikes were last looked up for, `told` what they were found for.
    """

    base: Patient | None
    typed: Typed
    refusals: Mapping[str, PinPortalError] = field(default_factory=dict)
    look_alikes: tuple[PatientRow, ...] = ()
    asked: tuple[str, date] | None = None
    told: tuple[str, date] | None = None
    meanwhile: tuple[str, ...] = ()
    busy: bool = False
    leaving: bool = False
    problem: PinPortalError | Incident | None = None


def begin(patient: Patient | None, words: Words) -> Given:
    """The form as it opens."""
    return Given(base=patient, typed=Typed() if patient is None else as_typed(patient, words))


def as_typed(patient: Patient, words: Words) -> Typed:
    """The patient as somebody would have typed it."""
    return Typed(
        given=patient.name.given,
        family=patient.name.family,
        preferred=patient.preferred,
        born=words.date(patient.born),
        chart_number=patient.chart_number,
        language=patient.language,
        standing=patient.standing,
    )


def edit(given: Given, /, **changes: Unpack[Input]) -> Given:
    """A changed input; what was said about it, and about leaving, is gone."""
    gone = {*changes, "name"} if {"given", "family"} & set(changes) else set(changes)
    refusals = {name: refusal for name, refusal in given.refusals.items() if name not in gone}
    return replace(given, typed=replace(given.typed, **changes), refusals=refusals, leaving=False)


def is_changed(given: Given, words: Words) -> bool:
    """Whether leaving would lose something typed."""
    return given.typed != (Typed() if given.base is None else as_typed(given.base, words))


def rebased(given: Given, fresh: Patient, words: Words) -> Given:
    """After somebody else changed the patient: what was not typed into is theirs, what was stays, and is named."""
    assert given.base is not None
    before, now = as_typed(given.base, words), as_typed(fresh, words)
    names = [f.name for f in fields(Typed)]
    touched = {name for name in names if getattr(given.typed, name) != getattr(before, name)}
    theirs = {name for name in names if getattr(now, name) != getattr(before, name)}
    taken = {name: getattr(now, name) for name in theirs - touched}
    return replace(
        given,
        base=fresh,
        typed=replace(given.typed, **taken),
        meanwhile=tuple(name for name in names if name in theirs & touched),
        problem=None,
    )


def read(given: Given, today: date, words: Words) -> tuple[PatientFacts | None, dict[str, PinPortalError]]:
    """What was typed as facts; None, and what is wrong by input, where something is."""
    typed, wrong = given.typed, dict[str, PinPortalError]()
    name = _name(typed, wrong)
    preferred = _line(typed.preferred, "preferred", NAME_MOST, wrong)
    born = _born(typed.born, today, words, wrong)
    chart_number = _line(typed.chart_number, "chart_number", CHART_MOST, wrong)
    if not chart_number and "chart_number" not in wrong:
        wrong["chart_number"] = Refused(Code.CHART_NUMBER_EMPTY, field="chart_number")
    if wrong or name is None or born is None:
        return None, wrong
    return PatientFacts(
        name=name,
        preferred=preferred,
        born=born,
        chart_number=chart_number,
        language=typed.language,
        standing=typed.standing,
    ), {}


def birth_of(given: Given, today: date, words: Words) -> date | None:
    """The date of birth, if it is one already."""
    return _born(given.typed.born, today, words, {})


def alike_by(given: Given, today: date, words: Words) -> tuple[str, date] | None:
    """Surname and date of birth to look for; None while they are not there, or are still those of the patient."""
    wrong: dict[str, PinPortalError] = {}
    family, born = _line(given.typed.family, "family", NAME_MOST, wrong), birth_of(given, today, words)
    if wrong or not family or born is None:
        return None
    base = given.base
    return None if base is not None and (family, born) == (base.name.family, base.born) else (family, born)


def _name(typed: Typed, wrong: dict[str, PinPortalError]) -> PersonName | None:
    given = _line(typed.given, "given", NAME_MOST, wrong)
    family = _line(typed.family, "family", NAME_MOST, wrong)
    if wrong:
        return None
    try:
        return named(family, given)
    except Refused as refused:
        wrong["name"] = refused
        return None


def _line(typed: str, name: str, most: int, wrong: dict[str, PinPortalError]) -> str:
    try:
        return one_line(typed, field=name, most=most)
    except Refused as refused:
        wrong[name] = refused
        return ""


def _born(typed: str, today: date, words: Words, wrong: dict[str, PinPortalError]) -> date | None:
    born = words.read_date(typed)
    try:
        if born is None:
            missing = not typed.strip()
            raise Refused(
                Code.BORN_MISSING if missing else Code.BORN_UNREADABLE, field="born", example=words.date(_SAMPLE)
            )
        refuse_birth(born, today)
    except Refused as refused:
        wrong["born"] = refused
        return None
    return born
