# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A verification question at the account: how it stands, a new link, revoking it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pinportal_desktop.domain.ids import ContactId, PatientId
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.account.questions import RemoveQuestion, RevokeQuestion
from pinportal_desktop.screens.registration import RegistrationWindow
from tests.screens.account.desk import AccountDesk
from tests.screens.registration.front_desk import contact_of
from tests.world import QUESTION, World


@pytest.fixture
def ana(world: World, marisol: PatientId) -> ContactId:
    return contact_of(world, marisol, "Ana")


@pytest.fixture
def link(world: World, marisol: PatientId, ana: ContactId) -> Secret:
    return world.ask(marisol, ana, "ana@example.com").link


def test_the_account_shows_the_question_and_how_it_stands(
    world: World, desk: AccountDesk, marisol: PatientId, link: Secret
) -> None:
    for wrong in range(2):
        world.answer(link, "Pelusa", device=str(wrong))
    desk.open(marisol)
    ui = desk.account
    assert ui.pinVqValue.text() == "Verification Question Assigned"
    assert ui.questionValue.text() == QUESTION
    assert ui.validValue.text() == "does not expire, 2 of 5 wrong answers so far"
    assert [b.isVisible() for b in (ui.newLinkButton, ui.shareButton, ui.revokeButton)] == [True, False, True]


def test_staff_see_that_five_wrong_answers_revoked_it(
    world: World, desk: AccountDesk, marisol: PatientId, link: Secret
) -> None:
    for wrong in range(5):
        world.answer(link, "Pelusa", device=str(wrong))
        world.clock.pass_(minutes=16)
    desk.open(marisol)
    ui = desk.account
    assert ui.validValue.text() == "revoked on 11/24/2026, after 5 wrong answers"
    assert not ui.newLinkButton.isVisible(), "the answer is to be recorded anew"
    assert "(5 of 5), and the verification question is revoked." in desk.activity()[0]


def test_a_used_question_says_by_whom_and_that_its_link_works_no_more(
    world: World, desk: AccountDesk, marisol: PatientId, link: Secret
) -> None:
    world.finish(world.answer(link)[1], "Ana Garcia", "ana@example.com")
    desk.open(marisol)
    ui = desk.account
    assert ui.validValue.text() == "used on 11/24/2026: the link works no more"
    assert ui.usedByValue.text() == "Ana Garcia, 11/24/2026"
    assert not ui.newLinkButton.isVisible()


def test_a_pin_shows_no_question(world: World, desk: AccountDesk, marisol: PatientId, ana: ContactId) -> None:
    world.issue(marisol, ana)
    desk.open(marisol)
    ui = desk.account
    assert [w.isVisible() for w in (ui.questionValue, ui.newLinkButton, ui.shareButton)] == [False, False, True]


def test_send_new_link_opens_the_window_for_the_same_person_with_the_answer_kept(
    desk: AccountDesk, marisol: PatientId, ana: ContactId, link: Secret
) -> None:
    desk.open(marisol)
    QTest.mouseClick(desk.account.newLinkButton, Qt.MouseButton.LeftButton)
    desk.settle()
    window = desk.dialog(RegistrationWindow)
    given = window._presenter.given
    assert given.for_.contact_id == ana
    assert window.ui.questionRadio.isChecked()
    assert window.ui.keepCheck.isChecked()
    window.reject()


def test_revoking_it_speaks_of_the_question(world: World, desk: AccountDesk, marisol: PatientId, link: Secret) -> None:
    desk.open(marisol)
    QTest.mouseClick(desk.account.revokeButton, Qt.MouseButton.LeftButton)
    desk.settle()
    question = desk.dialog(RevokeQuestion)
    assert "Revoke the verification question?" in desk.texts(question)
    question.reason.setText("sent to the wrong address")
    question._ui.actButton.click()
    desk.settle()
    assert desk.account.notice.text.text().startswith("The verification question is revoked.")
    assert world.active(marisol) is None


def test_removing_access_says_that_the_question_is_revoked_and_who_waits_for_its_link(
    world: World, desk: AccountDesk, marisol: PatientId, ana: ContactId
) -> None:
    world.register(world.issue(marisol, ana).pin, "Ana Garcia", "ana@example.com")
    world.ask(marisol, contact_of(world, marisol, "Tomás"))
    desk.open(marisol)
    desk.account.associationsTable.acted.emit("remove", desk.account.associationsTable.rows[0])
    desk.settle()
    question = desk.dialog(RemoveQuestion)
    told = desk.texts(question)
    assert "The active verification question is revoked, because Ana Garcia may know it." in told
    assert "Tomás Reyes was still waiting for its link and needs a new one." in told
    question._ui.actButton.click()
    desk.settle()
    assert "The verification question was revoked with it." in desk.activity()[0]
