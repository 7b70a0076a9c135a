# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""HOME: the one folder under which everything that the program keeps lies."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from pinportal_desktop.domain.errors import Code, PinPortalError


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
        """The demo's worthless keys; real ones never lie in a file."""
        return self.folder / "demo-keys.toml"

    @property
    def mail(self) -> Path:
        """Where the demo's messages go."""
        return self.folder / "mail"

    @property
    def letters(self) -> Path:
        """Where the demo's letters lie for the viewer."""
        return self.folder / "letters"

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
        return asked or self._configured() or str(self.own_database)

    def _configured(self) -> str:
        config = self.folder / "config.toml"
        try:
            said = tomllib.loads(config.read_text("utf-8")).get("database", "")
        except (FileNotFoundError, NotADirectoryError):
            return ""
        except (OSError, ValueError) as error:
            raise PinPortalError(Code.FILE_NOT_READABLE, name=str(config)) from error
        return said if isinstance(said, str) else ""


def find_home(asked: Path | None, *, demo: bool) -> Home:
    """HOME as asked for, else by PINPORTAL_HOME, else where the operating system keeps a program's data."""
    said = os.environ.get("PINPORTAL_HOME")
    path = asked or (Path(said) if said else Path(platformdirs.user_data_dir("PinPortal", appauthor=False)))
    return Home(path=path.expanduser().absolute(), demo=demo)
