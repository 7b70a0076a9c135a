# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import PatientId, PracticeId
from pinportal_desktop.domain.people import Patient, PersonName, named

CHILD = Patient(
    id=PatientId(UUID(int=1)),
    practice_id=PracticeId(UUID(int=2)),
    chart_number="104-2281",
    name=PersonName(family="Garcia", given="Marisol Elena"),
    born=date(2012, 3, 14),
)


@pytest.mark.parametrize(
    "given",
    ["Baby Boy", "baby girl", "BABY", "Newborn", "Baby Boy 2", "Infant", "BB SARAH", "B/G Ann", "Boy A", "Girl"],
)
def test_a_name_that_stands_for_an_unnamed_child_is_a_placeholder(given: str) -> None:
    assert replace(CHILD, name=PersonName(family="Cohen", given=given)).has_placeholder_name


@pytest.mark.parametrize("given", ["Marisol", "Boyd", "Babette", "Girlie", "Beatrice", "Newton", "Male Ann Marie", ""])
def test_a_childs_own_name_is_no_placeholder(given: str) -> None:
    assert not replace(CHILD, name=PersonName(family="Cohen", given=given)).has_placeholder_name


def test_a_child_is_called_by_the_preferred_name() -> None:
    assert CHILD.first_name == "Marisol"
    assert replace(CHILD, preferred="Mari").first_name == "Mari"


def test_a_name_is_listed_family_first_and_copes_with_a_missing_part() -> None:
    assert CHILD.name.listed == "Garcia, Marisol Elena"
    assert CHILD.name.spoken == "Marisol Elena Garcia"
    assert PersonName(family="Pelé", given="").listed == "Pelé"
    assert PersonName(family="Pelé", given="").first == "Pelé"


def test_white_space_in_a_name_is_folded_and_an_empty_name_refused() -> None:
    assert named("  van   der Berg ", " Anna ") == PersonName(family="van der Berg", given="Anna")
    with pytest.raises(Refused) as refused:
        named("  ", "")
    assert refused.value.code is Code.NAME_MISSING


@pytest.mark.parametrize("change", [{"active": False}, {"deceased": True}, {"merged_into": PatientId(UUID(int=9))}])
def test_inactive_deceased_and_merged_away_patients_are_hidden(change: dict[str, object]) -> None:
    assert not CHILD.hidden
    assert replace(CHILD, **change).hidden  # type: ignore[arg-type]  # one changed field of each type
