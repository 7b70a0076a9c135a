# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Settings** as an admin sees them, in the running window, over a real database and real mail servers."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pinportal_desktop.app.home import find_home
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.domain.errors import Code, PinPortalError, StorageError
from pinportal_desktop.domain.mail_server import MailServer, Security
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.screens.jobs import Jobs, Lane, ManualExecutor
from pinportal_desktop.screens.main_window import MainWindow
from pinportal_desktop.screens.question import Question
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.security.keys import Key, Keys
from pinportal_desktop.usecases.command import C, R, UseCase
from pinportal_desktop.usecases.deliver import deliver_due
from pinportal_desktop.words import Words
from tests.delivery.mail_server import LOGIN, PASSWORD, Mailbox, RunningServer, scripted
from tests.delivery.test_delivering import Counting, courier
from tests.paper import PaperTray
from tests.world import DATABASE_KEY, PRACTICE_KEY, World

WORDS = Words.load()
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Desk:
    """The main window; `settle` lets what was started off the GUI thread come back."""

    def __init__(self, world: World, qtbot: QtBot, tmp_path: Path) -> None:
        self.world = world
        self.hand = ManualExecutor()
        self.woken = 0
        self.fails: PinPortalError | None = None
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.furnish(self._workplace(tmp_path))
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.settle()
        self.ui = self.window.settings._ui
        self.workplace = self.window._workplace

    def _workplace(self, tmp_path: Path) -> Workplace:
        world = self.world
        parts = Parts(
            home=find_home(tmp_path, demo=world.rules.demo),
            keys=Keys(database=Key(DATABASE_KEY), practice=PRACTICE_KEY),
            clock=world.clock,
            entropy=world.desk.entropy,
            store=world.store,
        )
        return Workplace(
            desk=world.desk,
            carry_out=self._carry_out,
            looks=world.looks,
            jobs=Jobs(self.hand, interrupt=lambda: None, new_incident=lambda: "I-1"),
            words=WORDS,
            rules=world.looks.rules(),
            letters=lambda _facts: b"%PDF",
            printers=PaperTray(),
            show_letter=None,
            open_page=lambda _token: None,
            wake_worker=self._wake,
            try_mail=parts.try_mail,
        )

    def _carry_out(self, use_case: UseCase[C, R], command: C) -> R:
        if self.fails is not None:
            raise self.fails
        return self.world.do(use_case, command)

    def _wake(self) -> None:
        self.woken += 1

    def settle(self) -> None:
        for _ in range(4):
            self.hand.drain()
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def open(self) -> None:
        QTest.mouseClick(self.window._rail.button("settings"), Qt.MouseButton.LeftButton)
        self.settle()

    def type(self, **typed: str) -> None:
        for name, text in typed.items():
            field = getattr(self.ui, name)
            if isinstance(field, QComboBox):
                field.setCurrentIndex(field.findText(text))
                assert field.currentText() == text
            elif isinstance(field, QPlainTextEdit):
                field.setPlainText(text)
            else:
                field.setText(text)

    def press(self, button: QPushButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def save(self) -> None:
        self.press(self.ui.saveButton)

    def error(self, name: str) -> str:
        told: QLabel = getattr(self.ui, f"{name}Error")
        return told.text() if told.isVisible() else ""

    def question(self) -> Question | None:
        shown = [q for q in self.window.findChildren(Question) if q.isVisible()]
        return shown[0] if shown else None

    def answer(self, button: str) -> None:
        question = self.question()
        assert question is not None
        self.press(next(b for b in question.findChildren(QPushButton) if b.text().replace("&", "") == button))

    def here(self) -> QWidget | None:
        return self.window._pages.currentWidget()

    def foot(self) -> str:
        status = self.window._status
        return " | ".join(line.whole for line in (status._refused, status._waiting, status._missing) if line.whole)

    @property
    def rules(self) -> PracticeRules:
        return self.world.looks.rules()


Make = Callable[..., Desk]


@pytest.fixture
def make(world: World, qtbot: QtBot, tmp_path: Path) -> Iterator[Make]:
    made: list[Desk] = []

    def desk(**rules: Any) -> Desk:
        world.store.add_practice(replace(world.rules, **rules))
        world.rules = world.looks.rules()
        made.append(Desk(world, qtbot, tmp_path))
        made[-1].open()
        return made[-1]

    yield desk
    for one in made:
        one.window.settings.discard()
        one.workplace.jobs.close(0)


@pytest.fixture
def desk(make: Make) -> Desk:
    return make(practice_address=("12 Maple Street",))


SERVER = MailServer(host="localhost", port=25, security=Security.STARTTLS_IF_OFFERED, from_address="desk@maple.org")


# --- shown and saved


def test_the_page_shows_what_stands_there(make: Make) -> None:
    ui = make(practice_address=("12 Maple Street", "Springfield"), pin_valid_days=30, mail_server=SERVER).ui
    assert ui.practiceName.text() == "Maple Street Pediatrics"
    assert ui.practiceAddress.toPlainText() == "12 Maple Street\nSpringfield"
    assert ui.portalAddress.text() == "http://127.0.0.1:8737"
    assert (ui.minorAge.text(), ui.minorAgeLimit.text(), ui.pinValidDays.text()) == ("12", "18", "30")
    assert (ui.timeZone.currentText(), ui.language.currentText(), ui.paper.currentText()) == (
        "Eastern (New York)",
        "English",
        "US Letter",
    )
    assert (ui.mailHost.text(), ui.mailPort.text(), ui.mailSecurity.currentText(), ui.mailFromAddress.text()) == (
        "localhost",
        "25",
        "STARTTLS, if offered",
        "desk@maple.org",
    )
    assert ui.standing.text() == ""
    assert not ui.discardButton.isVisible(), "there is nothing to save"


def test_what_is_saved_holds_at_once_here_and_for_every_desk(desk: Desk) -> None:
    desk.type(
        practiceName="Oak Pediatrics", practiceAddress="1 Oak Road\nBoston", portalAddress="https://portal.oak.org",
        timeZone="Central (Chicago)", language="Spanish", minorAge="13", minorAgeLimit="19", pinValidDays="60",
        paper="A4", mailHost="smtp.oak.org", mailUser="desk", mailPassword="correct horse",
        mailFromAddress="desk@oak.org",
    )  # fmt: skip
    assert desk.ui.standing.text() == "Not saved yet."
    desk.save()
    rules = desk.rules
    assert (rules.practice_name, rules.practice_address) == ("Oak Pediatrics", ("1 Oak Road", "Boston"))
    assert (rules.portal_address, rules.time_zone) == ("https://portal.oak.org", "America/Chicago")
    assert rules.language == "es"
    assert (rules.minor_age, rules.minor_age_limit, rules.pin_valid_days, rules.paper) == (13, 19, 60, "a4")
    assert rules.mail_server is not None
    assert desk.workplace.rules == rules, "the screens of this desk go by it"
    assert desk.window.patients._ui.practiceName.text() == "Oak Pediatrics"
    assert desk.woken == 1, "what waits for it goes now"
    assert desk.ui.standing.text().startswith("Saved.")
    assert "opened again" in desk.ui.standing.text(), "the clock times on the screens do not follow"
    assert "pinportal serve" in desk.ui.standing.text(), "which answers to the old address"
    assert not desk.window.settings.unsaved
    assert QApplication.focusWidget() is desk.ui.saveButton, "the hand stays where it was"
    desk.save()
    assert desk.ui.standing.text() == "Nothing was changed."


def test_a_password_that_is_kept_is_never_shown(desk: Desk) -> None:
    desk.type(mailHost="smtp.oak.org", mailUser="desk", mailPassword="correct horse", mailFromAddress="desk@oak.org")
    assert desk.ui.mailPassword.displayText() == "●" * len("correct horse")
    desk.save()
    assert desk.ui.mailPassword.text() == ""
    assert "Kept" in desk.ui.mailPassword.placeholderText()
    desk.type(mailPort="2525")
    desk.save()
    server = desk.rules.mail_server
    assert server is not None
    assert server.password is not None, "left empty, it stays"
    desk.type(mailHost="smtp.elsewhere.org")
    desk.save()
    assert desk.error("mailPassword") == WORDS.code(Code.MAIL_PASSWORD_AGAIN)


def test_what_is_wrong_stands_under_its_field_and_everything_typed_stays(desk: Desk) -> None:
    desk.type(practiceName=" ", portalAddress="portal", minorAge="x", mailHost="https://smtp", mailPort="0", paper="A4")
    desk.save()
    assert desk.error("practiceName") == WORDS.code(Code.PRACTICE_NAME_MISSING)
    assert desk.error("portalAddress") == WORDS.code(Code.PORTAL_ADDRESS_INVALID)
    assert "whole years" in desk.error("minorAge")
    assert desk.error("mailHost") == WORDS.code(Code.MAIL_HOST_INVALID)
    assert desk.error("mailPort").startswith("Type a port")
    assert desk.error("mailFromAddress") == WORDS.code(Code.EMAIL_MISSING)
    assert QApplication.focusWidget() is desk.ui.practiceName
    assert (desk.ui.minorAge.text(), desk.ui.mailHost.text()) == ("x", "https://smtp")
    assert desk.ui.paper.currentText() == "A4"
    assert desk.rules == desk.world.rules, "nothing of it was saved"
    desk.type(practiceName="Maple")
    assert desk.error("practiceName") == ""


def test_a_database_that_is_gone_is_told_and_loses_nothing_that_was_typed(desk: Desk) -> None:
    desk.type(practiceName="Oak Pediatrics")
    desk.fails = StorageError(Code.DATABASE_GONE)
    desk.save()
    assert desk.ui.notice.text.text() == WORDS.code(Code.DATABASE_GONE)
    assert desk.ui.practiceName.text() == "Oak Pediatrics"
    desk.fails = None
    desk.save()
    assert desk.rules.practice_name == "Oak Pediatrics"
    assert desk.ui.notice.isHidden()


def test_what_is_typed_while_it_is_being_saved_stays_and_is_not_saved_yet(desk: Desk) -> None:
    desk.type(practiceName="Oak")
    QTest.mouseClick(desk.ui.saveButton, Qt.MouseButton.LeftButton)
    desk.type(practiceName="Oak Pediatrics")
    QTest.mouseClick(desk.ui.saveButton, Qt.MouseButton.LeftButton)
    assert len(desk.hand.waiting) == 1, "one saving at a time"
    desk.settle()
    assert (desk.rules.practice_name, desk.ui.practiceName.text()) == ("Oak", "Oak Pediatrics")
    assert desk.window.settings.unsaved
    desk.save()
    assert desk.rules.practice_name == "Oak Pediatrics"


def test_ctrl_s_saves_and_enter_in_a_field_does_not(desk: Desk) -> None:
    desk.type(practiceName="Oak")
    desk.ui.practiceName.setFocus()
    QTest.keyClick(desk.ui.practiceName, Qt.Key.Key_Return)
    desk.settle()
    assert desk.rules.practice_name != "Oak"
    QTest.keyClick(desk.ui.practiceName, Qt.Key.Key_S, CTRL)
    desk.settle()
    assert desk.rules.practice_name == "Oak"


def test_what_follows_is_said_before_it_is_saved(desk: Desk) -> None:
    desk.type(minorAgeLimit="16")
    assert "from 16 on lose their access" in desk.ui.minorAgeLimitHint.text()
    desk.type(minorAgeLimit="19")
    assert "lose" not in desk.ui.minorAgeLimitHint.text()
    assert "Only this computer" in desk.ui.portalAddressHint.text()
    desk.type(portalAddress="")
    assert "nothing is sent or printed" in desk.ui.portalAddressHint.text()
    desk.type(portalAddress="https://portal.maple.org")
    assert desk.ui.portalAddressHint.text() == "Where parents register."
    assert not desk.ui.mailSecurityHint.isVisible()
    desk.type(mailSecurity="STARTTLS, if offered")
    assert "unencrypted" in desk.ui.mailSecurityHint.text()


def test_the_port_goes_with_the_security_unless_it_was_typed(desk: Desk) -> None:
    for security, port in (("STARTTLS, required", "587"), ("STARTTLS, if offered", "25"), ("TLS", "465")):
        desk.type(mailSecurity=security)
        assert desk.ui.mailPort.text() == port
    desk.type(mailPort="2525", mailSecurity="STARTTLS, required")
    assert desk.ui.mailPort.text() == "2525"


def test_every_zone_there_is_can_be_chosen(desk: Desk) -> None:
    combo = desk.ui.timeZone
    assert combo.itemText(0) == "Eastern (New York)"
    assert combo.findData("Europe/Berlin") > 0
    assert combo.count() > 300
    assert len({combo.itemData(n) for n in range(combo.count())}) == combo.count()


# --- other desks


def test_what_another_desk_changes_is_shown_and_what_was_typed_here_stays(desk: Desk) -> None:
    desk.type(practiceName="Oak Pediatrics")
    desk.world.store.add_practice(replace(desk.rules, minor_age=14, practice_address=("1 Elm Street",)))
    desk.window.look_again()
    desk.settle()
    assert (desk.ui.minorAge.text(), desk.ui.practiceAddress.toPlainText()) == ("14", "1 Elm Street")
    assert desk.ui.practiceName.text() == "Oak Pediatrics"
    assert desk.workplace.rules.minor_age == 14, "and holds at this desk"
    desk.save()
    assert (desk.rules.practice_name, desk.rules.minor_age) == ("Oak Pediatrics", 14)


def test_the_same_thing_changed_elsewhere_is_told_under_its_field_and_saved_when_saved_again(desk: Desk) -> None:
    desk.type(minorAge="13", paper="A4")
    desk.world.store.add_practice(replace(desk.rules, minor_age=14, minor_age_limit=21))
    desk.save()
    assert desk.error("minorAge") == WORDS.code(Code.SETTING_CHANGED_ELSEWHERE)
    assert (desk.ui.minorAge.text(), desk.ui.minorAgeLimit.text()) == ("13", "21")
    assert desk.rules.minor_age == 14
    desk.save()
    assert (desk.rules.minor_age, desk.rules.minor_age_limit, desk.rules.paper) == (13, 21, "a4")


# --- leaving


def ways_out(desk: Desk) -> dict[str, Callable[[], Any]]:
    rail = desk.window._rail
    return {
        "rail": lambda: QTest.mouseClick(rail.button("patients"), Qt.MouseButton.LeftButton),
        "ctrl+k": lambda: QTest.keyClick(desk.ui.practiceName, Qt.Key.Key_K, CTRL),
        "alt+left": lambda: QTest.keyClick(desk.ui.practiceName, Qt.Key.Key_Left, ALT),
        "esc": lambda: QTest.keyClick(desk.ui.practiceName, Qt.Key.Key_Escape),
        "close": desk.window.close,
    }


WAYS = ("rail", "ctrl+k", "alt+left", "esc", "close")


@pytest.mark.parametrize("way", WAYS)
def test_leaving_asks_while_something_is_not_saved(desk: Desk, way: str) -> None:
    desk.type(practiceName="Oak Pediatrics")
    desk.ui.practiceName.setFocus()
    ways_out(desk)[way]()
    desk.settle()
    assert desk.question() is not None
    assert desk.here() is desk.window.settings
    assert desk.window.isVisible()
    desk.answer("Keep editing")
    assert desk.here() is desk.window.settings
    assert desk.ui.practiceName.text() == "Oak Pediatrics"
    assert desk.rules.practice_name == "Maple Street Pediatrics"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("answer", "name"), [("Save", "Oak Pediatrics"), ("Discard changes", "Maple Street Pediatrics")]
)
def test_saved_or_thrown_away_it_goes_where_one_wanted(desk: Desk, way: str, answer: str, name: str) -> None:
    desk.type(practiceName="Oak Pediatrics")
    desk.ui.practiceName.setFocus()
    ways_out(desk)[way]()
    desk.settle()
    desk.answer(answer)
    assert desk.rules.practice_name == name
    if way == "close":
        assert not desk.window.isVisible()
    else:
        assert desk.here() is desk.window.patients


