# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Ways out of the program's window: the system's browser and its PDF viewer."""

import os
import secrets
import shutil
import subprocess
import sys
import webbrowser
from contextlib import suppress
from pathlib import Path
from typing import Final

from pinportal_desktop.app.home import Home
from pinportal_desktop.domain.errors import Code, PinPortalError

_KEPT: Final = 4  # letters, so that those printed one after the other all reach their viewers
_VIEWER_STARTS_WITHIN: Final = 3.0  # s; one that still runs then has found the file


def open_in_browser(address: str) -> None:
    """Show an address in the system's browser. Raises `PinPortalError` BROWSER_MISSING."""
    if not webbrowser.open(address):
        raise PinPortalError(Code.BROWSER_MISSING)


def show_pdf(content: bytes, home: Home) -> None:
    """Put a letter into the demo's folder and show it in the system's viewer; may take seconds.

    Raises `PinPortalError` DEMO_ONLY (elsewhere no PIN lies in a file), VIEWER_MISSING, FOLDER_NOT_WRITABLE.
    """
    if not home.demo:
        raise PinPortalError(Code.DEMO_ONLY)
    file = home.letters / f"letter-{secrets.token_hex(4)}.pdf"
    try:
        home.letters.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as error:
        raise PinPortalError(Code.FOLDER_NOT_WRITABLE, folder=str(home.letters)) from error
    _forget_older(home.letters)
    _show(file)


def _forget_older(folder: Path) -> None:
    letters = sorted(folder.glob("letter-*.pdf"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for older in letters[_KEPT:]:
        with suppress(OSError):  # a viewer may hold it open; the next letter tries again
            older.unlink()


def _show(file: Path) -> None:
    if sys.platform == "win32":
        try:
            os.startfile(file)  # noqa: S606 - the system's own viewer
        except OSError as error:
            raise PinPortalError(Code.VIEWER_MISSING) from error
        return
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None:
        raise PinPortalError(Code.VIEWER_MISSING)
    quiet = subprocess.DEVNULL
    # A session of its own: Ctrl+C in the program's terminal does not close the letter.
    started = subprocess.Popen(  # noqa: S603 - our own file
        [program, str(file)], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    with suppress(subprocess.TimeoutExpired):
        if started.wait(_VIEWER_STARTS_WITHIN) != 0:
            raise PinPortalError(Code.VIEWER_MISSING)
