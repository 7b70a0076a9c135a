# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""While an account is looked up nobody takes another child's page for it."""

import pytest
from PySide6.QtCore import QCoreApplication

from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.domain.ids import PatientId
from tests.screens.account.desk import AccountDesk
from tests.world import World


@pytest.fixture
def brother(world: World) -> PatientId:
    return world.child("Mateo Delgado", chart="104-3308")


def test_the_child_before_is_out_of_sight_until_the_account_is_there(
    desk: AccountDesk, marisol: PatientId, brother: PatientId
) -> None:
    desk.open(marisol)
    assert desk.account.patientName.isVisible()
    desk.window.open_account(brother)
    QCoreApplication.processEvents()
    assert not desk.account.patientName.isVisible()
    assert not desk.account.issueButton.isVisible()
    desk.settle()
    assert desk.account.patientName.isVisible()
    assert desk.account.patientName.text() == "Delgado, Mateo"
    assert desk.account.issueButton.hasFocus()


def test_a_database_that_is_gone_is_told_in_its_place_and_no_more_when_it_is_back(
    desk: AccountDesk, marisol: PatientId, brother: PatientId, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open(marisol)

    def gone(*_: object, **__: object) -> None:
        raise StorageError(Code.DATABASE_GONE)

    with monkeypatch.context() as away:
        away.setattr(desk.world.looks, "account", gone)
        desk.open(brother)
        assert "does not answer" in desk.account.notice.text.text()
        assert not desk.account.patientName.isVisible()
        assert desk.account.notice.height() < 60, "a line, not a page"
        assert desk.account.backButton.hasFocus()
    desk.window.look_again()
    desk.settle()
    assert desk.account.patientName.text() == "Delgado, Mateo"
    assert desk.account.patientName.isVisible()
    assert not desk.account.notice.isVisible()


def test_what_takes_long_is_said_and_what_was_told_stays(desk: AccountDesk, marisol: PatientId) -> None:
    desk.window.account._opening._timer.setInterval(0)
    desk.window.open_account(marisol)
    desk.qtbot.waitUntil(lambda: desk.account.notice.text.text() == "Looking for the account…")
    desk.settle()
    assert not desk.account.notice.isVisible()
    desk.window.open_account(marisol, "The patient is added.")
    desk.settle()
    assert desk.account.notice.text.text() == "The patient is added."
