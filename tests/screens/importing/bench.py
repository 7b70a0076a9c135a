# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A practice manager at **Import**, over a real database, with real files and the real readers."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pinportal_desktop.screens.importing.screen import ImportScreen
from pinportal_desktop.screens.importing.stage import Step
from pinportal_desktop.screens.question import Question
from pinportal_desktop.screens.widgets import Line, Notice
from pinportal_desktop.usecases.looks import PatientRow
from pinportal_desktop.usecases.runs import ImportRun
from tests.screens.account.desk import AccountDesk
from tests.world import World

HEAD = "MRN,Last Name,First Name,DOB,Mother's name,Mother's e-mail"
ROWS = (
    "104-1,Garcia,Marisol,2012-03-14,Ana Garcia,ana@example.com",
    "104-2,Nguyen,Kai,2015-11-02,Linh Nguyen,linh@example.com",
    "104-3,Okafor,Ada,,Ngozi Okafor,ngozi@example.com",
)


def table(folder: Path, *rows: str, head: str = HEAD, name: str = "patients.csv") -> Path:
    file = folder / name
    file.write_text("\n".join((head, *rows)) + "\n", "utf-8")
    return file


def many(count: int) -> list[str]:
    """So many children whom nobody takes for one another."""
    return [
        f"{n:05},Family{n:05},{'Zoe' if n % 2 else 'Ben'}{n},{2005 + n % 15}-{n % 12 + 1:02}-{n % 28 + 1:02},,"
        for n in range(count)
    ]


class ImportBench(AccountDesk):
    """The main window at **Import**; `settle` lets what was started off the GUI thread come back."""

    def __init__(self, world: World, qtbot: QtBot) -> None:
        super().__init__(world, qtbot)
        QTest.mouseClick(self.window._rail.button("import"), Qt.MouseButton.LeftButton)
        self.settle()
        self.screen: ImportScreen = self.window.importing
        self.new = self.screen.new
        self.ui = self.new._ui

    def at(self, step: Step) -> bool:
        """Whether the new import is there."""
        return self.new._step is step

    def choose(self, file: Path) -> None:
        self.new.choose(file)
        self.settle()

    def press(self, button: QAbstractButton) -> None:
        assert button.isVisible(), button.text()
        assert button.isEnabled(), button.text()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def bring_in(self, file: Path) -> None:
        """All the way, as one does who looks at nothing."""
        self.choose(file)
        if self.ui.previewButton.isVisible():
            self.press(self.ui.previewButton)
        self.press(self.ui.importButton)

    def tab(self, page: QWidget) -> None:
        self.screen._ui.tabs.setCurrentWidget(page)
        self.settle()

    def figures(self) -> tuple[int, ...]:
        """New, changed, unchanged, refused, left out, doubles, as they stand there."""
        return tuple(int(figure.text().replace(",", "")) for figure in self.ui.report._figures.values())

    def newest_run(self) -> ImportRun:
        """The import that was begun last."""
        world = self.world
        return world.store.import_looks().runs(world.rules.practice_id, limit=1)[0]

    def lines(self) -> list[str]:
        """Row, name, what and why, as the table shows them."""
        model = self.ui.report._ui.linesTable.model()
        return [
            " | ".join(str(model.index(row, column).data()) for column in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    def said(self, notice: Notice) -> str:
        return notice.text.text() if notice.isVisible() else ""

    def shown(self, label: QLabel) -> str:
        if not label.isVisible():
            return ""
        return label.whole if isinstance(label, Line) else label.text()

    def runs(self) -> Sequence[ImportRun]:
        self.tab(self.screen.runs)
        runs: Sequence[ImportRun] = self.screen.runs._ui.runsTable.rows
        return runs

    def question(self) -> Question:
        return self.dialog(Question)

    def act(self, question: Question) -> None:
        self.press(question._ui.actButton)

    def patients(self, text: str = "") -> list[PatientRow]:
        return list(self.world.looks.search(text, None, self.world.today, limit=10_000).rows)
