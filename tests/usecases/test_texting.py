# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The rules that a Text Message must keep, and what the desk knows of an account through a sibling."""

from dataclasses import replace

import pytest

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.carriers import CarrierState
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import ContactId, PatientId
from pinportal_desktop.domain.outbox import Channel, Template
from pinportal_desktop.usecases.issuing import TextTo
from pinportal_desktop.usecases.looks import SiblingLogin
from pinportal_desktop.usecases.recipient import NewContact, Recipient
from tests.world import ATT, VERIZON, World, person

ANAS, KIDS = "+15550102231", "+15550109999"


@pytest.fixture
def child(world: World) -> PatientId:
    return world.child()


@pytest.fixture
def ana(world: World, child: PatientId) -> ContactId:
    return world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, "ana@example.com", phone=ANAS)


def refusal(world: World, child: PatientId, whom: ContactId | None, phone: str) -> tuple[Code, object]:
    with pytest.raises(Refused) as refused:
        world.issue(child, whom, text_to=TextTo(phone=phone, carrier=VERIZON))
    return refused.value.code, refused.value.facts["field"]


def test_a_text_message_waits_with_its_channel_and_a_masked_phone(
    world: World, child: PatientId, ana: ContactId
) -> None:
    world.issue(child, ana, text_to=TextTo(phone=ANAS, carrier=VERIZON))
    with world.store.writing() as work:
        message = work.outbox.claim(world.clock.now(), worker="test", until=world.clock.now())
    assert message is not None
    assert (message.channel, message.address_masked) == (Channel.TEXT, "…2231")
    assert world.desk.outbox.open_address(message.address, message.id) == "5550102231@vtext.com"
    facts = world.looks.activity(child)[0].facts
    assert (facts["to"], facts["carrier"]) == ("…2231", "Verizon")


def test_a_dead_carrier_is_refused_and_no_pin_is_issued(world: World, child: PatientId, ana: ContactId) -> None:
    with pytest.raises(Refused) as refused:
        world.issue(child, ana, text_to=TextTo(phone=ANAS, carrier=ATT))
    assert (refused.value.code, refused.value.facts["since"]) == (Code.CARRIER_DEAD, ATT.on)
    assert world.active(child) is None


def test_an_ending_carrier_is_refused_from_its_end_on(world: World, child: PatientId, ana: ContactId) -> None:
    ends_today = replace(VERIZON, state=CarrierState.ENDING, on=world.today)
    with pytest.raises(Refused):
        world.issue(child, ana, text_to=TextTo(phone=ANAS, carrier=ends_today))


def test_a_text_for_a_minor_must_not_go_to_a_phone_of_the_family_however_it_is_written(
    world: World, child: PatientId, ana: ContactId
) -> None:
    assert refusal(world, child, None, "+15550102231") == (Code.MINOR_PHONE_OF_FAMILY, "phone")
    world.issue(child, None, text_to=TextTo(phone=KIDS, carrier=VERIZON))
    assert world.active(child) is not None


def test_the_phone_of_a_parents_login_is_one_of_the_family(world: World, child: PatientId) -> None:
    pin = world.issue(child, world.contact(child, "Ana Garcia"), None).pin
    world.register(pin, "Ana Garcia", "ana@example.com")
    login = world.access(child, "ana@example.com").account
    with world.store.writing() as work:
        work.accounts.save(replace(login, phone="+15550107777"))
    assert refusal(world, child, None, "+15550107777") == (Code.MINOR_PHONE_OF_FAMILY, "phone")


def test_with_no_phone_of_the_family_on_file_staff_confirm_that_they_checked(world: World, child: PatientId) -> None:
    world.contact(child, "Ana Garcia", "Mother", Authority.JOINT, "ana@example.com")
    assert refusal(world, child, None, KIDS) == (Code.MINOR_PHONE_UNCHECKED, "minor_checked")
    world.issue(child, None, text_to=TextTo(phone=KIDS, carrier=VERIZON), minor_address_checked=True)
    assert world.looks.activity(child)[0].facts["minor_address_checked"] == 1


