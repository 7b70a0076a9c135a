# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The disk fills or fails while a PIN is issued: the window says so and keeps all, and later the same press works."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.screens.registration import End
from tests.faulty_disk import WHERE_IT_WORKS, Fault, FaultyDisk
from tests.screens.registration.front_desk import FrontDesk, choose, send
from tests.world import World, make_world

pytestmark = WHERE_IT_WORKS


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """One that waits until the disk has what it writes, as the program does."""
    made = make_world(tmp_path / "practice.db")
    yield made
    made.store.close()


@pytest.fixture
def disk() -> Iterator[FaultyDisk]:
    with FaultyDisk().under_sqlite() as made:
        yield made


@pytest.mark.parametrize(
    ("fault", "code"),
    [(Fault.FULL, Code.DISK_FULL), (Fault.DEAD, Code.DISK_FAILS), (Fault.SYNC, Code.DISK_FAILS)],
    ids=lambda value: value.name,
)
def test_a_disk_that_takes_nothing_is_told_at_the_window_which_keeps_what_was_typed(
    fault: Fault, code: Code, disk: FaultyDisk, front_desk: FrontDesk, world: World, marisol: PatientId
) -> None:
    window = front_desk.open(marisol)
    ui = window.ui
    choose(ui.forCombo, "New contact")
    typed = {
        ui.firstNameEdit: "Lea",
        ui.lastNameEdit: "Roth",
        ui.relationshipEdit: "Aunt",
        ui.newEmailEdit: "lea@example.org",
    }
    for edit, text in typed.items():
        edit.setText(text)
    ui.jointRadio.setChecked(True)
    pin = ui.pin.text()
    disk.fail(fault)
    send(front_desk, window)
    assert disk.hits > 0
    assert ui.troubleNotice.isVisible()
    assert ui.troubleNotice.text.text() == front_desk.workplace.words.code(code)
    assert {edit: edit.text() for edit in typed} == typed
    assert (ui.pin.text(), ui.jointRadio.isChecked(), ui.sendButton.isEnabled()) == (pin, True, True)
    assert front_desk.closed == []
    assert front_desk.credentials(marisol) == ()
    assert len(world.account(marisol).family) == 2
    disk.mend()
    send(front_desk, window)
    assert front_desk.closed[0].end is End.ISSUED
    (issued,) = front_desk.credentials(marisol)
    assert world.desk.seals.open_pin(issued.sealed, marisol, issued.id).reveal() == pin
    assert len(world.account(marisol).family) == 3
    assert len(front_desk.waiting()) == 1
