# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Runs the site: inside the desk's program on a thread of its own, or as a service."""

import errno
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from ipaddress import IPv4Network, IPv6Network, ip_network
from types import FrameType
from typing import Final, TypeAlias

import uvicorn
from starlette.types import ASGIApp

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.usecases.incidents import log_incident

LOOPBACK: Final = "127.0.0.1"
Network: TypeAlias = IPv4Network | IPv6Network
THIS_COMPUTER: Final[tuple[Network, ...]] = (ip_network("127.0.0.0/8"), ip_network("::1/128"))
# Longer than an answer is held back, and a password hashed; systemd's unit waits longer still.
_ANSWERED_WITHIN: Final = 20  # s
# Longer than a proxy keeps a connection that it may use again, so that it never asks on one that is just being closed.
_KEPT_OPEN: Final = 75  # s
_ELSEWHERE: Final = {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT, errno.EACCES, errno.EPERM, errno.EINVAL}


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
    """A listening socket on this port (0: any free one). Raises `PinPortalError` PORT_TAKEN, HOST_NOT_HERE."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP: of a socket that is not, asyncio does not take Nagle's delay, and each page waits 40 ms for an ACK.
    opened = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":  # there it would share the port with another program
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((host, port))
    except OSError as error:
        opened.close()
        # Windows says "no permission" of a port that another program keeps to itself.
        not_here = isinstance(error, socket.gaierror) or (error.errno in _ELSEWHERE and sys.platform != "win32")
        raise PinPortalError(Code.HOST_NOT_HERE if not_here else Code.PORT_TAKEN, host=host, port=port) from error
    opened.listen(64)
    return opened


def port_of(opened: socket.socket) -> int:
    """The port that it listens on."""
    return int(opened.getsockname()[1])


def serve(app: ASGIApp, opened: socket.socket) -> RunningSite:
    """Serve on a thread of its own, ready when this returns. Nobody's word is taken for whose request it passes on."""
    server = uvicorn.Server(config_of(app, proxy_headers=False))
    # The socket listens already: a browser that is quicker than the thread waits, and is answered.
    thread = threading.Thread(target=server.run, kwargs={"sockets": [opened]}, name="site", daemon=True)
    thread.start()
    return RunningSite(server, thread, port_of(opened))


def serve_here(app: ASGIApp, opened: socket.socket, proxies: Sequence[Network], started: Callable[[], None]) -> None:
    """Serve on this thread until SIGINT or SIGTERM, as a service does; what is under way then is answered. `started` is
    called once it answers, and ends in order when it is told to.

    `proxies` alone may say whose request they pass on and that it came by https (X-Forwarded-For, X-Forwarded-Proto).
    Each adds the address that it saw at the end, so the last that is no proxy of ours is the browser's: what a browser
    wrote before that itself counts for nothing.
    """
    trusted = [str(network) for given in proxies for network in (given, *_as_ipv6(given))]
    config = config_of(
        app,
        proxy_headers=bool(trusted),
        forwarded_allow_ips=trusted,
        timeout_graceful_shutdown=_ANSWERED_WITHIN,
        timeout_keep_alive=_KEPT_OPEN,
    )
    _Service(config, started).run(sockets=[opened])


class _Service(uvicorn.Server):
    """Ends in order: uvicorn's own would end the process by the signal, the database still open."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell_started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """See `uvicorn.Server`."""
        await super().startup(sockets)
        self._tell_started()
        tell_systemd("READY=1")

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as signals are told
        """See `uvicorn.Server`. A second Ctrl+C waits for nobody."""
        if self.should_exit and sig == signal.SIGINT:
            self.force_exit = True
        elif not self.should_exit:
            self.should_exit = True
            tell_systemd("STOPPING=1")


def tell_systemd(what: str) -> None:
    """Tell the system's service manager where it listens (sd_notify(3)); nothing elsewhere."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address or sys.platform == "win32":
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as to:
        try:
            to.sendto(what.encode(), f"\0{address[1:]}" if address.startswith("@") else address)
        except OSError as error:  # it will find the service silent, and do what its unit says
            log_incident(error)


def _as_ipv6(network: Network) -> tuple[Network, ...]:
    """How an IPv4 proxy shows itself where IPv6 listens for both."""
    if isinstance(network, IPv6Network):
        return ()
    return (ip_network(f"::ffff:{network.network_address}/{96 + network.prefixlen}"),)


def config_of(
    app: ASGIApp,
    *,
    proxy_headers: bool,
    timeout_graceful_shutdown: int = 2,
    forwarded_allow_ips: Sequence[str] = (),
    timeout_keep_alive: int = 5,
) -> uvicorn.Config:
    """How uvicorn is set here; times in seconds."""
    return uvicorn.Config(
        app,
        access_log=False,
        log_config=None,
        lifespan="off",
        server_header=False,
        proxy_headers=proxy_headers,
        forwarded_allow_ips=list(forwarded_allow_ips),
        timeout_graceful_shutdown=timeout_graceful_shutdown,
        timeout_keep_alive=timeout_keep_alive,
    )
