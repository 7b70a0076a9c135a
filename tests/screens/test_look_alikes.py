# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Same surname and date of birth as another patient: who counts."""

from datetime import date
from types import SimpleNamespace
from typing import cast
from uuid import UUID

from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.patient_account import PinVq, Status
from pinportal_desktop.screens.look_alikes import look_alikes
from pinportal_desktop.usecases.looks import Looks, PatientRow, SearchPage
from tests.domain.family import CHILD, TODAY


def test_only_that_surname_and_that_date_count_whatever_the_search_finds() -> None:
    def row(number: int, name: str, born: date) -> PatientRow:
        return PatientRow(
            patient_id=PatientId(UUID(int=number)),
            name=name,
            born=born,
            chart_number=str(number),
            status=Status.UNREGISTERED,
            pin_vq=PinVq.NONE_ASSIGNED,
        )

    found = (
        row(89, "García, María", CHILD.born),
        row(90, "GARCIA, Marina", CHILD.born),
        row(91, "Garcia, Luis", TODAY),
        row(92, "Gar, Eva", CHILD.born),
        row(CHILD.id.int, "Garcia, Marisol", CHILD.born),
    )
    looks = SimpleNamespace(search=lambda *_: SearchPage(rows=found, more=False))
    alike = look_alikes(cast("Looks", looks), CHILD.name.family, CHILD.born, TODAY, but=CHILD.id)
    assert [r.chart_number for r in alike] == ["89", "90"], "accents and case aside"
