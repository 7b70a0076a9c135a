# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A whole import: its preview, what it writes, how it goes on after a stop or a crash, its report and its undo."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import RunId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.people import Identifier, PersonName
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.record import facts_of
from pinportal_desktop.usecases.import_patients import BATCH
from pinportal_desktop.usecases.importing import File, Importing, run_import
from pinportal_desktop.usecases.incoming import (
    IncomingContact,
    IncomingMerge,
    IncomingPatient,
    IncomingRelative,
    LeftOut,
    Rejected,
    Row,
)
from pinportal_desktop.usecases.preview_import import preview_import
from pinportal_desktop.usecases.record_authority import RecordAuthority, record_authority
from pinportal_desktop.usecases.runs import Counts, ImportRun, LineKind, RunState
from pinportal_desktop.usecases.undo_import import undo_whole, what_stands_against
from tests.usecases.refusing import code_of
from tests.usecases.test_edit_patient import edit
from tests.usecases.test_import_patients import ANA, MARISOL, found
from tests.world import World

FAMILIES = ("Abel", "Baker", "Cohen", "Diaz", "Evans", "Fox", "Gomez", "Hall", "Ito", "Jones")


def many(count: int, first: int = 0) -> list[IncomingPatient]:
    """So many children, two to a mother."""
    return [
        IncomingPatient(
            row=n + 1,
            chart_number=f"{n:06}",
            identifiers=(Identifier(system="urn:mrn", value=f"{n:06}"),),
            name=PersonName(family=f"{FAMILIES[n // 2 % 10]}{n // 20}", given=("Ben", "Zoe")[n % 2] + f"{n // 2}"),
            born=date(2010, 1, 1) + timedelta(days=n * 37 % 5999),  # nobody on the same day
            contacts=(
                IncomingContact(
                    name=PersonName(family=f"{FAMILIES[n // 2 % 10]}{n // 20}", given=f"Mother{n // 2}"),
                    relationship="Mother",
                    emails=(f"mother{n // 2}@example.com",),
                    phone=f"+1555{n // 2:07}",
                ),
            ),
        )
        for n in range(first, first + count)
    ]


def importing(world: World) -> Importing:
    return Importing(
        surface=world.desk, practice_id=world.rules.practice_id, looks=world.store.import_looks(), carry_out=world.do
    )


def file_of(folder: Path, rows: Sequence[Row], name: str = "patients.ndjson") -> File:
    """A file whose content tells it from others; what a reader gives of it is known here already."""
    path = folder / name
    path.write_text("\n".join(map(repr, rows)), "utf-8")
    return File(path=path, read=lambda _: iter(rows), format="FHIR R4")


def bring_in(world: World, folder: Path, *rows: Row, name: str = "patients.ndjson", **how: Any) -> ImportRun:
    return run_import(importing(world), file_of(folder, rows, name), **how)


def rows_in(world: World, table: Any) -> int:
    with world.store._looking.connect() as connection, connection.begin():
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def undo(world: World, run: ImportRun) -> None:
    undo_whole(importing(world), run.id)


# --- a run


def test_a_file_comes_in_whole_and_the_run_says_so(any_world: World, tmp_path: Path) -> None:
    rows: list[Row] = [*many(BATCH + 20), Rejected(row=900, name="Nobody", code=Code.BIRTH_DATE_MISSING)]
    run = bring_in(any_world, tmp_path, *rows)
    assert (run.state, run.rows, run.by) == (RunState.DONE, len(rows), "Dana")
    assert run.counts == Counts(new=BATCH + 20, refused=1)
    assert any_world.store.import_looks().runs(any_world.rules.practice_id) == (run,)
    assert len(found(any_world, "abel0")) == 2
    assert rows_in(any_world, t.family_contact) == (BATCH + 20) // 2, "two children to a mother, over batches too"
    assert any_world.store.first_bad_entry() is None


def test_the_same_file_again_writes_two_commands_and_no_patient(any_world: World, tmp_path: Path) -> None:
    rows = many(BATCH + 20)
    bring_in(any_world, tmp_path, *rows)
    commands, changes = rows_in(any_world, t.command), rows_in(any_world, t.import_change)
    again = bring_in(any_world, tmp_path, *rows)
    assert again.counts == Counts(unchanged=BATCH + 20)
    assert rows_in(any_world, t.command) == commands + 2, "its beginning and its end"
    assert rows_in(any_world, t.import_change) == changes


