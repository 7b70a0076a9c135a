# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The kiosk end to end: over the desk's own screen, and as a second program on the desk's file."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from pinportal_desktop.app.kiosk import kiosk_over
from pinportal_desktop.app.parts import open_parts
from pinportal_desktop.domain.settings import DEMO_EXIT_CODE
from pinportal_desktop.screens.forms.ui_kiosk import Ui_KioskForm
from pinportal_desktop.screens.jobs import Jobs, ThreadExecutor
from pinportal_desktop.screens.kiosk.window import KioskWindow
from pinportal_desktop.usecases.tokens import token_digest
from tests.journeys.conftest import Program, pin_in

CTRL = Qt.KeyboardModifier.ControlModifier


def kiosk_shown() -> KioskWindow | None:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, KioskWindow) and w.isVisible()]
    return found[0] if found else None


def others_shown() -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if w.isVisible() and not isinstance(w, KioskWindow)]


class Visitor:
    """A parent with a finger on the kiosk's screen."""

    def __init__(self, program: Program, window: KioskWindow) -> None:
        self._program = program
        self.window = window

    @property
    def ui(self) -> Ui_KioskForm:
        """Of the sheet that is shown: after a wipe it is another one."""
        return self.window.sheet.ui

    def go_on(self, heading: str) -> None:
        self.ui.continueButton.click()
        self._program.until(lambda: self.ui.heading.text() == heading)

    def other_steps(self, given: str, family: str, email: str) -> None:
        self.ui.given.setText(given)
        self.ui.family.setText(family)
        self.ui.relationship.setCurrentIndex(0)
        self.go_on("Your e-mail and password")
        self.ui.email.setText(email)
        self.ui.password.setText("three random words")
        self.go_on("Terms of use")
        self.ui.terms.setChecked(True)
        self.go_on("Your account is ready")

    def born(self, born: date) -> None:
        self.ui.month.setCurrentIndex(born.month - 1)
        self.ui.day.setText(str(born.day))
        self.ui.year.setText(str(born.year))

    def leave(self, code: str) -> None:
        self.window.ask_for_code()
        self.window._ui.exitCode.setText(code)
        self.window._ui.leaveButton.click()


def test_complete_log_in_covers_the_desks_screen_until_staff_take_it_back(program: Program) -> None:
    program.find("nakamura", "Nakamura, Yuki")
    account = program.window.account._account
    assert account is not None
    program.press("Register Patient")
    registration = program.registration()
    program.choose("For", "Emi Nakamura")
    here = next(box for box in registration.findChildren(QCheckBox) if box.text() == "Sho&w on this screen")
    here.click()
    program.press("Complete / Log In")
    program.until(lambda: kiosk_shown() is not None and others_shown() == [])
    window = kiosk_shown()
    assert window is not None
    assert program.opened == [], "no browser"
    assert not window._ui.staffButton.isHidden()
    emi = Visitor(program, window)
    assert emi.ui.heading.text() == "Your child's date of birth"
    emi.born(account.patient.born)
    emi.go_on("Whom is this account for?")
    emi.other_steps("Emi", "Nakamura", "emi@example.com")
    emi.leave("not the code")
    program.until(lambda: window._ui.exitCodeError.text() != "")
    assert others_shown() == []
    emi.leave(DEMO_EXIT_CODE)
    program.until(lambda: kiosk_shown() is None and program.window.isVisible())
    program.until(lambda: program.with_access() == [("Nakamura, Emi", "Mother")])
    assert program.window._workplace.station.completes_here, "remembered at this desk"


def test_a_dialog_that_the_desk_opens_meanwhile_waits_behind_the_cover(program: Program) -> None:
    program.find("nakamura", "Nakamura, Yuki")
    program.window._workplace.station.completes_here = True
    program.press("Register Patient")
    program.registration()
    program.choose("For", "Emi Nakamura")
    program.press("Complete / Log In")
    program.until(lambda: kiosk_shown() is not None and others_shown() == [])
    window = kiosk_shown()
    assert window is not None
    program.window.show_keys()
    program.until(lambda: others_shown() == [])
    Visitor(program, window).leave(DEMO_EXIT_CODE)
    program.until(lambda: kiosk_shown() is None and len(others_shown()) == 2)
    for widget in others_shown():
        if widget is not program.window:
            widget.close()


@pytest.fixture
def waiting_room(program: Program, qtbot: QtBot) -> Iterator[Callable[[], KioskWindow]]:
    """Opens the kiosk, with parts of its own, on the file that the desk works on."""
    parts = open_parts(program.home)
    jobs = Jobs(ThreadExecutor(), interrupt=lambda: None, new_incident=lambda: "I-1")
    opened: list[KioskWindow] = []

    def open_kiosk() -> KioskWindow:
        window = KioskWindow(kiosk_over(parts, jobs))
        qtbot.addWidget(window, before_close_func=lambda window: window.end())
        window.show()
        opened.append(window)
        return window

    yield open_kiosk
    for window in opened:
        window.presenter.stop()
        window._guard.end()
    assert jobs.close(5)
    parts.close()


def test_a_parent_registers_in_the_waiting_room_with_a_pin_of_the_desk_and_the_desk_sees_it(
    program: Program, waiting_room: Callable[[], KioskWindow]
) -> None:
    program.find("nakamura", "Nakamura, Yuki")
    account = program.window.account._account
    assert account is not None
    program.press("Register Patient")
    program.registration()
    program.choose("For", "Emi Nakamura")
    program.key(Qt.Key.Key_Return, CTRL)
    program.closed()
    program.until(lambda: len(program.mail_to("emi@example.com")) == 1)
    pin = pin_in(program.mail_to("emi@example.com")[0].get_body(("plain",)).get_content())
    window = waiting_room()
    emi = Visitor(program, window)
    emi.born(account.patient.born - timedelta(days=1))
    emi.ui.pin.setText(pin)
    emi.ui.continueButton.click()
    program.until(lambda: "do not fit together" in emi.ui.notice.text.text())
    emi.born(account.patient.born)
    emi.go_on("Whom is this account for?")
    emi.other_steps("Emi", "Nakamura", "emi@example.com")
    program.until(lambda: program.with_access() == [("Nakamura, Emi", "Mother")])
    done = window.presenter.given.session
    emi.ui.continueButton.click()
    assert emi.ui.heading.text() == "Your child's date of birth and PIN"
    finished = program.window._workplace.looks.registration(token_digest(done))
    assert finished is not None
    assert finished.finished_at is not None
