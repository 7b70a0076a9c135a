# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Time and chance of the operating system."""

import secrets
import threading
from datetime import UTC, datetime
from uuid import UUID

from pinportal_desktop.domain.secrets import Secret


class SystemClock:
    """Implements `needs.Clock`."""

    def now(self) -> datetime:
        """The present instant, UTC."""
        return datetime.now(UTC)


class SystemEntropy:
    """Implements `needs.Entropy`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = (0, 0)

    def new_id(self, at: datetime) -> UUID:
        """A UUIDv7 (RFC 9562): milliseconds, then a counter seeded by chance within one millisecond, then chance."""
        return uuid7(self._ordered(int(at.timestamp() * 1000)), secrets.randbits(62))

    def _ordered(self, milliseconds: int) -> tuple[int, int]:
        with self._lock:
            last, counter = self._last
            # Begins in the lower half, so that a millisecond has room for 2,048 more.
            counter = counter + 1 if milliseconds == last and counter < 0xFFF else secrets.randbits(11)
            self._last = (milliseconds, counter)
            return self._last

    def symbol(self, alphabet: str) -> str:
        """See `needs.Entropy`."""
        return secrets.choice(alphabet)

    def token(self) -> Secret:
        """See `needs.Entropy`."""
        return Secret(secrets.token_urlsafe(32))


def uuid7(ordered: tuple[int, int], chance: int) -> UUID:
    """The UUIDv7 of (milliseconds since 1970, counter of 12 bits) and 62 bits of chance."""
    milliseconds, counter = ordered
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | 0x7 << 76 | counter << 64 | 0b10 << 62 | chance
    return UUID(int=value)
