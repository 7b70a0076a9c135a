# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A front desk over a real database: what leaves it is kept for the test to look at."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from pinportal_desktop.documents.letter import letter
from pinportal_desktop.domain.carriers import CarrierState
from pinportal_desktop.domain.credential import Credential, CredentialKind
from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.domain.ids import ContactId, PatientId
from pinportal_desktop.domain.mail_server import MailServer, Security
from pinportal_desktop.domain.outbox import OutboxMessage
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.jobs import Jobs, ManualExecutor
from pinportal_desktop.screens.printing.window import PrintWindow
from pinportal_desktop.screens.registration import Closed, RegistrationWindow
from pinportal_desktop.screens.registration.window import EditPatient
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.command import C, R, UseCase
from pinportal_desktop.usecases.letter import LetterFacts
from pinportal_desktop.words import Words
from tests.paper import PaperTray
from tests.world import ATT, HASHES, VERIZON, World

MAIL_SERVER = MailServer(
    host="mail.test", port=587, security=Security.STARTTLS, from_address="front-desk@maple-street.test"
)
ANA, TOMAS = "ana@example.com", "t.reyes@example.net"
CARRIERS = (VERIZON, ATT, replace(VERIZON, name="Boost Mobile", state=CarrierState.UNVERIFIED, on=None))


class FrontDesk:
    """`open` gives a window; `drain` lets what was started off the GUI thread happen and come back."""

    def __init__(self, world: World, qtbot: QtBot) -> None:
        self.world = world
        self.qtbot = qtbot
        self.hand = ManualExecutor()
        self.jobs = Jobs(self.hand, interrupt=lambda: None, new_incident=lambda: "I-1")
        self.letters: list[LetterFacts] = []
        self.pages: list[Secret] = []
        self.woken = 0
        self.closed: list[Closed] = []
        self.shares: list[ContactId | None] = []
        self.before_commit: Callable[[], None] | None = None
        self.after_commit: Callable[[], None] | None = None
        self.letter_fails: PinPortalError | None = None
        self.printer = PaperTray()
        self.page_fails: PinPortalError | None = None
        self.sends = True
        self.cover: Callable[[Secret], None] | None = None
        self.parent = QWidget()
        qtbot.addWidget(self.parent)

    @property
    def workplace(self) -> Workplace:
        return Workplace(
            desk=self.world.desk,
            carry_out=self._carry_out,
            looks=self.world.looks,
            jobs=self.jobs,
            words=Words.load("en"),
            rules=replace(self.world.rules, mail_server=MAIL_SERVER if self.sends else None),
            letters=self._letter,
            printers=self.printer,
            show_letter=None,
            open_page=self._open_page,
            wake_worker=self._wake,
            pause=lambda _seconds: None,
            carriers=CARRIERS,
            passwords=lambda: HASHES,
            cover=self.cover,
        )

    def open(
        self,
        patient_id: PatientId,
        *,
        sharing: bool = False,
        preset_for: ContactId | None = None,
        edit_patient: EditPatient | None = None,
        register_with: CredentialKind = CredentialKind.PIN,
    ) -> RegistrationWindow:
        window = RegistrationWindow(
            self.workplace,
            self.world.account(patient_id),
            sharing=sharing,
            preset_for=preset_for,
            parent=self.parent,
            edit_patient=edit_patient,
            register_with=register_with,
        )
        window.closed_with.connect(self.closed.append)
        window.share_instead_requested.connect(self.shares.append)
        self.parent.show()
        with self.qtbot.waitActive(window):
            window.open()
            window.activateWindow()
        self.drain()
        return window

    def drain(self) -> None:
        self.hand.drain()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def credentials(self, patient_id: PatientId) -> tuple[Credential, ...]:
        return self.world.account(patient_id).credentials

    def waiting(self) -> list[OutboxMessage]:
        """Claims what waits in the outbox."""
        claimed, now = [], self.world.clock.now()
        with self.world.store.writing() as work:
            while (message := work.outbox.claim(now, worker="test", until=now.replace(hour=23))) is not None:
                claimed.append(message)
        return claimed

    def address_of(self, message: OutboxMessage) -> str:
        return self.world.desk.outbox.open_address(message.address, message.id)

    def close(self) -> None:
        self.jobs.close(0)

    # --- what leaves

    def _carry_out(self, use_case: UseCase[C, R], command: C) -> R:
        if self.before_commit is not None:
            before, self.before_commit = self.before_commit, None
            before()
        result = self.world.do(use_case, command)
        if self.after_commit is not None:
            after, self.after_commit = self.after_commit, None
            after()
        return result

    def _letter(self, facts: LetterFacts) -> bytes:
        if self.letter_fails is not None:
            raise self.letter_fails
        self.letters.append(facts)
        return letter(facts)

    def _open_page(self, token: Secret) -> None:
        if self.page_fails is not None:
            raise self.page_fails
        self.pages.append(token)

    def _wake(self) -> None:
        self.woken += 1


def printing_of(window: RegistrationWindow) -> PrintWindow:
    """The print window over it."""
    found = window.findChild(PrintWindow)
    assert isinstance(found, PrintWindow)
    return found


def print_pin(front_desk: FrontDesk, window: RegistrationWindow) -> None:
    """**Print PIN**, and the printer that the print window offers."""
    window.ui.printButton.click()
    front_desk.drain()
    printing_of(window).ui.printButton.click()
    front_desk.drain()


def send(front_desk: FrontDesk, window: RegistrationWindow) -> None:
    window.ui.sendButton.click()
    front_desk.drain()


def contact_of(world: World, child: PatientId, first: str) -> ContactId:
    return next(m.contact.id for m in world.account(child).family if m.contact.name.first == first)


def lines(combo: QComboBox) -> list[str]:
    return [combo.itemText(n) for n in range(combo.count())]


def choose(combo: QComboBox, start: str) -> None:
    """Chooses the line that begins so."""
    combo.setCurrentIndex(next(n for n, line in enumerate(lines(combo)) if line.startswith(start)))


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifier)


def type_in(text: str) -> None:
    """Types where the focus is, any character."""
    widget = focused()
    for character in text:
        QTest.sendKeyEvent(QTest.KeyAction.Click, widget, Qt.Key.Key_unknown, character, Qt.KeyboardModifier.NoModifier)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
