# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A small real world: a practice in a real database, a desk and a site, and the words for what happens there."""

import atexit
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import event

from pinportal_desktop.domain.authority import Authority, FamilyLink
from pinportal_desktop.domain.carriers import Carrier, CarrierState
from pinportal_desktop.domain.credential import Credential, SendTo
from pinportal_desktop.domain.ids import (
    AccountId,
    AssociationId,
    ContactId,
    PatientId,
    PracticeId,
    RegistrationId,
    StationId,
)
from pinportal_desktop.domain.patient_account import Access, PatientAccount, Status
from pinportal_desktop.domain.people import FamilyContact, Patient, PersonName
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.domain.registering import Scope, Who
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.verification import folded_answer
from pinportal_desktop.security.keys import (
    DigestSubkeys,
    OutboxSubkey,
    PinSealSubkey,
    PracticeKey,
    RecordSubkeys,
    SettingSubkey,
)
from pinportal_desktop.storage import migrate
from pinportal_desktop.storage.opening import open_store
from pinportal_desktop.storage.portal_role import make_portal_role
from pinportal_desktop.storage.store import SqlStore
from pinportal_desktop.usecases.access import RemoveAccess, RestoreAccess, remove_access, restore_access
from pinportal_desktop.usecases.answering import AnswerQuestion, answer_question, proved_by
from pinportal_desktop.usecases.asking import asking, prepare_link
from pinportal_desktop.usecases.carry_out import carry_out
from pinportal_desktop.usecases.command import Actor, ActorKind, C, R, UseCase
from pinportal_desktop.usecases.end_pin import RevokePin, revoke_pin
from pinportal_desktop.usecases.issue_pin import Issued, IssuePin, issue_pin
from pinportal_desktop.usecases.issuing import (
    Closing,
    DraftPin,
    Handing,
    TextTo,
    prepare_dispatch,
    prepare_draft,
    prepare_handover,
    prepare_text,
)
from pinportal_desktop.usecases.mailing import prepare_mailing
from pinportal_desktop.usecases.needs import Desk, Surface
from pinportal_desktop.usecases.recipient import Recipient
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
from pinportal_desktop.usecases.share_pin import SharePin, share_pin
from pinportal_desktop.usecases.slowing import Counter, Step
from pinportal_desktop.usecases.tokens import token_digest
from tests.fakes import FixedClock, PlainPasswords, SeededEntropy

DATABASE_KEY = bytes(range(32))
PRACTICE_KEY = PracticeKey(bytes(reversed(range(32))))
BORN = date(2012, 3, 14)
VERIZON = Carrier(
    name="Verizon", gateway="vtext.com", state=CarrierState.ENDING, on=date(2027, 3, 31), checked_on=date(2026, 11, 24)
)
ATT = Carrier(
    name="AT&T", gateway="txt.att.net", state=CarrierState.DEAD, on=date(2025, 6, 17), checked_on=date(2026, 11, 24)
)


QUESTION, ANSWER = "What was the name of your first pet?", "Manchas"


HASHES = PlainPasswords()


def hashed(answer: str) -> str:
    return HASHES.hash(folded_answer(answer))


def person(spoken: str) -> PersonName:
    given, _, family = spoken.rpartition(" ")
    return PersonName(family=family, given=given)


@dataclass(frozen=True, slots=True)
class Issue:
    """An issued PIN as a test holds it."""

    pin: Pin
    credential: Credential
    handover: Secret | None


@dataclass(frozen=True, slots=True)
class Asking:
    """An issued verification question as a test holds it."""

    link: Secret
    credential: Credential
    handover: Secret | None


