# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether a typed address is one."""

from pinportal_desktop.domain.errors import Code, Refused


def well_formed(typed: str, *, field: str) -> str:
    """The address as it is sent to. Raises `Refused` EMAIL_MISSING or EMAIL_INVALID, of the input `field`.

    Whether there is such a mailbox is not asked: the desk may have no internet.
    """
    # Here, because it costs a start 40 ms that most windows never need.
    from email_validator import EmailNotValidError, validate_email

    if not typed.strip():
        raise Refused(Code.EMAIL_MISSING, field=field)
    try:
        return validate_email(typed.strip(), check_deliverability=False).normalized
    except EmailNotValidError as error:
        raise Refused(Code.EMAIL_INVALID, field=field) from error


def is_well_formed(typed: str) -> bool:
    """Whether something could be sent to it."""
    try:
        well_formed(typed, field="email")
    except Refused:
        return False
    return True
