# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether the pages run, and whether they could answer a parent now: for whoever watches over the service.

Anybody may ask, under any name: probes come by an address, and a stranger learns no more than any page would tell.
"""

import logging
from collections.abc import Callable
from typing import Final

import anyio
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pinportal_desktop.domain.errors import PinPortalError

LIVE: Final = "/health/live"
READY: Final = "/health/ready"
_LOG: Final = logging.getLogger(__name__)


def health_routes(ready: Callable[[], None]) -> list[Route]:
    """LIVE answers 200 while the process does; READY 200, or 503 while `ready` raises `PinPortalError`."""
    one_at_a_time = anyio.CapacityLimiter(1)  # however many ask, one connection is taken from the parents

    async def live(_request: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def is_ready(_request: Request) -> Response:
        try:
            await anyio.to_thread.run_sync(ready, limiter=one_at_a_time)
        except PinPortalError as error:
            _LOG.warning("not ready", extra={"code": error.code.value})
            return PlainTextResponse("not ready\n", status_code=503)
        return PlainTextResponse("ok\n")

    return [Route(LIVE, live), Route(READY, is_ready)]
