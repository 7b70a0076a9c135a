# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Keys under a passphrase."""

import unicodedata

import pytest

from pinportal_desktop.domain.errors import Code, PinPortalError, Refused
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.keys import draw_keys
from pinportal_desktop.security.wrapping import USUAL, Cost, check_passphrase, unwrap, wrap

PASSPHRASE = Secret("correct horse battery stáple")
QUICK = Cost(memory=1024, passes=1, lanes=1)


def test_the_keys_come_back_under_the_same_passphrase_and_no_other() -> None:
    keys = draw_keys(Secret("of the server"))
    text = wrap(keys, PASSPHRASE, "set-1", cost=QUICK)
    key_set, again = unwrap(text, PASSPHRASE)
    assert (key_set, again.server_password) == ("set-1", keys.server_password)
    assert again.database.reveal() == keys.database.reveal()
    assert again.practice.reveal() == keys.practice.reveal()
    with pytest.raises(Refused) as refused:
        unwrap(text, Secret("Correct horse battery stáple"))
    assert (refused.value.code, refused.value.facts["field"]) == (Code.PASSPHRASE_WRONG, "passphrase")


def test_the_file_shows_neither_keys_nor_passphrase_and_differs_each_time() -> None:
    keys = draw_keys(Secret("of the server"))
    texts = [wrap(keys, PASSPHRASE, "set-1", cost=QUICK) for _ in range(2)]
    assert texts[0] != texts[1]
    for secret in (keys.database.reveal().hex(), keys.practice.reveal().hex(), "of the server", "horse"):
        assert secret not in texts[0]


def test_another_keyboards_way_to_an_accented_letter_opens_it_too() -> None:
    text = wrap(draw_keys(), PASSPHRASE, "set-1", cost=QUICK)
    assert unwrap(text, Secret(unicodedata.normalize("NFD", PASSPHRASE.reveal())))[0] == "set-1"


def test_one_guess_costs_a_quarter_of_a_gigabyte() -> None:
    assert Cost(memory=256 * 1024, passes=4, lanes=4) == USUAL


def test_nobody_makes_guessing_cheaper_by_changing_the_file() -> None:
    text = wrap(draw_keys(), PASSPHRASE, "set-1", cost=QUICK)
    for changed in (text.replace("memory = 1024", "memory = 512"), text.replace('"set-1"', '"set-2"')):
        with pytest.raises(Refused) as refused:
            unwrap(changed, PASSPHRASE)
        assert refused.value.code is Code.PASSPHRASE_WRONG


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: text.replace("memory = 1024", "memory = 999999999"),
        lambda text: text.replace("passes = 1", "passes = 100000"),
        lambda text: text.replace("lanes = 1", "lanes = 'x'"),
        lambda text: text.split("sealed")[0] + 'sealed = "AAAA"\n',
    ],
)
def test_a_damaged_file_is_told_as_such_and_asks_for_no_more_than_there_is(damage: object) -> None:
    assert callable(damage)
    text = damage(wrap(draw_keys(), PASSPHRASE, "set-1", cost=QUICK))
    with pytest.raises(PinPortalError) as refused:
        unwrap(text, PASSPHRASE)
    assert refused.value.code in {Code.KEY_FILE_DAMAGED, Code.PASSPHRASE_WRONG}


def test_a_passphrase_has_fifteen_characters_at_least() -> None:
    check_passphrase(Secret("x" * 15))
    with pytest.raises(Refused) as refused:
        check_passphrase(Secret("x" * 14))
    assert refused.value.code is Code.PASSPHRASE_SHORT
