# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from pinportal_desktop.domain.association import Via
from pinportal_desktop.domain.authority import Authority, offered
from pinportal_desktop.domain.credential import Credential, CredentialKind, CredentialState, SendTo
from pinportal_desktop.domain.errors import Code, PinPortalError, Refused
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.patient_account import PatientAccount, PinVq, Status
from tests.domain.family import CHILD, NOW, RULES, TODAY, access, account, aged, contact_id, member, pin, removed

Refusal = Callable[[], None]


def code_of(refusal: Refusal) -> Code | None:
    try:
        refusal()
    except PinPortalError as error:
        return error.code
    return None


# --- Status


def test_status_is_derived_disabled_then_registered_then_self_registered_then_pending() -> None:
    whole = account(
        credentials=(pin(),),
        accesses=(access("Ana Garcia"),),
        patient=replace(CHILD, disabled=True, self_registration_waits=True),
    )
    assert whole.status(RULES, TODAY) is Status.DISABLED
    whole = replace(whole, patient=replace(whole.patient, disabled=False))
    assert whole.status(RULES, TODAY) is Status.REGISTERED
    whole = replace(whole, accesses=())
    assert whole.status(RULES, TODAY) is Status.SELF_REGISTERED
    whole = replace(whole, patient=CHILD)
    assert whole.status(RULES, TODAY) is Status.PENDING
    assert replace(whole, credentials=()).status(RULES, TODAY) is Status.UNREGISTERED


def test_removed_access_leaves_nobody_registered() -> None:
    assert account(accesses=(removed(access("Ana Garcia")),)).status(RULES, TODAY) is Status.UNREGISTERED


def test_an_expired_pin_is_not_pending_and_is_still_named_under_pin_vq() -> None:
    old = replace(pin(), valid_until=TODAY - timedelta(days=1))
    whole = account(credentials=(old,))
    assert old.state_on(TODAY) is CredentialState.EXPIRED
    assert whole.status(RULES, TODAY) is Status.UNREGISTERED
    assert whole.pin_vq is PinVq.PIN


def test_a_pin_is_valid_to_the_end_of_its_last_day() -> None:
    assert replace(pin(), valid_until=TODAY).is_active(TODAY)


def test_pin_vq_names_the_newest_activated_credential_also_when_it_was_revoked() -> None:
    question = replace(pin(1), kind=CredentialKind.VERIFICATION_QUESTION, state=CredentialState.SUPERSEDED)
    revoked = pin(2, CredentialState.REVOKED)
    assert account().pin_vq is PinVq.NONE_ASSIGNED
    assert account(credentials=(pin(3, CredentialState.DRAFT),)).pin_vq is PinVq.NONE_ASSIGNED
    assert account(credentials=(question,)).pin_vq is PinVq.VERIFICATION_QUESTION
    assert account(credentials=(revoked, question)).pin_vq is PinVq.PIN


# --- Minor Age Limit


def test_parents_access_ends_by_date_alone_on_reaching_the_minor_age_limit() -> None:
    parent, own, proxy = access("Ana Garcia"), access("Marisol Garcia", own=True), access("Pia Proxy", via=Via.PROXY)
    seventeen = account(accesses=(parent, own, proxy), patient=aged(18, 1))
    assert seventeen.live(RULES, TODAY) == (parent, own, proxy)
    eighteen = replace(seventeen, patient=aged(18))
    assert eighteen.live(RULES, TODAY) == (own, proxy)


def test_the_minor_age_limit_revokes_what_was_activated_before_by_date_alone() -> None:
    older = account(credentials=(pin(),), patient=aged(18, 1))
    assert older.active_on(RULES, TODAY) == pin()
    assert older.active_on(RULES, TODAY + timedelta(days=1)) is None
    assert account(credentials=(pin(),), patient=aged(18)).active_on(RULES, TODAY) == pin(), "issued on that day"


def test_at_the_minor_age_limit_for_offers_only_the_patient() -> None:
    ana = member("Ana Garcia")
    assert account(ana, patient=aged(18, 1)).offered_for(RULES, TODAY) == (ana,)
    adult = account(ana, patient=aged(18))
    assert adult.offered_for(RULES, TODAY) == ()
    assert code_of(lambda: adult.refuse_for(ana.contact.id, RULES, TODAY)) is Code.ADULT_PATIENT_ONLY
    adult.refuse_for(None, RULES, TODAY)


# --- Authority


def test_authority_none_is_never_offered_and_refused() -> None:
    ana, paula = member("Ana Garcia"), member("Paula Reyes", Authority.NONE)
    whole = account(ana, paula)
    assert whole.offered_for(RULES, TODAY) == (ana,)
    assert code_of(lambda: whole.refuse_for(paula.contact.id, RULES, TODAY)) is Code.AUTHORITY_NONE


def test_while_one_is_exclusive_no_other_is_offered_or_accepted() -> None:
    ana, tomas = member("Ana Garcia", Authority.EXCLUSIVE), member("Tomas Reyes")
    whole = account(ana, tomas)
    assert offered(whole.family) == (ana,)
    assert code_of(lambda: whole.refuse_for(tomas.contact.id, RULES, TODAY)) is Code.AUTHORITY_EXCLUSIVE_ELSEWHERE
    whole.refuse_for(ana.contact.id, RULES, TODAY)


def test_authority_not_recorded_is_offered_but_must_be_answered_first() -> None:
    carmen = member("Carmen Ortiz", Authority.NOT_RECORDED)
    whole = account(carmen)
    assert offered(whole.family) == (carmen,)
    assert code_of(lambda: whole.refuse_for(carmen.contact.id, RULES, TODAY)) is Code.AUTHORITY_NOT_RECORDED


# --- the preset of For


