# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**New Import** from a real file to the database: recognised, its columns named, seen before anything changes."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from pinportal_desktop.screens.importing.stage import Step
from pinportal_desktop.screens.jobs import Lane
from pinportal_desktop.screens.main_window import MainWindow
from pinportal_desktop.usecases.runs import LineKind, RunState
from pinportal_desktop.usecases.spreadsheet import Column, DateOrder, Field
from pinportal_desktop.words import Words
from tests.screens.importing.bench import ROWS, ImportBench, many, table

WORDS = Words.load()
BUNDLE = """{"resourceType": "Bundle", "type": "collection", "entry": [
  {"resource": {"resourceType": "Patient", "id": "p1", "birthDate": "2014-05-06",
    "identifier": [{"type": {"coding": [{"code": "MR"}]}, "system": "urn:clinic", "value": "F-1"}],
    "name": [{"family": "Reyes", "given": ["Nora"]}],
    "contact": [{"relationship": [{"text": "Mother"}], "name": {"family": "Reyes", "given": ["Eva"]},
      "telecom": [{"system": "email", "value": "eva@example.com"}]}]}},
  {"resource": {"resourceType": "Patient", "id": "p2",
    "identifier": [{"type": {"coding": [{"code": "MR"}]}, "system": "urn:clinic", "value": "F-2"}],
    "name": [{"family": "Kim", "given": ["Ari"]}]}}]}"""


def holding(bench: ImportBench) -> list[str]:
    grid = bench.new._table.grid
    assert grid is not None
    return [box.currentText() for box in grid.boxes]


def say(bench: ImportBench, number: int, holds: str) -> None:
    grid = bench.new._table.grid
    assert grid is not None
    box = grid.boxes[number]
    box.setCurrentIndex(box.findText(holds))
    assert box.currentText() == holds
    bench.settle()


def test_a_table_comes_in_through_the_window(bench: ImportBench, tmp_path: Path) -> None:
    bench.choose(table(tmp_path, *ROWS))
    assert bench.shown(bench.ui.fileFacts) == "Table (CSV) · 6 columns · separated by commas · UTF-8"
    assert holding(bench) == [
        "Chart number", "Last name", "First name", "Date of birth", "Contact 1: whole name", "Contact 1: e-mail",
    ]  # fmt: skip
    bench.press(bench.ui.previewButton)
    assert bench.figures() == (2, 0, 0, 1, 0, 0)
    assert bench.patients() == [], "a preview changes nothing"
    bench.press(bench.ui.importButton)
    assert bench.figures() == (2, 0, 0, 1, 0, 0)
    assert [row.name for row in bench.patients()] == ["Garcia, Marisol", "Nguyen, Kai"]
    (member,) = bench.world.account(bench.patients("marisol")[0].patient_id).family
    assert (member.contact.name.spoken, member.link.relationship) == ("Ana Garcia", "Mother")
    assert member.contact.emails == ("ana@example.com",)
    assert bench.lines() == [f"4 | Okafor, Ada | Refused | {WORDS.code(bench.ui.report.shown[0].code)}"]  # type: ignore[arg-type] # a refused row has one


def test_a_fhir_file_is_seen_at_once_and_comes_in(bench: ImportBench, tmp_path: Path) -> None:
    file = tmp_path / "export.json"
    file.write_text(BUNDLE, "utf-8")
    bench.choose(file)
    assert bench.at(Step.PREVIEW)
    assert bench.shown(bench.ui.reportFacts) == "FHIR R4"
    assert bench.figures()[:4] == (1, 0, 0, 1)
    bench.press(bench.ui.importButton)
    (nora,) = bench.patients()
    assert nora.name == "Reyes, Nora"
    assert [m.contact.emails for m in bench.world.account(nora.patient_id).family] == [("eva@example.com",)]
    assert "One row did not come in" in bench.said(bench.ui.notice)


