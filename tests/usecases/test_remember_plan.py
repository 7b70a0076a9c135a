# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""How a table is read is remembered once a person had it imported, for the desk and the command line alike."""

from dataclasses import replace
from pathlib import Path

import pytest

from pinportal_desktop.app.readers import readers
from pinportal_desktop.usecases.remember_plan import as_remembered, keep_plan
from pinportal_desktop.usecases.spreadsheet import Column, DateOrder, Field, TableLook
from tests.usecases.test_import_runs import importing
from tests.world import World

READERS = readers()
BORN = {"iso": "2015-03-04", "either": "03/04/2015", "day": "14/03/2015"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "patients.csv"


def look(file: Path, born: str) -> TableLook:
    head, row = ["Number", "Last", "First", "Born"], ["1", "Garcia", "Marisol", BORN[born]]
    file.write_text("".join(",".join(cells) + "\n" for cells in (head, row)), "utf-8")
    return READERS.look_at_table(file)


def keep(world: World, told: TableLook, order: DateOrder | None = DateOrder.MONTH_FIRST) -> None:
    columns = tuple(Column(field=f) for f in (Field.CHART_NUMBER, Field.FAMILY, Field.GIVEN, Field.BORN))
    keep_plan(importing(world), told, replace(told.plan, columns=columns, date_order=order))


def known(world: World, file: Path, told: TableLook) -> TableLook | None:
    return as_remembered(importing(world), READERS, file, told)


@pytest.mark.parametrize(
    ("born", "order"),
    [("either", DateOrder.MONTH_FIRST), ("day", DateOrder.DAY_FIRST), ("iso", DateOrder.MONTH_FIRST)],
)
def test_the_order_of_dates_is_as_said_once_unless_the_file_shows_another(
    world: World, file: Path, born: str, order: DateOrder
) -> None:
    keep(world, look(file, "either"))
    told = known(world, file, look(file, born))
    assert told is not None
    assert told.plan.date_order is order


def test_a_table_with_other_columns_is_not_read_as_the_last_one(world: World, file: Path) -> None:
    told = look(file, "iso")
    keep(world, told)
    assert known(world, file, told) is not None
    wider = replace(told, plan=replace(told.plan, columns=(*told.plan.columns, None)))
    assert known(world, file, wider) is None


def test_a_plan_that_could_bring_nobody_in_is_not_remembered(world: World, file: Path) -> None:
    told = look(file, "iso")
    keep_plan(importing(world), told, replace(told.plan, columns=(None,) * 4))
    assert known(world, file, told) is None
