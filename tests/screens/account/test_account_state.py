# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
from dataclasses import replace
from datetime import timedelta

import pytest

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import CredentialState
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.patient_account import Status
from pinportal_desktop.screens.account.state import ContactAct, Issue, Portal, derive
from tests.domain.family import CHILD, NOW, RULES, TODAY, access, account, aged, member, pin, removed

ANA, TOMAS = member("Ana Garcia", Authority.JOINT, "ana@example.com"), member("Tomas Reyes")


def test_the_button_reads_register_patient_while_unregistered_or_pending_and_generate_pin_when_registered() -> None:
    assert derive(account(ANA), RULES, TODAY).issue is Issue.REGISTER_PATIENT
    assert derive(account(ANA, credentials=(pin(),)), RULES, TODAY).issue is Issue.REGISTER_PATIENT
    assert derive(account(ANA, accesses=(access("Ana Garcia"),)), RULES, TODAY).issue is Issue.GENERATE_PIN


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"disabled": True}, Code.PATIENT_DISABLED),
        ({"self_registration_waits": True}, Code.PATIENT_SELF_REGISTERED),
        ({"active": False}, Code.PATIENT_INACTIVE),
        ({"deceased": True}, Code.PATIENT_DECEASED),
        ({}, None),
    ],
)
def test_the_button_is_off_and_says_why(change: dict[str, bool], why: Code | None) -> None:
    patient = replace(CHILD, **change)  # type: ignore[arg-type]  # one changed field
    state = derive(account(ANA, patient=patient), RULES, TODAY)
    assert state.issue_off is why
    assert (state.contacts[0].act is ContactAct.GIVE_ACCESS) is (why is None), "the row offers no way around it"


def test_share_current_pin_is_there_whenever_a_pin_is_active_used_or_not() -> None:
    assert not derive(account(), RULES, TODAY).share
    assert derive(account(credentials=(pin(),)), RULES, TODAY).share
    assert derive(account(credentials=(pin(),), accesses=(access("Ana Garcia"),)), RULES, TODAY).share
    assert not derive(account(credentials=(pin(1, CredentialState.REVOKED),)), RULES, TODAY).share
    disabled = replace(CHILD, disabled=True)
    assert not derive(account(credentials=(pin(),), patient=disabled), RULES, TODAY).share
    expired = replace(pin(), valid_until=TODAY - timedelta(days=1))
    assert not derive(account(credentials=(expired,)), RULES, TODAY).share
    revoked_by_age = account(credentials=(replace(pin(), activated_at=NOW - timedelta(days=1)),), patient=aged(18))
    assert not derive(revoked_by_age, RULES, TODAY).share


def test_account_settings_tell_issued_when_by_whom_for_whom_valid_until_and_used_by_whom() -> None:
    issued = replace(pin(for_="Ana Garcia"), activated_by="Dana", valid_until=TODAY)
    told = derive(account(ANA, credentials=(issued,), accesses=(access("Ana Garcia"),)), RULES, TODAY).credential
    assert told is not None
    assert (told.issued_on, told.issued_by, told.for_name, told.valid_until) == (TODAY, "Dana", "Ana Garcia", TODAY)
    assert [(u.name, u.on) for u in told.used_by] == [("Ana Garcia", TODAY)]


def test_a_pin_from_before_the_minor_age_limit_reads_revoked_on_that_birthday() -> None:
    told = derive(account(credentials=(pin(),), patient=aged(18)), RULES, TODAY)
    assert told.credential is not None
    assert (told.credential.state, told.credential.ended_on) == (CredentialState.ACTIVE, None), "issued today, at 18"
    before = replace(pin(), activated_at=NOW - timedelta(days=1))
    told = derive(account(credentials=(before,), patient=aged(18)), RULES, TODAY)
    assert told.credential is not None
    assert (told.credential.state, told.credential.ended_on) == (CredentialState.REVOKED, TODAY)
    assert not told.share


def test_an_association_says_when_it_is_not_in_family_contacts() -> None:
    rows = derive(account(ANA, accesses=(access("Ana Garcia", email="ana@example.com"),)), RULES, TODAY).associations
    assert [row.in_family for row in rows] == [False]
    rows = derive(account(ANA, accesses=(access("Ana Garcia", linked=True),)), RULES, TODAY).associations
    assert [row.in_family for row in rows] == [True]


