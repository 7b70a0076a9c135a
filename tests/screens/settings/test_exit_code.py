# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The kiosk's exit code in **Settings**: set, changed, kept as a hash, never shown again."""

import json

from sqlalchemy import select

from pinportal_desktop.app.parts import blocklist
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.settings.exit_code import ExitCodeForm
from pinportal_desktop.security.passwords import Argon2Passwords
from pinportal_desktop.storage import tables as t
from tests.screens.settings.desk import Desk

PASSWORDS = Argon2Passwords(blocklist, at_once=1)


def form(desk: Desk) -> ExitCodeForm:
    desk.press(desk.ui.exitCodeButton)
    return next(one for one in desk.window.findChildren(ExitCodeForm) if one.isVisible())


def test_a_code_is_set_kept_as_an_argon2id_hash_and_never_shown_again(desk: Desk) -> None:
    assert "No exit code is set" in desk.ui.kioskLine.text()
    opened = form(desk)
    opened._ui.code.setText("blue door 7")
    opened._ui.again.setText("blue door 7")
    desk.press(opened._ui.saveButton)
    kept = desk.world.looks.rules().kiosk_exit_code
    assert kept.startswith("$argon2id$")
    assert PASSWORDS.verify(Secret("blue door 7"), kept)
    assert "its exit code is set" in desk.ui.kioskLine.text()
    assert not desk.window.settings.unsaved
    assert desk.ui.exitCodeButton.text() == "Change exit code…"
    assert form(desk)._ui.code.text() == ""


def test_the_record_says_that_it_changed_and_keeps_neither_code_nor_hash(desk: Desk) -> None:
    opened = form(desk)
    opened._ui.code.setText("blue door 7")
    opened._ui.again.setText("blue door 7")
    desk.press(opened._ui.saveButton)
    with desk.world.store._looking.connect() as connection:
        facts = connection.execute(select(t.record.c.facts).where(t.record.c.kind == "settings_changed")).scalar_one()
    assert json.loads(facts) == {"kiosk_exit_code": "changed"}


def test_a_short_one_and_one_typed_differently_are_refused_under_their_field(desk: Desk) -> None:
    opened = form(desk)
    opened._ui.code.setText("12345")
    desk.press(opened._ui.saveButton)
    assert opened._ui.codeError.text() == "Use at least 6 letters or digits."
    opened._ui.code.setText("123456")
    opened._ui.again.setText("123457")
    desk.press(opened._ui.saveButton)
    assert opened._ui.againError.text() == "The two are not the same. Type the code again."
    assert desk.world.looks.rules().kiosk_exit_code == ""


def test_what_was_typed_on_the_page_stays_while_a_code_is_set(desk: Desk) -> None:
    desk.ui.practiceName.setText("Oak Street Pediatrics")
    opened = form(desk)
    opened._ui.code.setText("blue door 7")
    opened._ui.again.setText("blue door 7")
    desk.press(opened._ui.saveButton)
    assert desk.ui.practiceName.text() == "Oak Street Pediatrics"
    assert desk.window.settings.unsaved
