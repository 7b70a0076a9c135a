# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What Windows shows under an executable's properties, as PyInstaller reads it. Used by the spec."""

import re
from pathlib import Path
from typing import Final

from identity import IDENTITY

_TEXT: Final = """\
VSVersionInfo(
    ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1),
    kids=[
        StringFileInfo([StringTable("040904B0", [
            StringStruct("CompanyName", "{publisher}"),
            StringStruct("FileDescription", "{name}"),
            StringStruct("FileVersion", "{version}"),
            StringStruct("InternalName", "{executable}"),
            StringStruct("LegalCopyright", "{publisher}, Apache License 2.0"),
            StringStruct("OriginalFilename", "{executable}.exe"),
            StringStruct("ProductName", "{name}"),
            StringStruct("ProductVersion", "{version}"),
        ])]),
        VarFileInfo([VarStruct("Translation", [0x0409, 1200])]),
    ],
)
"""


def numbers() -> tuple[int, ...]:
    """The version as the four numbers that Windows compares."""
    return (*(int(number) for number in re.findall(r"\d+", IDENTITY["version"])), 0, 0, 0, 0)[:4]


def version_text(executable: str) -> str:
    """The version resource of one executable ("pinportal")."""
    return _TEXT.format(numbers=numbers(), executable=executable, **IDENTITY)


def version_file(folder: Path, executable: str) -> str:
    """Writes it into `folder`; gives the file's path."""
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / f"{executable}.version.txt"
    made.write_text(version_text(executable), "utf-8")
    return str(made)
