# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from pinportal_desktop.domain.addresses import email_key, email_likeness, masked_email, phone_likeness


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
