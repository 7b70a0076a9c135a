# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The role with which the parents' pages and the kiosk connect to a PostgreSQL: what they need, and nothing else.

Rights say which tables and columns; which rows, the policies of revision 0007 say. What is not named here the role may
not even look at: staff, templates, imports, identifiers of other systems, the search index, and of a PIN its seal.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final, TypeAlias

from sqlalchemy import Connection, make_url, text
from sqlalchemy.exc import DBAPIError

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.admission import PREFIX
from pinportal_desktop.storage.credentials import ANSWERED
from pinportal_desktop.storage.engine import is_server, make_engine, plain_errors
from pinportal_desktop.storage.migrate import refuse_other

_NAME: Final = re.compile(rf"{PREFIX}[a-z0-9_]{{0,40}}")
_CONNECTIONS: Final = 40  # a pool for each of a few services and kiosks
_DENIED: Final = "42501"
# Which columns, by what may be done with them; none named stands for a right that has no columns.
Rights: TypeAlias = Mapping[str, Sequence[str]]


def _all(table: str, *but: str) -> tuple[str, ...]:
    return tuple(column.name for column in t.metadata.tables[table].columns if column.name not in but)


RIGHTS: Final[Mapping[str, Rights]] = {
    # Whoever may change a column may lock the row; this one the database itself writes.
    "patient": {"SELECT": _all("patient"), "UPDATE": ("changed_tx",)},
    "family_link": {"SELECT": _all("family_link")},
    "family_contact": {"SELECT": _all("family_contact")},
    "contact_email": {"SELECT": _all("contact_email")},
    "credential": {"SELECT": _all("credential", "seal_key", "sealed"), "UPDATE": (*ANSWERED, "version")},
    "association": {"SELECT": _all("association"), "INSERT": _all("association")},
    "portal_account": {
        "SELECT": _all("portal_account"),
        "INSERT": _all("portal_account"),
        "UPDATE": _all("portal_account", "id", "terms", "terms_at", "recorded_at"),
    },
    "registration": {
        "SELECT": _all("registration"),
        "INSERT": _all("registration"),
        "UPDATE": (
            *("proved", "who", "family", "given", "relationship", "phone", "email", "password_hash", "language"),
            *("more", "finished_at", "version"),
        ),
    },
    "handover": {"SELECT": _all("handover"), "UPDATE": ("consumed_at",)},
    "account_session": {
        "SELECT": _all("account_session"),
        "INSERT": _all("account_session"),
        "UPDATE": ("seen_at", "ended_at"),
    },
    "mailed_link": {"SELECT": _all("mailed_link"), "INSERT": _all("mailed_link"), "UPDATE": ("consumed_at",)},
    "outbox": {"SELECT": ("credential_id", "state"), "INSERT": _all("outbox"), "UPDATE": ("state", "trouble")},
    "command": {"SELECT": ("id", "result"), "INSERT": _all("command")},
    "record": {"INSERT": _all("record")},
    "station": {
        "SELECT": ("id", "practice_id", "name", "head_n", "head_mac", "command_n"),
        "UPDATE": ("head_n", "head_mac", "command_n"),
    },
    "throttle": {
        "SELECT": _all("throttle"),
        "INSERT": _all("throttle"),
        "UPDATE": ("failures", "last_at"),
        "DELETE": (),
    },
    "practice": {"SELECT": _all("practice")},
    "setting": {"SELECT": ("practice_id", "location_id", "key", "value")},
    "alembic_version": {"SELECT": ("version_num",)},
}
CALLS: Final = (
    "admit_by_digest(integer, bytea)",
    "admit_by_token(bytea)",
    "admit_by_email(text)",
    "own_station(uuid, text, uuid, timestamptz)",
    "put_in_index(jsonb, text[])",
)


def make_portal_role(database_url: str, name: str, password: Secret) -> str:
    """Make the role, or give it this password and what it needs now; the URL, without password, that it connects with.

    `database_url` is the practice's own, of the user who owns its tables and may make roles. Raises `Refused`
    PORTAL_ROLE_SERVER_ONLY for a file, PORTAL_ROLE_NAME, PORTAL_ROLE_MAY_MORE for a role of that name which somebody
    allowed other things, PORTAL_ROLE_NOT_PERMITTED; `StorageError` as opening does. Nothing is changed then.
    """
    if not is_server(database_url):
        raise Refused(Code.PORTAL_ROLE_SERVER_ONLY)
    if not _NAME.fullmatch(name):
        raise Refused(Code.PORTAL_ROLE_NAME, prefix=PREFIX)
    engine = make_engine(database_url, None)
    try:
        with plain_errors(), engine.connect() as connection, connection.begin():
            refuse_other(connection)
            user = connection.execute(text("SELECT current_user")).scalar_one()
            with _permitted(user):
                _refuse_who_owns_nothing(connection, user)
                _put(connection, name, password)
                _give(connection, name)
                _leave_nothing_to_make(connection, name, user)
    finally:
        engine.dispose()
    return make_url(database_url)._replace(username=name, password=None).render_as_string()


