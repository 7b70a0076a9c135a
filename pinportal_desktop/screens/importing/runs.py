# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Earlier Imports**: what came in when, its report, going on with it, and taking it back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pinportal_desktop.domain.errors import Code, PinPortalError, Refused
from pinportal_desktop.screens.focus import open_and_give_focus_back
from pinportal_desktop.screens.forms.ui_import_runs import Ui_ImportRunsForm
from pinportal_desktop.screens.importing.report_window import ReportWindow
from pinportal_desktop.screens.importing.texts import STATES, number, state_told
from pinportal_desktop.screens.importing.work import Report, imports_of, report, undo
from pinportal_desktop.screens.jobs import Err, Lane, Ok, Progress
from pinportal_desktop.screens.question import Question
from pinportal_desktop.screens.station import remember_widths
from pinportal_desktop.screens.telling import tell_error
from pinportal_desktop.screens.widgets import Cell, Column, Ink, Link, Tone
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.runs import ImportRun, RunState
from pinportal_desktop.usecases.undo_import import what_stands_against
from pinportal_desktop.words import Words

_GOES_ON = frozenset({RunState.STOPPED, RunState.RUNNING})
_CAN_BE_UNDONE = frozenset({RunState.DONE, RunState.STOPPED, RunState.UNDOING})


class EarlierImports(QWidget):
    """The newest first.

    Signals: `go_on_wanted(ImportRun)` for a run that is to go on; `progressed(str)` with how far an undo is, "" when
    none runs; `undone()` after one ended.
    """

    go_on_wanted = Signal(object)
    progressed = Signal(str)
    undone = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._busy = False  # with an import or an undo: the database takes one after the other
        self._undoing: Progress | None = None
        self._undoing_file = ""
        ui, words = Ui_ImportRunsForm(), workplace.words
        self._ui = ui
        ui.setupUi(self)
        ui.busyCard.hide()
        ui.runsTable.setAccessibleName(words.text("Earlier imports"))
        ui.runsTable.set_columns(*_columns(words, self._is_running), key=lambda run: run.id)
        ui.runsTable.set_empty_text(words.text("No imports yet. New Import brings the first file in."))
        remember_widths(ui.runsTable, workplace.station, "imports")
        ui.runsTable.acted.connect(self._act)
        ui.runsTable.opened.connect(self._open)
        ui.cancelButton.clicked.connect(self.give_up)

    def look(self) -> None:
        """Bring the list up to date."""
        looks, practice_id = imports_of(self._workplace).looks, self._workplace.rules.practice_id
        work = partial(looks.runs, practice_id)
        self._workplace.jobs.run(Lane.LOOK, work, self._found, owner=self, topic="runs")

    def follow(self, *, importing: bool) -> None:
        """Whether a file is being brought in on this screen now."""
        self._busy = importing
        self.look()

    def give_up(self) -> None:
        """Stop the undo at the next whole batch."""
        if self._undoing is not None:
            self._undoing.cancel()
            self._ui.cancelButton.setEnabled(False)

    def _is_running(self, run: ImportRun) -> bool:
        return self._busy and run.state is RunState.RUNNING

    def _found(self, outcome: Ok[tuple[ImportRun, ...]] | Err) -> None:
        if isinstance(outcome, Err):
            tell_error(self._ui.notice, outcome, self._workplace.words)
        else:
            self._ui.runsTable.set_rows(outcome.value)

    def _act(self, key: str, run: ImportRun) -> None:
        match key:
            case "go on":
                if self._free():
                    self.go_on_wanted.emit(run)
            case "undo":
                if self._free():
                    self._weigh(run)
            case _:
                self._open(run)

    def _free(self) -> bool:
        if not self._busy:
            return True
        busy = self._workplace.words.text("An import or its undo runs now. Wait until it is done, or cancel it.")
        self._ui.notice.tell(Tone.WARN, busy)
        return False

    # --- the report

    def _open(self, run: ImportRun) -> None:
        self._ui.notice.dismiss()
        work = partial(report, self._workplace, run.id)
        self._workplace.jobs.run(Lane.LONG, work, self._show_report, owner=self)

    def _show_report(self, outcome: Ok[Report] | Err) -> None:
        if isinstance(outcome, Err):
            tell_error(self._ui.notice, outcome, self._workplace.words)
            return
        window = ReportWindow(self._workplace, outcome.value, self.window())
        open_and_give_focus_back(window, self._ui.runsTable)

    # --- the undo

    def _weigh(self, run: ImportRun) -> None:
        """Look first what stands against it: nobody is asked for what cannot be."""
        words = self._workplace.words
        self._ui.notice.tell(Tone.NEUTRAL, words.text("Looking whether it can be undone…"))
        work = partial(_against, self._workplace, run)
        self._workplace.jobs.run(Lane.BULK, work, partial(self._weighed, run), owner=self)

    def _weighed(self, run: ImportRun, outcome: Ok[tuple[Refused, ...]] | Err) -> None:
        ui, words = self._ui, self._workplace.words
        if isinstance(outcome, Err):
            tell_error(ui.notice, outcome, words)
            return
        if outcome.value:
            ui.notice.tell(Tone.WARN, "\n".join(_obstacle(one, words) for one in outcome.value))
            return
        ui.notice.dismiss()
        question = UndoImportQuestion(words, run, parent=self.window())
        question.acted.connect(question.accept)
        question.acted.connect(partial(self._undo, run))
        open_and_give_focus_back(question, ui.runsTable)

    def _undo(self, run: ImportRun) -> None:
        ui, workplace = self._ui, self._workplace
        self._busy, self._undoing_file = True, run.file.name
        ui.busyCard.show()
        ui.cancelButton.setEnabled(True)
        self._moved(0, None)
        work = partial(undo, workplace, run.id)
        self._undoing = workplace.jobs.run_long(
            work, partial(self._told, run), owner=self, progressed=self._moved, lane=Lane.BULK
        )

    def _moved(self, done: int, _total: int | None) -> None:
        words = self._workplace.words
        told = words.text("Undoing {file}: {count} things are as before", file=self._undoing_file, count=number(done))
        self._ui.busyLine.setText(told)
        self.progressed.emit(told)

    def _told(self, run: ImportRun, outcome: Ok[bool] | Err) -> None:
        ui, words = self._ui, self._workplace.words
        self._busy, self._undoing = False, None
        ui.busyCard.hide()
        self.progressed.emit("")
        if isinstance(outcome, Err):
            tell_error(ui.notice, outcome, words)
        elif outcome.value:
            ui.notice.tell(Tone.GOOD, words.text("The import of {file} is undone.", file=run.file.name))
        else:
            ui.notice.tell(Tone.WARN, words.text("Stopped. A part is undone; Undo Import… goes on with the rest."))
        self.look()
        self.undone.emit()


