# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The four steps of registering as pages. The flow itself lives in `usecases.registration`."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol
from uuid import uuid5

from pinportal_desktop.domain.errors import Code, PinPortalError, Refused
from pinportal_desktop.domain.ids import AccountId, AssociationId, CommandId, MessageId, RegistrationId
from pinportal_desktop.domain.registering import Registration, Scope, Who
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.portal.page import Asked, Page, go_to, notice
from pinportal_desktop.portal.reading import Reading
from pinportal_desktop.usecases.command import C, R, UseCase
from pinportal_desktop.usecases.looks import Looks
from pinportal_desktop.usecases.needs import Passwords, Surface
from pinportal_desktop.usecases.registration import (
    TERMS_VERSION,
    ChooseLogin,
    ConfirmBorn,
    Counter,
    OpenHandover,
    RegisterParent,
    SayWho,
    Step,
    TryPin,
    choose_login,
    confirm_born,
    open_handover,
    register_parent,
    say_who,
    try_pin,
)
from pinportal_desktop.usecases.tokens import token_digest

RELATIONSHIPS = ("Mother", "Father", "Grandparent", "Foster parent", "Legal guardian", "Stepparent")


class CarryOut(Protocol):
    """`carry_out` with its store and keys given."""

    def __call__(self, use_case: UseCase[C, R], command: C) -> R: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """The handlers: each takes what was asked and gives a page."""

    surface: Surface
    carry_out: CarryOut
    looks: Looks
    passwords: Passwords
    rules: Callable[[], PracticeRules] = field(repr=False)

    # --- what is shown

    def show(self, asked: Asked) -> Page:
        """The step that comes next; the first one for whoever is new."""
        registration = self._registration(asked)
        if registration is None:
            return Page(template="born", facts={"handed_over": False})
        if registration.finished_at is not None:
            return Page(template="done")
        if not registration.proved:
            return Page(template="born", facts={"handed_over": True})
        return go_to("/who" if registration.who is None else "/login" if not registration.email else "/terms")

    def show_who(self, asked: Asked) -> Page:
        """Second step."""
        registration = self._proved(asked)
        if registration is None:
            return go_to("/")
        name = registration.name
        return Page(
            template="who",
            facts={
                "who": "" if registration.who is None else registration.who.value,
                "given": "" if name is None else name.given,
                "family": "" if name is None else name.family,
                "relationship": registration.relationship,
                "phone": registration.phone or "",
                "relationships": RELATIONSHIPS,
            },
        )

    def show_login(self, asked: Asked) -> Page:
        """Third step."""
        registration = self._proved(asked)
        if registration is None or registration.who is None:
            return go_to("/")
        return Page(template="login", facts={"email": registration.email})

    def show_terms(self, asked: Asked) -> Page:
        """Last step."""
        registration = self._proved(asked)
        if registration is None or not registration.email:
            return go_to("/")
        return Page(template="terms", facts={"email": registration.email})

    def show_handover(self, asked: Asked) -> Page:
        """The desk's link: shows a button and consumes nothing, so that a preview or a reload spoils nothing."""
        handover = self.looks.handover(token_digest(Secret(asked.path["token"])))
        if handover is None or not handover.is_open(self.surface.clock.now()):
            return notice(Code.LINK_USED, status=410, forget=True)
        return Page(template="handover", facts={"token": asked.path["token"]})

    # --- what is done

    def take_handover(self, asked: Asked) -> Page:
        """Consumes the desk's link and begins the registration."""
        session = self.surface.entropy.token()
        made = self._made()
        command = OpenHandover(
            **made,
            handover_digest=token_digest(Secret(asked.path["token"])),
            registration_id=RegistrationId(self.surface.entropy.new_id(made["made_at"])),
            token_digest=token_digest(session),
            language="en",
        )
        try:
            self.carry_out(open_handover, command)
        except Refused:
            return notice(Code.LINK_USED, status=410, forget=True)
        return go_to("/", session=session)

    def try_pin(self, asked: Asked) -> Page:
        """First step."""
        reading = Reading()
        born, pin = reading.born(asked), reading.pin(asked)
        if pin is None or born is None:
            return self._born_again(asked, errors=reading.errors)
        session, made = self.surface.entropy.token(), self._made()
        command = TryPin(
            **made,
            registration_id=RegistrationId(self.surface.entropy.new_id(made["made_at"])),
            token_digest=token_digest(session),
            digest=self.surface.digests.pin_digest(pin),
            born=born,
            counters=self._counters(asked),
            language="en",
        )
        step = self.carry_out(try_pin, command)
        return go_to("/who", session=session) if step.failed is None else self._born_again(asked, step=step)

    def confirm_born(self, asked: Asked) -> Page:
        """First step after a hand-over."""
        reading = Reading()
        born = reading.born(asked)
        if born is None or asked.session is None:
            return self._born_again(asked, errors=reading.errors, handed_over=True)
        digest = token_digest(asked.session)
        # Counted per session only: the whole waiting room shares one address.
        counters = (Counter(scope=Scope.DEVICE, key=self.surface.digests.scope_digest(digest.hex())),)
        step = self.carry_out(
            confirm_born, ConfirmBorn(**self._made(), token_digest=digest, born=born, counters=counters)
        )
        return go_to("/who") if step.failed is None else self._born_again(asked, step=step, handed_over=True)

    def say_who(self, asked: Asked) -> Page:
        """Second step."""
        reading = Reading()
        who = reading.who(asked)
        child = who is Who.A_CHILD
        name = reading.name(asked) if child else None
        relationship = reading.relationship(asked) if child else ""
        phone = reading.phone(asked) if child else None
        facts = {key: asked.field(key) for key in ("who", "given", "family", "relationship", "phone")}
        again = Page(template="who", status=422, facts=facts | {"relationships": RELATIONSHIPS})
        if reading.errors or who is None or asked.session is None:
            return _with_errors(again, reading.errors)
        command = SayWho(
            **self._made(),
            token_digest=token_digest(asked.session),
            who=who,
            name=name,
            relationship=relationship,
            phone=phone,
        )
        return self._stepped(self.carry_out(say_who, command), again, "who", "/login")

    def choose_login(self, asked: Asked) -> Page:
        """Third step; the password is hashed here and kept nowhere."""
        reading = Reading()
        email = reading.email(asked)
        password = reading.password(asked, self.passwords)
        again = Page(template="login", status=422, facts={"email": asked.field("email", most=320)})
        if reading.errors or asked.session is None:
            return _with_errors(again, reading.errors)
        command = ChooseLogin(
            **self._made(),
            token_digest=token_digest(asked.session),
            email=email,
            password_hash=self.passwords.hash(password),
        )
        return self._stepped(self.carry_out(choose_login, command), again, "email", "/terms")

    def create(self, asked: Asked) -> Page:
        """**Create My Account**. Pressed twice, it is done once: the command's id follows from the registration's."""
        registration = self._registration(asked)
        if registration is None or asked.session is None:
            return notice(Code.REGISTRATION_EXPIRED, forget=True)
        again = Page(template="terms", status=422, facts={"email": registration.email})
        if asked.field("terms") != "yes":
            return _with_errors(again, {"terms": Refused(Code.TERMS_MISSING)})
        made = self._made() | {"id": CommandId(uuid5(registration.id, f"create {registration.version}"))}
        message_id = MessageId(self.surface.entropy.new_id(made["made_at"]))
        command = RegisterParent(
            **made,
            token_digest=token_digest(asked.session),
            account_id=AccountId(self.surface.entropy.new_id(made["made_at"])),
            association_id=AssociationId(self.surface.entropy.new_id(made["made_at"])),
            terms=TERMS_VERSION,
            message_id=message_id,
            welcome_address=self.surface.outbox.seal_address(registration.email, message_id),
        )
        if registration.finished_at is not None:
            return go_to("/")
        return self._stepped(self.carry_out(register_parent, command), again, "terms", "/")

    def begin_again(self, _asked: Asked) -> Page:
        """Forgets the registration under way in this browser."""
        return go_to("/", forget=True)

    # --- shared

    def _made(self) -> dict[str, Any]:
        now: datetime = self.surface.clock.now()
        return {"id": CommandId(self.surface.entropy.new_id(now)), "by": self.surface.actor, "made_at": now}

    def _registration(self, asked: Asked) -> Registration | None:
        if asked.session is None:
            return None
        found = self.looks.registration(token_digest(asked.session))
        if found is None or (found.finished_at is None and not found.is_open(self.surface.clock.now())):
            return None
        return found

    def _proved(self, asked: Asked) -> Registration | None:
        registration = self._registration(asked)
        if registration is None or not registration.proved or registration.finished_at is not None:
            return None
        return registration

    def _counters(self, asked: Asked) -> tuple[Counter, ...]:
        digest = self.surface.digests.scope_digest
        return (
            Counter(scope=Scope.ADDRESS, key=digest(asked.address)),
            Counter(scope=Scope.DEVICE, key=digest(asked.device.reveal())),
            Counter(scope=Scope.WHOLE, key=b""),
        )

    def _born_again(
        self,
        asked: Asked,
        *,
        errors: dict[str, PinPortalError] | None = None,
        step: Step | None = None,
        handed_over: bool = False,
    ) -> Page:
        typed = {key: asked.field(key) for key in ("month", "day", "year", "pin")}
        page = Page(
            template="born",
            status=422,
            facts=typed | {"handed_over": handed_over},
            delay=0.0 if step is None else step.delay,
        )
        return _with_errors(page, {"form": _refusal(step)} if step is not None else errors or {})

    def _stepped(self, step: Step, again: Page, field_at_fault: str, onward: str) -> Page:
        if step.failed is None:
            return go_to(onward)
        at = field_at_fault if step.failed is Code.EMAIL_TAKEN and field_at_fault == "email" else "form"
        return _with_errors(again, {at: _refusal(step)})


def _refusal(step: Step) -> PinPortalError:
    return Refused(step.failed or Code.REGISTRATION_FAILED, seconds=step.wait)


def _with_errors(page: Page, errors: dict[str, PinPortalError]) -> Page:
    return replace(page, errors=errors)
