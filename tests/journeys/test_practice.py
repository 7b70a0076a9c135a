# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Both workflows at a practice of its own: first start, keys in a real keyring, an import, letters on a real printer.

Over an encrypted file and over PostgreSQL. Nothing is sent: no sender is set up yet outside the demo.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from pinportal_desktop.app.home import Home, KeptIn
from pinportal_desktop.app.practice import PracticeOpening
from pinportal_desktop.screens.starting.first_start import FirstStartPage
from tests.cups import running_cups
from tests.journeys.conftest import Parent, Program, pin_in, running, until_search

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere a test has no keyring and no print server of its own"
)

CTRL = Qt.KeyboardModifier.ControlModifier


def patient(chart: str, given: str, family: str, born: str, *contacts: tuple[str, str, str, str]) -> dict[str, Any]:
    """As a record system exports it; a contact is given and family name, role and e-mail."""
    return {
        "resourceType": "Patient",
        "identifier": [{"type": {"coding": [{"code": "MR"}]}, "value": chart}],
        "name": [{"use": "official", "family": family, "given": [given]}],
        "birthDate": born,
        "contact": [
            {
                "relationship": [{"coding": [{"code": role}]}],
                "name": {"family": contact_family, "given": [contact_given]},
                "telecom": [{"system": "email", "value": email}],
            }
            for contact_given, contact_family, role, email in contacts
        ],
    }


PATIENTS = (
    patient(
        "N-1", "Yuki", "Nakamura", "2017-06-02",
        ("Emi", "Nakamura", "MTH", "emi@example.com"), ("Kenji", "Nakamura", "FTH", "kenji@example.net"),
    ),
    patient(
        "G-1", "Marisol", "Garcia", "2014-03-14",
        ("Ana", "Garcia", "MTH", "ana@example.com"), ("Tomás", "Reyes", "FTH", "t.reyes@example.net"),
    ),
)  # fmt: skip


@pytest.fixture(params=["file", "server"])
def database(request: pytest.FixtureRequest) -> str | None:
    """What `--database` says at the first start: nothing, or a PostgreSQL."""
    return None if request.param == "file" else str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def at_practice(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    system_keyring: Any,
    site: str,
    opened: list[str],
) -> Iterator[Callable[[str | None], AbstractContextManager[Program]]]:
    """Starts the program at a computer with a keyring, a printer, and a home of its own."""
    home = Home(path=tmp_path / "home", demo=False)
    with running_cups(monkeypatch) as cups:
        cups.add("Desk", default=True)

        @contextmanager
        def start(database: str | None) -> Iterator[Program]:
            with running(qtbot, home, PracticeOpening(home, database)) as window:
                yield Program(qtbot, window, home, site, cups.kept, opened)

        yield start


def begin(program: Program) -> None:
    """The first start: two lines; afterwards the keys are in the keyring and nowhere else."""
    program.until(lambda: isinstance(program.window.centralWidget(), FirstStartPage))
    program.type("Birch Hill Pediatrics")
    program.key(Qt.Key.Key_Tab)
    program.type(program.site)  # over the address that stands there, which is marked
    program.key(Qt.Key.Key_Return)
    until_search(program.qtbot, program.window)
    config = program.home.config()
    assert config is not None
    assert (config.keys, program.home.wrapped_keys.exists()) == (KeptIn.KEYRING, False)


def bring_in(folder: Path, home: Home) -> None:
    """`pinportal import`, as a process of its own: it asks the keyring for the keys, and nobody for anything."""
    file = folder / "patients.ndjson"
    file.write_text("".join(f"{json.dumps(one)}\n" for one in PATIENTS), "utf-8")
    command = [sys.executable, "-m", "pinportal_desktop", "import", str(file), "--home", str(home.path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    told, undo = done.stdout.splitlines()
    assert (done.returncode, told) == (0, "patients.ndjson: 2 new, 0 changed, 0 unchanged, 0 refused."), done
    assert undo.startswith("To undo it: ")


def hand_over(program: Program, button: str, contact: str, *, nth: int) -> str:
    """Through Patient Registration: for that contact, Authority Joint, on paper, not sent. The PIN on the paper."""
    program.press(button)
    program.until(program.registration().ui.printButton.isEnabled)  # a shared PIN is opened first
    program.choose("For", contact)
    program.press("Joint")
    program.select("Email Address", "Do not send PIN")
    program.press("Print PIN")
    printing = program.printing()
    program.press("Print")
    program.until(lambda: not isValid(printing))
    program.registration()  # active again
    letter = program.letter(nth)
    assert contact in letter
    program.key(Qt.Key.Key_Return, CTRL)
    program.closed()
    return pin_in(letter)


def workflow_1(practice: Program, parent: Callable[[], Parent]) -> None:
    """Parent B registers with the PIN that Parent A got."""
    practice.find("nakam", "Nakamura, Yuki")
    assert practice.status() == "Unregistered"
    first = hand_over(practice, "Register Patient", "Emi Nakamura", nth=1)
    practice.until(lambda: practice.status() == "Pending")
    emi = parent()
    emi.born("June", "2", "2017", first)
    emi.register("Emi", "Nakamura", "Mother", "emi@example.com")
    practice.until(lambda: practice.with_access() == [("Nakamura, Emi", "Mother")])
    assert practice.status() == "Registered"

    shared = hand_over(practice, "Share Current PIN", "Kenji Nakamura", nth=2)
    assert shared == first, "the same PIN, nothing superseded"
    kenji = parent()
    kenji.born("June", "2", "2017", shared)
    kenji.register("Kenji", "Nakamura", "Father", "kenji@example.net")
    practice.until(lambda: len(practice.with_access()) == 2)
    assert {name for name, _ in practice.with_access()} == {"Nakamura, Emi", "Nakamura, Kenji"}


def workflow_2(practice: Program, parent: Callable[[], Parent]) -> None:
    """Parent B gets an own PIN, and Parent A keeps access."""
    practice.find("gar mar 2014", "Garcia, Marisol")
    first = hand_over(practice, "Register Patient", "Ana Garcia", nth=3)
    ana = parent()
    ana.born("March", "14", "2014", first)
    ana.register("Ana", "Garcia", "Mother", "ana@example.com")
    practice.until(lambda: practice.with_access() == [("Garcia, Ana", "Mother")])
    assert practice.window.account._ui.pinVqValue.text() == "Pin Already Assigned"

    own = hand_over(practice, "Generate PIN", "Tomás Reyes", nth=4)
    assert own != first
    tomas = parent()
    tomas.born("March", "14", "2014", own)
    tomas.register("Tomás", "Reyes", "Father", "t.reyes@example.net")
    practice.until(lambda: len(practice.with_access()) == 2)
    assert {name for name, _ in practice.with_access()} == {"Garcia, Ana", "Reyes, Tomás"}


def test_both_workflows_and_between_them_a_start_that_asks_nothing(
    at_practice: Callable[[str | None], AbstractContextManager[Program]],
    database: str | None,
    parent: Callable[[], Parent],
    tmp_path: Path,
) -> None:
    with at_practice(database) as program:
        begin(program)
        bring_in(tmp_path, program.home)
        workflow_1(program, parent)
    with at_practice(None) as program:  # `config.toml` says where the data lie, on a server too
        until_search(program.qtbot, program.window)
        workflow_2(program, parent)
