# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Imports, their reports and their undo; who is perhaps one child."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

from pinportal_desktop.domain.doubles import DoubleState
from pinportal_desktop.storage.tables.base import metadata, one_of, own_id, recorded, ref, version
from pinportal_desktop.storage.types import Id, Instant
from pinportal_desktop.usecases.kept import ChangeKind
from pinportal_desktop.usecases.runs import LineKind, RunState

import_run = Table(
    "import_run",
    metadata,
    own_id(),
    ref("practice_id", "practice"),
    Column("file", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("format", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("rows", BigInteger, nullable=False),
    Column("new", BigInteger, nullable=False),
    Column("changed", BigInteger, nullable=False),
    Column("unchanged", BigInteger, nullable=False),
    Column("refused", BigInteger, nullable=False),
    Column("left_out", BigInteger, nullable=False),
    Column("doubles", BigInteger, nullable=False),
    Column("lines", BigInteger, nullable=False),
    Column("person", Text, nullable=False),
    Column("began_at", Instant, nullable=False),
    Column("ended_at", Instant),
    version(),
    recorded(),
    one_of("state", RunState),
    Index("ix_import_run_practice_id_sha256", "practice_id", "sha256"),
)

# The report of an import, line by line.
import_line = Table(
    "import_line",
    metadata,
    Column("run_id", Id, ForeignKey("import_run.id"), primary_key=True),
    Column("n", BigInteger, primary_key=True, autoincrement=False),
    Column("row", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("code", String(40), nullable=False),
    Column("what", Text, nullable=False),
    one_of("kind", LineKind),
)

# What an import put in the place of what, for its undo: `other` is a link's contact, else the same as `id`. `before`
# is empty for what came new; `came_with` are the ids of the contacts who came new with a new patient.
import_change = Table(
    "import_change",
    metadata,
    Column("run_id", Id, ForeignKey("import_run.id"), primary_key=True),
    Column("kind", String(8), primary_key=True),
    Column("id", Id, primary_key=True),
    Column("other", Id, primary_key=True),
    ref("patient_id", "patient"),
    Column("before", Text, nullable=False),
    Column("came_with", LargeBinary, nullable=False),
    Column("version_after", Integer, nullable=False),
    one_of("kind", ChangeKind),
)

# Two patients who are perhaps one child; `one_id` came later.
probable_double = Table(
    "probable_double",
    metadata,
    Column("one_id", Id, ForeignKey("patient.id"), primary_key=True),
    Column("other_id", Id, ForeignKey("patient.id"), primary_key=True),
    Column("points", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("settled_at", Instant),
    Column("settled_by", Text),
    version(),
    recorded(),
    one_of("state", DoubleState),
    Index("ix_probable_double_state", "state"),
)

# What the columns of a table of patients hold, as a person said; told by the headings.
import_plan = Table(
    "import_plan",
    metadata,
    ref("practice_id", "practice"),
    Column("headings", LargeBinary(32), nullable=False),
    Column("plan", Text, nullable=False),
    version(),
    recorded(),
    PrimaryKeyConstraint("practice_id", "headings"),
)
