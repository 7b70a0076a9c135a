# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What this computer remembers for itself: `HOME/station.ini`. Nothing of a patient is in it."""

import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QSettings

from pinportal_desktop.screens.widgets import ActionTable

_WIDTH: Final = re.compile(r"\b(\d{1,2}):(\d{1,4})\b")  # column:px; what somebody else wrote there is passed over


class Station:
    """Small choices of the people at this desk. Without a file they last as long as the program."""

    def __init__(self, file: Path | None = None) -> None:
        self._settings = None if file is None else QSettings(str(file), QSettings.Format.IniFormat)
        self._kept: dict[str, str] = {}

    @property
    def printer(self) -> str:
        """The name of the printer that printed last; "" before one did."""
        return self._read("printer")

    @printer.setter
    def printer(self, name: str) -> None:
        self._keep("printer", name)

    @property
    def completes_here(self) -> bool:
        """Whether **Complete / Log In** covers this desk's own screen; else it opens the page in the browser."""
        return self._read("completes_here") == "yes"

    @completes_here.setter
    def completes_here(self, here: bool) -> None:
        self._keep("completes_here", "yes" if here else "")

    def widths(self, table: str) -> dict[int, int]:
        """The widths in px that people gave to the table's columns, by the column's number; empty before they did."""
        return {int(number): int(width) for number, width in _WIDTH.findall(self._read(f"widths/{table}"))}

    def keep_widths(self, table: str, widths: Mapping[int, int]) -> None:
        """Remember them."""
        self._keep(f"widths/{table}", " ".join(f"{number}:{width}" for number, width in sorted(widths.items())))

    def _read(self, key: str) -> str:
        return self._kept.get(key, "") if self._settings is None else str(self._settings.value(key, ""))

    def _keep(self, key: str, value: str) -> None:
        if self._settings is None:
            self._kept[key] = value
        else:
            # Qt writes the file itself from time to time and at the end: not at each pixel that a column is dragged.
            self._settings.setValue(key, value)


def remember_widths(table: ActionTable[Any], station: Station, name: str) -> None:
    """Give the table's columns the widths of another time, and keep what people make of them; after `set_columns`.

    Another number of columns is another table: what was dragged then would fall on the wrong ones.
    """
    kept = f"{name}-{table.model().columnCount()}"
    table.choose_widths(station.widths(kept))
    table.widths_chosen.connect(partial(_keep, table, station, kept))


def _keep(table: ActionTable[Any], station: Station, kept: str) -> None:
    station.keep_widths(kept, table.chosen_widths())
