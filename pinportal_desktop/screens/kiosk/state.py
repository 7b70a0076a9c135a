# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""How far the family at the kiosk has come, and how each step changes that; no widgets, no clock.

What is typed stays in the fields alone: a state holds none of it but the address that the last step repeats.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import ceil
from types import MappingProxyType
from typing import Final, TypeAlias

from pinportal_desktop.domain.errors import Code, PinPortalError, Refused
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.screens.jobs import Incident

IDLE: Final = 60.0  # s without a touch, then everything is wiped
COUNTED: Final = 15.0  # s of them with a countdown
DONE_STAYS: Final = 20.0  # s; then the next family finds an empty screen

Trouble: TypeAlias = PinPortalError | Incident
_NONE: Final[Mapping[str, Trouble]] = MappingProxyType({})


class Page(StrEnum):
    """What is shown; the first four are the steps, in their order. `ADD` follows on `DONE`, and leads back to it."""

    BORN = "born"
    WHO = "who"
    LOGIN = "login"
    TERMS = "terms"
    DONE = "done"
    ADD = "add"
    NOTICE = "notice"
    ACCOUNT = "account"
    HAND_BACK = "hand_back"


STEPS: Final = (Page.BORN, Page.WHO, Page.LOGIN, Page.TERMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Everything that the screen's look follows from.

    `session` is this walk's own token, another one after each wipe; `account` is what the family is signed in under as
    soon as it has made its account. `once` names one press of **Create My Account**. `added` is whether the last step
    added a child to the account.
    `handover` is the desk's, which the screen was covered for; `covers` stays true when it is used up. `question` is
    what is asked where it is a VQ's. `begun` is whether the database knows the walk. `left` counts the last seconds
    before the wipe, None before those.
    """

    session: Secret
    account: Secret
    once: Secret
    language: str
    handover: Secret | None = None
    question: str = ""
    covers: bool = False
    page: Page = Page.BORN
    begun: bool = False
    touched: bool = False
    busy: bool = False
    added: bool = False
    email: str = ""
    notice: Code | None = None
    errors: Mapping[str, Trouble] = field(default_factory=lambda: _NONE)
    left: int | None = None

    @property
    def step(self) -> int | None:
        """Which of the four it is, None beside them."""
        return STEPS.index(self.page) + 1 if self.page in STEPS else None

    @property
    def is_clean(self) -> bool:
        """Whether nobody has done anything here since the last wipe."""
        return not self.touched and not self.begun and self.page in {Page.BORN, Page.HAND_BACK}


def touched(given: Given) -> Given:
    """Somebody is there."""
    return given if given.touched and given.left is None else replace(given, touched=True, left=None)


def edited(given: Given, name: str) -> Given:
    """A field has another content: what was wrong with it is not said any more."""
    if name not in given.errors:
        return given
    return replace(given, errors={key: error for key, error in given.errors.items() if key != name})


def spoken(given: Given, language: str) -> Given:
    """In another language; nothing else changes."""
    return replace(given, language=language)


def asking(given: Given, question: str) -> Given:
    """The desk handed a VQ over: it is asked beside the date of birth."""
    return replace(given, question=question)


def working(given: Given) -> Given:
    """A step is under way."""
    return replace(given, busy=True, errors=_NONE)


def moved(given: Given, page: Page) -> Given:
    """On another page, with nothing wrong on it."""
    added = given.page is Page.ADD and page is Page.DONE
    return replace(given, page=page, busy=False, added=added, errors=_NONE, notice=None)


def back(given: Given) -> Given:
    """One step back; the first one, once proved, is not shown again. From beside the steps to the first."""
    match given.page:
        case Page.LOGIN | Page.TERMS:
            return moved(given, STEPS[STEPS.index(given.page) - 1])
        case Page.ACCOUNT:
            return moved(given, Page.BORN)
        case Page.ADD:
            return replace(moved(given, Page.DONE), added=False)
        case _:
            return given


_OVER: Final = frozenset({Code.REGISTRATION_EXPIRED, Code.LINK_USED, Code.SIGN_IN_AGAIN})


def refused(given: Given, errors: Mapping[str, Trouble], once: Secret) -> Given:
    """The same page with what is wrong on it. A walk that is over says so on a page of its own.

    A press that was refused may be tried again as another one; after one whose answer was lost the same is asked.
    """
    for error in errors.values():
        if isinstance(error, PinPortalError) and error.code in _OVER:
            return replace(moved(given, Page.NOTICE), notice=error.code)
    settled = all(isinstance(error, Refused) for error in errors.values())
    return replace(given, busy=False, errors=errors, once=once if settled else given.once)


def wiped(given: Given, *, session: Secret, account: Secret, once: Secret, language: str) -> Given:
    """As if nobody had been there. What covers the desk's screen is then handed back."""
    page = Page.HAND_BACK if given.covers else Page.BORN
    return Given(session=session, account=account, once=once, language=language, covers=given.covers, page=page)


def waited(given: Given, idle: float) -> Given:
    """After so many seconds without a touch."""
    left = _left(given, idle)
    counts = given.page is not Page.DONE and left is not None and left <= COUNTED
    return replace(given, left=ceil(left) if counts and left is not None else None)


def is_over(given: Given, idle: float) -> bool:
    """Whether nobody has been there for so long that everything goes."""
    left = _left(given, idle)
    return left is not None and left <= 0


def _left(given: Given, idle: float) -> float | None:
    if given.is_clean or given.page is Page.HAND_BACK:
        return None
    return (DONE_STAYS if given.page is Page.DONE else IDLE) - idle
