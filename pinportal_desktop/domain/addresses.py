# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Addresses: when two are the same, and which one a portal may have."""

import re
from typing import Final
from urllib.parse import urlsplit

from pinportal_desktop.domain.errors import Code, Refused

_NO_DIGITS: Final = re.compile(r"\D+")
_DOTLESS: Final = frozenset({"gmail.com", "googlemail.com"})


def portal_address(typed: str) -> str:
    """The registration page's address, without a slash at its end.

    Raises `Refused` PORTAL_ADDRESS_INVALID, with `field`, for what no parent could open or what is not https: PINs and
    passwords are typed there. http is for this computer alone.
    """
    refused = Refused(Code.PORTAL_ADDRESS_INVALID, field="portal_address")
    text = typed.strip()
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname or "", parts.port
    except ValueError as error:
        raise refused from error
    whole = bool(host) and parts.path in {"", "/"} and not (parts.query or parts.fragment or "@" in parts.netloc)
    known = "." in host or is_loopback(host)
    safe = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    if not (whole and known and safe and text.isprintable() and " " not in text):
        raise refused
    return f"{parts.scheme}://{parts.netloc.lower()}"


def is_loopback(host: str) -> bool:
    """Whether the name leads to this computer itself."""
    return host in {"localhost", "::1"} or host.startswith("127.")


def leads_here(portal: str) -> bool:
    """Whether a portal's address is this computer's own, which nobody else can open."""
    return is_loopback(urlsplit(portal).hostname or "")


def email_key(address: str) -> str:
    """What makes a login unique: the address without regard to case and surrounding space."""
    return address.strip().casefold()


def email_likeness(address: str) -> str:
    """The address with case, dots and plus-tags ignored: two spellings of one mailbox give the same text.

    Used where a miss would let the wrong person in (Send to Minor), so it errs towards "the same".
    """
    local, _, domain = email_key(address).rpartition("@")
    domain = "gmail.com" if domain in _DOTLESS else domain
    return f"{local.partition('+')[0].replace('.', '')}@{domain}"


def phone_likeness(number: str) -> str:
    """The digits that tell two phone numbers apart, country prefix ignored."""
    return _NO_DIGITS.sub("", number)[-10:]


def masked_phone(number: str) -> str:
    """The number as records and lists show it: `…2231`."""
    return f"…{number[-4:]}"


def masked_email(address: str) -> str:
    """The address as records and lists show it: `t…@example.net`."""
    local, _, domain = address.strip().rpartition("@")
    return f"{local[:1]}…@{domain}"
