# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Attempts are counted per network range, date of birth and child besides, and forgotten after a day."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_SCOPES = "scope IN ('address', 'range', 'device', 'born', 'child', 'whole', 'login')"


def upgrade() -> None:
    """Allow the scopes; SQLite copies the table."""
    with op.batch_alter_table("throttle") as throttle:
        throttle.drop_constraint(op.f("ck_throttle_scope"), type_="check")
        throttle.create_check_constraint(op.f("ck_throttle_scope"), _SCOPES)
    op.create_index("ix_throttle_last_at", "throttle", ["last_at"])
