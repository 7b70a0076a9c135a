# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The list of what the program is built of, and the question whether a vulnerability is known of any of it."""

import json
import socket
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from pinportal_desktop import __version__
from tests.conftest import REPOSITORY

SCRIPT = REPOSITORY / "packaging" / "dependencies.py"
ADVISORY = "GHSA-2222-3333-4444"


@contextmanager
def advisories(*, about: str = "", status: int = 200) -> Iterator[str]:
    """A service that answers as OSV does (osv.dev, `querybatch` and `vulns`), and knows one package at most."""

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            names = [query["package"]["name"] for query in asked["queries"]]
            found = {"vulns": [{"id": ADVISORY, "modified": "2026-01-01T00:00:00Z"}]}
            self._answer({"results": [found if name == about else {} for name in names]})

        def do_GET(self) -> None:
            ranges = [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]
            affected = {"package": {"ecosystem": "PyPI", "name": about}, "ranges": ranges}
            said = {"id": ADVISORY, "modified": "2026-01-01T00:00:00Z", "summary": "A hole", "affected": [affected]}
            self._answer(said)

        def _answer(self, said: dict[str, Any]) -> None:
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as the standard library names it
            """Not into the tests' output."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()


def audited(service: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, SCRIPT, "audit", service], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_a_known_vulnerability_fails_the_check_and_is_named() -> None:
    with advisories(about="jinja2") as service:
        code, said = audited(service)
    assert code == 1
    assert "jinja2" in said
    assert ADVISORY in said


def test_tools_of_developers_are_looked_at_too() -> None:
    with advisories(about="pytest") as service:
        assert audited(service)[0] == 1


def test_nothing_known_passes() -> None:
    with advisories() as service:
        code, said = audited(service)
    assert code == 0
    assert "skipped" not in said


def test_without_the_internet_the_audit_says_that_it_is_skipped_and_passes() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # held, and not listening
        service = f"http://127.0.0.1:{nobody.getsockname()[1]}/"
        assert audited(service) == (0, f"{service} is not reachable: the audit is skipped.\n")


def test_a_service_that_is_down_is_as_one_that_is_away() -> None:
    with advisories(status=503) as service:
        code, said = audited(service)
    assert code == 0
    assert "skipped" in said


def test_an_audit_that_failed_on_its_own_is_not_taken_for_a_skipped_one() -> None:
    with advisories(status=404) as service:
        code, said = audited(service)
    assert code not in {0, 1}
    assert "404" in said


def test_the_list_names_the_program_and_each_part_that_a_practice_gets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    import_module("dependencies").write_list(tmp_path / "made" / "list.json")
    listed = json.loads((tmp_path / "made" / "list.json").read_text("utf-8"))
    assert listed["bomFormat"] == "CycloneDX"
    assert listed["metadata"]["component"]["version"] == __version__
    parts = {part["name"]: part for part in listed["components"]}
    locked = {part["name"]: part for part in tomllib.loads((REPOSITORY / "uv.lock").read_text("utf-8"))["package"]}
    assert parts["pyside6-essentials"]["version"] == locked["pyside6-essentials"]["version"]
    wheel = locked["sqlcipher3"]["wheels"][0]["hash"].removeprefix("sha256:")
    assert wheel in json.dumps(parts["sqlcipher3"])
    assert "pytest" not in parts
