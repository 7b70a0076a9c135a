# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The disk is full or fails at each write, one after the other: told, nothing half done, and the same press works.

The log goes into the file after every COMMIT here, so that the writes of a checkpoint are among those that fail.
"""

import itertools
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol

import pytest

from pinportal_desktop.app.home import Home
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.app.practice import PracticeOpening
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.security import wrapping
from pinportal_desktop.storage import tables as t
from pinportal_desktop.usecases.carry_out import carry_out
from pinportal_desktop.usecases.runs import RunState
from pinportal_desktop.usecases.slowing import Step
from tests.app.practice.practices import PASSPHRASE, WITH_PASSPHRASE
from tests.benchmarks.report import Report, at_most
from tests.faulty_disk import WHERE_IT_WORKS, Fault, FaultyDisk
from tests.proofs.conftest import EVERY
from tests.proofs.lives import (
    bring_in,
    checkpoint_after,
    file_of_the_first_version,
    give_access,
    patients_of,
    practice_of_families,
    what_came_in,
    world_in,
)
from tests.proofs.soundness import KEYS, copied, copy_with_log, look_at, opened, rows_of
from tests.usecases.test_import_runs import many
from tests.world import World

pytestmark = [pytest.mark.proof, WHERE_IT_WORKS]
_ONE_BY_ONE: Final = 40  # so many calls fail one after the other; of long work then every n-th


def moments(fault: Fault, step: int) -> Iterator[int]:
    """Which call fails, one after the other."""
    every = 1 if fault in {Fault.SYNC, Fault.TRUNCATE} else EVERY
    return itertools.chain(range(1, _ONE_BY_ONE, every), itertools.count(_ONE_BY_ONE, step * every))


@pytest.fixture
def disk() -> Iterator[FaultyDisk]:
    with FaultyDisk().under_sqlite() as made:
        yield made


class Begun(Protocol):
    """Work on a file that is about to be done: `press` does it or raises, and is pressed again."""

    def press(self) -> object: ...

    def close(self) -> None: ...


class Proof:
    """Faults at one kind of work, and what was found after each."""

    def __init__(
        self, what: str, fresh: Path, begin: Callable[[Path], Begun], after: Callable[[Path], Any], step: int = 1
    ) -> None:
        self._what, self._fresh, self._begin, self._after, self._step = what, fresh, begin, after, step
        self._file = fresh.with_name("practice.db")
        self._faults: Counter[str] = Counter()
        self._told: Counter[str] = Counter()
        self._wrong: list[str] = []

    def run(self, disk: FaultyDisk, report: Report) -> None:
        begun = self._afresh()
        begun.press()
        begun.close()
        undisturbed = self._after(self._file)
        for fault in Fault:
            for n in moments(fault, self._step):
                if not self._try(fault, n, disk, undisturbed):
                    break
                self._faults[fault.name] += 1
        self._tell(report)

    def _afresh(self) -> Begun:
        for end in ("", "-wal", "-shm", ".before-upgrade", ".before-upgrade.part"):
            Path(f"{self._file}{end}").unlink(missing_ok=True)
        copy_with_log(self._fresh, self._file)
        return self._begin(self._file)

    def _try(self, fault: Fault, n: int, disk: FaultyDisk, undisturbed: Any) -> bool:
        """Whether there was an n-th such call."""
        begun = self._afresh()
        disk.fail(fault, n)
        acknowledged = self._press(begun, f"{fault.name} {n}")
        hits = disk.hits
        disk.mend()
        self._look(f"{fault.name} {n}, as it was left", undisturbed if acknowledged else None, index=n % 10 == 1)
        if not acknowledged:
            begun.press()  # the same once more, in the same program
        begun.close()
        if self._after(self._file) != undisturbed:
            self._wrong.append(f"{fault.name} {n}: pressed again it is not what it is undisturbed")
        return hits > 0

    def _press(self, begun: Begun, what: str) -> bool:
        try:
            begun.press()
        except PinPortalError as error:
            self._told[error.code.value] += 1
            if error.code not in {Code.DISK_FULL, Code.DISK_FAILS}:
                self._wrong.append(f"{what}: told as {error.code} {error.__cause__}")
        except Exception as error:  # noqa: BLE001 - told as what it is: nobody foresaw it
            self._wrong.append(f"{what}: {error!r}")
        else:
            return True
        return False

    def _look(self, what: str, acknowledged: Any, *, index: bool) -> None:
        """As the next start finds it, if the program ended now."""
        self._wrong += [f"{what}: {wrong}" for wrong in look_at(self._file, {}, index=index).wrong]
        if acknowledged is not None:
            with copied(self._file) as copy:
                if self._after(copy) != acknowledged:
                    self._wrong.append(f"{what}: acknowledged, and lost")

    def _tell(self, report: Report) -> None:
        faults = ", ".join(f"{name} {count:,}" for name, count in self._faults.items())
        told = ", ".join(f"{name} {count:,}" for name, count in self._told.most_common())
        report.figure(f"Disk, {self._what}: faults", self._faults.total(), "", note=faults)
        report.figure(
            f"Disk, {self._what}: of these told", self._told.total(), "", note=f"{told}; the rest did no harm"
        )
        what = "lost, half done, untold, not done at the second press"
        report.figure(f"Disk, {self._what}: {what}", len(self._wrong), "", at_most(0))
        assert self._wrong[:3] == []
        assert self._told.total() > 0


def everything(file: Path) -> dict[str, list[str]]:
    """All rows, without what is sealed with chance."""
    store = opened(file)
    with store._looking.connect() as connection, connection.begin():
        told = {
            table.name: sorted(
                repr([value for name, value in row._mapping.items() if name not in _SEALED])
                for row in rows_of(connection, table)
            )
            for table in t.metadata.sorted_tables
        }
    store.close()
    return told


_SEALED: Final = frozenset({"body_sealed", "sealed", "address"})


# --- the desk and the parents


@dataclass
class Rehearsed(World):
    """Keeps the command of one kind instead of carrying it out."""

    kind: str = ""
    kept: list[tuple[Any, Any]] = field(default_factory=list)

    def rehearse(self, kind: str, work: Callable[[], object]) -> tuple[Any, Any]:
        self.kind = kind
        work()
        (press,) = self.kept
        return press

    def do(self, use_case: Any, command: Any) -> Any:
        if use_case.kind != self.kind:
            return super().do(use_case, command)
        self.kept.append((use_case, command))
        return Step()


class AtTheDesk:
    """A command that is carried out, by the same program again."""

    def __init__(self, file: Path, press: tuple[Any, Any]) -> None:
        self._store, self._press = opened(file), press
        checkpoint_after(self._store, 1)

    def press(self) -> object:
        return carry_out(*self._press, store=self._store, keys=KEYS)

    def close(self) -> None:
        self._store.close()


def _issue(world: Rehearsed, child: Any, member: Any) -> Callable[[], object]:
    return lambda: world.do(*world.issue_command(child, member.contact.id, member.contact.emails[0]))


def _share(world: Rehearsed, child: Any, member: Any) -> Callable[[], object]:
    world.issue(child, member.contact.id)
    return lambda: world.share(child, member.contact.id, member.contact.emails[0])


def _register(world: Rehearsed, child: Any, member: Any) -> Callable[[], object]:
    pin = world.issue(child, member.contact.id).pin
    return lambda: world.register(pin, "Ana Garcia", "ana.new@example.com")


def _remove(world: Rehearsed, child: Any, member: Any) -> Callable[[], object]:
    _register(world, child, member)()
    return lambda: world.remove(child, "ana.new@example.com")


def _undo(world: Rehearsed, child: Any, member: Any) -> Callable[[], object]:
    _remove(world, child, member)()
    return lambda: world.undo(child, "ana.new@example.com")


@pytest.mark.parametrize(
    ("kind", "prepare"),
    [
        ("issue_pin", _issue),
        ("share_pin", _share),
        ("register_parent", _register),
        ("remove_access", _remove),
        ("restore_access", _undo),
    ],
)
def test_at_each_write_of_a_command_the_disk_may_fail(
    kind: str, prepare: Callable[..., Callable[[], object]], tmp_path: Path, disk: FaultyDisk, report: Report
) -> None:
    fresh = tmp_path / "fresh.db"
    practice_of_families(fresh, 3)
    world = world_in(fresh, 11, Rehearsed)
    children = patients_of(world)
    give_access(world, children[1], random.Random(5))
    press = world.rehearse(kind, prepare(world, children[0], world.account(children[0]).family[0]))
    world.store.close()
    Proof(kind, fresh, lambda file: AtTheDesk(file, press), everything).run(disk, report)


# --- a file that comes in


class ComingIn:
    """An import of several batches; begun again it goes on."""

    def __init__(self, file: Path) -> None:
        self._world = world_in(file, 12, World)
        self._rows = file.with_name("rows.ndjson")
        checkpoint_after(self._world.store, 1)

    def press(self) -> object:
        run = bring_in(self._world, self._rows, many(30), batch=10)
        assert run.state is RunState.DONE
        return run

    def close(self) -> None:
        self._world.store.close()


def test_at_each_write_of_an_import_the_disk_may_fail(tmp_path: Path, disk: FaultyDisk, report: Report) -> None:
    fresh = tmp_path / "fresh.db"
    practice_of_families(fresh, 2)
    Proof("import of three batches", fresh, ComingIn, what_came_in, step=7).run(disk, report)


# --- starting


class Starting:
    """The file is opened, upgraded where it is old, and closed."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def press(self) -> None:
        opened(self._file).close()

    def close(self) -> None:
        pass


