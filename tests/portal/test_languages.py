# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What parents read is there in each language that they can choose."""

import re

import pytest
from babel.messages.pofile import read_po

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.verification import STANDARD_QUESTIONS
from pinportal_desktop.words.catalogue import load_catalogue
from pinportal_desktop.words.messages import languages
from pinportal_desktop.words.sentences import SENTENCES
from tests.conftest import REPOSITORY

# What a parent may be told by a sentence that `words` has for everybody.
TOLD_TO_PARENTS = {
    Code.PIN_EMPTY, Code.PIN_LENGTH, Code.PIN_SYMBOL, Code.RELATIONSHIP_MISSING, Code.EMAIL_MISSING, Code.EMAIL_INVALID,
    Code.PHONE_INVALID, Code.PHONE_LETTERS, Code.HAS_ACCESS_ALREADY, Code.REGISTRATION_FAILED,
    Code.ANSWER_FAILED, Code.ANSWER_MISSING,
    Code.REGISTRATION_EXPIRED, Code.DATE_OF_BIRTH_INVALID, Code.WHO_MISSING, Code.EMAIL_TAKEN, Code.PASSWORD_SHORT,
    Code.PASSWORD_LONG, Code.PASSWORD_COMMON, Code.TERMS_MISSING, Code.LINK_USED, Code.SIGN_IN_FAILED,
    Code.SIGN_IN_AGAIN, Code.PASSWORD_WRONG, Code.PASSWORD_MISSING, Code.EMAIL_SAME, Code.CHILD_LISTED, Code.TEXT_LONG,
    Code.REGISTRATION_ELSEWHERE, Code.TEXT_UNREADABLE, Code.NAME_MISSING, Code.CHANGED_ELSEWHERE,
}  # fmt: skip
OTHERS = [language for language in languages() if language != "en"]


def sources() -> set[str]:
    """Every text of the pages, and the sentences."""
    with (REPOSITORY / "resources" / "languages" / "pinportal.pot").open("rb") as opened:
        of_pages = [m.id for m in read_po(opened) if any("/portal/" in name for name, _ in m.locations)]
    told = {m if isinstance(m, str) else m[0] for m in of_pages if m}
    return told | set(STANDARD_QUESTIONS) | {SENTENCES[code] for code in TOLD_TO_PARENTS}


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_that_a_parent_reads_is_there_in_each_language(language: str) -> None:
    catalogue = load_catalogue(language)
    assert sorted(sources() - catalogue.texts.keys() - catalogue.plurals.keys()) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_fills_in_what_the_source_does(language: str) -> None:
    catalogue = load_catalogue(language)
    for source in sources() & catalogue.texts.keys():
        assert set(re.findall(r"{\w+}", source)) == set(re.findall(r"{\w+}", catalogue.texts[source])), source
