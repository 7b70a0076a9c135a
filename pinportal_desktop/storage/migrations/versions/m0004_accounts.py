# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Portal accounts after registration: sessions, links by e-mail, and messages and entries of an account of its own."""

import sqlalchemy as sa
from alembic import op

from pinportal_desktop.storage.types import Id, Instant

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_SCOPES = "scope IN ('address', 'device', 'whole', 'login')"


def upgrade() -> None:
    """Add the tables and the columns."""
    op.create_table(
        "account_session",
        sa.Column("token_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("account_id", Id(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("seen_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["portal_account.id"], name=op.f("fk_account_session_account_id")),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("pk_account_session")),
    )
    op.create_index("ix_account_session_account_id", "account_session", ["account_id"])
    op.create_table(
        "mailed_link",
        sa.Column("token_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("account_id", Id(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("consumed_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('confirm_email', 'change_email', 'reset_password')", name=op.f("ck_mailed_link_kind")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["portal_account.id"], name=op.f("fk_mailed_link_account_id")),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("pk_mailed_link")),
    )
    op.create_index("ix_mailed_link_account_id", "mailed_link", ["account_id"])
    op.add_column("registration", sa.Column("more", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("record", sa.Column("account_id", Id(), nullable=True))
    op.create_index("ix_record_account_id_at", "record", ["account_id", "at"])
    _loosen()


def _loosen() -> None:
    """A message may belong to an account alone; attempts are also counted per login. SQLite copies these tables."""
    with op.batch_alter_table("outbox") as outbox:
        outbox.alter_column("patient_id", existing_type=Id(), nullable=True)
        outbox.add_column(sa.Column("link_key", sa.Integer(), nullable=True))
        outbox.add_column(sa.Column("link", sa.LargeBinary(), nullable=True))
    op.create_index("ix_outbox_account_id", "outbox", ["account_id"])
    with op.batch_alter_table("throttle") as throttle:
        throttle.drop_constraint(op.f("ck_throttle_scope"), type_="check")
        throttle.create_check_constraint(op.f("ck_throttle_scope"), _SCOPES)