class UndoImportQuestion(Question):
    """**Undo Import…**: says what it will do before anything happens."""

    def __init__(self, words: Words, run: ImportRun, *, parent: QWidget) -> None:
        text, counts = words.text, run.counts
        follows = []
        if counts.new:
            follows.append(
                words.ntext(
                    "The patient who came new with it is hidden again.",
                    "The {count} patients who came new with it are hidden again.",
                    counts.new,
                    count=number(counts.new),
                )
            )
        if counts.changed:
            follows.append(
                words.ntext(
                    "The one that it changed is as before.",
                    "The {count} that it changed are as before.",
                    counts.changed,
                    count=number(counts.changed),
                )
            )
        follows.append(text("A PIN that it revoked stays revoked. Importing the file again brings them back."))
        super().__init__(
            words,
            title=text("Undo Import"),
            heading=text("Undo the import of {file}?", file=run.file.name),
            text=" ".join(follows),
            act=text("Undo Import"),
            parent=parent,
            danger=True,
        )


def _against(workplace: Workplace, run: ImportRun) -> tuple[Refused, ...]:
    return what_stands_against(imports_of(workplace).looks, run.id)


def _obstacle(one: PinPortalError, words: Words) -> str:
    if one.code is Code.UNDO_IMPORTED_AGAIN:
        name = one.facts.get("name")
        return words.text("A later import changed {name}. Undo that one first; it stands above this one.", name=name)
    return words.sentence(one)


def _columns(words: Words, is_running: Callable[[ImportRun], bool]) -> tuple[Column[ImportRun], ...]:
    text = words.text

    def state(run: ImportRun) -> Cell:
        return Cell(text=state_told(run, words, running_here=is_running(run)), tone=STATES[run.state])

    return (
        Column(
            title=text("File"),
            cell=lambda run: Cell(text=run.file.name, ink=Ink.BOLD),
            sample=Cell(text="patients-2026-11.ndjson", ink=Ink.BOLD),
            stretch=3,
            keeps=True,
        ),
        Column(
            title=text("When"),
            cell=lambda run: Cell(text=words.moment(run.began_at)),
            sample=Cell(text="12/28/2026 12:58 PM"),
        ),
        Column(title=text("Who"), cell=lambda run: Cell(text=run.by), sample=Cell(text="frontdesk"), stretch=1),
        Column(title=text("New"), cell=lambda run: _count(run.counts.new), sample=Cell(text="10,000"), numbers=True),
        Column(
            title=text("Changed"), cell=lambda run: _count(run.counts.changed), sample=Cell(text="10,000"), numbers=True
        ),
        Column(
            title=text("Refused"), cell=lambda run: _count(run.counts.refused), sample=Cell(text="1,000"), numbers=True
        ),
        Column(title=text("State"), cell=state, sample=Cell(text="Undone in part", tone=Tone.WARN)),
        *_actions(words, is_running),
    )


def _actions(words: Words, is_running: Callable[[ImportRun], bool]) -> tuple[Column[ImportRun], ...]:
    text = words.text

    def go_on(run: ImportRun) -> Cell:
        offered = run.state in _GOES_ON and not is_running(run)
        return Cell(link=Link("go on", text("Go On…"))) if offered else Cell(spoken=text("nothing"))

    def take_back(run: ImportRun) -> Cell:
        offered = run.state in _CAN_BE_UNDONE
        return Cell(link=Link("undo", text("Undo Import…"), danger=True)) if offered else Cell(spoken=text("nothing"))

    return (
        Column(title="", spoken_title=text("Go on"), cell=go_on, sample=Cell(link=Link("go on", text("Go On…")))),
        Column(
            title="",
            spoken_title=text("Undo"),
            cell=take_back,
            sample=Cell(link=Link("undo", text("Undo Import…"), danger=True)),
        ),
        # The last one is where the keyboard goes first: it changes nothing.
        Column(
            title="",
            spoken_title=text("Report"),
            cell=lambda _run: Cell(link=Link("open", text("Report"))),
            sample=Cell(link=Link("open", text("Report"))),
        ),
    )


def _count(count: int) -> Cell:
    return Cell(text=number(count), ink=Ink.PLAIN if count else Ink.MUTED)
