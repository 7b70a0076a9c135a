# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The store: transactions in which use cases write, and looks for whoever reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from pinportal_desktop.domain.credential import CredentialState
from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.domain.ids import CommandId, PatientId, PracticeId, StationId
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.admission import own_station, sees_admitted_only
from pinportal_desktop.storage.copies import copy_whole
from pinportal_desktop.storage.credentials import AccountRepository, AssociationRepository, CredentialRepository
from pinportal_desktop.storage.engine import one_at_a_time, plain_errors
from pinportal_desktop.storage.import_looks import SqlImportLooks
from pinportal_desktop.storage.imports import ImportRepository
from pinportal_desktop.storage.looks import SqlLooks
from pinportal_desktop.storage.migrate import refuse_other
from pinportal_desktop.storage.outbox import OutboxRepository
from pinportal_desktop.storage.people import ContactRepository, PatientRepository
from pinportal_desktop.storage.record import BadEntry, append, first_bad_entry, keep_command
from pinportal_desktop.storage.registrations import RegistrationRepository, ThrottleRepository
from pinportal_desktop.storage.search_index import reindex
from pinportal_desktop.storage.settings import (
    RulesRepository,
    add_station,
    has_practice,
    key_checks,
    put_key_check,
    station_named,
)
from pinportal_desktop.storage.signing_in import LinkRepository, SessionRepository
from pinportal_desktop.storage.wordings import WordingRepository
from pinportal_desktop.usecases.command import Entry
from pinportal_desktop.usecases.needs import CarriedOut, Clock, RecordKeys
from pinportal_desktop.usecases.stopping import Stop


class SqlTransaction:
    """One writing transaction. What it touches is indexed anew before the commit."""

    def __init__(self, connection: Connection, keys: RecordKeys, now: datetime) -> None:
        self._connection = connection
        self._keys = keys
        self._now = now
        self._touched: dict[PatientId, None] = {}
        self._fresh: dict[PatientId, PatientAccount] = {}
        self.patients = PatientRepository(connection, now, self._touch)
        self.contacts = ContactRepository(connection, now, self._touch)
        self.credentials = CredentialRepository(connection, now, self._touch)
        self.accounts = AccountRepository(connection, now, self._touch)
        self.associations = AssociationRepository(connection, now, self._touch)
        self.registrations = RegistrationRepository(connection)
        self.sessions = SessionRepository(connection)
        self.links = LinkRepository(connection)
        self.throttles = ThrottleRepository(connection)
        self.outbox = OutboxRepository(connection, now)
        self.imports = ImportRepository(connection, now, self._touch, self._fresh)
        self.rules = RulesRepository(connection, now)
        self.wordings = WordingRepository(connection, now)

    def result_of(self, command_id: CommandId) -> bytes | None:
        """See `needs.Transaction`."""
        c = t.command.c
        found = self._connection.execute(select(c.result).where(c.id == command_id)).scalar_one_or_none()
        return None if found is None else bytes(found)

    def conclude(self, carried_out: CarriedOut, entry: Entry | None) -> None:
        """See `needs.Transaction`."""
        self.finish()
        head = keep_command(self._connection, carried_out, self._now)
        if entry is not None:
            append(self._connection, self._keys, carried_out.command, entry, self._now, behind=head)

    def finish(self) -> None:
        """Bring the search index up to date with what was touched."""
        for practice_id in self.rules.limit_changed:
            self._touch_who_has_a_pin(practice_id)
        self.rules.limit_changed.clear()
        fresh = [account for id_, account in self._fresh.items() if id_ not in self._touched]
        reindex(self._connection, self._touched, fresh)
        self._touched.clear()
        self._fresh.clear()

    def add_practice(self, rules: PracticeRules) -> None:
        """Make a practice known, or change its rules; it keeps what tells its key from any other."""
        self.rules.put(rules)
        check = _key_check(self._keys, rules.practice_id)
        put_key_check(self._connection, rules.practice_id, check, self._now)

    def refuse_second_practice(self) -> None:
        """Raise `StorageError` PRACTICE_EXISTS where there is one; nobody else adds one until this transaction ends."""
        one_at_a_time(self._connection, "practice")
        if has_practice(self._connection):
            raise StorageError(Code.PRACTICE_EXISTS)

    def _touch_who_has_a_pin(self, practice_id: PracticeId) -> None:
        """Another Minor Age Limit is another last day of the PINs that are active."""
        of_practice = t.credential.join(t.patient, t.patient.c.id == t.credential.c.patient_id)
        c = t.credential.c
        query = select(c.patient_id).select_from(of_practice).where(t.patient.c.practice_id == practice_id)
        for patient_id in self._connection.execute(query.where(c.state == CredentialState.ACTIVE.value)).scalars():
            self._touch(patient_id)

    def _touch(self, patient_id: PatientId) -> None:
        self._touched[patient_id] = None


