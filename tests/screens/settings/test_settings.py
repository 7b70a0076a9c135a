# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Settings** as an admin sees them, in the running window, over a real database and real mail servers."""

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.domain.verification import STANDARD_QUESTIONS
from tests.screens.settings.desk import ALT, CTRL, SERVER, WORDS, Desk, Make, ways_out

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


# --- by keyboard and by ear


def test_every_field_has_a_name_and_a_letter_of_its_own(desk: Desk) -> None:
    page = desk.window.settings
    labels = [label for label in page.findChildren(QLabel) if label.buddy() is not None]
    assert len(labels) == 18
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
        "minorAgeLimit", "pinValidDays", "practicePortal",
        "questionsOn", "questions", "mailHost", "mailSecurity", "mailPort", "mailUser",
        "mailPassword",
        "mailFromAddress", "testAddress", "testButton", "wordingButton", "exitCodeButton", "backUpButton",
        "recoveryButton", "discardButton", "saveButton",
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


# --- verification questions


def test_the_list_of_questions_is_edited_and_questions_are_turned_off(desk: Desk) -> None:
    assert desk.ui.questionsOn.isChecked()
    assert desk.ui.questions.toPlainText().splitlines() == list(STANDARD_QUESTIONS)
    assert "SP 800-63A-4" in desk.ui.questionsNote.text()
    desk.type(questions="Which song did you dance to?\n\n Who taught you to swim?")
    desk.save()
    assert desk.rules.questions == ("Which song did you dance to?", "Who taught you to swim?")
    desk.ui.questionsOn.click()
    assert desk.ui.standing.text() == "Not saved yet."
    desk.save()
    assert not desk.rules.questions_on
    assert not desk.workplace.rules.questions_on, "the windows of this desk go by it"


def test_a_list_that_cannot_be_is_told_under_it_and_stays_as_typed(desk: Desk) -> None:
    for typed, told in ((" \n", "Type at least one question"), ("x" * 121, "120")):
        desk.type(questions=typed)
        desk.save()
        assert told in desk.error("questions")
        assert desk.ui.questions.toPlainText() == typed
    assert desk.rules.questions == STANDARD_QUESTIONS