def test_what_changed_among_many_goes_into_one_command(world: World, tmp_path: Path) -> None:
    rows = many(3 * BATCH)
    bring_in(world, tmp_path, *rows)
    commands = rows_in(world, t.command)
    moved = [replace(row, preferred="Sam") if row.row % 100 == 0 else row for row in rows]
    again = bring_in(world, tmp_path, *moved)
    assert again.counts == Counts(changed=15, unchanged=3 * BATCH - 15)
    assert rows_in(world, t.command) == commands + 3


def test_a_stopped_import_goes_on_where_it_stopped(any_world: World, tmp_path: Path) -> None:
    rows = many(3 * BATCH)
    asked = iter([False, False, True])
    stopped = bring_in(any_world, tmp_path, *rows, stopped=lambda: next(asked))
    assert (stopped.state, stopped.rows) == (RunState.STOPPED, stopped.counts.new)
    assert 0 < stopped.rows < 3 * BATCH
    done = bring_in(any_world, tmp_path, *rows, name="renamed.ndjson")
    assert (done.id, done.state, done.counts) == (stopped.id, RunState.DONE, Counts(new=3 * BATCH))


def test_an_import_that_broke_off_goes_on_where_it_broke_off(world: World, tmp_path: Path) -> None:
    rows = many(3 * BATCH)
    seen: list[int] = []

    def breaks(counts: Counts) -> None:
        seen.append(counts.new)
        if counts.new:
            raise MemoryError

    with pytest.raises(MemoryError):
        bring_in(world, tmp_path, *rows, come=breaks)
    (broken,) = world.store.import_looks().runs(world.rules.practice_id)
    assert (broken.state, broken.rows) == (RunState.RUNNING, seen[-1])
    done = bring_in(world, tmp_path, *rows)
    assert (done.id, done.counts) == (broken.id, Counts(new=3 * BATCH))


def test_two_who_import_the_same_file_at_once_do_not_both_go_on(world: World, tmp_path: Path) -> None:
    rows = many(3 * BATCH)

    def another(counts: Counts) -> None:
        if counts.new == BATCH:
            bring_in(world, tmp_path, *rows)

    refused = code_of(lambda: bring_in(world, tmp_path, *rows, come=another))
    assert refused is Code.IMPORT_RUNS_ELSEWHERE
    assert world.looks.search("", None, world.today, limit=2000).rows.__len__() == 3 * BATCH


def test_a_child_whom_a_file_names_twice_is_as_the_last_row_says(world: World, tmp_path: Path) -> None:
    rows = many(BATCH)
    later = replace(rows[3], row=2000, preferred="Last")
    run = bring_in(world, tmp_path, *rows, replace(rows[3], row=1999, preferred="First"), later)
    assert run.counts == Counts(new=BATCH, changed=2)
    bring_in(world, tmp_path, *rows, name="plain.ndjson")
    again = bring_in(world, tmp_path, replace(rows[3], preferred="First"), rows[3])
    assert (again.counts.changed, found(world, rows[3].name.given)[0].patient.preferred) == (2, "")


def test_each_batch_and_the_end_are_entries_of_the_record(world: World, tmp_path: Path) -> None:
    bring_in(world, tmp_path, MARISOL)
    with world.store._looking.connect() as connection:
        rows = connection.execute(select(t.record).order_by(t.record.c.n))
        told = [(row.kind, facts_of(row)["new"]) for row in rows]
    assert told == [("imported", 1), ("import_ended", 1)]


# --- the preview