def test_at_each_write_of_a_migration_the_disk_may_fail(tmp_path: Path, disk: FaultyDisk, report: Report) -> None:
    fresh = tmp_path / "fresh.db"
    file_of_the_first_version(fresh)
    Proof("migration", fresh, Starting, everything, step=11).run(disk, report)


def test_at_each_write_of_a_start_after_a_crash_the_disk_may_fail(
    tmp_path: Path, disk: FaultyDisk, report: Report
) -> None:
    whole, fresh = tmp_path / "whole.db", tmp_path / "fresh.db"
    practice_of_families(whole, 3)
    world = world_in(whole, 13, World)
    give_access(world, patients_of(world)[0], random.Random(6))
    copy_with_log(whole, fresh)  # with the log that nobody put into the file
    world.store.close()
    assert Path(f"{fresh}-wal").stat().st_size > 0
    Proof("start after a crash", fresh, Starting, everything).run(disk, report)


def test_at_each_write_of_the_first_start_the_disk_may_fail(
    tmp_path: Path, disk: FaultyDisk, report: Report, no_keyring: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wrapping, "USUAL", wrapping.Cost(memory=1024, passes=1, lanes=1))
    faults, told, wrong = Counter[str](), Counter[str](), list[str]()
    for fault in Fault:
        for n in moments(fault, 29):
            opening = PracticeOpening(home := Home(path=tmp_path / f"{fault.name}-{n}", demo=False))
            disk.fail(fault, n)
            begun = None
            try:
                begun = opening.start(WITH_PASSPHRASE)
            except PinPortalError as error:
                told[error.code.value] += 1
                wrong += [] if error.code in {Code.DISK_FULL, Code.DISK_FAILS} else [f"{fault.name} {n}: {error.code}"]
            hits = disk.hits
            disk.mend()
            if begun is None:
                left = {path.name for path in home.path.iterdir()} if home.path.exists() else set[str]()
                wrong += [f"{fault.name} {n}: left {name}" for name in left if name.endswith(".part")]
                if (home.own_database.name in left) != ("config.toml" in left):
                    wrong.append(f"{fault.name} {n}: one of the database and its keys without the other")
                begun = opening.start(WITH_PASSPHRASE)
            begun.close()
            again = PracticeOpening(home).open(PASSPHRASE)
            assert isinstance(again, Parts)
            again.close()
            if not hits:
                break
            faults[fault.name] += 1
    report.figure("Disk, first start: faults", faults.total(), "", note=str(dict(faults)))
    report.figure("Disk, first start: of these told", told.total(), "", note=f"{dict(told)}; the rest did no harm")
    report.figure("Disk, first start: half made, untold, not begun at the second press", len(wrong), "", at_most(0))
    assert wrong[:3] == []
