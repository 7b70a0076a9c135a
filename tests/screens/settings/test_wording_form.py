# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Letter's wording**, in its window over a real database, with real letters beside it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pinportal_desktop.documents.letter import letter, refuse_misfit
from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.domain.wording import STANDARD, LetterWording
from pinportal_desktop.screens.jobs import Jobs, ManualExecutor
from pinportal_desktop.screens.wording import LetterWordingForm
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.change_wording import ChangeWording, change_wording
from pinportal_desktop.usecases.letter import LetterFacts
from pinportal_desktop.words import Words, standard_wording
from tests.documents.test_letter import read
from tests.paper import PaperTray
from tests.world import World

ENGLISH, SPANISH = standard_wording("en"), standard_wording("es")
MEANWHILE = "Somebody changed this meanwhile. What you typed still stands here: save again to put it in its place."


class Desk:
    """The form; `letters` are those that were made to be shown, `settle` lets what was started come back."""

    def __init__(self, world: World, qtbot: QtBot) -> None:
        self.world = world
        self.hand = ManualExecutor()
        self.jobs = Jobs(self.hand, interrupt=lambda: None, new_incident=lambda: "I-1")
        self.letters: list[LetterFacts] = []
        self.pages: list[QImage] = []
        self.saved = 0
        self.behind = QWidget()
        qtbot.addWidget(self.behind)
        self.behind.show()
        self.form = LetterWordingForm(self._workplace(), self.behind)
        self.ui = self.form.ui
        self.form._presenter.letter_there.connect(self.pages.append)
        self.form.saved.connect(self._count)
        with qtbot.waitActive(self.form):
            self.form.open()
            self.form.activateWindow()

    def _workplace(self) -> Workplace:
        return Workplace(
            desk=self.world.desk,
            carry_out=self.world.do,
            looks=self.world.looks,
            jobs=self.jobs,
            words=Words.load(),
            rules=self.world.looks.rules(),
            letters=self._letter,
            try_letter=refuse_misfit,
            printers=PaperTray(),
            show_letter=None,
            open_page=lambda _token: None,
            wake_worker=lambda: None,
        )

    def _letter(self, facts: LetterFacts) -> bytes:
        self.letters.append(facts)
        return letter(facts)

    def _count(self) -> None:
        self.saved += 1

    def settle(self) -> None:
        self.hand.drain()

    def type(self, **typed: str) -> None:
        for name, text in typed.items():
            field = getattr(self.ui, name)
            if isinstance(field, QLineEdit):
                field.setText(text)
            else:
                field.setPlainText(text)
        self.settle()

    def typed(self) -> LetterWording:
        ui = self.ui
        return LetterWording(
            heading=ui.heading.text(),
            introduction=ui.introduction.toPlainText(),
            with_account=ui.withAccount.toPlainText(),
            closing=ui.closing.toPlainText(),
        )

    def choose(self, language: str) -> None:
        self.ui.language.setCurrentIndex(self.ui.language.findData(language))
        self.settle()

    def save(self) -> None:
        QTest.mouseClick(self.ui.saveButton, Qt.MouseButton.LeftButton)
        self.settle()

    def error(self, name: str) -> str:
        told = getattr(self.ui, f"{name}Error")
        return str(told.text()) if told.isVisible() else ""

    def kept(self, language: str = "en") -> LetterWording:
        return self.world.looks.letter_wording(self.world.rules.practice_id, language)

    def change_elsewhere(self, **wording: str) -> None:
        command = ChangeWording(
            **self.world.made(self.world.second_desk),
            practice_id=self.world.rules.practice_id,
            language="en",
            seen=self.kept(),
            wanted=replace(self.kept(), **wording),
        )
        self.world.do(change_wording, command)


