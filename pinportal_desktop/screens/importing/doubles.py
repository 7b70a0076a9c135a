# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Probable Doubles**: two charts that are perhaps of one child, side by side, for a person to decide."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from pinportal_desktop.domain.ids import CommandId, PatientId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.people import PersonName
from pinportal_desktop.screens.focus import open_and_give_focus_back
from pinportal_desktop.screens.forms.ui_import_doubles import Ui_ImportDoublesForm
from pinportal_desktop.screens.importing.work import imports_of
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.question import Question
from pinportal_desktop.screens.station import remember_widths
from pinportal_desktop.screens.telling import tell_error
from pinportal_desktop.screens.widgets import Cell, Column, Ink, NoticeLink, Tone, field_label
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.import_looks import DoubleLine
from pinportal_desktop.usecases.looks import PAGE
from pinportal_desktop.usecases.settle_charts import DoubleSettled, SettleDouble, settle_double
from pinportal_desktop.words import Words

_Pair: TypeAlias = tuple[PatientAccount, PatientAccount]
_BORN: Final = Cell(text="12/28/2012")  # as wide as a date gets


class ProbableDoubles(QWidget):
    """Signals: `account_wanted(PatientId)`; `counted(int, bool)` with how many wait, and whether there are more."""

    account_wanted = Signal(object)
    counted = Signal(int, bool)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._pair: _Pair | None = None
        self._more = False
        ui, words = Ui_ImportDoublesForm(), workplace.words
        self._ui = ui
        ui.setupUi(self)
        ui.pairsTable.setAccessibleName(words.text("Probable doubles"))
        ui.pairsTable.set_columns(*_columns(words), key=lambda line: (line.one, line.other))
        ui.pairsTable.set_empty_text(
            words.text("No probable doubles. Who has the same name and date of birth as another appears here.")
        )
        remember_widths(ui.pairsTable, workplace.station, "doubles")
        for card, which in ((ui.oneCard, 0), (ui.otherCard, 1)):
            card.furnish(words)
            card.account_wanted.connect(partial(self._open, which))
        ui.pair.hide()
        ui.pairsTable.went.connect(self._went)
        ui.pairsTable.near_end.connect(self._get_more)
        ui.differentButton.clicked.connect(self._different)
        ui.sameButton.clicked.connect(self._same)

    def look(self) -> None:
        """Bring the list up to date, as long as it was."""
        limit = max(PAGE, len(self._ui.pairsTable.rows)) if self.isVisible() else PAGE
        self._read(limit, 0, partial(self._found, limit))

    def _read(self, limit: int, offset: int, then: Callable[[Ok[tuple[DoubleLine, ...]] | Err], None]) -> None:
        looks, practice_id = imports_of(self._workplace).looks, self._workplace.rules.practice_id
        work = partial(looks.doubles, practice_id, limit=limit, offset=offset)
        self._more = False
        self._workplace.jobs.run(Lane.LOOK, work, then, owner=self, topic="doubles")

    def _get_more(self) -> None:
        if self._more and self.isVisible():  # a table that nobody sees has no end in view
            self._read(PAGE, len(self._ui.pairsTable.rows), self._found_more)

    def _found(self, limit: int, outcome: Ok[tuple[DoubleLine, ...]] | Err) -> None:
        ui = self._ui
        if isinstance(outcome, Err):
            tell_error(ui.notice, outcome, self._workplace.words)
            return
        lines = outcome.value
        self._more = len(lines) == limit
        ui.pairsTable.set_rows(lines)
        if lines and ui.pairsTable.current_row() is None:
            ui.pairsTable.go_to(0)
        ui.pair.setVisible(bool(lines))
        self.counted.emit(len(lines), self._more)

    def _found_more(self, outcome: Ok[tuple[DoubleLine, ...]] | Err) -> None:
        if isinstance(outcome, Err):
            tell_error(self._ui.notice, outcome, self._workplace.words)
            return
        self._more = len(outcome.value) == PAGE
        self._ui.pairsTable.add_rows(outcome.value)
        self.counted.emit(len(self._ui.pairsTable.rows), self._more)

    # --- the two

    def _went(self, line: DoubleLine | None) -> None:
        self._pair = None
        self._allow(allowed=False)
        if line is not None:
            work = partial(_both, self._workplace, line.one, line.other)
            self._workplace.jobs.run(Lane.LOOK, work, self._show_pair, owner=self, topic="pair")

    def _show_pair(self, outcome: Ok[_Pair] | Err) -> None:
        ui, workplace = self._ui, self._workplace
        if isinstance(outcome, Err):
            tell_error(ui.notice, outcome, workplace.words)
            return
        self._pair = outcome.value
        for card, account in zip((ui.oneCard, ui.otherCard), outcome.value, strict=True):
            card.show_account(account, workplace.rules, workplace.today())
        self._allow(allowed=True)

    def _allow(self, *, allowed: bool) -> None:
        for one in (self._ui.differentButton, self._ui.sameButton):
            one.setEnabled(allowed)

    def _open(self, which: int) -> None:
        if self._pair is not None:
            self.account_wanted.emit(self._pair[which].patient.id)

    # --- the decision

    def _different(self) -> None:
        """**Different People**."""
        if self._pair is not None:
            self._settle(self._pair, None, None)

    def _same(self) -> None:
        """**Same Person**, after asking which chart lives on."""
        if self._pair is None:
            return
        pair = self._pair
        question = SurvivorQuestion(self._workplace.words, pair, parent=self.window())
        question.acted.connect(lambda: self._settle(pair, question.survivor, question))
        open_and_give_focus_back(question, self._ui.pairsTable)

    def _settle(self, pair: _Pair, survivor: PatientId | None, question: Question | None) -> None:
        workplace = self._workplace
        desk, now = workplace.desk, workplace.desk.clock.now()
        command = SettleDouble(
            id=CommandId(desk.entropy.new_id(now)),
            by=desk.actor,
            made_at=now,
            one=pair[0].patient.id,
            other=pair[1].patient.id,
            survivor=survivor,
        )
        self._allow(allowed=False)
        work = partial(workplace.carry_out, settle_double, command)
        then = partial(self._settled, pair, survivor, question)
        workplace.jobs.run(Lane.WRITE, work, then, owner=self)

    def _settled(
        self, pair: _Pair, survivor: PatientId | None, question: Question | None, outcome: Ok[DoubleSettled] | Err
    ) -> None:
        ui, words = self._ui, self._workplace.words
        self._allow(allowed=True)
        if isinstance(outcome, Err):
            if question is not None:
                question.refuse(outcome)
            else:
                tell_error(ui.notice, outcome, words)
            self.look()
            return
        if question is not None:
            question.accept()
        one, other = (account.patient for account in pair)
        if survivor is None:
            ui.notice.tell(
                Tone.GOOD,
                words.text("Charts {one} and {other} stay two.", one=one.chart_number, other=other.chart_number),
            )
        else:
            into, gone = (one, other) if survivor == one.id else (other, one)
            told = words.text(
                "Chart {gone} is merged into chart {into}.", gone=gone.chart_number, into=into.chart_number
            )
            link = NoticeLink(words.text("Open the account"), partial(self.account_wanted.emit, into.id))
            ui.notice.tell(Tone.GOOD, told, link)
        self.look()
        ui.pairsTable.setFocus()