def test_real_files_of_other_systems_come_in_through_the_window(bench: ImportBench, shared_data: Path) -> None:
    bench.bring_in(shared_data / "hl7v2" / "newborn-screening" / _first(shared_data / "hl7v2" / "newborn-screening"))
    assert bench.at(Step.DONE)
    assert len(bench.patients()) == bench.figures()[0] == 1
    bench.press(bench.ui.anotherButton)
    bench.bring_in(shared_data / "csv" / "febrl" / "dataset1.csv")
    assert bench.figures()[0] + bench.figures()[3] == 1000


def _first(folder: Path) -> str:
    return min(file.name for file in folder.iterdir())


def test_the_same_file_again_has_nothing_to_do(bench: ImportBench, tmp_path: Path) -> None:
    file = table(tmp_path, *ROWS[:2])
    bench.bring_in(file)
    bench.press(bench.ui.anotherButton)
    bench.choose(file)
    bench.press(bench.ui.previewButton)
    assert bench.figures()[:4] == (0, 0, 2, 0)
    assert "nothing to do" in bench.said(bench.ui.notice)
    assert not bench.ui.importButton.isEnabled()


def test_what_cannot_be_taken_is_said_at_the_file_in_the_readers_words(bench: ImportBench, tmp_path: Path) -> None:
    file = tmp_path / "patients.pdf"
    file.write_bytes(b"%PDF-1.7 list of patients")
    bench.choose(file)
    assert bench.shown(bench.ui.fileError) == (
        "The file patients.pdf is a PDF, made to be read by people. Export the patients as CSV instead."
    )
    assert bench.ui.chooseButton.hasFocus()
    bench.choose(table(tmp_path, *ROWS))
    assert bench.at(Step.TABLE)


