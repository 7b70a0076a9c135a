# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A real Secret Service (gnome-keyring on a bus of its own) that a test may fill, lock and throw away."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_STARTS_WITHIN = 20.0  # seconds; it takes a fifth of one


@contextmanager
def running_secret_service(folder: Path) -> Iterator[str]:
    """The bus's address, while it runs. A missing program fails, it never skips."""
    for program in ("dbus-daemon", "gnome-keyring-daemon"):
        if shutil.which(program) is None:
            pytest.fail(f"No {program}. Debian, Ubuntu: apt-get install dbus gnome-keyring.")
    runtime = folder / "run"
    runtime.mkdir(parents=True, mode=0o700)
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"}}
    environment = kept | {
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_DATA_HOME": str(folder / "share"),
    }
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert bus.stdout is not None
        address = bus.stdout.readline().strip()
        service = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
            env=environment | {"DBUS_SESSION_BUS_ADDRESS": address},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            assert service.stdin is not None
            service.stdin.write("throw-away\n")
            service.stdin.close()
            _wait_for_collection(address)
            yield address
        finally:
            service.kill()
            service.wait()
    finally:
        bus.kill()
        bus.wait()
        assert bus.stdout is not None
        bus.stdout.close()


def lock(address: str) -> None:
    """Lock it, as a computer does when its user leaves."""
    with _connected(address) as connection:
        _default(connection).lock()


def _wait_for_collection(address: str) -> None:
    """Until the service is there and unlocked, looked at anew at each signal of the bus."""
    from jeepney import MatchRule, message_bus

    with _connected(address) as connection:
        any_signal = MatchRule(type="signal")
        connection.send_and_get_reply(message_bus.AddMatch(any_signal))
        with connection.filter(any_signal) as signals:
            while not _is_unlocked(connection):
                connection.recv_until_filtered(signals, timeout=_STARTS_WITHIN)


def _is_unlocked(connection: Any) -> bool:
    from secretstorage.exceptions import ItemNotFoundException

    # Asked of the bus, not of the name: a call to it would make the bus start a second, locked service.
    if not _has_owner(connection):
        return False
    try:
        return not _default(connection).is_locked()
    except ItemNotFoundException:
        return False  # not unlocked yet; `get_default_collection` would ask a person to make one


def _has_owner(connection: Any) -> bool:
    from jeepney import message_bus

    (owned,) = connection.send_and_get_reply(message_bus.NameHasOwner("org.freedesktop.secrets")).body
    return bool(owned)


def _default(connection: Any) -> Any:
    import secretstorage

    return secretstorage.get_collection_by_alias(connection, "default")


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    from jeepney.io.blocking import open_dbus_connection

    connection = open_dbus_connection(address)
    try:
        yield connection
    finally:
        connection.close()
