# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Holds what the window was given, leaves the GUI thread for what may wait, and alone keeps PIN and link."""

from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import Unpack

from PySide6.QtCore import QObject, Signal

from pinportal_desktop.domain.credential import CredentialKind, SendTo
from pinportal_desktop.domain.errors import ChangedElsewhere, Code, Refused
from pinportal_desktop.domain.ids import ContactId, CredentialId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.printing.window import Paper
from pinportal_desktop.screens.registration import choosing, work
from pinportal_desktop.screens.registration.asking import by_question, replaces_question
from pinportal_desktop.screens.registration.closed import CANCELLED, Closed, closed_by, voided
from pinportal_desktop.screens.registration.drawing import Drawing
from pinportal_desktop.screens.registration.given import Busy, For, Given, SendBy, begin, field_of
from pinportal_desktop.screens.registration.looking import Change, Looking
from pinportal_desktop.screens.registration.pressing import (
    Asked,
    Closer,
    Press,
    answered,
    ask,
    closer,
    settle_command,
    show_command,
    void_command,
)
from pinportal_desktop.screens.registration.reaching import first_name_of
from pinportal_desktop.screens.registration.state import derive
from pinportal_desktop.screens.telling import sentence
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.end_pin import Ended, void_draft
from pinportal_desktop.usecases.settle_paper import PaperSettled, settle_paper
from pinportal_desktop.usecases.show_pin import IdentityCheck, Shown, ShowPin
from pinportal_desktop.words.messages import languages


class Decision(StrEnum):
    """What becomes of a PIN that was printed or read aloud and is not active."""

    ACTIVATE = "activate"
    VOID = "void"


