# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Save Report…**: the report of a run for a spreadsheet: the practice's papers, or the record system's support."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from pinportal_desktop.screens.focus import open_and_give_focus_back
from pinportal_desktop.screens.importing.work import imports_of
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.telling import tell_error
from pinportal_desktop.screens.widgets import Notice, Tone
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.import_looks import all_lines
from pinportal_desktop.usecases.runs import ImportRun
from pinportal_desktop.words.import_report import ImportReport


def ask_where_and_save(workplace: Workplace, run: ImportRun, owner: QWidget, notice: Notice) -> None:
    """The system's dialog asks for the file; how it went is told in `notice`."""
    text = workplace.words.text
    dialog = QFileDialog(owner, text("Save Report"), "", text("Spreadsheet (*.csv)"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("csv")
    dialog.selectFile(text("Import of {file}", file=Path(run.file.name).stem) + ".csv")
    dialog.fileSelected.connect(lambda chosen: save(workplace, run, Path(chosen), owner, notice))
    open_and_give_focus_back(dialog, owner)


def save(workplace: Workplace, run: ImportRun, file: Path, owner: QWidget, notice: Notice) -> None:
    """Write it, off the GUI thread."""
    words = workplace.words

    def told(outcome: Ok[None] | Err) -> None:
        if isinstance(outcome, Err):
            tell_error(notice, outcome, words)
        else:
            notice.tell(Tone.GOOD, words.text("The report is saved as {file}.", file=file.name))

    workplace.jobs.run(Lane.LONG, partial(_write, workplace, run, file), told, owner=owner)


def _write(workplace: Workplace, run: ImportRun, file: Path) -> None:
    # Read first: what fails there leaves a file that is there as it is. The dialog asked before it was chosen.
    lines = sorted(all_lines(imports_of(workplace).looks, run.id), key=lambda one: (one.row, one.kind))
    with ImportReport(file, workplace.words, replaces=True) as report:
        for line in lines:
            report.add(run.file.name, line)
