# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a practice says in its own words, read back from the paper: what it changes, and what it never can."""

from dataclasses import replace
from datetime import date

import pytest
import zxingcpp
from pypdfium2 import PdfDocument

from pinportal_desktop.documents.letter import letter, refuse_misfit
from pinportal_desktop.documents.page import size_of
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.wording import PARTS, LetterWording
from pinportal_desktop.usecases.letter import LetterFacts
from pinportal_desktop.words import Words, spelled
from tests.documents.test_letter import FACTS, PIN, read, seen

MM = 72 / 25.4
FILLER = "Please bring the insurance card and a list of everything that your child takes, and come ten minutes early. "


def worded(**wording: str) -> LetterFacts:
    return replace(FACTS, wording=LetterWording(**wording))


def told(facts: LetterFacts, *parts: str) -> list[str]:
    """What of these is not on the paper."""
    text = read(facts)
    return [part for part in parts if " ".join(part.split()) not in text]


def lowest_above_the_foot(facts: LetterFacts) -> float:
    """pt from the lower edge, of all that is drawn before the foot, whose line lies at 36 mm."""
    document = PdfDocument(letter(facts))
    page = document[0].get_textpage()
    foot = page.get_text_range().index("Keep this letter private")
    bottoms: list[float] = [page.get_charbox(n)[1] for n in range(foot) if page.get_text_range(n, 1).strip()]
    document.close()
    return min(bottoms)


def refusal(facts: LetterFacts) -> Refused:
    with pytest.raises(Refused) as refused:
        refuse_misfit(facts)
    return refused.value


def test_the_practices_words_stand_in_the_place_of_the_standard_ones() -> None:
    own = worded(
        heading="Your child's record, at home",
        introduction="Dear family,\nhere you find all about {child}.",
        closing="We answer the phone from 8 to 5.\n\nDr. Ruth Maple",
    )
    text = read(own)
    assert told(own, "Your child's record, at home", "Dear family, here you find all about Marisol.") == []
    assert told(own, "We answer the phone from 8 to 5. Dr. Ruth Maple") == []
    assert "Access to our patient portal" not in text
    assert "With this PIN you make your own account" not in text
    assert "{" not in text


def test_a_part_without_own_words_says_the_standard_text() -> None:
    assert told(worded(closing="Dr. Ruth Maple"), "Access to our patient portal", "With this PIN you make") == []


@pytest.mark.parametrize("adds_child", [False, True])
@pytest.mark.parametrize(
    "wording",
    [
        {},
        {"heading": "H" * 60},
        {"introduction": "Hello."},
        {"introduction": "W" * 500},
        {"with_account": "Hello."},
        {"closing": "\n".join("x" * 8)},
        {"heading": "Hi", "introduction": FILLER * 4, "with_account": FILLER * 4, "closing": FILLER * 4},
    ],
)
def test_no_wording_takes_away_the_pin_the_code_the_address_the_child_and_the_addressee(
    wording: dict[str, str], *, adds_child: bool
) -> None:
    for paper in ("letter", "a4"):
        facts = replace(worded(**wording), paper=paper, adds_child=adds_child, valid_until=date(2026, 12, 4))
        fixed = ("K7P4-RX9M", FACTS.portal_address, "Marisol", "Tomás Reyes", "12/04/2026", *spelled(PIN, "en"))
        assert told(facts, *fixed, "1.", "2.", "3.", "Keep this letter private", "Maple Street Pediatrics") == []
        assert [code.text for code in zxingcpp.read_barcodes(seen(facts))] == [FACTS.portal_address]


def test_the_childs_first_name_stands_by_the_pin_and_keeps_twins_letters_apart() -> None:
    own = worded(introduction="Hello.")
    assert "Your PIN for Marisol" in read(own)
    assert "Your PIN for Lucia" in read(replace(own, child_first_name="Lucia"))


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_parent_with_an_account_is_told_to_sign_in_and_add_the_child_not_to_register(language: str) -> None:
    text = Words.load(language).text
    facts = replace(FACTS, language=language, adds_child=True)
    assert (
        told(
            facts,
            text("How to add the child"),
            text("Choose “I already have an account” and sign in with your e-mail address and password."),
            text("Type the child's date of birth and the PIN."),
            {"en": "With this PIN you add Marisol to it.", "es": "Con este PIN agrega a Marisol a esa cuenta."}[
                language
            ],
        )
        == []
    )
    assert told(
        facts, text("How to register"), text("Tell us who you are, and choose an e-mail address and a password.")
    ) == [text("How to register"), text("Tell us who you are, and choose an e-mail address and a password.")]


def test_each_reader_gets_the_introduction_meant_for_them() -> None:
    own = worded(introduction="For newcomers.", with_account="For {child}'s brother's mother.")
    assert told(own, "For newcomers.", "For Marisol's brother's mother.") == ["For Marisol's brother's mother."]
    known = replace(own, adds_child=True)
    assert told(known, "For newcomers.", "For Marisol's brother's mother.") == ["For newcomers."]


# --- one page


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("adds_child", [False, True])
def test_what_is_taken_stays_above_the_foot_on_both_papers(paper: str, *, adds_child: bool) -> None:
    own = worded(introduction=FILLER * 3, with_account=FILLER * 3, closing=FILLER * 2 + "\n\nDr. Ruth Maple\nThe team")
    refuse_misfit(own)
    facts = replace(own, paper=paper, adds_child=adds_child)
    assert lowest_above_the_foot(facts) > 36 * MM
    assert told(facts, FILLER * 3, FILLER * 2, "Dr. Ruth Maple The team") == []


def test_what_would_not_fit_on_one_page_is_refused_and_says_so() -> None:
    own = worded(introduction="W" * 499, closing="W" * 500)
    refused = refusal(own)
    assert (refused.code, refused.facts["field"]) == (Code.LETTER_FULL, "closing")
    assert (
        Words.load().sentence(refused).startswith("With this the letter would not fit on one page of US Letter and A4.")
    )


def test_the_words_for_a_parent_with_an_account_must_fit_too() -> None:
    assert refusal(worded(with_account="W" * 500, closing="W" * 300 + "\nx" * 5)).facts["field"] == "with_account"


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_letter_whose_practice_moved_to_a_longer_address_loses_no_word(paper: str) -> None:
    """Taken when it fit, printed when the address had six lines and the child a long name."""
    own = worded(introduction=FILLER * 4 + "Hello {child}.", closing=FILLER * 4)
    longer = replace(
        own, paper=paper, practice_address=tuple(f"Line {n}" for n in range(6)), child_first_name="Maximiliano " * 3
    )
    assert told(longer, FILLER * 4, "Hello Maximiliano Maximiliano Maximiliano", "Keep this letter private") == []
    assert lowest_above_the_foot(longer) > 36 * MM
    assert size_of(paper)[1] > 0


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("symbol", ["😀", "田", "ع"])
def test_a_character_that_the_typeface_does_not_have_is_refused_by_name(part: str, symbol: str) -> None:
    refused = refusal(worded(**{part: f"Hello {symbol}"}))
    assert (refused.code, refused.facts) == (Code.WORDING_SYMBOL, {"field": part, "symbol": symbol})


def test_every_letter_of_english_and_spanish_can_be_printed() -> None:
    refuse_misfit(
        worded(closing="¡Señor, señora! ¿Cómo están? “áéíóúüñ” ‘ÁÉÍÓÚÜÑ’ – — … • ½ ™ 100 % & <b>\n\nDr. O'Neill")
    )
