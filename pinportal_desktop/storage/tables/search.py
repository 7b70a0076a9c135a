# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What is searched: derived from the others."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

from pinportal_desktop.storage.tables.base import BY_CODE_POINT, metadata
from pinportal_desktop.storage.types import Id, Instant

# What a search shows and filters by. All of it is derived: `reindex` keeps it. What changes with the date stands here
# as facts (born, valid_until), not as the status. On PostgreSQL the table has the index entries besides.
patient_search = Table(
    "patient_search",
    metadata,
    Column("patient_id", Id, ForeignKey("patient.id"), primary_key=True),
    Column("name_key", BY_CODE_POINT, nullable=False),
    Column("given_word", BY_CODE_POINT, nullable=False),
    Column("listed", Text, nullable=False),
    Column("born", Date, nullable=False),
    Column("chart_number", Text, nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("self_registration_waits", Boolean, nullable=False),
    Column("parents", Integer, nullable=False),
    Column("others", Integer, nullable=False),
    Column("pin_vq", String(40), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("valid_until", Date),
    Column("unused_since", Instant),
    Column("hidden", Text, nullable=False),
    Index("ix_patient_search_name_key_patient_id", "name_key", "patient_id"),
)

# The same table as SQLite has it: its rows stand in name order, and `rank` is the FTS row's number too.
placed_patient_search = Table(
    "patient_search",
    MetaData(),
    Column("rank", Integer, primary_key=True, autoincrement=False),
    *(Column(column.name, column.type, nullable=column.nullable) for column in patient_search.columns),
)
