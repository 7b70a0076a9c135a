# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""On PostgreSQL: what the parents' pages see when they connect with a role of their own, `pinportal_portal…`.

Such a role sees the rows of patients and accounts that this transaction admitted, and what admits is a few functions
that are asked with a secret. All other roles see what they always saw. `storage.portal_role` makes the role.
"""

from typing import Final

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_NOBODY: Final = "'00000000-0000-0000-0000-000000000000'::uuid"
_PAGES: Final = "starts_with(current_user::text, 'pinportal_portal')"
# Messages to an account. None has a PIN in it: whoever delivers would open it for whatever address stands there.
_TEMPLATES: Final = (
    "'welcome_registered', 'confirm_email', 'change_email', 'email_changed', 'reset_password', 'password_changed'"
)
# Named one by one: what a practice sets later is not seen until somebody says that the pages need it.
_SETTINGS: Final = (
    "'key_check', 'practice_address', 'portal_address', 'practice_portal', 'time_zone', 'language', 'minor_age',"
    " 'minor_age_limit', 'pin_valid_days', 'paper', 'questions_on', 'questions', 'kiosk_exit_code', 'demo'"
)
_INDEXED: Final = (
    "patient_id, name_key, given_word, listed, born, chart_number, disabled, self_registration_waits, parents, others,"
    " pin_vq, active, valid_until, unused_since, hidden"
)


def upgrade() -> None:
    """Make the functions and the policies, which a file neither knows nor needs."""
    # Each page of a parent who is signed in asks for the children of one account.
    op.create_index("ix_association_account_id", "association", ["account_id"])
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    schema = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
    # Temporary tables come last: nobody puts one in the place of ours.
    as_owner = f"SECURITY DEFINER SET search_path = pg_catalog, {schema}, pg_temp"
    for script in (_ADMITTED, _ADMITTING, _OWN_STATION, _PUT_IN_INDEX):
        filled = script.format(as_owner=as_owner, pages=_PAGES, nobody=_NOBODY, indexed=_INDEXED)
        for statement in filled.split(";\n\n"):
            op.execute(statement)
    for function in (*_ASKED_BY_ROLES, *_TRIGGERS):
        op.execute(f"REVOKE EXECUTE ON FUNCTION {function} FROM PUBLIC")
    for table, policies in _POLICIES.items():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY staff ON {table} USING ((SELECT NOT {_PAGES}))")
        for act, rule in policies.items():
            op.execute(f"CREATE POLICY pages_{act.lower()} ON {table} FOR {act} {rule}")


# What this transaction admitted. Nothing of it outlives the transaction: the rows are gone with its commit, and are
# asked for by its number besides. Unlogged, so that a page which only looks waits for no disk.
_ADMITTED: Final = """
CREATE UNLOGGED TABLE admitted (
    tx xid8 NOT NULL DEFAULT pg_current_xact_id(), kind text NOT NULL, id uuid NOT NULL,
    CONSTRAINT pk_admitted PRIMARY KEY (tx, kind, id));

CREATE FUNCTION forget_admitted() RETURNS trigger LANGUAGE plpgsql {as_owner} AS $$ BEGIN
    DELETE FROM admitted WHERE tx = NEW.tx;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER admitted_forget AFTER INSERT ON admitted DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION forget_admitted();

CREATE FUNCTION admitted_ids(asked text) RETURNS uuid[]
    LANGUAGE plpgsql STABLE PARALLEL RESTRICTED {as_owner} AS $$ BEGIN
    RETURN ARRAY(SELECT id FROM admitted WHERE tx = pg_current_xact_id_if_assigned() AND kind = asked);
END $$;

CREATE FUNCTION admitted_contacts() RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL RESTRICTED {as_owner} AS $$ BEGIN
    RETURN ARRAY(SELECT contact_id FROM family_link WHERE patient_id = ANY (admitted_ids('patient')));
END $$;

-- Those admitted, and of admitted patients: who has access, and whose contact has a login.
CREATE FUNCTION admitted_logins() RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL RESTRICTED {as_owner} AS $$ BEGIN
    RETURN admitted_ids('account')
        || ARRAY(SELECT account_id FROM association WHERE patient_id = ANY (admitted_ids('patient')))
        || ARRAY(SELECT id FROM portal_account WHERE contact_id = ANY (admitted_contacts()));
END $$;

