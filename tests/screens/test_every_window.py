# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Every window by hand, eye and ear: names, letters, order, keys, and no text cut off at 1280 by 800."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pinportal_desktop.assets import Scheme, resource
from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.screens import shortcuts
from pinportal_desktop.screens.keyboard import KeyboardWindow, keys_told, letters_told
from pinportal_desktop.screens.main_window import MainWindow
from pinportal_desktop.screens.registration import RegistrationWindow
from pinportal_desktop.screens.starting.first_start import FirstStartPage
from pinportal_desktop.screens.starting.opening import OpeningPage
from pinportal_desktop.screens.starting.passphrase import PassphrasePage
from pinportal_desktop.screens.theme import Theme
from pinportal_desktop.words import Words
from tests.conftest import REPOSITORY
from tests.fakes import PlainPasswords
from tests.screens import windows
from tests.screens.account.desk import AccountDesk
from tests.screens.importing.bench import ROWS, table
from tests.screens.importing.test_probable_doubles import TWICE
from tests.world import World


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    theme.prefer(Scheme.LIGHT)
    yield theme
    theme.deleteLater()


@pytest.fixture
def desk(world: World, qtbot: QtBot, dressed: Theme) -> Iterator[AccountDesk]:
    made = AccountDesk(world, qtbot)
    yield made
    made.close()


@pytest.fixture
def marisol(world: World, desk: AccountDesk) -> PatientId:
    """A girl of 14 whose mother has access, with an uncle's login that belongs to no contact; her account is open."""
    child = world.child(chart="104-2281")
    world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, "ana@example.com", phone="+15550102231")
    world.contact(child, "Tomás Reyes", "Father", Authority.JOINT, "t.reyes@example.net", phone="+15550108812")
    world.contact(child, "Carmen Ortiz", "Aunt", Authority.NOT_RECORDED)
    ana = next(m.contact.id for m in world.account(child).family if m.contact.name.spoken == "Ana Garcia")
    for name, email in (("Ana Garcia", "ana@example.com"), ("Luis Garcia", "luis@example.org")):
        handover = world.issue(child, ana, complete=True).handover
        assert handover is not None
        _, token = world.take_handover(handover)
        world.finish(token, name, email)
    desk.open(child)
    return child


def press(within: QWidget, text: str) -> None:
    found = [b for b in within.findChildren(QAbstractButton) if b.isVisible() and b.text().replace("&", "") == text]
    found[0].click()


def newest(desk: AccountDesk) -> QDialog:
    desk.settle()
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    return found[-1]


def registration(desk: AccountDesk, *, sharing: bool = False) -> RegistrationWindow:
    desk.window.account.open_registration(sharing=sharing)
    desk.settle()
    return desk.dialog(RegistrationWindow)


def with_new_contact(desk: AccountDesk) -> QDialog:
    window = registration(desk)
    window.ui.forCombo.setCurrentIndex(window.ui.forCombo.count() - 1)
    desk.settle()
    return window


def over_registration(text: str) -> Callable[[AccountDesk], QDialog]:
    def opened(desk: AccountDesk) -> QDialog:
        press(registration(desk, sharing=True), text)
        return newest(desk)

    return opened


def of_account(text: str) -> Callable[[AccountDesk], QDialog]:
    def opened(desk: AccountDesk) -> QDialog:
        press(desk.window.account, text)
        return newest(desk)

    return opened


def of_line(table: str, key: str) -> Callable[[AccountDesk], QDialog]:
    def opened(desk: AccountDesk) -> QDialog:
        view = getattr(desk.account, table)
        view.acted.emit(key, view.rows[-1])
        return newest(desk)

    return opened


def page(number: int) -> Callable[[AccountDesk], QWidget]:
    def opened(desk: AccountDesk) -> QWidget:
        desk.account.tabs.setCurrentIndex(number)
        desk.settle()
        return desk.window

    return opened


def search(desk: AccountDesk) -> QWidget:
    desk.window.search_anew()
    desk.settle()
    return desk.window


def settings(desk: AccountDesk) -> QWidget:
    desk.window.open_settings()
    desk.window.settings._ui.practiceName.setText("Oak Street")
    desk.settle()
    return desk.window


def wording(desk: AccountDesk) -> QDialog:
    desk.window.open_settings()
    desk.window.settings._ui.wordingButton.click()
    form = newest(desk)
    form.findChildren(QPlainTextEdit)[0].setPlainText("Hello")
    desk.settle()
    return form


def exit_code(desk: AccountDesk) -> QDialog:
    desk.window._workplace.passwords = PlainPasswords
    desk.window.open_settings()
    desk.window.settings._ui.exitCodeButton.click()
    form = newest(desk)
    form.findChildren(QPushButton)[-1].click()  # with what stands against it
    desk.settle()
    return form


