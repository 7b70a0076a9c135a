# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Pages around links by e-mail: a forgotten password, and confirming an address. GET shows, POST consumes."""

from dataclasses import replace

from pinportal_desktop.domain import emails
from pinportal_desktop.domain.addresses import masked_email
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.signing_in import LinkKind, MailedLink
from pinportal_desktop.portal.page import Asked, Page, evenly, go_to, refused
from pinportal_desktop.portal.signed_in import of_login, to_mailbox
from pinportal_desktop.portal.steps import Steps, stepped
from pinportal_desktop.usecases.confirming import (
    AskReset,
    ConfirmEmail,
    ResetPassword,
    ask_reset,
    confirm_email,
    reset_password,
)
from pinportal_desktop.usecases.mailing import prepare_mailing
from pinportal_desktop.usecases.registration_form import Reading
from pinportal_desktop.usecases.tokens import token_digest

# --- a forgotten password


def show_forgot(_steps: Steps, _asked: Asked) -> Page:
    """Asks for the e-mail address."""
    return Page(template="forgot")


def forgot_typed(_steps: Steps, asked: Asked) -> Page:
    """The same with what was typed."""
    return Page(template="forgot", facts={"email": asked.field("email", most=emails.LONGEST)})


def take_forgot(steps: Steps, asked: Asked) -> Page:
    """Says the same, after the same time, whether there is such a login or not."""
    reading = Reading(asked)
    email = reading.email()
    if reading.errors:
        return refused(forgot_typed(steps, asked), reading.errors)
    login = steps.looks.login(email)
    # To the address that is kept: two that look alike to us may be two mailboxes.
    mailing = prepare_mailing(steps.surface, steps.rules().practice_id, email if login is None else login.email)
    command = AskReset(
        **steps.surface.made(),
        email=email,
        mailing=mailing,
        to_mailbox=to_mailbox(steps, LinkKind.RESET, email),
    )
    steps.carry_out(ask_reset, command)
    return evenly(go_to("/forgot/sent"))


def show_sent(_steps: Steps, _asked: Asked) -> Page:
    """What to do now, the same for everybody."""
    return Page(template="forgot_sent")


def show_reset(steps: Steps, asked: Asked) -> Page:
    """A new password; opening the page consumes nothing, so that a mail scanner's preview spoils nothing."""
    found = _link(steps, asked, LinkKind.RESET)
    return found if isinstance(found, Page) else reset_typed(steps, asked)


def reset_typed(_steps: Steps, asked: Asked) -> Page:
    """The form; a password is never shown again."""
    return Page(template="reset", facts={"token": asked.path["token"]})


def take_reset(steps: Steps, asked: Asked) -> Page:
    """Another password, once. Whoever is signed in anywhere signs in anew."""
    found = _link(steps, asked, LinkKind.RESET)
    if isinstance(found, Page):
        return found
    reading = Reading(asked)
    password = reading.password(steps.passwords, of=found.email)
    if reading.errors:
        return refused(reset_typed(steps, asked), reading.errors)
    command = ResetPassword(
        **steps.surface.made(),
        token_digest=found.token_digest,
        password_hash=steps.passwords.hash(password),
        told=prepare_mailing(steps.surface, steps.rules().practice_id, found.email),
        of_login=of_login(steps, found.email),
    )
    try:
        steps.carry_out(reset_password, command)
    except Refused as error:
        if error.code is Code.LINK_USED:
            return _used()
        raise
    return replace(go_to("/reset-done"), sign_out=True)


def show_reset_done(_steps: Steps, _asked: Asked) -> Page:
    """Where to go on."""
    return Page(template="reset_done")


# --- confirming an address


def show_confirm(steps: Steps, asked: Asked) -> Page:
    """One button, and the password. The address is masked: who opens a forwarded link learns no more of it."""
    found = _link(steps, asked, LinkKind.CONFIRM_EMAIL, LinkKind.CHANGE_EMAIL)
    if isinstance(found, Page):
        return found
    facts = {"token": asked.path["token"], "email": masked_email(found.email)}
    return Page(template="confirm", facts=facts)


def take_confirm(steps: Steps, asked: Asked) -> Page:
    """The address is confirmed, and is the login from now on where it was to be another."""
    found = _link(steps, asked, LinkKind.CONFIRM_EMAIL, LinkKind.CHANGE_EMAIL)
    if isinstance(found, Page):
        return found
    reading = Reading(asked)
    password = reading.present_password()
    again = show_confirm(steps, asked)
    if reading.errors:
        return refused(again, reading.errors)
    before = steps.looks.login_with(found.account_id, by=found.token_digest).email
    kept_hash = steps.looks.password_hash(before)
    command = ConfirmEmail(
        **steps.surface.made(),
        token_digest=found.token_digest,
        proved=kept_hash if kept_hash is not None and steps.passwords.verify(password, kept_hash) else "",
        told=prepare_mailing(steps.surface, steps.rules().practice_id, before),
        of_login=of_login(steps, before),
    )
    try:
        return stepped(steps.carry_out(confirm_email, command), again, go_to("/confirmed"), at="password")
    except Refused as error:
        if error.code in {Code.LINK_USED, Code.EMAIL_TAKEN}:
            return _used()
        raise


def show_confirmed(_steps: Steps, _asked: Asked) -> Page:
    """The end."""
    return Page(template="confirmed")


def _link(steps: Steps, asked: Asked, *kinds: LinkKind) -> MailedLink | Page:
    found = steps.looks.mailed_link(token_digest(Secret(asked.path["token"])))
    if found is None or found.kind not in kinds or not found.is_open(steps.surface.clock.now()):
        return _used()
    return found


def _used() -> Page:
    """One answer for used, too old, never given and somebody else's."""
    return Page(template="link_used", status=410)
