# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What stands in the window before a database is open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pinportal_desktop.domain.errors import Code, Refused, StorageError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.jobs import Err, Incident
from pinportal_desktop.screens.starting import waiting
from pinportal_desktop.screens.starting.first_start import FirstStartPage
from pinportal_desktop.screens.starting.opening import OpeningPage
from pinportal_desktop.screens.starting.passphrase import PassphrasePage
from pinportal_desktop.usecases.start_practice import FirstStart
from pinportal_desktop.words import Words

WORDS = Words.load()


def shown(qtbot: QtBot, page: FirstStartPage | PassphrasePage | OpeningPage) -> None:
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()


def key(code: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, code)


def typed(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def first_start(no_keyring: StorageError | None = None, *, on_server: bool = False) -> FirstStartPage:
    return FirstStartPage(
        WORDS, where="/home/dana/data.db", on_server=on_server, portal_address="http://127.0.0.1:8737",
        no_keyring=no_keyring,
    )  # fmt: skip


def test_the_first_start_asks_name_and_address_and_nothing_else_where_there_is_a_keyring(qtbot: QtBot) -> None:
    page = first_start()
    shown(qtbot, page)
    answers: list[FirstStart] = []
    page.answered.connect(answers.append)
    typed("Maple Street Pediatrics")
    key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page._ui.portalAddress
    key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page._ui.beginButton
    key(Qt.Key.Key_Space)
    (first,) = answers
    assert (first.practice_name, first.portal_address) == ("Maple Street Pediatrics", "http://127.0.0.1:8737")
    assert first.passphrase is None
    assert "/home/dana/data.db" in page._ui.whereValue.text()
    assert "keyring" in page._ui.whereValue.text()


def test_a_server_is_not_said_to_be_encrypted(qtbot: QtBot) -> None:
    page = first_start(on_server=True)
    qtbot.addWidget(page)
    assert "encrypted" not in page._ui.whereValue.text()


def test_without_a_keyring_it_says_why_and_asks_a_passphrase_twice(qtbot: QtBot) -> None:
    page = first_start(StorageError(Code.KEYRING_NOT_TRUSTED, name="keyrings.alt.file.PlaintextKeyring"))
    shown(qtbot, page)
    answers: list[FirstStart] = []
    page.answered.connect(answers.append)
    assert "keyrings.alt.file.PlaintextKeyring" in page._ui.noKeyring.text()
    page._ui.practiceName.setText("Maple Street Pediatrics")
    page._ui.passphrase.setText("correct horse battery staple")
    page._ui.repeat.setText("correct horse battery stable")
    page._ui.beginButton.click()
    assert answers == []
    assert page._ui.repeatError.text() == WORDS.code(Code.PASSPHRASE_REPEAT)
    page._ui.repeat.setText("correct horse battery staple")
    page._ui.beginButton.click()
    assert answers[0].passphrase == Secret("correct horse battery staple")


def test_what_was_typed_stays_when_it_is_refused_and_the_field_at_fault_says_why(qtbot: QtBot) -> None:
    page = first_start()
    shown(qtbot, page)
    page._ui.practiceName.setText("Maple Street Pediatrics")
    page._ui.portalAddress.setText("portal")
    page._ui.beginButton.click()
    assert not page._ui.beginButton.isEnabled(), "pressed twice it begins once"
    page.refuse(Err(Refused(Code.PORTAL_ADDRESS_INVALID, field="portal_address")))
    assert page._ui.portalAddressError.text() == WORDS.code(Code.PORTAL_ADDRESS_INVALID)
    assert QApplication.focusWidget() is page._ui.portalAddress
    assert page._ui.practiceName.text() == "Maple Street Pediatrics"
    assert page._ui.beginButton.isEnabled()
    page.refuse(Err(Incident("7F3A2C")))
    assert "7F3A2C" in page._ui.notice.text.text()


def test_the_passphrase_is_asked_hidden_and_a_wrong_one_can_be_typed_over(qtbot: QtBot) -> None:
    page = PassphrasePage(WORDS)
    shown(qtbot, page)
    answers: list[Secret] = []
    page.answered.connect(answers.append)
    key(Qt.Key.Key_Return)
    assert answers == [], "nothing typed, nothing tried"
    typed("wrong")
    assert "wrong" not in page._ui.passphrase.displayText()
    key(Qt.Key.Key_Return)
    page.refuse(Err(Refused(Code.PASSPHRASE_WRONG, field="passphrase")))
    assert page._ui.passphraseError.text() == WORDS.code(Code.PASSPHRASE_WRONG)
    typed("right")
    key(Qt.Key.Key_Return)
    assert answers == [Secret("wrong"), Secret("right")]


def test_opening_that_takes_long_says_what_it_may_wait_for_and_can_be_given_up(qtbot: QtBot) -> None:
    page = OpeningPage()
    assert page._ui.actButton.isHidden()
    # The clock starts once the window is active: `shown` gives the page the focus, and would take it from the button.
    shown(qtbot, page)
    page._long.start(1)
    qtbot.waitUntil(lambda: not page._ui.actButton.isHidden())
    assert "keyring" in page._ui.hint.text()
    with qtbot.waitSignal(page.given_up):
        key(Qt.Key.Key_Space)


def test_a_database_that_cannot_be_opened_is_told_with_a_way_to_try_again(qtbot: QtBot) -> None:
    page = OpeningPage()
    shown(qtbot, page)
    page.say_trouble(WORDS.code(Code.KEYRING_LOCKED))
    assert page._ui.sentence.text() == WORDS.code(Code.KEYRING_LOCKED)
    with qtbot.waitSignal(page.asked_again):
        key(Qt.Key.Key_Space)
    page.say_opening()
    assert page._ui.sentence.isHidden()


def test_an_answer_that_takes_long_says_what_it_may_wait_for_and_can_be_given_up(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "LONG", 1)
    page = first_start()
    shown(qtbot, page)
    page._ui.practiceName.setText("Maple Street Pediatrics")
    page._ui.beginButton.click()
    qtbot.waitUntil(lambda: "keyring" in page._ui.notice.text.text())
    with qtbot.waitSignal(page.given_up):
        page._ui.notice.links[0].click()
    page.refuse(Err(Refused(Code.PORTAL_ADDRESS_INVALID, field="portal_address")))
    assert page._ui.notice.isHidden()
