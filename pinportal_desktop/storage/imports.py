# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Writes what an import changes, many people in few statements, with what was there before; keeps the imports."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, insert, select, text, tuple_, update

from pinportal_desktop.domain.authority import FamilyLink
from pinportal_desktop.domain.doubles import DoubleState
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import ContactId, PatientId, PracticeId, RunId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.people import FamilyContact, Patient
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.bulk import insert_rows
from pinportal_desktop.storage.engine import with_room_for_import
from pinportal_desktop.storage.import_rows import run_of, run_values
from pinportal_desktop.storage.kept import kept
from pinportal_desktop.storage.known import known
from pinportal_desktop.storage.people import Touch, contact_values, email_values, link_values, patient_values
from pinportal_desktop.storage.saving import save_version, save_versions
from pinportal_desktop.usecases.changes import Change, Changes
from pinportal_desktop.usecases.incoming import Incoming
from pinportal_desktop.usecases.kept import ChangeKind, Kept
from pinportal_desktop.usecases.known import Known
from pinportal_desktop.usecases.runs import ImportRun, Line, RunState
from pinportal_desktop.usecases.spreadsheet import TablePlan

# Of what a run changed before already, only the version is new: what stood there before the run stays.
_KEEP: Final = text(
    "INSERT INTO import_change (run_id, kind, id, other, patient_id, before, came_with, version_after)"
    " VALUES (:run_id, :kind, :id, :other, :patient_id, :before, :came_with, :version_after)"
    " ON CONFLICT (run_id, kind, id, other) DO UPDATE SET version_after = EXCLUDED.version_after"
).bindparams(*(bindparam(column.name, type_=column.type) for column in t.import_change.columns))
_PUT_PLAN: Final = text(
    "INSERT INTO import_plan (practice_id, headings, plan, recorded_at)"
    " VALUES (:practice_id, :headings, :plan, :recorded_at) ON CONFLICT (practice_id, headings)"
    " DO UPDATE SET plan = EXCLUDED.plan, version = import_plan.version + 1"
).bindparams(
    *(bindparam(name, type_=t.import_plan.c[name].type) for name in ("practice_id", "headings", "plan", "recorded_at"))
)
_UNFINISHED: Final = (RunState.RUNNING.value, RunState.STOPPED.value)


