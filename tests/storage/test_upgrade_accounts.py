# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What stood in a database before portal accounts and verification questions is there after the upgrade."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import insert, select

from pinportal_desktop.domain.credential import CredentialKind
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.security.keys import RecordSubkeys
from pinportal_desktop.storage import migrate
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.engine import make_engine
from pinportal_desktop.storage.opening import open_store, upgrade_server
from tests.fakes import NOON, FixedClock
from tests.world import DATABASE_KEY, PRACTICE_KEY

BEFORE = "0003"
ID = UUID(int=1)
PATIENT = {
    "id": ID, "practice_id": ID, "chart_number": "1", "family": "Garcia", "given": "Mia", "born": date(2020, 1, 1),
    "active": True, "deceased": False, "disabled": False, "self_registration_waits": False, "recorded_at": NOON,
}  # fmt: skip
MESSAGE = {
    "id": ID, "practice_id": ID, "patient_id": ID, "template": "welcome", "language": "en", "channel": "email",
    "address_key": 1, "address": b"1", "address_masked": "a…@example.com", "wire_id": "<1@x>", "state": "queued",
    "tries": 2, "next_at": NOON, "made_at": NOON, "recorded_at": NOON,
}  # fmt: skip
CREDENTIAL = {
    "id": ID, "patient_id": ID, "kind": "pin", "state": "active", "send_to": "parent_guardian", "digest_key": 1,
    "digest": b"1", "seal_key": 1, "sealed": b"1", "made_at": NOON, "made_by": "Dana", "activated_at": NOON,
    "recorded_at": NOON,
}  # fmt: skip


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_messages_that_wait_pins_and_counters_of_attempts_outlive_the_upgrade(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    file = kind == "sqlite"
    database = str(tmp_path / "old.db") if file else request.getfixturevalue("postgres_url")
    engine = make_engine(database, DATABASE_KEY)
    config = Config()
    config.set_main_option("script_location", str(migrate._SCRIPTS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, BEFORE)
        connection.execute(insert(t.practice), {"id": ID, "name": "Maple", "recorded_at": NOON})
        connection.execute(insert(t.patient), PATIENT)
        connection.execute(insert(t.outbox), MESSAGE)
        connection.execute(insert(t.credential), CREDENTIAL)
        connection.execute(insert(t.throttle), {"scope": "device", "key": b"1", "failures": 4, "last_at": NOON})
    engine.dispose()
    if not file:
        upgrade_server(database)
    store = open_store(
        database, database_key=DATABASE_KEY, record_keys=RecordSubkeys(PRACTICE_KEY, 1), clock=FixedClock()
    )
    with store._looking.connect() as connection:
        message = connection.execute(select(t.outbox)).one()
        assert (message.template, message.tries, message.link) == ("welcome", 2, None)
        assert connection.execute(select(t.throttle.c.failures)).scalar_one() == 4
    assert store.looks().waiting() == 1
    pin = store.looks().account(PatientId(ID)).active
    assert pin is not None
    assert (pin.kind, pin.verification) == (CredentialKind.PIN, None), "and asks nothing"
    assert store.looks().rules().questions_on, "until Settings says otherwise"
    store.close()
