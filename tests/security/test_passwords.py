# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""How a parent's password is kept, and which ones are refused."""

import threading

import pytest
from argon2 import PasswordHasher, extract_parameters, profiles

from pinportal_desktop.app.parts import blocklist
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.passwords import _NOBODYS, Argon2Passwords

LONGEST = 5.0  # seconds a thread may take before its test fails; nothing waits that long


@pytest.fixture(scope="module")
def passwords() -> Argon2Passwords:
    return Argon2Passwords(blocklist, at_once=2)


def test_a_password_is_kept_as_argon2id_in_a_profile_of_rfc_9106(passwords: Argon2Passwords) -> None:
    hashed = passwords.hash(Secret("three random words"))
    assert extract_parameters(hashed) == profiles.RFC_9106_LOW_MEMORY
    assert hashed.startswith("$argon2id$")
    assert "three" not in hashed


def test_only_the_same_password_fits_its_hash(passwords: Argon2Passwords) -> None:
    hashed = passwords.hash(Secret("three random words"))
    assert passwords.verify(Secret("three random words"), hashed)
    assert not passwords.verify(Secret("Three random words"), hashed)
    assert passwords.hash(Secret("three random words")) != hashed, "each hash has a salt of its own"


@pytest.mark.parametrize("damaged", ["", "hash", "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$"])
def test_a_damaged_hash_lets_nobody_in(passwords: Argon2Passwords, damaged: str) -> None:
    assert not passwords.verify(Secret("three random words"), damaged)


@pytest.mark.parametrize(
    "common",
    ["01telemike01", "01TeleMike01", "aaaaaaaaaaaaaaa", "abcabcabcabc", "123456789012", "qwertyuiopas", "zyxwvutsrqpo"],
)
def test_a_common_password_is_refused_in_any_case(passwords: Argon2Passwords, common: str) -> None:
    assert passwords.is_common(Secret(common))


@pytest.mark.parametrize("fine", ["three random words", "correct horse battery", "Marisol naps at 2", "9f2k-77aa-xq03"])
def test_a_password_that_nobody_else_uses_is_taken(passwords: Argon2Passwords, fine: str) -> None:
    assert not passwords.is_common(Secret(fine))


def test_the_list_holds_common_passwords_as_they_are_looked_up() -> None:
    words = blocklist()
    assert len(words) > 1_000
    assert all(word == word.strip().casefold() and not word.startswith("#") for word in words)


def test_no_more_are_hashed_at_once_than_there_is_room_for() -> None:
    passwords = Argon2Passwords(blocklist, at_once=1)
    started, go_on = threading.Semaphore(0), threading.Event()
    seen: list[str | bytes] = []

    class Slow(PasswordHasher):
        def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
            del salt
            seen.append(password)
            started.release()
            assert go_on.wait(LONGEST)
            return "hash"

    passwords._hasher = Slow()
    threads = [threading.Thread(target=passwords.hash, args=(Secret(f"{n}"),)) for n in range(2)]
    for thread in threads:
        thread.start()
    assert started.acquire(timeout=LONGEST)
    assert len(seen) == 1, "the second waits for its turn"
    go_on.set()
    for thread in threads:
        thread.join(LONGEST)
    assert len(seen) == 2


def test_for_a_login_that_there_is_not_the_work_is_the_same_and_nothing_fits(passwords: Argon2Passwords) -> None:
    assert extract_parameters(_NOBODYS) == profiles.RFC_9106_LOW_MEMORY
    assert not passwords.verify(Secret("three random words"), None)
    asked: list[str] = []

    class Noting:
        """The hasher, which says what it was asked to check against."""

        def verify(self, hashed: str, _password: str) -> bool:
            asked.append(hashed)
            return True

    noting = Argon2Passwords(blocklist, at_once=1)
    noting._hasher = Noting()  # type: ignore[assignment]  # only to see that it is asked
    assert not noting.verify(Secret("even one that fits"), None)
    assert asked == [_NOBODYS]
