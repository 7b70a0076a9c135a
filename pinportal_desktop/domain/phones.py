# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Phone numbers as people type them."""

import re
from typing import Final

from pinportal_desktop.domain.errors import Code, Refused

LONGEST: Final = 40  # characters; the longest number there is takes less than half, written generously
_HOME: Final = "US"
# As nearly all numbers are written here. The library gives the same for them and takes 0.1 ms, which an import notices.
_PLAIN: Final = re.compile(r"(?:\+?1[ .-]?)?\(?([2-9]\d\d)\)?[ .-]?(\d{3})[ .-]?(\d{4})", re.ASCII)
# In North America an area code begins with 2 to 9. What does not was written without its country: `(03) 5555 6473`.
_NO_AREA: Final = ("+10", "+11")


def phone_number(typed: str, *, field: str = "phone") -> str:
    """The number in E.164, one without a country read as of the United States.

    Raises `Refused`, of the input `field`: PHONE_MISSING, PHONE_LETTERS (`1-800-FLOWERS` and an extension are no cell
    phone), PHONE_INVALID.
    """
    text = typed.strip()
    if plain := _PLAIN.fullmatch(text):
        return f"+1{plain[1]}{plain[2]}{plain[3]}"
    if not text:
        raise Refused(Code.PHONE_MISSING, field=field)
    if any(c.isalpha() for c in text):
        raise Refused(Code.PHONE_LETTERS, field=field)
    if len(text) > LONGEST:
        raise Refused(Code.PHONE_INVALID, field=field)
    # Here, because it costs a start 34 ms that most windows never need.
    import phonenumbers

    try:
        parsed = phonenumbers.parse(text, _HOME)
    except phonenumbers.NumberParseException as error:
        raise Refused(Code.PHONE_INVALID, field=field) from error
    # Not `is_valid_number`: numbers that a region opened lately are unknown to the library's tables. And not
    # `is_possible_number`: seven digits without an area code count as possible there, and reach nobody.
    possible = phonenumbers.is_possible_number_with_reason(parsed)
    if possible != phonenumbers.ValidationResult.IS_POSSIBLE or parsed.extension:
        raise Refused(Code.PHONE_INVALID, field=field)
    number = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    if number.startswith(_NO_AREA):
        raise Refused(Code.PHONE_INVALID, field=field)
    return number
