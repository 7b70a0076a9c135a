# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Time and chance that tests set."""

import random
from datetime import UTC, datetime, timedelta
from uuid import UUID

from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.chance import uuid7

NOON = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)  # noon in New York


class FixedClock:
    """Stands still until `pass_` moves it."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def pass_(self, **time: float) -> None:
        self.at += timedelta(**time)


class SeededEntropy:
    """The same at each run; never outside tests and demo data."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        self._count = 0

    def new_id(self, at: datetime) -> UUID:
        self._count += 1
        return uuid7((int(at.timestamp() * 1000), self._count & 0xFFF), self._random.getrandbits(62))

    def symbol(self, alphabet: str) -> str:
        return self._random.choice(alphabet)

    def token(self) -> Secret:
        return Secret(f"{self._random.getrandbits(256):064x}")


class PlainPasswords:
    """Quick where a test is not about hashing."""

    def hash(self, password: Secret) -> str:
        return f"hash:{password.reveal()[::-1]}"

    def verify(self, password: Secret, hashed: str | None) -> bool:
        return hashed == self.hash(password)

    def is_common(self, password: Secret) -> bool:
        return password.reveal() == "password1234"
