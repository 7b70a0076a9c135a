# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""`pinportal serve` for real: a process of its own behind a proxy, from its start until it is told to end."""

import http.client
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, text

from pinportal_desktop import __version__
from pinportal_desktop.domain.networks import network_of
from pinportal_desktop.domain.patient_account import Status
from pinportal_desktop.domain.registering import Scope
from pinportal_desktop.portal.page import ACCOUNT, DEVICE
from pinportal_desktop.storage import tables as t
from tests.app.serving.service import LONGEST, PORTAL, Service, Visitor, keys_for, running_service
from tests.world import ANSWER, QUESTION, World, make_world, wait_for_no_disk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGTERM that a program can answer")

PROXY, SECOND_PROXY, STRANGER = "127.0.0.1", "192.0.2.10", "127.0.0.2"
HOME, FORGED = "203.0.113.7", "198.51.100.66"
PASSWORD = "three random words"


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[World]:
    """A practice whose portal is on the internet, and whose clock is everybody's."""
    from pinportal_desktop.security.chance import SystemClock

    world = make_world(tmp_path / "practice.db", portal_address=f"https://{PORTAL}")
    wait_for_no_disk(world.store)
    world.clock.now = SystemClock().now  # type: ignore[method-assign]  # the service knows no other
    yield world
    world.store.close()


@pytest.fixture
def service(practice: World, tmp_path: Path) -> Iterator[Service]:
    """Set by a file and by the environment."""
    keys = keys_for(practice, tmp_path)
    config = tmp_path / "serve.toml"
    config.write_text(f'keys = "{keys.name}"\nproxies = ["203.0.113.250"]\n', "utf-8")
    proxies = f"{PROXY},{SECOND_PROXY}"
    with running_service("--config", str(config), PINPORTAL_SERVE_PROXIES=proxies) as started:
        yield started


def wrong_try(visitor: Visitor) -> None:
    assert visitor.post("/pin", month="3", day="14", year="2012", pin="22222222")[0] == 422


def counted(practice: World) -> set[bytes]:
    with practice.store._looking.connect() as connection:
        rows = connection.execute(select(t.throttle.c.key).where(t.throttle.c.scope == Scope.ADDRESS.value))
        return {bytes(row.key) for row in rows}


def keys_of(practice: World, address: str) -> bytes:
    return practice.site.digests.scope_digest(network_of(address).own)


# --- whose word is taken


def test_only_the_configured_proxys_word_is_taken_and_only_for_what_it_saw_itself(
    practice: World, service: Service
) -> None:
    told = (
        (STRANGER, (HOME,), STRANGER),
        ("127.0.0.3", (f"{FORGED}, {PROXY}",), "127.0.0.3"),
        (PROXY, (HOME,), HOME),
        (PROXY, (f"{FORGED}, 203.0.113.8",), "203.0.113.8"),
        (PROXY, (FORGED, "203.0.113.9"), "203.0.113.9"),
        (PROXY, (f"{FORGED}, 203.0.113.10, {SECOND_PROXY}",), "203.0.113.10"),
        (PROXY, (f"{FORGED}:4711, 203.0.113.11:4711",), "203.0.113.11"),
        (PROXY, (f"{FORGED}, 2001:db8:7:1::5",), "2001:db8:7:1::"),
        (PROXY, ("2001:db8:7:1:ffff::9",), "2001:db8:7:1::"),
        (PROXY, (), PROXY),
    )
    expected = set[bytes]()
    for source, forwarded, address in told:
        wrong_try(Visitor(service.port, source, tuple(("X-Forwarded-For", each) for each in forwarded)))
        expected.add(keys_of(practice, address))
        assert counted(practice) == expected, (source, forwarded)
    assert keys_of(practice, FORGED) not in counted(practice)


def test_where_no_proxy_is_named_a_header_says_nothing(practice: World, tmp_path: Path) -> None:
    with running_service("--keys", str(keys_for(practice, tmp_path)), "--proxies", "") as service:
        wrong_try(Visitor(service.port, PROXY, (("X-Forwarded-For", HOME),)))
    assert counted(practice) == {keys_of(practice, PROXY)}


