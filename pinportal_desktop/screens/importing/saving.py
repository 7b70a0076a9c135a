# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Save Report…**: the report of a run as a text file, for the practice's papers or the record system's support."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.screens.focus import open_and_give_focus_back
from pinportal_desktop.screens.importing.texts import number, run_facts, state_told
from pinportal_desktop.screens.importing.work import imports_of
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.telling import tell_error
from pinportal_desktop.screens.widgets import Notice, Tone
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.import_looks import all_lines
from pinportal_desktop.usecases.runs import ImportRun, Line
from pinportal_desktop.words import Words


def ask_where_and_save(workplace: Workplace, run: ImportRun, owner: QWidget, notice: Notice) -> None:
    """The system's dialog asks for the file; how it went is told in `notice`."""
    text = workplace.words.text
    dialog = QFileDialog(owner, text("Save Report"), "", text("Text (*.txt)"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("txt")
    dialog.selectFile(text("Import of {file}", file=Path(run.file.name).stem) + ".txt")
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
    looks = imports_of(workplace).looks
    now, lines = looks.run(run.id), all_lines(looks, run.id)
    # Notepad and Excel take a file without this mark for one in the letters of Windows.
    _put(file, report_lines(now, lines, workplace.words), encoding="utf-8-sig")


def _put(file: Path, lines: Iterable[str], *, encoding: str) -> None:
    # Read first: what fails there is not the file's fault.
    text = "\n".join((*lines, ""))
    try:
        file.write_text(text, encoding)
    except OSError as error:
        raise PinPortalError(Code.FILE_NOT_WRITABLE, name=file.name) from error


def report_lines(run: ImportRun, lines: Iterable[Line], words: Words) -> Iterator[str]:
    """The report, line by line. It holds names, and no birth date."""
    text = words.text
    yield text("Import of {file}", file=run.file.name)
    yield f"{run_facts(run, words)} · {state_told(run, words)}"
    yield ""
    for name, count in (
        (text("New"), run.counts.new),
        (text("Changed"), run.counts.changed),
        (text("Unchanged"), run.counts.unchanged),
        (text("Refused"), run.counts.refused),
        (text("Left out"), run.counts.left_out),
        (text("Probable doubles"), run.counts.doubles),
    ):
        yield f"{name}: {number(count)}"
    yield ""
    for line in sorted(lines, key=lambda one: (one.row, one.kind)):
        row = text("Row {row}", row=number(line.row))
        yield "\t".join((row, line.name or "–", words.import_kind(line.kind), words.import_why(line)))
