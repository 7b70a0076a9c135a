# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the window says of the PIN and of what stands in the way. Without widgets."""

from dataclasses import replace

import pytest

from pinportal_desktop.domain.association import PortalAccount
from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import CredentialState, SendTo
from pinportal_desktop.domain.errors import ChangedElsewhere, Code, PinPortalError, Refused
from pinportal_desktop.domain.patient_account import PatientAccount
from pinportal_desktop.domain.people import PersonName
from pinportal_desktop.screens.jobs import Incident
from pinportal_desktop.screens.registration.choosing import choose_for, edit, looked_up
from pinportal_desktop.screens.registration.given import NEW, OTHER, PATIENT, Busy, Given, Login, SendBy, TypedContact
from pinportal_desktop.screens.registration.state import Panel, Supersedes, derive
from pinportal_desktop.screens.registration.texts import foot_line, refusal_sentence, supersede_sentence
from pinportal_desktop.usecases.show_pin import Shown
from pinportal_desktop.words import Words
from tests.domain.family import CHILD, TODAY, access, account, aged, member, pin, removed
from tests.screens.registration.given import ANA, TOMAS, contact, given, typed

USED = access("Ana Garcia", linked=True)


# --- the supersede sentence


@pytest.mark.parametrize(
    ("whole", "told"),
    [
        (account(ANA), None),
        (account(ANA, credentials=(pin(state=CredentialState.REVOKED),)), None),
        (account(ANA, credentials=(pin(for_="Ana Garcia"),)), Supersedes(waits=("Ana",))),
        (account(ANA, credentials=(pin(for_="Ana Garcia"),), accesses=(USED,)), Supersedes(used=("Ana",))),
        (
            account(ANA, TOMAS, credentials=(pin(for_="Tomas Reyes"),), accesses=(USED,)),
            Supersedes(used=("Ana",), waits=("Tomas",)),
        ),
        (
            account(ANA, credentials=(pin(2, for_="Ana Garcia"),), accesses=(USED,)),
            Supersedes(has="Ana"),
        ),
        (account(ANA, credentials=(pin(),)), Supersedes(waits=("Marisol",))),
        (
            account(ANA, credentials=(pin(for_="Ana Garcia"),), accesses=(removed(USED),)),
            Supersedes(waits=("Ana",)),
        ),
    ],
)
def test_before_superseding_the_window_names_whose_letter_dies_or_who_keeps_access(
    whole: PatientAccount, told: Supersedes | None
) -> None:
    assert derive(given(whole)).supersedes == told


def test_an_equal_unconfirmed_email_counts_as_having_access_for_the_supersede_sentence() -> None:
    same = access("Ana Garcia", email="ana@example.com", with_pin=None)
    whole = account(ANA, credentials=(pin(for_="Ana Garcia"),), accesses=(same,))
    assert derive(given(whole)).supersedes == Supersedes(has="Ana")


def test_whoever_was_handed_the_pin_besides_and_has_no_access_is_named_too() -> None:
    luis = member("Luis Garcia", Authority.JOINT, "luis@example.org")
    issued = account(
        ANA,
        TOMAS,
        luis,
        credentials=(pin(for_="Ana Garcia"),),
        accesses=(access("Luis Garcia", email="luis@example.org"),),
    )
    shared = replace(given(issued), handed=frozenset({"Ana Garcia", "Tomas Reyes", "Luis Garcia", ""}))
    told = derive(shared).supersedes
    assert told == Supersedes(used=("Luis",), waits=("Ana", "Tomas")), "Luis has access, by an equal e-mail"
    assert supersede_sentence(told, Words.load("en")).endswith("the letters or messages of Ana and Tomas stop working.")
    unused = replace(told, used=())
    assert supersede_sentence(unused, Words.load("en")).startswith("The present PIN was given to Ana and Tomas")


def test_share_current_pin_is_offered_whenever_a_pin_is_active() -> None:
    assert derive(given(account(ANA, credentials=(pin(),)))).share_offered
    assert not derive(given(account(ANA))).share_offered
    expired = replace(pin(), valid_until=TODAY.replace(day=1))
    assert not derive(given(account(ANA, credentials=(expired,)))).share_offered


def test_sharing_supersedes_nothing_and_offers_no_sharing() -> None:
    shared = derive(given(account(ANA, credentials=(pin(),), accesses=(USED,)), sharing=True))
    assert (shared.supersedes, shared.share_offered, shared.panel) == (None, False, Panel.ACTIVE)


# --- the PIN's line


