# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The frozen bundle, and a bare window frozen in the same way; kept until something that they are built of changes."""

import hashlib
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import pytest

from tests.benchmarks.databases import folder

ROOT: Final = Path(__file__).resolve().parents[2]
PROGRAMS: Final = ROOT / "tests" / "benchmarks" / "programs"
_BUILT_OF: Final = ("pinportal_desktop", "resources", "packaging", "tests/benchmarks/programs", "uv.lock")


@dataclass(frozen=True, slots=True)
class Bundles:
    """The two executables: the program, watched, and the bare window; how long the build took, the bundle's bytes."""

    watched: str
    bare: str
    seconds: float
    bytes: int


def bundles() -> Bundles:
    """Those that are there when nothing has changed since."""
    if sys.platform == "linux" and shutil.which("objdump") is None:
        pytest.skip("PyInstaller needs objdump. Debian, Ubuntu: apt-get install --no-install-recommends binutils")
    kept = folder() / "bundles"
    note, digest = kept / "bundles.json", _digest()
    if note.is_file():
        told = json.loads(note.read_text("utf-8"))
        if told.pop("digest") == digest:
            return Bundles(**told)
        note.unlink()
    start = time.perf_counter()
    places = ["--distpath", str(kept / "dist"), "--workpath", str(kept / "work")]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places]
    subprocess.run([*command, str(PROGRAMS / "frozen.spec")], check=True, cwd=ROOT)
    product, bare = kept / "dist" / "pinportal", kept / "dist" / "bare"
    built = Bundles(
        watched=str(product / "watched"),
        bare=str(bare / "bare"),
        seconds=time.perf_counter() - start,
        bytes=sum(file.lstat().st_size for file in product.rglob("*") if file.is_file() and not file.is_symlink()),
    )
    note.write_text(json.dumps(asdict(built) | {"digest": digest}), "utf-8")
    return built


def _digest() -> str:
    digest = hashlib.sha256(f"{sys.version} {ROOT}".encode())
    for file in _files():
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    for name in _BUILT_OF:
        path = ROOT / name
        found = path.rglob("*") if path.is_dir() else (path,)
        yield from sorted(file for file in found if file.is_file() and "__pycache__" not in file.parts)
