# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""For and what follows from it: who is offered, who is preset, Send to, addresses and language. Without widgets."""

from dataclasses import replace

import pytest

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import Credential, SendTo
from pinportal_desktop.screens.registration.choosing import choose_for, choose_send_to, reloaded
from pinportal_desktop.screens.registration.given import (
    NEW,
    NOBODY,
    OF_NEW_CONTACT,
    OTHER,
    PATIENT,
    Address,
    For,
    Given,
    TypedContact,
    Where,
    begin,
    offered_for,
)
from pinportal_desktop.screens.registration.state import derive
from tests.domain.family import RULES, TODAY, access, account, aged, contact_id, member, pin
from tests.screens.registration.given import ANA, LANGUAGES, TOMAS, contact, given, speaking, typed


def for_minor(of: Credential) -> Credential:
    return replace(of, send_to=SendTo.MINOR)


def preset(of: Given) -> For:
    return of.for_


# --- who is offered


def test_for_offers_contacts_the_patient_and_a_new_contact_in_this_order() -> None:
    assert offered_for(given()) == (contact("Ana Garcia"), contact("Tomas Reyes"), PATIENT, NEW)


def test_each_contact_is_offered_with_relationship_and_authority() -> None:
    first = derive(given()).for_options[0]
    assert (first.name, first.relationship, first.authority) == ("Ana Garcia", "Parent", Authority.JOINT)


def test_a_contact_with_authority_none_is_never_offered() -> None:
    whole = account(member("Ana Garcia", Authority.NONE), TOMAS)
    assert offered_for(given(whole)) == (contact("Tomas Reyes"), PATIENT, NEW)
    shared = account(member("Ana Garcia", Authority.NONE), TOMAS, credentials=(pin(),))
    assert offered_for(given(shared, sharing=True)) == (contact("Tomas Reyes"), NEW)


def test_while_one_contact_is_exclusive_no_other_and_no_new_one_is_offered() -> None:
    whole = account(member("Ana Garcia", Authority.EXCLUSIVE), TOMAS)
    assert offered_for(given(whole)) == (contact("Ana Garcia"), PATIENT)


def test_a_patient_below_the_minor_age_is_not_offered() -> None:
    assert PATIENT not in offered_for(given(account(ANA, patient=aged(12, days=1))))
    assert PATIENT in offered_for(given(account(ANA, patient=aged(12))))


def test_at_the_minor_age_limit_for_offers_only_the_patient_and_send_to_is_hidden() -> None:
    adult = given(account(ANA, TOMAS, patient=aged(18)))
    assert offered_for(adult) == (PATIENT,)
    assert not derive(adult).send_to_shown
    almost = given(account(ANA, TOMAS, patient=aged(18, days=1)))
    assert contact("Ana Garcia") in offered_for(almost)
    assert derive(almost).send_to_shown


@pytest.mark.parametrize(
    ("credential", "offered"),
    [
        (pin(), (contact("Ana Garcia"), contact("Tomas Reyes"), NEW)),
        (for_minor(pin()), (PATIENT,)),
    ],
)
def test_sharing_offers_only_persons_that_fit_the_credentials_send_to(
    credential: Credential, offered: tuple[For, ...]
) -> None:
    shared = given(account(ANA, TOMAS, credentials=(credential,)), sharing=True)
    assert offered_for(shared) == offered
    assert derive(shared).send_to is credential.send_to
    assert derive(shared).send_to_fixed


def test_send_to_is_the_shared_credentials_own_also_while_for_is_empty() -> None:
    own = access("Marisol Garcia", own=True)
    shared = given(account(ANA, credentials=(for_minor(pin()),), accesses=(own,)), sharing=True)
    assert (shared.for_, derive(shared).send_to) == (NOBODY, SendTo.MINOR)


# --- who is preset


def test_for_is_preset_to_the_only_contact_with_authority_and_without_access() -> None:
    whole = account(ANA, TOMAS, accesses=(access("Ana Garcia", linked=True),))
    assert preset(given(whole)) == contact("Tomas Reyes")


def test_for_stays_empty_when_several_contacts_wait() -> None:
    assert preset(given()) == NOBODY


def test_for_is_preset_to_the_contact_of_give_access() -> None:
    begun = begin(account(ANA, TOMAS), RULES, TODAY, LANGUAGES, preset_for=contact_id("Tomas Reyes"))
    assert preset(begun) == contact("Tomas Reyes")


