# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The search as a receptionist sees it, over a real database."""

from datetime import date

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.screens.main_window import MainWindow
from tests.screens.patients.desk import Desk, registered
from tests.world import World


@pytest.mark.parametrize(("room", "fills"), [(QSize(1280, 800), True), (QSize(1920, 1040), False)])
def test_on_a_small_screen_the_window_fills_it_and_nothing_is_cut_off(qtbot: QtBot, room: QSize, fills: bool) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_on(room)
    assert window.isVisible()
    assert window.isMaximized() is fills


def test_patients_are_found_as_one_types_in_any_order_by_any_field(
    world: World, desk: Desk, marisol: PatientId
) -> None:
    world.child("Zoe Zimmer", chart="9")
    for typed in ("gar", "mar gar", "3/14/2012", "2012-03-14", "104-22", "1042281", "555 010", "ana@exam", "reyes"):
        desk.type(typed)
        assert "Garcia, Marisol" in desk.names(), typed
    desk.type("gar zimmer")
    assert desk.names() == []


def test_exact_comes_before_prefix_and_family_name_first(world: World, desk: Desk) -> None:
    for name in ("Ana Garner", "Gar Zed", "Ivo Gar", "Gary Abel", "Mia Garcia-Lopez", "Mia Garcia"):
        world.child(name)
    desk.type("gar")
    assert desk.names() == ["Gar, Ivo", "Zed, Gar", "Garcia, Mia", "Garcia-Lopez, Mia", "Garner, Ana", "Abel, Gary"]


@pytest.mark.parametrize("typed", ["nunez", "NÚÑEZ", "lukasz", "obrien", "o'brien", "lopez", "garcialopez", "nguyen"])
def test_accents_case_hyphens_and_apostrophes_make_no_difference(world: World, desk: Desk, typed: str) -> None:
    names = {"nunez": "Ana Núñez", "lukasz": "Jan Łukasz", "obrien": "Sean O'Brien", "nguyen": "Anh Nguyễn"}
    for name in (*names.values(), "Mia Garcia-Lopez"):
        world.child(name)
    desk.type(typed)
    assert len(desk.names()) == 1


def test_a_row_that_matched_by_something_not_shown_says_so(desk: Desk, marisol: PatientId) -> None:
    desk.type("010-2231")
    model = desk.search.resultsTable.model()
    assert "mother's phone" in model.index(0, 0).data()


def many(world: World, count: int) -> list[str]:
    """So many patients, by name."""
    for number in range(count):
        world.child(f"Mia Many{chr(97 + number // 26)}{chr(97 + number % 26)}", chart=str(number))
    return [f"Many{chr(97 + number // 26)}{chr(97 + number % 26)}, Mia" for number in range(count)]


def test_the_first_50_rows_are_there_and_the_hint_says_that_there_are_more(world: World, desk: Desk) -> None:
    names = many(world, 51)
    desk.type("many")
    assert desk.names() == names[:50]
    assert "The first 50" in desk.search.resultsHint.text()


@pytest.mark.parametrize("way", ["scroll", "down", "page down"])
def test_more_rows_come_as_one_goes_down_and_the_current_row_stays(world: World, desk: Desk, way: str) -> None:
    names = many(world, 130)
    desk.type("many")
    table = desk.search.resultsTable
    for _ in range(60):
        match way:
            case "scroll":
                table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
            case "down":
                for _key in range(3):
                    QTest.keyClick(desk.search.searchBox, Qt.Key.Key_Down)
            case _:
                QTest.keyClick(desk.search.searchBox, Qt.Key.Key_PageDown)
        desk.settle()
    assert desk.names() == names
    assert desk.search.resultsHint.text().startswith("130 patients")
    current = table.current_row()
    assert current is not None
    assert current.name == (names[0] if way == "scroll" else names[-1])


def test_a_keystroke_while_more_rows_are_on_their_way_shows_only_what_it_found(world: World, desk: Desk) -> None:
    many(world, 60)
    world.child("Zoe Zimmer")
    desk.type("many")
    desk.search.resultsTable.step(49)
    desk.type("zim")
    assert desk.names() == ["Zimmer, Zoe"]


