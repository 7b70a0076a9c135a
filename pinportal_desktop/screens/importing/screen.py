# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Import**: a new one, earlier ones, and the doubles that they brought."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from pinportal_desktop.screens import shortcuts
from pinportal_desktop.screens.forms.ui_import_screen import Ui_ImportScreenForm
from pinportal_desktop.screens.importing.doubles import ProbableDoubles
from pinportal_desktop.screens.importing.new_import import NewImport
from pinportal_desktop.screens.importing.runs import EarlierImports
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.runs import ImportRun


class ImportScreen(QWidget):
    """Signals: `account_wanted(PatientId)`; `progressed(str)` with how far an import or an undo is, "" when none
    runs; `changed()` after one ended; `left()` when Esc goes back."""

    account_wanted = Signal(object)
    progressed = Signal(str)
    changed = Signal()
    left = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        ui = self._ui = Ui_ImportScreenForm()
        ui.setupUi(self)
        text = workplace.words.text
        self.new = NewImport(workplace, self)
        self.runs = EarlierImports(workplace, self)
        self.doubles = ProbableDoubles(workplace, self)
        ui.tabs.addTab(self.new, text("Ne&w Import"))
        ui.tabs.addTab(self.runs, text("&Earlier Imports"))
        ui.tabs.addTab(self.doubles, text("Probable &Doubles"))
        ui.tabs.currentChanged.connect(self.look)
        self.new.progressed.connect(self.progressed)
        self.new.began.connect(lambda: self.runs.follow(importing=True))
        self.new.imported.connect(lambda: self.runs.follow(importing=False))
        self.new.imported.connect(self._ended)
        self.new.doubles_wanted.connect(lambda: ui.tabs.setCurrentWidget(self.doubles))
        self.runs.progressed.connect(self.progressed)
        self.runs.go_on_wanted.connect(self._go_on)
        self.runs.undone.connect(self._ended)
        self.doubles.account_wanted.connect(self.account_wanted)
        self.doubles.counted.connect(self._count_doubles)
        shortcuts.LEAVE.bind(self, self.left.emit, within=True)
        self.follow_rules()

    def follow_rules(self) -> None:
        """The practice's rules are others now."""
        self._ui.practiceName.setText(self._workplace.rules.practice_name)

    @property
    def last_stop(self) -> QWidget:
        """Where Tab stops last here."""
        return self.doubles.last_stop

    def look(self) -> None:
        """Bring up to date what is shown."""
        self.runs.look()
        self.doubles.look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def _go_on(self, run: ImportRun) -> None:
        self._ui.tabs.setCurrentWidget(self.new)
        self.new.ask_to_go_on(run)

    def _ended(self) -> None:
        self.look()
        self.changed.emit()

    def _count_doubles(self, count: int, more: bool) -> None:  # noqa: FBT001 - a signal
        text = self._workplace.words.text
        plain = text("Probable &Doubles")
        told = f"{plain} ({count}{'+' if more else ''})" if count else plain
        self._ui.tabs.setTabText(self._ui.tabs.indexOf(self.doubles), told)