def drop(bench: ImportBench, *files: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
    bench.ui.dropCard.dropEvent(event)
    bench.settle()


def test_a_file_may_be_dropped_one_at_a_time(bench: ImportBench, tmp_path: Path) -> None:
    one, other = table(tmp_path, *ROWS), table(tmp_path, *ROWS, name="other.csv")
    drop(bench, one, other)
    assert "One file at a time" in bench.shown(bench.ui.fileError)
    drop(bench, one)
    assert bench.shown(bench.ui.fileName) == "patients.csv"


def test_the_systems_dialog_gives_the_file(bench: ImportBench, tmp_path: Path) -> None:
    bench.press(bench.ui.chooseButton)
    dialog = bench.dialog(QFileDialog)
    dialog.fileSelected.emit(str(table(tmp_path, *ROWS)))
    dialog.reject()
    bench.settle()
    assert bench.at(Step.TABLE)


# --- how a table is read


def test_what_no_column_holds_is_said_at_once(bench: ImportBench, tmp_path: Path) -> None:
    bench.choose(table(tmp_path, "7,Garcia Marisol,soon", head="No,Who,When"))
    told = bench.said(bench.ui.missing)
    assert "No column holds the chart number" in told
    assert "No column holds the name" in told
    assert "No column holds the date of birth" in told
    assert not bench.ui.previewButton.isEnabled()
    for number, holds in enumerate(("Chart number", "Whole name", "Date of birth")):
        say(bench, number, holds)
    assert bench.said(bench.ui.missing) == ""
    assert bench.ui.previewButton.isEnabled()


def test_a_column_may_be_left_out_and_be_of_one_of_four_contacts(bench: ImportBench, tmp_path: Path) -> None:
    bench.choose(table(tmp_path, *ROWS[:1]))
    say(bench, 4, "Contact 4: whole name")
    say(bench, 5, "Leave out")
    bench.press(bench.ui.previewButton)
    bench.press(bench.ui.importButton)
    (member,) = bench.world.account(bench.patients()[0].patient_id).family
    assert member.contact.name.spoken == "Ana Garcia"
    assert member.contact.emails == ()


def test_the_order_of_dates_is_asked_where_nothing_tells_it_and_never_preset(
    bench: ImportBench, tmp_path: Path
) -> None:
    bench.choose(table(tmp_path, "1,Garcia,Marisol,03/04/2012,,", "2,Nguyen,Kai,05/06/2015,,"))
    assert bench.ui.dateOrder.isVisible()
    assert bench.ui.dateOrder.currentIndex() == -1
    bench.press(bench.ui.previewButton)
    assert bench.shown(bench.ui.dateOrderError) == "Say whether the month or the day comes first."
    assert bench.ui.dateOrder.hasFocus()
    bench.ui.dateOrder.setCurrentIndex(bench.ui.dateOrder.findData(DateOrder.DAY_FIRST))
    bench.press(bench.ui.previewButton)
    bench.press(bench.ui.importButton)
    assert [(row.born.month, row.born.day) for row in bench.patients("garcia")] == [(4, 3)]


def test_the_order_is_not_asked_where_the_file_proves_it(bench: ImportBench, tmp_path: Path) -> None:
    bench.choose(table(tmp_path, "1,Garcia,Marisol,03/04/2012,,", "2,Nguyen,Kai,05/16/2015,,"))
    assert not bench.ui.dateOrder.isVisible()
    bench.press(bench.ui.previewButton)
    bench.press(bench.ui.importButton)
    assert [(row.born.month, row.born.day) for row in bench.patients("garcia")] == [(3, 4)]


def test_another_column_of_birth_dates_is_looked_at_anew(bench: ImportBench, tmp_path: Path) -> None:
    bench.choose(table(tmp_path, "1,Garcia Marisol,2012-03-14,03/04/2012", head="MRN,Name,DOB,Seen"))
    assert not bench.ui.dateOrder.isVisible()
    say(bench, 2, "Leave out")
    say(bench, 3, "Date of birth")
    assert bench.ui.dateOrder.isVisible()
    assert bench.ui.dateOrder.currentIndex() == -1


def test_nobody_goes_on_while_the_dates_are_looked_at(bench: ImportBench, tmp_path: Path) -> None:
    head = "MRN,Name,DOB,Seen,Note"
    bench.choose(table(tmp_path, "1,Garcia Marisol,2012-03-14,03/04/2012,en", head=head))
    grid = bench.new._table.grid
    assert grid is not None
    grid.boxes[3].setCurrentIndex(grid.boxes[3].findText("Date of birth"))
    assert not bench.ui.previewButton.isEnabled()
    grid.boxes[4].setCurrentIndex(grid.boxes[4].findText("Language"))
    bench.settle()
    assert bench.ui.previewButton.isEnabled(), "the answer to the choice before counts no more"


def test_a_first_row_that_is_a_patient_comes_in_too(bench: ImportBench, tmp_path: Path) -> None:
    bench.choose(table(tmp_path, *many(3), head="90001,Abel,Zoe,2011-05-05,,"))
    if bench.ui.headingsBox.isChecked():
        bench.press(bench.ui.headingsBox)
    for number, field in enumerate(("Chart number", "Last name", "First name", "Date of birth")):
        say(bench, number, field)
    grid = bench.new._table.grid
    assert grid is not None
    assert [heading.text() for heading in grid._headings[:2]] == ["Column 1", "Column 2"]
    bench.press(bench.ui.previewButton)
    assert bench.figures()[0] == 4
    bench.press(bench.ui.backButton)
    bench.press(bench.ui.headingsBox)
    bench.press(bench.ui.previewButton)
    assert bench.figures()[0] == 3


def test_how_a_table_is_read_is_remembered_by_its_headings_and_said(bench: ImportBench, tmp_path: Path) -> None:
    head = "Key,Who,Day"
    bench.choose(table(tmp_path, "1,Garcia Marisol,03/04/2012", head=head))
    assert bench.said(bench.ui.remembered) == ""
    for number, holds in enumerate(("Chart number", "Whole name", "Date of birth")):
        say(bench, number, holds)
    bench.ui.dateOrder.setCurrentIndex(0)
    bench.press(bench.ui.previewButton)
    bench.press(bench.ui.importButton)
    bench.press(bench.ui.anotherButton)
    bench.choose(table(tmp_path, "2,Nguyen Kai,05/06/2015", head=head, name="next week.csv"))
    assert holding(bench) == ["Chart number", "Whole name", "Date of birth"]
    assert bench.ui.dateOrder.currentData() == DateOrder.MONTH_FIRST
    assert "last time" in bench.said(bench.ui.remembered)
    say(bench, 1, "Leave out")
    assert bench.said(bench.ui.remembered) == "", "it is no longer as the last time"


def test_the_dates_of_a_new_file_say_more_than_those_of_the_last_one(bench: ImportBench, tmp_path: Path) -> None:
    bench.choose(table(tmp_path, "1,Garcia,Marisol,03/04/2012,,"))
    bench.ui.dateOrder.setCurrentIndex(0)
    bench.press(bench.ui.previewButton)
    bench.press(bench.ui.importButton)
    bench.press(bench.ui.anotherButton)
    bench.choose(table(tmp_path, "2,Nguyen,Kai,16/06/2015,,", name="next.csv"))
    plan = bench.new._chosen
    assert plan is not None
    assert plan.plan is not None
    assert plan.plan.date_order is DateOrder.DAY_FIRST


def test_a_column_that_is_changed_is_what_the_file_is_read_by(bench: ImportBench, tmp_path: Path) -> None:
    bench.choose(table(tmp_path, *ROWS[:1]))
    say(bench, 1, "First name")
    say(bench, 2, "Last name")
    bench.press(bench.ui.previewButton)
    assert bench.new._chosen is not None
    assert bench.new._chosen.plan is not None
    assert bench.new._chosen.plan.columns[1] == Column(field=Field.GIVEN)
    bench.press(bench.ui.importButton)
    assert [row.name for row in bench.patients()] == ["Marisol, Garcia"]


# --- the lines


def test_lines_are_shown_by_kind_and_whole_below_the_table(bench: ImportBench, tmp_path: Path) -> None:
    rows = (*ROWS, "104-4,Garcia,Marisol,2012-03-14,,", "104-5,Kim,Ari,2014-01-01,Jo Kim,not an address")
    bench.choose(table(tmp_path, *rows))
    bench.press(bench.ui.previewButton)
    report = bench.ui.report
    kinds = {line.kind for line in report.shown}
    assert kinds == {LineKind.REFUSED, LineKind.DOUBLE, LineKind.LEFT_OUT}
    report.choose(LineKind.DOUBLE)
    assert bench.lines() == ["5 | Garcia, Marisol | Probable double | Perhaps the same child as chart 104-1."]
    report._ui.linesTable.go_to(0)
    assert bench.shown(report._ui.linesHint) == "Row 5 · Garcia, Marisol · Perhaps the same child as chart 104-1."
    report.choose(LineKind.CHANGED)
    assert bench.lines() == []
    box = report._ui.showBox
    shown = [box.itemText(number) for number in range(box.count())]
    assert shown == ["All", "Refused (1)", "Left out (1)", "Probable double (1)", "Changed (0)"]


def test_what_is_new_in_a_changed_row_is_named(bench: ImportBench, tmp_path: Path) -> None:
    bench.bring_in(table(tmp_path, *ROWS[:1]))
    bench.press(bench.ui.anotherButton)
    changed = ROWS[0].replace("2012-03-14", "2012-03-15").replace("ana@", "ana.garcia@")
    bench.choose(table(tmp_path, changed, name="next.csv"))
    bench.press(bench.ui.previewButton)
    assert bench.lines() == ["2 | Garcia, Marisol | Changed | New in it: the date of birth and the family contacts."]


# --- stopping and going on


def test_a_cancelled_preview_leads_back_and_changed_nothing(bench: ImportBench, tmp_path: Path) -> None:
    bench.choose(table(tmp_path, *many(1200)))
    bench.ui.previewButton.click()
    bench.ui.cancelButton.click()
    bench.settle()
    assert bench.at(Step.TABLE)
    assert bench.patients() == []


def stop_after(bench: ImportBench, rows: int) -> None:
    """Press **Cancel** once so many rows were dealt with."""

    def told(far: str) -> None:
        if far and sum(bench.figures()[:4]) >= rows:
            bench.ui.cancelButton.click()

    bench.new.progressed.connect(told)
    bench.ui.importButton.click()
    bench.settle()
    bench.new.progressed.disconnect(told)


def test_stopped_what_came_in_stays_and_go_on_brings_the_rest(bench: ImportBench, tmp_path: Path) -> None:
    bench.choose(table(tmp_path, *many(1700)))
    bench.press(bench.ui.previewButton)
    stop_after(bench, 1000)
    assert bench.at(Step.STOPPED)
    came = len(bench.patients())
    assert 0 < came < 1700
    assert "What came in until then stays" in bench.said(bench.ui.notice)
    bench.press(bench.ui.goOnButton)
    assert bench.at(Step.DONE)
    assert bench.figures()[0] == len(bench.patients()) == 1700
    assert [run.state for run in bench.runs()] == [RunState.DONE], "one import, not two"


def test_what_fails_says_so_and_go_on_is_offered(bench: ImportBench, tmp_path: Path) -> None:
    bench.choose(table(tmp_path, *many(3)))
    bench.press(bench.ui.previewButton)
    file = tmp_path / "patients.csv"
    kept = file.read_bytes()
    file.unlink()
    bench.press(bench.ui.importButton)
    assert bench.at(Step.STOPPED)
    assert "patients.csv cannot be read" in bench.said(bench.ui.notice)
    file.write_bytes(kept)
    bench.press(bench.ui.goOnButton)
    assert len(bench.patients()) == 3


def test_the_desk_works_while_a_file_comes_in_and_the_foot_says_how_far(bench: ImportBench, tmp_path: Path) -> None:
    """Neither the search nor a letter waits behind it."""
    bench.choose(table(tmp_path, *many(3)))
    bench.press(bench.ui.previewButton)
    bench.ui.importButton.click()
    (lane, task), *others = [one for one in bench.hand.waiting if one[0] is Lane.BULK]
    assert not others
    bench.hand.waiting.remove((lane, task))
    bench.window.search_anew()
    bench.settle()
    assert bench.window._status._import.text() == "Importing patients.csv: 0 of 3 rows"
    assert bench.window.patients.isVisible()
    bench.press(bench.window._status._import)
    assert bench.screen.isVisible()
    task()
    bench.settle()
    assert not bench.window._status._import.isVisible()
    assert len(bench.patients()) == 3


def test_another_file_waits_until_the_one_is_in(bench: ImportBench, tmp_path: Path) -> None:
    bench.bring_in(table(tmp_path, *ROWS, name="first.csv"))
    bench.press(bench.ui.anotherButton)
    bench.choose(table(tmp_path, *many(3), name="second.csv"))
    bench.press(bench.ui.previewButton)
    bench.ui.importButton.click()
    bench.new.start_over()
    assert bench.at(Step.IMPORTING)
    bench.screen._ui.tabs.setCurrentWidget(bench.screen.runs)
    bench.screen.runs._act("undo", bench.newest_run())
    assert "runs now" in bench.said(bench.screen.runs._ui.notice)
    bench.settle()


# --- the entry


def test_there_is_no_entry_where_nothing_can_be_imported(bench: ImportBench) -> None:
    bench.window._workplace.imports = None
    window = MainWindow()
    bench.qtbot.addWidget(window)
    window.furnish(bench.window._workplace)
    with pytest.raises(KeyError):
        window._rail.button("import")
