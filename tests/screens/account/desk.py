# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A receptionist at the account, over a real database; jobs run when the test says so."""

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pinportal_desktop.app.readers import readers
from pinportal_desktop.documents.letter import letter
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.screens.jobs import Jobs, ManualExecutor
from pinportal_desktop.screens.main_window import MainWindow
from pinportal_desktop.screens.workplace import Imports, Workplace
from pinportal_desktop.usecases.command import C, R, UseCase
from pinportal_desktop.words import Words
from tests.paper import PaperTray
from tests.screens.registration.front_desk import focused, press, type_in
from tests.world import World

D = TypeVar("D", bound=QDialog)


class AccountDesk:
    """The main window at a patient's account; `settle` lets what was started off the GUI thread come back."""

    def __init__(self, world: World, qtbot: QtBot) -> None:
        self.world = world
        self.qtbot = qtbot
        self.hand = ManualExecutor()
        self.jobs = Jobs(self.hand, interrupt=lambda: None, new_incident=lambda: "I-1")
        self.fails: Exception | None = None
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.furnish(self._workplace())
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.settle()
        self.account = self.window.account._ui

    def _workplace(self) -> Workplace:
        world = self.world
        return Workplace(
            desk=world.desk,
            carry_out=self._carry_out,
            looks=world.looks,
            jobs=self.jobs,
            words=Words.load(),
            rules=world.rules,
            letters=letter,
            printers=PaperTray(),
            show_letter=None,
            open_page=lambda _token: None,
            wake_worker=lambda: None,
            imports=Imports(looks=world.store.import_looks(), readers=readers()),
        )

    def _carry_out(self, use_case: UseCase[C, R], command: C) -> R:
        if self.fails is not None:
            raise self.fails
        return self.world.do(use_case, command)

    def settle(self) -> None:
        for _ in range(4):
            self.hand.drain()
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def open(self, patient_id: PatientId) -> None:
        self.window.open_account(patient_id)
        self.settle()

    def dialog(self, kind: type[D]) -> D:
        """The one dialog of that kind that is open."""
        (found,) = [d for d in self.window.findChildren(kind) if d.isVisible()]
        self.qtbot.waitUntil(found.isActiveWindow)
        return found

    def is_open(self, kind: type[QDialog]) -> bool:
        return any(d.isVisible() for d in self.window.findChildren(kind))

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        press(focused(), key, modifier)
        self.settle()

    def alt(self, letter: str) -> None:
        """Alt and a letter, as the mnemonic says; a button goes down and up again before it acts."""
        QTest.keyClick(focused(), Qt.Key(ord(letter.upper())), Qt.KeyboardModifier.AltModifier)
        self.qtbot.waitUntil(lambda: not any(b.isDown() for b in self.window.findChildren(QPushButton)))
        self.settle()

    def type(self, text: str) -> None:
        type_in(text)
        self.settle()

    def texts(self, of: QWidget) -> str:
        return " ".join(label.text() for label in of.findChildren(QLabel) if label.isVisible())

    def activity(self) -> list[str]:
        words = Words.load()
        return [words.activity(line) for line in self.account.activityTable.rows]

    def titles(self) -> set[str]:
        return {w.windowTitle() for w in QApplication.topLevelWidgets()}

    def close(self) -> None:
        self.jobs.close(0)
