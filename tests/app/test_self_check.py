# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""`pinportal self-check`: a line a check, in words, and the exit code that an installer's script looks at."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from keyring import core

from pinportal_desktop import __version__
from pinportal_desktop.app.self_check import Check, checks, run_checks, self_check
from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.words import Words

WORDS = Words.load()


class PlainText:
    """A back end as keyrings.alt has one. No subclass of `KeyringBackend`: each other test would be offered it."""


def run_one(what: str) -> tuple[int, str]:
    """One check by its name; the exit code, and its line."""
    said: list[str] = []
    (check,) = (each for each in checks(WORDS) if each.what == what)
    return run_checks([check], said.append, WORDS), said[0]


def fails(error: Exception) -> Callable[[], str]:
    def work() -> str:
        raise error

    return work


# --- the whole of it


@pytest.mark.usefixtures("qapp", "no_keyring")
def test_everything_works_here_and_each_check_says_what_it_found() -> None:
    said: list[str] = []
    assert self_check(said.append) == 0, said
    first, *lines, last = said
    assert f"PinPortal {__version__}" in first
    assert last == "Everything works."
    assert [line.removeprefix("ok      ").partition(":")[0] for line in lines] == [
        "Keyring", "Encrypted database", "PostgreSQL", "Migrations", "Fonts", "Letter", "Forms", "Window",
        "Languages", "Registration pages", "Mail servers", "Passwords",
    ]  # fmt: skip
    assert all(line.startswith("ok      ") and len(line.partition(": ")[2]) > 3 for line in lines)


def test_as_typed_it_needs_no_screen_and_no_home_and_leaves_nothing_behind(tmp_path: Path) -> None:
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    temporary.mkdir()
    gone = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS"}
    environment = {name: value for name, value in os.environ.items() if name not in gone}
    places = {"PINPORTAL_HOME": str(home), "TMPDIR": str(temporary), "TEMP": str(temporary)}
    done = subprocess.run(
        [sys.executable, "-m", "pinportal_desktop", "self-check"],
        env=environment | places,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.rstrip().endswith("Everything works.")
    assert not home.exists()
    assert not list(temporary.iterdir())


# --- what fails


def test_a_check_that_fails_is_told_in_a_line_and_the_others_still_run() -> None:
    said: list[str] = []
    them = [
        Check(what="Letter", work=fails(ModuleNotFoundError("No module named 'PIL'"))),
        Check(what="Keyring", work=fails(StorageError(Code.KEYRING_MISSING))),
        Check(what="Fonts", work=lambda: "Inter"),
    ]
    assert run_checks(them, said.append, WORDS) == 1
    assert said == [
        "FAILED  Letter: ModuleNotFoundError: No module named 'PIL'",
        f"FAILED  Keyring: {WORDS.code(Code.KEYRING_MISSING)}",
        "ok      Fonts: Inter",
        "2 checks failed.",
    ]


def test_a_plain_text_keyring_is_named_and_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core, "_keyring_backend", PlainText())
    code, line = run_one("Keyring")
    assert code == 1
    assert "PlainText" in line


@pytest.mark.usefixtures("no_keyring")
@pytest.mark.skipif(sys.platform != "linux", reason="Windows and macOS always have a keyring")
def test_a_linux_without_a_keyring_says_so_and_passes() -> None:
    code, line = run_one("Keyring")
    assert code == 0
    assert "none on this computer" in line


def test_the_systems_keyring_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from keyring.backends.SecretService import Keyring

    monkeypatch.setattr(core, "_keyring_backend", Keyring())
    assert run_one("Keyring") == (0, "ok      Keyring: SecretService")


@pytest.mark.usefixtures("qapp")
def test_a_font_that_is_missing_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from pinportal_desktop.screens import theme

    monkeypatch.setattr(theme, "resource", lambda name: tmp_path / name)
    code, line = run_one("Fonts")
    assert code == 1
    assert "Inter-Regular" in line


@pytest.mark.usefixtures("qapp")
def test_a_letter_whose_preview_stays_empty_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtGui import QImage

    from pinportal_desktop.screens import checking

    def empty(_letter: bytes, *, dots_per_inch: float) -> QImage:
        picture = QImage(8, 8, QImage.Format.Format_RGB32)
        picture.fill(0xFFFFFFFF)
        return picture

    assert run_one("Letter")[0] == 0
    monkeypatch.setattr(checking, "page_picture", empty)
    assert run_one("Letter") == (1, "FAILED  Letter: ValueError: the letter's picture is empty")


def test_a_temporary_folder_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    code, line = run_one("Migrations")
    assert code == 1
    assert "FileNotFoundError" in line


@pytest.mark.usefixtures("qapp")
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt brings along all that a window needs")
def test_a_library_that_windows_need_is_named_when_it_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from PySide6.QtCore import QLibraryInfo

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(QLibraryInfo, "path", lambda _which: str(tmp_path))
    code, line = run_one("Window")
    assert code == 1
    assert "libqxcb" in line


@pytest.mark.usefixtures("qapp")
@pytest.mark.skipif(sys.platform != "linux", reason="Windows and macOS always have a screen")
def test_without_a_screen_it_does_not_claim_that_a_window_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    code, line = run_one("Window")
    assert code == 0
    assert "not tried" in line
