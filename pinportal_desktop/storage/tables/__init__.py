# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The tables. Ids are UUIDv7 made where the thing is made; nothing is hard-deleted; rows that several may change have a
`version`; `made_at` is the device's clock, `recorded_at` the store's.

What makes the tables are the migrations. Conditions of partial indexes stand here for SQLite alone: naming PostgreSQL's
too would load its dialect at each start."""

from pinportal_desktop.storage.tables.access import (
    account_session,
    association,
    credential,
    handover,
    mailed_link,
    portal_account,
    registration,
    throttle,
)
from pinportal_desktop.storage.tables.base import metadata
from pinportal_desktop.storage.tables.imports import (
    import_change,
    import_line,
    import_plan,
    import_run,
    probable_double,
)
from pinportal_desktop.storage.tables.people import (
    contact_email,
    family_contact,
    family_link,
    patient,
    patient_identifier,
)
from pinportal_desktop.storage.tables.practices import location, practice, setting, staff, station, template
from pinportal_desktop.storage.tables.recording import command, outbox, record
from pinportal_desktop.storage.tables.search import patient_search, placed_patient_search

__all__ = [
    "account_session",
    "association",
    "command",
    "contact_email",
    "credential",
    "family_contact",
    "family_link",
    "handover",
    "import_change",
    "import_line",
    "import_plan",
    "import_run",
    "location",
    "mailed_link",
    "metadata",
    "outbox",
    "patient",
    "patient_identifier",
    "patient_search",
    "placed_patient_search",
    "portal_account",
    "practice",
    "probable_double",
    "record",
    "registration",
    "setting",
    "staff",
    "station",
    "template",
    "throttle",
]
