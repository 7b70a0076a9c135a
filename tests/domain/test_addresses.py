# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pinportal_desktop.domain.addresses import email_key, email_likeness, masked_email, phone_likeness
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.phones import phone_number


@pytest.mark.parametrize(
    "spelling", ["Ana.Garcia@Example.com", "anagarcia+kids@example.com", "a.n.a.garcia@EXAMPLE.com "]
)
def test_case_dots_and_plus_tags_do_not_make_another_mailbox(spelling: str) -> None:
    assert email_likeness(spelling) == email_likeness("ana.garcia@example.com")


def test_another_mailbox_stays_another() -> None:
    assert email_likeness("ana.garcia@example.com") != email_likeness("ana.garcia@example.org")
    assert email_likeness("ana@example.com") != email_likeness("anna@example.com")


def test_a_login_is_unique_without_regard_to_case_only() -> None:
    assert email_key(" Ana@Example.com ") == "ana@example.com"
    assert email_key("a.na@example.com") != email_key("ana@example.com")


@pytest.mark.parametrize("number", ["(555) 010-2231", "+15550102231", "555.010.2231", "1 555 010 2231"])
def test_the_format_of_a_phone_number_is_ignored(number: str) -> None:
    assert phone_likeness(number) == "5550102231"


def test_a_masked_address_keeps_the_first_letter_and_the_domain() -> None:
    assert masked_email("tomas.reyes@example.net") == "t…@example.net"


@pytest.mark.parametrize("typed", ["(03) 5555 6473", "123-456-7890", "+1 055 555 6473"])
def test_a_number_without_an_area_that_there_is_in_north_america_is_none(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        phone_number(typed)
    assert refused.value.code is Code.PHONE_INVALID


def test_a_number_of_another_country_is_kept_with_it() -> None:
    assert phone_number("+61 3 5555 6473") == "+61355556473"


@given(st.from_regex(r"(\+?1[ .-]?)?\(?[2-9][0-9]{2}\)?[ .-]?[0-9]{3}[ .-]?[0-9]{4}", fullmatch=True))
def test_the_short_way_for_plain_numbers_gives_what_the_library_gives(typed: str) -> None:
    parsed = phonenumbers.parse(typed, "US")
    assert phonenumbers.is_possible_number(parsed)
    assert phone_number(typed) == phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
