# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Who is signed in, as far as this browser's token tells; whoever is not is led to sign in."""

from pinportal_desktop.domain.addresses import email_key
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.registering import Scope
from pinportal_desktop.domain.signing_in import LinkKind
from pinportal_desktop.portal.page import Asked, Page, go_to
from pinportal_desktop.portal.steps import Steps
from pinportal_desktop.usecases.looks import SignedIn
from pinportal_desktop.usecases.signing_in import StaySignedIn, stay_signed_in
from pinportal_desktop.usecases.slowing import Counter
from pinportal_desktop.usecases.tokens import token_digest


def signed_in(steps: Steps, asked: Asked) -> SignedIn | Page:
    """The session with its account; else the page to answer with."""
    if asked.account is None:
        return go_to("/sign-in")
    digest, now = token_digest(asked.account), steps.surface.clock.now()
    found = steps.looks.signed_in(digest)
    if found is None or not found.session.is_open(now):
        return sign_in_again()
    if found.session.is_worth_noting(now):
        steps.carry_out(stay_signed_in, StaySignedIn(**steps.surface.made(), session_digest=digest))
    return found


def sign_in_again() -> Page:
    """Says calmly that the time was over, with the form to go on."""
    return Page(template="sign_in", status=401, errors={"form": Refused(Code.SIGN_IN_AGAIN)}, sign_out=True)


def to_mailbox(steps: Steps, kind: LinkKind, email: str) -> tuple[Counter, ...]:
    """What asking for messages to one mailbox is counted under, whoever asks, and whether a login has it or not."""
    return (Counter(scope=Scope.LOGIN, key=steps.surface.digests.scope_digest(f"{kind.value} {email_key(email)}")),)


def of_login(steps: Steps, email: str) -> tuple[Counter, ...]:
    """What wrong passwords of one login are counted under, from wherever they come."""
    return (Counter(scope=Scope.LOGIN, key=steps.surface.digests.scope_digest(f"login {email_key(email)}")),)
