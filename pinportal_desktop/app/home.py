# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""HOME: the one folder under which everything that the program keeps lies."""

import errno
import json
import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from pinportal_desktop.domain.errors import Code, PinPortalError, StorageError


class KeptIn(StrEnum):
    """Where the keys of the practice's database are."""

    KEYRING = "keyring"
    FILE = "file"  # wrapped under a passphrase that is asked for at each start


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What `config.toml` says. No secret: a server's password is kept where the keys are.

    `database` is "" until the database is there; `key_set` names the keys in the keyring; `backups` is the folder for
    them, "" for the one in HOME.
    """

    database: str
    keys: KeptIn
    key_set: str
    backups: str = ""


_CONFIG: Final = """\
# Where this computer's PinPortal finds the practice's data. Written at the first start.
database = {database}
keys = {keys}
key_set = {key_set}
# A folder for the backups, on another disk or a network drive; "" for the folder backups beside this file.
backups = {backups}
"""


_FULL: Final = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}  # the disk, or what this user may have of it


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Tells what the operating system refuses as FOLDER_NOT_WRITABLE, a full disk as DISK_FULL."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise StorageError(Code.DISK_FULL) from error
        raise PinPortalError(Code.FOLDER_NOT_WRITABLE, folder=str(folder)) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where things lie. `demo` has a folder of its own, with nothing real in it."""

    path: Path
    demo: bool

    @property
    def folder(self) -> Path:
        """HOME, or its folder `demo`."""
        return self.path / "demo" if self.demo else self.path

    @property
    def keys(self) -> Path:
        """The demo's worthless keys; real ones never lie open in a file."""
        return self.folder / "demo-keys.toml"

    @property
    def wrapped_keys(self) -> Path:
        """The practice's keys under a passphrase, where this computer has no keyring."""
        return self.folder / "keys.toml"

    @property
    def mail(self) -> Path:
        """Where the demo's messages go."""
        return self.folder / "mail"

    @property
    def letters(self) -> Path:
        """Where the demo's letters lie for the viewer."""
        return self.folder / "letters"

    @property
    def station(self) -> Path:
        """What this computer remembers for itself."""
        return self.folder / "station.ini"

    @property
    def own_backups(self) -> Path:
        """Where backups are made, and stay unless `config.toml` names another folder."""
        return self.folder / "backups"

    def backups(self) -> Path:
        """Where backups lie. Raises as `database` does."""
        said = str(self._said().get("backups") or "")
        return Path(said).expanduser() if said else self.own_backups

    @property
    def recovery(self) -> Path:
        """The keys sealed under the recovery key that was printed last."""
        return self.folder / "recovery.toml"

    @property
    def logs(self) -> Path:
        """The rotating logs."""
        return self.folder / "logs"

    @property
    def own_database(self) -> Path:
        """The database in HOME, where `config.toml` names no other."""
        return self.folder / "pinportal.db"

    def database(self, asked: str | None = None) -> str:
        """The path or URL: what was asked for, else `database` in `config.toml`, else the file in HOME.

        Raises `PinPortalError` FILE_NOT_READABLE for a `config.toml` that is none.
        """
        return asked or str(self._said().get("database") or self.own_database)

    def config(self) -> Config | None:
        """What `config.toml` says of the practice; None before the first start. Raises as `database` does."""
        said = self._said()
        if "key_set" not in said:
            return None
        try:
            return Config(
                database=str(said.get("database", "")),
                keys=KeptIn(said["keys"]),
                key_set=str(said["key_set"]),
                backups=str(said.get("backups", "")),
            )
        except (KeyError, ValueError) as error:
            raise PinPortalError(Code.FILE_NOT_READABLE, name=str(self._config)) from error

    def keep(self, config: Config) -> None:
        """Write `config.toml`, whole or not at all. Raises as `writing_to`."""
        # A JSON string is a TOML one.
        said = {"database": config.database, "keys": config.keys.value, "key_set": config.key_set}
        said["backups"] = config.backups
        quoted = {key: json.dumps(value, ensure_ascii=False) for key, value in said.items()}
        self.write(self._config, _CONFIG.format(**quoted))

    def forget_config(self) -> None:
        """Be as before the first start."""
        self._config.unlink(missing_ok=True)

    def write(self, file: Path, text: str) -> None:
        """Write a small file of HOME, whole or not at all, for this user's eyes only. Raises as `writing_to`."""
        begun = file.with_name(f"{file.name}.{os.getpid()}.part")
        try:
            with writing_to(self.folder):
                self.folder.mkdir(parents=True, exist_ok=True)
                with open(begun, "w", encoding="utf-8", opener=_private) as opened:
                    opened.write(text)
                    opened.flush()
                    os.fsync(opened.fileno())
                begun.replace(file)
        finally:
            begun.unlink(missing_ok=True)

    @property
    def _config(self) -> Path:
        return self.folder / "config.toml"

    def _said(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self._config.read_text("utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except (OSError, ValueError) as error:
            raise PinPortalError(Code.FILE_NOT_READABLE, name=str(self._config)) from error


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def find_home(asked: Path | None, *, demo: bool) -> Home:
    """HOME as asked for, else by PINPORTAL_HOME, else where the operating system keeps a program's data."""
    said = os.environ.get("PINPORTAL_HOME")
    path = asked or (Path(said) if said else _data_folder())
    return Home(path=path.expanduser().absolute(), demo=demo)


def _data_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("PinPortal", appauthor=False))
