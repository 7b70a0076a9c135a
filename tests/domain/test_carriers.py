# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What is known of a carrier's gateway, as of a day."""

from datetime import date

import pytest

from pinportal_desktop.domain.carriers import Carrier, CarrierState
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.phones import phone_number

CHECKED = date(2026, 11, 25)
END = date(2027, 3, 31)


def carrier(state: CarrierState, on: date | None = None) -> Carrier:
    return Carrier(name="Verizon", gateway="vtext.com", state=state, on=on, source="s", checked_on=CHECKED)


@pytest.mark.parametrize("state", [CarrierState.LIVE, CarrierState.UNVERIFIED])
def test_a_live_and_an_unverified_carrier_may_be_tried(state: CarrierState) -> None:
    carrier(state).refuse_dead(CHECKED)


def test_an_ending_carrier_delivers_until_its_end_and_is_refused_with_the_date_from_then_on() -> None:
    ending = carrier(CarrierState.ENDING, END)
    assert ending.state_on(date(2027, 3, 30)) is CarrierState.ENDING
    ending.refuse_dead(date(2027, 3, 30))
    with pytest.raises(Refused) as refused:
        ending.refuse_dead(END)
    assert (refused.value.code, refused.value.facts["since"]) == (Code.CARRIER_DEAD, END)
    assert refused.value.facts["field"] == "carrier"


@pytest.mark.parametrize("on", [date(2025, 6, 17), None])
def test_a_dead_carrier_is_refused_whether_or_not_its_day_is_known(on: date | None) -> None:
    with pytest.raises(Refused) as refused:
        carrier(CarrierState.DEAD, on).refuse_dead(CHECKED)
    assert (refused.value.code, refused.value.facts["since"]) == (Code.CARRIER_DEAD, on)


def test_a_text_is_mailed_to_the_ten_digits_at_the_gateway() -> None:
    assert carrier(CarrierState.LIVE).address_of("+15550102231") == "5550102231@vtext.com"


def test_a_phone_of_another_country_has_no_gateway_here() -> None:
    with pytest.raises(Refused) as refused:
        carrier(CarrierState.LIVE).address_of("+34600102231")
    assert (refused.value.code, refused.value.facts["field"]) == (Code.PHONE_ABROAD, "phone")


@pytest.mark.parametrize("typed", ["5550102231", "(555) 010-2231", " +1 555.010.2231 ", "1-555-010-2231"])
def test_a_phone_is_read_however_it_is_written(typed: str) -> None:
    assert phone_number(typed) == "+15550102231"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", Code.PHONE_MISSING),
        ("  ", Code.PHONE_MISSING),
        ("555-FLOWERS", Code.PHONE_LETTERS),
        ("(555) 010-2231 ext 5", Code.PHONE_LETTERS),
        ("ñ", Code.PHONE_LETTERS),
        ("010-2231", Code.PHONE_INVALID),
        ("555 010 22311", Code.PHONE_INVALID),
        ("+999 1", Code.PHONE_INVALID),
        ("#" * 10_000, Code.PHONE_INVALID),
        ("5550102231;ext=5", Code.PHONE_LETTERS),
        ("5550102231\r\nBcc", Code.PHONE_LETTERS),
    ],
)
def test_what_is_no_cell_phone_is_refused(typed: str, code: Code) -> None:
    with pytest.raises(Refused) as refused:
        phone_number(typed)
    assert (refused.value.code, refused.value.facts["field"]) == (code, "phone")
