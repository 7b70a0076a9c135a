# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The whole program: real windows over a real database, its real site, a real browser, real paper (as files)."""

import email
import email.policy
import os
import re
import socket
import stat
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from pinportal_desktop.app.demo import make_demo
from pinportal_desktop.app.desk import RunningDesk
from pinportal_desktop.app.home import Home
from pinportal_desktop.app.opener import Opening
from pinportal_desktop.app.parts import open_parts
from pinportal_desktop.screens.main_window import MainWindow
from pinportal_desktop.screens.printing.window import PrintWindow
from pinportal_desktop.screens.registration import RegistrationWindow
from tests.app.conftest import Opens

TODAY = date(2026, 11, 24)
PIN_SHAPE = r"[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}"


@dataclass
class Program:
    """The running program, and hands for it."""

    qtbot: QtBot
    window: MainWindow
    home: Home
    site: str
    printed: Path
    opened: list[str] = field(default_factory=list)

    # --- hands

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._focus(), key, modifier)

    def type(self, text: str) -> None:
        for character in text:
            QTest.sendKeyEvent(
                QTest.KeyAction.Click,
                self._focus(),
                Qt.Key.Key_unknown,
                character,
                Qt.KeyboardModifier.NoModifier,
            )

    def press(self, name: str) -> None:
        """Tab to the button of that name, as a hand without a mouse does, and press Space."""
        self.tab_to(name)
        self.key(Qt.Key.Key_Space)

    def tab_to(self, name: str) -> None:
        """Tab until the focus is on what a screen reader calls so."""
        seen: list[str] = []
        for _ in range(60):
            focus = self._focus()
            if isinstance(focus, QPushButton) or not focus.accessibleName():
                called = focus.text() if hasattr(focus, "text") else ""
            else:
                called = focus.accessibleName()
            if called.replace("&", "") == name:
                return
            seen.append(called)
            self.key(Qt.Key.Key_Tab)
        msg = f"Tab never came to {name!r}, only to {seen}"
        raise AssertionError(msg)

    def choose(self, name: str, begins: str) -> None:
        """Tab to a drop-down and choose the line that begins so, by keys."""
        self.tab_to(name)
        combo = self._focus()
        assert isinstance(combo, QComboBox)
        for _ in range(combo.count() + 1):
            if combo.currentText().startswith(begins):
                return
            self.key(Qt.Key.Key_Down)
        raise AssertionError([combo.itemText(n) for n in range(combo.count())])

    def select(self, chosen: str, wanted: str) -> None:
        """Tab to a group of radio buttons, which keeps the focus on the chosen one, and go on by keys."""
        self.tab_to(chosen)
        for _ in range(5):
            radio = self._focus()
            assert isinstance(radio, QRadioButton)
            if radio.text().replace("&", "") == wanted:
                return
            self.key(Qt.Key.Key_Right)
        raise AssertionError(f"no {wanted!r} beside {chosen!r}")

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=30_000)  # nothing takes that long, but for a machine that does all at once

    def _focus(self) -> QWidget:
        """Where the hand is; while a window is busy it waits, as a person does."""
        self.until(lambda: QApplication.focusWidget() is not None)
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    # --- what stands there

    def find(self, typed: str, patient: str) -> None:
        """Ctrl+K, type, Enter: from anywhere to the patient's account."""
        self.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        assert isinstance(self._focus(), QLineEdit)
        self.type(typed)
        table = self.window.patients._ui.resultsTable
        self.until(lambda: [row.name for row in table.rows][:1] == [patient])
        self.key(Qt.Key.Key_Return)
        self.until(lambda: self.window.account._ui.patientName.text() == patient)

    def registration(self) -> RegistrationWindow:
        """The Patient Registration window that is open."""

        def found() -> list[RegistrationWindow]:
            return [w for w in QApplication.topLevelWidgets() if isinstance(w, RegistrationWindow) and w.isVisible()]

        self.until(lambda: len(found()) == 1)
        (window,) = found()
        self.until(window.isActiveWindow)
        self.until(window.ui.sendButton.isEnabled)  # its PIN is there
        return window

    def printing(self) -> PrintWindow:
        """The print window is open, and has looked for printers."""

        def found() -> list[PrintWindow]:
            return [w for w in QApplication.topLevelWidgets() if isinstance(w, PrintWindow) and w.isVisible()]

        self.until(lambda: len(found()) == 1)
        (window,) = found()
        self.until(window.isActiveWindow)
        self.until(window.ui.viewerButton.isEnabled)
        return window

    def closed(self) -> None:
        """No Patient Registration window is open any more."""
        self.until(
            lambda: not any(isinstance(w, RegistrationWindow) and w.isVisible() for w in QApplication.topLevelWidgets())
        )

    def with_access(self) -> list[tuple[str, str]]:
        """Who has access, as the account shows it: name and how the login belongs to the family."""
        self.window.look_again()
        return [(row.name, row.relationship) for row in self.window.account._ui.associationsTable.rows if row.live]

    def status(self) -> str:
        return self.window.account._ui.statusValue.text()

    def mail_to(self, address: str) -> list[Any]:
        """Messages to that address, oldest first."""
        files = sorted(self.home.mail.glob("*.eml"))
        messages = [email.message_from_bytes(f.read_bytes(), policy=email.policy.default) for f in files]
        return [m for m in messages if m["To"] == address]

    def letter(self, nth: int = 1) -> str:
        """The text of the newest of so many letters that came to the viewer, or out of the printer."""
        self.until(lambda: len(list(self.printed.glob("*.pdf"))) == nth)
        newest = max(self.printed.glob("*.pdf"), key=lambda f: f.stat().st_mtime_ns)
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(newest.read_bytes())).pages)


