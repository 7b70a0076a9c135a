# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A line for each request that was answered: which page, how it ended, how long it took. Nothing of who asked."""

import logging
import time
from typing import Final

from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pinportal_desktop.portal.health import LIVE, READY

_LOG: Final = logging.getLogger(__name__)
_UNREMARKABLE: Final = frozenset({(LIVE, 200), (READY, 200)})  # asked every few seconds


class RequestLog:
    """Tells the route as it is declared, `/start/{token}`. A path has tokens in it, and whatever a stranger typed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            route = scope.get("route")
            known = route.path if isinstance(route, Route) else ""
            if (known, status) not in _UNREMARKABLE:
                _LOG.info("request", extra=_facts(scope["method"], known, status, time.perf_counter() - began))


def _facts(method: str, route: str, status: int, took: float) -> dict[str, object]:
    """`status` 0: no answer was begun. A method that there is not is whatever somebody sent."""
    plain = method if method in {"GET", "HEAD", "POST"} else "other"
    return {"method": plain, "route": route, "status": status, "ms": round(took * 1000)}
