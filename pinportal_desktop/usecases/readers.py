# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a surface needs of the readers of files, so that it knows none of them; `app` gives them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from pinportal_desktop.usecases.importing import File
from pinportal_desktop.usecases.incoming import Row
from pinportal_desktop.usecases.spreadsheet import LookAtTable, TablePlan

TABLE: Final = "TABLE"  # the kind that is read by a plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """Each reads the file and waits; each raises `PinPortalError` for one that cannot be taken.

    `kind_of` tells what a file is (`TABLE`, else the format's name). `order_of_dates` gives the plan with the order
    that the file proves, and whether it must be asked. `read` gives the rows as of a day; a table by its plan.
    """

    kind_of: Callable[[Path], str]
    look_at_table: LookAtTable
    order_of_dates: Callable[[Path, TablePlan], tuple[TablePlan, bool]]
    read: Callable[[Path, date, TablePlan | None], Iterator[Row]]

    def file(self, path: Path, kind: str, today: date, plan: TablePlan | None) -> File:
        """The file with its reader, for an import or its preview."""
        return File(path=path, read=lambda file: self.read(file, today, plan), format=kind)
