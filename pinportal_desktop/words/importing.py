# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Lines of an import's report, the same on every surface: the desk, the saved report, `pinportal import`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pinportal_desktop.usecases.runs import Line, LineKind
from pinportal_desktop.words.edited import fields_told

if TYPE_CHECKING:
    from pinportal_desktop.words.words import Words


def import_kind(kind: LineKind, words: "Words") -> str:
    """What became of a row, in a word or two."""
    told = {
        LineKind.REFUSED: words.text("Refused"),
        LineKind.LEFT_OUT: words.text("Left out"),
        LineKind.DOUBLE: words.text("Probable double"),
        LineKind.CHANGED: words.text("Changed"),
    }
    return told[kind]


def import_why(line: Line, words: "Words") -> str:
    """What a line tells of its row, in sentences."""
    match line.kind:
        case LineKind.DOUBLE:
            return words.text("Perhaps the same child as chart {chart}.", chart=line.what)
        case LineKind.CHANGED:
            return " ".join(_changed(line, words))
        case _:
            told = "" if line.code is None else words.code(line.code)
            return f"{line.what}: {told}" if line.what else told


def _changed(line: Line, words: "Words") -> Iterator[str]:
    by_itself = {"merged"}
    if line.numbers is not None:
        before, after = line.numbers
        yield words.text("The chart number changed from {before} to {after}.", before=before, after=after)
        by_itself.add("chart_number")
    if "merged" in line.fields:
        yield words.text("Another chart was merged into this one.")
    fields = [field for field in line.fields if field not in by_itself]
    if fields:
        yield words.text("New in it: {what}.", what=fields_told(",".join(fields), words))