def test_the_preview_says_what_the_import_then_does_and_writes_nothing(any_world: World, tmp_path: Path) -> None:
    bring_in(any_world, tmp_path, *many(40), name="before.ndjson")
    rows: list[Row] = list(many(BATCH + 100, first=20))
    rows[3] = replace(many(BATCH, first=20)[3], preferred="Sam")
    rows += [
        replace(many(1, first=30)[0], row=3000, chart_number="other", identifiers=()),
        replace(many(1, first=200)[0], row=3001, preferred="Twice"),
        replace(
            many(1, first=400)[0], row=3002, chart_number="000030", identifiers=(Identifier(system="b", value="9"),)
        ),
        Rejected(row=3003, name="Nobody", code=Code.BIRTH_DATE_MISSING),
        IncomingRelative(row=3004, patient=(Identifier(system="urn:mrn", value="000300"),), contact=ANA),
        IncomingRelative(row=3005, patient=(Identifier(system="urn:mrn", value="unknown"),), contact=ANA),
        IncomingMerge(
            row=3006,
            name="Gone",
            into=(Identifier(system="", value="000301"),),
            gone=(Identifier(system="", value="000302"),),
        ),
    ]
    commands = rows_in(any_world, t.command)
    seen = preview_import(importing(any_world), file_of(tmp_path, rows))
    assert rows_in(any_world, t.command) == commands
    run = bring_in(any_world, tmp_path, *rows)
    assert seen.counts == run.counts
    told = [line for _, line in any_world.store.import_looks().lines(run.id)]
    assert list(seen.lines) == sorted(told, key=lambda line: line.row)
    kinds = {line.kind for line in seen.lines}
    assert kinds == {LineKind.REFUSED, LineKind.CHANGED, LineKind.DOUBLE}


# --- the report


def test_the_report_names_what_was_left_out_of_a_row_that_came_in(world: World, tmp_path: Path) -> None:
    left = replace(MARISOL, left_out=(LeftOut(what="contact 2", code=Code.PATIENT_NAME_MISSING),))
    run = bring_in(world, tmp_path, left)
    ((_, line),) = world.store.import_looks().lines(run.id)
    assert (line.row, line.name, line.kind) == (1, "Garcia, Marisol", LineKind.LEFT_OUT)
    assert (line.what, line.code) == ("contact 2", Code.PATIENT_NAME_MISSING)
    again = bring_in(world, tmp_path, left)
    assert world.store.import_looks().lines(again.id) == (), "told when it came in"


# --- the undo


def test_undone_whoever_came_new_is_found_by_nobody_and_comes_back_with_a_later_import(
    any_world: World, tmp_path: Path
) -> None:
    rows = many(BATCH + 20)
    run = bring_in(any_world, tmp_path, *rows)
    (before,) = found(any_world, "Ben0")
    undo(any_world, run)
    assert any_world.looks.search("", None, any_world.today).rows == ()
    assert any_world.store.import_looks().run(run.id).state is RunState.UNDONE
    assert any_world.account(before.patient.id).family == ()
    again = bring_in(any_world, tmp_path, *rows)
    assert (again.id != run.id, again.counts) == (True, Counts(new=BATCH + 20))
    (after,) = found(any_world, "Ben0")
    assert after.patient.id == before.patient.id
    assert [m.contact.name for m in after.family] == [m.contact.name for m in before.family]


def test_undone_what_was_changed_is_as_before(any_world: World, tmp_path: Path) -> None:
    bring_in(any_world, tmp_path, MARISOL, name="before.ndjson")
    (before,) = found(any_world, "garcia")
    moved = replace(
        MARISOL,
        name=PersonName(family="Garcia", given="Marisol Ana"),
        active=False,
        identifiers=(*MARISOL.identifiers, Identifier(system="urn:other", value="7")),
        contacts=(
            replace(ANA, phone="+15550109999"),
            replace(ANA, name=PersonName(family="Garcia", given="Luis"), relationship="Father", emails=()),
        ),
    )
    run = bring_in(any_world, tmp_path, moved)
    assert found(any_world, "garcia") == []
    undo(any_world, run)
    (after,) = found(any_world, "garcia")
    assert plain(after) == plain(before)
    stranger = replace(MARISOL, chart_number="9", identifiers=(Identifier(system="urn:other", value="7"),), contacts=())
    assert bring_in(any_world, tmp_path, stranger, name="third.ndjson").counts.new == 1, "the number tells nobody"


def plain(account: PatientAccount) -> PatientAccount:
    """Without the versions, which only go up."""
    family = tuple(
        replace(m, contact=replace(m.contact, version=1), link=replace(m.link, version=1)) for m in account.family
    )
    return replace(account, patient=replace(account.patient, version=1), family=family)