class RegistrationPresenter(QObject):
    """One window's work. The PIN is in memory only, and gone once the window has ended.

    Signals: `changed(WindowState)`; `pin_there(Pin)`; `refused(field: str)` after a press was refused;
    `letter_there(letter, addressee)` when it can be printed; `identity_needed(str)` before the PIN is read aloud to
    that first name, then `reads(Pin)` or `reading_refused(Err)`; `decision_needed()` when leaving would leave a shown
    PIN without meaning; `ended(Closed)`;
    `share_instead(ContactId | None)` after `ended`, for whom the window was.
    """

    changed = Signal(object)
    pin_there = Signal(object)
    refused = Signal(str)
    identity_needed = Signal(str)
    reads = Signal(object)
    reading_refused = Signal(object)
    decision_needed = Signal()
    ended = Signal(object)
    share_instead = Signal(object)
    letter_there = Signal(bytes, str)

    def __init__(
        self,
        workplace: Workplace,
        account: PatientAccount,
        *,
        sharing: bool,
        preset_for: ContactId | None,
        register_with: CredentialKind,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._pin: Pin | None = None
        self._drawing = Drawing(workplace, account.patient.id, self)
        # The one whose PIN is shown: the account may have another active one once it is loaded again.
        self._shared = account.active_on(workplace.rules, workplace.today()) if sharing else None
        self._new_id = ContactId(workplace.desk.entropy.new_id(workplace.desk.clock.now()))
        self._unanswered: tuple[Asked, ShowPin | Closer] | None = None
        self._shares_next = False
        self._reads: Asked | None = None
        self._looking = Looking(workplace, self._learn, self)
        begun = partial(begin, account, workplace.rules, workplace.today(), languages(), sends=workplace.rules.sends)
        self._given = begun(
            carriers=workplace.carriers, sharing=sharing, preset_for=preset_for, register_with=register_with
        )

    @property
    def given(self) -> Given:
        """What the window shows follows from this."""
        return self._given

    def start(self) -> None:
        """Shows the window's first state and has its PIN made, or opened when it is shared."""
        desk, patient, shared = self._workplace.desk, self._given.account.patient, self._shared
        if not self._given.sharing:
            self._take_pin(Ok(self._drawing.draw_pin()))
        elif shared is None:
            self._take_pin(Err(Refused(Code.PIN_NOT_ACTIVE)))
        else:
            opened = partial(desk.seals.open_pin, shared.sealed, patient.id, shared.id)
            self._workplace.jobs.run(Lane.LOOK, opened, self._take_pin, owner=self, topic="pin")
        self._looking.begin(self._given)
        self._set(self._given)

    def forget(self) -> None:
        """Drops the PIN, the link and the answer."""
        self._pin = None
        self._drawing.forget()

    # --- what a person chooses and types

    def choose_for(self, for_: For) -> None:
        self._set(choosing.choose_for(self._given, for_))

    def choose_send_to(self, send_to: SendTo) -> None:
        self._set(choosing.choose_send_to(self._given, send_to))

    def edit(self, *names: str, **changes: Unpack[choosing.Input]) -> None:
        """Another input; `names` are those that a refusal may name."""
        self._set(choosing.edit(self._given, *names, **changes))

    # --- what a person presses

    def press(self, press: Press) -> None:
        """Print, read aloud, send or complete; nothing while something is under way, so that twice is once."""
        if self._given.busy is not None or not self._given.pin_ready:
            return
        try:
            asked = ask(self._given, press, self._new_id)
        except Refused as refusal:
            self._failed(Err(refusal))
            return
        busy = Busy.PRINTING if press is Press.PRINT else Busy.CLOSING
        go_on = partial(self._carry_on, press, asked)
        if asked.answer is None or self._drawing.knows(asked.answer):
            go_on()
            return
        self._set(replace(self._given, busy=busy, problem=None))
        self._drawing.hash(asked.answer, go_on, self._failed)

    def _carry_on(self, press: Press, asked: Asked) -> None:
        match press:
            case Press.PRINT:
                self._show(asked, Busy.PRINTING)
            case Press.READ_ALOUD:
                self._reads = asked
                self.identity_needed.emit(first_name_of(self._given))
            case Press.SEND | Press.COMPLETE:
                self._close(asked)

    def print_instead(self) -> None:
        """**Print PIN** in place of a way that is not to be trusted: nothing is sent."""
        self.edit("phone", "carrier", send_by=SendBy.NOTHING)
        self.press(Press.PRINT)

    def read_aloud(self, identity: IdentityCheck | None, note: str) -> None:
        """The identity was checked like that: record it, then read the PIN aloud."""
        if self._given.busy is not None or self._reads is None:
            return
        try:
            asked = answered(self._reads, identity, note)
        except Refused as refusal:
            self.reading_refused.emit(Err(refusal))
            return
        self._show(asked, Busy.READING)

    def leave(self) -> None:
        """Esc and **Cancel**: a PIN that was printed or read aloud must be activated or voided first."""
        if self._given.busy is not None:
            return
        if self._is_draft_shown():
            self.decision_needed.emit()
        else:
            self._end(CANCELLED)

    def leave_to_share(self) -> None:
        """**Share Current PIN** instead of a new one."""
        self._shares_next = True
        self.leave()

    def stay(self) -> None:
        """Keeps editing after all."""
        self._shares_next = False

    def decide(self, decision: Decision) -> None:
        """Activates the PIN for whom its letter names (or who heard it), sending nothing; or voids it."""
        shown_for = self._given.shown_for
        if self._given.busy is not None or shown_for is None or self._given.sharing:
            return
        if decision is Decision.ACTIVATE:
            self._shares_next = False
            self._set(replace(choosing.choose_for(self._given, shown_for), send_by=SendBy.NOTHING))
            self.press(Press.SEND)
            return
        command = void_command(self._workplace.desk, self._given.account.patient.id, self._credential_id)
        self._set(replace(self._given, busy=Busy.VOIDING, problem=None))
        void = partial(self._workplace.carry_out, void_draft, command)
        self._workplace.jobs.run(Lane.WRITE, void, self._voided, owner=self)

    def reload(self) -> None:
        """Looks again after somebody changed the account elsewhere; what was typed stays."""
        if self._given.busy is not None:
            return
        look = partial(self._workplace.looks.account, self._given.account.patient.id)
        self._set(replace(self._given, busy=Busy.LOADING, problem=None))
        self._workplace.jobs.run(Lane.LOOK, look, self._reloaded, owner=self, topic="account")

    # --- printing and reading aloud

    def _show(self, asked: Asked, busy: Busy) -> None:
        command = self._again(asked)
        if not isinstance(command, ShowPin):
            command = show_command(self._workplace.desk, asked, self._credential_id, self._drawing.of(asked))
        self._unanswered = (asked, command)
        self._set(replace(self._given, busy=busy, problem=None))
        record = partial(work.record_showing, self._workplace.carry_out, self._workplace.looks, command)
        self._workplace.jobs.run(Lane.WRITE, record, partial(self._shown, command.how), owner=self)

    def _shown(self, how: Shown, outcome: Ok[PatientAccount] | Err) -> None:
        """The draft is saved, so the paper may come into being, or the PIN be read."""
        if isinstance(outcome, Err):
            self._failed(outcome)
            return
        self._unanswered = None
        given = choosing.reloaded(self._given, outcome.value, self._new_id)
        if how is Shown.READ_ALOUD:
            self._set(replace(given, busy=None, shown_for=given.for_, shown=given.shown | {how}))
            self.reads.emit(self._pin)
            return
        self._set(given)
        shown = self._drawing.link if by_question(given) else self._pin
        if shown is not None:
            letter = work.letter(self._workplace, given, shown)
            self._workplace.jobs.run(Lane.LONG, letter, self._made, owner=self)

    def _made(self, outcome: Ok[bytes] | Err) -> None:
        if isinstance(outcome, Err):
            self._failed(outcome)
        else:
            self._set(replace(self._given, busy=None))
            self.letter_there.emit(outcome.value, work.addressee_of(self._given))

    def paper_ended(self, paper: Paper) -> None:
        """A letter came, may still come, or did not come: only the former count as printed."""
        if paper.fate.may_be_on_paper:
            shown = self._given.shown | {Shown.PRINTED}
            self._set(replace(self._given, shown_for=self._given.for_, shown=shown))
        patient_id, addressee = self._given.account.patient.id, work.addressee_of(self._given)
        command = settle_command(self._workplace.desk, patient_id, self._credential_id, addressee, paper)
        settle = partial(self._workplace.carry_out, settle_paper, command)
        self._workplace.jobs.run(Lane.WRITE, settle, self._settled, owner=self)

    def _settled(self, outcome: Ok[PaperSettled] | Err) -> None:
        if isinstance(outcome, Err):
            self._failed(outcome)

    # --- closing

    def _close(self, asked: Asked) -> None:
        made = self._again(asked)
        if not isinstance(made, Closer):
            made = closer(self._workplace.desk, asked, self._credential_id, self._drawing.of(asked))
        self._unanswered = (asked, made)
        self._set(replace(self._given, busy=Busy.CLOSING, problem=None))
        hand_over = partial(work.hand_over, self._workplace.carry_out, made.command)
        self._workplace.jobs.run(Lane.WRITE, hand_over, partial(self._handed_over, made), owner=self)

    def _handed_over(self, made: Closer, outcome: Ok[int] | Err) -> None:
        if isinstance(outcome, Err):
            self._failed(outcome)
            return
        self._workplace.wake_worker()
        end = partial(self._end_by, made.asked, outcome.value)
        if made.token is None:
            end(None)
            return
        if self._workplace.cover is not None and self._workplace.can_cover and self._workplace.station.completes_here:
            end(Ok(None), here=True)
            self._workplace.cover(made.token)
            return
        self._set(replace(self._given, busy=Busy.COMPLETING))
        open_page = partial(self._workplace.open_page, made.token)
        self._workplace.jobs.run(Lane.NETWORK, open_page, end, owner=self)

    def _end_by(self, asked: Asked, cancelled: int, opened: Ok[None] | Err | None, *, here: bool = False) -> None:
        words, given = self._workplace.words, self._given
        failed = sentence(opened, words) if isinstance(opened, Err) else ""
        end = partial(closed_by, asked, sharing=given.sharing, sends=given.sends, words=words)
        end = partial(end, of_question=replaces_question(given))
        self._end(end(cancelled=cancelled, failed=failed, here=here))

    def _voided(self, outcome: Ok[Ended] | Err) -> None:
        if isinstance(outcome, Err):
            self._failed(outcome)
        else:
            printed, link = Shown.PRINTED in self._given.shown, by_question(self._given)
            self._end(voided(self._workplace.words, printed=printed, link=link))

    def _end(self, closed: Closed) -> None:
        self.forget()
        self.ended.emit(closed)
        if self._shares_next:
            self.share_instead.emit(self._given.for_.contact_id)

    # --- what comes back, and the rest

    def _again(self, asked: Asked) -> ShowPin | Closer | None:
        """The command whose answer was lost, when the same is asked for again: its id makes it happen once."""
        return self._unanswered[1] if self._unanswered is not None and self._unanswered[0] == asked else None

    def _failed(self, outcome: Err) -> None:
        self._shares_next = False
        error = outcome.error
        if isinstance(error, Refused | ChangedElsewhere):
            self._unanswered = None
        reading = self._given.busy is Busy.READING
        self._set(replace(self._given, busy=None, problem=error))
        if reading:
            self.reading_refused.emit(outcome)
        else:
            self.refused.emit(field_of(error))

    def _take_pin(self, outcome: Ok[Pin] | Err) -> None:
        if isinstance(outcome, Err):
            self._set(replace(self._given, problem=outcome.error))
            return
        self._pin = outcome.value
        self._set(replace(self._given, pin_ready=True))
        self.pin_there.emit(outcome.value)

    def _reloaded(self, outcome: Ok[PatientAccount] | Err) -> None:
        if isinstance(outcome, Err):
            self._failed(outcome)
        else:
            self._set(choosing.reloaded(replace(self._given, busy=None), outcome.value))

    def _is_draft_shown(self) -> bool:
        return not self._given.sharing and self._given.shown_for is not None

    @property
    def _credential_id(self) -> CredentialId:
        if self._shared is not None:
            return self._shared.id
        return self._drawing.id_of(by_question=by_question(self._given))

    def _set(self, given: Given) -> None:
        self._given = given
        self._looking.look_whose_login(given)
        self._looking.look_whom_handed(given)
        self.changed.emit(derive(given))

    def _learn(self, change: Change) -> None:
        self._set(change(self._given))
