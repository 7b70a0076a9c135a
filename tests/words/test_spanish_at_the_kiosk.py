# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""All that a family can read at the kiosk is there in Spanish."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file

import pinportal_desktop
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.words.catalogue import load_catalogue
from pinportal_desktop.words.sentences import SENTENCES

PACKAGE = Path(pinportal_desktop.__file__).parent
KEYWORDS = {"text": None, "_": None, "ntext": (1, 2)}
TOLD = (
    Code.DATE_OF_BIRTH_INVALID, Code.PIN_EMPTY, Code.PIN_LENGTH, Code.REGISTRATION_FAILED, Code.REGISTRATION_EXPIRED,
    Code.WHO_MISSING, Code.PHONE_INVALID, Code.PHONE_LETTERS, Code.EMAIL_MISSING, Code.EMAIL_INVALID, Code.EMAIL_TAKEN,
    Code.PASSWORD_SHORT, Code.PASSWORD_LONG, Code.PASSWORD_COMMON, Code.TERMS_MISSING, Code.LINK_USED,
    Code.HAS_ACCESS_ALREADY, Code.EXIT_CODE_WRONG,
)  # fmt: skip


def texts() -> Iterator[str]:
    for file in (*sorted((PACKAGE / "screens" / "kiosk").glob("*.py")), PACKAGE / "words" / "parents.py"):
        for found in extract_from_file("python", file, KEYWORDS):
            yield found[1] if isinstance(found[1], str) else found[1][0]
    yield from (SENTENCES[code] for code in TOLD)


@pytest.mark.parametrize("text", sorted(set(texts())))
def test_it_is_there_in_spanish(text: str) -> None:
    spanish = load_catalogue("es")
    assert text in spanish.texts or text in spanish.plurals
