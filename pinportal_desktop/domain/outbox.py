# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The outbox: messages promised but not yet delivered. A row holds no body; the body is rendered when it is sent."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from pinportal_desktop.domain.credential import Sealed
from pinportal_desktop.domain.errors import Code
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


# The other side will not take this message, however often it is tried: a person has to mend the address.
FOR_GOOD: Final = frozenset({Code.MAIL_RECIPIENT_REFUSED, Code.MAIL_RECIPIENT_LETTERS, Code.MAIL_MESSAGE_REFUSED})

# The next message would meet the same, so that trying each one only hammers at the server (and may lock the login).
OF_SERVER: Final = frozenset(
    {
        Code.MAIL_FOLDER_CLOSED,
        Code.MAIL_SERVER_NOT_FOUND,
        Code.MAIL_SERVER_DOWN,
        Code.MAIL_SERVER_UNREACHABLE,
        Code.MAIL_SERVER_SILENT,
        Code.MAIL_SERVER_NONE,
        Code.MAIL_NO_TLS,
        Code.MAIL_NO_STARTTLS,
        Code.MAIL_TLS_FAILED,
        Code.MAIL_CERTIFICATE_SELF_SIGNED,
        Code.MAIL_CERTIFICATE_EXPIRED,
        Code.MAIL_CERTIFICATE_NOT_YET_VALID,
        Code.MAIL_CERTIFICATE_NAME,
        Code.MAIL_CERTIFICATE_ISSUER,
        Code.MAIL_CERTIFICATE,
        Code.MAIL_LOGIN_REFUSED,
        Code.MAIL_LOGIN_NEEDED,
        Code.MAIL_LOGIN_NOT_OFFERED,
        Code.MAIL_LOGIN_UNENCRYPTED,
        Code.MAIL_FROM_REFUSED,
        Code.MAIL_TRY_LATER,
    }
)
