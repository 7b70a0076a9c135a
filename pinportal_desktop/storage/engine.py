# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The differences between encrypted SQLite and PostgreSQL, all in this one file."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.pool import QueuePool

from pinportal_desktop.domain.errors import ChangedElsewhere, Code, PinPortalError, Refused, StorageError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.storage.admission import note_role
from pinportal_desktop.storage.soundness import code_of_file, unlock

BUSY_TIMEOUT: Final = 5_000  # ms
# KiB of pages, of one connection. A larger one gained the search nothing that could be measured: the system's own holds
# the file, and a page is decrypted within microseconds.
_CACHE, _IMPORT_CACHE = 8_192, 32_768
_CHECKPOINT: Final = 4_000  # pages in the log, 16 MB, until they are copied into the file
_UPGRADE_LOCK: Final = 746_767_825  # PINPORTAL on a telephone's keys: any number that others do not use
# A server that is gone is noticed within seconds, not after the operating system's quarter of an hour.
_SERVER: Final = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
# All that is asked takes milliseconds: compiling a query or starting helpers for it takes longer, and what is looked up
# here and there is mostly in memory.
_SHORT_QUERIES: Final = "-c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1"
_NETWORK_FILE_SYSTEMS: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ncpfs", "davfs"}
)


def is_server(database: str) -> bool:
    """Whether it is the URL of a PostgreSQL, else the path of a file."""
    return database.startswith(("postgresql:", "postgresql+", "postgres:"))


def make_engine(database: str, key: bytes | None) -> Engine:
    """An engine over a file (with its 32-byte key) or a server.

    Raises `StorageError` DATABASE_ON_NETWORK_SHARE for a file where SQLite's locks do not hold.
    """
    if is_server(database):
        engine = create_engine(_server_url(database), pool_pre_ping=True, pool_size=4, connect_args=_SERVER)
        note_role(engine)
        return engine
    path = Path(database)
    refuse_network_share(path)
    if key is None:
        raise StorageError(Code.DATABASE_KEY_WRONG)
    return _encrypted_engine(path, key)


def split_password(database: str) -> tuple[str, Secret | None]:
    """A server's URL without its password, and the password, which is kept where keys are kept; a path has none."""
    if not is_server(database):
        return database, None
    url = make_url(database)
    if url.password is None:
        return database, None
    bare = url._replace(password=None)  # `set` takes None for "as it was"
    return bare.render_as_string(), Secret(str(url.password))


def with_password(database: str, password: Secret | None) -> str:
    """The URL with the password that was kept for it, unless it names one itself."""
    if password is None or not is_server(database) or make_url(database).password is not None:
        return database
    return make_url(database).set(password=password.reveal()).render_as_string(hide_password=False)


def one_at_a_time(connection: Connection, table: str) -> None:
    """Wait until no other transaction changes this table, and keep others waiting until this one ends."""
    if connection.dialect.name == "postgresql":  # SQLite's BEGIN IMMEDIATE does it
        connection.exec_driver_sql(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")


def upgrade_alone(connection: Connection) -> None:
    """The same for the whole schema, which may have no table yet."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_UPGRADE_LOCK})")


def _server_url(database: str) -> URL:
    url = make_url(database).set(drivername="postgresql+psycopg")
    said = url.query.get("options", "")
    options = said if isinstance(said, str) else " ".join(said)
    own = f"-c lock_timeout={BUSY_TIMEOUT} {_SHORT_QUERIES}"
    return url.update_query_dict({"options": f"{own} {options}".strip()})


def with_room_for_import(connection: Connection) -> None:
    """Let this connection keep more pages from now on: an import writes far apart, and comes back to the same pages."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size = -{_IMPORT_CACHE}")


