# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The e-mail address and the password of who is signed in; either is changed with the present password only."""

from pinportal_desktop.domain import emails
from pinportal_desktop.domain.errors import Code
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.signing_in import LinkKind
from pinportal_desktop.portal.page import Asked, Page, evenly, go_to, refused
from pinportal_desktop.portal.signed_in import of_login, signed_in, to_mailbox
from pinportal_desktop.portal.steps import Steps, stepped
from pinportal_desktop.usecases.confirming import AskConfirmation, AskNewEmail, ask_confirmation, ask_new_email
from pinportal_desktop.usecases.looks import SignedIn
from pinportal_desktop.usecases.mailing import prepare_mailing
from pinportal_desktop.usecases.registration_form import Reading
from pinportal_desktop.usecases.signing_in import ChangePassword, change_password
from pinportal_desktop.usecases.tokens import token_digest


def show_account(steps: Steps, asked: Asked) -> Page:
    """The address, whether it is confirmed, and the ways to change it and the password."""
    found = signed_in(steps, asked)
    if isinstance(found, Page):
        return found
    return _page("account", email=found.account.email, confirmed=found.account.email_confirmed_at is not None)


def take_confirmation(steps: Steps, asked: Asked) -> Page:
    """Sends the message that asks to confirm the address once more."""
    found = signed_in(steps, asked)
    if isinstance(found, Page):
        return found
    mailing = prepare_mailing(steps.surface, steps.rules().practice_id, found.account.email)
    command = AskConfirmation(
        **steps.surface.made(),
        session_digest=found.session.token_digest,
        mailing=mailing,
        to_mailbox=to_mailbox(steps, LinkKind.CONFIRM_EMAIL, found.account.email),
    )
    steps.carry_out(ask_confirmation, command)
    return go_to("/account/sent")


def show_sent(steps: Steps, asked: Asked) -> Page:
    """A message is on its way; the same whichever address was typed."""
    found = signed_in(steps, asked)
    return found if isinstance(found, Page) else _page("account_sent")


# --- another address


def show_email(steps: Steps, asked: Asked) -> Page:
    """The new address, and the password again."""
    found = signed_in(steps, asked)
    return found if isinstance(found, Page) else _page("account_email")


def email_typed(_steps: Steps, asked: Asked) -> Page:
    """The same with the address that was typed."""
    return _page("account_email", email=asked.field("email", most=emails.LONGEST))


def take_email(steps: Steps, asked: Asked) -> Page:
    """A link goes to the new address. Whether it is another's login is not told: then nothing is sent."""
    found = signed_in(steps, asked)
    if isinstance(found, Page):
        return found
    reading, again = Reading(asked), email_typed(steps, asked)
    email, password = reading.email(), reading.present_password()
    if reading.errors:
        return refused(again, reading.errors)
    command = AskNewEmail(
        **steps.surface.made(),
        session_digest=found.session.token_digest,
        proved=_proved(steps, found, password),
        email=email,
        mailing=prepare_mailing(steps.surface, steps.rules().practice_id, email),
        of_login=of_login(steps, found.account.email),
        to_mailbox=to_mailbox(steps, LinkKind.CHANGE_EMAIL, email),
    )
    step = steps.carry_out(ask_new_email, command)
    at = "email" if step.failed is Code.EMAIL_SAME else "password"
    return evenly(stepped(step, again, go_to("/account/sent"), at=at))


# --- another password


def show_password(steps: Steps, asked: Asked) -> Page:
    """The present password and the new one."""
    found = signed_in(steps, asked)
    return found if isinstance(found, Page) else _page("account_password")


def password_typed(_steps: Steps, _asked: Asked) -> Page:
    """The form; a password is never shown again."""
    return _page("account_password")


def take_password(steps: Steps, asked: Asked) -> Page:
    """Another password; every other session ends, and this one goes on under another token."""
    found = signed_in(steps, asked)
    if isinstance(found, Page):
        return found
    reading, again = Reading(asked), _page("account_password")
    present = reading.present_password("present")
    password = reading.password(steps.passwords, of=found.account.email)
    if reading.errors:
        return refused(again, reading.errors)
    token = steps.surface.entropy.token()
    command = ChangePassword(
        **steps.surface.made(),
        session_digest=found.session.token_digest,
        proved=_proved(steps, found, present),
        password_hash=steps.passwords.hash(password),
        rotated=token_digest(token),
        told=prepare_mailing(steps.surface, steps.rules().practice_id, found.account.email),
        of_login=of_login(steps, found.account.email),
    )
    step = steps.carry_out(change_password, command)
    onward = go_to("/account/changed", account=token)
    return stepped(step, again, onward, at="present")


def show_changed(steps: Steps, asked: Asked) -> Page:
    """The password is another."""
    found = signed_in(steps, asked)
    return found if isinstance(found, Page) else _page("account_changed")


def _proved(steps: Steps, found: SignedIn, password: Secret) -> str:
    return found.password_hash if steps.passwords.verify(password, found.password_hash) else ""


def _page(template: str, **facts: object) -> Page:
    return Page(template=template, facts=facts | {"signed_in": True})
