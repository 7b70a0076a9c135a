# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""An address that is somebody else's login says whose, also for a contact who is only being added."""

from datetime import date

import pytest

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import ContactId
from pinportal_desktop.domain.registering import Who
from pinportal_desktop.usecases.recipient import NewContact, Recipient
from tests.world import World, person

TEENS_BIRTH = date(2011, 3, 1)


def newcomer(world: World, spoken: str, email: str) -> Recipient:
    contact_id = ContactId(world.desk.entropy.new_id(world.clock.now()))
    new = NewContact(id=contact_id, name=person(spoken), relationship="Father", emails=(email,))
    return Recipient(new=new, authority=Authority.JOINT)


def test_an_address_typed_for_a_new_contact_does_not_make_somebody_elses_login_theirs(world: World) -> None:
    child = world.child()
    world.register(world.issue(child, world.contact(child, "Ana Garcia")).pin, "Ana Garcia", "ana@example.com")
    with pytest.raises(Refused) as refused:
        world.issue(child, None, "ana@example.com", recipient=newcomer(world, "Tomas Reyes", "ana@example.com"))
    assert refused.value.code is Code.EMAIL_IS_ANOTHERS_LOGIN
    assert (refused.value.facts["owner"], refused.value.facts["name"]) == ("Ana", "Tomas")


def test_a_new_contact_of_the_same_name_is_taken_for_the_logins_holder(world: World) -> None:
    child = world.child()
    world.register(world.issue(child, world.contact(child, "Tomas Reyes")).pin, "Ana Garcia", "ana@example.com")
    issued = world.issue(child, None, "ana@example.com", recipient=newcomer(world, "ANA Garcia", "ana@example.com"))
    assert world.active(child) == issued.credential


def test_a_minors_own_login_is_not_a_parents_address_though_it_is_on_file_for_them(world: World) -> None:
    teen = world.child("Lia Garcia", TEENS_BIRTH)
    world.register(world.issue(teen, None).pin, "", "lia@example.com", TEENS_BIRTH, Who.MYSELF)
    mother = world.contact(teen, "Ana Garcia", "Mother", Authority.JOINT, "lia@example.com")
    with pytest.raises(Refused) as refused:
        world.issue(teen, mother, "lia@example.com")
    assert refused.value.code is Code.EMAIL_IS_ANOTHERS_LOGIN
