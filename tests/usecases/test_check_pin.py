# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Check a PIN…: what a PIN that a parent reads out is to this patient, told and recorded."""

from dataclasses import replace
from datetime import date

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import CredentialState, Ending
from pinportal_desktop.domain.ids import CredentialId, PatientId
from pinportal_desktop.domain.pin import Pin, parse_pin
from pinportal_desktop.usecases.check_pin import Checked, CheckPin, Verdict, check_pin, prepare_check_pin
from pinportal_desktop.usecases.end_pin import VoidDraft, void_draft
from pinportal_desktop.usecases.issuing import prepare_draft
from pinportal_desktop.usecases.printers import Fate
from pinportal_desktop.usecases.recipient import Recipient
from pinportal_desktop.usecases.record_authority import RecordAuthority, record_authority
from pinportal_desktop.usecases.settle_paper import SettlePaper, settle_paper
from pinportal_desktop.usecases.show_pin import Shown, ShowPin, show_pin
from pinportal_desktop.words import Words
from tests.world import World


def check(world: World, child: PatientId, pin: Pin) -> Checked:
    return world.do(check_pin, prepare_check_pin(world.desk, child, pin))


def told(world: World, child: PatientId) -> str:
    """The newest sentence of the patient's Activity."""
    return Words.load().activity(world.looks.activity(child)[0])


def printed_draft(world: World, child: PatientId) -> tuple[Pin, CredentialId]:
    draft, pin = prepare_draft(world.desk, child)
    ana = world.account(child).family[0].contact.id
    command = ShowPin(
        **world.made(),
        patient_id=child,
        credential_id=draft.id,
        draft=draft,
        recipient=Recipient(contact_id=ana),
        send_to=world.handing(ana).send_to,
        how=Shown.PRINTED,
    )
    world.do(show_pin, command)
    came = SettlePaper(
        **world.made(),
        patient_id=child,
        credential_id=draft.id,
        name="Ana Garcia",
        printer="Desk",
        fate=Fate.PRINTED,
    )
    world.do(settle_paper, came)
    return pin, draft.id


def family(world: World) -> PatientId:
    child = world.child()
    world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, "ana@example.com")
    world.contact(child, "Tomas Reyes", "Father", Authority.JOINT, "tomas@example.net")
    return child


def test_a_valid_pin_is_told_with_by_whom_for_whom_and_who_used_it(any_world: World) -> None:
    world, child = any_world, family(any_world)
    pin = world.issue(child, world.account(child).family[0].contact.id).pin
    checked = check(world, child, pin)
    assert (checked.verdict, checked.issued_by, checked.issued_for) == (Verdict.VALID, "Dana", "Ana Garcia")
    assert checked.used_by == ()
    world.register(pin, "Ana Garcia", "ana@example.com")
    assert check(world, child, pin).used_by == ("Ana Garcia",)
    assert told(world, child) == "Dana checked a PIN: it is valid."


def test_a_replaced_pin_says_since_when_and_for_whom_the_newer_one_is(world: World) -> None:
    child = family(world)
    ana, tomas = (m.contact.id for m in world.account(child).family)
    old = world.issue(child, ana).pin
    world.clock.pass_(days=1)
    at = world.clock.now()
    world.issue(child, tomas)
    checked = check(world, child, old)
    assert (checked.verdict, checked.ended_at, checked.replaced_for) == (Verdict.SUPERSEDED, at, "Tomas Reyes")
    assert told(world, child) == "Dana checked a PIN: it was replaced by a newer one."


def test_a_printed_pin_that_was_never_activated_and_a_voided_paper_say_so(world: World) -> None:
    child = family(world)
    pin, credential_id = printed_draft(world, child)
    checked = check(world, child, pin)
    assert (checked.verdict, checked.printed_at) == (Verdict.DRAFT, world.clock.now())
    world.do(void_draft, VoidDraft(**world.made(), patient_id=child, credential_id=credential_id))
    checked = check(world, child, pin)
    assert (checked.verdict, checked.ended_why) == (Verdict.REVOKED, "voided")


