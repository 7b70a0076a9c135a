# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What pressing a button asks for, and what speaks against it. Without widgets."""

from dataclasses import replace
from uuid import UUID

import pytest

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import SendTo
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import ContactId
from pinportal_desktop.domain.people import PersonName
from pinportal_desktop.screens.registration.choosing import looked_up
from pinportal_desktop.screens.registration.given import NEW, OTHER, PATIENT, Given, Login, SendBy, TypedContact
from pinportal_desktop.screens.registration.pressing import Asked, Press, ask
from pinportal_desktop.usecases.recipient import Recipient
from tests.domain.family import CHILD, access, account, contact_id, member, pin
from tests.screens.registration.given import ANA, TOMAS, contact, given, typed

NEW_ID = ContactId(UUID(int=77))
ROSA = TypedContact(given="Rosa", family="Diaz", relationship=" Grand  mother ", email="rosa@example.com")
BABY = replace(CHILD, name=PersonName(family="Garcia", given="Baby Boy"))


def pressed(before: Given, press: Press = Press.SEND) -> Asked:
    return ask(before, press, NEW_ID)


def refused(before: Given, press: Press = Press.SEND) -> tuple[Code, object]:
    with pytest.raises(Refused) as caught:
        pressed(before, press)
    return caught.value.code, caught.value.facts["field"]


def test_send_asks_for_the_person_the_address_and_the_language_that_are_shown() -> None:
    asked = pressed(given(for_=contact("Tomas Reyes")))
    assert asked.recipient == Recipient(contact_id=contact_id("Tomas Reyes"))
    assert (asked.address, asked.language, asked.send_to) == ("t.reyes@example.net", "en", SendTo.PARENT_GUARDIAN)


def test_for_the_patient_send_to_minor_is_asked_for() -> None:
    asked = pressed(typed(given(for_=PATIENT), other="kid@example.com"))
    assert (asked.recipient, asked.send_to) == (Recipient(), SendTo.MINOR)


def test_for_must_be_chosen() -> None:
    assert refused(given()) == (Code.FOR_MISSING, "for")
    assert refused(given(), Press.PRINT) == (Code.FOR_MISSING, "for")


@pytest.mark.parametrize("press", list(Press))
def test_an_authority_that_is_not_recorded_must_be_answered_before_that_contacts_first_pin(press: Press) -> None:
    asked = given(account(member("Lea Roth", Authority.NOT_RECORDED, "lea@example.com")), for_=contact("Lea Roth"))
    assert refused(asked, press) == (Code.AUTHORITY_NOT_RECORDED, "authority")
    assert refused(typed(asked, authority=Authority.NONE), press) == (Code.AUTHORITY_NONE, "authority")
    assert pressed(typed(asked, authority=Authority.JOINT), press).recipient.authority is Authority.JOINT


def test_a_new_contact_comes_with_name_relationship_email_and_authority() -> None:
    asked = pressed(typed(given(for_=NEW), new=ROSA, authority=Authority.JOINT, language="es"))
    new = asked.recipient.new
    assert new is not None
    assert (new.id, new.name.spoken, new.relationship) == (NEW_ID, "Rosa Diaz", "Grand mother")
    assert (new.emails, new.language, asked.address) == (("rosa@example.com",), "es", "rosa@example.com")


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"given": " ", "family": ""}, Code.NAME_MISSING, "name"),
        ({"relationship": " "}, Code.RELATIONSHIP_MISSING, "relationship"),
        ({"email": "rosa@"}, Code.EMAIL_INVALID, "new_email"),
        ({"email": ""}, Code.EMAIL_MISSING, "new_email"),
    ],
)
def test_a_new_contact_is_complete_or_the_field_says_what_is_missing(
    changes: dict[str, str], code: Code, field: str
) -> None:
    new = replace(ROSA, **changes)
    assert refused(typed(given(for_=NEW), new=new, authority=Authority.JOINT)) == (code, field)


def test_a_new_contact_needs_no_email_when_nothing_is_sent() -> None:
    new = typed(given(for_=NEW), new=replace(ROSA, email=""), authority=Authority.JOINT, send_by=SendBy.NOTHING)
    assert pressed(new).address is None


@pytest.mark.parametrize(
    ("other", "code"),
    [("", Code.EMAIL_MISSING), ("t.reyes", Code.EMAIL_INVALID), ("a b@example.com", Code.EMAIL_INVALID)],
)
def test_a_typed_address_must_be_one(other: str, code: Code) -> None:
    chosen = typed(given(for_=contact("Tomas Reyes")), address=OTHER, other=other)
    assert refused(chosen) == (code, "email")
    assert pressed(chosen, Press.PRINT).address is None


def test_with_do_not_send_pin_no_address_is_asked_for() -> None:
    chosen = typed(given(for_=contact("Tomas Reyes")), address=OTHER, other="t.reyes", send_by=SendBy.NOTHING)
    assert pressed(chosen).address is None
    assert pressed(chosen, Press.COMPLETE).address is None


def test_somebody_elses_login_is_refused() -> None:
    anas = access("Ana Garcia", linked=True, email="ana@example.com").account
    chosen = typed(given(for_=contact("Tomas Reyes")), address=OTHER, other="ana@example.com")
    known = looked_up(chosen, Login(email="ana@example.com", holder=anas))
    assert refused(known) == (Code.EMAIL_IS_ANOTHERS_LOGIN, "email")


def test_a_minors_address_must_not_be_one_of_the_family() -> None:
    assert refused(typed(given(for_=PATIENT), other="ANA@example.com")) == (Code.MINOR_ADDRESS_OF_FAMILY, "email")


def test_with_no_family_address_on_file_staff_confirm_that_they_checked() -> None:
    unknown = typed(given(account(member("Ana Garcia")), for_=PATIENT), other="kid@example.com")
    assert refused(unknown) == (Code.MINOR_ADDRESS_UNCHECKED, "minor_checked")
    assert pressed(typed(unknown, minor_checked=True)).minor_address_checked
    assert not pressed(typed(given(for_=PATIENT), other="kid@example.com", minor_checked=True)).minor_address_checked


def test_a_placeholder_name_blocks_issuing_and_printing_until_there_is_a_reason() -> None:
    baby = given(account(ANA, patient=BABY), for_=contact("Ana Garcia"))
    assert refused(baby) == (Code.PLACEHOLDER_NAME, "name_reason")
    assert refused(baby, Press.PRINT) == (Code.PLACEHOLDER_NAME, "name_reason")
    assert pressed(typed(baby, name_reason=" not named yet ")).name_reason == "not named yet"


def test_a_placeholder_name_does_not_block_sharing_but_printing() -> None:
    baby = given(account(ANA, patient=BABY, credentials=(pin(),)), sharing=True, for_=contact("Ana Garcia"))
    assert pressed(baby).address == "ana@example.com"
    assert refused(baby, Press.PRINT) == (Code.PLACEHOLDER_NAME, "name_reason")


def test_issuing_names_the_pin_that_the_window_said_would_be_superseded() -> None:
    assert pressed(given(for_=contact("Ana Garcia"))).supersedes is None
    active = account(ANA, TOMAS, credentials=(pin(),))
    assert pressed(given(active, for_=contact("Ana Garcia"))).supersedes == pin().id


def test_two_presses_that_ask_for_the_same_are_equal() -> None:
    chosen = given(for_=contact("Ana Garcia"))
    assert pressed(chosen) == pressed(chosen)
    assert pressed(chosen) != pressed(typed(chosen, language="es"))
