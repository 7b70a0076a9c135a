# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A message as it travels (RFC 5322): headers that nobody's name or address can break, text and page side by side."""

from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.usecases.needs import Mail


def from_line(practice_name: str, address: str) -> Address:
    """The From line: the practice's name in one line, whatever it is called, and the address that messages come from.

    Raises `PinPortalError` MAIL_FROM_REFUSED for what is no address.
    """
    name = " ".join("".join(c if c.isprintable() else " " for c in practice_name).split())
    try:
        return Address(display_name=name, addr_spec=address)
    except (HeaderParseError, ValueError, IndexError) as error:
        raise PinPortalError(Code.MAIL_FROM_REFUSED) from error


def composed(mail: Mail, sender: Address, at: datetime) -> EmailMessage:
    """The whole message. Raises `PinPortalError` MAIL_RECIPIENT_REFUSED for what is no address.

    Both parts are quoted-printable, so that no server on the way needs to know 8-bit mail. A text message is one plain
    line without a subject: what its gateway finds a phone shows, the marks of an encoding too.
    """
    message = EmailMessage()
    try:
        message["To"] = _recipient(mail.to)
    except (HeaderParseError, ValueError, IndexError) as error:
        raise PinPortalError(Code.MAIL_RECIPIENT_REFUSED) from error
    message["From"] = sender
    if mail.subject:
        message["Subject"] = mail.subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = mail.wire_id
    # So that no answering machine answers (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    if not mail.html and mail.text.isascii():
        message.set_content(mail.text, charset="us-ascii", cte="7bit")
        return message
    message.set_content(mail.text, cte="quoted-printable")
    if mail.html:
        message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    return message


def _recipient(address: str) -> Address:
    """`Address` reads whole addresses in ASCII only; others it takes in two parts."""
    if address.isascii():
        return Address(addr_spec=address)
    local, _, domain = address.rpartition("@")
    return Address(username=local, domain=domain)
