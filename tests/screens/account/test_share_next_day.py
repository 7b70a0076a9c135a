# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Share Current PIN the next day: whenever a PIN is active, used or not."""

import pytest
from PySide6.QtCore import Qt

from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.screens.registration import RegistrationWindow
from tests.screens.account.desk import AccountDesk
from tests.world import World


@pytest.mark.parametrize("used", [False, True], ids=["unused", "used"])
def test_the_pin_of_yesterday_is_handed_to_the_father(
    world: World, desk: AccountDesk, marisol: PatientId, used: bool
) -> None:
    ana = world.account(marisol).family[0].contact.id
    pin = world.issue(marisol, ana).pin
    if used:
        world.register(pin, "Ana Garcia", "ana@example.com")
    world.clock.pass_(days=1)
    desk.open(marisol)
    desk.alt("s")
    window = desk.dialog(RegistrationWindow)
    assert window.ui.pin.text() == pin.reveal()
    window.ui.forCombo.setCurrentIndex(
        next(n for n in range(window.ui.forCombo.count()) if window.ui.forCombo.itemText(n).startswith("Tomás"))
    )
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not desk.is_open(RegistrationWindow)
    assert len(world.account(marisol).credentials) == 1, "nothing is superseded"
    assert [line.to for line in desk.account.messagesTable.rows] == ["Tomás Reyes"]
    assert world.register(pin, "Tomás Reyes", "t.reyes@example.net").failed is None
    assert desk.account.revokeButton.isVisible()