@pytest.mark.parametrize("way", WAYS)
def test_leaving_asks_nothing_where_all_is_saved(desk: Desk, way: str) -> None:
    desk.ui.practiceName.setFocus()
    ways_out(desk)[way]()
    desk.settle()
    assert desk.question() is None
    assert desk.here() is desk.window.patients or not desk.window.isVisible()


def test_what_cannot_be_saved_on_leaving_keeps_the_page_and_says_why(desk: Desk) -> None:
    desk.type(practiceName="")
    ways_out(desk)["rail"]()
    desk.answer("Save")
    assert desk.here() is desk.window.settings
    assert desk.error("practiceName") == WORDS.code(Code.PRACTICE_NAME_MISSING)
    desk.type(practiceName="Oak")
    desk.save()
    assert desk.here() is desk.window.settings, "saved later, nobody is taken away"


def test_discard_shows_again_what_stands_there(desk: Desk) -> None:
    desk.type(practiceName="", mailHost="x y", paper="A4")
    desk.save()
    desk.press(desk.ui.discardButton)
    assert (desk.ui.practiceName.text(), desk.ui.mailHost.text()) == ("Maple Street Pediatrics", "")
    assert desk.error("practiceName") == ""
    assert not desk.window.settings.unsaved


# --- Send a test to myself


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def server(mailbox: Mailbox) -> Iterator[RunningServer]:
    running = RunningServer(mailbox)
    yield running
    running.stop()


