# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The registration page of the demo: on loopback, on its fixed port, or a sentence why not."""

import http.client
import socket

import pytest

from pinportal_desktop.app.parts import Parts
from pinportal_desktop.app.site import DEMO_PORT, demo_address, desk_port, handover_address, try_site
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.portal.serving import RunningSite
from pinportal_desktop.words import Words

LONGEST = 5.0  # seconds


def get(port: int, path: str, host: str | None = None) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST)
    try:
        connection.request("GET", path, headers={} if host is None else {"Host": host})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def test_the_demos_page_answers_at_the_address_that_its_letters_carry(parts: Parts, port: int) -> None:
    assert parts.rules().portal_address == f"http://127.0.0.1:{port}"
    site = try_site(parts)
    assert isinstance(site, RunningSite)
    try:
        status, page = get(port, "/")
        assert status == 200
        assert "Maple Street Pediatrics" in page
        assert get(port, "/", host="portal.example.com")[0] == 421, "its own host only"
    finally:
        assert site.stop(LONGEST)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0, "it has ended"


def test_a_taken_port_is_told_in_a_sentence_that_names_it(parts: Parts, port: int) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        error = try_site(parts)
    assert isinstance(error, PinPortalError)
    assert error.code is Code.PORT_TAKEN
    assert str(port) in Words.load().sentence(error)


def test_the_demo_always_uses_the_same_port_so_that_yesterdays_letter_works() -> None:
    assert demo_address() == f"http://127.0.0.1:{DEMO_PORT}"
    assert desk_port(demo_address()) == DEMO_PORT


@pytest.mark.parametrize(
    ("portal", "port"),
    [("http://localhost:8700", 8700), ("https://portal.example.org", 0), ("https://portal.example.org:8443", 0)],
)
def test_the_desks_own_page_runs_on_the_portals_port_only_where_the_portal_is_this_computer(
    portal: str, port: int
) -> None:
    assert desk_port(portal) == port


def test_a_handover_opens_on_this_computer() -> None:
    assert handover_address(8737, Secret("token")) == "http://127.0.0.1:8737/start/token"