def test_back_from_an_account_the_place_in_a_long_list_is_found_again(world: World, desk: Desk) -> None:
    names = many(world, 80)
    desk.type("many")
    table = desk.search.resultsTable
    table.step(49)
    desk.settle()
    table.step(20)
    row = table.current_row()
    assert row is not None
    desk.open(row.patient_id)
    desk.window.back_to_results()
    desk.settle()
    assert desk.names() == names
    assert table.current_row() == row


def test_more_fields_find_by_last_name_first_name_and_date_of_birth(world: World, desk: Desk) -> None:
    for name, born in (
        ("Garcia Lopez", date(2012, 3, 14)),
        ("Ana Garcia", date(2012, 3, 14)),
        ("Ana Garner", date(2013, 1, 1)),
    ):
        world.child(name, born=born)
    ui = desk.search
    assert not ui.moreFields.isVisible()
    QTest.keyClick(desk.window, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    desk.qtbot.waitUntil(lambda: QApplication.focusWidget() is ui.lastName)  # Qt shows the button pressed first
    desk.window.patients.search()
    ui.lastName.setText("gar")
    desk.settle()
    assert len(desk.names()) == 3, "fields look when told to"
    QTest.keyClick(ui.lastName, Qt.Key.Key_Return)
    desk.settle()
    assert desk.names() == ["Garcia, Ana", "Garner, Ana"], "not who is called Garcia as a first name"
    ui.firstName.setText("an")
    ui.dateOfBirth.setText("3/14/2012")
    QTest.mouseClick(ui.searchButton, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.names() == ["Garcia, Ana"]
    QTest.keyClick(desk.window, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    desk.qtbot.waitUntil(lambda: not ui.moreFields.isVisible())
    desk.settle()
    assert len(desk.names()) == 3, "fields that one does not see narrow nothing"


def test_enter_in_a_field_that_was_searched_by_opens_the_account(desk: Desk, marisol: PatientId) -> None:
    ui = desk.search
    ui.moreButton.click()
    ui.lastName.setText("garcia")
    for _ in range(2):
        QTest.keyClick(ui.lastName, Qt.Key.Key_Return)
        desk.settle()
    assert desk.account.patientName.text() == "Garcia, Marisol"


def test_a_date_that_is_none_is_told_at_its_field_and_the_box_goes_on_finding(desk: Desk, marisol: PatientId) -> None:
    ui = desk.search
    ui.moreButton.click()
    ui.dateOfBirth.setText("the 14th")
    ui.searchButton.click()
    desk.settle()
    assert ui.dateOfBirthError.text() == "Type it as 03/14/2012, 3/14 or 2012."
    assert ui.dateOfBirth.text() == "the 14th"
    desk.type("gar")
    assert desk.names() == ["Garcia, Marisol"]
    desk.type("xyz")
    assert desk.names() == []


def test_search_by_shows_only_that_status(world: World, desk: Desk, marisol: PatientId) -> None:
    registered(world, marisol)
    world.child("Zoe Zimmer")
    world.child("Dora Disabled", disabled=True)
    world.child("Sam Self", self_registration_waits=True)
    world.child("Ina Ivanov", active=False)
    shown = {
        "All": ["Disabled, Dora", "Garcia, Marisol", "Self, Sam", "Zimmer, Zoe"],
        "Registered": ["Garcia, Marisol"],
        "Unregistered": ["Zimmer, Zoe"],
        "Pending": [],
        "Self Registered": ["Self, Sam"],
        "Disabled": ["Disabled, Dora"],
        "Inactive": ["Ivanov, Ina"],
    }
    desk.window.patients.search()
    combo = desk.search.searchBy
    assert [combo.itemText(n) for n in range(combo.count())] == list(shown)
    for status, names in shown.items():
        combo.setCurrentText(status)
        desk.settle()
        assert desk.names() == names
    combo.setCurrentText("Pending")
    desk.settle()
    assert "No patient has this status" in desk.texts(desk.search.resultsTable)


def test_who_left_the_practice_is_found_under_inactive_and_opens(world: World, desk: Desk) -> None:
    world.child("Walter Price", active=False)
    desk.type("price")
    assert desk.names() == []
    assert "Inactive in Search by" in desk.texts(desk.search.resultsTable)
    desk.search.searchBy.setCurrentText("Inactive")
    desk.settle()
    assert desk.names() == ["Price, Walter"]
    table = desk.search.resultsTable
    assert [table.cell_at(table.model().index(0, n)).text for n in range(5)][4] == "Inactive"
    QTest.keyClick(desk.search.searchBox, Qt.Key.Key_Return)
    desk.settle()
    assert desk.account.patientName.text() == "Price, Walter"


def test_only_the_parts_of_a_date_that_matched_are_marked(desk: Desk, marisol: PatientId) -> None:
    for typed, parts in (("2012", ["2012"]), ("3/14", ["03/14"]), ("3/14/2012", ["03/14/2012"]), ("gar", [])):
        desk.type(typed)
        model = desk.search.resultsTable.model()
        cell = desk.search.resultsTable.cell_at(model.index(0, 1))
        assert [cell.text[start:end] for start, end in cell.found] == parts


def test_the_newest_keystroke_wins(world: World, desk: Desk, marisol: PatientId) -> None:
    world.child("Zoe Zimmer")
    desk.search.searchBox.setText("gar")
    desk.search.searchBox.setText("zim")
    desk.settle()
    assert desk.names() == ["Zimmer, Zoe"]


def test_enter_opens_what_was_typed_not_what_stood_there_before(world: World, desk: Desk, marisol: PatientId) -> None:
    world.child("Zoe Abel")
    desk.type("a")
    desk.type("")
    assert desk.names()[0] == "Abel, Zoe"
    desk.search.searchBox.setText("gar")
    QTest.keyClick(desk.search.searchBox, Qt.Key.Key_Return)
    desk.settle()
    assert desk.account.patientName.text() == "Garcia, Marisol"
    assert desk.account.patientName.isVisible()


def test_enter_opens_nobody_once_one_types_on_or_nothing_is_found(world: World, desk: Desk, marisol: PatientId) -> None:
    for typed_on in ("garx", "garc"):
        desk.type("")
        desk.search.searchBox.setText("gar")
        QTest.keyClick(desk.search.searchBox, Qt.Key.Key_Return)
        desk.search.searchBox.setText(typed_on)
        desk.settle()
        assert desk.search.searchBox.isVisible()


def test_the_best_match_is_the_chosen_one_after_each_keystroke(world: World, desk: Desk) -> None:
    for name in ("Eve Adams", "Bo Eve"):
        world.child(name)
    desk.type("")
    desk.type("eve")
    assert desk.names() == ["Eve, Bo", "Adams, Eve"]
    assert desk.chosen() == "Eve, Bo"
    desk.search.resultsTable.go_to(1)
    desk.window.patients.search()
    desk.settle()
    assert desk.chosen() == "Adams, Eve", "the same search leaves the hand where it was"


@pytest.mark.parametrize("way", ["enter", "account", "select", "double click"])
def test_enter_account_select_and_double_click_open_the_account(desk: Desk, marisol: PatientId, way: str) -> None:
    desk.type("gar")
    table = desk.search.resultsTable
    place = table.visualRect(table.model().index(0, 0)).center()
    match way:
        case "enter":
            QTest.keyClick(desk.search.searchBox, Qt.Key.Key_Return)
        case "account":
            QTest.mouseClick(desk.search.accountButton, Qt.MouseButton.LeftButton)
        case "select":
            last = table.visualRect(table.model().index(0, table.model().columnCount() - 1)).center()
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=last)
        case _:
            QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.settle()
    assert desk.account.patientName.text() == "Garcia, Marisol"
    assert desk.account.patientName.isVisible()


def test_a_database_that_is_gone_is_told_and_what_was_typed_stays(
    desk: Desk, marisol: PatientId, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise StorageError(Code.DATABASE_GONE)

    monkeypatch.setattr(desk.world.looks, "search", gone)
    desk.type("gar")
    assert "does not answer" in desk.search.notice.text.text()
    assert desk.search.searchBox.text() == "gar"


def test_nothing_found_says_what_to_try(desk: Desk, marisol: PatientId) -> None:
    desk.type("xyzzy")
    assert "No patient matches" in desk.texts(desk.search.resultsTable)
