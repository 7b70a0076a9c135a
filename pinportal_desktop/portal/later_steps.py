# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The second to the fourth step: whom the account is for, e-mail and password, terms; and the end."""

from pinportal_desktop.domain import emails
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.portal.page import Asked, Page, go_to, refused
from pinportal_desktop.portal.steps import Steps, stepped
from pinportal_desktop.usecases.registration import choose_login, register_parent, say_who
from pinportal_desktop.usecases.registration_commands import (
    Mistyped,
    prepare_choose_login,
    prepare_register_parent,
    prepare_say_who,
)
from pinportal_desktop.usecases.registration_form import RELATIONSHIPS

# --- second


def show_who(steps: Steps, asked: Asked) -> Page:
    """Whom the account is for; on the way back, what was said."""
    found = steps.under_way(asked)
    if isinstance(found, Page):
        return found
    said: dict[str, object] = {"relationships": RELATIONSHIPS, "relationship": found.relationship}
    if found.who is not None:
        said["who"] = found.who.value
    if found.name is not None:
        said |= {"given": found.name.given, "family": found.name.family}
    return Page(template="who", facts=said | {"phone": found.phone or ""})


def who_again(asked: Asked) -> Page:
    """The same with what was typed."""
    typed = {key: asked.field(key) for key in ("who", "given", "family", "relationship", "phone")}
    return Page(template="who", facts=typed | {"relationships": RELATIONSHIPS})


def take_who(steps: Steps, asked: Asked) -> Page:
    """Keeps who it is."""
    found = steps.under_way(asked)
    if isinstance(found, Page):
        return found
    command = prepare_say_who(steps.surface, asked, walk=found.token_digest)
    if isinstance(command, Mistyped):
        return refused(who_again(asked), command.errors)
    return stepped(steps.carry_out(say_who, command), who_again(asked), go_to("/login"))


# --- third


def show_login(steps: Steps, asked: Asked) -> Page:
    """E-mail and password; on the way back the e-mail stands there, the password never."""
    found = steps.under_way(asked)
    if isinstance(found, Page):
        return found
    return go_to("/who") if found.who is None else Page(template="login", facts={"email": found.email})


def login_again(asked: Asked) -> Page:
    """The same with the e-mail that was typed."""
    return Page(template="login", facts={"email": asked.field("email", most=emails.LONGEST)})


def take_login(steps: Steps, asked: Asked) -> Page:
    """Keeps e-mail and the password's hash."""
    found = steps.under_way(asked)
    if isinstance(found, Page):
        return found
    if found.who is None:
        return go_to("/who")
    command = prepare_choose_login(steps.surface, steps.passwords, asked, found)
    if isinstance(command, Mistyped):
        return refused(login_again(asked), command.errors)
    return stepped(steps.carry_out(choose_login, command), login_again(asked), go_to("/terms"), at="email")


# --- fourth


def show_terms(steps: Steps, asked: Asked) -> Page:
    """Terms, and **Create My Account**."""
    found = steps.under_way(asked)
    if isinstance(found, Page):
        return found
    return _terms(steps, found.email) if found.email else go_to("/login")


def terms_again(steps: Steps, asked: Asked) -> Page:
    """The same, accepted where they were."""
    found = steps.under_way(asked)
    return found if isinstance(found, Page) else _terms(steps, found.email, accepted=asked.field("terms") == "yes")


def take_terms(steps: Steps, asked: Asked) -> Page:
    """Makes the account; pressed twice it is made once."""
    found = steps.under_way(asked)
    if isinstance(found, Page):
        return found
    if not found.email:
        return go_to("/login")
    again = terms_again(steps, asked)
    account = _account_token(steps, asked) if found.more else None
    command = prepare_register_parent(
        steps.surface,
        steps.rules(),
        asked,
        found,
        once=asked.field("once"),
        language=asked.language,
        signed_in=account,
    )
    if isinstance(command, Mistyped):
        return refused(again, command.errors)
    try:
        step = steps.carry_out(register_parent, command)
    except Refused as error:
        begun = steps.begun(asked.session)
        if begun is not None and begun.finished_at is not None:
            return go_to("/done")  # pressed on two pages at once
        if error.code is Code.REGISTRATION_EXPIRED:
            raise
        return refused(again, {"form": error})
    # Ticked **I'd like to add another child**: signed in already, for the password was just typed.
    return stepped(step, again, go_to("/done") if account is None else go_to("/children/add", account=account))


def show_done(steps: Steps, asked: Asked) -> Page:
    """The end. It shows nothing of the one who registered, for the next one may sit at the same browser."""
    begun = steps.begun(asked.session)
    if begun is not None and begun.finished_at is not None:
        return Page(template="done")
    found = steps.under_way(asked)
    return found if isinstance(found, Page) else go_to("/who")


def _account_token(steps: Steps, asked: Asked) -> Secret:
    """It follows from the walk and the form: the second click of two, whose answer the browser keeps, signs in too."""
    walk = "" if asked.session is None else asked.session.reveal()
    return Secret(steps.surface.digests.scope_digest(f"signed in {walk} {asked.field('once')}").hex())


def _terms(steps: Steps, email: str, *, accepted: bool = False) -> Page:
    # A form of its own each time it is shown: after a refusal the button tries again, a double click does not.
    facts = {"email": email, "accepted": accepted, "once": steps.surface.entropy.token().reveal()}
    return Page(template="terms", facts=facts)
