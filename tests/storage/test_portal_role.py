# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the parents' pages see of a PostgreSQL with their own role, table by table as that role."""

import uuid
from dataclasses import replace

import pytest
from sqlalchemy import text

from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.storage.admission import admit_by_digest, admit_by_email, admit_by_token
from tests.storage.pages_role import BEFORE, DENIED, NOBODY, WHOSE, Pages, counted, of_owner

# --- reading


def test_every_table_of_the_database_is_in_the_list(pages: Pages) -> None:
    with pages.world.store._looking.connect() as connection:
        there = connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"))
        assert set(there.scalars()) == set(BEFORE)


@pytest.mark.parametrize("table", BEFORE)
def test_before_it_was_asked_with_a_secret_it_reads_nobody(pages: Pages, table: str) -> None:
    if BEFORE[table] == DENIED:
        assert pages.refused(f"SELECT count(*) FROM {table}")
        return
    with pages.connected() as connection:
        seen = counted(connection, table)
    match BEFORE[table]:
        case "nobody":
            assert of_owner(pages, table) > 0
            assert seen == 0
        case "all":
            assert 0 < seen == of_owner(pages, table)
        case _:
            assert 0 < seen < of_owner(pages, table)


def test_what_pages_need_of_the_settings_is_no_secret(pages: Pages) -> None:
    with pages.connected() as connection:
        seen = set(connection.execute(text("SELECT key FROM setting")).scalars())
    assert {"portal_address", "minor_age_limit"} <= seen
    assert not {key for key in seen if "mail" in key}


def test_asked_with_a_pins_digest_it_sees_that_family_and_no_other(pages: Pages) -> None:
    with pages.connected() as connection:
        admit_by_digest(connection, pages.ours.digest)
        for table, column in WHOSE.items():
            ids = connection.execute(text(f"SELECT {column} FROM {table}")).scalars().all()
            assert {PatientId(uuid.UUID(str(one))) for one in ids} == {pages.ours.patient_id}, table
        assert connection.execute(text("SELECT email FROM contact_email")).scalars().all() == [pages.ours.email]
        assert connection.execute(text("SELECT email FROM portal_account")).scalars().all() == [pages.ours.email]
        assert counted(connection, "registration") == 0, "another browser's"
        assert counted(connection, "account_session") == 0


def test_asked_with_what_there_is_not_it_sees_nobody(pages: Pages) -> None:
    with pages.connected() as connection:
        admit_by_digest(connection, replace(pages.ours.digest, value=bytes(32)))
        admit_by_token(connection, bytes(32))
        admit_by_email(connection, "una@example.com")
        assert [counted(connection, table) for table, what in BEFORE.items() if what == NOBODY] == [0] * 12


def test_asked_with_an_email_it_sees_the_login_and_no_child(pages: Pages) -> None:
    with pages.connected() as connection:
        admit_by_email(connection, pages.ours.email)
        assert connection.execute(text("SELECT email FROM portal_account")).scalars().all() == [pages.ours.email]
        assert [counted(connection, table) for table in WHOSE] == [0] * len(WHOSE)


def test_what_one_transaction_was_let_see_the_next_does_not(pages: Pages) -> None:
    assert pages.world.pages is not None
    with pages.world.pages._engine.connect() as connection:
        with connection.begin():
            admit_by_digest(connection, pages.ours.digest)
            assert counted(connection, "patient") == 1
        with connection.begin():
            assert counted(connection, "patient") == 0
    assert of_owner(pages, "admitted") == 0


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("credential", "sealed"),
        ("credential", "seal_key"),
        ("outbox", "address"),
        ("outbox", "link"),
        ("outbox", "address_masked"),
        ("record", "facts"),
        ("command", "body_sealed"),
        ("patient_search", "listed"),
    ],
)
def test_sealed_and_told_things_are_read_of_nobody_not_even_of_the_family_let_in(
    pages: Pages, table: str, column: str
) -> None:
    assert of_owner(pages, table) > 0
    assert pages.refused(f"SELECT {column} FROM {table}", admitted=True)
