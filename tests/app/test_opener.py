# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Waiting for a database to open, and giving up."""

import threading

import pytest

from pinportal_desktop.app.opener import Opener
from pinportal_desktop.domain.errors import Code, PinPortalError, StorageError

LONGEST = 5.0  # seconds; nothing waits that long


class Opened:
    def __init__(self) -> None:
        self.closed = threading.Event()

    def close(self) -> None:
        self.closed.set()


def test_it_gives_what_the_step_gives_and_raises_what_it_raises() -> None:
    opener, opened = Opener(), Opened()
    assert opener.run(lambda: opened) is opened
    assert not opened.closed.is_set()

    def fails() -> Opened:
        raise StorageError(Code.KEYRING_LOCKED)

    with pytest.raises(StorageError):
        opener.run(fails)
    assert opener.ended(LONGEST)


def test_a_prompt_that_nobody_answers_can_be_given_up_and_what_it_opens_later_is_closed() -> None:
    opener, opened, asked, answered = Opener(), Opened(), threading.Event(), threading.Event()

    def waits() -> Opened:
        asked.set()
        assert answered.wait(LONGEST)
        return opened

    def give_up() -> None:
        assert asked.wait(LONGEST)
        opener.give_up()

    person = threading.Thread(target=give_up)
    person.start()
    with pytest.raises(PinPortalError) as refused:
        opener.run(waits)
    person.join()
    assert refused.value.code is Code.OPENING_GIVEN_UP
    assert not opener.ended(0.01), "it still waits behind"
    again = Opened()
    assert opener.run(lambda: again) is again, "trying again does not wait for the first one"
    answered.set()
    assert opened.closed.wait(LONGEST)
    assert opener.ended(LONGEST)
    assert not again.closed.is_set()


def test_however_many_still_wait_behind_the_end_takes_its_seconds_once() -> None:
    opener, given = Opener(), list[float]()

    class Behind(threading.Thread):
        def join(self, timeout: float | None = None) -> None:
            given.append(timeout or 0.0)
            threading.Event().wait(timeout)

        def is_alive(self) -> bool:
            return True

    opener._running = [Behind(), Behind()]
    assert not opener.ended(0.05)
    assert sum(given) < 0.075, "the second has only what the first left"


def test_after_the_end_nothing_is_waited_for_any_more() -> None:
    opener, go_on = Opener(), threading.Event()
    opener.close()
    with pytest.raises(PinPortalError):
        opener.run(lambda: go_on.wait(LONGEST))
    go_on.set()
    assert opener.ended(LONGEST)
