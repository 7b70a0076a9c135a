# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Runs the site: inside the desk's program on a thread of its own, or as a service."""

import socket
import sys
import threading
from typing import Final

import uvicorn
from starlette.applications import Starlette

from pinportal_desktop.domain.errors import Code, PinPortalError

LOOPBACK: Final = "127.0.0.1"


class RunningSite:
    """A served app; `stop` ends it."""

    def __init__(self, server: uvicorn.Server, thread: threading.Thread, port: int) -> None:
        self._server = server
        self._thread = thread
        self.port = port

    def stop(self, timeout: float = 5.0) -> bool:
        """Answer what is under way, then end; whether the thread has ended."""
        self._server.should_exit = True
        self._thread.join(timeout)
        return not self._thread.is_alive()


def listen(port: int, host: str = LOOPBACK) -> socket.socket:
    """A listening socket on this port (0: any free one). Raises `PinPortalError` PORT_TAKEN."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there it would share the port with another program
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((host, port))
    except OSError as error:
        opened.close()
        raise PinPortalError(Code.PORT_TAKEN, port=port) from error
    opened.listen(64)
    return opened


def port_of(opened: socket.socket) -> int:
    """The port that it listens on."""
    return int(opened.getsockname()[1])


def serve(app: Starlette, opened: socket.socket) -> RunningSite:
    """Serve on a thread of its own, ready when this returns."""
    server = uvicorn.Server(_config(app, behind_proxy=False))
    # The socket listens already: a browser that is quicker than the thread waits, and is answered.
    thread = threading.Thread(target=server.run, kwargs={"sockets": [opened]}, name="site", daemon=True)
    thread.start()
    return RunningSite(server, thread, port_of(opened))


def serve_here(app: Starlette, opened: socket.socket) -> None:
    """Serve on this thread until SIGINT or SIGTERM, as a service does.

    A reverse proxy on this computer may say whose request it passes on; anybody else's word for it is not taken.
    """
    uvicorn.Server(_config(app, behind_proxy=True)).run(sockets=[opened])


def _config(app: Starlette, *, behind_proxy: bool) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        access_log=False,
        log_config=None,
        lifespan="off",
        timeout_graceful_shutdown=2,
        proxy_headers=behind_proxy,
        forwarded_allow_ips=LOOPBACK,
        server_header=False,
    )
