# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Imports as a whole: how far they came, their report, their undo; probable doubles; plans of tables."""

import sqlalchemy as sa
from alembic import op

from pinportal_desktop.storage.types import Id, Instant

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the tables."""
    _make_runs()
    _make_reports()
    for table in ("patient", "family_contact", "family_link"):
        op.add_column(table, sa.Column("withdrawn", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("patient_identifier", sa.Column("contested", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("patient_identifier", sa.Column("run_id", Id(), nullable=True))
    op.create_index("ix_patient_born", "patient", ["born"])
    op.create_index("ix_credential_superseded_by", "credential", ["superseded_by"])
    merged = sa.text("merged_into IS NOT NULL")
    op.create_index("ix_patient_merged_into", "patient", ["merged_into"], sqlite_where=merged, postgresql_where=merged)
    _make_doubles()
    _make_plans()


def _make_runs() -> None:
    counts = ("rows", "new", "changed", "unchanged", "refused", "left_out", "doubles", "lines")
    op.create_table(
        "import_run",
        sa.Column("id", Id(), nullable=False),
        sa.Column("practice_id", Id(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("format", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in counts),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("began_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.CheckConstraint(
            "state IN ('running', 'done', 'stopped', 'undoing', 'undone')", name=op.f("ck_import_run_state")
        ),
        sa.ForeignKeyConstraint(["practice_id"], ["practice.id"], name=op.f("fk_import_run_practice_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
    )
    op.create_index("ix_import_run_practice_id_sha256", "import_run", ["practice_id", "sha256"])


def _make_reports() -> None:
    op.create_table(
        "import_line",
        sa.Column("run_id", Id(), nullable=False),
        sa.Column("n", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("row", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('refused', 'left_out', 'double', 'changed')", name=op.f("ck_import_line_kind")),
        sa.ForeignKeyConstraint(["run_id"], ["import_run.id"], name=op.f("fk_import_line_run_id")),
        sa.PrimaryKeyConstraint("run_id", "n", name=op.f("pk_import_line")),
    )
    op.create_table(
        "import_change",
        sa.Column("run_id", Id(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("other", Id(), nullable=False),
        sa.Column("patient_id", Id(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("came_with", sa.LargeBinary(), nullable=False),
        sa.Column("version_after", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('patient', 'contact', 'link')", name=op.f("ck_import_change_kind")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_import_change_patient_id")),
        sa.ForeignKeyConstraint(["run_id"], ["import_run.id"], name=op.f("fk_import_change_run_id")),
        sa.PrimaryKeyConstraint("run_id", "kind", "id", "other", name=op.f("pk_import_change")),
    )


def _make_doubles() -> None:
    op.create_table(
        "probable_double",
        sa.Column("one_id", Id(), nullable=False),
        sa.Column("other_id", Id(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("settled_at", Instant(), nullable=True),
        sa.Column("settled_by", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'different', 'merged')", name=op.f("ck_probable_double_state")),
        sa.ForeignKeyConstraint(["one_id"], ["patient.id"], name=op.f("fk_probable_double_one_id")),
        sa.ForeignKeyConstraint(["other_id"], ["patient.id"], name=op.f("fk_probable_double_other_id")),
        sa.PrimaryKeyConstraint("one_id", "other_id", name=op.f("pk_probable_double")),
    )
    op.create_index("ix_probable_double_state", "probable_double", ["state"])


def _make_plans() -> None:
    op.create_table(
        "import_plan",
        sa.Column("practice_id", Id(), nullable=False),
        sa.Column("headings", sa.LargeBinary(length=32), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["practice_id"], ["practice.id"], name=op.f("fk_import_plan_practice_id")),
        sa.PrimaryKeyConstraint("practice_id", "headings", name=op.f("pk_import_plan")),
    )
