# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Ids, symbols, tokens and time from the operating system."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from pinportal_desktop.domain.pin import ALPHABET, draw_pin
from pinportal_desktop.security.chance import SystemClock, SystemEntropy

NOW = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)


def test_ids_of_one_instant_sort_in_the_order_drawn() -> None:
    entropy = SystemEntropy()
    drawn = [entropy.new_id(NOW) for _ in range(10_000)]
    assert drawn == sorted(drawn)
    assert len(set(drawn)) == len(drawn)


def test_ids_of_one_instant_keep_their_order_when_another_instant_comes_between() -> None:
    entropy = SystemEntropy()
    for _ in range(200):
        first, between, second = (entropy.new_id(at) for at in (NOW, NOW + timedelta(seconds=1), NOW))
        assert first < second < between


def test_ids_drawn_by_several_threads_are_all_different() -> None:
    entropy = SystemEntropy()
    with ThreadPoolExecutor(8) as threads:
        drawn = [
            id_ for some in threads.map(lambda _: [entropy.new_id(NOW) for _ in range(500)], range(8)) for id_ in some
        ]
    assert len(set(drawn)) == 4_000


def test_an_id_is_a_uuid_of_version_7_of_the_instant_asked_for() -> None:
    drawn = SystemEntropy().new_id(NOW)
    assert (drawn.version, drawn.variant) == (7, "specified in RFC 4122")
    assert drawn.int >> 80 == NOW.timestamp() * 1000


def test_two_programs_draw_different_ids_in_the_same_instant() -> None:
    assert len({SystemEntropy().new_id(NOW) for _ in range(1_000)}) == 1_000


def test_a_pin_is_drawn_from_all_of_its_alphabet() -> None:
    entropy = SystemEntropy()
    assert set("".join(draw_pin(entropy).symbols for _ in range(400))) == set(ALPHABET)


def test_pins_and_tokens_come_from_the_operating_systems_source_and_follow_from_no_seed() -> None:
    def drawn() -> tuple[str, str]:
        random.seed(1)
        entropy = SystemEntropy()
        return draw_pin(entropy).symbols, entropy.token().reveal()

    first, second = drawn(), drawn()
    assert all(one != other for one, other in zip(first, second, strict=True))


def test_a_token_has_256_bits_and_fits_a_link() -> None:
    tokens = {SystemEntropy().token().reveal() for _ in range(100)}
    assert len(tokens) == 100
    assert all(len(token) == 43 and token.replace("-", "").replace("_", "").isalnum() for token in tokens)


def test_the_clock_tells_the_present_instant_in_utc() -> None:
    before = datetime.now(UTC)
    told = SystemClock().now()
    assert before <= told <= datetime.now(UTC)
    assert told.utcoffset() == timedelta(0)
