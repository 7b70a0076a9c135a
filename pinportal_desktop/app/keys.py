# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Where keys come from. The demo's lie in a file that says so; the operating system's keyring serves the rest (later)."""

import secrets
import tomllib
from dataclasses import dataclass

from pinportal_desktop.app.home import Home
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.security.keys import KEY_BYTES, Key

_TEXT = """\
# The keys of the demo. They protect invented patients and are worth nothing: a practice's own keys never lie in a file.
database_key = "{database}"
practice_key = "{practice}"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The two keys that everything hangs on."""

    database: Key
    practice: Key


def demo_keys(home: Home) -> Keys:
    """The demo's keys, made at its first start. Raises `PinPortalError` DEMO_ONLY for a home that is none."""
    if not home.demo:
        raise PinPortalError(Code.DEMO_ONLY)
    if not home.keys.is_file():
        home.folder.mkdir(parents=True, exist_ok=True)
        text = _TEXT.format(database=secrets.token_hex(KEY_BYTES), practice=secrets.token_hex(KEY_BYTES))
        home.keys.write_text(text, "utf-8")
        home.keys.chmod(0o600)
    kept = tomllib.loads(home.keys.read_text("utf-8"))
    return Keys(database=Key(bytes.fromhex(kept["database_key"])), practice=Key(bytes.fromhex(kept["practice_key"])))
