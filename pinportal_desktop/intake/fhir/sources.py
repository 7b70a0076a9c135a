# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the formats have in common: rows of resources in one shape."""

from collections.abc import Callable, Container, Iterator
from pathlib import Path
from typing import Final, TypeAlias

from pinportal_desktop.domain.errors import Code, PinPortalError

HEAD: Final = 4_096  # bytes that tell the format
DOCUMENT_MOST: Final = 1 << 30  # bytes of a file that is read as a whole; 100,000 patients take about a third of it

# The rows of a file by number, those asked for or all: a resource or a bundle's entry, or why the row cannot be read.
# It is asked again for what comes later.
Source: TypeAlias = Callable[[Container[int] | None], Iterator[tuple[int, object]]]


def refuse_large(file: Path) -> None:
    """Raise `PinPortalError` FILE_TOO_LARGE for what would not fit in memory."""
    if file.stat().st_size > DOCUMENT_MOST:
        raise PinPortalError(Code.FILE_TOO_LARGE, name=file.name)


def not_whole(file: Path, line: int) -> PinPortalError:
    """The file breaks off, or is damaged, about this line."""
    return PinPortalError(Code.FILE_NOT_WHOLE, name=file.name, line=line)


def unknown(file: Path) -> PinPortalError:
    """The file is of another format."""
    return PinPortalError(Code.FILE_FORMAT_UNKNOWN, name=file.name)
