# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The parents' pages over an open database: wiring, and the loopback site that runs beside the desk."""

import logging
import os
from collections.abc import Callable
from typing import Final
from urllib.parse import SplitResult, urlsplit

from starlette.applications import Starlette

from pinportal_desktop import __version__
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.app.serve_settings import ServeSettings
from pinportal_desktop.domain.addresses import leads_here
from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.portal.request_log import RequestLog
from pinportal_desktop.portal.serving import LOOPBACK, RunningSite, listen, port_of, serve, serve_here
from pinportal_desktop.portal.site import SiteSettings, make_site
from pinportal_desktop.portal.steps import Steps

_LOG: Final = logging.getLogger(__name__)
# Fixed, so that the address on the demo's letters and in its messages works; nothing well known uses it.
DEMO_PORT: Final = 8737


def demo_address(port: int = DEMO_PORT) -> str:
    """The demo's portal address."""
    return f"http://{LOOPBACK}:{port}"


def run_site(parts: Parts, port: int) -> RunningSite:
    """Serve the registration pages on loopback (port 0: any free one). Raises `PinPortalError` PORT_TAKEN."""
    opened = listen(port)
    hosts = _loopback_hosts(port_of(opened))
    return serve(_pages(parts, hosts, secure=False), opened)


def serve_pages(parts: Parts, settings: ServeSettings, say: Callable[[str], None]) -> None:
    """Serve the pages as a service until it is told to end. Raises `PinPortalError` PORT_TAKEN, HOST_NOT_HERE.

    It answers to the portal's address, which a reverse proxy with https leads here, and to this computer's own.
    """
    rules, words, opened = parts.rules(), parts.words(), listen(settings.port, settings.host)
    port, portal = port_of(opened), urlsplit(rules.portal_address)
    if settings.log is not None:  # else its lines stand where this would
        say(
            words.text(
                "Registration pages of {practice} at http://{host}:{port}, for parents {address}. Ctrl+C ends them.",
                practice=rules.practice_name,
                host=settings.host,
                port=port,
                address=rules.portal_address,
            )
        )
    hosts = settings.hosts or _loopback_hosts(port) | {portal.netloc.lower()}
    app = RequestLog(_pages(parts, hosts, secure=portal.scheme == "https", https_only=_keeps_to_https(portal)))
    facts = {"version": __version__, "port": port}
    serve_here(app, opened, settings.proxies, lambda: _LOG.info("started", extra=facts))
    _LOG.info("stopped")


def handover_address(port: int, token: Secret) -> str:
    """Where a hand-over opens, on this computer: a single-use token of a quarter of an hour, never a PIN."""
    return f"http://{LOOPBACK}:{port}/start/{token.reveal()}"


def desk_port(portal_address: str) -> int:
    """The port of the desk's own pages: the portal's where that is this computer, else any free one."""
    return urlsplit(portal_address).port or DEMO_PORT if leads_here(portal_address) else 0


def try_site(parts: Parts) -> RunningSite | PinPortalError:
    """The running site, or why it does not run: the desk opens all the same."""
    try:
        return run_site(parts, desk_port(parts.rules().portal_address))
    except PinPortalError as error:
        return error


def _keeps_to_https(portal: SplitResult) -> bool:
    """A browser that is told so keeps to it for all of the host: beside a port of its own others may serve there."""
    return portal.scheme == "https" and portal.port in {None, 443}


def _pages(parts: Parts, hosts: frozenset[str], *, secure: bool, https_only: bool = False) -> Starlette:
    steps = Steps(
        surface=parts.site(),
        carry_out=parts.carry_out,
        looks=parts.store.looks(),
        passwords=parts.passwords(),
        rules=parts.rules,
    )
    settings = SiteSettings(
        hosts=hosts,
        secure=secure,
        threads=4 * (os.cpu_count() or 1),
        https_only=https_only,
        ready=parts.store.refuse_unready,
    )
    return make_site(steps, parts.words(), settings)


def _loopback_hosts(port: int) -> frozenset[str]:
    return frozenset({f"{LOOPBACK}:{port}", f"localhost:{port}"})