def registration_here(desk: AccountDesk) -> QDialog:
    workplace = desk.window._workplace
    workplace.rules = replace(workplace.rules, kiosk_exit_code="$argon2id$")
    workplace.cover = lambda _token: None
    return registration(desk)


def new_patient(desk: AccountDesk) -> QDialog:
    desk.window.new_patient()
    return newest(desk)


def unsaved(desk: AccountDesk) -> QDialog:
    settings(desk)
    desk.window.search_anew()
    return newest(desk)


def keyboard(desk: AccountDesk) -> KeyboardWindow:
    desk.window.show_keys()
    return desk.dialog(KeyboardWindow)


def outgoing(desk: AccountDesk) -> QWidget:
    desk.window.open_messages()
    desk.settle()
    box = desk.window.outgoing._ui.showCombo
    box.setCurrentIndex(box.count() - 1)
    desk.settle()
    return desk.window


def import_nothing(desk: AccountDesk) -> QWidget:
    desk.window.open_import()
    desk.settle()
    return desk.window


def table_to_import(desk: AccountDesk) -> QWidget:
    """With all that the page may have to say: what is missing, and an order of dates that must be asked."""
    desk.window.open_import()
    rows = [f"{n},Garcia,Marisol{n},03/04/2012,Ana Garcia,ana@example.com" for n in range(1, 10)]
    desk.window.importing.new.choose(table(Path(desk.world.database).parent, *rows))
    desk.settle()
    return desk.window


def table_without_names(desk: AccountDesk) -> QWidget:
    table_to_import(desk)
    grid = desk.window.importing.new._table.grid
    assert grid is not None
    for box in grid.boxes[:3]:
        box.setCurrentIndex(0)
    desk.settle()
    return desk.window


def preview_of_import(desk: AccountDesk) -> QWidget:
    desk.window.open_import()
    new = desk.window.importing.new
    new.choose(table(Path(desk.world.database).parent, *ROWS, TWICE[1]))
    desk.settle()
    new._ui.previewButton.click()
    desk.settle()
    return desk.window


def import_under_way(desk: AccountDesk) -> QWidget:
    preview_of_import(desk)
    desk.window.importing.new._ui.importButton.click()
    return desk.window


def imported(desk: AccountDesk) -> QWidget:
    import_under_way(desk)
    desk.settle()
    return desk.window


def tab_of_import(name: str) -> Callable[[AccountDesk], QWidget]:
    def opened(desk: AccountDesk) -> QWidget:
        imported(desk)
        screen = desk.window.importing
        screen._ui.tabs.setCurrentWidget(getattr(screen, name))
        desk.settle()
        return desk.window

    return opened


def of_import(key: str) -> Callable[[AccountDesk], QDialog]:
    def opened(desk: AccountDesk) -> QDialog:
        tab_of_import("runs")(desk)
        view = desk.window.importing.runs._ui.runsTable
        view.acted.emit(key, view.rows[0])
        return newest(desk)

    return opened


def same_person(desk: AccountDesk) -> QDialog:
    tab_of_import("doubles")(desk)
    desk.window.importing.doubles._ui.sameButton.click()
    return newest(desk)


WINDOWS: dict[str, Callable[[AccountDesk], QWidget]] = {
    "search": search,
    "Administrative": page(0),
    "Messages": page(1),
    "Activity": page(2),
    "Settings": settings,
    "Settings, unsaved": unsaved,
    "Letter's wording": wording,
    "Kiosk exit code": exit_code,
    "Patient Registration": registration,
    "Patient Registration, on this screen": registration_here,
    "Patient Registration, new contact": with_new_contact,
    "Share Current PIN": lambda desk: registration(desk, sharing=True),
    "Read aloud": over_registration("Read aloud"),
    "Print PIN": over_registration("Print PIN"),
    "Edit Patient": of_account("Edit Patient"),
    "New Patient": new_patient,
    "Add Contact": of_account("Add Contact"),
    "Edit Contact": of_line("familyTable", "edit"),
    "Check a PIN": of_account("Check a PIN…"),
    "Revoke PIN": of_account("Revoke PIN…"),
    "Link to Contact": of_account("Link to Contact…"),
    "Send Password Reset": of_account("Send Password Reset"),
    "Correct E-mail": of_account("Correct E-mail"),
    "Remove Access": of_line("associationsTable", "remove"),
    "Authority": of_line("familyTable", "authority"),
    "keyboard": keyboard,
    "Messages, of all": outgoing,
    "Import, no file": import_nothing,
    "Import, a table": table_to_import,
    "Import, a table that lacks what is needed": table_without_names,
    "Import, preview": preview_of_import,
    "Import, under way": import_under_way,
    "Import, done": imported,
    "Earlier Imports": tab_of_import("runs"),
    "Report": of_import("open"),
    "Undo Import": of_import("undo"),
    "Probable Doubles": tab_of_import("doubles"),
    "Same Person": same_person,
}


