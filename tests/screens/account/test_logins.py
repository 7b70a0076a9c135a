# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Send Password Reset** and **Correct E-mail**, as a receptionist uses them."""

from dataclasses import replace

import pytest

from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.outbox import Template
from pinportal_desktop.screens.account.login_questions import CorrectQuestion, ResetQuestion
from tests.screens.account.desk import AccountDesk
from tests.world import World

ANAS, RIGHT = "ana@example.com", "ana.garcia@example.com"


@pytest.fixture
def with_access(world: World, marisol: PatientId) -> PatientId:
    """Ana has access."""
    ana = world.account(marisol).family[0].contact.id
    world.register(world.issue(marisol, ana).pin, "Ana Garcia", ANAS)
    world.clock.pass_(minutes=1)
    return marisol


def waiting(world: World, child: PatientId) -> list[tuple[Template, str]]:
    return [(line.template, line.address) for line in world.looks.messages(child)]


def test_nobody_is_helped_where_nobody_has_access(desk: AccountDesk, marisol: PatientId) -> None:
    desk.open(marisol)
    assert not desk.account.resetButton.isVisible()
    assert not desk.account.correctButton.isVisible()


def test_a_reset_goes_to_the_login_and_is_told_in_activity(
    world: World, desk: AccountDesk, with_access: PatientId
) -> None:
    desk.open(with_access)
    desk.account.resetButton.click()
    question = desk.dialog(ResetQuestion)
    assert ANAS in desk.texts(question)
    assert "never confirmed" in desk.texts(question)
    question._ui.actButton.click()
    desk.settle()
    assert not desk.is_open(ResetQuestion)
    assert "on its way to Ana Garcia" in desk.texts(desk.window)
    assert waiting(world, with_access) == [(Template.RESET, "a…@example.com")]
    assert desk.activity()[0] == "Dana sent Ana Garcia a link to choose a new password, to a…@example.com."


def test_a_corrected_address_is_the_login_only_once_it_is_confirmed(
    world: World, desk: AccountDesk, with_access: PatientId
) -> None:
    desk.open(with_access)
    desk.account.correctButton.click()
    question = desk.dialog(CorrectQuestion)
    question.email.setText(RIGHT)
    question._ui.actButton.click()
    desk.settle()
    assert not desk.is_open(CorrectQuestion)
    assert waiting(world, with_access) == [(Template.CHANGE_EMAIL, "a…@example.com")]
    assert world.access(with_access, ANAS)
    assert "Dana corrected the login of Ana Garcia" in desk.activity()[0]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Type an e-mail address."),
        ("ana at home", "not an e-mail address yet"),
        (ANAS.upper(), "the address of this account already"),
        ("tomas@example.net", "That is Tomás Reyes's login; Ana Garcia needs their own."),
    ],
)
def test_what_is_wrong_with_an_address_stands_under_it_and_what_was_typed_stays(
    world: World, desk: AccountDesk, with_access: PatientId, typed: str, told: str
) -> None:
    tomas = world.account(with_access).family[1].contact.id
    world.register(world.issue(with_access, tomas).pin, "Tomás Reyes", "tomas@example.net")
    desk.open(with_access)
    desk.account.correctButton.click()
    question = desk.dialog(CorrectQuestion)
    question.email.setText(typed)
    question._ui.actButton.click()
    desk.settle()
    assert desk.is_open(CorrectQuestion)
    assert told in question._ui.error.text()
    assert question.email.text() == typed
    assert question._ui.actButton.isEnabled()
    assert waiting(world, with_access) == []


def test_nothing_is_sent_while_the_portals_address_is_not_set(
    world: World, desk: AccountDesk, with_access: PatientId
) -> None:
    world.store.add_practice(replace(world.rules, portal_address=""))
    desk.open(with_access)
    desk.account.resetButton.click()
    question = desk.dialog(ResetQuestion)
    question._ui.actButton.click()
    desk.settle()
    assert desk.is_open(ResetQuestion)
    assert "address is not set" in desk.texts(question)
    assert waiting(world, with_access) == []


def test_the_desk_helps_the_login_on_whose_line_one_is(world: World, desk: AccountDesk, with_access: PatientId) -> None:
    tomas = world.account(with_access).family[1].contact.id
    world.register(world.issue(with_access, tomas).pin, "Tomás Reyes", "tomas@example.net")
    desk.open(with_access)
    table = desk.account.associationsTable
    table.setCurrentIndex(table.model().index(1, 0))
    desk.account.resetButton.click()
    assert "tomas@example.net" in desk.texts(desk.dialog(ResetQuestion))
