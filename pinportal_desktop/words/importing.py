# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Lines of an import's report."""

from typing import TYPE_CHECKING

from pinportal_desktop.usecases.runs import Line, LineKind
from pinportal_desktop.words.edited import fields_told

if TYPE_CHECKING:
    from pinportal_desktop.words.words import Words


def import_line(line: Line, words: "Words") -> tuple[str, str]:
    """What became of the row in a word or two, and why."""
    why = "" if line.code is None else words.code(line.code)
    match line.kind:
        case LineKind.REFUSED:
            return words.text("refused"), why
        case LineKind.LEFT_OUT:
            return words.text("came in without a part"), f"{line.what}: {why}"
        case LineKind.CHANGED:
            return words.text("changed"), fields_told(line.what, words)
        case LineKind.DOUBLE:
            told = words.text("The child of chart {chart} has this name and birth date, or nearly.", chart=line.what)
            return words.text("perhaps here twice"), told
