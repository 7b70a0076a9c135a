# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The mail server that a practice sends through (SMTP submission, RFC 6409)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pinportal_desktop.domain.credential import Sealed


class Security(StrEnum):
    """How the line to the server is encrypted: from its first byte, after STARTTLS, or where the server offers it."""

    TLS = "tls"
    STARTTLS = "starttls"
    STARTTLS_IF_OFFERED = "starttls_if_offered"


# RFC 8314, 3.3: implicit TLS; RFC 6409: submission, where STARTTLS is said.
USUAL_PORTS: Final = {Security.TLS: 465, Security.STARTTLS: 587, Security.STARTTLS_IF_OFFERED: 25}


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Where messages go and from whom. `user` is empty where the server asks for no login.

    `password` is sealed under the practice key, so that all desks share it.
    """

    host: str
    port: int
    security: Security
    from_address: str
    user: str = ""
    password: Sealed | None = None