@pytest.mark.parametrize("linked", [True, False])
def test_for_is_never_preset_to_somebody_who_has_access(linked: bool) -> None:
    held = access("Ana Garcia", linked=linked, email="ana@example.com")
    whole = account(ANA, TOMAS, accesses=(held,))
    assert preset(begin(whole, RULES, TODAY, LANGUAGES, preset_for=contact_id("Ana Garcia"))) == NOBODY
    assert preset(given(account(ANA, accesses=(held,)))) == NOBODY
    own = access("Marisol Garcia", own=True)
    assert preset(given(account(patient=aged(18), accesses=(own,)))) == NOBODY


def test_a_patient_at_the_minor_age_limit_is_preset() -> None:
    assert preset(given(account(ANA, patient=aged(18)))) == PATIENT


def test_for_somebody_who_has_access_already_the_window_says_so() -> None:
    whole = account(ANA, TOMAS, accesses=(access("Ana Garcia", linked=True),))
    assert derive(given(whole, for_=contact("Ana Garcia"))).has_access == "Ana"
    assert derive(given(whole, for_=contact("Tomas Reyes"))).has_access == ""
    same_email = account(ANA, accesses=(access("Ana Garcia", email="ana@example.com"),))
    assert derive(given(same_email, for_=contact("Ana Garcia"))).has_access == ""


# --- Send to


def test_for_the_patient_sets_send_to_minor_and_back() -> None:
    chosen = given(for_=contact("Ana Garcia"))
    assert derive(chosen).send_to is SendTo.PARENT_GUARDIAN
    patient = choose_for(chosen, PATIENT)
    assert derive(patient).send_to is SendTo.MINOR
    assert derive(choose_for(patient, contact("Ana Garcia"))).send_to is SendTo.PARENT_GUARDIAN


def test_send_to_minor_sets_for_to_the_patient_and_back() -> None:
    minor = choose_send_to(given(for_=contact("Tomas Reyes")), SendTo.MINOR)
    assert minor.for_ == PATIENT
    assert choose_send_to(minor, SendTo.PARENT_GUARDIAN).for_ == contact("Tomas Reyes")
    assert choose_send_to(given(for_=PATIENT), SendTo.PARENT_GUARDIAN).for_ == NOBODY


def test_send_to_is_shown_only_from_the_minor_age_on() -> None:
    assert not derive(given(account(ANA, patient=aged(12, days=1)))).send_to_shown
    assert derive(given(account(ANA, patient=aged(12)))).send_to_shown


# --- addresses


def known(email: str) -> Address:
    return Address(where=Where.KNOWN, email=email)


def test_addresses_are_the_familys_with_whose_they_are_those_of_for_first_and_other_last() -> None:
    options = derive(given(for_=contact("Tomas Reyes"))).addresses
    assert [(o.email, o.name, o.relationship) for o in options] == [
        ("t.reyes@example.net", "Tomas Reyes", "Parent"),
        ("tomas@example.org", "Tomas Reyes", "Parent"),
        ("ana@example.com", "Ana Garcia", "Parent"),
        ("", "", ""),
    ]
    assert options[-1].address == OTHER


def test_an_address_that_two_contacts_share_is_listed_once_as_that_of_for() -> None:
    both = account(ANA, member("Tomas Reyes", Authority.JOINT, "ANA@example.com"))
    options = derive(given(both, for_=contact("Tomas Reyes"))).addresses
    assert [(o.email, o.name) for o in options[:-1]] == [("ANA@example.com", "Tomas Reyes")]


def test_addresses_of_a_contact_with_authority_none_are_not_offered() -> None:
    whole = account(member("Ana Garcia", Authority.NONE, "ana@example.com"), TOMAS)
    assert "ana@example.com" not in [o.email for o in derive(given(whole)).addresses]


def test_the_familys_addresses_are_not_offered_for_the_patient() -> None:
    assert [o.address for o in derive(given(for_=PATIENT)).addresses] == [OTHER]


@pytest.mark.parametrize(
    ("for_", "address"),
    [(NOBODY, None), (contact("Ana Garcia"), known("ana@example.com")), (PATIENT, OTHER), (NEW, OF_NEW_CONTACT)],
)
def test_for_decides_the_address(for_: For, address: Address | None) -> None:
    assert derive(given(for_=for_)).address == address


