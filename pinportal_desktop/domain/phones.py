# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Phone numbers as people type them."""

from typing import Final

from pinportal_desktop.domain.errors import Code, Refused

LONGEST: Final = 40  # characters; the longest number there is takes less than half, written generously
_HOME: Final = "US"


def phone_number(typed: str, *, field: str = "phone") -> str:
    """The number in E.164, one without a country read as of the United States.

    Raises `Refused`, of the input `field`: PHONE_MISSING, PHONE_LETTERS (`1-800-FLOWERS` and an extension are no cell
    phone), PHONE_INVALID.
    """
    # Here, because it costs a start 34 ms that most windows never need.
    import phonenumbers

    text = typed.strip()
    if not text:
        raise Refused(Code.PHONE_MISSING, field=field)
    if any(c.isalpha() for c in text):
        raise Refused(Code.PHONE_LETTERS, field=field)
    if len(text) > LONGEST:
        raise Refused(Code.PHONE_INVALID, field=field)
    try:
        parsed = phonenumbers.parse(text, _HOME)
    except phonenumbers.NumberParseException as error:
        raise Refused(Code.PHONE_INVALID, field=field) from error
    # Not `is_valid_number`: numbers that a region opened lately are unknown to the library's tables. And not
    # `is_possible_number`: seven digits without an area code count as possible there, and reach nobody.
    possible = phonenumbers.is_possible_number_with_reason(parsed)
    if possible != phonenumbers.ValidationResult.IS_POSSIBLE or parsed.extension:
        raise Refused(Code.PHONE_INVALID, field=field)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
