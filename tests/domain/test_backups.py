# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Which backups stay, and when the next is due."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pinportal_desktop.domain.backups import DAYS, MONTHS, WEEKS, is_due, kept

NOW = datetime(2026, 11, 25, 19, 0, tzinfo=UTC)


def test_seven_days_four_weeks_and_twelve_months_stay() -> None:
    two_years = [NOW - timedelta(days=n) for n in range(730)]
    keep = sorted(kept(two_years), reverse=True)
    assert keep[:DAYS] == two_years[:DAYS]
    weeks = {at.isocalendar()[:2] for at in keep}
    months = {(at.year, at.month) for at in keep}
    assert len(months) == MONTHS
    assert min(keep) == datetime(2025, 12, 31, 19, 0, tzinfo=UTC), "the last day of the twelfth month back"
    assert {(NOW - timedelta(weeks=n)).isocalendar()[:2] for n in range(WEEKS)} <= weeks
    assert len(keep) <= DAYS + WEEKS + MONTHS


def test_of_one_day_the_newest_stays() -> None:
    hours = [NOW - timedelta(hours=n) for n in range(12)]
    assert kept(hours) == {NOW}


def test_a_long_holiday_takes_no_backup_away() -> None:
    before = [NOW - timedelta(days=400 + n) for n in range(DAYS)]
    assert kept(before) == set(before)


moments = st.integers(0, 3650 * 24).map(lambda hours: NOW - timedelta(hours=hours))


@given(st.lists(moments, max_size=60))
def test_the_newest_always_stays_and_rotating_twice_takes_no_more(made: list[datetime]) -> None:
    keep = kept(made)
    assert not made or max(made) in keep
    assert kept(keep) == keep


@pytest.mark.parametrize(
    ("hours", "at_start", "due"),
    [
        (None, False, True),
        (0.5, True, False),
        (2, True, True),
        (23, False, False),
        (24, False, True),
        (-5, False, True),
    ],
)
def test_one_is_due_at_the_start_and_then_daily(hours: float | None, at_start: bool, due: bool) -> None:
    newest = None if hours is None else NOW - timedelta(hours=hours)
    assert is_due(newest, NOW, at_start=at_start) is due
