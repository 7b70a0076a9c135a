# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A registration that was begun at the kiosk and left."""

import pytest

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.registering import Who
from pinportal_desktop.usecases.leave_registration import LeaveRegistration, leave_registration
from pinportal_desktop.usecases.registration import SayWho, say_who
from tests.world import BORN, World, person


def leave(world: World, token: bytes) -> bool:
    return world.do(leave_registration, LeaveRegistration(**world.made(world.site), token_digest=token)).ended


def begun(world: World) -> bytes:
    child = world.child()
    step, token = world.try_pin(world.issue(child, world.contact(child, "Ana Garcia")).pin, BORN)
    assert step.failed is None
    return token


def said_who(world: World, token: bytes) -> SayWho:
    return SayWho(
        **world.made(world.site),
        token_digest=token,
        who=Who.A_CHILD,
        name=person("Ana Garcia"),
        relationship="Mother",
        phone="+15550102231",
    )


def test_it_ends_at_once_and_nothing_that_was_said_is_kept(any_world: World) -> None:
    token = begun(any_world)
    any_world.do(say_who, said_who(any_world, token))
    assert leave(any_world, token)
    left = any_world.looks.registration(token)
    assert left is not None
    assert not left.is_open(any_world.clock.now())
    assert (left.who, left.name, left.relationship, left.phone) == (None, None, "", None)
    with pytest.raises(Refused) as refused:
        any_world.do(say_who, said_who(any_world, token))
    assert refused.value.code is Code.REGISTRATION_EXPIRED
    assert not leave(any_world, token), "twice is once"


def test_one_that_nobody_began_cannot_be_left(world: World) -> None:
    with pytest.raises(Refused) as refused:
        leave(world, b"unknown")
    assert refused.value.code is Code.REGISTRATION_EXPIRED
