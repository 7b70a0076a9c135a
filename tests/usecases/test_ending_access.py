# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The rules that removing, undoing, revoking and a recorded Authority must keep, on a real database."""

from datetime import date

import pytest

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import AssociationId, ContactId, PatientId
from pinportal_desktop.domain.patient_account import Status
from pinportal_desktop.domain.registering import Who
from pinportal_desktop.usecases.end_pin import RevokePin, revoke_pin
from pinportal_desktop.usecases.record_authority import RecordAuthority, listed_for_removal, record_authority
from tests.usecases.refusing import code_of
from tests.world import World


def set_authority(
    world: World, child: PatientId, contact_id: ContactId, authority: Authority, *remove: AssociationId
) -> None:
    command = RecordAuthority(
        **world.made(), patient_id=child, contact_id=contact_id, authority=authority, remove=remove
    )
    world.do(record_authority, command)


# --- removing


def test_remove_access_revokes_the_active_pin_always_and_names_who_waited(world: World) -> None:
    child = world.child()
    ana, tomas = world.contact(child, "Ana Garcia"), world.contact(child, "Tomas Reyes", "Father")
    world.register(world.issue(child, ana).pin, "Ana Garcia", "ana@example.com")
    pin = world.issue(child, tomas, "tomas@example.net").pin
    world.remove(child, "ana@example.com")
    assert world.active(child) is None
    assert world.looks.waiting() == 0
    assert world.register(pin, "Tomas Reyes", "tomas@example.net").failed is not None
    entry = next(line for line in world.looks.activity(child) if line.kind == "access_removed")
    assert (entry.facts["revoked"], entry.facts["waiting"]) == (1, "Tomas Reyes")


def test_undo_restores_the_association_never_the_pin(world: World) -> None:
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    world.register(pin, "Ana Garcia", "ana@example.com")
    world.remove(child, "ana@example.com")
    world.undo(child, "ana@example.com")
    assert world.status(child) is Status.REGISTERED
    assert world.active(child) is None


def test_undo_asks_for_a_reason_after_24_hours(world: World) -> None:
    child = world.child()
    world.register(world.issue(child, world.contact(child, "Ana Garcia")).pin, "Ana Garcia", "ana@example.com")
    world.remove(child, "ana@example.com")
    world.clock.pass_(hours=24, seconds=1)
    assert code_of(lambda: world.undo(child, "ana@example.com")) is Code.UNDO_NEEDS_REASON
    world.undo(child, "ana@example.com", "court letter")


@pytest.mark.parametrize("authority", [Authority.NONE, Authority.EXCLUSIVE])
def test_undo_is_refused_while_authority_is_none_or_another_is_exclusive(world: World, authority: Authority) -> None:
    child = world.child()
    ana, tomas = world.contact(child, "Ana Garcia"), world.contact(child, "Tomas Reyes", "Father")
    issued = world.issue(child, ana, complete=True)
    assert issued.handover is not None
    _, token = world.take_handover(issued.handover)
    world.finish(token, "Ana Garcia", "ana@example.com")
    world.remove(child, "ana@example.com")
    changed = ana if authority is Authority.NONE else tomas
    world.do(
        record_authority,
        RecordAuthority(**world.made(), patient_id=child, contact_id=changed, authority=authority),
    )
    expected = Code.AUTHORITY_NONE if authority is Authority.NONE else Code.AUTHORITY_EXCLUSIVE_ELSEWHERE
    assert code_of(lambda: world.undo(child, "ana@example.com")) is expected


def test_undo_is_refused_past_the_minor_age_limit(world: World) -> None:
    child = world.child(born=date(2008, 11, 25))
    world.register(
        world.issue(child, world.contact(child, "Ana Garcia")).pin, "Ana Garcia", "ana@example.com", date(2008, 11, 25)
    )
    world.remove(child, "ana@example.com")
    world.clock.pass_(days=1)
    assert code_of(lambda: world.undo(child, "ana@example.com", "why")) is Code.PAST_MINOR_AGE_LIMIT


# --- authority recorded


