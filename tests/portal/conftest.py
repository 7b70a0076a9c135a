# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The parents' pages over a small real world."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from starlette.testclient import TestClient

from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.portal.page import DEVICE
from pinportal_desktop.portal.serving import RunningSite, listen, serve
from pinportal_desktop.portal.site import SiteSettings, make_site
from pinportal_desktop.portal.steps import Steps
from pinportal_desktop.usecases.command import CarryOut
from pinportal_desktop.usecases.needs import Passwords
from pinportal_desktop.words import Words
from tests.fakes import PlainPasswords
from tests.world import World

HOST = "127.0.0.1:8737"
_PLAIN = PlainPasswords()


def site_of(
    world: World,
    hosts: frozenset[str] = frozenset({HOST}),
    *,
    carry_out: CarryOut | None = None,
    passwords: Passwords = _PLAIN,
    answers_take: float = 0.0,
) -> Any:
    """Without the time that answers take, unless a test is about that."""
    steps = Steps(
        surface=world.site,
        carry_out=carry_out or world.do,
        looks=world.pages_looks,
        passwords=passwords,
        rules=world.pages_looks.rules,
    )
    return make_site(steps, Words.load(), SiteSettings(hosts=hosts, secure=False, threads=4, answers_take=answers_take))


@dataclass
class Browser:
    """A parent's browser without JavaScript: follows forms as it finds them."""

    client: TestClient

    def csrf(self) -> str:
        from pinportal_desktop.portal.page import Asked

        if DEVICE not in self.client.cookies:
            self.client.get("/")
        device = Secret(self.client.cookies[DEVICE])
        return Asked(path={}, form={}, address="", device=device, session=None).csrf

    def post(self, path: str, **fields: str) -> Any:
        return self.client.post(path, data={"csrf": self.csrf()} | fields)

    def get(self, path: str = "/") -> Any:
        return self.client.get(path)

    def first_step(self, pin: str, *, month: str = "3", day: str = "14", year: str = "2012") -> Any:
        return self.post("/pin", month=month, day=day, year=year, pin=pin)

    def all_steps(self, pin: str, name: str, email: str) -> Any:
        answer = self.first_step(pin)
        assert "Step 2" in answer.text, answer.text
        return self.other_steps(name, email)

    def other_steps(self, name: str, email: str, **who: str) -> Any:
        given, _, family = name.partition(" ")
        self.post("/who", **({"who": "a_child", "given": given, "family": family, "relationship": "Mother"} | who))
        self.post("/login", email=email, password="three random words")
        return self.post("/terms", terms="yes")


@pytest.fixture
def browser(world: World) -> Iterator[Browser]:
    with TestClient(site_of(world), base_url=f"http://{HOST}") as client:
        yield Browser(client)


@pytest.fixture
def running_site(world: World) -> Iterator[RunningSite]:
    """The pages on a real port; the world's portal address is theirs."""
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = serve(site_of(world, frozenset({f"127.0.0.1:{port}"})), listen(port))
    yield site
    assert site.stop()
