# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Reading a PIN aloud: recorded with how the identity was checked; the draft is saved as by printing."""

from typing import Any

import pytest

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import CredentialState, SendTo
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import ContactId, CredentialId, PatientId
from pinportal_desktop.usecases.end_pin import VoidDraft, void_draft
from pinportal_desktop.usecases.issuing import prepare_draft
from pinportal_desktop.usecases.recipient import Recipient
from pinportal_desktop.usecases.show_pin import IdentityCheck, Shown, ShowPin, show_pin
from pinportal_desktop.words import Words
from tests.world import World


@pytest.fixture
def child(world: World) -> PatientId:
    return world.child()


@pytest.fixture
def ana(world: World, child: PatientId) -> ContactId:
    return world.contact(child, "Ana Garcia")


def read_aloud(world: World, child: PatientId, to: ContactId, **identity: Any) -> CredentialId:
    draft, _ = prepare_draft(world.desk, child)
    command = ShowPin(
        **world.made(),
        patient_id=child,
        credential_id=draft.id,
        draft=draft,
        recipient=Recipient(contact_id=to),
        send_to=SendTo.PARENT_GUARDIAN,
        how=Shown.READ_ALOUD,
        **identity,
    )
    world.do(show_pin, command)
    return draft.id


@pytest.mark.parametrize(
    ("identity", "field"),
    [({}, "identity"), ({"identity": IdentityCheck.OTHER, "identity_note": " "}, "identity_note")],
)
def test_a_pin_is_not_read_aloud_to_somebody_whom_nobody_checked(
    world: World, child: PatientId, ana: ContactId, identity: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        read_aloud(world, child, ana, **identity)
    assert (refused.value.code, refused.value.facts["field"]) == (Code.IDENTITY_MISSING, field)
    assert world.account(child).credentials == ()


def test_the_draft_is_saved_without_claiming_a_paper_and_can_be_voided(
    world: World, child: PatientId, ana: ContactId
) -> None:
    read = read_aloud(world, child, ana, identity=IdentityCheck.CALLED_BACK)
    (draft,) = world.account(child).credentials
    assert (draft.state, draft.printed_at, draft.for_contact) == (CredentialState.DRAFT, None, ana)
    world.do(void_draft, VoidDraft(**world.made(), patient_id=child, credential_id=read))
    told = Words.load().activity(world.looks.activity(child)[0])
    assert told == "Dana voided a PIN that was read aloud and not active."


@pytest.mark.parametrize(
    ("identity", "told"),
    [
        ({"identity": IdentityCheck.CALLED_BACK}, "called back on the number on file"),
        ({"identity": IdentityCheck.QUESTIONS}, "answered questions"),
        ({"identity": IdentityCheck.PHOTO_ID}, "showed a photo ID"),
        ({"identity": IdentityCheck.KNOWN}, "known in person"),
        ({"identity": IdentityCheck.OTHER, "identity_note": "video call."}, "video call"),
    ],
)
def test_the_record_tells_to_whom_and_how_the_identity_was_checked(
    world: World, child: PatientId, ana: ContactId, identity: dict[str, Any], told: str
) -> None:
    read_aloud(world, child, ana, **identity)
    sentence = Words.load().activity(world.looks.activity(child)[0])
    assert sentence == f"Dana read a PIN aloud to Ana Garcia. It was not active yet. Identity checked: {told}."


def test_reading_aloud_is_under_the_same_authority_rules(world: World, child: PatientId) -> None:
    none = world.contact(child, "Rex Stone", "Uncle", Authority.NONE)
    with pytest.raises(Refused) as refused:
        read_aloud(world, child, none, identity=IdentityCheck.KNOWN)
    assert refused.value.code is Code.AUTHORITY_NONE