def _key_check(keys: RecordKeys, practice_id: PracticeId) -> str:
    key_id, code = keys.record_mac(b"key check", practice_id.bytes)
    return f"{key_id}:{code.hex()}"


class SqlStore:
    """An open database."""

    def __init__(self, engine: Engine, keys: RecordKeys, clock: Clock) -> None:
        self._looking = engine
        self._engine = engine.execution_options(pinportal_writes=True)
        self._keys = keys
        self._clock = clock

    @contextmanager
    def writing(self) -> Iterator[SqlTransaction]:
        """See `needs.Store`."""
        with plain_errors(), self._engine.connect() as connection, connection.begin():
            transaction = SqlTransaction(connection, self._keys, self._clock.now())
            yield transaction
            transaction.finish()

    def looks(self) -> SqlLooks:
        """A view for one reading thread at a time; close it when it is no longer needed."""
        return SqlLooks(self._looking)

    def import_looks(self) -> SqlImportLooks:
        """What only imports look at."""
        return SqlImportLooks(self._looking)

    def add_practice(self, rules: PracticeRules) -> None:
        """Make a practice known, or change its rules."""
        with self.writing() as work:
            work.add_practice(rules)

    def start_practice(self, rules: PracticeRules) -> None:
        """Make the first practice of a database. Raises `StorageError` PRACTICE_EXISTS, also when two start at once."""
        with self.writing() as work:
            work.refuse_second_practice()
            work.add_practice(rules)

    def refuse_other_keys(self) -> None:
        """Raise `StorageError` KEYS_OF_ANOTHER_PRACTICE when these are not the keys that a practice here began with.

        A server opens to whoever has its password; with another practice's keys no PIN would be recognized.
        """
        with plain_errors(), self._looking.connect() as connection, connection.begin():
            kept = key_checks(connection)
        if any(check != _key_check(self._keys, practice_id) for practice_id, check in kept.items()):
            raise StorageError(Code.KEYS_OF_ANOTHER_PRACTICE)

    def refuse_unready(self) -> None:
        """Raise `StorageError` while the database does not answer, or is another version's than this program's."""
        with plain_errors(), self._looking.connect() as connection, connection.begin():
            refuse_other(connection)

    def station(self, practice_id: PracticeId, name: str, fresh: StationId) -> StationId:
        """The practice's station of that name; a new one under the id `fresh` where there is none."""
        with plain_errors(), self._engine.connect() as connection, connection.begin():
            if sees_admitted_only(connection):
                return own_station(connection, practice_id, name, fresh, self._clock.now())
            known = station_named(connection, practice_id, name)
            if known is None:
                add_station(connection, fresh, practice_id, name, self._clock.now())
            return known or fresh

    def first_bad_entry(self) -> BadEntry | None:
        """The first entry of the record that does not hold, None when all of it holds."""
        with plain_errors(), self._looking.connect() as connection, connection.begin():
            return first_bad_entry(connection, self._keys)

    @property
    def is_file(self) -> bool:
        """Whether it is a file of the practice's own, which nobody else backs up."""
        return self._engine.dialect.name == "sqlite"

    def copy_to(self, file: Path, database_key: bytes, stop: Stop) -> None:
        """See `copies.copy_whole`."""
        copy_whole(self._looking, database_key, file, stop)

    def close(self) -> None:
        """Give all connections back."""
        self._engine.dispose()