def try_mail(desk: Desk, port: int, **typed: str) -> None:
    about = {"mailHost": "localhost", "mailSecurity": "STARTTLS, if offered", "mailFromAddress": "desk@maple.org"}
    desk.type(**(about | {"mailPort": str(port), "testAddress": "dana@maple.org"} | typed))
    desk.press(desk.ui.testButton)


def test_a_test_goes_through_what_is_typed_before_anything_is_saved(
    desk: Desk, server: RunningServer, mailbox: Mailbox
) -> None:
    try_mail(desk, server.port)
    (message,) = mailbox.messages
    assert (message["To"], message["From"]) == ("dana@maple.org", "Maple Street Pediatrics <desk@maple.org>")
    assert message["Subject"] == "Test from Maple Street Pediatrics"
    assert "dana@maple.org" in desk.ui.testNotice.text.text()
    assert desk.rules.mail_server is None
    assert desk.ui.testButton.isEnabled()


def test_in_a_practice_that_writes_spanish_the_test_is_spanish(
    make: Make, server: RunningServer, mailbox: Mailbox
) -> None:
    try_mail(make(language="es"), server.port)
    assert mailbox.messages[0]["Subject"] == "Prueba de Maple Street Pediatrics"


def test_what_stands_against_it_is_told_beside_the_field_it_is_about(
    desk: Desk, server: RunningServer, mailbox: Mailbox
) -> None:
    mailbox.recipients["dana@maple.org"] = "550 5.1.1 user unknown"
    try_mail(desk, server.port)
    assert desk.error("testAddress") == WORDS.code(Code.MAIL_RECIPIENT_REFUSED)
    mailbox.recipients.clear()
    mailbox.sender_reply = "553 5.7.1 not yours"
    try_mail(desk, server.port)
    assert desk.error("mailFromAddress") == WORDS.code(Code.MAIL_FROM_REFUSED, server="localhost")
    assert desk.error("testAddress") == "", "what was told before is taken back"
    try_mail(desk, server.port, mailSecurity="STARTTLS, required")
    assert desk.error("mailSecurity") == WORDS.code(Code.MAIL_NO_STARTTLS, server="localhost")
    try_mail(desk, server.port, mailUser=LOGIN, mailPassword=PASSWORD)
    assert "password was not sent" in desk.error("mailSecurity")
    try_mail(desk, server.port, mailHost="nowhere.invalid", mailUser="", mailPassword="")
    assert "no mail server named nowhere.invalid" in desk.error("mailHost")
    mailbox.sender_reply, mailbox.data_reply = "", "451 4.3.0 later"
    try_mail(desk, server.port)
    assert desk.ui.testNotice.text.text() == WORDS.code(Code.MAIL_TRY_LATER, server="localhost")


