# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The carriers that the program brings along."""

from datetime import date

import pytest

from pinportal_desktop.delivery.carriers import carriers, read_carriers
from pinportal_desktop.domain.carriers import CarrierState

LINE = """
[[carrier]]
name = "Verizon"
gateway = "vtext.com"
state = "{state}"
{on}
source = "somebody"
checked = 2026-11-25
"""


def test_every_carrier_says_where_its_state_is_from_and_when_that_was_checked() -> None:
    assert len({c.name for c in carriers()}) == len(carriers()) > 5
    for one in carriers():
        assert one.source, one.name
        assert one.checked_on <= date.today(), one.name  # noqa: DTZ011 - a day somebody wrote down
        assert "@" not in one.gateway
        assert "." in one.gateway


def test_att_and_t_mobile_are_dead_verizon_is_ending_and_none_is_called_live_without_having_been_seen_to_deliver() -> (
    None
):
    known = {c.name: c for c in carriers()}
    assert (known["AT&T"].state, known["AT&T"].on) == (CarrierState.DEAD, date(2025, 6, 17))
    assert (known["T-Mobile"].state, known["T-Mobile"].whole_month) == (CarrierState.DEAD, True)
    assert (known["Verizon"].state, known["Verizon"].on) == (CarrierState.ENDING, date(2027, 3, 31))
    assert known["Sprint"].state is CarrierState.DEAD
    assert CarrierState.LIVE not in {c.state for c in carriers()}


def test_a_month_is_read_as_one() -> None:
    (one,) = read_carriers(LINE.format(state="dead", on='on = "2024-12"'))
    assert (one.on, one.whole_month) == (date(2024, 12, 1), True)


@pytest.mark.parametrize(
    ("state", "on"), [("ending", ""), ("ending", 'on = "2027-03"'), ("dying", ""), ("dead", 'since = "2024"')]
)
def test_a_line_that_does_not_say_all_it_must_is_refused(state: str, on: str) -> None:
    with pytest.raises(ValueError, match=r"Verizon|dying"):
        read_carriers(LINE.format(state=state, on=on))
