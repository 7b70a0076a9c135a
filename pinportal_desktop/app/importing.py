# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""`pinportal import`: reads a file, carries its batches out, and says row by row what did not come in."""

from collections.abc import Callable, Iterator
from pathlib import Path

from pinportal_desktop.app.parts import Parts
from pinportal_desktop.intake.fhir import read_fhir
from pinportal_desktop.usecases.import_patients import Imported, batches, import_patients, prepare_import_batch
from pinportal_desktop.usecases.incoming import IncomingPatient, Rejected
from pinportal_desktop.words import Words


def import_into(parts: Parts, file: Path, say: Callable[[str], None], come: Callable[[int], None]) -> int:
    """Bring a file in and say how it went; how many rows were refused.

    `come` is told after each batch how many patients have been read. Raises as `read_fhir` and `carry_out` do, after
    saying how far it came: starting again continues from there.
    """
    words, surface, practice_id = parts.words(), parts.desk(), parts.rules().practice_id
    today = parts.rules().today(surface.clock.now())
    refused: list[Rejected] = []
    total = Imported()

    def patients() -> Iterator[IncomingPatient]:
        for row in read_fhir(file, today):
            if isinstance(row, Rejected):
                refused.append(row)
            elif isinstance(row, IncomingPatient):
                yield row

    try:
        for batch in batches(patients()):
            done = parts.carry_out(import_patients, prepare_import_batch(surface, practice_id, file.name, batch))
            refused += done.rejected
            total = Imported(
                new=total.new + done.new,
                changed=total.changed + done.changed,
                unchanged=total.unchanged + done.unchanged,
            )
            come(total.new + total.changed + total.unchanged + len(refused))
    except BaseException:
        if total != Imported():
            _tell(file, total, refused, words, say)
        raise
    _tell(file, total, refused, words, say)
    return len(refused)


def _tell(file: Path, total: Imported, refused: list[Rejected], words: Words, say: Callable[[str], None]) -> None:
    say(
        words.text(
            "{file}: {new} new, {changed} changed, {unchanged} unchanged, {refused} refused.",
            file=file.name,
            new=total.new,
            changed=total.changed,
            unchanged=total.unchanged,
            refused=len(refused),
        )
    )
    for row in sorted(refused, key=lambda one: one.row):
        say(words.text("  row {row}, {name}: {why}", row=row.row, name=row.name or "–", why=words.code(row.code)))
