# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the program is built of, by uv.lock. `dependencies.py list` writes it down; `dependencies.py audit` asks whether
a vulnerability is known of any of it, those that only developers use included.

An audit that cannot reach the advisory service says so and passes, so that all checks run without the internet; a
finding fails, and so does anything else. One that cannot concern us goes, with its reason, under [tool.uv.audit] of
pyproject.toml.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from identity import IDENTITY

ROOT: Final = Path(__file__).resolve().parent.parent
LISTED: Final = ROOT / "build" / f"{IDENTITY['program']}.cdx.json"
ADVISORIES: Final = "https://api.osv.dev/"  # what `uv audit` asks
_FOUND: Final = 1  # uv's exit code for findings; 2 stands for everything that kept it from looking
_WITHIN: Final = 10  # s


def write_list(file: Path) -> None:
    """Write what a practice gets, with where each part came from and its hashes (SBOM, CycloneDX 1.5)."""
    said = _uv("export", "--locked", "--no-dev", "--format", "cyclonedx1.5")
    said.check_returncode()
    listed: dict[str, Any] = json.loads(said.stdout)
    # uv does not know the version, which the package itself holds.
    listed["metadata"]["component"] |= {"type": "application", "version": IDENTITY["version"]}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(listed, indent=2) + "\n", "utf-8")


def audit(service: str = ADVISORIES) -> tuple[int, str]:
    """The exit code, and what is to be said."""
    asked = _uv("audit", "--locked", "--preview-features", "audit-command", "--service-url", service)
    said = f"{asked.stdout}\n{asked.stderr}".strip()
    if asked.returncode in {0, _FOUND}:
        return asked.returncode, said
    if "HTTP status server error" in asked.stderr or not _is_reached(service):
        return 0, f"{service} is not reachable: the audit is skipped."
    return asked.returncode, said


def _is_reached(service: str) -> bool:
    parts = urlsplit(service)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        socket.create_connection((parts.hostname or "", port), timeout=_WITHIN).close()
    except OSError:
        return False
    return True


def _uv(*arguments: str) -> subprocess.CompletedProcess[str]:
    # `uv run` says where it lies itself; it need not be on the PATH.
    uv = os.environ.get("UV") or shutil.which("uv") or "uv"
    patience = {"UV_HTTP_RETRIES": "0", "UV_HTTP_TIMEOUT": str(_WITHIN)}
    return subprocess.run(  # noqa: S603 - our own arguments
        [uv, *arguments], check=False, cwd=ROOT, env=os.environ | patience, capture_output=True, text=True
    )


def main() -> int:
    """As the module says; the exit code."""
    match sys.argv[1:]:
        case ["list"]:
            write_list(LISTED)
            return 0
        case ["audit", *service]:
            code, said = audit(*service)
            print(said)  # noqa: T201 - it is what this is run for
            return code
        case _:
            print("usage: dependencies.py list|audit", file=sys.stderr)  # noqa: T201 - a developer's script
            return 2


if __name__ == "__main__":
    sys.exit(main())