@dataclass
class World:
    """Two workstations and a site over one database."""

    store: SqlStore
    clock: FixedClock
    rules: PracticeRules
    desk: Desk
    second_desk: Desk
    site: Surface
    database: str
    pages: SqlStore | None = None  # where the pages connect otherwise than the desk does
    keys: RecordSubkeys = field(default_factory=lambda: RecordSubkeys(PRACTICE_KEY, 1))

    def __post_init__(self) -> None:
        self.looks = self.store.looks()
        self.pages_looks = self.looks if self.pages is None else self.pages.looks()

    @property
    def today(self) -> date:
        return self.rules.today(self.clock.now())

    def do(self, use_case: UseCase[C, R], command: C) -> R:
        store = self.pages if self.pages is not None and command.by.kind is ActorKind.PARENT else self.store
        return carry_out(use_case, command, store=store, keys=self.keys)

    def made(self, surface: Surface | None = None) -> dict[str, Any]:
        """What every command begins with."""
        return (surface or self.desk).made()

    # --- people

    def child(self, spoken: str = "Marisol Garcia", born: date = BORN, chart: str = "", **other: Any) -> PatientId:
        patient = Patient(
            id=PatientId(self.desk.entropy.new_id(self.clock.now())),
            practice_id=self.rules.practice_id,
            chart_number=chart or f"C-{self.desk.entropy.new_id(self.clock.now())}",
            name=person(spoken),
            born=born,
            **other,
        )
        with self.store.writing() as work:
            work.patients.add(patient)
        return patient.id

    def contact(
        self,
        patient_id: PatientId,
        spoken: str,
        relationship: str = "Mother",
        authority: Authority = Authority.JOINT,
        *emails: str,
        phone: str | None = None,
    ) -> ContactId:
        contact = FamilyContact(
            id=ContactId(self.desk.entropy.new_id(self.clock.now())), name=person(spoken), emails=emails, phone=phone
        )
        with self.store.writing() as work:
            work.contacts.add(contact)
        self.link(patient_id, contact.id, relationship, authority)
        return contact.id

    def link(
        self, patient_id: PatientId, contact_id: ContactId, relationship: str, authority: Authority = Authority.JOINT
    ) -> None:
        with self.store.writing() as work:
            work.contacts.add_link(
                FamilyLink(patient_id=patient_id, contact_id=contact_id, relationship=relationship, authority=authority)
            )

    def account(self, patient_id: PatientId) -> PatientAccount:
        return self.looks.account(patient_id)

    def status(self, patient_id: PatientId) -> Status:
        return self.account(patient_id).status(self.rules, self.today)

    def active(self, patient_id: PatientId) -> Credential | None:
        return self.account(patient_id).active_on(self.rules, self.today)

    def access(self, patient_id: PatientId, email: str) -> Access:
        return next(a for a in self.account(patient_id).accesses if a.account.email == email)

    # --- the desk

    def handing(
        self,
        contact_id: ContactId | None,
        email: str | None = None,
        *,
        send_to: SendTo | None = None,
        closing: Closing = Closing.SEND,
        recipient: Recipient | None = None,
        handover_digest: bytes | None = None,
        minor_address_checked: bool = False,
        text_to: TextTo | None = None,
    ) -> Handing:
        dispatch = None if email is None else prepare_dispatch(self.desk, email, "en")
        if text_to is not None:
            dispatch = prepare_text(self.desk, text_to, "en")
        return Handing(
            recipient=recipient or Recipient(contact_id=contact_id),
            send_to=send_to or (SendTo.MINOR if contact_id is None and recipient is None else SendTo.PARENT_GUARDIAN),
            dispatch=dispatch,
            closing=closing,
            handover_digest=handover_digest,
            minor_address_checked=minor_address_checked,
        )

    def issue(
        self,
        patient_id: PatientId,
        contact_id: ContactId | None,
        email: str | None = None,
        *,
        desk: Desk | None = None,
        complete: bool = False,
        reason: str = "",
        **handing: Any,
    ) -> Issue:
        pin, token, press = self._drawn(
            patient_id, contact_id, email, desk=desk or self.desk, complete=complete, reason=reason, **handing
        )
        self.do(*press)
        found = self.account(patient_id).active
        assert found is not None
        return Issue(pin, found, token)

    def issue_command(
        self, patient_id: PatientId, contact_id: ContactId | None, email: str | None = None, *, desk: Desk | None = None
    ) -> tuple[UseCase[IssuePin, Issued], IssuePin]:
        """What is carried out when the button is pressed."""
        _, _, press = self._drawn(patient_id, contact_id, email, desk=desk or self.desk, complete=False, reason="")
        return press

    def _drawn(
        self,
        patient_id: PatientId,
        contact_id: ContactId | None,
        email: str | None,
        *,
        desk: Desk,
        complete: bool,
        reason: str,
        **handing: Any,
    ) -> tuple[Pin, Secret | None, tuple[UseCase[IssuePin, Issued], IssuePin]]:
        draft, pin = prepare_draft(desk, patient_id)
        token, digest = prepare_handover(desk) if complete else (None, None)
        active = self.account(patient_id).active
        command = IssuePin(
            **self.made(desk),
            patient_id=patient_id,
            draft=draft,
            supersedes=None if active is None else active.id,
            name_reason=reason,
            handing=self.handing(
                contact_id,
                email,
                closing=Closing.COMPLETE if complete else Closing.SEND,
                handover_digest=digest,
                **handing,
            ),
        )
        return pin, token, (issue_pin, command)

    def ask(
        self,
        patient_id: PatientId,
        contact_id: ContactId | None,
        email: str | None = None,
        *,
        answer: str = ANSWER,
        question: str = QUESTION,
        keep: bool = False,
        complete: bool = False,
        **handing: Any,
    ) -> Asking:
        """Issues a VQ; with `keep` a new link to the answer on record."""
        link, draft = self.drawn_link(patient_id, answer=answer, question=question, keep=keep)
        token, digest = prepare_handover(self.desk) if complete else (None, None)
        active = self.account(patient_id).active
        command = IssuePin(
            **self.made(),
            patient_id=patient_id,
            draft=draft,
            supersedes=None if active is None else active.id,
            handing=self.handing(
                contact_id,
                email,
                closing=Closing.COMPLETE if complete else Closing.SEND,
                handover_digest=digest,
                **handing,
            ),
        )
        self.do(issue_pin, command)
        found = self.account(patient_id).active
        assert found is not None
        return Asking(link, found, token)

    def drawn_link(
        self, patient_id: PatientId, *, answer: str = ANSWER, question: str = QUESTION, keep: bool = False
    ) -> tuple[Secret, DraftPin]:
        draft, link = prepare_link(self.desk, patient_id)
        return link, asking(draft, "" if keep else question, "" if keep else hashed(answer))

    def share(
        self, patient_id: PatientId, contact_id: ContactId | None, email: str | None = None, **handing: Any
    ) -> None:
        active = self.account(patient_id).active
        assert active is not None
        command = SharePin(
            **self.made(),
            patient_id=patient_id,
            credential_id=active.id,
            handing=self.handing(contact_id, email, **handing),
        )
        self.do(share_pin, command)

    def revoke(self, patient_id: PatientId, reason: str = "lost letter") -> None:
        active = self.account(patient_id).active
        assert active is not None
        self.do(revoke_pin, RevokePin(**self.made(), patient_id=patient_id, credential_id=active.id, reason=reason))

    def remove(self, patient_id: PatientId, email: str) -> None:
        association_id = self.access(patient_id, email).association.id
        self.do(remove_access, RemoveAccess(**self.made(), patient_id=patient_id, association_id=association_id))

    def undo(self, patient_id: PatientId, email: str, reason: str = "") -> None:
        association_id = self.access(patient_id, email).association.id
        command = RestoreAccess(**self.made(), patient_id=patient_id, association_id=association_id, reason=reason)
        self.do(restore_access, command)

    # --- the parent

    def counters(self, device: str = "phone") -> tuple[Counter, ...]:
        digest = self.site.digests.scope_digest
        return (
            Counter(scope=Scope.ADDRESS, key=digest("127.0.0.1")),
            Counter(scope=Scope.DEVICE, key=digest(device)),
            Counter(scope=Scope.WHOLE, key=b""),
        )

    def try_pin(self, pin: Pin, born: date = BORN, device: str = "phone") -> tuple[Step, bytes]:
        token = token_digest(self.site.entropy.token())
        command = TryPin(
            **self.made(self.site),
            registration_id=RegistrationId(self.site.entropy.new_id(self.clock.now())),
            token_digest=token,
            digest=self.site.digests.pin_digest(pin),
            born=born,
            counters=self.counters(device),
            language="en",
        )
        return self.do(try_pin, command), token

    def answer(
        self, link: Secret, answer: str = ANSWER, born: date = BORN, device: str = "phone"
    ) -> tuple[Step, bytes]:
        """The first step with a VQ's link."""
        token = token_digest(self.site.entropy.token())
        digest = self.site.digests.link_digest(link)
        asked = self.pages_looks.linked_question(digest)
        command = AnswerQuestion(
            **self.made(self.site),
            registration_id=RegistrationId(self.site.entropy.new_id(self.clock.now())),
            token_digest=token,
            digest=digest,
            born=born,
            proved=proved_by(answer, None if asked is None else asked.verification, HASHES),
            counters=self.counters(device),
            language="en",
        )
        return self.do(answer_question, command), token

    def take_handover(self, handover: Secret, born: date = BORN, *, proved: str = "") -> tuple[Step, bytes]:
        token = token_digest(self.site.entropy.token())
        opened = OpenHandover(
            **self.made(self.site),
            handover_digest=token_digest(handover),
            registration_id=RegistrationId(self.site.entropy.new_id(self.clock.now())),
            token_digest=token,
            language="en",
        )
        self.do(open_handover, opened)
        confirmed = ConfirmBorn(
            **self.made(self.site), token_digest=token, born=born, counters=self.counters(), proved=proved
        )
        return self.do(confirm_born, confirmed), token

    def finish(
        self,
        token: bytes,
        spoken: str,
        email: str,
        who: Who = Who.A_CHILD,
        *,
        terms: str = TERMS_VERSION,
        confirm: bool = False,
    ) -> Step:
        """Steps two to four; the first that fails ends it. Not `confirm`, the login's address needs no confirmation."""
        said = SayWho(
            **self.made(self.site),
            token_digest=token,
            who=who,
            name=person(spoken) if who is Who.A_CHILD else None,
            relationship="Parent",
            phone=None,
        )
        chosen = ChooseLogin(**self.made(self.site), token_digest=token, email=email, password_hash="hash")
        created = RegisterParent(
            **self.made(self.site),
            token_digest=token,
            account_id=AccountId(self.site.entropy.new_id(self.clock.now())),
            association_id=AssociationId(self.site.entropy.new_id(self.clock.now())),
            terms=terms,
            mailing=prepare_mailing(self.site, self.rules.practice_id, email),
            confirm=confirm,
        )
        step = self.do(say_who, said)
        if step.failed is None:
            step = self.do(choose_login, chosen)
        return step if step.failed is not None else self.do(register_parent, created)

    def register(
        self, pin: Pin, spoken: str, email: str, born: date = BORN, who: Who = Who.A_CHILD, device: str = "phone"
    ) -> Step:
        """All four steps with a PIN."""
        step, token = self.try_pin(pin, born, device)
        return step if step.failed is not None else self.finish(token, spoken, email, who)