-- Whom a transaction registers it goes on with.
CREATE FUNCTION admit_new_account() RETURNS trigger LANGUAGE plpgsql {as_owner} AS $$ BEGIN
    INSERT INTO admitted (kind, id) VALUES ('account', NEW.id) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER portal_account_admit AFTER INSERT ON portal_account FOR EACH ROW
    WHEN ({pages}) EXECUTE FUNCTION admit_new_account();
"""

# The ways in: each is asked with what only who was given it has, and none lists. Of what there is not, nobody is
# admitted, in as much work.
_ADMITTING: Final = """
CREATE FUNCTION admit_by_digest(of_key integer, of_secret bytea) RETURNS void LANGUAGE plpgsql {as_owner} AS $$ BEGIN
    INSERT INTO admitted (kind, id) SELECT 'patient', coalesce(
        (SELECT patient_id FROM credential WHERE digest_key = of_key AND digest = of_secret), {nobody})
    ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION admit_by_email(of_login text) RETURNS void LANGUAGE plpgsql {as_owner} AS $$ BEGIN
    INSERT INTO admitted (kind, id) SELECT 'account', coalesce(
        (SELECT id FROM portal_account WHERE email_key = of_login), {nobody})
    ON CONFLICT DO NOTHING;
END $$;

-- Of a registration, a hand-over, a signed-in browser or a link by e-mail. With an account come its children.
CREATE FUNCTION admit_by_token(of_token bytea) RETURNS void LANGUAGE plpgsql {as_owner} AS $$
DECLARE accounts uuid[] := ARRAY(
    SELECT account_id FROM account_session WHERE token_digest = of_token AND ended_at IS NULL
    UNION SELECT account_id FROM mailed_link WHERE token_digest = of_token AND consumed_at IS NULL);
BEGIN
    INSERT INTO admitted (kind, id)
    SELECT 'registration', id FROM registration WHERE token_digest = of_token
    UNION SELECT 'patient', patient_id FROM registration WHERE token_digest = of_token AND finished_at IS NULL
    UNION SELECT 'patient', patient_id FROM handover WHERE token_digest = of_token
    UNION SELECT 'account', unnest(accounts)
    UNION SELECT 'patient', patient_id FROM association WHERE account_id = ANY (accounts)
    UNION SELECT 'patient', patient_id FROM portal_account WHERE id = ANY (accounts) AND patient_id IS NOT NULL
    ON CONFLICT DO NOTHING;
END $$;
"""

# A station, whose record it goes on writing, is of the role that made it.
_OWN_STATION: Final = """
ALTER TABLE station ADD COLUMN portal_role text;

CREATE FUNCTION own_station(of_practice uuid, called text, fresh uuid, since timestamptz) RETURNS uuid
    LANGUAGE plpgsql {as_owner} AS $$
DECLARE tried text; own uuid;
BEGIN
    FOREACH tried IN ARRAY ARRAY[called, called || ', ' || session_user] LOOP
        INSERT INTO station (id, practice_id, name, head_mac, recorded_at, portal_role)
            VALUES (fresh, of_practice, tried, '', since, session_user) ON CONFLICT (practice_id, name) DO NOTHING;
        SELECT id INTO own FROM station
            WHERE practice_id = of_practice AND name = tried AND portal_role = session_user;
        IF own IS NOT NULL THEN
            RETURN own;
        END IF;
    END LOOP;
    RAISE insufficient_privilege USING MESSAGE = 'another role has a station of that name';
END $$;
"""

# The index would list everybody; of an admitted patient a row is taken.
_PUT_IN_INDEX: Final = """
CREATE FUNCTION put_in_index(facts jsonb, told text[]) RETURNS void LANGUAGE plpgsql {as_owner} AS $$
DECLARE whose uuid := (facts ->> 'patient_id')::uuid;
BEGIN
    IF NOT whose = ANY (admitted_ids('patient')) THEN
        RAISE insufficient_privilege USING MESSAGE = 'the patient was not admitted';
    END IF;
    DELETE FROM patient_search WHERE patient_id = whose;
    INSERT INTO patient_search ({indexed}, entries)
        SELECT {indexed}, array_to_tsvector(told) FROM jsonb_populate_record(NULL::patient_search, facts);