class ImportRepository:
    """See `work.Imports`."""

    def __init__(
        self, connection: Connection, now: datetime, touch: Touch, fresh: dict[PatientId, PatientAccount]
    ) -> None:
        self._connection = connection
        self._now = now
        self._touch = touch
        self._fresh = fresh

    def known(self, practice_id: PracticeId, rows: Sequence[Incoming]) -> Known:
        """See `work.Imports`."""
        with_room_for_import(self._connection)
        return known(self._connection, practice_id, rows, lock=True)

    def write(self, changes: Changes, run_id: RunId | None) -> None:
        """See `work.Imports`."""
        self._write_patients(changes)
        self._write_contacts(changes.contacts)
        self._write_links(changes.links)
        self._write_identifiers(changes, run_id)
        doubles = [
            {"one_id": d.one, "other_id": d.other, "points": d.points, "state": DoubleState.OPEN.value}
            for d in changes.doubles
        ]
        insert_rows(self._connection, t.probable_double, (row | {"recorded_at": self._now} for row in doubles))
        if run_id is not None:
            kept = list(_kept(changes, run_id))
            insert_rows(
                self._connection, t.import_change, (row for row in kept if row["patient_id"] in changes.families)
            )
            if again := [row for row in kept if row["patient_id"] not in changes.families]:
                self._connection.execute(_KEEP, again)

    def _write_patients(self, changes: Changes) -> None:
        new = [change.after for change in changes.patients if change.before is None]
        saved = [(change.after, change.before) for change in changes.patients if change.before is not None]
        common = {"recorded_at": self._now}
        insert_rows(
            self._connection,
            t.patient,
            (
                patient_values(one) | {"id": one.id, "practice_id": one.practice_id, "version": one.version} | common
                for one in new
            ),
        )
        rows = [patient_values(after) | {"id": after.id, "version": before.version} for after, before in saved]
        save_versions(self._connection, t.patient, ("id",), rows)
        for one in new:
            self._fresh[one.id] = PatientAccount(patient=one, family=changes.families[one.id])
        for after, _ in saved:
            self._touch(after.id)

    def _write_contacts(self, changes: Sequence[Change[FamilyContact]]) -> None:
        new = [change.after for change in changes if change.before is None]
        saved = [(change.after, change.before) for change in changes if change.before is not None]
        insert_rows(
            self._connection,
            t.family_contact,
            (contact_values(one) | {"id": one.id, "version": one.version, "recorded_at": self._now} for one in new),
        )
        rows = [contact_values(after) | {"id": after.id, "version": before.version} for after, before in saved]
        save_versions(self._connection, t.family_contact, ("id",), rows)
        moved = [after for after, before in saved if after.emails != before.emails]
        if moved:
            c = t.contact_email.c
            self._connection.execute(delete(t.contact_email).where(c.contact_id.in_([one.id for one in moved])))
        insert_rows(self._connection, t.contact_email, (row for one in (*new, *moved) for row in email_values(one)))
        if saved:
            link = t.family_link.c
            whose = select(link.patient_id).where(link.contact_id.in_([after.id for after, _ in saved]))
            for patient_id in self._connection.execute(whose).scalars():
                self._touch(patient_id)

    def _write_links(self, changes: Sequence[Change[FamilyLink]]) -> None:
        new = [change.after for change in changes if change.before is None]
        places = self._places({link.patient_id for link in new if link.patient_id not in self._fresh})
        rows = []
        for link in new:
            key = {"patient_id": link.patient_id, "contact_id": link.contact_id, "place": places[link.patient_id]}
            rows.append(link_values(link) | key | {"version": link.version, "recorded_at": self._now})
            places[link.patient_id] += 1
        insert_rows(self._connection, t.family_link, rows)
        saved = [
            link_values(change.after)
            | {
                "patient_id": change.after.patient_id,
                "contact_id": change.after.contact_id,
                "version": change.before.version,
            }
            for change in changes
            if change.before is not None
        ]
        save_versions(self._connection, t.family_link, ("patient_id", "contact_id"), saved)
        for change in changes:
            if change.after.patient_id not in self._fresh:
                self._touch(change.after.patient_id)

    def _places(self, patient_ids: set[PatientId]) -> Counter[PatientId]:
        """How many links these have."""
        c = t.family_link.c
        query = select(c.patient_id, func.count()).where(c.patient_id.in_(patient_ids)).group_by(c.patient_id)
        return Counter({row[0]: row[1] for row in self._connection.execute(query)} if patient_ids else {})

    def _write_identifiers(self, changes: Changes, run_id: RunId | None) -> None:
        if changes.identifiers:
            practice_id = self._practice_of(changes.identifiers[0][0])
            common = {"practice_id": practice_id, "run_id": run_id, "recorded_at": self._now}
            insert_rows(
                self._connection,
                t.patient_identifier,
                (
                    common | {"patient_id": patient_id, "system": one.system, "value": one.value}
                    for patient_id, one in changes.identifiers
                ),
            )
        if changes.contested:
            c = t.patient_identifier.c
            pairs = [(one.system, one.value) for one in changes.contested]
            where = tuple_(c.system, c.value).in_(pairs)
            self._connection.execute(update(t.patient_identifier).where(where).values(contested=True))

    def _practice_of(self, patient_id: PatientId) -> Any:  # noqa: ANN401 - a column's value
        return self._connection.execute(
            select(t.patient.c.practice_id).where(t.patient.c.id == patient_id)
        ).scalar_one()

    # --- runs

    def unfinished(self, practice_id: PracticeId, sha256: str) -> ImportRun | None:
        """See `work.Imports`."""
        c = t.import_run.c
        query = select(t.import_run).where(c.practice_id == practice_id, c.sha256 == sha256)
        row = self._connection.execute(query.order_by(c.id.desc()).limit(1)).first()
        return None if row is None or row.state not in _UNFINISHED else run_of(row)

    def run(self, run_id: RunId) -> ImportRun:
        """See `work.Imports`."""
        row = self._connection.execute(select(t.import_run).where(t.import_run.c.id == run_id)).first()
        if row is None:
            raise Refused(Code.IMPORT_NOT_FOUND)
        return run_of(row)

    def add_run(self, run: ImportRun) -> None:
        """See `work.Imports`."""
        fixed = {
            "id": run.id,
            "practice_id": run.practice_id,
            "file": run.file.name,
            "sha256": run.file.sha256,
            "format": run.file.format,
            "person": run.by,
            "began_at": run.began_at,
            "version": run.version,
            "recorded_at": self._now,
        }
        self._connection.execute(insert(t.import_run), run_values(run) | fixed)

    def save_run(self, run: ImportRun) -> None:
        """See `work.Imports`."""
        save_version(self._connection, t.import_run, t.import_run.c.id == run.id, run.version, run_values(run))

    def kept(self, run: ImportRun, *, limit: int = 500) -> Kept:
        """See `work.Imports`."""
        return kept(self._connection, run, limit=limit, lock=True)

    def forget(self, run: ImportRun, kept: Kept) -> None:
        """See `work.Imports`."""
        c = t.import_change.c
        key = (c.kind, c.id, c.other)
        gone = delete(t.import_change).where(c.run_id == run.id, *(one == bindparam(f"old_{one.name}") for one in key))
        rows = [{"old_kind": row.kind.value, "old_id": row.id, "old_other": row.other} for row in kept.rows]
        if rows:
            self._connection.execute(gone, rows)

    def forget_identifiers(self, run: ImportRun) -> None:
        """See `work.Imports`."""
        c, p = t.patient_identifier.c, t.patient.c
        staying = select(p.id).where(p.id == c.patient_id, ~p.withdrawn).exists()
        self._connection.execute(delete(t.patient_identifier).where(c.run_id == run.id, staying))

    def double(self, one: PatientId, other: PatientId) -> DoubleState:
        """See `work.Imports`."""
        c = t.probable_double.c
        found = self._connection.execute(
            select(c.state).where(c.one_id == one, c.other_id == other)
        ).scalar_one_or_none()
        if found is None:
            raise Refused(Code.DOUBLES_NOT_FOUND)
        return DoubleState(found)

    def settle_double(self, one: PatientId, other: PatientId, state: DoubleState, *, at: datetime, by: str) -> None:
        """See `work.Imports`."""
        c = t.probable_double.c
        values = {"state": state.value, "settled_at": at, "settled_by": by, "version": c.version + 1}
        where = (c.one_id == one, c.other_id == other)
        self._connection.execute(update(t.probable_double).where(*where).values(values))

    def put_plan(self, practice_id: PracticeId, headings: bytes, plan: TablePlan) -> None:
        """See `work.Imports`."""
        row = {"practice_id": practice_id, "headings": headings, "plan": msgspec.json.encode(plan).decode()}
        self._connection.execute(_PUT_PLAN, row | {"recorded_at": self._now})

    def add_lines(self, run: ImportRun, lines: Sequence[Line]) -> None:
        """See `work.Imports`."""
        insert_rows(
            self._connection,
            t.import_line,
            (
                {
                    "run_id": run.id,
                    "n": n,
                    "row": line.row,
                    "name": line.name,
                    "kind": line.kind.value,
                    "code": "" if line.code is None else line.code.value,
                    "what": line.what,
                }
                for n, line in enumerate(lines, start=run.lines)
            ),
        )


