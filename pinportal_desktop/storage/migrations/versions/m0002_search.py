# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The search index for a million patients: entries by field, rows in exact name order, what a row does not show."""

import sqlalchemy as sa
from alembic import context, op

from pinportal_desktop.storage.types import Id, Instant

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index's tables anew, empty: `storage.migrate` fills them."""
    server = op.get_bind().dialect.name == "postgresql"
    if not server:
        op.execute("DROP TABLE patient_fts")
    op.drop_table("patient_search")
    op.create_table("patient_search", *([] if server else [_rank()]), *_columns(server=server))
    op.create_index("ix_patient_search_name_key_patient_id", "patient_search", ["name_key", "patient_id"])
    if server:
        op.create_index("ix_patient_search_given_word_name_key", "patient_search", ["given_word", "name_key"])
        op.execute("ALTER TABLE patient_search ADD COLUMN entries tsvector NOT NULL")
        # fastupdate would leave what changed last in a list that every search has to read through.
        op.execute(
            "CREATE INDEX ix_patient_search_entries ON patient_search USING gin (entries) WITH (fastupdate = off)"
        )
    else:
        # Rows are wide, and most of what one looks at is left out again: this has what that depends on.
        covered = ["rank", "name_key", "disabled", "born", "self_registration_waits", "parents", "others", "active"]
        op.create_index("ix_patient_search_rank", "patient_search", [*covered, "valid_until"])
        op.execute(
            "CREATE VIRTUAL TABLE patient_fts USING fts5(entries, content='', contentless_delete=1, detail=none,"
            " prefix='2 3 4 5 6 7 8 9 10', tokenize='ascii')"
        )
    context.config.attributes["index is stale"] = True


def _rank() -> sa.Column[int]:
    return sa.Column("rank", sa.Integer(), primary_key=True, autoincrement=False)


def _columns(*, server: bool) -> list[sa.schema.SchemaItem]:
    by_code_point = sa.Text(collation="C") if server else sa.Text()
    return [
        sa.Column("patient_id", Id(), nullable=False, primary_key=server),
        sa.Column("name_key", by_code_point, nullable=False),
        sa.Column("given_word", by_code_point, nullable=False),
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
        sa.Column("hidden", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name="fk_patient_search_patient_id"),
        *([] if server else [sa.UniqueConstraint("patient_id", name="uq_patient_search_patient_id")]),
    ]
