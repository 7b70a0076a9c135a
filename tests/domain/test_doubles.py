# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Which two charts are listed as perhaps one child: a person decides, so twins and namesakes are to stay out."""

from datetime import date

import pytest

from pinportal_desktop.domain.doubles import PROBABLE, Person, births_like, likeness, name_likeness
from pinportal_desktop.domain.people import PersonName

DAY = date(2012, 3, 4)


def child(listed: str, born: date = DAY, *emails: str) -> Person:
    family, _, given = listed.partition(", ")
    return Person(name=PersonName(family=family, given=given), born=born, emails=frozenset(emails))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (child("Garcia, Marisol"), child("GARCÍA, marisol")),
        (child("Garcia, Marisol"), child("Marisol, Garcia")),
        (child("Garcia, Marisol"), child("Garcia, Marisol", date(2012, 4, 3))),
        (child("Garcia, Marisol"), child("Garcai, Marisol")),
        (child("Garcia, Marisol"), child("Garcia, Marisol Ana")),
        (child("Lopez-Diaz, Ben"), child("Lopez Diaz, Ben")),
        (child("Diaz Jr., Ben"), child("Diaz, Ben")),
        (child("Diaz Jr., Ben"), child("DIAZ JR, Ben")),
        (child("White, Kia"), child("White, Kai")),
        (child("Cohen, Baby Boy"), child("Cohen, Noam")),
        (child("Garcia, Marisol", DAY, "a@x.org"), child("Reyes, Marisol", DAY, "a@x.org")),
        (child("Garcia, Marisol", DAY, "a@x.org"), child("Garcia, Marisol", date(2013, 9, 9), "a@x.org")),
        (child("Garcia, Marisol", DAY, "a@x.org"), child("Garcia, Marisol", date(2012, 3, 14), "a@x.org")),
    ],
)
def test_perhaps_one_child(one: Person, other: Person) -> None:
    assert likeness(one, other) >= PROBABLE
    assert likeness(other, one) >= PROBABLE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (child("Garcia, Marisol", DAY, "a@x.org"), child("Garcia, Mateo", DAY, "a@x.org")),  # twins
        (child("Garcia, Mia", DAY, "a@x.org"), child("Garcia, Pia", DAY, "a@x.org")),
        (child("Cohen, Baby Boy", DAY, "a@x.org"), child("Levi, Noam", DAY, "a@x.org")),
        (child("Garcia, Marisol"), child("Garcia, Marisol", date(2014, 8, 9))),  # namesakes
        (child("Garcia, Marisol"), child("Reyes, Marisol")),  # another family
        (child("Diaz Jr., Ben", DAY, "a@x.org"), child("Diaz III, Ben", DAY, "a@x.org")),
        (child("Garcia, Marisol", DAY, "a@x.org"), child("Garcia, Marta", date(2012, 3, 5), "a@x.org")),
    ],
)
def test_two_children(one: Person, other: Person) -> None:
    assert likeness(one, other) < PROBABLE
    assert likeness(other, one) < PROBABLE


def test_who_is_looked_for_is_found_with_day_and_month_or_names_changed_over() -> None:
    assert set(births_like(date(2012, 3, 4))) == {date(2012, 3, 4), date(2012, 4, 3)}
    assert births_like(date(2012, 3, 14)) == (date(2012, 3, 14),)
    assert name_likeness(PersonName(family="De León", given="Ana")) == name_likeness(
        PersonName(family="Ana", given="de Leon")
    )
