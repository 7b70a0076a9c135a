# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The program is killed at random moments, a thousand times: nothing acknowledged is lost, nothing is half done."""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import text

from pinportal_desktop.storage import migrate
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.engine import make_engine
from pinportal_desktop.usecases.runs import RunState
from tests.benchmarks.report import Report, at_most
from tests.proofs.conftest import KILLS
from tests.proofs.killing import AtWork, Moment, Process, Tally, Tempo
from tests.proofs.lives import (
    a_day,
    bring_in,
    checkpoint_after,
    file_of_the_first_version,
    practice_before_the_file,
    practice_of_families,
    rows_of_a_file,
    what_came_in,
    world_in,
)
from tests.proofs.soundness import Found, copied, copy_with_log, look_at, opened, rows_of
from tests.world import DATABASE_KEY

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(sys.platform == "win32", reason="a process that is forked, and SIGKILL"),
    # Threads of other tests have ended; the forked process uses none.
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning"),
]
DAYS, IMPORTS, MIGRATIONS = KILLS * 7 // 10, KILLS * 2 // 10, KILLS - KILLS * 7 // 10 - KILLS * 2 // 10
_FRESH_AFTER: Final = 50  # kills: every look follows the whole record, so a file is not lived in for ever
_SHARES: Final = {Moment.OPENING: 10, Moment.ANYWHERE: 40, Moment.COMMIT: 50}


class Proof:
    """Kills, and what was found after each."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.tempo, self.tally = Tempo(), Tally()
        self.lost: list[str] = []
        self.wrong: list[str] = []
        self.slowest = 0.0
        self.acknowledged: dict[bytes, bytes] = {}

    def moment(self) -> Moment:
        return self.chance.choices(list(_SHARES), list(_SHARES.values()))[0]

    def kill(self, work: Callable[[int], None], file: Path, commands: int, moment: Moment) -> bool:
        """Kill it once; whether it had finished before."""
        killed = Process(work, self.tempo).killed_at(moment, self.chance, commands)
        self.acknowledged |= killed.acknowledged
        if not killed.finished:
            self.tally.count(moment, killed, file)
        return killed.finished

    def look(self, file: Path, *, index: bool = True) -> Found:
        found = look_at(file, self.acknowledged, index=index)
        self.lost += found.lost
        self.wrong += found.wrong
        self.slowest = max(self.slowest, found.seconds)
        return found

    def tell(self, report: Report, what: str) -> None:
        """Print the figures, then fail if one of them is not what it must be."""
        tally, tempo = self.tally, self.tempo
        kills = sum(tally.moments.values())
        report.figure(f"{what}: kills", kills, "", note=_told(tally.moments))
        inside = tally.hit.pop("inside a command", 0)
        report.figure(f"{what}: of these inside a command", inside, "", note=_told(tally.kinds))
        report.figure(f"{what}: of these inside COMMIT", tally.hit.pop("inside COMMIT", 0), "", note=_told(tally.hit))
        if tally.kinds:
            usual, long = tempo.usual(tempo.command, 0) * 1000, tempo.long(tempo.command, 0) * 1000
            commit = f"COMMIT median {tempo.usual(tempo.commit, 0) * 1000:.1f} ms"
            report.figure(f"{what}: a command, median", usual, "ms", note=f"p95 {long:.0f} ms; {commit}")
            report.figure(f"{what}: acknowledged commands looked for", tally.acknowledged, "")
        report.figure(f"{what}: acknowledged changes lost", len(self.lost), "", at_most(0))
        report.figure(f"{what}: integrity failures, record and data apart", len(self.wrong), "", at_most(0))
        report.figure(f"{what}: slowest opening after a kill", self.slowest, "s", at_most(5))
        assert (self.lost[:3], self.wrong[:3]) == ([], [])
        assert self.slowest <= 5


def _told(counted: Counter[str]) -> str:
    return ", ".join(f"{what} {count:,}" for what, count in counted.most_common())


def opened_at_work(file: Path, seed: int, pages: int, pipe: int) -> AtWork:
    world = world_in(file, seed, AtWork, pipe=pipe)
    if pages:
        checkpoint_after(world.store, pages)
    world.tell(b"r")
    return world


# --- the desk and the parents


def day(file: Path, seed: int, pages: int, pipe: int) -> None:
    a_day(opened_at_work(file, seed, pages, pipe), random.Random(seed))


def test_killed_at_the_desk_nothing_acknowledged_is_lost_and_nothing_is_half_done(
    tmp_path: Path, report: Report
) -> None:
    proof = Proof(seed=6)
    fresh, file = tmp_path / "fresh.db", tmp_path / "practice.db"
    practice_of_families(fresh)
    for n in range(DAYS):
        if n % _FRESH_AFTER == 0:
            start_afresh(fresh, file)
            proof.acknowledged.clear()
        # Every other time the log goes into the file after a few pages, so that checkpoints are hit as well.
        pages = proof.chance.choice((0, proof.chance.randint(1, 40)))
        proof.kill(partial(day, file, 1000 + n, pages), file, 16, proof.moment())
        proof.look(file)
    proof.tell(report, "Desk and parents")


def start_afresh(fresh: Path, file: Path) -> None:
    for end in ("", "-wal", "-shm"):
        Path(f"{file}{end}").unlink(missing_ok=True)
    copy_with_log(fresh, file)


# --- a file that comes in


def importing(file: Path, rows: Path, seed: int, pages: int, pipe: int) -> None:
    world = opened_at_work(file, seed, pages, pipe)
    bring_in(world, rows, rows_of_a_file())
    world.store.close()


def is_whole(file: Path) -> bool:
    """Whether the file's run came to its end; the one before it brought half of the children."""
    with copied(file) as copy:
        store = opened(copy)
        with store._looking.connect() as connection, connection.begin():
            done = [run for run in rows_of(connection, t.import_run) if run.state == RunState.DONE]
        store.close()
    return len(done) == 2