def test_a_revoked_pin_says_why_also_when_access_or_authority_ended_it(world: World) -> None:
    child = family(world)
    ana, tomas = (m.contact.id for m in world.account(child).family)
    first = world.issue(child, ana).pin
    world.revoke(child, "letter lost")
    assert check(world, child, first).ended_why == "letter lost"
    second = world.issue(child, ana).pin
    world.register(second, "Ana Garcia", "ana@example.com")
    world.remove(child, "ana@example.com")
    assert check(world, child, second).ended_why == "access_removed"
    third = world.issue(child, tomas).pin
    none = RecordAuthority(**world.made(), patient_id=child, contact_id=tomas, authority=Authority.NONE)
    world.do(record_authority, none)
    checked = check(world, child, third)
    assert (checked.verdict, checked.ended_why) == (Verdict.REVOKED, "authority")


def test_an_expired_pin_says_its_last_day(world: World) -> None:
    world.store.add_practice(replace(world.rules, pin_valid_days=10))
    child = family(world)
    issued = world.issue(child, world.account(child).family[0].contact.id)
    world.clock.pass_(days=11)
    checked = check(world, child, issued.pin)
    assert (checked.verdict, checked.valid_until) == (Verdict.EXPIRED, issued.credential.valid_until)


def test_a_pin_from_before_the_minor_age_limit_is_told_as_revoked(world: World) -> None:
    child = world.child(born=world.today.replace(year=world.today.year - 18, day=world.today.day + 1))
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    assert check(world, child, pin).verdict is Verdict.VALID
    world.clock.pass_(days=1)
    checked = check(world, child, pin)
    assert (checked.verdict, checked.ended_why) == (Verdict.REVOKED, "minor_age_limit")


def test_a_valid_pin_of_a_disabled_account_is_told_as_useless(world: World) -> None:
    child = family(world)
    pin = world.issue(child, world.account(child).family[0].contact.id).pin
    with world.store.writing() as work:
        work.patients.save(replace(work.patients.account(child).patient, disabled=True))
    assert check(world, child, pin).verdict is Verdict.ACCOUNT_DISABLED


def test_a_siblings_pin_names_the_sibling(any_world: World) -> None:
    world, child = any_world, family(any_world)
    mateo = world.child("Mateo Garcia")
    ana = world.account(child).family[0].contact.id
    world.link(mateo, ana, "Mother")
    pin = world.issue(mateo, ana).pin
    checked = check(world, child, pin)
    assert (checked.verdict, checked.sibling_id, checked.sibling) == (Verdict.VALID, mateo, "Mateo")
    assert told(world, child) == "Dana checked a PIN: it is Mateo's, and it is valid."


def test_a_siblings_pin_from_before_the_minor_age_limit_is_told_as_revoked(world: World) -> None:
    child = world.child("Lucas Garcia")
    grown = world.child(born=date(2008, 11, 25))
    ana = world.contact(child, "Ana Garcia")
    world.link(grown, ana, "Mother", Authority.JOINT)
    pin = world.issue(grown, ana).pin
    world.clock.pass_(days=1)
    checked = check(world, child, pin)
    assert (checked.verdict, checked.ended_why) == (Verdict.REVOKED, Ending.MINOR_AGE_LIMIT)


def test_a_pin_of_a_child_who_is_no_sibling_is_no_such_pin_and_names_nobody(world: World) -> None:
    child, stranger = family(world), world.child("Zoe Zimmer")
    pin = world.issue(stranger, world.contact(stranger, "Zelda Zimmer")).pin
    of_nobody = check(world, child, parse_pin("22222222"))
    assert check(world, child, pin) == of_nobody == Checked(verdict=Verdict.NO_SUCH_PIN)
    assert told(world, child) == "Dana checked a PIN: there is no such PIN for this patient."
    assert "check" not in " ".join(line.kind for line in world.looks.activity(stranger))


def test_checking_changes_nothing_about_the_pin(world: World) -> None:
    child = family(world)
    issued = world.issue(child, world.account(child).family[0].contact.id, "ana@example.com")
    check(world, child, issued.pin)
    assert world.active(child) == issued.credential
    assert world.looks.waiting() == 1
    assert world.account(child).credentials[0].state is CredentialState.ACTIVE


def test_the_command_and_the_record_hold_no_pin(world: World) -> None:
    child = family(world)
    pin = world.issue(child, world.account(child).family[0].contact.id).pin
    command = prepare_check_pin(world.desk, child, pin)
    assert isinstance(command, CheckPin)
    world.do(check_pin, command)
    for shown in (repr(command), *(repr(line) for line in world.looks.activity(child))):
        assert pin.symbols not in shown.replace("-", "")
