# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Activity tells the true reason of every failed registration; the parent reads one and the same sentence."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import ContactId, PatientId
from pinportal_desktop.domain.people import Patient
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.domain.registering import Who
from pinportal_desktop.usecases.record_authority import RecordAuthority, record_authority
from pinportal_desktop.words import Words
from tests.world import BORN, World

ANA = "ana@example.com"


class Case:
    """A girl of 14, her mother, and a PIN issued for the mother."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.child: PatientId = world.child()
        self.ana = world.contact(self.child, "Ana Garcia", "Mother", Authority.JOINT, ANA)
        self.tomas = world.contact(self.child, "Tomas Reyes", "Father", Authority.JOINT, "tomas@example.net")
        self.pin: Pin = world.issue(self.child, self.ana).pin

    def change(self, **change: object) -> None:
        with self.world.store.writing() as work:
            patient: Patient = work.patients.account(self.child).patient
            work.patients.save(replace(patient, **change))  # type: ignore[arg-type]  # fields of Patient

    def record(self, contact: ContactId, authority: Authority) -> None:
        command = RecordAuthority(**self.world.made(), patient_id=self.child, contact_id=contact, authority=authority)
        self.world.do(record_authority, command)


def wrong_date(case: Case) -> object:
    return case.world.try_pin(case.pin, date(2012, 3, 15))


def replaced(case: Case) -> object:
    case.world.issue(case.child, case.ana)
    return case.world.try_pin(case.pin)


def revoked(case: Case) -> object:
    case.world.revoke(case.child)
    return case.world.try_pin(case.pin)


def access_removed(case: Case) -> object:
    case.world.register(case.pin, "Ana Garcia", ANA)
    case.world.remove(case.child, ANA)
    return case.world.try_pin(case.pin)


def authority_none(case: Case) -> object:
    case.record(case.ana, Authority.NONE)
    return case.world.try_pin(case.pin)


def disabled(case: Case) -> object:
    case.change(disabled=True)
    return case.world.try_pin(case.pin)


def inactive(case: Case) -> object:
    case.change(active=False)
    return case.world.try_pin(case.pin)


def as_myself(case: Case) -> object:
    return case.world.register(case.pin, "", "marisol@example.com", who=Who.MYSELF)


def minors_pin_as_a_child(case: Case) -> object:
    pin = case.world.issue(case.child, None).pin
    return case.world.register(pin, "Ana Garcia", ANA)


def minor_with_the_mothers_address(case: Case) -> object:
    pin = case.world.issue(case.child, None).pin
    return case.world.register(pin, "", "A.na+x@example.com", who=Who.MYSELF)


def past_the_limit(case: Case) -> object:
    case.change(born=date(2008, 1, 1))
    return case.world.register(case.pin, "Ana Garcia", ANA, date(2008, 1, 1))


def exclusive_elsewhere(case: Case) -> object:
    case.record(case.ana, Authority.EXCLUSIVE)
    return case.world.register(case.pin, "Tomas Reyes", "tomas@example.net")


def of_none(case: Case) -> object:
    case.record(case.tomas, Authority.NONE)
    return case.world.register(case.pin, "Tomas Reyes", "tomas@example.net")


def taken(case: Case) -> object:
    case.world.register(case.pin, "Ana Garcia", ANA)
    return case.world.register(case.pin, "Tomas Reyes", ANA)


@pytest.mark.parametrize(
    ("fail", "told"),
    [
        (wrong_date, "A registration attempt failed: the date of birth was wrong."),
        (replaced, "A registration attempt failed: the PIN was replaced by a newer one on 11/24/2026."),
        (revoked, "A registration attempt failed: the PIN was revoked on 11/24/2026."),
        (access_removed, "A registration attempt failed: the PIN was revoked on 11/24/2026, when access was removed."),
        (
            authority_none,
            "A registration attempt failed: the PIN was revoked on 11/24/2026, when an authority was recorded.",
        ),
        (disabled, "A registration attempt failed: the account is disabled."),
        (inactive, "A registration attempt failed: the patient is not active."),
        (as_myself, "A registration attempt failed: “Myself” was chosen with a parent's PIN."),
        (minors_pin_as_a_child, "A registration by Ana Garcia failed: “A child” was chosen with a minor's PIN."),
        (minor_with_the_mothers_address, "A registration attempt failed: a minor used an address of the family."),
        (past_the_limit, "A registration by Ana Garcia failed: the patient has reached the Minor Age Limit."),
        (exclusive_elsewhere, "A registration by Tomas Reyes failed: somebody else has exclusive authority."),
        (of_none, "A registration by Tomas Reyes failed: the practice recorded no authority for this person."),
        (taken, "A registration by Tomas Reyes failed: the e-mail address has an account already."),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_activity_tells_the_true_reason(world: World, fail: Callable[[Case], object], told: str) -> None:
    case = Case(world)
    fail(case)
    newest = max(world.looks.activity(case.child), key=lambda line: line.kind == "registration_failed")
    assert Words.load().activity(newest) == told


def test_the_parent_reads_one_sentence_whatever_it_is(world: World) -> None:
    case = Case(world)
    told = {world.try_pin(case.pin, date(2012, 3, 15))[0].failed}
    world.revoke(case.child)
    world.clock.pass_(hours=1)
    told.add(world.try_pin(case.pin, BORN)[0].failed)
    assert told == {Code.REGISTRATION_FAILED}


def test_an_expired_pin_fails_with_its_last_day(world: World) -> None:
    world.store.add_practice(replace(world.rules, pin_valid_days=10))
    case = Case(world)
    world.clock.pass_(days=11)
    world.try_pin(case.pin)
    assert Words.load().activity(world.looks.activity(case.child)[0]).endswith("its last day was 12/04/2026.")
