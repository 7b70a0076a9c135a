# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Verification questions: the question, the hash of its answer, and the wrong answers so far."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("credential", sa.Column("question", sa.Text(), nullable=True))
    op.add_column("credential", sa.Column("answer_hash", sa.Text(), nullable=True))
    op.add_column("credential", sa.Column("wrong_answers", sa.Integer(), nullable=False, server_default="0"))
