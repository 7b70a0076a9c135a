# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the parents' pages can change of a PostgreSQL with their own role; and the making of that role."""

import uuid
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.storage import tables as t
from pinportal_desktop.storage.portal_role import RIGHTS, make_portal_role
from pinportal_desktop.words import Words
from tests.storage.pages_role import BEFORE, OTHERS, PASSWORD, WHOSE, Pages, counted

# --- changing


@pytest.mark.parametrize("table", BEFORE)
def test_it_deletes_nothing_but_counters(pages: Pages, table: str) -> None:
    for act in ("DELETE FROM", "TRUNCATE"):
        assert pages.refused(f"{act} {table}", admitted=True) is not (table == "throttle" and act == "DELETE FROM")


@pytest.mark.parametrize("table", BEFORE)
def test_it_changes_no_row_of_a_family_that_was_not_let_in(pages: Pages, table: str) -> None:
    whose = WHOSE.get(table)
    for column in OTHERS.get(table) or [c.name for c in t.metadata.tables[table].columns]:
        if column in RIGHTS.get(table, {}).get("UPDATE", ()) and table in {"throttle", "station"}:
            continue  # counters, and its own station's numbers
        where = f" WHERE {whose} = :theirs" if whose else ""
        bound = {"theirs": pages.theirs.patient_id} if whose else {}
        with_ours = whose is not None
        assert pages.refused(f"UPDATE {table} SET {column} = {column}{where}", admitted=with_ours, **bound), column


def test_a_pin_is_never_changed_and_access_never_ended_or_moved(pages: Pages) -> None:
    for statement in (
        "UPDATE credential SET state = 'active'",
        "UPDATE credential SET state = 'revoked'",
        "UPDATE association SET removed_at = NULL",
        "UPDATE association SET account_id = account_id",
        "UPDATE patient SET born = born",
        "UPDATE family_link SET authority = 'joint'",
        # The login of an adult of that family: it is seen, to be told from the address of a stranger.
        "UPDATE portal_account SET password_hash = 'x'",
        "UPDATE portal_account SET email = 'x@example.com', email_key = 'x@example.com'",
    ):
        assert pages.refused(statement, admitted=True), statement


@pytest.mark.parametrize(
    "statement",
    [
        (
            "INSERT INTO association (id, patient_id, account_id, via, relationship, since)"
            " SELECT gen_random_uuid(), :theirs, id, 'pin', 'Mother', now() FROM portal_account"
        ),
        (
            "INSERT INTO account_session (token_digest, account_id, made_at, seen_at)"
            " VALUES (decode(repeat('00', 32), 'hex'), :account, now(), now())"
        ),
        (
            "INSERT INTO mailed_link (token_digest, kind, account_id, email, made_at)"
            " VALUES (decode(repeat('00', 32), 'hex'), 'reset', :account, 'x@example.com', now())"
        ),
        (
            "INSERT INTO registration (id, token_digest, credential_id, patient_id, handed_over, proved, welcome_due,"
            " made_at, version) SELECT gen_random_uuid(), decode(repeat('00', 32), 'hex'), id, :theirs, false, true,"
            " false, now(), 1 FROM credential LIMIT 1"
        ),
        (
            "INSERT INTO portal_account (id, email, email_key, family, given, password_hash, patient_id,"
            " version, recorded_at)"
            " VALUES (gen_random_uuid(), 'x@example.com', 'x@example.com', 'X', 'X', 'x', :theirs, 1, now())"
        ),
        "INSERT INTO admitted (kind, id) VALUES ('patient', :theirs)",
        (
            "INSERT INTO setting (id, practice_id, key, value, version, recorded_at)"
            " SELECT gen_random_uuid(), id, 'minor_age', '1', 1, now() FROM practice"
        ),
        (
            "INSERT INTO handover (token_digest, credential_id, patient_id, welcome_due, made_at)"
            " SELECT decode(repeat('00', 32), 'hex'), id, patient_id, false, now() FROM credential LIMIT 1"
        ),
        "SELECT put_in_index(jsonb_build_object('patient_id', CAST(:theirs AS uuid)), ARRAY['x'])",
    ],
)
def test_it_adds_nothing_to_a_family_that_was_not_let_in(pages: Pages, statement: str) -> None:
    theirs = pages.world.access(pages.theirs.patient_id, pages.theirs.email).account.id
    bound = {k: v for k, v in {"theirs": pages.theirs.patient_id, "account": theirs}.items() if f":{k}" in statement}
    assert pages.refused(statement, admitted=True, **bound)


@pytest.mark.parametrize(
    "statement",
    [
        "SET ROLE postgres",
        "CREATE TABLE mine (id integer)",
        "CREATE TEMPORARY TABLE admitted (tx xid8, kind text, id uuid)",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION mine() RETURNS void LANGUAGE sql AS 'SELECT'",
        "COPY patient TO PROGRAM 'cat'",
        "SELECT pg_read_file('PG_VERSION')",
        "ALTER TABLE patient DISABLE ROW LEVEL SECURITY",
        "DROP POLICY staff ON patient",
        "SELECT usename, passwd FROM pg_shadow",
    ],
)
def test_it_makes_nothing_becomes_nobody_and_leaves_the_rules_as_they_are(pages: Pages, statement: str) -> None:
    assert pages.refused(statement)


def test_it_calls_what_asks_for_a_secret_and_no_other_function(pages: Pages) -> None:
    called = text(
        "SELECT proname FROM pg_proc WHERE pronamespace = CAST(current_schema() AS regnamespace)"
        " AND has_function_privilege(:role, oid, 'EXECUTE') AND prorettype <> CAST('trigger' AS regtype)"
    )
    with pages.world.store._looking.connect() as connection:
        found = set(connection.execute(called, {"role": pages.role}).scalars())
    asks = {"admit_by_digest", "admit_by_token", "admit_by_email", "own_station", "put_in_index"}
    assert found - asks == {"admitted_ids", "admitted_contacts", "admitted_logins"}, "the last tell what was let in"
    assert asks <= found


# --- making it


def test_made_again_it_has_another_password_and_the_same_rights(pages: Pages) -> None:
    again = make_portal_role(pages.world.database, pages.role, Secret("another one"))
    assert again == make_portal_role(pages.world.database, pages.role, PASSWORD)
    assert pages.role in again
    assert "of the role" not in again
    with pages.connected() as connection:
        assert counted(connection, "practice") == 1


def test_it_is_refused_with_a_sentence_where_it_could_do_more_or_cannot_be_made(pages: Pages, tmp_path: Path) -> None:
    url, role = pages.world.database, pages.role
    more = f"pinportal_portal_{uuid.uuid4().hex[:16]}"
    with pages.world.store._looking.connect() as connection, connection.begin():
        connection.execute(text(f"CREATE ROLE {more} LOGIN CREATEDB"))
    own = make_url(url).set(username=role, password=PASSWORD.reveal()).render_as_string(hide_password=False)
    for code, database, name in (
        (Code.PORTAL_ROLE_SERVER_ONLY, str(tmp_path / "practice.db"), role),
        (Code.PORTAL_ROLE_NAME, url, "postgres"),
        (Code.PORTAL_ROLE_NAME, url, 'pinportal_portal"; DROP TABLE patient'),
        (Code.PORTAL_ROLE_MAY_MORE, url, more),
        (Code.PORTAL_ROLE_NOT_PERMITTED, own, "pinportal_portal_other"),
    ):
        with pytest.raises(Refused) as refused:
            make_portal_role(database, name, PASSWORD)
        assert refused.value.code is code
        assert Words.load().sentence(refused.value).endswith(".")
