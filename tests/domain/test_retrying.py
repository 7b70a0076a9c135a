# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""When a message that did not leave is tried again."""

from datetime import timedelta
from uuid import UUID

import pytest

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.ids import MessageId
from pinportal_desktop.domain.retrying import FOR_GOOD, GIVEN_UP_AFTER, OF_ALL, is_given_up, wait_of, wait_of_all
from tests.fakes import NOON

IDS = [MessageId(UUID(int=n)) for n in range(1, 200)]


def test_the_waits_of_a_message_double_from_five_minutes_to_four_hours() -> None:
    first, later, last = ([wait_of(one, tries) for one in IDS] for tries in (1, 2, 40))
    assert timedelta(minutes=4) <= min(first) < max(first) <= timedelta(minutes=6)
    assert timedelta(minutes=8) <= min(later) < max(later) <= timedelta(minutes=12)
    assert max(last) <= timedelta(hours=4.8)


def test_what_failed_together_does_not_come_again_together() -> None:
    assert len({wait_of(one, 3) for one in IDS}) == len(IDS)
    assert wait_of(IDS[0], 3) == wait_of(IDS[0], 3), "carried out twice, it is the same"


@pytest.mark.parametrize("cause", sorted(OF_ALL))
def test_what_stands_in_everybodys_way_gives_up_no_message(cause: Code) -> None:
    assert wait_of_all(cause) is not None
    assert not is_given_up(NOON, cause, NOON + 10 * GIVEN_UP_AFTER)


def test_a_login_that_was_refused_is_tried_more_seldom_than_a_network_that_is_away() -> None:
    refused, away = wait_of_all(Code.MAIL_LOGIN_REFUSED), wait_of_all(Code.MAIL_SERVER_NOT_FOUND)
    assert refused is not None
    assert away is not None
    assert refused >= 10 * away


@pytest.mark.parametrize("cause", sorted(FOR_GOOD))
def test_an_address_that_was_refused_is_given_up_at_once(cause: Code) -> None:
    assert is_given_up(NOON, cause, NOON)


def test_a_cause_of_the_message_alone_gives_it_up_after_four_days() -> None:
    assert wait_of_all(Code.MAIL_RECIPIENT_LATER) is None
    assert not is_given_up(NOON, Code.MAIL_RECIPIENT_LATER, NOON + GIVEN_UP_AFTER - timedelta(seconds=1))
    assert is_given_up(NOON, Code.MAIL_RECIPIENT_LATER, NOON + GIVEN_UP_AFTER)