def test_a_test_that_cannot_be_sent_says_so_under_the_fields_and_asks_nobody(desk: Desk) -> None:
    try_mail(desk, 25, mailHost="", mailFromAddress="", testAddress="")
    assert desk.error("mailHost") == WORDS.code(Code.MAIL_HOST_MISSING)
    assert desk.error("mailFromAddress") == WORDS.code(Code.EMAIL_MISSING)
    try_mail(desk, 25, testAddress="dana")
    assert desk.error("testAddress") == WORDS.code(Code.EMAIL_INVALID)
    assert not desk.hand.waiting


def test_a_test_waits_in_the_lane_of_the_network_and_can_be_cancelled(
    desk: Desk, server: RunningServer, mailbox: Mailbox
) -> None:
    desk.type(mailHost="localhost", mailSecurity="STARTTLS, if offered", mailFromAddress="desk@maple.org")
    desk.type(mailPort=str(server.port), testAddress="dana@maple.org")
    QTest.mouseClick(desk.ui.testButton, Qt.MouseButton.LeftButton)
    assert [lane for lane, _ in desk.hand.waiting] == [Lane.NETWORK]
    assert not desk.ui.testButton.isEnabled()
    assert "localhost" in desk.ui.testNotice.text.text()
    desk.ui.testNotice.links[0].click()
    assert desk.ui.testButton.isEnabled()
    assert desk.ui.testNotice.isHidden()
    desk.settle()
    assert mailbox.messages == [], "given up before it began, it never leaves"
    assert desk.ui.testNotice.isHidden(), "and what came of it is nobody's business"


