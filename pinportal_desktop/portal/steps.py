# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the pages of all four steps share. The flow itself lives in `usecases.registration`."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.registering import Registration
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.portal.page import Asked, Page, go_to, notice, refused
from pinportal_desktop.usecases.command import CarryOut
from pinportal_desktop.usecases.looks import Looks
from pinportal_desktop.usecases.needs import Passwords, Surface
from pinportal_desktop.usecases.slowing import Step
from pinportal_desktop.usecases.tokens import token_digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What the steps need of the world, and what each of them asks first: how far this browser has come."""

    surface: Surface
    carry_out: CarryOut
    looks: Looks
    passwords: Passwords
    rules: Callable[[], PracticeRules] = field(repr=False)

    def begun(self, session: Secret | None) -> Registration | None:
        """The registration of that token, finished or still open; None for none, or one left open for too long."""
        found = None if session is None else self.looks.registration(token_digest(session))
        if found is None or (found.finished_at is None and not found.is_open(self.surface.clock.now())):
            return None
        return found

    def under_way(self, asked: Asked, *, proved: bool = True) -> Registration | Page:
        """This browser's registration, the first step behind it (or, not `proved`, before it). A form of another one,
        left open in another tab, changes nothing: its child would not be the one that gets an account.

        Else the page to answer with: the end, the step that comes next, or a calm word that it was open too long.
        """
        found = self.begun(asked.session)
        if found is None:
            never_begun = asked.session is None and not asked.form
            return go_to("/") if never_begun else notice(Code.REGISTRATION_EXPIRED, status=410, forget=True)
        if asked.form.get("walk", asked.walk) != asked.walk:
            return notice(Code.REGISTRATION_ELSEWHERE, status=409)
        if found.finished_at is not None or found.proved is not proved:
            return go_to(next_step(found))
        return found


def next_step(registration: Registration) -> str:
    """Where a registration goes on."""
    if registration.finished_at is not None:
        return "/done"
    if not registration.proved:
        return "/born"
    if registration.who is None:
        return "/who"
    return "/terms" if registration.email else "/login"


def stepped(step: Step, again: Page, onward: Page, at: str = "form") -> Page:
    """On where the step let the parent; else the page again, with why not. `at` is the input at fault, where one is."""
    if step.failed is None:
        return replace(onward, delay=step.delay)
    status = 429 if step.failed is Code.REGISTRATION_WAIT else 422
    page = refused(again, step.errors(at), status=status)
    return replace(page, delay=step.delay)