def _kept(changes: Changes, run_id: RunId) -> Iterator[dict[str, Any]]:
    """What stood there before, a row for each patient, contact and link that was changed.

    The contacts and the links of a new patient stand with the patient.
    """
    came_with: defaultdict[PatientId, list[ContactId]] = defaultdict(list)
    for contact in changes.contacts:
        if contact.before is None and contact.with_patient in changes.families:
            came_with[contact.with_patient].append(contact.after.id)
        else:
            yield _row(run_id, ChangeKind.CONTACT, contact.after.id, contact.after.id, contact)
    for link in changes.links:
        if link.after.patient_id not in changes.families:
            yield _row(run_id, ChangeKind.LINK, link.after.patient_id, link.after.contact_id, link)
    for patient in changes.patients:
        ids = came_with.get(patient.after.id, [])
        yield _row(
            run_id, ChangeKind.PATIENT, patient.after.id, patient.after.id, patient, b"".join(one.bytes for one in ids)
        )


def _row(
    run_id: RunId,
    kind: ChangeKind,
    id_: PatientId | ContactId,
    other: PatientId | ContactId,
    change: Change[Patient] | Change[FamilyContact] | Change[FamilyLink],
    came_with: bytes = b"",
) -> dict[str, Any]:
    before = change.before
    return {
        "run_id": run_id,
        "kind": kind.value,
        "id": id_,
        "other": other,
        "patient_id": change.with_patient,
        "before": "" if before is None else msgspec.json.encode(before).decode(),
        "came_with": came_with,
        "version_after": change.after.version if before is None else before.version + 1,
    }
