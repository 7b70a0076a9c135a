# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Typing at the desk while `pinportal import` works on the same file (issue: The desk)."""

import json
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

import pytest

from tests.benchmarks.databases import Built
from tests.benchmarks.display import Display
from tests.benchmarks.population import Named, Population
from tests.benchmarks.report import Report, at_most, percentile
from tests.benchmarks.running import home_with_keys, in_checkout, run

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(sys.platform != "linux", reason="the program is watched as test_start does"),
]

_COMING: Final = 4_000  # patients
_EVERY: Final = 80  # ms between two keys of somebody who types fast
_TEXTS: Final = ("garcia mar", "smith", "nguyen an", "3/14/2012", "lopez", "jo", "williams em", "555 010")


def test_the_window_stays_alive_while_an_import_runs(
    practice_file: Built, display: Display, report: Report, tmp_path: Path
) -> None:
    home, file = home_with_keys(tmp_path / "home"), tmp_path / "patients.ndjson"
    file.write_text("".join(f"{json.dumps(_patient(one))}\n" for one in _coming()), "utf-8")
    typing = in_checkout().typed(practice_file.database, home, _TEXTS, every=_EVERY, stalls=True)
    with run(typing, display) as desk:
        desk.moment("answered")
        began = time.perf_counter()
        command = [sys.executable, "-m", "pinportal_desktop", "import", "--demo", "--home", str(home)]
        subprocess.run(
            [*command, "--database", practice_file.database, str(file)], check=True, stdout=subprocess.DEVNULL
        )
        seconds = time.perf_counter() - began
        desk.end()
        stalls = desk.moment("ended")["stalls"]
    note = f"between two turns of the event loop, {len(stalls):,} turns, a key every {_EVERY} ms, {display.told}"
    report.figure(
        f"Import beside the desk, {_COMING:,} patients",
        seconds,
        "s",
        note=f"{_COMING / seconds:,.0f} patients a second",
    )
    report.figure("Stall of the window during it, p99", percentile(stalls, 99), "ms", at_most(50), note)
    # Most turns are short: what a person notices is the share of time, not of turns.
    long = sum(stall for stall in stalls if stall > 50)
    report.figure("Share of the time in stalls over 50 ms", 100 * long / sum(stalls), "%", note=note)
    report.figure("Stall of the window during it, longest", max(stalls), "ms", note=note)


def _coming() -> list[Named]:
    return [one for family in Population(_COMING, seed=4).names() for one in family][:_COMING]


def _patient(one: Named) -> dict[str, Any]:
    chance = random.Random(one.number)
    return {
        "resourceType": "Patient",
        "id": f"p{one.number}",
        "identifier": [
            {
                "system": "urn:mrn",
                "value": f"N-{one.number}",
                "type": {"coding": [{"code": "MR"}]},
            }
        ],
        "name": [{"use": "official", "family": one.name.family, "given": one.name.given.split(" ")}],
        "birthDate": f"{chance.randint(2009, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        "contact": [
            {
                "relationship": [{"coding": [{"code": code}]}],
                "name": {"family": one.name.family, "given": [given]},
                "telecom": [
                    {"system": "phone", "value": f"(555) {chance.randint(200, 999)}-{chance.randint(1000, 9999)}"},
                    {"system": "email", "value": f"{given.lower()}.{one.number}@mail.example"},
                ],
            }
            for code, given in (("MTH", "Ana"), ("FTH", "Luis"))
        ],
    }
