# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Makes dist/PinPortal-VERSION-setup.exe of the bundle in dist/, with Inno Setup 6 (on the PATH or where it installs).

PINPORTAL_SIGNTOOL names a command that signs a file ($f stands for it); without it nothing is signed.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "packaging"))

from identity import IDENTITY  # noqa: E402 - found beside the folder
from windows_version import numbers  # noqa: E402 - likewise

_INSTALLED: Final = Path(os.environ.get("PROGRAMFILES(X86)", "C:/Program Files (x86)")) / "Inno Setup 6" / "ISCC.exe"


def command(compiler: str, signtool: str | None) -> list[str]:
    """The compiler's command line."""
    names = {
        "Name": IDENTITY["name"],
        "Program": IDENTITY["program"],
        "Version": IDENTITY["version"],
        "Publisher": IDENTITY["publisher"],
        "AppId": IDENTITY["windows_app_id"],
        "Numbers": ".".join(map(str, numbers())),
    }
    signing = ["/DSignTool=ours", f"/Sours={signtool}"] if signtool else []
    script = Path(__file__).with_name("pinportal.iss")
    return [compiler, "/Qp", *(f"/D{name}={value}" for name, value in names.items()), *signing, str(script)]


def main() -> None:
    """Run it."""
    compiler = shutil.which("iscc") or str(_INSTALLED)
    subprocess.run(command(compiler, os.environ.get("PINPORTAL_SIGNTOOL")), check=True)  # noqa: S603 - our own script


if __name__ == "__main__":
    main()
