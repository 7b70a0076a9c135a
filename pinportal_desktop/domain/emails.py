# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""E-mail addresses as people type them."""

from typing import Final

from pinportal_desktop.domain.errors import Code, Refused

LONGEST: Final = 254  # characters; RFC 5321, 4.5.3.1.3, without the angle brackets


def email_address(typed: str, *, field: str = "email", any_letters: bool = True) -> str:
    """The address as it is sent to; without `any_letters` only one in ASCII before the @, as every server takes it.

    Raises `Refused` EMAIL_MISSING or EMAIL_INVALID, of the input `field`. Whether there is such a mailbox is asked of
    nobody: the desk may have no internet.
    """
    # Here, because it costs a start 40 ms that most windows never need.
    from email_validator import EmailNotValidError, validate_email

    if not typed.strip():
        raise Refused(Code.EMAIL_MISSING, field=field)
    try:
        return validate_email(typed.strip(), check_deliverability=False, allow_smtputf8=any_letters).normalized
    except EmailNotValidError as error:
        raise Refused(Code.EMAIL_INVALID, field=field) from error


def is_email_address(typed: str) -> bool:
    """Whether something could be sent to it."""
    try:
        email_address(typed)
    except Refused:
        return False
    return True
