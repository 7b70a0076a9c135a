# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The demo's stories: families at the starting points of both workflows, and the hard cases."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from pinportal_desktop.app.parts import Parts
from pinportal_desktop.domain.ages import birthday
from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import SendTo
from pinportal_desktop.domain.ids import (
    AccountId,
    AssociationId,
    ContactId,
    PatientId,
    RegistrationId,
)
from pinportal_desktop.domain.people import Identifier, PersonName
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.domain.registering import Who
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.verification import STANDARD_QUESTIONS, folded_answer
from pinportal_desktop.usecases.access import RemoveAccess, remove_access
from pinportal_desktop.usecases.asking import asking, prepare_link
from pinportal_desktop.usecases.incoming import IncomingContact, IncomingPatient
from pinportal_desktop.usecases.issue_pin import IssuePin, issue_pin
from pinportal_desktop.usecases.issuing import Closing, Handing, prepare_dispatch, prepare_draft, prepare_handover
from pinportal_desktop.usecases.mailing import prepare_mailing
from pinportal_desktop.usecases.needs import Desk
from pinportal_desktop.usecases.recipient import Recipient
from pinportal_desktop.usecases.record_authority import RecordAuthority, record_authority
from pinportal_desktop.usecases.registration import (
    TERMS_VERSION,
    ChooseLogin,
    ConfirmBorn,
    OpenHandover,
    RegisterParent,
    SayWho,
    TryPin,
    choose_login,
    confirm_born,
    open_handover,
    register_parent,
    say_who,
    try_pin,
)
from pinportal_desktop.usecases.tokens import token_digest

# No password: nobody signs in to the demo's past accounts.
_NO_PASSWORD = "!"  # noqa: S105 - a hash that nothing verifies against


@dataclass(frozen=True, slots=True)
class Adult:
    """A family contact of a story."""

    spoken: str
    relationship: str
    email: str = ""
    phone: str = ""
    authority: Authority = Authority.JOINT


@dataclass(frozen=True, slots=True)
class Child:
    """A patient of a story."""

    family: str
    given: str
    chart: str
    born: date
    adults: tuple[Adult, ...] = ()
    more: dict[str, Any] = field(default_factory=dict)


