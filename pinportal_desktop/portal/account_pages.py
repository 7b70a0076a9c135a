# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Sign in, **My Children**, **Add Child/Dependent**, sign out. No page names anybody but the account's own children."""

from dataclasses import replace

from pinportal_desktop.domain import emails
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.ids import AssociationId
from pinportal_desktop.domain.registering import Registration
from pinportal_desktop.portal import first_step
from pinportal_desktop.portal.page import Asked, Page, evenly, go_to, refused
from pinportal_desktop.portal.signed_in import of_login, sign_in_again, signed_in
from pinportal_desktop.portal.steps import Steps, stepped
from pinportal_desktop.usecases.looks import SignedIn
from pinportal_desktop.usecases.my_children import AddProvedChild, add_child, add_proved_child
from pinportal_desktop.usecases.registration_commands import Mistyped, prepare_add_child
from pinportal_desktop.usecases.registration_form import RELATIONSHIPS, Reading
from pinportal_desktop.usecases.signing_in import SignIn, SignOut, sign_in, sign_out
from pinportal_desktop.usecases.tokens import token_digest

# --- signing in


def show_sign_in(steps: Steps, asked: Asked) -> Page:
    """E-mail and password; whoever is signed in already goes on."""
    if asked.account is not None:
        found = steps.looks.signed_in(token_digest(asked.account))
        if found is not None and found.session.is_open(steps.surface.clock.now()):
            return go_to(_onward(steps, asked))
    return Page(template="sign_in", facts={"kept": _kept(steps, asked) is not None})


def sign_in_typed(steps: Steps, asked: Asked) -> Page:
    """The same with the e-mail that was typed."""
    facts = {"email": asked.field("email", most=emails.LONGEST), "kept": _kept(steps, asked) is not None}
    return Page(template="sign_in", facts=facts)


def take_sign_in(steps: Steps, asked: Asked) -> Page:
    """Signs in under a new token. The answer to anything else is the same in words, size of work and status."""
    reading = Reading(asked)
    email, password = reading.email(), reading.present_password()
    again = sign_in_typed(steps, asked)
    if reading.errors:
        return refused(again, reading.errors)
    kept_hash = steps.looks.password_hash(email)
    right = steps.passwords.verify(password, kept_hash)
    token = steps.surface.entropy.token()
    command = SignIn(
        **steps.surface.made(),
        email=email,
        proved=kept_hash if right and kept_hash is not None else "",
        session_digest=token_digest(token),
        before=None if asked.account is None else token_digest(asked.account),
        counters=first_step.counters(steps, asked),
        of_login=of_login(steps, email),
    )
    page = evenly(stepped(steps.carry_out(sign_in, command), again, go_to(_onward(steps, asked), account=token)))
    if page.account is None or asked.chosen:
        return page
    found = steps.looks.signed_in(token_digest(token))
    return page if found is None else replace(page, language=found.account.language)


def take_sign_out(steps: Steps, asked: Asked) -> Page:
    """Ends the session, and the registration under way in this browser with it."""
    if asked.account is not None:
        steps.carry_out(sign_out, SignOut(**steps.surface.made(), session_digest=token_digest(asked.account)))
    return replace(go_to("/signed-out"), sign_out=True, forget=True)


def show_signed_out(_steps: Steps, _asked: Asked) -> Page:
    """The end. It shows nothing of who was signed in."""
    return Page(template="signed_out")


# --- children


def show_children(steps: Steps, asked: Asked) -> Page:
    """**My Children**: those with live access now, and the way to the practice's portal."""
    found = signed_in(steps, asked)
    if isinstance(found, Page):
        return found
    account = found.account
    children = steps.looks.my_children(account.id, steps.surface.clock.now(), by=found.session.token_digest)
    facts = {
        "children": children,
        "confirmed": account.email_confirmed_at is not None,
        "email": account.email,
        "given": account.name.given,
    }
    return Page(template="children", facts=facts | {"signed_in": True})


def show_add(steps: Steps, asked: Asked) -> Page:
    """**Add Child/Dependent**; without date and PIN where they were typed, or handed over, before signing in."""
    found = signed_in(steps, asked)
    return found if isinstance(found, Page) else _add(steps, asked, typed=False)


def add_typed(steps: Steps, asked: Asked) -> Page:
    """The same with what was typed."""
    return _add(steps, asked, typed=True)


def take_add(steps: Steps, asked: Asked) -> Page:
    """Adds the child. Signed out meanwhile, what was typed is checked and kept until the parent has signed in again."""
    found = signed_in(steps, asked)
    if isinstance(found, Page):
        return _kept_for_later(steps, asked)
    if asked.field("kept") == "yes":
        if (kept := _kept(steps, asked)) is not None:
            return _add_kept(steps, asked, found, kept)
        if _is_finished(steps, asked):
            return go_to("/children")  # pressed twice: the first one added it
    again = add_typed(steps, asked)
    command = prepare_add_child(
        steps.surface,
        steps.rules(),
        asked,
        account=found.session.token_digest,
        counters=first_step.counters(steps, asked),
    )
    if isinstance(command, Mistyped):
        return refused(again, command.errors)
    try:
        return evenly(stepped(steps.carry_out(add_child, command), again, go_to("/children")))
    except Refused as error:
        if error.code is Code.HAS_ACCESS_ALREADY:
            return go_to("/children")  # pressed twice at once: the first one added it
        raise


def _add_kept(steps: Steps, asked: Asked, found: SignedIn, kept: Registration) -> Page:
    """With date and PIN from before signing in."""
    again, reading, made = add_typed(steps, asked), Reading(asked), steps.surface.made()
    relationship = reading.relationship()
    if reading.errors:
        return refused(again, reading.errors)
    command = AddProvedChild(
        **made,
        session_digest=found.session.token_digest,
        association_id=AssociationId(steps.surface.entropy.new_id(made["made_at"])),
        registration_digest=kept.token_digest,
        relationship=relationship,
    )
    # Done, or refused for good: the next try begins with a date and a PIN of its own.
    again = replace(again, facts=dict(again.facts) | {"kept": False})
    try:
        return replace(stepped(steps.carry_out(add_proved_child, command), again, go_to("/children")), forget=True)
    except Refused:
        if _is_finished(steps, asked):
            return go_to("/children")  # pressed twice at once
        raise


def _is_finished(steps: Steps, asked: Asked) -> bool:
    begun = steps.begun(asked.session)
    return begun is not None and begun.finished_at is not None


def _kept_for_later(steps: Steps, asked: Asked) -> Page:
    reading = Reading(asked)
    typed = reading.born(steps.rules().today(steps.surface.clock.now())) is not None and reading.pin() is not None
    if not typed:
        return sign_in_again()
    page = first_step.take_pin(steps, asked)
    if page.session is None:
        return sign_in_again()
    return replace(sign_in_again(), session=page.session)


def _add(steps: Steps, asked: Asked, *, typed: bool) -> Page:
    names = ("month", "day", "year", "pin", "relationship") if typed else ()
    facts: dict[str, object] = {name: asked.field(name) for name in names}
    facts |= {"relationships": RELATIONSHIPS, "kept": _kept(steps, asked) is not None, "signed_in": True}
    return Page(template="add_child", facts=facts)


def _kept(steps: Steps, asked: Asked) -> Registration | None:
    """The registration of this browser whose first step was passed, and that made no account yet."""
    begun = steps.begun(asked.session)
    return begun if begun is not None and begun.proved and begun.finished_at is None else None


def _onward(steps: Steps, asked: Asked) -> str:
    return "/children" if _kept(steps, asked) is None else "/children/add"
