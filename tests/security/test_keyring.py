# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Keys in the system's keyring, a real one; and the keyrings that are refused."""

import gc
import os
import sys
from typing import Any, cast

import pytest
from keyring import core
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from pinportal_desktop.domain.errors import Code, StorageError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.keyring import KeyringKeys, trusted_backend
from pinportal_desktop.security.keys import draw_keys

on_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere a test may not lock or empty the user's own keyring"
)


class PlainText:
    """What `keyrings.alt` brings: entries in a file that anybody can read.

    No subclass of `KeyringBackend`: `keyring` would find it from here on and offer it to every other test.
    """

    def get_password(self, service: str, username: str) -> str | None:
        raise AssertionError("it must not even be asked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise AssertionError("it must not be given a key")


PlainText.__module__ = "keyrings.alt.file"
PlainText.__name__ = "PlaintextKeyring"


def use(monkeypatch: pytest.MonkeyPatch, backend: object) -> None:
    monkeypatch.setattr(core, "_keyring_backend", backend)


def test_keys_kept_in_the_keyring_come_back_and_only_by_their_own_name(system_keyring: Any) -> None:
    keys = draw_keys(Secret("of the server"))
    kept = KeyringKeys(trusted_backend(), "set-1")
    kept.save(keys)
    again = KeyringKeys(trusted_backend(), "set-1").load()
    assert again.database.reveal() == keys.database.reveal()
    assert again.practice.reveal() == keys.practice.reveal()
    assert again.server_password == keys.server_password
    with pytest.raises(StorageError) as refused:
        KeyringKeys(trusted_backend(), "set-2").load()
    assert refused.value.code is Code.KEYS_MISSING


@on_linux
def test_a_keyring_emptied_behind_our_back_is_told_as_missing_keys(system_keyring: Any) -> None:
    kept = KeyringKeys(trusted_backend(), "set-1")
    kept.save(draw_keys())
    trusted_backend().delete_password("PinPortal", "practice key set-1")
    with pytest.raises(StorageError) as refused:
        kept.load()
    assert refused.value.code is Code.KEYS_MISSING


@on_linux
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # keyring drops its connection then
def test_a_locked_keyring_is_told_as_locked_and_gives_its_keys_again_later(system_keyring: Any) -> None:
    from tests.secret_service import lock

    kept = KeyringKeys(trusted_backend(), "set-1")
    kept.save(draw_keys())
    lock(os.environ["DBUS_SESSION_BUS_ADDRESS"])
    with pytest.raises(StorageError) as refused:
        kept.load()
    assert refused.value.code is Code.KEYRING_LOCKED
    del refused
    gc.collect()


def test_a_plain_text_keyring_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, PlainText())
    with pytest.raises(StorageError) as refused:
        trusted_backend()
    assert refused.value.code is Code.KEYRING_NOT_TRUSTED
    assert refused.value.facts["name"] == "keyrings.alt.file.PlaintextKeyring"


def test_a_keyring_that_settings_name_and_that_is_not_here_is_refused_by_its_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use(monkeypatch, None)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyrings.of_nobody.PlaintextKeyring")
    with pytest.raises(StorageError) as refused:
        trusted_backend()
    assert refused.value.code is Code.KEYRING_NOT_TRUSTED
    assert refused.value.facts["name"] == "keyrings.of_nobody.PlaintextKeyring"


@on_linux
def test_of_several_keyrings_the_encrypted_one_is_taken(system_keyring: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    encrypted = trusted_backend()

    class Chain:
        backends = (PlainText(), encrypted)

    use(monkeypatch, Chain())
    assert trusted_backend() is encrypted


@pytest.mark.parametrize("none", [fail.Keyring, null.Keyring])
def test_no_keyring_is_told_as_such(monkeypatch: pytest.MonkeyPatch, none: type[KeyringBackend]) -> None:
    use(monkeypatch, none())
    with pytest.raises(StorageError) as refused:
        trusted_backend()
    assert refused.value.code is Code.KEYRING_MISSING


@on_linux
def test_a_keyring_whose_service_went_away_is_told_as_none(
    system_keyring: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, None)  # looks again, among the back ends that were found while it ran
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    with pytest.raises(StorageError) as refused:
        trusted_backend()
    assert refused.value.code is Code.KEYRING_MISSING


def test_a_keyring_that_fails_in_its_own_way_is_told_in_words() -> None:
    class Broken:
        def get_password(self, service: str, username: str) -> str | None:
            raise RuntimeError("of the back end's own kind")

    with pytest.raises(StorageError) as refused:
        KeyringKeys(cast("KeyringBackend", Broken()), "set-1").load()
    assert refused.value.code is Code.KEYRING_FAILED


def test_a_keyring_that_forgets_at_once_is_not_relied_on() -> None:
    with pytest.raises(StorageError) as refused:
        KeyringKeys(null.Keyring(), "set-1").save(draw_keys())
    assert refused.value.code is Code.KEYRING_FAILED


def test_keys_show_nothing_of_themselves() -> None:
    keys = draw_keys(Secret("of the server"))
    shown = repr(keys)
    assert "of the server" not in shown
    assert keys.practice.reveal().hex() not in shown
