# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What proofs share: the report, and how often something is done."""

import os
from collections.abc import Iterator
from typing import Final

import pytest

from tests.benchmarks.report import Report

KILLS: Final = int(os.environ.get("PINPORTAL_PROOF_KILLS", "1050"))
EVERY: Final = int(os.environ.get("PINPORTAL_PROOF_EVERY", "1"))


@pytest.fixture(scope="session")
def report() -> Iterator[Report]:
    """Prints each figure beside what it must be, and writes build/proofs.json at the end."""
    made = Report(name="proofs")
    made.say("")
    if KILLS < 1000:
        made.say(f"PINPORTAL_PROOF_KILLS: only {KILLS} kills; the proof asks for 1,000")
    if EVERY > 1:
        made.say(f"PINPORTAL_PROOF_EVERY: of the disk's writes only one of {EVERY} fails; the proof asks for each")
    yield made
    made.write()
