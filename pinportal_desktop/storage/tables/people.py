# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Patients and their families."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.storage.tables.base import metadata, one_of, own_id, recorded, ref, version
from pinportal_desktop.storage.types import Id

patient = Table(
    "patient",
    metadata,
    own_id(),
    ref("practice_id", "practice"),
    ref("location_id", "location", nullable=True),
    Column("chart_number", Text, nullable=False),
    Column("family", Text, nullable=False),
    Column("given", Text, nullable=False),
    Column("preferred", Text, nullable=False, server_default=""),
    Column("born", Date, nullable=False),
    Column("language", String(16)),
    Column("active", Boolean, nullable=False),
    Column("deceased", Boolean, nullable=False),
    ref("merged_into", "patient", nullable=True),
    Column("withdrawn", Boolean, nullable=False, server_default=false()),
    Column("disabled", Boolean, nullable=False),
    Column("self_registration_waits", Boolean, nullable=False),
    Column("edited", Text, nullable=False, server_default=""),
    version(),
    recorded(),
    UniqueConstraint("practice_id", "chart_number"),
    Index("ix_patient_born", "born"),
    Index("ix_patient_merged_into", "merged_into", sqlite_where=text("merged_into IS NOT NULL")),
)

patient_identifier = Table(
    "patient_identifier",
    metadata,
    ref("practice_id", "practice"),
    ref("patient_id", "patient"),
    Column("system", Text, nullable=False),
    Column("value", Text, nullable=False),
    # Two record systems use it for different patients: it tells nobody any more.
    Column("contested", Boolean, nullable=False, server_default=false()),
    Column("run_id", Id),  # of the import that brought it
    recorded(),
    UniqueConstraint("practice_id", "system", "value"),
    Index("ix_patient_identifier_patient_id", "patient_id"),
)

family_contact = Table(
    "family_contact",
    metadata,
    own_id(),
    Column("family", Text, nullable=False),
    Column("given", Text, nullable=False),
    Column("phone", String(20)),
    Column("language", String(16)),
    Column("edited", Text, nullable=False, server_default=""),
    Column("withdrawn", Boolean, nullable=False, server_default=false()),
    version(),
    recorded(),
    Index("ix_family_contact_phone", "phone"),
)

contact_email = Table(
    "contact_email",
    metadata,
    Column("contact_id", Id, ForeignKey("family_contact.id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("email", Text, nullable=False),
    Column("email_key", Text, nullable=False),
    Index("ix_contact_email_email_key", "email_key"),
)

family_link = Table(
    "family_link",
    metadata,
    Column("patient_id", Id, ForeignKey("patient.id"), primary_key=True),
    Column("contact_id", Id, ForeignKey("family_contact.id"), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("relationship", Text, nullable=False),
    Column("authority", String(16), nullable=False),
    Column("edited", Text, nullable=False, server_default=""),
    Column("withdrawn", Boolean, nullable=False, server_default=false()),
    version(),
    recorded(),
    one_of("authority", Authority),
    Index("ix_family_link_contact_id", "contact_id"),
)
