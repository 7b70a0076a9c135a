# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What went wrong between us and a mail server, as a code: from the exceptions of smtplib, ssl and socket."""

import re
import smtplib
import socket
import ssl
from typing import Final

from pinportal_desktop.domain.errors import Code

# Of OpenSSL (X509_V_ERR_…), Windows (CERT_E_…, as a signed and an unsigned number) and macOS (errSec…).
_CERTIFICATES: Final = {
    9: Code.MAIL_CERTIFICATE_NOT_YET_VALID,
    10: Code.MAIL_CERTIFICATE_EXPIRED,
    18: Code.MAIL_CERTIFICATE_SELF_SIGNED,
    19: Code.MAIL_CERTIFICATE_ISSUER,
    20: Code.MAIL_CERTIFICATE_ISSUER,
    21: Code.MAIL_CERTIFICATE_ISSUER,
    62: Code.MAIL_CERTIFICATE_NAME,
    64: Code.MAIL_CERTIFICATE_NAME,
    0x800B0101: Code.MAIL_CERTIFICATE_EXPIRED,
    0x800B0109: Code.MAIL_CERTIFICATE_ISSUER,
    0x800B010A: Code.MAIL_CERTIFICATE_ISSUER,
    0x800B010F: Code.MAIL_CERTIFICATE_NAME,
    -67602: Code.MAIL_CERTIFICATE_NAME,
    -67818: Code.MAIL_CERTIFICATE_EXPIRED,
    -67843: Code.MAIL_CERTIFICATE_ISSUER,
}
# What OpenSSL says when the other side speaks in clear where TLS is expected.
_NO_TLS: Final = ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "HTTP_REQUEST", "UNKNOWN_PROTOCOL")
_ENHANCED: Final = re.compile(rb"\s*([245])\.(\d{1,3})\.\d{1,3}\b")  # RFC 3463: class.subject.detail
_MAILBOX_CODES: Final = frozenset({550, 551, 552, 553, 556})


def cause_of(error: OSError | UnicodeError) -> Code:
    """The cause. None of it names a person: a server's own words often hold the address, so they are not kept."""
    match error:
        case smtplib.SMTPException():
            return _of_protocol(error)
        case ssl.SSLCertVerificationError():
            return _CERTIFICATES.get(_unsigned(error.verify_code), Code.MAIL_CERTIFICATE)
        case ssl.SSLError():
            return Code.MAIL_NO_TLS if error.reason in _NO_TLS else Code.MAIL_TLS_FAILED
        case socket.gaierror() | UnicodeError():
            return Code.MAIL_SERVER_NOT_FOUND  # a name that cannot be one (`a..b`) is not even asked for
        case TimeoutError():
            return Code.MAIL_SERVER_SILENT
        case ConnectionRefusedError():
            return Code.MAIL_SERVER_DOWN
        case ConnectionError():
            return Code.MAIL_BROKEN_OFF
        case _:
            return Code.MAIL_SERVER_UNREACHABLE


def _of_protocol(error: smtplib.SMTPException) -> Code:
    match error:
        case smtplib.SMTPServerDisconnected():
            # smtplib tells a timeout as a lost connection, with the true reason behind it.
            behind = error.__cause__ or error.__context__
            return Code.MAIL_SERVER_SILENT if isinstance(behind, TimeoutError) else Code.MAIL_BROKEN_OFF
        case smtplib.SMTPRecipientsRefused():
            ((code, reply),) = error.recipients.values()
            return _of_recipient(code, reply)
        case smtplib.SMTPConnectError() | smtplib.SMTPHeloError():
            later = 400 <= error.smtp_code < 500
            return Code.MAIL_TRY_LATER if later else Code.MAIL_SERVER_NONE
        case smtplib.SMTPAuthenticationError():
            return Code.MAIL_TRY_LATER if error.smtp_code < 500 else Code.MAIL_LOGIN_REFUSED
        case smtplib.SMTPSenderRefused():
            return _of_sender(error.smtp_code)
        case smtplib.SMTPDataError():
            return _of_message(error.smtp_code, error.smtp_error)
        case smtplib.SMTPResponseException():
            return Code.MAIL_TRY_LATER if 400 <= error.smtp_code < 500 else Code.MAIL_TLS_FAILED
        case _:
            # smtplib and the server have no way of logging in in common.
            return Code.MAIL_LOGIN_NOT_OFFERED


def _of_sender(code: int) -> Code:
    if code == 530:
        return Code.MAIL_LOGIN_NEEDED
    return Code.MAIL_TRY_LATER if code < 500 else Code.MAIL_FROM_REFUSED


def _of_recipient(code: int, reply: bytes) -> Code:
    if code == 530:
        return Code.MAIL_LOGIN_NEEDED
    if code < 500:
        return Code.MAIL_TRY_LATER if code == 421 else Code.MAIL_RECIPIENT_LATER
    subject = _subject(reply)
    of_mailbox = code in _MAILBOX_CODES if subject is None else subject in {1, 2}
    return Code.MAIL_RECIPIENT_REFUSED if of_mailbox else Code.MAIL_POLICY


def _of_message(code: int, reply: bytes | str) -> Code:
    if code < 500:
        return Code.MAIL_TRY_LATER
    subject = _subject(reply if isinstance(reply, bytes) else reply.encode())
    if subject in {1, 2}:
        return Code.MAIL_RECIPIENT_REFUSED
    return Code.MAIL_POLICY if subject == 7 else Code.MAIL_MESSAGE_REFUSED


def _subject(reply: bytes) -> int | None:
    """What an enhanced status code is about: 1 the address, 2 the mailbox, 7 a policy; None without one."""
    found = _ENHANCED.match(reply)
    return int(found.group(2)) if found else None


def _unsigned(code: int) -> int:
    """Windows' numbers come signed or unsigned, as the caller took them from it; macOS' are small."""
    return code + (1 << 32) if code < -(1 << 30) else code
