# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The file of keys of the parents' pages: made at a desk, given to `pinportal serve` or a kiosk on another computer.

It has the subkeys that these pages need, and neither the practice key nor the two that open PINs and passwords. On a
PostgreSQL it has the password of a role that can do what the pages do, and nothing else.
"""

import json
import os
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TextIO

from pinportal_desktop.app.home import Home, writing_to
from pinportal_desktop.app.keys import KEY_ID
from pinportal_desktop.app.parts import Parts, open_parts
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.keys import GivenSubkeys, Key, Purpose, ServiceKeys
from pinportal_desktop.storage.engine import is_server, with_password
from pinportal_desktop.storage.portal_role import make_portal_role

ROLE: Final = "pinportal_portal"
# To recognize a PIN or a link, to count attempts, to keep the record, and to seal addresses of messages.
PURPOSES: Final = frozenset({Purpose.PIN_DIGEST, Purpose.SCOPE, Purpose.RECORD, Purpose.COMMAND, Purpose.OUTBOX})
CREDENTIAL: Final = "pinportal-keys"  # its name among the credentials that systemd hands to a service

_TEXT: Final = """\
# What the parents' pages of a practice need, and nothing else: no key in here opens a PIN. Whoever reads this file can
# do what the pages do, so let nobody but their service read it. A new one: pinportal keys service FILE, at a desk.
database = {database}
server_password = {server_password}
database_key = "{database_key}"
key_id = {key_id}

[subkeys]
{subkeys}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFile:
    """What the file says: where the database is (a path, or a URL without its password), and the keys."""

    database: str
    keys: ServiceKeys


def write_service_keys(parts: Parts, database: str, file: Path, role: str = ROLE) -> None:
    """Write a new file of keys for the pages over this database. On a PostgreSQL `role` is made, or its password anew.

    Raises `PinPortalError` FILE_EXISTS, FOLDER_NOT_WRITABLE, KEYS_OF_A_SERVICE; as `make_portal_role`, and then there
    is no file.
    """
    keys, password, database_key = parts.own_keys, "", ""
    with _new_file(file) as opened:
        if is_server(database):
            drawn = parts.entropy.token()
            database = make_portal_role(with_password(database, keys.server_password), role, drawn)
            password = drawn.reveal()
        else:
            database, database_key = str(Path(database).absolute()), keys.database.reveal().hex()
        subkeys = ((purpose, keys.practice.subkey(KEY_ID, purpose)) for purpose in sorted(PURPOSES))
        text = _TEXT.format(
            database=_quoted(database),
            server_password=_quoted(password),
            database_key=database_key,
            key_id=KEY_ID,
            subkeys="\n".join(f'{purpose.value} = "{key.reveal().hex()}"' for purpose, key in subkeys),
        )
        opened.write(text)


def read_service_keys(file: Path) -> ServiceFile:
    """What `write_service_keys` wrote. Raises `PinPortalError` FILE_NOT_READABLE, KEY_FILE_OPEN, KEY_FILE_DAMAGED.

    A file with more keys than the pages need is refused as damaged: they are not to have them.
    """
    try:
        mode, text = file.stat().st_mode, file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PinPortalError(Code.FILE_NOT_READABLE, name=str(file)) from error
    if mode & 0o077 and sys.platform != "win32" and not _is_handed_by_systemd(file):
        raise PinPortalError(Code.KEY_FILE_OPEN, name=str(file))
    try:
        said: dict[str, Any] = tomllib.loads(text)
        subkeys = {Purpose(purpose): Key(bytes.fromhex(key)) for purpose, key in said["subkeys"].items()}
        if subkeys.keys() != PURPOSES:
            raise ValueError("subkeys")
        database, password, database_key = said["database"], said["server_password"], said["database_key"]
        keys = ServiceKeys(
            database=Key(bytes.fromhex(database_key)) if database_key else None,
            practice=GivenSubkeys(int(said["key_id"]), subkeys),
            server_password=Secret(password) if password else None,
        )
        return ServiceFile(database=str(database), keys=keys)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise PinPortalError(Code.KEY_FILE_DAMAGED) from error


def open_with_service_keys(home: Home, file: Path, database: str | None = None) -> Parts:
    """Open the database with a service's keys; `database` is where it is seen from here, else as the file says.

    Raises as `read_service_keys` and `open_parts` do.
    """
    found = read_service_keys(file)
    return open_parts(home, database or found.database, keys=found.keys)


def handed_by_systemd() -> Path | None:
    """The file that a unit's LoadCredential= hands to this service, where there is one."""
    folder = os.environ.get("CREDENTIALS_DIRECTORY", "")
    file = Path(folder) / CREDENTIAL
    return file if folder and file.is_file() else None


def _is_handed_by_systemd(file: Path) -> bool:
    """Who reads it is systemd's to say: it lets the service's user in by an access list, which looks like a group's."""
    folder = os.environ.get("CREDENTIALS_DIRECTORY", "")
    return bool(folder) and file.parent == Path(folder)


@contextmanager
def _new_file(file: Path) -> Iterator[TextIO]:
    """Made before anything else is, so that no role gets a password that nobody keeps; gone again after an error."""
    if file.exists():
        raise PinPortalError(Code.FILE_EXISTS, name=file.name)
    with (
        writing_to(file.parent),
        _gone_after_an_error(file),
        open(file, "x", encoding="utf-8", opener=lambda path, flags: os.open(path, flags, 0o600)) as made,
    ):
        yield made


@contextmanager
def _gone_after_an_error(file: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:  # another's, come this very moment
        raise
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a JSON string is a TOML one
