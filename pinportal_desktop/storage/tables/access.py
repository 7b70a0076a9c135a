# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""PINs and questions, portal accounts and their access, and the ways to both."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from pinportal_desktop.domain.association import Via
from pinportal_desktop.domain.credential import CredentialKind, CredentialState, SendTo
from pinportal_desktop.domain.registering import Scope, Who
from pinportal_desktop.domain.signing_in import LinkKind
from pinportal_desktop.storage.tables.base import metadata, one_of, own_id, recorded, ref, version
from pinportal_desktop.storage.types import Id, Instant

credential = Table(
    "credential",
    metadata,
    own_id(),
    ref("patient_id", "patient"),
    Column("kind", String(8), nullable=False),
    Column("state", String(16), nullable=False),
    Column("send_to", String(16), nullable=False),
    ref("for_contact", "family_contact", nullable=True),
    Column("digest_key", Integer, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("seal_key", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("printed_at", Instant),
    Column("activated_at", Instant),
    Column("activated_by", Text),
    Column("valid_until", Date),
    Column("ended_at", Instant),
    Column("ended_why", Text, nullable=False, server_default=""),
    # Deferred: the old one names its successor before that is written.
    Column("superseded_by", Id, ForeignKey("credential.id", deferrable=True, initially="DEFERRED")),
    # Of a VQ only.
    Column("question", Text),
    Column("answer_hash", Text),
    Column("wrong_answers", Integer, nullable=False, server_default="0"),
    version(),
    recorded(),
    one_of("kind", CredentialKind),
    one_of("state", CredentialState),
    one_of("send_to", SendTo),
    UniqueConstraint("digest_key", "digest"),
    Index("ix_credential_patient_id", "patient_id"),
    # A successor that comes is looked for among all that name one: without an index, through the whole table.
    Index("ix_credential_superseded_by", "superseded_by"),
    # At most one credential of a patient is active, also against two workstations at once.
    Index(
        "uq_credential_active",
        "patient_id",
        unique=True,
        sqlite_where=text("state = 'active'"),
    ),
)

portal_account = Table(
    "portal_account",
    metadata,
    own_id(),
    Column("email", Text, nullable=False),
    Column("email_key", Text, nullable=False),
    Column("email_confirmed_at", Instant),
    Column("family", Text, nullable=False),
    Column("given", Text, nullable=False),
    Column("phone", String(20)),
    Column("language", String(16), nullable=False),
    ref("contact_id", "family_contact", nullable=True),
    ref("patient_id", "patient", nullable=True),
    Column("password_hash", Text, nullable=False),
    Column("terms", String(16), nullable=False),
    Column("terms_at", Instant, nullable=False),
    version(),
    recorded(),
    UniqueConstraint("email_key"),
    UniqueConstraint("contact_id"),
    UniqueConstraint("patient_id"),
)

association = Table(
    "association",
    metadata,
    own_id(),
    ref("patient_id", "patient"),
    ref("account_id", "portal_account"),
    Column("via", String(8), nullable=False),
    ref("credential_id", "credential", nullable=True),
    Column("relationship", Text, nullable=False),
    Column("since", Instant, nullable=False),
    Column("ends_on", Date),
    Column("removed_at", Instant),
    Column("removed_by", Text),
    Column("removed_why", Text, nullable=False, server_default=""),
    version(),
    recorded(),
    one_of("via", Via),
    UniqueConstraint("credential_id", "account_id"),
    Index("ix_association_patient_id", "patient_id"),
    Index("ix_association_account_id", "account_id"),
    Index(
        "uq_association_live",
        "patient_id",
        "account_id",
        unique=True,
        sqlite_where=text("removed_at IS NULL"),
    ),
)

handover = Table(
    "handover",
    metadata,
    Column("token_digest", LargeBinary(32), primary_key=True),
    ref("credential_id", "credential"),
    ref("patient_id", "patient"),
    ref("contact_id", "family_contact", nullable=True),
    Column("welcome_due", Boolean, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("consumed_at", Instant),
    Index("ix_handover_credential_id", "credential_id"),
)

registration = Table(
    "registration",
    metadata,
    own_id(),
    Column("token_digest", LargeBinary(32), nullable=False),
    ref("credential_id", "credential"),
    ref("patient_id", "patient"),
    Column("handed_over", Boolean, nullable=False),
    ref("handed_to", "family_contact", nullable=True),
    Column("welcome_due", Boolean, nullable=False),
    Column("proved", Boolean, nullable=False),
    Column("who", String(16)),
    Column("family", Text),
    Column("given", Text),
    Column("relationship", Text, nullable=False, server_default=""),
    Column("phone", String(20)),
    Column("email", Text, nullable=False, server_default=""),
    Column("password_hash", Text, nullable=False, server_default=""),
    Column("language", String(16), nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("finished_at", Instant),
    Column("more", Boolean, nullable=False, server_default=false()),
    version(),
    one_of("who", Who),
    UniqueConstraint("token_digest"),
)

throttle = Table(
    "throttle",
    metadata,
    Column("scope", String(16), primary_key=True),
    Column("key", LargeBinary, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", Instant, nullable=False),
    one_of("scope", Scope),
    Index("ix_throttle_last_at", "last_at"),
)

# A browser that is signed in to a portal account.
account_session = Table(
    "account_session",
    metadata,
    Column("token_digest", LargeBinary(32), primary_key=True),
    ref("account_id", "portal_account"),
    Column("made_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Index("ix_account_session_account_id", "account_id"),
)

# A single-use link that proves control of a mailbox.
mailed_link = Table(
    "mailed_link",
    metadata,
    Column("token_digest", LargeBinary(32), primary_key=True),
    Column("kind", String(16), nullable=False),
    ref("account_id", "portal_account"),
    Column("email", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("consumed_at", Instant),
    one_of("kind", LinkKind),
    Index("ix_mailed_link_account_id", "account_id"),
)
