# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The main window over a real database, and a parent who has registered."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.screens.jobs import Jobs, ManualExecutor
from pinportal_desktop.screens.main_window import MainWindow
from pinportal_desktop.screens.question import Question
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.words import Words
from tests.paper import PaperTray
from tests.world import World


class Desk:
    """The main window; `settle` lets what was started off the GUI thread come back."""

    def __init__(self, world: World, qtbot: QtBot) -> None:
        self.world = world
        self.qtbot = qtbot
        self.hand = ManualExecutor()
        self.jobs = Jobs(self.hand, interrupt=lambda: None, new_incident=lambda: "I-1")
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.furnish(self._workplace())
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.settle()
        self.search = self.window.patients._ui
        self.account = self.window.account._ui

    def _workplace(self) -> Workplace:
        world = self.world
        return Workplace(
            desk=world.desk,
            carry_out=world.do,
            looks=world.looks,
            jobs=self.jobs,
            words=Words.load(),
            rules=world.rules,
            letters=lambda _facts: b"%PDF",
            printers=PaperTray(),
            show_letter=None,
            open_page=lambda _token: None,
            wake_worker=lambda: None,
        )

    def settle(self) -> None:
        for _ in range(4):
            self.hand.drain()
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def type(self, text: str) -> None:
        self.search.searchBox.setText(text)
        self.settle()

    def names(self) -> list[str]:
        return [row.name for row in self.search.resultsTable.rows]

    def chosen(self) -> str:
        row = self.search.resultsTable.current_row()
        return "" if row is None else row.name

    def open(self, patient_id: PatientId) -> None:
        self.window.open_account(patient_id)
        self.settle()

    def question(self) -> Question:
        (found,) = [q for q in self.window.findChildren(Question) if q.isVisible()]
        return found

    def answer(self, question: Question, button: str) -> None:
        found = [b for b in question.findChildren(QPushButton) if b.text().replace("&", "") == button]
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        self.settle()

    def texts(self, of: Any) -> str:
        return " ".join(label.text() for label in of.findChildren(QLabel) if label.isVisible())


def registered(world: World, child: PatientId, name: str = "Ana Garcia", email: str = "ana@example.com") -> None:
    contact = next(m.contact.id for m in world.account(child).family if m.contact.name.spoken == name)
    handover = world.issue(child, contact, complete=True).handover
    assert handover is not None
    _, token = world.take_handover(handover)
    world.finish(token, name, email)