def test_the_line_beside_the_pin_says_that_it_is_not_active_yet() -> None:
    fresh = given(for_=contact("Ana Garcia"))
    read = replace(fresh, shown_for=contact("Ana Garcia"), shown=frozenset({Shown.READ_ALOUD}))
    printed = replace(read, shown=read.shown | {Shown.PRINTED})
    tomas = contact("Tomas Reyes")
    assert derive(fresh).panel is Panel.NOT_ACTIVE
    assert derive(printed).panel is Panel.PRINTED
    assert derive(choose_for(printed, tomas)).panel is Panel.PRINTED_FOR_ANOTHER
    assert derive(read).panel is Panel.READ_ALOUD
    assert derive(choose_for(read, tomas)).panel is Panel.READ_ALOUD_TO_ANOTHER


def test_do_not_send_says_that_nothing_is_sent() -> None:
    words = Words.load("en")
    assert foot_line(derive(given()), words) == ""
    assert foot_line(derive(typed(given(), send_by=SendBy.NOTHING)), words) == "Activates the PIN. Nothing is sent."


# --- addresses


def minor(whole: PatientAccount, address: str) -> Given:
    return typed(given(whole, for_=PATIENT), address=OTHER, other=address)


def code_at(of: Given, field: str) -> Code | None:
    refusal = derive(of).refusals.get(field)
    return None if refusal is None else refusal.code


@pytest.mark.parametrize("address", ["Ana@Example.com", "a.na+kid@example.com", "ana@example.com"])
def test_for_a_minor_an_address_of_the_family_is_told_at_once(address: str) -> None:
    assert code_at(minor(account(ANA), address), "email") is Code.MINOR_ADDRESS_OF_FAMILY
    assert code_at(minor(account(ANA, patient=aged(18)), address), "email") is None


def test_for_a_minor_staff_confirm_their_check_only_while_no_family_address_is_on_file() -> None:
    assert derive(minor(account(member("Ana Garcia")), "kid@example.com")).asks_minor_checked
    assert not derive(minor(account(ANA), "kid@example.com")).asks_minor_checked
    assert not derive(given(account(member("Ana Garcia")), for_=contact("Ana Garcia"))).asks_minor_checked
    assert not derive(minor(account(patient=aged(18)), "kid@example.com")).asks_minor_checked
    assert not derive(typed(minor(account(member("Ana Garcia")), ""), send_by=SendBy.NOTHING)).asks_minor_checked


def test_an_address_of_a_contact_with_authority_none_is_told_at_once() -> None:
    whole = account(member("Ana Garcia", Authority.NONE, "ana@example.com"), TOMAS)
    typed_in = typed(given(whole, for_=contact("Tomas Reyes")), address=OTHER, other="ANA@example.com")
    assert code_at(typed_in, "email") is Code.EMAIL_OF_NONE


def login_of(holder: PortalAccount | None, email: str) -> Login:
    return Login(email=email, holder=holder)


def test_an_address_that_is_somebody_elses_login_is_told_at_once() -> None:
    anas = access("Ana Garcia", linked=True, email="ana@example.com").account
    chosen = typed(given(for_=contact("Tomas Reyes")), address=OTHER, other="ana@example.com")
    refusal = derive(looked_up(chosen, login_of(anas, "Ana@example.com"))).refusals["email"]
    assert refusal.code is Code.EMAIL_IS_ANOTHERS_LOGIN
    assert (refusal.facts["owner"], refusal.facts["name"]) == ("Ana", "Tomas")


def test_for_a_minor_an_address_that_is_somebody_elses_login_is_told_at_once() -> None:
    strangers = access("Eve Stranger", email="eve@example.org").account
    refusal = derive(looked_up(minor(account(ANA), "eve@example.org"), login_of(strangers, "eve@example.org")))
    assert refusal.refusals["email"].code is Code.EMAIL_IS_ANOTHERS_LOGIN


@pytest.mark.parametrize(
    ("relationship", "own"),
    [("Father", "his"), ("grandmother", "her"), ("Aunt", "her"), ("Guardian", "their"), ("", "their")],
)
def test_whose_login_it_is_and_who_needs_an_own_one_is_said_as_one_speaks(relationship: str, own: str) -> None:
    refusal = Refused(Code.EMAIL_IS_ANOTHERS_LOGIN, owner="Ana", name="Tomás", relationship=relationship)
    told = refusal_sentence(refusal, Words.load("en"))
    assert told == f"That is Ana's login; Tomás needs {own} own."


