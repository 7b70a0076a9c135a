# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the kiosk does off the GUI thread: the steps of `usecases.registration`, as the web pages take them."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final
from uuid import uuid5

from pinportal_desktop.domain.errors import Code, PinPortalError, Refused
from pinportal_desktop.domain.ids import AccountId, AssociationId, CommandId, MessageId, RegistrationId
from pinportal_desktop.domain.registering import Registration, Scope, Who
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.kiosk.state import Given, Page
from pinportal_desktop.usecases.command import CarryOut
from pinportal_desktop.usecases.leave_registration import LeaveRegistration, leave_registration
from pinportal_desktop.usecases.looks import Looks
from pinportal_desktop.usecases.mailing import prepare_mailing
from pinportal_desktop.usecases.needs import Passwords, Surface
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
from pinportal_desktop.usecases.registration_form import Reading, Typed
from pinportal_desktop.usecases.slowing import Counter, Step
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
        }[given.page]
        return take(given, typed)

    def leave(self, session: Secret) -> None:
        """End the walk. One that was never begun, or is finished, needs none."""
        if self.looks.registration(token_digest(session)) is not None:
            self.carry_out(leave_registration, LeaveRegistration(**self._made(), token_digest=token_digest(session)))

    # --- the first step

    def _take_pin(self, given: Given, typed: Typed) -> Answer:
        reading, made = Reading(typed), self._made()
        born, pin = reading.born(self.rules().today(made["made_at"])), reading.pin()
        if born is None or pin is None:
            return _again(given, reading.errors)
        command = TryPin(
            **made,
            registration_id=RegistrationId(self.surface.entropy.new_id(made["made_at"])),
            token_digest=token_digest(given.session),
            digest=self.surface.digests.pin_digest(pin),
            born=born,
            counters=(self._walk(given), Counter(scope=Scope.WHOLE, key=b"")),
            language=given.language,
        )
        return self._stepped(given, self.carry_out(try_pin, command), Page.WHO)

    def _take_born(self, given: Given, typed: Typed) -> Answer:
        """The hand-over is used up with the first date, in the language that is chosen by then."""
        reading, made = Reading(typed), self._made()
        born = reading.born(self.rules().today(made["made_at"]))
        if born is None:
            return _again(given, reading.errors)
        if self._known(given) is None:
            self._open(given)
        command = ConfirmBorn(
            **self._made(), token_digest=token_digest(given.session), born=born, counters=(self._walk(given),)
        )
        return self._stepped(given, self.carry_out(confirm_born, command), Page.WHO, begun=True)

    def _open(self, given: Given) -> None:
        assert given.handover is not None
        made = self._made()
        opened = OpenHandover(
            **made,
            handover_digest=token_digest(given.handover),
            registration_id=RegistrationId(self.surface.entropy.new_id(made["made_at"])),
            token_digest=token_digest(given.session),
            language=given.language,
        )
        self.carry_out(open_handover, opened)

    def _walk(self, given: Given) -> Counter:
        """Counted by walk: the waiting room shares the screen, and one family's mistakes are not the next one's."""
        key = self.surface.digests.scope_digest(f"kiosk {given.session.reveal()}")
        return Counter(scope=Scope.DEVICE, key=key)

    # --- the others

    def _take_who(self, given: Given, typed: Typed) -> Answer:
        reading = Reading(typed)
        who = reading.who()
        child = who is Who.A_CHILD
        name, relationship, phone = (
            (reading.name(), reading.relationship(), reading.phone()) if child else (None, "", None)
        )
        if reading.errors or who is None:
            return _again(given, reading.errors)
        command = SayWho(
            **self._made(),
            token_digest=token_digest(given.session),
            who=who,
            name=name,
            relationship=relationship,
            phone=phone,
        )
        return self._stepped(given, self.carry_out(say_who, command), Page.LOGIN)

    def _take_login(self, given: Given, typed: Typed) -> Answer:
        reading = Reading(typed)
        email, password = reading.email(), reading.password(self.passwords)
        if reading.errors:
            return _again(given, reading.errors)
        command = ChooseLogin(
            **self._made(),
            token_digest=token_digest(given.session),
            email=email,
            password_hash=self.passwords.hash(password),
        )
        return self._stepped(given, self.carry_out(choose_login, command), Page.TERMS, at="email", email=email)

    def _take_terms(self, given: Given, typed: Typed) -> Answer:
        if typed.field("terms") != "yes":
            return _again(given, {"terms": Refused(Code.TERMS_MISSING)})
        known = self._known(given)
        if known is None:
            raise Refused(Code.REGISTRATION_EXPIRED)
        made = self._made() | {"id": CommandId(uuid5(known.id, f"create {given.once.reveal()}"))}
        new_id, at = self.surface.entropy.new_id, made["made_at"]
        message_id = MessageId(new_id(at))
        command = RegisterParent(
            **made,
            token_digest=token_digest(given.session),
            account_id=AccountId(new_id(at)),
            association_id=AssociationId(new_id(at)),
            terms=TERMS_VERSION,
            message_id=message_id,
            welcome_address=self.surface.outbox.seal_address(known.email, message_id),
            confirm=prepare_mailing(self.surface, self.rules().practice_id, known.email),
        )
        try:
            step = self.carry_out(register_parent, command)
        except Refused as error:
            if error.code is Code.REGISTRATION_EXPIRED:
                raise
            return _again(given, {"form": error})
        return self._stepped(given, step, Page.DONE)

    # --- shared

    def _known(self, given: Given) -> Registration | None:
        return self.looks.registration(token_digest(given.session))

    def _made(self) -> dict[str, Any]:
        now = self.surface.clock.now()
        return {"id": CommandId(self.surface.entropy.new_id(now)), "by": self.surface.actor, "made_at": now}

    def _stepped(
        self, given: Given, step: Step, onward: Page, *, at: str = "form", email: str = "", begun: bool = False
    ) -> Answer:
        """`at` is the field of a taken e-mail."""
        if step.delay:
            self.pause(step.delay)
        if step.failed is None:
            return Answer(onward=onward, begun=True, email=email or given.email)
        where = at if step.failed is Code.EMAIL_TAKEN else "form"
        errors = {where: Refused(step.failed, seconds=step.wait)}
        return Answer(onward=None, begun=given.begun or begun, errors=errors)


def _again(given: Given, errors: Mapping[str, PinPortalError]) -> Answer:
    return Answer(onward=None, begun=given.begun, errors=errors)
