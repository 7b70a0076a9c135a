# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Letter's wording** open over a real database, with real letters beside it; jobs run when the test says so."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pinportal_desktop.documents.letter import letter, refuse_misfit
from pinportal_desktop.domain.wording import LetterWording
from pinportal_desktop.screens.jobs import Jobs, ManualExecutor
from pinportal_desktop.screens.wording import LetterWordingForm
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.change_wording import ChangeWording, change_wording
from pinportal_desktop.usecases.letter import LetterFacts
from pinportal_desktop.words import Words
from tests.paper import PaperTray
from tests.world import World


class WordingDesk:
    """The form; `letters` are those that were made to be shown, `settle` lets what was started come back."""

    def __init__(self, world: World, qtbot: QtBot) -> None:
        self.world = world
        self.hand = ManualExecutor()
        self.jobs = Jobs(self.hand, interrupt=lambda: None, new_incident=lambda: "I-1")
        self.letters: list[LetterFacts] = []
        self.pages: list[QImage] = []
        self.saved = 0
        self.behind = QWidget()
        qtbot.addWidget(self.behind)
        self.behind.show()
        self.form = LetterWordingForm(self._workplace(), self.behind)
        self.ui = self.form.ui
        self.form._presenter.letter_there.connect(self.pages.append)
        self.form.saved.connect(self._count)
        with qtbot.waitActive(self.form):
            self.form.open()
            self.form.activateWindow()

    def _workplace(self) -> Workplace:
        return Workplace(
            desk=self.world.desk,
            carry_out=self.world.do,
            looks=self.world.looks,
            jobs=self.jobs,
            words=Words.load(),
            rules=self.world.looks.rules(),
            letters=self._letter,
            try_letter=refuse_misfit,
            printers=PaperTray(),
            show_letter=None,
            open_page=lambda _token: None,
            wake_worker=lambda: None,
        )

    def _letter(self, facts: LetterFacts) -> bytes:
        self.letters.append(facts)
        return letter(facts)

    def _count(self) -> None:
        self.saved += 1

    def settle(self) -> None:
        self.hand.drain()

    def type(self, **typed: str) -> None:
        for name, text in typed.items():
            field = getattr(self.ui, name)
            if isinstance(field, QLineEdit):
                field.setText(text)
            else:
                field.setPlainText(text)
        self.settle()

    def typed(self) -> LetterWording:
        ui = self.ui
        return LetterWording(
            heading=ui.heading.text(),
            introduction=ui.introduction.toPlainText(),
            with_account=ui.withAccount.toPlainText(),
            closing=ui.closing.toPlainText(),
        )

    def choose(self, language: str) -> None:
        self.ui.language.setCurrentIndex(self.ui.language.findData(language))
        self.settle()

    def save(self) -> None:
        QTest.mouseClick(self.ui.saveButton, Qt.MouseButton.LeftButton)
        self.settle()

    def error(self, name: str) -> str:
        told = getattr(self.ui, f"{name}Error")
        return str(told.text()) if told.isVisible() else ""

    def kept(self, language: str = "en") -> LetterWording:
        return self.world.looks.letter_wording(self.world.rules.practice_id, language)

    def change_elsewhere(self, **wording: str) -> None:
        command = ChangeWording(
            **self.world.made(self.world.second_desk),
            practice_id=self.world.rules.practice_id,
            language="en",
            seen=self.kept(),
            wanted=replace(self.kept(), **wording),
        )
        self.world.do(change_wording, command)