class SurvivorQuestion(Question):
    """**Same Person**: which of the two charts lives on, and what becomes of the other one."""

    def __init__(self, words: Words, pair: _Pair, *, parent: QWidget) -> None:
        text = words.text
        super().__init__(
            words,
            title=text("Same Person"),
            heading=text("Which chart is the child's from now on?"),
            text=text(
                "The other chart is hidden, and its PIN is revoked. Its family contacts come along; who had access to"
                " it waits on the account for your decision. This cannot be undone here."
            ),
            act=text("Merge the Charts"),
            parent=parent,
        )
        self._pair = pair
        self._choices = QButtonGroup(self)
        group = QWidget(self)
        self.answers.addWidget(field_label(text("&Chart that stays"), group, self))
        choices = QVBoxLayout(group)
        choices.setContentsMargins(0, 0, 0, 0)
        for number, account in enumerate(pair):
            patient = account.patient
            told = text("Chart {chart}: {name}", chart=patient.chart_number, name=patient.name.spoken)
            choice = QRadioButton(told.replace("&", "&&"), self)
            self._choices.addButton(choice, number)
            choices.addWidget(choice)
        self.answers.addWidget(group)
        # The one that was there before: that is the chart which the practice knows.
        self._choices.button(1).setChecked(True)
        self._choices.button(1).setFocus()

    @property
    def survivor(self) -> PatientId:
        """Who lives on."""
        return self._pair[self._choices.checkedId()].patient.id

    def choose(self, number: int) -> None:
        """The first or the second."""
        self._choices.button(number).setChecked(True)


def _both(workplace: Workplace, one: PatientId, other: PatientId) -> _Pair:
    return workplace.looks.account(one), workplace.looks.account(other)


def _columns(words: Words) -> tuple[Column[DoubleLine], ...]:
    text = words.text
    return (
        *_chart(words, text("Came later"), lambda line: (line.one_name, line.born, line.one_chart)),
        *_chart(words, text("Was there before"), lambda line: (line.other_name, line.other_born, line.other_chart)),
        Column(
            title=text("Found"),
            cell=lambda line: Cell(text=words.date(line.found_at.astimezone(words.zone).date()), ink=Ink.MUTED),
            sample=_BORN,
        ),
    )


def _chart(
    words: Words, title: str, of: Callable[[DoubleLine], tuple[PersonName, date, str]]
) -> tuple[Column[DoubleLine], ...]:
    """One of the two charts: whose it is, the date of birth, the chart number."""
    text = words.text
    return (
        Column(
            title=title,
            cell=lambda line: Cell(text=of(line)[0].listed, ink=Ink.BOLD),
            sample=Cell(text="Garcia-Reyes, Marisol", ink=Ink.BOLD),
            stretch=2,
            keeps=True,
        ),
        Column(title=text("Date of birth"), cell=lambda line: Cell(text=words.date(of(line)[1])), sample=_BORN),
        Column(
            title=text("Chart no."), cell=lambda line: Cell(text=of(line)[2]), sample=Cell(text="104-22810"), stretch=1
        ),
    )
