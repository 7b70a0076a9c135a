# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""How `pinportal serve` is set: by a file, by the environment, which stands above it, and as typed, above both.

host = "127.0.0.1"                 # PINPORTAL_SERVE_HOST, --host
port = 8738                        # PINPORTAL_SERVE_PORT, --port
proxies = ["127.0.0.0/8", "::1"]   # PINPORTAL_SERVE_PROXIES="127.0.0.0/8,::1", --proxies
hosts = ["portal.example.org"]     # PINPORTAL_SERVE_HOSTS, --hosts
keys = "/etc/pinportal/keys.toml"  # PINPORTAL_SERVE_KEYS, --keys
log = "stdout"                     # PINPORTAL_SERVE_LOG, --log; or a folder
"""

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Final

from pinportal_desktop.app.service_keys import handed_by_systemd
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.portal.serving import LOOPBACK, THIS_COMPUTER, Network

STDOUT: Final = "stdout"
PREFIX: Final = "PINPORTAL_SERVE_"
CONFIG: Final = f"{PREFIX}CONFIG"
_HOST: Final = re.compile(r"([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(:\d{1,5})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeSettings:
    """Where it listens; which proxies may say for whom they ask; which Host headers are answered, None for the portal's
    and this computer's own; its file of keys, None for the keys that this computer keeps; the folder for the log, None
    for the standard output, where services log.
    """

    host: str = LOOPBACK
    port: int = 8738
    proxies: tuple[Network, ...] = THIS_COMPUTER
    hosts: frozenset[str] | None = None
    keys: Path | None = None
    log: Path | None = None


def serve_settings(typed: Mapping[str, str], file: Path | None, own_logs: Path) -> ServeSettings:
    """The settings. `own_logs` is where it logs while the keys are this computer's and nothing else is said.

    Raises `PinPortalError` FILE_NOT_READABLE, SERVE_FILE_BROKEN, SERVE_ENTRY_UNKNOWN, SERVE_ENTRY_WRONG.
    """
    given = dict[str, object]()
    file = file or (Path(said) if (said := os.environ.get(CONFIG)) else None)
    if file is not None:
        given |= _checked(_of_file(file), str(file), file.parent)
    of_environment = {name: said for name, said in os.environ.items() if name.startswith(PREFIX) and name != CONFIG}
    given |= _checked({name.removeprefix(PREFIX).lower(): said for name, said in of_environment.items()}, f"{PREFIX}…")
    given |= as_typed(typed)
    given.setdefault("keys", handed_by_systemd())
    log = given.setdefault("log", own_logs if given["keys"] is None else STDOUT)
    return ServeSettings(**given | {"log": None if log == STDOUT else log})  # type: ignore[arg-type]  # as `_READERS` read them


def as_typed(typed: Mapping[str, str]) -> dict[str, object]:
    """What stands on the command line, read. Raises `PinPortalError` SERVE_ENTRY_WRONG."""
    return _checked(typed, "--…")


def _of_file(file: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise PinPortalError(Code.FILE_NOT_READABLE, name=str(file)) from error
    except ValueError as error:
        raise PinPortalError(Code.SERVE_FILE_BROKEN, name=str(file)) from error


def _checked(said: Mapping[str, object], place: str, folder: Path = Path()) -> dict[str, object]:
    """`folder` is what paths are relative to: the file's own."""
    read = dict[str, object]()
    for entry, value in said.items():
        if entry not in _READERS:
            raise PinPortalError(Code.SERVE_ENTRY_UNKNOWN, place=place, entry=entry, known=", ".join(_READERS))
        reader, example = _READERS[entry]
        try:
            read[entry] = reader(value)
        except ValueError as error:
            raise PinPortalError(Code.SERVE_ENTRY_WRONG, place=place, entry=entry, example=example) from error
        if isinstance(read[entry], Path):
            read[entry] = folder / str(read[entry])
    return read


def _port(value: object) -> int:
    number = int(value) if isinstance(value, str) else value
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= 65535:
        raise ValueError("port")
    return number


def _address(value: object) -> str:
    text = _text(value)
    return LOOPBACK if text == "localhost" else str(ip_address(text))


def _networks(value: object) -> tuple[Network, ...]:
    return tuple(ip_network(text) for text in _texts(value))


def _hosts(value: object) -> frozenset[str]:
    hosts = frozenset(text.lower() for text in _texts(value))
    if not hosts or not all(map(_HOST.fullmatch, hosts)):
        raise ValueError("hosts")
    return hosts


def _path(value: object) -> Path:
    return Path(_text(value)).expanduser()


def _log(value: object) -> Path | str:
    return STDOUT if value == STDOUT else _path(value)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ValueError("text")
    return value.strip()


def _texts(value: object) -> list[str]:
    """A list of texts; one text with commas where there are no lists. An empty one is none at all."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",")] if value.strip() else []
    if not isinstance(value, list):
        raise ValueError("list")
    return [_text(part) for part in value]


# What reads each entry, and how it is written.
_READERS: Final[Mapping[str, tuple[Callable[[object], object], str]]] = {
    "host": (_address, 'host = "127.0.0.1"'),
    "port": (_port, "port = 8738"),
    "proxies": (_networks, 'proxies = ["192.0.2.10", "2001:db8::/64"]'),
    "hosts": (_hosts, 'hosts = ["portal.example.org"]'),
    "keys": (_path, 'keys = "/etc/pinportal/keys.toml"'),
    "log": (_log, f'log = "{STDOUT}"'),
}
