# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The account's four tables: their names and columns, and what stands in an empty one."""

from pinportal_desktop.screens.account.columns import (
    activity_columns,
    association_columns,
    contact_columns,
    message_columns,
)
from pinportal_desktop.screens.forms.ui_account import Ui_AccountForm
from pinportal_desktop.screens.station import remember_widths
from pinportal_desktop.screens.workplace import Workplace


def set_up_tables(ui: Ui_AccountForm, workplace: Workplace) -> None:
    """Called once; widths are those that this computer remembers."""
    words = workplace.words
    ui.associationsTable.setAccessibleName("Associations")
    ui.familyTable.setAccessibleName("Family Contacts")
    ui.messagesTable.setAccessibleName("Messages")
    ui.activityTable.setAccessibleName("Activity")
    ui.associationsTable.set_columns(*association_columns(words), key=lambda row: row.association_id)
    ui.familyTable.set_columns(*contact_columns(words), key=lambda row: row.contact_id)
    ui.messagesTable.set_columns(*message_columns(words, rules=lambda: workplace.rules))
    ui.activityTable.set_columns(*activity_columns(words))
    for name, table in (
        ("associations", ui.associationsTable),
        ("contacts", ui.familyTable),
        ("messages", ui.messagesTable),
        ("activity", ui.activityTable),
    ):
        remember_widths(table, workplace.station, name)
    ui.associationsTable.set_empty_text(words.text("Nobody has access yet. Who registers with a PIN appears here."))
    ui.familyTable.set_empty_text(
        words.text("No family contacts yet. Add Contact names one, or name one when you issue a PIN.")
    )
    ui.messagesTable.set_empty_text(
        words.text("No messages yet. What is sent to the family appears here. Register Patient sends the first one.")
    )
    ui.activityTable.set_empty_text(words.text("Nothing has happened on this account yet."))
