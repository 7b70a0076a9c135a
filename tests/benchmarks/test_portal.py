# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The parents' pages beside what they cannot do without: a registration beside its password hashes, a page view beside
a page of Starlette's own on the same server (issue: The parents' side)."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Final
from urllib.parse import urlencode

import pytest

from pinportal_desktop.app.parts import blocklist
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.portal.serving import listen, port_of, serve
from pinportal_desktop.security.passwords import Argon2Passwords
from tests.app.serving.service import keys_for
from tests.benchmarks.report import Goal, Report, at_least, at_most
from tests.portal.conftest import site_of
from tests.world import make_world

pytestmark = pytest.mark.benchmark

_REGISTRATIONS: Final = 40
_WARM: Final = 5
_VIEWS: Final = {"/": 4_000, "/children": 1_000}
_ROUNDS: Final = 5
_AT_ONCE: Final = 4
_HEADERS: Final = {"Content-Type": "application/x-www-form-urlencoded"}
_PROGRAMS: Final = Path(__file__).parent / "programs"
_LONGEST: Final = 60.0  # s for a server to listen


class Browser:
    """On one connection, as browsers are; follows where an answer leads."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_LONGEST)
        self._host = f"127.0.0.1:{port}"
        self._cookies: dict[str, str] = {}

    def get(self, path: str) -> str:
        return self._ask("GET", path, "")

    def post(self, path: str, page: str, **fields: str) -> str:
        """The form of the page that is shown."""
        token = re.search(r'name="csrf" value="(\w+)"', page)
        assert token is not None
        return self._ask("POST", path, urlencode({"csrf": token[1]} | fields))

    def close(self) -> None:
        self._connection.close()

    def _ask(self, method: str, path: str, body: str) -> str:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        self._connection.request(method, path, body, _HEADERS | {"Host": self._host, "Cookie": cookies})
        answer = self._connection.getresponse()
        text = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        if answer.status == 303:
            return self.get(answer.headers["Location"])
        assert answer.status == 200, (path, answer.status)
        return text


class Timed(Argon2Passwords):
    """The program's own, with the seconds that they took."""

    seconds = 0.0

    def hash(self, password: Secret) -> str:
        began = time.perf_counter()
        try:
            return super().hash(password)
        finally:
            self.seconds += time.perf_counter() - began


def test_a_registration_beside_the_hashes_that_it_makes(tmp_path: Path, report: Report) -> None:
    world = make_world(tmp_path / "practice.db")
    passwords = Timed(blocklist, at_once=os.cpu_count() or 1)
    opened = listen(0)
    port = port_of(opened)
    site = serve(site_of(world, frozenset({f"127.0.0.1:{port}"}), passwords=passwords), opened)
    whole, hashes = list[float](), list[float]()
    for n in range(_REGISTRATIONS + _WARM):
        child = world.child()
        pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
        before, began = passwords.seconds, time.perf_counter()
        _register(port, pin, f"parent{n}@example.com")
        whole.append((time.perf_counter() - began) * 1000)
        hashes.append((passwords.seconds - before) * 1000)
    site.stop()
    world.store.close()
    whole, hashes = whole[_WARM:], hashes[_WARM:]
    note = f"p50 {median(whole):.0f} ms, of which hashing {median(hashes):.0f} ms; answers are not held back here"
    ratio = median(w / h for w, h in zip(whole, hashes, strict=True))
    report.figure("Registration over HTTP, to its password hashes", ratio, "x", at_most(1.3), note)


def _register(port: int, pin: Pin, email: str) -> None:
    browser = Browser(port)
    page = browser.post("/pin", browser.get("/"), month="3", day="14", year="2012", pin=pin.reveal())
    page = browser.post("/who", page, who="a_child", given="Ana", family="Garcia", relationship="Mother")
    page = browser.post("/login", page, email=email, password="three random words")
    page = browser.post("/terms", page, terms="yes")
    assert "Your account is ready" in page
    browser.close()


# --- page views


@pytest.mark.skipif(sys.platform != "linux", reason="reads what a process took from /proc")
def test_page_views_beside_a_bare_page_on_the_same_server(tmp_path: Path, report: Report) -> None:
    world = make_world(tmp_path / "practice.db")
    child = world.child()
    pin = world.issue(child, world.contact(child, "Ana Garcia")).pin
    keys, pages_port, bare_port = keys_for(world, tmp_path), _free_port(), _free_port()
    serving = ["-m", "pinportal_desktop", "serve", "--keys", str(keys), "--port", str(pages_port)]
    with _running(serving, pages_port) as pages:
        _register(pages_port, pin, "ana@example.com")
        signed_in = Browser(pages_port)
        signed_in.post("/sign-in", signed_in.get("/sign-in"), email="ana@example.com", password="three random words")
        size = len(signed_in.get("/").encode())
        cookie = "; ".join(f"{name}={value}" for name, value in signed_in._cookies.items())
        with _running([str(_PROGRAMS / "bare_page.py"), str(bare_port), str(size)], bare_port) as bare:
            rounds = [
                (_per_core(bare, bare_port, "/", ""), *(_per_core(pages, pages_port, path, cookie) for path in _VIEWS))
                for _ in range(_ROUNDS)
            ]
        signed_in.close()
    world.store.close()
    _told(report, "/", [(first, bare) for bare, first, _ in rounds], size, at_least(0.5))
    # It reads who is signed in and each child's whole account, a dozen statements; a bare page reads nothing.
    _told(report, "/children", [(children, bare) for bare, _, children in rounds], size, None)


def _told(report: Report, path: str, views: list[tuple[float, float]], size: int, goal: Goal | None) -> None:
    note = (
        f"{median(v for v, _ in views):,.0f} to {median(b for _, b in views):,.0f} a second of one core; {size:,} bytes"
    )
    report.figure(f"Page views a core, {path}, to a bare page", median(v / b for v, b in views), "x", goal, note)


def _per_core(server: "subprocess.Popen[bytes]", port: int, path: str, cookie: str) -> float:
    """Views a second of one core's time, with several connections at once."""

    def view(count: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_LONGEST)
        for _ in range(count):
            connection.request("GET", path, headers={"Cookie": cookie})
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200
        connection.close()

    view(50)
    before = _seconds_of(server)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(view, [_VIEWS[path] // _AT_ONCE] * _AT_ONCE))
    return _VIEWS[path] / (_seconds_of(server) - before)


def _seconds_of(server: "subprocess.Popen[bytes]") -> float:
    """What the process took of all cores until now."""
    fields = Path(f"/proc/{server.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _running(words: list[str], port: int) -> Iterator["subprocess.Popen[bytes]"]:
    with subprocess.Popen([sys.executable, *words], stdout=subprocess.DEVNULL) as server:
        try:
            _until(lambda: _listens(port))
            yield server
        finally:
            server.terminate()


def _until(there: Callable[[], bool]) -> None:
    until = time.monotonic() + _LONGEST
    while not there():
        assert time.monotonic() < until
        time.sleep(0.01)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
