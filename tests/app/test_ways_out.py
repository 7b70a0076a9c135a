# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Letters and pages leave the window through the system's own programs."""

import sys
import webbrowser
from pathlib import Path

import pytest

from pinportal_desktop.app.home import Home
from pinportal_desktop.app.ways_out import open_in_browser, show_pdf
from pinportal_desktop.domain.errors import Code, PinPortalError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the system's opener is a program of its own on Linux")


@pytest.fixture
def opener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's opener: writes down what it was to open, and ends with the code in the file beside it."""
    programs, told = tmp_path / "programs", tmp_path / "opened"
    programs.mkdir()
    program = programs / "xdg-open"
    program.write_text(f'#!/bin/sh\necho "$1" >> {told}\nexit $(cat {tmp_path}/code 2>/dev/null || echo 0)\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    return told


def test_a_letter_is_shown_in_the_systems_viewer(home: Home, opener: Path) -> None:
    show_pdf(b"%PDF-1", home)
    shown = Path(opener.read_text().strip())
    assert shown.read_bytes() == b"%PDF-1"
    assert shown.parent == home.letters


def test_a_letter_printed_right_after_another_does_not_replace_it(home: Home, opener: Path) -> None:
    """Twins' letters: the first viewer may still be starting."""
    show_pdf(b"%PDF-1", home)
    show_pdf(b"%PDF-2", home)
    assert [Path(line).read_bytes() for line in opener.read_text().split()] == [b"%PDF-1", b"%PDF-2"]


def test_old_letters_do_not_pile_up(home: Home, opener: Path) -> None:
    for number in range(9):
        show_pdf(f"%PDF-{number}".encode(), home)
    kept = {file.read_bytes() for file in home.letters.iterdir()}
    assert kept == {f"%PDF-{number}".encode() for number in range(5, 9)}


def test_without_a_viewer_the_person_is_told(home: Home, opener: Path, tmp_path: Path) -> None:
    (tmp_path / "code").write_text("3")  # as xdg-open ends when no program is set up
    with pytest.raises(PinPortalError) as refused:
        show_pdf(b"%PDF", home)
    assert refused.value.code is Code.VIEWER_MISSING


def test_without_an_opener_the_person_is_told(home: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PinPortalError) as refused:
        show_pdf(b"%PDF", home)
    assert refused.value.code is Code.VIEWER_MISSING


def test_without_a_browser_the_person_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _address: False)
    with pytest.raises(PinPortalError) as refused:
        open_in_browser("http://127.0.0.1:8737/start/token")
    assert refused.value.code is Code.BROWSER_MISSING
