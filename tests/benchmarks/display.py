# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A screen for programs that are measured: an X server without a monitor, or Qt's offscreen platform."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Display:
    """What it is, and what a program's environment says of it."""

    told: str
    environment: dict[str, str]


@contextmanager
def display() -> Iterator[Display]:
    """Xvfb where it is installed, which is nearer to a person's screen."""
    if shutil.which("Xvfb") is None:
        yield Display("offscreen", {"QT_QPA_PLATFORM": "offscreen"})
        return
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-noreset", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout is not None
        number = server.stdout.readline().strip()
        assert number, "Xvfb did not start"
        yield Display("Xvfb", {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"})
    finally:
        server.terminate()
        server.wait()
        if server.stdout is not None:
            server.stdout.close()
