# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A family on paper: builds a PatientAccount for rules that need no database."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from pinportal_desktop.domain.association import Association, PortalAccount, Via
from pinportal_desktop.domain.authority import Authority, FamilyLink, FamilyMember
from pinportal_desktop.domain.credential import Credential, CredentialState, PinDigest, Sealed, SendTo
from pinportal_desktop.domain.ids import AccountId, AssociationId, ContactId, CredentialId, PatientId, PracticeId
from pinportal_desktop.domain.patient_account import Access, PatientAccount
from pinportal_desktop.domain.people import FamilyContact, Patient, PersonName
from pinportal_desktop.domain.rules import PracticeRules

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
RULES = PracticeRules(
    practice_id=PracticeId(UUID(int=1)), practice_name="Maple Street Pediatrics", portal_address="https://portal.test"
)
CHILD = Patient(
    id=PatientId(UUID(int=2)),
    practice_id=RULES.practice_id,
    chart_number="104-2281",
    name=PersonName(family="Garcia", given="Marisol"),
    born=date(2012, 3, 14),
)


def person(spoken: str) -> PersonName:
    given, _, family = spoken.rpartition(" ")
    return PersonName(family=family, given=given)


def contact_id(spoken: str) -> ContactId:
    return ContactId(UUID(bytes=spoken.encode()[:16].ljust(16, b"\0")))


def member(spoken: str, authority: Authority = Authority.JOINT, *emails: str) -> FamilyMember:
    contact = FamilyContact(id=contact_id(spoken), name=person(spoken), emails=emails)
    link = FamilyLink(patient_id=CHILD.id, contact_id=contact.id, relationship="Parent", authority=authority)
    return FamilyMember(contact=contact, link=link)


def pin(number: int = 1, state: CredentialState = CredentialState.ACTIVE, for_: str | None = None) -> Credential:
    activated = None if state is CredentialState.DRAFT else NOW.replace(minute=number)
    return Credential(
        id=CredentialId(UUID(int=100 + number)),
        patient_id=CHILD.id,
        state=state,
        send_to=SendTo.PARENT_GUARDIAN,
        for_contact=None if for_ is None else contact_id(for_),
        digest=PinDigest(key_id=1, value=bytes([number])),
        sealed=Sealed(key_id=1, value=bytes([number])),
        made_at=NOW,
        made_by="Dana",
        activated_at=activated,
    )


def access(
    spoken: str,
    *,
    linked: bool = False,
    email: str = "",
    own: bool = False,
    via: Via = Via.PIN,
    with_pin: int | None = 1,
) -> Access:
    number = sum(spoken.encode())
    account = PortalAccount(
        id=AccountId(UUID(int=number)),
        email=email or f"{spoken.split(maxsplit=1)[0].lower()}@example.com",
        name=person(spoken),
        contact_id=contact_id(spoken) if linked else None,
        patient_id=CHILD.id if own else None,
    )
    association = Association(
        id=AssociationId(UUID(int=number)),
        patient_id=CHILD.id,
        account_id=account.id,
        via=via,
        credential_id=None if with_pin is None else CredentialId(UUID(int=100 + with_pin)),
        since=NOW,
    )
    return Access(association=association, account=account)


def removed(held: Access) -> Access:
    return replace(held, association=replace(held.association, removed_at=NOW, removed_by="Dana", removed_why="staff"))


def account(
    *members: FamilyMember,
    credentials: tuple[Credential, ...] = (),
    accesses: tuple[Access, ...] = (),
    patient: Patient = CHILD,
) -> PatientAccount:
    return PatientAccount(patient=patient, family=members, credentials=credentials, accesses=accesses)


def aged(years: int, days: int = 0) -> Patient:
    """The child, that many years old today, and `days` days younger."""
    return replace(CHILD, born=date.fromordinal(TODAY.replace(year=TODAY.year - years).toordinal() + days))
