# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The first schema, with the places that later capabilities need: staff, locations, templates, journalled commands.

Written out, not taken from `tables`: what this revision made must not change when the tables do.
"""

import sqlalchemy as sa
from alembic import op

from pinportal_desktop.storage.record import forbid_changes
from pinportal_desktop.storage.types import Id, Instant

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Rows that several may change carry the transaction that changed them, for snapshots that come down to a desk later.
_CHANGEABLE = (
    "patient",
    "family_contact",
    "family_link",
    "credential",
    "portal_account",
    "association",
    "setting",
    "template",
    "staff",
    "outbox",
    "registration",
)


def upgrade() -> None:
    """Make everything."""
    _make_tables()
    connection = op.get_bind()
    _make_index(connection)
    forbid_changes(connection)
    if connection.dialect.name == "postgresql":
        _mark_changes()


def _make_index(connection: sa.Connection) -> None:
    if connection.dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE patient_fts USING fts5(family, given, known, hidden, content='',"
            " contentless_delete=1, detail=column, prefix='1 2 3 4', tokenize='unicode61 remove_diacritics 0')"
        )
        return
    op.execute("ALTER TABLE patient_search ADD COLUMN tokens tsvector NOT NULL")
    op.execute("CREATE INDEX ix_patient_search_tokens ON patient_search USING gin (tokens)")


def _mark_changes() -> None:
    op.execute(
        "CREATE FUNCTION mark_change() RETURNS trigger LANGUAGE plpgsql AS $$"
        " BEGIN NEW.changed_tx := pg_current_xact_id(); RETURN NEW; END $$"
    )
    for table in _CHANGEABLE:
        op.execute(f"ALTER TABLE {table} ADD COLUMN changed_tx xid8 NOT NULL DEFAULT pg_current_xact_id()")
        op.execute(
            f"CREATE TRIGGER {table}_mark_change BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION mark_change()"
        )


def _make_tables() -> None:
    op.create_table(
        "family_contact",
        sa.Column("id", Id(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.Column("edited", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_contact")),
    )
    op.create_index("ix_family_contact_phone", "family_contact", ["phone"], unique=False)
    op.create_table(
        "practice",
        sa.Column("id", Id(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice")),
    )
    op.create_table(
        "throttle",
        sa.Column("scope", sa.String(length=16), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", Instant(), nullable=False),
        sa.CheckConstraint("scope IN ('address', 'device', 'whole')", name=op.f("ck_throttle_scope")),
        sa.PrimaryKeyConstraint("scope", "key", name=op.f("pk_throttle")),
    )
    op.create_table(
        "contact_email",
        sa.Column("contact_id", Id(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("email_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["family_contact.id"], name=op.f("fk_contact_email_contact_id")),
        sa.PrimaryKeyConstraint("contact_id", "place", name=op.f("pk_contact_email")),
    )
    op.create_index("ix_contact_email_email_key", "contact_email", ["email_key"], unique=False)
    op.create_table(
        "location",
        sa.Column("id", Id(), nullable=False),
        sa.Column("practice_id", Id(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=True),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["practice_id"], ["practice.id"], name=op.f("fk_location_practice_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_location")),
    )
    op.create_table(
        "staff",
        sa.Column("id", Id(), nullable=False),
        sa.Column("practice_id", Id(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("disabled_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["practice_id"], ["practice.id"], name=op.f("fk_staff_practice_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
    )
    op.create_table(
        "template",
        sa.Column("id", Id(), nullable=False),
        sa.Column("practice_id", Id(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["practice_id"], ["practice.id"], name=op.f("fk_template_practice_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template")),
        sa.UniqueConstraint("practice_id", "name", "language", name=op.f("uq_template_practice_id_name_language")),
    )
    op.create_table(
        "patient",
        sa.Column("id", Id(), nullable=False),
        sa.Column("practice_id", Id(), nullable=False),
        sa.Column("location_id", Id(), nullable=True),
        sa.Column("chart_number", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("preferred", sa.Text(), server_default="", nullable=False),
        sa.Column("born", sa.Date(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("deceased", sa.Boolean(), nullable=False),
        sa.Column("merged_into", Id(), nullable=True),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("self_registration_waits", sa.Boolean(), nullable=False),
        sa.Column("edited", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_patient_location_id")),
        sa.ForeignKeyConstraint(["merged_into"], ["patient.id"], name=op.f("fk_patient_merged_into")),
        sa.ForeignKeyConstraint(["practice_id"], ["practice.id"], name=op.f("fk_patient_practice_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patient")),
        sa.UniqueConstraint("practice_id", "chart_number", name=op.f("uq_patient_practice_id_chart_number")),
    )
    op.create_table(
        "setting",
        sa.Column("id", Id(), nullable=False),
        sa.Column("practice_id", Id(), nullable=False),
        sa.Column("location_id", Id(), nullable=True),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_setting_location_id")),
        sa.ForeignKeyConstraint(["practice_id"], ["practice.id"], name=op.f("fk_setting_practice_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("practice_id", "location_id", "key", name=op.f("uq_setting_practice_id_location_id_key")),
    )
    op.create_index(
        "uq_setting_practice",
        "setting",
        ["practice_id", "key"],
        unique=True,
        sqlite_where=sa.text("location_id IS NULL"),
        postgresql_where=sa.text("location_id IS NULL"),
    )
    op.create_table(
        "station",
        sa.Column("id", Id(), nullable=False),
        sa.Column("practice_id", Id(), nullable=False),
        sa.Column("location_id", Id(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("head_n", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("head_mac", sa.LargeBinary(), nullable=False),
        sa.Column("command_n", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_station_location_id")),
        sa.ForeignKeyConstraint(["practice_id"], ["practice.id"], name=op.f("fk_station_practice_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_station")),
        sa.UniqueConstraint("practice_id", "name", name=op.f("uq_station_practice_id_name")),
    )
    op.create_table(
        "command",
        sa.Column("id", Id(), nullable=False),
        sa.Column("station_id", Id(), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("body_key", sa.Integer(), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("done_at", Instant(), nullable=False),
        sa.Column("result", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_command_station_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_command")),
        sa.UniqueConstraint("station_id", "n", name=op.f("uq_command_station_id_n")),
    )
    op.create_table(
        "credential",
        sa.Column("id", Id(), nullable=False),
        sa.Column("patient_id", Id(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("send_to", sa.String(length=16), nullable=False),
        sa.Column("for_contact", Id(), nullable=True),
        sa.Column("digest_key", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("seal_key", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("printed_at", Instant(), nullable=True),
        sa.Column("activated_at", Instant(), nullable=True),
        sa.Column("activated_by", sa.Text(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("ended_why", sa.Text(), server_default="", nullable=False),
        sa.Column("superseded_by", Id(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.CheckConstraint("kind IN ('pin', 'vq')", name=op.f("ck_credential_kind")),
        sa.CheckConstraint("send_to IN ('parent_guardian', 'minor')", name=op.f("ck_credential_send_to")),
        sa.CheckConstraint(
            "state IN ('draft', 'active', 'superseded', 'revoked', 'expired', 'used')", name=op.f("ck_credential_state")
        ),
        sa.ForeignKeyConstraint(["for_contact"], ["family_contact.id"], name=op.f("fk_credential_for_contact")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_credential_patient_id")),
        sa.ForeignKeyConstraint(
            ["superseded_by"],
            ["credential.id"],
            name=op.f("fk_credential_superseded_by"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credential")),
        sa.UniqueConstraint("digest_key", "digest", name=op.f("uq_credential_digest_key_digest")),
    )
    op.create_index("ix_credential_patient_id", "credential", ["patient_id"], unique=False)
    op.create_index(
        "uq_credential_active",
        "credential",
        ["patient_id"],
        unique=True,
        sqlite_where=sa.text("state = 'active'"),
        postgresql_where=sa.text("state = 'active'"),
    )
    op.create_table(
        "family_link",
        sa.Column("patient_id", Id(), nullable=False),
        sa.Column("contact_id", Id(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("relationship", sa.Text(), nullable=False),
        sa.Column("authority", sa.String(length=16), nullable=False),
        sa.Column("edited", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.CheckConstraint(
            "authority IN ('joint', 'exclusive', 'none', 'not_recorded')", name=op.f("ck_family_link_authority")
        ),
        sa.ForeignKeyConstraint(["contact_id"], ["family_contact.id"], name=op.f("fk_family_link_contact_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_family_link_patient_id")),
        sa.PrimaryKeyConstraint("patient_id", "contact_id", name=op.f("pk_family_link")),
    )
    op.create_index("ix_family_link_contact_id", "family_link", ["contact_id"], unique=False)
    op.create_table(
        "patient_identifier",
        sa.Column("practice_id", Id(), nullable=False),
        sa.Column("patient_id", Id(), nullable=False),
        sa.Column("system", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_patient_identifier_patient_id")),
        sa.ForeignKeyConstraint(["practice_id"], ["practice.id"], name=op.f("fk_patient_identifier_practice_id")),
        sa.UniqueConstraint(
            "practice_id", "system", "value", name=op.f("uq_patient_identifier_practice_id_system_value")
        ),
    )
    op.create_index("ix_patient_identifier_patient_id", "patient_identifier", ["patient_id"], unique=False)
    op.create_table(
        "patient_search",
        sa.Column("rank", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("patient_id", Id(), nullable=False),
        sa.Column("listed", sa.Text(), nullable=False),
        sa.Column("born", sa.Date(), nullable=False),
        sa.Column("chart_number", sa.Text(), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("self_registration_waits", sa.Boolean(), nullable=False),
        sa.Column("parents", sa.Integer(), nullable=False),
        sa.Column("others", sa.Integer(), nullable=False),
        sa.Column("pin_vq", sa.String(length=40), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("unused_since", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_patient_search_patient_id")),
        sa.PrimaryKeyConstraint("rank", name=op.f("pk_patient_search")),
        sa.UniqueConstraint("patient_id", name=op.f("uq_patient_search_patient_id")),
    )
    op.create_table(
        "portal_account",
        sa.Column("id", Id(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("email_key", sa.Text(), nullable=False),
        sa.Column("email_confirmed_at", Instant(), nullable=True),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("contact_id", Id(), nullable=True),
        sa.Column("patient_id", Id(), nullable=True),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("terms", sa.String(length=16), nullable=False),
        sa.Column("terms_at", Instant(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["family_contact.id"], name=op.f("fk_portal_account_contact_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_portal_account_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_account")),
        sa.UniqueConstraint("contact_id", name=op.f("uq_portal_account_contact_id")),
        sa.UniqueConstraint("email_key", name=op.f("uq_portal_account_email_key")),
        sa.UniqueConstraint("patient_id", name=op.f("uq_portal_account_patient_id")),
    )
    op.create_table(
        "association",
        sa.Column("id", Id(), nullable=False),
        sa.Column("patient_id", Id(), nullable=False),
        sa.Column("account_id", Id(), nullable=False),
        sa.Column("via", sa.String(length=8), nullable=False),
        sa.Column("credential_id", Id(), nullable=True),
        sa.Column("relationship", sa.Text(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("removed_at", Instant(), nullable=True),
        sa.Column("removed_by", sa.Text(), nullable=True),
        sa.Column("removed_why", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.CheckConstraint("via IN ('pin', 'vq', 'proxy')", name=op.f("ck_association_via")),
        sa.ForeignKeyConstraint(["account_id"], ["portal_account.id"], name=op.f("fk_association_account_id")),
        sa.ForeignKeyConstraint(["credential_id"], ["credential.id"], name=op.f("fk_association_credential_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_association_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_association")),
        sa.UniqueConstraint("credential_id", "account_id", name=op.f("uq_association_credential_id_account_id")),
    )
    op.create_index("ix_association_patient_id", "association", ["patient_id"], unique=False)
    op.create_index(
        "uq_association_live",
        "association",
        ["patient_id", "account_id"],
        unique=True,
        sqlite_where=sa.text("removed_at IS NULL"),
        postgresql_where=sa.text("removed_at IS NULL"),
    )
    op.create_table(
        "handover",
        sa.Column("token_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("credential_id", Id(), nullable=False),
        sa.Column("patient_id", Id(), nullable=False),
        sa.Column("contact_id", Id(), nullable=True),
        sa.Column("welcome_due", sa.Boolean(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("consumed_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["family_contact.id"], name=op.f("fk_handover_contact_id")),
        sa.ForeignKeyConstraint(["credential_id"], ["credential.id"], name=op.f("fk_handover_credential_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_handover_patient_id")),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("pk_handover")),
    )
    op.create_index("ix_handover_credential_id", "handover", ["credential_id"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", Id(), nullable=False),
        sa.Column("practice_id", Id(), nullable=False),
        sa.Column("patient_id", Id(), nullable=False),
        sa.Column("template", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("channel", sa.String(length=8), nullable=False),
        sa.Column("address_key", sa.Integer(), nullable=False),
        sa.Column("address", sa.LargeBinary(), nullable=False),
        sa.Column("address_masked", sa.Text(), nullable=False),
        sa.Column("contact_id", Id(), nullable=True),
        sa.Column("account_id", Id(), nullable=True),
        sa.Column("credential_id", Id(), nullable=True),
        sa.Column("wire_id", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", Instant(), nullable=False),
        sa.Column("leased_by", sa.Text(), nullable=True),
        sa.Column("lease_until", Instant(), nullable=True),
        sa.Column("trouble", sa.Text(), server_default="", nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("sent_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.CheckConstraint("channel IN ('email', 'text')", name=op.f("ck_outbox_channel")),
        sa.CheckConstraint(
            "state IN ('queued', 'sending', 'sent', 'delivered', 'bounced', 'failed', 'cancelled', 'in_doubt')",
            name=op.f("ck_outbox_state"),
        ),
        sa.ForeignKeyConstraint(["account_id"], ["portal_account.id"], name=op.f("fk_outbox_account_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["family_contact.id"], name=op.f("fk_outbox_contact_id")),
        sa.ForeignKeyConstraint(["credential_id"], ["credential.id"], name=op.f("fk_outbox_credential_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_outbox_patient_id")),
        sa.ForeignKeyConstraint(["practice_id"], ["practice.id"], name=op.f("fk_outbox_practice_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("wire_id", name=op.f("uq_outbox_wire_id")),
    )
    op.create_index("ix_outbox_credential_id", "outbox", ["credential_id"], unique=False)
    op.create_index("ix_outbox_patient_id", "outbox", ["patient_id"], unique=False)
    op.create_index("ix_outbox_state_next_at", "outbox", ["state", "next_at"], unique=False)
    op.create_table(
        "record",
        sa.Column("station_id", Id(), nullable=False),
        sa.Column("n", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.Column("actor_kind", sa.String(length=8), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("patient_id", Id(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("command_id", Id(), nullable=False),
        sa.Column("key_id", sa.Integer(), nullable=False),
        sa.Column("mac", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(["command_id"], ["command.id"], name=op.f("fk_record_command_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_record_patient_id")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_record_station_id")),
        sa.PrimaryKeyConstraint("station_id", "n", name=op.f("pk_record")),
    )
    op.create_index("ix_record_patient_id_at", "record", ["patient_id", "at"], unique=False)
    op.create_table(
        "registration",
        sa.Column("id", Id(), nullable=False),
        sa.Column("token_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("credential_id", Id(), nullable=False),
        sa.Column("patient_id", Id(), nullable=False),
        sa.Column("handed_over", sa.Boolean(), nullable=False),
        sa.Column("handed_to", Id(), nullable=True),
        sa.Column("welcome_due", sa.Boolean(), nullable=False),
        sa.Column("proved", sa.Boolean(), nullable=False),
        sa.Column("who", sa.String(length=16), nullable=True),
        sa.Column("family", sa.Text(), nullable=True),
        sa.Column("given", sa.Text(), nullable=True),
        sa.Column("relationship", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("password_hash", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("finished_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("who IN ('myself', 'a_child')", name=op.f("ck_registration_who")),
        sa.ForeignKeyConstraint(["credential_id"], ["credential.id"], name=op.f("fk_registration_credential_id")),
        sa.ForeignKeyConstraint(["handed_to"], ["family_contact.id"], name=op.f("fk_registration_handed_to")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_registration_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_registration_token_digest")),
    )
