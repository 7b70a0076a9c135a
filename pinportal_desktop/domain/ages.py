# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Ages, as the practice counts them: in its own zone, born on 29 February means a year older on 1 March."""

from datetime import date


def birthday(born: date, years: int) -> date:
    """The day on which somebody born then becomes `years` old."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:  # 29 February in a year without one
        return date(born.year + years, 3, 1)


def age_in_years(born: date, today: date) -> int:
    """Completed years; 0 before the first birthday and for a date in the future."""
    years = today.year - born.year
    return max(0, years if birthday(born, years) <= today else years - 1)


def at_least(born: date, years: int, today: date) -> bool:
    """Whether the birthday that makes somebody `years` old has come."""
    return birthday(born, years) <= today


def age_in_months(born: date, today: date) -> int:
    """Completed months; 0 for a date in the future."""
    months = (today.year - born.year) * 12 + today.month - born.month
    if today.day < born.day:
        months -= 1
    return max(0, months)