def test_an_ipv4_proxy_is_known_where_ipv6_listens_for_both(practice: World, tmp_path: Path) -> None:
    keys = str(keys_for(practice, tmp_path))
    with running_service("--keys", keys, "--proxies", PROXY, "--host", "::") as service:
        wrong_try(Visitor(service.port, PROXY, (("X-Forwarded-For", HOME),)))
        wrong_try(Visitor(service.port, STRANGER, (("X-Forwarded-For", HOME),)))
    assert counted(practice) == {keys_of(practice, HOME), keys_of(practice, STRANGER)}


def test_behind_https_cookies_are_secure_browsers_keep_to_it_and_another_name_is_not_served(service: Service) -> None:
    visitor = Visitor(service.port, headers=(("X-Forwarded-Proto", "https"),))
    assert visitor.get("/")[0] == 200
    assert visitor.set_cookies
    assert all("Secure" in cookie for cookie in visitor.set_cookies)
    answer = visitor.answer_to("GET", "/")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert visitor.answer_to("GET", "/nowhere").headers["Strict-Transport-Security"]
    for host in ("elsewhere.example", "", f"{PORTAL}.evil.example", f"{PORTAL}:81"):
        assert Visitor(service.port, host=host).get("/")[0] == 421, host
    assert Visitor(service.port, host=PORTAL.upper()).get("/")[0] == 200


# --- how it is


def test_health_and_readiness_are_told_to_whoever_asks_and_nothing_else_with_them(
    practice: World, service: Service
) -> None:
    for _ in range(30):
        probe = Visitor(service.port, host="10.1.2.3")
        assert probe.get("/health/live") == (200, "ok\n")
        assert probe.get("/health/ready") == (200, "ok\n")
        assert probe.set_cookies == []
    with practice.store._engine.connect() as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = 'm9999'"))
    assert probe.get("/health/ready") == (503, "not ready\n"), "the schema is another version's"
    assert probe.get("/health/live") == (200, "ok\n")
    assert service.stop() == 0
    told = [line for line in service.lines if line["event"] not in {"started", "stopped"}]
    assert [line["event"] for line in told] == ["not ready", "request"], "what is well is no line in a log"
    assert told[0]["code"] == "database_from_newer_version"


# --- how it ends


def test_told_to_end_it_answers_what_is_under_way_takes_nothing_new_and_closes_its_database(
    practice: World, service: Service
) -> None:
    visitor = Visitor(service.port)
    visitor.get("/")
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=LONGEST)
    connection.putrequest("POST", "/language", skip_host=True)
    for name, value in (("Host", PORTAL), ("Content-Length", "8"), ("Cookie", f"{DEVICE}={visitor.cookies[DEVICE]}")):
        connection.putheader(name, value)
    connection.endheaders(b"half")
    assert visitor.get("/health/live")[0] == 200, "by now the half is there as well"
    service.program.terminate()
    wait_until_closed(service.port)
    connection.send(b"more")
    assert connection.getresponse().status == 403, "answered: such a form is none of ours"
    connection.close()
    service.ended()
    assert service.code == 0
    assert [line["event"] for line in (service.lines[0], service.lines[-1])] == ["started", "stopped"]
    practice.store.close()
    assert not Path(f"{practice.database}-wal").exists(), "whoever closes last takes the log away"


def wait_until_closed(port: int) -> None:
    for _ in range(LONGEST * 1000):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return
    pytest.fail("it takes on")


