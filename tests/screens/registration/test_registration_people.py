# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Who a PIN is for, in the window, over a real database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import SendTo
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.people import PersonName
from tests.screens.registration.front_desk import ANA, FrontDesk, choose, lines, send
from tests.world import World

# --- Authority and new contacts


def test_authority_that_is_not_recorded_is_asked_once_and_recorded(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    lea = world.contact(marisol, "Lea Roth", "Grandmother", Authority.NOT_RECORDED, "lea@example.org")
    window = front_desk.open(marisol)
    assert not window.ui.authorityChoices.isVisible()
    choose(window.ui.forCombo, "Lea")
    assert window.ui.authorityChoices.isVisible()
    send(front_desk, window)
    assert window.ui.authorityError.isVisible()
    window.ui.jointRadio.setChecked(True)
    assert not window.ui.authorityError.isVisible()
    send(front_desk, window)
    assert world.account(marisol).member(lea).link.authority is Authority.JOINT


def test_none_says_at_once_that_no_pin_can_be_given_and_claims_no_record(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    lea = world.contact(marisol, "Lea Roth", "Grandmother", Authority.NOT_RECORDED, "lea@example.org")
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Lea")
    window.ui.noneRadio.setChecked(True)
    told = "Without authority Lea gets no PIN. Record it under Family Contacts, or choose another person."
    assert window.ui.authorityError.text() == told
    send(front_desk, window)
    assert window.ui.authorityError.text() == told
    assert front_desk.credentials(marisol) == ()
    assert world.account(marisol).member(lea).link.authority is Authority.NOT_RECORDED
    window.ui.jointRadio.setChecked(True)
    assert not window.ui.authorityError.isVisible()


@pytest.mark.parametrize(
    ("typed", "email"), [(("Rex", "Stone"), ""), (("REX", " Stóne"), ""), (("R.", "S."), "R.ex+x@example.com")]
)
def test_none_is_refused_when_typed_as_a_new_contact_also_where_nothing_is_sent(
    front_desk: FrontDesk, world: World, marisol: PatientId, typed: tuple[str, str], email: str
) -> None:
    world.contact(marisol, "Rex Stone", "Uncle", Authority.NONE, "rex@example.com")
    window = front_desk.open(marisol)
    ui = window.ui
    choose(ui.forCombo, "New contact")
    ui.doNotSendRadio.setChecked(True)
    ui.firstNameEdit.setText(typed[0])
    ui.lastNameEdit.setText(typed[1])
    ui.newEmailEdit.setText(email)
    told = front_desk.workplace.words.code(Code.AUTHORITY_NONE, name="Rex Stone")
    assert ui.nameError.text() == told
    ui.relationshipEdit.setText("Uncle")
    ui.jointRadio.setChecked(True)
    send(front_desk, window)
    assert ui.nameError.text() == told
    assert len(world.account(marisol).family) == 3
    assert front_desk.credentials(marisol) == ()
    ui.firstNameEdit.setText("Rosa")
    ui.newEmailEdit.setText("rosa@example.com")
    assert not ui.nameError.isVisible()
    send(front_desk, window)
    assert len(front_desk.credentials(marisol)) == 1


def test_an_authority_that_was_asked_for_on_the_way_is_told_in_activity(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    world.contact(marisol, "Lea Roth", "Grandmother", Authority.NOT_RECORDED, "lea@example.org")
    window = front_desk.open(marisol)
    choose(window.ui.forCombo, "Lea")
    window.ui.exclusiveRadio.setChecked(True)
    window.ui.printButton.click()
    front_desk.drain()
    told = front_desk.workplace.words.activity(world.looks.activity(marisol)[0])
    assert told.endswith("Authority recorded as Exclusive.")


# --- Send to


def test_send_to_is_shown_from_the_minor_age_and_a_minors_pin_carries_it(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    young = world.child("Luis Garcia", date(2020, 1, 2))
    world.contact(young, "Ana Garcia", "Mother", Authority.JOINT, "other@example.com")
    assert not front_desk.open(young).ui.sendToChoices.isVisible()
    window = front_desk.open(marisol)
    ui = window.ui
    assert ui.sendToChoices.isVisible()
    ui.minorRadio.setChecked(True)
    assert ui.forCombo.currentText().startswith("Marisol Garcia")
    ui.otherEdit.setText(ANA.upper())
    send(front_desk, window)
    assert ui.emailError.text() == front_desk.workplace.words.code(Code.MINOR_ADDRESS_OF_FAMILY)
    ui.otherEdit.setText("marisol@example.com")
    send(front_desk, window)
    active = world.active(marisol)
    assert active is not None
    assert (active.send_to, active.for_contact) == (SendTo.MINOR, None)


def test_with_no_family_address_on_file_staff_confirm_and_that_is_recorded(front_desk: FrontDesk, world: World) -> None:
    child = world.child()
    world.contact(child, "Ana Garcia", "Mother", Authority.JOINT)
    window = front_desk.open(child)
    ui = window.ui
    ui.minorRadio.setChecked(True)
    ui.otherEdit.setText("marisol@example.com")
    send(front_desk, window)
    assert ui.minorCheckError.isVisible()
    ui.minorCheck.setChecked(True)
    send(front_desk, window)
    line = next(a for a in world.looks.activity(child) if a.kind == "pin_issued")
    assert line.facts["minor_address_checked"] == 1


def test_at_the_minor_age_limit_for_offers_only_the_patient(front_desk: FrontDesk, world: World) -> None:
    adult = world.child("Marisol Garcia", date(2008, 3, 14))
    world.contact(adult, "Ana Garcia", "Mother", Authority.JOINT, ANA)
    ui = front_desk.open(adult).ui
    assert lines(ui.forCombo) == ["Marisol Garcia, the patient"]
    assert not ui.sendToChoices.isVisible()
    assert not any(ANA in line for line in lines(ui.emailCombo))


# --- names


def test_a_placeholder_name_blocks_issuing_until_there_is_a_reason_which_is_recorded(
    front_desk: FrontDesk, world: World
) -> None:
    baby = world.child("Baby Garcia", date(2026, 11, 20))
    world.contact(baby, "Ana Garcia", "Mother", Authority.JOINT, ANA)
    window = front_desk.open(baby)
    assert window.ui.nameNotice.isVisible()
    assert window.ui.reasonEdit.hasFocus()
    send(front_desk, window)
    assert window.ui.reasonError.isVisible()
    assert front_desk.credentials(baby) == ()
    window.ui.reasonEdit.setText("not named yet")
    send(front_desk, window)
    line = next(a for a in world.looks.activity(baby) if a.kind == "pin_issued")
    assert line.facts["name_reason"] == "not named yet"


def test_edit_patient_is_one_click_away_and_what_was_typed_stays(front_desk: FrontDesk, world: World) -> None:
    baby = world.child("Baby Garcia", date(2026, 11, 20))
    world.contact(baby, "Ana Garcia", "Mother", Authority.JOINT, ANA)

    def mend(_over: QWidget, saved: Callable[[], None]) -> None:
        with world.store.writing() as work:
            patient = work.patients.account(baby).patient
            work.patients.save(replace(patient, name=PersonName(family="Garcia", given="Bruno")))
        saved()

    window = front_desk.open(baby, edit_patient=mend)
    ui = window.ui
    choose(ui.emailCombo, "Other")
    ui.otherEdit.setText("ana.g@example.com")
    (edit,) = ui.nameNotice.links
    assert edit.text() == "Edit Patient"
    edit.click()
    front_desk.drain()
    assert ui.patientName.text() == "Garcia, Bruno"
    assert not ui.nameNotice.isVisible()
    assert not ui.reasonEdit.isVisible()
    assert ui.otherEdit.text() == "ana.g@example.com"
    send(front_desk, window)
    assert len(front_desk.credentials(baby)) == 1


def test_while_there_is_no_edit_patient_nothing_offers_it(front_desk: FrontDesk, world: World) -> None:
    assert front_desk.open(world.child("Baby Garcia", date(2026, 11, 20))).ui.nameNotice.links == ()


def test_the_window_says_who_else_was_born_that_day_with_that_surname(
    front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    world.child("Marina Garcia", chart="104-2282")
    world.child("Luis Garcia", date(2012, 3, 15), chart="104-2283")
    world.child("Ines Garcia-Lopez", chart="104-2284")
    ui = front_desk.open(marisol).ui
    assert ui.alsoBorn.isVisible()
    assert ui.alsoBorn.text.text() == "Also born 03/14/2012: Marina Garcia, chart 104-2282"


def test_the_line_about_a_twin_keeps_clear_of_the_notice_below_it(
    front_desk: FrontDesk, world: World, marisol: PatientId, qapp: QApplication
) -> None:
    world.child("Marina Garcia", chart="104-2282")
    world.issue(marisol, next(m.contact.id for m in world.account(marisol).family))
    ui = front_desk.open(marisol).ui
    qapp.processEvents()
    below = ui.supersedeNotice.mapTo(ui.body, QPoint(0, 0)).y()
    assert below - (ui.alsoBorn.y() + ui.alsoBorn.height()) >= 8


def test_what_is_wrong_with_for_stands_right_under_it(front_desk: FrontDesk, marisol: PatientId) -> None:
    window = front_desk.open(marisol)
    send(front_desk, window)
    ui = window.ui
    assert ui.forError.isVisible()
    gap = ui.forError.mapTo(ui.body, QPoint(0, 0)).y() - (ui.forCombo.y() + ui.forCombo.height())
    assert gap <= 4
