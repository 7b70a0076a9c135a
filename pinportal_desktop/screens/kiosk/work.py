# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the kiosk does off the GUI thread: the steps of `usecases.registration`, as the web pages take them."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from pinportal_desktop.domain.errors import Code, PinPortalError, Refused
from pinportal_desktop.domain.registering import Registration, Scope
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.verification import Verification
from pinportal_desktop.screens.kiosk.state import Given, Page
from pinportal_desktop.usecases.command import CarryOut
from pinportal_desktop.usecases.leave_registration import LeaveRegistration, leave_registration
from pinportal_desktop.usecases.looks import Looks
from pinportal_desktop.usecases.my_children import add_child
from pinportal_desktop.usecases.needs import Passwords, Surface
from pinportal_desktop.usecases.registration import (
    choose_login,
    confirm_born,
    open_handover,
    register_parent,
    say_who,
    try_pin,
)
from pinportal_desktop.usecases.registration_commands import (
    Mistyped,
    prepare_add_child,
    prepare_choose_login,
    prepare_confirm_born,
    prepare_open_handover,
    prepare_register_parent,
    prepare_say_who,
    prepare_try_pin,
)
from pinportal_desktop.usecases.registration_form import Typed
from pinportal_desktop.usecases.signing_in import SignOut, sign_out
from pinportal_desktop.usecases.slowing import WHOLE, Counter, Step
from pinportal_desktop.usecases.tokens import token_digest

_NONE: Final[Mapping[str, PinPortalError]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How a step ended: `onward` to a page, or None with what is wrong. `begun` once the database knows the walk."""

    onward: Page | None
    begun: bool
    email: str = ""
    errors: Mapping[str, PinPortalError] = field(default_factory=lambda: _NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What the steps need of the world. `pause` waits so many seconds."""

    surface: Surface
    carry_out: CarryOut
    looks: Looks
    passwords: Passwords
    rules: Callable[[], PracticeRules] = field(repr=False)
    pause: Callable[[float], None] = time.sleep

    def take(self, given: Given, typed: Typed) -> Answer:
        """Carry out the step that is shown. Raises `PinPortalError` for what has nothing to do with the fields."""
        take = {
            Page.BORN: self._take_born if given.handover is not None else self._take_pin,
            Page.WHO: self._take_who,
            Page.LOGIN: self._take_login,
            Page.TERMS: self._take_terms,
            Page.ADD: self._take_child,
        }[given.page]
        return take(given, typed)

    def leave(self, given: Given) -> None:
        """End the walk, and sign out who made an account. One that was never begun needs neither."""
        walk, account = token_digest(given.session), token_digest(given.account)
        if self.looks.registration(walk) is not None:
            self.carry_out(leave_registration, LeaveRegistration(**self.surface.made(), token_digest=walk))
        if self.looks.signed_in(account) is not None:
            self.carry_out(sign_out, SignOut(**self.surface.made(), session_digest=account))

    # --- the first step

    def question_of(self, handover: Secret) -> str:
        """What is asked where the desk handed a VQ over; "" for a PIN."""
        asked = self._asked(handover)
        return "" if asked is None else asked.question

    def _asked(self, handover: Secret) -> Verification | None:
        found = self.looks.handover(token_digest(handover))
        return None if found is None else self.looks.question_of(found.credential_id, by=found.token_digest)

    def _take_pin(self, given: Given, typed: Typed) -> Answer:
        command = prepare_try_pin(
            self.surface,
            self.rules(),
            typed,
            session=given.session,
            counters=(self._of_walk(given), WHOLE),
            language=given.language,
        )
        if isinstance(command, Mistyped):
            return _again(given, command.errors)
        return self._stepped(given, self.carry_out(try_pin, command), Page.WHO)

    def _take_born(self, given: Given, typed: Typed) -> Answer:
        """The hand-over is used up with the first date, in the language that is chosen by then."""
        assert given.handover is not None
        walk, asked = token_digest(given.session), self._asked(given.handover)
        command = prepare_confirm_born(
            self.surface, self.rules(), self.passwords, typed, asked, walk=walk, counters=(self._of_walk(given),)
        )
        if isinstance(command, Mistyped):
            return _again(given, command.errors)
        if self.looks.registration(walk) is None:
            self._open(given)
        return self._stepped(given, self.carry_out(confirm_born, command), Page.WHO, begun=True)

    def _open(self, given: Given) -> None:
        assert given.handover is not None
        handover = token_digest(given.handover)
        opened = prepare_open_handover(self.surface, handover, session=given.session, language=given.language)
        self.carry_out(open_handover, opened)

    def _of_walk(self, given: Given) -> Counter:
        """Counted by walk: the waiting room shares the screen, and one family's mistakes are not the next one's."""
        key = self.surface.digests.scope_digest(f"kiosk {given.session.reveal()}")
        return Counter(scope=Scope.DEVICE, key=key)

    # --- the others

    def _take_who(self, given: Given, typed: Typed) -> Answer:
        command = prepare_say_who(self.surface, typed, walk=token_digest(given.session))
        if isinstance(command, Mistyped):
            return _again(given, command.errors)
        return self._stepped(given, self.carry_out(say_who, command), Page.LOGIN)

    def _take_login(self, given: Given, typed: Typed) -> Answer:
        known = self._under_way(given)
        command = prepare_choose_login(self.surface, self.passwords, typed, known)
        if isinstance(command, Mistyped):
            return _again(given, command.errors)
        step = self.carry_out(choose_login, command)
        return self._stepped(given, step, Page.TERMS, at="email", email=command.email)

    def _take_terms(self, given: Given, typed: Typed) -> Answer:
        known = self._under_way(given)
        once = given.once.reveal()
        command = prepare_register_parent(self.surface, self.rules(), typed, known, once=once, signed_in=given.account)
        if isinstance(command, Mistyped):
            return _again(given, command.errors)
        try:
            step = self.carry_out(register_parent, command)
        except Refused as error:
            if error.code is Code.REGISTRATION_EXPIRED:
                raise
            return _again(given, {"form": error})
        return self._stepped(given, step, Page.DONE)

    # --- another child

    def _take_child(self, given: Given, typed: Typed) -> Answer:
        command = prepare_add_child(
            self.surface,
            self.rules(),
            typed,
            account=token_digest(given.account),
            counters=(self._of_walk(given), WHOLE),
        )
        if isinstance(command, Mistyped):
            return _again(given, command.errors)
        return self._stepped(given, self.carry_out(add_child, command), Page.DONE)

    # --- shared

    def _under_way(self, given: Given) -> Registration:
        known = self.looks.registration(token_digest(given.session))
        if known is None:
            raise Refused(Code.REGISTRATION_EXPIRED)
        return known

    def _stepped(
        self, given: Given, step: Step, onward: Page, *, at: str = "form", email: str = "", begun: bool = False
    ) -> Answer:
        """`at` is the field of a taken e-mail."""
        if step.delay:
            self.pause(step.delay)
        if step.failed is None:
            return Answer(onward=onward, begun=True, email=email or given.email)
        return Answer(onward=None, begun=given.begun or begun, errors=step.errors(at))


def _again(given: Given, errors: Mapping[str, PinPortalError]) -> Answer:
    return Answer(onward=None, begun=given.begun, errors=errors)
