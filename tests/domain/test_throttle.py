# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
from datetime import UTC, datetime, timedelta

from pinportal_desktop.domain.registering import LONGEST_WAIT, Scope, Throttle

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)


def after(failures: int, scope: Scope = Scope.DEVICE) -> Throttle:
    counter = Throttle(scope=scope, key=b"k", last_at=NOW)
    for _ in range(failures):
        counter = counter.after_failure(NOW)
    return counter


def test_a_parent_who_mistypes_twice_gets_in_at_the_third_try_at_once() -> None:
    assert after(2).open_again_at() == NOW


def test_waits_double_and_end_at_a_quarter_of_an_hour() -> None:
    waits = [(after(n).open_again_at() - NOW).total_seconds() for n in range(3, 8)]
    assert waits == [2, 4, 8, 16, 32]
    assert after(1000).open_again_at() - NOW == LONGEST_WAIT


def test_failures_are_forgotten_after_a_day() -> None:
    assert after(9).after_failure(NOW + timedelta(hours=25)).failures == 1
    assert after(9).after_failure(NOW + timedelta(hours=23)).failures == 10


def test_failures_in_the_whole_hold_answers_back_and_never_refuse() -> None:
    whole = after(100_000, Scope.WHOLE)
    assert whole.open_again_at() == NOW
    assert whole.delay(NOW) == 2.0
    assert after(20, Scope.WHOLE).delay(NOW) == 0.2
    assert whole.delay(NOW + timedelta(hours=2)) == 0.0
    assert after(100_000).delay(NOW) == 0.0


def test_a_network_range_waits_later_and_shorter_for_strangers_share_it() -> None:
    assert after(19, Scope.RANGE).open_again_at() == NOW
    assert after(20, Scope.RANGE).open_again_at() - NOW == timedelta(seconds=2)
    assert after(1000, Scope.RANGE).open_again_at() - NOW == timedelta(minutes=1)


def test_a_date_of_birth_that_is_tried_again_and_again_holds_answers_back_and_never_refuses() -> None:
    assert after(10, Scope.BORN).delay(NOW) == 0.0
    assert after(20, Scope.BORN).delay(NOW) == 2.0
    tried = after(100_000, Scope.BORN)
    assert tried.open_again_at() == NOW
    assert tried.delay(NOW) == 4.0
    assert tried.delay(NOW + timedelta(hours=2)) == 0.0
