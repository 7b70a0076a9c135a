# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Builds the bundle into dist/, runs its self-check and measures it; the same on Windows, macOS and Linux.

`uv run --locked python packaging/bundle.py`, or `make package`. Ends with 1 when the bundle does not pass.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from identity import IDENTITY

ROOT: Final = Path(__file__).resolve().parent.parent
DIST: Final = ROOT / "dist"
PROGRAM: Final = IDENTITY["program"]
_FOLDERS: Final = {"darwin": DIST / f"{IDENTITY['name']}.app"}
_EXECUTABLES: Final = {"darwin": f"Contents/MacOS/{PROGRAM}", "win32": f"{PROGRAM}-cli.exe"}
_LONGEST: Final = 60  # seconds for the self-check


def main() -> int:
    """Build, try, measure; the exit code."""
    if sys.platform == "linux" and shutil.which("objdump") is None:
        _say("PyInstaller needs objdump. Debian, Ubuntu: apt-get install --no-install-recommends binutils")
        return 1
    started = time.monotonic()
    _build()
    _say(f"built in {time.monotonic() - started:.0f} s")
    folder = _FOLDERS.get(sys.platform, DIST / PROGRAM)
    executable = folder / _EXECUTABLES.get(sys.platform, PROGRAM)
    code, _ = _run(executable, "self-check")
    if code != 0:
        return 1
    # The second run, with the files in the operating system's memory, is what a person waits for.
    seconds = {command: _run(executable, command, quietly=True)[1] for command in ("--version", "self-check")}
    size = sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    _say(f"{folder.relative_to(ROOT)}: {size / 1_000_000:.0f} MB; seconds: {seconds}")
    return 0


def _build() -> None:
    spec, work = ROOT / "packaging" / "pinportal.spec", ROOT / "build" / "bundle"
    places = ["--distpath", str(DIST), "--workpath", str(work)]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places, str(spec)]
    subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603 - our own spec


def _run(executable: Path, command: str, *, quietly: bool = False) -> tuple[int, float]:
    """Its exit code and seconds; away from the checkout, so that it finds only what it brought along."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    output = subprocess.DEVNULL if quietly else None
    with tempfile.TemporaryDirectory() as elsewhere:
        started = time.monotonic()
        done = subprocess.run(  # noqa: S603 - what was just built
            [executable, command], check=False, cwd=elsewhere, env=kept, stdout=output, timeout=_LONGEST
        )
        return done.returncode, round(time.monotonic() - started, 2)


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a developer's script


if __name__ == "__main__":
    sys.exit(main())
