# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""**Earlier Imports**: the report of a run, going on with it, and taking it back."""

import csv
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.screens.importing.report_window import ReportWindow
from pinportal_desktop.screens.importing.saving import save
from pinportal_desktop.screens.importing.stage import Step
from pinportal_desktop.usecases.record_authority import RecordAuthority, record_authority
from pinportal_desktop.usecases.runs import RunState
from tests.screens.importing.bench import ROWS, ImportBench, many, table
from tests.screens.importing.test_new_import import stop_after

WITHOUT_DATE = "There is no date of birth, and nobody could register without it."


def act(bench: ImportBench, key: str, number: int = 0) -> None:
    run = bench.runs()[number]
    bench.screen.runs._ui.runsTable.acted.emit(key, run)
    bench.settle()


def offered(bench: ImportBench) -> list[str]:
    bench.runs()
    model = bench.screen.runs._ui.runsTable.model()
    return [str(model.index(0, column).data()) for column in range(model.columnCount())]


def test_without_an_import_the_list_says_what_would_be_here(bench: ImportBench) -> None:
    assert bench.runs() == ()
    assert "No imports yet" in bench.screen.runs._ui.runsTable._empty.text()


def test_a_run_is_listed_with_what_it_brought_and_who_did_it(bench: ImportBench, tmp_path: Path) -> None:
    bench.bring_in(table(tmp_path, *ROWS))
    shown = offered(bench)
    assert shown[0] == "patients.csv"
    assert shown[2:7] == [bench.world.desk.actor.person, "2", "0", "1", "Done"]
    assert shown[7:] == ["", "Undo Import…", "Report"]


def test_its_report_opens_as_it_was_told_then(bench: ImportBench, tmp_path: Path) -> None:
    bench.bring_in(table(tmp_path, *ROWS))
    told = bench.ui.report.shown
    act(bench, "open")
    window = bench.dialog(ReportWindow)
    assert window._ui.report.shown == told
    assert "patients.csv" in bench.texts(window)


def test_a_report_is_saved_where_one_says_as_a_table_that_a_spreadsheet_opens(
    bench: ImportBench, tmp_path: Path
) -> None:
    bench.bring_in(table(tmp_path, *ROWS))
    bench.press(bench.ui.saveButton)
    dialog = bench.dialog(QFileDialog)
    file = tmp_path / "report.csv"
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    bench.settle()
    assert "report.csv" in bench.said(bench.ui.notice)
    heading, *rows = csv.reader(file.read_text("utf-8-sig").splitlines())
    assert heading == ["File", "Row", "Name", "What happened", "Why"]
    assert rows == [["patients.csv", "4", "Okafor, Ada", "Refused", WITHOUT_DATE]]
    assert "2012" not in file.read_text("utf-8-sig"), "no birth date lies in a file"


def test_a_report_saved_over_another_takes_its_place(bench: ImportBench, tmp_path: Path) -> None:
    """The system's dialog has asked."""
    bench.bring_in(table(tmp_path, *ROWS))
    file = tmp_path / "report.csv"
    file.write_text("an older one\n" * 100, "utf-8")
    save(bench.window._workplace, bench.newest_run(), file, bench.new, bench.ui.notice)
    bench.settle()
    assert "older" not in file.read_text("utf-8-sig")


def test_a_place_where_nothing_can_be_written_is_said(bench: ImportBench, tmp_path: Path) -> None:
    bench.bring_in(table(tmp_path, *ROWS))
    save(bench.window._workplace, bench.newest_run(), tmp_path / "nowhere" / "report.csv", bench.new, bench.ui.notice)
    bench.settle()
    assert bench.said(bench.ui.notice) == "The file report.csv cannot be written. Choose another folder."


# --- going on


def test_a_stopped_run_goes_on_with_the_same_file_alone(bench: ImportBench, tmp_path: Path) -> None:
    file = table(tmp_path, *many(1700))
    bench.choose(file)
    bench.press(bench.ui.previewButton)
    stop_after(bench, 1000)
    bench.press(bench.ui.anotherButton)
    assert "Go On…" in offered(bench)
    run = bench.runs()[0]
    bench.new.go_on(run, table(tmp_path, *many(3), name="other.csv"))
    bench.tab(bench.new)
    assert "This is not the file patients.csv" in bench.shown(bench.ui.fileError)
    renamed = file.rename(tmp_path / "renamed.csv")
    bench.new.go_on(run, renamed)
    bench.settle()
    assert bench.at(Step.DONE), "its columns are remembered, so that nothing is asked"
    assert len(bench.patients()) == 1700
    assert [one.state for one in bench.runs()] == [RunState.DONE]


def test_go_on_asks_for_the_file_by_its_name(bench: ImportBench, tmp_path: Path) -> None:
    bench.choose(table(tmp_path, *many(1700)))
    bench.press(bench.ui.previewButton)
    stop_after(bench, 1000)
    act(bench, "go on")
    assert bench.dialog(QFileDialog).windowTitle() == "Choose the file patients.csv again"


# --- the undo


def test_undo_says_what_it_will_do_and_does_it(bench: ImportBench, tmp_path: Path) -> None:
    bench.bring_in(table(tmp_path, *ROWS[:2]))
    act(bench, "undo")
    question = bench.question()
    assert "The 2 patients who came new with it are hidden again." in bench.texts(question)
    assert question._ui.backButton.hasFocus(), "nothing is undone by a stray key"
    assert len(bench.patients()) == 2
    bench.act(question)
    assert bench.patients() == []
    assert "is undone" in bench.said(bench.screen.runs._ui.notice)
    assert offered(bench)[6:] == ["Undone", "", "", "Report"]


def test_undo_is_refused_with_what_stands_against_it_before_anybody_is_asked(
    bench: ImportBench, tmp_path: Path
) -> None:
    bench.bring_in(table(tmp_path, *ROWS[:2]))
    marisol = bench.patients("marisol")[0].patient_id
    (ana,) = bench.world.account(marisol).family
    made = bench.world.made()
    recorded = RecordAuthority(**made, patient_id=marisol, contact_id=ana.contact.id, authority=Authority.JOINT)
    bench.world.do(record_authority, recorded)
    act(bench, "undo")
    assert "Marisol Garcia" in bench.said(bench.screen.runs._ui.notice)
    assert "Authority was recorded" in bench.said(bench.screen.runs._ui.notice)
    assert len(bench.patients()) == 2


def test_of_two_imports_the_later_one_is_to_be_undone_first(bench: ImportBench, tmp_path: Path) -> None:
    bench.bring_in(table(tmp_path, *ROWS[:2]))
    bench.press(bench.ui.anotherButton)
    bench.bring_in(table(tmp_path, ROWS[0].replace("2012", "2013"), name="later.csv"))
    run = next(one for one in bench.runs() if one.file.name == "patients.csv")
    bench.screen.runs._ui.runsTable.acted.emit("undo", run)
    bench.settle()
    told = bench.said(bench.screen.runs._ui.notice)
    assert "Undo that one first" in told
    assert "--undo" not in told, "nobody types a command here"
