# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A practice, its locations and computers, who works there, and what it has set."""

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from pinportal_desktop.storage.tables.base import metadata, own_id, recorded, ref, version
from pinportal_desktop.storage.types import Instant

practice = Table("practice", metadata, own_id(), Column("name", Text, nullable=False), recorded())

location = Table(
    "location",
    metadata,
    own_id(),
    ref("practice_id", "practice"),
    Column("name", Text, nullable=False),
    Column("time_zone", Text),
    recorded(),
)

station = Table(
    "station",
    metadata,
    own_id(),
    ref("practice_id", "practice"),
    ref("location_id", "location", nullable=True),
    Column("name", Text, nullable=False),
    # The head of the station's record chain: locked before an entry is appended.
    Column("head_n", BigInteger, nullable=False, server_default="0"),
    Column("head_mac", LargeBinary, nullable=False),
    Column("command_n", BigInteger, nullable=False, server_default="0"),
    recorded(),
    UniqueConstraint("practice_id", "name"),
)

staff = Table(
    "staff",
    metadata,
    own_id(),
    ref("practice_id", "practice"),
    Column("name", Text, nullable=False),
    Column("role", String(32), nullable=False),
    Column("password_hash", Text),
    Column("disabled_at", Instant),
    version(),
    recorded(),
)

setting = Table(
    "setting",
    metadata,
    own_id(),
    ref("practice_id", "practice"),
    ref("location_id", "location", nullable=True),
    Column("key", String(64), nullable=False),
    Column("value", Text, nullable=False),
    version(),
    recorded(),
    Index(
        "uq_setting_practice",
        "practice_id",
        "key",
        unique=True,
        sqlite_where=text("location_id IS NULL"),
    ),
    UniqueConstraint("practice_id", "location_id", "key"),
)

template = Table(
    "template",
    metadata,
    own_id(),
    ref("practice_id", "practice"),
    Column("name", String(64), nullable=False),
    Column("language", String(16), nullable=False),
    Column("body", Text, nullable=False),
    version(),
    recorded(),
    UniqueConstraint("practice_id", "name", "language"),
)