def _encrypted_engine(path: Path, key: bytes) -> Engine:
    connect: dict[str, Any] = {"isolation_level": None, "check_same_thread": False, "timeout": BUSY_TIMEOUT / 1000}
    # Last in, first out: one connection has its page cache warm, and a second one stays small until two are needed.
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=sqlcipher,
        connect_args=connect,
        poolclass=QueuePool,
        pool_use_lifo=True,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's connection
        unlock(connection, key)
        cursor = connection.cursor()
        # An import writes far apart, and a page that it writes again before the checkpoint is copied back but once.
        cursor.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT}")
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", f"cache_size = -{_CACHE}"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A deferred transaction that read first fails at once on its first write, whatever the timeout.
        immediate = connection.get_execution_options().get("pinportal_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def refuse_network_share(path: Path) -> None:
    """Raise `StorageError` DATABASE_ON_NETWORK_SHARE for a file where SQLite's locks do not hold."""
    if str(path).startswith("\\\\") or (sys.platform == "linux" and _file_system(path) in _NETWORK_FILE_SYSTEMS):
        raise StorageError(Code.DATABASE_ON_NETWORK_SHARE, path=str(path.parent))


def _file_system(path: Path) -> str:
    """The type of the file system that holds the path, by the longest mount point above it."""
    held, kind = 0, ""
    resolved = path.resolve()
    for line in Path("/proc/mounts").read_text("utf-8").splitlines():
        _device, point, fs, *_ = line.split()
        mount = Path(point.replace("\\040", " "))
        if resolved.is_relative_to(mount) and len(str(mount)) >= held:
            held, kind = len(str(mount)), fs
    return kind


# Which refusal a constraint of the database stands for, by the constraint's name.
_CONSTRAINTS: Final[dict[str, PinPortalError]] = {
    "uq_credential_active": ChangedElsewhere(Code.ISSUED_ELSEWHERE, by=""),
    "uq_portal_account_email_key": Refused(Code.EMAIL_TAKEN, field="email"),
    "uq_portal_account_contact_id": Refused(Code.CONTACT_HAS_ACCOUNT, name=""),
    "uq_portal_account_patient_id": Refused(Code.HAS_ACCESS_ALREADY),
    "uq_association_credential_id_account_id": Refused(Code.HAS_ACCESS_ALREADY),
    "uq_association_live": Refused(Code.HAS_ACCESS_ALREADY),
    "uq_patient_practice_id_chart_number": Refused(Code.CHART_NUMBER_TAKEN, field="chart_number"),
}
# SQLite names the columns, not the constraint.
_COLUMNS: Final = {
    "credential.patient_id": "uq_credential_active",
    "portal_account.email_key": "uq_portal_account_email_key",
    "portal_account.contact_id": "uq_portal_account_contact_id",
    "portal_account.patient_id": "uq_portal_account_patient_id",
    "association.credential_id, association.account_id": "uq_association_credential_id_account_id",
    "association.patient_id, association.account_id": "uq_association_live",
    "patient.practice_id, patient.chart_number": "uq_patient_practice_id_chart_number",
}


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turns the drivers' errors into ours: a constraint into its refusal, the rest into `StorageError`."""
    try:
        yield
    except IntegrityError as error:
        meant = _CONSTRAINTS.get(_constraint(error))
        if meant is None:
            raise
        raise type(meant)(meant.code, **meant.facts) from error
    except OperationalError as error:
        raise _operational(error) from error
    except DBAPIError as error:
        if code := code_of_file(str(error.orig)):
            raise StorageError(code) from error
        if isinstance(error, InterfaceError) or error.connection_invalidated:
            raise StorageError(Code.DATABASE_GONE) from error
        raise


def _constraint(error: IntegrityError) -> str:
    diagnostics = getattr(error.orig, "diag", None)
    if diagnostics is not None:
        return str(diagnostics.constraint_name)
    return _COLUMNS.get(str(error.orig).partition("failed: ")[2], "")


def _operational(error: OperationalError) -> Exception:
    said, state = str(error.orig), str(getattr(error.orig, "sqlstate", None) or "")
    if code := Code.DISK_FULL if state == "53100" else code_of_file(said):
        return StorageError(code)
    # Of PostgreSQL: lock not available, canceled, and whatever a repetition would cure (deadlock, serialization).
    if state in {"55P03", "57014"} or state.startswith("40"):
        return StorageError(Code.DATABASE_BUSY)
    if "locked" in said or "busy" in said or "interrupted" in said:
        return StorageError(Code.DATABASE_BUSY)
    if "no such table" in said:
        return error
    # While connecting, libpq tells the cause in words alone; in another language it is told as "does not answer".
    if any(words in said for words in ("password authentication failed", "no password supplied", "no pg_hba.conf")):
        return StorageError(Code.DATABASE_LOGIN_REFUSED)
    return StorageError(Code.DATABASE_GONE)
