# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A large practice's patients, invented: families with siblings, parents, phones, e-mails, PINs and access.

    for account in Population(1_000_000).accounts():  # PatientAccount, siblings one after the other
        ...

The same size and seed give the same people. Names are multilingual and as unevenly frequent as in life (the n-th name
is about 1/n as frequent as the first, and a third of all have rare ones); a family shares contacts, about half of the
patients are registered, one in six has a PIN that was not used.
"""

import itertools
import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

from pinportal_desktop.domain.association import Association, PortalAccount
from pinportal_desktop.domain.authority import Authority, FamilyLink, FamilyMember
from pinportal_desktop.domain.credential import Credential, CredentialState, PinDigest, Sealed
from pinportal_desktop.domain.folding import fold
from pinportal_desktop.domain.ids import AccountId, AssociationId, ContactId, CredentialId, PatientId, PracticeId
from pinportal_desktop.domain.patient_account import Access, PatientAccount
from pinportal_desktop.domain.people import FamilyContact, Patient, PersonName
from pinportal_desktop.security.chance import uuid7
from tests.benchmarks.names import ADULTS, FAMILIES, GIVEN, rare_families, rare_given

PRACTICE: Final = PracticeId(uuid7((1_700_000_000_000, 1), 1))
_BEGAN: Final = datetime(2026, 1, 5, 15, 0, tzinfo=UTC)
_MAILS: Final = (
    "gmail.example",
    "yahoo.example",
    "hotmail.example",
    "outlook.example",
    "icloud.example",
    "comcast.example",
)
_PHONE: Final = ((200, 800), (200, 800), (1000, 9000))
_CHILDREN: Final = (1, 1, 2, 2, 2, 3)


class Drawn:
    """Names, the n-th about 1/n as often as the first."""

    def __init__(self, frequent: tuple[str, ...], rare: tuple[str, ...], share_of_rare: float) -> None:
        self._names = (*frequent, *rare)
        known = [1 / (n + 15) for n in range(len(frequent))]
        total = sum(known) * share_of_rare / (1 - share_of_rare)
        tail = [1 / (n + 40) for n in range(len(rare))]
        scale = total / sum(tail)
        self._weights = list(itertools.accumulate([*known, *(weight * scale for weight in tail)]))

    def draw(self, chance: random.Random) -> str:
        return self._names[bisect(self._weights, chance.random() * self._weights[-1])]


@dataclass(frozen=True, slots=True)
class Named:
    """A patient's number, id and name."""

    number: int
    id: PatientId
    name: PersonName


class Population:
    """`size` patients of one practice."""

    def __init__(self, size: int, seed: int = 1) -> None:
        self.size = size
        self._seed = seed
        self._families = Drawn(FAMILIES, rare_families(), 0.35)
        self._given = Drawn(GIVEN, rare_given(), 0.2)
        self._adults = Drawn(ADULTS, GIVEN, 0.3)

    def names(self) -> Iterator[list[Named]]:
        """The names alone, family by family, a tenth of the time of all."""
        chance = random.Random(self._seed)
        number = 0
        while number < self.size:
            family = self._families.draw(chance)
            if chance.random() < 0.12:  # both parents' names
                family = f"{family}{'-' if chance.random() < 0.4 else ' '}{self._families.draw(chance)}"
            count = min(_CHILDREN[int(chance.random() * len(_CHILDREN))], self.size - number)
            named = []
            for _ in range(count):
                given = self._given.draw(chance)
                if chance.random() < 0.15:
                    given = f"{given} {self._given.draw(chance)}"
                named.append(Named(number, PatientId(_id(1, number)), PersonName(family=family, given=given)))
                number += 1
            yield named

    def accounts(self) -> Iterator[PatientAccount]:
        """All patients with their families and credentials."""
        chance = random.Random(self._seed + 1)
        for household, named in enumerate(self.names()):
            contacts = self._contacts(household, named[0].name.family, chance)
            logins = _logins(household, contacts, chance)
            for one in named:
                yield _account(one, contacts, logins, chance)

    def _contacts(self, household: int, family: str, chance: random.Random) -> list[tuple[FamilyContact, str]]:
        contacts = []
        for n, relationship in enumerate(("Mother", "Father")[: 1 if chance.random() < 0.25 else 2]):
            given = self._adults.draw(chance)
            own = family if chance.random() < 0.7 else self._families.draw(chance)
            area, exchange, line = (low + int(chance.random() * count) for low, count in _PHONE)
            contact = FamilyContact(
                id=ContactId(_id(2, household * 2 + n)),
                name=PersonName(family=own, given=given),
                emails=(_email(given, own, f"{household}{'ab'[n]}", chance),) if chance.random() < 0.85 else (),
                phone=f"+1{area}{exchange}{line}" if chance.random() < 0.9 else None,
                language="es" if chance.random() < 0.25 else None,
            )
            contacts.append((contact, relationship))
        return contacts