def test_an_import_killed_again_and_again_ends_as_one_that_nobody_disturbed(tmp_path: Path, report: Report) -> None:
    proof = Proof(seed=7)
    fresh, file, rows = tmp_path / "fresh.db", tmp_path / "practice.db", tmp_path / "rows.ndjson"
    practice_before_the_file(fresh)
    start_afresh(fresh, file)
    Process(partial(importing, file, rows, 1, 0), proof.tempo).finished()
    undisturbed = what_came_in(file)
    assert len(undisturbed["patient"]) > 400
    imports = differ = n = 0
    while sum(proof.tally.moments.values()) < IMPORTS:
        start_afresh(fresh, file)
        proof.acknowledged.clear()
        finished = False
        while not finished:
            n += 1
            pages = proof.chance.choice((0, proof.chance.randint(1, 40)))
            finished = proof.kill(partial(importing, file, rows, 2000 + n, pages), file, 5, proof.moment())
            finished = finished or is_whole(file)  # killed after its end: to begin again would be another run
            proof.look(file, index=finished or n % 5 == 0)
        imports += 1
        differ += what_came_in(file) != undisturbed
    report.figure("Import: files brought in to the end", imports, "", note="killed on the way, begun again each time")
    report.figure("Import: with other rows than undisturbed", differ, "", at_most(0))
    proof.tell(report, "Import")
    assert not differ


# --- a file of the first version


def migrating(file: Path, pipe: int) -> None:
    opened(file).close()


def test_a_migration_that_was_killed_leaves_a_file_that_opens_and_migrates(tmp_path: Path, report: Report) -> None:
    proof = Proof(seed=8)
    old, file = tmp_path / "old.db", tmp_path / "practice.db"
    counts = file_of_the_first_version(old)
    assert counts["record"] > 20
    for _ in range(5):
        start_afresh(old, file)
        began = time.perf_counter()
        Process(partial(migrating, file), proof.tempo).finished()
        proof.tempo.opening.append(time.perf_counter() - began)
    left: Counter[str] = Counter()
    migrations = 0
    while sum(proof.tally.moments.values()) < MIGRATIONS:
        migrations += 1
        start_afresh(old, file)
        for _again in range(proof.chance.randint(1, 2)):  # and once more, when it had just begun anew
            proof.kill(partial(migrating, file), file, 1, Moment.OPENING)
        left[_revision(file)] += 1
        proof.look(file)
        proof.wrong += _missing(file, counts)
    usual = proof.tempo.usual(proof.tempo.opening, 0) * 1000
    report.figure(
        "Migration: migrations", MIGRATIONS, "", note=f"{usual:.0f} ms; revision after the kill: {_told(left)}"
    )
    proof.tell(report, "Migration")


def _revision(file: Path) -> str:
    with copied(file) as copy:
        engine = make_engine(str(copy), DATABASE_KEY)
        with engine.connect() as connection:
            revision = migrate.revision_of(connection)
        engine.dispose()
    return str(revision)


def _missing(file: Path, counts: dict[str, int]) -> list[str]:
    """What a killed migration's file lacks once it was opened, and its copy from before."""
    with copied(file) as copy:
        opened(copy).close()
        wrong = _other_rows(copy, counts, migrate.head())
        before = Path(f"{file}.before-upgrade")
        if before.exists():
            wrong += [f"the copy from before: {one}" for one in _other_rows(before, counts, "0001")]
    return wrong


def _other_rows(file: Path, counts: dict[str, int], revision: str) -> list[str]:
    engine = make_engine(str(file), DATABASE_KEY)
    with engine.connect() as connection:
        found = {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in counts}
        at = migrate.revision_of(connection)
    engine.dispose()
    wrong = [f"{name}: {found[name]} rows for {count}" for name, count in counts.items() if found[name] != count]
    return wrong if at == revision else [*wrong, f"revision {at}"]
