# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Settings**: saved for all desks at once; what was typed is never lost, and leaving asks first."""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias
from zoneinfo import available_timezones

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import CommandId
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.screens import shortcuts
from pinportal_desktop.screens.backups.card import BackupsCard
from pinportal_desktop.screens.focus import open_and_give_focus_back
from pinportal_desktop.screens.forms.ui_settings import Ui_SettingsForm
from pinportal_desktop.screens.jobs import Err, Lane, Ok
from pinportal_desktop.screens.settings.kiosk_card import KioskCard
from pinportal_desktop.screens.settings.leaving import UnsavedQuestion
from pinportal_desktop.screens.settings.letter_card import LetterCard
from pinportal_desktop.screens.settings.page import SettingsPage
from pinportal_desktop.screens.settings.state import carried_over, shown
from pinportal_desktop.screens.settings.trying import MailTrial
from pinportal_desktop.screens.telling import field_of, sentence, tell_error
from pinportal_desktop.screens.widgets import announce
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.change_settings import ChangeSettings, change_settings
from pinportal_desktop.usecases.settling import Faults, TypedSettings, settled

_Found: TypeAlias = tuple[PracticeRules, frozenset[str]]


class SettingsScreen(QWidget):
    """Signals: `saved(PracticeRules)` with the rules as they stand then; `left()` when Esc goes back.

    `restore_wanted(Backup)` once a person has confirmed it and nothing is left unsaved.
    """

    saved = Signal(object)
    left = Signal()
    restore_wanted = Signal(object)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        ui = self._ui = Ui_SettingsForm()
        ui.setupUi(self)
        words = workplace.words
        self._page = SettingsPage(ui, words, words.languages, self)
        self._letter = LetterCard(ui, workplace, self)
        self._kiosk = KioskCard(ui, workplace, self)
        self._kiosk.saved.connect(self._follow_kiosk)
        self._backups = BackupsCard(ui, workplace, self)
        self._backups.restore_wanted.connect(lambda backup: self.leave(partial(self.restore_wanted.emit, backup)))
        self._trial = MailTrial(ui, self._page, workplace, self)
        self._then: Callable[[], None] | None = None
        self._saving: TypedSettings | None = None
        self._seen: PracticeRules = workplace.rules
        self._shown = shown(self._seen)
        self.discard()
        if workplace.rules.demo:
            ui.mailSentence.setText(words.code(Code.NOT_IN_DEMO))
        self._page.changed.connect(self._tell_unsaved)
        ui.saveButton.clicked.connect(self.save)
        ui.discardButton.clicked.connect(self.discard)
        shortcuts.SAVE.bind(self, self.save, within=True)
        shortcuts.LEAVE.bind(self, self.left.emit, within=True)
        ui.keysHint.setText(words.text("{keys} saves", keys=shortcuts.SAVE.shown()))
        self.setFocusProxy(ui.practiceName)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._page.typed() != self._shown

    def look(self) -> None:
        """Bring the page up to date; what was typed stays."""
        looks = self._workplace.looks
        work = lambda: (looks.rules(), frozenset(available_timezones()))  # noqa: E731 - one job
        self._workplace.jobs.run(Lane.LOOK, work, self._found, owner=self, topic="settings")
        self._letter.look()
        self._backups.look()

    def follow(self, rules: PracticeRules) -> None:
        """Another desk changed the rules: show them, but for what was typed here."""
        self._take(rules)

    def save(self) -> None:
        """Save, or say under each field what stands against it."""
        ui = self._ui
        if self._saving is not None:
            return
        ui.notice.dismiss()
        self._page.withdraw()
        workplace, words = self._workplace, self._workplace.words
        if not self.unsaved:
            ui.standing.setText(words.text("Nothing was changed."))
            return
        try:
            wanted = settled(self._page.typed(), self._seen, workplace.desk.settings)
        except Faults as refused:
            self._page.tell((str(fault.facts["field"]), words.sentence(fault)) for fault in refused.faults)
            self._then = None
            return
        self._saving = self._page.typed()
        ui.standing.setText(words.text("Saving…"))
        self._workplace.jobs.run(Lane.WRITE, partial(_save, workplace, self._seen, wanted), self._told, owner=self)

    def discard(self) -> None:
        """Show again what stands there."""
        self._shown = shown(self._seen)
        self._page.fill(self._shown, self._seen)
        self._page.withdraw()
        self._ui.notice.dismiss()
        self._tell_unsaved()

    def leave(self, then: Callable[[], None]) -> None:
        """Go on with `then`: at once, or after what was typed is saved or thrown away; never when editing goes on."""
        if not self.unsaved:
            self._trial.give_up()
            then()
            return
        question = UnsavedQuestion(self._workplace.words, parent=self)
        question.acted.connect(question.accept)
        question.acted.connect(partial(self._save_and, then))
        question.discarded.connect(self.discard)
        question.discarded.connect(partial(self.leave, then))
        open_and_give_focus_back(question, self)

    def give_up_test(self) -> None:
        """The window closes."""
        self._trial.give_up()

    def _save_and(self, then: Callable[[], None]) -> None:
        self._then = then
        self.save()

    def _found(self, outcome: Ok[_Found] | Err) -> None:
        if isinstance(outcome, Err):
            tell_error(self._ui.notice, outcome, self._workplace.words)
            return
        rules, zones = outcome.value
        self._take(rules)
        self._page.offer_zones(zones)

    def _take(self, rules: PracticeRules) -> None:
        """Rules as they stand; over them stays what was typed."""
        now = shown(rules)
        typed = carried_over(self._page.typed(), self._shown, now)
        self._seen, self._shown = rules, now
        self._kiosk.show_rules(rules)
        self._page.fill(typed, rules)
        self._tell_unsaved()

    def _follow_kiosk(self, rules: PracticeRules) -> None:
        """The exit code has a Save of its own; what was typed on the page stays."""
        self._take(rules)
        self.saved.emit(rules)

    def _tell_unsaved(self) -> None:
        unsaved = self.unsaved
        self._ui.standing.setText(self._workplace.words.text("Not saved yet.") if unsaved else "")
        self._ui.discardButton.setVisible(unsaved)

    def _told(self, outcome: Ok[PracticeRules] | Err) -> None:
        ui, words = self._ui, self._workplace.words
        then, self._then = self._then, None
        saved, self._saving = self._saving, None
        if isinstance(outcome, Err):
            if not self._page.tell([(_field(outcome), sentence(outcome, words))]):
                tell_error(ui.notice, outcome, words)
            if _field(outcome):
                self.look()
            self._tell_unsaved()
            return
        before, rules = self._seen, outcome.value
        if saved is not None:
            self._shown = saved  # so that only what was typed since stays as typed, and a password's field is empty
        self._take(rules)
        told = words.text("Saved. Every desk goes by it now.")
        if (before.time_zone, before.language) != (rules.time_zone, rules.language):
            told += " " + words.text("Times and texts on the screens follow when PinPortal is opened again.")
        if before.portal_address != rules.portal_address:
            told += " " + words.text("Where “pinportal serve” runs, start it again.")
        self.saved.emit(rules)
        # In the foot, where nothing jumps.
        ui.standing.setText(told)
        announce(ui.standing, told)
        if then is not None:
            self.leave(then)  # which asks again where more was typed meanwhile


def _save(workplace: Workplace, seen: PracticeRules, wanted: PracticeRules) -> PracticeRules:
    """The rules as they stand after it."""
    desk, now = workplace.desk, workplace.desk.clock.now()
    command_id = CommandId(desk.entropy.new_id(now))
    command = ChangeSettings(id=command_id, by=desk.actor, made_at=now, seen=seen, wanted=wanted)
    workplace.carry_out(change_settings, command)
    return workplace.looks.rules(seen.practice_id)


def _field(outcome: Err) -> str:
    field = field_of(outcome)
    return "mail_host" if field == "mail_server" else field