@pytest.mark.parametrize("linked", [True, False])
def test_ones_own_login_is_a_good_address(linked: bool) -> None:
    anas = access("Ana Garcia", linked=linked, email="ana@example.com").account
    chosen = given(for_=contact("Ana Garcia"))
    assert code_at(looked_up(chosen, login_of(anas, "ana@example.com")), "email") is None


def test_the_address_of_a_new_contact_that_is_somebody_elses_login_is_told_at_once() -> None:
    anas = access("Ana Garcia", email="ana@example.com").account
    tomas = TypedContact(given="Tomas", family="Reyes", relationship="Father", email="ana@example.com")
    whose = login_of(anas, "ana@example.com")
    assert code_at(looked_up(typed(given(for_=NEW), new=tomas), whose), "email") is Code.EMAIL_IS_ANOTHERS_LOGIN
    herself = replace(tomas, given="Ana", family="Garcia")
    assert code_at(looked_up(typed(given(for_=NEW), new=herself), whose), "email") is None


def test_a_patients_own_login_is_a_good_address_for_the_patient() -> None:
    own = replace(access("Marisol Garcia", own=True).account, name=PersonName(family="Garcia", given="Marisol"))
    adult = typed(given(account(patient=aged(18)), for_=PATIENT), address=OTHER, other=own.email)
    assert code_at(looked_up(adult, login_of(own, own.email)), "email") is None


def test_whose_login_another_address_is_does_not_matter() -> None:
    anas = access("Ana Garcia", linked=True, email="ana@example.com").account
    chosen = given(for_=contact("Tomas Reyes"))
    assert code_at(looked_up(chosen, login_of(anas, "ana@example.com")), "email") is None


# --- problems


@pytest.mark.parametrize(
    ("problem", "field"),
    [
        (Refused(Code.FOR_MISSING, field="for"), "for"),
        (Refused(Code.EMAIL_INVALID, field="email"), "email"),
        (Refused(Code.RELATIONSHIP_MISSING, field="relationship"), ""),
        (Refused(Code.PATIENT_INACTIVE), ""),
        (Refused(Code.PLACEHOLDER_NAME, field="name_reason"), ""),
        (Incident("I-1"), ""),
    ],
)
def test_a_problem_stands_under_its_field_or_in_the_notice_bar_when_that_is_not_shown(
    problem: PinPortalError | Incident, field: str
) -> None:
    state = derive(replace(given(), problem=problem))
    assert list(state.refusals) == ([field] if field else [])
    assert state.trouble is (None if field else problem)


def test_a_problem_of_a_field_goes_when_that_field_is_edited_and_no_other() -> None:
    wrong = replace(given(for_=NEW), problem=Refused(Code.RELATIONSHIP_MISSING, field="relationship"))
    assert edit(wrong, "relationship", new=TypedContact(relationship="Aunt")).problem is None
    assert edit(wrong, "email", send_by=SendBy.NOTHING).problem is wrong.problem


@pytest.mark.parametrize("code", [Code.ISSUED_ELSEWHERE, Code.CHANGED_ELSEWHERE])
def test_a_change_made_elsewhere_is_offered_to_be_loaded(code: Code) -> None:
    assert derive(replace(given(), problem=ChangedElsewhere(code, by="Lee"))).reload_offered
    assert not derive(replace(given(), problem=Refused(Code.PATIENT_INACTIVE))).reload_offered


# --- name and buttons


def test_a_placeholder_name_asks_for_a_reason() -> None:
    baby = replace(CHILD, name=PersonName(family="Garcia", given="Baby Boy"))
    assert derive(given(account(ANA, patient=baby))).asks_name_reason
    assert not derive(given()).asks_name_reason


@pytest.mark.parametrize("busy", list(Busy))
def test_while_the_window_is_busy_no_button_can_be_pressed(busy: Busy) -> None:
    ready = replace(given(), pin_ready=True)
    assert derive(ready).can_close
    assert derive(ready).can_show
    waiting = derive(replace(ready, busy=busy))
    assert (waiting.can_close, waiting.can_show) == (False, False)


def test_before_the_pin_is_there_no_button_can_be_pressed() -> None:
    assert not derive(given(account(ANA, credentials=(pin(),)), sharing=True)).can_close


def test_what_is_sent_to_stays_with_the_credential_when_shared() -> None:
    minors = replace(pin(), send_to=SendTo.MINOR)
    assert derive(given(account(ANA, credentials=(minors,)), sharing=True)).send_to is SendTo.MINOR
