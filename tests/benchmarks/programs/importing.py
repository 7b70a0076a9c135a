# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Imports a file into a database of `tests.world` in a process of its own: python -m ... FILE DATABASE.

Prints the seconds that it took and the most memory that the process ever had, as JSON.
"""

import json
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from pinportal_desktop.intake.fhir import read_fhir
from pinportal_desktop.security.chance import SystemEntropy
from pinportal_desktop.usecases.carry_out import carry_out
from pinportal_desktop.usecases.importing import File, Importing, run_import
from pinportal_desktop.usecases.runs import ImportRun
from tests.world import World, make_world


def bring_in(world: World, file: Path) -> ImportRun:
    """Import a FHIR file as the program does."""
    importing = Importing(
        surface=replace(world.desk, entropy=SystemEntropy()),  # else two processes would draw the same ids
        practice_id=world.rules.practice_id,
        looks=world.store.import_looks(),
        carry_out=lambda use_case, command: carry_out(use_case, command, store=world.store, keys=world.keys),
    )
    return run_import(importing, File(path=file, read=partial(read_fhir, today=world.today)))


def main(file: str, database: str) -> dict[str, Any]:
    """What is printed."""
    world = make_world(database)
    start = time.perf_counter()
    run = bring_in(world, Path(file))
    seconds = time.perf_counter() - start
    world.store.close()
    return {"seconds": seconds, "peak": most_memory(), "new": run.counts.new}


def most_memory() -> int:
    """Bytes; from the process' own page, since `getrusage` counts what its parent had when it was started."""
    (line,) = [line for line in Path("/proc/self/status").read_text("ascii").splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*sys.argv[1:3])))
