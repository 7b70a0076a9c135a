# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.pin import ALPHABET, NEVER_IN_A_PIN, Pin, draw_pin, parse_pin

PINS = st.text(alphabet=ALPHABET, min_size=8, max_size=8)


class Counting:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def symbol(self, alphabet: str) -> str:
        self.asked.append(alphabet)
        return alphabet[len(self.asked)]


def test_a_pin_is_eight_symbols_of_the_alphabet_drawn_one_by_one() -> None:
    source = Counting()
    pin = draw_pin(source)
    assert source.asked == ["23456789ABCDEFGHJKMNPQRSTVWXYZ"] * 8
    assert pin.symbols == "3456789A"


def test_a_pin_is_shown_in_two_groups_of_four() -> None:
    assert parse_pin("k7p4rx9m").reveal() == "K7P4-RX9M"


@given(PINS, st.sampled_from(["", "-", " ", "–", "  ", " - "]), st.booleans())
def test_a_pin_is_read_in_any_case_with_or_without_dash_or_spaces(symbols: str, between: str, lower: bool) -> None:
    typed = f" {symbols[:4]}{between}{symbols[4:]} "
    assert parse_pin(typed.lower() if lower else typed).symbols == symbols


@pytest.mark.parametrize("symbol", NEVER_IN_A_PIN)
def test_symbols_that_pins_never_contain_are_answered_by_name(symbol: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_pin(f"K7P4-RX9{symbol.lower()}")
    assert refused.value.code is Code.PIN_SYMBOL
    assert refused.value.facts["symbol"] == symbol


@pytest.mark.parametrize(
    ("typed", "code"),
    [("", Code.PIN_EMPTY), (" - ", Code.PIN_EMPTY), ("K7P4", Code.PIN_LENGTH), ("K" * 9, Code.PIN_LENGTH)],
)
def test_an_empty_or_short_or_long_pin_is_refused(typed: str, code: Code) -> None:
    with pytest.raises(Refused) as refused:
        parse_pin(typed)
    assert refused.value.code is code


@given(st.text(max_size=40))
def test_whatever_is_typed_gives_a_pin_or_a_refusal(typed: str) -> None:
    try:
        pin = parse_pin(typed)
    except Refused:
        return
    assert set(pin.symbols) <= set(ALPHABET)


def test_a_pin_never_shows_itself_by_accident() -> None:
    pin = parse_pin("K7P4-RX9M")
    for shown in (repr(pin), str(pin), f"{pin}", f"{pin!s:>20}", repr([pin]), repr({"pin": pin})):
        assert "K7P4" not in shown
        assert "RX9M" not in shown
    with pytest.raises(TypeError):
        pickle.dumps(pin)


def test_pins_are_equal_when_their_symbols_are() -> None:
    assert parse_pin("k7p4 rx9m") == parse_pin("K7P4-RX9M")
    assert parse_pin("k7p4 rx9m") != parse_pin("K7P4-RX9N")
    assert isinstance(parse_pin("k7p4 rx9m"), Pin)