END $$;
"""
_ASKED_BY_ROLES: Final = ("admit_by_digest", "admit_by_token", "admit_by_email", "own_station", "put_in_index")
_TRIGGERS: Final = ("admit_new_account", "forget_admitted")


def _among(column: str, whose: str) -> str:
    """In a subquery, so that it is asked once, not for each row."""
    return f"{column} = ANY ((SELECT {whose})::uuid[])"


_PATIENT: Final = _among("patient_id", "admitted_ids('patient')")
_OWN_ID: Final = _among("id", "admitted_ids('patient')")
_ACCOUNT: Final = _among("account_id", "admitted_ids('account')")
_OWN_LOGIN: Final = _among("id", "admitted_ids('account')")
_OWN_REGISTRATION: Final = _among("id", "admitted_ids('registration')")
_OWN_PATIENT: Final = f"(patient_id IS NULL OR {_PATIENT})"
_OWN_CONTACT: Final = f"(contact_id IS NULL OR {_among('contact_id', 'admitted_contacts()')})"
_AT_OWN_STATION: Final = "station_id IN (SELECT s.id FROM station s)"  # of which it sees its own alone

_POLICIES: Final[dict[str, dict[str, str]]] = {
    "patient": {
        "SELECT": f"USING ({_OWN_ID})",
        "UPDATE": f"USING ({_OWN_ID})",  # to lock it
    },
    "family_link": {"SELECT": f"USING ({_PATIENT})"},
    "family_contact": {"SELECT": f"USING ({_among('id', 'admitted_contacts()')})"},
    "contact_email": {"SELECT": f"USING ({_among('contact_id', 'admitted_contacts()')})"},
    "credential": {
        "SELECT": f"USING ({_PATIENT})",
        # Of a verification question: its wrong answers, and its end.
        "UPDATE": f"USING ({_PATIENT} AND kind = 'vq' AND state = 'active')"
        f" WITH CHECK ({_PATIENT} AND kind = 'vq' AND state IN ('active', 'used', 'revoked'))",
    },
    "association": {
        "SELECT": f"USING ({_PATIENT})",
        "INSERT": f"WITH CHECK ({_PATIENT} AND {_ACCOUNT} AND via IN ('pin', 'vq') AND removed_at IS NULL)",
    },
    "portal_account": {
        "SELECT": f"USING ({_among('id', 'admitted_logins()')})",
        "INSERT": f"WITH CHECK ({_OWN_PATIENT} AND {_OWN_CONTACT})",
        "UPDATE": f"USING ({_OWN_LOGIN}) WITH CHECK ({_OWN_LOGIN} AND {_OWN_PATIENT})",
    },
    "registration": {
        "SELECT": f"USING ({_OWN_REGISTRATION})",
        "INSERT": f"WITH CHECK ({_PATIENT})",
        "UPDATE": f"USING ({_OWN_REGISTRATION})",
    },
    "handover": {"SELECT": f"USING ({_PATIENT})", "UPDATE": f"USING ({_PATIENT})"},
    "account_session": dict.fromkeys(("SELECT", "UPDATE"), f"USING ({_ACCOUNT})")
    | {"INSERT": f"WITH CHECK ({_ACCOUNT} AND ended_at IS NULL)"},
    "mailed_link": dict.fromkeys(("SELECT", "UPDATE"), f"USING ({_ACCOUNT})")
    | {"INSERT": f"WITH CHECK ({_ACCOUNT} AND consumed_at IS NULL)"},
    "outbox": {
        "SELECT": f"USING ({_PATIENT})",
        "INSERT": f"WITH CHECK ({_ACCOUNT} AND {_OWN_PATIENT} AND credential_id IS NULL AND contact_id IS NULL"
        f" AND template IN ({_TEMPLATES}) AND channel = 'email' AND state = 'queued')",
        "UPDATE": f"USING ({_PATIENT}) WITH CHECK ({_PATIENT} AND state = 'cancelled')",
    },
    "record": {
        "INSERT": f"WITH CHECK (actor_kind = 'parent' AND {_AT_OWN_STATION} AND {_OWN_PATIENT}"
        f" AND (account_id IS NULL OR {_ACCOUNT}))"
    },
    "command": {
        "SELECT": f"USING ({_AT_OWN_STATION})",
        "INSERT": f"WITH CHECK ({_AT_OWN_STATION})",
    },
    "station": dict.fromkeys(("SELECT", "UPDATE"), "USING (portal_role = current_user::text)"),
    "setting": {"SELECT": f"USING (key IN ({_SETTINGS}))"},
}
