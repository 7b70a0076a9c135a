# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""An import's report as a spreadsheet opens it, whatever a file put into it."""

import csv
from pathlib import Path

import pytest

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.usecases.runs import Line, LineKind
from pinportal_desktop.words import Words
from pinportal_desktop.words.import_report import ImportReport


def written(file: Path, name: str) -> str:
    """The cell with that name."""
    with ImportReport(file, Words.load()) as report:
        report.add("patients.csv", Line(row=7, kind=LineKind.REFUSED, name=name))
    _, (_, row, cell, _, _) = csv.reader(file.read_text("utf-8-sig").splitlines())
    assert row == "7"
    return cell


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("=cmd|' /C calc'!A1", "'=cmd|' /C calc'!A1"),
        ("+1+1", "'+1+1"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        (" =1", "' =1"),
        ("\uff1d1", "'\uff1d1"),
        ("Garcia;=1+1", "Garcia;'=1+1"),
        ("Garcia\t@A1", "Garcia\t'@A1"),
        ("O'Brien-Smith, Zoë", "O'Brien-Smith, Zoë"),
    ],
)
def test_no_spreadsheet_calculates_with_a_name_however_its_country_separates_cells(
    tmp_path: Path, name: str, cell: str
) -> None:
    assert written(tmp_path / "report.csv", name) == cell


def test_a_report_that_is_there_is_kept_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    file = tmp_path / "report.csv"
    written(file, "Garcia")
    with pytest.raises(PinPortalError) as refused:
        ImportReport(file, Words.load())
    assert refused.value.code is Code.FILE_EXISTS
    with ImportReport(file, Words.load(), replaces=True):
        pass
    assert "Garcia" not in file.read_text("utf-8-sig")
