# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The readers of files, for the desk. They load when the first file is chosen: start-up is short."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pinportal_desktop.usecases.incoming import Row
from pinportal_desktop.usecases.readers import Readers
from pinportal_desktop.usecases.spreadsheet import TableLook, TablePlan


def readers() -> Readers:
    """Those of `intake`."""
    return Readers(kind_of=_kind_of, look_at_table=_look_at_table, order_of_dates=_order_of_dates, read=_read)


def _kind_of(file: Path) -> str:
    from pinportal_desktop.intake.kinds import kind_of

    return kind_of(file).name


def _look_at_table(file: Path) -> TableLook:
    from pinportal_desktop.intake.csv_look import look_at_table

    return look_at_table(file)


def _order_of_dates(file: Path, plan: TablePlan) -> tuple[TablePlan, bool]:
    from pinportal_desktop.intake.csv_look import order_of_dates

    return order_of_dates(file, plan)


def _read(file: Path, today: date, plan: TablePlan | None) -> Iterator[Row]:
    from pinportal_desktop.intake.kinds import read_file

    return read_file(file, today, plan)
