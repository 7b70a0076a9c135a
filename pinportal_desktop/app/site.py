# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The parents' pages over an open database: wiring, and the loopback site that runs beside the desk."""

import os
from typing import Final
from urllib.parse import urlsplit

from pinportal_desktop.app.parts import Parts
from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.portal.serving import LOOPBACK, RunningSite, serve
from pinportal_desktop.portal.site import SiteSettings, make_site
from pinportal_desktop.portal.steps import Steps

# Fixed, so that the address on the demo's letters and in its messages works; nothing well known uses it.
DEMO_PORT: Final = 8737


def demo_address(port: int = DEMO_PORT) -> str:
    """The demo's portal address."""
    return f"http://{LOOPBACK}:{port}"


def run_site(parts: Parts, port: int) -> RunningSite:
    """Serve the registration pages on loopback. Raises `PinPortalError` PORT_TAKEN."""
    hosts = frozenset({f"{LOOPBACK}:{port}", f"localhost:{port}"})
    steps = Steps(
        surface=parts.site(),
        carry_out=parts.carry_out,
        looks=parts.store.looks(),
        passwords=parts.passwords(),
        rules=parts.rules,
    )
    settings = SiteSettings(hosts=hosts, secure=False, threads=4 * (os.cpu_count() or 1))
    return serve(make_site(steps, parts.words(), settings), port)


def handover_address(portal_address: str, token: Secret) -> str:
    """Where a hand-over opens: a single-use token of a quarter of an hour. A PIN never stands in an address."""
    return f"{portal_address.rstrip('/')}/start/{token.reveal()}"


def port_of(portal_address: str) -> int:
    """The port of a loopback portal's address."""
    return urlsplit(portal_address).port or DEMO_PORT


def try_site(parts: Parts) -> RunningSite | PinPortalError:
    """The running site, or why it does not run: the desk opens all the same."""
    try:
        return run_site(parts, port_of(parts.rules().portal_address))
    except PinPortalError as error:
        return error
