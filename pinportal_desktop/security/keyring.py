# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Keys where the operating system keeps keys: Credential Manager, Keychain, Secret Service.

Every call may wait until somebody answers the system's prompt for the keyring's password: never on the GUI thread.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.keys import Key, Keys, PracticeKey

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE: Final = "PinPortal"
# Named one by one: whatever else is installed may keep its entries as plain text, and is chosen silently.
_TRUSTED: Final = frozenset({"SecretService", "libsecret", "kwallet", "macOS", "Windows"})
_NONE: Final = frozenset({"keyring.backends.fail", "keyring.backends.null"})


def trusted_backend() -> "KeyringBackend":
    """The system's keyring. Raises `StorageError` KEYRING_MISSING, or KEYRING_NOT_TRUSTED with its `name`."""
    import keyring

    try:
        chosen = keyring.get_keyring()
    except RuntimeError as error:  # its service was there when the program began, and is gone
        raise StorageError(Code.KEYRING_MISSING) from error
    except (ImportError, AttributeError, ValueError) as error:
        # This computer's settings name one that is not here; what is here is not chosen against them.
        raise StorageError(Code.KEYRING_NOT_TRUSTED, name=_named(error)) from error
    offered: list[KeyringBackend] = list(getattr(chosen, "backends", [chosen]))
    for backend in offered:
        package, _, module = type(backend).__module__.rpartition(".")
        if package == "keyring.backends" and module in _TRUSTED:
            return backend
    if all(type(backend).__module__ in _NONE for backend in offered):
        raise StorageError(Code.KEYRING_MISSING)
    raise StorageError(Code.KEYRING_NOT_TRUSTED, name=f"{type(offered[0]).__module__}.{type(offered[0]).__name__}")


def _named(error: Exception) -> str:
    return os.environ.get("PYTHON_KEYRING_BACKEND") or getattr(error, "name", None) or "keyringrc.cfg"


class KeyringKeys:
    """The keys of one set in a keyring, each an entry of its own."""

    def __init__(self, backend: "KeyringBackend", key_set: str) -> None:
        """`key_set` tells the sets of several practices on one computer apart."""
        self._backend = backend
        self._key_set = key_set

    def load(self) -> Keys:
        """The keys. Raises `StorageError` KEYS_MISSING, KEYRING_LOCKED, KEYRING_FAILED."""
        with _plain_errors():
            database, practice = self._entry("database key"), self._entry("practice key")
            password = self._entry("server password")
        if database is None or practice is None:
            raise StorageError(Code.KEYS_MISSING)
        try:
            keys = Key(bytes.fromhex(database)), PracticeKey(bytes.fromhex(practice))
        except ValueError as error:
            raise StorageError(Code.KEYS_MISSING) from error
        return Keys(database=keys[0], practice=keys[1], server_password=None if password is None else Secret(password))

    def save(self, keys: Keys) -> None:
        """Keep them, and read them back. Raises `StorageError` KEYRING_LOCKED, KEYRING_FAILED."""
        entries = {"database key": keys.database.reveal().hex(), "practice key": keys.practice.reveal().hex()}
        if keys.server_password is not None:
            entries["server password"] = keys.server_password.reveal()
        with _plain_errors():
            for name, value in entries.items():
                self._backend.set_password(_SERVICE, self._user(name), value)
            kept = {name: self._entry(name) for name in entries}
        if kept != entries:
            raise StorageError(Code.KEYRING_FAILED)

    def _entry(self, name: str) -> str | None:
        return self._backend.get_password(_SERVICE, self._user(name))

    def _user(self, name: str) -> str:
        return f"{name} {self._key_set}"


@contextmanager
def _plain_errors() -> Iterator[None]:
    from keyring.errors import InitError, KeyringLocked, NoKeyringError

    try:
        yield
    except (KeyringLocked, InitError) as error:  # the latter when its prompt was dismissed
        raise StorageError(Code.KEYRING_LOCKED) from error
    except NoKeyringError as error:
        raise StorageError(Code.KEYRING_MISSING) from error
    except Exception as error:  # back ends raise their own libraries' errors, of no common kind
        raise StorageError(Code.KEYRING_FAILED) from error
