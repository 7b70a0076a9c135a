# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The main job, end to end, by keyboard at the desk and in a real browser at the parents'."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel
from shiboken6 import isValid

from tests.journeys.conftest import TODAY, Parent, Program, pin_in

CTRL = Qt.KeyboardModifier.ControlModifier
GARCIA_YEAR = str(TODAY.year - 14)


def test_workflow_1_parent_b_registers_with_parent_as_pin(program: Program, parent: Callable[[], Parent]) -> None:
    program.find("nakam", "Nakamura, Yuki")
    assert program.status() == "Unregistered"
    program.press("Register Patient")
    program.registration()
    program.choose("For", "Emi Nakamura")
    program.press("Print PIN")
    printing = program.printing()
    program.press("Open in PDF viewer")
    program.until(lambda: not isValid(printing))
    program.registration()  # active again
    letter = program.letter()
    assert "Emi Nakamura" in letter
    assert "Yuki" in letter
    assert "Nakamura, Yuki" not in letter
    program.key(Qt.Key.Key_Return, CTRL)
    program.closed()
    program.until(lambda: program.status() == "Pending")
    program.until(lambda: len(program.mail_to("emi@example.com")) == 1)
    (message,) = program.mail_to("emi@example.com")
    text = message.get_body(("plain",)).get_content()
    assert pin_in(text) == pin_in(letter)
    assert "Nakamura" not in text

    account = program.window.account._account
    assert account is not None
    born = account.patient.born
    emi = parent()
    emi.born(f"{born:%B}", str(born.day), str(born.year), pin_in(letter))
    emi.register("Emi", "Nakamura", "Mother", "emi@example.com")
    program.until(lambda: program.with_access() == [("Nakamura, Emi", "Mother")])
    assert program.status() == "Registered"

    program.press("Share Current PIN")
    program.registration()
    program.choose("For", "Kenji Nakamura")
    program.key(Qt.Key.Key_Return, CTRL)
    program.closed()
    program.until(lambda: len(program.mail_to("kenji@example.net")) == 1)
    shared = pin_in(program.mail_to("kenji@example.net")[0].get_body(("plain",)).get_content())
    assert shared == pin_in(letter), "the same PIN, nothing superseded"
    kenji = parent()
    kenji.born(f"{born:%B}", str(born.day), str(born.year), shared.lower())
    kenji.register("Kenji", "Nakamura", "Father", "kenji@example.net")
    program.until(lambda: len(program.with_access()) == 2)
    assert {name for name, _ in program.with_access()} == {"Nakamura, Emi", "Nakamura, Kenji"}


def test_workflow_2_parent_b_gets_an_own_pin_and_parent_a_keeps_access(
    program: Program, parent: Callable[[], Parent]
) -> None:
    program.find(f"gar mar {GARCIA_YEAR}", "Garcia, Marisol")
    assert (program.status(), program.window.account._ui.pinVqValue.text()) == ("Registered", "Pin Already Assigned")
    before = program.with_access()
    program.press("Generate PIN")
    window = program.registration()
    combo = window.findChild(QComboBox, "forCombo")
    assert isinstance(combo, QComboBox)
    assert combo.currentText().startswith("Tomás Reyes")
    sentences = [label.text() for label in window.findChildren(QLabel)]
    assert any("Ana used the present PIN and keeps access" in sentence for sentence in sentences)
    program.key(Qt.Key.Key_Return, CTRL)
    program.closed()
    program.until(lambda: len(program.mail_to("t.reyes@example.net")) == 1)
    pin = pin_in(program.mail_to("t.reyes@example.net")[0].get_body(("plain",)).get_content())
    tomas = parent()
    tomas.born("March", "14", GARCIA_YEAR, pin)
    tomas.register("Tomás", "Reyes", "Father", "t.reyes@example.net")
    program.until(lambda: len(program.with_access()) == 2)
    assert before[0] in program.with_access()


def test_complete_log_in_opens_the_page_and_the_login_belongs_to_the_contact(
    program: Program, parent: Callable[[], Parent]
) -> None:
    program.find("nakamura", "Nakamura, Yuki")
    program.press("Register Patient")
    program.registration()
    program.choose("For", "Emi Nakamura")
    program.press("Complete / Log In")
    program.closed()
    program.until(lambda: len(program.opened) == 1)
    assert program.opened[0].startswith(f"{program.site}/start/")
    account = program.window.account._account
    assert account is not None
    born = account.patient.born
    emi = parent()
    emi.page.goto(program.opened[0])
    emi.page.get_by_role("button", name="Begin").click()
    assert emi.page.get_by_label("PIN from the letter or message").count() == 0
    emi.born(f"{born:%B}", str(born.day), str(born.year))
    emi.register("Emi", "Nakamura", "Mother", "emi@example.com")
    program.until(lambda: program.with_access() == [("Nakamura, Emi", "Mother")])
    portal = [(row.name, row.portal.value) for row in program.window.account._ui.familyTable.rows]
    assert ("Nakamura, Emi", "has_access") in portal


def test_a_verification_question_goes_from_the_window_by_mail_to_the_new_account(
    program: Program, parent: Callable[[], Parent]
) -> None:
    program.find("hart", "Hart, Emily")
    program.press("Register Patient")
    window = program.registration()
    program.choose("For", "Claire Hart")
    program.select("PIN", "Verification Question")
    program.choose("Question", "What was the name of your first pet?")
    program.tab_to("Answer")
    program.type("Señor Bigotes")
    program.tab_to("Answer again")
    program.type("senor bigotes")
    assert "Bigotes" not in window.ui.answerEdit.displayText()
    program.key(Qt.Key.Key_Return, CTRL)
    program.closed()
    program.until(lambda: len(program.mail_to("claire@example.com")) == 1)
    (message,) = program.mail_to("claire@example.com")
    text = message.get_body(("plain",)).get_content()
    (link,) = [word for word in text.split() if "/question/" in word]
    account = program.window.account._account
    assert account is not None
    born = account.patient.born
    claire = parent()
    claire.page.goto(claire.site + link[link.index("/question/") :])
    claire.page.get_by_label("What was the name of your first pet?").fill("SENOR BIGOTES")
    claire.born(f"{born:%B}", str(born.day), str(born.year))
    claire.register("Claire", "Hart", "Mother", "claire@example.com")
    program.until(lambda: program.with_access() == [("Hart, Claire", "Mother")])
    ui = program.window.account._ui
    assert ui.pinVqValue.text() == "Verification Question Assigned"
    assert ui.validValue.text().startswith("used on ")
    assert not ui.shareButton.isVisible()
