# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pinportal_desktop.domain.ages import age_in_months, age_in_years, at_least, birthday

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2040, 12, 31))


def test_born_on_29_february_means_a_year_older_on_1_march() -> None:
    born = date(2008, 2, 29)
    assert birthday(born, 18) == date(2026, 3, 1)
    assert age_in_years(born, date(2026, 2, 28)) == 17
    assert age_in_years(born, date(2026, 3, 1)) == 18
    assert at_least(born, 16, date(2024, 2, 29))


@given(DAYS, st.integers(min_value=0, max_value=40))
def test_somebody_is_an_age_from_the_birthday_on_and_not_a_day_before(born: date, years: int) -> None:
    day = birthday(born, years)
    assert age_in_years(born, day) == years
    assert at_least(born, years, day)
    assert not at_least(born, years, day - timedelta(days=1))


@pytest.mark.parametrize(
    ("born", "today", "months"),
    [
        (date(2026, 6, 24), date(2026, 11, 24), 5),
        (date(2026, 6, 25), date(2026, 11, 24), 4),
        (date(2025, 12, 31), date(2026, 2, 28), 1),
        (date(2026, 11, 24), date(2026, 11, 24), 0),
        (date(2027, 1, 1), date(2026, 11, 24), 0),
    ],
)
def test_months_are_completed_months(born: date, today: date, months: int) -> None:
    assert age_in_months(born, today) == months


def test_a_birth_date_in_the_future_counts_as_zero_years() -> None:
    assert age_in_years(date(2030, 1, 1), date(2026, 11, 24)) == 0
