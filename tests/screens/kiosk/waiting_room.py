# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A family at the kiosk, over a real database; jobs run when the test says so, and seconds pass when it says so."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.forms.ui_kiosk import Ui_KioskForm
from pinportal_desktop.screens.forms.ui_kiosk_window import Ui_KioskWindow
from pinportal_desktop.screens.jobs import Jobs, ManualExecutor
from pinportal_desktop.screens.kiosk.presenter import KioskPresenter
from pinportal_desktop.screens.kiosk.window import Kiosk, KioskWindow
from pinportal_desktop.screens.kiosk.work import Steps
from pinportal_desktop.words import Words
from tests.fakes import PlainPasswords
from tests.world import BORN, World

EXIT_CODE = "blue door 7"


class WaitingRoom:
    """The kiosk's window; `settle` lets what was started off the GUI thread come back."""

    def __init__(self, world: World, qtbot: QtBot, *, handover: Secret | None = None) -> None:
        self.world = world
        self.hand = ManualExecutor()
        self.jobs = Jobs(self.hand, interrupt=lambda: None, new_incident=lambda: "I-1")
        self.seconds = 0.0
        self.waits: list[float] = []
        steps = Steps(
            surface=world.site,
            carry_out=world.do,
            looks=world.looks,
            passwords=PlainPasswords(),
            rules=world.looks.rules,
            pause=self.waits.append,
        )
        kiosk = Kiosk(
            steps=steps,
            jobs=self.jobs,
            rules=world.looks.rules(),
            words=Words.load,
            fits=lambda code: code.reveal() == EXIT_CODE,
        )
        presenter = KioskPresenter(steps, self.jobs, "en", handover=handover, now=lambda: self.seconds)
        self.window = KioskWindow(kiosk, presenter=presenter)
        self.left: list[bool] = []
        self.window.left.connect(lambda: self.left.append(True))
        qtbot.addWidget(self.window, before_close_func=lambda window: window.end())
        with qtbot.waitActive(self.window):
            self.window.showFullScreen()
            self.window.activateWindow()

    @property
    def ui(self) -> Ui_KioskForm:
        return self.window.sheet.ui

    @property
    def whole(self) -> Ui_KioskWindow:
        return self.window._ui

    @property
    def heading(self) -> str:
        return str(self.ui.heading.text())

    def settle(self) -> None:
        for _ in range(3):
            self.hand.drain()
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def close(self) -> None:
        self.window.presenter.stop()
        self.window._guard.end()
        self.jobs.close(5)

    # --- hands

    def type(self, line: QLineEdit, text: str) -> None:
        line.setFocus()
        QTest.keyClicks(line, text)

    def press(self, text: str) -> None:
        found = [b for b in self.window.findChildren(QAbstractButton) if b.isVisible() and b.text() == text]
        assert len(found) == 1, (text, [b.text() for b in self.window.findChildren(QAbstractButton) if b.isVisible()])
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        self.settle()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, held)
        self.settle()

    def pass_(self, seconds: float) -> None:
        """So many seconds go by, on the clock of the test: nothing waits."""
        self.seconds += seconds
        self.window.presenter.tick()
        self.settle()

    # --- a family

    def born(self, born: date = BORN) -> None:
        self.ui.month.setCurrentIndex(born.month - 1)
        self.type(self.ui.day, str(born.day))
        self.type(self.ui.year, str(born.year))

    def first_step(self, pin: str) -> None:
        self.born()
        self.type(self.ui.pin, pin)
        self.press("Continue")

    def say_who(self, given: str = "Ana", family: str = "Garcia", relationship: int = 0) -> None:
        self.type(self.ui.given, given)
        self.type(self.ui.family, family)
        self.ui.relationship.setCurrentIndex(relationship)
        self.press(self.window._words.text("Continue"))

    def choose_login(self, email: str, password: str = "three random words") -> None:
        self.type(self.ui.email, email)
        self.type(self.ui.password, password)
        self.press(self.window._words.text("Continue"))

    def accept(self) -> None:
        self.ui.terms.setChecked(True)
        self.press(self.ui.continueButton.text())

    def add_child(self, pin: str, relationship: int = 0) -> None:
        """From the end to the next child's page, which is filled in and taken."""
        self.press("Add Child/Dependent")
        self.born()
        self.type(self.ui.pin, pin)
        self.ui.addRelationship.setCurrentIndex(relationship)
        self.press("Add")

    def shown(self) -> list[QWidget]:
        return [widget for widget in self.window.findChildren(QWidget) if widget.isVisible()]
