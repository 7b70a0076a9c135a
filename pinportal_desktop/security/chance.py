# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Time and chance of the operating system."""

import secrets
import threading
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from pinportal_desktop.domain.secrets import Secret


class SystemClock:
    """Implements `needs.Clock`."""

    def now(self) -> datetime:
        """The present instant, UTC."""
        return datetime.now(UTC)


_COUNTER_BITS: Final = 42


class SystemEntropy:
    """Implements `needs.Entropy`.

    An id is 48 bits of milliseconds, 42 of a counter that begins anywhere and never starts over, and 32 of chance
    (RFC 9562, 6.2, method 2): those of one instant sort as drawn, from whatever threads. uuid-utils counts only within
    the present millisecond, not for an instant that a caller names.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        # From the lower half, so that it does not run over before 2^41 ids were drawn.
        self._counter = secrets.randbits(_COUNTER_BITS - 1)

    def new_id(self, at: datetime) -> UUID:
        """See `needs.Entropy`."""
        with self._lock:
            self._counter += 1
            high, low = divmod(self._counter, 1 << 30)
        return uuid7((int(at.timestamp() * 1000), high), low << 32 | secrets.randbits(32))

    def symbol(self, alphabet: str) -> str:
        """See `needs.Entropy`."""
        return secrets.choice(alphabet)

    def token(self) -> Secret:
        """See `needs.Entropy`."""
        return Secret(secrets.token_urlsafe(32))


def uuid7(ordered: tuple[int, int], chance: int) -> UUID:
    """The UUIDv7 of (milliseconds since 1970, the upper 12 bits of a counter) and 62 bits of counter or chance."""
    milliseconds, counter = ordered
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | 0x7 << 76 | counter << 64 | 0b10 << 62 | chance
    return UUID(int=value)
