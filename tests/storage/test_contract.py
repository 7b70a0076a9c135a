# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the use cases rely on, on both databases."""

import threading
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import Credential, CredentialKind, CredentialState, answer_wrongly, use_up
from pinportal_desktop.domain.errors import ChangedElsewhere, Code, PinPortalError, Refused, StorageError
from pinportal_desktop.domain.ids import AccountId, AssociationId, ContactId, PatientId
from pinportal_desktop.domain.people import Identifier
from pinportal_desktop.domain.verification import Verification
from pinportal_desktop.storage import migrate
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.engine import make_engine
from pinportal_desktop.storage.opening import open_store
from pinportal_desktop.usecases.end_pin import RevokePin, revoke_pin
from pinportal_desktop.usecases.issue_pin import IssuePin, issue_pin
from pinportal_desktop.usecases.issuing import prepare_draft
from pinportal_desktop.usecases.record_authority import RecordAuthority, record_authority
from tests.world import DATABASE_KEY, World, make_world


def issue_command(world: World, patient_id: PatientId, contact_id: ContactId) -> IssuePin:
    draft, _ = prepare_draft(world.desk, patient_id)
    return IssuePin(
        **world.made(), patient_id=patient_id, draft=draft, handing=world.handing(contact_id), supersedes=None
    )


def test_what_was_written_is_read_back(any_world: World) -> None:
    world = any_world
    child = world.child("Łukasz Núñez-O'Brien", preferred="Luke", language="es")
    ana = world.contact(
        child, "Ana Núñez", "Mother", Authority.JOINT, "Ana@Example.com", "a2@example.com", phone="+15550102231"
    )
    account = world.account(child)
    assert account.patient.preferred == "Luke"
    assert account.patient.born == date(2012, 3, 14)
    assert account.member(ana).contact.emails == ("Ana@Example.com", "a2@example.com")
    issued = world.issue(child, ana, "ana@example.com")
    stored = world.active(child)
    assert stored is not None
    assert stored == issued.credential
    assert stored.activated_at == world.clock.now()
    assert world.desk.seals.open_pin(stored.sealed, child, stored.id) == issued.pin


def test_a_question_is_read_back_with_its_wrong_answers_and_its_use(any_world: World) -> None:
    world = any_world
    child = world.child()
    draft, _ = prepare_draft(world.desk, child)
    asked = Credential(
        id=draft.id,
        patient_id=child,
        kind=CredentialKind.VERIFICATION_QUESTION,
        state=CredentialState.ACTIVE,
        digest=draft.digest,
        sealed=draft.sealed,
        made_at=world.clock.now(),
        made_by="Dana",
        verification=Verification(question="¿Cómo se llamaba su primera mascota?", answer_hash="hash"),
    )
    with world.store.writing() as work:
        work.credentials.add(asked)
    assert world.active(child) == asked
    with world.store.writing() as work:
        work.credentials.save(answer_wrongly(asked, at=world.clock.now()))
    stored = world.active(child)
    assert stored is not None
    assert stored.verification is not None
    assert stored.verification.wrong_answers == 1
    with world.store.writing() as work:
        work.credentials.save(use_up(stored, at=world.clock.now()))
    assert world.active(child) is None
    assert [c.state for c in world.account(child).credentials] == [CredentialState.USED]


def test_a_row_is_saved_by_its_version_one_or_nobody(any_world: World) -> None:
    world = any_world
    patient = world.account(world.child()).patient
    with world.store.writing() as work:
        work.patients.save(replace(patient, preferred="Mari"))
    with pytest.raises(ChangedElsewhere), world.store.writing() as work:
        work.patients.save(replace(patient, preferred="Sol"))
    assert world.account(patient.id).patient.preferred == "Mari"


def test_the_database_itself_holds_one_active_credential_per_patient(any_world: World) -> None:
    world = any_world
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    first = world.issue(child, ana).credential
    draft, _ = prepare_draft(world.desk, child)
    second = replace(first, id=draft.id, digest=draft.digest, sealed=draft.sealed)
    with pytest.raises(ChangedElsewhere) as refused, world.store.writing() as work:
        work.credentials.add(second)
    assert refused.value.code is Code.ISSUED_ELSEWHERE


def test_the_database_itself_holds_one_account_per_email(any_world: World) -> None:
    world = any_world
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    assert world.register(pin, "Ana Garcia", "ana@example.com").failed is None
    login = world.access(child, "ana@example.com").account
    other = replace(login, id=AccountId(world.desk.entropy.new_id(world.clock.now())), email="ANA@example.com")
    with pytest.raises(Refused) as refused, world.store.writing() as work:
        work.accounts.add(other, password_hash="h", terms="1", terms_at=world.clock.now())
    assert refused.value.code is Code.EMAIL_TAKEN