def give_again(connection: Connection) -> None:
    """After an upgrade: the roles that were made for this database get what the pages need by now."""
    if connection.dialect.name != "postgresql":
        return
    known = text(
        "SELECT rolname FROM pg_roles WHERE starts_with(rolname, :prefix)"
        " AND has_function_privilege(oid, 'admit_by_digest(integer, bytea)', 'EXECUTE') AND NOT rolsuper"
    )
    for name in connection.execute(known, {"prefix": PREFIX}).scalars().all():
        _give(connection, name)


@contextmanager
def _permitted(user: str) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) == _DENIED:
            raise Refused(Code.PORTAL_ROLE_NOT_PERMITTED, user=user) from error
        raise


def _refuse_who_owns_nothing(connection: Connection, user: str) -> None:
    """Who only has rights could give none: PostgreSQL would warn, and go on."""
    owns = text("SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'patient'::regclass")
    if not connection.execute(owns).scalar_one():
        raise Refused(Code.PORTAL_ROLE_NOT_PERMITTED, user=user)


def _put(connection: Connection, name: str, password: Secret) -> None:
    """The server is told the password in the form in which it keeps it: statements stand in logs."""
    driver = connection.connection.driver_connection
    assert driver is not None
    kept = driver.pgconn.encrypt_password(password.reveal().encode(), name.encode(), b"scram-sha-256").decode()
    login = f"LOGIN NOINHERIT CONNECTION LIMIT {_CONNECTIONS} PASSWORD '{kept}'"
    more = connection.execute(_MORE, {"name": name}).scalar_one_or_none()
    if more is None:
        connection.exec_driver_sql(f"CREATE ROLE {name} NOSUPERUSER NOCREATEDB NOCREATEROLE {login}")
        return
    if more:
        raise Refused(Code.PORTAL_ROLE_MAY_MORE, name=name)
    connection.exec_driver_sql(f"ALTER ROLE {name} {login}")


# Whether a role may do more than it is given here: by itself, as a member of another, or with what it owns.
_MORE: Final = text(
    "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls"
    " OR EXISTS (SELECT FROM pg_auth_members WHERE member = r.oid)"
    " OR EXISTS (SELECT FROM pg_shdepend WHERE refclassid = 'pg_authid'::regclass AND refobjid = r.oid"
    " AND deptype = 'o')"
    " FROM pg_roles r WHERE rolname = :name"
)


def _give(connection: Connection, name: str) -> None:
    """What it needs, whatever it had before."""
    do = connection.exec_driver_sql
    schema = _schema(connection)
    for all_of in ("TABLES", "SEQUENCES", "FUNCTIONS"):
        do(f"REVOKE ALL ON ALL {all_of} IN SCHEMA {schema} FROM {name}")
    do(f"GRANT USAGE ON SCHEMA {schema} TO {name}")
    for table, rights in RIGHTS.items():
        each = (f"{act} ({', '.join(columns)})" if columns else act for act, columns in rights.items())
        do(f"GRANT {', '.join(each)} ON {schema}.{table} TO {name}")
    for function in CALLS:
        do(f"GRANT EXECUTE ON FUNCTION {schema}.{function} TO {name}")


def _leave_nothing_to_make(connection: Connection, name: str, user: str) -> None:
    """Neither tables nor temporary ones, which everybody may make unless somebody took that away.

    The owner of our tables keeps it in its own name. The role finds the tables wherever they are.
    """
    do, may = connection.exec_driver_sql, connection.execute
    schema, database = _schema(connection), may(text("SELECT quote_ident(current_database())")).scalar_one()
    do(f"ALTER ROLE {name} IN DATABASE {database} SET search_path = {schema}")
    if not may(_MAY_CONNECT, {"name": name}).scalar_one():
        do(f"GRANT CONNECT ON DATABASE {database} TO {name}")
    if not may(_MAY_MAKE, {"name": name}).scalar_one():
        return
    owner = may(text("SELECT relowner::regrole::text FROM pg_class WHERE oid = 'patient'::regclass")).scalar_one()
    do(f"GRANT CREATE ON SCHEMA {schema} TO {owner}")
    do(f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC, {name}")
    do(f"REVOKE CREATE, TEMPORARY ON DATABASE {database} FROM PUBLIC, {name}")
    if may(_MAY_MAKE, {"name": name}).scalar_one():  # PostgreSQL warned, and went on
        raise Refused(Code.PORTAL_ROLE_NOT_PERMITTED, user=user)


_MAY_CONNECT: Final = text("SELECT has_database_privilege(:name, current_database(), 'CONNECT')")
_MAY_MAKE: Final = text(
    "SELECT has_database_privilege(:name, current_database(), 'CREATE, TEMPORARY')"
    " OR has_schema_privilege(:name, (SELECT relnamespace FROM pg_class WHERE oid = 'patient'::regclass), 'CREATE')"
)


def _schema(connection: Connection) -> str:
    """Where our tables are, as an identifier."""
    where = text("SELECT relnamespace::regnamespace::text FROM pg_class WHERE oid = 'patient'::regclass")
    return str(connection.execute(where).scalar_one())
