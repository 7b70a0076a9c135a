# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""`pinportal serve` as a process of its own, and browsers that come to it from where a test says."""

import http.client
import json
import os
import re
import signal
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from pinportal_desktop.app.home import Home
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.app.service_keys import write_service_keys
from pinportal_desktop.security.keys import Key, Keys
from tests.world import DATABASE_KEY, PRACTICE_KEY, World

LONGEST = 30  # seconds until a test gives a program up; nothing waits that long
PORTAL = "portal.example.org"


def parts_of(world: World, folder: Path) -> Parts:
    """The world's practice as a desk has it open."""
    keys = Keys(database=Key(DATABASE_KEY), practice=PRACTICE_KEY)
    home = Home(path=folder / "desk", demo=False)
    return Parts(home=home, keys=keys, clock=world.clock, entropy=world.desk.entropy, store=world.store)


def keys_for(world: World, folder: Path) -> Path:
    """The file of keys for the pages over it."""
    file = folder / "service-keys.toml"
    write_service_keys(parts_of(world, folder), world.database, file)
    return file


@dataclass
class Service:
    """A running service; `lines` are its log until it ended."""

    program: "subprocess.Popen[str]"
    port: int
    said: list[str]
    code: int | None = None

    def stop(self) -> int:
        """Told to end, it ends by itself; gives its exit code."""
        if self.code is None:
            self.program.send_signal(signal.SIGTERM)
            self.ended()
        assert self.code is not None
        return self.code

    def ended(self) -> None:
        """After it was told to."""
        output, errors = self.program.communicate(timeout=LONGEST)
        self.said += [output, errors]
        self.code = self.program.returncode

    @property
    def told(self) -> str:
        """All that it wrote, wherever."""
        return "".join(self.said)

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.told.splitlines()]


@contextmanager
def running_service(*words: str, **environment: str) -> Iterator[Service]:
    """Started with these options, on a free port, logging to its output; listens by the time it is given."""
    program = subprocess.Popen(
        [sys.executable, "-m", "pinportal_desktop", "serve", "--port", "0", *words],
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert program.stdout is not None
        first = program.stdout.readline()
        assert first, program.communicate(timeout=LONGEST)
        service = Service(program, json.loads(first)["port"], [first])
        yield service
        if program.poll() is None:
            service.stop()
    finally:
        program.kill()
        program.communicate()


@dataclass
class Visitor:
    """A browser that comes from `source`, through whatever wrote `headers`."""

    port: int
    source: str = "127.0.0.1"
    headers: tuple[tuple[str, str], ...] = ()
    host: str = PORTAL
    tls: ssl.SSLContext | None = None
    cookies: dict[str, str] = field(default_factory=dict)
    set_cookies: list[str] = field(default_factory=list)

    def get(self, path: str) -> tuple[int, str]:
        return self._ask("GET", path)

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        """A form with the page's own token; what comes back is the answer itself, not where it leads."""
        csrf = re.search(r'name="csrf" value="(\w+)"', self.get("/")[1])
        assert csrf is not None
        return self._ask("POST", path, urlencode({"csrf": csrf[1]} | fields))

    def answer_to(self, method: str, path: str) -> http.client.HTTPResponse:
        """Head and all."""
        with self._connected() as connection:
            self._send(connection, method, path, "")
            answer = connection.getresponse()
            answer.read()
            return answer

    def _ask(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        with self._connected() as connection:
            self._send(connection, method, path, body)
            answer = connection.getresponse()
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                self.set_cookies.append(cookie)
                name, _, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, answer.read().decode()

    def _send(self, connection: http.client.HTTPConnection, method: str, path: str, body: str) -> None:
        connection.putrequest(method, path, skip_host=True)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        form = ("Content-Type", "application/x-www-form-urlencoded")
        for name, value in (("Host", self.host), ("Cookie", cookies), form, *self.headers):
            connection.putheader(name, value)
        connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body.encode())

    @contextmanager
    def _connected(self) -> Iterator[http.client.HTTPConnection]:
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=LONGEST, source_address=(self.source, 0)
        )
        try:
            if self.tls is not None:
                connection.connect()
                connection.sock = self.tls.wrap_socket(connection.sock, server_hostname=PORTAL)
            yield connection
        finally:
            connection.close()