@pytest.fixture
def desk(world: World, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(world, qtbot)
    made.settle()
    yield made
    made.jobs.close(0)


def test_it_opens_with_what_letters_say_now_ready_to_be_changed(desk: Desk) -> None:
    assert desk.typed() == ENGLISH
    desk.choose("es")
    assert desk.typed() == SPANISH
    assert not desk.ui.headingStandard.isVisible(), "all of it is standard"


def test_what_is_saved_is_kept_by_language_and_only_where_it_differs(desk: Desk) -> None:
    desk.type(introduction="Hello, {child}'s family.", closing="Dr. Ruth Maple")
    desk.choose("es")
    desk.type(heading="Su portal")
    desk.save()
    assert desk.kept() == LetterWording(introduction="Hello, {child}'s family.", closing="Dr. Ruth Maple")
    assert desk.kept("es") == LetterWording(heading="Su portal")
    assert (desk.saved, desk.form.isVisible()) == (1, False)


def test_the_standard_text_comes_back_by_its_link_and_by_emptying_the_field(desk: Desk) -> None:
    desk.change_elsewhere(heading="Ours", introduction="Hello", closing="Bye")
    desk.form._presenter.look()
    desk.settle()
    assert desk.typed() == replace(ENGLISH, heading="Ours", introduction="Hello", closing="Bye")
    QTest.mouseClick(desk.ui.introductionStandard, Qt.MouseButton.LeftButton)
    assert desk.ui.introduction.toPlainText() == ENGLISH.introduction
    assert desk.ui.introduction.hasFocus()
    assert not desk.ui.introductionStandard.isVisible()
    desk.type(heading="", closing="  ")
    assert desk.letters[-1].wording == STANDARD, "and the letter shown says it"
    desk.save()
    assert desk.kept() == STANDARD


# --- the letter beside it


def text_shown(desk: Desk) -> str:
    return read(desk.letters[-1])


def test_the_letter_shown_changes_with_what_is_typed(desk: Desk) -> None:
    assert ENGLISH.heading in text_shown(desk)
    desk.type(heading="Your child's record", introduction="All about {child}.")
    assert "Your child's record" in text_shown(desk)
    assert "All about Marisol." in text_shown(desk)
    desk.choose("es")
    assert SPANISH.heading in text_shown(desk)
    assert len(desk.pages) == len(desk.letters)


def test_the_letter_is_made_off_the_gui_thread_and_of_many_only_the_newest(desk: Desk) -> None:
    before = len(desk.letters)
    for text in ("H", "He", "Hel"):
        desk.ui.heading.setText(text)
    assert len(desk.letters) == before, "nothing is made while one types"
    desk.settle()
    assert [facts.wording.heading for facts in desk.letters[before:]] == ["Hel"]


def test_a_letter_that_says_the_same_is_not_made_again(desk: Desk) -> None:
    before = len(desk.letters)
    desk.ui.closing.setFocus()
    desk.ui.heading.setFocus()
    desk.type(closing="  ")
    assert len(desk.letters) == before


def test_the_letter_shown_is_the_one_that_has_the_part_worked_on(desk: Desk) -> None:
    desk.ui.withAccount.setFocus()
    desk.settle()
    assert desk.ui.reader.currentText() == "a parent who has an account"
    assert "How to add the child" in text_shown(desk)
    desk.ui.closing.setFocus()
    desk.settle()
    assert desk.ui.reader.currentText() == "a parent who has an account", "it has the closing too"
    desk.ui.introduction.setFocus()
    desk.settle()
    assert "How to register" in text_shown(desk)
    desk.ui.reader.setCurrentIndex(1)
    desk.settle()
    assert "How to add the child" in text_shown(desk)


def test_the_letter_shown_is_an_example_whose_code_leads_to_the_practices_portal(desk: Desk, tmp_path: Path) -> None:
    assert "XXXX-XXXX" in text_shown(desk)
    picture = tmp_path / "page.png"
    assert desk.pages[-1].save(str(picture))
    (code,) = zxingcpp.read_barcodes(Image.open(picture))
    assert code.text == desk.world.rules.portal_address


# --- what is wrong


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"heading": "x" * 61}, "This is too long: the letter must stay on one page. Use at most 60 characters."),
        (
            {"introduction": "x" * 501},
            "This is too long: the letter must stay on one page. Use at most 500 characters.",
        ),
        ({"withAccount": "x\n" * 9}, "These are too many lines: the letter must stay on one page. Use at most 8."),
        (
            {"introduction": "Hello {name}"},
            "The letter does not know what to put in place of {name}. Only {child} works: the child's first name.",
        ),
        ({"closing": "a\x07b"}, "There are invisible characters in it that nobody can read. Type it anew."),
        ({"closing": "Bye 😀"}, "The letter's typeface has no “😀”. Write it another way."),
        (
            {"introduction": "W" * 499, "closing": "W" * 500},
            "With this the letter would not fit on one page of US Letter and A4. Shorten it.",
        ),
    ],
)
def test_what_no_letter_can_carry_is_told_under_its_field_and_nothing_is_lost(
    desk: Desk, typed: dict[str, str], told: str
) -> None:
    desk.type(**typed)
    before = desk.typed()
    desk.save()
    name = list(typed)[-1]
    assert desk.error(name) == told
    assert getattr(desk.ui, name).hasFocus()
    assert (desk.typed(), desk.kept(), desk.form.isVisible()) == (before, STANDARD, True)
    desk.type(**{name: "Hello"})
    assert desk.error(name) == ""


