# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Lines as people type or paste them."""

import pytest

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.people import named
from pinportal_desktop.domain.typed import one_line


@pytest.mark.parametrize(
    "name", ["Nguyễn", "O'Brien", "田中", "مریم‌السادات", "Ana 👶", "<b>Bo</b>", "'; DROP TABLE x;--"]
)
def test_any_script_and_any_punctuation_is_somebodys_name(name: str) -> None:
    assert one_line(name, field="name", most=100) == name


def test_white_space_and_line_breaks_are_folded() -> None:
    assert one_line("  Ana \r\n María\t", field="name", most=100) == "Ana María"


@pytest.mark.parametrize("typed", ["Ana\0", "\x1b[2JAna", "Ana\u202egpj.exe", "\ud800", "\x7f"])
def test_invisible_characters_that_do_harm_are_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        one_line(typed, field="reason", most=100)
    assert (refused.value.code, refused.value.facts["field"]) == (Code.TEXT_UNREADABLE, "reason")


def test_a_line_of_ten_thousand_characters_is_refused_with_the_most_that_is_taken() -> None:
    with pytest.raises(Refused) as refused:
        named("Garcia", "A" * 10_000)
    assert (refused.value.code, refused.value.facts["most"], refused.value.facts["field"]) == (
        Code.TEXT_LONG,
        100,
        "name",
    )
