# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a message says and what it never says; how a PIN is read out."""

import re
from html import unescape

import pytest

from pinportal_desktop.assets import resource
from pinportal_desktop.domain.outbox import Channel, Template
from pinportal_desktop.domain.pin import ALPHABET, Pin, parse_pin
from pinportal_desktop.usecases.try_mail import TRY_OUT
from pinportal_desktop.words import spelled
from pinportal_desktop.words.messages import Messages, languages
from pinportal_desktop.words.phones import LENGTH, plain, septets
from pinportal_desktop.words.spelling import READINGS

PIN = parse_pin("K7P4RX9M")
EVERY = [(language, name) for language in languages() for name in (*Template, TRY_OUT)]


def message(
    template: str = Template.WELCOME_WITH_PIN,
    *,
    practice: str = "Maple Street Pediatrics",
    pin: Pin | None = PIN,
    initial: str = "",
    language: str = "en",
    channel: Channel = Channel.EMAIL,
    portal: str = "https://portal.test",
    link: str = "",
) -> tuple[str, str, str]:
    return Messages().message(
        str(template),
        language,
        channel=channel,
        practice_name=practice,
        portal_address=portal,
        pin=pin,
        initial=initial,
        link=link,
    )


@pytest.mark.parametrize(("language", "step"), [("en", "date of birth and the PIN"), ("es", "fecha de nacimiento")])
def test_the_welcome_says_the_pin_the_portals_address_and_four_steps(language: str, step: str) -> None:
    subject, text, html = message(language=language)
    assert "K7P4" not in subject
    for body in (text, html):
        assert "K7P4-RX9M" in body
        assert "https://portal.test" in body
        assert step in body
    assert [f"{n}." in text for n in (1, 2, 3, 4, 5)] == [True, True, True, True, False]
    assert html.count("<li>") == 4


@pytest.mark.parametrize(("language", "child"), [("en", "your child"), ("es", "su hijo o hija")])
def test_the_childs_initial_stands_there_only_where_siblings_must_be_told_apart(language: str, child: str) -> None:
    assert child not in message(language=language)[1]
    for body in message(initial="M", language=language)[1:]:
        assert f"for {child} M." in body or f"para {child} M." in body


@pytest.mark.parametrize("language", languages())
def test_the_welcome_after_registering_says_no_pin(language: str) -> None:
    subject, text, html = message(Template.WELCOME_REGISTERED, pin=None, language=language)
    assert "PIN" not in subject + text + html
    assert "https://portal.test" in text
    assert "https://portal.test" in html


@pytest.mark.parametrize(("language", "template"), EVERY)
def test_a_practices_name_cannot_break_a_header_or_a_page(language: str, template: str) -> None:
    subject, _, html = message(template, practice="A <b>\r\nBcc: eve@example.com", language=language)
    assert "\n" not in subject.strip()
    assert "\r" not in subject
    assert "<b>" not in html.replace("<body", "")
    assert "&lt;b&gt;" in html


def test_a_language_without_templates_gets_the_english_ones() -> None:
    assert message(language="xx") == message()
    assert languages() == ("en", "es")


@pytest.mark.parametrize(("language", "template"), EVERY)
def test_each_template_has_a_subject_a_text_and_a_page_in_its_own_language(language: str, template: str) -> None:
    for ending in ("subject.txt", "txt", "html"):
        assert resource(f"languages/{language}/messages/{template}.{ending}").is_file()
    subject, text, html = message(template, language=language)
    assert f'<html lang="{language}">' in html
    assert subject.count("\n") <= 1
    assert "Maple Street Pediatrics" in text
    if language != "en":
        english = {line for part in message(template) for line in part.splitlines() if line.count(" ") > 2}
        told = {line for part in (subject, text) for line in part.splitlines()}
        assert not english & told, "nothing was left in English"


@pytest.mark.parametrize(("language", "template"), EVERY)
def test_a_pages_text_and_the_plain_text_say_the_same(language: str, template: str) -> None:
    _, text, html = message(template, language=language)
    shown = unescape(re.sub(r"<[^>]*>", " ", html[html.index("<body") :]))
    assert set(re.findall(r"[^\W\d]{2,}", text)) == set(re.findall(r"[^\W\d]{2,}", shown))


