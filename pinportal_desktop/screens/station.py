# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What this computer remembers for itself: `HOME/station.ini`. Nothing of a patient is in it."""

from pathlib import Path

from PySide6.QtCore import QSettings


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

    def _read(self, key: str) -> str:
        return self._kept.get(key, "") if self._settings is None else str(self._settings.value(key, ""))

    def _keep(self, key: str, value: str) -> None:
        if self._settings is None:
            self._kept[key] = value
        else:
            self._settings.setValue(key, value)
            self._settings.sync()