def test_a_siblings_contact_stays_when_the_import_that_brought_it_is_undone(world: World, tmp_path: Path) -> None:
    first = bring_in(world, tmp_path, MARISOL)
    mateo = replace(MARISOL, chart_number="2", identifiers=(), name=PersonName(family="Garcia", given="Mateo"))
    bring_in(world, tmp_path, mateo, name="second.ndjson")
    undo(world, first)
    (account,) = found(world, "garcia")
    assert [m.contact.name.spoken for m in account.family] == ["Ana Garcia"]


def test_a_file_that_changed_the_same_contact_twice_is_undone_to_what_was_before_it(
    world: World, tmp_path: Path
) -> None:
    bring_in(world, tmp_path, MARISOL, name="before.ndjson")
    (before,) = found(world, "garcia")
    rows: list[Row] = [replace(MARISOL, contacts=(replace(ANA, phone="+15550101111"),)), *many(BATCH)]
    rows += [replace(MARISOL, contacts=(replace(ANA, phone="+15550102222"),))]
    run = bring_in(world, tmp_path, *rows)
    assert found(world, "garcia")[0].family[0].contact.phone == "+15550102222"
    undo(world, run)
    assert plain(found(world, "garcia")[0]) == plain(before)


def pin(world: World, child: PatientAccount) -> None:
    authority(world, child)
    world.issue(child.patient.id, child.family[0].contact.id)


def access(world: World, child: PatientAccount) -> None:
    authority(world, child)
    world.register(world.issue(child.patient.id, child.family[0].contact.id).pin, "Ana Garcia", "ana@example.com")


def authority(world: World, child: PatientAccount) -> None:
    command = RecordAuthority(
        **world.made(),
        patient_id=child.patient.id,
        contact_id=child.family[0].contact.id,
        authority=Authority.JOINT,
    )
    world.do(record_authority, command)


@pytest.mark.parametrize("changed", [False, True], ids=["came new", "was changed"])
@pytest.mark.parametrize(
    ("build", "code"),
    [
        (pin, Code.UNDO_PIN_ISSUED),
        (access, Code.UNDO_HAS_ACCESS),
        (authority, Code.UNDO_AUTHORITY_RECORDED),
        (lambda world, child: edit(world, child.patient.id, preferred="Mari"), Code.UNDO_CHANGED_BY_STAFF),
    ],
    ids=["PIN", "access", "authority", "edited"],
)
def test_an_import_on_which_something_was_built_is_not_undone_and_says_what(
    world: World, tmp_path: Path, build: Any, code: Code, changed: bool
) -> None:
    run = bring_in(world, tmp_path, MARISOL)
    if changed:
        moved = replace(MARISOL, preferred="Sol", contacts=(replace(ANA, relationship="Stepmother"),))
        run = bring_in(world, tmp_path, moved, *many(BATCH + 1), name="second.ndjson")
    (child,) = found(world, "garcia")
    world.clock.pass_(minutes=1)
    build(world, child)
    (against,) = what_stands_against(world.store.import_looks(), run.id)
    assert against.code is code
    assert against.facts["name"] == "Marisol Garcia"
    before = found(world, "garcia")
    assert code_of(lambda: undo(world, run)) is code
    assert found(world, "garcia") == before
    assert world.store.import_looks().run(run.id).state is RunState.DONE


def test_an_import_after_which_another_changed_the_same_child_is_undone_after_that_one(
    world: World, tmp_path: Path
) -> None:
    first = bring_in(world, tmp_path, MARISOL)
    world.clock.pass_(minutes=1)
    second = bring_in(world, tmp_path, replace(MARISOL, preferred="Sol"), name="second.ndjson")
    assert code_of(lambda: undo(world, first)) is Code.UNDO_IMPORTED_AGAIN
    undo(world, second)
    assert [one.patient.preferred for one in found(world, "garcia")] == [""]


def test_an_import_is_undone_once_and_not_while_it_runs(world: World, tmp_path: Path) -> None:
    asked = iter([False, False, True])
    run = bring_in(world, tmp_path, *many(2 * BATCH), stopped=lambda: next(asked))
    undo(world, run)
    assert code_of(lambda: undo(world, run)) is Code.IMPORT_UNDONE_ALREADY
    assert code_of(lambda: undo(world, replace(run, id=RunId(world.desk.entropy.new_id(world.clock.now()))))) is (
        Code.IMPORT_NOT_FOUND
    )
