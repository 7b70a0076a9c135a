# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What waits to leave, what was carried out, and the record of it."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from pinportal_desktop.domain.outbox import Channel, MessageState
from pinportal_desktop.storage.tables.base import metadata, one_of, own_id, recorded, ref, version
from pinportal_desktop.storage.types import Id, Instant

# `patient_id` is empty for what goes to an account as such; `link` is a sealed address of a single-use page.
outbox = Table(
    "outbox",
    metadata,
    own_id(),
    ref("practice_id", "practice"),
    ref("patient_id", "patient", nullable=True),
    Column("template", String(64), nullable=False),
    Column("language", String(16), nullable=False),
    Column("channel", String(8), nullable=False),
    Column("address_key", Integer, nullable=False),
    Column("address", LargeBinary, nullable=False),
    Column("address_masked", Text, nullable=False),
    ref("contact_id", "family_contact", nullable=True),
    ref("account_id", "portal_account", nullable=True),
    ref("credential_id", "credential", nullable=True),
    Column("wire_id", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_at", Instant, nullable=False),
    Column("leased_by", Text),
    Column("lease_until", Instant),
    Column("trouble", Text, nullable=False, server_default=""),
    Column("made_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Column("link_key", Integer),
    Column("link", LargeBinary),
    version(),
    recorded(),
    one_of("channel", Channel),
    one_of("state", MessageState),
    UniqueConstraint("wire_id"),
    Index("ix_outbox_state_next_at", "state", "next_at"),
    Index("ix_outbox_credential_id", "credential_id"),
    Index("ix_outbox_patient_id", "patient_id"),
    Index("ix_outbox_account_id", "account_id"),
)

command = Table(
    "command",
    metadata,
    own_id(),
    ref("station_id", "station"),
    Column("n", BigInteger, nullable=False),
    Column("kind", String(64), nullable=False),
    Column("body_key", Integer, nullable=False),
    Column("body_sealed", LargeBinary, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("done_at", Instant, nullable=False),
    Column("result", LargeBinary, nullable=False),
    UniqueConstraint("station_id", "n"),
)

record = Table(
    "record",
    metadata,
    Column("station_id", Id, ForeignKey("station.id"), primary_key=True),
    Column("n", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("actor_kind", String(8), nullable=False),
    Column("person", Text, nullable=False),
    Column("kind", String(64), nullable=False),
    ref("patient_id", "patient", nullable=True),
    Column("facts", Text, nullable=False),
    ref("command_id", "command"),
    Column("key_id", Integer, nullable=False),
    Column("mac", LargeBinary(32), nullable=False),
    # Of an entry about a portal account: what the facts say, to find it by.
    Column("account_id", Id),
    Index("ix_record_patient_id_at", "patient_id", "at"),
    Index("ix_record_account_id_at", "account_id", "at"),
)