@pytest.mark.parametrize("name", WINDOWS)
def test_a_window_is_worked_by_hand_eye_and_ear(name: str, desk: AccountDesk, marisol: PatientId) -> None:
    assert "\n".join(windows.faults(WINDOWS[name](desk))) == ""


@pytest.mark.parametrize(
    "page",
    [
        OpeningPage,
        lambda: PassphrasePage(Words.load()),
        lambda: FirstStartPage(
            Words.load(), where="/home/dana/data.db", on_server=False, portal_address="", no_keyring=None
        ),
    ],
    ids=["opening", "passphrase", "first start"],
)
def test_the_window_before_there_is_a_database_is_too(
    page: Callable[[], QWidget], dressed: Theme, qtbot: QtBot
) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_page(page())
    window.show()
    assert windows.faults(window) == []


# --- the faults are found


@pytest.fixture
def bad(qtbot: QtBot, dressed: Theme) -> QDialog:
    window = QDialog()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for widget in (QLineEdit(), QPushButton("&Save"), QPushButton("&Send")):
        column.addWidget(widget)
    told = QLabel("A sentence that is longer than the room that there is for it")
    told.setFixedWidth(60)
    column.addWidget(told)
    save, send = window.findChildren(QPushButton)
    QWidget.setTabOrder(send, save)
    window.show()
    return window


def test_each_fault_is_found(bad: QDialog) -> None:
    assert list(windows.without_name(bad)) == ["QLineEdit '' has no name"]
    assert list(windows.without_letter(bad)) == ["no letter leads to QLineEdit ''"]
    assert list(windows.letters_twice(bad)) == ["Alt+S is there 2 times"]
    assert len(list(windows.pressed_by_a_stray_enter(bad))) == 2
    back = list(windows.against_the_reading_order(bad))
    assert back[0] == "Tab goes back from QPushButton 'Send' to QPushButton 'Save'"
    assert list(windows.keys_untold(bad)) == ["F1 does nothing"]
    assert [fault[-10:] for fault in windows.cut_off(bad)] == ["is cut off"]


# --- the keys


def test_every_key_that_acts_is_listed_under_f1_as_the_keyboard_names_it() -> None:
    told = [keys for keys, _ in keys_told(at_desk=True)]
    assert [one.shown() for one in shortcuts.ALL if one.shown() not in told] == []


def test_keys_are_bound_in_one_place_alone() -> None:
    """So that none is forgotten in the list."""
    files = (REPOSITORY / "pinportal_desktop").rglob("*.py")
    assert [f.name for f in files if "QShortcut(" in f.read_text("utf-8")] == ["shortcuts.py"]


def test_no_text_names_keys_that_do_nothing() -> None:
    known = {keys for one in shortcuts.ALL for keys in (one.told, *one.also)}
    texts = resource("languages/pinportal.pot").read_text("utf-8")
    named = set(re.findall(r"\b(?:Ctrl|Alt|Shift)\+\w+|\bF\d+\b", texts)) - {"Ctrl+C"}  # a terminal's own
    assert named <= known


def test_f1_lists_the_letters_of_the_window_that_one_is_in(desk: AccountDesk, marisol: PatientId) -> None:
    window = registration(desk)
    QTest.keyClick(window, Qt.Key.Key_F1)
    desk.settle()
    listed = desk.dialog(KeyboardWindow)
    texts = desk.texts(listed)
    assert ("Alt+F", "For") in letters_told(window)
    assert "Alt+F For" in texts
    assert "Alt+N" not in texts, "New Patient is in the window behind"
    QTest.keyClick(listed, Qt.Key.Key_Escape)
    desk.settle()
    assert not desk.is_open(KeyboardWindow)
    assert window.isVisible()


def test_f1_tells_no_key_of_the_desk_before_there_is_one(qtbot: QtBot, desk: AccountDesk) -> None:
    listed = keyboard(desk)
    assert "Ctrl+K" in desk.texts(listed)
    window = MainWindow()
    qtbot.addWidget(window)
    first = KeyboardWindow(window)
    told = {found.text() for found in first.findChildren(QLabel)}
    assert "F1" in told
    assert [one.told for one in shortcuts.ALL if one is not shortcuts.HELP and one.shown() in told] == []


def test_the_list_fits_a_small_screen_and_then_scrolls(desk: AccountDesk) -> None:
    listed = keyboard(desk)
    assert listed.height() <= listed.screen().availableGeometry().height()
    listed.resize(QSize(520, 300))
    desk.settle()
    assert listed.ui.scroll.verticalScrollBar().maximum() > 0


def test_the_foot_says_that_f1_lists_the_keys(desk: AccountDesk) -> None:
    press(desk.window, "F1 lists the keys")
    assert isinstance(newest(desk), KeyboardWindow)