def test_what_is_wrong_in_the_other_language_is_led_to(desk: Desk) -> None:
    desk.choose("es")
    desk.type(closing="{x}")
    desk.choose("en")
    assert desk.error("closing") == ""
    desk.type(heading="Ours")
    desk.save()
    assert desk.ui.language.currentText() == "Spanish"
    assert "{x}" in desk.error("closing")
    assert desk.kept() == STANDARD, "nothing is saved by halves"


def test_a_letter_that_would_not_fit_is_told_while_one_types(desk: Desk) -> None:
    desk.type(introduction="W" * 499, closing="W" * 500)
    assert desk.error("closing").startswith("With this the letter would not fit")


# --- two desks, and a database that is busy


def test_what_another_desk_changed_meanwhile_is_told_and_saved_over_only_when_asked_again(desk: Desk) -> None:
    desk.type(heading="Mine")
    desk.change_elsewhere(heading="Theirs", closing="Sam")
    desk.save()
    assert desk.error("heading") == MEANWHILE
    assert desk.typed() == replace(ENGLISH, heading="Mine", closing="Sam"), "what was not typed into is theirs"
    desk.save()
    assert desk.kept() == LetterWording(heading="Mine", closing="Sam")


def test_a_database_that_is_busy_loses_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.type(heading="Mine")

    def busy(*_: Any) -> None:
        raise StorageError(Code.DATABASE_BUSY)

    with monkeypatch.context() as patched:
        patched.setattr(desk.form._workplace, "carry_out", busy)
        desk.save()
    assert desk.ui.trouble.text.text() == "The database is busy. Nothing was changed; try again in a moment."
    assert desk.typed().heading == "Mine"
    desk.save()
    assert desk.kept().heading == "Mine"


# --- leaving


def test_leaving_with_something_typed_asks_once(desk: Desk) -> None:
    desk.type(heading="Mine")
    QTest.keyClick(desk.form, Qt.Key.Key_Escape)
    assert desk.ui.leaving.text.text() == "What you typed is not saved yet. Cancel once more leaves it."
    QTest.keyClick(desk.form, Qt.Key.Key_Escape)
    assert not desk.form.isVisible()
    assert desk.kept() == STANDARD


def test_with_nothing_typed_it_just_closes(desk: Desk) -> None:
    desk.choose("es")
    QTest.keyClick(desk.form, Qt.Key.Key_Escape)
    assert not desk.form.isVisible()
