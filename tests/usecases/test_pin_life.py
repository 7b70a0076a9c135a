# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The PIN's life, whatever happens in whatever order at whatever desk: at most one credential is active, and nobody has
access that no step gave."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.credential import CredentialState, SendTo
from pinportal_desktop.domain.errors import PinPortalError
from pinportal_desktop.domain.ids import CredentialId
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.usecases.end_pin import VoidDraft, void_draft
from pinportal_desktop.usecases.issue_pin import IssuePin, issue_pin
from pinportal_desktop.usecases.issuing import DraftPin, prepare_draft
from pinportal_desktop.usecases.needs import Desk
from pinportal_desktop.usecases.recipient import Recipient
from pinportal_desktop.usecases.record_authority import RecordAuthority, record_authority
from pinportal_desktop.usecases.show_pin import Shown, ShowPin, show_pin
from tests.world import ANSWER, World, make_world

PARENTS = ("Ana Garcia", "Tomas Reyes")
EMAILS = {"Ana Garcia": "ana@example.com", "Tomas Reyes": "tomas@example.net", "Eve Stranger": "eve@example.org"}


class PinLife(RuleBasedStateMachine):
    """A model beside the real thing: `live` are the logins that have access, `known` every PIN and `links` every
    verification question ever made; `wrong` are the wrong answers to the active one."""

    world: World

    @initialize()
    def begin(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.world = make_world(Path(self._folder.name) / "practice.db")
        self.child = self.world.child()
        self.contacts = {
            name: self.world.contact(self.child, name, "Parent", Authority.JOINT, EMAILS[name]) for name in PARENTS
        }
        self.drafts: dict[CredentialId, tuple[DraftPin, Pin]] = {}
        self.known: dict[CredentialId, Pin] = {}
        self.links: dict[CredentialId, Secret] = {}
        self.wrong = 0
        self.active: CredentialId | None = None
        self.live: set[str] = set()
        self.gone: set[str] = set()
        self.barred: set[str] = set()

    def teardown(self) -> None:
        if hasattr(self, "world"):
            self.world.store.close()
            self._folder.cleanup()

    def _desk(self, second: bool) -> Desk:
        return self.world.second_desk if second else self.world.desk

    @rule(second=st.booleans(), who=st.sampled_from(PARENTS))
    def draft_by_printing(self, second: bool, who: str) -> None:
        desk = self._desk(second)
        draft, pin = prepare_draft(desk, self.child)
        command = ShowPin(
            **self.world.made(desk),
            patient_id=self.child,
            credential_id=draft.id,
            draft=draft,
            recipient=Recipient(contact_id=self.contacts[who]),
            send_to=SendTo.PARENT_GUARDIAN,
            how=Shown.PRINTED,
        )
        if self._refused(lambda: self.world.do(show_pin, command), expected=who in self.barred):
            return
        self.drafts[draft.id] = (draft, pin)
        self.known[draft.id] = pin

    @rule(second=st.booleans(), who=st.sampled_from(PARENTS), saw_active=st.booleans(), take_draft=st.booleans())
    def issue(self, second: bool, who: str, saw_active: bool, take_draft: bool) -> None:
        desk = self._desk(second)
        draft, pin = next(iter(self.drafts.values())) if take_draft and self.drafts else prepare_draft(desk, self.child)
        seen = self.active if saw_active else None
        command = IssuePin(
            **self.world.made(desk),
            patient_id=self.child,
            draft=draft,
            handing=self.world.handing(self.contacts[who]),
            supersedes=seen,
        )
        expected = who in self.barred or seen != self.active
        if self._refused(lambda: self.world.do(issue_pin, command), expected=expected):
            return
        self.drafts.pop(draft.id, None)
        self.known[draft.id] = pin
        self.active = draft.id

    @rule(second=st.booleans(), who=st.sampled_from(PARENTS), saw_active=st.booleans(), keep=st.booleans())
    def ask(self, second: bool, who: str, saw_active: bool, keep: bool) -> None:
        desk = self._desk(second)
        link, draft = self.world.drawn_link(self.child, keep=keep)
        seen = self.active if saw_active else None
        command = IssuePin(
            **self.world.made(desk),
            patient_id=self.child,
            draft=draft,
            handing=self.world.handing(self.contacts[who]),
            supersedes=seen,
        )
        nothing_to_keep = keep and self.active not in self.links
        expected = who in self.barred or seen != self.active or nothing_to_keep
        if self._refused(lambda: self.world.do(issue_pin, command), expected=expected):
            return
        self.links[draft.id] = link
        self.active, self.wrong = draft.id, 0

    @precondition(lambda self: self.links)
    @rule(which=st.integers(min_value=0), who=st.sampled_from([*EMAILS]), rightly=st.booleans())
    def answer(self, which: int, who: str, rightly: bool) -> None:
        self.world.clock.pass_(hours=25)
        credential_id, link = sorted(self.links.items())[which % len(self.links)]
        step, token = self.world.answer(link, ANSWER if rightly else "Pelusa")
        assert (step.failed is None) == (rightly and credential_id == self.active)
        if step.failed is None:
            may = who not in self.live | self.gone | self.barred
            assert (self.world.finish(token, who, EMAILS[who]).failed is None) == may
            if may:
                self.live.add(who)
                self.active = None  # used up
        elif credential_id == self.active:
            self.wrong += 1
            self.active = None if self.wrong == 5 else self.active

    @precondition(lambda self: self.drafts)
    @rule()
    def void(self) -> None:
        credential_id = next(iter(self.drafts))
        self.world.do(void_draft, VoidDraft(**self.world.made(), patient_id=self.child, credential_id=credential_id))
        del self.drafts[credential_id]

    @precondition(lambda self: self.active is not None)
    @rule(who=st.sampled_from(PARENTS))
    def share(self, who: str) -> None:
        expected = who in self.barred or self.active in self.links
        self._refused(lambda: self.world.share(self.child, self.contacts[who]), expected=expected)

    @precondition(lambda self: self.active is not None)
    @rule()
    def revoke(self) -> None:
        self.world.revoke(self.child)
        self.active = None

    @precondition(lambda self: self.known)
    @rule(which=st.integers(min_value=0), who=st.sampled_from([*EMAILS]))
    def register(self, which: int, who: str) -> None:
        self.world.clock.pass_(hours=25)  # no throttle in this story
        credential_id, pin = sorted(self.known.items())[which % len(self.known)]
        step = self.world.register(pin, who, EMAILS[who])
        may = credential_id == self.active and who not in self.live | self.gone | self.barred
        assert (step.failed is None) == may
        if may:
            self.live.add(who)

    @precondition(lambda self: self.live)
    @rule()
    def remove(self) -> None:
        who = min(self.live)
        self.world.remove(self.child, EMAILS[who])
        self.live.remove(who)
        self.gone.add(who)
        self.active = None

    @precondition(lambda self: self.gone)
    @rule()
    def undo(self) -> None:
        who = min(self.gone)
        self.world.undo(self.child, EMAILS[who], reason="a mistake")
        self.gone.remove(who)
        self.live.add(who)

    @rule(who=st.sampled_from(PARENTS), authority=st.sampled_from([Authority.NONE, Authority.JOINT]))
    def record(self, who: str, authority: Authority) -> None:
        command = RecordAuthority(
            **self.world.made(), patient_id=self.child, contact_id=self.contacts[who], authority=authority
        )
        issued_for = None
        if self.active is not None:
            active = self.world.account(self.child).active
            issued_for = None if active is None else active.for_contact
        self.world.do(record_authority, command)
        if authority is Authority.NONE:
            self.barred.add(who)
            if issued_for == self.contacts[who]:
                self.active = None
        else:
            self.barred.discard(who)

    @invariant()
    def at_most_one_credential_is_active_and_it_is_the_one_that_the_last_step_left(self) -> None:
        if not hasattr(self, "child"):
            return
        states = [c for c in self.world.account(self.child).credentials if c.state is CredentialState.ACTIVE]
        assert [c.id for c in states] == ([] if self.active is None else [self.active])

    @invariant()
    def nobody_has_access_that_no_step_gave(self) -> None:
        if not hasattr(self, "child"):
            return
        live = self.world.account(self.child).live(self.world.rules, self.world.today)
        assert {a.account.email for a in live} == {EMAILS[who] for who in self.live}

    @invariant()
    def the_record_holds(self) -> None:
        if hasattr(self, "child"):
            assert self.world.store.first_bad_entry() is None

    @staticmethod
    def _refused(act: object, *, expected: bool) -> bool:
        try:
            act()  # type: ignore[operator]  # a callable of any result
        except PinPortalError:
            assert expected
            return True
        assert not expected
        return False


TestPinLife = PinLife.TestCase
TestPinLife.settings = settings(
    max_examples=25, stateful_step_count=18, deadline=None, suppress_health_check=list(HealthCheck)
)
