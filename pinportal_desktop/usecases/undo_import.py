# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Undo a whole import while nothing has been built on it: what it changed is as before, who came new is withdrawn.

Nothing is deleted: a withdrawn patient is hidden for good, until a later import brings the same chart again. A PIN that
the import revoked stays revoked. It goes in batches, as the import came; begun again it goes on.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from pinportal_desktop.domain.authority import FamilyLink
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import CommandId, ContactId, PatientId, RunId
from pinportal_desktop.domain.people import FamilyContact, Patient
from pinportal_desktop.usecases.changes import Change, Changes
from pinportal_desktop.usecases.command import Command, Done, Entry, EntryFact, Permission, use_case
from pinportal_desktop.usecases.import_looks import ImportLooks
from pinportal_desktop.usecases.importing import Importing, never
from pinportal_desktop.usecases.kept import ChangeKind, Kept, KeptRow, obstacles
from pinportal_desktop.usecases.runs import ImportRun, RunState
from pinportal_desktop.usecases.work import Work

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoImport(Command):
    """Undoes a batch of it."""

    run_id: RunId


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """`undone` things are as before; `done` once all of them are."""

    undone: int
    done: bool


@use_case(Permission.UNDO_IMPORT)
def undo_import(command: UndoImport, work: Work) -> Done[Undone]:
    """Undo at most 500 of the things that the import changed.

    Raises `Refused` IMPORT_RUNS_YET, IMPORT_UNDONE_ALREADY, and the UNDO_ codes for what was built on it since.
    """
    run = work.imports.run(command.run_id)
    refuse_undo(run)
    kept = work.imports.kept(run)
    for obstacle in obstacles(run, kept):
        raise obstacle
    work.imports.write(_restored(kept), None)
    work.imports.forget(run, kept)
    done = work.imports.kept(run, limit=1).rows == ()
    if done:
        work.imports.forget_identifiers(run)
    work.imports.save_run(replace(run, state=RunState.UNDONE if done else RunState.UNDOING))
    facts: dict[str, EntryFact] = {"file": run.file.name, "undone": len(kept.rows), "done": int(done)}
    return Done(result=Undone(undone=len(kept.rows), done=done), entry=Entry(kind="import_undone", facts=facts))


def refuse_undo(run: ImportRun) -> None:
    """Raise `Refused` for an import that is not one to undo: still running, or undone already."""
    if run.state is RunState.RUNNING:
        raise Refused(Code.IMPORT_RUNS_YET)
    if run.state is RunState.UNDONE:
        raise Refused(Code.IMPORT_UNDONE_ALREADY)


def what_stands_against(looks: ImportLooks, run_id: RunId, *, most: int = 3) -> tuple[Refused, ...]:
    """The first few things that were built on an import, looked for in the whole of it. It waits."""
    return tuple(islice(_against(looks, run_id), most))


def _against(looks: ImportLooks, run_id: RunId) -> Iterator[Refused]:
    run, after = looks.run(run_id), None
    while (kept := looks.kept(run, after=after)).rows:
        yield from obstacles(run, kept)
        after = kept.rows[-1]


def undo_whole(
    importing: Importing,
    run_id: RunId,
    *,
    come: Callable[[int], None] = lambda _: None,
    stopped: Callable[[], bool] = never,
) -> bool:
    """Undo all of it, batch by batch; False where it was stopped before the end. It waits.

    Raises the first thing that stands against it, before anything is undone.
    """
    refuse_undo(importing.looks.run(run_id))
    for obstacle in what_stands_against(importing.looks, run_id, most=1):
        raise obstacle
    undone = 0
    while not stopped():
        surface, now = importing.surface, importing.surface.clock.now()
        command = UndoImport(id=CommandId(surface.entropy.new_id(now)), by=surface.actor, made_at=now, run_id=run_id)
        done = importing.carry_out(undo_import, command)
        undone += done.undone
        come(undone)
        if done.done:
            return True
    return False


def _restored(kept: Kept) -> Changes:
    """What puts things back as they were."""
    patients: list[Change[Patient]] = []
    contacts: dict[ContactId, Change[FamilyContact]] = {}
    links: dict[tuple[PatientId, ContactId], Change[FamilyLink]] = {}
    for row in kept.rows:
        if row.kind is ChangeKind.PATIENT:
            patients.append(_patient_restored(kept, row))
        for link in _links_restored(kept, row):
            links[link.after.patient_id, link.after.contact_id] = link
        if isinstance(row.before, FamilyContact) and not kept.contacts[row.before.id].withdrawn:
            now = kept.contacts[row.before.id]
            contacts[now.id] = _change(replace(row.before, version=now.version), now, row)
    for id_, patient_id in _nobodys(kept, links):
        contact = kept.contacts[id_]
        contacts[id_] = Change(after=replace(contact, withdrawn=True), before=contact, with_patient=patient_id)
    return Changes(patients=tuple(patients), contacts=tuple(contacts.values()), links=tuple(links.values()))


def _patient_restored(kept: Kept, row: KeptRow) -> Change[Patient]:
    now = kept.accounts[row.patient_id].patient
    before = replace(now, withdrawn=True) if row.before is None else row.before
    assert isinstance(before, Patient)
    return _change(replace(before, version=now.version), now, row)


def _links_restored(kept: Kept, row: KeptRow) -> Iterator[Change[FamilyLink]]:
    """The links of a patient who came new, or the one that the row is of."""
    live = (link for link in kept.links[row.patient_id] if not link.withdrawn)
    for link in live:
        if row.kind is ChangeKind.PATIENT and row.before is None:
            yield _change(replace(link, withdrawn=True), link, row)
        elif row.kind is ChangeKind.LINK and link.contact_id == row.other:
            before = replace(link, withdrawn=True) if row.before is None else row.before
            assert isinstance(before, FamilyLink)
            yield _change(replace(before, version=link.version), link, row)


def _nobodys(
    kept: Kept, links: dict[tuple[PatientId, ContactId], Change[FamilyLink]]
) -> Iterator[tuple[ContactId, PatientId]]:
    """Contacts who are in no family any more, and whose they were."""
    leaving = {key for key, change in links.items() if change.after.withdrawn}
    for contact_id, patient_id in {contact: patient for patient, contact in leaving}.items():
        staying = [one for one in kept.linked.get(contact_id, ()) if (one, contact_id) not in leaving]
        if not staying and not kept.contacts[contact_id].withdrawn:
            yield contact_id, patient_id


def _change(after: T, before: T, row: KeptRow) -> Change[T]:
    return Change(after=after, before=before, with_patient=row.patient_id)
