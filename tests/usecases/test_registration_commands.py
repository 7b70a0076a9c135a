# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a parent typed becomes a command, or says what is wrong, the same on a page and at the kiosk."""

import pytest

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.registering import Registration, Who
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.usecases.registration import ChooseLogin, RegisterParent, SayWho, TryPin
from pinportal_desktop.usecases.registration_commands import (
    Mistyped,
    prepare_choose_login,
    prepare_confirm_born,
    prepare_register_parent,
    prepare_say_who,
    prepare_try_pin,
)
from pinportal_desktop.usecases.registration_form import Typed
from pinportal_desktop.usecases.tokens import token_digest
from tests.fakes import PlainPasswords
from tests.world import BORN, HASHES, World

BIRTH_DATE = {"month": str(BORN.month), "day": str(BORN.day), "year": str(BORN.year)}
SESSION, WALK = Secret("token of the walk"), b"digest of the walk"


def wrong(command: object) -> dict[str, Code]:
    assert isinstance(command, Mistyped)
    return {name: error.code for name, error in command.errors.items()}


def try_typed(world: World, **typed: str) -> TryPin | Mistyped:
    return prepare_try_pin(
        world.site, world.rules, Typed(typed), session=SESSION, counters=world.counters(), language="es"
    )


@pytest.fixture
def walk(world: World) -> Registration:
    """One that has begun."""
    child = world.child()
    _, token = world.try_pin(world.issue(child, world.contact(child, "Ana Garcia")).pin)
    found = world.looks.registration(token)
    assert found is not None
    return found


def test_the_first_step_tells_at_once_all_that_is_wrong_and_takes_only_what_is_complete(world: World) -> None:
    assert wrong(try_typed(world)) == {"born": Code.DATE_OF_BIRTH_INVALID, "pin": Code.PIN_EMPTY}
    command = try_typed(world, **BIRTH_DATE, pin="2345 6789", more="yes")
    assert isinstance(command, TryPin)
    assert (command.born, command.more, command.language) == (BORN, True, "es")
    assert command.token_digest == token_digest(SESSION)
    assert "23456789" not in repr(command), "a command holds no PIN"


def test_tomorrow_is_no_date_of_birth_at_the_hand_over_either(world: World) -> None:
    typed = Typed({"month": "11", "day": "25", "year": "2026"})
    command = prepare_confirm_born(world.site, world.rules, HASHES, typed, None, walk=WALK, counters=())
    assert wrong(command) == {"born": Code.DATE_OF_BIRTH_INVALID}


def test_of_myself_nothing_more_is_asked_and_nothing_more_is_taken(world: World) -> None:
    typed = {"given": "Ana", "family": "Garcia", "relationship": "Mother", "phone": "555"}
    command = prepare_say_who(world.site, Typed(typed | {"who": "myself"}), walk=WALK)
    assert isinstance(command, SayWho)
    assert (command.who, command.name, command.relationship, command.phone) == (Who.MYSELF, None, "", None)
    assert wrong(prepare_say_who(world.site, Typed(typed | {"who": "a_child"}), walk=WALK)) == {
        "phone": Code.PHONE_INVALID
    }


def test_a_password_becomes_its_hash_and_one_that_is_refused_is_not_hashed(world: World, walk: Registration) -> None:
    def chosen(password: str) -> ChooseLogin | Mistyped:
        typed = Typed({"email": "ana@example.com", "password": password})
        return prepare_choose_login(world.site, PlainPasswords(), typed, walk)

    assert wrong(chosen("short")) == {"password": Code.PASSWORD_SHORT}
    command = chosen("three random words")
    assert isinstance(command, ChooseLogin)
    assert command.password_hash == PlainPasswords().hash(Secret("three random words"))


def test_create_my_account_is_one_command_however_often_it_is_pressed_and_needs_the_terms(
    world: World, walk: Registration
) -> None:
    def pressed(once: str, **typed: str) -> RegisterParent | Mistyped:
        return prepare_register_parent(world.site, world.rules, Typed(typed), walk, once=once)

    assert wrong(pressed("a")) == {"terms": Code.TERMS_MISSING}
    first, twice, anew = (pressed(once, terms="yes") for once in ("a", "a", "b"))
    assert isinstance(first, RegisterParent)
    assert isinstance(twice, RegisterParent)
    assert isinstance(anew, RegisterParent)
    assert first.id == twice.id != anew.id
    assert first.confirm, "a new login is asked to confirm its address"