def _id(kind: int, number: int) -> UUID:
    mixed = (number * 0x9E3779B97F4A7C15 ^ kind * 0x5851F42D4C957F2D) & (2**62 - 1)
    return uuid7((1_767_000_000_000 + number, kind), mixed)


def _email(given: str, family: str, own: str, chance: random.Random) -> str:
    def plain(name: str) -> str:
        return "".join(c for c in fold(name) if c.isascii() and c.isalnum()) or "familia"

    mail = _MAILS[min(int(chance.expovariate(1.0)), len(_MAILS) - 1)]
    middle = ("", ".", "_", "")[int(chance.random() * 4)]
    return f"{plain(given)}{middle}{plain(family)}{own if chance.random() < 0.6 else ''}@{mail}"


def _logins(
    household: int, contacts: list[tuple[FamilyContact, str]], chance: random.Random
) -> list[tuple[PortalAccount, str]]:
    logins = []
    for n, (contact, relationship) in enumerate(contacts):
        if chance.random() < (0.5 if n == 0 else 0.15):
            account = PortalAccount(
                id=AccountId(_id(3, household * 2 + n)),
                # A login's address is its own, while two families may have written down the same one.
                email=next(
                    (e for e in contact.emails if f"{household}{'ab'[n]}@" in e), f"p{household}.{n}@mail.example"
                ),
                email_confirmed_at=_BEGAN,
                name=contact.name,
                contact_id=contact.id,
            )
            logins.append((account, relationship))
    return logins


def _account(
    named: Named,
    contacts: list[tuple[FamilyContact, str]],
    logins: list[tuple[PortalAccount, str]],
    chance: random.Random,
) -> PatientAccount:
    number = named.number
    patient = Patient(
        id=named.id,
        practice_id=PRACTICE,
        chart_number=f"{100 + number % 900}-{1000 + number // 900}",
        name=named.name,
        preferred=named.name.given[:3] if chance.random() < 0.04 else "",
        born=date(2008, 12, 1) + timedelta(days=int(chance.random() * 6570)),
        disabled=chance.random() < 0.003,
    )
    family = tuple(
        FamilyMember(
            contact=contact,
            link=FamilyLink(
                patient_id=named.id,
                contact_id=contact.id,
                relationship=relationship,
                authority=Authority.JOINT if chance.random() < 0.8 else Authority.NOT_RECORDED,
            ),
        )
        for contact, relationship in contacts
    )
    credentials: tuple[Credential, ...] = ()
    accesses: tuple[Access, ...] = ()
    if logins or chance.random() < 0.35:
        credential = _credential(named, contacts[0][0].id)
        credentials = (credential,)
        accesses = tuple(
            Access(
                association=Association(
                    id=AssociationId(_id(5, number * 2 + n)),
                    patient_id=named.id,
                    account_id=login.id,
                    credential_id=credential.id,
                    relationship=relationship,
                    since=_BEGAN + timedelta(days=3),
                ),
                account=login,
            )
            for n, (login, relationship) in enumerate(logins)
        )
    return PatientAccount(patient=patient, family=family, credentials=credentials, accesses=accesses)


def _credential(named: Named, contact_id: ContactId) -> Credential:
    return Credential(
        id=CredentialId(_id(4, named.number)),
        patient_id=named.id,
        state=CredentialState.ACTIVE,
        for_contact=contact_id,
        digest=PinDigest(key_id=1, value=named.id.bytes * 2),
        sealed=Sealed(key_id=1, value=named.id.bytes * 3),
        made_at=_BEGAN,
        made_by="Dana",
        activated_at=_BEGAN,
        activated_by="Dana",
    )
