# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Print PIN**: the letter as it will be, the printer, and what became of the paper."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.screens.forms.ui_print_letter import Ui_PrintLetterForm
from pinportal_desktop.screens.jobs import Err, Lane, Ok, Progress
from pinportal_desktop.screens.keys import enter_presses
from pinportal_desktop.screens.printing import work
from pinportal_desktop.screens.printing.pages import page_picture
from pinportal_desktop.screens.printing.state import Doing, Given, PrintState, choice_of, derive
from pinportal_desktop.screens.printing.texts import (
    Told,
    failed_sentence,
    letter_told,
    not_ready_sentence,
    printer_line,
    problem_sentence,
    waits_sentence,
)
from pinportal_desktop.screens.widgets import NoticeLink, Tone
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.printers import Fate, Job, JobSeen, Printer

_PREVIEW_DOTS: Final = 144  # an inch: sharp at 200 %


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """How a letter ended; `printer` is "" for the demo's viewer."""

    printer: str
    fate: Fate


class PrintWindow(QDialog):
    """Opened with `.open()`. It holds the letter in memory only.

    Signals: `ended(Paper)` each time a letter ended, or waits while the window closes.
    """

    ended = Signal(object)

    def __init__(
        self, workplace: Workplace, letter: bytes, *, addressee: str = "", told: Told | None = None, parent: QWidget
    ) -> None:
        """A letter for an addressee; or another page that is `told` otherwise."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workplace = workplace
        self._words = workplace.words
        self._printers = workplace.printers
        self._letter = letter
        self._given = Given()
        self._following: Progress | None = None
        self.ui = Ui_PrintLetterForm()
        self.ui.setupUi(self)
        self._tell_what(told or letter_told(addressee, workplace.words))
        self._connect()
        self._show()
        picture = partial(page_picture, letter, dots_per_inch=_PREVIEW_DOTS)
        workplace.jobs.run(Lane.LONG, picture, self._show_page, owner=self)
        self._look_for_printers()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc and **Cancel**: a letter that waits stays in its queue, and is told as such."""
        if self._given.doing in {Doing.PRINTING, Doing.TAKING_BACK}:
            if self._following is not None:
                self._following.cancel()
            return
        if self._given.job is not None:
            self.ended.emit(Paper(printer=self._given.job.printer, fate=Fate.WAITING))
        super().reject()

    # --- the beginning

    def _tell_what(self, told: Told) -> None:
        text, ui = self._words.text, self.ui
        self.setWindowTitle(told.title)
        ui.heading.setText(told.heading)
        ui.sentence.setText(told.sentence)
        paper = text("US Letter") if self._workplace.rules.paper == "letter" else text("A4")
        ui.paperLine.setText(text("Paper: {paper}", paper=paper))
        ui.preview.setAccessibleName(text("The letter as it is printed"))
        ui.viewerButton.setVisible(self._workplace.show_letter is not None)

    def _connect(self) -> None:
        ui = self.ui
        ui.printerCombo.currentIndexChanged.connect(self._choose)
        ui.cancelButton.clicked.connect(self.reject)
        ui.printButton.clicked.connect(lambda: self._print(copies=1))
        ui.dialogButton.clicked.connect(self._ask_system)
        ui.viewerButton.clicked.connect(self._open_viewer)

    def _look_for_printers(self) -> None:
        self._set(replace(self._given, doing=Doing.LOOKING, problem=None))
        self._workplace.jobs.run(Lane.NETWORK, self._printers.all, self._take_printers, owner=self)

    def _take_printers(self, outcome: Ok[tuple[Printer, ...]] | Err) -> None:
        if isinstance(outcome, Err):
            self._set(replace(self._given, doing=None, problem=outcome.error))
            return
        chosen = choice_of(outcome.value, before=self._given.chosen, remembered=self._workplace.station.printer)
        self._set(replace(self._given, doing=None, printers=outcome.value, chosen=chosen))
        if self.isVisible() or not self.ui.printButton.hasFocus():
            self._focus_what_to_do()

    def _focus_what_to_do(self) -> None:
        state = derive(self._given)
        if state.can_print:
            self.ui.printButton.setFocus()
        elif state.can_choose:
            self.ui.printerCombo.setFocus()
        elif not self.ui.viewerButton.isHidden():
            self.ui.viewerButton.setFocus()

    # --- printing

    def _choose(self) -> None:
        name = self.ui.printerCombo.currentData()
        if isinstance(name, str):
            self._set(replace(self._given, chosen=name, seen=None, problem=None))

    def _print(self, *, copies: int) -> None:
        if not derive(self._given).can_print:
            return
        self._set(replace(self._given, doing=Doing.PRINTING, seen=None, problem=None))
        send = partial(work.send, self._printers, self._letter, self._given.chosen, self._workplace.rules.paper, copies)
        self._workplace.jobs.run(Lane.NETWORK, send, self._sent, owner=self)

    def _sent(self, outcome: Ok[Job] | Err) -> None:
        if isinstance(outcome, Err):
            self._set(replace(self._given, doing=None, problem=outcome.error))
            if isinstance(outcome.error, PinPortalError):
                self.ended.emit(Paper(printer=self._given.chosen, fate=Fate.FAILED))
            return
        self._workplace.station.printer = self._given.chosen
        self._follow(outcome.value)

    def _follow(self, job: Job) -> None:
        self._set(replace(self._given, doing=Doing.PRINTING, job=job, problem=None))
        self._following = self._workplace.jobs.run_long(
            partial(work.follow, self._printers, job, self._workplace.pause),
            self._seen,
            owner=self,
            progressed=lambda _done, _total: None,
        )

    def _take_back(self, job: Job) -> None:
        self._set(replace(self._given, doing=Doing.TAKING_BACK, problem=None))
        self._workplace.jobs.run(Lane.NETWORK, partial(work.take_back, self._printers, job), self._seen, owner=self)

    def _seen(self, outcome: Ok[JobSeen] | Err) -> None:
        job = self._given.job
        assert job is not None
        if isinstance(outcome, Err):
            self._set(replace(self._given, doing=None, problem=outcome.error))
            return
        seen = outcome.value
        if seen.fate is Fate.WAITING:
            self._set(replace(self._given, doing=None, seen=seen))
            return
        self._set(replace(self._given, doing=None, seen=seen, job=None))
        self.ended.emit(Paper(printer=job.printer, fate=seen.fate))
        if seen.fate.may_be_on_paper:
            self.accept()

    def _ask_system(self) -> None:
        """The system's own dialog; printing to a file is off, so that no PIN lies in one."""
        device = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        device.setPrinterName(self._given.chosen)
        dialog = QPrintDialog(device, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        option = QPrintDialog.PrintDialogOption
        for off in (option.PrintToFile, option.PrintSelection, option.PrintPageRange, option.PrintCurrentPage):
            dialog.setOption(off, on=False)

        def chosen() -> None:
            self._set(replace(self._given, chosen=device.printerName(), seen=None, problem=None))
            self._print(copies=device.copyCount())

        dialog.accepted.connect(chosen)
        QDialog.open(dialog)

    def _open_viewer(self) -> None:
        show = self._workplace.show_letter
        if show is None or self._given.doing is not None:
            return
        self._set(replace(self._given, doing=Doing.OPENING, problem=None))
        self._workplace.jobs.run(Lane.NETWORK, partial(show, self._letter), self._viewed, owner=self)

    def _viewed(self, outcome: Ok[None] | Err) -> None:
        self._set(replace(self._given, doing=None, problem=outcome.error if isinstance(outcome, Err) else None))
        if isinstance(outcome, Ok):
            self.ended.emit(Paper(printer="", fate=Fate.HANDED_OVER))
            self.accept()

    # --- what is shown

    def _set(self, given: Given) -> None:
        self._given = given
        self._show()

    def _show(self) -> None:
        state, ui = derive(self._given), self.ui
        self._show_printers(state)
        ui.printerCombo.setEnabled(state.can_choose)
        ui.dialogButton.setEnabled(state.can_choose)
        ui.printButton.setEnabled(state.can_print)
        ui.viewerButton.setEnabled(state.doing is None)
        ui.progress.setVisible(state.doing is not None)
        ui.cancelButton.setText(self._words.text("Close") if state.waits else self._words.text("Cancel"))
        if state.not_ready is None:
            ui.printerError.withdraw()
        else:
            ui.printerError.tell(ui.printerCombo, not_ready_sentence(state.not_ready, self._words))
        self._show_notice(state)

    def _show_printers(self, state: PrintState) -> None:
        combo, lines = self.ui.printerCombo, [printer_line(one, self._words) for one in state.printers]
        if [combo.itemText(n) for n in range(combo.count())] != lines:
            combo.blockSignals(True)  # noqa: FBT003 - Qt's own
            combo.clear()
            for printer, line in zip(state.printers, lines, strict=True):
                combo.addItem(line, printer.name)
            combo.blockSignals(False)  # noqa: FBT003 - Qt's own
        place = combo.findData(state.chosen)
        if place != combo.currentIndex():
            combo.setCurrentIndex(place)
        combo.show_empty()

    def _show_notice(self, state: PrintState) -> None:
        notice, text = self.ui.notice, self._words.text
        again = NoticeLink(text("Look again"), self._look_for_printers)
        if state.problem is not None:
            notice.tell(Tone.BAD, problem_sentence(state.problem, self._words), again)
        elif state.waits is not None and self._given.job is not None:
            job = self._given.job
            notice.tell(
                Tone.WARN,
                waits_sentence(state.waits, self._words),
                NoticeLink(text("Look again"), partial(self._follow, job)),
                NoticeLink(text("Take it out of the queue"), partial(self._take_back, job)),
            )
        elif state.failed is not None:
            notice.tell(Tone.BAD, failed_sentence(state.failed, self._words))
        elif state.none_there:
            notice.tell(Tone.WARN, text("No printer is set up on this computer. Set one up, then look again."), again)
        elif state.not_ready is not None:
            notice.tell(Tone.WARN, text("Choose another printer, or mend this one and look again."), again)
        else:
            notice.dismiss()

    def _show_page(self, outcome: Ok[QImage] | Err) -> None:
        if isinstance(outcome, Ok):
            ratio = self.devicePixelRatioF()
            room = self.ui.preview.size() * ratio
            smooth = Qt.TransformationMode.SmoothTransformation
            picture = outcome.value.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth)
            picture.setDevicePixelRatio(ratio)
            self.ui.preview.setPixmap(QPixmap.fromImage(picture))
