# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a practice may say in its letters: what is kept of it, and what is refused by which rule."""

import json
import string
from pathlib import Path

import pytest

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.wording import (
    HEADING_MOST,
    LINES_MOST,
    PARTS,
    TEXT_MOST,
    LetterWording,
    checked,
    over,
    refuse_bad,
    with_child,
)
from pinportal_desktop.words import Words


def refusal(part: str, typed: str) -> Refused:
    with pytest.raises(Refused) as refused:
        checked(part, typed)
    assert refused.value.facts["field"] == part
    return refused.value


def test_white_space_is_folded_and_lines_stay_with_one_empty_one_between_paragraphs_at_most() -> None:
    assert checked("closing", "\n  Yours \t truly \r\n\r\n\n\n Dr. Maple\u2028Oak St. \n\n") == (
        "Yours truly\n\nDr. Maple\nOak St."
    )
    assert checked("heading", "  Your \n child's  record ") == "Your child's record"


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("bad", ["\x00", "\x1b[2J", "\x7f", "\u202e", "\ud800"])
def test_characters_that_nobody_can_read_or_print_are_refused(part: str, bad: str) -> None:
    assert refusal(part, f"Dear {bad} parent").code is Code.TEXT_UNREADABLE


@pytest.mark.parametrize(("part", "most"), [("heading", HEADING_MOST), *((p, TEXT_MOST) for p in PARTS[1:])])
def test_what_could_not_stay_on_one_page_is_refused_and_says_so(part: str, most: int) -> None:
    assert len(checked(part, "x" * most)) == most
    refused = refusal(part, "x" * (most + 1))
    assert refused.code is Code.WORDING_LONG
    assert Words.load().sentence(refused) == (
        f"This is too long: the letter must stay on one page. Use at most {most} characters."
    )


def test_too_many_lines_are_refused() -> None:
    assert checked("closing", "\n".join("x" * LINES_MOST)).count("\n") == LINES_MOST - 1
    refused = refusal("closing", "\n".join("x" * (LINES_MOST + 1)))
    assert (refused.code, refused.facts["most"]) == (Code.WORDING_LINES, LINES_MOST)


@pytest.mark.parametrize("part", PARTS[1:])
def test_the_childs_first_name_is_the_only_thing_that_is_filled_in(part: str) -> None:
    said = checked(part, "See what we know about {child}.")
    assert with_child(said, "Marisol") == "See what we know about Marisol."


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Dear {name}", "{name}"),
        ("born {born}", "{born}"),
        ("{Child}", "{Child}"),
        ("{ child }", "{ child }"),
        ("{child", "{child"),
        ("child}", "}"),
        ("{{child}}", "{"),
        ("{}", "{}"),
    ],
)
def test_any_other_place_to_fill_in_is_refused_and_named(typed: str, found: str) -> None:
    refused = refusal("introduction", typed)
    assert (refused.code, refused.facts["found"]) == (Code.WORDING_BRACES, found)
    assert "Only {child} works: the child's first name." in Words.load().sentence(refused)


def test_a_heading_has_nothing_filled_in() -> None:
    refused = refusal("heading", "The record of {child}")
    assert refused.code is Code.HEADING_BRACES
    assert Words.load().sentence(refused).endswith("so write it without braces: {child}.")


def test_a_name_that_looks_like_a_place_to_fill_in_is_only_a_name() -> None:
    assert with_child("For {child}", "{child}{name}") == "For {child}{name}"


def test_an_empty_part_is_the_standard_text() -> None:
    standard = LetterWording(heading="Access", introduction="Hello", with_account="Again", closing="")
    assert over(LetterWording(), standard) == standard
    assert over(LetterWording(introduction="Welcome", closing="Bye"), standard) == LetterWording(
        heading="Access", introduction="Welcome", with_account="Again", closing="Bye"
    )
    assert LetterWording(introduction="Welcome", closing="Bye").changed == ("introduction", "closing")


@pytest.mark.parametrize("part", PARTS)
def test_a_wording_is_refused_whole_for_one_bad_part(part: str) -> None:
    refuse_bad(LetterWording(**dict.fromkeys(PARTS, "Hello")))
    with pytest.raises(Refused) as refused:
        refuse_bad(LetterWording(**{part: "{surname}"}))
    assert refused.value.facts["field"] == part


def test_whatever_is_typed_is_kept_or_refused_by_a_sentence(shared_data: Path) -> None:
    words = Words.load()
    for said in json.loads((shared_data / "strings" / "blns.json").read_text("utf-8")):
        for part in PARTS:
            try:
                kept = checked(part, said)
            except Refused as refused:
                sentence = words.sentence(refused)
                assert sentence, said
                assert sentence[-1] in string.punctuation, said
            else:
                assert kept.split() == said.split(), "no letter of it is lost"
