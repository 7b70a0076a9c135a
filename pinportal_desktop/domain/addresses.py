# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""When two addresses are the same."""

from typing import Final

_DOTLESS: Final = frozenset({"gmail.com", "googlemail.com"})


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
    return "".join(c for c in number if c.isdigit())[-10:]


def masked_email(address: str) -> str:
    """The address as records and lists show it: `t…@example.net`."""
    local, _, domain = address.strip().rpartition("@")
    return f"{local[:1]}…@{domain}"