def test_a_login_may_be_that_of_a_contact_without_one_by_email_first_then_by_name() -> None:
    tomas = member("Tomas Reyes", Authority.JOINT, "t@example.net", "kid@example.net")
    luis, ines = member("Luis Reyes"), member("Ines Lopez")
    held = (access("Ana Garcia", linked=True), access("Luis Reyes", email="KID@example.net"))
    state = derive(account(ANA, ines, luis, tomas, accesses=held), RULES, TODAY)
    assert [row.spoken for row in state.to_link(state.unlinked[0])] == ["Tomas Reyes", "Luis Reyes", "Ines Lopez"]


def test_linking_is_offered_only_while_a_contact_without_a_login_is_there() -> None:
    held = (access("Ana Garcia", linked=True), access("Tomas Reyes"))
    assert derive(account(ANA, accesses=held), RULES, TODAY).unlinked == ()
    assert derive(account(accesses=(access("Tomas Reyes"),)), RULES, TODAY).unlinked == ()
    assert len(derive(account(ANA, TOMAS, accesses=held), RULES, TODAY).unlinked) == 1


def test_removed_access_stays_listed_last_with_its_date_and_undo() -> None:
    gone, held = removed(access("Luis Garcia")), access("Ana Garcia")
    rows = derive(account(ANA, accesses=(gone, held)), RULES, TODAY).associations
    assert [(r.name, r.live, r.undoable) for r in rows] == [("Garcia, Ana", True, False), ("Garcia, Luis", False, True)]
    assert rows[1].removed_on == RULES.today(NOW)


def test_past_the_minor_age_limit_neither_remove_access_nor_undo_is_offered_for_a_parent() -> None:
    rows = derive(
        account(ANA, accesses=(access("Ana Garcia"), removed(access("Luis Garcia"))), patient=aged(18)), RULES, TODAY
    )
    assert [(r.live, r.undoable) for r in rows.associations] == [(False, False), (False, False)]
    assert rows.status is Status.UNREGISTERED


def test_each_contact_says_how_it_stands_to_the_portal_and_the_one_thing_to_do() -> None:
    paula, carmen = member("Paula Reyes", Authority.NONE), member("Carmen Ortiz", Authority.NOT_RECORDED)
    whole = account(ANA, TOMAS, paula, carmen, accesses=(access("Ana Garcia", linked=True),))
    assert [(c.portal, c.act) for c in derive(whole, RULES, TODAY).contacts] == [
        (Portal.HAS_ACCESS, None),
        (Portal.NO_ACCESS_YET, ContactAct.GIVE_ACCESS),
        (Portal.MAY_NOT, None),
        (Portal.NO_ACCESS_YET, ContactAct.RECORD_AUTHORITY),
    ]


def test_while_one_is_exclusive_the_others_may_not_be_given_access() -> None:
    whole = account(member("Ana Garcia", Authority.EXCLUSIVE), TOMAS)
    assert [c.portal for c in derive(whole, RULES, TODAY).contacts] == [Portal.NO_ACCESS_YET, Portal.MAY_NOT]


def test_an_equal_unconfirmed_email_is_no_access_of_that_contact_until_staff_link_it() -> None:
    whole = account(ANA, accesses=(access("Ana Garcia", email="ana@example.com"),))
    state = derive(whole, RULES, TODAY)
    (ana,) = state.contacts
    assert (ana.portal, ana.act) == (Portal.LOGIN_TO_LINK, ContactAct.LINK), "neither access nor none"
    assert state.login_of(ana) == state.associations[0]
    other = account(TOMAS, accesses=(access("Ana Garcia", email="ana@example.com"),))
    assert derive(other, RULES, TODAY).contacts[0].portal is Portal.NO_ACCESS_YET
    unrecorded = account(
        member("Ana Garcia", Authority.NOT_RECORDED, "ana@example.com"),
        accesses=(access("Ana Garcia", email="ana@example.com"),),
    )
    assert derive(unrecorded, RULES, TODAY).contacts[0].act is ContactAct.RECORD_AUTHORITY
    linked = account(ANA, accesses=(access("Ana Garcia", email="ana@example.com", linked=True),))
    assert derive(linked, RULES, TODAY).contacts[0].portal is Portal.HAS_ACCESS