def test_the_systems_manager_is_told_when_it_is_ready_and_when_it_ends(practice: World, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(LONGEST)
        keys = str(keys_for(practice, tmp_path))
        with running_service("--keys", keys, NOTIFY_SOCKET=str(tmp_path / "notify")) as service:
            assert manager.recv(100) == b"READY=1"
            assert service.stop() == 0
        assert manager.recv(100) == b"STOPPING=1"


def test_ctrl_c_ends_it_as_well(practice: World, tmp_path: Path) -> None:
    import signal

    with running_service("--keys", str(keys_for(practice, tmp_path))) as service:
        service.program.send_signal(signal.SIGINT)
        service.ended()
        assert (service.code, "Traceback" in service.told) == (0, False)


# --- what it writes


def test_a_whole_journey_leaves_lines_of_routes_and_nothing_of_anybody(practice: World, service: Service) -> None:
    child = practice.child()
    pin = practice.issue(child, practice.contact(child, "Ana Garcia")).pin
    ana = Visitor(service.port, headers=(("X-Forwarded-For", HOME), ("User-Agent", "Canary/1")))
    born = {"month": "3", "day": "14"}
    assert ana.post("/pin", **born, year="2013", pin=pin.reveal())[0] == 422
    assert ana.post("/pin", **born, year="2012", pin=pin.reveal())[0] == 303
    who = {"who": "a_child", "given": "Ana", "family": "Garcia", "relationship": "Mother", "phone": "(555) 010-2231"}
    assert ana.post("/who", **who)[0] == 303
    assert ana.post("/login", email="ana@example.com", password=PASSWORD)[0] == 303
    assert ana.post("/terms", terms="yes")[0] == 303
    assert practice.status(child) is Status.REGISTERED
    assert ana.post("/sign-in", email="ana@example.com", password=PASSWORD)[0] == 303
    assert "Marisol" in ana.get("/children")[1]
    other = practice.child("Zoe Zed")
    asked = practice.ask(other, practice.contact(other, "Zia Zed"), complete=True)
    assert asked.handover is not None
    assert QUESTION[:8] in ana.get(f"/question/{asked.link.reveal()}")[1]
    assert ana.get(f"/start/{asked.handover.reveal()}?back=canary-query")[0] == 200
    ana.post(f"/question/{asked.link.reveal()}", **born, year="2013", answer=ANSWER)
    ana.post("/forgot", email="ana@example.com")
    assert ana.get("/canary-path")[0] == 404
    ana.answer_to("CANARY", "/")
    never = (
        *(
            "Marisol",
            "Ana",
            "Garcia",
            "Zoe",
            "Zed",
            "2012",
            "03/14",
            "5550102231",
            "010-2231",
            "ana@",
            PASSWORD,
            ANSWER,
        ),
        *(pin.reveal(), pin.symbols, asked.link.reveal(), asked.handover.reveal(), HOME, PROXY, "anary", "CANARY"),
        *(ana.cookies[DEVICE], ana.cookies[ACCOUNT]),
    )
    assert service.stop() == 0
    requests = [line for line in service.lines if line["event"] == "request"]
    assert service.lines[0] | {"version": __version__, "port": service.port} == service.lines[0]
    assert {(line["method"], line["route"]) for line in requests} >= {
        ("GET", "/"), ("POST", "/pin"), ("POST", "/who"), ("POST", "/login"), ("POST", "/terms"), ("POST", "/sign-in"),
        ("GET", "/children"), ("GET", "/question/{token}"), ("POST", "/question/{token}"), ("GET", "/start/{token}"),
        ("POST", "/forgot"), ("GET", ""), ("other", "/"),
    }  # fmt: skip
    assert {line["status"] for line in requests} == {200, 303, 404, 405, 422}
    assert all(isinstance(line["ms"], int) and "dropped" not in line for line in requests)
    told = service.told.replace(service.lines[0]["timestamp"][:4], "")  # the year of each line's time
    for word in never:
        assert word not in told, word


def test_what_nobody_foresaw_is_a_page_with_a_number_and_an_incident_without_anybodys_words(
    practice: World, service: Service
) -> None:
    child, visitor = practice.child(), Visitor(service.port)
    pin = practice.issue(child, practice.contact(child, "Ana Garcia")).pin
    visitor.post("/pin", month="3", day="14", year="2012", pin=pin.reveal())
    with practice.store._engine.connect() as connection, connection.begin():
        connection.execute(text("PRAGMA ignore_check_constraints = ON"))
        connection.execute(text("UPDATE registration SET who = 'canary@example.com'"))  # an error will say this
    status, page = visitor.get("/who")
    assert status == 500
    assert service.stop() == 0
    (incident,) = [line for line in service.lines if line["event"] == "incident"]
    assert incident["number"] in page
    assert "ValueError" in incident["causes"]
    assert "canary" not in service.told


# --- where it cannot run


def test_a_port_that_is_taken_and_an_address_of_another_computer_are_each_a_sentence(
    practice: World, tmp_path: Path, run: Callable[..., tuple[int, str]]
) -> None:
    keys = str(keys_for(practice, tmp_path))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        code, said = run("serve", "--keys", keys, "--port", port)
        assert (code, port in said) == (1, True)
    code, said = run("serve", "--keys", keys, "--host", "203.0.113.9", "--port", "0")
    assert (code, "203.0.113.9" in said) == (1, True)


@pytest.fixture
def run() -> Callable[..., tuple[int, str]]:
    from typer.testing import CliRunner

    from pinportal_desktop.cli import app

    def typed(*words: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, words)
        assert "Traceback" not in result.output
        return result.exit_code, result.stderr

    return typed
