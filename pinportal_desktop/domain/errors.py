# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Every refusal there is: a stable code and its facts. Sentences are made from them in `words`, nowhere else."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

Fact: TypeAlias = str | int | date | datetime | None


class Code(StrEnum):
    """Why something was refused; one sentence in `words` belongs to each."""

    # patient
    PATIENT_NOT_FOUND = "patient_not_found"
    PATIENT_INACTIVE = "patient_inactive"
    PATIENT_DECEASED = "patient_deceased"
    PATIENT_MERGED = "patient_merged"
    PATIENT_DISABLED = "patient_disabled"
    PATIENT_SELF_REGISTERED = "patient_self_registered"
    PLACEHOLDER_NAME = "placeholder_name"
    REASON_MISSING = "reason_missing"
    NAME_MISSING = "name_missing"
    RELATIONSHIP_MISSING = "relationship_missing"
    CHART_NUMBER_TAKEN = "chart_number_taken"
    CHART_NUMBER_EMPTY = "chart_number_empty"
    BORN_MISSING = "born_missing"
    BORN_UNREADABLE = "born_unreadable"
    BORN_TO_COME = "born_to_come"
    BORN_TOO_EARLY = "born_too_early"
    # family contact and authority
    CONTACT_KNOWN = "contact_known"
    CONTACT_NOT_FOUND = "contact_not_found"
    FOR_MISSING = "for_missing"
    AUTHORITY_NONE = "authority_none"
    AUTHORITY_NOT_RECORDED = "authority_not_recorded"
    AUTHORITY_EXCLUSIVE_ELSEWHERE = "authority_exclusive_elsewhere"
    ADULT_PATIENT_ONLY = "adult_patient_only"
    HAS_ACCESS_ALREADY = "has_access_already"
    # PIN and credential
    PIN_EMPTY = "pin_empty"
    PIN_LENGTH = "pin_length"
    PIN_SYMBOL = "pin_symbol"
    PIN_NOT_ACTIVE = "pin_not_active"
    PIN_SEND_TO = "pin_send_to"
    CREDENTIAL_NOT_FOUND = "credential_not_found"
    ISSUED_ELSEWHERE = "issued_elsewhere"
    NOT_A_DRAFT = "not_a_draft"
    IDENTITY_MISSING = "identity_missing"
    # addresses
    EMAIL_MISSING = "email_missing"
    EMAIL_TWICE = "email_twice"
    EMAIL_INVALID = "email_invalid"
    EMAIL_IS_ANOTHERS_LOGIN = "email_is_anothers_login"
    EMAIL_OF_NONE = "email_of_none"
    PHONE_MISSING = "phone_missing"
    PHONE_INVALID = "phone_invalid"
    PHONE_LETTERS = "phone_letters"
    PHONE_ABROAD = "phone_abroad"
    CARRIER_MISSING = "carrier_missing"
    CARRIER_DEAD = "carrier_dead"
    TEXT_LONG = "text_long"
    TEXT_UNREADABLE = "text_unreadable"
    PHONE_OF_NONE = "phone_of_none"
    MINOR_ADDRESS_OF_FAMILY = "minor_address_of_family"
    MINOR_PHONE_OF_FAMILY = "minor_phone_of_family"
    MINOR_PHONE_UNCHECKED = "minor_phone_unchecked"
    MINOR_ADDRESS_UNCHECKED = "minor_address_unchecked"
    PORTAL_ADDRESS_MISSING = "portal_address_missing"
    # association
    ASSOCIATION_NOT_FOUND = "association_not_found"
    ACCESS_REMOVED_ALREADY = "access_removed_already"
    ACCESS_NOT_REMOVED = "access_not_removed"
    UNDO_NEEDS_REASON = "undo_needs_reason"
    PAST_MINOR_AGE_LIMIT = "past_minor_age_limit"
    ALREADY_LINKED = "already_linked"
    CONTACT_HAS_ACCOUNT = "contact_has_account"
    # registering, told to parents: one sentence for everything that may be wrong with date and PIN
    REGISTRATION_FAILED = "registration_failed"
    REGISTRATION_WAIT = "registration_wait"
    REGISTRATION_EXPIRED = "registration_expired"
    SEARCH_DATE_UNREADABLE = "search_date_unreadable"
    DATE_OF_BIRTH_INVALID = "date_of_birth_invalid"
    WHO_MISSING = "who_missing"
    EMAIL_TAKEN = "email_taken"
    PASSWORD_SHORT = "password_short"
    PASSWORD_LONG = "password_long"
    PASSWORD_COMMON = "password_common"
    TERMS_MISSING = "terms_missing"
    LINK_USED = "link_used"
    # ground
    NOT_PERMITTED = "not_permitted"
    CHANGED_ELSEWHERE = "changed_elsewhere"
    DATABASE_BUSY = "database_busy"
    DATABASE_GONE = "database_gone"
    DATABASE_KEY_WRONG = "database_key_wrong"
    DATABASE_ON_NETWORK_SHARE = "database_on_network_share"
    DATABASE_FROM_NEWER_VERSION = "database_from_newer_version"
    DATABASE_NEEDS_UPGRADE = "database_needs_upgrade"
    DATABASE_MISSING = "database_missing"
    DATABASE_LOGIN_REFUSED = "database_login_refused"
    NO_PRACTICE_YET = "no_practice_yet"
    NOTHING_TO_UPGRADE = "nothing_to_upgrade"
    PRACTICE_EXISTS = "practice_exists"
    PRACTICE_NAME_MISSING = "practice_name_missing"
    PORTAL_ADDRESS_INVALID = "portal_address_invalid"
    # settings
    SETTING_CHANGED_ELSEWHERE = "setting_changed_elsewhere"
    ADDRESS_LONG = "address_long"
    TIME_ZONE_UNKNOWN = "time_zone_unknown"
    AGE_OUT_OF_RANGE = "age_out_of_range"
    MINOR_AGE_ABOVE_LIMIT = "minor_age_above_limit"
    DAYS_OUT_OF_RANGE = "days_out_of_range"
    PORT_OUT_OF_RANGE = "port_out_of_range"
    WORDING_LONG = "wording_long"
    WORDING_LINES = "wording_lines"
    WORDING_BRACES = "wording_braces"
    HEADING_BRACES = "heading_braces"
    WORDING_SYMBOL = "wording_symbol"
    LETTER_FULL = "letter_full"
    MAIL_HOST_MISSING = "mail_host_missing"
    MAIL_HOST_INVALID = "mail_host_invalid"
    MAIL_USER_MISSING = "mail_user_missing"
    MAIL_PASSWORD_MISSING = "mail_password_missing"
    MAIL_PASSWORD_AGAIN = "mail_password_again"
    OPENING_GIVEN_UP = "opening_given_up"
    # keys
    KEYRING_MISSING = "keyring_missing"
    KEYRING_NOT_TRUSTED = "keyring_not_trusted"
    KEYRING_LOCKED = "keyring_locked"
    KEYRING_FAILED = "keyring_failed"
    KEYS_MISSING = "keys_missing"
    KEYS_OF_ANOTHER_PRACTICE = "keys_of_another_practice"
    KEY_FILE_DAMAGED = "key_file_damaged"
    PASSPHRASE_SHORT = "passphrase_short"
    PASSPHRASE_WRONG = "passphrase_wrong"
    PASSPHRASE_REPEAT = "passphrase_repeat"
    PASSPHRASE_NEEDED = "passphrase_needed"
    SEAL_BROKEN = "seal_broken"
    DEMO_ONLY = "demo_only"
    NOT_IN_DEMO = "not_in_demo"
    SENDER_MISSING = "sender_missing"
    # sending, kept with the message that waits: `domain.outbox` says which end it
    MAIL_FOLDER_CLOSED = "mail_folder_closed"
    MAIL_SERVER_NOT_FOUND = "mail_server_not_found"
    MAIL_SERVER_DOWN = "mail_server_down"
    MAIL_SERVER_UNREACHABLE = "mail_server_unreachable"
    MAIL_SERVER_SILENT = "mail_server_silent"
    MAIL_SERVER_NONE = "mail_server_none"
    MAIL_NO_TLS = "mail_no_tls"
    MAIL_NO_STARTTLS = "mail_no_starttls"
    MAIL_TLS_FAILED = "mail_tls_failed"
    MAIL_CERTIFICATE_SELF_SIGNED = "mail_certificate_self_signed"
    MAIL_CERTIFICATE_EXPIRED = "mail_certificate_expired"
    MAIL_CERTIFICATE_NOT_YET_VALID = "mail_certificate_not_yet_valid"
    MAIL_CERTIFICATE_NAME = "mail_certificate_name"
    MAIL_CERTIFICATE_ISSUER = "mail_certificate_issuer"
    MAIL_CERTIFICATE = "mail_certificate"
    MAIL_LOGIN_REFUSED = "mail_login_refused"
    MAIL_LOGIN_NEEDED = "mail_login_needed"
    MAIL_LOGIN_NOT_OFFERED = "mail_login_not_offered"
    MAIL_LOGIN_UNENCRYPTED = "mail_login_unencrypted"
    MAIL_FROM_REFUSED = "mail_from_refused"
    MAIL_RECIPIENT_REFUSED = "mail_recipient_refused"
    MAIL_RECIPIENT_LATER = "mail_recipient_later"
    MAIL_RECIPIENT_LETTERS = "mail_recipient_letters"
    MAIL_MESSAGE_REFUSED = "mail_message_refused"
    MAIL_POLICY = "mail_policy"
    MAIL_TRY_LATER = "mail_try_later"
    MAIL_BROKEN_OFF = "mail_broken_off"
    MAIL_GIVEN_UP = "mail_given_up"
    PRINTER_MISSING = "printer_missing"
    PRINTER_REFUSED = "printer_refused"
    PRINTER_STOPPED = "printer_stopped"
    PRINTER_REJECTS = "printer_rejects"
    PORT_TAKEN = "port_taken"
    PAGE_NOT_RUNNING = "page_not_running"
    VIEWER_MISSING = "viewer_missing"
    BROWSER_MISSING = "browser_missing"
    SCREEN_MISSING = "screen_missing"
    FILE_NOT_READABLE = "file_not_readable"
    FILE_EXISTS = "file_exists"
    FOLDER_NOT_WRITABLE = "folder_not_writable"
    FILE_FORMAT_UNKNOWN = "file_format_unknown"
    # import, row by row
    LINE_NOT_JSON = "line_not_json"
    NOT_A_PERSON = "not_a_person"
    PATIENT_NAME_MISSING = "patient_name_missing"
    BIRTH_DATE_MISSING = "birth_date_missing"
    BIRTH_DATE_PARTIAL = "birth_date_partial"
    BIRTH_DATE_INVALID = "birth_date_invalid"
    CHART_NUMBER_MISSING = "chart_number_missing"


class PinPortalError(Exception):
    """Something was refused or failed.

    `code` says why, `facts` fill the sentence; neither ever holds a PIN or a birth date.
    """

    def __init__(self, code: Code, **facts: Fact) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts: Mapping[str, Fact] = facts


class Refused(PinPortalError):
    """A rule of the product says no; nothing was changed.

    `field` among the facts names the input at fault, where there is one.
    """


class ChangedElsewhere(PinPortalError):
    """Another person changed the same thing meanwhile; nothing was changed by this command."""


class StorageError(PinPortalError):
    """The database cannot do it now (busy, gone, wrong key, wrong version)."""
