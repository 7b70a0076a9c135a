# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**New Import**: choose a file, say how a table is read, see what would change, import, and read the report."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.screens.focus import open_and_give_focus_back
from pinportal_desktop.screens.forms.ui_import_new import Ui_ImportNewForm
from pinportal_desktop.screens.importing.plans import Chosen
from pinportal_desktop.screens.importing.saving import ask_where_and_save
from pinportal_desktop.screens.importing.stage import Stage, Step
from pinportal_desktop.screens.importing.table_page import TablePage
from pinportal_desktop.screens.importing.texts import counted, number, rows, run_facts, what_next
from pinportal_desktop.screens.importing.work import Meter, Report, bring_in, look_at, preview, same_file
from pinportal_desktop.screens.jobs import Err, Lane, Ok, Progress
from pinportal_desktop.screens.telling import sentence, tell_error
from pinportal_desktop.screens.widgets import NoticeLink, Tone, announce
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.preview_import import Preview
from pinportal_desktop.usecases.runs import Counts, ImportRun, RunState

T = TypeVar("T")


class NewImport(QWidget):
    """One file at a time. It goes on while other screens are shown.

    Signals: `progressed(str)` with how far an import is, "" when none runs; `began()` when one begins; `imported()`
    after one ended, however; `doubles_wanted()` when a person follows to what waits for a decision.
    """

    progressed = Signal(str)
    began = Signal()
    imported = Signal()
    doubles_wanted = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        ui = self._ui = Ui_ImportNewForm()
        ui.setupUi(self)
        self._stage = Stage(ui, workplace.words)
        self._table = TablePage(ui, workplace, self)
        ui.report.furnish(workplace.words, workplace.station)
        self._step = Step.CHOOSE
        self._chosen: Chosen | None = None
        self._progress: Progress | None = None
        self._meter = Meter()
        self._total: int | None = None
        self._report: Report | None = None
        self._going_on: ImportRun | None = None
        ui.chooseButton.clicked.connect(self.ask_for_file)
        ui.dropCard.dropped.connect(self._dropped)
        self._table.ready.connect(self._table_ready)
        ui.cancelButton.clicked.connect(self._cancel)
        ui.importButton.clicked.connect(self._import)
        ui.goOnButton.clicked.connect(self._import)
        ui.backButton.clicked.connect(self._back_to_columns)
        ui.saveButton.clicked.connect(self._save)
        for other in (ui.otherFileButton, ui.anotherButton):
            other.clicked.connect(self.start_over)
        self._show(Step.CHOOSE)

    @property
    def running(self) -> bool:
        """Whether a file is being brought in now."""
        return self._step is Step.IMPORTING

    @property
    def busy(self) -> bool:
        """Whether anything is done with a file now."""
        return self._step in {Step.LOOKING, Step.PREVIEWING, Step.IMPORTING}

    def ask_for_file(self) -> None:
        """**Choose File…**, by the system's dialog."""
        words = self._workplace.words
        self._ask(words.text("Choose a file to import"), self.choose)

    def ask_to_go_on(self, run: ImportRun) -> None:
        """**Go On…** with a run: its file is needed once more."""
        title = self._workplace.words.text("Choose the file {file} again", file=run.file.name)
        self._ask(title, partial(self.go_on, run))

    def choose(self, path: Path) -> None:
        """Recognise the file; a table is mended by hand, anything else is previewed at once."""
        self._begin_looking()
        self._look(partial(look_at, self._workplace, path), path)

    def go_on(self, run: ImportRun, path: Path) -> None:
        """The same file as that run's; refused where it is another."""
        self._begin_looking()
        self._going_on = run
        self._look(partial(same_file, self._workplace, run, path), path)

    def start_over(self) -> None:
        """**Choose Another File**."""
        if not self.busy:
            self._show(Step.CHOOSE)
            self._ui.chooseButton.setFocus()

    def give_up(self) -> None:
        """Stop at the next whole batch."""
        if self._progress is not None:
            self._progress.cancel()

    # --- a file

    def _ask(self, title: str, then: Callable[[Path], None]) -> None:
        if self.busy:
            return
        words = self._workplace.words
        kinds = words.text("Record system's exports (*.csv *.txt *.tsv *.json *.ndjson *.xml *.hl7)")
        dialog = QFileDialog(self, title, "", f"{kinds};;{words.text('All files (*)')}")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        open_and_give_focus_back(dialog, self._ui.chooseButton)

    def _dropped(self, files: Sequence[Path]) -> None:
        ui = self._ui
        if len(files) == 1:
            self.choose(files[0])
        else:
            ui.fileError.tell(ui.chooseButton, self._workplace.words.code(Code.FILES_AT_ONCE))

    def _begin_looking(self) -> None:
        self._going_on, self._report, self._total = None, None, None
        self._ui.fileError.withdraw()
        self._show(Step.LOOKING)

    def _look(self, work: Callable[[], Chosen], path: Path) -> None:
        self._ui.dropHint.setText(self._workplace.words.text("Looking at {file}…", file=path.name))
        self._workplace.jobs.run(Lane.BULK, work, self._looked, owner=self)

    def _looked(self, outcome: Ok[Chosen] | Err) -> None:
        ui = self._ui
        self._show(Step.CHOOSE)
        if isinstance(outcome, Err):
            self._refuse(outcome)
            return
        chosen = self._chosen = outcome.value
        if chosen.table is None or (self._going_on is not None and chosen.table.remembered):
            self._table_ready(chosen)
            return
        self._table.show_file(chosen)
        self._show(Step.TABLE)
        (ui.previewButton if ui.previewButton.isEnabled() else ui.headingsBox).setFocus()

    def _refuse(self, outcome: Err) -> None:
        ui = self._ui
        ui.fileError.tell(ui.chooseButton, sentence(outcome, self._workplace.words))
        ui.chooseButton.setFocus()

    def _table_ready(self, chosen: Chosen) -> None:
        self._chosen = chosen
        if self._going_on is None:
            self._preview()
        else:
            self._import()

    def _back_to_columns(self) -> None:
        self._show(Step.TABLE)
        self._ui.previewButton.setFocus()

    # --- the preview

    def _preview(self) -> None:
        if self._chosen is None:
            return
        self._begin(Step.PREVIEWING)
        work = partial(preview, self._workplace, self._chosen, self._meter)
        self._run(work, self._previewed)

    def _previewed(self, outcome: Ok[Preview] | Err) -> None:
        cancelled, self._progress = self._progress is not None and self._progress.cancelled, None
        at_table = self._chosen is not None and self._chosen.is_table
        if isinstance(outcome, Err) or cancelled:
            self._show(Step.TABLE if at_table else Step.CHOOSE)
            if isinstance(outcome, Err) and at_table:
                tell_error(self._ui.missing, outcome, self._workplace.words)
            elif isinstance(outcome, Err):
                self._refuse(outcome)
            return
        seen = outcome.value
        self._total = rows(seen.counts)
        self._show(Step.PREVIEW)
        self._ui.report.tell(seen.counts, seen.lines)
        changes = bool(seen.counts.new or seen.counts.changed)
        self._tell_preview(seen.counts, changes=changes)
        (self._ui.importButton if changes else self._ui.anotherButton).setFocus()

    def _tell_preview(self, counts: Counts, *, changes: bool) -> None:
        words, ui = self._workplace.words, self._ui
        if changes:
            ui.notice.dismiss()
            ui.importHint.setText(words.text("Nothing has changed yet."))
        elif counts.unchanged:
            ui.notice.tell(Tone.GOOD, words.text("Everything in this file is known already. There is nothing to do."))
        else:
            ui.notice.tell(Tone.WARN, words.text("No row of this file can come in. The table tells why."))
        ui.importButton.setEnabled(changes)
        announce(ui.report, counted(counts, words))

    # --- the import

    def _import(self) -> None:
        if self._chosen is None or self.busy:
            return
        self._begin(Step.IMPORTING)
        self.began.emit()
        self.progressed.emit(self._far())
        self._run(partial(bring_in, self._workplace, self._chosen, self._total, self._meter), self._came)

    def _came(self, outcome: Ok[Report] | Err) -> None:
        words, ui = self._workplace.words, self._ui
        self._progress = None
        self.progressed.emit("")
        if isinstance(outcome, Err):
            self._show(Step.STOPPED)
            stays = words.text("What came in until then stays. Go On begins where it broke off.")
            ui.notice.tell(Tone.BAD, f"{sentence(outcome, words)} {stays}")
            ui.goOnButton.setFocus()
        else:
            self._tell_report(outcome.value)
        self.imported.emit()

    def _tell_report(self, told: Report) -> None:
        words, ui, run = self._workplace.words, self._ui, told.run
        self._report, self._going_on = told, None
        done = run.state is RunState.DONE
        self._show(Step.DONE if done else Step.STOPPED)
        ui.report.tell(run.counts, told.lines)
        ui.reportFacts.setText(run_facts(run, words))
        if not done:
            stopped = words.text("Stopped. What came in until then stays; Go On brings in the rest.")
            ui.notice.tell(Tone.WARN, stopped)
            ui.goOnButton.setFocus()
            return
        look = NoticeLink(words.text("Look at the probable doubles"), self.doubles_wanted.emit)
        ui.notice.tell(Tone.GOOD, " ".join(what_next(run.counts, words)), *([look] if run.counts.doubles else []))
        ui.anotherButton.setFocus()

    def _save(self) -> None:
        if self._report is not None:
            ask_where_and_save(self._workplace, self._report.run, self, self._ui.notice)

    # --- what both have

    def _begin(self, step: Step) -> None:
        self._meter, self._report = Meter(), None
        self._ui.notice.dismiss()
        self._show(step)
        self._ui.report.begin()
        self._moved(0, self._total if step is Step.IMPORTING else None)
        self._ui.cancelButton.setEnabled(True)
        self._ui.cancelButton.setFocus()

    def _run(self, work: Callable[[Progress], T], then: Callable[[Ok[T] | Err], None]) -> None:
        jobs = self._workplace.jobs
        self._progress = jobs.run_long(work, then, owner=self, progressed=self._moved, lane=Lane.BULK)

    def _moved(self, done: int, total: int | None) -> None:
        ui = self._ui
        ui.progress.setMaximum(total or 0)
        ui.progress.setValue(min(done, total) if total else 0)
        ui.report.show_counts(self._meter.counts)
        ui.reportFacts.setText(self._rows_told(done, total))
        if self.running:
            self.progressed.emit(self._far())

    def _cancel(self) -> None:
        self.give_up()
        self._ui.cancelButton.setEnabled(False)
        words = self._workplace.words
        self._ui.reportFacts.setText(words.text("Stopping after the rows that are on their way…"))

    def _far(self) -> str:
        """For the foot of the window."""
        if self._chosen is None:
            return ""
        done = self._rows_told(rows(self._meter.counts), self._total)
        return self._workplace.words.text("Importing {file}: {done}", file=self._chosen.path.name, done=done)

    def _rows_told(self, done: int, total: int | None) -> str:
        words = self._workplace.words
        if total:
            return words.text("{done} of {total} rows", done=number(done), total=number(max(done, total)))
        return words.ntext("{count} row", "{count} rows", done, count=number(done))

    def _show(self, step: Step) -> None:
        self._step = step
        self._stage.show(step, self._chosen, reported=self._report is not None)