def test_a_contact_without_an_address_leads_to_other_never_to_somebody_elses_address() -> None:
    whole = account(ANA, member("Tomas Reyes"))
    assert derive(given(whole, for_=contact("Tomas Reyes"))).address == OTHER


def test_another_person_takes_the_chosen_address_back_and_keeps_what_was_typed() -> None:
    chosen = typed(given(for_=contact("Ana Garcia")), address=OTHER, other="aunt@example.com")
    other = choose_for(chosen, contact("Tomas Reyes"))
    assert derive(other).address == known("t.reyes@example.net")
    assert other.other == "aunt@example.com"


def test_the_new_contacts_address_follows_what_is_typed() -> None:
    option = derive(typed(given(for_=NEW), new=TypedContact(given="Rosa", email="rosa@example.com"))).addresses[0]
    assert (option.email, option.name) == ("rosa@example.com", "Rosa")


# --- language


@pytest.mark.parametrize(
    ("contacts", "patients", "language"),
    [("es", "en", "es"), (None, "es-MX", "es"), (None, None, "en"), ("fr", "es", "es"), ("fr", "fr", "en")],
)
def test_the_language_is_the_contacts_else_the_patients_else_the_practices_of_those_with_texts(
    contacts: str | None, patients: str | None, language: str
) -> None:
    whole = account(speaking(TOMAS, contacts))
    whole = replace(whole, patient=replace(whole.patient, language=patients))
    assert derive(given(whole, for_=contact("Tomas Reyes"))).language == language


def test_a_chosen_language_holds_until_for_changes() -> None:
    chosen = typed(given(for_=contact("Tomas Reyes")), language="es")
    assert derive(chosen).language == "es"
    assert derive(choose_for(chosen, contact("Ana Garcia"))).language == "en"


# --- Authority


@pytest.mark.parametrize(
    ("for_", "asked"), [(contact("Ana Garcia"), False), (contact("Lea Roth"), True), (NEW, True), (PATIENT, False)]
)
def test_authority_is_asked_of_a_new_contact_and_where_it_is_not_recorded(for_: For, asked: bool) -> None:
    whole = account(ANA, member("Lea Roth", Authority.NOT_RECORDED))
    assert derive(given(whole, for_=for_)).asks_authority is asked


def test_an_answered_authority_is_not_carried_over_to_another_person() -> None:
    whole = account(member("Lea Roth", Authority.NOT_RECORDED), member("Max Roth", Authority.NOT_RECORDED))
    answered = typed(given(whole, for_=contact("Lea Roth")), authority=Authority.JOINT)
    assert choose_for(answered, contact("Max Roth")).authority is None


@pytest.mark.parametrize("for_", [contact("Lea Roth"), NEW])
def test_exclusive_names_whose_access_remains_to_be_looked_at(for_: For) -> None:
    whole = account(ANA, member("Lea Roth", Authority.NOT_RECORDED), accesses=(access("Ana Garcia", linked=True),))
    chosen = given(whole, for_=for_)
    assert derive(typed(chosen, authority=Authority.EXCLUSIVE)).keep_access == ("Ana",)
    assert derive(typed(chosen, authority=Authority.JOINT)).keep_access == ()


# --- reloading


def test_reloading_keeps_what_was_typed_and_lets_go_of_whom_for_no_longer_offers() -> None:
    chosen = typed(given(for_=contact("Tomas Reyes")), address=OTHER, other="t@example.net")
    assert reloaded(chosen, account(ANA, TOMAS, credentials=(pin(),))).for_ == contact("Tomas Reyes")
    alone = reloaded(chosen, account(ANA, member("Tomas Reyes", Authority.NONE)))
    assert (alone.for_, alone.other) == (NOBODY, "t@example.net")


def test_a_new_contact_that_was_saved_by_printing_is_a_contact_from_then_on() -> None:
    printed = replace(given(for_=NEW), shown_for=NEW)
    rosa = member("Rosa Diaz", Authority.JOINT, "rosa@example.com")
    known_now = reloaded(printed, account(ANA, TOMAS, rosa), saved=rosa.contact.id)
    assert known_now.for_ == known_now.shown_for == contact("Rosa Diaz")
    assert not derive(known_now).asks_authority
