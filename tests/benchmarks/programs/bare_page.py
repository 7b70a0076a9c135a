# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""`bare_page.py PORT BYTES`: a page of so many bytes, by Starlette alone, on the server of the parents' pages."""

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from pinportal_desktop.portal.serving import config_of

PAGE = "x" * int(sys.argv[2])


async def page(_request: Request) -> HTMLResponse:
    return HTMLResponse(PAGE)


if __name__ == "__main__":
    config = config_of(Starlette(routes=[Route("/", page)]), proxy_headers=True, forwarded_allow_ips=["127.0.0.1"])
    config.port = int(sys.argv[1])
    uvicorn.Server(config).run()