@pytest.mark.parametrize("of_contact", [True, False])
def test_the_database_itself_holds_one_account_per_person(any_world: World, of_contact: bool) -> None:
    world = any_world
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    world.register(world.issue(child, ana).pin, "Ana Garcia", "ana@example.com")
    login = world.access(child, "ana@example.com").account
    login = replace(login, contact_id=ana) if of_contact else replace(login, patient_id=child)
    with world.store.writing() as work:
        work.accounts.save(login)
    other = replace(login, id=AccountId(world.desk.entropy.new_id(world.clock.now())), email="other@example.com")
    with pytest.raises(Refused) as refused, world.store.writing() as work:
        work.accounts.add(other, password_hash="h", terms="1", terms_at=world.clock.now())
    assert refused.value.code is (Code.CONTACT_HAS_ACCOUNT if of_contact else Code.HAS_ACCESS_ALREADY)


def test_the_database_itself_holds_one_use_per_account_and_child(any_world: World) -> None:
    world = any_world
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    world.register(pin, "Ana Garcia", "ana@example.com")
    world.remove(child, "ana@example.com")
    used = world.access(child, "ana@example.com").association
    again = replace(used, id=AssociationId(world.desk.entropy.new_id(world.clock.now())), removed_at=None)
    with pytest.raises(Refused) as refused, world.store.writing() as work:
        work.associations.add(again)
    assert refused.value.code is Code.HAS_ACCESS_ALREADY


def test_the_database_itself_holds_one_live_access_per_account_and_child(any_world: World) -> None:
    world = any_world
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    world.register(world.issue(child, ana).pin, "Ana Garcia", "ana@example.com")
    held = world.access(child, "ana@example.com").association
    other_pin = world.issue(child, ana).credential.id
    second = replace(held, id=AssociationId(world.desk.entropy.new_id(world.clock.now())), credential_id=other_pin)
    with pytest.raises(Refused) as refused, world.store.writing() as work:
        work.associations.add(second)
    assert refused.value.code is Code.HAS_ACCESS_ALREADY
    world.remove(child, "ana@example.com")
    with world.store.writing() as work:
        work.associations.add(second)


def test_a_race_of_two_workstations_gives_one_winner_and_one_plain_message(any_world: World) -> None:
    world = any_world
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    commands = [issue_command(world, child, ana) for _ in range(2)]
    start, outcomes = threading.Barrier(2), []

    def issue(command: IssuePin) -> None:
        start.wait()
        try:
            world.do(issue_pin, command)
            outcomes.append("issued")
        except PinPortalError as error:
            outcomes.append(error.code)

    threads = [threading.Thread(target=issue, args=(c,)) for c in commands]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == sorted(["issued", Code.ISSUED_ELSEWHERE])
    states = [c.state for c in world.account(child).credentials]
    assert states == [CredentialState.ACTIVE]


def test_an_authority_that_waited_for_a_pin_issued_at_another_desk_revokes_it(postgres_url: str) -> None:
    """Whoever changes a patient's access holds the patient's row: nobody decides by what another is changing."""
    world = make_world(postgres_url)
    child = world.child()
    tomas = world.contact(child, "Tomas Reyes", "Father")
    issue = issue_command(world, child, tomas)
    none = RecordAuthority(**world.made(), patient_id=child, contact_id=tomas, authority=Authority.NONE)
    recording = threading.Thread(target=lambda: world.do(record_authority, none))
    with world.store.writing() as work:
        issued = issue_pin.run(issue, work)
        recording.start()
        while recording.is_alive() and not is_somebody_waiting(world):
            pass
    recording.join()
    assert issued.result.credential_id == issue.draft.id
    assert world.active(child) is None
    world.store.close()


def is_somebody_waiting(world: World) -> bool:
    """Whether a connection waits for another one's lock."""
    waits = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    with world.store._looking.connect() as connection:
        return bool(connection.execute(text(waits)).scalar_one())


def test_a_command_carried_out_twice_changes_nothing_and_gives_the_stored_result(any_world: World) -> None:
    world = any_world
    child = world.child()
    command = issue_command(world, child, world.contact(child, "Ana Garcia"))
    first = world.do(issue_pin, command)
    entries = world.looks.activity(child)
    assert world.do(issue_pin, command) == first
    assert world.looks.activity(child) == entries
    assert len(world.account(child).credentials) == 1


def test_a_refused_command_leaves_nothing_behind(any_world: World) -> None:
    world = any_world
    child = world.child()
    paula = world.contact(child, "Paula Reyes", "Grandmother", Authority.NONE)
    with pytest.raises(Refused):
        world.do(issue_pin, issue_command(world, child, paula))
    assert world.account(child).credentials == ()
    assert world.looks.activity(child) == ()


