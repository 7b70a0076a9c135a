# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The recovery key on paper: read back whatever the case and grouping, its typos found, its keys opened by it alone."""

import random

import pytest

from pinportal_desktop.domain.errors import Code, PinPortalError, Refused
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.keys import Key, draw_keys
from pinportal_desktop.security.recovery import (
    GROUPS,
    draw_recovery_key,
    groups_of,
    open_keys,
    paper_number,
    paper_of,
    read_recovery_key,
    seal_keys,
)

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def written(key: Key, between: str = " ") -> str:
    return between.join(group.reveal() for group in groups_of(key))


def refusal(text: str) -> Refused:
    with pytest.raises(Refused) as refused:
        read_recovery_key(Secret(text))
    assert refused.value.facts["field"] == "recovery"
    return refused.value


@pytest.mark.parametrize("bits", [bytes(32), b"\xff" * 32, bytes(range(32))])
def test_what_stands_on_paper_reads_back(bits: bytes) -> None:
    key = Key(bits)
    assert len(groups_of(key)) == GROUPS
    for text in (written(key), written(key, "-").lower(), written(key, ""), f"\n {written(key, chr(10))} "):
        assert read_recovery_key(Secret(text)).reveal() == bits
    # Whoever reads 0 and 1 as letters is understood.
    assert read_recovery_key(Secret(written(key).replace("0", "O").replace("1", "l"))).reveal() == bits


def test_every_mistyped_symbol_is_found_and_its_group_named() -> None:
    groups = [group.reveal() for group in groups_of(draw_recovery_key())]
    for number, group in enumerate(groups, start=1):
        for place in range(5):
            for symbol in SYMBOLS.replace(group[place], ""):
                typed = [*groups]
                typed[number - 1] = group[:place] + symbol + group[place + 1 :]
                refused = refusal(" ".join(typed))
                assert (refused.code, refused.facts["number"]) == (Code.RECOVERY_GROUP, number)


def test_symbols_and_groups_that_changed_places_are_found() -> None:
    drawn = random.Random(3)
    for _ in range(50):
        groups = [group.reveal() for group in groups_of(Key(drawn.randbytes(32)))]
        number, place = drawn.randrange(GROUPS), drawn.randrange(4)
        group = groups[number]
        swapped = group[:place] + group[place + 1] + group[place] + group[place + 2 :]
        if swapped != group:
            refused = refusal(" ".join([*groups[:number], swapped, *groups[number + 1 :]]))
            assert refused.facts["number"] == number + 1
        other = (number + 1) % GROUPS
        groups[number], groups[other] = groups[other], groups[number]
        assert refusal(" ".join(groups)).code is Code.RECOVERY_GROUP


def test_a_group_that_is_missing_is_told() -> None:
    groups = written(draw_recovery_key()).split()
    assert refusal(" ".join(groups[:-1])).code is Code.RECOVERY_GROUPS
    assert refusal("").code is Code.RECOVERY_GROUPS
    assert refusal(" ".join([*groups, "00000"])).code is Code.RECOVERY_GROUPS
    assert refusal(" ".join(groups)[:-2]).facts["number"] == GROUPS
    assert refusal("Ü" * 65).facts["number"] == 1


def test_the_paper_opens_the_keys_that_were_sealed_under_it_and_no_others() -> None:
    keys, recovery = draw_keys(Secret("of the server")), draw_recovery_key()
    text = seal_keys(keys, "maple", recovery)
    key_set, found = open_keys(text, recovery)
    assert key_set == "maple"
    assert found.database.reveal() == keys.database.reveal()
    assert found.practice.reveal() == keys.practice.reveal()
    assert found.server_password == keys.server_password
    assert paper_of(text) == paper_number(recovery)
    for secret in (keys.database, keys.practice, recovery):
        assert secret.reveal().hex() not in text
    with pytest.raises(Refused) as refused:
        open_keys(text, draw_recovery_key())
    assert (refused.value.code, refused.value.facts["paper"]) == (Code.RECOVERY_OTHER, paper_number(recovery))


@pytest.mark.parametrize("change", [("maple", "other"), ('sealed = "', 'sealed = "AAAA'), ("sealed", "seal")])
def test_a_file_of_sealed_keys_that_was_changed_is_told_as_damaged(change: tuple[str, str]) -> None:
    recovery = draw_recovery_key()
    text = seal_keys(draw_keys(), "maple", recovery).replace(*change)
    with pytest.raises(PinPortalError) as refused:
        open_keys(text, recovery)
    assert refused.value.code is Code.KEY_FILE_DAMAGED
    assert paper_of("no TOML at all [") == ""
