# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Settings** in the running window, over a real database; jobs run when the test says so."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pinportal_desktop.app.backups import FileBackups
from pinportal_desktop.app.home import find_home
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.domain.mail_server import MailServer, Security
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.screens.jobs import Jobs, ManualExecutor
from pinportal_desktop.screens.main_window import MainWindow
from pinportal_desktop.screens.question import Question
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.security.keys import Key, Keys
from pinportal_desktop.usecases.command import C, R, UseCase
from pinportal_desktop.words import Words
from tests.paper import PaperTray
from tests.world import DATABASE_KEY, PRACTICE_KEY, World

WORDS = Words.load()
SERVER = MailServer(host="localhost", port=25, security=Security.STARTTLS_IF_OFFERED, from_address="desk@maple.org")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Desk:
    """The main window; `settle` lets what was started off the GUI thread come back."""

    def __init__(self, world: World, qtbot: QtBot, tmp_path: Path) -> None:
        self.world = world
        self.hand = ManualExecutor()
        self.woken = 0
        self.fails: PinPortalError | None = None
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.furnish(self._workplace(tmp_path))
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.settle()
        self.ui = self.window.settings._ui
        self.workplace = self.window._workplace

    def _workplace(self, tmp_path: Path) -> Workplace:
        world = self.world
        parts = Parts(
            home=find_home(tmp_path, demo=world.rules.demo),
            keys=Keys(database=Key(DATABASE_KEY), practice=PRACTICE_KEY),
            clock=world.clock,
            entropy=world.desk.entropy,
            store=world.store,
        )
        return Workplace(
            desk=world.desk,
            carry_out=self._carry_out,
            looks=world.looks,
            jobs=Jobs(self.hand, interrupt=lambda: None, new_incident=lambda: "I-1"),
            words=WORDS,
            rules=world.looks.rules(),
            letters=lambda _facts: b"%PDF",
            printers=PaperTray(),
            show_letter=None,
            open_page=lambda _token: None,
            wake_worker=self._wake,
            try_mail=parts.try_mail,
            backups=None if world.rules.demo else FileBackups(parts),
            passwords=parts.passwords,
        )

    def _carry_out(self, use_case: UseCase[C, R], command: C) -> R:
        if self.fails is not None:
            raise self.fails
        return self.world.do(use_case, command)

    def _wake(self) -> None:
        self.woken += 1

    def settle(self) -> None:
        for _ in range(4):
            self.hand.drain()
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def open(self) -> None:
        QTest.mouseClick(self.window._rail.button("settings"), Qt.MouseButton.LeftButton)
        self.settle()

    def type(self, **typed: str) -> None:
        for name, text in typed.items():
            field = getattr(self.ui, name)
            if isinstance(field, QComboBox):
                field.setCurrentIndex(field.findText(text))
                assert field.currentText() == text
            elif isinstance(field, QPlainTextEdit):
                field.setPlainText(text)
            else:
                field.setText(text)

    def press(self, button: QPushButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def save(self) -> None:
        self.press(self.ui.saveButton)

    def error(self, name: str) -> str:
        told: QLabel = getattr(self.ui, f"{name}Error")
        return told.text() if told.isVisible() else ""

    def question(self) -> Question | None:
        shown = [q for q in self.window.findChildren(Question) if q.isVisible()]
        return shown[0] if shown else None

    def answer(self, button: str) -> None:
        question = self.question()
        assert question is not None
        self.press(next(b for b in question.findChildren(QPushButton) if b.text().replace("&", "") == button))

    def here(self) -> QWidget | None:
        return self.window._pages.currentWidget()

    def foot(self) -> str:
        status = self.window._status
        return " | ".join(line.whole for line in (status._refused, status._waiting, status._missing) if line.whole)

    @property
    def rules(self) -> PracticeRules:
        return self.world.looks.rules()


Make = Callable[..., Desk]


def ways_out(desk: Desk) -> dict[str, Callable[[], Any]]:
    rail = desk.window._rail
    return {
        "rail": lambda: QTest.mouseClick(rail.button("patients"), Qt.MouseButton.LeftButton),
        "ctrl+k": lambda: QTest.keyClick(desk.ui.practiceName, Qt.Key.Key_K, CTRL),
        "alt+left": lambda: QTest.keyClick(desk.ui.practiceName, Qt.Key.Key_Left, ALT),
        "esc": lambda: QTest.keyClick(desk.ui.practiceName, Qt.Key.Key_Escape),
        "close": desk.window.close,
    }