def test_a_change_that_cannot_be_recorded_is_not_made(any_world: World) -> None:
    world = any_world
    child = world.child()
    command = issue_command(world, child, world.contact(child, "Ana Garcia"))

    def rename(before: str, after: str) -> None:
        with world.store._engine.connect() as connection, connection.begin():
            connection.execute(text(f"ALTER TABLE {before} RENAME TO {after}"))

    rename("record", "record_gone")
    with pytest.raises((StorageError, DBAPIError)):
        world.do(issue_pin, command)
    rename("record_gone", "record")
    assert world.account(child).credentials == ()
    world.do(issue_pin, command)
    assert len(world.looks.activity(child)) == 1


def test_the_record_is_a_chain_per_station_and_a_changed_entry_is_named(any_world: World) -> None:
    world = any_world
    child = world.child()
    ana = world.contact(child, "Ana Garcia")
    for number in range(3):
        world.issue(child, ana, desk=world.second_desk if number == 1 else world.desk)
    assert world.store.first_bad_entry() is None
    engine = world.store._engine
    with engine.connect() as connection, connection.begin():
        if connection.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER record_no_update"))
        else:
            connection.execute(text("DROP TRIGGER record_append_only ON record"))
        station = world.desk.actor.station
        where = (t.record.c.station_id == station) & (t.record.c.n == 2)
        connection.execute(update(t.record).where(where).values(person="Eve"))
    bad = world.store.first_bad_entry()
    assert bad is not None
    assert (bad.station_id, bad.n) == (station, 2)


def test_a_cut_off_tail_of_the_record_shows(any_world: World) -> None:
    world = any_world
    child = world.child()
    world.issue(child, world.contact(child, "Ana Garcia"))
    with world.store._engine.connect() as connection, connection.begin():
        if connection.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER record_no_delete"))
        else:
            connection.execute(text("DROP TRIGGER record_append_only ON record"))
        connection.execute(delete(t.record))
    assert world.store.first_bad_entry() is not None


def test_a_command_is_kept_sealed(any_world: World) -> None:
    world = any_world
    child = world.child()
    world.issue(child, world.contact(child, "Ana Garcia"), "ana@example.com")
    with world.store._looking.connect() as connection:
        (kept,) = connection.execute(select(t.command.c.kind, t.command.c.body_sealed))
    assert kept.kind == "issue_pin"
    assert b"ana@example.com" not in bytes(kept.body_sealed)


@pytest.mark.parametrize("act", ["update", "delete", "truncate"])
def test_the_database_refuses_to_change_the_record(any_world: World, act: str) -> None:
    world = any_world
    child = world.child()
    world.issue(child, world.contact(child, "Ana Garcia"))
    with world.store._engine.connect() as connection:
        statement: Any = update(t.record).values(person="Eve") if act == "update" else delete(t.record)
        if act == "truncate" and connection.dialect.name == "postgresql":
            statement = text("TRUNCATE record")
        with pytest.raises(DBAPIError, match="append-only"):
            connection.execute(statement)
        connection.rollback()


@pytest.mark.filterwarnings("ignore:Did not recognize type 'xid8'")
def test_the_migrated_schema_is_the_tables(any_world: World) -> None:
    with any_world.store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _ours})
        assert compare_metadata(context, t.metadata) == []


def _ours(_object: object, name: str | None, _kind: str, _reflected: bool, _compare_to: object) -> bool:
    return not (name or "").startswith(("patient_fts", "alembic", "ix_patient_search_")) and name not in {
        # What only one of the databases has.
        "rank",
        "entries",
        "changed_tx",
        "admitted",
        "portal_role",
        "uq_patient_search_patient_id",
    }


def test_the_revisions_are_those_that_alembic_reads_in_the_scripts(any_world: World) -> None:
    """A start reads them itself: Alembic takes as long to load as the whole database."""
    scripts = ScriptDirectory(str(migrate._SCRIPTS))
    assert migrate.head() == scripts.get_current_head()
    assert migrate._revisions()[0] == {script.revision for script in scripts.walk_revisions()}
    with any_world.store._engine.connect() as connection:
        assert migrate.revision_of(connection) == MigrationContext.configure(connection).get_current_revision()


def test_the_connection_whose_page_cache_is_warm_searches_again(tmp_path: Path) -> None:
    world = make_world(tmp_path / "practice.db")
    engine = world.store._looking
    with engine.connect() as first, engine.connect() as second:  # two looks at once leave two of them open
        warm = first.connection.driver_connection
        assert second.connection.driver_connection is not warm
    seen = set()
    for _ in range(4):
        with engine.connect() as connection:
            seen.add(id(connection.connection.driver_connection))
    assert seen == {id(warm)}
    world.store.close()


