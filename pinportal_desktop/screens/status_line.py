# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The foot of the window: what waits to be sent and why, what the practice has not set yet, who is signed in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pinportal_desktop.domain.addresses import leads_here
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.screens import shortcuts
from pinportal_desktop.screens.widgets import Kind, Line, button, label, mark
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.looks import Outgoing


class StatusLine(QFrame):
    """Signals, when a person follows a link: `settings_wanted()`, `patient_wanted(PatientId)`, `keys_wanted()`,
    `import_wanted()`.
    """

    settings_wanted = Signal()
    patient_wanted = Signal(object)
    keys_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._refused_patient: PatientId | None = None
        text = workplace.words.text
        mark(self, Kind.FOOT)
        self.setFixedHeight(30)
        self._waiting, self._missing, self._refused = Line(self), Line(self), Line(self)
        mark(self._waiting, Kind.MUTED)
        self._settings = button(text("Settings"), Kind.LINK, self)
        self._settings.setAccessibleDescription(text("Opens the settings"))
        self._open = button(text("Open the account"), Kind.LINK, self)
        self._settings.clicked.connect(self.settings_wanted)
        self._open.clicked.connect(self._open_refused)
        self._import = button("", Kind.LINK, self)
        self._import.setAccessibleDescription(text("Opens Import"))
        self._import.clicked.connect(self.import_wanted)
        self._import.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 0, 14, 0)
        line.setSpacing(24)
        if workplace.rules.demo:
            demo = Line(self)
            demo.tell(text("Demo: invented patients, nothing leaves this computer"))
            line.addWidget(demo)
        for told, link in ((self._refused, self._open), (self._waiting, None), (self._missing, self._settings)):
            pair = QHBoxLayout()
            pair.setSpacing(6)
            pair.addWidget(told)
            if link is not None:
                pair.addWidget(link)
                link.hide()
            line.addLayout(pair)
        line.addWidget(self._import)
        self._unsafe = Line(self)
        line.addWidget(self._unsafe)
        line.addStretch(1)
        keys = button(text("{keys} lists the keys", keys=shortcuts.HELP.shown()), Kind.LINK, self)
        keys.clicked.connect(self.keys_wanted)
        line.addWidget(keys)
        line.addWidget(label(text("Signed in: {person}", person=workplace.desk.actor.person), Kind.MUTED))

    def tell(self, outgoing: Outgoing | None) -> None:
        """Show how the outbox stands; None while nobody knows."""
        words, rules = self._workplace.words, self._workplace.rules
        waiting, more = ("", "") if outgoing is None else self._told_waiting(outgoing)
        self._waiting.tell(waiting, more)
        refused = 0 if outgoing is None else outgoing.refused
        self._refused_patient = None if outgoing is None else outgoing.refused_patient
        told = words.ntext(
            "{count} message could not be delivered", "{count} messages could not be delivered", refused, count=refused
        )
        self._refused.tell(told if refused else "")
        # Where there is room for one only, it is what somebody has to do something about.
        self._refused.setMinimumWidth(self._refused.sizeHint().width() if refused else 0)
        self._refused.setVisible(bool(refused))
        self._open.setVisible(bool(refused))
        missing = self._told_missing(rules)
        self._missing.tell(missing)
        self._missing.setVisible(bool(missing))
        of_server = outgoing is not None and bool(outgoing.waiting) and (not rules.sends or bool(outgoing.trouble))
        self._tell_unsafe()
        self._settings.setVisible(bool(missing) or (of_server and not rules.demo))

    def tell_import(self, told: str) -> None:
        """How far an import is; "" while none runs."""
        self._import.setText(told.replace("&", "&&"))
        self._import.setVisible(bool(told))

    def _told_waiting(self, outgoing: Outgoing) -> tuple[str, str]:
        """What waits and the first sentence of why, and all of why."""
        words, rules = self._workplace.words, self._workplace.rules
        if not outgoing.waiting:
            return words.text("No messages waiting"), ""
        count = outgoing.waiting
        waiting = words.ntext("{count} message waiting to send", "{count} messages waiting to send", count, count=count)
        if not rules.sends:
            return waiting + words.text(": e-mail is not set up yet"), ""
        why = words.why_not_sent(outgoing.trouble, rules)
        return (f"{waiting}: {why.partition('. ')[0].rstrip('.')}", why) if why else (waiting, "")

    def _tell_unsafe(self) -> None:
        """Why there is no backup of today, until there is one."""
        backups = self._workplace.backups
        why = "" if backups is None or backups.trouble is None else self._workplace.words.sentence(backups.trouble)
        self._unsafe.tell(why.partition(". ")[0].rstrip("."), why)
        self._unsafe.setVisible(bool(why))

    def _told_missing(self, rules: PracticeRules) -> str:
        words = self._workplace.words
        if rules.demo:
            return ""
        if not rules.portal_address:
            return words.code(Code.PORTAL_ADDRESS_MISSING)
        if leads_here(rules.portal_address):
            return words.text("Only this computer can open the portal's address")
        return ""

    def _open_refused(self) -> None:
        if self._refused_patient is not None:
            self.patient_wanted.emit(self._refused_patient)