def test_setting_none_is_recorded_and_revokes_the_pin_issued_for_them_but_nobody_elses(world: World) -> None:
    child = world.child()
    ana, tomas = world.contact(child, "Ana Garcia"), world.contact(child, "Tomas Reyes", "Father")
    pin = world.issue(child, ana).credential
    set_authority(world, child, tomas, Authority.NONE)
    assert world.account(child).member(tomas).link.authority is Authority.NONE
    assert world.active(child) == pin
    set_authority(world, child, ana, Authority.NONE)
    assert world.active(child) is None


def test_access_that_ends_with_an_authority_revokes_the_active_pin_always(world: World) -> None:
    child = world.child()
    ana, tomas = world.contact(child, "Ana Garcia"), world.contact(child, "Tomas Reyes", "Father")
    world.register(world.issue(child, tomas).pin, "Tomas Reyes", "tomas@example.net")
    world.issue(child, ana)
    gone = world.access(child, "tomas@example.net").association.id
    set_authority(world, child, tomas, Authority.NONE, gone)
    assert world.active(child) is None, "whoever lost access may know it"


def test_setting_none_revokes_the_pin_issued_for_them_and_ends_the_listed_access(world: World) -> None:
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    issued = world.issue(child, ana, complete=True)
    assert issued.handover is not None
    _, token = world.take_handover(issued.handover)
    world.finish(token, "Ana Garcia", "ana@example.com")
    listed = listed_for_removal(world.account(child), ana, Authority.NONE, world.rules, world.today)
    assert [a.account.email for a in listed] == ["ana@example.com"]
    world.do(
        record_authority,
        RecordAuthority(
            **world.made(),
            patient_id=child,
            contact_id=ana,
            authority=Authority.NONE,
            remove=tuple(a.association.id for a in listed),
        ),
    )
    assert world.status(child) is Status.UNREGISTERED
    assert world.active(child) is None


def test_setting_exclusive_revokes_the_pin_issued_for_another_and_no_others(world: World) -> None:
    child = world.child()
    ana, tomas = world.contact(child, "Ana Garcia"), world.contact(child, "Tomas Reyes", "Father")
    world.issue(child, tomas)
    set_authority(world, child, ana, Authority.EXCLUSIVE)
    assert world.active(child) is None
    world.issue(child, ana)
    set_authority(world, child, ana, Authority.EXCLUSIVE)
    assert world.active(child) is not None


def test_setting_exclusive_lists_the_others_access_but_not_the_patients_own(world: World) -> None:
    child = world.child()
    ana, tomas = world.contact(child, "Ana Garcia"), world.contact(child, "Tomas Reyes", "Father")
    for contact, name, email in ((ana, "Ana Garcia", "ana@example.com"), (tomas, "Tomas Reyes", "tomas@example.net")):
        handover = world.issue(child, contact, complete=True).handover
        assert handover is not None
        _, token = world.take_handover(handover)
        world.finish(token, name, email)
    own = world.issue(child, None).pin
    world.register(own, "", "marisol@example.com", who=Who.MYSELF)
    listed = listed_for_removal(world.account(child), ana, Authority.EXCLUSIVE, world.rules, world.today)
    assert [a.account.email for a in listed] == ["tomas@example.net"]


def test_only_one_contact_is_exclusive_or_both_would_be_shut_out(world: World) -> None:
    child = world.child()
    world.contact(child, "Ana Garcia", "Mother", Authority.EXCLUSIVE)
    tomas = world.contact(child, "Tomas Reyes", "Father")
    command = RecordAuthority(**world.made(), patient_id=child, contact_id=tomas, authority=Authority.EXCLUSIVE)
    assert code_of(lambda: world.do(record_authority, command)) is Code.AUTHORITY_EXCLUSIVE_ELSEWHERE
    assert world.account(child).member(tomas).link.authority is Authority.JOINT


# --- revoking


def test_a_revoke_needs_a_reason_and_says_who_used_it(world: World) -> None:
    child = world.child()
    issued = world.issue(child, world.contact(child, "Ana Garcia"))
    world.register(issued.pin, "Ana Garcia", "ana@example.com")
    assert code_of(lambda: world.revoke(child, " ")) is Code.REASON_MISSING
    ended = world.do(
        revoke_pin,
        RevokePin(**world.made(), patient_id=child, credential_id=issued.credential.id, reason="lost"),
    )
    assert ended.used_by == ("Ana Garcia",)
    assert world.status(child) is Status.REGISTERED
