# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The report of an earlier import."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from pinportal_desktop.screens.forms.ui_import_report_window import Ui_ImportReportWindowForm
from pinportal_desktop.screens.importing.saving import ask_where_and_save
from pinportal_desktop.screens.importing.texts import run_facts, state_told
from pinportal_desktop.screens.importing.work import Report
from pinportal_desktop.screens.keys import enter_presses
from pinportal_desktop.screens.workplace import Workplace


class ReportWindow(QDialog):
    """Opened with `.open()`."""

    def __init__(self, workplace: Workplace, told: Report, parent: QWidget) -> None:
        super().__init__(parent)
        ui = self._ui = Ui_ImportReportWindowForm()
        ui.setupUi(self)
        words, run = workplace.words, told.run
        ui.heading.setText(words.text("Import of {file}", file=run.file.name))
        ui.facts.setText(f"{run_facts(run, words)} · {state_told(run, words)}")
        ui.report.furnish(words, workplace.station)
        ui.report.tell(run.counts, told.lines)
        ui.saveButton.clicked.connect(lambda: ask_where_and_save(workplace, run, self, ui.notice))
        ui.closeButton.clicked.connect(self.accept)
        ui.closeButton.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)
