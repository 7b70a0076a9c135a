# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Tokens of single-use links and browser sessions: the holder has the token, the database its digest."""

from hashlib import sha256

from pinportal_desktop.domain.secrets import Secret


def token_digest(token: Secret) -> bytes:
    """SHA-256 of the token; enough for 256 random bits, which nobody guesses."""
    return sha256(token.reveal().encode()).digest()
