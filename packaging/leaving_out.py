# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What PyInstaller would take along and no part of the program uses: a third of the bundle."""

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final, TypeAlias

_LARGE: Final = 500_000  # bytes

# As PyInstaller lists them: name in the bundle, source, kind.
Entry: TypeAlias = tuple[str, str, str]

MODULES: Final = (
    # Tables of places, carriers and zones; we only read and write numbers.
    "phonenumbers.carrier",
    "phonenumbers.carrierdata",
    "phonenumbers.geocoder",
    "phonenumbers.geodata",
    "phonenumbers.timezone",
    "phonenumbers.tzdata",
    # Of Pillow, which reportlab imports, the formats and fonts that letters do not have.
    "PIL._avif",
    "PIL._imagingcms",
    "PIL._imagingft",
    "PIL._imagingtk",
    "PIL._webp",
    # Of developers; pydantic's plug-ins for them would bring them along.
    "httpcore2",
    "httpx2",
    "hypothesis",
    "mypy",
    "psutil",
    "pydantic._hypothesis_plugin",
    "pydantic.mypy",
    "pydantic.v1",
    "_pytest",
    "anyio.pytest_plugin",
    "py",
    "pytest",
    "PySide6.QtNetwork",
    "PySide6.QtPdf",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "numpy",
    "setuptools",
    "tkinter",
)
_LIBRARIES: Final = (
    # Screens without a window system, their input, and a keyboard on the screen.
    "egldevice",
    "eglfs",
    "libqevdev",
    "libqlinuxfb",
    "libqminimalegl",
    "libqt6egl",
    "libqvkkhr",
    "libqvnc",
    "libqtuiotouch",
    "qtuiotouchplugin",
    "virtualkeyboard",
    # GTK's dialogs, which would bring GTK.
    "libgdk-3",
    "libgtk-3",
    "libqgtk3",
    # Qt Quick, PDF, network.
    "networkinformation",
    "qt6network",
    "qtnetwork",
    "plugins/tls",
    "qpdf",
    "qt6pdf",
    "qt6qml",
    "qt6quick",
    "qtpdf",
    "qtqml",
    "qtquick",
    # Drawing by the processor where Windows has no graphics driver at all: widgets do not ask for OpenGL.
    "opengl32sw",
)


def libraries(found: Iterable[Entry]) -> list[Entry]:
    """The shared libraries that stay: without those that only a dropped one needed."""
    kept = [entry for entry in found if _useful(entry)]
    return _needed(kept) if sys.platform == "linux" else kept


def _needed(kept: list[Entry]) -> list[Entry]:
    """On Linux, the system's libraries lie beside each other at the top, and stay while something needs them."""
    from PyInstaller.depend.bindepend import get_imports  # type: ignore[import-untyped]  # it has no types

    system = {entry[0]: entry for entry in kept if entry[2] == "BINARY" and _is_of_system(entry)}
    needed = [entry for entry in kept if entry[0] not in system]
    for entry in needed:  # grows while it is gone through
        for name, _path in get_imports(entry[1]):
            if name in system:
                needed.append(system.pop(name))
    return needed


def _is_of_system(entry: Entry) -> bool:
    return "/" not in entry[0] and entry[1].startswith(("/usr/lib/", "/lib/"))


def strip(folder: Path) -> None:
    """Take the debugger's tables out of the large libraries in `folder`, where `strip` is at hand (Linux)."""
    tool = shutil.which("strip")
    if sys.platform != "linux" or tool is None:
        return
    large = [file for file in folder.rglob("*.so*") if not file.is_symlink() and file.stat().st_size > _LARGE]
    subprocess.run([tool, "--strip-unneeded", *large], check=True)  # noqa: S603 - our own files


def data(found: Iterable[Entry], languages: Path) -> list[Entry]:
    """The data files that stay: of Qt and Babel only what the languages under `languages` need."""
    found = [entry for entry in found if _useful(entry)]  # links to libraries are listed as data
    spoken = {"en", *(folder.name for folder in languages.iterdir() if folder.is_dir())}
    return [entry for entry in found if _stays(PurePosixPath(_posix(entry)), spoken)]


def _stays(name: PurePosixPath, spoken: set[str]) -> bool:
    if "translations" in name.parts and name.suffix == ".qm":
        return name.stem in {f"qtbase_{language}" for language in spoken}
    if "locale-data" in name.parts:
        return name.stem == "root" or name.stem.partition("_")[0] in spoken
    return True


def _useful(entry: Entry) -> bool:
    return not any(name in _posix(entry).lower() for name in _LIBRARIES)


def _posix(entry: Entry) -> str:
    return entry[0].replace("\\", "/")
