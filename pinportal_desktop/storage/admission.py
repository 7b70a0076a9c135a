# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Lets the parents' pages see a family, where they connect to a PostgreSQL with the role that `portal_role` makes.

That role sees nobody until its transaction was asked with a secret: a PIN's digest, the digest of a token, or an e-mail
that is a login. Each is one statement before the repositories' own. The owner of the tables and SQLite, where the
program itself is what keeps people apart, are asked for nothing.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, Select, Table, event, func, literal, select, text

from pinportal_desktop.domain.addresses import email_key
from pinportal_desktop.domain.credential import PinDigest
from pinportal_desktop.domain.ids import PracticeId, StationId
from pinportal_desktop.storage.types import Id, Instant

PREFIX: Final = "pinportal_portal"  # the policies of the database know such a role by it
_KEY: Final = "pinportal_sees_admitted_only"
_SEALS: Final[dict[str, ColumnElement[Any]]] = {
    "seal_key": literal(0).label("seal_key"),
    "sealed": literal(b"").label("sealed"),
}
_PUT: Final = text("SELECT put_in_index(CAST(:facts AS jsonb), :told)")


def note_role(engine: Engine) -> None:
    """Have each connection of a server know whose it is."""

    @event.listens_for(engine, "connect")
    def note(connection: Any, record: Any) -> None:  # noqa: ANN401 - the driver's connection and the pool's record
        record.info[_KEY] = connection.info.user.startswith(PREFIX)


def sees_admitted_only(connection: Connection) -> bool:
    """Whether this is the pages' own role."""
    return bool(connection.info.get(_KEY))


def admit_by_digest(connection: Connection, digest: PinDigest) -> None:
    """Let this transaction see the patient of the PIN, or of the VQ's link, with that digest."""
    if sees_admitted_only(connection):
        connection.execute(select(func.admit_by_digest(digest.key_id, digest.value)))


def admit_by_token(connection: Connection, token_digest: bytes) -> None:
    """The same by what a token opens: a registration or hand-over its patient, a session or an e-mailed link its
    account with all its patients.
    """
    if sees_admitted_only(connection):
        connection.execute(select(func.admit_by_token(token_digest)))


def admit_by_email(connection: Connection, email: str) -> None:
    """The same by a login's e-mail: the login alone, and no patient."""
    if sees_admitted_only(connection):
        connection.execute(select(func.admit_by_email(email_key(email))))


def with_seals(connection: Connection, query: Select[Any], table: Table) -> Select[Any]:
    """The query of whole rows of `credential`; the pages' role, which may not read sealed PINs, is given empty ones."""
    if not sees_admitted_only(connection):
        return query
    return query.with_only_columns(*(_SEALS.get(column.name, column) for column in table.c))


def own_station(
    connection: Connection, practice_id: PracticeId, name: str, fresh: StationId, now: datetime
) -> StationId:
    """The role's station of that name, made where there is none; where it is another's, one that is named besides."""
    asked = func.own_station(literal(practice_id, Id()), name, literal(fresh, Id()), literal(now, Instant()))
    return StationId(connection.execute(select(asked)).scalar_one())


def put_in_index(connection: Connection, facts: dict[str, Any], entries: Iterable[str]) -> None:
    """Keep the row of a patient in the search index, of which the role sees nothing."""
    connection.execute(_PUT, {"facts": msgspec.json.encode(facts).decode(), "told": list(entries)})