class Stories:
    """Who is in them, and what happened to them."""

    def __init__(self, parts: Parts, desk: Desk, rules: PracticeRules, today: date) -> None:
        self._parts = parts
        self._desk = desk
        self._rules = rules
        self._today = today
        self._site = parts.site()
        self._children = {child.chart: child for child in self._cast()}

    def people(self) -> list[IncomingPatient]:
        """The cast as an import brings it; Authority is recorded afterwards, as it is in life."""
        return [_incoming(number, child) for number, child in enumerate(self._children.values())]

    def tell(self, go_to: Callable[[date], None]) -> None:
        """Everything that has happened until today."""
        for chart in self._children:
            self._record_authorities(chart)
        day = self._days_ago
        go_to(day(318))
        self._registers("104-2281", "Ana Garcia", "Luis Garcia", "luis@example.com", linked=False)
        go_to(day(176))
        self._remove("104-2281", "luis@example.com")
        go_to(day(21))
        self._registers("104-2281", "Ana Garcia", "Ana Garcia", "ana.garcia@example.com", linked=True)
        go_to(day(40))
        self._registers("104-3308", "Rosa Delgado", "Rosa Delgado", "rosa.delgado@example.org", linked=False)
        self._registers("104-5120", "Marta Núñez", "Marta Núñez", "marta.nunez@example.com", linked=True)
        go_to(day(9))
        self._issue("102-9950", "Bob Garrison", None)
        go_to(day(1))  # not today: noon may still be to come, and a message of then would wait for it
        self._issue("104-6001", "Sinead O'Brien", "sinead.obrien@example.com")
        self._issue("104-6102", "Ewa Łukasz", "ewa@example.net")
        self._ask("104-6406", "Pilar Peña", "pilar@example.org")

    # --- what happens

    def _record_authorities(self, chart: str) -> None:
        for adult in self._children[chart].adults:
            if adult.authority is not Authority.NOT_RECORDED:
                self._parts.carry_out(
                    record_authority,
                    RecordAuthority(
                        **self._desk.made(),
                        patient_id=self._patient(chart),
                        contact_id=self._contact(chart, adult.spoken),
                        authority=adult.authority,
                    ),
                )

    def _registers(self, chart: str, for_whom: str, who: str, email: str, *, linked: bool) -> None:
        """A PIN is issued and used: at the desk (then the login is linked to the contact), or at home."""
        pin, handover = self._issue(chart, for_whom, None, complete=linked)
        session = token_digest(self._site.entropy.token())
        self._passes_the_first_step(session, self._children[chart].born, pin, handover if linked else None)
        relationship = next((a.relationship for a in self._children[chart].adults if a.spoken == who), "Uncle")
        self._takes_the_other_steps(session, who, relationship, email)

    def _passes_the_first_step(self, session: bytes, born: date, pin: Pin, handover: bytes | None) -> None:
        carry_out, registration_id = self._parts.carry_out, RegistrationId(self._new_id())
        if handover is not None:
            opened = OpenHandover(
                **self._site.made(),
                handover_digest=handover,
                registration_id=registration_id,
                token_digest=session,
                language="en",
            )
            carry_out(open_handover, opened)
            confirmed = ConfirmBorn(**self._site.made(), token_digest=session, born=born, counters=())
            carry_out(confirm_born, confirmed)
        else:
            tried = TryPin(
                **self._site.made(),
                registration_id=registration_id,
                token_digest=session,
                digest=self._site.digests.pin_digest(pin),
                born=born,
                counters=(),
                language="en",
            )
            carry_out(try_pin, tried)

    def _takes_the_other_steps(self, session: bytes, who: str, relationship: str, email: str) -> None:
        carry_out = self._parts.carry_out
        said = SayWho(
            **self._site.made(),
            token_digest=session,
            who=Who.A_CHILD,
            name=_name(who),
            relationship=relationship,
            phone=None,
        )
        carry_out(say_who, said)
        chosen = ChooseLogin(**self._site.made(), token_digest=session, email=email, password_hash=_NO_PASSWORD)
        carry_out(choose_login, chosen)
        created = RegisterParent(
            **self._site.made(),
            token_digest=session,
            account_id=AccountId(self._new_id()),
            association_id=AssociationId(self._new_id()),
            terms=TERMS_VERSION,
            mailing=prepare_mailing(self._site, self._rules.practice_id, email),
            confirm=False,
        )
        carry_out(register_parent, created)

    def _issue(self, chart: str, for_whom: str, email: str | None, *, complete: bool = False) -> tuple[Pin, bytes]:
        patient_id = self._patient(chart)
        draft, pin = prepare_draft(self._desk, patient_id)
        _token, digest = prepare_handover(self._desk)
        active = self._parts.store.looks().account(patient_id).active
        command = IssuePin(
            **self._desk.made(),
            patient_id=patient_id,
            draft=draft,
            supersedes=None if active is None else active.id,
            handing=Handing(
                recipient=Recipient(contact_id=self._contact(chart, for_whom)),
                send_to=SendTo.PARENT_GUARDIAN,
                dispatch=None if email is None else prepare_dispatch(self._desk, email, "en"),
                closing=Closing.COMPLETE if complete else Closing.SEND,
                handover_digest=digest if complete else None,
            ),
        )
        self._parts.carry_out(issue_pin, command)
        return pin, digest

    def _ask(self, chart: str, for_whom: str, email: str) -> None:
        """A verification question, its link sent in Spanish. The answer is told in README, for whoever tries it out."""
        patient_id, passwords = self._patient(chart), self._parts.passwords()
        link, _token = prepare_link(self._desk, patient_id)
        command = IssuePin(
            **self._desk.made(),
            patient_id=patient_id,
            draft=asking(link, STANDARD_QUESTIONS[1], passwords.hash(folded_answer("Manchas"))),
            supersedes=None,
            handing=Handing(
                recipient=Recipient(contact_id=self._contact(chart, for_whom)),
                send_to=SendTo.PARENT_GUARDIAN,
                dispatch=prepare_dispatch(self._desk, email, "es"),
                closing=Closing.SEND,
            ),
        )
        self._parts.carry_out(issue_pin, command)

    def _remove(self, chart: str, email: str) -> None:
        patient_id = self._patient(chart)
        accesses = self._parts.store.looks().account(patient_id).accesses
        association_id = next(a.association.id for a in accesses if a.account.email == email)
        self._parts.carry_out(
            remove_access, RemoveAccess(**self._desk.made(), patient_id=patient_id, association_id=association_id)
        )

    # --- the cast

    def _cast(self) -> list[Child]:
        year = self._today.year - 14
        young = birthday
        of_age = self._born
        none, exclusive, unasked = Authority.NONE, Authority.EXCLUSIVE, Authority.NOT_RECORDED
        ana = Adult("Ana Garcia", "Mother", "ana.garcia@example.com", "+15550102231")
        garcia = (
            ana,
            Adult("Tomás Reyes", "Father", "t.reyes@example.net", "+15550108812"),
            Adult("Paula Reyes", "Grandmother", "", "+15550101190", none),
            Adult("Carmen Ortiz", "Aunt", "c.ortiz@example.org", "", unasked),
        )
        nakamura = (
            Adult("Emi Nakamura", "Mother", "emi@example.com", "+15550104471"),
            Adult("Kenji Nakamura", "Father", "kenji@example.net", "+15550104472"),
        )
        marta = Adult("Marta Núñez", "Mother", "marta.nunez@example.com", "+15550105120")
        iris = Adult("Iris van der Berg", "Mother", "iris@example.org", "+15550106203")
        spanish = {"language": "es"}
        return [
            Child("Garcia", "Marisol", "104-2281", date(year, 3, 14), garcia, spanish),
            Child("Nakamura", "Yuki", "105-1001", of_age(7, 40), nakamura),
            Child("Garcia-Lopez", "Marcus", "104-7719", date(year, 11, 2), (Adult("Inés Lopez", "Mother", "ines@example.com"),)),
            Child("Garner", "Mary Beth", "103-0042", date(year, 7, 30), (Adult("Joan Garner", "Mother", "joan@example.com"),)),
            Child("Garrison", "Mário", "102-9950", date(year, 1, 19), (Adult("Bob Garrison", "Father", "bob@example.net"),)),
            Child("Delgado", "Mateo", "104-3308", of_age(9, 12), (Adult("Rosa Delgado", "Mother", "rosa@example.com"),), spanish),
            Child("Núñez", "Lucía", "104-5120", of_age(4, 100), (marta,), spanish),
            Child("Núñez", "Joaquín", "104-5121", of_age(4, 100), (marta,), spanish),
            Child("O'Brien", "Aoife", "104-6001", of_age(6, 3), (Adult("Sinead O'Brien", "Mother", "sinead.obrien@example.com"),)),
            Child("Łukasz", "Zofia", "104-6102", of_age(10, 77), (Adult("Ewa Łukasz", "Mother", "ewa@example.net"),)),
            Child("van der Berg", "Daan", "104-6203", of_age(3, 9), (iris,)),
            Child("van der Berg", "Sanne", "104-6204", of_age(8, 200), (iris,)),
            Child("Nguyễn", "Minh Anh", "104-6305", of_age(5, 60), (Adult("Thị Hương Nguyễn", "Mother", "huong@example.com"),)),
            Child("Muñoz-Peña", "Álvaro", "104-6406", of_age(2, 30), (Adult("Pilar Peña", "Mother", "pilar@example.org"),), spanish),
            Child("Archer", "Olivia", "104-6507", young(self._today, -12) + timedelta(days=20), (Adult("Kate Archer", "Mother", "kate@example.com"),)),
            Child("Archer", "Owen", "104-6508", young(self._today, -12), (Adult("Kate Archer", "Mother", "kate@example.com"),)),
            Child("Bell", "Sophie", "104-6609", young(self._today, -18) + timedelta(days=20), (Adult("Nora Bell", "Mother", "nora@example.com"),)),
            Child("Bell", "Simon", "104-6610", young(self._today, -18) - timedelta(days=3), (Adult("Nora Bell", "Mother", "nora@example.com"),)),
            Child(
                "Hart", "Emily", "104-6711", of_age(8, 5),
                (Adult("Claire Hart", "Mother", "claire@example.com", "", exclusive), Adult("Greg Hart", "Father", "greg@example.net")),
            ),
            Child("Okonkwo", "Baby Boy", "105-0007", self._days_ago(3), (Adult("Ada Okonkwo", "Mother", "ada@example.com"),)),
            Child("Price", "Walter", "101-0004", of_age(11, 90), (Adult("Jill Price", "Mother", "jill@example.com"),), {"active": False}),
            Child("Stone", "Clara", "101-0009", of_age(13, 15), (Adult("Ruth Stone", "Mother", "ruth@example.com"),), {"deceased": True}),
        ]  # fmt: skip

    def _born(self, years: int, days: int) -> date:
        return birthday(self._today, -years) - timedelta(days=days)

    def _days_ago(self, days: int) -> date:
        return self._today - timedelta(days=days)

    # --- shared

    def _new_id(self) -> Any:  # noqa: ANN401 - an id of any kind
        return self._desk.entropy.new_id(self._desk.clock.now())

    def _patient(self, chart: str) -> PatientId:
        with self._parts.store.writing() as work:
            found = work.patients.matching(self._rules.practice_id, [Identifier(system="", value=chart)])
        assert found is not None
        return found.id

    def _contact(self, chart: str, spoken: str) -> ContactId:
        family = self._parts.store.looks().account(self._patient(chart)).family
        return next(m.contact.id for m in family if m.contact.name.spoken == spoken)


def _name(spoken: str) -> PersonName:
    """Of a story's adult: the last word is the family name, except where a prefix belongs to it."""
    given, _, family = spoken.partition(" van der ") if " van der " in spoken else spoken.rpartition(" ")
    return PersonName(family=f"van der {family}" if " van der " in spoken else family, given=given)


def _incoming(number: int, child: Child) -> IncomingPatient:
    contacts = tuple(
        IncomingContact(
            name=_name(adult.spoken),
            relationship=adult.relationship,
            emails=(adult.email,) if adult.email else (),
            phone=adult.phone or None,
        )
        for adult in child.adults
    )
    return IncomingPatient(
        row=number,
        chart_number=child.chart,
        identifiers=(),
        name=PersonName(family=child.family, given=child.given),
        born=child.born,
        contacts=contacts,
        **child.more,
    )
