# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What **Import** says about files, rows and runs."""

from collections.abc import Iterator, Mapping
from typing import Final

from pinportal_desktop.screens.widgets import Tone
from pinportal_desktop.usecases.runs import Counts, ImportRun, LineKind, RunState
from pinportal_desktop.usecases.spreadsheet import Column, DateOrder, Field, TablePlan
from pinportal_desktop.words import Words

TONES: Final[Mapping[LineKind, Tone]] = {
    LineKind.REFUSED: Tone.BAD,
    LineKind.LEFT_OUT: Tone.WARN,
    LineKind.DOUBLE: Tone.WARN,
    LineKind.CHANGED: Tone.NEUTRAL,
}
STATES: Final[Mapping[RunState, Tone]] = {
    RunState.RUNNING: Tone.WARN,
    RunState.DONE: Tone.GOOD,
    RunState.STOPPED: Tone.WARN,
    RunState.UNDOING: Tone.WARN,
    RunState.UNDONE: Tone.NEUTRAL,
}


def number(count: int) -> str:
    """1,234: in English and in the Spanish of the United States alike."""
    return f"{count:,}"


def format_told(kind: str, words: Words) -> str:
    """What a file is."""
    told = {"FHIR": "FHIR R4", "HL7": "HL7 v2", "TABLE": words.text("Table (CSV)")}
    return told.get(kind.upper(), kind)


def plan_facts(plan: TablePlan, words: Words) -> str:
    """Table (CSV) · 12 columns · separated by commas · UTF-8."""
    text = words.text
    between = {
        ",": text("separated by commas"),
        ";": text("separated by semicolons"),
        "\t": text("separated by tabs"),
        "|": text("separated by vertical bars"),
    }
    columns = len(plan.columns)
    return " · ".join(
        (
            text("Table (CSV)"),
            words.ntext("{count} column", "{count} columns", columns, count=columns),
            between.get(plan.delimiter, plan.delimiter),
            _encoding(plan.encoding, words),
        )
    )


def _encoding(encoding: str, words: Words) -> str:
    plain = encoding.lower().replace("_", "-")
    if plain.startswith("cp1252"):
        return words.text("Windows letters (1252)")
    return plain.removesuffix("-sig").upper()


def holds(column: Column | None, words: Words) -> str:
    """What a column holds, as the drop-down says it."""
    text = words.text
    if column is None:
        return text("Leave out")
    told = {
        Field.CHART_NUMBER: text("Chart number"),
        Field.FAMILY: text("Last name"),
        Field.GIVEN: text("First name"),
        Field.MIDDLE: text("Middle name"),
        Field.SUFFIX: text("Suffix: Jr., III"),
        Field.NAME: text("Whole name"),
        Field.PREFERRED: text("Preferred name"),
        Field.BORN: text("Date of birth"),
        Field.LANGUAGE: text("Language"),
        Field.STANDING: text("Active, inactive, deceased"),
        Field.CONTACT_NAME: text("Contact {number}: whole name", number=column.contact),
        Field.CONTACT_FAMILY: text("Contact {number}: last name", number=column.contact),
        Field.CONTACT_GIVEN: text("Contact {number}: first name", number=column.contact),
        Field.CONTACT_RELATIONSHIP: text("Contact {number}: relationship", number=column.contact),
        Field.CONTACT_EMAIL: text("Contact {number}: e-mail", number=column.contact),
        Field.CONTACT_PHONE: text("Contact {number}: cell phone", number=column.contact),
        Field.CONTACT_LANGUAGE: text("Contact {number}: language", number=column.contact),
    }
    return told[column.field]


def orders(words: Words) -> tuple[tuple[str, DateOrder], ...]:
    """The two ways to read a date."""
    return (
        (words.text("Month first: 03/14/2012"), DateOrder.MONTH_FIRST),
        (words.text("Day first: 14/03/2012"), DateOrder.DAY_FIRST),
    )


def state_told(run: ImportRun, words: Words, *, running_here: bool = False) -> str:
    """How a run stands."""
    text = words.text
    if run.state is RunState.RUNNING:
        return text("Running") if running_here else text("Not finished")
    told = {
        RunState.DONE: text("Done"),
        RunState.STOPPED: text("Stopped"),
        RunState.UNDOING: text("Undone in part"),
        RunState.UNDONE: text("Undone"),
    }
    return told[run.state]


def run_facts(run: ImportRun, words: Words) -> str:
    """FHIR R4 · 11/25/2026 2:05 PM · by dana."""
    began = words.moment(run.began_at)
    told = (format_told(run.file.format, words), began, words.text("by {person}", person=run.by))
    return " · ".join(part for part in told if part)


def what_next(counts: Counts, words: Words) -> Iterator[str]:
    """What a finished import leaves to do, sentence by sentence."""
    yield words.text("The import is done.")
    if counts.refused:
        yield words.ntext(
            "One row did not come in: mend it in your record system, then import the file again.",
            "{count} rows did not come in: mend them in your record system, then import the file again.",
            counts.refused,
            count=number(counts.refused),
        )
    if counts.doubles:
        yield words.ntext(
            "One pair of charts is perhaps of one child.",
            "{count} pairs of charts are perhaps of one child.",
            counts.doubles,
            count=number(counts.doubles),
        )


def rows(counts: Counts) -> int:
    """How many rows these are."""
    return counts.new + counts.changed + counts.unchanged + counts.refused


def counted(counts: Counts, words: Words) -> str:
    """950 new, 12 changed, 3 unchanged, 35 refused."""
    return words.text(
        "{new} new, {changed} changed, {unchanged} unchanged, {refused} refused",
        new=number(counts.new),
        changed=number(counts.changed),
        unchanged=number(counts.unchanged),
        refused=number(counts.refused),
    )