# --- to a parent who has an account already


@pytest.mark.parametrize(("language", "signs_in"), [("en", "sign in"), ("es", "entre con su correo")])
def test_a_parent_with_an_account_is_told_to_sign_in_and_to_make_no_second_one(language: str, signs_in: str) -> None:
    subject, text, html = message(Template.ADD_CHILD, language=language)
    assert "K7P4" not in subject
    for body in (text, html):
        assert "K7P4-RX9M" in body
        assert "https://portal.test" in body
        assert signs_in in body
    assert "M." in message(Template.ADD_CHILD, language=language, initial="M")[1]


# --- to a phone

TEXTED = (Template.WELCOME_WITH_PIN, Template.ADD_CHILD)
LONG = "Sociedad de Pediatría y Medicina de Adolescentes del Valle de San Joaquín y Montañas de Santa Cruz, P.A."


def texted(template: Template, language: str, **other: str) -> str:
    subject, text, html = message(template, language=language, channel=Channel.TEXT, **other)  # type: ignore[arg-type]  # texts only
    assert (subject, html) == ("", "")
    return text


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("template", TEXTED)
def test_a_text_message_says_practice_pin_and_address_in_one_line_of_one_message(
    template: Template, language: str
) -> None:
    text = texted(template, language)
    for said in ("Maple Street Pediatrics", "K7P4-RX9M", "https://portal.test"):
        assert said in text
    assert "\n" not in text
    assert septets(text) <= LENGTH
    assert "M." in texted(template, language, initial="M")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("template", TEXTED)
def test_a_long_practices_name_is_cut_never_the_pin_or_the_address(template: Template, language: str) -> None:
    text = texted(template, language, practice=LONG, initial="M")
    assert septets(text) <= LENGTH
    assert text.startswith("Sociedad de Pediatri")
    assert "...: " in text
    assert "K7P4-RX9M" in text
    assert text.endswith("https://portal.test")


WITH_LINK = (Template.WELCOME_WITH_QUESTION, Template.ADD_CHILD_BY_QUESTION)
LINK = "https://portal.maple-street.test/question/K7P4-RX9M-2345-6789-ABCD-EFGH"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("template", WITH_LINK)
@pytest.mark.parametrize("practice", ["Maple Street Pediatrics", LONG])
def test_a_text_message_with_a_link_is_one_message_and_the_link_whole(
    template: Template, language: str, practice: str
) -> None:
    text = texted(template, language, practice=practice, link=LINK, initial="M")
    assert septets(text) <= LENGTH
    assert text.endswith(LINK)
    assert "M." in text
    assert "PIN" not in text


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("template", WITH_LINK)
def test_a_message_with_a_link_says_that_it_works_once_what_is_asked_and_no_pin(
    template: Template, language: str
) -> None:
    subject, text, html = message(template, language=language, link=LINK, pin=None)
    assert LINK not in subject
    said = {"en": ("works once", "the answer that you gave"), "es": ("una sola vez", "respuesta que dio")}[language]
    for body in (text, html):
        told = " ".join(body.split())
        assert LINK in told
        assert all(part in told for part in said)
        assert "PIN" not in told.replace("PinPortal", "")


def test_where_even_the_address_needs_a_second_message_it_is_whole_all_the_same() -> None:
    portal = f"https://{'portal.' * 30}example.org"
    text = texted(Template.WELCOME_WITH_PIN, "en", portal=portal)
    assert "K7P4-RX9M" in text
    assert text.endswith(portal)


def test_a_text_message_has_only_letters_that_every_phone_has() -> None:
    assert plain("Clínica “Niño” – Łódź…") == 'Clinica "Niño" - Lodz...'
    assert plain("Ñandú & Söhne, ça va 田中👶") == "Ñandu & Söhne, ca va "
    assert "?" not in texted(Template.WELCOME_WITH_PIN, "es", practice="田中 Clínica")


@pytest.mark.parametrize("character", "^{}[]~|€\\")
def test_what_takes_two_places_is_counted_as_two(character: str) -> None:
    assert septets(character) == 2


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
