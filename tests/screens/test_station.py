# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a desk remembers of how its people like it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pinportal_desktop.screens.station import Station, remember_widths
from pinportal_desktop.screens.widgets import ActionTable, Cell, Column


def table(qtbot: QtBot, station: Station, columns: int = 3) -> ActionTable[str]:
    made: ActionTable[str] = ActionTable(name="Associations")
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.set_columns(
        *(
            Column(title=f"Column {n}", cell=lambda row: Cell(text=row), sample=Cell(text="Name"))
            for n in range(columns)
        )
    )
    remember_widths(made, station, "associations")
    made.show()
    QApplication.processEvents()
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "station.ini"


def test_a_column_that_was_dragged_is_as_wide_when_the_program_starts_again(qtbot: QtBot, file: Path) -> None:
    first = table(qtbot, Station(file))
    first.horizontalHeader().resizeSection(0, 217)
    again = table(qtbot, Station(file))
    assert again.columnWidth(0) == 217


def test_a_table_that_got_another_column_begins_anew(qtbot: QtBot, file: Path) -> None:
    usual = table(qtbot, Station(), columns=4).columnWidth(0)
    table(qtbot, Station(file)).horizontalHeader().resizeSection(0, 217)
    assert table(qtbot, Station(file), columns=4).columnWidth(0) == usual


@pytest.mark.parametrize("written", ["0:99999", "a:b", "0:-5", "77:300", "\x00\xff", "0:9000 1:9000 2:9000"])
def test_what_somebody_else_wrote_there_leaves_every_column_in_sight(qtbot: QtBot, file: Path, written: str) -> None:
    file.write_text(f'[widths]\nassociations-3="{written}"\n', "utf-8")
    shown = table(qtbot, Station(file))
    widths = [shown.columnWidth(n) for n in range(3)]
    assert min(widths) >= 48
    assert sum(widths) == shown.viewport().width()


def test_without_a_file_it_lasts_as_long_as_the_program(qtbot: QtBot) -> None:
    station = Station()
    table(qtbot, station).horizontalHeader().resizeSection(1, 150)
    assert station.widths("associations-3") == {1: 150}
    assert Station().widths("associations-3") == {}
