# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The letter, read back as its reader gets it: text, picture, paper."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from pinportal_desktop.documents.letter import letter
from pinportal_desktop.domain.pin import parse_pin
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.wording import LetterWording
from pinportal_desktop.usecases.letter import LetterFacts
from pinportal_desktop.words import spelled
from pinportal_desktop.words.catalogue import load_catalogue
from tests.texts import texts_of

PIN = parse_pin("K7P4RX9M")
FACTS = LetterFacts(
    practice_name="Maple Street Pediatrics",
    practice_address=("12 Maple Street", "Springfield, MA 01103", "(555) 010-0100"),
    portal_address="https://portal.maple-street.test",
    addressee="Tomás Reyes",
    child_first_name="Marisol",
    pin=PIN,
    language="en",
    issued_on=date(2026, 11, 24),
)


def read(facts: LetterFacts) -> str:
    reader = PdfReader(BytesIO(letter(facts)))
    assert len(reader.pages) == 1
    return " ".join(reader.pages[0].extract_text().split())


def seen(facts: LetterFacts) -> Image.Image:
    document = PdfDocument(letter(facts))
    picture: Image.Image = document[0].render(scale=2).to_pil()
    document.close()
    return picture


def test_the_letter_says_the_pin_its_reading_the_address_the_addressee_and_the_childs_first_name() -> None:
    text = read(FACTS)
    for told in (
        "K7P4-RX9M",
        "Tomás Reyes",
        "Marisol",
        "https://portal.maple-street.test",
        "11/24/2026",
        *spelled(PIN, "en"),
    ):
        assert told in text
    assert [f"{n}." in text for n in (1, 2, 3, 4)] == [True] * 4
    assert "Valid until" not in text


def test_a_validity_is_told_with_its_last_day() -> None:
    assert "Valid until 12/04/2026" in read(replace(FACTS, valid_until=date(2026, 12, 4)))


def test_the_qr_code_is_the_portals_address_and_holds_no_pin() -> None:
    codes = zxingcpp.read_barcodes(seen(FACTS))
    assert [code.text for code in codes] == ["https://portal.maple-street.test"]


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595, 842))])
def test_the_letter_is_one_page_of_the_practices_paper(paper: str, size: tuple[int, int]) -> None:
    page = PdfReader(BytesIO(letter(replace(FACTS, paper=paper)))).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size


@pytest.mark.parametrize(
    "name", ["Szabó-Őry Łucja", "Nguyễn Thị Hương", "Анна Петрова", "Ñandú Ğöker", "A" * 300, "<b>&amp;"]
)
def test_names_of_any_length_and_script_stay_readable_on_one_page(name: str) -> None:
    text = read(replace(FACTS, addressee=name, child_first_name=name[:60], practice_name=name))
    assert (name if len(name) < 60 else name[:30]) in text


def test_long_practice_addresses_do_not_push_the_pin_off_the_page() -> None:
    long = replace(
        FACTS,
        practice_address=tuple(f"Line {n} of a long address" for n in range(8)),
        portal_address="https://" + "portal." * 12 + "test",
    )
    assert "K7P4-RX9M" in read(long)
    assert [code.text for code in zxingcpp.read_barcodes(seen(long))] == [long.portal_address]


def test_the_same_facts_give_the_same_bytes_and_the_metadata_name_nobody() -> None:
    assert letter(FACTS) == letter(FACTS)
    told = str(PdfReader(BytesIO(letter(FACTS))).metadata)
    for secret in ("Tomás", "Marisol", "K7P4", "Maple"):
        assert secret not in told


def test_a_spanish_family_gets_the_letter_whole_in_spanish() -> None:
    text = read(replace(FACTS, language="es", valid_until=date(2026, 12, 24)))
    for told in (
        "Acceso a nuestro portal del paciente",
        "Con este PIN usted crea su propia cuenta",
        "Válido hasta el 24/12/2026",
        "Cómo registrarse",
        "Guarde esta carta en privado",
        *spelled(PIN, "es"),
    ):
        assert told in text
    assert seen(replace(FACTS, language="es")).size == seen(FACTS).size


@pytest.mark.parametrize("source", sorted(texts_of("pinportal_desktop/documents/letter.py")))
def test_every_text_of_the_letter_is_there_in_spanish(source: str) -> None:
    told = load_catalogue("es").texts[source]
    assert told != source
    assert set(re.findall(r"{\w+}", told)) == set(re.findall(r"{\w+}", source))


# --- with the link of a verification question

ADDRESS = "https://portal.maple-street.test/question/K7P4-RX9M-2345-6789-ABCD-EFGH"
WITH_LINK = replace(FACTS, pin=None, link=Secret(ADDRESS))


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("adds_child", [False, True])
@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("Your link for Marisol", "The link works once.", "date of birth, and the answer that you gave")),
        (
            "es",
            ("Su enlace para Marisol", "El enlace sirve una sola vez.", "la respuesta que dio a nuestro consultorio"),
        ),
    ],
)
def test_a_letter_with_a_link_has_it_as_code_and_to_type_and_no_word_of_a_pin(
    language: str, told: tuple[str, ...], adds_child: bool, paper: str
) -> None:
    facts = replace(WITH_LINK, language=language, paper=paper, adds_child=adds_child)
    text = " ".join(read(facts).split())
    for said in (*told, "https://portal.maple-street.test/question/", "K7P4-RX9M-2345-6789-ABCD-EFGH", "Tomás Reyes"):
        assert said in text
    assert "PIN" not in text
    assert [code.text for code in zxingcpp.read_barcodes(seen(facts))] == [ADDRESS]


def test_a_link_that_expires_says_until_when() -> None:
    assert "Valid until 12/24/2026. The link works once." in read(replace(WITH_LINK, valid_until=date(2026, 12, 24)))


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_practices_words_about_pins_do_not_stand_on_a_letter_with_a_link(paper: str) -> None:
    wording = LetterWording(heading="Hello", introduction="Here is your PIN for {child}.", closing="See you soon.")
    text = read(replace(WITH_LINK, wording=wording, paper=paper))
    assert "Hello" in text
    assert "See you soon." in text
    assert "PIN" not in text
