# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a message says and what it never says; how a PIN is read out."""

import pytest

from pinportal_desktop.assets import resource
from pinportal_desktop.domain.outbox import Template
from pinportal_desktop.domain.pin import ALPHABET, Pin, parse_pin
from pinportal_desktop.words import Messages, spelled
from pinportal_desktop.words.messages import languages
from pinportal_desktop.words.spelling import READINGS

PIN = parse_pin("K7P4RX9M")


def message(
    template: Template = Template.WELCOME_WITH_PIN,
    *,
    practice: str = "Maple Street Pediatrics",
    pin: Pin | None = PIN,
    initial: str = "",
    language: str = "en",
) -> tuple[str, str, str]:
    return Messages().message(
        template.value,
        language,
        practice_name=practice,
        portal_address="https://portal.test",
        pin=pin,
        initial=initial,
    )


def test_the_welcome_says_the_pin_the_portals_address_and_four_steps() -> None:
    subject, text, html = message()
    assert "K7P4" not in subject
    for body in (text, html):
        assert "K7P4-RX9M" in body
        assert "https://portal.test" in body
        assert "date of birth and the PIN" in body
    assert [f"{n}." in text for n in (1, 2, 3, 4, 5)] == [True, True, True, True, False]


def test_the_childs_initial_stands_there_only_where_siblings_must_be_told_apart() -> None:
    assert "your child" not in message()[1].split("How to register")[0]
    assert "for your child M." in message(initial="M")[1]


def test_the_welcome_after_registering_says_no_pin() -> None:
    subject, text, html = message(Template.WELCOME_REGISTERED, pin=None)
    assert "PIN" not in subject + text + html
    assert "https://portal.test" in text


def test_a_practices_name_cannot_break_a_header_or_a_page() -> None:
    subject, _, html = message(practice="A <b>\r\nBcc: eve@example.com")
    assert "\n" not in subject.strip()
    assert "\r" not in subject
    assert "<b>" not in html.replace("<body", "")
    assert "&lt;b&gt;" in html


def test_a_language_without_templates_gets_the_english_ones() -> None:
    assert message(language="xx") == message()
    assert languages()[0] == "en"


@pytest.mark.parametrize("template", Template)
def test_each_template_has_a_subject_a_text_and_a_page(template: Template) -> None:
    for ending in ("subject.txt", "txt", "html"):
        assert resource(f"languages/en/messages/{template.value}.{ending}").is_file()


@pytest.mark.parametrize("language", READINGS)
def test_every_symbol_has_a_reading_that_nobody_mistakes(language: str) -> None:
    table = READINGS[language]
    assert set(table) == set(ALPHABET)
    assert len(set(table.values())) == len(ALPHABET)
    assert all(reading[0] == symbol for symbol, reading in table.items() if symbol.isalpha())


def test_a_pin_is_spelled_symbol_by_symbol() -> None:
    assert spelled(PIN, "en")[:3] == ("K as in Kilo", "7 seven", "P as in Papa")
    assert spelled(PIN, "es")[:2] == ("K de Kilo", "7 siete")
    assert spelled(PIN, "xx") == spelled(PIN, "en")
