# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Passwords: argon2id, and the blocklist that NIST SP 800-63B-4 (3.1.1.2) asks for."""

import threading
from collections.abc import Callable, Collection
from typing import Final

from argon2 import PasswordHasher, profiles
from argon2.exceptions import InvalidHashError, VerificationError

from pinportal_desktop.domain.secrets import Secret

# Of a password that nobody has: what an unknown login is checked against, so that it takes as long as a known one.
_NOBODYS: Final = "$argon2id$v=19$m=65536,t=3,p=4$n5bfW49AgNKMSqFj+UzSpA$ymP4BkqbxeDUQT2a5ubzruqiNoTa/ajHbbj4JZz3EMg"
_LONGEST_PIECE: Final = 4
_ROWS: Final = ("1234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "qwertyuiop", "asdfghjkl")
_RUNS: Final = tuple(run for row in _ROWS for run in (row * 3, row[::-1] * 3))


class Argon2Passwords:
    """Implements `needs.Passwords` with argon2-cffi: argon2id in the low-memory profile of RFC 9106 (64 MiB, 85 ms).

    At most `at_once` hashes are made at the same time, so that a burst of requests cannot eat the machine.
    """

    def __init__(self, blocklist: Callable[[], Collection[str]], *, at_once: int) -> None:
        self._hasher = PasswordHasher.from_parameters(profiles.RFC_9106_LOW_MEMORY)
        self._blocklist = blocklist
        self._turns = threading.Semaphore(at_once)

    def hash(self, password: Secret) -> str:
        """See `needs.Passwords`."""
        with self._turns:
            return self._hasher.hash(password.reveal())

    def verify(self, password: Secret, hashed: str | None) -> bool:
        """See `needs.Passwords`."""
        with self._turns:
            try:
                return self._hasher.verify(hashed or _NOBODYS, password.reveal()) and hashed is not None
            except (VerificationError, InvalidHashError):
                return False

    def is_common(self, password: Secret) -> bool:
        """Whether it stands on the list, repeats one short piece, or runs along the alphabet or a keyboard."""
        text = password.reveal().casefold()
        return text in self._blocklist() or _repeats(text) or any(text in run for run in _RUNS)


def _repeats(text: str) -> bool:
    return any(len(text) % n == 0 and text == text[:n] * (len(text) // n) for n in range(1, _LONGEST_PIECE + 1))
