# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a handler is asked and what it answers: frozen, without HTTP machinery."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Final, TypeAlias

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.usecases.registration_form import Typed

SESSION: Final = "pinportal_session"
DEVICE: Final = "pinportal_device"
ACCOUNT: Final = "pinportal_account"
LANGUAGE: Final = "pinportal_language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request. `device` tells browsers apart for counting attempts; `session` is the registration's token and
    `account` that of who is signed in. `language` is what the page is to speak, and `chosen` whether somebody said so.

    `here` is the page's own path; `own_form` is False where the browser says that the form was not sent from a page of
    this site.
    """

    path: Mapping[str, str]
    form: Mapping[str, str]
    address: str
    device: Secret
    session: Secret | None
    account: Secret | None = None
    language: str = "en"
    chosen: bool = False
    here: str = "/"
    own_form: bool = True

    @property
    def csrf(self) -> str:
        """What a form of ours carries: known to whoever holds the device's cookie, told to nobody else."""
        return sha256(f"csrf:{self.device.reveal()}".encode()).hexdigest()

    @property
    def walk(self) -> str:
        """Which registration a form belongs to: two tabs share one browser's cookie, which tells of the last begun."""
        return "" if self.session is None else sha256(f"walk:{self.session.reveal()}".encode()).hexdigest()

    def field(self, name: str, *, most: int = 200) -> str:
        """See `Typed.field`."""
        return Typed(self.form).field(name, most=most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An answer: a template with its facts, or a `location` to go on to. It is given `delay` seconds after the question
    at the earliest; an `even` one after the same time whatever it is, so that its time tells nothing.

    `errors` are by field, "form" for the whole of it; `session` is the registration's new token; `forget` ends it.
    `account` is the token of who has signed in; `sign_out` takes it back. `language` is one to remember.
    """

    template: str = ""
    status: int = 200
    facts: Mapping[str, object] = field(default_factory=dict)
    errors: Mapping[str, PinPortalError] = field(default_factory=dict)
    location: str = ""
    session: Secret | None = None
    forget: bool = False
    account: Secret | None = None
    sign_out: bool = False
    language: str = ""
    delay: float = 0.0
    even: bool = False


Handler: TypeAlias = Callable[[Asked], Page]


def go_to(location: str, *, session: Secret | None = None, account: Secret | None = None) -> Page:
    """Post, redirect, get: nothing is sent twice by going back or reloading."""
    return Page(status=303, location=location, session=session, account=account)


def notice(code: Code, *, status: int, forget: bool = False) -> Page:
    """A page that says one thing and how to go on."""
    return Page(template="notice", status=status, facts={"code": code}, forget=forget)


def evenly(page: Page) -> Page:
    """The same answer, when any other would have been given."""
    return replace(page, even=True)


def refused(page: Page, errors: Mapping[str, PinPortalError], *, status: int = 422) -> Page:
    """The same page again with what is wrong on it, and what was typed."""
    return replace(page, errors=errors, status=status)
