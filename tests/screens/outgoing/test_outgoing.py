# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Messages** over all patients: what needs a person, why, and the one click to mend it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.outbox import MessageState
from pinportal_desktop.usecases.deliver import deliver_due
from pinportal_desktop.usecases.looks import Concern
from pinportal_desktop.usecases.needs import Mail
from tests.delivery.couriers import Counting, courier, states
from tests.screens.account.desk import AccountDesk
from tests.world import World


class Outgoing(AccountDesk):
    """The main window at **Messages**."""

    def go(self) -> None:
        QTest.mouseClick(self.window._rail.button("messages"), Qt.MouseButton.LeftButton)
        self.settle()
        self.ui = self.window.outgoing._ui

    def show(self, concern: Concern) -> list[tuple[str, str, str]]:
        self.ui.showCombo.setCurrentIndex(self.ui.showCombo.findData(concern))
        self.settle()
        lines = self.ui.messagesTable.rows
        return [(line.patient, line.message.to, line.message.state.value) for line in lines]

    def act(self, key: str) -> None:
        self.ui.messagesTable.acted.emit(key, self.ui.messagesTable.rows[0])
        self.settle()

    @property
    def needs(self) -> int:
        self.window.look_what_waits()
        self.settle()
        return self.window._rail.button("messages").count


@pytest.fixture
def desk(world: World, qtbot: QtBot) -> Iterator[Outgoing]:
    made = Outgoing(world, qtbot)
    yield made
    made.close()


@pytest.fixture
def sender() -> Counting:
    return Counting()


@pytest.fixture
def refused(world: World, sender: Counting) -> PatientId:
    """Two families; the address of the first is refused for good, the other's message waits."""

    def refuse(mail: Mail) -> None:
        if mail.to == "ana@example.com":
            raise PinPortalError(Code.MAIL_RECIPIENT_REFUSED, server="mx.test", port=25)
        raise PinPortalError(Code.MAIL_RECIPIENT_LATER, server="mx.test", port=25)

    child, other = world.child("Marisol Garcia"), world.child("Kai Nguyen")
    world.issue(child, world.contact(child, "Ana Garcia"), "ana@example.com")
    world.issue(other, world.contact(other, "Linh Nguyen"), "linh@example.org")
    sender.before = refuse
    deliver_due(courier(world, sender))
    sender.before = lambda _mail: None
    return child


def test_what_needs_a_person_is_counted_and_listed_with_its_cause_and_what_to_do(
    desk: Outgoing, refused: PatientId
) -> None:
    assert desk.needs == 1
    assert desk.window._rail.button("messages").accessibleDescription() == "1 message needs a person"
    desk.go()
    assert desk.show(Concern.PERSON) == [("Garcia, Marisol", "Ana Garcia", "failed")]
    why = desk.ui.whyLabel.text()
    assert "takes nothing for this address" in why
    assert why.endswith("Open the account to send to another address or to print; or send it again as it is.")
    assert desk.show(Concern.WAITING) == [("Nguyen, Kai", "Linh Nguyen", "queued")]
    assert len(desk.show(Concern.ALL)) == 2


def test_sent_again_it_leaves_at_once_under_its_one_message_id(
    desk: Outgoing, world: World, sender: Counting, refused: PatientId
) -> None:
    desk.go()
    desk.act("again")
    assert "is sent again" in desk.texts(desk.window.outgoing)
    assert deliver_due(courier(world, sender)).sent == 1
    assert [mail.to for mail in sender.sent] == ["ana@example.com"]
    assert desk.needs == 0
    assert desk.show(Concern.PERSON) == []
    assert any("tried again" in one for one in activity(desk, refused))


def test_cancelled_it_never_leaves(desk: Outgoing, world: World, sender: Counting, refused: PatientId) -> None:
    desk.go()
    desk.show(Concern.WAITING)
    desk.act("cancel")
    world.clock.pass_(days=1)
    deliver_due(courier(world, sender))
    assert sender.sent == []
    assert desk.show(Concern.WAITING) == []
    assert states(world) == [MessageState.FAILED, MessageState.CANCELLED]
    desk.show(Concern.ALL)
    assert "It was cancelled in Messages." in desk.ui.whyLabel.text()


def test_one_whose_pin_has_ended_is_not_sent_again(desk: Outgoing, world: World, refused: PatientId) -> None:
    desk.go()
    line = desk.ui.messagesTable.rows[0]
    world.revoke(refused)
    desk.ui.messagesTable.acted.emit("again", line)
    desk.settle()
    assert "cancelled or sent again elsewhere" in desk.texts(desk.window.outgoing), "the revoke cancelled it"
    assert MessageState.QUEUED not in states(world)[:1]


def test_pressed_at_two_desks_it_is_sent_again_once(desk: Outgoing, world: World, refused: PatientId) -> None:
    desk.go()
    line = desk.ui.messagesTable.rows[0]
    desk.act("again")
    desk.ui.messagesTable.acted.emit("again", line)
    desk.settle()
    assert "The list shows how it stands now." in desk.texts(desk.window.outgoing)


def test_open_and_enter_lead_to_the_account(desk: Outgoing, refused: PatientId) -> None:
    desk.go()
    desk.act("open")
    assert desk.window.account._ui.patientName.text() == "Garcia, Marisol"
    desk.go()
    desk.ui.messagesTable.opened.emit(desk.ui.messagesTable.rows[0])
    desk.settle()
    assert desk.window._pages.currentWidget() is desk.window.account


def test_with_nothing_to_do_it_says_so(desk: Outgoing) -> None:
    desk.go()
    assert "Nothing to do: every message left, or is on its way." in desk.texts(desk.window.outgoing)


def activity(desk: Outgoing, child: PatientId) -> list[str]:
    desk.open(child)
    return desk.activity()
