# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Compares the patients who come in new with those whom they may double, in the database and in the same file."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from pinportal_desktop.domain.addresses import email_likeness, phone_likeness
from pinportal_desktop.domain.doubles import PROBABLE, Person, births_like, likeness, name_likeness
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.people import Patient
from pinportal_desktop.usecases.changes import Double
from pinportal_desktop.usecases.incoming import IncomingContact
from pinportal_desktop.usecases.known import Alike


class Likenesses:
    """Who came so far, by birth date and by name."""

    def __init__(self, known: Iterable[Alike]) -> None:
        self._by_key: defaultdict[date | str, dict[PatientId, Alike]] = defaultdict(dict)
        self._found: list[Double] = []
        for one in known:
            self._enter(one)

    @property
    def found(self) -> tuple[Double, ...]:
        """All probable doubles so far."""
        return tuple(self._found)

    def compare(self, patient: Patient, contacts: Iterable[IncomingContact]) -> tuple[Double, ...]:
        """Whom this new patient probably doubles."""
        family = tuple(contacts)
        person = Person(
            name=patient.name,
            born=patient.born,
            emails=frozenset(email_likeness(email) for one in family for email in one.emails),
            phones=frozenset(phone_likeness(one.phone) for one in family if one.phone),
        )
        likely: dict[PatientId, Alike] = {}
        keys: tuple[date | str, ...] = (*births_like(patient.born), name_likeness(patient.name))
        for key in keys:
            likely |= self._by_key.get(key, {})
        doubles = tuple(
            Double(one=patient.id, other=other.patient_id, chart_number=other.chart_number, points=points)
            for other in likely.values()
            if (points := likeness(person, other.person)) >= PROBABLE
        )
        self._found += doubles
        self._enter(Alike(patient_id=patient.id, chart_number=patient.chart_number, person=person))
        return doubles

    def _enter(self, one: Alike) -> None:
        for key in (one.person.born, name_likeness(one.person.name)):
            self._by_key[key][one.patient_id] = one