def pin_in(text: str) -> str:
    """The one PIN that stands in a text."""
    (found,) = {str(pin) for pin in re.findall(rf"\b{PIN_SHAPE}\b", text)}
    return found


@contextmanager
def running(qtbot: QtBot, home: Home, opening: Opening) -> Iterator[MainWindow]:
    """The window, with what runs behind it; at the end all of that has ended in time."""
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    desk = RunningDesk(home, window, opening)
    desk.begin()
    yield window
    desk.end()
    window.close()
    assert desk.ended_in_time


def until_search(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the database is open and the search takes what is typed."""
    qtbot.waitUntil(lambda: hasattr(window, "patients"), timeout=20_000)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit), timeout=5_000)


@pytest.fixture(scope="session")
def site() -> str:
    """The parents' address: on this computer, at a port that nobody uses now; one journey after the other."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system's browser was asked to open; the test then opens it in a real one."""
    opened: list[str] = []
    _a_browser(opened, monkeypatch)
    return opened


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, site: str) -> Path:
    """A home with the demo's patients, to copy: a tenth of the time that they take to be made."""
    home = Home(path=tmp_path_factory.mktemp("demo") / "home", demo=True)
    parts = open_parts(home, create=True)
    make_demo(parts, today=TODAY, portal_address=site)
    parts.close()
    return home.path


@pytest.fixture
def program(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, demo: Path, site: str, opened: list[str]
) -> Iterator[Program]:
    """The program on the demo's patients."""
    home = Home(path=Path(copytree(demo, tmp_path / "home")), demo=True)
    printed = _a_viewer(tmp_path, monkeypatch)
    with running(qtbot, home, Opens(lambda: open_parts(home))) as window:
        until_search(qtbot, window)
        yield Program(qtbot, window, home, site, printed, opened)


def _a_viewer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What stands for the system's PDF viewer: keeps what it is given to show."""
    printed, programs = tmp_path / "printed", tmp_path / "programs"
    printed.mkdir()
    programs.mkdir()
    for name in ("xdg-open", "open"):
        viewer = programs / name
        viewer.write_text(f'#!/bin/sh\ncp "$1" "{printed}/"\n', "utf-8")
        viewer.chmod(viewer.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    return printed


def _a_browser(opened: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands for the system's browser: keeps the address, which the test then opens in a real one."""

    class Keeping(webbrowser.BaseBrowser):
        def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
            opened.append(url)
            return True

    monkeypatch.setattr(webbrowser, "_tryorder", None)
    monkeypatch.setattr(webbrowser, "_browsers", {})
    webbrowser.register("keeping", None, Keeping("keeping"), preferred=True)


@dataclass
class Parent:
    """A parent at the registration page in a real browser."""

    page: Any
    site: str

    def born(self, month: str, day: str, year: str, pin: str = "") -> None:
        self.page.get_by_label("Month").select_option(month)
        self.page.get_by_label("Day").fill(day)
        self.page.get_by_label("Year").fill(year)
        if pin:
            self.page.get_by_label("PIN from the letter or message").fill(pin)
        self.page.get_by_role("button", name="Continue").click()

    def register(self, given: str, family: str, relationship: str, address: str) -> None:
        """Steps two to four."""
        page = self.page
        page.get_by_label("A child").check()
        page.get_by_label("Your first name").fill(given)
        page.get_by_label("Your last name").fill(family)
        page.get_by_label("Relationship to the child").select_option(relationship)
        page.get_by_role("button", name="Continue").click()
        page.get_by_label("E-mail address").fill(address)
        page.get_by_label("Password").fill("three random words")
        page.get_by_role("button", name="Continue").click()
        page.get_by_label("I have read the terms and accept them.").check()
        page.get_by_role("button", name="Create My Account").click()
        page.get_by_role("heading", name="Your account is ready").wait_for()


@pytest.fixture
def parent(site: str, chromium: Any) -> Iterator[Callable[[], Parent]]:
    """Another parent's browser at each call."""
    contexts: list[Any] = []

    def at_home() -> Parent:
        contexts.append(chromium.new_context(viewport={"width": 390, "height": 844}))
        page = contexts[-1].new_page()
        page.goto(site)
        return Parent(page, site)

    yield at_home
    for context in contexts:
        context.close()