def test_patients_are_matched_by_identifier_or_chart_number(any_world: World) -> None:
    world = any_world
    child = world.child(chart="104-2281")
    with world.store.writing() as work:
        work.patients.add_identifiers(child, [Identifier(system="urn:mrn", value="77")])
        work.patients.add_identifiers(child, [Identifier(system="urn:mrn", value="77")])
    with world.store.writing() as work:
        matching = work.patients.matching
        for found in ([Identifier(system="urn:mrn", value="77")], [Identifier(system="", value="104-2281")]):
            patient = matching(world.rules.practice_id, found)
            assert patient is not None
            assert patient.id == child
        assert matching(world.rules.practice_id, [Identifier(system="urn:mrn", value="78")]) is None


def test_siblings_are_patients_who_share_a_contact(any_world: World) -> None:
    world = any_world
    one, two, other = world.child(), world.child("Mateo Garcia"), world.child("Zoe Zed")
    ana = world.contact(one, "Ana Garcia")
    world.link(two, ana, "Mother")
    assert world.looks.siblings(one) == (two,)
    assert world.looks.siblings(other) == ()


def test_messages_that_wait_are_counted_and_cancelled_with_their_pin(any_world: World) -> None:
    world = any_world
    child = world.child()
    ana = world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, "ana@example.com")
    world.issue(child, ana, "ana@example.com")
    assert world.looks.waiting() == 1
    active = world.active(child)
    assert active is not None
    world.do(revoke_pin, RevokePin(**world.made(), patient_id=child, credential_id=active.id, reason="lost"))
    assert world.looks.waiting() == 0


def test_two_workers_never_lease_the_same_message(any_world: World) -> None:
    world = any_world
    child = world.child()
    world.issue(child, world.contact(child, "Ana Garcia"), "ana@example.com")
    later = world.clock.now().replace(hour=23)
    with world.store.writing() as work:
        first = work.outbox.claim(world.clock.now(), worker="one", until=later)
    with world.store.writing() as work:
        second = work.outbox.claim(world.clock.now(), worker="two", until=later)
    assert first is not None
    assert second is None
    with world.store.writing() as work:
        again = work.outbox.claim(later.replace(minute=59), worker="two", until=later)
    assert again is not None, "a lease that ran out is taken over"
    assert (again.wire_id, again.tries) == (first.wire_id, 2)


# --- the file


def test_the_file_is_noise_without_its_key(tmp_path: Path) -> None:
    world = make_world(tmp_path / "practice.db")
    world.child("Marisol Wildenstein", chart="CHART-77001")
    for file in tmp_path.glob("practice.db*"):
        content = file.read_bytes()
        assert not content.startswith(b"SQLite format 3")
        for told in (b"Wildenstein", b"wildenstein", b"CHART-77001"):
            assert told not in content
    world.store.close()
    with pytest.raises(StorageError) as refused:
        open_store(str(tmp_path / "practice.db"), database_key=bytes(32), record_keys=world.keys, clock=world.clock)
    assert refused.value.code is Code.DATABASE_KEY_WRONG


def test_a_missing_file_is_not_made_by_chance(tmp_path: Path) -> None:
    world = make_world(tmp_path / "practice.db")
    with pytest.raises(StorageError) as refused:
        open_store(str(tmp_path / "other.db"), database_key=DATABASE_KEY, record_keys=world.keys, clock=world.clock)
    assert refused.value.code is Code.DATABASE_MISSING
    assert not (tmp_path / "other.db").exists()
    world.store.close()


def test_a_database_from_a_newer_version_is_left_alone(any_world: World) -> None:
    world = any_world
    with world.store._engine.connect() as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    world.store.close()
    with pytest.raises(StorageError) as refused:
        make_world(world.database)
    assert refused.value.code is Code.DATABASE_FROM_NEWER_VERSION


def test_a_database_that_is_locked_for_long_is_busy_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pinportal_desktop.storage.engine.BUSY_TIMEOUT", 50)
    world = make_world(tmp_path / "practice.db")
    child = world.child()
    holder = make_engine(str(tmp_path / "practice.db"), DATABASE_KEY).execution_options(pinportal_writes=True)
    with holder.connect() as connection, connection.begin():
        connection.execute(select(1))
        with pytest.raises(StorageError) as refused, world.store.writing() as work:
            work.patients.account(child)
    assert refused.value.code is Code.DATABASE_BUSY
    holder.dispose()
    world.store.close()
