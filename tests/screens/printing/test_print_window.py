# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The print window over a desk: the letter seen, the printer chosen, and what became of the paper told."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.screens.printing.window import Paper, PrintWindow
from pinportal_desktop.screens.station import Station
from pinportal_desktop.screens.workplace import Workplace
from pinportal_desktop.usecases.letter import letter_facts
from pinportal_desktop.usecases.printers import Fate, Readiness
from pinportal_desktop.words import Words
from tests.paper import BACK, DESK
from tests.screens.registration.front_desk import FrontDesk, press
from tests.world import World


@pytest.fixture
def front_desk(world: World, qtbot: QtBot) -> Iterator[FrontDesk]:
    made = FrontDesk(world, qtbot)
    yield made
    made.close()


class Printing:
    """An open print window and how its letters ended."""

    def __init__(self, front_desk: FrontDesk, workplace: Workplace | None = None) -> None:
        self.desk = front_desk
        self.workplace = workplace or front_desk.workplace
        world = front_desk.world
        account = world.account(world.child())
        pin = world.issue(account.patient.id, None).pin
        facts = letter_facts(
            account, world.rules, pin=pin, addressee="Ana Garcia", language="en", today=world.today, valid_until=None
        )
        self.letter = self.workplace.letters(facts)
        front_desk.parent.show()
        self.window = PrintWindow(self.workplace, self.letter, addressee="Ana Garcia", parent=front_desk.parent)
        self.ended: list[Paper] = []
        self.window.ended.connect(self.ended.append)
        with front_desk.qtbot.waitActive(self.window):
            self.window.open()
            self.window.activateWindow()
        front_desk.drain()

    def print(self) -> None:
        self.window.ui.printButton.click()
        self.desk.drain()

    @property
    def told(self) -> str:
        notice = self.window.ui.notice
        return notice.text.text() if notice.isVisible() else ""


def test_the_letter_is_seen_before_and_enter_prints_it_on_the_default_printer(front_desk: FrontDesk) -> None:
    printing = Printing(front_desk)
    ui = printing.window.ui
    assert not ui.preview.pixmap().isNull()
    assert ui.heading.text() == "Letter for Ana Garcia"
    focused = QApplication.focusWidget()
    assert focused is ui.printButton
    press(focused, Qt.Key.Key_Return)
    front_desk.drain()
    assert front_desk.printer.tray == [("Desk", printing.letter, "letter", 1)]
    assert printing.ended == [Paper(printer="Desk", fate=Fate.PRINTED)]
    assert not isValid(printing.window), "it closed"


def test_the_printer_that_printed_last_is_remembered_at_this_desk(front_desk: FrontDesk, tmp_path: Path) -> None:
    file = tmp_path / "station.ini"
    first = Printing(front_desk, replace(front_desk.workplace, station=Station(file)))
    first.window.ui.printerCombo.setCurrentIndex(1)
    first.print()
    again = Printing(front_desk, replace(front_desk.workplace, station=Station(file)))
    assert again.window.ui.printerCombo.currentText() == "Back office"


def test_a_printer_that_is_stopped_says_so_and_looking_again_finds_it_mended(front_desk: FrontDesk) -> None:
    tray = front_desk.printer
    tray.printers = (replace(DESK, readiness=Readiness.STOPPED, why="Out of toner"), BACK)
    printing = Printing(front_desk)
    ui = printing.window.ui
    assert ui.printerError.text() == "This printer is stopped. (Out of toner)"
    assert not ui.printButton.isEnabled()
    tray.printers = (DESK, BACK)
    ui.notice.links[0].click()
    front_desk.drain()
    assert not ui.printerError.isVisible()
    assert ui.printButton.isEnabled()
    assert printing.told == ""


def test_without_a_printer_it_is_told_and_nothing_is_pressed(front_desk: FrontDesk) -> None:
    front_desk.printer.printers = ()
    printing = Printing(front_desk)
    assert printing.told == "No printer is set up on this computer. Set one up, then look again."
    assert not printing.window.ui.printButton.isEnabled()
    printing.window.reject()
    assert printing.ended == []


def test_a_letter_that_was_refused_can_be_printed_on_another_printer(front_desk: FrontDesk) -> None:
    tray = front_desk.printer
    tray.refuses, tray.why = True, "not accepting jobs"
    printing = Printing(front_desk)
    printing.print()
    assert printing.told == "The printer did not take the letter. Check it, then print again. (not accepting jobs)"
    assert printing.ended == [Paper(printer="Desk", fate=Fate.FAILED)]
    tray.refuses = False
    printing.window.ui.printerCombo.setCurrentIndex(1)
    assert printing.told == ""
    printing.print()
    assert printing.ended[1:] == [Paper(printer="Back", fate=Fate.PRINTED)]


def test_a_letter_that_jammed_is_told_with_its_cause(front_desk: FrontDesk) -> None:
    front_desk.printer.ends, front_desk.printer.why = Fate.FAILED, "Paper jam"
    printing = Printing(front_desk)
    printing.print()
    assert printing.told == "The letter was not printed. Look at the printer, then print again. (Paper jam)"
    assert printing.window.isVisible()


def test_a_letter_that_waits_is_told_and_can_be_taken_back_or_left_in_its_queue(front_desk: FrontDesk) -> None:
    front_desk.printer.ends = Fate.WAITING
    printing = Printing(front_desk)
    printing.print()
    assert printing.told.startswith("The letter is in the printer's queue and has not come yet.")
    assert not printing.window.ui.printButton.isEnabled(), "a second one would be one too many"
    printing.window.ui.notice.links[1].click()
    front_desk.drain()
    assert printing.told == "The letter was taken out of the queue. Nothing was printed."
    assert printing.ended == [Paper(printer="Desk", fate=Fate.CANCELLED)]
    printing.print()
    printing.window.reject()
    assert printing.ended[1:] == [Paper(printer="Desk", fate=Fate.WAITING)]


def test_the_viewer_is_offered_in_the_demo_alone(front_desk: FrontDesk) -> None:
    assert not Printing(front_desk).window.ui.viewerButton.isVisible()
    seen: list[bytes] = []
    demo = Printing(front_desk, replace(front_desk.workplace, show_letter=seen.append))
    demo.window.ui.viewerButton.click()
    front_desk.drain()
    assert seen == [demo.letter]
    assert demo.ended == [Paper(printer="", fate=Fate.HANDED_OVER)]
    assert not isValid(demo.window), "it closed"


def test_a_viewer_that_is_missing_is_told_and_the_window_stays(front_desk: FrontDesk) -> None:
    def missing(_letter: bytes) -> None:
        raise PinPortalError(Code.VIEWER_MISSING)

    demo = Printing(front_desk, replace(front_desk.workplace, show_letter=missing))
    demo.window.ui.viewerButton.click()
    front_desk.drain()
    assert demo.told == Words.load().code(Code.VIEWER_MISSING)
    assert demo.window.isVisible()
    assert demo.ended == []