def test_for_is_preset_to_the_only_contact_with_authority_and_without_access() -> None:
    ana, tomas = member("Ana Garcia"), member("Tomas Reyes")
    carmen, paula = member("Carmen Ortiz", Authority.NOT_RECORDED), member("Paula Reyes", Authority.NONE)
    whole = account(ana, tomas, carmen, paula, accesses=(access("Ana Garcia", linked=True),))
    assert whole.preset_for(RULES, TODAY) == tomas


def test_for_is_empty_when_several_could_be_meant_and_never_somebody_who_has_access() -> None:
    ana, tomas = member("Ana Garcia"), member("Tomas Reyes")
    assert account(ana, tomas).preset_for(RULES, TODAY) is None
    assert account(ana, accesses=(access("Ana Garcia", linked=True),)).preset_for(RULES, TODAY) is None


def test_an_equal_unconfirmed_email_counts_as_having_access_for_the_preset() -> None:
    ana, tomas = member("Ana Garcia", Authority.JOINT, "Ana@Example.com"), member("Tomas Reyes")
    unlinked = access("Ana Garcia", email="ana@example.com")
    whole = account(ana, tomas, accesses=(unlinked,))
    assert whole.preset_for(RULES, TODAY) == tomas
    assert whole.member_of(unlinked) is None, "and nowhere else: the association still reads Not in Family Contacts"


# --- who may redeem


def issued_for(name: str | None) -> Credential:
    return pin(for_=name)


def test_an_email_of_a_contact_with_authority_none_may_not_redeem() -> None:
    whole = account(member("Ana Garcia"), member("Paula Reyes", Authority.NONE, "paula@example.com"))
    refusal = lambda: whole.refuse_redeemer("P.aula+x@example.com", None, issued_for("Ana Garcia"))  # noqa: E731 - a refusal to be named
    assert code_of(refusal) is Code.AUTHORITY_NONE
    whole.refuse_redeemer("somebody@example.com", None, issued_for("Ana Garcia"))


def test_while_one_is_exclusive_no_other_may_redeem() -> None:
    whole = account(
        member("Ana Garcia", Authority.EXCLUSIVE, "ana@example.com"),
        member("Tomas Reyes", Authority.JOINT, "t@example.com"),
    )
    elsewhere = Code.AUTHORITY_EXCLUSIVE_ELSEWHERE
    assert code_of(lambda: whole.refuse_redeemer("t@example.com", None, issued_for("Ana Garcia"))) is elsewhere
    assert code_of(lambda: whole.refuse_redeemer("new@example.com", None, issued_for("Tomas Reyes"))) is elsewhere
    tomas = contact_id("Tomas Reyes")
    assert code_of(lambda: whole.refuse_redeemer("new@example.com", tomas, issued_for("Ana Garcia"))) is elsewhere
    whole.refuse_redeemer("ana@example.com", None, issued_for("Tomas Reyes"))
    whole.refuse_redeemer("new@example.com", None, issued_for("Ana Garcia"))


# --- Send to


@pytest.mark.parametrize(
    ("patient", "send_to", "contact", "refused"),
    [
        (aged(12), SendTo.MINOR, None, False),
        (aged(12, 1), SendTo.MINOR, None, True),
        (aged(12), SendTo.PARENT_GUARDIAN, None, True),
        (aged(3), SendTo.PARENT_GUARDIAN, "Ana Garcia", False),
        (aged(12), SendTo.MINOR, "Ana Garcia", True),
        (aged(18), SendTo.MINOR, None, False),
    ],
)
def test_send_to_fits_the_person_and_the_minor_age(
    patient: object, send_to: SendTo, contact: str | None, refused: bool
) -> None:
    whole = account(member("Ana Garcia"), patient=patient)  # type: ignore[arg-type]  # parametrize tells no types
    who = None if contact is None else contact_id(contact)
    assert code_of(lambda: whole.refuse_send_to(send_to, who, RULES, TODAY)) is (Code.PIN_SEND_TO if refused else None)


def test_addresses_of_the_family_are_all_that_parents_and_contacts_are_known_by_but_not_the_patients_own() -> None:
    whole = account(
        member("Ana Garcia", Authority.JOINT, "Ana.G@example.com"),
        accesses=(
            access("Tomas Reyes", email="tom@x.example"),
            access("Marisol Garcia", own=True, email="mari@x.example"),
        ),
    )
    assert whole.family_email_likenesses() == {"anag@example.com", "tom@x.example"}


# --- who gets no PIN


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"active": False}, Code.PATIENT_INACTIVE),
        ({"deceased": True}, Code.PATIENT_DECEASED),
        ({"merged_into": PatientId(UUID(int=7))}, Code.PATIENT_MERGED),
        ({"disabled": True}, Code.PATIENT_DISABLED),
    ],
)
def test_inactive_deceased_merged_and_disabled_patients_get_no_pin(change: dict[str, object], code: Code) -> None:
    whole = PatientAccount(patient=replace(CHILD, **change))  # type: ignore[arg-type]  # one changed field of each type
    assert code_of(whole.refuse_if_no_pin_is_possible) is code
    PatientAccount(patient=CHILD).refuse_if_no_pin_is_possible()


def test_a_contact_of_another_family_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        account(member("Ana Garcia")).member(contact_id("Somebody Else"))
    assert refused.value.code is Code.CONTACT_NOT_FOUND


def test_uses_of_a_pin_are_told_oldest_first_removed_ones_included() -> None:
    first, second = access("Ana Garcia"), removed(access("Tomas Reyes"))
    second = replace(second, association=replace(second.association, since=NOW - timedelta(days=1)))
    other = access("Luis Garcia", with_pin=2)
    assert account(credentials=(pin(1),), accesses=(first, second, other)).uses(pin(1)) == (second, first)
