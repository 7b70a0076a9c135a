# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The headers of every answer."""

from collections.abc import Mapping
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ALWAYS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
# A year. Neither the names below the portal's nor browsers' own lists: both are more than these pages' to decide.
_HTTPS_ONLY: Final = {"Strict-Transport-Security": "max-age=31536000"}


def headers_of(*, https_only: bool) -> Mapping[str, str]:
    """By name; `https_only` has browsers never again ask this host without https (RFC 6797)."""
    return _ALWAYS | _HTTPS_ONLY if https_only else _ALWAYS


class Headers:
    """Puts our headers on every answer; what no handler marked as cacheable is not kept anywhere."""

    def __init__(self, app: ASGIApp, *, https_only: bool) -> None:
        self._app = app
        self._headers = [
            (name.lower().encode(), value.encode()) for name, value in headers_of(https_only=https_only).items()
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(pair for pair in self._headers if pair[0] not in there)]
            await send(message)

        await self._app(scope, receive, sending)
