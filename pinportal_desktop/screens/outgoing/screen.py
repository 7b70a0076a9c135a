# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Messages**: those that need a person, those that wait, or all; each with its cause and the one click to mend it."""

from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from pinportal_desktop.domain.ids import CommandId
from pinportal_desktop.screens import shortcuts
from pinportal_desktop.screens.forms.ui_outgoing import Ui_OutgoingForm
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.outgoing.columns import AGAIN, CANCEL, outbox_columns
from pinportal_desktop.screens.station import remember_widths
from pinportal_desktop.screens.telling import tell_error
from pinportal_desktop.screens.widgets import Tone
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.looks import Concern, OutboxLine, OutboxPage
from pinportal_desktop.usecases.mend_message import CancelMessage, Mended, SendAgain, cancel_message, send_again
from pinportal_desktop.words.outbox import details_of, what_of, what_to_do

C = TypeVar("C", SendAgain, CancelMessage)

_MOST: Final = 500  # messages that are shown


class OutgoingScreen(QWidget):
    """Signals: `account_wanted(PatientId)`, `changed()` after a message was sent again or cancelled, `left()`."""

    account_wanted = Signal(object)
    changed = Signal()
    left = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        ui, words = Ui_OutgoingForm(), workplace.words
        self._ui = ui
        ui.setupUi(self)
        self._empty = {
            Concern.PERSON: words.text("Nothing to do: every message left, or is on its way."),
            Concern.WAITING: words.text("Nothing waits to be sent."),
            Concern.ALL: words.text("No messages yet. What is sent to a family appears here."),
        }
        for concern, told in (
            (Concern.PERSON, words.text("Those that need a person")),
            (Concern.WAITING, words.text("Those that wait to be sent")),
            (Concern.ALL, words.text("All, the newest first")),
        ):
            ui.showCombo.addItem(told, concern)
        ui.messagesTable.setAccessibleName(words.text("All messages"))
        columns = outbox_columns(words, rules=lambda: workplace.rules)
        ui.messagesTable.set_columns(*columns, key=lambda line: line.message.message_id)
        remember_widths(ui.messagesTable, workplace.station, "outgoing")
        ui.messagesTable.acted.connect(self._act)
        ui.messagesTable.opened.connect(self._open)
        ui.messagesTable.went.connect(self._tell_why)
        ui.showCombo.currentIndexChanged.connect(self.look)
        shortcuts.LEAVE.bind(self, self.left.emit, within=True)
        self.setFocusProxy(ui.messagesTable)
        self.follow_rules()

    def follow_rules(self) -> None:
        """The practice's rules are others now."""
        self._ui.practiceName.setText(self._workplace.rules.practice_name)

    def look(self) -> None:
        """Bring the list up to date."""
        concern: Concern = self._ui.showCombo.currentData()
        work = partial(self._workplace.looks.outbox, concern, limit=_MOST)
        self._workplace.jobs.run(Lane.LOOK, work, partial(self._found, concern), owner=self, topic="outgoing")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ui.notice.dismiss()
        self.look()

    def _found(self, concern: Concern, outcome: Ok[OutboxPage] | Err) -> None:
        ui, words = self._ui, self._workplace.words
        if isinstance(outcome, Err):
            tell_error(ui.notice, outcome, words)
            return
        ui.messagesTable.set_empty_text(self._empty[concern])
        ui.messagesTable.set_rows(outcome.value.lines)
        if ui.messagesTable.current_row() is None and outcome.value.lines:
            ui.messagesTable.go_to(0)
        self._tell_why(ui.messagesTable.current_row())
        if outcome.value.more:
            ui.notice.tell(Tone.NEUTRAL, words.text("The newest {count} are shown.", count=_MOST))

    def _tell_why(self, line: OutboxLine | None) -> None:
        """The whole of what the row has no room for, and what can be done."""
        words = self._workplace.words
        if line is None:
            self._ui.whyLabel.setText("")
            return
        told = details_of(line.message, words, self._workplace.rules)
        parts = (f"{what_of(line.message, words)}.", told, what_to_do(line.message, words))
        self._ui.whyLabel.setText(" ".join(filter(None, parts)))

    def _open(self, line: OutboxLine) -> None:
        if line.patient_id is not None:
            self.account_wanted.emit(line.patient_id)

    def _act(self, key: str, line: OutboxLine) -> None:
        carry_out = self._workplace.carry_out
        match key:
            case "again":
                self._write(partial(carry_out, send_again, self._command(SendAgain, line)), AGAIN, line)
            case "cancel":
                self._write(partial(carry_out, cancel_message, self._command(CancelMessage, line)), CANCEL, line)
            case _:
                self._open(line)

    def _command(self, kind: type[C], line: OutboxLine) -> C:
        desk, message = self._workplace.desk, line.message
        made_at = desk.clock.now()
        return kind(
            id=CommandId(desk.entropy.new_id(made_at)),
            by=desk.actor,
            made_at=made_at,
            message_id=message.message_id,
            seen=message.state,
        )

    def _write(self, work: "partial[Mended]", key: str, line: OutboxLine) -> None:
        self._ui.notice.dismiss()
        self._workplace.jobs.run(Lane.WRITE, work, partial(self._done, key, line), owner=self)

    def _done(self, key: str, line: OutboxLine, outcome: Ok[Mended] | Err) -> None:
        words = self._workplace.words
        if isinstance(outcome, Err):
            tell_error(self._ui.notice, outcome, words)
        elif key == AGAIN:
            self._workplace.wake_worker()
            told = words.text("The message to {address} is sent again.", address=line.message.address)
            self._ui.notice.tell(Tone.GOOD, told)
        else:
            told = words.text("The message to {address} is cancelled.", address=line.message.address)
            self._ui.notice.tell(Tone.GOOD, told)
        self.look()
        self.changed.emit()