@pytest.mark.parametrize("way", ["rail", "close"])
def test_leaving_gives_up_a_test_that_waits(desk: Desk, way: str) -> None:
    with scripted(None) as port:
        desk.type(mailHost="localhost", mailSecurity="STARTTLS, if offered", mailFromAddress="desk@maple.org")
        desk.type(mailPort=str(port), testAddress="dana@maple.org")
        QTest.mouseClick(desk.ui.testButton, Qt.MouseButton.LeftButton)
        stop = desk.window.settings._trial._stop
        assert stop is not None
        desk.window.settings.discard()
        ways_out(desk)[way]()
        assert stop.asked


def test_in_the_demo_the_mail_server_is_off_and_one_sentence_says_why(make: Make, mailbox: Mailbox) -> None:
    desk = make(demo=True)
    for name in ("mailHost", "mailSecurity", "mailPort", "mailUser", "mailPassword", "mailFromAddress", "testAddress"):
        assert not getattr(desk.ui, name).isEnabled(), name
    assert not desk.ui.testButton.isEnabled()
    assert desk.ui.mailSentence.text() == WORDS.code(Code.NOT_IN_DEMO)
    with pytest.raises(PinPortalError) as refused:
        desk.workplace.try_mail(SERVER, "dana@maple.org", desk.window.settings._trial._stop)  # type: ignore[arg-type]  # none waits
    assert refused.value.code is Code.NOT_IN_DEMO
    desk.type(practiceName="Oak Pediatrics")
    desk.save()
    assert (desk.rules.practice_name, desk.rules.mail_server, desk.rules.demo) == ("Oak Pediatrics", None, True)