def test_the_phone_of_a_contact_with_authority_none_is_refused(world: World, child: PatientId, ana: ContactId) -> None:
    world.contact(child, "Rex Stone", "Uncle", Authority.NONE, phone="+15550106666")
    assert refusal(world, child, ana, "+15550106666") == (Code.PHONE_OF_NONE, "phone")


@pytest.mark.parametrize(
    ("name", "emails", "phone"),
    [("rex STÓNE", (), None), ("R. S.", ("Rex+1@example.com",), None), ("R. S.", (), "+15550106666")],
)
def test_none_is_refused_when_typed_as_a_new_contact(
    world: World, child: PatientId, name: str, emails: tuple[str, ...], phone: str | None
) -> None:
    world.contact(child, "Rex Stone", "Uncle", Authority.NONE, "rex@example.com", phone="+15550106666")
    new = NewContact(
        id=ContactId(world.desk.entropy.new_id(world.clock.now())),
        name=person(name),
        relationship="Uncle",
        emails=emails,
        phone=phone,
    )
    with pytest.raises(Refused) as refused:
        world.issue(child, None, recipient=Recipient(new=new, authority=Authority.JOINT))
    assert (refused.value.code, refused.value.facts["field"]) == (Code.AUTHORITY_NONE, "name")


def test_a_shared_pin_is_texted_under_the_same_rules(world: World, child: PatientId, ana: ContactId) -> None:
    world.issue(child, ana)
    with pytest.raises(Refused):
        world.share(child, ana, text_to=TextTo(phone=ANAS, carrier=ATT))
    world.share(child, ana, text_to=TextTo(phone=ANAS, carrier=VERIZON))
    assert world.looks.waiting() == 1


# --- an account through a sibling


@pytest.fixture
def brother(world: World, child: PatientId, ana: ContactId) -> PatientId:
    """Lucas, whose mother has an account through his sister."""
    issued = world.issue(child, ana, complete=True)
    assert issued.handover is not None
    _, token = world.take_handover(issued.handover)
    assert world.finish(token, "Ana Garcia", "ana@example.com").failed is None
    with world.store.writing() as work:
        work.outbox.claim(world.clock.now(), worker="test", until=world.clock.now().replace(hour=23))
    brother = world.child("Lucas Garcia")
    world.link(brother, ana, "Mother")
    return brother


def template_of(world: World) -> Template:
    with world.store.writing() as work:
        message = work.outbox.claim(world.clock.now(), worker="test", until=world.clock.now().replace(hour=23))
    assert message is not None
    return message.template


def test_the_desk_sees_who_has_an_account_through_which_child(
    world: World, child: PatientId, ana: ContactId, brother: PatientId
) -> None:
    world.contact(brother, "Tomas Reyes", "Father")
    assert world.looks.sibling_logins(brother) == (
        SiblingLogin(contact_id=ana, email="ana@example.com", children=("Marisol",)),
    )
    assert world.looks.sibling_logins(child) == (), "an account through the child itself is none through a sibling"
    world.remove(child, "ana@example.com")
    assert world.looks.sibling_logins(brother)[0].children == (), "she still has the account"


def test_a_parent_with_an_account_gets_the_message_to_sign_in_whatever_the_way(
    world: World, ana: ContactId, brother: PatientId
) -> None:
    world.issue(brother, ana, "another@example.com")
    assert template_of(world) is Template.ADD_CHILD
    world.issue(brother, ana, text_to=TextTo(phone=ANAS, carrier=VERIZON))
    assert template_of(world) is Template.ADD_CHILD


def test_a_parent_without_one_gets_the_welcome(world: World, brother: PatientId) -> None:
    world.issue(brother, world.contact(brother, "Tomas Reyes", "Father"), "tomas@example.net")
    assert template_of(world) is Template.WELCOME_WITH_PIN


def test_an_address_that_is_a_login_already_could_not_become_a_second_one(world: World) -> None:
    child = world.child("Noor Khan")
    sara = world.contact(child, "Sara Khan", "Mother", Authority.JOINT, "sara@example.org")
    world.register(world.issue(child, sara).pin, "Sara Khan", "sara@example.org")
    sister = world.child("Lila Khan")
    world.link(sister, sara, "Mother")
    world.issue(sister, sara, "sara@example.org")
    assert template_of(world) is Template.ADD_CHILD
