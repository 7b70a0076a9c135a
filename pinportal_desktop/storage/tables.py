# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The tables. Ids are UUIDv7 made where the thing is made; nothing is hard-deleted; rows that several may change have a
`version`; `made_at` is the device's clock, `recorded_at` the store's.

What makes the tables are the migrations. Conditions of partial indexes stand here for SQLite alone: naming PostgreSQL's
too would load its dialect at each start."""

from enum import StrEnum
from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from pinportal_desktop.domain.association import Via
from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import CredentialKind, CredentialState, SendTo
from pinportal_desktop.domain.doubles import DoubleState
from pinportal_desktop.domain.outbox import Channel, MessageState
from pinportal_desktop.domain.registering import Scope, Who
from pinportal_desktop.domain.signing_in import LinkKind
from pinportal_desktop.storage.types import Id, Instant
from pinportal_desktop.usecases.kept import ChangeKind
from pinportal_desktop.usecases.runs import LineKind, RunState

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Both databases put these in the order of Python's own comparison.
_BY_CODE_POINT: Final = Text().with_variant(Text(collation="C"), "postgresql")


def _id() -> Column[object]:
    return Column("id", Id, primary_key=True)


def _ref(name: str, table: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, Id, ForeignKey(f"{table}.id"), nullable=nullable)


def _one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    listed = ", ".join(f"'{value.value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _version() -> Column[int]:
    return Column("version", Integer, nullable=False, server_default="1")


def _recorded() -> Column[object]:
    return Column("recorded_at", Instant, nullable=False)


practice = Table("practice", metadata, _id(), Column("name", Text, nullable=False), _recorded())

location = Table(
    "location",
    metadata,
    _id(),
    _ref("practice_id", "practice"),
    Column("name", Text, nullable=False),
    Column("time_zone", Text),
    _recorded(),
)

station = Table(
    "station",
    metadata,
    _id(),
    _ref("practice_id", "practice"),
    _ref("location_id", "location", nullable=True),
    Column("name", Text, nullable=False),
    # The head of the station's record chain: locked before an entry is appended.
    Column("head_n", BigInteger, nullable=False, server_default="0"),
    Column("head_mac", LargeBinary, nullable=False),
    Column("command_n", BigInteger, nullable=False, server_default="0"),
    _recorded(),
    UniqueConstraint("practice_id", "name"),
)

staff = Table(
    "staff",
    metadata,
    _id(),
    _ref("practice_id", "practice"),
    Column("name", Text, nullable=False),
    Column("role", String(32), nullable=False),
    Column("password_hash", Text),
    Column("disabled_at", Instant),
    _version(),
    _recorded(),
)

setting = Table(
    "setting",
    metadata,
    _id(),
    _ref("practice_id", "practice"),
    _ref("location_id", "location", nullable=True),
    Column("key", String(64), nullable=False),
    Column("value", Text, nullable=False),
    _version(),
    _recorded(),
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
    _id(),
    _ref("practice_id", "practice"),
    Column("name", String(64), nullable=False),
    Column("language", String(16), nullable=False),
    Column("body", Text, nullable=False),
    _version(),
    _recorded(),
    UniqueConstraint("practice_id", "name", "language"),
)

patient = Table(
    "patient",
    metadata,
    _id(),
    _ref("practice_id", "practice"),
    _ref("location_id", "location", nullable=True),
    Column("chart_number", Text, nullable=False),
    Column("family", Text, nullable=False),
    Column("given", Text, nullable=False),
    Column("preferred", Text, nullable=False, server_default=""),
    Column("born", Date, nullable=False),
    Column("language", String(16)),
    Column("active", Boolean, nullable=False),
    Column("deceased", Boolean, nullable=False),
    _ref("merged_into", "patient", nullable=True),
    Column("withdrawn", Boolean, nullable=False, server_default=false()),
    Column("disabled", Boolean, nullable=False),
    Column("self_registration_waits", Boolean, nullable=False),
    Column("edited", Text, nullable=False, server_default=""),
    _version(),
    _recorded(),
    UniqueConstraint("practice_id", "chart_number"),
    Index("ix_patient_born", "born"),
    Index("ix_patient_merged_into", "merged_into", sqlite_where=text("merged_into IS NOT NULL")),
)

patient_identifier = Table(
    "patient_identifier",
    metadata,
    _ref("practice_id", "practice"),
    _ref("patient_id", "patient"),
    Column("system", Text, nullable=False),
    Column("value", Text, nullable=False),
    # Two record systems use it for different patients: it tells nobody any more.
    Column("contested", Boolean, nullable=False, server_default=false()),
    Column("run_id", Id),  # of the import that brought it
    _recorded(),
    UniqueConstraint("practice_id", "system", "value"),
    Index("ix_patient_identifier_patient_id", "patient_id"),
)

family_contact = Table(
    "family_contact",
    metadata,
    _id(),
    Column("family", Text, nullable=False),
    Column("given", Text, nullable=False),
    Column("phone", String(20)),
    Column("language", String(16)),
    Column("edited", Text, nullable=False, server_default=""),
    Column("withdrawn", Boolean, nullable=False, server_default=false()),
    _version(),
    _recorded(),
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
    _version(),
    _recorded(),
    _one_of("authority", Authority),
    Index("ix_family_link_contact_id", "contact_id"),
)

credential = Table(
    "credential",
    metadata,
    _id(),
    _ref("patient_id", "patient"),
    Column("kind", String(8), nullable=False),
    Column("state", String(16), nullable=False),
    Column("send_to", String(16), nullable=False),
    _ref("for_contact", "family_contact", nullable=True),
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
    _version(),
    _recorded(),
    _one_of("kind", CredentialKind),
    _one_of("state", CredentialState),
    _one_of("send_to", SendTo),
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
    _id(),
    Column("email", Text, nullable=False),
    Column("email_key", Text, nullable=False),
    Column("email_confirmed_at", Instant),
    Column("family", Text, nullable=False),
    Column("given", Text, nullable=False),
    Column("phone", String(20)),
    Column("language", String(16), nullable=False),
    _ref("contact_id", "family_contact", nullable=True),
    _ref("patient_id", "patient", nullable=True),
    Column("password_hash", Text, nullable=False),
    Column("terms", String(16), nullable=False),
    Column("terms_at", Instant, nullable=False),
    _version(),
    _recorded(),
    UniqueConstraint("email_key"),
    UniqueConstraint("contact_id"),
    UniqueConstraint("patient_id"),
)

association = Table(
    "association",
    metadata,
    _id(),
    _ref("patient_id", "patient"),
    _ref("account_id", "portal_account"),
    Column("via", String(8), nullable=False),
    _ref("credential_id", "credential", nullable=True),
    Column("relationship", Text, nullable=False),
    Column("since", Instant, nullable=False),
    Column("ends_on", Date),
    Column("removed_at", Instant),
    Column("removed_by", Text),
    Column("removed_why", Text, nullable=False, server_default=""),
    _version(),
    _recorded(),
    _one_of("via", Via),
    UniqueConstraint("credential_id", "account_id"),
    Index("ix_association_patient_id", "patient_id"),
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
    _ref("credential_id", "credential"),
    _ref("patient_id", "patient"),
    _ref("contact_id", "family_contact", nullable=True),
    Column("welcome_due", Boolean, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("consumed_at", Instant),
    Index("ix_handover_credential_id", "credential_id"),
)

registration = Table(
    "registration",
    metadata,
    _id(),
    Column("token_digest", LargeBinary(32), nullable=False),
    _ref("credential_id", "credential"),
    _ref("patient_id", "patient"),
    Column("handed_over", Boolean, nullable=False),
    _ref("handed_to", "family_contact", nullable=True),
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
    _version(),
    _one_of("who", Who),
    UniqueConstraint("token_digest"),
)

throttle = Table(
    "throttle",
    metadata,
    Column("scope", String(16), primary_key=True),
    Column("key", LargeBinary, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", Instant, nullable=False),
    _one_of("scope", Scope),
    Index("ix_throttle_last_at", "last_at"),
)

# A browser that is signed in to a portal account.
account_session = Table(
    "account_session",
    metadata,
    Column("token_digest", LargeBinary(32), primary_key=True),
    _ref("account_id", "portal_account"),
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
    _ref("account_id", "portal_account"),
    Column("email", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("consumed_at", Instant),
    _one_of("kind", LinkKind),
    Index("ix_mailed_link_account_id", "account_id"),
)

# `patient_id` is empty for what goes to an account as such; `link` is a sealed address of a single-use page.
outbox = Table(
    "outbox",
    metadata,
    _id(),
    _ref("practice_id", "practice"),
    _ref("patient_id", "patient", nullable=True),
    Column("template", String(64), nullable=False),
    Column("language", String(16), nullable=False),
    Column("channel", String(8), nullable=False),
    Column("address_key", Integer, nullable=False),
    Column("address", LargeBinary, nullable=False),
    Column("address_masked", Text, nullable=False),
    _ref("contact_id", "family_contact", nullable=True),
    _ref("account_id", "portal_account", nullable=True),
    _ref("credential_id", "credential", nullable=True),
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
    _version(),
    _recorded(),
    _one_of("channel", Channel),
    _one_of("state", MessageState),
    UniqueConstraint("wire_id"),
    Index("ix_outbox_state_next_at", "state", "next_at"),
    Index("ix_outbox_credential_id", "credential_id"),
    Index("ix_outbox_patient_id", "patient_id"),
    Index("ix_outbox_account_id", "account_id"),
)

command = Table(
    "command",
    metadata,
    _id(),
    _ref("station_id", "station"),
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
    _ref("patient_id", "patient", nullable=True),
    Column("facts", Text, nullable=False),
    _ref("command_id", "command"),
    Column("key_id", Integer, nullable=False),
    Column("mac", LargeBinary(32), nullable=False),
    # Of an entry about a portal account: what the facts say, to find it by.
    Column("account_id", Id),
    Index("ix_record_patient_id_at", "patient_id", "at"),
    Index("ix_record_account_id_at", "account_id", "at"),
)

import_run = Table(
    "import_run",
    metadata,
    _id(),
    _ref("practice_id", "practice"),
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
    _version(),
    _recorded(),
    _one_of("state", RunState),
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
    _one_of("kind", LineKind),
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
    _ref("patient_id", "patient"),
    Column("before", Text, nullable=False),
    Column("came_with", LargeBinary, nullable=False),
    Column("version_after", Integer, nullable=False),
    _one_of("kind", ChangeKind),
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
    _version(),
    _recorded(),
    _one_of("state", DoubleState),
    Index("ix_probable_double_state", "state"),
)

# What the columns of a table of patients hold, as a person said; told by the headings.
import_plan = Table(
    "import_plan",
    metadata,
    _ref("practice_id", "practice"),
    Column("headings", LargeBinary(32), nullable=False),
    Column("plan", Text, nullable=False),
    _version(),
    _recorded(),
    PrimaryKeyConstraint("practice_id", "headings"),
)

# What a search shows and filters by. All of it is derived: `reindex` keeps it. What changes with the date stands here
# as facts (born, valid_until), not as the status. On PostgreSQL the table has the index entries besides.
patient_search = Table(
    "patient_search",
    metadata,
    Column("patient_id", Id, ForeignKey("patient.id"), primary_key=True),
    Column("name_key", _BY_CODE_POINT, nullable=False),
    Column("given_word", _BY_CODE_POINT, nullable=False),
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
