# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
from dataclasses import replace
from datetime import timedelta

import pytest

from pinportal_desktop.domain.association import remove, restore
from pinportal_desktop.domain.credential import CredentialState, activate, revoke, supersede
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.registering import Failure, Handover, who_fits
from tests.domain.family import CHILD, NOW, access, pin

ENDED = [CredentialState.SUPERSEDED, CredentialState.REVOKED, CredentialState.EXPIRED, CredentialState.USED]


@pytest.mark.parametrize("state", [CredentialState.ACTIVE, *ENDED])
def test_a_pin_comes_to_life_once(state: CredentialState) -> None:
    assert activate(pin(1, CredentialState.DRAFT), at=NOW, by="Dana", valid_until=None).state is CredentialState.ACTIVE
    with pytest.raises(Refused) as refused:
        activate(pin(1, state), at=NOW, by="Dana", valid_until=None)
    assert refused.value.code is Code.NOT_A_DRAFT


@pytest.mark.parametrize("state", ENDED)
def test_a_pin_that_ended_is_not_revoked_again(state: CredentialState) -> None:
    assert revoke(pin(), at=NOW, why="lost").state is CredentialState.REVOKED
    with pytest.raises(Refused):
        revoke(pin(1, state), at=NOW, why="lost")


def test_a_superseded_pin_names_its_successor() -> None:
    old = supersede(pin(1), at=NOW, successor=pin(2).id)
    assert (old.state, old.superseded_by, old.ended_at) == (CredentialState.SUPERSEDED, pin(2).id, NOW)


def test_remove_access_keeps_the_row_with_the_date_and_happens_once() -> None:
    held = access("Ana Garcia").association
    gone = remove(held, at=NOW, by="Dana", why="staff")
    assert (gone.id, gone.removed_at, gone.removed_by) == (held.id, NOW, "Dana")
    with pytest.raises(Refused):
        remove(gone, at=NOW, by="Dana", why="staff")


def test_undo_asks_for_a_reason_after_24_hours() -> None:
    gone = remove(access("Ana Garcia").association, at=NOW, by="Dana", why="staff")
    assert restore(gone, at=NOW + timedelta(hours=24), reason="").removed_at is None
    late = NOW + timedelta(hours=24, seconds=1)
    with pytest.raises(Refused) as refused:
        restore(gone, at=late, reason=" ")
    assert refused.value.code is Code.UNDO_NEEDS_REASON
    assert restore(gone, at=late, reason="Court letter of 11/20").removed_at is None


def test_undo_of_live_access_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        restore(access("Ana Garcia").association, at=NOW, reason="")
    assert refused.value.code is Code.ACCESS_NOT_REMOVED


def test_a_hand_over_opens_once_and_within_a_quarter_of_an_hour() -> None:
    handed = Handover(token_digest=b"d", credential_id=pin().id, patient_id=CHILD.id, contact_id=None, made_at=NOW)
    assert handed.is_open(NOW + timedelta(minutes=15) - timedelta.resolution)
    assert not handed.is_open(NOW + timedelta(minutes=15))
    assert not replace(handed, consumed_at=NOW).is_open(NOW)


@pytest.mark.parametrize(
    ("myself", "for_minor", "past_limit", "failure"),
    [
        (True, True, False, None),
        (False, False, False, None),
        (True, False, False, Failure.NOT_FOR_MYSELF),
        (False, True, False, Failure.NOT_FOR_A_CHILD),
        (True, False, True, None),
        (False, False, True, Failure.PAST_MINOR_AGE_LIMIT),
    ],
)
def test_myself_needs_a_minors_pin_or_the_minor_age_limit_and_a_child_a_parents_pin(
    myself: bool, for_minor: bool, past_limit: bool, failure: Failure | None
) -> None:
    assert who_fits(myself=myself, for_minor=for_minor, past_limit=past_limit) is failure
