# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Passwords: argon2id, and the blocklist that NIST SP 800-63B-4 (3.1.1.2) asks for."""

import threading
from collections.abc import Callable, Collection

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from pinportal_desktop.domain.secrets import Secret


class Argon2Passwords:
    """Implements `needs.Passwords` with argon2-cffi's defaults (RFC 9106, low-memory profile: 64 MiB, about 85 ms).

    At most `at_once` hashes are made at the same time, so that a burst of requests cannot eat the machine.
    """

    def __init__(self, blocklist: Callable[[], Collection[str]], *, at_once: int) -> None:
        self._hasher = PasswordHasher()
        self._blocklist = blocklist
        self._turns = threading.Semaphore(at_once)

    def hash(self, password: Secret) -> str:
        """See `needs.Passwords`."""
        with self._turns:
            return self._hasher.hash(password.reveal())

    def verify(self, password: Secret, hashed: str) -> bool:
        """See `needs.Passwords`."""
        with self._turns:
            try:
                return self._hasher.verify(hashed, password.reveal())
            except (VerifyMismatchError, InvalidHashError):
                return False

    def is_common(self, password: Secret) -> bool:
        """Whether it stands on the list, or is one short piece said again and again."""
        text = password.reveal().casefold()
        return text in self._blocklist() or any(
            len(text) % n == 0 and text == text[:n] * (len(text) // n) for n in range(1, 5)
        )