# --- the foot of the window


def queue(world: World, email: str = "ana@example.com") -> None:
    child = world.child()
    world.issue(child, world.contact(child, "Ana Garcia"), email)


def look(desk: Desk) -> str:
    desk.window.look_again()
    desk.settle()
    return desk.foot()


def test_the_foot_says_what_waits_and_why(desk: Desk) -> None:
    queue(desk.world)
    assert look(desk).startswith("1 message waiting to send: e-mail is not set up yet")
    desk.world.store.add_practice(replace(desk.rules, mail_server=SERVER))
    sender = Counting()

    def refuse(_mail: object) -> None:
        raise PinPortalError(Code.MAIL_LOGIN_REFUSED, server="localhost", port=25)

    sender.before = refuse
    deliver_due(courier(desk.world, sender))
    assert look(desk).startswith("1 message waiting to send: localhost does not accept the user name or the password")
    assert desk.window._status._waiting.toolTip() == WORDS.code(Code.MAIL_LOGIN_REFUSED, server="localhost")
    assert desk.window._status._settings.isVisible()
    sender.before = lambda _mail: None
    desk.world.clock.pass_(minutes=6)
    deliver_due(courier(desk.world, sender))
    assert look(desk).startswith("No messages waiting")


def test_a_message_that_will_never_arrive_is_told_until_another_goes_to_the_same_person(desk: Desk) -> None:
    world = desk.world
    child = world.child()
    ana, sender = world.contact(child, "Ana Garcia"), Counting()

    def refuse(_mail: object) -> None:
        raise PinPortalError(Code.MAIL_RECIPIENT_REFUSED, server="localhost", port=25)

    world.issue(child, ana, "ann@example.com")
    sender.before = refuse
    deliver_due(courier(world, sender))
    assert look(desk).startswith("1 message could not be delivered | No messages waiting")
    desk.press(desk.window._status._open)
    assert desk.here() is desk.window.account
    assert desk.window.account._ui.patientName.text() == "Garcia, Marisol"
    world.share(child, world.contact(child, "Tomás Reyes", "Father"), "t.reyes@example.net")
    assert "could not" in look(desk), "that was another person's"
    world.share(child, ana, "ana@example.com")
    assert "could not" not in look(desk)


