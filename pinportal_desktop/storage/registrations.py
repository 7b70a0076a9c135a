# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Repositories of registrations under way, hand-overs and counters of failed attempts."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.people import PersonName
from pinportal_desktop.domain.registering import Handover, Registration, Scope, Throttle, Who
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.accounts import Found
from pinportal_desktop.storage.admission import admit_by_token
from pinportal_desktop.storage.saving import save_version


class RegistrationRepository:
    """Registrations and the desk's hand-overs to them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_token(self, token_digest: bytes) -> Registration:
        """See `work.Registrations`."""
        found = registration_by_token(self._connection, token_digest, lock=True)
        if found is None:
            raise Refused(Code.REGISTRATION_EXPIRED)
        return found

    def add(self, registration: Registration) -> None:
        """See `work.Registrations`."""
        values = _values(registration) | {
            "id": registration.id,
            "token_digest": registration.token_digest,
            "credential_id": registration.credential_id,
            "patient_id": registration.patient_id,
            "handed_over": registration.handed_over,
            "handed_to": registration.handed_to,
            "welcome_due": registration.welcome_due,
            "made_at": registration.made_at,
            "version": registration.version,
        }
        self._connection.execute(insert(t.registration), values)

    def save(self, registration: Registration) -> None:
        """See `work.Registrations`."""
        where = t.registration.c.id == registration.id
        save_version(self._connection, t.registration, where, registration.version, _values(registration))

    def handover(self, token_digest: bytes) -> Handover:
        """See `work.Registrations`."""
        found = handover_by_token(self._connection, token_digest, lock=True)
        if found is None:
            raise Refused(Code.LINK_USED)
        return found

    def add_handover(self, handover: Handover) -> None:
        """See `work.Registrations`."""
        values = {
            "token_digest": handover.token_digest,
            "credential_id": handover.credential_id,
            "patient_id": handover.patient_id,
            "contact_id": handover.contact_id,
            "welcome_due": handover.welcome_due,
            "made_at": handover.made_at,
        }
        self._connection.execute(insert(t.handover), values)

    def save_handover(self, handover: Handover) -> None:
        """See `work.Registrations`."""
        where = t.handover.c.token_digest == handover.token_digest
        self._connection.execute(update(t.handover).where(where).values(consumed_at=handover.consumed_at))


def registration_by_token(connection: Connection, token_digest: bytes, *, lock: bool = False) -> Registration | None:
    """The registration whose browser holds that token."""
    admit_by_token(connection, token_digest)
    query = select(t.registration).where(t.registration.c.token_digest == token_digest)
    if lock and connection.dialect.name == "postgresql":
        query = query.with_for_update()
    row = connection.execute(query).first()
    return None if row is None else _registration_of(row)


def handover_by_token(connection: Connection, token_digest: bytes, *, lock: bool = False) -> Handover | None:
    """The hand-over that the link stands for."""
    admit_by_token(connection, token_digest)
    query = select(t.handover).where(t.handover.c.token_digest == token_digest)
    if lock and connection.dialect.name == "postgresql":
        query = query.with_for_update()
    row = connection.execute(query).first()
    if row is None:
        return None
    return Handover(
        token_digest=bytes(row.token_digest),
        credential_id=row.credential_id,
        patient_id=row.patient_id,
        contact_id=row.contact_id,
        welcome_due=row.welcome_due,
        made_at=row.made_at,
        consumed_at=row.consumed_at,
    )


def _registration_of(row: Found) -> Registration:
    named = row.family is not None or row.given is not None
    return Registration(
        id=row.id,
        token_digest=bytes(row.token_digest),
        credential_id=row.credential_id,
        patient_id=row.patient_id,
        handed_over=row.handed_over,
        handed_to=row.handed_to,
        welcome_due=row.welcome_due,
        proved=row.proved,
        who=None if row.who is None else Who(row.who),
        name=PersonName(family=row.family or "", given=row.given or "") if named else None,
        relationship=row.relationship,
        phone=row.phone,
        email=row.email,
        password_hash=row.password_hash,
        language=row.language,
        more=row.more,
        made_at=row.made_at,
        finished_at=row.finished_at,
        version=row.version,
    )


def _values(registration: Registration) -> dict[str, Any]:
    return {
        "proved": registration.proved,
        "who": None if registration.who is None else registration.who.value,
        "family": None if registration.name is None else registration.name.family,
        "given": None if registration.name is None else registration.name.given,
        "relationship": registration.relationship,
        "phone": registration.phone,
        "email": registration.email,
        "password_hash": registration.password_hash,
        "language": registration.language,
        "more": registration.more,
        "finished_at": registration.finished_at,
    }


class ThrottleRepository:
    """Counters of failed attempts; they survive a restart and the loss of cookies."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, scope: Scope, key: bytes) -> Throttle | None:
        """See `work.Throttles`."""
        if self._connection.dialect.name == "postgresql":  # SQLite has one writer at a time
            # Not the row, which may be still to come: of a hundred tries at once each must see the one before it.
            lock = int.from_bytes(sha256(f"{scope.value} ".encode() + key).digest()[:8], signed=True)
            self._connection.execute(select(func.pg_advisory_xact_lock(lock)))
        return self.seen(scope, key)

    def seen(self, scope: Scope, key: bytes) -> Throttle | None:
        """See `work.Throttles`."""
        c = t.throttle.c
        row = self._connection.execute(select(t.throttle).where(c.scope == scope.value, c.key == key)).first()
        if row is None:
            return None
        return Throttle(scope=Scope(row.scope), key=bytes(row.key), failures=row.failures, last_at=row.last_at)

    def put(self, throttle: Throttle) -> None:
        """See `work.Throttles`."""
        row = {
            "scope": throttle.scope.value,
            "key": throttle.key,
            "failures": throttle.failures,
            "last_at": throttle.last_at,
        }
        changed = {"failures": throttle.failures, "last_at": throttle.last_at}
        self._connection.execute(
            self._insert(t.throttle).values(row).on_conflict_do_update(index_elements=["scope", "key"], set_=changed)
        )

    def forget_before(self, at: datetime) -> None:
        """See `work.Throttles`."""
        self._connection.execute(delete(t.throttle).where(t.throttle.c.last_at < at))

    @property
    def _insert(self) -> Any:  # noqa: ANN401 - two classes that have ON CONFLICT, with no common one that has it
        # Of the one in use: a file's start need not wait for the server's.
        if self._connection.dialect.name == "postgresql":
            from sqlalchemy.dialects import postgresql

            return postgresql.insert
        from sqlalchemy.dialects import sqlite

        return sqlite.insert
