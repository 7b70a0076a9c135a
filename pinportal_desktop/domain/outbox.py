# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The outbox: messages promised but not yet delivered. A row holds no body; the body is rendered when it is sent."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pinportal_desktop.domain.credential import Sealed
from pinportal_desktop.domain.ids import AccountId, ContactId, CredentialId, MessageId, PatientId, PracticeId


class Channel(StrEnum):
    EMAIL = "email"
    TEXT = "text"


class MessageState(StrEnum):
    """queued → sending (leased) → sent → delivered | bounced | failed | cancelled; in doubt after a crash mid-send."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    FAILED = "failed"
    CANCELLED = "cancelled"
    IN_DOUBT = "in_doubt"


class Template(StrEnum):
    """What a message says; texts lie in resources/languages/<code>/messages/."""

    WELCOME_WITH_PIN = "welcome"
    ADD_CHILD = "add_child"  # the same PIN, for somebody who has an account through a sibling
    WELCOME_WITH_QUESTION = "question"
    ADD_CHILD_BY_QUESTION = "add_child_question"
    WELCOME_REGISTERED = "welcome_registered"
    # to an account as such, whoever its children are
    CONFIRM_EMAIL = "confirm_email"
    CHANGE_EMAIL = "change_email"
    EMAIL_CHANGED = "email_changed"
    RESET = "reset_password"
    LOGIN_SECURED = "password_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxMessage:
    """One message of the outbox. `address` is sealed under the outbox key; `address_masked` is what lists show.

    `patient_id` is None for what goes to an account as such. `link` is the sealed token of a single-use page.
    """

    id: MessageId
    practice_id: PracticeId
    patient_id: PatientId | None
    template: Template
    language: str
    channel: Channel = Channel.EMAIL
    address: Sealed
    address_masked: str
    contact_id: ContactId | None = None
    account_id: AccountId | None = None
    credential_id: CredentialId | None = None
    link: Sealed | None = None
    wire_id: str
    state: MessageState = MessageState.QUEUED
    tries: int = 0
    next_at: datetime
    leased_by: str | None = None
    lease_until: datetime | None = None
    trouble: str = ""
    made_at: datetime
    sent_at: datetime | None = None
