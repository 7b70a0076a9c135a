# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Ways out of the program's window: the system's browser and its PDF viewer."""

import os
import shutil
import subprocess
import sys
import webbrowser
from pathlib import Path

from pinportal_desktop.domain.errors import Code, PinPortalError


def open_in_browser(address: str) -> None:
    """Show an address in the system's browser. Raises `PinPortalError` BROWSER_MISSING."""
    if not webbrowser.open(address):
        raise PinPortalError(Code.BROWSER_MISSING)


def show_pdf(content: bytes, folder: Path) -> None:
    """Demo only: put a letter into `folder`, over the one before, and show it in the system's viewer.

    Raises `PinPortalError` VIEWER_MISSING, FILE_NOT_READABLE.
    """
    file = folder / "letter.pdf"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as error:
        raise PinPortalError(Code.FILE_NOT_READABLE, name=file.name) from error
    if sys.platform == "win32":
        os.startfile(file)  # noqa: S606 - the system's own viewer
        return
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None:
        raise PinPortalError(Code.VIEWER_MISSING)
    subprocess.Popen([program, str(file)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own file