def test_a_practice_without_a_portals_address_or_with_this_computers_is_told_with_a_way_to_settings(desk: Desk) -> None:
    status = desk.window._status
    assert "Only this computer can open the portal's address" in look(desk)
    desk.world.store.add_practice(replace(desk.rules, portal_address=""))
    assert WORDS.code(Code.PORTAL_ADDRESS_MISSING) in look(desk)
    desk.window.back_to_results()
    desk.press(status._settings)
    assert desk.here() is desk.window.settings
    desk.world.store.add_practice(replace(desk.rules, portal_address="https://portal.maple.org"))
    assert look(desk) == "No messages waiting"
    assert not status._settings.isVisible()


def test_one_look_at_a_time_while_a_server_keeps_the_lane_waiting(desk: Desk) -> None:
    desk.window.look_what_waits()
    desk.window.look_what_waits()
    assert len(desk.hand.waiting) == 1
    desk.settle()
    desk.window.look_what_waits()
    assert len(desk.hand.waiting) == 1


# --- by keyboard and by ear


def test_every_field_has_a_name_and_a_letter_of_its_own(desk: Desk) -> None:
    page = desk.window.settings
    labels = [label for label in page.findChildren(QLabel) if label.buddy() is not None]
    assert len(labels) == 16
    texts = [label.text() for label in labels] + [b.text() for b in page.findChildren(QPushButton) if "&" in b.text()]
    assert max(Counter(text[text.index("&") + 1].lower() for text in texts).values()) == 1
    for label in labels:
        field = label.buddy()
        assert field is not None
        assert field.accessibleName() == label.text().replace("&", "")
        letter = label.text()[label.text().index("&") + 1].upper()
        QTest.keyClick(desk.ui.practiceName, getattr(Qt.Key, f"Key_{letter}"), ALT)
        assert QApplication.focusWidget() is field, label.text()


def test_tab_goes_through_the_page_in_reading_order(desk: Desk) -> None:
    desk.type(practiceName="Oak")
    desk.ui.practiceName.setFocus()
    names = ["practiceName"]
    while names[-1] != "saveButton" and len(names) < 30:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        after = QApplication.focusWidget()
        assert after is not None
        names.append(after.objectName())
    assert names == [
        "practiceName", "practiceAddress", "language", "timeZone", "paper", "portalAddress", "minorAge",
        "minorAgeLimit", "pinValidDays", "mailHost", "mailSecurity", "mailPort", "mailUser", "mailPassword",
        "mailFromAddress", "testAddress", "testButton", "wordingButton", "discardButton", "saveButton",
    ]  # fmt: skip


def test_nothing_is_cut_off_in_a_window_of_1280_by_800(desk: Desk) -> None:
    scroll = desk.ui.scroll
    assert desk.ui.columns.width() <= scroll.viewport().width()
    for field in desk.ui.columns.findChildren(QLineEdit):
        if field.isVisible():
            assert field.width() >= 60, field.objectName()
    for label in desk.ui.columns.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