@cache
def _empty_file(_scripts: Path) -> Path:
    """A database of the present schema without a practice: a copy of it is there ten times sooner than one is made."""
    folder = Path(tempfile.mkdtemp(prefix="pinportal-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    keys = RecordSubkeys(PRACTICE_KEY, 1)
    open_store(
        str(folder / "empty.db"), database_key=DATABASE_KEY, record_keys=keys, clock=FixedClock(), create=True
    ).close()
    return folder / "empty.db"


def make_world(database: str | Path, *, create: bool = True, seed: int = 1, **rules: Any) -> World:
    """A world over a SQLite file or a PostgreSQL URL."""
    clock, entropy = FixedClock(), SeededEntropy(seed)
    keys = RecordSubkeys(PRACTICE_KEY, 1)
    if create and "://" not in str(database) and not Path(database).exists():
        shutil.copyfile(_empty_file(migrate._SCRIPTS), database)
    store = open_store(str(database), database_key=DATABASE_KEY, record_keys=keys, clock=clock, create=create)
    practice = PracticeRules(
        practice_id=PracticeId(entropy.new_id(clock.now())),
        practice_name="Maple Street Pediatrics",
        **({"portal_address": "http://127.0.0.1:8737"} | rules),
    )
    store.add_practice(practice)
    return world_over(store, practice, clock, entropy, str(database))


def with_pages_role(world: World, role: str) -> World:
    """The same, over a PostgreSQL, with the pages connected by a role of their own, which it makes."""
    where = make_portal_role(world.database, role, Secret("of the role"))
    pages = open_store(where, database_key=None, record_keys=world.keys, clock=world.clock)
    station = pages.station(world.rules.practice_id, "served", StationId(world.desk.entropy.new_id(world.clock.now())))
    site = replace(world.site, actor=replace(world.site.actor, station=station))
    return replace(world, pages=pages, site=site)


def wait_for_no_disk(store: SqlStore) -> None:
    """Let a file's commits not wait until the disk has them: `tests/proofs` are about that, the others wait in vain."""
    if store._engine.dialect.name == "sqlite":
        pool = store._engine.pool
        event.listen(pool, "checkout", lambda connection, *_: connection.execute("PRAGMA synchronous = OFF"))


def world_over(
    store: SqlStore, practice: PracticeRules, clock: FixedClock, entropy: SeededEntropy, database: str
) -> World:
    """A world over a practice that is there."""

    def surface(kind: ActorKind, who: str, name: str) -> dict[str, Any]:
        station = store.station(practice.practice_id, name, StationId(entropy.new_id(clock.now())))
        return {
            "actor": Actor(kind=kind, person=who, station=station),
            "clock": clock,
            "entropy": entropy,
            "digests": DigestSubkeys(PRACTICE_KEY, 1),
            "outbox": OutboxSubkey(PRACTICE_KEY, 1),
        }

    seals, settings = PinSealSubkey(PRACTICE_KEY, 1), SettingSubkey(PRACTICE_KEY, 1)
    return World(
        store=store,
        clock=clock,
        rules=practice,
        desk=Desk(**surface(ActorKind.STAFF, "Dana", "front-desk-1"), seals=seals, settings=settings),
        second_desk=Desk(**surface(ActorKind.STAFF, "Sam", "front-desk-2"), seals=seals, settings=settings),
        site=Surface(**surface(ActorKind.PARENT, "parent", "site")),
        database=database,
    )
