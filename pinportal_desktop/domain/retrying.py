# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""When a message that did not leave is tried again, by what stood in its way, and from when on no more.

Of one message the waits double, as RFC 5321 (4.5.4.1) asks, and end after as many days as it names. What every message
would meet is looked at by one of them, again and again: soon where it may pass by itself, seldom where a person has to
mend it first; mending it in Settings hurries them all.
"""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import MessageId

GIVEN_UP_AFTER: Final = timedelta(days=4)
_FIRST, _LONGEST = timedelta(minutes=5), timedelta(hours=4)
_DOUBLED_MOST: Final = 10
_SPREAD: Final = 0.2  # of a wait: what failed together does not come again together

# The other side will not take this message, however often it is tried: a person has to mend the address.
FOR_GOOD: Final = frozenset({Code.MAIL_RECIPIENT_REFUSED, Code.MAIL_RECIPIENT_LETTERS, Code.MAIL_MESSAGE_REFUSED})

_NO_NETWORK: Final = frozenset(
    {
        Code.MAIL_SERVER_NOT_FOUND,
        Code.MAIL_SERVER_DOWN,
        Code.MAIL_SERVER_UNREACHABLE,
        Code.MAIL_SERVER_SILENT,
    }
)
_BUSY: Final = frozenset({Code.MAIL_TRY_LATER, Code.MAIL_FOLDER_CLOSED, Code.MAIL_SERVER_NONE})
# A login that is tried often is locked.
_TO_BE_MENDED: Final = frozenset(
    {
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
        Code.PORTAL_ADDRESS_MISSING,
    }
)
_OF_ALL: Final = (
    (_NO_NETWORK, timedelta(minutes=1)),
    (_BUSY, timedelta(minutes=5)),
    (_TO_BE_MENDED, timedelta(minutes=30)),
)


OF_ALL: Final = _NO_NETWORK | _BUSY | _TO_BE_MENDED


def wait_of_all(cause: Code) -> timedelta | None:
    """How long nothing is tried, for the next message would meet the same; None where it is this message's alone."""
    return next((wait for causes, wait in _OF_ALL if cause in causes), None)


def wait_of(message_id: MessageId, tries: int) -> timedelta:
    """How long a message waits after so many tries (1 …) that failed for a cause of its own."""
    times: int = 2 ** min(tries - 1, _DOUBLED_MOST)
    doubled = min(_FIRST * times, _LONGEST)
    drawn = int.from_bytes(sha256(message_id.bytes + tries.to_bytes(4, "big")).digest()[:4], "big") / 2**32
    return doubled * (1 + _SPREAD * (2 * drawn - 1))


def is_given_up(made_at: datetime, cause: Code, now: datetime) -> bool:
    """Whether a message is not tried any more. What is in the way of all gives up none: they wait until it ends."""
    return cause in FOR_GOOD or (wait_of_all(cause) is None and now - made_at >= GIVEN_UP_AFTER)
