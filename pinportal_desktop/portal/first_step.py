# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The first step: date of birth and PIN; after the desk's hand-over the date alone, for the link carries the PIN."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from uuid import uuid5

from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import CommandId
from pinportal_desktop.domain.registering import Registration, Scope
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.verification import LONGEST_ANSWER
from pinportal_desktop.portal.page import Asked, Page, evenly, go_to, notice, refused
from pinportal_desktop.portal.steps import Steps, next_step, stepped
from pinportal_desktop.usecases.registration import confirm_born, open_handover, try_pin
from pinportal_desktop.usecases.registration_commands import (
    Mistyped,
    prepare_confirm_born,
    prepare_open_handover,
    prepare_try_pin,
)
from pinportal_desktop.usecases.slowing import WHOLE, Counter, of_network
from pinportal_desktop.usecases.tokens import token_digest

_TYPED: Final = ("month", "day", "year", "pin")
_NOTHING: Final[Mapping[str, object]] = MappingProxyType({})

# --- with a PIN


def show_pin(_asked: Asked) -> Page:
    """Date of birth and PIN, empty: whoever opens the site begins anew and sees nothing of the one before."""
    return Page(template="born", facts={"handed_over": False})


def pin_again(asked: Asked) -> Page:
    """The same with what was typed."""
    return Page(template="born", facts=_typed(asked) | {"handed_over": False})


def take_pin(steps: Steps, asked: Asked) -> Page:
    """Lets the parent on where both match; who has an account goes on to sign in, with what was typed kept."""
    if has_account(asked) and not any(map(asked.field, _TYPED)):
        return go_to("/sign-in")
    session = steps.surface.entropy.token()
    command = prepare_try_pin(
        steps.surface,
        steps.rules(),
        asked,
        session=session,
        counters=counters(steps, asked),
        language=asked.language,
    )
    if isinstance(command, Mistyped):
        return refused(pin_again(asked), command.errors)
    onward = "/sign-in" if has_account(asked) else "/who"
    return evenly(stepped(steps.carry_out(try_pin, command), pin_again(asked), go_to(onward, session=session)))


# --- after the desk's hand-over


def show_handover(steps: Steps, asked: Asked) -> Page:
    """The desk's link: shows a button and consumes nothing, so that a preview or a reload spoils nothing."""
    token = Secret(asked.path["token"])
    handover = steps.looks.handover(token_digest(token))
    if handover is not None and handover.is_open(steps.surface.clock.now()):
        return Page(template="handover", facts={"token": token.reveal()})
    if asked.session is not None and asked.session == _session_of(steps, token, asked):
        return go_to("/born")
    return notice(Code.LINK_USED, status=410)


def take_handover(steps: Steps, asked: Asked) -> Page:
    """Consumes the desk's link and begins the registration.

    The session's token follows from the link and the browser, so that a double click begins once and stays in.
    Whoever comes later, or with another browser, finds the link used.
    """
    token = Secret(asked.path["token"])
    handover = steps.looks.handover(token_digest(token))
    if handover is None:
        return notice(Code.LINK_USED, status=410)
    session = _session_of(steps, token, asked)
    begun = steps.begun(session)
    if begun is not None and begun.proved and asked.session != session:
        return notice(Code.LINK_USED, status=410)
    if begun is None:
        once = CommandId(uuid5(handover.credential_id, token_digest(session).hex()))
        command = prepare_open_handover(
            steps.surface, handover.token_digest, session=session, language=asked.language, once=once
        )
        try:
            steps.carry_out(open_handover, command)
        except Refused:
            return notice(Code.LINK_USED, status=410)
    return go_to("/born", session=session)


def show_born(steps: Steps, asked: Asked) -> Page:
    """The date of birth alone; with a VQ its question, too."""
    found = steps.under_way(asked, proved=False)
    return found if isinstance(found, Page) else _born(steps, found)


def born_again(steps: Steps, asked: Asked) -> Page:
    """The same with what was typed."""
    found = steps.begun(asked.session)
    facts = _typed(asked) | {"answer": asked.field("answer", most=LONGEST_ANSWER)}
    return Page(template="born", facts=facts | {"handed_over": True}) if found is None else _born(steps, found, facts)


def take_born(steps: Steps, asked: Asked) -> Page:
    """Lets the parent on where the date matches, and the answer."""
    found = steps.under_way(asked, proved=False)
    if isinstance(found, Page):
        return found
    # Counted by registration alone: everybody at the desk's computer and in the waiting room shares one address.
    key = steps.surface.digests.scope_digest(found.token_digest.hex())
    command = prepare_confirm_born(
        steps.surface,
        steps.rules(),
        steps.passwords,
        asked,
        steps.looks.question_of(found.credential_id, by=found.token_digest),
        walk=found.token_digest,
        counters=(Counter(scope=Scope.DEVICE, key=key),),
    )
    if isinstance(command, Mistyped):
        return refused(born_again(steps, asked), command.errors)
    onward = go_to("/sign-in" if has_account(asked) else "/who")
    try:
        step = steps.carry_out(confirm_born, command)
    except Refused:
        now_there = steps.begun(asked.session)
        if now_there is None or not now_there.proved:
            raise
        return go_to(next_step(now_there))  # a double click: the first one was let on
    return stepped(step, born_again(steps, asked), onward)


def _born(steps: Steps, registration: Registration, typed: Mapping[str, object] = _NOTHING) -> Page:
    question = steps.looks.question_of(registration.credential_id, by=registration.token_digest)
    facts = {"handed_over": True, "question": "" if question is None else question.question}
    return Page(template="born", facts=dict(typed) | facts)


def _session_of(steps: Steps, token: Secret, asked: Asked) -> Secret:
    return Secret(steps.surface.digests.scope_digest(f"hand-over {token.reveal()} {asked.device.reveal()}").hex())


# --- shared


def _typed(asked: Asked) -> dict[str, object]:
    return {key: asked.field(key) for key in (*_TYPED, "more")}


def has_account(asked: Asked) -> bool:
    """Whether "I already have an account" was pressed."""
    return asked.field("then") == "sign_in"


def counters(steps: Steps, asked: Asked) -> tuple[Counter, ...]:
    """What an attempt of this browser is counted under, whatever it tries."""
    digests = steps.surface.digests
    device = Counter(scope=Scope.DEVICE, key=digests.scope_digest(asked.device.reveal()))
    return (*of_network(digests, asked.address), device, WHOLE)
