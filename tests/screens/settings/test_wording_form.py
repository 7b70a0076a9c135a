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
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.domain.wording import STANDARD, LetterWording
from pinportal_desktop.words.letters import standard_wording
from tests.documents.test_letter import read
from tests.screens.settings.wording_desk import WordingDesk
from tests.world import World

ENGLISH, SPANISH = standard_wording("en"), standard_wording("es")
MEANWHILE = "Somebody changed this meanwhile. What you typed still stands here: save again to put it in its place."


@pytest.fixture
def desk(world: World, qtbot: QtBot) -> Iterator[WordingDesk]:
    made = WordingDesk(world, qtbot)
    made.settle()
    yield made
    made.jobs.close(0)


def test_it_opens_with_what_letters_say_now_ready_to_be_changed(desk: WordingDesk) -> None:
    assert desk.typed() == ENGLISH
    desk.choose("es")
    assert desk.typed() == SPANISH
    assert not desk.ui.headingStandard.isVisible(), "all of it is standard"


def test_what_is_saved_is_kept_by_language_and_only_where_it_differs(desk: WordingDesk) -> None:
    desk.type(introduction="Hello, {child}'s family.", closing="Dr. Ruth Maple")
    desk.choose("es")
    desk.type(heading="Su portal")
    desk.save()
    assert desk.kept() == LetterWording(introduction="Hello, {child}'s family.", closing="Dr. Ruth Maple")
    assert desk.kept("es") == LetterWording(heading="Su portal")
    assert (desk.saved, desk.form.isVisible()) == (1, False)


def test_the_standard_text_comes_back_by_its_link_and_by_emptying_the_field(desk: WordingDesk) -> None:
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


def text_shown(desk: WordingDesk) -> str:
    return read(desk.letters[-1])


def test_the_letter_shown_changes_with_what_is_typed(desk: WordingDesk) -> None:
    assert ENGLISH.heading in text_shown(desk)
    desk.type(heading="Your child's record", introduction="All about {child}.")
    assert "Your child's record" in text_shown(desk)
    assert "All about Marisol." in text_shown(desk)
    desk.choose("es")
    assert SPANISH.heading in text_shown(desk)
    assert len(desk.pages) == len(desk.letters)


def test_the_letter_is_made_off_the_gui_thread_and_of_many_only_the_newest(desk: WordingDesk) -> None:
    before = len(desk.letters)
    for text in ("H", "He", "Hel"):
        desk.ui.heading.setText(text)
    assert len(desk.letters) == before, "nothing is made while one types"
    desk.settle()
    assert [facts.wording.heading for facts in desk.letters[before:]] == ["Hel"]


def test_a_letter_that_says_the_same_is_not_made_again(desk: WordingDesk) -> None:
    before = len(desk.letters)
    desk.ui.closing.setFocus()
    desk.ui.heading.setFocus()
    desk.type(closing="  ")
    assert len(desk.letters) == before


def test_the_letter_shown_is_the_one_that_has_the_part_worked_on(desk: WordingDesk) -> None:
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


def test_the_letter_shown_is_an_example_whose_code_leads_to_the_practices_portal(
    desk: WordingDesk, tmp_path: Path
) -> None:
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
    desk: WordingDesk, typed: dict[str, str], told: str
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


def test_what_is_wrong_in_the_other_language_is_led_to(desk: WordingDesk) -> None:
    desk.choose("es")
    desk.type(closing="{x}")
    desk.choose("en")
    assert desk.error("closing") == ""
    desk.type(heading="Ours")
    desk.save()
    assert desk.ui.language.currentText() == "Spanish"
    assert "{x}" in desk.error("closing")
    assert desk.kept() == STANDARD, "nothing is saved by halves"


def test_a_letter_that_would_not_fit_is_told_while_one_types(desk: WordingDesk) -> None:
    desk.type(introduction="W" * 499, closing="W" * 500)
    assert desk.error("closing").startswith("With this the letter would not fit")


# --- two desks, and a database that is busy


def test_what_another_desk_changed_meanwhile_is_told_and_saved_over_only_when_asked_again(desk: WordingDesk) -> None:
    desk.type(heading="Mine")
    desk.change_elsewhere(heading="Theirs", closing="Sam")
    desk.save()
    assert desk.error("heading") == MEANWHILE
    assert desk.typed() == replace(ENGLISH, heading="Mine", closing="Sam"), "what was not typed into is theirs"
    desk.save()
    assert desk.kept() == LetterWording(heading="Mine", closing="Sam")


def test_a_database_that_is_busy_loses_nothing(desk: WordingDesk, monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_leaving_with_something_typed_asks_once(desk: WordingDesk) -> None:
    desk.type(heading="Mine")
    QTest.keyClick(desk.form, Qt.Key.Key_Escape)
    assert desk.ui.leaving.text.text() == "What you typed is not saved yet. Cancel once more leaves it."
    QTest.keyClick(desk.form, Qt.Key.Key_Escape)
    assert not desk.form.isVisible()
    assert desk.kept() == STANDARD


def test_with_nothing_typed_it_just_closes(desk: WordingDesk) -> None:
    desk.choose("es")
    QTest.keyClick(desk.form, Qt.Key.Key_Escape)
    assert not desk.form.isVisible()
