# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Backups** in Settings: the newest one, where they are, **Back Up Now**, **Restore…**, **Print Recovery Key…**."""

from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.screens.backups.question import RestoreQuestion
from pinportal_desktop.screens.focus import open_and_give_focus_back
from pinportal_desktop.screens.forms.ui_settings import Ui_SettingsForm
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.printing.texts import Told
from pinportal_desktop.screens.printing.window import Paper, PrintWindow
from pinportal_desktop.screens.telling import sentence
from pinportal_desktop.screens.widgets import NoticeLink, Tone
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.backups import Backup, Backups, RecoveryDraft
from pinportal_desktop.usecases.stopping import Stop

_Seen: TypeAlias = tuple[tuple[Backup, ...], str]


class BackupsCard(QObject):
    """Signals: `restore_wanted(Backup)` once a person has confirmed what is lost by it."""

    restore_wanted = Signal(object)

    def __init__(self, ui: Ui_SettingsForm, workplace: Workplace, page: QWidget) -> None:
        super().__init__(page)
        self._ui = ui
        self._workplace = workplace
        self._page = page
        self._there: tuple[Backup, ...] = ()
        self._stop: Stop | None = None
        for widget in (ui.backUpButton, ui.restoreButton, ui.recoveryButton, ui.recoveryLine):
            widget.setVisible(workplace.backups is not None)
        if workplace.backups is None:
            ui.backupsLine.setText(self._whose())
            return
        ui.backUpButton.clicked.connect(self._back_up)
        ui.restoreButton.clicked.connect(self._ask_restore)
        ui.recoveryButton.clicked.connect(self._draw)
        ui.restoreButton.setEnabled(False)

    def look(self) -> None:
        """Bring it up to date."""
        backups = self._workplace.backups
        if backups is not None:
            # A drive that does not answer must not keep the search waiting.
            self._workplace.jobs.run(Lane.NETWORK, partial(_look, backups), self._tell, owner=self)

    def _whose(self) -> str:
        if self._workplace.rules.demo:
            return self._workplace.words.text("The demo is not backed up: its patients are invented.")
        return self._workplace.words.code(Code.BACKUP_IS_THE_SERVERS)

    def _tell(self, outcome: Ok[_Seen] | Err) -> None:
        words, ui, backups = self._workplace.words, self._ui, self._workplace.backups
        if isinstance(outcome, Err):
            ui.backupsLine.setText(sentence(outcome, words))
            return
        self._there, paper = outcome.value
        assert backups is not None
        ui.restoreButton.setEnabled(bool(self._there))
        if self._there:
            newest = words.moment(self._there[0].made_at)
            told = words.text(
                "Made every day, encrypted. The newest is of {moment}, in {folder}",
                moment=newest,
                folder=backups.folder,
            )
        else:
            told = words.code(Code.BACKUP_NONE, folder=str(backups.folder))
        ui.backupsLine.setText(told)
        ui.recoveryLine.setText(
            words.text("Recovery key: paper {paper} opens them on another computer.", paper=paper)
            if paper
            else words.text(
                "No recovery key was printed yet. Without it, nobody opens a backup when this computer is lost."
            )
        )

    # --- Back Up Now

    def _back_up(self) -> None:
        backups, words = self._workplace.backups, self._workplace.words
        if backups is None or self._stop is not None:
            return
        stop = self._stop = Stop()
        cancel = NoticeLink(words.text("Cancel"), stop.ask)
        self._ui.backupsNotice.tell(Tone.NEUTRAL, words.text("Backing up. You can go on working."), cancel)
        self._workplace.jobs.run_long(
            lambda _progress: backups.make(stop), self._made, owner=self, progressed=lambda _done, _total: None
        )

    def _made(self, outcome: Ok[Backup] | Err) -> None:
        words, notice = self._workplace.words, self._ui.backupsNotice
        self._stop = None
        if isinstance(outcome, Err):
            notice.tell(Tone.BAD, sentence(outcome, words))
        else:
            notice.tell(Tone.GOOD, words.text("Backed up, and read back whole."))
        self.look()

    # --- Restore…

    def _ask_restore(self) -> None:
        if not self._there:
            return
        words = self._workplace.words
        question = RestoreQuestion(words, self._there, moment=words.moment, parent=self._page)
        question.acted.connect(question.accept)
        question.acted.connect(lambda: self.restore_wanted.emit(question.chosen))
        open_and_give_focus_back(question, self._page)

    # --- Print Recovery Key…

    def _draw(self) -> None:
        backups = self._workplace.backups
        if backups is not None:
            self._workplace.jobs.run(Lane.WRITE, backups.draw_recovery_key, self._drawn, owner=self)

    def _drawn(self, outcome: Ok[RecoveryDraft] | Err) -> None:
        words = self._workplace.words
        if isinstance(outcome, Err):
            self._ui.backupsNotice.tell(Tone.BAD, sentence(outcome, words))
            return
        told = Told(
            title=words.text("Print Recovery Key"),
            heading=words.text("Recovery key"),
            sentence=words.text(
                "Print it where nobody else takes it, and lock it away. It opens the backups from now on; the paper"
                " before it opens only those before."
            ),
        )
        window = PrintWindow(self._workplace, outcome.value.page, told=told, parent=self._page)
        window.ended.connect(partial(self._ended, outcome.value))
        open_and_give_focus_back(window, self._page)

    def _ended(self, draft: RecoveryDraft, paper: Paper) -> None:
        """Only a paper that came, or may still come, makes the one before it worthless."""
        backups = self._workplace.backups
        if backups is not None and paper.fate.may_be_on_paper:
            work = partial(backups.recovery_key_printed, draft)
            self._workplace.jobs.run(Lane.WRITE, work, partial(self._settled, draft.number), owner=self)

    def _settled(self, number: str, outcome: Ok[None] | Err) -> None:
        words, notice = self._workplace.words, self._ui.backupsNotice
        if isinstance(outcome, Err):
            told = words.text("This paper opens nothing; print another.")
            notice.tell(Tone.BAD, f"{sentence(outcome, words)} {told}")
        else:
            told = words.text("Paper {paper} opens every backup from now on.", paper=number)
            notice.tell(Tone.GOOD, told)
            self._back_up()  # so that there is one that it opens
        self.look()


def _look(backups: Backups) -> _Seen:
    return backups.all(), backups.paper()
