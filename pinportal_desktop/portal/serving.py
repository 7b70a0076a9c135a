# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Runs the site on a loopback port, on a thread of its own, inside the desk's program."""

import socket
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


def serve(app: Starlette, port: int) -> RunningSite:
    """Serve on this port (0: any free one), ready when this returns. Raises `PinPortalError` PORT_TAKEN."""
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((LOOPBACK, port))
    except OSError as error:
        opened.close()
        raise PinPortalError(Code.PORT_TAKEN, port=port) from error
    opened.listen(64)
    config = uvicorn.Config(app, access_log=False, log_config=None, lifespan="off", timeout_graceful_shutdown=2)
    server = uvicorn.Server(config)
    # The socket listens already: a browser that is quicker than the thread waits, and is answered.
    thread = threading.Thread(target=server.run, kwargs={"sockets": [opened]}, name="site", daemon=True)
    thread.start()
    return RunningSite(server, thread, int(opened.getsockname()[1]))
