# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Every form of the parents' pages: how a browser comes to it, and what a parent rightly types into it."""

from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, Final

from sqlalchemy import delete, func, select

from pinportal_desktop.storage import tables as t
from tests.portal.conftest import Browser
from tests.portal.test_accounts import ANAS, PASSWORD, registered, sibling, sign_in
from tests.portal.test_mailbox import Mailbox
from tests.world import ANSWER, World

SECRETS: Final = frozenset({"password", "present"})  # what no answer gives back
# What each form holds without a parent's doing: the answers to them are the same for all.
UNSEEN: Final = frozenset({"csrf", "walk", "wrong", "language"})
DATE: Final = {"month": "3", "day": "14", "year": "2012"}
WHO: Final = {"who": "a_child", "given": "Ana", "family": "Garcia", "relationship": "Mother", "phone": "(555) 010-2231"}
LOGIN: Final = {"email": ANAS, "password": PASSWORD}


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it stands on the page at `shown`, sent to `path`; `fields` are what a parent types there."""

    path: str
    fields: dict[str, str]
    shown: str = ""

    @property
    def page(self) -> str:
        return self.shown or self.path


def _issued(world: World) -> str:
    child = world.child()
    return world.issue(child, world.contact(child, "Ana Garcia")).pin.reveal()


def _pin(world: World, browser: Browser) -> Form:
    return Form("/pin", DATE | {"pin": _issued(world), "more": "", "then": ""}, shown="/")


def _start(world: World, browser: Browser) -> Form:
    child = world.child()
    handover = world.ask(child, world.contact(child, "Ana Garcia"), complete=True).handover
    assert handover is not None
    return Form(f"/start/{handover.reveal()}", {})


def _born(world: World, browser: Browser) -> Form:
    browser.post(_start(world, browser).path)
    return Form("/born", DATE | {"answer": ANSWER, "more": "", "then": ""})


def _who(world: World, browser: Browser) -> Form:
    browser.first_step(_issued(world))
    return Form("/who", WHO)


def _login(world: World, browser: Browser) -> Form:
    browser.post(_who(world, browser).path, **WHO)
    return Form("/login", LOGIN)


def _terms(world: World, browser: Browser) -> Form:
    browser.post(_login(world, browser).path, **LOGIN)
    return Form("/terms", {"terms": "yes", "once": "0" * 64})


def _again(world: World, browser: Browser) -> Form:
    browser.post(_terms(world, browser).path, terms="yes")
    return Form("/again", {}, shown="/done")


def _language(world: World, browser: Browser) -> Form:
    return Form("/language", {"back": "/signed-out"}, shown="/signed-out")


def _sign_in(world: World, browser: Browser) -> Form:
    registered(world, browser)
    return Form("/sign-in", LOGIN)


def _signed_in(world: World, browser: Browser) -> None:
    registered(world, browser)
    sign_in(browser)


def _sign_out(world: World, browser: Browser) -> Form:
    _signed_in(world, browser)
    return Form("/sign-out", {}, shown="/children")


def _confirmation(world: World, browser: Browser) -> Form:
    _signed_in(world, browser)
    return Form("/account/confirm", {}, shown="/children")


def _add(world: World, browser: Browser) -> Form:
    _signed_in(world, browser)
    return Form("/children/add", DATE | {"pin": sibling(world)[1], "relationship": "Mother"})


def _add_kept(world: World, browser: Browser) -> Form:
    registered(world, browser)
    browser.post("/pin", **DATE, pin=sibling(world)[1], then="sign_in")
    sign_in(browser)
    return Form("/children/add", {"kept": "yes", "relationship": "Mother"})


def _new_email(world: World, browser: Browser) -> Form:
    _signed_in(world, browser)
    return Form("/account/email", {"email": "ana.new@example.net", "password": PASSWORD})


def _new_password(world: World, browser: Browser) -> Form:
    _signed_in(world, browser)
    return Form("/account/password", {"present": PASSWORD, "password": "another four random words"})


def _question(world: World, browser: Browser) -> Form:
    child = world.child()
    link = world.ask(child, world.contact(child, "Ana Garcia")).link
    return Form(f"/question/{link.reveal()}", DATE | {"answer": ANSWER, "more": "", "then": ""})


def _forgot(world: World, browser: Browser) -> Form:
    registered(world, browser)
    return Form("/forgot", {"email": ANAS})


def _confirm(world: World, browser: Browser) -> Form:
    registered(world, browser)
    return Form(Mailbox(world).link(), {"password": PASSWORD})


def _reset(world: World, browser: Browser) -> Form:
    registered(world, browser)
    mailbox = Mailbox(world)
    browser.post(mailbox.link(), password=PASSWORD)
    browser.post("/forgot", email=ANAS)
    return Form(mailbox.link(), {"password": "another four random words"})


FORMS: Final[dict[str, Callable[[World, Browser], Form]]] = {
    "/pin": _pin, "/start/{token}": _start, "/born": _born, "/who": _who, "/login": _login, "/terms": _terms,
    "/again": _again, "/language": _language, "/sign-in": _sign_in, "/sign-out": _sign_out,
    "/account/confirm": _confirmation, "/children/add": _add, "/children/add with date and PIN kept": _add_kept,
    "/account/email": _new_email, "/account/password": _new_password, "/question/{token}": _question,
    "/forgot": _forgot, "/confirm/{token}": _confirm, "/reset/{token}": _reset,
}  # fmt: skip


class FormsOf(HTMLParser):
    """The forms of a page: by the path that each is sent to, the names of its fields."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fields: dict[str, set[str]] = {}
        self._path = ""
        self._by_id: dict[str, str] = {}
        self._strays: list[tuple[str, str]] = []
        self.feed(text)
        for form, name in self._strays:
            self.fields[self._by_id[form]].add(name)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "form":
            self._path = found["action"] or ""
            self._by_id[found.get("id") or ""] = self._path
            self.fields.setdefault(self._path, set())
        elif tag in {"input", "select", "textarea", "button"} and (name := found.get("name")):
            if form := found.get("form"):
                self._strays.append((form, name))
            else:
                self.fields[self._path].add(name)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._path = ""


def made(world: World) -> dict[str, int]:
    """How much of what forms make there is."""
    counted = (t.portal_account, t.association, t.registration)
    with world.store._engine.connect() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in counted
        }


def forget_counters(world: World) -> None:
    """As if nobody had failed before: the next attempt is looked at at once."""
    with world.store.writing() as work:
        work._connection.execute(delete(t.throttle))


def send(browser: Browser, path: str, fields: dict[str, Any]) -> Any:
    """A form as it stands, without following where its answer leads."""
    return browser.client.post(path, data={"csrf": browser.csrf()} | fields, follow_redirects=False)
